/**
 * A sweet shop's three counters in a real Chromium: two pack slips without a
 * drawer, the cash desk takes the money for both on one bill, and the counter
 * hands out what is paid. What was booked is asked of the hub.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { BillDoc } from '../../schema/bill.ts'
import type { SlipDoc } from '../../schema/slip.ts'
import { barriers } from './barriers.ts'
import { comeIn, openShop, shoot, type ScreenShop } from './screens.ts'
import { codes } from '../../hub/demo/packed.ts'
import { slipCode } from '../../schema/slip-code.ts'
import { checkDigit, valueCheck } from '../../schema/barcode.ts'
import { pair, type Device } from '../faults/hub-process.ts'

const screen = { viewport: { width: 1366, height: 768 }, hasTouch: true }

let shop: ScreenShop
let counter: Page
let desk: Page
let reader: Device

const codeOf = (itemId: string): string => codes.find((one) => one.itemId === itemId)?.code ?? ''

beforeAll(async () => {
  shop = await openShop()
  reader = await pair(shop.hub(), 'cashier')
  // A counter that the office adds has no drawer; one that a till adds shares the till's.
  const invited = await shop.say(
    await pair(shop.hub(), 'office'),
    'device.invite',
    { kind: 'counter', outletId: 'counter', name: 'Sweets 2' },
    'asha',
  )
  if (!invited.ok) throw new Error(invited.message)
  const { code } = invited.result as { code: string }
  counter = await shop.open('counter', screen)
  await counter.goto('about:blank')
  await counter.context().clearCookies()
  await counter.goto(`${shop.hub().base}/counter?pair=${code}`)
  await comeIn(counter, 'sunita')
  desk = await shop.open('cashier', screen)
  await comeIn(desk, 'meena')
})
afterAll(async () => {
  await shop?.close()
})

const slips = (): Promise<readonly SlipDoc[]> => shop.docs<SlipDoc>(reader, 'slip')

/** Packs so many grams of a sweet, and answers with the number of the slip. */
const pack = async (name: RegExp, grams: string): Promise<number> => {
  const before = (await slips()).length
  await counter.getByRole('button', { name }).first().tap()
  for (const figure of grams)
    await counter.locator('.sheet .key').getByText(figure, { exact: true }).first().tap()
  await counter.locator('.sheet').getByRole('button', { name: 'Add' }).tap()
  await counter.locator('.pay-slip').tap()
  await expect.poll(async () => (await slips()).length).toBe(before + 1)
  return (await slips()).at(-1)?.token ?? 0
}

/** What was just sold leaves the screen, where it has not gone by itself. */
const nextGuest = async (): Promise<void> => {
  await counter.keyboard.press('Escape')
  await counter.locator('.after').waitFor({ state: 'detached' })
}

/** A wedge scanner: the figures and Enter, as fast as a machine types. */
const scan = (page: Page, code: string): Promise<void> =>
  page.evaluate((figures) => {
    for (const key of [...Array.from(figures), 'Enter'])
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      )
  }, code)
const label = (figures: string): string => `${figures}${checkDigit(figures)}`

test('a counter without a drawer has one key, Slip, and takes no money', async () => {
  await counter.locator('.pay-slip').waitFor()
  expect(await counter.locator('.pay-cash').count()).toBe(0)
  await shoot(counter, 'slips-counter-empty')
  const token = await pack(/^Kaju katli/, '500')
  await counter.getByText(String(token)).first().waitFor()
  await shoot(counter, 'slips-counter-packed')
})

test('a packet is sold by its code, a label by its weight, a tray is taken off, and a gift box is filled', async () => {
  await nextGuest()
  await scan(counter, codeOf('bhujia-packet'))
  await scan(counter, codeOf('bhujia-packet'))
  await scan(counter, label('210010100358'))
  // A scanner never types into a field, whatever is in it.
  await counter.locator('.search input').fill('peda')
  await scan(counter, label(`220304${valueCheck('08000')}08000`))
  await counter.getByText('the label says ₹80').waitFor()
  await expect.poll(() => counter.locator('.search input').inputValue()).toBe('peda')
  await counter
    .getByRole('button', { name: /^Kesar peda/ })
    .first()
    .tap()
  await counter.getByRole('button', { name: /^Steel tray/ }).tap()
  await counter.keyboard.type('200')
  await counter.locator('.quantity-means').getByText('Steel tray alone weighs').waitFor()
  await shoot(counter, 'sweet-tray-heavier')
  for (let i = 0; i < 3; i++) await counter.keyboard.press('Backspace')
  for (const figure of '500')
    await counter.locator('.sheet .key').getByText(figure, { exact: true }).first().tap()
  await counter.getByText('0.255 kg net').waitFor()
  await shoot(counter, 'sweet-tray')
  expect(await barriers(counter)).toEqual([])
  await counter.keyboard.press('Enter')
  // The tray held for that weighing only; half a kilogram by its key is half a kilogram.
  await counter
    .getByRole('button', { name: /^Kesar peda/ })
    .first()
    .tap()
  await expect
    .poll(() => counter.locator('.trays [aria-pressed=true]').textContent())
    .toContain('Nothing')
  await counter
    .locator('.sheet .portion')
    .getByText(/^500.g$/)
    .tap()
  await counter.locator('.menu-top').getByRole('button', { name: 'Gift box' }).tap()
  await counter.locator('.box-sweet', { hasText: 'Kaju katli' }).tap()
  await counter.locator('.box-sweet', { hasText: 'Milk cake' }).tap()
  await shoot(counter, 'sweet-box-half')
  await counter.getByRole('button', { name: 'Fill the rest with Milk cake' }).tap()
  await counter.getByText('Full: 0.500 kg').waitFor()
  await shoot(counter, 'sweet-box-full')
  expect(await barriers(counter, 'counter/Filler')).toEqual([])
  await counter.locator('.sheet').getByRole('button', { name: /^Add/ }).tap()
  await counter.locator('.box-row').waitFor()
  await shoot(counter, 'sweet-cart')
  expect(await barriers(counter)).toEqual([])
  const before = (await slips()).length
  await counter.locator('.pay-slip').tap()
  await expect.poll(async () => (await slips()).length).toBe(before + 1)
  const packed = (await slips()).at(-1)
  expect(packed?.lines.map(({ qtyMilli }) => qtyMilli)).toEqual([
    2000, 358, 1000, 255, 500, 100, 400, 1000,
  ])
})

