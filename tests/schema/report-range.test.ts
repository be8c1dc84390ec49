import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfDay, daysFromTo, plusDays, plusMonths, weekdayOf } from '../../schema/calendar.ts'
import { rangeToReport } from '../../schema/report-args.ts'
import {
  comparedPieces,
  comparedWith,
  hoursOfDay,
  piecesOf,
  weekdaysIn,
  type DateRange,
} from '../../schema/report-range.ts'

const range = (from: number, to: number): DateRange => ({ from, to })
const ranges = fc
  .tuple(fc.integer({ min: 10_000, max: 30_000 }), fc.nat(1_200))
  .map(([first, more]) => range(dateOfDay(first), dateOfDay(first + more)))

describe('the pieces of a range', () => {
  test('are whole days, weeks from Monday and months, cut off at its ends', () => {
    expect(piecesOf(range(2026_11_20, 2026_11_24), 'week')).toEqual([
      range(2026_11_20, 2026_11_22),
      range(2026_11_23, 2026_11_24),
    ])
    expect(piecesOf(range(2026_11_20, 2027_01_03), 'month')).toEqual([
      range(2026_11_20, 2026_11_30),
      range(2026_12_01, 2026_12_31),
      range(2027_01_01, 2027_01_03),
    ])
    expect(piecesOf(range(2026_11_20, 2026_11_21), 'day')).toHaveLength(2)
  })

  test.each(['day', 'week', 'month'] as const)(
    'by %s cover it day for day, and none is longer than it may be',
    (grain) => {
      fc.assert(
        fc.property(ranges, ({ from, to }) => {
          const pieces = piecesOf(range(from, to), grain)
          expect([pieces[0]?.from, pieces.at(-1)?.to]).toEqual([from, to])
          for (const [i, piece] of pieces.entries()) {
            expect(piece.from).toBe(i === 0 ? from : plusDays(pieces[i - 1]?.to ?? 0, 1))
            const next = plusDays(piece.to, 1)
            // A piece that is not the last ends where the next one has to begin.
            const isWhole = { day: true, week: weekdayOf(next) === 0, month: next % 100 === 1 }
            expect(isWhole[grain] || piece.to === to).toBe(true)
            expect(piece.to >= piece.from).toBe(true)
          }
        }),
      )
    },
  )
})

