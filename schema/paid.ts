/**
 * What was paid of a bill and what is still due of it: the one rule of the hub,
 * of its papers and of every screen.
 *
 * A payment’s `amount` is the part that pays the bill: change is not in it, and
 * neither is what was given back of it before the bill was settled.
 */
import type { BillDoc, Payment } from './bill.ts'
import type { Money } from './money.ts'
import { changeAlong, type RetenderDoc } from './retender.ts'
import type { TenderKind } from './tender-kinds.ts'

type Owed = { readonly total: Pick<BillDoc['total'], 'due'> } & Pick<BillDoc, 'payments'>

/** What was taken for a bill, beside what of it went back. */
export const paidSoFar = ({ payments }: Pick<BillDoc, 'payments'>): Money =>
  payments.reduce((paid, { amount }) => paid + amount, 0)

/** What is left of a bill, whichever way it is paid; never below zero. */
export const stillDue = (bill: Owed): Money => Math.max(0, bill.total.due - paidSoFar(bill))

/** What was paid beyond what is due by now: it goes back when the bill is settled. */
export const paidOver = (bill: Owed): Money => Math.max(0, paidSoFar(bill) - bill.total.due)

/** Whether some of a bill’s money lies in the shop; a part that was given back does not. */
export const isPartPaid = (bill: Pick<BillDoc, 'payments'>): boolean => paidSoFar(bill) > 0

/**
 * What a payment that settled a bill moved, by each way: change comes out of the
 * drawer in cash, whatever it was given on.
 */
export const movedBy = ({
  kind,
  amount,
  change,
  of,
}: Pick<Payment, 'kind' | 'amount' | 'change' | 'of'>): readonly Pick<
  Payment,
  'kind' | 'amount' | 'of'
>[] => [
  { kind, amount: kind === 'cash' ? amount : amount + change, ...(of === undefined ? {} : { of }) },
  ...(kind === 'cash' || change === 0 ? [] : [{ kind: 'cash' as const, amount: -change }]),
]

/**
 * The payments of a settled bill as they are by now. What was handed over in cash, and
 * the change on it, is nobody’s any more once some of that cash was another way of paying.
 */
export const afterRetenders = (
  payments: readonly Payment[],
  retenders: readonly RetenderDoc[],
): readonly Payment[] =>
  retenders.reduce((now, retender) => afterRetender(now, retender, retenders), payments)

const afterRetender = (
  payments: readonly Payment[],
  { retenderId, paymentId, to, amount, change, isAll }: RetenderDoc,
  retenders: readonly RetenderDoc[],
): readonly Payment[] =>
  payments.flatMap((payment) => {
    if (payment.paymentId !== paymentId) return [payment]
    const { back: _, ...bare } = payment
    const fresh = {
      ...(isAll ? payment : bare),
      ...to,
      paymentId: retenderId,
      amount,
      offered: amount + change,
      change,
    }
    if (isAll) return [fresh]
    const left = payment.amount - amount
    const over = changeAlong(payment, retenders)
    return [{ ...payment, amount: left, offered: left + over, change: over }, fresh]
  })

/** What goes back of one payment, and how. */
export interface PartBack {
  readonly paymentId: string
  readonly kind: TenderKind
  readonly of?: string
  readonly amount: Money
}

/**
 * How an amount goes back of what was paid: the way it came, the last first.
 * @param asOfToday the same payment as it would come back today.
 */
export const partsBack = (
  payments: readonly Payment[],
  amount: Money,
  asOfToday: (payment: Pick<Payment, 'kind' | 'amount' | 'of'>) => Pick<Payment, 'kind' | 'of'>,
): readonly PartBack[] => {
  const backs: PartBack[] = []
  let left = amount
  for (const payment of payments.toReversed()) {
    const back = Math.min(left, payment.amount)
    if (back <= 0) continue
    const { kind, of } = asOfToday(payment)
    backs.push({
      paymentId: payment.paymentId,
      kind,
      amount: back,
      ...(of === undefined ? {} : { of }),
    })
    left -= back
  }
  return backs
}
