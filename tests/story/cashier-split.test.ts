/**
 * Making a bill what it should be, and cutting it: a discount that a manager
 * approves, charges and a tip, the same bill split four ways, by seats and by
 * items, paid in parts by several ways.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { BillDoc } from '../../schema/bill.ts'
import { pinOf } from '../faults/hub-process.ts'
import { barriers } from './barriers.ts'
import { shoot } from './screens.ts'
import {
  holdPart,
  line,
  openRasoi,
  rowOf,
  takeTable,
  type Rasoi,
  type Seated,
} from './rasoi-kit.ts'

let rasoi: Rasoi
let page: Page
/** Imran's desk, who looks on. */
let other: Page

beforeAll(async () => {
  rasoi = await openRasoi()
  page = await rasoi.openDesk('meena')
  other = await rasoi.openDesk('imran')
})
afterAll(async () => {
  await rasoi?.close()
})

const take = (table: string, at = page): Promise<void> => takeTable(at, table)
const key = (name: string | RegExp, at = page): Locator => at.getByRole('button', { name })
const sheet = (at = page): Locator => at.locator('dialog[open]')
const type = async (figures: string): Promise<void> => {
  for (const figure of figures)
    await sheet().locator('.keypad .key').getByText(figure, { exact: true }).tap()
}
const hold = (figures: string, way: string, word: string): Promise<void> =>
  holdPart(page, figures, way, word)
const billOf = async ({ orderId }: Seated): Promise<BillDoc> => {
  const [bill] = await rasoi.billsOf(orderId)
  if (bill === undefined) throw new Error('there is no bill')
  return bill
}
const card = (part: string): Locator =>
  page.locator('.split-card').filter({ has: page.getByText(part, { exact: true }) })

/** Takes exact cash for a part on the pad, and looks at the parts again while one is still to be paid. */
const payPart = async (part: string, isLast = false): Promise<void> => {
  await card(part).getByRole('button', { name: 'Cash' }).tap()
  await page.locator('.pad-notes .button', { hasText: 'Exact' }).tap()
  if (isLast) return page.locator('.paid').waitFor()
  await key('See the parts').tap()
  await card(part).locator('.split-done').waitFor()
}

