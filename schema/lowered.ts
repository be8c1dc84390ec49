/** How a bill is lowered as a whole: by what, what came onto it since, and whether two bills are alike in it. */
import type { BillDoc, BillLine, DiscountDoc } from './bill.ts'
import { reachesLine } from './lowering.ts'
import { sum, type Money } from './money.ts'

type Lowered = Pick<BillDoc, 'discounts'>

/** What lowers all of a bill: a discount, a coupon, or that it is free. */
export const offAll = ({ discounts }: Lowered): DiscountDoc | undefined =>
  discounts.find(({ lineId }) => lineId === null)

/** What came onto a bill after somebody allowed that it is free, or lowered so far: it is owed in full. */
export const addedSince = (
  { lines, total }: Pick<BillDoc, 'lines' | 'total'>,
  discount: DiscountDoc,
): Money => {
  if (discount.lineId !== null || discount.covers === undefined) return 0
  const { covers: _, ...everywhere } = discount
  const isNew = (line: BillLine): boolean =>
    reachesLine(everywhere, line) && !reachesLine(discount, line)
  return sum(
    lines.filter(isNew).map(({ lineId }) => {
      const charged = total.lines.find(({ id }) => id === lineId)
      return charged === undefined ? 0 : charged.gross - charged.lineDiscount
    }),
  )
}

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
