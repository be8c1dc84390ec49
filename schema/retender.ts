/**
 * A payment of a settled bill that was another way of paying after all: money in
 * the app that was booked as cash, a card as UPI.
 *
 * The rule: what was written down when the bill was settled stays; each change is
 * a document of its own, and what a bill says of its payments is how they are by now.
 */
import * as v from 'valibot'
import { businessDay, described, moment, money } from './doc-shapes.ts'
import type { ReadonlyDeep } from './shapes.ts'
import { tenderKinds } from './tender-kinds.ts'

const way = v.object({ kind: v.picklist(tenderKinds), reference: v.string() })

export const retenderDoc = v.object({
  retenderId: described(v.string(), 'The payment it is by now has this id too.'),
  paymentId: described(v.string(), 'The payment it was, which may itself have been changed.'),
  from: way,
  to: way,
  amount: described(money, 'The part of the bill it pays.'),
  change: described(
    money,
    'Of UPI or a card: what was paid beyond that, and had gone back in cash.',
  ),
  isAll: described(v.boolean(), 'All that the payment still paid: nothing is left of it.'),
  reason: v.string(),
  businessDate: businessDay,
  at: moment,
  by: v.nullable(v.string()),
  approvedBy: v.nullable(v.string()),
})
export type RetenderDoc = ReadonlyDeep<v.InferOutput<typeof retenderDoc>>

/**
 * What was paid beyond a payment, and goes along where all of it is another way: of UPI
 * or a card what went back in cash, and of cash that one of these has become since. Of
 * cash that was handed over as such the change never stayed.
 */
export const changeAlong = (
  { kind, change, paymentId }: { kind: string; change: number; paymentId: string },
  retenders: readonly Pick<RetenderDoc, 'retenderId'>[] = [],
): number =>
  kind === 'cash' && !retenders.some(({ retenderId }) => retenderId === paymentId) ? 0 : change

type Moved = Pick<RetenderDoc, 'from' | 'to' | 'amount' | 'change'>

/** What one way has more of by a change, and the other less. */
export const movedByRetender = ({ amount, change }: Pick<Moved, 'amount' | 'change'>): number =>
  amount + change

/** How much more cash should be in the drawer by it; below zero less, and nothing where no cash is part of it. */
export const cashByRetender = (moved: Moved): number =>
  moved.to.kind === 'cash'
    ? movedByRetender(moved)
    : moved.from.kind === 'cash'
      ? -movedByRetender(moved)
      : 0

/** A change of payment in the note of an exception: `cash upi M1/25-26/12: Wrong key`. */
export const retenderNote = (
  { from, to, reason }: Pick<RetenderDoc, 'from' | 'to' | 'reason'>,
  invoice: string,
): string => `${from.kind} ${to.kind} ${invoice}: ${reason}`
