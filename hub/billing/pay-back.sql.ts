/** What of a part of the money was given back before its bill was settled. */
import { query, statement } from '../store/query.ts'

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

/** The days whose money the payments of a bill are, and what went back of them is taken from. */
export const daysOfPayments = query<
  [billId: string],
  {
    readonly paymentId: string
    readonly paidOn: number | null
    readonly backOn: number | null
  }
>(
  `select p.payment_id as paymentId, p.business_date as paidOn, r.business_date as backOn
     from payment p left join payment_back r on r.payment_id = p.payment_id
    where p.bill_id = ?`,
  ['paymentId', 'paidOn', 'backOn'],
)
