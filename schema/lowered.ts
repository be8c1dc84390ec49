/** Whether two bills are lowered as a whole, and alike: then they may be one. */
import type { BillDoc, DiscountDoc } from './bill.ts'

type Lowered = Pick<BillDoc, 'discounts'>

/** What lowers all of a bill: a discount, a coupon, or that it is free. */
export const offAll = ({ discounts }: Lowered): DiscountDoc | undefined =>
  discounts.find(({ lineId }) => lineId === null)

/**
 * Whether all of two bills is lowered alike, or of neither is. A coupon, what is
 * free, and more than a reason allows was given to one bill alone: it has no cap.
 */
export const isLoweredAlike = (one: Lowered, other: Lowered | undefined): boolean => {
  const [off, theirs] = [offAll(one), other && offAll(other)]
  if (off === undefined || theirs === undefined) return off === theirs
  const { reasonId, ratePpm, capPpm } = off
  const isAlike =
    theirs.reasonId === reasonId && theirs.ratePpm === ratePpm && theirs.capPpm === capPpm
  return isAlike && ratePpm !== null && capPpm !== null && !off.isComp && !theirs.isComp
}
