/**
 * Paying at the sweet counter in more than one step: too much, in parts, with
 * somebody's leave, by coupon. What stands on the books is asked of the hub.
 */
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pinOf } from '../faults/hub-process.ts'
import { openCounter, type Counter } from './counter-kit.ts'

let at: Counter

beforeAll(async () => {
  at = await openCounter()
  await at.page.goto(`${at.hub().base}/counter?pair=${at.hub().codes['counter']}`)
  await at.comeIn('Sunita More', 'sunita')
})
afterAll(() => at?.close())

const press = (name: string | RegExp): Promise<void> =>
  at.page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const ways = (): Locator => at.page.getByRole('group', { name: 'Ways of paying' })
/** Whoever may allow it types their PIN. */
const allow = async (): Promise<void> => {
  await at.page.getByRole('button', { name: /Imran/ }).click()
  await at.page.keyboard.type(pinOf('imran'))
  await at.page.keyboard.press('Enter')
}
/** A pav bhaji with ten per cent off; whoever may allow that is asked before the guest pays anything. */
const lowered = async (): Promise<void> => {
  await at.tile('Pav bhaji').click()
  await press('More')
  await press('Discount')
  await press(/^Regular guest/)
  await press('10 %')
  await press(/^₹14 off/)
  await allow()
}

test('too much by UPI goes back in cash or is a tip, and a reference shown before counts once somebody has looked', async () => {
  const over = async (figures: string, reference: string): Promise<void> => {
    await at.tile('Pav bhaji').click()
    await press('More')
    await ways().waitFor()
    await at.page.keyboard.type(figures)
    await ways().getByRole('button', { name: 'UPI' }).click()
    await at.page.getByText('More than is due').waitFor()
    await at.page.getByLabel('Last digits of the reference').fill(reference)
  }
  await over('160', '7741')
  await at.shoot('more-than-due')
  expect(await at.barriers()).toEqual([])
  await press('Give ₹20 back in cash')
  await at.page.locator('.after').getByText('Change', { exact: true }).waitFor()
  await at.token()
  expect((await at.lastBill()).payments).toMatchObject([
    { kind: 'upi', offered: 160_00, change: 20_00 },
  ])
  await at.nextGuest()
  await over('150', '7741')
  await press('₹10 is a tip')
  await at.page.getByText('I have looked: take it').waitFor()
  await at.shoot('reference-shown-before')
  await press('I have looked: take it')
  await at.token()
  const bill = await at.lastBill()
  expect(bill.payments).toMatchObject([{ kind: 'upi', amount: 150_00, reference: '7741' }])
  expect(bill.total).toMatchObject({ tip: 10_00 })
  await at.nextGuest()
  // What was said about the rest is not forgotten over a reference that has to be looked at.
  await over('170', '7741')
  await press('Give ₹30 back in cash')
  await press('I have looked: take it')
  await at.token()
  expect((await at.lastBill()).payments).toMatchObject([
    { kind: 'upi', offered: 170_00, change: 30_00 },
  ])
  await at.nextGuest()
})

test('one sale is lowered with somebody’s leave and paid in three ways, a tip on top', async () => {
  await lowered()
  await press('Tip')
  await press('₹20')
  await press('Add a tip of ₹20')
  await at.shoot('pay-in-parts')
  expect(await at.barriers()).toEqual([])
  await press('÷3')
  await ways().getByRole('button', { name: 'Cash' }).click()
  await ways().getByRole('button', { name: 'UPI' }).click()
  await press('Received')
  // The till shows money as taken a moment before it is on its disk: a page that dies
  // within that moment opens without it, and whoever took it types it in again.
  await at.kept('upi')
  await at.page.reload()
  // Money that was taken outlives a reload.
  await press(/^₹\d+ still to pay$/)
  await ways().getByRole('button', { name: 'Card' }).click()
  await press('Approved')
  await at.token()
  const bill = await at.lastBill()
  expect(bill.payments.map(({ kind }) => kind)).toEqual(['upi', 'card', 'cash'])
  expect(bill.total).toMatchObject({ discountTotal: 14_00, tip: 20_00 })
  expect(bill.discounts).toMatchObject([{ reasonId: 'regular', approvedBy: 'imran' }])
  await at.nextGuest()
})

