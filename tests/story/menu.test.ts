/**
 * The menu while the shop is open: something runs out, and every screen knows.
 */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { openStoryShop, type StoryShop } from './shop.ts'

const counterSize = { viewport: { width: 1366, height: 768 }, hasTouch: true }

let shop: StoryShop
/** Two tills of the sweet counter. */
let ravi: Page
let sunita: Page

beforeAll(async () => {
  shop = await openStoryShop()
  ;[ravi, sunita] = await Promise.all([
    shop.open('counter', counterSize, 'ravi'),
    shop.open('counter', counterSize, 'sunita'),
  ])
})
afterAll(() => shop?.close())

const tile = (page: Page, name: string): Locator =>
  page.locator('.menu-tiles .tile', { hasText: name }).first()
const sheet = (page: Page): Locator => page.locator('dialog.sheet')
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name })

/** A finger that stays until the sheet is there. */
const pressLong = async (page: Page, what: Locator): Promise<void> => {
  await what.hover()
  await page.mouse.down()
  await sheet(page).waitFor()
  await page.mouse.up()
}

describe('what has run out', () => {
  test('is off every till in two touches, and nobody can put it into a cart', async () => {
    await tile(ravi, 'समोसा').waitFor()
    await pressLong(sunita, tile(sunita, 'Samosa'))
    expect(await barriers(sunita)).toEqual([])
    await shop.picture(sunita, 'menu-eighty-six')
    await button(sunita, 'Sold out today').click()
    await tile(ravi, 'समोसा').and(ravi.locator('[data-sold-out]')).waitFor()
    await sunita.getByText('Samosa is sold out on every screen').waitFor()
    await shop.picture(ravi, 'menu-sold-out-hi')
    expect(await barriers(ravi)).toEqual([])
    // A touch on it tells since when, and offers the way back.
    await tile(ravi, 'समोसा').click()
    await sheet(ravi).getByText('आज ख़त्म').first().waitFor()
    await shop.picture(ravi, 'menu-eighty-six-hi')
    await button(ravi, 'वापस मेन्यू में').click()
    await tile(sunita, 'Samosa').and(sunita.locator(':not([data-sold-out])')).waitFor()
  })

  test('a finger that stays puts nothing into the cart', async () => {
    expect(await sunita.locator('.cart-lines .line').count()).toBe(0)
  })

  test('is counted down by every till, and a cart that wants more says so in its place', async () => {
    await tile(sunita, 'Samosa').click()
    await tile(sunita, 'Samosa').click()
    await tile(sunita, 'Samosa').click()
    await pressLong(ravi, tile(ravi, 'समोसा'))
    await ravi.keyboard.type('2')
    await button(ravi, '2 से गिनें').click()
    const line = sunita.locator('.cart-lines .line')
    await line.getByText('Only 2 left.').waitFor()
    await tile(sunita, 'Samosa').getByText('2 left').waitFor()
    expect(await barriers(sunita)).toEqual([])
    await shop.picture(sunita, 'menu-short')
    await button(sunita, 'Take 2').click()
    await line.getByText('Only 2 left.').waitFor({ state: 'detached' })
  })

  test('the last piece is sold once: the other till is told, and swaps', async () => {
    await tile(ravi, 'समोसा').click()
    await ravi.locator('.pay .button', { hasText: '₹50' }).first().click()
    await sunita.getByText('Only 1 left.').waitFor()
    await button(sunita, 'Swap').click()
    await sheet(sunita).getByText('Instead of Samosa').waitFor()
    await shop.picture(sunita, 'menu-swap')
    expect(await barriers(sunita, 'lib/SwapSheet')).toEqual([])
    await sheet(sunita).locator('.tile', { hasText: 'Pyaz kachori' }).click()
    await sunita.locator('.cart-lines .line', { hasText: 'Pyaz kachori' }).waitFor()
    await expect
      .poll(() => sunita.locator('.cart-lines .line', { hasText: 'Samosa' }).count())
      .toBe(0)
    await sunita.keyboard.press('Delete')
  })

  test('is said from the line too, by a key, and taken back', async () => {
    await tile(sunita, 'Pyaz kachori').click()
    await sunita.locator('.line-open').click()
    await button(sunita, 'Sold out …').click()
    await sunita.keyboard.press('Escape')
    await sunita.keyboard.press('F10')
    await sheet(sunita).getByText('On the menu').waitFor()
    await button(sunita, 'Sold out today').click()
    await sunita.locator('.cart-lines .line').getByText('Sold out.').waitFor()
    await sunita.locator('.toast', { hasText: 'Pyaz kachori is sold out' }).click()
    await sunita.locator('.cart-lines .line').getByText('Sold out.').waitFor({ state: 'detached' })
    await sunita.keyboard.press('Delete')
    await expect.poll(() => sunita.locator('.menu-tiles [data-sold-out]').count()).toBe(0)
    // The menu key of a keyboard opens the same, and the next Enter is an Enter.
    await tile(sunita, 'Pyaz kachori').focus()
    await tile(sunita, 'Pyaz kachori').dispatchEvent('contextmenu')
    await sheet(sunita).getByText('On the menu').waitFor()
    await sunita.keyboard.press('Escape')
    await tile(sunita, 'Pyaz kachori').press('Enter')
    await sunita.locator('.cart-lines .line', { hasText: 'Pyaz kachori' }).waitFor()
    await sunita.keyboard.press('Delete')
  })
})

