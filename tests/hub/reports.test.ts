/** Reports of a season of sales, each held against the bills themselves, read one by one. */
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { salesReport, trendReport } from '../../hub/reports/views.ts'
import { openReader } from '../../hub/store/open.ts'
import type { BillDoc } from '../../schema/bill.ts'
import { type ReportPoint, type SalesReport } from '../../schema/report.ts'
import type { SalesReportArgs } from '../../schema/report-args.ts'
import type { Comparison, Grain } from '../../schema/report-range.ts'
import { salesDay } from '../../hub/days/days.sql.ts'
import { openShop, type Shop } from './kit.ts'
import { menuAt, outletOf } from './menu-sales.ts'
import { billsOf, sellASeason } from './season.ts'

let shop: Shop
let bills: readonly BillDoc[]

/** From a Thursday in the year before to a Saturday, over New Year and the end of a short month. */
const first = 2025_12_11
const today = 2026_03_06

beforeAll(async () => {
  shop = openShop()
  shop.db.pragma('synchronous = off')
  await sellASeason(shop, { outletId: 'counter', from: first, days: 86, perDay: 12 })
  await sellASeason(shop, { outletId: 'restaurant', from: today, days: 1, perDay: 5, seed: 7 })
  bills = billsOf(shop, 'counter')
  // The evening of the last day, in the middle of an hour.
  shop.clock.now = Date.parse('2026-03-06T20:30:00+05:30')
}, 120_000)
afterAll(() => shop.close())

const reportOf = (args: Partial<SalesReportArgs> = {}, at = shop.clock.now): SalesReport =>
  salesReport(
    { db: shop.db, outlet: outletOf(shop.db, 'counter'), at },
    { from: first, to: today, grain: 'day', compare: 'none', ...args },
  )

/** The platform's calendar, which the hub does not use. */
const dateAt = (date: number): Date =>
  new Date(Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100))
const dateOf = (at: Date): number =>
  at.getUTCFullYear() * 10_000 + (at.getUTCMonth() + 1) * 100 + at.getUTCDate()
const weekdayOf = (date: number): number => (dateAt(date).getUTCDay() + 6) % 7
const hourOf = (bill: BillDoc): number =>
  new Date((bill.settledAt ?? 0) + 5.5 * 3_600_000).getUTCHours()

const within = (from: number, to: number) => (bill: BillDoc) =>
  bill.businessDate >= from && bill.businessDate <= to
const sumOf = <T>(things: readonly T[], amount: (thing: T) => number): number =>
  things.reduce((sum, thing) => sum + amount(thing), 0)
const figuresOf = (
  some: readonly BillDoc[],
): { readonly bills: number; readonly total: number } => ({
  bills: some.length,
  total: sumOf(some, ({ total }) => total.payable),
})

test('days before the first sale there ever was are no quiet days of a weekday', () => {
  const { weekdays } = reportOf({ from: 2025_11_01 })
  expect(weekdays).toEqual(reportOf().weekdays)
  expect(reportOf({ from: 2025_11_01, to: 2025_11_30 }).weekdays).toEqual([0, 0, 0, 0, 0, 0, 0])
})

const grains: readonly Exclude<Grain, 'hour'>[] = ['day', 'week', 'month']
const pieceOf = (date: number, grain: Exclude<Grain, 'hour'>): string => {
  if (grain === 'day') return String(date)
  if (grain === 'month') return String(date).slice(0, 6)
  const at = dateAt(date)
  at.setUTCDate(at.getUTCDate() - weekdayOf(date))
  return String(dateOf(at))
}

const dates: readonly number[] = Array.from({ length: 86 }, (_, i) => {
  const at = dateAt(first)
  at.setUTCDate(at.getUTCDate() + i)
  return dateOf(at)
})
/** Any range within the season. */
const ranges = fc.tuple(fc.nat(85), fc.nat(85)).map(([a, b]) => ({
  from: dates[Math.min(a, b)] ?? first,
  to: dates[Math.max(a, b)] ?? today,
}))

describe('a season', () => {
  test('has some hundreds of sales in every way they can be paid, at all hours', () => {
    expect(bills.length).toBeGreaterThan(300)
    expect(dates.at(-1)).toBe(today)
    expect(new Set(bills.map(hourOf)).size).toBe(24)
  })
})

