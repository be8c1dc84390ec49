/**
 * A sales report out of the rows of the day summaries. Pure: what a range came
 * to, piece by piece, beside the time it is compared with.
 */
import { weekdayOf } from '../../schema/calendar.ts'
import type { Names } from '../../schema/names.ts'
import type {
  CategorySales,
  HourSales,
  ItemSales,
  ReportAgainst,
  ReportPoint,
  ReportTotals,
  TenderSales,
  VariantSales,
} from '../../schema/report.ts'
import {
  comparedPieces,
  hoursOfDay,
  piecesOf,
  type DateRange,
  type Grain,
  type Piece,
} from '../../schema/report-range.ts'
import type { DaySold, HourRow, ItemSumRow, TenderRow } from './reports.sql.ts'

/** The rows of one stretch of time. */
export interface DayRows {
  readonly days: readonly DaySold[]
  readonly hours: readonly HourRow[]
}

export const totalsOf = (days: readonly DaySold[]): ReportTotals => ({
  bills: sum(days, ({ bills }) => bills),
  undone: sum(days, ({ undone }) => undone),
  total: sum(days, ({ total }) => total),
  taxable: sum(days, ({ taxable }) => taxable),
  tax: sum(days, ({ tax }) => tax),
  roundOff: sum(days, ({ roundOff }) => roundOff),
  refunds: sum(days, ({ refunds }) => refunds),
  refunded: sum(days, ({ refunded }) => refunded),
})

/** The line of a range: every piece of it, those without a sale too. */
export const lineOf = (
  range: DateRange,
  grain: Grain,
  rows: DayRows,
  cutOffMinute: number,
): readonly ReportPoint[] =>
  grain === 'hour'
    ? hourPoints(range.from, rows.hours, cutOffMinute)
    : dayPoints(piecesOf(range, grain), rows.days)

const hourPoints = (
  date: number,
  rows: readonly HourRow[],
  cutOffMinute: number,
): readonly ReportPoint[] =>
  hoursOfDay(cutOffMinute).map((hour) => {
    const row = rows.find((one) => one.businessDate === date && one.hour === hour)
    return { from: date, to: date, hour, bills: row?.bills ?? 0, total: row?.total ?? 0 }
  })

/** Fills pieces that follow one another with the days that lie in them; both come in order. */
const dayPoints = (pieces: readonly Piece[], days: readonly DaySold[]): readonly ReportPoint[] => {
  let next = 0
  return pieces.map(({ from, to }) => {
    let bills = 0
    let total = 0
    for (let day = days[next]; day !== undefined && day.businessDate <= to; day = days[next]) {
      next += 1
      if (day.businessDate < from) continue
      bills += day.bills
      total += day.total
    }
    return { from, to, hour: null, bills, total }
  })
}

export interface Compared {
  readonly range: DateRange
  readonly against: DateRange
  readonly grain: Grain
  readonly rows: DayRows
  readonly cutOffMinute: number
  /** The hour it is, where the range ends today; else null. */
  readonly untilHour: number | null
}

/** The time a range is compared with, its points beside those of the range. */
export const againstOf = (compared: Compared): ReportAgainst => {
  const { range, against, grain, rows, cutOffMinute, untilHour } = compared
  const later = untilHour === null ? [] : hoursAfter(untilHour, cutOffMinute)
  const notYet = rows.hours.filter(
    ({ businessDate, hour }) => businessDate === against.to && later.includes(hour),
  )
  return {
    ...against,
    bills: sum(rows.days, ({ bills }) => bills) - sum(notYet, ({ bills }) => bills),
    total: sum(rows.days, ({ total }) => total) - sum(notYet, ({ total }) => total),
    untilHour,
    points:
      grain === 'hour'
        ? hourPoints(against.from, rows.hours, cutOffMinute)
        : pointsBeside(range, against, grain, rows.days),
  }
}

const hoursAfter = (hour: number, cutOffMinute: number): readonly number[] => {
  const hours = hoursOfDay(cutOffMinute)
  return hours.slice(hours.indexOf(hour) + 1)
}

const pointsBeside = (
  range: DateRange,
  against: DateRange,
  grain: Exclude<Grain, 'hour'>,
  days: readonly DaySold[],
): readonly (ReportPoint | null)[] => {
  const pieces = comparedPieces(piecesOf(range, grain), range, against, grain)
  const points = dayPoints(
    pieces.filter((piece) => piece !== null),
    days,
  )
  // The pieces that are missing are the last ones: the other time is the shorter.
  return pieces.map((_, i) => points[i] ?? null)
}

export const tendersOf = (rows: readonly TenderRow[]): readonly TenderSales[] => {
  const kinds = new Map<string, TenderSales>()
  for (const { kind, payments, amount } of rows) {
    const before = kinds.get(kind)
    kinds.set(kind, {
      kind,
      payments: payments + (before?.payments ?? 0),
      amount: amount + (before?.amount ?? 0),
    })
  }
  return [...kinds.values()].toSorted((a, b) => b.amount - a.amount)
}

/** By weekday and hour, in the order of the week. */
export const hoursOfWeek = (rows: readonly HourRow[]): readonly HourSales[] => {
  const cells = new Map<number, HourSales>()
  const weekdays = new Map<number, number>()
  for (const { businessDate, hour, bills, total } of rows) {
    const weekday = weekdays.get(businessDate) ?? weekdayOf(businessDate)
    weekdays.set(businessDate, weekday)
    const before = cells.get(weekday * 24 + hour)
    cells.set(weekday * 24 + hour, {
      weekday,
      hour,
      bills: bills + (before?.bills ?? 0),
      total: total + (before?.total ?? 0),
    })
  }
  return [...cells].toSorted(([a], [b]) => a - b).map(([, cell]) => cell)
}

/** Items with their sizes, the best sold first; what sold for the same stands in the menu's order. */
export const itemsOf = (rows: readonly ItemSumRow[]): readonly ItemSales[] => {
  const items = new Map<string, ItemSales>()
  for (const { itemId, variantId, categoryId, unit, qtyMilli, taxable, total, ...row } of rows) {
    const before = items.get(itemId)
    const variant: readonly VariantSales[] =
      row.variantNames === null
        ? []
        : [{ variantId, names: namesIn(row.variantNames), qtyMilli, taxable, total }]
    items.set(itemId, {
      itemId,
      names: before?.names ?? namesIn(row.names),
      categoryId,
      unit,
      qtyMilli: qtyMilli + (before?.qtyMilli ?? 0),
      taxable: taxable + (before?.taxable ?? 0),
      total: total + (before?.total ?? 0),
      variants: [...(before?.variants ?? []), ...variant],
    })
  }
  return [...items.values()].toSorted((a, b) => b.total - a.total)
}

interface CategoryRow {
  readonly categoryId: string
  readonly names: string
  readonly colour: number
}

/** The categories something was sold of, the best sold first. */
export const categoriesOf = (
  items: readonly ItemSales[],
  categories: readonly CategoryRow[],
): readonly CategorySales[] =>
  categories
    .map(({ categoryId, names, colour }) => ({
      categoryId,
      names: namesIn(names),
      colour,
      sold: items.filter((item) => item.categoryId === categoryId),
    }))
    .filter(({ sold }) => sold.length > 0)
    .map(({ sold, ...category }) => ({ ...category, total: sum(sold, ({ total }) => total) }))
    .toSorted((a, b) => b.total - a.total)

const namesIn = (json: string): Names => JSON.parse(json) as Names

const sum = <T>(things: readonly T[], amount: (thing: T) => number): number =>
  things.reduce((all, thing) => all + amount(thing), 0)
