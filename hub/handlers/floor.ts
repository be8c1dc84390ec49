/**
 * What the floor does to orders, tickets and bills: the verbs in which the
 * slices meet, each carried through all of them in one transaction.
 */
import type { BillDoc } from '../../schema/bill.ts'
import { isMade } from '../../schema/combo.ts'
import type { OrderDoc } from '../../schema/order.ts'
import { isLoweredAlike, offAll } from '../../schema/lowered.ts'
import { isPartPaid } from '../../schema/paid.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import { billById, billsOfOrder } from '../billing/bills.sql.ts'
import { challanOfBill, challansOn } from '../billing/challan.sql.ts'
import { calledOf, moveSaid } from '../billing/merge.ts'
import { billNow, renameBill } from '../billing/owed.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import { priceRevision } from '../catalogue/catalogue.sql.ts'
import { oweForChange } from './service-charge.ts'
import { giveBack } from '../catalogue/eighty-six.ts'
import { arrive, unseated } from '../floor/bookings.ts'
import { mergeOne, partOne, whyGone, whyNotJoin, whyNotPart } from './bill-join.ts'
import { billDepsOf } from './bill-deps.ts'
import { seat, seatedHere, tell, widen } from '../floor/commands.ts'
import { leaveParty, mergedPair, pairOf } from '../floor/merge.ts'
import { fireHeld, tellAll, tellAssigned, tellCarried, tellTakenOff } from '../kitchen/change.ts'
import {
  assignTo,
  carryParts,
  fireLines,
  nextCourse,
  orderNow,
  partsOf,
  takeOff,
  type TakenPart,
} from '../orders/change.ts'
import { changeableOrder, emitOrder, placeOrder, restate } from '../orders/commands.ts'
import { billedLinesOf, linesFromHome } from '../orders/lines.sql.ts'
import { orderAt, setOrderNote } from '../orders/orders.sql.ts'

/** Seats a party and opens the order it will fill. */
export const seatParty = (
  tx: Tx,
  place: { tableId: string; guests: number; isApart: boolean; isSelfSeated?: boolean },
): Result<{ sittingId: string; orderId: string; billId: string }, Refusal> => {
  const seated = seat(tx, place)
  if (!seated.ok) return seated
  const { orderId, billId } = placeOrder(tx, {
    args: { orderType: 'eat-here' },
    lines: [],
    priceRev: priceRevision.get(tx.db)?.rev ?? 1,
    isPaid: false,
    sitting: seated.value,
  })
  tell(tx, 'sitting.opened', seated.value.sittingId)
  return ok({ sittingId: seated.value.sittingId, orderId, billId })
}

/** Seats a party. Twelve taps on one free table seat one: the others are told that it is taken. */
export const open: Handler<'sitting.open'> = (tx, args) => {
  if (!tx.outlet.isActive) return no(refusal('outlet.inactive'))
  return seatParty(tx, args)
}

/** A party that was expected is here, and has its tables at once, as many as it is given. */
export const seatExpected: Handler<'booking.seat'> = (tx, { bookingId, tableIds, guests }) => {
  if (!tx.outlet.isActive) return no(refusal('outlet.inactive'))
  const booking = unseated(tx, bookingId)
  if (!booking.ok) return booking
  const [tableId = '', ...others] = tableIds
  const seated = seatParty(tx, {
    tableId,
    guests: guests ?? booking.value.guests,
    isApart: false,
  })
  if (!seated.ok) return seated
  for (const other of others) {
    const wider = widen(tx, { sittingId: seated.value.sittingId, tableId: other })
    if (!wider.ok) return wider
  }
  arrive(tx, bookingId, seated.value.sittingId)
  return seated
}

/** The first party joins the second: one order, one bill, and every ticket names the new place. */
export const merge: Handler<'sitting.merge'> = (tx, { sittingId, intoId }) => {
  const pair = pairOf(tx, sittingId, intoId)
  if (!pair.ok) return pair
  const from = movableOrder(tx, orderAt(tx.db, sittingId).orderId)
  if (!from.ok) return from
  const to = wholeOrder(tx, orderAt(tx.db, intoId).orderId)
  if (!to.ok) return to
  const why = whyNotJoin(tx, from.value, to.value)
  if (why !== undefined) return no(why)
  mergeOne(tx, from.value, to.value, pair.value)
  return ok({})
}

/** A party that was merged has its own order again, with what it had ordered until then. */
export const unmerge: Handler<'sitting.unmerge'> = (tx, { sittingId }) => {
  const pair = mergedPair(tx, sittingId)
  if (!pair.ok) return pair
  const home = orderAt(tx.db, sittingId)
  const from = partableOrder(tx, home.orderId, orderAt(tx.db, pair.value.other.sittingId).orderId)
  if (!from.ok) return from
  const why = whyNotPart(tx, home, from.value)
  if (why !== undefined) return no(why)
  partOne(tx, home, from.value, pair.value)
  return ok({})
}

