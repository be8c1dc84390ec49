/** What of a bill’s payments can still be said to be another way of paying. */
import type { BillDoc, Payment } from '../../../schema/bill.ts'
import type { Money } from '../../../schema/money.ts'
import { leftByKind, type RefundDoc } from '../../../schema/refund.ts'
import { moneyKinds, type TenderKind } from '../../../schema/tender-kinds.ts'

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
