/**
 * A table of friends in real browsers: each with a phone of their own, one
 * cart, one order; and the staff who accept it, asked of the hub.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { momentAt } from '../../schema/served.ts'
import type { OrderDoc } from '../../schema/order.ts'
import type { SittingDoc } from '../../schema/sitting.ts'
import type { ProposalDoc } from '../../schema/guest.ts'
import type { ReadingAnswer } from '../../schema/readings.ts'
import type { Device } from '../faults/hub-process.ts'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { barriers } from './barriers.ts'
import { openShop, shoot, type ScreenShop } from './screens.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const narrow = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }

let shop: ScreenShop
let browser: OpenBrowser
let floor: Device
let address: string
let pin: string
const complaints: string[] = []

beforeAll(async () => {
  shop = await openShop()
  browser = await openBrowser()
  floor = await shop.device('floor')
  const answer = await fetch(`${shop.hub().base}/api/v1/table-codes`, {
    headers: { authorization: `Bearer ${floor.token}` },
  })
  const { tables } = (await answer.json()) as ReadingAnswer<'tableCodes'>
  const code = tables.find(({ tableId }) => tableId === 'table-5')?.code
  address = `http://127.0.0.1:${shop.hub().guestPort}/t/${code}`
  await shop.say(floor, 'sitting.open', { tableId: 'table-5', guests: 6 }, 'farida')
  pin = (await shop.docs<SittingDoc>(floor, 'sitting'))[0]?.pin ?? ''
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const openPhone = async (options = phone): Promise<Page> => {
  const page = await (await browser.window(options)).newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(address)
  await page.getByRole('heading', { name: 'Lal Patang Rasoi' }).waitFor()
  return page
}

const join = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Order from this phone' }).tap()
  await page.getByLabel('Your first name').fill(name)
  await page.getByLabel('Table PIN').fill(pin)
  await page.getByRole('button', { name: 'Join the table' }).tap()
  await page.getByRole('button', { name: 'Call waiter' }).waitFor()
}

const choose = async (page: Page, item: RegExp): Promise<void> => {
  await page.getByRole('button', { name: item }).tap()
  await page.getByRole('button', { name: /^Add/ }).tap()
  await page.locator('dialog').waitFor({ state: 'detached' })
}

describe('six friends at a table', () => {
  const pages: Page[] = []
  const names = ['Asha', 'Bilal', 'Chitra', 'Dev', 'Esther', '<b>Farhan</b>']

  test('read the menu before anybody has said who they are', async () => {
    const page = await openPhone()
    pages.push(page)
    await page.getByRole('button', { name: /Masala dosa/ }).waitFor()
    await shoot(page, 'guest-menu')
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'हिन्दी' }).tap()
    await page.getByRole('button', { name: /मसाला डोसा/ }).waitFor()
    await shoot(page, 'guest-menu-hindi')
    await page.getByRole('button', { name: 'English' }).tap()
  })

  test('join with the PIN, and fill one cart together', async () => {
    while (pages.length < names.length) pages.push(await openPhone(narrow))
    for (const [i, page] of pages.entries()) await join(page, names[i] ?? '')
    await Promise.all(pages.map((page) => choose(page, /Masala dosa/)))
    for (const page of pages) await page.getByText(/^6 pieces · /).waitFor()
    const [first, second] = pages as [Page, Page]
    await first.locator('.bar-cart').tap()
    await first.getByText('<b>Farhan</b>').waitFor()
    await expect.poll(() => first.locator('.line').count()).toBe(6)
    await expect.poll(() => first.locator('.line .stepper').count()).toBe(1)
    await shoot(first, 'guest-cart')
    expect(await barriers(first)).toEqual([])
    await second.locator('.bar-cart').tap()
    await shoot(second, 'guest-cart-360')
    await second.keyboard.press('Escape')
  })

  test('send it, and the kitchen hears of it when the staff accept', async () => {
    const [first, second] = pages as [Page, Page]
    await first.getByRole('button', { name: /^Send everybody/ }).tap()
    await first.getByRole('heading', { name: 'Waiting for the staff' }).waitFor()
    await shoot(first, 'guest-waiting')
    const [proposal] = await shop.docs<ProposalDoc>(floor, 'proposal')
    expect(proposal).toMatchObject({ tableLabel: 'T5', isLetIn: true })
    expect(proposal?.lines).toHaveLength(6)
    expect(await shop.docs<OrderDoc>(floor, 'order')).toMatchObject([{ lines: [] }])
    await shop.say(floor, 'proposal.accept', { proposalId: proposal?.proposalId }, 'farida')
    await first.keyboard.press('Escape')
    await first
      .getByRole('heading', { name: 'Waiting for the staff' })
      .waitFor({ state: 'detached' })
    await second.getByRole('button', { name: 'Order and bill' }).tap()
    await second.getByText('with the kitchen').first().waitFor()
    await expect.poll(() => second.locator('.line').count()).toBe(6)
    const pay = second.getByRole('link', { name: /by UPI/ })
    await expect
      .poll(() => pay.getAttribute('href'))
      .toMatch(/^upi:\/\/pay\?pa=lalpatang@demo&.*&am=\d+\.\d\d&cu=INR$/)
    await shoot(second, 'guest-order')
    expect(await barriers(second)).toEqual([])
    await second.keyboard.press('Escape')
  })

  test('see at once what is sold out', async () => {
    const [first] = pages as [Page]
    const gone = { itemId: 'onion-uttapam', leftMilli: 0, until: 'today' }
    await shop.say(floor, 'item.eighty-six', gone, 'farida')
    const row = first.locator('.row-gone', { hasText: 'Onion uttapam' })
    await row.waitFor()
    await expect.poll(() => row.innerText()).toContain('Sold out')
    await shoot(first, 'guest-sold-out')
  })

  test('see what is served at another time, with its hours, and a size that is gone', async () => {
    const [first] = pages as [Page]
    const { weekday } = momentAt(Date.now(), 'Asia/Kolkata')
    const days = [((weekday + 2) % 7) + 1]
    const office = await shop.device('office')
    const breads = {
      categoryId: 'breads',
      names: { en: 'Breads', hi: 'रोटी और नान' },
      colour: 2,
      served: [{ days, fromMinute: 18 * 60, untilMinute: 22 * 60 }],
    }
    await shop.say(office, 'category.set', breads, 'asha')
    const row = first.locator('.row-gone', { hasText: 'Butter naan' })
    await row.getByText('Served 18:00–22:00 only').waitFor()
    await row.tap()
    await expect
      .poll(() => first.getByRole('button', { name: /^Add/ }).getAttribute('aria-disabled'))
      .toBe('true')
    await first.keyboard.press('Escape')
    await shop.say(office, 'category.set', { ...breads, served: [] }, 'asha')
    await row.waitFor({ state: 'detached' })
    const half = { itemId: 'dal-makhani', variantId: 'dal-makhani-half' }
    await shop.say(floor, 'item.eighty-six', { ...half, leftMilli: 0, until: 'today' }, 'farida')
    await first.getByRole('button', { name: /Dal makhani/ }).tap()
    await first.getByRole('button', { name: 'Half Sold out' }).waitFor()
    await expect
      .poll(() => first.getByRole('button', { name: 'Half Sold out' }).isDisabled())
      .toBe(true)
    await shoot(first, 'guest-size-gone')
    expect(await barriers(first)).toEqual([])
    await first.keyboard.press('Escape')
  })

  test('are told when their phone has lost the Wi-Fi, and go on when it is back', async () => {
    const [first] = pages as [Page]
    await first.context().setOffline(true)
    await first.getByText(/^No connection to the shop/).waitFor()
    await shoot(first, 'guest-lost')
    expect(await barriers(first)).toEqual([])
    await first.context().setOffline(false)
    await first.getByText(/^No connection to the shop/).waitFor({ state: 'detached' })
  })

  test('call a waiter, and choose what must be chosen first', async () => {
    const [first] = pages as [Page]
    await first.getByRole('button', { name: 'Call waiter' }).tap()
    await first.getByRole('button', { name: 'Waiter called' }).waitFor()
    await first.getByRole('button', { name: /Paneer butter masala/ }).tap()
    await first.getByText('please choose').waitFor()
    await shoot(first, 'guest-item')
    expect(await barriers(first)).toEqual([])
  })

  test('and nothing of all this has troubled the browsers', () => {
    expect(complaints).toEqual([])
  })
})
