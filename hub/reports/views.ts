/**
 * Reports of one outlet's sales. They read the day summaries and write nothing;
 * each is read at one moment, so its figures agree with one another.
 */
import type { OutletDoc } from '../../schema/outlet.ts'
import type { BillsArgs, SalesReportArgs, TrendArgs } from '../../schema/report-args.ts'
import type { SalesReport, TrendPoint, TrendReport } from '../../schema/report.ts'
import {
  comparedWith,
  pieceStart,
  piecesOf,
  weekdaysIn,
  type DateRange,
} from '../../schema/report-range.ts'
import { plusDays, weekdayOf } from '../../schema/calendar.ts'
import type { SalesDayDoc } from '../../schema/sales.ts'
import { businessDate, localHour } from '../../schema/time.ts'
import type { Database } from '../store/driver.ts'
import {
  billsFound,
  billsOfDay,
  categoryNames,
  categoryTrend,
  firstDay,
  hourDays,
  itemSums,
  itemTrend,
  lastDay,
  salesDays,
  tenderDays,
  undoneSales,
  type BillFound,
  type TenderRow,
  type TrendRow,
} from './reports.sql.ts'
import {
  againstOf,
  categoriesOf,
  hoursOfWeek,
  itemsOf,
  lineOf,
  tendersOf,
  totalsOf,
  type DayRows,
} from './sales-report.ts'

export interface ReportContext {
  readonly db: Database
  readonly outlet: OutletDoc
  /** Now. */
  readonly at: number
}

/** The sales of a range. `args` was checked (schema/report-args.ts): it ends today or before. */
export const salesReport = (
  { db, outlet, at }: ReportContext,
  { from, to, grain, compare }: SalesReportArgs,
): SalesReport => {
  const { outletId, cutOffMinute, timeZone, fiscalYearStartMonth } = outlet
  const range = { from, to }
  const today = businessDate(at, timeZone, cutOffMinute)
  const rows = rowsOf(db, outlet, range)
  const tenders = tenderDays.all(db, outletId, from, to)
  const items = itemsOf(itemSums.all(db, outletId, from, to))
  const known = knownDays(db, outletId)
  const against = compare === 'none' ? null : comparedWith(range, compare, fiscalYearStartMonth)
  return {
    outletId,
    from,
    to,
    grain,
    businessDate: today,
    totals: totalsOf(rows.days),
    points: lineOf(range, grain, rows, cutOffMinute),
    against:
      against &&
      againstOf({
        range,
        against,
        grain,
        rows: rowsOf(db, outlet, against),
        cutOffMinute,
        untilHour: to === today ? localHour(at, timeZone) : null,
      }),
    tenders: tendersOf(tenders),
    hours: hoursOfWeek(rows.hours),
    weekdays: weekdaysOpen(range, known),
    items,
    categories: categoriesOf(items, categoryNames.all(db)),
    today: to === today ? dayIn(outletId, today, rows, tenders) : null,
    known,
  }
}

/** The days and hours of a range. An undone sale is none of theirs: what it took and gave back is nothing too. */
const rowsOf = (
  db: Database,
  { outletId, timeZone }: OutletDoc,
  { from, to }: DateRange,
): DayRows => {
  const undone = undoneSales.all(db, outletId, from, plusDays(to, 1), from, to)
  const byDay = countBy(undone, ({ businessDate: date }) => date)
  const byHour = countBy(undone, ({ businessDate: date, settledAt }) =>
    hourKey(date, localHour(settledAt, timeZone)),
  )
  return {
    days: salesDays.all(db, outletId, from, to).map((day) => {
      const back = byDay.get(day.businessDate) ?? 0
      return { ...day, bills: day.bills - back, undone: back }
    }),
    hours: hourDays.all(db, outletId, from, to).map((row) => ({
      ...row,
      bills: row.bills - (byHour.get(hourKey(row.businessDate, row.hour)) ?? 0),
    })),
  }
}

const hourKey = (date: number, hour: number): number => date * 24 + hour

