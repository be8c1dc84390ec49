/** The customer display beside a counter: what the guest sees while they buy, pay and wait. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { barriers } from './barriers.ts'
import { comeIn, openShop, shoot, type ScreenShop } from './screens.ts'

let shop: ScreenShop
let counter: Page
let display: Page
beforeAll(async () => {
  shop = await openShop()
  counter = await shop.open('counter', { viewport: { width: 1366, height: 768 }, hasTouch: true })
  await comeIn(counter, 'sunita')
  await counter.locator('.tile', { hasText: 'Samosa' }).first().waitFor()
  display = await shop.open('display', { viewport: { width: 1280, height: 800 }, hasTouch: true })
})
afterAll(() => shop?.close())

const tile = (name: string): Promise<void> =>
  counter.locator('.tile', { hasText: name }).first().tap()
const pay = (name: string): Promise<void> =>
  counter.locator('.pay .button', { hasText: name }).first().tap()

describe('a customer display', () => {
  test('asks once which till it belongs to, and remembers it', async () => {
    // The first of that name is the counter by which the tests themselves order.
    await display.getByRole('button', { name: 'Counter 1' }).last().tap()
    await display.getByText('Welcome').waitFor()
    await display.reload()
    await display.getByText('Shows Counter 1').waitFor()
    expect(await barriers(display)).toEqual([])
    await shoot(display, 'display-idle')
  })

  test('shows each line as it is tapped, and what it comes to', async () => {
    await tile('Samosa')
    await tile('Samosa')
    await tile('Kaju katli')
    await counter.locator('.portion', { hasText: '500 g' }).tap()
    await display.locator('.buys-line', { hasText: 'Kaju katli' }).waitFor()
    await expect.poll(() => display.locator('.buys-line').count()).toBe(2)
    await display.locator('.buys-total', { hasText: '600' }).waitFor()
    expect(await barriers(display)).toEqual([])
    await shoot(display, 'display-cart')
  })

  test('shows the code that is paid from, with the amount in it', async () => {
    await pay('UPI')
    await display.getByRole('img', { name: 'UPI code for this amount' }).waitFor()
    await display.locator('.pays', { hasText: '600' }).waitFor()
    expect(await barriers(display)).toEqual([])
    await shoot(display, 'display-upi')
  })

  test('thanks, and says the number the guest is called by', async () => {
    await counter.getByRole('button', { name: 'Received' }).tap()
    const token = await counter.locator('.after-names:not(.after-here) .after-token b').innerText()
    await display.locator('.pays-token b', { hasText: token }).waitFor()
    await display.getByText('Thank you').waitFor()
    await counter.keyboard.press('Escape')
    await display.getByText('Welcome').waitFor()
    await expect.poll(() => display.locator('.pays').count()).toBe(0)
  })

  test('shows the change of cash large', async () => {
    await tile('Samosa')
    await pay('₹50')
    await display.locator('.pays-done', { hasText: 'Your change' }).waitFor()
    await expect.poll(() => display.locator('.pays-done .amount-change').innerText()).toMatch(/30/)
    expect(await barriers(display)).toEqual([])
    await shoot(display, 'display-change')
    await counter.keyboard.press('Escape')
  })

  test('speaks Hindi, stands upright, and says when it is not up to date', async () => {
    await display.setViewportSize({ width: 600, height: 1024 })
    await display.getByRole('button', { name: 'हिन्दी' }).tap()
    await tile('Samosa')
    await display.locator('.buys-line', { hasText: 'समोसा' }).waitFor()
    await shoot(display, 'display-hindi-upright')
    await display.context().setOffline(true)
    await display.getByRole('alert').waitFor()
    await expect.poll(() => display.locator('.buys-line').count()).toBe(0)
    await shoot(display, 'display-away')
    await display.context().setOffline(false)
    await display.locator('.buys-line', { hasText: 'समोसा' }).waitFor()
    expect(shop.complaints).toEqual([])
  })
})
