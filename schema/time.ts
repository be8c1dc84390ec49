/** Instants, business dates and financial years. */

const formats = new Map<string, Intl.DateTimeFormat>()

const partsAt = (atMs: number, timeZone: string): Readonly<Record<string, number>> => {
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

/** The trading day at a moment, yyyymmdd; it ends at the cut-off, not at midnight. */
export const businessDate = (atMs: number, timeZone: string, cutOffMinute: number): number => {
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = partsAt(atMs, timeZone)
  const today = year * 10_000 + month * 100 + day
  return hour * 60 + minute < cutOffMinute ? dayBefore(today) : today
}

export const localHour = (atMs: number, timeZone: string): number =>
  partsAt(atMs, timeZone)['hour'] ?? 0

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

export const dayBefore = (date: number): number => {
  const year = Math.floor(date / 10_000)
  const month = Math.floor(date / 100) % 100
  const day = date % 100
  if (day > 1) return date - 1
  const [y, m] = month > 1 ? [year, month - 1] : [year - 1, 12]
  return y * 10_000 + m * 100 + daysIn(y, m)
}

/** "2025-26", or "2026" where the year begins in January. */
export const fiscalYear = (date: number, startMonth: number): string => {
  const year = Math.floor(date / 10_000)
  const month = Math.floor(date / 100) % 100
  if (startMonth === 1) return String(year)
  const first = month >= startMonth ? year : year - 1
  return `${first}-${String((first + 1) % 100).padStart(2, '0')}`
}

/** The row of a dated history that holds on a date: the last that began on it or before, or undefined. */
export const rateOn = <T extends { readonly from: number }>(
  history: readonly T[],
  date: number,
): T | undefined =>
  history
    .filter(({ from }) => from <= date)
    .reduce<T | undefined>(
      (last, row) => (last === undefined || row.from >= last.from ? row : last),
      undefined,
    )
