/**
 * The first sale, end to end, on every screen at once: a seller, a cook, a
 * cashier and an owner, each at a screen of their own.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openReader } from '../../hub/store/open.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import { openStoryShop, type StoryShop } from './shop.ts'

const desk = { viewport: { width: 1366, height: 768 }, hasTouch: true }
const wall = { viewport: { width: 1920, height: 1080 } }

let shop: StoryShop
let counter: Page
let kitchen: Page
let cashier: Page
let devices: Page
let office: Page

beforeAll(async () => {
  shop = await openStoryShop()
  counter = await shop.open('counter', desk, 'sunita')
  kitchen = await shop.open('kitchen', wall)
  cashier = await shop.open('cashier', desk, 'meena')
  devices = await shop.open('devices', desk)
  office = await shop.open('office', desk, 'asha')
})
afterAll(() => shop?.close())

const tile = (name: RegExp) => counter.getByRole('button', { name }).first()

test('a weighed sweet and a snack are sold for cash; drawer, receipt, kitchen, office and books follow', async () => {
  await tile(/^Kaju katli/).click()
  const pad = counter.getByRole('dialog')
  for (const digit of '350') await pad.getByRole('button', { name: digit, exact: true }).click()
  await counter.keyboard.press('Enter')
  await pad.waitFor({ state: 'detached' })
  await tile(/^Vada pav/).click()
  await shop.picture(counter, 'first-sale-counter-cart')
  await counter.getByRole('button', { name: '₹500' }).click()

  // 392 for the sweet and 25 for the snack, out of a five-hundred note.
  await counter.locator('.amount', { hasText: '₹83' }).first().waitFor()
  await counter.getByText('M1/2627/00001').waitFor()
  await shop.picture(counter, 'first-sale-counter-change')

  await kitchen.getByText('Vada pav').waitFor()
  await shop.picture(kitchen, 'first-sale-kitchen')

  await devices.getByRole('button', { name: 'Push the drawer shut' }).waitFor()
  const paper = devices.getByRole('img', { name: /M1\/2627\/00001/ })
  await paper.waitFor()
  await expect.poll(() => paper.getAttribute('alt')).toMatch(/TOTAL ₹417\.00/)
  await shop.picture(devices, 'first-sale-devices')
  await devices.getByRole('button', { name: 'Push the drawer shut' }).click()
  await devices.getByText('Drawer is shut').waitFor()

  await office.getByRole('button', { name: /M1\/2627\/00001/ }).click()
  await office.getByText('Balanced').waitFor()
  const journal = await office.locator('.entry').innerText()
  for (const account of ['1010', '4020', '4010', '2101', '2102']) expect(journal).toContain(account)
  await shop.picture(office, 'first-sale-office-journal')
  await office.keyboard.press('Escape')
})

test('an order is cooked, bumped, recalled and bumped again, and the counter sees each', async () => {
  await tile(/^Vada pav/).click()
  await tile(/^Vada pav/).click()
  await counter.getByRole('button', { name: 'Send to kitchen' }).click()
  await kitchen.getByText('2 ×').waitFor()
  const order = counter.getByRole('button', { name: /Token ?2 ?cooking/ })
  await order.waitFor()

  await kitchen.getByRole('button', { name: /Done: 2 / }).click()
  await counter.getByRole('button', { name: /Token ?2 ?ready/ }).waitFor()
  // At once, because it stands for five seconds only.
  await kitchen.getByRole('button', { name: /Undo/ }).click()
  await order.waitFor()
  await kitchen.getByRole('button', { name: /Done: 2 / }).click()
  await counter.getByRole('button', { name: /Token ?2 ?ready/ }).waitFor()
  await expect.poll(() => order.count()).toBe(0)
  await shop.picture(counter, 'first-sale-counter-ready')
})

test('the cashier takes UPI for it: the drawer stays shut and the receipt prints in Hindi', async () => {
  await cashier.getByRole('button', { name: /₹50/ }).first().click()
  await shop.picture(cashier, 'first-sale-cashier-bill')
  await cashier.getByText('हिन्दी', { exact: true }).last().click()
  await cashier.getByRole('button', { name: 'UPI' }).click()
  await cashier.getByRole('button', { name: /Received/ }).click()
  await cashier.getByText('M1/2627/00002').first().waitFor()
  await shop.picture(cashier, 'first-sale-cashier-paid')

  const paper = devices.getByRole('img', { name: /M1\/2627\/00002/ })
  await paper.waitFor()
  await expect.poll(() => paper.getAttribute('alt')).toMatch(/कुल ₹50\.00/)
  await shop.picture(devices, 'first-sale-devices-hindi')
  await expect.poll(() => devices.getByText('Drawer is shut').count()).toBe(1)

  await office.getByText('2 bills', { exact: true }).waitFor()
  await office.getByRole('button', { name: 'हिन्दी' }).click()
  await office.getByText('आज की बिक्री').waitFor()
  await shop.picture(office, 'first-sale-office-hindi')
})

test('and when the evening is over nothing is out by a paisa', () => {
  const db = openReader(`${shop.data}/chowk.db`)
  try {
    expect(verifyShop(db)).toEqual([])
    expect(db.prepare('select bills, total from sales_day').all()).toEqual([
      { bills: 2, total: 467_00 },
    ])
  } finally {
    db.close()
  }
  expect(shop.complaints()).toEqual([])
})
