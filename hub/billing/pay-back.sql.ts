/** What of a part of the money was given back before its bill was settled. */
import { statement } from '../store/query.ts'

export const insertBack = statement<
  [
    paymentId: string,
    kind: string,
    of: string | null,
    amount: number,
    businessDate: number,
    at: number,
    by: string | null,
    approvedBy: string | null,
  ]
>(
  `insert into payment_back (payment_id, kind, of_id, amount, business_date, at, by, approved_by)
   values (?, ?, ?, ?, ?, ?, ?, ?)`,
)
