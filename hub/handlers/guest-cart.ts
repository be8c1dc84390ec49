/**
 * The cart a party fills together from its phones: what is in it, with the
 * names and prices of now, and who may change what.
 */
import type { CartLine, GuestLine } from '../../schema/guest.ts'
import type { Names } from '../../schema/names.ts'
import type { LineModifier, OrderLine, OrderLineArgs } from '../../schema/order.ts'
import { retail } from '../../schema/customer-words.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { cartLinesMax } from '../../schema/guest.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import { soldItem } from '../catalogue/catalogue.sql.ts'
import { eightySixedAt } from '../catalogue/eighty-six.sql.ts'
import { amountWords } from '../catalogue/item.ts'
import { priceOrder } from '../catalogue/pricing.ts'
import {
  cartRows,
  changeCartLine,
  deleteCartLine,
  insertCartLine,
  nextCartRev,
  proposalById,
  type CartRow,
  type ProposalRow,
} from '../guests/cart.sql.ts'
import { guestHere, type GuestHere } from '../guests/commands.ts'
import type { Database } from '../store/driver.ts'

// --- reading it -----------------------------------------------------------------

/** What is needed to say what something costs a guest at a table now. */
export interface CartContext {
  readonly db: Database
  readonly outlet: OutletDoc
  readonly businessDate: number
  readonly at: number
}

/** A line's names and prices as they were when it was chosen. */
type Seen = Pick<CartLine, 'names' | 'variantNames' | 'modifiers' | 'unitPrice' | 'isTaxIncluded'>

const price = (
  context: CartContext,
  lineId: string,
  asked: OrderLineArgs,
): Result<OrderLine, Refusal> => {
  const { db, outlet, businessDate, at } = context
  const priced = priceOrder(
    {
      db,
      outlet,
      orderType: 'eat-here',
      customerGroup: retail,
      businessDate,
      at,
      seenAt: at,
      priceRev: undefined,
      round: 1,
      by: null,
      newId: () => lineId,
      hasHappened: false,
    },
    [asked],
  )
  if (!priced.ok) return priced
  const [line] = priced.value.lines
  if (line === undefined) return no(refusal('item.unknown'))
  const left = leftOf(db, context, line)
  return left === null || left >= line.qtyMilli
    ? ok(line)
    : no(refusal('item.sold-out', { item: line.names, left: amountWords(left, line.unit) }))
}

/** How much is left of what a line wants, in thousandths; null: as much as anybody wants. */
const leftOf = (
  db: Database,
  { outlet, businessDate }: CartContext,
  { itemId, variantId }: OrderLine,
): number | null => {
  const counts = eightySixedAt(db, outlet.outletId, businessDate)
    .filter((one) => one.itemId === itemId && (one.variantId ?? variantId) === variantId)
    .map(({ leftMilli }) => leftMilli ?? 0)
  return counts.length === 0 ? null : Math.min(...counts)
}

const seenOf = (line: OrderLine): Seen => ({
  names: line.names,
  variantNames: line.variantNames,
  modifiers: line.modifiers,
  unitPrice: line.modifiers.reduce((sum, { amount }) => sum + amount, line.unitPrice),
  isTaxIncluded: line.isTaxIncluded,
})

export const askedIn = ({ asked }: CartRow): OrderLineArgs => JSON.parse(asked) as OrderLineArgs

/** Lines as they can be had now; one that cannot be had any more keeps what was seen of it and says why. */
export const cartLines = (context: CartContext, rows: readonly CartRow[]): readonly CartLine[] =>
  rows.map((row): CartLine => {
    const asked = askedIn(row)
    const now = price(context, row.lineId, asked)
    const seen = now.ok ? seenOf(now.value) : (JSON.parse(row.seen) as Seen)
    return {
      lineId: row.lineId,
      guestId: row.guestId,
      itemId: asked.itemId,
      variantId: asked.variantId ?? null,
      names: seen.names satisfies Names,
      variantNames: seen.variantNames,
      modifiers: seen.modifiers satisfies readonly LineModifier[],
      qtyMilli: asked.qtyMilli,
      note: asked.note ?? '',
      unitPrice: seen.unitPrice,
      isTaxIncluded: seen.isTaxIncluded,
      problem: now.ok ? null : now.error.code,
    }
  })

/** Why some lines cannot be ordered as they stand, or null where they can. */
export const problemOf = (context: CartContext, rows: readonly CartRow[]): Refusal | null => {
  for (const row of rows) {
    const now = price(context, row.lineId, askedIn(row))
    if (!now.ok) return now.error
  }
  return null
}

