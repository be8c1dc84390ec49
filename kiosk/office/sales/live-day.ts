/**
 * Puts the newest figures of today in the place of those a report was read
 * with, so that the last point of the line moves with every sale. Pure.
 *
 * What a day's document does not tell (items, categories, payments counted)
 * stays as it was read until the report is read again.
 */
import { weekdayOf } from '../../../schema/calendar.ts'
import type { HourSales, ReportPoint, SalesReport, TenderSales } from '../../../schema/report.ts'
import type { SalesDayDoc } from '../../../schema/sales.ts'

/** The report as it would read now. A document that is no newer, or of another day or outlet, changes nothing. */
export const withLiveDay = (report: SalesReport, live: SalesDayDoc | undefined): SalesReport => {
  const { today } = report
  if (
    today === null ||
    live === undefined ||
    live.outletId !== report.outletId ||
    live.businessDate !== today.businessDate ||
    live.rev <= today.rev
  ) {
    return report
  }
  const { totals } = report
  return {
    ...report,
    totals: {
      bills: totals.bills + live.bills - today.bills,
      undone: totals.undone + live.undone - today.undone,
      total: totals.total + live.total - today.total,
      taxable: totals.taxable + live.taxable - today.taxable,
      tax: totals.tax + live.tax - today.tax,
      roundOff: totals.roundOff + live.roundOff - today.roundOff,
      refunds: totals.refunds + live.refunds - today.refunds,
      refunded: totals.refunded + live.refunded - today.refunded,
    },
    points: report.points.map((point) => withDay(point, today, live)),
    tenders: tendersWith(report.tenders, today, live),
    hours: hoursWith(report.hours, today, live),
    known: { from: report.known?.from ?? live.businessDate, to: live.businessDate },
    today: live,
  }
}

const withDay = (point: ReportPoint, before: SalesDayDoc, live: SalesDayDoc): ReportPoint => {
  if (point.to !== live.businessDate) return point
  if (point.hour === null)
    return {
      ...point,
      bills: point.bills + live.bills - before.bills,
      total: point.total + live.total - before.total,
    }
  const more = (live.hours[point.hour] ?? 0) - (before.hours[point.hour] ?? 0)
  return { ...point, total: point.total + more }
}

const tendersWith = (
  tenders: readonly TenderSales[],
  before: SalesDayDoc,
  live: SalesDayDoc,
): readonly TenderSales[] =>
  [...new Set([...tenders.map(({ kind }) => kind), ...Object.keys(live.tenders)])]
    .map((kind) => {
      const known = tenders.find((one) => one.kind === kind) ?? { kind, payments: 0, amount: 0 }
      const more = (live.tenders[kind] ?? 0) - (before.tenders[kind] ?? 0)
      return { ...known, amount: known.amount + more }
    })
    .toSorted((a, b) => b.amount - a.amount)

const hoursWith = (
  hours: readonly HourSales[],
  before: SalesDayDoc,
  live: SalesDayDoc,
): readonly HourSales[] => {
  const weekday = weekdayOf(live.businessDate)
  const known = hours.filter((cell) => cell.weekday === weekday).map(({ hour }) => hour)
  const added = Object.keys(live.hours)
    .map(Number)
    .filter((hour) => !known.includes(hour))
    .map((hour): HourSales => ({ weekday, hour, bills: 0, total: 0 }))
  return [...hours, ...added].map((cell) => {
    if (cell.weekday !== weekday) return cell
    const more = (live.hours[cell.hour] ?? 0) - (before.hours[cell.hour] ?? 0)
    return { ...cell, total: cell.total + more }
  })
}
