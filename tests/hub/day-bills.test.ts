/** The office's list of a day's bills: whole, narrowed, found, and page by page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBillsOfDay } from '../../hub/views/views.ts'
import type { BillDoc } from '../../schema/bill.ts'
import { plusDays } from '../../schema/calendar.ts'
import { billsPage } from '../../schema/report.ts'
import { openShop, type Shop } from './kit.ts'
import { menuAt, outletOf } from './menu-sales.ts'
import { billsOf, sellASeason } from './season.ts'

let shop: Shop
let bills: readonly BillDoc[]

const days = 12
const first = 2026_02_23
const dates: readonly number[] = Array.from({ length: days }, (_, i) => plusDays(first, i))
const today = dates.at(-1) ?? first

beforeAll(async () => {
  shop = openShop()
  shop.db.pragma('synchronous = off')
  await sellASeason(shop, { outletId: 'counter', from: first, days, perDay: 12 })
  bills = billsOf(shop, 'counter')
}, 60_000)
afterAll(() => shop.close())

const hourOf = (bill: BillDoc): number =>
  new Date((bill.settledAt ?? 0) + 5.5 * 3_600_000).getUTCHours()
const on = (date: number) => (bill: BillDoc) => bill.businessDate === date

const idsOf = (some: readonly BillDoc[]): ReadonlySet<string> =>
  new Set(some.map(({ billId }) => billId))

describe('the bills of a day', () => {
  const pageOf = (args: object) =>
    readBillsOfDay(
      { db: shop.db, outlet: outletOf(shop.db, 'counter'), at: shop.clock.now },
      { date: today, ...args },
    )
  const busiest = (): number =>
    dates.toSorted((a, b) => bills.filter(on(b)).length - bills.filter(on(a)).length)[0] ?? today

  test('are all of them, the newest first, with their count and sum', () => {
    for (const date of dates) {
      const page = pageOf({ date })
      const wanted = bills
        .filter(on(date))
        .toSorted((a, b) => (b.settledAt ?? 0) - (a.settledAt ?? 0))
      expect(page.bills.map(({ settledAt }) => settledAt)).toEqual(
        wanted.map(({ settledAt }) => settledAt),
      )
      const sold = wanted.reduce((sum, { total }) => sum + total.payable, 0)
      expect([page.count, page.total, page.next]).toEqual([wanted.length, sold, null])
    }
  })

  test('can be those of an hour, an item, a category or a tender', () => {
    const date = busiest()
    const ofDay = bills.filter(on(date))
    for (const bill of ofDay) {
      const hour = hourOf(bill)
      expect(idsOf(pageOf({ date, hour }).bills)).toEqual(
        idsOf(ofDay.filter((one) => hourOf(one) === hour)),
      )
      const item = bill.lines[0]?.itemId ?? ''
      const holds = (one: BillDoc): boolean => one.lines.some(({ itemId }) => itemId === item)
      expect(idsOf(pageOf({ date, item }).bills)).toEqual(idsOf(ofDay.filter(holds)))
      const tender = bill.payments[0]?.kind
      const isPaidSo = (one: BillDoc): boolean => one.payments.some(({ kind }) => kind === tender)
      expect(idsOf(pageOf({ date, tender }).bills)).toEqual(idsOf(ofDay.filter(isPaidSo)))
    }
    const menu = menuAt(shop.db, 'counter', today)
    for (const { categoryId } of menu.categories) {
      const items = menu.items.filter((item) => item.categoryId === categoryId)
      const holds = (one: BillDoc): boolean =>
        one.lines.some(({ itemId }) => items.some((item) => item.itemId === itemId))
      expect(idsOf(pageOf({ date, category: categoryId }).bills)).toEqual(
        idsOf(ofDay.filter(holds)),
      )
    }
  })

  test('are found by number, by token and by amount', () => {
    const date = busiest()
    const bill = bills.filter(on(date))[0]
    if (bill?.invoice === undefined || bill.invoice === null) throw new Error('there is no invoice')
    const found = (find: string): readonly string[] =>
      pageOf({ date, find }).bills.map(({ billId }) => billId)
    expect(found(bill.invoice.number)).toEqual([bill.billId])
    expect(found(bill.invoice.number.toLowerCase().slice(-5))).toContain(bill.billId)
    expect(found(String(bill.token))).toContain(bill.billId)
    const payable = bill.total.payable / 100
    expect(found(`₹${payable.toLocaleString('en-IN', { minimumFractionDigits: 2 })}`)).toContain(
      bill.billId,
    )
    expect(found('no such bill')).toEqual([])
    expect(found("' or 1=1 --")).toEqual([])
    expect(found('%')).toEqual([])
  })

  test('come in pages that hold each of them once', async () => {
    const crowded = openShop()
    crowded.db.pragma('synchronous = off')
    const date = 2026_11_21
    const most = 2 * billsPage + 20
    await sellASeason(crowded, {
      outletId: 'counter',
      from: date,
      days: 1,
      least: most,
      perDay: most,
    })
    const outlet = outletOf(crowded.db, 'counter')
    const all = billsOf(crowded, 'counter')
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null;) {
      const page = readBillsOfDay(
        { db: crowded.db, outlet, at: crowded.clock.now },
        { date, ...(after === undefined ? {} : { after }) },
      )
      expect(page.count).toBe(all.length)
      expect(page.bills.length).toBeLessThanOrEqual(billsPage)
      seen.push(...page.bills.map(({ billId }) => billId))
      after = page.next
    }
    expect(seen.toSorted()).toEqual(all.map(({ billId }) => billId).toSorted())
    crowded.close()
  })
})
