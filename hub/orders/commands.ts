/** Placing an order, adding to it, and telling everybody how it stands. */
import type { CommandArgs } from '../../schema/commands.ts'
import type { LineState, OrderDoc, OrderLine } from '../../schema/order.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import { orderStateOf, slowest } from './order.ts'
import { addLine, lastLineNo, setLineState, stationsOn } from './lines.sql.ts'
import { insertOrder, orderById, setOrderPaid, setOrderState, takeDayNumber } from './orders.sql.ts'

export interface PlaceOrder {
  readonly args: Pick<CommandArgs<'order.place'>, 'orderType' | 'note' | 'customerId'>
  readonly lines: readonly OrderLine[]
  readonly priceRev: number
  /** A counter sale is paid in the same command that places it. */
  readonly isPaid: boolean
  /** Somebody is named whom it is for. */
  readonly isNamed?: boolean
  /** It was made and handed out long ago: no kitchen and no counter hears of it. */
  readonly isPast?: boolean
  /** The party it is for, and what that party is called; the order takes its id. */
  readonly sitting?: { readonly sittingId: string; readonly label: string }
}

/** An order may grow to this many lines; a longer one is split by hand. */
const linesMax = 300

/** Writes the order with its lines as priced and gives it the token that is called out. */
export const placeOrder = (
  tx: Tx,
  { args, lines: ordered, priceRev, isPaid, sitting, isNamed = false, isPast = false }: PlaceOrder,
): OrderDoc => {
  const lines = isPast ? ordered.map((line) => ({ ...line, state: 'served' as const })) : ordered
  const { outletId } = tx.outlet
  const order: OrderDoc = {
    orderId: sitting?.sittingId ?? tx.newId(),
    outletId,
    token: takeDayNumber(tx.db, outletId, 'token', tx.businessDate),
    sittingId: sitting?.sittingId ?? null,
    ...(args.customerId === undefined ? {} : { customerId: args.customerId }),
    ...(isNamed ? { isNamed } : {}),
    tableLabel: sitting?.label ?? '',
    businessDate: tx.businessDate,
    orderType: args.orderType,
    state: orderStateOf(lines),
    isPaid,
    billId: tx.newId(),
    note: args.note ?? '',
    lines,
    placedAt: tx.at,
    placedBy: tx.userId,
    deviceId: tx.device?.deviceId ?? null,
    rev: 1,
  }
  insertOrder.run(
    tx.db,
    order.orderId,
    outletId,
    order.businessDate,
    order.token,
    order.orderType,
    order.state,
    isPaid ? 1 : 0,
    order.billId,
    order.sittingId,
    order.note,
    tx.at,
    tx.userId,
    order.deviceId,
    priceRev,
    args.customerId ?? null,
  )
  lines.forEach((line, i) => addLine(tx.db, order.orderId, i + 1, { ...line, priceRev }))
  if (!isPast) tx.emit('order.placed', { key: `order:${order.orderId}`, rev: 1, data: order })
  return order
}

/**
 * The order, if it can still change. Refuses one that is not there or belongs
 * next door, and one that is paid.
 */
export const changeableOrder = (tx: Tx, orderId: string): Result<OrderDoc, Refusal> => {
  const order = orderById(tx.db, orderId)
  if (order === undefined || order.outletId !== tx.outlet.outletId)
    return no(refusal('order.unknown'))
  return order.isPaid ? no(refusal('order.paid')) : ok(order)
}

/** The round the next lines of an order will come with. */
export const nextRound = (tx: Tx, orderId: string): number =>
  (lastLineNo.get(tx.db, orderId)?.round ?? 0) + 1

/** Writes further lines as priced. Refuses an order that would become endless. */
export const addToOrder = (
  tx: Tx,
  order: OrderDoc,
  { lines, rev: priceRev }: { readonly lines: readonly OrderLine[]; readonly rev: number },
): Result<Done, Refusal> => {
  const from = lastLineNo.get(tx.db, order.orderId)?.lineNo ?? 0
  if (order.lines.length + lines.length > linesMax)
    return no(refusal('order.too-long', { most: linesMax }))
  lines.forEach((line, i) => addLine(tx.db, order.orderId, from + i + 1, { ...line, priceRev }))
  restate(tx, order.orderId)
  emitOrder(tx, 'order.added', order.orderId)
  return ok({})
}

