/**
 * What the reports read: the day summaries of one outlet between two business
 * dates. Each summary is stored in the order of outlet and date, so a range is
 * one walk along its key.
 */
import type { Unit } from '../../schema/catalogue.ts'
import { query } from '../store/query.ts'

type OfRange = [outletId: string, from: number, to: number]

export interface SalesDayRow {
  readonly businessDate: number
  readonly bills: number
  readonly taxable: number
  readonly tax: number
  readonly roundOff: number
  readonly total: number
  readonly refunds: number
  readonly refunded: number
  readonly rev: number
}

/** A day with how many of its bills were undone; its bills are those that stand. */
export interface DaySold extends SalesDayRow {
  readonly undone: number
}

export const salesDays = query<OfRange, SalesDayRow>(
  `select business_date as businessDate, bills, taxable, tax, round_off as roundOff, total,
          refunds, refunded, rev
     from sales_day where outlet_id = ? and business_date between ? and ? order by business_date`,
  ['businessDate', 'bills', 'taxable', 'tax', 'roundOff', 'total', 'refunds', 'refunded', 'rev'],
)

/** Sales that were undone, and when each was made. It may have been undone on the next date. */
export const undoneSales = query<
  [outletId: string, from: number, next: number, first: number, last: number],
  { readonly businessDate: number; readonly settledAt: number }
>(
  `select b.business_date as businessDate, b.settled_at as settledAt
     from refund r join bill b on b.bill_id = r.bill_id
    where r.outlet_id = ? and r.business_date between ? and ? and r.is_undo = 1
      and b.business_date between ? and ?`,
  ['businessDate', 'settledAt'],
)

export interface HourRow {
  readonly businessDate: number
  readonly hour: number
  readonly bills: number
  readonly total: number
}

export const hourDays = query<OfRange, HourRow>(
  `select business_date as businessDate, hour, bills, total
     from hour_day where outlet_id = ? and business_date between ? and ?`,
  ['businessDate', 'hour', 'bills', 'total'],
)

export interface TenderRow {
  readonly businessDate: number
  readonly kind: string
  readonly payments: number
  readonly amount: number
}

export const tenderDays = query<OfRange, TenderRow>(
  `select business_date as businessDate, kind, payments, amount
     from tender_day where outlet_id = ? and business_date between ? and ?`,
  ['businessDate', 'kind', 'payments', 'amount'],
)

export interface ItemSumRow {
  readonly itemId: string
  /** '' where the item has no sizes. */
  readonly variantId: string
  readonly names: string
  readonly categoryId: string
  readonly unit: Unit
  readonly variantNames: string | null
  readonly qtyMilli: number
  readonly taxable: number
  readonly total: number
}

/** What was sold of each size of each item; the names are those of now. */
export const itemSums = query<OfRange, ItemSumRow>(
  `select s.item_id as itemId, s.variant_id as variantId, i.names, i.category_id as categoryId, i.unit,
          v.names as variantNames, s.qty_milli as qtyMilli, s.taxable, s.total
     from (select item_id, variant_id, sum(qty_milli) as qty_milli, sum(taxable) as taxable,
                  sum(total) as total
             from item_day where outlet_id = ? and business_date between ? and ?
            group by item_id, variant_id) s
     join item i on i.item_id = s.item_id
     left join variant v on v.variant_id = s.variant_id
    order by i.position, v.position`,
  [
    'itemId',
    'variantId',
    'names',
    'categoryId',
    'unit',
    'variantNames',
    'qtyMilli',
    'taxable',
    'total',
  ],
)

export const categoryNames = query<
  [],
  { readonly categoryId: string; readonly names: string; readonly colour: number }
>(
  'select category_id as categoryId, names, colour from category',
  ['categoryId', 'names', 'colour'],
  'categories are a handful',
)

export interface TrendRow {
  readonly businessDate: number
  readonly count: number
  readonly total: number
}

/** One item day by day, all its sizes together. */
export const itemTrend = query<[...OfRange, itemId: string], TrendRow>(
  `select business_date as businessDate, sum(qty_milli) as count, sum(total) as total
     from item_day where outlet_id = ? and business_date between ? and ? and item_id = ?
    group by business_date`,
  ['businessDate', 'count', 'total'],
)

export const categoryTrend = query<[...OfRange, categoryId: string], TrendRow>(
  `select d.business_date as businessDate, sum(d.qty_milli) as count, sum(d.total) as total
     from item_day d join item i on i.item_id = d.item_id
    where d.outlet_id = ? and d.business_date between ? and ? and i.category_id = ?
    group by d.business_date`,
  ['businessDate', 'count', 'total'],
)

const edge = (order: 'asc' | 'desc'): string =>
  `select business_date as businessDate from sales_day where outlet_id = ?
    order by business_date ${order} limit 1`

export const firstDay = query<[outletId: string], { readonly businessDate: number }>(edge('asc'), [
  'businessDate',
])
export const lastDay = query<[outletId: string], { readonly businessDate: number }>(edge('desc'), [
  'businessDate',
])

export interface BillFound {
  readonly billId: string
  readonly settledAt: number
  readonly payable: number
  readonly isUndone: number
  /** What of it was given back, the tip too where it was undone. */
  readonly refunded: number
}

/** A line that this bill charges: not taken off, and on a bill that was split, the part of it that is here. */
const isCharged = `l.qty_milli > 0 and (b.is_split = 0
  or exists (select 1 from bill_part p where p.bill_id = b.bill_id and p.line_id = l.line_id)
  or (b.bill_id = (select o.bill_id from sales_order o where o.order_id = b.order_id)
      and not exists (select 1 from bill c join bill_part q on q.bill_id = c.bill_id
                       where c.order_id = b.order_id and q.line_id = l.line_id)))`

/**
 * The settled bills of a day, the newest first, by item, category and tender.
 * A null asks for all; each is named twice because it is asked about twice.
 */
export const billsOfDay = query<
  [
    outletId: string,
    businessDate: number,
    isAnyItem: string | null,
    itemId: string | null,
    isAnyCategory: string | null,
    categoryId: string | null,
    isAnyTender: string | null,
    tender: string | null,
  ],
  BillFound
>(
  `select b.bill_id as billId, b.settled_at as settledAt, b.payable,
          exists (select 1 from refund r where r.bill_id = b.bill_id and r.is_undo = 1) as isUndone,
          (select coalesce(sum(r.payable + r.tip), 0) from refund r where r.bill_id = b.bill_id) as refunded
     from bill b
    where b.outlet_id = ? and b.business_date = ? and b.settled_at is not null
      and (? is null or exists (select 1 from order_line l where l.order_id = b.order_id and l.item_id = ? and ${isCharged}))
      and (? is null or exists (select 1 from order_line l join item i on i.item_id = l.item_id
                                 where l.order_id = b.order_id and i.category_id = ? and ${isCharged}))
      and (? is null or exists (select 1 from bill_words w where w.bill_id = b.bill_id and instr(w.tender, ?) > 0))
    order by b.settled_at desc, b.rowid desc`,
  ['billId', 'settledAt', 'payable', 'isUndone', 'refunded'],
)

/** The same day's bills of a number, a token or an amount. */
export const billsFound = query<
  [outletId: string, businessDate: number, number: string, token: number, payable: number],
  { readonly billId: string }
>(
  `select b.bill_id as billId
     from bill b join sales_order o on o.order_id = b.order_id
     left join invoice i on i.bill_id = b.bill_id
    where b.outlet_id = ? and b.business_date = ? and b.settled_at is not null
      and (instr(lower(i.number), ?) > 0 or o.token = ? or b.payable = ?)`,
  ['billId'],
)
