/** A sale that was undone is no sale of its day, and is called so wherever it stands. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { salesDay } from '../../hub/days/days.sql.ts'
import { salesReport, trendReport } from '../../hub/reports/views.ts'
import { readBillsOfDay } from '../../hub/views/views.ts'
import { wordsFor } from '../../hub/billing/paper-words.ts'
import { billFateOf, billFates } from '../../schema/bill-fate.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { done, saleOf } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow, cell } from './look.ts'
import { outletOf } from './menu-sales.ts'
import { read } from './paper-kit.ts'

let shop: Shop
let counter: Sender
let boss: Sender
beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'ravi')
  boss = shop.join('cashier', 'counter', 'imran')
})
afterEach(() => closeWhole(shop))

const today = 2026_11_21
const sell = async (pieces: number): Promise<BillDoc> => {
  const sale = saleOf(
    [{ itemId: 'samosa', qtyMilli: pieces * 1000 }],
    [{ kind: 'cash', offered: 'exact' }],
  )
  return billNow(shop, done(await shop.send(counter, 'sale.ring', sale)).result.billId)
}
const undo = async ({ billId }: BillDoc): Promise<void> =>
  void done(await shop.send(counter, 'bill.undo', { billId }))
const giveBack = async ({ billId, lines }: BillDoc, qtyMilli: number): Promise<void> => {
  const back = [{ lineId: lines[0]?.lineId ?? '', qtyMilli, fate: 'waste' as const }]
  done(await shop.send(boss, 'bill.refund', { billId, lines: back, reason: 'Cold' }))
}
const context = () => ({ db: shop.db, outlet: outletOf(shop.db, 'counter'), at: shop.clock.now })
const reportOf = (grain: 'hour' | 'day') =>
  salesReport(context(), { from: today, to: today, grain, compare: 'none' })

describe('a sale that was undone', () => {
  test('counts nowhere among the sales of its day, and is counted by itself', async () => {
    const kept = await sell(2)
    await undo(await sell(3))
    const day = salesDay(shop.db, 'counter', today)
    expect(day).toMatchObject({ bills: 1, undone: 1, total: kept.total.payable, refunds: 1 })
    for (const grain of ['hour', 'day'] as const) {
      const { totals, points, hours } = reportOf(grain)
      expect(totals).toMatchObject({ bills: 1, undone: 1, total: kept.total.payable })
      expect(points.reduce((sum, { bills }) => sum + bills, 0)).toBe(1)
      expect(hours.map(({ bills, total }) => [bills, total])).toEqual([[1, kept.total.payable]])
    }
    const { hours } = reportOf('day')
    const id = `${hours[0]?.weekday}-${hours[0]?.hour}`
    const asked = { from: today, to: today, grain: 'day', of: 'hour', id } as const
    expect(trendReport(context(), asked).points[0]?.count).toBe(1)
  })

  test('is one of its own day, though the next one has begun when it is undone', async () => {
    shop.clock.now = Date.parse('2026-11-22T03:59:40+05:30')
    counter = shop.join('counter', 'counter', 'ravi')
    const bill = await sell(1)
    expect(bill.businessDate).toBe(today)
    shop.clock.now += 40_000
    await undo(bill)
    expect(salesDay(shop.db, 'counter', today)).toMatchObject({ bills: 0, undone: 1, refunds: 0 })
    expect(salesDay(shop.db, 'counter', today + 1)).toMatchObject({
      bills: 0,
      undone: 0,
      refunds: 1,
    })
  })

  test('stands in the list of the day’s bills with what has become of each', async () => {
    const [kept, partly, refunded, undone] = [
      await sell(1),
      await sell(2),
      await sell(3),
      await sell(4),
    ]
    await undo(undone)
    await giveBack(partly, 1000)
    await giveBack(refunded, 3000)
    const page = readBillsOfDay(context(), { date: today })
    expect(page.bills).toHaveLength(4)
    expect([page.count, page.undone]).toEqual([3, 1])
    expect(page.total).toBe(
      [kept, partly, refunded].reduce((sum, { total }) => sum + total.payable, 0),
    )
    expect(page.refunds.map(({ billId, state }) => [billId, state])).toEqual([
      [undone.billId, 'undone'],
      [refunded.billId, 'refunded'],
      [partly.billId, 'partly'],
    ])
    const given = page.refunds.filter(({ state }) => state !== 'undone')
    expect(page.refunded).toBe(given.reduce((sum, { amount }) => sum + amount, 0))
  })

  test('says so on every copy of its paper, with its credit note', async () => {
    const undone = await sell(1)
    await undo(undone)
    const { billId } = undone
    done(await shop.send(boss, 'receipt.reprint', { billId, language: 'en' }))
    const { document } = JSON.parse(
      cell(
        shop.db,
        `select task from job where about = ? and kind = 'receipt' and copy = 2`,
        `bill:${billId}`,
      ),
    ) as { readonly document: ReceiptDocument }
    expect(read(document)).toContain('Undone: Credit Note M1C/2627/00001')
  })
})

describe('what has become of a bill', () => {
  test('is undone before it is refunded, and paid where nothing was given back', () => {
    const some = { isUndo: false, total: { isFullyRefunded: false } }
    const all = { isUndo: false, total: { isFullyRefunded: true } }
    expect(
      [[], [some], [some, all], [{ ...all, isUndo: true }]].map((refunds) => billFateOf(refunds)),
    ).toEqual(billFates)
  })

  test.each(['en', 'hi'] as const)('is called on paper as on every screen (%s)', (language) => {
    const file = join(import.meta.dirname, `../../kiosk/lib/words/fate.${language}.json`)
    const words = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>
    const { fates } = wordsFor(outletOf(shop.db, 'counter'), language)
    expect(Object.entries(fates)).toEqual(
      billFates.slice(1).map((fate) => [fate, words[`fate.${fate}`]]),
    )
  })
})