/** The food is with the guest, or not after all. Refuses lines that are held: nobody has made them. */
export const serve: Handler<'order.serve'> = (tx, { orderId, lineIds, isServed }) => {
  const order = orderById(tx.db, orderId)
  if (order === undefined || order.outletId !== tx.outlet.outletId)
    return no(refusal('order.unknown'))
  const live = order.lines.filter(({ qtyMilli }) => qtyMilli > 0)
  const named = lineIds?.map((lineId) => live.find((line) => line.lineId === lineId))
  if (named?.includes(undefined) === true) return no(refusal('line.unknown'))
  const held = named?.find((line) => line?.state === 'held')
  if (held !== undefined) return no(refusal('line.held', { item: held.names }))
  const from = isServed ? 'ready' : 'served'
  const meant = live.filter(({ lineId, state }) =>
    lineIds === undefined ? state === from : lineIds.includes(lineId),
  )
  if (meant.length === 0) return no(refusal('order.nothing-ready'))
  for (const { lineId } of meant) setLineState(tx, isServed ? 'served' : madeOf(tx, lineId), lineId)
  restate(tx, orderId)
  emitOrder(tx, 'order.served', orderId)
  return ok({})
}

/** How far the stations have come with a line; what none of them makes is ready. */
const madeOf = (tx: Tx, lineId: string): LineState =>
  slowest(['ready', ...stationsOn.all(tx.db, lineId).map(({ state }) => state)])

/** The lines of a ticket stand where its stations have come to, and so do the orders they are of. */
export const followTicket: Reaction<'ticket.bumped' | 'ticket.recalled' | 'ticket.changed'> = (
  tx,
  ticket,
) => {
  const touched = new Set<string>()
  for (const { lineId, change } of ticket.lines) {
    const stations = stationsOn.all(tx.db, lineId)
    const [first] = stations
    if (change === 'void' || first === undefined) continue
    const made = slowest(stations.map(({ state }) => state))
    const state: LineState = made === 'ready' && first.lineState === 'served' ? 'served' : made
    if (state === first.lineState) continue
    setLineState(tx, state, lineId)
    touched.add(first.orderId)
  }
  for (const orderId of touched) {
    const { before, after } = restate(tx, orderId)
    const isReady = after === 'ready' && before !== 'ready'
    const isBack = after === 'cooking' && before !== 'cooking'
    emitOrder(tx, isReady ? 'order.ready' : isBack ? 'order.recalled' : 'order.changed', orderId)
  }
}

/** The bill of an order that was sent to the kitchen first has been paid. */
export const markOrderPaid: Reaction<'bill.settled'> = (tx, bill) => {
  const order = orderById(tx.db, bill.orderId)
  if (order === undefined || order.isPaid) return
  setOrderPaid.run(tx.db, bill.orderId)
  emitOrder(tx, 'order.paid', bill.orderId)
}

/** Nobody waits for an order any more: its sale was taken back. */
export const letOrderGo = (tx: Tx, { orderId, lines }: OrderDoc): void => {
  for (const { lineId } of lines) setLineState(tx, 'served', lineId)
  restate(tx, orderId)
  emitOrder(tx, 'order.changed', orderId)
}

/** Works out again where an order stands. */
export const restate = (
  tx: Tx,
  orderId: string,
): { readonly before: OrderDoc['state']; readonly after: OrderDoc['state'] } => {
  const order = orderById(tx.db, orderId)
  if (order === undefined) throw new Error(`there is no order ${orderId}`)
  const after = orderStateOf(order.lines)
  setOrderState.run(tx.db, after, orderId)
  return { before: order.state, after }
}

/** Says how an order stands now. */
export const emitOrder = (
  tx: Tx,
  kind:
    | 'order.added'
    | 'order.fired'
    | 'order.reduced'
    | 'order.moved'
    | 'order.changed'
    | 'order.ready'
    | 'order.recalled'
    | 'order.assigned'
    | 'order.served'
    | 'order.paid',
  orderId: string,
): void => {
  const order = orderById(tx.db, orderId)
  if (order === undefined) throw new Error(`there is no order ${orderId}`)
  tx.emit(kind, { key: `order:${orderId}`, rev: order.rev, data: order })
}
