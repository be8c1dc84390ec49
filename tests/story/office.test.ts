/**
 * An owner looks at the past weeks in a real browser: the line by day and by
 * week, down to a bill and its journal entry, a file to take along, a sale that
 * comes in meanwhile, and a hub that goes and comes back. Every figure is held
 * against what the hub says.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { plusDays, weekStart } from '../../schema/calendar.ts'
import type { BillsReport, SalesReport } from '../../schema/report.ts'
import type { Device } from '../faults/hub-process.ts'
import { signIn } from '../faults/hub-process.ts'
import { todayInIndia, sellThePast } from './past.ts'
import { barriers } from './barriers.ts'
import { comeIn, openShop, shoot, some, type ScreenShop } from './screens.ts'

const desk = { viewport: { width: 1366, height: 768 }, hasTouch: true }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

let shop: ScreenShop
let page: Page
/** An office of a program, to ask the hub what the screen should show. */
let asker: Device
/** Three whole weeks of the past, from a Monday on. */
let from: number
let to: number

beforeAll(async () => {
  shop = await openShop({
    prepare: async (folder) => {
      const first = await sellThePast(folder, 35)
      from = plusDays(weekStart(first), 7)
      to = plusDays(from, 20)
    },
  })
  asker = await shop.device('office')
  await signIn(shop.hub(), asker, 'asha')
  page = await shop.open('office', desk)
  await comeIn(page, 'asha')
  await page.locator('.sold').waitFor()
})
afterAll(() => shop?.close())

const ask = async <T>(path: string): Promise<T> => {
  const response = await fetch(`${shop.hub().base}/api/v1/reports/${path}`, {
    headers: { authorization: `Bearer ${asker.token}` },
  })
  return (await response.json()) as T
}
const reportOf = (more = ''): Promise<SalesReport> =>
  ask<SalesReport>(`sales?from=${from}&to=${to}&compare=previous${more}`)

const rupees = (minor: number, digits = 2): string =>
  `₹${(minor / 100).toLocaleString('en-IN', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`
/** The big figures, as somebody reads them. */
const figure = (name: string, at = page): Locator => at.locator('.figure', { hasText: name })
const line = (): Locator => page.getByRole('slider')
const fieldDate = (date: number): string =>
  String(date).replace(/(\d{4})(\d\d)(\d\d)/, (_, year, month, day) => `${year}-${month}-${day}`)

const isChartLibrary = async (path: string): Promise<boolean> =>
  (await (await fetch(new URL(path, shop.hub().base))).text()).includes('getElementsAtEventForMode')

test('a bill of an earlier day that was paid twice says its day at the desk, and in the office that the money has gone back', async () => {
  const till = await shop.device('cashier')
  const days = [1, 2, 3, 4, 5, 6, 7].map((ago) => plusDays(todayInIndia(), -ago))
  const lists = await Promise.all(days.map((date) => ask<BillsReport>(`bills?date=${date}`)))
  const bill = lists
    .flatMap(({ bills }) => bills)
    .find(({ payments }) => payments.every(({ kind }) => kind === 'upi'))
  if (bill === undefined) throw new Error('no bill of these days was paid by UPI alone')
  const { billId, lines: sold, invoice } = bill
  const lines = sold.map(({ lineId, qtyMilli }) => ({ lineId, qtyMilli, fate: 'waste' }))
  await shop.say(till, 'bill.refund', { billId, lines, reason: 'Cold' }, 'asha')
  const came = { billId, kind: 'upi', amount: 25_00, reference: '530011224833' }
  const said = await shop.say(till, 'bill.twice', came, 'asha')
  if (!said.ok) throw new Error(said.message)

  const cashier = await shop.open('cashier', desk)
  await comeIn(cashier, 'asha')
  await cashier.locator('.queue .row-press', { hasText: invoice?.number ?? '?' }).tap()
  const head = cashier.locator('.bill-head')
  await head.getByText(/refunded/i).waitFor()
  const day = new Intl.DateTimeFormat('en-IN', {
    day: 'numeric',
    month: 'short',
    timeZone: 'Asia/Kolkata',
  })
  expect(await head.innerText()).toContain(day.format(bill.settledAt ?? 0))
  expect(await barriers(cashier)).toEqual([])
  await shoot(cashier, 'twice-earlier')
  await cashier.close()

  await page.locator('.card', { hasText: 'Paid twice' }).locator('.row-press').tap()
  const sheet = page.locator('dialog.sheet')
  await sheet.getByText('Owed to the guest').waitFor()
  await shop.say(till, 'bill.twice-back', { billId, ...(said.result as object) }, 'asha')
  await sheet.getByText('Given back: UPI').waitFor()
  await sheet.getByText('Owed to the guest').waitFor({ state: 'detached' })
  await shoot(page, 'twice-earlier-office')
  await page.keyboard.press('Escape')
})