/** Some of a party become one of their own, with what they ordered. */
export const split: Handler<'sitting.split'> = (tx, { sittingId, guests, lines = [], tableId }) => {
  const sitting = seatedHere(tx, sittingId)
  if (!sitting.ok) return sitting
  const { billAskedAt, label, tableIds } = sitting.value
  if (billAskedAt !== null) return no(refusal('sitting.paying', { table: label }))
  const left = leaveParty(tx, sittingId, guests)
  if (!left.ok) return left
  const seated = seatParty(tx, {
    tableId: tableId ?? tableIds[0] ?? '',
    guests,
    isApart: tableId === undefined,
  })
  if (!seated.ok) return seated
  const carried = carry(tx, sittingId, seated.value.sittingId, lines)
  return carried.ok ? seated : carried
}

/** Lines go from one party to another. */
export const carryLines: Handler<'sitting.carry'> = (tx, { sittingId, toId, lines }) => {
  const pair = pairOf(tx, sittingId, toId)
  return pair.ok ? carry(tx, sittingId, toId, lines) : pair
}

const carry = (
  tx: Tx,
  fromId: string,
  toId: string,
  lines: Parameters<typeof partsOf>[1],
): Result<Done, Refusal> => {
  if (lines.length === 0) return ok({})
  const from = movableOrder(tx, orderAt(tx.db, fromId).orderId, (lineId) =>
    lines.some((line) => line.lineId === lineId),
  )
  if (!from.ok) return from
  const parts = partsOf(from.value, lines)
  if (!parts.ok) return parts
  const deps = billDepsOf(tx)
  const bill = billNow(tx, from.value.billId, deps)
  const fixed = parts.value.find(
    ({ line, qtyMilli }) => qtyMilli < line.qtyMilli && hasFixedOff(bill, line.lineId),
  )
  if (fixed !== undefined) return no(refusal('bill.carry-amount', { item: fixed.line.names }))
  const to = orderAt(tx.db, toId)
  const onto = billById(tx.db, to.billId, billedLinesOf)
  // Of a split bill the first part may be paid already; what comes now would have no bill.
  if (onto?.state === 'settled') return no(refusal('order.paid'))
  // What is given to all of a bill was given to what is on it, and not to what comes from elsewhere.
  if (onto !== undefined && offAll(onto) !== undefined && !isLoweredAlike(bill, onto))
    return no(refusal('bill.carry-lowered', { bill: calledOf(onto) }))
  const carried = carryParts(tx, from.value, to, parts.value)
  // Its bill is begun with the first lines that come.
  oweForChange(tx, orderNow(tx, to.orderId))
  moveSaid(tx, bill, to.billId, carried, deps)
  tellCarried(tx, to.orderId, carried)
  return ok({})
}

/** Whether a line is lowered by an amount: of a part of it nobody could say how much of that is its. */
const hasFixedOff = ({ discounts }: BillDoc, lineId: string): boolean =>
  discounts.some((one) => one.lineId === lineId && one.ratePpm === null)

/** An order that can still change: it is not paid, and neither it nor its party is on another bill, and its party has not left. */
export const openOrder = (tx: Tx, orderId: string): Result<OrderDoc, Refusal> => {
  const order = changeableOrder(tx, orderId)
  if (!order.ok) return order
  if (order.value.sittingId === null) {
    const why = whyGone(tx, order.value)
    return why === undefined ? order : no(why)
  }
  const sitting = seatedHere(tx, order.value.sittingId)
  return sitting.ok ? order : sitting
}

/**
 * An order whose lines may still become fewer: nothing of its bill is paid, and
 * nobody has cut it.
 */
export const wholeOrder = (tx: Tx, orderId: string): Result<OrderDoc, Refusal> => {
  const order = openOrder(tx, orderId)
  if (!order.ok) return order
  const bill = billById(tx.db, order.value.billId, billedLinesOf)
  if (bill?.isSplit === true) return no(refusal('bill.is-split'))
  return bill !== undefined && isPartPaid(bill) ? no(refusal('bill.part-paid')) : order
}

/**
 * A whole order, some of whose lines are to go to another bill. Refuses where
 * one of them went out on a challan that is not invoiced yet: it would be on an
 * invoice that does not name its challan.
 * @param isMeant which lines they are.
 */
