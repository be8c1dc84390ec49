/** Placing an order, and telling the counter how it stands. */
import type { CommandArgs } from '../../schema/commands.ts'
import type { OrderDoc, OrderLine } from '../../schema/order.ts'
import type { Reaction, Tx } from '../bus/tx.ts'
import {
  addLine,
  insertOrder,
  openTicketsOf,
  orderById,
  setOrderPaid,
  setOrderState,
  takeDayNumber,
} from './orders.sql.ts'

export interface PlaceOrder {
  readonly args: Pick<CommandArgs<'order.place'>, 'orderType' | 'note'>
  readonly lines: readonly OrderLine[]
  readonly priceRev: number
  /** A counter sale is paid in the same command that places it. */
  readonly isPaid: boolean
  /** It was made and handed out long ago: no kitchen and no counter hears of it. */
  readonly isPast?: boolean
}

/** Writes the order with its lines as priced and gives it the token that is called out. */
export const placeOrder = (
  tx: Tx,
  { args, lines, priceRev, isPaid, isPast = false }: PlaceOrder,
): OrderDoc => {
  const { deviceId } = tx.sender()
  const { outletId } = tx.outlet
  const order: OrderDoc = {
    orderId: tx.newId(),
    outletId,
    token: takeDayNumber(tx.db, outletId, 'token', tx.businessDate),
    businessDate: tx.businessDate,
    orderType: args.orderType,
    state: !isPast && lines.some((line) => line.stationId !== null) ? 'cooking' : 'ready',
    isPaid,
    billId: tx.newId(),
    note: args.note ?? '',
    lines,
    placedAt: tx.at,
    placedBy: tx.userId,
    deviceId,
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
    order.note,
    tx.at,
    tx.userId,
    deviceId,
    priceRev,
  )
  lines.forEach((line, i) => addLine(tx.db, order.orderId, i + 1, line))
  if (!isPast) tx.emit('order.placed', { key: `order:${order.orderId}`, rev: 1, data: order })
  return order
}

/** The last ticket of an order is done: the counter can hand it out. */
export const markOrderReady: Reaction<'ticket.bumped'> = (tx, ticket) => {
  if (openTicketsOf.get(tx.db, ticket.orderId)?.open !== 0) return
  setOrderState.run(tx.db, 'ready', ticket.orderId)
  emitOrder(tx, 'order.ready', ticket.orderId)
}

/** A ticket came back to the kitchen: the order is not ready after all. */
export const markOrderCooking: Reaction<'ticket.recalled'> = (tx, ticket) => {
  setOrderState.run(tx.db, 'cooking', ticket.orderId)
  emitOrder(tx, 'order.recalled', ticket.orderId)
}

/** The bill of an order that was sent to the kitchen first has been paid. */
export const markOrderPaid: Reaction<'bill.settled'> = (tx, bill) => {
  const order = orderById(tx.db, bill.orderId)
  if (order === undefined || order.isPaid) return
  setOrderPaid.run(tx.db, bill.orderId)
  emitOrder(tx, 'order.paid', bill.orderId)
}

const emitOrder = (
  tx: Tx,
  kind: 'order.ready' | 'order.recalled' | 'order.paid',
  orderId: string,
): void => {
  const order = orderById(tx.db, orderId)
  if (order === undefined) throw new Error(`there is no order ${orderId}`)
  tx.emit(kind, { key: `order:${orderId}`, rev: order.rev, data: order })
}
