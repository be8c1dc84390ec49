/**
 * Money that came for a settled bill once more: UPI that arrived twice, a card
 * beside the cash. It pays nothing, so it is the guest’s until it has gone back.
 */
import * as v from 'valibot'
import { businessDay, described, moment, money } from './doc-shapes.ts'
import type { ReadonlyDeep } from './shapes.ts'
import { moneyKinds } from './tender-kinds.ts'

export const twiceDoc = v.object({
  twiceId: v.string(),
  kind: v.picklist(moneyKinds),
  amount: money,
  reference: v.string(),
  businessDate: businessDay,
  at: moment,
  by: v.nullable(v.string()),
  back: described(
    v.nullable(
      v.object({
        kind: v.picklist(moneyKinds),
        reference: v.string(),
        businessDate: businessDay,
        at: moment,
        by: v.nullable(v.string()),
        approvedBy: v.nullable(v.string()),
      }),
    ),
    'How it went back to the guest; null while the shop still owes it.',
  ),
})
export type TwiceDoc = ReadonlyDeep<v.InferOutput<typeof twiceDoc>>

/** What came once more, in the note of an exception: `upi M1/25-26/12`. */
export const twiceNote = ({ kind }: Pick<TwiceDoc, 'kind'>, invoice: string): string =>
  `${kind} ${invoice}`
