import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  businessDate,
  dayAfter,
  dayBefore,
  fiscalYear,
  isDate,
  localHour,
  momentAt,
  rateOn,
} from '../../schema/time.ts'

const zones = ['Asia/Kolkata', 'Europe/Berlin', 'America/New_York', 'UTC'] as const
const fourOClock = 240
const hour = 3_600_000
const day = 24 * hour

const tradedOn = (iso: string, zone: string, cutOffMinute = fourOClock): number =>
  businessDate(Date.parse(iso), zone, cutOffMinute)

describe('the business date', () => {
  test('ends at the cut-off, not at midnight', () => {
    expect(tradedOn('2026-11-20T23:59:00+05:30', 'Asia/Kolkata')).toBe(2026_11_20)
    expect(tradedOn('2026-11-21T03:59:59+05:30', 'Asia/Kolkata')).toBe(2026_11_20)
    expect(tradedOn('2026-11-21T04:00:00+05:30', 'Asia/Kolkata')).toBe(2026_11_21)
    expect(tradedOn('2027-01-01T00:30:00+05:30', 'Asia/Kolkata')).toBe(2026_12_31)
  })

  test('is the calendar day where a shop closes its day at midnight', () => {
    expect(tradedOn('2026-11-20T23:59:59+05:30', 'Asia/Kolkata', 0)).toBe(2026_11_20)
    expect(tradedOn('2026-11-21T00:00:00+05:30', 'Asia/Kolkata', 0)).toBe(2026_11_21)
  })

  test('ends at four by the clock on the wall in the night the clocks go back, in Berlin', () => {
    expect(tradedOn('2026-10-25T02:30:00+02:00', 'Europe/Berlin')).toBe(2026_10_24)
    expect(tradedOn('2026-10-25T02:30:00+01:00', 'Europe/Berlin')).toBe(2026_10_24)
    expect(tradedOn('2026-10-25T03:59:59+01:00', 'Europe/Berlin')).toBe(2026_10_24)
    expect(tradedOn('2026-10-25T04:00:00+01:00', 'Europe/Berlin')).toBe(2026_10_25)
  })

  test('ends at four by the clock on the wall in the night the clocks go forward, in New York', () => {
    expect(tradedOn('2026-03-08T01:59:59-05:00', 'America/New_York')).toBe(2026_03_07)
    expect(tradedOn('2026-03-08T03:59:59-04:00', 'America/New_York')).toBe(2026_03_07)
    expect(tradedOn('2026-03-08T04:00:00-04:00', 'America/New_York')).toBe(2026_03_08)
  })

  test('never goes back and never skips a day, the whole year through', () => {
    for (const zone of zones) {
      const start = Date.UTC(2026, 0, 1)
      let last = businessDate(start, zone, fourOClock)
      for (let at = start; at < start + 366 * day; at += hour) {
        const date = businessDate(at, zone, fourOClock)
        expect([last, dayAfter(last)]).toContain(date)
        last = date
      }
    }
  })

  test('is the day before that of the calendar for as long as the night lasts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }),
        fc.constantFrom(...zones),
        (at, zone) => {
          const calendar = businessDate(at, zone, 0)
          expect(businessDate(at, zone, fourOClock)).toBe(
            localHour(at, zone) < 4 ? dayBefore(calendar) : calendar,
          )
        },
      ),
    )
  })
})

describe('the calendar', () => {
  test('knows the ends of months, years and leap years', () => {
    expect([2028_03_01, 2027_03_01, 2100_03_01, 2027_01_01, 2026_11_21].map(dayBefore)).toEqual([
      2028_02_29, 2027_02_28, 2100_02_28, 2026_12_31, 2026_11_20,
    ])
    expect([2028_02_28, 2027_02_28, 2026_12_31, 2026_04_30].map(dayAfter)).toEqual([
      2028_02_29, 2027_03_01, 2027_01_01, 2026_05_01,
    ])
  })

  test('agrees with the clock of the machine on every day of forty years', () => {
    for (let at = Date.UTC(2000, 0, 1); at < Date.UTC(2040, 0, 1); at += day) {
      const date = businessDate(at, 'UTC', 0)
      expect(dayAfter(date)).toBe(businessDate(at + day, 'UTC', 0))
      expect(dayBefore(dayAfter(date))).toBe(date)
    }
  })

  test('shows midnight as hour 0', () => {
    expect(localHour(Date.parse('2026-11-21T18:30:00Z'), 'Asia/Kolkata')).toBe(0)
    expect(localHour(Date.parse('2026-11-21T18:29:59Z'), 'Asia/Kolkata')).toBe(23)
  })
})

