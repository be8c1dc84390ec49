/** How far a discount goes: the same at a screen that asks for leave first, and on the hub that decides. */
import type { BillLine, DiscountDoc } from './bill.ts'
import { mulRate, mulRatio, sum, type Money, type RatePpm } from './money.ts'

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

/** What of an amount is taken off; never more than there is. */
export const comesOff = (off: Off, base: Money): Money =>
  Math.min(base, off.kind === 'rate' ? mulRate(base, off.ratePpm) : off.amount)

/** A line with what lowers it alone, within the cap of its own reason. */
export interface OwnLowered {
  readonly gross: Money
  readonly off: Money
  readonly capPpm: RatePpm
}

/**
 * Reasons do not add up: of a line that is lowered by itself and with all of the
 * bill no more comes off than the larger of the two caps allows. Answers that cap
 * where it would, undefined where all is well.
 * @param base what the discount on all of the bill is taken from.
 */
export const stacksBeyond = (
  lines: readonly OwnLowered[],
  all: { readonly off: Off; readonly base: Money; readonly capPpm: RatePpm },
): RatePpm | undefined => {
  const less = comesOff(all.off, all.base)
  const caps = lines.flatMap(({ gross, off, capPpm }) => {
    const most = Math.max(capPpm, all.capPpm)
    const share = all.base === 0 ? 0 : mulRatio(less, gross - off, all.base)
    return off > 0 && off + share > mostOff(gross, most) ? [most] : []
  })
  return caps[0]
}