describe('a bill', () => {
  let party: Seated
  beforeAll(async () => {
    party = await rasoi.seat('table-1', [
      line('masala-dosa', 2, { seat: 1 }),
      line('paneer-tikka', 1, { seat: 2 }),
      line('garlic-naan', 3),
    ])
  })

  test('stands by seats, and a line opens what can be done with it', async () => {
    await take('T1')
    await expect
      .poll(() => page.locator('.bill-lines h2').allTextContents())
      .toEqual(['Seat 1', 'Seat 2', 'For all'])
    await shoot(page, 'cashier-bill-seats')
    expect(await barriers(page)).toEqual([])
    await page.locator('.bill-line', { hasText: 'Paneer tikka' }).tap()
    await sheet().getByRole('heading', { name: 'Paneer tikka' }).waitFor()
    await shoot(page, 'cashier-adjust-line')
    expect(await barriers(page)).toEqual([])
    await sheet().getByRole('button', { name: 'Close' }).tap()
  })

  test('is lowered for a reason in three taps, says so, and is taken back in one', async () => {
    const { total } = await billOf(party)
    await hold(String(total.due / 100 - 20), 'UPI', 'Received')
    await key('Discount').tap()
    await sheet().getByRole('button', { name: '10 %', exact: true }).tap()
    await sheet().locator('.button-primary').tap()
    await page.locator('.bill-off', { hasText: 'Regular guest 10 %' }).waitFor()
    expect((await billOf(party)).discounts).toMatchObject([{ reasonId: 'regular', by: 'meena' }])
    await shoot(page, 'cashier-discount')
    // More was taken by UPI than it now comes to: it goes back by UPI, and nothing stands in the way.
    const back = page.locator('.pad-covered .button-primary')
    await page.locator('.pad-covered').getByText('Taken too much').waitFor()
    await expect.poll(() => back.textContent()).toMatch(/^₹\d+ given back by UPI$/)
    expect(await barriers(page)).toEqual([])
    await back.tap()
    await page.getByText('Settle with what was taken').waitFor()
    await shoot(page, 'cashier-covered')
    // Whoever signs out now is told of the money first.
    await page.locator('.desk-head > .button').tap()
    await sheet().getByText('Money is taken here and not booked yet').waitFor()
    expect(await sheet().getByRole('button', { name: 'Sign out' }).count()).toBe(0)
    await shoot(page, 'cashier-leave-held')
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.chip-tender').tap()
    await key('Take off: Regular guest 10 %').tap()
    await page.locator('.bill-off').waitFor({ state: 'detached' })
    expect((await billOf(party)).discounts).toEqual([])
  })

  test('lowered beyond its reason asks who approves, and keeps what was typed', async () => {
    await key('Discount').tap()
    await type('30')
    await sheet()
      .getByText('For more, somebody who may give more types a PIN.', { exact: false })
      .waitFor()
    await shoot(page, 'cashier-discount-over')
    await sheet().locator('.button-primary').tap()
    await page.getByText('Who approves?').waitFor()
    await shoot(page, 'cashier-discount-approve')
    await sheet().last().getByRole('button', { name: 'Imran Shaikh' }).tap()
    await page.keyboard.type(pinOf('imran'))
    await page.keyboard.press('Enter')
    await page.locator('.bill-off', { hasText: '30 %' }).waitFor()
    expect((await billOf(party)).discounts).toMatchObject([{ by: 'meena', approvedBy: 'imran' }])
    // What is ordered afterwards is owed in full, and the desk says how much that is.
    await rasoi.wait('order.add', { orderId: party.orderId, lines: [line('garlic-naan', 2)] })
    await page.locator('.bill-since').getByText('Added since: ₹', { exact: false }).waitFor()
    await shoot(page, 'cashier-added-since')
    expect(await barriers(page)).toEqual([])
    await key('Ask again').tap()
    await sheet().getByText('On that too: ask who approves').waitFor()
    await shoot(page, 'cashier-ask-again')
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await key(/^Take off: Regular/).tap()
    await page.locator('.bill-off').waitFor({ state: 'detached' })
  })

  test('takes a charge and a tip, each a line of its own, each taken off with one touch', async () => {
    await key('Charges, tip').tap()
    await sheet().getByRole('button', { name: '₹50' }).tap()
    await sheet().locator('.button-primary').tap()
    await page.locator('.bill-off', { hasText: 'Tip' }).waitFor()
    await key('Charges, tip').tap()
    await sheet().locator('.segment', { hasText: 'Service' }).tap()
    await sheet().getByRole('button', { name: '5 %', exact: true }).tap()
    await shoot(page, 'cashier-charges')
    expect(await barriers(page)).toEqual([])
    await sheet().locator('.button-primary').tap()
    await page.locator('.bill-off', { hasText: 'Service charge 5 %' }).waitFor()
    expect(await billOf(party)).toMatchObject({
      total: { tip: 50_00 },
      charges: [{ chargeId: 'service', ratePpm: 50_000 }],
    })
    await shoot(page, 'cashier-charged')
    await key('Take off: Tip').tap()
    // One change at a time: a key that is touched while another is under way does nothing.
    await page.locator('.bill-off', { hasText: 'Tip' }).waitFor({ state: 'detached' })
    await key('Take off: Service charge 5 %').tap()
    await page.locator('.bill-off').waitFor({ state: 'detached' })
  })
})

