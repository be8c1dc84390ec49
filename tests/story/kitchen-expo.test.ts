/**
 * The pass of the restaurant: four stations cook, one person sees the orders
 * out; a waiter at the floor hears when a cook wants somebody.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { OrderDoc } from '../../schema/order.ts'
import type { SectionDoc } from '../../schema/sitting.ts'
import type { TicketDoc } from '../../schema/ticket.ts'
import type { Device } from '../faults/hub-process.ts'
import { barriers } from './barriers.ts'
import { comeIn, openShop, shoot, type ScreenShop } from './screens.ts'

const wall = { viewport: { width: 1920, height: 1080 }, hasTouch: true }

let shop: ScreenShop
let floor: Device
let kitchen: Device
let page: Page
let tables: readonly string[] = []

interface Course {
  readonly itemId: string
  readonly isHeld?: boolean
}

let seated = 0
/** A party sits down and orders one of each; what is held comes with the second course. */
const party = async (...courses: readonly Course[]): Promise<OrderDoc> => {
  const tableId = tables[seated] ?? ''
  seated += 1
  const opened = await shop.say(floor, 'sitting.open', { tableId, guests: 2 }, 'farida')
  if (!opened.ok) throw new Error(opened.message)
  const { orderId } = opened.result as { orderId: string }
  const lines = courses.map(({ itemId, isHeld = false }) => ({
    itemId,
    qtyMilli: 1000,
    course: isHeld ? 2 : 1,
    isHeld,
  }))
  const added = await shop.say(floor, 'order.add', { orderId, lines }, 'farida')
  if (!added.ok) throw new Error(added.message)
  return orderNow(orderId)
}
const orderNow = async (orderId: string): Promise<OrderDoc> => {
  const order = (await shop.docs<OrderDoc>(floor, 'order')).find((one) => one.orderId === orderId)
  if (order === undefined) throw new Error(`there is no order ${orderId}`)
  return order
}
const ticketAt = async (orderId: string, stationId: string): Promise<TicketDoc> => {
  const tickets = await shop.docs<TicketDoc>(kitchen, 'ticket')
  const ticket = tickets.find((one) => one.orderId === orderId && one.stationId === stationId)
  if (ticket === undefined) throw new Error(`nothing of ${orderId} at ${stationId}`)
  return ticket
}
const bump = async (orderId: string, stationId: string): Promise<void> =>
  void (await shop.say(kitchen, 'ticket.bump', {
    ticketId: (await ticketAt(orderId, stationId)).ticketId,
  }))
const row = (label: string) =>
  page.locator('.pass-row').filter({
    has: page.locator('.pass-title', { hasText: new RegExp(`^${label}$`) }),
  })

beforeAll(async () => {
  shop = await openShop()
  floor = await shop.device('floor')
  kitchen = await shop.device('kitchen.restaurant')
  const sections = await shop.docs<SectionDoc>(floor, 'section')
  tables = sections.flatMap((section) => section.tables).map(({ tableId }) => tableId)
  page = await shop.open('kitchen', wall, shop.hub().codes['kitchen.restaurant'])
})
afterAll(() => shop?.close())

describe('the pass', () => {
  let first: OrderDoc
  let second: OrderDoc
  beforeAll(async () => {
    first = await party({ itemId: 'paneer-tikka' }, { itemId: 'vada-pav' })
    second = await party({ itemId: 'vada-pav' }, { itemId: 'tandoori-roti', isHeld: true })
  })

  test('shows a row an order with a dot a station, and nothing is ready yet', async () => {
    await page.getByRole('button', { name: 'Expo' }).tap()
    await row(first.tableLabel).waitFor()
    await expect.poll(() => row(first.tableLabel).locator('.dot-waiting').count()).toBe(2)
    await expect.poll(() => row(second.tableLabel).locator('.dot-held').count()).toBe(1)
    expect(await barriers(page)).toEqual([])
    await row(first.tableLabel).tap()
    await page.getByText(`Nothing of ${first.tableLabel} is ready yet`).waitFor()
  })

  test('is a half where a station is done, and green when all of them are', async () => {
    const ticket = await ticketAt(first.orderId, 'tandoor')
    const [line] = ticket.lines
    await shop.say(kitchen, 'ticket.mark', {
      ticketId: ticket.ticketId,
      lineId: line?.lineId ?? '',
      state: 'started',
    })
    await row(first.tableLabel).locator('.dot-started').waitFor()
    await bump(first.orderId, 'tandoor')
    await row(first.tableLabel).locator('.pass-part', { hasText: '1 of 2 stations' }).waitFor()
    await bump(first.orderId, 'snacks')
    await page.locator('.pass-ready').filter({ hasText: first.tableLabel }).waitFor()
    await shoot(page, 'expo')
    expect(await barriers(page)).toEqual([])
  })

  test('serves with one touch, and takes it back within five seconds', async () => {
    await row(first.tableLabel).tap()
    await row(first.tableLabel).waitFor({ state: 'detached' })
    await expect.poll(async () => (await orderNow(first.orderId)).state).toBe('served')
    await page.getByRole('button', { name: `${first.tableLabel} is served` }).tap()
    await page.locator('.pass-ready').filter({ hasText: first.tableLabel }).waitFor()
    await expect.poll(async () => (await orderNow(first.orderId)).state).toBe('ready')
  })

  test('is worked with a bump bar', async () => {
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await row(first.tableLabel).waitFor({ state: 'detached' })
    await expect.poll(async () => (await orderNow(first.orderId)).state).toBe('served')
    await page.keyboard.press('Backspace')
    await row(first.tableLabel).waitFor()
    await page.keyboard.press('e')
    await page.locator('.ticket').first().waitFor()
  })

  test('a course on hold is seen at the end of the rail, and cannot be bumped', async () => {
    const held = page.locator('.ticket-held').filter({ hasText: second.tableLabel })
    await held.getByText('Hold – waits for fire').waitFor()
    await held.locator('.ticket-head').tap()
    await page.getByText('It starts when the floor fires it.').first().waitFor()
    await shoot(page, 'kitchen-held')
    expect(await barriers(page)).toEqual([])
    await shop.say(floor, 'order.fire', { orderId: second.orderId }, 'farida')
    await held.waitFor({ state: 'detached' })
    await page.locator('.ticket').filter({ hasText: 'Tandoori roti' }).waitFor()
  })
})

