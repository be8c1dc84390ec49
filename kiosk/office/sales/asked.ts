/**
 * What the sales page is asked to show, and how it stands in the address.
 *
 * The rule: a time is kept by its name ("this month") for as long as it is the
 * one that holds today, so that a page left open moves on with the days. Pure.
 */
import {
  daysFromTo,
  isDate,
  monthEnd,
  monthStart,
  plusDays,
  plusMonths,
} from '../../../schema/calendar.ts'
import {
  comparisons,
  grains,
  reportDaysMax,
  type Comparison,
  type DateRange,
  type Grain,
} from '../../../schema/report-range.ts'

const namedSpans = ['day', 'week', 'days30', 'month', 'year', 'books'] as const
/** A time with a name. `week` and `days30` are the last seven and thirty days, `books` the financial year. */
export type NamedSpan = (typeof namedSpans)[number]
/** How much time is shown. */
export type Span = NamedSpan | 'custom'

export interface AskedSales extends DateRange {
  readonly span: Span
  /** The day the span was stepped to; null while it holds today. */
  readonly on: number | null
  readonly grain: Grain
  readonly compare: Comparison
}

export interface Calendar {
  /** The business date it is. */
  readonly today: number
  readonly fiscalYearStartMonth: number
}

type Query = Readonly<Record<string, string>>

/** What an address asks for; whatever is missing or makes no sense is as it is at first. */
export const askedIn = (query: Query, calendar: Calendar): AskedSales => {
  const custom = customIn(query)
  const named = namedSpans.find((span) => span === query['span']) ?? 'days30'
  const asked = dateIn(query['on'])
  const on = custom !== null || asked === null || asked >= calendar.today ? null : asked
  const range = custom ?? rangeOf(named, on ?? calendar.today, calendar)
  const grain = grains.find((one) => one === query['grain'])
  return {
    ...range,
    span: custom === null ? named : 'custom',
    on,
    grain: grain !== undefined && fits(grain, range) ? grain : usualGrain(range),
    compare: comparisons.find((one) => one === query['compare']) ?? 'previous',
  }
}

/** The address of what is asked; what is as it is at first is left out. */
export const queryOf = (asked: AskedSales): Query => ({
  ...(asked.span === 'custom'
    ? { from: String(asked.from), to: String(asked.to) }
    : { span: asked.span, ...(asked.on === null ? {} : { on: String(asked.on) }) }),
  ...(asked.grain === usualGrain(asked) ? {} : { grain: asked.grain }),
  ...(asked.compare === 'previous' ? {} : { compare: asked.compare }),
})

/** Another span, beginning anew at today and with the pieces that suit it. */
export const withSpan = (
  { compare }: AskedSales,
  span: NamedSpan,
  calendar: Calendar,
): AskedSales => askedIn({ span, compare }, calendar)

/** A time of one's own. */
export const withRange = (
  { compare }: AskedSales,
  { from, to }: DateRange,
  calendar: Calendar,
): AskedSales => askedIn({ from: String(from), to: String(to), compare }, calendar)

/** A time that was chosen by its days; where those are a month, a year or the last days it is called so. */
export const withChosen = (asked: AskedSales, range: DateRange, calendar: Calendar): AskedSales => {
  const span = namedSpans.find((one) => {
    const { from, to } = rangeOf(one, range.to, calendar)
    return from === range.from && to === range.to
  })
  return span === undefined
    ? withRange(asked, range, calendar)
    : askedIn({ span, on: String(range.to), compare: asked.compare }, calendar)
}

/** The time before (-1) or after (1) of the same kind; null where that lies ahead. */
export const stepped = (asked: AskedSales, way: -1 | 1, calendar: Calendar): AskedSales | null => {
  const { from, to, span, compare } = asked
  if (way === 1 && to >= calendar.today) return null
  if (span === 'custom') {
    const days = way * daysFromTo(from, to)
    return withRange(asked, { from: plusDays(from, days), to: plusDays(to, days) }, calendar)
  }
  const on = stepOf(span, way === 1 ? to : from, way)
  const grain: Query = asked.grain === usualGrain(asked) ? {} : { grain: asked.grain }
  return askedIn({ span, on: String(on), compare, ...grain }, calendar)
}

/** A day in the span beside the one that ends or begins with `edge`. */
const stepOf = (span: NamedSpan, edge: number, way: -1 | 1): number =>
  span === 'week' || span === 'days30'
    ? way === -1
      ? plusDays(edge, -1)
      : plusDays(edge, span === 'week' ? 7 : 30)
    : plusDays(edge, way)

const rangeOf = (
  span: NamedSpan,
  on: number,
  { today, fiscalYearStartMonth }: Calendar,
): DateRange => {
  const upToToday = (from: number, to: number): DateRange => ({ from, to: Math.min(to, today) })
  switch (span) {
    case 'day':
      return { from: on, to: on }
    case 'week':
      return { from: plusDays(on, -6), to: on }
    case 'days30':
      return { from: plusDays(on, -29), to: on }
    case 'month':
      return upToToday(monthStart(on), monthEnd(on))
    case 'year':
    case 'books': {
      const first = span === 'year' ? 1 : fiscalYearStartMonth
      const month = Math.floor(on / 100) % 100
      const from = monthStart(plusMonths(on, -((month - first + 12) % 12)))
      return upToToday(from, plusDays(plusMonths(from, 12), -1))
    }
  }
}

const customIn = ({ from, to }: Query): DateRange | null => {
  const range = { from: dateIn(from), to: dateIn(to) }
  return range.from === null || range.to === null ? null : { from: range.from, to: range.to }
}

const dateIn = (text: string | undefined): number | null => {
  const date = Number(text)
  return isDate(date) ? date : null
}

/** Hours are of one day, and one day has nothing but hours. */
const fits = (grain: Grain, { from, to }: DateRange): boolean =>
  (grain === 'hour') === (from === to)

/** As many points as can be told apart. */
export const usualGrain = ({ from, to }: DateRange): Grain => {
  const days = daysFromTo(from, to)
  return days <= 1 ? 'hour' : days <= 62 ? 'day' : days <= 370 ? 'week' : 'month'
}

/** The pieces a range can be cut into. */
export const grainsFor = (range: DateRange): readonly Grain[] =>
  range.from === range.to ? ['hour'] : ['day', 'week', 'month']

/** What is wrong with a time of one's own, as the hub would refuse it; null where nothing is. */
export const faultOf = (
  { from, to }: DateRange,
  { today }: Calendar,
): 'report.range-reversed' | 'report.range-ahead' | 'report.range-too-long' | null =>
  from > to
    ? 'report.range-reversed'
    : from > today
      ? 'report.range-ahead'
      : daysFromTo(from, to) > reportDaysMax
        ? 'report.range-too-long'
        : null
