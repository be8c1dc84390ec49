/**
 * What the pickup board shows of an order that a guest fetches: its token, and
 * whether it is ready. Nothing on it says whose it is or what is in it, so it
 * may hang where everybody reads it.
 */
import * as v from 'valibot'
import { isMade } from './combo.ts'
import { described, moment, rev, whole } from './doc-shapes.ts'
import type { OrderDoc } from './order.ts'
import { isNamed } from './order-person.ts'
import type { ReadonlyDeep } from './shapes.ts'

export const pickupDoc = v.object({
  orderId: v.string(),
  outletId: v.string(),
  token: whole,
  isNamed,
  state: described(
    v.picklist(['preparing', 'ready', 'gone']),
    '`gone`: it was handed over, or nothing of it is wanted any more.',
  ),
  placedAt: moment,
  readyAt: described(v.nullable(moment), 'When the last of it was ready; null before that.'),
  rev,
})
export type PickupDoc = ReadonlyDeep<v.InferOutput<typeof pickupDoc>>

/** A token nobody has fetched leaves the board this long after it was ready, in milliseconds … */
export const readyShownMs = 20 * 60_000
/** … and one the kitchen never speaks of this long after it was ordered. */
export const preparingShownMs = 3 * 3_600_000

/** How an order stands on the board; null where it never does: a party's, or one that nobody has to make. */
export const pickupOf = (order: OrderDoc): PickupDoc | null => {
  const { orderId, outletId, token, placedAt, state, lines, rev: at } = order
  if (order.sittingId !== null || !lines.some(isMade)) return null
  const readyTimes = lines.flatMap(({ readyAt }) => readyAt ?? [])
  return {
    orderId,
    outletId,
    token,
    // Whom a delivery is for is nobody's business in the shop.
    ...(order.isNamed === true && order.orderType !== 'delivery' ? { isNamed: true } : {}),
    state: state === 'cooking' ? 'preparing' : state === 'ready' ? 'ready' : 'gone',
    placedAt,
    readyAt: state === 'cooking' || readyTimes.length === 0 ? null : Math.max(...readyTimes),
    rev: at,
  }
}

/** Whether a token stands on the board now. */
export const isOnBoard = (
  { state, placedAt, readyAt }: Pick<PickupDoc, 'state' | 'placedAt' | 'readyAt'>,
  now: number,
): boolean =>
  state === 'preparing'
    ? now - placedAt < preparingShownMs
    : state === 'ready' && now - (readyAt ?? placedAt) < readyShownMs