describe('splitting', () => {
  test('four ways with the first share in cash is four taps, and the parts add up', async () => {
    const party = await rasoi.seat('table-2', [line('masala-dosa', 3), line('garlic-naan', 4)])
    const whole = await billOf(party)
    await take('T2')
    await key('Split').tap()
    await shoot(page, 'cashier-split-equal')
    expect(await barriers(page)).toEqual([])
    // What four of them come to is on the key before it is pressed, and is what they then pay.
    const [, together = ''] = /= ₹([\d,]+(?:\.\d\d)?)/.exec(await key(/^÷4.*=/).innerText()) ?? []
    const said = Math.round(Number(together.replaceAll(',', '')) * 100)
    await key(/^÷4/).tap()
    await payPart('Part 1 of 4')
    const parts = await rasoi.billsOf(party.orderId)
    expect(parts.filter(({ state }) => state === 'settled')).toHaveLength(1)
    expect(parts.reduce((sum, { total }) => sum + total.taxableTotal, 0)).toBe(
      whole.total.taxableTotal,
    )
    await shoot(page, 'cashier-split-parts')
    expect(await barriers(page)).toEqual([])
    for (const part of ['Part 2 of 4', 'Part 3 of 4', 'Part 4 of 4']) {
      await payPart(part, part.startsWith('Part 4'))
    }
    expect(
      (await rasoi.billsOf(party.orderId)).reduce((sum, { total }) => sum + total.due, 0),
    ).toBe(said)
    await rowOf(page, 'T2').first().waitFor({ state: 'detached' })
  })

  test('by items, quantities too, and one bill again with one touch', async () => {
    const party = await rasoi.seat('table-3', [line('masala-dosa', 2), line('garlic-naan', 3)])
    await take('T3')
    await key('Split').tap()
    await page.locator('.segment', { hasText: 'Items' }).tap()
    const row = (name: string): Locator =>
      page.locator('.split-column').first().locator('.split-row', { hasText: name })
    await row('Masala dosa').tap()
    await row('Garlic naan').tap()
    await row('Garlic naan').tap()
    await key('One more part').tap()
    await row('Garlic naan').tap()
    await shoot(page, 'cashier-split-items')
    expect(await barriers(page)).toEqual([])
    await key('Split into 3 bills').tap()
    await card('Part 3 of 3').waitFor()
    expect(
      (await rasoi.billsOf(party.orderId)).map(({ lines }) =>
        lines.map(({ qtyMilli }) => qtyMilli),
      ),
    ).toEqual([[1000], [1000, 2000], [1000]])
    await key('One bill again').tap()
    await key(/^÷4/).or(page.locator('.segment')).first().waitFor()
    expect((await billOf(party)).isSplit).toBe(false)
  })

  test('by seats shares what is for all among them', async () => {
    const party = await rasoi.seat('table-4', [
      line('masala-dosa', 1, { seat: 1 }),
      line('paneer-tikka', 1, { seat: 2 }),
      line('garlic-naan', 2),
    ])
    await take('T4')
    await key('Split').tap()
    await page.getByText('For all, shared by all').waitFor()
    await page.locator('.split-sums', { hasText: '=' }).waitFor()
    const cards = page.locator('.split-card h2 b')
    const toPay = [await cards.nth(0).innerText(), await cards.nth(1).innerText()]
    await shoot(page, 'cashier-split-seats')
    await key('Split into 2 bills').tap()
    await card('Seat 2 · part 2 of 2').waitFor()
    expect(
      (await rasoi.billsOf(party.orderId)).map(({ lines }) =>
        lines.map(({ qtyMilli }) => qtyMilli),
      ),
    ).toEqual([
      [1000, 1000],
      [1000, 1000],
    ])
    await expect
      .poll(() => page.locator('.split-card .amount').allInnerTexts())
      .toEqual(toPay.map((amount) => `${amount}.00`))
    // UPI of one part opens its own code, and leads back to the parts.
    await card('Seat 1 · part 1 of 2').getByRole('button', { name: 'UPI' }).tap()
    await key('Received').tap()
    await key('See the parts').tap()
    await card('Seat 1 · part 1 of 2').getByText('UPI').waitFor()
    // What was taken by card for a part stands on its card, and cash takes the rest only.
    await card('Seat 2 · part 2 of 2').getByRole('button', { name: 'Notes, several ways' }).tap()
    await hold('100', 'Card', 'Approved')
    await page.locator('.bill-head', { hasText: 'Seat 2 · part 2 of 2' }).waitFor()
    await page.locator('.bill-deeds .button', { hasText: 'Parts' }).tap()
    await card('Seat 2 · part 2 of 2').getByText('₹100 taken', { exact: false }).waitFor()
    await shoot(page, 'cashier-part-held')
    await payPart('Seat 2 · part 2 of 2', true)
    await expect
      .poll(async () => (await rasoi.billsOf(party.orderId)).map(({ state }) => state))
      .toEqual(['settled', 'settled'])
    const second = (await rasoi.billsOf(party.orderId)).find(({ payments }) =>
      payments.some(({ kind }) => kind === 'card'),
    )
    expect(second?.payments).toMatchObject([
      { kind: 'card', amount: 100_00 },
      { kind: 'cash', amount: (second?.total.due ?? 0) - 100_00 },
    ])
  })

  test('by an amount: a part is booked now, the rest stays due and is seen by both desks', async () => {
    const party = await rasoi.seat('table-6', [line('paneer-tikka', 2)])
    const { total } = await billOf(party)
    await take('T6')
    await key('Split').tap()
    await page.locator('.segment', { hasText: 'Amount' }).tap()
    await page.locator('.split-amount').getByRole('button', { name: '₹200', exact: true }).tap()
    await shoot(page, 'cashier-split-amount')
    await key(/^Take ₹200/).tap()
    await page.locator('.pad-ways .button', { hasText: 'Cash' }).tap()
    await key(/^Book ₹200 now/).tap()
    await page.getByText('Still due', { exact: true }).waitFor()
    await rowOf(other, 'T6').getByText('₹200 paid').waitFor()
    expect(await billOf(party)).toMatchObject({ state: 'open', payments: [{ amount: 200_00 }] })
    await shoot(page, 'cashier-part-paid')
    expect(await barriers(page)).toEqual([])
    await page.locator('.pad-notes .button', { hasText: 'Exact' }).tap()
    await page.locator('.paid').waitFor()
    await expect.poll(async () => (await billOf(party)).state).toBe('settled')
    expect((await billOf(party)).payments.reduce((sum, { amount }) => sum + amount, 0)).toBe(
      total.due,
    )
  })
})

