/**
 * An owner at the office: the business card is set right, a rate goes up on a
 * day to come, another tax system is looked at; and a manager is asked for a
 * second person. What holds afterwards is asked of the hub.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { BillDoc } from '../../schema/bill.ts'
import type { ShopDoc } from '../../schema/shop-doc.ts'
import { plusDays } from '../../schema/calendar.ts'
import type { Device } from '../faults/hub-process.ts'
import { barriers } from './barriers.ts'
import { comeIn, openShop, shoot, some, type ScreenShop } from './screens.ts'

const wide = { viewport: { width: 1366, height: 768 }, hasTouch: true }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }

let shop: ScreenShop
let page: Page
let program: Device
beforeAll(async () => {
  shop = await openShop()
  program = await shop.device('office')
  // A program reads what a person may: somebody is signed in on its device.
  await shop.say(program, 'order.serve', { orderId: '' }, 'asha')
  page = await shop.open('office', wide)
  await comeIn(page, 'asha')
  await page.getByRole('link', { name: 'Shop and taxes' }).click()
  await page.getByRole('heading', { name: 'Business card' }).waitFor()
})
afterAll(() => shop?.close())

const kept = async (): Promise<ShopDoc> => {
  const response = await fetch(`${shop.hub().base}/api/v1/shop`, {
    headers: { authorization: `Bearer ${program.token}` },
  })
  return (await response.json()) as ShopDoc
}
const dateField = (date: number): string =>
  String(date).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')

describe('the business card', () => {
  test('says at once what is wrong, and is saved for what is issued from now on', async () => {
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'firm')
    await page.getByLabel('GSTIN').fill('27ZZZFL0000Z1Z8')
    await page.getByText(/is not a GSTIN/).waitFor()
    await page.getByLabel('FSSAI number').fill('1152')
    await page.getByText('14 digits, and these are 4.').waitFor()
    await shoot(page, 'firm-wrong')
    await page.getByLabel('GSTIN').fill('27ZZZFL0000Z1Z9')
    await page.getByLabel('FSSAI number').fill('11526000000009')
    await page.getByLabel('Name in English').fill('Lal Patang Mithai and Namkeen')
    await page.getByLabel('Invoice prefix').fill('lp')
    await page.getByText('A new prefix begins its own numbers at 1').waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).first().click()
    await page.getByText('The next invoice is LP/').waitFor()
    expect((await kept()).outlet).toMatchObject({
      names: { en: 'Lal Patang Mithai and Namkeen' },
      foodLicence: '11526000000009',
      code: 'LP',
    })
  })
})

describe('the foot of invoices', () => {
  test('has terms and an account, held against what banks of India have', async () => {
    await page.getByLabel('Terms').fill('Goods once sold are not taken back.\nSubject to Nashik.')
    await page.getByLabel('Account holder').fill('Lal Patang Mithai and Namkeen')
    await page.getByLabel('Account number').fill('1234')
    await page.getByText(/An account number has 9 to 18 digits/).waitFor()
    await page.getByLabel('Account number').fill('0000 0000 0001')
    await page.getByLabel('IFSC').fill('demo1000001')
    await page.getByText('DEMO1000001 is not an IFSC').waitFor()
    await page.getByLabel('IFSC').scrollIntoViewIfNeeded()
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'firm-foot-wrong')
    await page.getByLabel('IFSC').fill('demo0000001')
    await page.getByLabel('Bank and branch').fill('Demo Bank, Old Market, Nashik')
    await page.getByRole('button', { name: 'Save the foot of invoices' }).click()
    await page.getByText('The foot of invoices is saved.').waitFor()
    await shoot(page, 'firm-foot')
    expect((await kept()).outlet).toMatchObject({
      terms: ['Goods once sold are not taken back.', 'Subject to Nashik.'],
      bank: { account: '000000000001', code: 'DEMO0000001' },
    })
  })
})

describe('a tax class', () => {
  test('has another rate from a day to come, and says so in the list', async () => {
    const tomorrow = plusDays((await kept()).today, 1)
    await page.getByRole('button', { name: /Sweets and loose namkeen/ }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Rate').fill('18')
    await sheet.getByLabel('Holds from').fill(dateField(plusDays(tomorrow, -2)))
    await sheet.getByText('Choose today or a later day.').first().waitFor()
    await sheet.getByLabel('Holds from').fill(dateField(tomorrow))
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'firm-class')
    await sheet.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/18 % from/).waitFor()
    const sweets = (await kept()).classes.find(({ taxClassId }) => taxClassId === 'sweets')
    expect(sweets?.rates[0]).toMatchObject({ from: tomorrow, parts: [{ ratePpm: 180_000 }] })
  })

  test('is made of named taxes, one beside the other', async () => {
    await page.getByRole('button', { name: 'New tax class' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Name, English').fill('Sales tax')
    await sheet.getByLabel('Kind').selectOption('list')
    await sheet.getByLabel('Tax', { exact: true }).fill('STATE')
    await sheet.getByLabel('Rate').fill('6.25')
    await sheet.getByRole('button', { name: 'Another tax' }).click()
    await sheet.getByLabel('Tax', { exact: true }).nth(1).fill('CITY')
    await sheet.getByLabel('Rate').nth(1).fill('1.25')
    await shoot(page, 'firm-new-class')
    await sheet.getByRole('button', { name: 'Save' }).click()
    await page.getByText('STATE 6.25 % + CITY 1.25 %').waitFor()
    expect((await kept()).classes.at(-1)).toMatchObject({ kind: 'list', isAggregate: true })
  })
})

describe('the rules', () => {
  test('are those of composition from a day to come', async () => {
    const next = plusDays((await kept()).today, 30)
    await page.getByRole('button', { name: 'Change' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Scheme').selectOption('composition')
    await sheet.getByText('bills of supply show none').waitFor()
    await sheet.getByLabel('Holds from').fill(dateField(next))
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'firm-rules')
    await sheet.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/Composition ·/).waitFor()
    expect((await kept()).planned).toMatchObject([{ from: next, taxScheme: 'composition' }])
  })

  test('say of all prices that the tax comes on top, from a day to come', async () => {
    const next = plusDays((await kept()).today, 3)
    await page.getByText('Prices include their tax.').waitFor()
    await page.getByRole('button', { name: 'With or without tax' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('Tax on top').click()
    await sheet.getByLabel('Holds from').fill(dateField(next))
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'firm-prices')
    await sheet.getByRole('button', { name: 'Save' }).click()
    await sheet.waitFor({ state: 'hidden' })
    expect((await kept()).isTaxIncluded).toBe(true)
  })

  test('come from a system one chooses, which says what it would do', async () => {
    await page.getByRole('button', { name: 'Tax system' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Tax system').selectOption('de-vat')
    await sheet.getByText(/counts in EUR/).waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'firm-preset')
    await sheet.getByRole('button', { name: 'Close' }).click()
  })

  test('give a charge a class of its own', async () => {
    await page.getByLabel('Delivery', { exact: true }).selectOption('restaurant-service')
    await expect
      .poll(async () => (await kept()).charges.find(({ chargeId }) => chargeId === 'delivery'))
      .toMatchObject({ taxClassId: 'restaurant-service' })
  })

  test('say what of packing and delivery the counter proposes', async () => {
    await page.getByLabel('Delivery, before tax').fill('40')
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => (await kept()).charges.find(({ chargeId }) => chargeId === 'delivery'))
      .toMatchObject({ taxClassId: 'restaurant-service', amount: 40_00 })
    await page.getByLabel('Delivery, before tax').scrollIntoViewIfNeeded()
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'firm-usual')
  })
})

describe('a coupon', () => {
  test('is made in the office with what it is for, and says what is wrong with it', async () => {
    await page.getByRole('button', { name: 'New discount' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('Coupon', { exact: true }).click()
    await sheet.getByLabel('Name on the bill, English').fill('Diwali coupon')
    await sheet.getByLabel('Name on the bill, Hindi').fill('दिवाली कूपन')
    await sheet.getByLabel('Code').fill('diwali20')
    await sheet.getByLabel('Takes off').fill('20')
    await sheet.getByLabel('First day').fill('2020-11-10')
    await sheet.getByLabel('Last day').fill('2020-11-09')
    await sheet.getByText('The last day lies before').first().waitFor()
    await sheet.getByLabel('Last day').fill('2099-11-30')
    await sheet.getByLabel('Orders at most').fill('500')
    await sheet.getByLabel('From a bill of').fill('50')
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'firm-coupon')
    await sheet.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/DIWALI20 · 20 %/).waitFor()
    await page.getByText(/Not used yet, 500 left/).scrollIntoViewIfNeeded()
    await shoot(page, 'firm-discounts')
  })

  test('lowers a bill at the cash desk, which says in words why one does not', async () => {
    const desk = await shop.open('cashier', wide)
    await comeIn(desk, 'meena')
    const small = await shop.order([some('samosa', 1)])
    const { token, billId } = await shop.order([some('samosa', 4)])
    const useOn = async (which: number, code: string): Promise<void> => {
      await desk.locator('.queue .row-token', { hasText: new RegExp(`^${which}$`) }).tap()
      await desk.getByRole('heading', { name: String(which), exact: true }).waitFor()
      await desk.getByRole('button', { name: 'Discount', exact: true }).tap()
      await desk.getByText('Coupon', { exact: true }).tap()
      await desk.getByLabel('Coupon code').fill(code)
      await desk.getByLabel('Coupon code').press('Enter')
    }
    await useOn(small.token, 'diwali20')
    await desk.getByText(/The coupon DIWALI20 is for ₹50 or more/).waitFor()
    expect(await barriers(desk)).toEqual([])
    await shoot(desk, 'cashier-coupon-small')
    await desk.getByRole('button', { name: 'Close' }).tap()
    await useOn(token, 'diwali20')
    await desk.getByText('Diwali coupon is on the bill').waitFor()
    await shoot(desk, 'cashier-coupon')
    const bills = await shop.docs<BillDoc>(await shop.device('cashier'), 'bill')
    expect(bills.find((one) => one.billId === billId)).toMatchObject({
      discounts: [{ names: { en: 'Diwali coupon' }, ratePpm: 200_000 }],
      total: { discountTotal: 16_00 },
    })
    await desk.close()
    const tenders = [{ kind: 'upi', offered: 'exact' }]
    await shop.say(await shop.device('cashier'), 'bill.settle', { billId, tenders }, 'meena')
    await page.getByRole('link', { name: 'Today' }).click()
    await page.getByRole('link', { name: 'Shop and taxes' }).click()
    await page.getByText(/Used once, 499 left · gave away ₹16/).click()
    await page
      .getByRole('dialog')
      .getByText(/Used once, 499 left · gave away ₹16/)
      .waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'firm-coupon-used')
    await page.getByRole('button', { name: 'Close' }).click()
  })
})

test('all of it reads in Hindi, and on a phone', async () => {
  await page.getByRole('button', { name: 'हिन्दी' }).click()
  await page.getByRole('heading', { name: 'दुकान का परिचय' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await shoot(page, 'firm-hi')
  await page.setViewportSize(phone.viewport)
  await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  await shoot(page, 'firm-phone-hi')
  expect(await barriers(page)).toEqual([])
  expect(shop.complaints).toEqual([])
})
