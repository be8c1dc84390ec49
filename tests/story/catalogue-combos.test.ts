/** A combo from the office to the wall: written as a question, sold as one line, made as its parts. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { openStoryShop, type StoryShop } from './shop.ts'

let shop: StoryShop
let office: Page
let till: Page
let wall: Page

beforeAll(async () => {
  shop = await openStoryShop()
  ;[office, till, wall] = await Promise.all([
    shop.open('office', { viewport: { width: 1366, height: 768 } }, 'asha'),
    shop.open('counter', { viewport: { width: 1366, height: 768 } }, 'sunita'),
    shop.open('kitchen', { viewport: { width: 1920, height: 1080 } }),
  ])
})
afterAll(() => shop?.close())

const field = (name: string): Locator => office.getByLabel(name, { exact: true })
const save = (): Promise<void> => office.getByRole('button', { name: 'Save', exact: true }).click()
const isItem = (row: number): Locator => office.getByLabel('Is it an item?').nth(row)

test('is put together in the office from items that are there already', async () => {
  await office.getByRole('link', { name: 'Catalogue' }).click()
  await office.getByRole('tab', { name: 'Choices and combos' }).click()
  await office.getByRole('button', { name: 'New group' }).click()
  await field('Question, English').fill('Any snack')
  await isItem(0).selectOption({ label: 'Vada pav' })
  await isItem(1).selectOption({ label: 'Pav bhaji' })
  await expect.poll(() => field('Choice 1, Hindi').inputValue()).toBe('वड़ा पाव')
  await office.getByRole('button', { name: 'Another choice' }).click()
  await field('Choice 3, English').fill('Fresh lime soda of the house')
  await isItem(2).selectOption({ label: 'Fresh lime soda' })
  for (const _ of [1, 2]) await office.getByRole('button', { name: 'One more: At most' }).click()
  for (const _ of [1]) await office.getByRole('button', { name: 'One more: At least' }).click()
  expect(await barriers(office)).toEqual([])
  await shop.picture(office, 'combo-group')
  await save()
  await office.locator('.row', { hasText: 'Any snack' }).waitFor()
})

test('is an item like any other, with one price', async () => {
  await office.getByRole('tab', { name: 'Items' }).click()
  await office
    .getByRole('combobox', { name: 'Category' })
    .selectOption({ label: 'Chaat and snacks' })
  await office.getByRole('button', { name: 'New item' }).click()
  await field('Name, English').fill('Evening meal for two')
  await field('Name, Hindi').fill('दो के लिए शाम का खाना')
  await field('Code').fill('990')
  await field('Price').fill('150')
  await office.getByRole('tab', { name: 'Choices', exact: true }).click()
  await office.locator('.choice-chips').getByRole('button', { name: 'Any snack' }).click()
  await save()
  await till.locator('.chip', { hasText: 'Chaat and snacks' }).click()
  await till.locator('.menu-tiles .tile', { hasText: 'Evening meal' }).click()
  const choices = till.locator('dialog')
  await choices.getByRole('button', { name: 'Vada pav' }).click()
  await choices.getByRole('button', { name: 'Pav bhaji' }).click()
  await shop.picture(till, 'combo-choose')
  await choices.locator('.button-primary').click()
  const line = till.locator('.cart-lines .line', { hasText: 'Evening meal' })
  await line.getByText('Pav bhaji').waitFor()
  await expect.poll(() => line.innerText()).toContain('₹150')
  expect(await barriers(till)).toEqual([])
})

test('is made as its parts: each is a line of its own, and says whose part it is', async () => {
  await till.getByRole('button', { name: /Send to kitchen/ }).click()
  const part = wall.locator('.ticket-line', { hasText: 'part of Evening meal for two' })
  await part.first().waitFor()
  await expect.poll(() => part.count()).toBe(2)
  await expect
    .poll(() => part.locator('.ticket-name').allInnerTexts())
    .toEqual(['Vada pav', 'Pav bhaji'])
  await part.last().click()
  await wall.locator('.ticket-line-started', { hasText: 'Pav bhaji' }).waitFor()
  await expect.poll(() => wall.locator('.ticket-line-started').count()).toBe(1)
  await shop.picture(wall, 'combo-wall')
  expect(await barriers(wall)).toEqual([])
})

test('the browsers complained of nothing', () => {
  expect(shop.complaints()).toEqual([])
})
