/** What a customer's account comes to over a time, and how old what is owed is. Pure. */
import { dayNumber } from './calendar.ts'
import type { Money } from './money.ts'

/** Days up to which each part of what is owed is old; the last has no end. */
export const ages = [30, 60, 90] as const

export interface Dated {
  readonly businessDate: number
  /** Above zero: more is owed. Below: it was paid. */
  readonly amount: Money
  readonly sourceKind?: string
}

/**
 * Whether a movement is something that was bought. A cheque that bounced is
 * none: it takes back a payment, and what that had paid is as old as it was.
 */
export const isDebt = ({ amount, sourceKind }: Pick<Dated, 'amount' | 'sourceKind'>): boolean =>
  amount > 0 && sourceKind !== 'cheque'

/**
 * What is owed, by how old it is: up to 30, 60 and 90 days, and older. Money
 * that came in is held against the oldest bill first, so what is left is of the
 * newest ones.
 * @param moves every movement up to the day, in any order.
 */
export const agedOf = (moves: readonly Dated[], day: number): readonly Money[] => {
  let left = Math.max(
    0,
    moves.reduce((sum, { amount }) => sum + amount, 0),
  )
  const parts: Money[] = [0, 0, 0, 0]
  const debts = moves.filter(isDebt).toSorted((a, b) => b.businessDate - a.businessDate)
  for (const { businessDate, amount } of debts) {
    const part = Math.min(left, amount)
    const old = dayNumber(day) - dayNumber(businessDate)
    const slot = ages.findIndex((days) => old <= days)
    const at = slot < 0 ? ages.length : slot
    parts[at] = (parts[at] ?? 0) + part
    left -= part
  }
  return parts
}

export interface Statement<T extends Dated> {
  readonly opening: Money
  /** In order, each with what was owed after it. */
  readonly lines: readonly (T & { readonly balance: Money })[]
  readonly billed: Money
  /** Less the cheques that bounced. */
  readonly paid: Money
  readonly closing: Money
  readonly aged: readonly Money[]
}

/** @param moves every movement up to the last day, the oldest first. */
export const statementOf = <T extends Dated>(
  moves: readonly T[],
  from: number,
  to: number,
): Statement<T> => {
  const until = moves.filter(({ businessDate }) => businessDate <= to)
  const opening = until
    .filter(({ businessDate }) => businessDate < from)
    .reduce((sum, { amount }) => sum + amount, 0)
  let balance = opening
  const lines = until
    .filter(({ businessDate }) => businessDate >= from)
    .map((move) => ({ ...move, balance: (balance += move.amount) }))
  const billed = lines.filter(isDebt).reduce((sum, { amount }) => sum + amount, 0)
  return {
    opening,
    lines,
    billed,
    paid: opening + billed - balance,
    closing: balance,
    aged: agedOf(until, to),
  }
}