describe('the financial year', () => {
  test('begins on the first of April in India, and so do the invoice numbers', () => {
    expect(fiscalYear(2026_03_31, 4)).toBe('2025-26')
    expect(fiscalYear(2026_04_01, 4)).toBe('2026-27')
    expect(fiscalYear(2099_04_01, 4)).toBe('2099-00')
  })

  test('has one number where it is the calendar year', () => {
    expect(fiscalYear(2026_02_10, 1)).toBe('2026')
  })
})

describe('a dated rate', () => {
  const history = [
    { validFrom: 2025_09_22, ratePpm: 50_000 },
    { validFrom: 2017_07_01, ratePpm: 120_000 },
  ]

  test('is the last that began on the day or before, in whatever order they were entered', () => {
    const rate = (date: number): number | undefined => rateOn(history, date)?.ratePpm
    expect([2025_09_21, 2025_09_22, 2026_11_21].map(rate)).toEqual([120_000, 50_000, 50_000])
    expect(rate(2017_06_30)).toBeUndefined()
  })

  test('entered twice for one day is the later entry', () => {
    const corrected = [...history, { validFrom: 2025_09_22, ratePpm: 180_000 }]
    expect(rateOn(corrected, 2026_01_01)?.ratePpm).toBe(180_000)
  })
})

const at = (iso: string): number => Date.parse(iso)
const second = (h: number, m = 0, s = 0): number => h * 3600 + m * 60 + s

describe('the moment a wall clock shows', () => {
  test('is told back by the zone it was asked in', () => {
    expect(momentAt(2015_01_01, second(11, 38, 36), 'America/New_York')).toBe(
      at('2015-01-01T11:38:36-05:00'),
    )
    expect(momentAt(2015_07_04, second(23, 59, 59), 'America/New_York')).toBe(
      at('2015-07-04T23:59:59-04:00'),
    )
    expect(momentAt(2026_11_21, second(4), 'Asia/Kolkata')).toBe(at('2026-11-21T04:00:00+05:30'))
    expect(momentAt(2024_02_29, 0, 'Asia/Kathmandu')).toBe(at('2024-02-29T00:00:00+05:45'))
    expect(momentAt(2000_01_01, 0, 'UTC')).toBe(at('2000-01-01T00:00:00Z'))
  })

  test('is the first of the two where the clocks go back', () => {
    expect(momentAt(2026_11_01, second(1, 30), 'America/New_York')).toBe(
      at('2026-11-01T01:30:00-04:00'),
    )
    expect(momentAt(2026_10_25, second(2, 30), 'Europe/Berlin')).toBe(
      at('2026-10-25T02:30:00+02:00'),
    )
    expect(momentAt(2026_10_25, second(3), 'Europe/Berlin')).toBe(at('2026-10-25T03:00:00+01:00'))
  })

  test('is an hour later where the clocks go forward over it', () => {
    expect(momentAt(2026_03_08, second(2, 30), 'America/New_York')).toBe(
      at('2026-03-08T03:30:00-04:00'),
    )
    expect(momentAt(2026_03_08, second(3), 'America/New_York')).toBe(
      at('2026-03-08T03:00:00-04:00'),
    )
  })

  test('shows its date and its hour, whenever and wherever', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones, 'Australia/Lord_Howe', 'Asia/Kathmandu'),
        fc.integer({ min: at('2000-01-02T00:00:00Z'), max: at('2099-12-30T00:00:00Z') }),
        fc.nat(86_399),
        (zone, near, secondOfDay) => {
          const date = businessDate(near, zone, 0)
          const moment = momentAt(date, secondOfDay, zone)
          expect(businessDate(moment, zone, 0)).toBe(date)
          const hours = [Math.floor(secondOfDay / 3600), Math.floor(secondOfDay / 3600) + 1]
          expect(hours).toContain(localHour(moment, zone))
        },
      ),
    )
  })
})

describe('a date', () => {
  test('is a day of the calendar or it is none', () => {
    for (const date of [2015_01_01, 2024_02_29, 2000_02_29, 2026_12_31])
      expect(isDate(date)).toBe(true)
    for (const date of [
      2015_02_29,
      1900_02_29,
      2015_13_01,
      2015_00_10,
      2015_04_31,
      2015_01_00,
      0,
      Number.NaN,
    ])
      expect(isDate(date)).toBe(false)
  })
})
