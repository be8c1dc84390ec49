/**
 * A customer at the cash desk, in a real Chromium: written down in one step,
 * buys on account up to the limit, pays, fills a wallet and spends it with a
 * voucher, and is forgotten. What was booked is asked of the hub.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { BillDoc } from '../../schema/bill.ts'
import type { KnownCustomer } from '../../schema/customer.ts'
import { pair, signIn, type Device } from '../faults/hub-process.ts'
import { barriers } from './barriers.ts'
import { comeIn, openShop, shoot, some, type ScreenShop } from './screens.ts'

const desk = { viewport: { width: 1366, height: 768 }, hasTouch: true }

let shop: ScreenShop
let page: Page
let reader: Device

beforeAll(async () => {
  shop = await openShop()
  reader = await pair(shop.hub(), 'cashier')
  await signIn(shop.hub(), reader, 'asha')
  page = await shop.open('cashier', desk)
  await comeIn(page, 'meena')
})
afterAll(async () => {
  await shop?.close()
})

const found = async (typed: string): Promise<KnownCustomer> => {
  const response = await fetch(
    `${shop.hub().base}/api/v1/customers?find=${encodeURIComponent(typed)}`,
    { headers: { authorization: `Bearer ${reader.token}` } },
  )
  const { customers } = (await response.json()) as { customers: readonly KnownCustomer[] }
  const [first] = customers
  if (first === undefined) throw new Error(`nobody is found by ${typed}`)
  return first
}
const settled = async (billId: string): Promise<BillDoc> => {
  const bill = async (): Promise<BillDoc | undefined> =>
    (await shop.docs<BillDoc>(reader, 'bill')).find((one) => one.billId === billId)
  // What somebody allows with their PIN is hashed first; a small machine that has other work takes its time.
  await expect.poll(async () => (await bill())?.state, { timeout: 15_000 }).toBe('settled')
  return (await bill()) as BillDoc
}
const part = (name: string) => page.locator('.desk-parts').getByRole('link', { name })
const press = (name: string | RegExp) => page.getByRole('button', { name }).tap()
const openBill = async (pieces: number): Promise<{ billId: string; due: number }> => {
  const { billId, token } = await shop.order([some('samosa', pieces)])
  await part('Bills').tap()
  await page
    .locator('.queue .row-press')
    .filter({ has: page.locator('.row-token', { hasText: new RegExp(`^${token}$`) }) })
    .tap()
  await page.getByRole('heading', { name: String(token), exact: true }).waitFor()
  return { billId, due: pieces * 20_00 }
}
const way = (name: string) => page.locator('.pad-ways .button', { hasText: name })
const typeInto = async (figures: string): Promise<void> => {
  for (const figure of figures)
    await page.locator('.sheet .key, .pad .key').getByText(figure, { exact: true }).first().tap()
}
/** The bill at hand is theirs. */
const giveTo = async (typed: string, name: string): Promise<void> => {
  await page.locator('.bill-head .whose').tap()
  await page.locator('.sheet input[type=search]').fill(typed)
  await page.locator('.sheet .row-press', { hasText: name }).tap()
  await page.locator('.bill-head .whose', { hasText: name }).waitFor()
}

