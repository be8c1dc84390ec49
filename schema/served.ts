/**
 * When something is served: by the day of the week and the clock on the wall.
 *
 * The rule: nothing said means always. A time that ends before it begins goes
 * past midnight and belongs to the day it began on.
 */
import { weekdayOf } from './calendar.ts'
import { localMoment } from './time.ts'

export interface ServedTime {
  /** 1 is Monday, 7 is Sunday. */
  readonly days: readonly number[]
  /** Minutes after local midnight; `untilMinute` is the first in which it is over. */
  readonly fromMinute: number
  readonly untilMinute: number
}

/** A day of the week and a minute of it, on the outlet's wall clock. */
export interface LocalMoment {
  readonly weekday: number
  readonly minute: number
}

/** Where an instant falls on the wall clock of an outlet. */
export const momentAt = (atMs: number, timeZone: string): LocalMoment => {
  const { date, minute } = localMoment(atMs, timeZone)
  return { weekday: weekdayOf(date) + 1, minute }
}

const dayBeforeOf = (weekday: number): number => (weekday === 1 ? 7 : weekday - 1)

/** Whether it is served at a moment. */
export const isServed = (
  served: readonly ServedTime[],
  { weekday, minute }: LocalMoment,
): boolean =>
  served.length === 0 ||
  served.some(({ days, fromMinute, untilMinute }) =>
    fromMinute < untilMinute
      ? days.includes(weekday) && minute >= fromMinute && minute < untilMinute
      : (days.includes(weekday) && minute >= fromMinute) ||
        (days.includes(dayBeforeOf(weekday)) && minute < untilMinute),
  )

const two = (value: number): string => String(value).padStart(2, '0')
const clockOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** The times in figures that need no language: `07:00–11:00, 16:00–18:30`. */
export const servedHours = (served: readonly ServedTime[]): string =>
  [
    ...new Set(
      served.map(({ fromMinute, untilMinute }) => `${clockOf(fromMinute)}–${clockOf(untilMinute)}`),
    ),
  ].join(', ')