describe('the catalogue in the office', () => {
  let office: Page

  beforeAll(async () => {
    office = await shop.open('office', { viewport: { width: 1366, height: 768 } }, 'asha')
    await office.getByRole('link', { name: 'Catalogue' }).click()
    await office.getByRole('button', { name: 'Samosa' }).first().waitFor()
  })

  test('is found by name in any language, and by code', async () => {
    expect(await barriers(office)).toEqual([])
    await shop.picture(office, 'catalogue')
    const search = office.getByPlaceholder('Name or code')
    await search.fill('समोसा')
    await office.getByRole('button', { name: 'Samosa' }).first().waitFor()
    await expect.poll(() => office.locator('.catalogue-table tbody tr').count()).toBe(1)
    await search.fill('nothing like it')
    await office.getByText('Nothing is called that').waitFor()
    await shop.picture(office, 'catalogue-nothing')
    await search.fill('')
  })

  test('a price typed over in the list is on the tills', async () => {
    await office.getByPlaceholder('Name or code').fill('samosa')
    const price = office.getByLabel('Price of Samosa')
    await price.fill('22')
    await price.press('Enter')
    await tile(sunita, 'Samosa').getByText('₹22').waitFor()
    await office.locator('.toast', { hasText: 'new price' }).click()
    await tile(sunita, 'Samosa').getByText('₹20').waitFor()
    await expect.poll(() => price.inputValue()).toBe('20.00')
  })

  test('a price for takeaway alone is taken off again by emptying it', async () => {
    await office.getByRole('tab', { name: 'Prices' }).click()
    const takeaway = office.getByLabel('Price of Samosa, Takeaway')
    await takeaway.fill('24')
    await takeaway.press('Enter')
    await office.locator('.toast', { hasText: 'new price' }).waitFor()
    await takeaway.fill('')
    await takeaway.press('Enter')
    await office.locator('.toast', { hasText: 'costs again what it costs everywhere' }).waitFor()
    await expect.poll(() => takeaway.inputValue()).toBe('')
    const list = office.getByRole('combobox', { name: 'Price list' })
    await list.selectOption({ index: 1 })
    await office.getByLabel('Price of Samosa', { exact: true }).waitFor()
    expect(await barriers(office)).toEqual([])
    await shop.picture(office, 'catalogue-price-list')
    await list.selectOption({ index: 0 })
    await office.getByRole('tab', { name: 'Items' }).click()
  })

  test('a new item with a picture is made, and sold', async () => {
    await office.getByPlaceholder('Name or code').fill('')
    await office
      .getByRole('combobox', { name: 'Category' })
      .selectOption({ label: 'Chaat and snacks' })
    await office.getByRole('button', { name: 'New item' }).click()
    await office.getByLabel('Name, English', { exact: true }).fill('Sev puri')
    await office.getByLabel('Name, Hindi', { exact: true }).fill('सेव पूरी')
    await office.getByLabel('Code', { exact: true }).fill('499')
    await office.getByLabel('Price', { exact: true }).fill('70')
    await office.getByRole('button', { name: 'Peanut' }).click()
    const picture = await sunita.locator('.menu-tiles').screenshot({ type: 'jpeg' })
    await office
      .locator('input[type=file]')
      .setInputFiles({ name: 'sev-puri.jpg', mimeType: 'image/jpeg', buffer: picture })
    await office.locator('.item-picture img').waitFor()
    expect(await barriers(office)).toEqual([])
    await shop.picture(office, 'catalogue-item')
    await office.getByRole('button', { name: 'Save' }).click()
    await sunita.locator('.chip', { hasText: 'Chaat and snacks' }).click()
    await tile(sunita, 'Sev puri').getByText('₹70').waitFor()
    await expect.poll(() => tile(sunita, 'Sev puri').locator('img').count()).toBe(1)
  })

  test('what is taken off there is off the tills', async () => {
    await office.getByRole('switch', { name: 'On the menu: Sev puri' }).click()
    await tile(sunita, 'Sev puri').waitFor({ state: 'detached' })
    await expect.poll(() => tile(sunita, 'Samosa').count()).toBe(1)
  })

  test('categories are made, coloured and put in order', async () => {
    await office.getByRole('button', { name: 'Categories' }).click()
    await office.getByRole('button', { name: 'Drinks', exact: true }).click()
    expect(await barriers(office)).toEqual([])
    await shop.picture(office, 'catalogue-categories')
    await office.getByRole('button', { name: 'Colour 5' }).click()
    await sunita.locator('.chip[data-category="5"]', { hasText: 'Drinks' }).waitFor()
    await office.getByRole('button', { name: 'Done' }).click()
    await expect.poll(() => sheet(office).count()).toBe(0)
  })

  test('reads on a phone and in Hindi', async () => {
    await office.getByRole('button', { name: 'हिन्दी' }).click()
    await shop.picture(office, 'catalogue-hi')
    await office.setViewportSize({ width: 390, height: 844 })
    await shop.picture(office, 'catalogue-phone-hi')
    const isTooWide = await office.evaluate('document.documentElement.scrollWidth > innerWidth')
    expect(isTooWide).toBe(false)
    expect(await barriers(office)).toEqual([])
  })
})

test('the browsers complained of nothing', () => {
  expect(shop.complaints()).toEqual([])
})
