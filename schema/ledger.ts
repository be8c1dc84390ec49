/**
 * The books: accounts, journal entries and their postings.
 *
 * A posting is a signed whole amount, debit above zero and credit below, and
 * the postings of an entry add up to nothing.
 */
import type { Money } from './money.ts'

export interface Posting {
  readonly account: string
  readonly amount: Money
}

export interface EntryDoc {
  readonly entryId: string
  readonly outletId: string
  readonly number: string
  readonly businessDate: number
  readonly memo: string
  readonly sourceKind: string
  readonly sourceId: string
  readonly purpose: string
  readonly reversesId: string | null
  readonly postings: readonly Posting[]
  readonly at: number
  readonly by: string | null
}
