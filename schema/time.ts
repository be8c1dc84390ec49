/**
 * Instants, business dates and financial years.
 *
 * An instant is milliseconds since 1970 UTC, a date the integer yyyymmdd, and
 * the only way from one to the other is the outlet's own time zone.
 */

const formats = new Map<string, Intl.DateTimeFormat>()

type Parts = Readonly<Record<string, number>>

/** The minute that was asked for last: a command asks for its own several times, and asking is slow. */
let lastAsked: { minute: number; timeZone: string; parts: Parts } | null = null

const partsAt = (atMs: number, timeZone: string): Parts => {
  const minute = Math.floor(atMs / 60_000)
  if (lastAsked?.minute !== minute || lastAsked.timeZone !== timeZone)
    lastAsked = { minute, timeZone, parts: askFor(minute * 60_000, timeZone) }
  return lastAsked.parts
}

const askFor = (atMs: number, timeZone: string): Parts => {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(timeZone, format)
  }
  return Object.fromEntries(
    format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
  )
}

/**
 * The trading day at a moment, yyyymmdd. It ends when the wall clock shows the
 * cut-off, not at midnight, so a sale at half past one belongs to the evening
 * before. Minutes after local midnight; 240, four in the morning, is clear of
 * the hour that passes twice when the clocks go back.
 */
export const businessDate = (atMs: number, timeZone: string, cutOffMinute: number): number => {
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = partsAt(atMs, timeZone)
  const today = toDate(year, month, day)
  return hour * 60 + minute < cutOffMinute ? dayBefore(today) : today
}

/** The moment at which the business day that runs at a moment began. */
export const dayStart = (atMs: number, timeZone: string, cutOffMinute: number): number =>
  momentAt(businessDate(atMs, timeZone, cutOffMinute), cutOffMinute * 60, timeZone)

const secondMs = 1000
const dayMs = 86_400 * secondMs

/** Days since 1970 of a yyyymmdd; every fourth year is longer, counted from a March. */
const dayNumber = (date: number): number => {
  const [year, month, day] = partsOf(date)
  const years = month > 2 ? year : year - 1
  const months = month > 2 ? month - 3 : month + 9
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  return years * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day - 1 - 719_468
}

/** What the wall clock shows at a moment, as if it were UTC. */
const wallMs = (atMs: number, timeZone: string): number => {
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = partsAt(atMs, timeZone)
  const minutes = dayNumber(toDate(year, month, day)) * 1440 + hour * 60 + minute
  return minutes * 60 * secondMs + (atMs % (60 * secondMs))
}

/**
 * The moment at which the wall clock of a time zone shows a date and a second
 * of the day. Of a time that passes twice when the clocks go back it is the
 * first; one that is skipped when they go forward is as much later as they go.
 */
export const momentAt = (date: number, secondOfDay: number, timeZone: string): number => {
  const wall = dayNumber(date) * dayMs + secondOfDay * secondMs
  const ahead = (near: number): number => wallMs(near, timeZone) - near
  const [before, after] = [wall - ahead(wall - dayMs), wall - ahead(wall + dayMs)]
  return wallMs(before, timeZone) !== wall && wallMs(after, timeZone) === wall ? after : before
}

/** Whether a yyyymmdd is a day of the calendar. */
export const isDate = (date: number): boolean => {
  const [year, month, day] = partsOf(date)
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/** The hour on the outlet's wall clock, 0 to 23. */
export const localHour = (atMs: number, timeZone: string): number =>
  partsAt(atMs, timeZone)['hour'] ?? 0

/** The calendar day, yyyymmdd, and the minute after midnight on the outlet's wall clock. */
export const localMoment = (
  atMs: number,
  timeZone: string,
): { readonly date: number; readonly minute: number } => {
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = partsAt(atMs, timeZone)
  return { date: toDate(year, month, day), minute: hour * 60 + minute }
}

const partsOf = (date: number): readonly [year: number, month: number, day: number] => [
  Math.floor(date / 10_000),
  Math.floor(date / 100) % 100,
  date % 100,
]

const toDate = (year: number, month: number, day: number): number =>
  year * 10_000 + month * 100 + day

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

/** The calendar day before a yyyymmdd. */
export const dayBefore = (date: number): number => {
  const [year, month, day] = partsOf(date)
  if (day > 1) return date - 1
  return month > 1
    ? toDate(year, month - 1, daysIn(year, month - 1))
    : toDate(year - 1, 12, daysIn(year - 1, 12))
}

/** The calendar day after a yyyymmdd. */
export const dayAfter = (date: number): number => {
  const [year, month, day] = partsOf(date)
  if (day < daysIn(year, month)) return date + 1
  return month < 12 ? toDate(year, month + 1, 1) : toDate(year + 1, 1, 1)
}

/** "2025-26", or "2026" where the year begins in January. */
export const fiscalYear = (date: number, startMonth: number): string => {
  const [year, month] = partsOf(date)
  if (startMonth === 1) return String(year)
  const first = month >= startMonth ? year : year - 1
  return `${first}-${String((first + 1) % 100).padStart(2, '0')}`
}

/** The row of a dated history that holds on a date: the last that began on it or before, or undefined. */
export const rateOn = <T extends { readonly validFrom: number }>(
  history: readonly T[],
  date: number,
): T | undefined => {
  let last: T | undefined
  for (const row of history) {
    if (row.validFrom <= date && row.validFrom >= (last?.validFrom ?? 0)) last = row
  }
  return last
}
