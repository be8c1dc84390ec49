/** Making and changing the reasons a bill may be lowered for, and their coupons. */
import type { CommandArgs } from '../../schema/commands.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import type { Tx } from '../bus/tx.ts'
import { discountReason, putCoupon, putReason, reasonOfCoupon } from './reasons.sql.ts'

/**
 * Makes a reason or changes it; what was lowered for it keeps the name and the
 * share of its day. Refuses to make another kind of one, and a coupon whose code
 * another one has. Every outlet hears of it: the reasons are the whole shop's.
 */
export const setReason = (
  tx: Tx,
  args: CommandArgs<'reason.set'>,
  outletIds: readonly string[],
): Result<Done, Refusal> => {
  const { reasonId, names, maxPpm, isComp, position, isActive, coupon } = args
  const before = discountReason(tx.db, reasonId)
  const isOtherKind =
    before !== undefined &&
    (before.isComp !== isComp || (before.coupon === null) !== (coupon === undefined))
  if (isOtherKind || (isComp && coupon !== undefined)) return no(refusal('reason.kind-fixed'))
  const wrong = coupon === undefined ? undefined : wrongCoupon(tx, reasonId, coupon)
  if (wrong !== undefined) return no(wrong)
  const named = JSON.stringify(names)
  putReason.run(tx.db, reasonId, named, maxPpm, isComp ? 1 : 0, position, isActive ? 1 : 0)
  if (coupon !== undefined) writeCoupon(tx, reasonId, coupon)
  const reason = discountReason(tx.db, reasonId)
  if (reason === undefined) throw new Error(`reason ${reasonId} was not kept`)
  const { rev } = reason
  for (const outletId of outletIds)
    tx.emit('reason.set', { key: `reason:${reasonId}`, rev, data: reason, outletId })
  return ok({})
}

type CouponArgs = NonNullable<CommandArgs<'reason.set'>['coupon']>

const wrongCoupon = (
  tx: Tx,
  reasonId: string,
  { code, validFrom = 0, validUntil = Infinity }: CouponArgs,
): Refusal | undefined => {
  if (validUntil < validFrom) return refusal('coupon.days')
  const other = reasonOfCoupon(tx.db, code)
  return other === undefined || other.reasonId === reasonId
    ? undefined
    : refusal('coupon.code-taken', { code, reason: other.names })
}

const writeCoupon = (
  tx: Tx,
  reasonId: string,
  { code, off, validFrom, validUntil, mostUses, leastBill }: CouponArgs,
): void => {
  putCoupon.run(
    tx.db,
    reasonId,
    code,
    off.kind === 'rate' ? off.ratePpm : null,
    off.kind === 'amount' ? off.amount : null,
    validFrom ?? null,
    validUntil ?? null,
    mostUses ?? null,
    leastBill,
  )
}
