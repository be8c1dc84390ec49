/**
 * A payment that was another way of paying, and one that came twice, in a real Chromium: said at the cash
 * desk with a second person's PIN, seen by the manager. What was booked is asked of the hub.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { RefundDoc } from '../../schema/refund.ts'
import { barriers } from './barriers.ts'
import { deskSize, openCashDesk, take, type CashDesk } from './cash-desk-kit.ts'
import { comeIn, shoot, touchPin } from './screens.ts'

let desk: CashDesk
let page: Page
let billId: string
let token: number

beforeAll(async () => {
  desk = await openCashDesk()
  page = desk.page
  const sold = await desk.samosas(3)
  billId = sold.billId
  token = sold.token
  const tenders = [{ kind: 'cash', offered: 100_00 }]
  await desk.shop.say(desk.reader, 'bill.settle', { billId, tenders }, 'asha')
  await comeIn(page, 'meena')
})
afterAll(async () => {
  await desk?.shop.close()
})

test('cash that was UPI is said so at the desk, and the drawer should hold less', async () => {
  await page.locator('.queue .row-press', { hasText: `Token ${token}` }).tap()
  await page.getByRole('heading', { name: 'Paid by' }).waitFor()
  await shoot(page, 'retender-settled')
  await page.getByRole('button', { name: 'Paid another way…' }).tap()
  const sheet = page.locator('dialog.sheet')
  await sheet.getByText('Booked as Cash').waitFor()
  await shoot(page, 'retender-sheet')
  expect(await barriers(page, 'cashier/RetenderSheet')).toEqual([])
  const change = sheet.locator('.sheet-foot .button')
  await change.tap({ force: true })
  await page.getByText('Say how it was paid.').waitFor()
  await sheet.getByRole('button', { name: 'UPI' }).tap()
  await sheet.getByText('Drawer: ₹60 less').waitFor()
  await sheet.getByLabel(/Reference/).fill('530011224711')
  await sheet.getByRole('button', { name: 'Wrong key pressed' }).tap()
  await shoot(page, 'retender-chosen')
  expect(await barriers(page)).toEqual([])
  await change.tap()
  await page.getByText('Why: Wrong key pressed').waitFor()
  await shoot(page, 'retender-approve-who')
  await page.getByRole('button', { name: 'Imran Shaikh' }).tap()
  await page.getByText('Why: Wrong key pressed').waitFor()
  await shoot(page, 'retender-approve')
  await touchPin(page, 'imran')
  await page.getByText('Paid by UPI now').waitFor()
  await shoot(page, 'retender-done')
  expect(await barriers(page, 'cashier/Done')).toEqual([])
  await page.getByRole('button', { name: 'Done' }).tap()
  await page.getByText('Cash became UPI').waitFor()
  await shoot(page, 'retender-after')
  expect(await barriers(page)).toEqual([])
  expect(await desk.billOf(billId)).toMatchObject({
    payments: [{ kind: 'upi', amount: 60_00, change: 0, reference: '530011224711' }],
    retenders: [{ by: 'meena', approvedBy: 'imran', reason: 'Wrong key pressed' }],
  })
})

test('UPI that came for it once more is owed to the guest, and goes back the way it came', async () => {
  await page.getByRole('button', { name: 'Paid twice…' }).tap()
  const sheet = page.locator('dialog.sheet')
  await sheet.getByRole('button', { name: 'UPI', exact: true }).tap()
  await sheet.getByLabel(/Reference/).fill('530011224799')
  await shoot(page, 'twice-sheet')
  expect(await barriers(page, 'cashier/TwiceSheet')).toEqual([])
  await sheet.getByRole('button', { name: '₹60 came once more' }).tap()
  await sheet.getByText('Owed to the guest: ₹60').waitFor()
  await shoot(page, 'twice-owed')
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Paid twice: ₹60 owed to the guest' }).waitFor()
  await page.locator('.queue').getByRole('heading', { name: 'Paid twice' }).waitFor()
  await shoot(page, 'twice-list')
  expect(await barriers(page)).toEqual([])
  await page.locator('.queue').getByRole('button', { name: 'Give back…' }).tap()
  await sheet.getByRole('button', { name: 'Give back: UPI' }).tap()
  await page.getByRole('button', { name: 'Imran Shaikh' }).tap()
  await touchPin(page, 'imran')
  await page.getByText('Booked. Send ₹60 back in the UPI app.').waitFor()
  await page.getByText('given back: UPI').waitFor()
  await page
    .locator('.queue')
    .getByRole('heading', { name: 'Paid twice' })
    .waitFor({ state: 'detached' })
  await shoot(page, 'twice-given')
  expect(await desk.billOf(billId)).toMatchObject({
    payments: [{ kind: 'upi', amount: 60_00 }],
    twice: [{ amount: 60_00, by: 'meena', back: { kind: 'upi', approvedBy: 'imran' } }],
  })
})

test('nothing that came twice waits to go back, and the list of it says so', async () => {
  await page.getByRole('link', { name: 'Customers' }).tap()
  await page.getByRole('button', { name: 'Paid twice' }).tap()
  await page.getByText('No payment that came twice waits to go back').waitFor()
  await shoot(page, 'twice-none')
  expect(await barriers(page, 'cashier/OwedSheet')).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Bills' }).tap()
})

test('a sale of a moment ago is undone at the desk by whoever settled it', async () => {
  const sold = await desk.samosas(2)
  await take(page, sold.token)
  await page.locator('.pad-notes').getByRole('button', { name: '₹50', exact: true }).tap()
  await desk.settled(sold.billId)
  const undo = page.getByRole('button', { name: /Undo this sale/ })
  await undo.waitFor()
  await shoot(page, 'retender-undo')
  await undo.tap()
  await page.getByText('Undone. Give ₹40 back from the drawer.').waitFor()
  await shoot(page, 'retender-undone')
  const [undone] = await desk.shop.docs<RefundDoc>(desk.reader, 'refund')
  expect(undone).toMatchObject({ billId: sold.billId, isUndo: true, by: 'meena' })
  const again = page.getByRole('button', { name: 'Paid another way…' })
  await again.tap({ force: true })
  await page.getByText('No money of this bill is left that could be another way.').waitFor()
})

test('a found bill says how it was paid, in Hindi too, and what the drawer will hold', async () => {
  await page.getByRole('link', { name: 'Refund' }).tap()
  await page.locator('.finder input[type=search]').fill('4711')
  const { invoice } = await desk.billOf(billId)
  await page.locator('.finder .row-press', { hasText: invoice?.number ?? '?' }).tap()
  await page.getByText('Cash became UPI').waitFor()
  await page.getByRole('button', { name: 'Paid twice…' }).waitFor()
  await shoot(page, 'retender-found')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Paid another way…' }).tap()
  const sheet = page.locator('dialog.sheet')
  await sheet.getByRole('button', { name: 'Cash' }).tap()
  await sheet.getByText('Drawer: ₹60 more').waitFor()
  await shoot(page, 'retender-found-sheet')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Meena Jadhav: language' }).tap()
  await page.locator('dialog .row-press', { hasText: 'Language' }).tap()
  await page.keyboard.press('Escape')
  await shoot(page, 'retender-found-hindi')
  await page.getByRole('button', { name: 'दूसरे तरीके से चुकाया…' }).tap()
  await sheet.getByRole('button', { name: 'नकद' }).tap()
  await sheet.getByText('दराज़: ₹60 ज़्यादा').waitFor()
  await shoot(page, 'retender-sheet-hindi')
  expect(await barriers(page)).toEqual([])
})

test('the manager is told, and the sheet of the bill says how it was', async () => {
  const twice = { billId, kind: 'upi', amount: 60_00, reference: '530011224801' }
  await desk.shop.say(desk.reader, 'bill.twice', twice, 'asha')
  const office = await desk.shop.open('office', deskSize)
  await comeIn(office, 'asha')
  await office.getByText('A payment was changed: Cash became UPI').waitFor()
  const told = office.locator('.row-press', { hasText: 'A payment was changed' })
  await expect.poll(() => told.innerText()).toMatch(/Meena Jadhav · Approved by Imran Shaikh/)
  expect(await told.innerText()).not.toContain('−')
  await office.locator('.card', { hasText: 'Paid twice' }).getByText('530011224801').waitFor()
  await shoot(office, 'retender-office')
  expect(await barriers(office)).toEqual([])
  await office.locator('.row-press', { hasText: 'A payment was changed' }).tap()
  await office.locator('dialog').getByText('Cash became UPI').waitFor()
  await shoot(office, 'retender-office-bill')
  expect(await barriers(office)).toEqual([])
  expect(desk.shop.complaints).toEqual([])
})
