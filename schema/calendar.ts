/**
 * Days counted on the calendar: weeks, months and distances of yyyymmdd dates.
 *
 * A date has no time and no zone, so all of it is whole numbers. The calendar
 * is the Gregorian one; weeks begin on Monday (ISO 8601).
 */

/** Days since 1 January 1970 of a yyyymmdd. */
export const dayNumber = (date: number): number => {
  const [year, month, day] = partsOf(date)
  // A year that begins in March puts the leap day last, so months before it all have their usual lengths.
  const y = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return (
    365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468
  )
}

/** The yyyymmdd of a number of days since 1 January 1970. */
export const dateOfDay = (number: number): number => {
  const days = number + 719_468
  const era = Math.floor(days / 146_097)
  const dayOfEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  return year * 10_000 + month * 100 + day
}

/** Whether a number is a day of the calendar, 19700101 to 99991231. */
export const isDate = (date: number): boolean =>
  Number.isInteger(date) &&
  date >= 1970_01_01 &&
  date <= 9999_12_31 &&
  dateOfDay(dayNumber(date)) === date

export const plusDays = (date: number, days: number): number => dateOfDay(dayNumber(date) + days)

/** How many days a range holds, both ends counted. */
export const daysFromTo = (from: number, to: number): number => dayNumber(to) - dayNumber(from) + 1

/** 0 for Monday to 6 for Sunday. The first of January 1970 was a Thursday. */
export const weekdayOf = (date: number): number => (((dayNumber(date) + 3) % 7) + 7) % 7

/** The Monday of a date's week. */
export const weekStart = (date: number): number => plusDays(date, -weekdayOf(date))

export const monthStart = (date: number): number => date - (date % 100) + 1

/** The last day of a date's month. */
export const monthEnd = (date: number): number => plusDays(plusMonths(monthStart(date), 1), -1)

/** The same day of another month, or its last day where it is shorter. */
export const plusMonths = (date: number, months: number): number => {
  const [year, month, day] = partsOf(date)
  const count = year * 12 + month - 1 + months
  const first = Math.floor(count / 12) * 10_000 + ((count % 12) + 1) * 100 + 1
  const next = Math.floor((count + 1) / 12) * 10_000 + (((count + 1) % 12) + 1) * 100 + 1
  return first + Math.min(day, dayNumber(next) - dayNumber(first)) - 1
}

const partsOf = (date: number): readonly [year: number, month: number, day: number] => [
  Math.floor(date / 10_000),
  Math.floor(date / 100) % 100,
  date % 100,
]

/** `21/11/2026` of a yyyymmdd. */
export const dateText = (date: number): string =>
  [date % 100, Math.floor(date / 100) % 100]
    .map((part) => String(part).padStart(2, '0'))
    .concat(String(Math.floor(date / 10_000)))
    .join('/')
