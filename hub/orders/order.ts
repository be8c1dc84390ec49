/** Where an order and its lines stand, worked out from what is known of each line. */
import { lineStates, type LineState, type OrderLine, type OrderState } from '../../schema/order.ts'

/** The state that is furthest from the guest: a line made at two stations is ready when both are. */
export const slowest = (states: readonly LineState[]): LineState =>
  states.reduce((slow, state) =>
    lineStates.indexOf(state) < lineStates.indexOf(slow) ? state : slow,
  )

/**
 * Where the order stands, from its lines. What is held is not waited for: the
 * first course can be served while the second has not been fired.
 */
export const orderStateOf = (
  lines: readonly Pick<OrderLine, 'qtyMilli' | 'state'>[],
): OrderState => {
  const told = lines.filter(({ qtyMilli, state }) => qtyMilli > 0 && state !== 'held')
  if (told.length === 0) return 'open'
  const slow = slowest(told.map(({ state }) => state))
  return slow === 'served' ? 'served' : slow === 'ready' ? 'ready' : 'cooking'
}
