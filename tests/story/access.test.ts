/**
 * Every screen of the product is there for whoever has no mouse and sees little:
 * each is opened at its real size, with what opens over it, and held against
 * axe, against the Tab key, and against Esc.
 *
 * The rule: the screens are read from their folders, the parts of a screen from
 * its own row of links and the sheets from the code that draws them
 * (`sheets.ts`), so that a new one without a line here or in another story fails.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { ReadingAnswer } from '../../schema/readings.ts'
import type { SittingDoc } from '../../schema/sitting.ts'
import { pinOf, type Device } from '../faults/hub-process.ts'
import { barriers } from './barriers.ts'
import { tabbed } from './keyboard.ts'
import { comeIn, openShop, some, type ScreenShop } from './screens.ts'

const desk = { viewport: { width: 1366, height: 768 }, hasTouch: true }
const tablet = { viewport: { width: 1280, height: 800 }, hasTouch: true }
const wall = { viewport: { width: 1920, height: 1080 }, hasTouch: true }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const kiosk = resolve(import.meta.dirname, '../../kiosk')

let shop: ScreenShop
let floor: Device
/** The screens that were opened here, by their folders. */
const opened = new Set<string>(['gallery'])

beforeAll(async () => {
  shop = await openShop()
  floor = await shop.device('floor')
  const counter = await shop.device('counter')
  await shop.order([some('samosa', 2), some('vada-pav', 3)], { note: 'For a birthday' })
  const paid = { orderType: 'takeaway', tenders: [{ kind: 'cash', offered: 'exact' }] }
  for (const itemId of ['samosa', 'pav-bhaji'])
    await shop.say(counter, 'sale.ring', { ...paid, lines: [some(itemId, 2)] }, 'sunita')
  await shop.say(floor, 'table.block', { tableId: 'table-2', reason: 'A leg is loose' }, 'imran')
  const party = { tableId: 'table-5', guests: 4 }
  const seated = await shop.say(floor, 'sitting.open', party, 'farida')
  const { orderId } = (seated.ok ? seated.result : {}) as { readonly orderId?: string }
  await shop.say(floor, 'order.add', { orderId, lines: [some('masala-dosa', 2)] }, 'farida')
})
afterAll(() => shop?.close())

const open = async (kind: string, size: BrowserContextOptions, userId?: string): Promise<Page> => {
  opened.add(kind)
  const page = await shop.open(kind, size)
  page.setDefaultTimeout(20_000)
  if (userId !== undefined) await comeIn(page, userId)
  return page
}

const key = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
const tile = (page: Page, name: string): Locator => page.locator('.tile', { hasText: name }).first()
const sheetOn = (page: Page): Locator => page.locator('dialog[open]')

/** What was found in the way; each test ends with none. */
const found: string[] = []
/** The screen as it stands: nothing in the way, and the Tab key gets everywhere and shows where it is. */
const holds = async (page: Page, name?: string): Promise<void> => {
  // All at once: a heading may go while it is asked for by itself.
  const titles = await page.locator('dialog[open] h2, h1, h2').allTextContents()
  const where = titles.at(-1) ?? page.url()
  const wrong = [...(await barriers(page, name)), ...(await tabbed(page))]
  found.push(...wrong.map((what) => `${where}: ${what}`))
}
const wrong = (): readonly string[] => found.splice(0)

/**
 * Opens a sheet by the keyboard, holds it against the same, and closes it with
 * Esc: the focus is where it was. `inside` goes on in the open sheet.
 */
const sheet = async (
  page: Page,
  name: string,
  opener: Locator,
  inside?: (sheet: Locator) => Promise<void>,
): Promise<void> => {
  await sheetOn(page).waitFor({ state: 'detached' })
  await opener.focus()
  await page.keyboard.press('Enter')
  await sheetOn(page).waitFor()
  await page.locator('dialog[open] .skeleton').first().waitFor({ state: 'detached' })
  await holds(page, name)
  await inside?.(sheetOn(page))
  await page.keyboard.press('Escape')
  await sheetOn(page).waitFor({ state: 'detached' })
  await expect
    .poll(() => opener.evaluate((one) => one === document.activeElement), { timeout: 5_000 })
    .toBe(true)
    .catch(async () => found.push(`the focus did not come back to ${await opener.textContent()}`))
}