test('a cart that has grown since it was allowed takes no UPI before it is allowed anew', async () => {
  await lowered()
  await press('Back')
  await at.tile('Samosa').click()
  await at.key('UPI').click()
  await at.page.getByText('Who approves?').waitFor()
  await at.page.getByText('Why: Regular guest').waitFor()
  await at.shoot('leave-first')
  expect(await at.page.getByRole('img', { name: 'QR code for this amount' }).count()).toBe(0)
  await allow()
  await at.page.getByRole('img', { name: 'QR code for this amount' }).waitFor()
  await at.page.getByRole('button', { name: 'Received' }).click()
  await at.token()
  expect(await at.lastBill()).toMatchObject({
    discounts: [{ reasonId: 'regular', approvedBy: 'imran' }],
    payments: [{ kind: 'upi' }],
  })
  await at.nextGuest()
})

test('money that came while a line sold out stands with the cart, whichever way on is taken', async () => {
  const about = { itemId: 'kachori' }
  const soldOut = (): Promise<unknown> =>
    at.say(at.desk, 'item.eighty-six', { ...about, leftMilli: 0, until: 'today' }, 'asha')
  const payThen = async (deed: () => Promise<unknown>): Promise<void> => {
    await at.tile('Samosa').click()
    await at.tile('Pyaz kachori').click()
    await at.key('UPI').click()
    await at.page.getByRole('img', { name: 'QR code for this amount' }).waitFor()
    await deed()
    await at.page.getByText('Something in this sale cannot be sold any more').waitFor()
    await at.page.getByRole('button', { name: 'Received' }).click()
    await at.page.getByText('₹45 that was taken stands with the cart.').waitFor()
  }
  await payThen(soldOut)
  expect(await at.barriers()).toEqual([])
  await at.shoot('paid-and-stuck')
  await at.page.getByRole('button', { name: 'Sell all the same' }).click()
  await at.key('Paid: sell it').click()
  await at.token()
  expect(await at.lastBill()).toMatchObject({
    lines: [{}, {}],
    payments: [{ kind: 'upi', amount: 45_00 }],
  })
  await at.nextGuest()

  await payThen(soldOut)
  await at.page.locator('.line-short').getByRole('button', { name: 'Remove' }).click()
  await at.page.getByText('₹25 more was taken than this comes to.').waitFor()
  expect(await at.barriers()).toEqual([])
  await at.shoot('paid-too-much')
  await at.key('Give ₹25 back by UPI').click()
  await at.page.getByText('Give ₹25 back to the guest.').waitFor()
  await at.key('Paid: sell it').click()
  await at.token()
  expect(await at.lastBill()).toMatchObject({
    lines: [{ itemId: 'samosa' }],
    payments: [{ kind: 'upi', amount: 20_00 }],
  })
  expect((await at.say(at.desk, 'item.restore', about, 'asha')).ok).toBe(true)
  await at.nextGuest()
})

test('a coupon is looked up before anybody pays, and lowers the sale by its code', async () => {
  const coupon = { code: 'FESTIVE10', off: { kind: 'rate', ratePpm: 100_000 } }
  const names = { en: 'Festive coupon', hi: 'त्योहार कूपन' }
  const made = await at.say(at.desk, 'reason.set', { reasonId: 'festive', names, coupon }, 'asha')
  expect(made.ok).toBe(true)
  await at.tile('Pav bhaji').click()
  await press('More')
  await press('Discount')
  await at.page.locator('.segment', { hasText: 'Coupon' }).click()
  const code = at.page.getByLabel('Coupon code')
  await code.fill('nosuch')
  await code.press('Enter')
  await at.page.getByText('NOSUCH', { exact: false }).first().waitFor()
  await at.shoot('coupon')
  expect(await at.barriers()).toEqual([])
  await code.fill('festive10')
  await code.press('Enter')
  await at.page.getByRole('button', { name: /^Discount −₹14/ }).waitFor()
  await ways().getByRole('button', { name: 'UPI' }).click()
  await press('Received')
  await at.token()
  expect((await at.lastBill()).discounts).toMatchObject([{ reasonId: 'festive' }])
  await at.nextGuest()
})

test('the browser complained of nothing', () => {
  expect(at.complaints).toEqual([])
})
