/**
 * A firm that buys for resale, in a real Chromium: the office sets what is
 * scanned and what a group pays, the desk sends goods out on challans, puts two
 * of them on one invoice, and keeps the firm's statement as a PDF.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { BillDoc } from '../../schema/bill.ts'
import { barriers } from './barriers.ts'
import { comeIn, openShop, shoot, type ScreenShop } from './screens.ts'
import { pair, pinOf, type Device } from '../faults/hub-process.ts'

const screen = { viewport: { width: 1366, height: 768 }, hasTouch: true }
const firm = '019ab2c4-0000-7000-8000-000000000077'

let shop: ScreenShop
let till: Device
let desk: Page

beforeAll(async () => {
  shop = await openShop()
  till = await pair(shop.hub(), 'cashier')
})
afterAll(async () => {
  await shop?.close()
})

const say = async (name: string, args: object): Promise<Readonly<Record<string, unknown>>> => {
  const reply = await shop.say(till, name, args, 'asha')
  if (!reply.ok) throw new Error(reply.message)
  return reply.result as Readonly<Record<string, unknown>>
}

test('the office gives a packet its code and a group its price', async () => {
  const office = await shop.open('office', screen)
  await comeIn(office, 'asha')
  const [base = ''] = office.url().split('#')
  await office.goto(`${base}#catalogue/scan`)
  await office.getByLabel('Code', { exact: true }).fill('4006381333931')
  await office.getByRole('button', { name: 'Add code' }).tap()
  await office.getByText('4006381333931').waitFor()
  await shoot(office, 'wholesale-office-scan')
  expect(await barriers(office)).toEqual([])
  await office.goto(`${base}#catalogue/groups`)
  const price = office.getByLabel('Wholesale price of Kaju katli', { exact: true })
  await price.fill('900')
  await price.press('Enter')
  await expect.poll(() => price.inputValue()).toBe('900.00')
  await shoot(office, 'wholesale-office-groups')
  expect(await barriers(office)).toEqual([])
  const roll = office.getByLabel('Wholesale price of Kaju pista roll', { exact: true })
  await office.getByRole('button', { name: 'End the Wholesale price of Kaju pista roll' }).tap()
  await expect.poll(() => roll.inputValue()).toBe('')
  const pista = office.getByLabel('Wholesale price of Pista barfi', { exact: true })
  await pista.fill('')
  await pista.press('Enter')
  await office.getByText('That price has ended at every outlet').last().waitFor()
  await expect.poll(() => pista.inputValue()).toBe('')
  await shoot(office, 'wholesale-office-group-ended')
})

test('a tray that was weighed wrong is changed, and keeps its place', async () => {
  const office = await shop.open('office', screen)
  await comeIn(office, 'asha')
  const [base = ''] = office.url().split('#')
  await office.goto(`${base}#catalogue/scan`)
  await office.getByRole('button', { name: 'Change Steel tray' }).tap()
  const tare = office.getByLabel('Weighs empty')
  await expect.poll(() => tare.inputValue()).toBe('245')
  await tare.fill('251')
  await shoot(office, 'wholesale-office-tray')
  expect(await barriers(office)).toEqual([])
  await office.getByRole('button', { name: 'Keep the changes' }).tap()
  await office.getByText('251 g empty').waitFor()
  await expect.poll(() => office.getByText('245 g empty').count()).toBe(0)
  await office.getByText('New tray or box').first().waitFor()
})

test('goods go on challans, and one invoice names both', async () => {
  await say('customer.set', {
    customerId: firm,
    name: 'Sharma Caterers',
    phone: '9000000077',
    address: '4 Station Road, Pune',
    taxNumber: '27AAPFU0939F1ZV',
  })
  await say('customer.terms', {
    customerId: firm,
    groupId: 'wholesale',
    creditLimit: 50_000_00,
    creditDays: 15,
  })
  const order = (qtyMilli: number) =>
    say('order.place', {
      orderType: 'delivery',
      lines: [{ itemId: 'kaju-katli', qtyMilli }],
      customerId: firm,
    })
  const [first, second] = [await order(5000), await order(3000)]
  await say('challan.issue', { billId: second['billId'] })
  desk = await shop.open('cashier', screen)
  await comeIn(desk, 'meena')
  await desk
    .locator('.queue .row-press')
    .filter({
      has: desk.locator('.row-token', { hasText: new RegExp(`^${String(first['token'])}$`) }),
    })
    .tap()
  await desk.getByRole('button', { name: 'Delivery challan' }).tap()
  await desk.getByLabel('Vehicle (optional)').fill('MH 12 AB 1234')
  expect(await barriers(desk, 'cashier/Issue')).toEqual([])
  await desk.getByRole('button', { name: 'Issue and print' }).tap()
  await desk.getByText('Challans on the invoice').waitFor()
  await desk.locator('.challan-tick').last().tap()
  await shoot(desk, 'wholesale-challans')
  expect(await barriers(desk, 'cashier/Issued')).toEqual([])
  await desk.getByRole('button', { name: /^Invoice 2 challans · ₹/ }).tap()
  await desk.getByText('names 2 challans').waitFor()
  const bills = await shop.docs<BillDoc>(till, 'bill')
  const paid = bills.find(({ billId }) => billId === first['billId'])
  expect(paid).toMatchObject({ state: 'settled' })
  expect(paid?.challans).toHaveLength(2)
  // Whoever put it on the account is not told that somebody else took the money.
  await desk.locator('.settled').waitFor()
  expect(await desk.getByText('settled this bill').count()).toBe(0)
  expect(paid?.lines.map(({ unitPrice }) => unitPrice)).toEqual([900_00, 900_00])
})

test('a challan whose goods came back is cancelled by a second person, with its reason', async () => {
  const { token, billId } = await say('order.place', {
    orderType: 'delivery',
    lines: [{ itemId: 'milk-cake', qtyMilli: 2000 }],
    customerId: firm,
  })
  const { number } = await say('challan.issue', { billId })
  await desk
    .locator('.queue .row-press')
    .filter({ has: desk.locator('.row-token', { hasText: new RegExp(`^${String(token)}$`) }) })
    .tap()
  await desk.getByRole('button', { name: `Challan ${String(number)}` }).tap()
  await desk.getByRole('button', { name: 'Cancel challan' }).tap()
  await desk.getByText('The goods are off the bill').waitFor()
  await desk.getByText('Written wrong').tap()
  await desk.getByText('you can issue a new challan').waitFor()
  await desk.getByText('Goods came back').tap()
  await desk.getByLabel('Why (stands on the paper)').fill('The shop was shut')
  await shoot(desk, 'wholesale-challan-cancel')
  expect(await barriers(desk, 'cashier/CancelChallan')).toEqual([])
  await desk.getByRole('button', { name: 'Ask to cancel it' }).tap()
  await desk.getByRole('button', { name: /Imran Shaikh/ }).tap()
  await desk.keyboard.type(pinOf('imran'))
  await desk.keyboard.press('Enter')
  await desk.getByText(`Challan ${String(number)} is cancelled`).waitFor()
  const bill = (await shop.docs<BillDoc>(till, 'bill')).find((one) => one.billId === billId)
  expect(bill).toBeUndefined()
})

test('a bill that is named for the firm at the cash desk is priced by its list, and says so', async () => {
  const { billId, token } = await say('order.place', {
    orderType: 'takeaway',
    lines: [{ itemId: 'kaju-katli', qtyMilli: 1000 }],
  })
  await desk
    .locator('.queue .row-press')
    .filter({ has: desk.locator('.row-token', { hasText: new RegExp(`^${String(token)}$`) }) })
    .tap()
  await desk.locator('.bill-head .whose').tap()
  await desk.locator('.sheet input[type=search]').fill('sharma')
  await desk.locator('.sheet .row-press', { hasText: 'Sharma Caterers' }).tap()
  // The prices of a list are for who may set prices: Meena asks.
  await desk.getByText('Who approves?').waitFor()
  await shoot(desk, 'wholesale-named-asks')
  await desk.locator('dialog[open]').last().getByRole('button', { name: 'Imran Shaikh' }).tap()
  await desk.keyboard.type(pinOf('imran'))
  await desk.keyboard.press('Enter')
  await desk.getByText('Prices: Wholesale').waitFor()
  await shoot(desk, 'wholesale-named-at-desk')
  expect(await barriers(desk)).toEqual([])
  const bills = await shop.docs<BillDoc>(till, 'bill')
  const named = bills.find((one) => one.billId === billId)
  expect(named).toMatchObject({ priceGroup: 'wholesale', lines: [{ unitPrice: 900_00 }] })
})

test('the firm’s statement is kept as a PDF', async () => {
  await desk.getByText('Customers', { exact: true }).first().tap()
  await desk.getByText('Sharma Caterers').first().tap()
  await desk.getByRole('button', { name: 'Statement' }).tap()
  await shoot(desk, 'wholesale-statement')
  expect(await barriers(desk, 'cashier/StatementSheet')).toEqual([])
  const download = desk.waitForEvent('download')
  await desk.getByRole('button', { name: 'Keep as PDF' }).tap()
  expect((await download).suggestedFilename()).toMatch(/^statement-\d{8}-\d{8}\.pdf$/)
  expect(shop.complaints).toEqual([])
})
