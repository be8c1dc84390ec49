/**
 * The bell at the cash desk: guests ask for their bill, two cashiers hear it,
 * one claims it and settles it in three taps.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { barriers } from './barriers.ts'
import { shoot } from './screens.ts'
import { cardOf, line, openRasoi, type Rasoi } from './rasoi-kit.ts'

let rasoi: Rasoi
let meena: Page
let imran: Page

const dinner = [line('masala-dosa', 2), line('garlic-naan', 3), line('paneer-tikka', 1)]

beforeAll(async () => {
  rasoi = await openRasoi()
  meena = await rasoi.openDesk('meena')
  imran = await rasoi.openDesk('imran')
})
afterAll(async () => {
  await rasoi?.close()
})

/** Tells a desk to press Claim a moment from now, so that neither hears of the other before. */
const claimSoon = (page: Page): Promise<unknown> =>
  cardOf(page, 'T7')
    .getByRole('button', { name: 'Claim' })
    .evaluate((key: HTMLElement) => setTimeout(() => key.click(), 500))

/** The row of a bill that is to be paid. */
const rowOf = (page: Page, table: string): Locator =>
  page.locator('.queue .row-press').filter({
    has: page.locator('.row-token', { hasText: new RegExp(`^${table}$`) }),
  })

describe('guests who want to pay', () => {
  test('ring at every desk with table, amount and who asked, without a touch', async () => {
    const { sittingId } = await rasoi.seat('table-5', dinner)
    await rasoi.askBill(sittingId)
    for (const page of [meena, imran]) {
      await cardOf(page, 'T5').getByText('asked by Farida Sayyed').waitFor()
      await expect.poll(() => cardOf(page, 'T5').locator('.amount').textContent()).toMatch(/^₹\d/)
    }
    expect(await barriers(meena)).toEqual([])
    await shoot(meena, 'cashier-request')
  })

  test('wait in a queue, the oldest first', async () => {
    const { sittingId } = await rasoi.seat('table-7', [line('garlic-naan', 2)])
    await rasoi.askBill(sittingId)
    await cardOf(meena, 'T7').waitFor()
    await expect.poll(() => meena.locator('.request h3').allTextContents()).toEqual(['T5', 'T7'])
    await shoot(meena, 'cashier-request-two')
  })

  test('belong to whoever claims them; the other desk dims and sees who it is', async () => {
    await cardOf(meena, 'T5').getByRole('button', { name: 'Claim' }).tap()
    await meena.locator('.bill-head h1', { hasText: 'T5' }).waitFor()
    await cardOf(imran, 'T5').getByText('Meena Jadhav has it in hand').waitFor()
    await expect.poll(() => cardOf(imran, 'T5').getByRole('button').count()).toBe(0)
    await shoot(imran, 'cashier-request-taken')
    await shoot(meena, 'cashier-request-mine')
    expect(await barriers(imran)).toEqual([])
    expect(await barriers(meena)).toEqual([])
  })

  test('are settled three taps after the bell: claim, note, and the paper comes by itself', async () => {
    await meena.locator('.pad-notes .button').first().tap()
    await meena.locator('.paid').waitFor()
    for (const page of [meena, imran]) await cardOf(page, 'T5').waitFor({ state: 'detached' })
    expect((await rasoi.requests()).map(({ tableLabel }) => tableLabel)).toEqual(['T7'])
  })

  test('are in the hands of whoever opens their bill, and ring again when it was only looked at', async () => {
    await rasoi.seat('table-6', [line('garlic-naan', 1)])
    await rowOf(imran, 'T7').tap()
    await cardOf(meena, 'T7').getByText('Imran Shaikh has it in hand').waitFor()
    await rowOf(meena, 'T7').tap()
    await meena.locator('.bill-in-hand').getByText('Ask before you take money').waitFor()
    await shoot(meena, 'cashier-request-in-hand')
    expect(await barriers(meena)).toEqual([])
    await rowOf(imran, 'T6').tap()
    await cardOf(meena, 'T7').getByRole('button', { name: 'Claim' }).waitFor()
    await rowOf(meena, 'T6').tap()
  })

  test('claimed at two desks in the same moment: one has them, the other is told who', async () => {
    await Promise.all([claimSoon(meena), claimSoon(imran)])
    await expect.poll(async () => (await rasoi.requests())[0]?.claimedBy).not.toBe(null)
    const winner = (await rasoi.requests())[0]?.claimedBy === 'meena' ? meena : imran
    const other = winner === meena ? imran : meena
    await winner.locator('.bill-head h1', { hasText: 'T7' }).waitFor()
    await cardOf(other, 'T7').getByText('has it in hand').waitFor()
  })

  test('ring again when they are let go of, and when whoever had them signs out', async () => {
    const [request] = await rasoi.requests()
    const winner = request?.claimedBy === 'meena' ? meena : imran
    const other = winner === meena ? imran : meena
    await cardOf(winner, 'T7').getByRole('button', { name: 'Let go' }).tap()
    await cardOf(other, 'T7').getByRole('button', { name: 'Claim' }).tap()
    await cardOf(winner, 'T7').getByText('has it in hand').waitFor()
    await other.locator('.desk-head > .button').tap()
    await other.getByRole('button', { name: 'Sign out', exact: true }).tap()
    await cardOf(winner, 'T7').getByRole('button', { name: 'Claim' }).waitFor()
    expect((await rasoi.requests())[0]).toMatchObject({ claimedBy: null })
  })
})

test('in Hindi the bell says the same', async () => {
  const { sittingId } = await rasoi.seat('table-8', [line('veg-biryani', 2)])
  await rasoi.askBill(sittingId)
  const page = await rasoi.openDesk('imran')
  await page.locator('.desk-head > .button').tap()
  await page.getByText('हिन्दी').first().tap()
  await page.keyboard.press('Escape')
  await cardOf(page, 'T8').getByRole('button', { name: 'बिल लें' }).waitFor()
  await shoot(page, 'cashier-request-hindi')
  expect(rasoi.shop.complaints).toEqual([])
})
