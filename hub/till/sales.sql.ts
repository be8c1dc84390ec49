/** What the bills of a till add up to: kept with each sale, and recomputable from the bills. */
import { query, statement } from '../store/query.ts'

/** The bills that were settled at a till. */
export const billsOfTill = query<
  [tillId: string],
  {
    readonly billId: string
    readonly total: string
    readonly isAdjusted: number
    readonly businessDate: number
    readonly number: string
  }
>(
  `select b.bill_id as billId, b.total, b.is_adjusted as isAdjusted, b.business_date as businessDate, i.number
     from till_bill t join bill b on b.bill_id = t.bill_id join invoice i on i.bill_id = b.bill_id
    where t.till_id = ? order by i.issued_at, i.no`,
  ['billId', 'total', 'isAdjusted', 'businessDate', 'number'],
)

export const keptSales = query<[tillId: string], { readonly body: string }>(
  'select body from till_sales where till_id = ?',
  ['body'],
)

export const putSales = statement<[tillId: string, body: string]>(
  `insert into till_sales (till_id, body) values (?, ?)
   on conflict do update set body = excluded.body`,
)
