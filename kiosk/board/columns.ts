/**
 * Which tokens stand on the board, and in which column.
 *
 * The rule: a token that has just got ready stands first, where people look;
 * what nobody fetches leaves by itself, and nothing is ever pushed out unseen:
 * what does not fit is counted.
 */
import { isOnBoard, type PickupDoc } from '../../schema/pickup.ts'

export interface Columns {
  /** The longest waiting first. */
  readonly preparing: readonly PickupDoc[]
  /** The last that got ready first. */
  readonly ready: readonly PickupDoc[]
}

export const columnsOf = (pickups: readonly PickupDoc[], now: number): Columns => {
  const shown = pickups.filter((one) => isOnBoard(one, now))
  return {
    preparing: shown
      .filter(({ state }) => state === 'preparing')
      .toSorted((a, b) => a.placedAt - b.placedAt || a.token - b.token),
    ready: shown
      .filter(({ state }) => state === 'ready')
      .toSorted((a, b) => (b.readyAt ?? 0) - (a.readyAt ?? 0) || b.token - a.token),
  }
}

/** A token calls for itself for this long after it got ready, in milliseconds. */
export const callingMs = 12_000

/** Tokens that got ready since the board last looked. @param before null at the first look: nobody is called anew by a reload. */
export const newlyReady = (
  before: ReadonlyMap<string, number> | null,
  { ready }: Columns,
): readonly PickupDoc[] =>
  before === null ? [] : ready.filter(({ orderId, readyAt }) => before.get(orderId) !== readyAt)

export const readyTimes = ({ ready }: Columns): ReadonlyMap<string, number> =>
  new Map(ready.map(({ orderId, readyAt }) => [orderId, readyAt ?? 0]))