describe('the start page, the description and the devices', () => {
  test('are reached by key alone', async () => {
    const home = await open('home', desk)
    await home.goto(`${shop.hub().base}/`)
    await home.locator('.home-screen').first().waitFor()
    await holds(home)
    await home.goto(`${shop.hub().base}/api/docs`)
    opened.add('docs')
    await home.getByRole('heading').first().waitFor()
    await holds(home)
    await home.context().close()
    const devices = await open('devices', desk)
    await devices.getByRole('heading').first().waitFor()
    await holds(devices)
    await devices.context().close()
    expect(wrong()).toEqual([])
  })
})

/** Goes to a part of a screen by its link and waits until it stands. */
const goTo = async (page: Page, link: Locator): Promise<void> => {
  await link.focus()
  await page.keyboard.press('Enter')
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
}

describe('the counter', () => {
  let page: Page
  test('asks who works, and for the PIN', async () => {
    page = await open('counter', desk)
    await page.getByRole('heading', { name: 'Who is working?' }).waitFor()
    await holds(page)
    await key(page, /^.?Sunita More/).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Start' }).waitFor()
    await holds(page)
    await page.keyboard.type(pinOf('sunita'))
    await key(page, 'Start').focus()
    await page.keyboard.press('Enter')
    await page.getByText('Nothing in the cart yet').waitFor()
    expect(wrong()).toEqual([])
  })

  test('is gone through by key, and so are its sheets', async () => {
    await holds(page)
    await sheet(page, 'counter/Filler', key(page, 'Gift box'))
    await sheet(page, 'counter/PersonSheet', key(page, /^Who is working/))
    await sheet(page, 'counter/OrderSheet', page.locator('.order').first())
    await sheet(page, 'lib/CustomerSheet', key(page, 'Customer'))
    await sheet(page, 'lib/WeighSheet', tile(page, 'Kaju katli'))
    await sheet(page, 'lib/ChoicesSheet', tile(page, 'Masala chai'))
    await page.keyboard.press('?')
    await sheetOn(page).waitFor()
    await holds(page, 'counter/KeysSheet')
    await page.keyboard.press('Escape')
    await tile(page, 'Pav bhaji').focus()
    await page.keyboard.press('F10')
    await sheetOn(page).getByRole('button', { name: 'Sold out today' }).waitFor()
    await holds(page, 'lib/EightySixSheet')
    await page.keyboard.press('Escape')
    expect(wrong()).toEqual([])
  })

  test('on a phone shows the menu or the cart, and Back leads from the cart to the menu', async () => {
    await page.setViewportSize(phone.viewport)
    await key(page, 'Cart').waitFor()
    await sheet(page, 'counter/MoreSheet', key(page, 'More'))
    await tile(page, 'Samosa').focus()
    await page.keyboard.press('Enter')
    await holds(page)
    await key(page, /^1 item.*Pay$/).focus()
    await page.keyboard.press('Enter')
    await page.locator('.cart-lines .line').waitFor()
    await key(page, 'Back to the menu').waitFor()
    await holds(page)
    await page.goBack()
    await tile(page, 'Samosa').waitFor()
    await page.setViewportSize(desk.viewport)
    expect(wrong()).toEqual([])
  })

  test('takes money in every way, and holds a cart', async () => {
    await page.locator('.cart-lines .line').waitFor()
    await holds(page)
    await sheet(page, 'counter/Line', page.locator('.line-open').first())
    for (const way of ['Cash', 'UPI', 'Card', 'More']) {
      await page.locator('.pay').getByRole('button', { name: way, exact: true }).focus()
      await page.keyboard.press('Enter')
      await page.locator('.paying').waitFor()
      await holds(page)
      if (way === 'More') {
        await sheet(page, 'counter/DiscountSheet', key(page, /^Discount/))
        await sheet(page, 'counter/TipSheet', key(page, /^Tip/))
      }
      await page.keyboard.press('Escape')
      await page.locator('.paying').waitFor({ state: 'detached' })
    }
    await key(page, 'Hold').focus()
    await page.keyboard.press('Enter')
    await page.getByText('Nothing in the cart yet').waitFor()
    await sheet(
      page,
      'counter/HeldSheet',
      page.getByRole('complementary').getByRole('button', { name: '1 on hold' }),
    )
    await page.context().close()
    expect(wrong()).toEqual([])
  })
})

