/**
 * Days, weeks, months and hours by name. A business date is a date and has no
 * zone: it is the same day wherever the screen stands.
 */
import { dateFormat } from './format.ts'

const atNoon = (date: number): number =>
  Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100, 12)

const named = (date: number, options: Intl.DateTimeFormatOptions): string =>
  dateFormat({ ...options, timeZone: 'UTC' }).format(atNoon(date))

/** `Sat, 21 Nov 2026` */
export const fullDay = (date: number): string =>
  named(date, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })

/** `21 Nov` */
export const shortDay = (date: number): string => named(date, { day: 'numeric', month: 'short' })

/** `November 2026` */
export const fullMonth = (date: number): string => named(date, { month: 'long', year: 'numeric' })

/** `Nov`, in January with its year, so that a line over years can be read. */
export const shortMonth = (date: number): string =>
  Math.floor(date / 100) % 100 === 1
    ? named(date, { month: 'short', year: '2-digit' })
    : named(date, { month: 'short' })

/** `1 – 21 Nov 2026`; a single day as `21 Nov 2026`. */
export const days = (from: number, to: number): string =>
  dateFormat({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).formatRange(
    atNoon(from),
    atNoon(to),
  )

/** `7:30 pm` for the `19:30` of a time field. */
export const clockTime = (time: string): string => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return dateFormat({ hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1, hours, minutes),
  )
}

/** An hour of the day as a clock shows it: `7 pm`. @param hour 0 to 23, 24 for midnight's end. */
export const hourName = (hour: number): string =>
  dateFormat({ hour: 'numeric', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1, hour))

/** The first of January 2024 was a Monday. @param weekday 0 for Monday. */
export const weekdayName = (weekday: number, width: 'short' | 'long' = 'short'): string =>
  named(2024_01_01 + weekday, { weekday: width })