test('the chart library is no part of what the page fetches before it stands', async () => {
  const html = await (await fetch(`${shop.hub().base}/office`)).text()
  const first = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(
    ([, path]) => path ?? '',
  )
  expect(first.length).toBeGreaterThan(1)
  const isFirst = await Promise.all(first.map(isChartLibrary))
  expect(isFirst.filter(Boolean)).toEqual([])
  await page.locator('.today .line-chart canvas').waitFor()
  await page.getByRole('link', { name: 'Sales' }).tap()
  await page.locator('.sales .line-chart canvas').waitFor()
})

test('a time of one’s own is shown as the hub reports it, by day and by week', async () => {
  await page.locator('.times-spans').getByText('Choose').tap()
  await page.getByLabel('From', { exact: true }).fill(fieldDate(to))
  await page.getByLabel('To', { exact: true }).fill(fieldDate(from))
  await page.getByText('The first day comes after the last one').first().waitFor()
  await page.getByLabel('From', { exact: true }).fill(fieldDate(from))
  await page.getByLabel('To', { exact: true }).fill(fieldDate(to))
  await page.getByRole('button', { name: 'Show', exact: true }).tap()

  const { totals, points } = await reportOf()
  await figure('Sales').getByText(rupees(totals.total, 0).slice(1)).waitFor()
  await expect
    .poll(() => figure('Bills').locator('.figure-value').innerText())
    .toBe(String(totals.bills))
  await expect.poll(() => line().getAttribute('aria-valuemax')).toBe(String(points.length))
  expect(await barriers(page)).toEqual([])
  await shoot(page, 'office-sales-day')

  await page.locator('.line-keys .segment', { hasText: 'Week' }).tap()
  await expect.poll(() => line().getAttribute('aria-valuemax')).toBe('3')
  const weeks = (await reportOf('&grain=week')).points
  await line().focus()
  await page.keyboard.press('Home')
  for (const week of weeks) {
    await expect.poll(() => line().getAttribute('aria-valuetext')).toContain(rupees(week.total))
    await page.keyboard.press('ArrowRight')
  }
  await shoot(page, 'office-sales-week')
})

test('each figure stands in a table too, and in a file to take along', async () => {
  await page.getByRole('button', { name: 'Show as a table' }).tap()
  const { points } = await reportOf('&grain=week')
  const rows = page.locator('.line-table tbody tr')
  for (const [i, { total, bills }] of points.entries()) {
    await expect.poll(() => rows.nth(i).innerText()).toContain(rupees(total))
    await expect.poll(() => rows.nth(i).innerText()).toContain(String(bills))
  }
  expect(await barriers(page)).toEqual([])
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Best items: save as CSV' }).tap()
  const file = await (await saved).path()
  const hubs = await fetch(
    `${shop.hub().base}/api/v1/reports/sales.csv?from=${from}&to=${to}&grain=week&compare=previous&table=items&language=en`,
    { headers: { authorization: `Bearer ${asker.token}` } },
  )
  expect(readFileSync(file, 'utf8')).toBe(
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(await hubs.arrayBuffer()),
  )
  await page.getByRole('button', { name: 'Show as a line' }).tap()
})

test('beneath a week lie its days, beneath a day its bills, beneath a bill its journal entry', async () => {
  const [week] = (await reportOf('&grain=week')).points
  if (week === undefined) throw new Error('there is no week')
  await line().focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect.poll(() => line().getAttribute('aria-valuemax')).toBe('7')
  await figure('Sales').getByText(rupees(week.total, 0).slice(1)).waitFor()

  await line().focus()
  await page.keyboard.press('Home')
  await page.getByRole('button', { name: 'Open the bills' }).tap()
  const day = await ask<BillsReport>(`bills?date=${from}`)
  await page.locator('.bills-sum').getByText(rupees(day.total).slice(1)).waitFor()
  await expect.poll(() => page.locator('.bills .row-press').count()).toBe(day.count)
  await shoot(page, 'office-bills')

  const [bill] = day.bills
  await page.getByRole('button', { name: bill?.invoice?.number ?? '' }).tap()
  await page.getByText('Balanced').waitFor()
  await page.keyboard.press('Escape')
  await page.goBack()
  await figure('Sales').getByText(rupees(week.total, 0).slice(1)).waitFor()
  await page.goBack()
  await expect.poll(() => line().getAttribute('aria-valuemax')).toBe('3')
})

