/** Selling: an order with its prices, and a counter sale or one of the past in one act. */
import type { CommandArgs } from '../../schema/commands.ts'
import { retail } from '../../schema/customer-words.ts'
import type { OrderDoc } from '../../schema/order.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { SaleResult } from '../../schema/results.ts'
import { businessDate } from '../../schema/time.ts'
import { billDepsOf, taxClassesOf } from './bill-deps.ts'
import { discountBill, tipBill } from '../billing/adjust.ts'
import { billOf, plain } from '../billing/bill.ts'
import { billById } from '../billing/bills.sql.ts'
import { nameBuyer } from '../billing/buyers.ts'
import { couponBill } from '../billing/coupon.ts'
import { ringBill, settleBill, type PaymentArgs } from '../billing/commands.ts'
import { importBill, openPast } from '../billing/import.ts'
import { billed, openBill } from '../billing/owed.ts'
import type { Handler, Handlers, Tx } from '../bus/tx.ts'
import { takeLeft } from '../catalogue/eighty-six.ts'
import { priceOrder, type PricedOrder } from '../catalogue/pricing.ts'
import { buyerOf, invoiced, nameInvoiced, nameWhoOwes, payFromOwners } from './customers.ts'
import { openOrder } from './floor.ts'
import { forWhom, isNamedTo, keepPerson } from './order-person.ts'
import { addToOrder, nextRound, placeOrder, type PlaceOrder } from '../orders/commands.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import { outletAt } from '../outlets/outlets.sql.ts'
import { chargeUsual, oweWithUsual } from './service-charge.ts'
import { startSlip } from '../slips/commands.ts'
import { takesCash, withTill } from './till-drawer.ts'

/**
 * The business date on which the customer saw the prices. A sale that waited in
 * an outbox past the cut-off is booked today and priced by the day it was rung.
 */
export const dateSeen = ({ at, outlet, command }: Tx): number =>
  businessDate(Math.min(command.sentAt, at), outlet.timeZone, outlet.cutOffMinute)

interface Pricing {
  /** Whose price list it is; that of everybody where nobody is named. */
  readonly customerGroup?: string
  readonly round?: number
  /** The sale has happened, whatever the menu says now. */
  readonly hasHappened?: boolean
}

type Wanted = Pick<CommandArgs<'order.place'>, 'orderType' | 'lines'>

const priced = (
  tx: Tx,
  args: Wanted,
  { round = 1, hasHappened = false, customerGroup = retail }: Pricing = {},
): Result<PricedOrder, Refusal> =>
  priceOrder(
    {
      db: tx.db,
      outlet: tx.outlet,
      orderType: args.orderType,
      customerGroup,
      businessDate: dateSeen(tx),
      at: tx.at,
      seenAt: Math.min(tx.command.sentAt, tx.at),
      priceRev: tx.command.priceRev,
      round,
      by: tx.userId,
      newId: tx.newId,
      hasHappened,
    },
    args.lines,
  )

/** The order is theirs whom the customer turned out to be, where two were made one. */
const withBuyer = (
  args: Pick<PlaceOrder['args'], 'orderType' | 'note'>,
  { customerId }: { readonly customerId?: string },
): PlaceOrder['args'] => ({
  orderType: args.orderType,
  note: args.note,
  ...(customerId === undefined ? {} : { customerId }),
})

/** Lines with their prices, taken from what is left of them. */
const ordered = (tx: Tx, args: Wanted, pricing: Pricing = {}): Result<PricedOrder, Refusal> => {
  const lines = priced(tx, args, pricing)
  if (!lines.ok) return lines
  const taken = takeLeft(tx, lines.value.lines, pricing.hasHappened === true)
  return taken.ok ? lines : taken
}

export const place: Handler<'order.place'> = (tx, args) => {
  if (!tx.outlet.isActive) return no(refusal('outlet.inactive'))
  const whom = forWhom(tx, args)
  if (!whom.ok) return whom
  const buyer = buyerOf(tx, whom.value.customerId)
  if (!buyer.ok) return buyer
  const lines = ordered(tx, args, buyer.value)
  if (!lines.ok) return lines
  const order = placeOrder(tx, {
    args: withBuyer(args, buyer.value),
    lines: lines.value.lines,
    priceRev: lines.value.rev,
    isPaid: false,
    isNamed: isNamedTo(whom.value),
  })
  keepPerson(tx, order, whom.value)
  const charged = oweWithUsual(tx, order, args.charges ?? [])
  if (!charged.ok) return charged
  if (args.onSlip === true) startSlip(tx, order)
  return ok({ orderId: order.orderId, token: order.token, billId: order.billId })
}

/** More for an order. Adding commutes: what two people add at once is all there. */
export const add: Handler<'order.add'> = (tx, { orderId, lines }) => {
  const order = openOrder(tx, orderId)
  if (!order.ok) return order
  const { orderType, billId } = order.value
  // Of a split bill the first part may be paid already; what comes now would have no bill.
  if (billById(tx.db, billId, billedLinesOf)?.state === 'settled') return no(refusal('order.paid'))
  const buyer = buyerOf(tx, order.value.customerId)
  const customerGroup = buyer.ok ? buyer.value.customerGroup : retail
  const round = nextRound(tx, orderId)
  const more = ordered(tx, { orderType, lines }, { round, customerGroup })
  return more.ok ? addToOrder(tx, order.value, more.value) : more
}

