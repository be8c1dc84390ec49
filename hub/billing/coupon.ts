/** The coupon a guest brings: whether it holds today and for this bill, and what it takes off. */
import type { BillDoc, CouponDoc, DiscountReasonDoc } from '../../schema/bill.ts'
import { dateText } from '../../schema/calendar.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import type { Money } from '../../schema/money.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Tx } from '../bus/tx.ts'
import type { Database } from '../store/driver.ts'
import { changeableBill, lowerBy } from './adjust.ts'
import { lowerableOf } from './bill.ts'
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

/** The reason of a coupon that holds now, with what it is. */
type Holding = DiscountReasonDoc & { readonly coupon: CouponDoc }

/** Whether a coupon holds on a day, for so much that may be lowered. */
export const couponNow = (
  db: Database,
  code: string,
  { businessDate, base }: Pick<Moment, 'businessDate' | 'base'>,
): Result<Holding, Refusal> => {
  const reason = reasonOfCoupon(db, code)
  if (reason === undefined || reason.coupon === null || !reason.isActive)
    return no(refusal('coupon.unknown', { code }))
  const { coupon, reasonId } = reason
  const uses = coupon.mostUses === null ? 0 : (usesOf.get(db, reasonId)?.uses ?? 0)
  const why = whyNotNow(coupon, { businessDate, base, uses })
  return why === undefined ? ok({ ...reason, coupon }) : no(why)
}

/** Lowers a bill by a coupon. Whoever comes second to its last use is refused: one command is one transaction. */
export const couponBill = (
  tx: Tx,
  { billId, code }: CommandArgs<'bill.coupon'>,
  deps: BillDeps,
): Result<{ readonly discountId: string }, Refusal> => {
  const bill = changeableBill(tx, billId, deps)
  if (!bill.ok) return bill
  const known = reasonOfCoupon(tx.db, code)
  if (known?.isActive === true && hasBillDiscount(bill.value)) return no(refusal('discount.twice'))
  const base = lowerableOf(bill.value, null)
  const reason = couponNow(tx.db, code, { businessDate: tx.businessDate, base })
  if (!reason.ok) return reason
  const { coupon } = reason.value
  const lowering = {
    lineId: null,
    reason: reason.value,
    off: offOf(coupon),
    capPpm: shareOf(coupon),
  }
  return ok(lowerBy(tx, billId, lowering, deps))
}

const hasBillDiscount = ({ discounts }: BillDoc): boolean =>
  discounts.some(({ lineId }) => lineId === null)

const offOf = ({ ratePpm, amount }: CouponDoc): CommandArgs<'bill.discount'>['off'] =>
  ratePpm === null ? { kind: 'amount', amount: amount ?? 0 } : { kind: 'rate', ratePpm }
