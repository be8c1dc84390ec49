/**
 * Somebody who writes a program reads what the hub offers: the guide, a command
 * found by a word of it, its fields, who may do it, and why it may be refused.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { commands } from '../../schema/commands.ts'
import { eventKinds } from '../../schema/events.ts'
import { refusals } from '../../schema/refusals.ts'
import { startHubProcess, demoFolder, type HubProcess } from '../faults/hub-process.ts'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { barriers } from './barriers.ts'
import { shoot } from './screens.ts'

const desk = { viewport: { width: 1366, height: 768 } }
const phone = { viewport: { width: 390, height: 844 }, locale: 'hi-IN', hasTouch: true }

const folder = await demoFolder()
let hub: HubProcess
let browser: OpenBrowser
let page: Page
const complaints: string[] = []

const open = async (options: object, path = '/api/docs'): Promise<Page> => {
  const opened = await (await browser.window(options)).newPage()
  opened.on('pageerror', ({ message }) => complaints.push(message))
  opened.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await opened.goto(`${hub.base}${path}`)
  await opened.locator('.entries').first().waitFor()
  return opened
}

beforeAll(async () => {
  hub = await startHubProcess(folder.path)
  browser = await openBrowser()
  page = await open(desk)
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  folder.remove()
})

test('a page that nobody need join for begins with the guide', async () => {
  await page.getByRole('heading', { name: 'A day by HTTP' }).waitFor()
  await shoot(page, 'docs-guide')
  expect(await barriers(page)).toEqual([])
})

test('it lists every command, every event and every refusal there is', async () => {
  const names = await page.locator('#commands .entry-name').allTextContents()
  expect(names).toEqual(expect.arrayContaining(Object.keys(commands)))
  const events = await page.locator('#events .entry-name').allTextContents()
  expect(events).toEqual(expect.arrayContaining([...eventKinds]))
  await page.getByText('What any of these can be refused with').first().click()
  await page.locator('#commands').getByText('hub.busy', { exact: true }).first().waitFor()
  await shoot(page, 'docs-anywhere')
  expect(await barriers(page)).toEqual([])
  const guests = await page.locator('#guests .entry-where, #guests .entry-name').allTextContents()
  expect(guests).toEqual(expect.arrayContaining(['/g/v1/{code}/do/choose', '/p/v1/places']))
  const codes = await page.locator('#refusals code').allTextContents()
  expect(codes).toEqual(Object.keys(refusals))
})

test('a command is found by its words, and opened says how it is given', async () => {
  await page.keyboard.press('/')
  await page.keyboard.type('counter sale')
  await page.locator('#sale\\.ring').waitFor()
  await page.locator('#commands h2').waitFor()
  await expect.poll(() => page.locator('#guide').count()).toBe(0)
  await page.getByRole('button', { name: /sale\.ring/ }).click()
  const body = page.locator('#sale\\.ring .entry-body')
  await body.getByText('POST /api/v1/commands/sale.ring').first().waitFor()
  for (const words of ['lines[].qtyMilli', 'Owner', 'tender.short', 'invoiceNumber'])
    await expect.poll(() => body.getByText(words, { exact: true }).count()).toBeGreaterThan(0)
  const curl = await body.getByLabel('On a command line').inputValue()
  expect(curl).toContain('kaju-katli')
  await shoot(page, 'docs-command')
  expect(await barriers(page)).toEqual([])
  expect(new URL(page.url()).hash).toBe('#sale.ring')
})

test('what a guest’s phone may say is told with its cookie and how often', async () => {
  await page.getByRole('searchbox').fill('/do/choose')
  await page.getByRole('button', { name: /do\/choose/ }).click()
  const body = page.locator('#guest\\.choose .entry-body')
  await body.getByText('At most 60 in 30 seconds from one phone.').waitFor()
  await body.getByText('item.by-weight', { exact: true }).first().waitFor()
  const curl = await body.getByLabel('On a command line').inputValue()
  expect(curl).toContain(':7480/g/v1/$CODE/do/choose')
  await shoot(page, 'docs-guests')
  expect(await barriers(page)).toEqual([])
})

test('what is nowhere is said to be nowhere', async () => {
  await page.getByRole('searchbox').fill('teleport')
  await page.getByText('Nothing is called “teleport”').waitFor()
  await shoot(page, 'docs-nothing')
  expect(await barriers(page)).toEqual([])
})

test('an address leads to the very entry, and a shape to its fields', async () => {
  const direct = await open(desk, '/api/docs#event.bill.settled')
  const body = direct.locator('#event\\.bill\\.settled .entry-body')
  await body.getByText('chowk/v1/{outletId}/ev/bills').waitFor()
  await body.getByRole('link', { name: 'BillTotal' }).click()
  await direct.locator('#BillTotal .entry-body').waitFor()
  await expect
    .poll(() =>
      direct.locator('#BillTotal').evaluate((entry) => {
        const { top } = entry.getBoundingClientRect()
        return top >= 0 && top < innerHeight
      }),
    )
    .toBe(true)
  await shoot(direct, 'docs-shape')
  expect(await barriers(direct)).toEqual([])
})

test('the start page leads here, and to every screen of each outlet', async () => {
  const home = await (await browser.window(phone)).newPage()
  await home.goto(`${hub.base}/`)
  const rasoi = home.locator('.home-place', { hasText: 'लाल पतंग रसोई' })
  await rasoi.locator('a').first().waitFor()
  const kinds = await rasoi
    .locator('a')
    .evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href).pathname))
  expect(kinds.toSorted()).toEqual(['/cashier', '/devices', '/floor', '/kitchen', '/office'])
  expect(await rasoi.locator('a[href^="/kitchen?at=restaurant&pair="]').count()).toBe(1)
  await shoot(home, 'home-phone-hi')
  expect(await barriers(home)).toEqual([])
  await home.locator('.home-docs').tap()
  await home.locator('.entries').first().waitFor()
})

test('on a phone, in Hindi, nothing runs over the edge', async () => {
  const small = await open(phone)
  await small.getByText('प्रोग्रामों के लिए').waitFor()
  await shoot(small, 'docs-phone-hi')
  await small
    .getByRole('button', { name: /bill\.settle/ })
    .first()
    .tap()
  await small.locator('#bill\\.settle .entry-body').waitFor()
  await small.locator('#bill\\.settle').scrollIntoViewIfNeeded()
  await shoot(small, 'docs-phone-command-hi')
  const overflow = await small.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
  expect(await barriers(small)).toEqual([])
})

test('a hub that is away leaves the guide, and says so', async () => {
  const alone = await (await browser.window(desk)).newPage()
  await alone.route('**/api/*.json', (route) => route.abort())
  await alone.goto(`${hub.base}/api/docs`)
  await alone.getByText('The hub does not answer.').waitFor()
  await alone.getByRole('heading', { name: 'A day by HTTP' }).waitFor()
  await alone.unroute('**/api/*.json')
  expect(await alone.locator('.entries').count()).toBe(0)
  await alone.getByRole('button', { name: 'Try again' }).click()
  await alone.locator('.entries').first().waitFor()
})

test('nothing was complained of', () => {
  expect(complaints).toEqual([])
})