export const movableOrder = (
  tx: Tx,
  orderId: string,
  isMeant: (lineId: string) => boolean = () => true,
): Result<OrderDoc, Refusal> => {
  const order = wholeOrder(tx, orderId)
  if (!order.ok) return order
  const { billId } = order.value
  if (challansOn(tx.db, billId).inForce.length === 0) return order
  const challan = challanOfBill(tx.db, billId)
  const isGone = challan?.content.bill.lines.some(({ lineId }) => isMeant(lineId)) === true
  return isGone ? no(refusal('challan.stays', { number: challan.number })) : order
}

/** The same, of what came from an order and is to go back to it. */
export const partableOrder = (
  tx: Tx,
  homeId: string,
  fromId: string,
): Result<OrderDoc, Refusal> => {
  const back = new Set(linesFromHome.all(tx.db, homeId, fromId).map(({ lineId }) => lineId))
  return movableOrder(tx, fromId, (lineId) => back.has(lineId))
}

/** The kitchen begins with a held course. Refuses where nothing is held. */
export const fire: Handler<'order.fire'> = (tx, { orderId, course }) => {
  const order = openOrder(tx, orderId)
  if (!order.ok) return order
  const next = course ?? nextCourse(order.value)
  const isHeld = order.value.lines.some(
    (line) => line.state === 'held' && line.qtyMilli > 0 && line.course === next,
  )
  if (next === undefined || !isHeld) return no(refusal('order.nothing-held'))
  fireLines(tx, order.value, next)
  fireHeld(tx, orderId, next)
  return ok({})
}

/** For whom a line is and with which course it comes; its stations read it anew. */
export const assign: Handler<'order.assign'> = (tx, args) => {
  const order = openOrder(tx, args.orderId)
  if (!order.ok) return order
  const assigned = assignTo(tx, order.value, args)
  if (!assigned.ok) return assigned
  tellAssigned(tx, args.lineId, assigned.value.course)
  return ok({})
}

/** A word about the whole order; every station that has something of it to make reads it. */
export const note: Handler<'order.note'> = (tx, { orderId, note: word, avoids }) => {
  const order = openOrder(tx, orderId)
  if (!order.ok) return order
  setOrderNote.run(tx.db, word, avoids === undefined ? null : JSON.stringify(avoids), orderId)
  emitOrder(tx, 'order.changed', orderId)
  tellAll(tx, orderId)
  return ok({})
}

/** Takes off what nobody was told of. Refuses what the kitchen knows: that needs a reason. */
export const drop: Handler<'order.drop'> = (tx, { orderId, lines }) =>
  reduce(tx, orderId, lines, '', ({ state }) => state === 'held')

/** Takes off what was ordered, for a reason, and tells the stations. */
export const voidLines: Handler<'order.void'> = (tx, { orderId, lines, reason }) =>
  reduce(tx, orderId, lines, reason, () => true)

/** Nobody has begun with it: what is handed over as it is still lies there until it is served. */
export const isUntouched = (line: OrderDoc['lines'][number]): boolean =>
  line.state === 'held' || line.state === 'sent' || (!isMade(line) && line.state === 'ready')

const reduce = (
  tx: Tx,
  orderId: string,
  lines: Parameters<typeof partsOf>[1],
  reason: string,
  may: (line: OrderDoc['lines'][number]) => boolean,
): Result<Done, Refusal> => {
  const order = wholeOrder(tx, orderId)
  if (!order.ok) return order
  const parts = partsOf(order.value, lines)
  if (!parts.ok) return parts
  const sent = parts.value.find(({ line }) => !may(line))
  if (sent !== undefined) return no(refusal('line.sent', { item: sent.line.names }))
  letGo(tx, order.value, parts.value, { reason, isBack: ({ line }) => isUntouched(line) })
  return ok({})
}

/** Parts of an order are taken off it: the stations hear of it, and what is there again can be sold again. */
export const letGo = (
  tx: Tx,
  order: OrderDoc,
  parts: readonly TakenPart[],
  { reason, isBack }: { readonly reason: string; readonly isBack: (part: TakenPart) => boolean },
): void => {
  takeOff(tx, order.orderId, parts, reason)
  giveBack(
    tx,
    parts.filter(isBack).map(({ line, qtyMilli }) => ({ ...line, qtyMilli })),
  )
  tellTakenOff(tx, order, parts)
}

/** A party is called otherwise, so its order, its open tickets and its bill are. */
export const renameEverywhere: Reaction<'sitting.moved'> = (tx, { orderId, label }) => {
  restate(tx, orderId)
  emitOrder(tx, 'order.changed', orderId)
  tellAll(tx, orderId)
  for (const { billId, state } of billsOfOrder(tx.db, orderId, billedLinesOf))
    if (state !== 'settled') renameBill(tx, billId, label, billedLinesOf)
}