describe('the floor', () => {
  let page: Page
  test('is gone through by key: the plan, its list, a party and what is done with it', async () => {
    page = await open('floor', tablet, 'imran')
    await page.getByRole('tab', { name: /Hall/ }).waitFor()
    await holds(page)
    await sheet(page, 'floor/JumpSheet', key(page, 'Table by number'))
    await sheet(page, 'floor/PersonSheet', key(page, /^Who is working/))
    await sheet(page, 'floor/SeatSheet', key(page, /^T1,/))
    await sheet(page, 'floor/BlockedSheet', key(page, /^T2,/))
    await key(page, /^T5,/).focus()
    await page.keyboard.press('Enter')
    await page.locator('.party').waitFor()
    await holds(page)
    await sheet(page, 'floor/LineSheet', page.locator('.sent-open').first())
    await tile(page, 'Vada pav').focus()
    await page.keyboard.press('Enter')
    await sheet(page, 'floor/UnsentSheet', page.locator('.unsent-line .sent-open').first())
    await page.locator('.unsent-line .stepper .button').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('.unsent-line').waitFor({ state: 'detached' })
    await sheet(page, 'floor/MoreSheet', key(page, 'More'))
    for (const [name, row] of [
      ['floor/GuestsSheet', /^Guests/],
      ['floor/ServerSheet', /^Waiter/],
      ['floor/NoteSheet', 'Note'],
      ['floor/SplitSheet', 'Split the party'],
      ['floor/CarrySheet', /^Carry lines/],
    ] as const)
      await sheet(page, 'floor/MoreSheet', key(page, 'More'), async (more) => {
        await more.getByRole('button', { name: row }).focus()
        await page.keyboard.press('Enter')
        await page.getByRole('heading', { level: 2, name: /·/ }).waitFor()
        await holds(page, name)
      })
    await page.keyboard.press('Escape')
    await page.locator('.party').waitFor({ state: 'detached' })
    await key(page, 'Show as a list').focus()
    await page.keyboard.press('Enter')
    await page.locator('.table-list').waitFor()
    await holds(page)
    await key(page, 'Bookings').focus()
    await page.keyboard.press('Enter')
    await key(page, 'New booking').waitFor()
    await holds(page)
    await sheet(page, 'floor/BookingSheet', key(page, 'New booking'))
    await sheet(page, 'floor/DoorSheet', key(page, 'Add'))
    expect(wrong()).toEqual([])
  })

  test('is drawn by key', async () => {
    await page.reload()
    await key(page, 'Edit plan').focus()
    await page.keyboard.press('Enter')
    await page.locator('.inspector').waitFor()
    await holds(page)
    await sheet(page, 'floor/SectionSheet', key(page, 'New section'))
    await sheet(page, 'floor/SectionSheet', key(page, /^Section: name/))
    await page.context().close()
    expect(wrong()).toEqual([])
  })
})

describe('the kitchen, the pass, the board and the customer’s display', () => {
  test('are gone through by key', async () => {
    const page = await open('kitchen', wall)
    await page.locator('.ticket').first().waitFor()
    await holds(page)
    await sheet(page, 'kitchen/RecallSheet', key(page, 'Recall'))
    await sheet(page, 'kitchen/SettingsSheet', key(page, 'This wall'))
    await sheet(page, 'kitchen/TicketSheet', key(page, /: more$/).first())
    for (const side of ['All-day', 'Expo']) {
      await key(page, side).focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => key(page, side).getAttribute('aria-pressed')).toBe('true')
      await holds(page)
    }
    await page.context().close()
    const board = await open('board', wall)
    await board.getByRole('heading').first().waitFor()
    await holds(board)
    await board.context().close()
    const display = await open('display', tablet)
    await display.getByRole('button').first().waitFor()
    await holds(display)
    await display.context().close()
    expect(wrong()).toEqual([])
  })
})

describe('the cash desk', () => {
  test('is gone through by key, part by part', async () => {
    const page = await open('cashier', desk, 'meena')
    await page.locator('.queue .row-press').first().focus()
    await page.keyboard.press('Enter')
    await page.getByText('To pay').waitFor()
    await holds(page)
    await sheet(page, 'lib/AdjustSheet', key(page, 'Discount'))
    await sheet(page, 'lib/ChargesSheet', key(page, 'Charges, tip'))
    await sheet(page, 'lib/BuyerForm', key(page, /^Invoice for/))
    await sheet(page, 'lib/CustomerSheet', key(page, 'Customer'))
    await sheet(page, 'cashier/PersonSheet', key(page, /language, keys, sign out$/))
    const links = page.locator('.desk-part')
    for (const link of (await links.all()).slice(1)) {
      await goTo(page, link)
      await holds(page)
    }
    await sheet(page, 'lib/FloatSheet', key(page, 'Count the float'))
    await page.context().close()
    expect(wrong()).toEqual([])
  })
})

