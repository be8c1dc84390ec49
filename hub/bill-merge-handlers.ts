/** Making one bill of two at the cash desk: what that means for the parties, their orders and the kitchen. */
import type { BillDoc } from '../schema/bill.ts'
import type { BillMergeCommandName } from '../schema/bill-merge-commands.ts'
import type { OrderDoc } from '../schema/order.ts'
import { refusal, type Refusal } from '../schema/refusals.ts'
import { no, ok, type Result } from '../schema/result.ts'
import { billDepsOf } from './bill-deps.ts'
import { changeableBill } from './billing/adjust.ts'
import { addUp, calledOf, hasJointThings, whyApart } from './billing/merge.ts'
import { billById } from './billing/bills.sql.ts'
import type { Handler, Handlers, Tx } from './bus/tx.ts'
import { buyerOf } from './customer-handlers.ts'
import { joinOne, movableOrder, partableOrder, partOne, wholeOrder } from './floor-handlers.ts'
import { stopAsking } from './floor/commands.ts'
import { mergedPair, pairOf } from './floor/merge.ts'
import { orderNow } from './orders/change.ts'
import { billedLinesOf } from './orders/lines.sql.ts'
import { heldElsewhere } from './requests/commands.ts'
import { slipById } from './slips/slips.sql.ts'

/**
 * Puts a bill on another one. Two tables become one party, as on the floor,
 * though their bill was asked for: that is when somebody says they pay together.
 */
const merge: Handler<'bill.merge'> = (tx, { billId, intoId }) => {
  const deps = billDepsOf(tx)
  const from = changeableBill(tx, billId, deps)
  if (!from.ok) return from
  const onto = changeableBill(tx, intoId, deps)
  if (!onto.ok) return onto
  const why = whyApart(from.value, onto.value) ?? whyNotTogether(tx, from.value, onto.value)
  if (why !== undefined) return no(why)
  const sold = samePrices(tx, from.value, onto.value)
  if (!sold.ok) return sold
  const orders = ordersOf(tx, from.value, onto.value)
  if (!orders.ok) return orders
  const [fromOrder, ontoOrder] = orders.value
  if (fromOrder.sittingId !== null && ontoOrder.sittingId !== null) {
    const pair = pairOf(tx, fromOrder.sittingId, ontoOrder.sittingId, 'paying')
    if (!pair.ok) return pair
    stopAsking(tx, fromOrder.sittingId)
    joinOne(tx, fromOrder, ontoOrder, pair.value)
  } else {
    joinOne(tx, fromOrder, ontoOrder)
  }
  addUp(tx, from.value, onto.value, deps)
  return ok({})
}

/** Why two bills cannot be one for what they are of: a table, a slip, food for elsewhere, or another cashier's. */
const whyNotTogether = (tx: Tx, from: BillDoc, onto: BillDoc): Refusal | undefined => {
  const slip = [from, onto].find(({ orderId }) => slipById(tx.db, orderId) !== undefined)
  if (slip !== undefined) return refusal('bill.merge-slip', { bill: calledOf(slip) })
  if (from.sittingId !== null && onto.sittingId === null)
    return refusal('bill.merge-table', { bill: calledOf(from) })
  const isMade = orderNow(tx, from.orderId).lines.every(
    ({ state, qtyMilli }) => qtyMilli === 0 || state === 'ready' || state === 'served',
  )
  if (from.orderType !== onto.orderType && !isMade)
    return refusal('bill.merge-kind', { bill: calledOf(from) })
  const held = [from, onto].flatMap(({ sittingId }) => heldElsewhere(tx, sittingId) ?? [])
  return held[0]
}

/** Whether both are at the same prices, and whoever it is that the one is for is whom the other is for. */
const samePrices = (tx: Tx, from: BillDoc, onto: BillDoc): Result<object, Refusal> => {
  const theirs = buyerOf(tx, from.customerId)
  if (!theirs.ok) return theirs
  const ours = buyerOf(tx, onto.customerId)
  if (!ours.ok) return ours
  const isSame =
    theirs.value.customerGroup === ours.value.customerGroup &&
    (theirs.value.customerId === undefined || theirs.value.customerId === ours.value.customerId)
  return isSame ? ok({}) : no(refusal('bill.merge-customer', { bill: calledOf(from) }))
}

const ordersOf = (
  tx: Tx,
  from: BillDoc,
  onto: BillDoc,
): Result<readonly [OrderDoc, OrderDoc], Refusal> => {
  const fromOrder = movableOrder(tx, from.orderId)
  if (!fromOrder.ok) return fromOrder
  const ontoOrder = wholeOrder(tx, onto.orderId)
  return ontoOrder.ok ? ok([fromOrder.value, ontoOrder.value]) : ontoOrder
}

/** Gives a bill what came from it back. Refuses where something on the merged bill is of both. */
const unmerge: Handler<'bill.unmerge'> = (tx, { billId }) => {
  const home = billById(tx.db, billId, billedLinesOf)
  if (home === undefined || home.outletId !== tx.outlet.outletId) return no(refusal('bill.unknown'))
  if (home.mergedInto === undefined) return no(refusal('bill.not-merged'))
  const from = changeableBill(tx, home.mergedInto, billDepsOf(tx))
  if (!from.ok) return from
  if (hasJointThings(from.value)) return no(refusal('bill.unmerge-own'))
  const fromOrder = partableOrder(tx, home.orderId, from.value.orderId)
  if (!fromOrder.ok) return fromOrder
  const homeOrder = orderNow(tx, home.orderId)
  if (homeOrder.sittingId === null) {
    partOne(tx, homeOrder, fromOrder.value)
    return ok({})
  }
  const pair = mergedPair(tx, homeOrder.sittingId, 'paying')
  if (!pair.ok) return pair
  partOne(tx, homeOrder, fromOrder.value, pair.value)
  return ok({})
}

export const billMergeHandlers: Pick<Handlers, BillMergeCommandName> = {
  'bill.merge': merge,
  'bill.unmerge': unmerge,
}
