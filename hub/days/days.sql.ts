import { plusDays } from '../../schema/calendar.ts'
import type { SalesDayDoc } from '../../schema/sales.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export const addToSalesDay = statement<
  [
    outletId: string,
    businessDate: number,
    taxable: number,
    tax: number,
    roundOff: number,
    total: number,
  ]
>(
  `insert into sales_day (outlet_id, business_date, bills, taxable, tax, round_off, total, rev)
   values (?, ?, 1, ?, ?, ?, ?, 1)
   on conflict do update set bills = bills + 1, taxable = taxable + excluded.taxable,
     tax = tax + excluded.tax, round_off = round_off + excluded.round_off,
     total = total + excluded.total, rev = rev + 1`,
)

/** Something else of a day has changed than what was sold on it. */
export const touchSalesDay = statement<[outletId: string, businessDate: number]>(
  `insert into sales_day (outlet_id, business_date, bills, taxable, tax, round_off, total, rev)
   values (?, ?, 0, 0, 0, 0, 0, 1) on conflict do update set rev = rev + 1`,
)

/** A day is net of what was given back on it. */
export const takeFromSalesDay = statement<
  [
    outletId: string,
    businessDate: number,
    taxable: number,
    tax: number,
    roundOff: number,
    total: number,
    refunded: number,
  ]
>(
  `insert into sales_day (outlet_id, business_date, bills, taxable, tax, round_off, total, refunds, refunded, rev)
   values (?, ?, 0, ?, ?, ?, ?, 1, ?, 1)
   on conflict do update set taxable = taxable + excluded.taxable, tax = tax + excluded.tax,
     round_off = round_off + excluded.round_off, total = total + excluded.total,
     refunds = refunds + 1, refunded = refunded + excluded.refunded, rev = rev + 1`,
)

export const takeFromTenderDay = statement<
  [outletId: string, businessDate: number, kind: string, amount: number]
>(
  `insert into tender_day (outlet_id, business_date, kind, payments, amount) values (?, ?, ?, 0, ?)
   on conflict do update set amount = amount + excluded.amount`,
)

/** Money of a day was another way of paying: payments and amount move by as much. */
export const moveTenderDay = statement<
  [outletId: string, businessDate: number, kind: string, payments: number, amount: number]
>(
  `insert into tender_day (outlet_id, business_date, kind, payments, amount) values (?, ?, ?, ?, ?)
   on conflict do update set payments = payments + excluded.payments, amount = amount + excluded.amount`,
)

export const takeFromHourDay = statement<
  [outletId: string, businessDate: number, hour: number, total: number]
>(
  `insert into hour_day (outlet_id, business_date, hour, bills, total) values (?, ?, ?, 0, ?)
   on conflict do update set total = total + excluded.total`,
)

export const addToTenderDay = statement<
  [outletId: string, businessDate: number, kind: string, amount: number]
>(
  `insert into tender_day (outlet_id, business_date, kind, payments, amount) values (?, ?, ?, 1, ?)
   on conflict do update set payments = payments + 1, amount = amount + excluded.amount`,
)

export const addToHourDay = statement<
  [outletId: string, businessDate: number, hour: number, total: number]
>(
  `insert into hour_day (outlet_id, business_date, hour, bills, total) values (?, ?, ?, 1, ?)
   on conflict do update set bills = bills + 1, total = total + excluded.total`,
)

export const addToItemDay = statement<
  [
    outletId: string,
    businessDate: number,
    itemId: string,
    variantId: string,
    qtyMilli: number,
    taxable: number,
    total: number,
  ]
>(
  `insert into item_day (outlet_id, business_date, item_id, variant_id, qty_milli, taxable, total)
   values (?, ?, ?, ?, ?, ?, ?)
   on conflict do update set qty_milli = qty_milli + excluded.qty_milli,
     taxable = taxable + excluded.taxable, total = total + excluded.total`,
)

/** A day on which an outlet has sold an item, or nothing. */
export const soldAtOutlet = query<
  [outletId: string, itemId: string],
  { readonly businessDate: number }
>(
  `select business_date as businessDate from item_day
    where outlet_id = ? and item_id = ? order by business_date desc limit 1`,
  ['businessDate'],
)

interface DayRow {
  readonly bills: number
  readonly taxable: number
  readonly tax: number
  readonly roundOff: number
  readonly total: number
  readonly refunds: number
  readonly refunded: number
  readonly rev: number
}

const day = query<[outletId: string, businessDate: number], DayRow>(
  `select bills, taxable, tax, round_off as roundOff, total, refunds, refunded, rev
     from sales_day where outlet_id = ? and business_date = ?`,
  ['bills', 'taxable', 'tax', 'roundOff', 'total', 'refunds', 'refunded', 'rev'],
)

const tenders = query<
  [outletId: string, businessDate: number],
  { readonly kind: string; readonly amount: number }
>('select kind, amount from tender_day where outlet_id = ? and business_date = ?', [
  'kind',
  'amount',
])

const hours = query<
  [outletId: string, businessDate: number],
  { readonly hour: number; readonly total: number }
>('select hour, total from hour_day where outlet_id = ? and business_date = ?', ['hour', 'total'])

/** A sale can be undone for a minute, which may be the first of the next date. */
const undone = query<
  [outletId: string, from: number, to: number, businessDate: number],
  { readonly count: number }
>(
  `select count(*) as count from refund r join bill b on b.bill_id = r.bill_id
    where r.outlet_id = ? and r.business_date between ? and ? and r.is_undo = 1
      and b.business_date = ?`,
  ['count'],
)

/** The sales of a business date; a day without a sale is all zeros at revision 0. */
export const salesDay = (db: Database, outletId: string, businessDate: number): SalesDayDoc => {
  const row = day.get(db, outletId, businessDate) ?? nothing
  const next = plusDays(businessDate, 1)
  const back = undone.get(db, outletId, businessDate, next, businessDate)?.count ?? 0
  return {
    ...row,
    outletId,
    businessDate,
    bills: row.bills - back,
    undone: back,
    ...ways(db, outletId, businessDate),
  }
}

const nothing: DayRow = {
  bills: 0,
  taxable: 0,
  tax: 0,
  roundOff: 0,
  total: 0,
  refunds: 0,
  refunded: 0,
  rev: 0,
}

/** How it was paid, and at which hours it was sold. */
const ways = (
  db: Database,
  outletId: string,
  businessDate: number,
): Pick<SalesDayDoc, 'tenders' | 'hours'> => ({
  tenders: Object.fromEntries(
    tenders.all(db, outletId, businessDate).map(({ kind, amount }) => [kind, amount]),
  ),
  hours: Object.fromEntries(
    hours.all(db, outletId, businessDate).map(({ hour, total }) => [hour, total]),
  ),
})