describe('the office', () => {
  let page: Page
  /** What opens over a part; a part that is not here has nothing that opens. */
  const over: Readonly<Record<string, readonly (readonly [string, string | RegExp])[]>> = {
    today: [['office/BillSheet', /Samosa/]],
    sales: [
      ['office/RowsSheet', /^Cash /],
      ['office/Choose', /^\d+ \w+ – /],
    ],
    bills: [['office/BillSheet', /Samosa/]],
    tills: [['office/ReasonSheet', 'Add a reason']],
    catalogue: [
      ['office/ItemSheet', 'New item'],
      ['office/CategorySheet', 'Categories'],
    ],
    shop: [
      ['office/ClassSheet', 'New tax class'],
      ['office/DiscountSheet', 'New discount'],
      ['office/PresetSheet', 'Tax system'],
      ['office/RulesSheet', 'Change'],
      ['office/PricesSheet', 'With or without tax'],
    ],
    stations: [['office/StationSheet', 'New station']],
    machines: [
      ['office/Invite', 'Add a screen'],
      ['office/DrawerSheet', 'Add a drawer'],
      ['office/DeviceSheet', /^Counter 1/],
    ],
    programs: [['office/IssueSheet', 'New credential']],
  }

  test('is gone through by key, part by part', async () => {
    page = await open('office', desk, 'asha')
    await page.locator('.sold').waitFor()
    const links = page.locator('.nav-part')
    const parts = await links.evaluateAll((all) =>
      all.map((one) => one.getAttribute('href')?.replace('#/', '') ?? ''),
    )
    expect(Object.keys(over).filter((part) => !parts.includes(part))).toEqual([])
    for (const [i, part] of parts.entries()) {
      await goTo(page, links.nth(i))
      await holds(page)
      for (const [name, opener] of over[part] ?? [])
        await sheet(page, name, key(page, opener).last())
    }
    expect(wrong()).toEqual([])
  })

  test('shows each page of the catalogue by key', async () => {
    await page.locator('.nav-part[href="#/catalogue"]').focus()
    await page.keyboard.press('Enter')
    const tabs = page.locator('.office-main [role=tab]')
    await tabs.first().focus()
    const count = await tabs.count()
    expect(count).toBeGreaterThan(1)
    for (let at = 1; at < count; at++) {
      await tabs.nth(at - 1).focus()
      await page.keyboard.press('ArrowRight')
      await page.locator('.office-main .skeleton').first().waitFor({ state: 'detached' })
      await holds(page)
    }
    await page.context().close()
    expect(wrong()).toEqual([])
  })
})

describe('a guest’s phone and the pager', () => {
  test('are gone through by key', async () => {
    const answer = await fetch(`${shop.hub().base}/api/v1/table-codes`, {
      headers: { authorization: `Bearer ${floor.token}` },
    })
    const { tables } = (await answer.json()) as ReadingAnswer<'tableCodes'>
    const code = tables.find(({ tableId }) => tableId === 'table-5')?.code
    const guests = `http://127.0.0.1:${shop.hub().guestPort}`
    const page = await open('devices', phone)
    for (const screen of ['guest', 'pager']) opened.add(screen)
    await page.goto(`${guests}/t/${code}`)
    await page.getByRole('heading', { name: 'Lal Patang Rasoi' }).waitFor()
    await holds(page)
    await sheet(page, 'guest/JoinSheet', key(page, 'Order from this phone'))
    await sheet(page, 'guest/ItemSheet', key(page, /Masala dosa/))
    await key(page, 'Order from this phone').tap()
    await page.getByLabel('Your first name').fill('Bilal')
    const [sitting] = await shop.docs<SittingDoc>(floor, 'sitting')
    await page.getByLabel('Table PIN').fill(sitting?.pin ?? '')
    await key(page, 'Join the table').tap()
    await key(page, 'Call waiter').waitFor()
    await holds(page)
    await key(page, /Masala dosa/).tap()
    await key(page, /^Add/).tap()
    await sheet(page, 'guest/CartSheet', page.locator('.bar-cart'))
    await sheet(page, 'guest/OrderSheet', key(page, 'Order and bill'))
    await page.goto(`${guests}/p?at=counter`)
    await page.getByLabel('Token number').waitFor()
    await holds(page)
    await page.context().close()
    expect(wrong()).toEqual([])
  })
})

test('no screen was left out, and nothing has troubled the browser', () => {
  const screens = readdirSync(kiosk).filter((name) => existsSync(join(kiosk, name, 'main.ts')))
  expect([...opened].toSorted()).toEqual(screens.toSorted())
  expect(shop.complaints).toEqual([])
})