test('a reference that has paid before is warned of, and taken once somebody has looked', async () => {
  for (const [table, label] of [
    ['table-7', 'T7'],
    ['table-8', 'T8'],
  ] as const) {
    await rasoi.seat(table, [line('garlic-naan', 1)])
    await take(label)
    await page.locator('.pad-ways .button', { hasText: 'UPI' }).tap()
    await page.getByLabel('Last digits of the reference (optional)').fill('4417')
    await key('Received').tap()
    if (label === 'T7') await page.locator('.paid-label').waitFor()
  }
  await page.getByText('The reference 4417 has paid', { exact: false }).waitFor()
  await shoot(page, 'cashier-reference-used')
  await key('I have looked: take it').tap()
  await page.locator('.paid-label').waitFor()
  await rowOf(page, 'T8').waitFor({ state: 'detached' })
  await expect.poll(() => page.getByText('I have looked').count()).toBe(0)
})

test('in Hindi the sheets and the parts speak it too', async () => {
  const party = await rasoi.seat('table-5', [line('paneer-tikka', 2), line('veg-biryani', 3)])
  await other.locator('.desk-head > .button').tap()
  await other.getByText('हिन्दी').first().tap()
  await other.keyboard.press('Escape')
  await take('T5', other)
  await shoot(other, 'cashier-bill-hindi')
  await other.locator('.bill-deeds .button').first().tap()
  await shoot(other, 'cashier-discount-hindi')
  expect(await barriers(other)).toEqual([])
  await other.keyboard.press('Escape')
  await other.locator('.bill-deeds .button').nth(2).tap()
  await other.locator('.split-usual .button').nth(1).tap()
  await other.locator('.split-card').nth(2).waitFor()
  await shoot(other, 'cashier-split-hindi')
  await expect.poll(() => rasoi.billsOf(party.orderId)).toHaveLength(3)
})

test('a desk beside no drawer says once in which of two its cash is; on a phone it is the list or the bill', async () => {
  const drawerId = 'bar-drawer'
  const names = { en: 'Bar drawer', hi: 'बार की दराज़' }
  const bar = { drawerId, names, printerId: 'restaurant-receipt', pin: 5 }
  await rasoi.shop.say(await rasoi.shop.device('office'), 'drawer.set', bar, 'asha')
  const party = await rasoi.seat('table-23', [line('paneer-tikka', 2)])
  await take('T23')
  const exact = page.locator('.pad-notes .button', { hasText: 'Exact' })
  await exact.tap({ force: true })
  await page.getByText('Say first in which drawer the cash is.').waitFor()
  await shoot(page, 'cashier-which-drawer')
  expect(await barriers(page)).toEqual([])
  await page.locator('.which-drawer').getByText('Bar drawer').tap()

  await page.setViewportSize({ width: 390, height: 844 })
  const isWhole = (): Promise<boolean> =>
    page.evaluate('document.documentElement.scrollWidth <= innerWidth')
  await page.locator('.desk-back').tap()
  await page.locator('.bill').waitFor({ state: 'detached' })
  expect(await isWhole()).toBe(true)
  await take('T23')
  await page.locator('.queue').waitFor({ state: 'hidden' })
  expect(await isWhole()).toBe(true)
  await shoot(page, 'cashier-phone')
  expect(await barriers(page)).toEqual([])
  await key(/^Take the money/).tap()
  expect(await isWhole()).toBe(true)
  expect(await barriers(page)).toEqual([])
  await page.locator('.which-drawer-taken').getByText('Bar drawer').waitFor()
  await exact.tap()
  await page.locator('.paid').waitFor()
  await expect.poll(async () => (await billOf(party)).state).toBe('settled')
  // A till opens by itself with the first cash of its drawer.
  expect(await rasoi.tills()).toMatchObject([{ drawerId: 'restaurant-drawer' }, { drawerId }])
  expect(rasoi.shop.complaints).toEqual([])
})
