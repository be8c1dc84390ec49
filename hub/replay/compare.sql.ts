/** What a replayed shop holds, added up from its bills and from its summaries. */
import { query } from '../store/query.ts'

/** What is in the books already, by the number it has in the files. */
export const bookedRefs = query<[outletId: string, source: string], { readonly ref: string }>(
  'select ref from sale_import where outlet_id = ? and source = ?',
  ['ref'],
)

export interface DayRow {
  readonly date: number
  readonly orders: number
  readonly total: number
}

type Days = [outletId: string, source: string, until: number]

export const billedDays = query<Days, DayRow>(
  `select b.business_date as date, count(*) as orders, sum(b.payable) as total
     from sale_import m join bill b on b.bill_id = m.bill_id
    where m.outlet_id = ? and m.source = ? and b.business_date <= ?
    group by b.business_date`,
  ['date', 'orders', 'total'],
)

export interface ItemRow {
  readonly pizzaId: string
  readonly lines: number
  readonly pieces: number
  readonly total: number
}

export const billedItems = query<Days, ItemRow>(
  `select l.variant_id as pizzaId, count(*) as lines, sum(l.qty_milli) / 1000 as pieces,
          sum(l.qty_milli * l.unit_price) / 1000 as total
     from sale_import m
     join bill b on b.bill_id = m.bill_id
     join order_line l on l.order_id = b.order_id
    where m.outlet_id = ? and m.source = ? and b.business_date <= ?
    group by l.variant_id`,
  ['pizzaId', 'lines', 'pieces', 'total'],
)

type Span = [outletId: string, from: number, until: number]

export const summedDays = query<Span, DayRow>(
  `select business_date as date, bills as orders, total from sales_day
    where outlet_id = ? and business_date between ? and ?`,
  ['date', 'orders', 'total'],
)

export const summedItems = query<Span, Omit<ItemRow, 'lines'>>(
  `select variant_id as pizzaId, sum(qty_milli) / 1000 as pieces, sum(total) as total
     from item_day where outlet_id = ? and business_date between ? and ? group by variant_id`,
  ['pizzaId', 'pieces', 'total'],
)

/** What the income of the restaurant came to in the books; credit is below zero. */
export const postedIncome = query<Span, { readonly total: number }>(
  `select coalesce(-sum(amount), 0) as total from balance_day
    where outlet_id = ? and business_date between ? and ? and account_id = '4010'`,
  ['total'],
)
