/** How far a discount goes: the same at a screen that asks for leave first, and on the hub that decides. */
import type { BillLine, DiscountDoc } from './bill.ts'
import { mulRate, sum, type Money, type RatePpm } from './money.ts'

/** What is taken off, as somebody types it. */
export type Off =
  | { readonly kind: 'rate'; readonly ratePpm: RatePpm }
  | { readonly kind: 'amount'; readonly amount: Money }

/** What of some lines a discount on all of them is taken from, after their own discounts. */
export const lowerable = (
  lines: readonly { readonly isDiscountable: boolean; readonly amount: Money }[],
): Money => sum(lines.map(({ isDiscountable, amount }) => (isDiscountable ? amount : 0)))

/** The most that a cap lets a discount take off. */
export const mostOff = (base: Money, capPpm: RatePpm): Money => mulRate(base, capPpm, 'up')

/** Whether a discount is more than a cap allows. */
export const goesBeyond = (off: Off, base: Money, capPpm: RatePpm): boolean =>
  off.kind === 'rate' ? off.ratePpm > capPpm : off.amount > mostOff(base, capPpm)

/**
 * Whether a discount on all of a bill takes anything off a line. What was given
 * free, or beyond what its reason allows, was given to what was on the bill at
 * that moment; and free is what may not be discounted, too.
 */
export const reachesLine = (
  discount: Pick<DiscountDoc, 'isComp' | 'covers'> | undefined,
  { lineId, isDiscountable }: Pick<BillLine, 'lineId' | 'isDiscountable'>,
): boolean =>
  (isDiscountable || discount?.isComp === true) && discount?.covers?.includes(lineId) !== false
