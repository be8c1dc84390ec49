import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashOf, whereIn } from '../../kiosk/office/address.ts'
import {
  askedIn,
  faultOf,
  grainsFor,
  queryOf,
  stepped,
  usualGrain,
  withChosen,
  withRange,
  withSpan,
  type AskedSales,
  type Calendar,
  type NamedSpan,
} from '../../kiosk/office/sales/asked.ts'
import { dateOfDay, daysFromTo, plusDays } from '../../schema/calendar.ts'
import { rangeToReport } from '../../schema/report-args.ts'

const calendar: Calendar = { today: 2026_11_21, fiscalYearStartMonth: 4 }
const names: readonly NamedSpan[] = ['day', 'week', 'days30', 'month', 'year', 'books']
const first = askedIn({}, calendar)

const rangeOf = ({ from, to }: AskedSales): readonly number[] => [from, to]

describe('the sales page', () => {
  test('begins with the last thirty days, by day, beside the time before', () => {
    expect(first).toEqual({
      span: 'days30',
      from: 2026_10_23,
      to: 2026_11_21,
      on: null,
      grain: 'day',
      compare: 'previous',
    })
  })

  test.each([
    ['day', 2026_11_21, 2026_11_21, 'hour'],
    ['week', 2026_11_15, 2026_11_21, 'day'],
    ['month', 2026_11_01, 2026_11_21, 'day'],
    ['year', 2026_01_01, 2026_11_21, 'week'],
    ['books', 2026_04_01, 2026_11_21, 'week'],
  ] as const)('shows the %s that holds today, up to today', (span, from, to, grain) => {
    expect(withSpan(first, span, calendar)).toMatchObject({ span, from, to, on: null, grain })
  })

  test('begins the financial year in the months before its first in the year before', () => {
    const march = { today: 2027_03_31, fiscalYearStartMonth: 4 }
    expect(rangeOf(withSpan(first, 'books', march))).toEqual([2026_04_01, 2027_03_31])
    const april = { today: 2027_04_01, fiscalYearStartMonth: 4 }
    expect(rangeOf(withSpan(first, 'books', april))).toEqual([2027_04_01, 2027_04_01])
  })

  test('moves on with the days where it was left open', () => {
    const asked = withSpan(first, 'month', calendar)
    const later = askedIn(queryOf(asked), { ...calendar, today: 2026_12_02 })
    expect(rangeOf(later)).toEqual([2026_12_01, 2026_12_02])
    expect(
      rangeOf(
        askedIn(queryOf(withRange(first, { from: 2026_11_01, to: 2026_11_05 }, calendar)), {
          ...calendar,
          today: 2026_12_02,
        }),
      ),
    ).toEqual([2026_11_01, 2026_11_05])
  })

  test('makes something of whatever somebody typed into the address', () => {
    const odd = [
      { span: 'custom' },
      { span: 'forever', grain: 'minute', compare: 'luck' },
      { from: '20261101' },
      { from: '20261199', to: '20261121' },
      { on: 'yesterday' },
      { on: '20991231' },
      { grain: 'hour' },
    ]
    for (const query of odd) expect(askedIn(query, calendar)).toEqual(first)
    expect(askedIn({ span: 'day', grain: 'month' }, calendar).grain).toBe('hour')
  })
})

const asked = fc
  .record({
    span: fc.constantFrom(...names),
    on: fc.option(fc.integer({ min: 12_000, max: 20_778 }).map(dateOfDay), { nil: undefined }),
    custom: fc.option(fc.tuple(fc.integer({ min: 12_000, max: 20_700 }), fc.nat(3_000)), {
      nil: undefined,
    }),
    grain: fc.constantFrom('hour', 'day', 'week', 'month'),
    compare: fc.constantFrom('none', 'previous', 'weekday'),
  })
  .map(({ span, on, custom, grain, compare }) =>
    askedIn(
      {
        span,
        grain,
        compare,
        ...(on === undefined ? {} : { on: String(on) }),
        ...(custom === undefined
          ? {}
          : { from: String(dateOfDay(custom[0])), to: String(dateOfDay(custom[0] + custom[1])) }),
      },
      calendar,
    ),
  )

describe('whatever is asked', () => {
  test('stands in the address and is the same when it is read there', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const hash = hashOf({ part: 'sales', query: queryOf(one) })
        expect(askedIn(whereIn(hash).query, calendar)).toEqual(one)
      }),
    )
  })

  test('is cut into pieces there are, as many as can be told apart', () => {
    fc.assert(
      fc.property(asked, (one) => {
        expect(grainsFor(one)).toContain(one.grain)
        expect(grainsFor(one)).toContain(usualGrain(one))
      }),
    )
  })

  test('is stepped back to the time right before it, and forth again', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const before = stepped(one, -1, calendar)
        if (before === null) throw new Error('there is always a time before')
        expect(before.span).toBe(one.span)
        expect(before.compare).toBe(one.compare)
        expect(before.to).toBe(plusDays(one.from, -1))
        const again = stepped(before, 1, calendar)
        // A month or year that has only begun is stepped back to whole, and comes back as it was.
        expect(again && rangeOf(again)).toEqual(rangeOf(one))
      }),
    )
  })

  test('that holds today has nothing after it', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const after = stepped(one, 1, calendar)
        expect(after === null).toBe(one.to >= calendar.today)
        expect((after?.from ?? calendar.today) <= calendar.today || one.span === 'custom').toBe(
          true,
        )
      }),
    )
  })
})

describe('a time of one’s own', () => {
  test('is refused on the screen exactly where the hub would refuse it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 12_000, max: 22_000 }),
        fc.integer({ min: -400, max: 4_400 }),
        (day, more) => {
          const range = { from: dateOfDay(day), to: dateOfDay(day + more) }
          const reported = rangeToReport(range, calendar.today)
          expect(faultOf(range, calendar)).toBe(reported.ok ? null : reported.error.code)
        },
      ),
    )
  })

  test('is called by its name where it has one', () => {
    const spanOf = (from: number, to: number): string =>
      withChosen(first, { from, to }, calendar).span
    expect(spanOf(2026_10_01, 2026_10_31)).toBe('month')
    expect(spanOf(2025_01_01, 2025_12_31)).toBe('year')
    expect(spanOf(calendar.today, calendar.today)).toBe('day')
    expect(spanOf(2026_10_02, 2026_10_30)).toBe('custom')
  })

  test('is stepped by its own length', () => {
    const one = withRange(first, { from: 2026_11_01, to: 2026_11_10 }, calendar)
    const before = stepped(one, -1, calendar)
    expect(before && [rangeOf(before), daysFromTo(before.from, before.to)]).toEqual([
      [2026_10_22, 2026_10_31],
      10,
    ])
  })
})
