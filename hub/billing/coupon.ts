/** The coupon a guest brings: whether it holds today and for this bill, and what it takes off. */
import type { BillDoc, CouponDoc } from '../../schema/bill.ts'
import { dateText } from '../../schema/calendar.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import type { Money } from '../../schema/money.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Tx } from '../bus/tx.ts'
import { changeableBill, lowerBy } from './adjust.ts'
import { mostOff } from './bill.ts'
import type { BillDeps } from './owed.ts'
import { reasonOfCoupon, usesOf } from './reasons.sql.ts'

const all = 1_000_000

/** What a coupon is held against. */
interface Moment {
  readonly businessDate: number
  /** What the bill has that may be lowered. */
  readonly base: Money
  readonly uses: number
}

/** Why a coupon does not hold; undefined where it does. */
export const whyNotNow = (
  { code, validFrom, validUntil, mostUses, leastBill }: CouponDoc,
  { businessDate, base, uses }: Moment,
): Refusal | undefined => {
  if (validFrom !== null && businessDate < validFrom)
    return refusal('coupon.not-yet', { code, date: dateText(validFrom) })
  if (validUntil !== null && businessDate > validUntil)
    return refusal('coupon.over', { code, date: dateText(validUntil) })
  if (mostUses !== null && uses >= mostUses)
    return refusal('coupon.used-up', { code, most: mostUses })
  if (base <= 0) return refusal('coupon.nothing-to-lower')
  return base < leastBill
    ? refusal('coupon.bill-too-small', { code, least: leastBill, there: base })
    : undefined
}

/**
 * The share of a bill that an amount may be at most. A bill that shrinks below
 * what the coupon is for gets less of it, and not all of it for next to nothing.
 */
export const shareOf = ({ amount, leastBill }: CouponDoc): number | null =>
  amount === null || leastBill === 0 ? null : Math.min(all, Math.ceil((amount * all) / leastBill))

/** Lowers a bill by a coupon. Whoever comes second to its last use is refused: one command is one transaction. */
export const couponBill = (
  tx: Tx,
  { billId, code }: CommandArgs<'bill.coupon'>,
  deps: BillDeps,
): Result<{ readonly discountId: string }, Refusal> => {
  const bill = changeableBill(tx, billId, deps)
  if (!bill.ok) return bill
  const reason = reasonOfCoupon(tx.db, code)
  if (reason === undefined || reason.coupon === null || !reason.isActive)
    return no(refusal('coupon.unknown', { code }))
  if (hasBillDiscount(bill.value)) return no(refusal('discount.twice'))
  const { coupon } = reason
  const why = whyNotNow(coupon, {
    businessDate: tx.businessDate,
    base: mostOff(bill.value, { lineId: null, capPpm: all }),
    uses: coupon.mostUses === null ? 0 : (usesOf.get(tx.db, reason.reasonId)?.uses ?? 0),
  })
  if (why !== undefined) return no(why)
  const off = offOf(coupon)
  return ok(lowerBy(tx, bill.value, { lineId: null, reason, off, capPpm: shareOf(coupon) }, deps))
}

const hasBillDiscount = ({ discounts }: BillDoc): boolean =>
  discounts.some(({ lineId }) => lineId === null)

const offOf = ({ ratePpm, amount }: CouponDoc): CommandArgs<'bill.discount'>['off'] =>
  ratePpm === null ? { kind: 'amount', amount: amount ?? 0 } : { kind: 'rate', ratePpm }
