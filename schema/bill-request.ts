/**
 * A bill that was asked for: the red card on every cash desk until somebody
 * claims it, and gone when the party has paid.
 */
import * as v from 'valibot'
import { described, moment, rev } from './doc-shapes.ts'
import type { ReadonlyDeep } from './shapes.ts'

/** Nobody has claimed it for so long: the floor is told too. */
export const requestLateMs = 60_000

/** Whoever has claimed it is away from their screen, or it from the hub, for so long: it rings again everywhere. */
export const claimLostMs = 60_000

export const requestDoc = v.object({
  requestId: v.string(),
  outletId: v.string(),
  sittingId: v.string(),
  orderId: described(v.string(), 'All bills of this order are asked for.'),
  tableLabel: described(v.string(), 'What the party was called when this was last told.'),
  askedAt: moment,
  askedBy: described(v.nullable(v.string()), 'null: the guests asked on their own phone.'),
  waitingSince: described(moment, 'Asked for, or let go of again by whoever had claimed it.'),
  claimedAt: v.nullable(moment),
  claimedBy: described(v.nullable(v.string()), 'Who has it in hand.'),
  claimedOn: described(v.nullable(v.string()), 'The device of whoever has it in hand.'),
  lateAt: described(v.nullable(moment), 'When the floor was told that no cashier takes it.'),
  overAt: described(v.nullable(moment), 'Paid, or not wanted after all.'),
  rev,
})
export type RequestDoc = ReadonlyDeep<v.InferOutput<typeof requestDoc>>