const countBy = <T>(
  things: readonly T[],
  keyOf: (thing: T) => number,
): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>()
  for (const key of things.map(keyOf)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** A day out of the rows of its range, as the office's live view tells of it. */
const dayIn = (
  outletId: string,
  date: number,
  { days, hours }: DayRows,
  tenders: readonly TenderRow[],
): SalesDayDoc => {
  const nothing = {
    bills: 0,
    undone: 0,
    taxable: 0,
    tax: 0,
    roundOff: 0,
    total: 0,
    refunds: 0,
    refunded: 0,
    rev: 0,
  }
  const isToday = (row: { readonly businessDate: number }): boolean => row.businessDate === date
  return {
    outletId,
    ...(days.find(isToday) ?? nothing),
    businessDate: date,
    tenders: Object.fromEntries(tenders.filter(isToday).map(({ kind, amount }) => [kind, amount])),
    hours: Object.fromEntries(hours.filter(isToday).map(({ hour, total }) => [hour, total])),
  }
}

/** The weekdays of a range since the first sale there ever was: before it there was no shop to be busy. */
const weekdaysOpen = (range: DateRange, known: DateRange | null): readonly number[] =>
  known === null || known.from <= range.from
    ? weekdaysIn(range)
    : known.from > range.to
      ? [0, 0, 0, 0, 0, 0, 0]
      : weekdaysIn({ from: known.from, to: range.to })

const knownDays = (db: Database, outletId: string): DateRange | null => {
  const first = firstDay.get(db, outletId)
  const last = lastDay.get(db, outletId)
  return first === undefined || last === undefined
    ? null
    : { from: first.businessDate, to: last.businessDate }
}

/** The rows beneath a figure: one item, category, tender or hour of a weekday, piece by piece. */
export const trendReport = (
  { db, outlet }: ReportContext,
  { from, to, grain, of, id }: TrendArgs,
): TrendReport => {
  const { outletId } = outlet
  const rows = trendRows(db, outlet, { from, to, of, id })
  const ends = new Map(
    piecesOf({ from, to }, grain).map((piece) => [pieceStart(piece.from, grain), piece]),
  )
  const points = new Map<number, TrendPoint>()
  for (const { businessDate: date, count, total } of rows) {
    const start = pieceStart(date, grain)
    const piece = ends.get(start)
    if (piece === undefined) throw new Error(`${date} lies in no piece of ${from} to ${to}`)
    const before = points.get(start)
    points.set(start, {
      ...piece,
      count: count + (before?.count ?? 0),
      total: total + (before?.total ?? 0),
    })
  }
  return {
    outletId,
    from,
    to,
    of,
    id,
    grain,
    points: [...points.values()].toSorted((a, b) => b.from - a.from),
  }
}

const trendRows = (
  db: Database,
  outlet: OutletDoc,
  { from, to, of, id }: Pick<TrendArgs, 'from' | 'to' | 'of' | 'id'>,
): readonly TrendRow[] => {
  const range = [outlet.outletId, from, to] as const
  switch (of) {
    case 'item':
      return itemTrend.all(db, ...range, id)
    case 'category':
      return categoryTrend.all(db, ...range, id)
    case 'tender':
      return tenderDays
        .all(db, ...range)
        .filter(({ kind }) => kind === id)
        .map(({ payments, amount, ...row }) => ({ ...row, count: payments, total: amount }))
    case 'hour': {
      const [weekday, hour] = id.split('-').map(Number)
      return rowsOf(db, outlet, { from, to })
        .hours.filter((row) => row.hour === hour && weekdayOf(row.businessDate) === weekday)
        .map(({ bills, ...row }) => ({ ...row, count: bills }))
    }
  }
}

/** A day's settled bills that were asked for, the newest first. */
export const billsAskedFor = (
  { db, outlet }: ReportContext,
  { date, find, hour, ...narrow }: BillsArgs,
): readonly BillFound[] => {
  const { outletId, timeZone } = outlet
  const item = narrow.item ?? null
  const category = narrow.category ?? null
  const tender = narrow.tender ?? null
  const found = find === undefined || find === '' ? null : findBills(db, outlet, date, find)
  return billsOfDay
    .all(db, outletId, date, item, item, category, category, tender, tender)
    .filter(({ billId }) => found?.has(billId) ?? true)
    .filter(({ settledAt }) => hour === undefined || localHour(settledAt, timeZone) === hour)
}

/** A number as it is written, a token, or an amount in the outlet's currency. */
const findBills = (
  db: Database,
  { outletId, currencyExponent }: OutletDoc,
  date: number,
  find: string,
): ReadonlySet<string> => {
  const figure = Number(find.replaceAll(/[^\d.]/g, '') || 'none')
  const isToken = /^\d+$/.test(find)
  const payable = Math.round(figure * 10 ** currencyExponent)
  return new Set(
    billsFound
      .all(
        db,
        outletId,
        date,
        find.toLowerCase(),
        isToken ? Number(find) : -1,
        Number.isFinite(payable) ? payable : -1,
      )
      .map(({ billId }) => billId),
  )
}
