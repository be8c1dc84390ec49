/**
 * What one phone is shown, read at one moment. The rule: a phone that is not
 * let in sees the menu and its own doing; one that is sees its own party; and
 * no phone sees anything else.
 */
import type { GuestBill, GuestOrderLine, GuestParty, GuestState } from '../../schema/guest-state.ts'
import { lineGross } from '../../schema/quantity.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { businessDate } from '../../schema/time.ts'
import { addTaxes } from '../../schema/tax.ts'
import { upiReference, upiUri } from '../../schema/upi.ts'
import { sum } from '../../schema/money.ts'
import { paidSoFar, stillDue } from '../../schema/paid.ts'
import { tableName } from '../../schema/sitting.ts'
import { billsOfOrder } from '../billing/bills.sql.ts'
import { sittingById } from '../floor/sittings.sql.ts'
import { cartLines, inCart, type CartContext } from '../handlers/guest-cart.ts'
import { menuTag } from './guest-menu.ts'
import { cartRows, proposalsOf } from '../guests/cart.sql.ts'
import { guestsAt } from '../guests/commands.ts'
import {
  eatingAt,
  guestByToken,
  guestsOf,
  partyById,
  sitsAt,
  tableByCode,
  type GuestRow,
} from '../guests/guests.sql.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import { orderAt } from '../orders/orders.sql.ts'
import { outletById, taxedAt } from '../outlets/outlets.sql.ts'
import type { Database } from '../store/driver.ts'

/** The outlet and the table behind a code; undefined where it leads nowhere. */
export const placeOf = (
  db: Database,
  code: string,
): { readonly outlet: OutletDoc; readonly tableId: string; readonly table: string } | undefined => {
  const table = tableByCode.get(db, code)
  const outlet = table && outletById(db, table.outletId)
  return table === undefined || outlet === undefined
    ? undefined
    : { outlet, tableId: table.tableId, table: tableName(table.number) }
}

export const contextAt = (db: Database, outlet: OutletDoc, at: number): CartContext => ({
  db,
  outlet: taxedAt(db, outlet, at),
  at,
  businessDate: businessDate(at, outlet.timeZone, outlet.cutOffMinute),
})

/** The phone of a token at a table: one whose party sits there, or came from there and has moved. */
export const phoneAt = (
  db: Database,
  tokenHash: string | null,
  { tableId }: { readonly tableId: string },
): GuestRow | undefined => {
  const guest = tokenHash === null ? undefined : guestByToken.get(db, tokenHash)
  if (guest === undefined) return undefined
  const party = partyById.get(db, guest.sittingId)
  const isAlive = party?.state === 'seated' || party?.state === 'paid'
  const isHere = guest.tableId === tableId || sitsAt.get(db, guest.sittingId, tableId) !== undefined
  return isAlive && isHere ? guest : undefined
}

/** A declined order is shown for this long. */
const declinedShownMs = 10 * 60_000
const sittingLifeMs = 48 * 3_600_000

