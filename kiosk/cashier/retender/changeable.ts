/** What of a bill’s payments can still be said to be another way of paying. */
import type { BillDoc, Payment } from '../../../schema/bill.ts'
import type { Money } from '../../../schema/money.ts'
import { leftByKind, undoMs, type RefundDoc } from '../../../schema/refund.ts'
import { moneyKinds, type TenderKind } from '../../../schema/tender-kinds.ts'
import { can, hubTime, session } from '../../lib/session.ts'

/** A payment of which there is something left that can be another way, and how much. */
export interface Changeable {
  readonly payment: Payment
  readonly most: Money
}

const isMoney = (kind: TenderKind): boolean => (moneyKinds as readonly TenderKind[]).includes(kind)

/** The payments of a bill that can be another way: money, of which not all went back to the guest. */
export const changeable = (
  { payments }: BillDoc,
  refunds: readonly RefundDoc[],
): readonly Changeable[] => {
  const left = leftByKind(
    payments,
    refunds.flatMap((refund) => refund.payments),
  )
  return payments
    .filter(({ kind }) => isMoney(kind))
    .map((payment) => ({ payment, most: Math.min(payment.amount, left.get(payment.kind) ?? 0) }))
    .filter(({ most }) => most > 0)
}

/** The hub counts the minute, so the screen lets go of it a little earlier. */
const ownMs = undoMs - 3_000

/** Whoever took the money a moment ago need not ask; a part was taken before. */
export const commandFor = (
  { settledBy, settledAt }: BillDoc,
  { isPart }: Payment,
): 'bill.retender' | 'bill.retender-own' =>
  !isPart &&
  can('bill.retender') !== 'allow' &&
  can('bill.retender-own') === 'allow' &&
  settledBy === session.peek().me?.signIn?.userId &&
  hubTime() - (settledAt ?? 0) < ownMs
    ? 'bill.retender-own'
    : 'bill.retender'
