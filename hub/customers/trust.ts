/** How far a customer is trusted, and since when they owe. Pure. */
import { dayNumber } from '../../schema/calendar.ts'
import type { CustomerDoc, Movement, PaidBill } from '../../schema/customer.ts'
import { paperNumber } from '../../schema/customer-words.ts'
import type { Money } from '../../schema/money.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { isDebt, type Dated } from '../../schema/statement.ts'

/**
 * The day of the oldest sale that is not paid: what was paid pays the oldest
 * first, so what is owed is owed for the newest. `newestFirst` are the
 * movements of the account; where they do not reach back far enough, the
 * oldest of them is the answer.
 */
export const dueSince = (owes: Money, newestFirst: readonly Dated[]): number | null => {
  if (owes <= 0) return null
  let left = owes
  let since: number | null = null
  for (const { businessDate, amount } of newestFirst.filter(isDebt)) {
    since = businessDate
    left -= amount
    if (left <= 0) break
  }
  return since
}

/**
 * What of one sale on account is still owed, by the same rule: what was paid
 * pays the oldest first. Nothing where it is too long ago to be found.
 */
export const stillOwed = (
  owes: Money,
  newestFirst: readonly Pick<Movement, 'amount' | 'sourceKind' | 'sourceId'>[],
  billId: string,
): Money => {
  let left = owes
  for (const { amount, sourceKind, sourceId } of newestFirst.filter(isDebt)) {
    if (left <= 0) return 0
    if (sourceKind === 'bill' && sourceId === billId) return Math.min(amount, left)
    left -= amount
  }
  return 0
}

/** A sale on account, and what of it is still owed. */
export type Owed = Omit<PaidBill, 'amount'>

/**
 * The sales on account that are not paid, the oldest first, by the same rule.
 * What is owed for longer than the movements reach back stands before them.
 */
export const owedFor = (
  owes: Money,
  newestFirst: readonly Pick<
    Movement,
    'businessDate' | 'amount' | 'sourceKind' | 'sourceId' | 'memo'
  >[],
): readonly Owed[] => {
  let left = owes
  const owed: Owed[] = []
  for (const { businessDate, amount, sourceKind, sourceId, memo } of newestFirst.filter(isDebt)) {
    if (left <= 0) break
    const billId = sourceKind === 'bill' ? sourceId : null
    const part = Math.min(amount, left)
    owed.unshift({ billId, number: paperNumber(memo), businessDate, left: part })
    left -= part
  }
  const [oldest] = owed
  return left > 0 && oldest !== undefined
    ? [{ billId: null, number: '', businessDate: oldest.businessDate, left }, ...owed]
    : owed
}

/** What an amount pays of what is owed, the oldest first. */
export const paysFirst = (oldestFirst: readonly Owed[], paid: Money): readonly PaidBill[] => {
  let rest = paid
  const bills: PaidBill[] = []
  for (const bill of oldestFirst) {
    const amount = Math.min(rest, bill.left)
    if (amount <= 0) break
    bills.push({ ...bill, amount, left: bill.left - amount })
    rest -= amount
  }
  return bills
}

/** What somebody allowed a customer for one day, beyond what they may by themselves. */
export interface Leave {
  readonly overLimit: Money | null
  readonly overOn: number | null
}

/** Why so much more cannot be put on a customer’s account today; null where it can. */
export const whyNotOnAccount = (
  customer: Pick<CustomerDoc, 'no' | 'owes' | 'creditLimit' | 'creditDays' | 'dueSince'>,
  { overLimit, overOn }: Leave,
  { more, today }: { readonly more: Money; readonly today: number },
): Refusal | null => {
  const { no, owes, creditLimit, creditDays } = customer
  const leave = overOn === today ? (overLimit ?? 0) : null
  if (leave !== null && owes + more <= leave) return null
  if (creditLimit === null) return refusal('account.none', { no })
  const limit = Math.max(creditLimit, leave ?? 0)
  if (owes + more > limit)
    return refusal('account.over-limit', { no, owes, limit, over: owes + more - limit })
  const isLate =
    creditDays > 0 &&
    customer.dueSince !== null &&
    dayNumber(today) - dayNumber(customer.dueSince) > creditDays
  return isLate ? refusal('account.overdue', { no, owes, days: creditDays }) : null
}

/** A statement: each movement with what was owed after it, the newest first. */
export const withBalances = (
  balance: Money,
  newestFirst: readonly Omit<Movement, 'balance'>[],
): readonly Movement[] => {
  let after = balance
  return newestFirst.map((movement) => {
    const line = { ...movement, balance: after }
    after -= movement.amount
    return line
  })
}