describe('a range is compared', () => {
  const previous = (from: number, to: number, year = 1): DateRange =>
    comparedWith(range(from, to), 'previous', year)

  test('with as many days right before it', () => {
    expect(previous(2026_11_21, 2026_11_21)).toEqual(range(2026_11_20, 2026_11_20))
    expect(previous(2026_11_15, 2026_11_21)).toEqual(range(2026_11_08, 2026_11_14))
  })

  test('where it is a month, or the month so far, with the month before', () => {
    expect(previous(2026_11_01, 2026_11_21)).toEqual(range(2026_10_01, 2026_10_21))
    expect(previous(2026_11_01, 2026_11_30)).toEqual(range(2026_10_01, 2026_10_31))
    expect(previous(2026_03_01, 2026_03_31)).toEqual(range(2026_02_01, 2026_02_28))
    expect(previous(2026_03_01, 2026_03_30)).toEqual(range(2026_02_01, 2026_02_28))
  })

  test('where it is a year, or the year so far, with the year before', () => {
    expect(previous(2015_01_01, 2015_12_31)).toEqual(range(2014_01_01, 2014_12_31))
    expect(previous(2026_01_01, 2026_11_21)).toEqual(range(2025_01_01, 2025_11_21))
    expect(previous(2024_01_01, 2024_02_29)).toEqual(range(2023_01_01, 2023_02_28))
    expect(previous(2026_04_01, 2027_03_31, 4)).toEqual(range(2025_04_01, 2026_03_31))
  })

  test('where it is some whole months, with as many before', () => {
    expect(previous(2026_04_01, 2026_06_30)).toEqual(range(2026_01_01, 2026_03_31))
    expect(previous(2026_04_01, 2026_06_29)).toEqual(range(2026_01_01, 2026_03_31))
    expect(previous(2025_06_01, 2026_08_31)).toEqual(range(2024_03_01, 2025_05_31))
  })

  test('with a time that begins on the same weekday, and never with days of its own', () => {
    expect(comparedWith(range(2026_11_21, 2026_11_21), 'weekday', 1)).toEqual(
      range(2026_11_14, 2026_11_14),
    )
    fc.assert(
      fc.property(ranges, (asked) => {
        const against = comparedWith(asked, 'weekday', 1)
        expect(weekdayOf(against.from)).toBe(weekdayOf(asked.from))
        expect(daysFromTo(against.from, against.to)).toBe(daysFromTo(asked.from, asked.to))
        expect(against.to < asked.from).toBe(true)
        expect(daysFromTo(against.to, asked.from)).toBeLessThanOrEqual(8)
      }),
    )
  })

  test('piece for piece: days as far from the start, months at the same place', () => {
    const year = range(2016_01_01, 2016_12_31)
    const before = range(2015_01_01, 2015_12_31)
    const months = comparedPieces(piecesOf(year, 'month'), year, before, 'month')
    expect(months).toEqual(piecesOf(before, 'month'))
    const march = range(2026_03_01, 2026_03_31)
    const february = range(2026_02_01, 2026_02_28)
    const days = comparedPieces(piecesOf(march, 'day'), march, february, 'day')
    expect(days[27]).toEqual(range(2026_02_28, 2026_02_28))
    expect(days.slice(28)).toEqual([null, null, null])
  })

  test('by weeks with stretches of the same weekdays, where the same weekday is asked for', () => {
    fc.assert(
      fc.property(ranges, (asked) => {
        const against = comparedWith(asked, 'weekday', 1)
        const pieces = piecesOf(asked, 'week')
        comparedPieces(pieces, asked, against, 'week').forEach((piece, i) => {
          const beside = pieces[i]
          if (piece === null || beside === undefined) throw new Error('a week stands alone')
          expect(weekdayOf(piece.from)).toBe(weekdayOf(beside.from))
          expect(daysFromTo(piece.from, piece.to)).toBe(daysFromTo(beside.from, beside.to))
        })
      }),
    )
  })
})

describe('the hours of a business day', () => {
  test('begin with the cut-off and are each of them once', () => {
    expect(hoursOfDay(240).slice(0, 2)).toEqual([4, 5])
    expect(hoursOfDay(240).at(-1)).toBe(3)
    expect(hoursOfDay(0)).toEqual(Array.from({ length: 24 }, (_, hour) => hour))
    expect(new Set(hoursOfDay(150)).size).toBe(24)
  })
})

describe('the weekdays of a range', () => {
  test('are counted', () => {
    fc.assert(
      fc.property(ranges, (asked) => {
        const counted = [0, 0, 0, 0, 0, 0, 0]
        for (const { from } of piecesOf(asked, 'day'))
          counted[weekdayOf(from)] = (counted[weekdayOf(from)] ?? 0) + 1
        expect(weekdaysIn(asked)).toEqual(counted)
      }),
    )
  })
})

describe('a report', () => {
  const today = 2026_11_21
  const asked = (from: number, to: number): unknown => {
    const reported = rangeToReport(range(from, to), today)
    return reported.ok ? reported.value : reported.error.code
  }

  test('reaches up to today', () => {
    expect(asked(2026_11_01, 2026_11_30)).toEqual(range(2026_11_01, today))
    expect(asked(today, today)).toEqual(range(today, today))
  })

  test('is refused where it runs backwards, lies ahead, or is longer than ten years', () => {
    expect(asked(2026_11_21, 2026_11_20)).toBe('report.range-reversed')
    expect(asked(2027_01_01, 2026_12_31)).toBe('report.range-reversed')
    expect(asked(2026_11_22, 2026_11_22)).toBe('report.range-ahead')
    expect(asked(2016_11_20, today)).toBe('report.range-too-long')
    expect(asked(plusMonths(today, -120), today)).toEqual(range(2016_11_21, today))
  })
})
