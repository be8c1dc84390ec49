/**
 * A sweet shop's three counters in a real Chromium: two pack slips without a
 * drawer, the cash desk takes the money for both on one bill, and the counter
 * hands out what is paid. What was booked is asked of the hub.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { BillDoc } from '../../schema/bill.ts'
import type { SlipDoc } from '../../schema/slip.ts'
import { barriers, comeIn, openShop, shoot, type ScreenShop } from './screens.ts'
import { pair, type Device } from '../faults/hub-process.ts'

const screen = { viewport: { width: 1366, height: 768 }, hasTouch: true }

let shop: ScreenShop
let counter: Page
let desk: Page
let reader: Device

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

test('a counter without a drawer has one key, Slip, and takes no money', async () => {
  await counter.locator('.pay-slip').waitFor()
  expect(await counter.locator('.pay-cash').count()).toBe(0)
  await shoot(counter, 'slips-counter-empty')
  const token = await pack(/^Kaju katli/, '500')
  await counter.getByText(String(token)).first().waitFor()
  await shoot(counter, 'slips-counter-packed')
})

test('the cash desk takes the money for two slips on one bill', async () => {
  await counter.getByText('Next sale').tap()
  const second = await pack(/^Kesar peda/, '250')
  const [first] = await slips()
  await desk
    .locator('.queue .row-press')
    .filter({ has: desk.locator('.row-token', { hasText: new RegExp(`^${first?.token}$`) }) })
    .tap()
  await desk.getByRole('button', { name: 'Add slips' }).tap()
  await desk.getByLabel('Number on the slip').fill(String(second))
  await desk.keyboard.press('Enter')
  await shoot(desk, 'slips-desk-add')
  expect(await barriers(desk)).toEqual([])
  await desk.getByRole('button', { name: 'Add 1 slip' }).tap()
  await desk.getByRole('button', { name: `Take slip ${second} off` }).waitFor()
  await shoot(desk, 'slips-desk-bill')
  await desk.locator('.pad-notes .button').first().tap()
  await expect.poll(async () => (await slips()).map(({ state }) => state)).toEqual(['paid', 'paid'])
  const bills = await shop.docs<BillDoc>(reader, 'bill')
  expect(bills.filter(({ state }) => state === 'settled').map(({ lines }) => lines.length)).toEqual(
    [2],
  )
})

test('the counter sees at once what is paid, and hands out each packet with one touch', async () => {
  await counter.getByRole('button', { name: 'Hand out 2 slips' }).tap()
  await counter.locator('.slips-paid .row-press').nth(1).waitFor()
  await shoot(counter, 'slips-hand-out')
  expect(await barriers(counter)).toEqual([])
  await counter.locator('.slips-paid .row-press').first().tap()
  await expect.poll(async () => (await slips()).length).toBe(1)
  await counter.locator('.slips-paid .row-press').first().tap()
  await counter.getByText('No slips today').waitFor()
  expect(shop.complaints).toEqual([])
})
