/**
 * All of one order goes on the bill of another, and back: the one way of the cash
 * desk, the floor, slips and challans, with what they all refuse.
 */
import type { BillDoc } from '../../schema/bill.ts'
import { heirsOf } from '../../schema/bill-heir.ts'
import type { OrderDoc } from '../../schema/order.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { billDepsOf } from './bill-deps.ts'
import { billById, billsOfOrder } from '../billing/bills.sql.ts'
import { addUp, calledOf, carryBack, hasJointThings, moveSaid, whyApart } from '../billing/merge.ts'
import { insertMerge } from '../billing/merge.sql.ts'
import { billNow } from '../billing/owed.ts'
import type { Tx } from '../bus/tx.ts'
import { buyerOf } from './customers.ts'
import { mergedWith } from '../floor/sittings.sql.ts'
import { mergeParties, partParties, type Pair } from '../floor/merge.ts'
import { joinKitchen, partKitchen } from '../kitchen/change.ts'
import { joinOrders, orderNow, partOrders } from '../orders/change.ts'
import { billedLinesOf, linesFromHome } from '../orders/lines.sql.ts'
import { heldElsewhere } from '../requests/commands.ts'
import { isServiceUntouched, oweForChange } from './service-charge.ts'
import { slipById } from '../slips/slips.sql.ts'

const billOf = (tx: Tx, { billId }: Pick<OrderDoc, 'billId'>): BillDoc | undefined =>
  billById(tx.db, billId, billedLinesOf)

/** Why an order cannot go on the bill of another one, whoever asks; undefined where it can. */
export const whyNotJoin = (tx: Tx, from: OrderDoc, onto: OrderDoc): Refusal | undefined => {
  const bill = billOf(tx, from)
  const hasJoined = from.sittingId !== null && mergedWith(tx.db, from.sittingId).length > 0
  if (hasJoined) return refusal('bill.merge-onto', { bill: from.tableLabel })
  // A bill with nothing on it takes nothing along.
  if (bill !== undefined && bill.lines.length > 0) {
    const other = billOf(tx, onto)
    const why =
      whyApart(bill, other, (one) => isServiceUntouched(tx, one)) ??
      whyOtherCustomer(
        tx,
        bill,
        other ?? { customerId: onto.customerId, priceGroup: bill.priceGroup },
      )
    if (why !== undefined) return why
  }
  return heldElsewhere(tx, from.sittingId) ?? heldElsewhere(tx, onto.sittingId)
}

/** Refuses where two are not at the same prices, or the one is for somebody whom the other is not for. */
const whyOtherCustomer = (
  tx: Tx,
  bill: BillDoc,
  onto: { readonly customerId?: string | undefined; readonly priceGroup?: string | undefined },
): Refusal | undefined => {
  const theirs = buyerOf(tx, bill.customerId)
  if (!theirs.ok) return theirs.error
  const ours = buyerOf(tx, onto.customerId)
  if (!ours.ok) return ours.error
  const isSame =
    bill.priceGroup === onto.priceGroup &&
    theirs.value.customerGroup === ours.value.customerGroup &&
    (theirs.value.customerId === undefined || theirs.value.customerId === ours.value.customerId)
  return isSame ? undefined : refusal('bill.merge-customer', { bill: calledOf(bill) })
}

/**
 * All of one order becomes another one's, with what was said of it. What is owed
 * is worked out now. Returns whether there was anything to charge for.
 */
export const joinOne = (tx: Tx, from: OrderDoc, onto: OrderDoc): boolean => {
  const deps = billDepsOf(tx)
  const bill = billOf(tx, from)
  joinOrders(tx, from, onto)
  joinKitchen(tx, from.orderId, onto.orderId)
  if (bill === undefined || bill.lines.length === 0) return false
  if (billOf(tx, onto) === undefined) oweForChange(tx, orderNow(tx, onto.orderId))
  const moved = bill.lines.map(({ lineId }) => ({ lineId, newId: lineId }))
  moveSaid(tx, bill, onto.billId, moved, deps)
  addUp(tx, bill, billNow(tx, onto.billId, deps), deps)
  return true
}

/** The same until the two part again; of two parties one. */
export const mergeOne = (tx: Tx, from: OrderDoc, onto: OrderDoc, parties?: Pair): void => {
  if (parties !== undefined) mergeParties(tx, parties)
  if (joinOne(tx, from, onto)) insertMerge.run(tx.db, from.billId, onto.billId, tx.at, tx.userId)
}

/** Why what came from an order cannot go back to it. Where all was taken off, nothing is of both. */
export const whyNotPart = (tx: Tx, home: OrderDoc, from: OrderDoc): Refusal | undefined => {
  const bill = billOf(tx, from)
  const isEmpty =
    bill === undefined ||
    bill.lines.length === 0 ||
    linesFromHome.all(tx.db, home.orderId, from.orderId).length === 0
  if (!isEmpty && hasJointThings(bill, billOf(tx, home)))
    return refusal('bill.unmerge-own', { bill: calledOf(bill) })
  return heldElsewhere(tx, home.sittingId) ?? heldElsewhere(tx, from.sittingId)
}

/** What came from an order goes back to it, with what is said of it; of one party two. */
export const partOne = (tx: Tx, home: OrderDoc, from: OrderDoc, parties?: Pair): void => {
  if (parties !== undefined) partParties(tx, parties)
  const lineIds = linesFromHome.all(tx.db, home.orderId, from.orderId).map(({ lineId }) => lineId)
  const [homeBill, bill] = [billOf(tx, home), billOf(tx, from)]
  if (homeBill !== undefined && bill !== undefined)
    carryBack(tx, homeBill, bill, lineIds, billDepsOf(tx))
  partOrders(tx, home, from)
  partKitchen(tx, home.orderId, from.orderId)
}

/** The bills that what was on a void one is charged on by now. */
export const heirsNow = (tx: Tx, bill: BillDoc): readonly BillDoc[] => {
  const { linesOf } = billDepsOf(tx)
  return heirsOf(bill, {
    billOf: (billId) => billById(tx.db, billId, linesOf),
    billsOf: (orderId) => billsOfOrder(tx.db, orderId, linesOf),
    withOf: (orderId) => slipById(tx.db, orderId)?.withId,
  })
}

/** Refuses an order that is on another bill by now: what came to it there would be asked for twice. */
export const whyGone = (tx: Tx, { orderId, billId }: OrderDoc): Refusal | undefined => {
  const ontoSlip = slipById(tx.db, orderId)?.withId ?? null
  const ontoId =
    ontoSlip === null ? billOf(tx, { billId })?.mergedInto : orderNow(tx, ontoSlip).billId
  if (ontoId === undefined) return undefined
  return refusal('order.merged', { bill: calledOf(billNow(tx, ontoId, billDepsOf(tx))) })
}