/** What is in the cart itself: not what waits for the staff already. */
export const inCart = ({ proposalId }: CartRow): boolean => proposalId === null

// --- telling it -----------------------------------------------------------------

/** Says what a party has chosen. Of a phone that is not let in nobody hears. */
export const tellCart = (tx: Tx, sittingId: string): void => {
  const rows = cartRows.all(tx.db, sittingId).filter((row) => inCart(row) && row.isLetIn === 1)
  const rev = nextCartRev.get(tx.db, sittingId)?.rev ?? 1
  tx.emit('cart.changed', {
    key: `cart:${sittingId}`,
    rev,
    data: { sittingId, outletId: tx.outlet.outletId, lines: cartLines(tx, rows), rev },
  })
}

export const tellProposal = (
  tx: Tx,
  kind: 'proposal.placed' | 'proposal.changed' | 'proposal.answered',
  proposalId: string,
  lines: readonly CartLine[],
): void => {
  const row = proposalById.get(tx.db, proposalId)
  if (row === undefined) throw new Error(`there is no proposal ${proposalId}`)
  tx.emit(kind, { key: `proposal:${proposalId}`, rev: row.rev, data: proposalOf(row, lines) })
}

export const proposalOf = (
  { isLetIn, ...row }: ProposalRow,
  lines: readonly CartLine[],
): { isLetIn: boolean; lines: readonly CartLine[] } & Omit<ProposalRow, 'isLetIn'> => ({
  ...row,
  isLetIn: isLetIn === 1,
  lines,
})

// --- filling it -----------------------------------------------------------------

/**
 * Puts something into the cart. Refuses what is sold by weight, because a phone
 * has no scale, whatever an order would be refused for, and a flood.
 */
export const choose: Handler<'guest.choose'> = (tx, { tokenHash, line }) => {
  const here = ordering(tx, tokenHash)
  if (!here.ok) return here
  const { guestId, sittingId } = here.value.guest
  const item = soldItem.get(tx.db, tx.outlet.outletId, line.itemId)
  if (item?.isWeighed === 1)
    return no(refusal('item.by-weight', { item: JSON.parse(item.names) as Names }))
  if (cartRows.all(tx.db, sittingId).length >= cartLinesMax)
    return no(refusal('cart.full', { most: cartLinesMax }))
  const lineId = tx.newId()
  const asked = askFor(line)
  const priced = price(tx, lineId, asked)
  if (!priced.ok) return priced
  const seen = JSON.stringify(seenOf(priced.value))
  insertCartLine.run(tx.db, lineId, sittingId, guestId, JSON.stringify(asked), seen, tx.at)
  tellCart(tx, sittingId)
  return ok({ lineId })
}

const askFor = ({ pieces, ...line }: GuestLine): OrderLineArgs => ({
  ...line,
  qtyMilli: pieces * 1000,
  source: 'typed',
  isHeld: false,
})

/** More or fewer of something in the cart, by whoever chose it. */
export const change: Handler<'guest.change'> = (tx, { tokenHash, lineId, pieces }) => {
  const mine = lineOf(tx, tokenHash, lineId)
  if (!mine.ok) return mine
  const asked = { ...askedIn(mine.value), qtyMilli: pieces * 1000 }
  changeCartLine.run(tx.db, JSON.stringify(asked), lineId)
  tellCart(tx, mine.value.sittingId)
  return ok({})
}

/** Takes something out of the cart, by whoever chose it. */
export const remove: Handler<'guest.remove'> = (tx, { tokenHash, lineId }) => {
  const mine = lineOf(tx, tokenHash, lineId)
  if (!mine.ok) return mine
  deleteCartLine.run(tx.db, lineId)
  tellCart(tx, mine.value.sittingId)
  return ok({})
}

/** A phone whose party may order. */
export const ordering = (tx: Tx, tokenHash: string): Result<GuestHere, Refusal> => {
  const here = guestHere(tx, tokenHash)
  return here.ok && here.value.setting.ordering === 'look' ? no(refusal('guest.look-only')) : here
}

/** A line in the cart that the phone itself has chosen. */
const lineOf = (tx: Tx, tokenHash: string, lineId: string): Result<CartRow, Refusal> => {
  const here = guestHere(tx, tokenHash)
  if (!here.ok) return here
  const { guestId, sittingId, isLetIn } = here.value.guest
  const row = cartRows
    .all(tx.db, sittingId)
    .find(
      (one) => one.lineId === lineId && inCart(one) && (isLetIn === 1 || one.guestId === guestId),
    )
  if (row === undefined) return no(refusal('line.unknown'))
  return row.guestId === guestId ? ok(row) : no(refusal('cart.not-yours'))
}
