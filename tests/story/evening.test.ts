/**
 * A whole evening: twelve tables, three waiters, two stations with walls of
 * their own, the pass, six guests' phones and a cash desk. What it came to is
 * asked of the hub, never of the screens that did it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { BillDoc } from '../../schema/bill.ts'
import type { OrderDoc } from '../../schema/order.ts'
import type { ReadingAnswer } from '../../schema/readings.ts'
import type { SittingDoc } from '../../schema/sitting.ts'
import type { TicketDoc } from '../../schema/ticket.ts'
import { pair, type Device } from '../faults/hub-process.ts'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { barriers } from './barriers.ts'
import { comeIn, openShop, shoot, type ScreenShop } from './screens.ts'

const tablet = { viewport: { width: 1280, height: 800 }, hasTouch: true }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const wall = { viewport: { width: 1920, height: 1080 }, hasTouch: true }
const desk = { viewport: { width: 1366, height: 768 }, hasTouch: true }

let shop: ScreenShop
let browser: OpenBrowser
/** A floor, a kitchen and a cashier's screen without a face: what they see is what the hub says. */
let reader: Device
let kitchen: Device
let cashier: Device
const walls = new Map<string, Page>()
let pass: Page
let cashDesk: Page
const waiters = new Map<string, Page>()
const guests: Page[] = []
const complaints: string[] = []

/** The tables of each waiter, by the section they are in. */
const rounds = [
  { waiter: 'farida', section: /Hall/, tables: ['1', '2', '3', '4'] },
  { waiter: 'kiran', section: /हॉल/, tables: ['5', '6', '7', '8'] },
  { waiter: 'imran', section: /Family/, tables: ['21', '22', '23'] },
  { waiter: 'imran', section: /Terrace/, tables: ['31'] },
] as const
const everyTable = rounds.flatMap(({ tables }) => tables)
const guestTables = ['5', '7', '22'] as const
/** What one person at the pass sees out, and the tables that pay while the others still eat. */
const passTables = ['1', '21', '22', '23', '31'] as const
const cashTable = '1'
const upiTable = '21'