/** Money that a screen took while it was away from the hub is in the drawer, whatever the shop says now. */
const isTakenAlready = ({ tenders }: Pick<PaymentArgs, 'tenders'>): boolean =>
  tenders.some(({ kept }) => kept !== undefined)

type RingArgs = CommandArgs<'sale.ring'>

/**
 * The same for a sale that is lowered, has a tip or an invoice that names the
 * buyer: the bill is open for as long as it takes to say so.
 */
const ringOpen = (
  tx: Tx,
  order: OrderDoc,
  { charges = [], discount, coupon, tip = 0, buyer, placeOfSupply }: RingArgs,
  payment: PaymentArgs,
): Result<SaleResult, Refusal> => {
  const { billId } = order
  const deps = billDepsOf(tx)
  openBill(tx, order, billOf(plain(billed(order.lines)), tx.outlet, deps.taxClassOf))
  if (buyer === undefined) nameInvoiced(tx, billId, order.customerId, { placeOfSupply })
  const named = buyer === undefined ? ok({}) : nameBuyer(tx, { billId, buyer, placeOfSupply }, deps)
  if (!named.ok) return named
  const charged = chargeUsual(tx, billId, charges, isTakenAlready(payment))
  if (!charged.ok) return charged
  const lowered =
    discount === undefined
      ? ok({})
      : discountBill(tx, { billId, ...discount }, discount.isOver ? 'over' : 'reason', deps, {
          hasHappened: isTakenAlready(payment),
        })
  if (!lowered.ok) return lowered
  const couponed = coupon === undefined ? ok({}) : couponBill(tx, { billId, code: coupon }, deps)
  // Cash that was taken away from the hub is in the drawer: a coupon that has run out since makes it short, and is no refusal.
  if (!couponed.ok && !isTakenAlready(payment)) return couponed
  const tipped = tip === 0 ? ok({}) : tipBill(tx, { billId, amount: tip }, deps)
  if (!tipped.ok) return tipped
  nameWhoOwes(tx, billId, payment.tenders)
  return settleBill(tx, billId, payment, deps)
}

/** A counter sale is one act, so it is one command: nothing half-sold can remain. */
const ring: Handler<'sale.ring'> = (tx, args) => {
  if (!tx.outlet.isActive) return no(refusal('outlet.inactive'))
  const isTaken = isTakenAlready(args)
  const whom = forWhom(tx, args, { isTaken, isPriced: true })
  if (!whom.ok) return whom
  const buyer = buyerOf(tx, whom.value.customerId)
  if (!buyer.ok) return buyer
  const lines = ordered(tx, args, { ...buyer.value, hasHappened: isTaken })
  if (!lines.ok) return lines
  const order = placeOrder(tx, {
    args: withBuyer(args, buyer.value),
    lines: lines.value.lines,
    priceRev: lines.value.rev,
    isPaid: true,
    isNamed: isNamedTo(whom.value),
  })
  keepPerson(tx, order, whom.value)
  const isPlain =
    (args.charges ?? []).length === 0 &&
    args.discount === undefined &&
    args.coupon === undefined &&
    (args.tip ?? 0) === 0 &&
    args.buyer === undefined &&
    args.tenders.every(({ kind }) => kind !== 'account') &&
    invoiced(tx, order.customerId) === undefined
  return payFromOwners(tx, { tenders: args.tenders, ...buyer.value }, (tenders) =>
    isPlain
      ? ringBill(tx, order, { ...args, tenders }, taxClassesOf(tx))
      : ringOpen(tx, order, args, { ...args, tenders }),
  )
}

/** A sale of the past is booked by the prices of its own day, in one act, and in silence. */
const importSale: Handler<'sale.import'> = (tx, args) => {
  if (!tx.outlet.isActive) return no(refusal('outlet.inactive'))
  const then = outletAt(tx.db, tx.outlet.outletId, args.soldAt) ?? tx.outlet
  const past = openPast({ ...tx, outlet: then }, args)
  if (!past.ok) return past
  const buyer = buyerOf(tx, args.customerId)
  if (!buyer.ok) return buyer
  const lines = priced(past.value, args, { ...buyer.value, hasHappened: true })
  if (!lines.ok) return lines
  const order = placeOrder(past.value, {
    args: withBuyer(args, buyer.value),
    lines: lines.value.lines,
    priceRev: lines.value.rev,
    isPaid: true,
    isPast: true,
  })
  return importBill(past.value, order, args, {
    taxClassOf: taxClassesOf(past.value),
    importedAt: tx.at,
  })
}

export const saleHandlers: Pick<Handlers, 'sale.ring' | 'sale.import'> = {
  'sale.ring': withTill(ring, takesCash),
  'sale.import': importSale,
}
