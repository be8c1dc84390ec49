/**
 * The books: accounts, journal entries and their postings.
 *
 * A posting is a signed whole amount, debit above zero and credit below, and
 * the postings of an entry add up to nothing. Which accounts cash may be booked to
 * by hand stands in cash-accounts.ts.
 */
import * as v from 'valibot'
import { businessDay, described, moment, money } from './doc-shapes.ts'
import type { ReadonlyDeep } from './shapes.ts'

export const posting = v.object({
  account: v.string(),
  party: v.exactOptional(
    described(v.string(), 'The customer whose it is, on an account that is kept for each.'),
  ),
  amount: described(money, 'Debit above zero, credit below, in minor units.'),
})
export type Posting = ReadonlyDeep<v.InferOutput<typeof posting>>

export const entryDoc = v.object({
  entryId: v.string(),
  outletId: v.string(),
  number: v.string(),
  businessDate: businessDay,
  memo: v.string(),
  sourceKind: v.string(),
  sourceId: v.string(),
  purpose: v.string(),
  reversesId: v.nullable(v.string()),
  postings: described(v.array(posting), 'They add up to nothing.'),
  at: moment,
  by: v.nullable(v.string()),
})
export type EntryDoc = ReadonlyDeep<v.InferOutput<typeof entryDoc>>