beforeAll(async () => {
  shop = await openShop()
  browser = await openBrowser()
  reader = await shop.device('floor')
  const office = await shop.device('office')
  const code = await invited(office, 'All of the kitchen', { kind: 'kitchen' })
  kitchen = await pair({ ...shop.hub(), codes: { kitchen: code } }, 'kitchen')
  for (const stationId of ['tandoor', 'snacks'])
    walls.set(
      stationId,
      await openWall(await invited(office, stationId, { kind: 'kitchen', stationId })),
    )
  const till = await invited(office, 'Reader of the cash desk', { kind: 'cashier' })
  cashier = await pair({ ...shop.hub(), codes: { cashier: till } }, 'cashier')
  pass = await openWall(await invited(office, 'The pass', { kind: 'kitchen' }))
  await pass.getByRole('button', { name: 'Expo' }).tap()
  cashDesk = await shop.open(
    'cashier',
    desk,
    await invited(office, 'The cash desk', { kind: 'cashier' }),
  )
  await comeIn(cashDesk, 'meena')
  for (const [userId, options] of [
    ['farida', tablet],
    ['kiran', phone],
    ['imran', tablet],
  ] as const)
    waiters.set(userId, await openFloor(userId, options))
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

/** A code for a screen of the restaurant, as the owner asks for it in the office. */
const invited = async (
  office: Device,
  name: string,
  screen: { readonly kind: string; readonly stationId?: string },
): Promise<string> => {
  const args = { ...screen, outletId: 'restaurant', name }
  const reply = await shop.say(office, 'device.invite', args, 'asha')
  if (!reply.ok) throw new Error(reply.message)
  return (reply.result as { code: string }).code
}

const openWall = async (code: string): Promise<Page> => {
  const page = await (await browser.window(wall)).newPage()
  page.on('pageerror', (error) => complaints.push(`wall: ${error.message}`))
  await page.goto(`${shop.hub().base}/kitchen?pair=${code}`)
  await page.locator('.board').waitFor()
  await page.locator('.board').tap()
  return page
}

const openFloor = async (userId: string, options: BrowserContextOptions): Promise<Page> => {
  const page = await shop.open('floor', options)
  await comeIn(page, userId)
  await page.getByRole('tab').first().waitFor()
  return page
}

const waiterOf = (userId: string): Page => {
  const page = waiters.get(userId)
  if (page === undefined) throw new Error(`${userId} has no screen`)
  return page
}
const sittings = (): Promise<readonly SittingDoc[]> => shop.docs<SittingDoc>(reader, 'sitting')
const at = async (number: string): Promise<SittingDoc> => {
  const found = (await sittings()).find(({ tableIds }) => tableIds.includes(`table-${number}`))
  if (found === undefined) throw new Error(`nobody sits at ${number}`)
  return found
}
const orders = (): Promise<readonly OrderDoc[]> => shop.docs<OrderDoc>(reader, 'order')

/** A table as the waiter finds it: on the plan, or as a row of the phone. */
const table = (page: Page, number: string): Locator =>
  page
    .locator(`.table[data-table="table-${number}"]`)
    .or(page.locator('.table-open', { has: page.getByText(`T${number}`, { exact: true }) }))
    .first()
const send = (page: Page): Locator => page.locator('.party-foot .button-primary:visible')
const dish = async (page: Page, name: string): Promise<void> => {
  await page.locator('.search input:visible').fill(name)
  await page.locator('.tile:visible', { hasText: name }).first().tap()
}
const leave = (page: Page): Promise<void> =>
  page.locator('.menu-leave:visible, .party-back:visible').first().tap()

/** What is ordered at a table, in the language its waiter reads: one for each wall. */
const dishes = {
  en: ['Butter naan', 'Samosa'],
  hi: ['बटर नान', 'समोसा'],
} as const

describe('an evening', () => {
  test('fills twelve tables, each with an order for both stations', async () => {
    await Promise.all(
      [...waiters.keys()].map(async (waiter) => {
        for (const round of rounds.filter((one) => one.waiter === waiter)) await serve(round)
      }),
    )
    await expect.poll(async () => (await sittings()).length, { timeout: 20_000 }).toBe(12)
    await expect
      .poll(async () => (await orders()).filter(({ lines }) => lines.length === 2).length, {
        timeout: 20_000,
      })
      .toBe(12)
  }, 180_000)

  test('brings every order to both walls, once', async () => {
    for (const [stationId, page] of walls) {
      const tickets = await ticketsAt(stationId)
      expect(tickets).toHaveLength(12)
      expect(new Set(tickets.map(({ orderId }) => orderId)).size).toBe(12)
      await page.locator('.ticket-head').nth(7).waitFor()
      await shoot(page, `evening-wall-${stationId}`)
      expect(await barriers(page)).toEqual([])
    }
    await shoot(waiterOf('farida'), 'evening-floor')
    await shoot(waiterOf('kiran'), 'evening-floor-phone-hi')
  }, 60_000)

  test('lets six guests order from their phones, once a waiter accepts', async () => {
    for (const number of guestTables) {
      const pages = [await openGuest(number, 'Asha'), await openGuest(number, 'Bilal')]
      guests.push(...pages)
      for (const page of pages) {
        await page
          .getByRole('button', { name: /Samosa/ })
          .first()
          .tap()
        await page.getByRole('button', { name: /^Add/ }).tap()
        await page.locator('dialog').waitFor({ state: 'detached' })
      }
      const [first] = pages as [Page, Page]
      await first.locator('.bar-cart').tap()
      await first.getByRole('button', { name: /^Send everybody/ }).tap()
      await first.getByRole('heading', { name: 'Waiting for the staff' }).waitFor()
    }
    const farida = waiterOf('farida')
    const accepts = farida.getByRole('button', { name: 'Accept' })
    await expect.poll(() => accepts.count()).toBe(guestTables.length)
    await farida.getByRole('button', { name: 'Decline' }).first().tap()
    expect(await barriers(farida, 'lib/DeclineSheet')).toEqual([])
    await farida.keyboard.press('Escape')
    for (let left = guestTables.length; left > 0; left -= 1) {
      await accepts.first().tap()
      await expect.poll(() => accepts.count()).toBe(left - 1)
    }
    for (const number of guestTables) {
      const { orderId } = await at(number)
      const ordered = async (): Promise<number> =>
        (await orders())
          .filter((one) => one.orderId === orderId)
          .flatMap(({ lines }) => lines)
          .reduce((sum, { qtyMilli }) => sum + qtyMilli, 0)
      await expect.poll(ordered).toBe(4000)
    }
    expect(await ticketsAt('snacks')).toHaveLength(12 + guestTables.length)
  }, 180_000)

  test('is cooked: every ticket bumped from its wall, and every waiter sees the food ready', async () => {
    for (const [stationId, page] of walls) {
      for (let left = (await openAt(stationId)).length; left > 0; left -= 1) {
        await page.locator('.ticket-head:visible').first().tap()
        await expect
          .poll(async () => (await openAt(stationId)).length, { timeout: 20_000 })
          .toBeLessThan(left)
      }
      await page.getByText('Nothing to cook').waitFor()
    }
    const [guest] = guests as [Page]
    await guest.keyboard.press('Escape')
    for (const number of everyTable) expect((await at(number)).lines.ready).toBeGreaterThan(0)
    const farida = waiterOf('farida')
    await table(farida, '1').waitFor()
    await expect.poll(() => table(farida, '1').getAttribute('data-state')).toBe('ready')
    await shoot(farida, 'evening-floor-ready')
  }, 240_000)

  test('goes out over the pass, where a row that is all ready is served with one touch', async () => {
    await pass.locator('.pass-ready').nth(11).waitFor()
    await shoot(pass, 'evening-pass')
    expect(await barriers(pass)).toEqual([])
    for (const number of passTables) {
      await passRow(number).tap()
      await passRow(number).waitFor({ state: 'detached' })
    }
    for (const number of passTables)
      await expect.poll(async () => (await at(number)).lines.ready, { timeout: 20_000 }).toBe(0)
  }, 120_000)

  test('is served by its waiters elsewhere, and asks for its bills', async () => {
    for (const { waiter, section, tables } of rounds) {
      const page = waiterOf(waiter)
      await page.getByRole('tab', { name: section }).tap()
      for (const number of tables) {
        await table(page, number).tap()
        if ((await at(number)).lines.ready > 0) await page.locator('.party-ready').tap()
        await expect.poll(async () => (await at(number)).lines.ready, { timeout: 20_000 }).toBe(0)
        await page
          .locator('.party-deeds')
          .getByRole('button', { name: /^(Bill|बिल)$/ })
          .tap()
        await expect.poll(async () => (await at(number)).billAskedAt !== null).toBe(true)
        await leave(page)
      }
    }
    await shoot(waiterOf('farida'), 'evening-floor-bills')
    await shoot(waiterOf('kiran'), 'evening-floor-phone-bills-hi')
  }, 240_000)

  test('has lost nothing and doubled nothing', async () => {
    const all = await orders()
    const pieces = all.flatMap(({ lines }) => lines).reduce((sum, one) => sum + one.qtyMilli, 0)
    expect(pieces).toBe(12 * 2000 + guestTables.length * 2000)
    expect(new Set(all.map(({ token }) => token)).size).toBe(all.length)
    expect(all.every(({ lines }) => lines.every(({ state }) => state === 'served'))).toBe(true)
  })

  test('rings at the cash desk, is claimed there and paid in cash and by UPI', async () => {
    await expect.poll(() => cashDesk.locator('.request').count()).toBe(12)
    await shoot(cashDesk, 'evening-cash-desk')
    expect(await barriers(cashDesk)).toEqual([])
    await claim(cashTable)
    await cashDesk.locator('.pad-notes .button').first().tap()
    await cashDesk.locator('.paid').waitFor()
    await claim(upiTable)
    await cashDesk.locator('.pad-ways .button', { hasText: 'UPI' }).tap()
    await cashDesk.getByLabel('Last digits of the reference').fill('4821')
    await shoot(cashDesk, 'evening-cash-desk-upi')
    await cashDesk.getByRole('button', { name: 'Received' }).tap()
    await expect.poll(() => cashDesk.locator('.request').count()).toBe(10)
    // What was paid here rings no more at once, and the hub has it a moment later.
    await expect
      .poll(async () => [(await at(cashTable)).state, (await at(upiTable)).state])
      .toEqual(['paid', 'paid'])
    expect([await waysOf(cashTable), await waysOf(upiTable)]).toEqual([['cash'], ['upi']])
  }, 120_000)

  test('is cleaned up: a table that has paid turns grey on the floor, and free once it is clean', async () => {
    for (const [waiter, section, number] of [
      ['farida', rounds[0].section, cashTable],
      ['imran', rounds[2].section, upiTable],
    ] as const) {
      const page = waiterOf(waiter)
      await page.getByRole('tab', { name: section }).tap()
      await expect.poll(() => table(page, number).getAttribute('data-state')).toBe('paid')
      if (number === cashTable) await shoot(page, 'evening-floor-paid')
      await table(page, number).tap()
      await page.getByRole('button', { name: 'The table is clean' }).tap()
      await expect.poll(() => table(page, number).getAttribute('data-state')).toBe('free')
    }
    expect(await sittings()).toHaveLength(10)
    expect([...complaints, ...shop.complaints]).toEqual([])
  }, 60_000)
})

/** A waiter seats two at each table and orders for them. */
const serve = async ({ waiter, section, tables }: (typeof rounds)[number]): Promise<void> => {
  const page = waiterOf(waiter)
  await page.getByRole('tab', { name: section }).tap()
  for (const number of tables) {
    await table(page, number).tap()
    await page.locator('.seat-keys .key', { hasText: '2' }).first().tap()
    // A phone shows the menu first, a tablet the party beside it.
    await page.locator('.search input:visible').waitFor()
    for (const name of dishes[waiter === 'kiran' ? 'hi' : 'en']) await dish(page, name)
    await send(page).tap()
    await expect
      .poll(async () => (await at(number)).lines.sent, { timeout: 20_000 })
      .toBeGreaterThan(0)
    await leave(page)
    await table(page, number).waitFor()
  }
}

/** What stands at the pass for a table. */
const passRow = (number: string): Locator =>
  pass.locator('.pass-row').filter({
    has: pass.locator('.pass-title', { hasText: new RegExp(`^T${number}$`) }),
  })
/** How the bill of a table was paid, as the hub has it. */
const waysOf = async (number: string): Promise<readonly string[]> => {
  const { orderId } = await at(number)
  const bills = await shop.docs<BillDoc>(cashier, 'bill')
  return bills
    .filter((bill) => bill.orderId === orderId && bill.state === 'settled')
    .flatMap(({ payments }) => payments.map(({ kind }) => kind))
}
/** Takes the bill of a table into the hand of the cash desk. */
const claim = async (number: string): Promise<void> => {
  const card = cashDesk
    .locator('.request')
    .filter({ has: cashDesk.getByRole('heading', { name: `T${number}`, exact: true }) })
  await card.getByRole('button', { name: 'Claim' }).tap()
  await cashDesk.locator('.bill-head h1', { hasText: `T${number}` }).waitFor()
}

const ticketsAt = async (stationId: string): Promise<readonly TicketDoc[]> =>
  (await shop.docs<TicketDoc>(kitchen, 'ticket')).filter((one) => one.stationId === stationId)
const openAt = async (stationId: string): Promise<readonly TicketDoc[]> =>
  (await ticketsAt(stationId)).filter(({ state }) => state === 'fired')

const openGuest = async (number: string, name: string): Promise<Page> => {
  const { pin } = await at(number)
  const answer = await fetch(`${shop.hub().base}/api/v1/table-codes`, {
    headers: { authorization: `Bearer ${reader.token}` },
  })
  const { tables } = (await answer.json()) as ReadingAnswer<'tableCodes'>
  const code = tables.find(({ tableId }) => tableId === `table-${number}`)?.code
  const page = await (await browser.window(phone)).newPage()
  page.on('pageerror', (error) => complaints.push(`guest: ${error.message}`))
  await page.goto(`http://127.0.0.1:${shop.hub().guestPort}/t/${code}`)
  await page.getByRole('button', { name: 'Order from this phone' }).tap()
  await page.getByLabel('Your first name').fill(name)
  await page.getByLabel('Table PIN').fill(pin)
  await page.getByRole('button', { name: 'Join the table' }).tap()
  await page.getByRole('button', { name: 'Call waiter' }).waitFor()
  return page
}
