/** Taking lines off an order, firing what was held, and carrying lines to another order. */
import { isMade } from '../../schema/combo.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import type { LinePart, OrderDoc, OrderLine } from '../../schema/order.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Tx } from '../bus/tx.ts'
import { emitOrder, restate } from './commands.ts'
import {
  addLine,
  assignLine,
  carryLine,
  insertLineVoid,
  lastLineNo,
  lendLine,
  linesFromHome,
  reduceLine,
  setLineState,
  priceRevOf,
} from './lines.sql.ts'
import { orderById } from './orders.sql.ts'

/** Says for whom a line is and with which course it comes. Refuses another course for what the kitchen has begun with. */
export const assignTo = (
  tx: Tx,
  { orderId, lines }: OrderDoc,
  { lineId, seat, course }: CommandArgs<'order.assign'>,
): Result<OrderLine, Refusal> => {
  const line = lines.find((one) => one.lineId === lineId)
  if (line === undefined || line.qtyMilli === 0) return no(refusal('line.unknown'))
  const assigned = {
    ...line,
    seat: seat === undefined ? line.seat : seat,
    course: course === undefined ? line.course : course,
  }
  if (assigned.course !== line.course && line.state !== 'held')
    return no(refusal('line.begun', { item: line.names }))
  assignLine.run(tx.db, assigned.seat, assigned.course, lineId)
  restate(tx, orderId)
  emitOrder(tx, 'order.assigned', orderId)
  return ok(assigned)
}

/** A line of an order, and how much of it is meant. */
export interface TakenPart {
  readonly line: OrderLine
  readonly qtyMilli: number
}

/**
 * The parts of an order that are meant. Refuses a line it does not have, more
 * of one than there is, and one that is not what the person saw.
 */
export const partsOf = (
  order: OrderDoc,
  parts: readonly LinePart[],
): Result<readonly TakenPart[], Refusal> => {
  const taken: TakenPart[] = []
  for (const { lineId, qtyMilli, ofMilli } of parts) {
    const line = order.lines.find((one) => one.lineId === lineId)
    if (line === undefined || line.qtyMilli === 0) return no(refusal('line.unknown'))
    if (ofMilli !== undefined && ofMilli !== line.qtyMilli)
      return no(refusal('line.changed', { item: line.names, left: line.qtyMilli / 1000 }))
    if (qtyMilli > line.qtyMilli) return no(refusal('line.too-much', { item: line.names }))
    taken.push({ line, qtyMilli })
  }
  return ok(taken)
}

/** Takes parts off an order for good, and writes down who said so and why. */
export const takeOff = (
  tx: Tx,
  orderId: string,
  parts: readonly TakenPart[],
  reason: string,
): void => {
  for (const { line, qtyMilli } of parts) {
    reduceLine.run(tx.db, qtyMilli, qtyMilli, line.lineId)
    insertLineVoid.run(
      tx.db,
      tx.newId(),
      line.lineId,
      qtyMilli,
      reason,
      tx.at,
      tx.userId,
      tx.approverId,
    )
  }
  restate(tx, orderId)
  emitOrder(tx, 'order.reduced', orderId)
}

/** The course that comes next: the lowest that is held; what has no course comes last. */
export const nextCourse = (order: OrderDoc): number | null | undefined =>
  order.lines
    .filter(({ state, qtyMilli }) => state === 'held' && qtyMilli > 0)
    .map(({ course }) => course)
    .toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity))[0]

/** The kitchen begins with a course; what nobody has to make is ready with it. */
export const fireLines = (tx: Tx, order: OrderDoc, course: number | null): void => {
  for (const line of order.lines) {
    if (line.state !== 'held' || line.course !== course) continue
    setLineState(tx, isMade(line) ? 'sent' : 'ready', line.lineId)
  }
  restate(tx, order.orderId)
  emitOrder(tx, 'order.fired', order.orderId)
}

/** A line that was carried, under the id it has now; the same one where all of it went. */
export interface CarriedLine {
  readonly lineId: string
  readonly newId: string
  readonly qtyMilli: number
  readonly course: number | null
}

/**
 * Carries parts of an order to another one, with the prices they were ordered
 * at. Of a line that goes only in part the rest stays, under its old id.
 */
export const carryParts = (
  tx: Tx,
  from: OrderDoc,
  to: Pick<OrderDoc, 'orderId'>,
  parts: readonly TakenPart[],
): readonly CarriedLine[] => {
  let lineNo = lastLineNo.get(tx.db, to.orderId)?.lineNo ?? 0
  const carried = parts.map(({ line, qtyMilli }): CarriedLine => {
    lineNo += 1
    if (qtyMilli === line.qtyMilli) {
      carryLine.run(tx.db, to.orderId, lineNo, line.lineId)
      return { lineId: line.lineId, newId: line.lineId, qtyMilli, course: line.course }
    }
    const newId = tx.newId()
    // How it was weighed is said of all of it, and stays with what stays.
    const { packing: _, ...part } = line
    const priceRev = priceRevOf(tx.db, line.lineId)
    const taken = { ...part, lineId: newId, qtyMilli, voidedMilli: 0, priceRev }
    addLine(tx.db, to.orderId, lineNo, taken)
    reduceLine.run(tx.db, qtyMilli, 0, line.lineId)
    return { lineId: line.lineId, newId, qtyMilli, course: line.course }
  })
  tellBoth(tx, from.orderId, to.orderId)
  return carried
}

/** All lines of one order become another one's, and remember where they came from. */
export const joinOrders = (tx: Tx, from: OrderDoc, to: OrderDoc): void => {
  let lineNo = lastLineNo.get(tx.db, to.orderId)?.lineNo ?? 0
  for (const { lineId } of from.lines) {
    lineNo += 1
    lendLine.run(tx.db, to.orderId, lineNo, from.orderId, lineId)
  }
  tellBoth(tx, from.orderId, to.orderId)
}

/** What came from an order goes back to it. */
export const partOrders = (tx: Tx, home: OrderDoc, from: OrderDoc): void => {
  let lineNo = lastLineNo.get(tx.db, home.orderId)?.lineNo ?? 0
  for (const { lineId } of linesFromHome.all(tx.db, home.orderId, from.orderId)) {
    lineNo += 1
    carryLine.run(tx.db, home.orderId, lineNo, lineId)
  }
  tellBoth(tx, from.orderId, home.orderId)
}

const tellBoth = (tx: Tx, ...orderIds: readonly string[]): void => {
  for (const orderId of orderIds) {
    restate(tx, orderId)
    emitOrder(tx, 'order.moved', orderId)
  }
}

/** The order by its id, where it must be there. */
export const orderNow = (tx: Tx, orderId: string): OrderDoc => {
  const order = orderById(tx.db, orderId)
  if (order === undefined) throw new Error(`there is no order ${orderId}`)
  return order
}
