/** The reasons somebody at a desk may choose: what is given no more, and what takes a code, is not among them. */
import type { DiscountReasonDoc } from '../../../schema/bill.ts'

/** Reasons of one kind, in the order in which the shop names them. */
export const reasonsFor = (
  reasons: readonly DiscountReasonDoc[],
  kind: 'discount' | 'free',
): readonly DiscountReasonDoc[] =>
  reasons
    .filter(
      ({ isActive, coupon, isComp }) => isActive && coupon === null && isComp === (kind === 'free'),
    )
    .toSorted((a, b) => a.position - b.position)

/** Whether a guest could bring a code at all. */
export const hasCoupons = (reasons: readonly DiscountReasonDoc[]): boolean =>
  reasons.some(({ isActive, coupon }) => isActive && coupon !== null)
