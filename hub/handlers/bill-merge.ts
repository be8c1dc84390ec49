/** Making one bill of two at the cash desk: what that means for the parties, their orders and the kitchen. */
import type { BillDoc } from '../../schema/bill.ts'
import type { BillMergeCommandName } from '../../schema/commands/bill-merge.ts'
import type { OrderDoc } from '../../schema/order.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { billDepsOf } from './bill-deps.ts'
import { changeableBill } from '../billing/adjust.ts'
import { calledOf } from '../billing/merge.ts'
import { billNow } from '../billing/owed.ts'
import { billById } from '../billing/bills.sql.ts'
import type { Handler, Handlers, Tx } from '../bus/tx.ts'
import { mergeOne, partOne, whyNotJoin, whyNotPart } from './bill-join.ts'
import { movableOrder, partableOrder, wholeOrder } from './floor.ts'
import { ask, stopAsking } from '../floor/commands.ts'
import { mergedPair, pairOf } from '../floor/merge.ts'
import { orderNow } from '../orders/change.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import { slipById, slipsWith } from '../slips/slips.sql.ts'

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
  if (billId === intoId) return no(refusal('bill.merge-same'))
  const kind = whyNotTogether(tx, from.value, onto.value)
  if (kind !== undefined) return no(kind)
  const orders = ordersOf(tx, from.value, onto.value)
  if (!orders.ok) return orders
  const [fromOrder, ontoOrder] = orders.value
  const why = whyNotJoin(tx, fromOrder, ontoOrder)
  if (why !== undefined) return no(why)
  if (fromOrder.sittingId !== null && ontoOrder.sittingId !== null) {
    const pair = pairOf(tx, fromOrder.sittingId, ontoOrder.sittingId, 'paying')
    if (!pair.ok) return pair
    stopAsking(tx, fromOrder.sittingId)
    mergeOne(tx, fromOrder, ontoOrder, pair.value)
  } else {
    mergeOne(tx, fromOrder, ontoOrder)
  }
  return ok({})
}

/** Why two bills cannot be one for what they are of: a table, a slip, or food for elsewhere. */
const whyNotTogether = (tx: Tx, from: BillDoc, onto: BillDoc): Refusal | undefined => {
  // Slips are gathered on the bill of one of them; one alone goes where its guest pays, a table's bill too.
  const slip = [onto, from].find(
    (bill) =>
      slipById(tx.db, bill.orderId) !== undefined &&
      (bill === onto || slipsWith(tx.db, bill.orderId).length > 0),
  )
  if (slip !== undefined) return refusal('bill.merge-slip', { bill: calledOf(slip) })
  if (from.sittingId !== null && onto.sittingId === null)
    return refusal('bill.merge-table', { bill: calledOf(from) })
  const isMade = orderNow(tx, from.orderId).lines.every(
    ({ state, qtyMilli }) => qtyMilli === 0 || state === 'ready' || state === 'served',
  )
  if (from.orderType !== onto.orderType && !isMade)
    return refusal('bill.merge-kind', { bill: calledOf(from) })
  return undefined
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
  const bill = billNow(tx, home.mergedInto, billDepsOf(tx))
  // One of which all was taken off can part as any other.
  if (bill.state !== 'void') {
    const open = changeableBill(tx, bill.billId, billDepsOf(tx))
    if (!open.ok) return open
  }
  const fromOrder = partableOrder(tx, home.orderId, bill.orderId)
  if (!fromOrder.ok) return fromOrder
  const homeOrder = orderNow(tx, home.orderId)
  const why = whyNotPart(tx, homeOrder, fromOrder.value)
  if (why !== undefined) return no(why)
  if (homeOrder.sittingId === null) {
    partOne(tx, homeOrder, fromOrder.value)
    return ok({})
  }
  const pair = mergedPair(tx, homeOrder.sittingId, 'paying')
  if (!pair.ok) return pair
  partOne(tx, homeOrder, fromOrder.value, pair.value)
  // Those who asked to pay as one party ask as two.
  if (pair.value.other.billAskedAt !== null) ask(tx, homeOrder.sittingId)
  return ok({})
}

export const billMergeHandlers: Pick<Handlers, BillMergeCommandName> = {
  'bill.merge': merge,
  'bill.unmerge': unmerge,
}
