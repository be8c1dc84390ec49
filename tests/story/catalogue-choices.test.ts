/**
 * What is asked with an item: the office writes a question, and the till asks
 * it; an item gets sizes, prices by order type, and a recipe.
 */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { openStoryShop, type StoryShop } from './shop.ts'

let shop: StoryShop
let office: Page
let till: Page

beforeAll(async () => {
  shop = await openStoryShop()
  ;[office, till] = await Promise.all([
    shop.open('office', { viewport: { width: 1366, height: 768 } }, 'asha'),
    shop.open('counter', { viewport: { width: 1366, height: 768 } }, 'sunita'),
  ])
  await button('Catalogue', 'link').click()
  await tab('Choices and combos').click()
})
afterAll(() => shop?.close())

const button = (name: string | RegExp, role: 'button' | 'link' = 'button'): Locator =>
  office.getByRole(role, { name })
const save = (): Locator => office.getByRole('button', { name: 'Save', exact: true })
const tab = (name: string | RegExp): Locator => office.getByRole('tab', { name })
/** An item of the list: the prices of before have it too, until the list is there. */
const itemRow = (name: string): Locator =>
  office.locator('[aria-labelledby$="-items"]').getByRole('button', { name }).first()
const field = (name: string): Locator => office.getByLabel(name, { exact: true })

/**
 * Taps the samosa until the till asks about it. A screen reads a new menu within a third of
 * a second, and a cart begun before that keeps the old one: it is emptied and begun again.
 */
const asked = async (): Promise<void> => {
  const question = till.getByRole('button', { name: 'Tamarind' })
  for (let taps = 0; taps < 10; taps += 1) {
    await till.locator('.menu-tiles .tile', { hasText: 'Samosa' }).first().click()
    await till.locator('dialog, .cart-lines .line').first().waitFor()
    if (await question.isVisible()) return
    await till.keyboard.press('Delete')
    await till.locator('.cart-lines .line').waitFor({ state: 'detached' })
  }
}

describe('a group of choices', () => {
  test('is written with two names and prices, and shown as the counter will ask it', async () => {
    await button('New group').click()
    await field('Question, English').fill('Chutney')
    await field('Question, Hindi').fill('चटनी')
    await field('Choice 1, English').fill('Mint')
    await field('Choice 2, English').fill('Tamarind')
    await office.getByLabel('Costs more').nth(1).fill('5')
    const preview = office.locator('.group-preview')
    await preview.getByText('choose one').waitFor()
    await preview.getByRole('button', { name: 'Tamarind' }).click()
    await preview.getByText('Adds ₹5 to the price.').waitFor()
    expect(await barriers(office)).toEqual([])
  })

  test('asks for no more than there is to choose, and says so', async () => {
    for (const _ of [1, 2]) await button('One more: At least').click()
    await save().click({ force: true })
    const why = office.getByText('3 must be chosen, and there are 2 choices')
    await why.first().waitFor()
    await expect.poll(() => office.locator('.group').count()).toBe(1)
    for (const _ of [1, 2]) await button('One less: At least').click()
    for (const _ of [1, 2]) await button('One less: At most').click()
  })

  test('is put on an item and asked at the till at once', async () => {
    await field('Asked with').fill('samosa')
    await button('Samosa').first().click()
    await shop.picture(office, 'choices-group')
    await save().click()
    await office.locator('.row', { hasText: 'Chutney' }).getByText('on 1 item').waitFor()
    await asked()
    await till.getByRole('button', { name: 'Tamarind' }).click()
    await till.locator('.cart-lines .line', { hasText: 'Tamarind' }).getByText('25').waitFor()
    await expect.poll(() => till.locator('.cart-lines .line').count()).toBe(1)
    await till.keyboard.press('Delete')
  })

  test('is taken off again from the item', async () => {
    await tab('Items').click()
    await office.getByPlaceholder('Name or code').fill('samosa')
    await itemRow('Samosa').click()
    await tab(/^Choices/)
      .last()
      .click()
    await button('Take Chutney off').click()
    await save().click()
    await tab('Choices and combos').click()
    await office.locator('.row', { hasText: 'Chutney' }).getByText('on no item').waitFor()
    await expect.poll(() => office.locator('.row', { hasText: 'Tamarind' }).count()).toBe(1)
  })
})

describe('an item', () => {
  test('has a price of its own for one order type, and it is taken back with one key', async () => {
    await tab('Prices').click()
    const takeaway = office.getByLabel('Price of Samosa, Takeaway')
    await takeaway.fill('24')
    await takeaway.press('Enter')
    const tile = till.locator('.menu-tiles .tile', { hasText: 'Samosa' }).first()
    await till.getByText('Takeaway').first().click()
    await tile.getByText('₹24').waitFor()
    await shop.picture(office, 'catalogue-prices')
    expect(await barriers(office)).toEqual([])
    await office.locator('body').press('Control+z')
    await tile.getByText('₹20').waitFor()
  })

  test('is sold in sizes, each with a name and a price', async () => {
    await tab('Items').click()
    await itemRow('Samosa').click()
    await tab(/^Sizes and prices/).click()
    await button('Add a size').click()
    await field('Size 1, English').fill('Small')
    await field('Price').fill('20')
    await button('Add a size').click()
    await field('Size 2, English').fill('Large')
    await office.getByLabel('Price', { exact: true }).nth(1).fill('35')
    await shop.picture(office, 'catalogue-sizes')
    expect(await barriers(office)).toEqual([])
    await save().click()
    await till.locator('.menu-tiles .tile', { hasText: 'Samosa' }).getByText('from').click()
    await till.getByRole('button', { name: /Large/ }).getByText('₹35').waitFor()
    await till.keyboard.press('Escape')
  })

  test('has a recipe from an ingredient made there, and a size is scaled from it', async () => {
    await itemRow('Samosa').click()
    await tab(/^Recipe/).click()
    await button('New ingredient').click()
    await field('Ingredient, English').fill('Potato')
    await button('Make it').click()
    await field('How much Potato').fill('0.080')
    await office.getByText('Potato 80 g').waitFor()
    await office.getByText('Large', { exact: true }).click()
    await office.getByRole('button', { name: '× 1.5' }).click()
    await office.getByText('Potato 120 g').waitFor()
    await shop.picture(office, 'catalogue-recipe')
    expect(await barriers(office)).toEqual([])
    await save().click()
    await office.locator('dialog').waitFor({ state: 'detached' })
    await itemRow('Samosa').click()
    await tab(/^Recipe/).click()
    await expect.poll(() => field('How much Potato').inputValue()).toBe('0.08')
    await office.getByText('Large', { exact: true }).click()
    await expect.poll(() => field('How much Potato').inputValue()).toBe('0.12')
    await office.keyboard.press('Escape')
  })
})

test('reads in Hindi and on a phone', async () => {
  await tab('Choices and combos').click()
  await button('हिन्दी').click()
  await office.locator('.row', { hasText: 'Tamarind' }).click()
  await shop.picture(office, 'choices-group-hi')
  await office.setViewportSize({ width: 390, height: 844 })
  await shop.picture(office, 'choices-group-phone-hi')
  await expect
    .poll(() => office.evaluate('document.documentElement.scrollWidth > innerWidth'))
    .toBe(false)
  expect(await barriers(office)).toEqual([])
})

test('the browsers complained of nothing', () => {
  expect(shop.complaints()).toEqual([])
})
