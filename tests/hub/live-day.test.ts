/** What a screen makes of a report and a newer day is what the hub would have reported. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { salesReport } from '../../hub/reports/views.ts'
import { salesDay } from '../../hub/days/days.sql.ts'
import { withLiveDay } from '../../kiosk/office/sales/live-day.ts'
import type { SalesReport } from '../../schema/report.ts'
import type { Grain } from '../../schema/report-range.ts'
import { openShop, type Shop } from './kit.ts'
import { outletOf } from './menu-sales.ts'
import { sellASeason } from './season.ts'

let shop: Shop
const today = 2026_11_21

beforeAll(async () => {
  shop = openShop()
  shop.db.pragma('synchronous = off')
  await sellASeason(shop, { outletId: 'counter', from: 2026_11_02, days: 18, perDay: 4 })
})
afterAll(() => shop.close())

const reports = (): readonly SalesReport[] => {
  const outlet = outletOf(shop.db, 'counter')
  const ask = (from: number, grain: Grain): SalesReport =>
    salesReport(
      { db: shop.db, outlet, at: shop.clock.now },
      { from, to: today, grain, compare: 'previous' },
    )
  return [
    ask(2026_11_02, 'day'),
    ask(2026_11_02, 'week'),
    ask(2026_11_02, 'month'),
    ask(today, 'hour'),
  ]
}

/** What the live day does not tell: it is read again a little later. */
const told = (report: SalesReport): object => ({
  range: [report.outletId, report.from, report.to, report.grain, report.known],
  totals: report.totals,
  today: report.today,
  tenders: report.tenders.map(({ kind, amount }) => [kind, amount]),
  hours: report.hours
    .map(({ weekday, hour, total }) => [weekday * 24 + hour, total] as const)
    .toSorted(([a], [b]) => a - b),
  points: report.points.map(({ from, to, hour, bills, total }) => [
    [from, to, hour, total],
    ...(hour === null ? [bills] : []),
  ]),
})

test('sale after sale, the last point and every sum stand as the hub would report them', async () => {
  shop.clock.now = Date.parse('2026-11-21T09:00:00+05:30')
  for (let seed = 1; seed <= 6; seed += 1) {
    const before = reports()
    // A few sales later in the day, each time after those before.
    await sellASeason(shop, {
      outletId: 'counter',
      from: today,
      days: 1,
      least: 2,
      perDay: 3,
      seed,
      notBefore: shop.clock.now,
    })
    const live = salesDay(shop.db, 'counter', today)
    const after = reports()
    before.forEach((report, i) => {
      expect(told(withLiveDay(report, live))).toEqual(told(after[i] as SalesReport))
    })
  }
})

test('a day that is older, of another date or another outlet changes nothing', () => {
  const [report] = reports()
  const live = salesDay(shop.db, 'counter', today)
  if (report === undefined) throw new Error('there is no report')
  const others = [
    undefined,
    live,
    { ...live, rev: live.rev - 1 },
    { ...live, rev: live.rev + 1, businessDate: 2026_11_20 },
    { ...live, rev: live.rev + 1, businessDate: 2026_11_22 },
    { ...live, rev: live.rev + 1, outletId: 'restaurant' },
  ]
  for (const other of others) expect(withLiveDay(report, other)).toBe(report)
  const past = { ...report, today: null }
  expect(withLiveDay(past, { ...live, rev: live.rev + 1 })).toBe(past)
})
