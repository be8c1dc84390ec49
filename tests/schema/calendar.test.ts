import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dateOfDay,
  dayNumber,
  daysFromTo,
  isDate,
  monthEnd,
  monthStart,
  plusDays,
  plusMonths,
  weekStart,
  weekdayOf,
} from '../../schema/calendar.ts'

const dayMs = 86_400_000

/** The platform's own calendar, to check ours against. */
const platform = (number: number): Date => new Date(number * dayMs)
const dateOf = (at: Date): number =>
  at.getUTCFullYear() * 10_000 + (at.getUTCMonth() + 1) * 100 + at.getUTCDate()

/** Any day of 1970 to 2199. */
const days = fc.integer({ min: 0, max: 84_000 })

test('every day from 1970 to 2199 has its number and its weekday', () => {
  const wrong = Array.from({ length: 84_000 }, (_, number) => number).filter((number) => {
    const date = dateOf(platform(number))
    const weekday = (platform(number).getUTCDay() + 6) % 7
    const isRight = dateOfDay(number) === date && dayNumber(date) === number
    return !isRight || weekdayOf(date) !== weekday
  })
  expect(wrong).toEqual([])
})

describe('a day of the calendar', () => {
  test('is one that exists', () => {
    expect([2024_02_29, 2026_11_21, 1970_01_01, 9999_12_31].every(isDate)).toBe(true)
    const none = [2026_02_29, 2026_04_31, 2026_00_10, 2026_13_01, 2026_01_00, 1969_12_31, 0, 1.5]
    expect(none.filter(isDate)).toEqual([])
    expect(isDate(Number.NaN)).toBe(false)
  })

  test('is so many days from another', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 4_000 }), (number, more) => {
        const date = dateOfDay(number)
        expect(daysFromTo(date, plusDays(date, more))).toBe(more + 1)
        expect(plusDays(plusDays(date, more), -more)).toBe(date)
      }),
    )
  })
})

describe('a week', () => {
  test('begins on the Monday before', () => {
    expect(weekStart(2026_11_21)).toBe(2026_11_16)
    expect(weekStart(2026_11_16)).toBe(2026_11_16)
    expect(weekStart(2027_01_03)).toBe(2026_12_28)
  })
})

describe('a month', () => {
  test('has its own first and last day', () => {
    expect([monthStart(2024_02_10), monthEnd(2024_02_10)]).toEqual([2024_02_01, 2024_02_29])
    expect(monthEnd(2026_12_31)).toBe(2026_12_31)
  })

  test('later is the same day, or the last where that month is shorter', () => {
    expect(plusMonths(2026_01_31, 1)).toBe(2026_02_28)
    expect(plusMonths(2026_03_31, -1)).toBe(2026_02_28)
    expect(plusMonths(2024_02_29, 12)).toBe(2025_02_28)
    expect(plusMonths(2026_01_15, -1)).toBe(2025_12_15)
    fc.assert(
      fc.property(days, fc.integer({ min: -300, max: 300 }), (number, months) => {
        const date = dateOfDay(number)
        const at = platform(dayNumber(monthStart(date)))
        const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1))
        const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0))
        const wanted = Math.min(date % 100, last.getUTCDate())
        expect(plusMonths(date, months)).toBe(dateOf(first) + wanted - 1)
      }),
    )
  })
})