describe('more of a ticket', () => {
  test('asks for the server, who hears it at the floor and goes', async () => {
    const tablet = await shop.open('floor', {
      viewport: { width: 1280, height: 800 },
      hasTouch: true,
    })
    await comeIn(tablet, 'farida')
    const roti = page.locator('.ticket').filter({ hasText: 'Tandoori roti' })
    await roti.locator('.ticket-menu').tap()
    await shoot(page, 'kitchen-menu')
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Ask for the server' }).tap()
    const notice = tablet.locator('.notice', { hasText: 'Tandoor asks for you' })
    await notice.waitFor()
    await shoot(tablet, 'floor-paged')
    await notice.getByRole('button', { name: 'I am going' }).tap()
    await notice.waitFor({ state: 'detached' })
    await tablet.context().close()
  })

  test('says that there is none of something, and makes a ticket urgent', async () => {
    const snacks = page.locator('.ticket').filter({ hasText: 'Vada pav' }).first()
    await snacks.locator('.ticket-menu').tap()
    await page.locator('.ticket-deeds').getByRole('button', { name: 'Vada pav' }).tap()
    await page.getByRole('button', { name: 'Sold out today' }).tap()
    await page.getByText('Vada pav').first().waitFor()
    await expect
      .poll(async () => (await shop.docs<{ itemId: string }>(kitchen, 'eighty-six')).length)
      .toBe(1)
    await snacks.locator('.ticket-head').click({ button: 'right' })
    await page.getByRole('button', { name: 'Rush: make it first' }).tap()
    await page.locator('.ticket-facts', { hasText: 'RUSH' }).waitFor()
  })

  test('counts what the rail takes of each ingredient', async () => {
    const office = await shop.device('office')
    const give = async (name: string, args: object): Promise<void> => {
      const reply = await shop.say(office, name, args, 'asha')
      if (!reply.ok) throw new Error(reply.message)
    }
    await give('ingredient.set', { ingredientId: 'test-pav', names: { en: 'Pav' }, unit: 'piece' })
    await give('recipe.set', {
      subjectId: 'vada-pav',
      lines: [{ ingredientId: 'test-pav', qtyMilli: 2000 }],
    })
    await page.keyboard.press('a')
    await page.getByRole('tab', { name: 'Ingredients' }).tap()
    const pav = page.locator('.all-day-row').filter({ hasText: 'Pav' }).first()
    await pav.waitFor()
    await pav.tap()
    await page.locator('.place-asked').first().waitFor()
    await shoot(page, 'kitchen-ingredients')
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('a')
  })

  test('goes to the station the office has said, as soon as it has said so', async () => {
    const office = await shop.open('office', {
      viewport: { width: 1366, height: 768 },
      hasTouch: true,
    })
    await comeIn(office, 'asha')
    await office
      .getByRole('combobox', { name: 'Outlet' })
      .selectOption({ label: 'Lal Patang Rasoi' })
    await office.getByRole('link', { name: 'Kitchen' }).tap()
    const made = (station: string) => office.locator('.stations .rows > li', { hasText: station })
    await made('Tandoor').getByText('5 items').waitFor()
    await office
      .getByRole('combobox', { name: 'Chaat and snacks is made at' })
      .selectOption({ label: 'Tandoor' })
    await office
      .getByRole('button', { name: '9 items say their own station: let all follow' })
      .tap()
    await made('Tandoor').getByText('14 items').waitFor()
    await made('Chaat and snacks').getByText('3 items').waitFor()
    expect(await barriers(office)).toEqual([])
    await shoot(office, 'office-stations')
    const order = await party({ itemId: 'pav-bhaji' })
    expect((await ticketAt(order.orderId, 'tandoor')).lines).toHaveLength(1)
    await page
      .locator('.ticket-head', { hasText: order.tableLabel })
      .filter({ hasText: 'Tandoor' })
      .first()
      .waitFor()
  })

  test('and nothing of all this has troubled the browser', () => {
    expect(shop.complaints).toEqual([])
  })
})