/** The state of a phone, or undefined where the code leads nowhere. */
export const guestState = (
  db: Database,
  code: string,
  tokenHash: string | null,
  at: number,
): GuestState | undefined => {
  const place = placeOf(db, code)
  if (place === undefined) return undefined
  const { outlet, tableId, table } = place
  const context = contextAt(db, outlet, at)
  const { ordering, isSelfSeating } = guestsAt(db, outlet.outletId)
  const guest = phoneAt(db, tokenHash, place)
  const { names, country, currency, currencyExponent, timeZone } = outlet
  const isLetIn = guest?.isLetIn === 1
  const people = guest === undefined ? [] : guestsOf.all(db, guest.sittingId)
  const me = people.find(({ guestId }) => guestId === guest?.guestId)
  const rows = guest === undefined ? [] : cartRows.all(db, guest.sittingId)
  const mine = rows.filter((row) => (isLetIn ? row.isLetIn === 1 : row.guestId === guest?.guestId))
  return {
    at,
    outlet: { names, country, currency, currencyExponent, timeZone },
    table,
    ordering: outlet.isActive ? ordering : 'off',
    isSelfSeating,
    isTaken: eatingAt.all(db, tableId).length > 0,
    menuTag: menuTag(context),
    me:
      me === undefined
        ? null
        : { guestId: me.guestId, name: me.name ?? '', colour: me.colour, isLetIn },
    party: guest !== undefined && isLetIn ? partyOf(context, guest.sittingId) : null,
    cart: cartLines(context, mine.filter(inCart)),
    proposals:
      guest === undefined
        ? []
        : proposalsOf
            .all(db, guest.sittingId, at - sittingLifeMs)
            .filter((one) => (isLetIn ? one.isLetIn === 1 : one.guestId === guest.guestId))
            .filter(
              ({ state, answeredAt }) =>
                state === 'waiting' ||
                (state === 'declined' && (answeredAt ?? 0) > at - declinedShownMs),
            )
            .map(({ proposalId, guestId, state, reason, placedAt }) => ({
              proposalId,
              guestId,
              state,
              reason,
              placedAt,
              lines: cartLines(
                context,
                rows.filter((row) => row.proposalId === proposalId),
              ),
            })),
  }
}

const partyOf = (context: CartContext, sittingId: string): GuestParty | null => {
  const { db, outlet } = context
  const sitting = sittingById(db, sittingId)
  if (sitting === undefined) return null
  const order = orderAt(db, sittingId)
  return {
    label: sitting.label,
    pin: sitting.pin,
    isPaid: sitting.state === 'paid',
    calledAt: sitting.calledAt,
    billAskedAt: sitting.billAskedAt,
    people: guestsOf
      .all(db, sittingId)
      .filter(({ isLetIn }) => isLetIn === 1)
      .map(({ guestId, name, colour }) => ({ guestId, name: name ?? '', colour })),
    order: order.lines
      .filter(({ qtyMilli }) => qtyMilli > 0)
      .map((line): GuestOrderLine => ({
        lineId: line.lineId,
        names: line.names,
        variantNames: line.variantNames,
        modifiers: line.modifiers.map(({ names }) => names),
        qtyMilli: line.qtyMilli,
        amount: lineGross(
          line.qtyMilli,
          line.modifiers.reduce((price, { amount }) => price + amount, line.unitPrice),
        ),
        state: line.state,
        note: line.note,
      })),
    bill: billFor(db, outlet, order.orderId),
  }
}

/** All parts of the party’s bill together: what of it is paid, and what the whole table still owes. */
const billFor = (db: Database, outlet: OutletDoc, orderId: string): GuestBill | null => {
  const parts = billsOfOrder(db, orderId, billedLinesOf).filter(({ state }) => state !== 'void')
  const first = parts.find(({ state }) => state === 'open') ?? parts[0]
  if (first === undefined) return null
  const totals = parts.map(({ total }) => total)
  const due = sum(parts.map(stillDue))
  const isPaid = parts.every(({ state }) => state === 'settled')
  return {
    total: sum(totals.map(({ taxableTotal }) => taxableTotal)),
    taxes: addTaxes(totals.map(({ taxes }) => taxes)),
    roundOff: sum(totals.map(({ roundOff }) => roundOff)),
    tip: sum(totals.map(({ tip }) => tip)),
    paid: sum(parts.map(paidSoFar)),
    due,
    isPaid,
    // UPI is India’s: it knows rupees and nothing else.
    upi:
      outlet.upiAddress === '' || outlet.currency !== 'INR' || isPaid || due === 0
        ? null
        : upiUri({
            payee: outlet.upiAddress,
            name: outlet.names.en,
            // All parts together are another request than any of them.
            reference: upiReference(
              parts.length > 1 ? orderId : first.billId,
              sum(parts.map(({ payments }) => payments.length)),
            ),
            note: `${outlet.code} ${first.token}`,
            amount: due,
          }),
  }
}
