/**
 * What the office reads of past sales. Every figure comes from the day
 * summaries, which are kept in the transaction of each sale, so a report and
 * the bills beneath it are always equal. Amounts are with tax unless they say
 * otherwise; days are business dates, both ends of a range in it.
 */
import * as v from 'valibot'
import { billFates } from './bill-fate.ts'
import { billDoc } from './bill.ts'
import { units } from './catalogue.ts'
import { businessDay, described, money, namesDoc, qty, whole } from './doc-shapes.ts'
import { grains } from './report-range.ts'
import { salesDayDoc } from './sales.ts'
import type { ReadonlyDeep } from './shapes.ts'

const range = { from: businessDay, to: businessDay }
const hourOfDay = described(whole, 'The local hour, 0 to 23.')

export const reportPoint = v.object({
  ...range,
  hour: described(v.nullable(whole), 'The local hour where the pieces are hours, else null.'),
  bills: whole,
  total: money,
})
/** One point of a line: what was sold in a piece of the range. */
export type ReportPoint = ReadonlyDeep<v.InferOutput<typeof reportPoint>>

export const reportTotals = v.object({
  bills: described(whole, 'Sales that stand: an undone one is none, here and in every part.'),
  undone: described(whole, 'Sales that were taken back within a minute.'),
  total: money,
  taxable: money,
  tax: money,
  roundOff: money,
  refunds: described(whole, 'Credit notes issued; every other amount is net of them.'),
  refunded: money,
})
export type ReportTotals = ReadonlyDeep<v.InferOutput<typeof reportTotals>>

export const reportAgainst = v.object({
  ...range,
  bills: whole,
  total: money,
  untilHour: described(
    v.nullable(whole),
    'Where the range ends today, bills and total of this time’s last day are counted up to the end of this hour, as today is; else null.',
  ),
  points: described(
    v.array(v.nullable(reportPoint)),
    'Beside each point of the range, whole days throughout; null where this time has no such piece.',
  ),
})
/** The time a range is compared with. Half a day is never held against a whole one. */
export type ReportAgainst = ReadonlyDeep<v.InferOutput<typeof reportAgainst>>

export const tenderSales = v.object({ kind: v.string(), payments: whole, amount: money })
export type TenderSales = ReadonlyDeep<v.InferOutput<typeof tenderSales>>

export const hourSales = v.object({
  weekday: described(whole, '0 for Monday to 6 for Sunday.'),
  hour: hourOfDay,
  bills: whole,
  total: money,
})
/** What was taken in an hour of a weekday, all of its days in the range together. */
export type HourSales = ReadonlyDeep<v.InferOutput<typeof hourSales>>

const sold = { qtyMilli: qty, taxable: money, total: money }

export const variantSales = v.object({ variantId: v.string(), names: namesDoc, ...sold })
export type VariantSales = ReadonlyDeep<v.InferOutput<typeof variantSales>>

export const itemSales = v.object({
  itemId: v.string(),
  names: namesDoc,
  categoryId: v.string(),
  unit: v.picklist(units),
  ...sold,
  variants: described(v.array(variantSales), 'Its sizes in their own order; empty without any.'),
})
export type ItemSales = ReadonlyDeep<v.InferOutput<typeof itemSales>>

export const categorySales = v.object({
  categoryId: v.string(),
  names: namesDoc,
  colour: described(whole, 'One of the eight category colours, 1 to 8.'),
  total: money,
})
export type CategorySales = ReadonlyDeep<v.InferOutput<typeof categorySales>>

export const salesReportDoc = v.object({
  outletId: v.string(),
  ...range,
  grain: v.picklist(grains),
  businessDate: described(businessDay, 'The business date it is now.'),
  totals: reportTotals,
  points: v.array(reportPoint),
  against: v.nullable(reportAgainst),
  tenders: described(v.array(tenderSales), 'The largest first.'),
  hours: v.array(hourSales),
  weekdays: described(
    v.array(whole),
    'How many days of each weekday lie in the range since the first sale there ever was, Monday first.',
  ),
  items: described(v.array(itemSales), 'The best sold first, by amount.'),
  categories: described(v.array(categorySales), 'The best sold first, by amount.'),
  today: described(
    v.nullable(salesDayDoc),
    'Today as it is counted in here, so that a newer one can be put in its place; null where the range ends before.',
  ),
  known: described(
    v.nullable(v.object(range)),
    'The first and the last business date with a sale; null where nothing was ever sold.',
  ),
})
export type SalesReport = ReadonlyDeep<v.InferOutput<typeof salesReportDoc>>

/** What a trend may be of. `hour` is an hour of a weekday, `5-19`: Saturdays from seven in the evening. */
export const trendSubjects = ['item', 'category', 'tender', 'hour'] as const
export type TrendSubject = (typeof trendSubjects)[number]

export const trendPoint = v.object({
  ...range,
  count: described(
    whole,
    'Thousandths of the item’s unit, payments of a tender, bills of an hour; of a category thousandths of whatever unit.',
  ),
  total: money,
})
export type TrendPoint = ReadonlyDeep<v.InferOutput<typeof trendPoint>>

export const trendReportDoc = v.object({
  outletId: v.string(),
  ...range,
  of: v.picklist(trendSubjects),
  id: v.string(),
  grain: v.picklist(['day', 'week', 'month']),
  points: described(v.array(trendPoint), 'Pieces in which there was some of it, the latest first.'),
})
/** The rows beneath one figure of a report: the same thing piece by piece. */
export type TrendReport = ReadonlyDeep<v.InferOutput<typeof trendReportDoc>>

/** How many bills a page holds. */
export const billsPage = 50

export const billsReportDoc = v.object({
  outletId: v.string(),
  date: businessDay,
  count: described(whole, 'How many there are in all; an undone sale is none.'),
  undone: described(whole, 'How many more were undone.'),
  total: described(money, 'What they come to, as they were sold.'),
  refunded: described(money, 'What of them was given back since, on whichever day.'),
  bills: described(v.array(billDoc), 'A page of them, the undone ones too, the newest first.'),
  refunds: described(
    v.array(v.object({ billId: v.string(), state: v.picklist(billFates), amount: money })),
    'What has become of those on the page of which something was given back, and how much it was.',
  ),
  next: described(
    v.nullable(v.string()),
    'The bill after which the next page begins; null where this is the last.',
  ),
})
export type BillsReport = ReadonlyDeep<v.InferOutput<typeof billsReportDoc>>
