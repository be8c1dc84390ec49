/**
 * The orders a counter keeps an eye on: what the kitchen still makes, and what
 * is ready to be called out.
 *
 * The rule: only the kitchen says that an order is ready; the counter only
 * takes it off its own strip once it has been handed over.
 */
import { isMade } from '../../schema/combo.ts'
import type { OrderDoc } from '../../schema/order.ts'

export interface OrderView {
  readonly order: OrderDoc
  readonly isReady: boolean
}

/** A ready order nobody has taken off leaves the strip this long after it was seen ready … */
export const readyShownMs = 20 * 60_000
/** … and one this old is not shown to a screen that has just been opened. */
export const readyOldMs = 60 * 60_000

/**
 * Ready first, by token; then what is cooking, oldest first. Orders that no
 * station makes anything for are handed over at once and never appear, and
 * those of a table are the floor's.
 * @param readyAt when this screen first saw each order ready, by order id.
 * @param handedOut orders taken off the strip here.
 * @param now hub time in milliseconds, as in `readyAt`.
 */
export const openOrders = (
  orders: readonly OrderDoc[],
  readyAt: ReadonlyMap<string, number>,
  handedOut: ReadonlySet<string>,
  now: number,
): readonly OrderView[] => {
  const isGone = ({ orderId, placedAt }: OrderDoc): boolean =>
    handedOut.has(orderId) ||
    now - placedAt > readyOldMs ||
    now - (readyAt.get(orderId) ?? now) > readyShownMs
  return orders
    .filter(({ sittingId, state }) => sittingId === null && state !== 'served')
    .filter(({ lines }) => lines.some(isMade))
    .map((order) => ({ order, isReady: order.state === 'ready' }))
    .filter(({ order, isReady }) => !isReady || !isGone(order))
    .toSorted((a, b) => Number(b.isReady) - Number(a.isReady) || a.order.token - b.order.token)
}