test('beneath an item, an hour and a tender lie the days, and the very bills', async () => {
  const { items, tenders } = await reportOf()
  const [best] = items
  const [tender] = tenders
  if (best === undefined || tender === undefined) throw new Error('nothing was sold')
  await page.locator('.share', { hasText: best.names.en }).first().tap()
  const sheet = page.getByRole('dialog')
  await sheet.locator('.bills-sum').getByText(rupees(best.total).slice(1)).waitFor()
  expect(await barriers(page)).toEqual([])
  await sheet.locator('.row-press').first().tap()
  await page.getByText(`Only ${best.names.en}`).waitFor()
  const rows = (): Promise<readonly string[]> => page.locator('.bills .row-press').allInnerTexts()
  await expect.poll(async () => (await rows()).length).toBeGreaterThan(0)
  await expect
    .poll(async () => (await rows()).filter((row) => !row.includes(best.names.en)))
    .toEqual([])
  await page.getByRole('button', { name: 'All bills of the day' }).tap()
  await page.getByText(`Only ${best.names.en}`).waitFor({ state: 'detached' })
  await page.goBack()

  await page.locator('button.heat-cell').first().tap()
  await sheet.locator('.row-press').first().tap()
  await page.locator('.bills .row-press').first().waitFor()
  await page.goBack()
  await page.locator('.share', { hasText: 'Cash' }).tap()
  await sheet.getByRole('heading', { name: 'Cash' }).waitFor()
  await page.keyboard.press('Escape')
})

test('a sale that is rung up meanwhile moves today’s point', async () => {
  await page.locator('.times-spans').getByText('30 days').tap()
  const shown = async (): Promise<boolean> => {
    const today = todayInIndia()
    const { totals } = await ask<SalesReport>(`sales?from=${plusDays(today, -29)}&to=${today}`)
    const sales = await figure('Sales').innerText()
    const bills = await figure('Bills').innerText()
    return (
      sales.includes(rupees(totals.total, 0).slice(1)) &&
      bills.includes(totals.bills.toLocaleString('en-IN'))
    )
  }
  await expect.poll(shown).toBe(true)
  const counter = await shop.device('counter')
  const sale = { orderType: 'takeaway', lines: [some('samosa', 5)] }
  const paid = { ...sale, tenders: [{ kind: 'cash', offered: 'exact' }] }
  const before = await figure('Sales').innerText()
  expect((await shop.say(counter, 'sale.ring', paid, 'sunita')).ok).toBe(true)
  await expect.poll(() => figure('Sales').innerText()).not.toBe(before)
  await expect.poll(shown).toBe(true)
})

test('it speaks Hindi, and is at home on a phone', async () => {
  const small = await shop.open('office', phone)
  await comeIn(small, 'asha')
  await small.getByRole('link', { name: 'Sales' }).tap()
  await small.getByRole('button', { name: 'हिन्दी' }).tap()
  await small.getByText('सबसे ज़्यादा बिकने वाले').waitFor()
  expect(await barriers(small)).toEqual([])
  const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  await expect.poll(() => small.evaluate(wide)).toBe(0)
  await shoot(small, 'office-sales-phone-hindi')
  await small.close()
})

test('a hub that is away leaves what was read, says so, and is followed again when it is back', async () => {
  await shop.hub().kill()
  const name = page.locator('.times-name')
  const then = await name.innerText()
  await page.getByRole('button', { name: 'The time before' }).first().tap()
  await expect.poll(() => name.innerText()).not.toBe(then)
  await page.getByText('The hub does not answer').first().waitFor()
  await page.getByRole('button', { name: 'Try again' }).waitFor()
  await shop.openHub()
  await figure('Sales').waitFor()
  await page.getByText('The hub does not answer').first().waitFor({ state: 'detached' })
  expect(shop.complaints).toEqual([])
})