test('a code nobody knows asks whoever may say what it is', async () => {
  await nextGuest()
  await scan(counter, label('890999900777'))
  await counter.getByText('Which item is this?').waitFor()
  await shoot(counter, 'sweet-code')
  expect(await barriers(counter, 'counter/CodeSheet')).toEqual([])
  await counter.keyboard.press('Escape')
  await scan(counter, '4006381333932')
  await counter.getByText('The code was not read well').waitFor()
})

test('the cash desk takes the money for two slips on one bill', async () => {
  await nextGuest()
  const second = await pack(/^Kesar peda/, '250')
  const [first] = await slips()
  await desk
    .locator('.queue .row-press')
    .filter({ has: desk.locator('.row-token', { hasText: new RegExp(`^${first?.token}$`) }) })
    .tap()
  await desk.getByRole('button', { name: 'Merge' }).tap()
  const merging = desk.locator('dialog[open]')
  await merging.locator('.row-press', { hasText: '1 × Gift box 500 g' }).waitFor()
  await merging.getByLabel('slip number and Enter').fill(String(second))
  await shoot(desk, 'slips-desk-merge')
  expect(await barriers(desk, 'cashier/MergeSheet')).toEqual([])
  await desk.keyboard.press('Enter')
  await merging.getByRole('button', { name: 'Done: one bill of' }).tap()
  await desk.getByRole('button', { name: `Take slip ${second} off` }).waitFor()
  const packet = (await slips()).find(({ lines }) => lines.length > 2)
  if (packet === undefined) throw new Error('the packet is not there')
  // Nothing is put on a bill that somebody is just paying.
  await desk.locator('.pad-ways .button', { hasText: 'UPI' }).tap()
  await scan(desk, slipCode(packet))
  await desk.getByText(`slip ${packet.token} was not put on it`, { exact: false }).waitFor()
  await shoot(desk, 'slips-desk-paying')
  await desk.getByRole('button', { name: 'Back' }).tap()
  await scan(desk, slipCode(packet))
  await desk.getByRole('button', { name: `Take slip ${packet.token} off` }).waitFor()
  await scan(desk, slipCode(packet))
  await desk.getByText(`Slip ${packet.token} is on this bill already`).waitFor()
  await desk.locator('.bill-box', { hasText: 'Gift box' }).waitFor()
  await shoot(desk, 'slips-desk-bill')
  expect(await barriers(desk)).toEqual([])
  await desk.locator('.pad-notes .button').first().tap()
  await expect
    .poll(async () => (await slips()).map(({ state }) => state))
    .toEqual(['paid', 'paid', 'paid'])
  const bills = await shop.docs<BillDoc>(reader, 'bill')
  expect(bills.filter(({ state }) => state === 'settled').map(({ lines }) => lines.length)).toEqual(
    [10],
  )
})

test('the office has the gift boxes of the bill as so many of one thing', async () => {
  const office = await shop.open('office', screen)
  await comeIn(office, 'asha')
  await office.locator('.row-press', { hasText: 'M1/' }).first().tap()
  const box = office.locator('.lines tr', { hasText: 'Gift box' })
  await box.first().waitFor()
  await expect.poll(() => box.first().innerText()).toMatch(/kg, /)
  expect(await barriers(office)).toEqual([])
  await shoot(office, 'slips-office-bill')
  await office.context().close()
})

test('the counter sees at once what is paid, and hands out each packet with one touch', async () => {
  await counter.getByRole('button', { name: 'Hand out 3 slips' }).waitFor()
  const packet = (await slips()).find(({ lines }) => lines.length > 2)
  if (packet === undefined) throw new Error('the packet is not there')
  await scan(counter, slipCode(packet))
  await counter.getByText(`Slip ${packet.token} is handed out`).waitFor()
  await counter.getByRole('button', { name: 'Hand out 2 slips' }).tap()
  await counter.locator('.slips-paid .row-press').nth(1).waitFor()
  await shoot(counter, 'slips-hand-out')
  expect(await barriers(counter)).toEqual([])
  await counter.locator('.slips-paid .row-press').first().tap()
  await expect.poll(async () => (await slips()).length).toBe(1)
  await counter.locator('.slips-paid .row-press').nth(1).waitFor({ state: 'detached' })
  await counter.locator('.slips-paid .row-press').first().tap()
  await counter.locator('.slips-paid').waitFor({ state: 'detached' })
  expect(shop.complaints).toEqual([])
})
