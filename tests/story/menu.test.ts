/**
 * The menu while the shop is open: something runs out, and every screen knows.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStoryShop, type StoryShop } from './shop.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
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

const barriers = async (page: Page): Promise<readonly string[]> => {
  // Evaluated, because the page's policy lets no other script in.
  await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
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
    await sheet(sunita).locator('.tile', { hasText: 'Pyaz kachori' }).click()
    await sunita.locator('.cart-lines .line', { hasText: 'Pyaz kachori' }).waitFor()
    expect(await sunita.locator('.cart-lines .line', { hasText: 'Samosa' }).count()).toBe(0)
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
    expect(await sunita.locator('.menu-tiles [data-sold-out]').count()).toBe(0)
  })
})

test('the browsers complained of nothing', () => {
  expect(shop.complaints()).toEqual([])
})
