/** How a bill is lowered as a whole: by what, what came onto it since, and whether two bills are alike in it. */
import type { BillDoc, BillLine, DiscountDoc } from './bill.ts'
import { comesOff, reachesLine, stacksBeyond, type Off } from './lowering.ts'
import { sum, type Money, type RatePpm } from './money.ts'

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

/** A discount that somebody is about to give, with the cap of its reason. */
export interface Next {
  readonly lineId: string | null
  readonly off: Off
  readonly capPpm: RatePpm
}

/**
 * The cap that a discount would go beyond together with what lowers the bill
 * already; undefined where it would not. What somebody allowed, and what a coupon
 * takes off, is counted by itself.
 */
export const beyondTogether = (
  { lines, total, discounts }: Pick<BillDoc, 'lines' | 'total' | 'discounts'>,
  next: Next,
): RatePpm | undefined => {
  const own = lines
    .filter(({ isDiscountable }) => isDiscountable)
    .map((line) => {
      const gross = total.lines.find(({ id }) => id === line.lineId)?.gross ?? 0
      const discount = discounts.find(({ lineId }) => lineId === line.lineId)
      const isNext = line.lineId === next.lineId
      const off = isNext ? next.off : discount && offOf(discount)
      const capPpm = isNext ? next.capPpm : (discount?.capPpm ?? null)
      return { gross, off: off === undefined ? 0 : comesOff(off, gross), capPpm }
    })
  // A coupon has given nothing that is kept: what it takes off is its own to say.
  const onAll = discounts.find(({ lineId, given }) => lineId === null && given !== null)
  const all = next.lineId === null ? next : onAll && { off: offOf(onAll), capPpm: onAll.capPpm }
  if (all === undefined || all.capPpm === null) return undefined
  const base = sum(own.map(({ gross, off }) => gross - off))
  const capped = own.flatMap(({ capPpm, ...one }) => (capPpm === null ? [] : [{ ...one, capPpm }]))
  return stacksBeyond(capped, { off: all.off, base, capPpm: all.capPpm })
}

const offOf = ({ ratePpm, amount }: DiscountDoc): Off =>
  ratePpm === null ? { kind: 'amount', amount: amount ?? 0 } : { kind: 'rate', ratePpm }
