/**
 * Giving money back in a real Chromium: a bill found by the keyboard alone, two
 * samosas of it given back with a second person's PIN, and a sale undone at the
 * counter. What was booked is asked of the hub.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { BillDoc } from '../../schema/bill.ts'
import type { RefundDoc } from '../../schema/refund.ts'
import type { Device } from '../faults/hub-process.ts'
import { pinOf } from '../faults/hub-process.ts'
import { barriers } from './barriers.ts'
import { comeIn, openShop, shoot, some, type ScreenShop } from './screens.ts'

const desk = { viewport: { width: 1366, height: 768 }, hasTouch: true }

let shop: ScreenShop
let page: Page
let reader: Device
let sold: BillDoc

beforeAll(async () => {
  shop = await openShop()
  reader = await shop.device('cashier')
  const { billId } = await shop.order([some('samosa', 3), some('kaju-katli', 1)])
  const charge = { billId, chargeId: 'service', off: { kind: 'rate', ratePpm: 50_000 } }
  await shop.say(reader, 'bill.charge', charge, 'asha')
  await shop.say(reader, 'bill.tip', { billId, amount: 20_00 }, 'asha')
  const tenders = [
    { kind: 'upi', offered: 100_00, reference: '530011224711' },
    { kind: 'cash', offered: 'exact' },
  ]
  await shop.say(reader, 'bill.settle', { billId, tenders }, 'meena')
  const bill = (await shop.docs<BillDoc>(reader, 'bill')).find((one) => one.billId === billId)
  if (bill === undefined) throw new Error('the bill is not settled')
  sold = bill
  page = await shop.open('cashier', desk)
  await comeIn(page, 'meena')
})
afterAll(async () => {
  await shop?.close()
})

const refunds = (): Promise<readonly RefundDoc[]> => shop.docs<RefundDoc>(reader, 'refund')

describe('a refund at the cash desk', () => {
  test('begins with finding the bill: by its number, and Enter', async () => {
    await page.getByRole('link', { name: 'Refund' }).tap()
    await page.getByText('Find the bill', { exact: true }).waitFor()
    await shoot(page, 'refund-empty')
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('/')
    await page.keyboard.type(sold.invoice?.number ?? '')
    // What could not be read comes by itself once the hub answers.
    const path = `**/api/v1/bills/${sold.billId}`
    await page.route(path, (route) => route.abort())
    await page.keyboard.press('Enter')
    await page.getByText('It goes on by itself.').waitFor()
    await page.unroute(path)
    await page.getByRole('heading', { name: String(sold.token), exact: true }).waitFor()
  })

  test('says by other words too which bill it is', async () => {
    const search = page.locator('.finder input[type=search]')
    for (const words of ['4711', 'kaju', 'समोसा', 'meena']) {
      await search.fill(words)
      await page.locator('.finder .row-press', { hasText: sold.invoice?.number ?? '' }).waitFor()
    }
    await search.fill('no such thing')
    await page.getByText('No bill like that').waitFor()
    await expect.poll(() => page.locator('.finder .row-press').count()).toBe(0)
    await search.fill('')
  })

  test('needs what and why before it names an amount', async () => {
    const give = page.locator('.refund-give .button')
    await give.tap({ force: true })
    await page.getByText('Choose what comes back.').waitFor()
    await page.getByRole('button', { name: 'One more: Samosa' }).tap()
    await page.getByRole('button', { name: 'One more: Samosa' }).tap()
    await give.tap({ force: true })
    await page.getByText('Say why.').waitFor()
    await page.getByRole('button', { name: 'Not good' }).tap()
    await page.getByText('Pay it back in the UPI app first').waitFor()
    await page.locator('.refund-ways input').fill('REV 9981')
    await shoot(page, 'refund-chosen')
    expect(await barriers(page)).toEqual([])
  })

  test('takes a second person, and then the credit note is issued and the money named', async () => {
    await page.locator('.refund-give .button').tap()
    await page.getByRole('button', { name: 'Imran Shaikh' }).tap()
    for (const figure of pinOf('imran'))
      await page.locator('dialog .keypad .key').getByText(figure, { exact: true }).tap()
    await page.locator('dialog .pinpad .button-primary').tap()
    await page.getByText('Given back', { exact: true }).waitFor()
    await shoot(page, 'refund-done')
    expect(await barriers(page)).toEqual([])
    const [note] = await refunds()
    expect(note).toMatchObject({
      billId: sold.billId,
      reason: 'Not good',
      by: 'meena',
      approvedBy: 'imran',
      lines: [{ qtyMilli: 2000 }],
      payments: [{ kind: 'upi', reference: 'REV 9981' }],
    })
    await page.getByText(note?.number ?? '?').waitFor()
  })

  test('afterwards the bill says what is left of it, and a reprint asks again', async () => {
    await page.getByRole('button', { name: 'Next' }).tap()
    await page.locator('.finder .row-press', { hasText: 'Partly refunded' }).tap()
    await page.getByText('Credit notes').waitFor()
    await page.getByText('1 left', { exact: false }).first().waitFor()
    await shoot(page, 'refund-again')
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: /Print again/ }).tap()
    await page.getByText('Print credit note').first().waitFor()
    await page.keyboard.press('Escape')
  })

  test('of everything that is left takes the service charge and the tip with it, and nothing stays unpaid', async () => {
    const service = page.getByRole('checkbox', { name: /Service charge/ })
    await expect.poll(() => service.isChecked()).toBe(false)
    await page.getByRole('button', { name: 'Everything' }).tap()
    await page.getByRole('button', { name: 'Nothing' }).waitFor()
    await expect.poll(() => service.isChecked()).toBe(true)
    const [first] = await refunds()
    await expect.poll(() => page.getByRole('checkbox', { name: /Tip/ }).isChecked()).toBe(true)
    const left = sold.total.due - (first?.total.payable ?? 0)
    await page
      .locator('.refund-give', { hasText: `₹${(left / 100).toLocaleString('en-IN')}` })
      .waitFor()
    await shoot(page, 'refund-everything')
    expect(await barriers(page)).toEqual([])
    await service.tap()
    await page.getByRole('button', { name: 'Everything' }).waitFor()
    await page.getByRole('button', { name: 'Everything' }).tap()
    await page.getByRole('button', { name: 'Nothing' }).tap()
    await expect.poll(() => service.isChecked()).toBe(false)
  })

  test('is in Hindi for whoever reads Hindi', async () => {
    await page.getByRole('button', { name: 'Meena Jadhav: language' }).tap()
    await page.locator('dialog .row-press', { hasText: 'Language' }).tap()
    await page.keyboard.press('Escape')
    await page.getByText('क्रेडिट नोट').first().waitFor()
    await shoot(page, 'refund-hindi')
    expect(await barriers(page)).toEqual([])
  })
})

describe('at the counter', () => {
  test('the last sale is taken back with one tap, and its money named', async () => {
    const counter = await shop.open('counter', desk)
    await comeIn(counter, 'sunita')
    await counter.locator('.tile', { hasText: 'Vada pav' }).first().tap()
    await counter.getByRole('button', { name: /Exact/ }).first().tap()
    const chip = counter.getByRole('button', { name: /Undo this sale/ })
    await chip.waitFor()
    await shoot(counter, 'refund-undo')
    expect(await barriers(counter)).toEqual([])
    await chip.tap()
    await counter.getByText('Undone. Give').waitFor()
    const undone = (await refunds()).find(({ isUndo }) => isUndo)
    expect(undone).toMatchObject({ by: 'sunita', payments: [{ kind: 'cash' }] })
    expect(undone?.total.isFullyRefunded).toBe(true)
    await shoot(counter, 'refund-undone')
    await expect.poll(() => chip.count()).toBe(0)

    // The cart is as it was; what came by UPI stands with it once that is undone as well, and pays for it again.
    await counter.locator('.line-name', { hasText: 'Vada pav' }).waitFor()
    await counter.locator('.pay .button', { hasText: 'UPI' }).tap()
    await counter.getByLabel('Last digits of the reference (optional)').fill('5588')
    await counter.getByRole('button', { name: 'Received' }).tap()
    await chip.tap()
    await counter.getByText('The cart is as it was, and the ₹25 taken stands with it.').waitFor()
    await shoot(counter, 'refund-undone-upi')
    expect(await barriers(counter)).toEqual([])
    await counter.getByRole('button', { name: 'Paid: sell it' }).tap()
    await counter.locator('.after-token b').waitFor()
    await counter.context().close()
  })
})

describe('in the office', () => {
  test('a bill of any day is found, and its sheet shows the credit note and its entries', async () => {
    const office = await shop.open('office', desk)
    await comeIn(office, 'asha')
    await office
      .getByRole('link', { name: 'Find a bill' })
      .or(office.getByRole('button', { name: 'Find a bill' }))
      .first()
      .tap()
    await office.locator('.finder input[type=search]').fill('kaju')
    await office.locator('.finder .row-press', { hasText: 'Partly refunded' }).tap()
    await office.getByText('Credit note M1C/').first().waitFor()
    await shoot(office, 'refund-office')
    expect(await barriers(office)).toEqual([])
  })

  test('and nothing complained', () => {
    expect(shop.complaints).toEqual([])
  })
})