test('a customer is written down in one step, with the phone that was typed to find them', async () => {
  await part('Customers').tap()
  await page.getByText('Choose a customer').waitFor()
  await shoot(page, 'customers-empty')
  await page.locator('.customers-list input[type=search]').fill('90000 55512')
  await page.getByText('Nobody found').waitFor()
  await press('New customer')
  await expect.poll(() => page.getByLabel('Phone').inputValue()).toBe('90000 55512')
  await page.getByLabel('Name').fill('Venkatanarasimharajuvaripeta Subramaniam Ramakrishnan')
  await press('Write down')
  await page.locator('.customer-head h1', { hasText: 'Subramaniam' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await shoot(page, 'customers-new')
  expect((await found('9000055512')).name).toContain('Ramakrishnan')
})

test('a bill is put on account, and the screen says how much more may be', async () => {
  const { billId, due } = await openBill(5)
  await giveTo('suman', 'Suman Rao')
  await way('On account').tap()
  await page.getByText('more may go on account').waitFor()
  expect(await barriers(page)).toEqual([])
  await shoot(page, 'customers-account')
  await press(/^Put ₹100/)
  const bill = await settled(billId)
  expect(bill.payments).toMatchObject([{ kind: 'account', amount: due }])
  expect((await found('suman')).owes).toBe(due)
})

test('beyond the limit somebody is asked, and their PIN lets it go through', async () => {
  const { billId, due } = await openBill(300)
  await giveTo('suman', 'Suman Rao')
  await way('On account').tap()
  await page.getByText('over the limit').waitFor()
  await shoot(page, 'customers-over')
  await press('Ask who may allow it')
  await comeIn(page, 'imran')
  expect((await settled(billId)).payments).toMatchObject([{ kind: 'account', amount: due }])
})

test('a payment is taken against the account, change and receipt in view', async () => {
  const before = (await found('suman')).owes
  await part('Customers').tap()
  await page.locator('.customers-list input[type=search]').fill('suman')
  await page.locator('.customers-list .row-press', { hasText: 'Suman Rao' }).tap()
  await page.locator('.customer-sums .card-wait').waitFor()
  await shoot(page, 'customers-owes')
  expect(await barriers(page)).toEqual([])
  await press('Change')
  expect(await barriers(page, 'cashier/Edit')).toEqual([])
  await page.keyboard.press('Escape')
  await press('Price list and credit')
  expect(await barriers(page, 'cashier/Terms')).toEqual([])
  await page.keyboard.press('Escape')
  await press('Same as …')
  await page.locator('.sheet input[type=search]').fill('godavari')
  await page.locator('.sheet .row-press', { hasText: 'Godavari' }).tap()
  await page.getByRole('button', { name: 'Make them one' }).waitFor()
  expect(await barriers(page, 'cashier/Merge')).toEqual([])
  await page.keyboard.press('Escape')
  await press('Take a payment')
  await typeInto('480')
  await shoot(page, 'customers-payment')
  expect(await barriers(page, 'cashier/MoneySheet')).toEqual([])
  await page.locator('.customer-notes').getByText('₹500').tap()
  await page.getByText('is printed').waitFor()
  await expect.poll(() => page.locator('.customer-amount').first().textContent()).toContain('20')
  await shoot(page, 'customers-paid')
  expect(await barriers(page, 'cashier/Receipt')).toEqual([])
  await press('Done')
  await expect.poll(async () => (await found('suman')).owes).toBe(before - 480_00)
  await page.locator('.customer-table td', { hasText: 'Payment M1R' }).waitFor()
})

test('a cheque pays the oldest bill first, and owes again once the bank has sent it back', async () => {
  const before = (await found('suman')).owes
  await press('Take a payment')
  await typeInto('30')
  await page.locator('.sheet').getByRole('button', { name: 'Cheque', exact: true }).tap()
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('Cheque number').fill('004512')
  await page.getByLabel('Bank', { exact: true }).fill('State Bank of India')
  await shoot(page, 'customers-cheque')
  await press(/^Take ₹30 by cheque/)
  await page.getByText('Pays first what is oldest').waitFor()
  await shoot(page, 'customers-cheque-taken')
  await press('Done')
  await expect.poll(async () => (await found('suman')).owes).toBe(before - 30_00)
  await page.locator('.customer-table small', { hasText: 'Cheque · 004512' }).waitFor()
  await press('Cheques in hand')
  await shoot(page, 'customers-cheques-in-hand')
  expect(await barriers(page, 'cashier/ChequesSheet')).toEqual([])
  await page.locator('.sheet .row-press', { hasText: '004512' }).tap()
  await page.locator('.customer-cheques').waitFor()
  expect(await barriers(page)).toEqual([])
  await shoot(page, 'customers-cheques')
  await press('Has bounced')
  await shoot(page, 'customers-cheque-bounce')
  expect(await barriers(page, 'cashier/BounceSheet')).toEqual([])
  await press('It has bounced')
  await comeIn(page, 'imran')
  await page.getByText('004512 has bounced: ₹30 is owed again').waitFor()
  expect((await found('suman')).owes).toBe(before)
  await page.locator('.customer-cheques .badge', { hasText: 'Bounced' }).waitFor()
  await page.locator('.customer-side label', { hasText: 'Account' }).tap()
})

test('a wallet is filled, a voucher sold, and one bill takes both and cash for the rest', async () => {
  await press('Top up')
  await typeInto('50')
  await press('UPI has come')
  await press('Done')
  await expect.poll(async () => (await found('suman')).wallet).toBe(50_00)
  await press('Give back')
  expect(await barriers(page, 'cashier/PayOut')).toEqual([])
  await page.keyboard.press('Escape')
  await press('Sell a voucher')
  await typeInto('30')
  await press('Cash, exact')
  const voucher = (await page.locator('.customer-voucher').textContent()) ?? ''
  expect(voucher.replaceAll(' ', '')).toMatch(/^\d{12}$/)
  await shoot(page, 'customers-voucher')
  await press('Done')
  const { billId, due } = await openBill(6)
  await giveTo('suman', 'Suman Rao')
  await way('Wallet').tap()
  await press(/^Take ₹50/)
  await way('Voucher').tap()
  await page.getByLabel('Voucher number').fill(voucher)
  await press('Check')
  await page.getByText('₹30 is left on it').waitFor()
  expect(await barriers(page)).toEqual([])
  await shoot(page, 'customers-spend')
  await press(/^Take ₹30/)
  await page.locator('.pad-notes').getByText('Exact').tap()
  const bill = await settled(billId)
  expect(Object.fromEntries(bill.payments.map(({ kind, amount }) => [kind, amount]))).toEqual({
    cash: due - 80_00,
    voucher: 30_00,
    wallet: 50_00,
  })
  expect((await found('suman')).wallet).toBe(0)
})

test('whoever wants to be forgotten is, once somebody allows it', async () => {
  await part('Customers').tap()
  await page.locator('.customers-list input[type=search]').fill('9000055512')
  await page.locator('.customers-list .row-press', { hasText: 'Subramaniam' }).tap()
  await press('Erase')
  await shoot(page, 'customers-erase')
  expect(await barriers(page, 'cashier/Erase')).toEqual([])
  await press('Forget for good')
  await comeIn(page, 'imran')
  await page.getByText('Forgotten for good.').waitFor()
  await expect(found('9000055512')).rejects.toThrow('nobody')
})

test('all of it speaks Hindi, and nothing complained', async () => {
  await page.locator('.customers-list input[type=search]').fill('suman')
  await page.locator('.customers-list .row-press', { hasText: 'Suman Rao' }).tap()
  await page.locator('.desk-head .button').last().tap()
  await page.getByText('हिन्दी').first().tap()
  await page.keyboard.press('Escape')
  await page.getByText('खाते में बाकी').first().waitFor()
  await shoot(page, 'customers-hindi')
  expect(shop.complaints).toEqual([])
})

test('at the counter a reseller is chosen, the prices are theirs at once, and it goes on account', async () => {
  const counter = await shop.open('counter', desk)
  await comeIn(counter, 'sunita')
  await counter
    .getByRole('button', { name: /^Kaju katli/ })
    .first()
    .tap()
  for (const figure of '2000')
    await counter.locator('.sheet .key').getByText(figure, { exact: true }).first().tap()
  await counter.locator('.sheet').getByRole('button', { name: 'Add' }).tap()
  await counter.locator('.cart .amount-total', { hasText: '2,' }).waitFor()
  const before = await counter.locator('.cart .amount-total').textContent()
  await counter.getByRole('button', { name: 'Customer' }).tap()
  await counter.locator('.sheet input[type=search]').fill('godavari')
  await counter.locator('.sheet .row-press', { hasText: 'Godavari' }).tap()
  await counter.getByText('Prices: Wholesale').waitFor()
  await expect.poll(() => counter.locator('.cart .amount-total').textContent()).not.toBe(before)
  expect(await barriers(counter)).toEqual([])
  await shoot(counter, 'counter-buyer')
  await counter.locator('.pay-tenders').getByRole('button', { name: 'On account' }).tap()
  await counter.locator('.after').getByText('Put on account').waitFor()
  await shoot(counter, 'counter-buyer-done')
  const { owes } = await found('godavari')
  expect(owes).toBeGreaterThan(0)
})
