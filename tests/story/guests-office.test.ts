/** The office says what guests may do, and prints the codes that stand on the tables. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { openStoryShop, type StoryShop } from './shop.ts'

let shop: StoryShop
let office: Page

beforeAll(async () => {
  shop = await openStoryShop()
  office = await shop.open('office', { viewport: { width: 1366, height: 768 } }, 'asha')
  await office.getByRole('combobox', { name: 'Outlet' }).selectOption({ label: 'Lal Patang Rasoi' })
  await office.getByRole('link', { name: 'Guests' }).click()
  await office.locator('.qr-card .qr-code path').first().waitFor()
})
afterAll(() => shop?.close())

/** What the hub tells this screen of the codes. */
const told = (): Promise<{ guests: { ordering: string }; tables: readonly { code: string }[] }> =>
  office.evaluate(
    `fetch('/api/v1/table-codes?outlet=restaurant', { headers: { 'chowk-screen': 'office' } }).then((answer) => answer.json())`,
  )
const pagesOf = async (): Promise<number> => {
  const pdf = await office.pdf({ preferCSSPageSize: true })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

test('guests may order straight to the kitchen as soon as it is saved', async () => {
  expect(await barriers(office)).toEqual([])
  await shop.picture(office, 'guests-office')
  await office.getByText('Order straight to the kitchen').click()
  await office.getByRole('button', { name: 'Save', exact: true }).click()
  await office.getByText('saved, and valid from now on').waitFor()
  expect((await told()).guests.ordering).toBe('direct')
})

test('a password no Wi-Fi can have is said at the field', async () => {
  await office.getByLabel('Its password').fill('short')
  await office.getByText('A Wi-Fi password has 8 characters or more.').first().waitFor()
  await office.getByLabel('Its password').fill('jalebi-2026')
  await expect.poll(() => office.locator('.field-error').count()).toBe(0)
})

test('the sheet is printed on A4 and holds nothing but the cards', async () => {
  const { tables } = await told()
  expect(await pagesOf()).toBe(Math.ceil(tables.length / 6))
  await office.locator('.qr-keys .segments').getByText('9', { exact: true }).click()
  await office.locator('.qr-of-9').first().waitFor()
  expect(await pagesOf()).toBe(Math.ceil(tables.length / 9))
  await office.emulateMedia({ media: 'print' })
  await expect.poll(() => office.locator('.nav').isVisible()).toBe(false)
  await expect.poll(() => office.locator('.qr-card').first().isVisible()).toBe(true)
  await office.emulateMedia({ media: 'screen' })
})

test('a table gets a new code, and its old sticker is said to end', async () => {
  const [before] = (await told()).tables
  await office.locator('.qr-card').first().click()
  await office.getByText('leads nowhere from then on').waitFor()
  expect(await barriers(office, 'office/NewCode')).toEqual([])
  await shop.picture(office, 'guests-recode')
  await office.getByRole('button', { name: 'Give a new code' }).click()
  await office.getByText('Table T1 has a new code').waitFor()
  expect((await told()).tables[0]?.code).not.toBe(before?.code)
})

test('reads in Hindi and on a phone', async () => {
  await office.getByRole('button', { name: 'हिन्दी' }).first().click()
  await office.getByText('मेहमान क्या कर सकते हैं').waitFor()
  await office.setViewportSize({ width: 390, height: 844 })
  await shop.picture(office, 'guests-office-phone-hi')
  await expect
    .poll(() => office.evaluate('document.documentElement.scrollWidth > innerWidth'))
    .toBe(false)
  expect(await barriers(office)).toEqual([])
  expect(shop.complaints()).toEqual([])
})