describe('the sales of a range', () => {
  test('come to its bills, whatever the range', () => {
    fc.assert(
      fc.property(ranges, ({ from, to }) => {
        const some = bills.filter(within(from, to))
        expect(reportOf({ from, to }).totals).toEqual({
          ...figuresOf(some),
          taxable: sumOf(some, ({ total }) => total.taxableTotal),
          tax: sumOf(some, ({ total }) => total.taxTotal),
          roundOff: sumOf(some, ({ total }) => total.roundOff),
          undone: 0,
          refunds: 0,
          refunded: 0,
        })
      }),
    )
  })

  test.each(grains)('by %s come to the bills of each, and to the whole', (grain) => {
    fc.assert(
      fc.property(ranges, ({ from, to }) => {
        const report = reportOf({ from, to, grain })
        const wanted = new Map<string, BillDoc[]>()
        for (const date of dates.filter((one) => one >= from && one <= to))
          wanted.set(pieceOf(date, grain), [])
        for (const bill of bills.filter(within(from, to)))
          wanted.get(pieceOf(bill.businessDate, grain))?.push(bill)
        expect(
          report.points.map(({ from: start, bills: count, total }) => [
            pieceOf(start, grain),
            { bills: count, total },
          ]),
        ).toEqual([...wanted].map(([piece, some]) => [piece, figuresOf(some)]))
        expect(sumOf(report.points, ({ total }) => total)).toBe(report.totals.total)
      }),
    )
  })

  test('of one day by the hour begin at the cut-off and come to its bills', () => {
    for (const date of dates.slice(0, 10)) {
      const { points } = reportOf({ from: date, to: date, grain: 'hour' })
      expect(points.map(({ hour }) => hour).slice(0, 2)).toEqual([4, 5])
      for (const { hour, bills: count, total } of points) {
        const some = bills.filter((bill) => bill.businessDate === date && hourOf(bill) === hour)
        expect([hour, { bills: count, total }]).toEqual([hour, figuresOf(some)])
      }
    }
  })

  test('by tender, by hour of the week, by item, by size and by category are the bills’ own', () => {
    fc.assert(
      fc.property(ranges, ({ from, to }) => {
        const report = reportOf({ from, to })
        const some = bills.filter(within(from, to))
        const payments = some.flatMap((bill) => bill.payments)
        expect(report.tenders.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual(
          ['card', 'cash', 'upi'].flatMap((kind) => {
            const ofKind = payments.filter((payment) => payment.kind === kind)
            const amount = sumOf(ofKind, (payment) => payment.amount)
            return ofKind.length === 0 ? [] : [{ kind, payments: ofKind.length, amount }]
          }),
        )
        for (const { weekday, hour, ...figures } of report.hours) {
          const then = some.filter(
            (bill) => weekdayOf(bill.businessDate) === weekday && hourOf(bill) === hour,
          )
          expect(figures).toEqual(figuresOf(then))
        }
        expect(sumOf(report.hours, ({ bills: count }) => count)).toBe(some.length)
        const lines = some.flatMap((bill) =>
          bill.lines.map((line) => ({
            ...line,
            charged: bill.total.lines.find(({ id }) => id === line.lineId),
          })),
        )
        const soldOf = (ofThis: typeof lines) => ({
          qtyMilli: sumOf(ofThis, ({ qtyMilli }) => qtyMilli),
          taxable: sumOf(ofThis, ({ charged }) => charged?.taxable ?? 0),
          total: sumOf(ofThis, ({ charged }) => charged?.total ?? 0),
        })
        expect(new Set(report.items.map(({ itemId }) => itemId))).toEqual(
          new Set(lines.map(({ itemId }) => itemId)),
        )
        for (const { itemId, qtyMilli, taxable, total, variants } of report.items) {
          const ofItem = lines.filter((line) => line.itemId === itemId)
          expect({ qtyMilli, taxable, total }).toEqual(soldOf(ofItem))
          for (const { variantId, names: _, ...sold } of variants)
            expect(sold).toEqual(soldOf(ofItem.filter((line) => line.variantId === variantId)))
          // An item comes in sizes or it does not; sold in part without one it never was.
          expect([0, total]).toContain(sumOf(variants, (size) => size.total))
        }
        expect(report.items.map(({ total }) => total)).toEqual(
          report.items.map(({ total }) => total).toSorted((a, b) => b - a),
        )
        for (const { categoryId, total } of report.categories) {
          const ofIt = report.items.filter((item) => item.categoryId === categoryId)
          expect(total).toBe(sumOf(ofIt, (item) => item.total))
        }
        expect(sumOf(report.categories, ({ total }) => total)).toBe(
          sumOf(report.items, ({ total }) => total),
        )
      }),
      { numRuns: 25 },
    )
  })

  test('name what was sold, its sizes in their order', () => {
    const { items, categories } = reportOf()
    const menu = menuAt(shop.db, 'counter', today)
    for (const { itemId, names, unit, variants } of items) {
      const onMenu = menu.items.find((item) => item.itemId === itemId)
      expect([names, unit]).toEqual([onMenu?.names, onMenu?.unit])
      const sold = variants.map(({ variantId }) => variantId)
      const order = onMenu?.variants.map(({ variantId }) => variantId) ?? []
      expect(sold).toEqual(order.filter((variantId) => sold.includes(variantId)))
    }
    expect(categories.every(({ colour }) => colour >= 1 && colour <= 8)).toBe(true)
  })

  test('where nothing was sold are zeros, and say from when to when there is something', () => {
    const empty = reportOf({ from: 2020_01_01, to: 2020_01_31, compare: 'previous' })
    expect(empty).toMatchObject({
      totals: { bills: 0, total: 0, taxable: 0, tax: 0, roundOff: 0 },
      against: { from: 2019_12_01, to: 2019_12_31, bills: 0, total: 0, untilHour: null },
      tenders: [],
      hours: [],
      items: [],
      categories: [],
      today: null,
      known: { from: first, to: today },
    })
    expect(empty.points).toHaveLength(31)
    const { known } = salesReport(
      { db: shop.db, outlet: outletOf(shop.db, 'factory'), at: shop.clock.now },
      { from: today, to: today, grain: 'day', compare: 'none' },
    )
    expect(known).toBe(null)
  })

  test('are those of one outlet', () => {
    const other = salesReport(
      { db: shop.db, outlet: outletOf(shop.db, 'restaurant'), at: shop.clock.now },
      { from: first, to: today, grain: 'month', compare: 'none' },
    )
    expect(other.totals).toMatchObject(figuresOf(billsOf(shop, 'restaurant')))
    expect(other.known).toEqual({ from: today, to: today })
  })

  test('are read by a connection that cannot write', () => {
    const reader = openReader(shop.path)
    const outlet = outletOf(reader, 'counter')
    const args = { from: first, to: today, grain: 'day', compare: 'previous' } as const
    expect(salesReport({ db: reader, outlet, at: shop.clock.now }, args)).toEqual(reportOf(args))
    reader.close()
  })
})

describe('the time before', () => {
  const comparisons: readonly Exclude<Comparison, 'none'>[] = ['previous', 'weekday']

  test.each(comparisons)('(%s) comes to its own bills, point for point', (compare) => {
    fc.assert(
      fc.property(ranges, fc.constantFrom(...grains), ({ from, to }, grain) => {
        // A range that ends before today, so that whole days stand against whole days.
        const report = reportOf({ from, to, grain, compare }, Date.parse('2026-06-01T12:00:00Z'))
        const { against } = report
        if (against === null) throw new Error('it is compared with nothing')
        expect(against.untilHour).toBe(null)
        expect({ bills: against.bills, total: against.total }).toEqual(
          figuresOf(bills.filter(within(against.from, against.to))),
        )
        expect(against.points).toHaveLength(report.points.length)
        const shown = against.points.filter((point): point is ReportPoint => point !== null)
        for (const { from: start, to: end, bills: count, total } of shown)
          expect({ bills: count, total }).toEqual(figuresOf(bills.filter(within(start, end))))
      }),
    )
  })

  test('of a range that ends today is counted up to this hour of its last day', () => {
    for (const compare of comparisons) {
      const { against } = reportOf({ from: 2026_03_01, to: today, compare })
      if (against === null) throw new Error('it is compared with nothing')
      // The business day begins at four, so the hours after midnight are its last.
      const isByThen = (bill: BillDoc): boolean =>
        bill.businessDate < against.to || (hourOf(bill) >= 4 && hourOf(bill) <= 20)
      const some = bills.filter(within(against.from, against.to))
      expect(against).toMatchObject({ untilHour: 20, ...figuresOf(some.filter(isByThen)) })
      expect(some.length).toBeGreaterThan(0)
    }
  })
})

describe('today', () => {
  test('stands in a report as the live view tells of it', () => {
    expect(reportOf().today).toEqual(salesDay(shop.db, 'counter', today))
    expect(reportOf({ to: 2026_03_05 }).today).toBe(null)
  })
})

describe('a trend', () => {
  const context = () => ({
    db: shop.db,
    outlet: outletOf(shop.db, 'counter'),
    at: shop.clock.now,
  })
  const trend = (
    of: 'item' | 'category' | 'tender' | 'hour',
    id: string,
    grain: (typeof grains)[number],
  ) => trendReport(context(), { from: first, to: today, grain, of, id })

  test.each(grains)('by %s comes to the figure of the report it lies beneath', (grain) => {
    const { items, categories, tenders, hours } = reportOf()
    const sums = (points: readonly { count: number; total: number }[]) => [
      sumOf(points, ({ count }) => count),
      sumOf(points, ({ total }) => total),
    ]
    for (const { itemId, qtyMilli, total } of items)
      expect(sums(trend('item', itemId, grain).points)).toEqual([qtyMilli, total])
    for (const { categoryId, total } of categories)
      expect(sums(trend('category', categoryId, grain).points)[1]).toBe(total)
    for (const { kind, payments, amount } of tenders)
      expect(sums(trend('tender', kind, grain).points)).toEqual([payments, amount])
    for (const { weekday, hour, bills: count, total } of hours)
      expect(sums(trend('hour', `${weekday}-${hour}`, grain).points)).toEqual([count, total])
  })

  test('has the latest first and only pieces in which there was some', () => {
    const { points } = trend('tender', 'cash', 'week')
    expect(points.map(({ from }) => from)).toEqual(
      points.map(({ from }) => from).toSorted((a, b) => b - a),
    )
    expect(points.every(({ count }) => count > 0)).toBe(true)
    expect(trend('item', 'nobody-has-sold-this', 'day').points).toEqual([])
  })
})
