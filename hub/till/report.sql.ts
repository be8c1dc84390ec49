/** What an X or a Z report reads beside the sums that are kept of a till. */
import type { TillReport } from '../../schema/till.ts'
import { query } from '../store/query.ts'

export interface SeriesRow {
  readonly series: string
  readonly fiscalYear: string
  readonly first: number
  readonly last: number
  readonly count: number
}

const keys = ['series', 'fiscalYear', 'first', 'last', 'count'] as const

/** The invoice numbers of the bills of a till, by series. */
export const invoiceSeries = query<[tillId: string], SeriesRow>(
  `select i.series, i.fiscal_year as fiscalYear, min(i.no) as first, max(i.no) as last, count(*) as count
     from till_bill t cross join invoice i on i.bill_id = t.bill_id
    where t.till_id = ? group by i.series, i.fiscal_year`,
  keys,
)

/** The numbers of the credit notes that were given money for out of a till. */
export const creditNoteSeries = query<[tillId: string], SeriesRow>(
  `select r.series, r.fiscal_year as fiscalYear, min(r.no) as first, max(r.no) as last,
          count(distinct r.refund_id) as count
     from till_move m cross join refund r on r.bill_id = m.bill_id and r.issued_at = m.at
    where m.till_id = ? and m.kind = 'refund' group by r.series, r.fiscal_year`,
  keys,
)

/** What of a till was another way of paying after all, by the way it was booked as and the way it was. */
export const retenderedOfTill = query<
  [tillId: string],
  NonNullable<TillReport['retendered']>[number]
>(
  `select r.from_kind as "from", r.kind as "to", count(*) as count, sum(m.amount) as amount
     from till_move m cross join retender r on r.retender_id = m.move_id
    where m.till_id = ? and m.kind = 'sale' and m.reason_id = 'retendered'
    group by r.from_kind, r.kind order by r.from_kind, r.kind`,
  ['from', 'to', 'count', 'amount'],
)

/** How many of the refunds out of a till took a sale back within its minute. */
export const undoneOfTill = query<[tillId: string], { readonly count: number }>(
  `select count(distinct r.refund_id) as count
     from till_move m cross join refund r on r.bill_id = m.bill_id and r.issued_at = m.at
    where m.till_id = ? and m.kind = 'refund' and r.is_undo = 1`,
  ['count'],
)
