import { describe, expect, test } from 'vitest'
import { latestOf, wakingHours } from '../../kiosk/office/sales/points.ts'
import type { ReportPoint, SalesReport } from '../../schema/report.ts'
import { hoursOfDay } from '../../schema/report-range.ts'
import { businessDate, localHour } from '../../schema/time.ts'

const today = 2026_11_26
const point = (hour: number, bills: number): ReportPoint => ({
  from: today,
  to: today,
  hour,
  bills,
  total: bills * 100_00,
})
/** Today by the hour, with some bills in some hours; the business day begins at four. */
const sold = (byHour: Readonly<Record<number, number>>, businessDay = today): SalesReport =>
  ({
    from: today,
    to: today,
    grain: 'hour',
    businessDate: businessDay,
    against: null,
    points: hoursOfDay(240).map((hour) => point(hour, byHour[hour] ?? 0)),
  }) as Partial<SalesReport> as SalesReport

const latest = (report: SalesReport, now: number) => {
  const shown = wakingHours(report, now)
  const { index, isOpen } = latestOf(shown, now)
  return { hour: shown.points[index]?.hour, isOpen }
}

describe('today by the hour', () => {
  test('is still growing in the hour it is, not in the one of the last sale', () => {
    expect(latest(sold({ 11: 4, 14: 2 }), 18)).toEqual({ hour: 18, isOpen: true })
    expect(latest(sold({ 11: 4, 14: 2 }), 14)).toEqual({ hour: 14, isOpen: true })
  })

  test('shows the hour it is before the first sale, early and late as well', () => {
    for (const now of [5, 9, 12, 22, 23, 0, 3])
      expect(latest(sold({}), now)).toEqual({ hour: now, isOpen: true })
  })

  test('goes on past midnight in the business day that has not ended', () => {
    expect(latest(sold({ 21: 5, 23: 2 }), 1)).toEqual({ hour: 1, isOpen: true })
    const at = Date.parse('2026-11-27T01:20:00+05:30')
    expect(businessDate(at, 'Asia/Kolkata', 240)).toBe(today)
    expect(localHour(at, 'Asia/Kolkata')).toBe(1)
  })

  test('believes a sale beyond its own clock, and calls nothing growing then', () => {
    expect(latest(sold({ 15: 1 }), 14)).toEqual({ hour: 15, isOpen: false })
  })

  test('of another day ends with its last hour, whole', () => {
    const yesterday = sold({ 11: 4, 22: 1 }, 2026_11_27)
    expect(latest(yesterday, 12)).toEqual({ hour: 22, isOpen: false })
  })
})
