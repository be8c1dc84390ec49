/** How the points of a line are called, and which of its figures is drawn. */
import { monthEnd, monthStart, weekdayOf } from '../../../schema/calendar.ts'
import type { ReportPoint, SalesReport } from '../../../schema/report.ts'
import type { Grain } from '../../../schema/report-range.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { days, fullDay, fullMonth, hourName, shortDay, shortMonth } from '../../lib/words/dates.ts'

export const metrics = ['total', 'bills', 'average'] as const
/** What a line shows: what was taken, how many bills it was, what one of them came to. */
export type Metric = (typeof metrics)[number]

/** Minor units, or a number of bills. */
export const figureOf = (
  { bills, total }: Pick<ReportPoint, 'bills' | 'total'>,
  metric: Metric,
): number =>
  metric === 'total'
    ? total
    : metric === 'bills'
      ? bills
      : bills === 0
        ? 0
        : Math.round(total / bills)

type Piece = Pick<ReportPoint, 'from' | 'to' | 'hour'>

/** On the axis: as short as can be. */
export const axisName = ({ from, to, hour }: Piece, grain: Grain): string =>
  hour !== null
    ? hourName(hour)
    : grain === 'month' && isMonth(from, to)
      ? shortMonth(from)
      : shortDay(from)

/** In words: which day, week, month or hour it is. A week or month that is cut off says its days. */
export const pointName = ({ from, to, hour }: Piece, grain: Grain): string =>
  hour !== null
    ? `${hourName(hour)} – ${hourName((hour + 1) % 24)}`
    : grain === 'month' && isMonth(from, to)
      ? fullMonth(from)
      : from === to
        ? fullDay(from)
        : days(from, to)

/** What a piece is called where it may be a month that has only begun. */
const isMonth = (from: number, to: number): boolean =>
  from === monthStart(from) && to === monthEnd(from)

/** Whether a piece of a line is cut off by the ends of its range. */
export const isPart = ({ from, to }: Piece, grain: Grain): boolean =>
  grain === 'week'
    ? weekdayOf(from) !== 0 || weekdayOf(to) !== 6
    : grain === 'month'
      ? !isMonth(from, to)
      : false

/** A figure of the line in words: an amount, or a number of bills. */
export const sayFigure = (value: number, of: Metric): string =>
  of === 'bills' ? t('office.bill-count', { count: value }) : money(value)

/** A day is shown whole from morning to night even when it has only begun, so that its line keeps its place. */
const usualDay = { first: 9, last: 21 } as const

/**
 * The report without the hours of the night in which neither time sold anything; longer pieces stay as they are.
 * @param now the hour it is at the outlet: of today it is shown, though nothing was sold in it yet.
 */
export const wakingHours = (report: SalesReport, now: number): SalesReport => {
  const { points, against, grain } = report
  if (grain !== 'hour') return report
  const isToday = report.to === report.businessDate
  const isBusy = ({ hour, total, bills }: ReportPoint, i: number): boolean =>
    hour === usualDay.first ||
    hour === usualDay.last ||
    (isToday && hour === now) ||
    total !== 0 ||
    bills > 0 ||
    (against?.points[i]?.bills ?? 0) > 0
  const first = points.findIndex(isBusy)
  const end = points.findLastIndex(isBusy) + 1
  return {
    ...report,
    points: points.slice(first, end),
    against: against && { ...against, points: against.points.slice(first, end) },
  }
}

/** A time before in which nothing was sold says nothing: it is left out. */
export const comparable = (report: SalesReport): SalesReport =>
  report.against?.points.every((point) => point === null || point.bills === 0) === true
    ? { ...report, against: null }
    : report

export interface Latest {
  /** The point one looks at first. */
  readonly index: number
  /** It is still growing. */
  readonly isOpen: boolean
}

/**
 * The last point there is: of today's hours the one it is now, of everything
 * else the last of all. A sale beyond this screen's clock moves it on.
 * @param now the hour it is at the outlet.
 */
export const latestOf = (
  {
    points,
    grain,
    businessDate,
    to,
  }: Pick<SalesReport, 'points' | 'grain' | 'businessDate' | 'to'>,
  now: number,
): Latest => {
  const isToday = to === businessDate
  if (grain !== 'hour' || !isToday) return { index: points.length - 1, isOpen: isToday }
  const current = points.findIndex(({ hour }) => hour === now)
  const sold = points.findLastIndex(({ bills, total }) => bills > 0 || total !== 0)
  return { index: Math.max(current, sold, 0), isOpen: current >= sold && current !== -1 }
}
