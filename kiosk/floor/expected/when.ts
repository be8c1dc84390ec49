/**
 * The day and the clock time of a booking, and the moment they mean. Pure.
 *
 * The rule: half past midnight belongs to the evening before, as it does in
 * the books: whoever books for Saturday at 00:30 comes in the night to Sunday.
 */
import type { OutletDoc } from '../../../schema/outlet.ts'
import { dayAfter, localMoment, momentAt } from '../../../schema/time.ts'

type Place = Pick<OutletDoc, 'timeZone' | 'cutOffMinute'>

/** `19:30` as minutes after midnight; null where it is no time of a clock. */
export const minuteOf = (time: string): number | null => {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes)
}

export const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** The moment of a business date, yyyymmdd, at a minute after midnight. */
export const momentOf = (date: number, minute: number, { timeZone, cutOffMinute }: Place): number =>
  momentAt(minute < cutOffMinute ? dayAfter(date) : date, minute * 60, timeZone)

/** `19:30` of a moment, as a field of the browser holds it. */
export const timeAt = (at: number, { timeZone }: Place): string =>
  timeText(localMoment(at, timeZone).minute)

const halfHourMs = 30 * 60_000

/** When a new booking begins: today the next half hour but one, another day half past seven. */
export const firstMoment = (date: number, today: number, now: number, place: Place): number =>
  date === today
    ? (Math.floor(now / halfHourMs) + 2) * halfHourMs
    : momentOf(date, 19 * 60 + 30, place)
