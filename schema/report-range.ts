/**
 * The time a report is about, cut into the pieces of its line, and the time it
 * is compared with. Pure: the hub reports by it and a screen steps by it.
 */
import {
  daysFromTo,
  monthEnd,
  monthStart,
  plusDays,
  plusMonths,
  weekdayOf,
  weekStart,
} from './calendar.ts'

export const grains = ['hour', 'day', 'week', 'month'] as const
/** How long a piece is. Hours are of one day; weeks begin on Monday, months on the first. */
export type Grain = (typeof grains)[number]

/** `previous`: the time right before. `weekday`: the latest time before that begins on the same weekday. */
export const comparisons = ['none', 'previous', 'weekday'] as const
export type Comparison = (typeof comparisons)[number]

/** Business dates yyyymmdd, both of them in it. */
export interface DateRange {
  readonly from: number
  readonly to: number
}

/** The longest a report may be: ten years with their leap days. */
export const reportDaysMax = 3_653

/** A piece of a range; what a week or month has outside of the range is cut off. */
export type Piece = DateRange

/** The pieces of a range in order, without a gap. Hours are pieces of the day and not made here. */
export const piecesOf = ({ from, to }: DateRange, grain: Exclude<Grain, 'hour'>): Piece[] => {
  const pieces: Piece[] = []
  for (let start = from; start <= to;) {
    const end = Math.min(pieceEnd(start, grain), to)
    pieces.push({ from: start, to: end })
    start = plusDays(end, 1)
  }
  return pieces
}

const pieceEnd = (date: number, grain: Exclude<Grain, 'hour'>): number =>
  grain === 'day' ? date : grain === 'week' ? plusDays(weekStart(date), 6) : monthEnd(date)

/** The first day of the piece a date lies in, where pieces are whole. */
export const pieceStart = (date: number, grain: Exclude<Grain, 'hour'>): number =>
  grain === 'day' ? date : grain === 'week' ? weekStart(date) : monthStart(date)

/**
 * What a range is compared with. A month (so far) is compared with the month
 * before, a year (of the calendar or of the books, so far) with the same days
 * of the year before, whole months with as many months before, and anything
 * else with as many days right before it.
 * @param fiscalYearStartMonth the month the outlet's books begin their year in.
 */
export const comparedWith = (
  range: DateRange,
  comparison: Exclude<Comparison, 'none'>,
  fiscalYearStartMonth: number,
): DateRange => {
  const { from, to } = range
  const days = daysFromTo(from, to)
  if (comparison === 'weekday') {
    const back = -7 * Math.ceil(days / 7)
    return { from: plusDays(from, back), to: plusDays(to, back) }
  }
  const months = calendarMonths(range, fiscalYearStartMonth)
  if (months === 0) return { from: plusDays(from, -days), to: plusDays(from, -1) }
  const isToTheEnd = to === monthEnd(to)
  const end = plusMonths(to, -months)
  return { from: plusMonths(from, -months), to: isToTheEnd ? monthEnd(end) : end }
}

/** How many months a range steps by: 12 for a year, as many as it holds where they are whole, 0 where it is neither. */
const calendarMonths = ({ from, to }: DateRange, fiscalYearStartMonth: number): number => {
  if (from !== monthStart(from)) return 0
  const months = monthsSince1970(to) - monthsSince1970(from) + 1
  if (months === 1) return 1
  const month = Math.floor(from / 100) % 100
  if ((month === 1 || month === fiscalYearStartMonth) && months <= 12) return 12
  return to === monthEnd(to) ? months : 0
}

const monthsSince1970 = (date: number): number =>
  (Math.floor(date / 10_000) - 1970) * 12 + (Math.floor(date / 100) % 100) - 1

/**
 * The days the pieces of a line are compared with: of months the month that
 * stands at the same place, of anything shorter the days as far from the start.
 */
export const comparedPieces = (
  pieces: readonly Piece[],
  range: DateRange,
  against: DateRange,
  grain: Exclude<Grain, 'hour'>,
): readonly (Piece | null)[] => {
  if (grain === 'month') {
    const months = piecesOf(against, 'month')
    return pieces.map((_, i) => months[i] ?? null)
  }
  return pieces.map((piece) => {
    const from = plusDays(against.from, daysFromTo(range.from, piece.from) - 1)
    const to = plusDays(against.from, daysFromTo(range.from, piece.to) - 1)
    return from > against.to ? null : { from, to: Math.min(to, against.to) }
  })
}

/** The hours of a business day in the order in which they pass, beginning with the cut-off's. */
export const hoursOfDay = (cutOffMinute: number): readonly number[] =>
  Array.from({ length: 24 }, (_, i) => (Math.floor(cutOffMinute / 60) + i) % 24)

/** How many days of each weekday a range holds, Monday first. */
export const weekdaysIn = ({ from, to }: DateRange): readonly number[] => {
  const days = daysFromTo(from, to)
  const first = weekdayOf(from)
  return Array.from({ length: 7 }, (_, weekday) => {
    const offset = (weekday - first + 7) % 7
    return offset < days ? Math.floor((days - 1 - offset) / 7) + 1 : 0
  })
}
