/**
 * Two cash desks at the same bills, and one that is cut off from the hub: who
 * is faster, who holds what, and where the money that was kept is booked.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { HeldDoc } from '../../schema/held.ts'
import type { Device } from '../faults/hub-process.ts'
import { barriers } from './barriers.ts'
import {
  deskSize,
  note,
  openCashDesk,
  rowOf,
  take,
  typed,
  way,
  type CashDesk,
} from './cash-desk-kit.ts'
import { comeIn, shoot, type ScreenShop } from './screens.ts'

let desk: CashDesk
let shop: ScreenShop
/** Meena's desk. */
let page: Page
let reader: Device

beforeAll(async () => {
  desk = await openCashDesk()
  ;({ shop, page, reader } = desk)
  await comeIn(page, 'meena')
})
afterAll(async () => {
  await shop?.close()
})

describe('two cashiers', () => {
  let second: Page

  test('see the same bill, and the one who comes late is told by whom it was settled', async () => {
    second = await shop.open('cashier', deskSize)
    await comeIn(second, 'imran')
    const { token } = await desk.samosas(6)
    await take(page, token)
    await take(second, token)
    await note(second, 'Exact').tap()
    await page.getByText(/Imran Shaikh settled this bill at/).waitFor()
    await page.getByText('Take no money for it.').waitFor()
    await shoot(page, 'cashier-taken')
    expect(await barriers(page)).toEqual([])
    await expect.poll(() => rowOf(page, token).count()).toBe(0)
  })

  test('see what is added while they look, and are not led to a bill that another has in hand', async () => {
    const { orderId, token } = await desk.samosas(4)
    await take(page, token)
    const more = { orderId, lines: [{ itemId: 'samosa', qtyMilli: 2000 }] }
    expect(await shop.say(await shop.device('counter'), 'order.add', more, 'sunita')).toMatchObject(
      { ok: true },
    )
    await page.locator('.bill-fresh').getByText('New', { exact: true }).waitFor()
    const was = page.locator('.pad-left').getByRole('button', { name: 'was ₹80' })
    await was.waitFor()
    await shoot(page, 'cashier-news')
    expect(await barriers(page)).toEqual([])
    await was.tap()
    await was.waitFor({ state: 'detached' })
    // Imran holds money for one, so Meena is led to the one after it.
    const [taken, free] = [await desk.samosas(2), await desk.samosas(3)]
    await take(second, taken.token)
    await typed(second, '10')
    await way(second, 'UPI').tap()
    await second.getByRole('button', { name: 'Received' }).tap()
    await rowOf(page, taken.token).getByText('UPI ₹10 is held at').waitFor()
    await note(page, 'Exact').tap()
    await page.getByRole('button', { name: `Next: Token ${free.token} · ₹60` }).waitFor()
    await note(second, 'Exact').tap()
    await desk.settled(taken.billId)
    await page.getByRole('button', { name: `Next: Token ${free.token} · ₹60` }).tap()
    await note(page, 'Exact').tap()
    await desk.settled(free.billId)
  })

  test('take the money in the same moment: one is booked, the other gives it back', async () => {
    const { billId, token } = await desk.samosas(7)
    await take(page, token)
    await rowOf(second, token).waitFor()
    await way(page, 'UPI').tap()
    // This desk is cut off for a moment, so it cannot have heard of the other one.
    await page.context().setOffline(true)
    await take(second, token)
    await note(second, 'Exact').tap()
    await desk.settled(billId)
    await page.getByRole('button', { name: 'Received' }).tap()
    await page.context().setOffline(false)
    await page.getByText('This bill is already paid: Imran Shaikh settled it.').waitFor()
    await page.getByText('Give the money back to the guest.').waitFor()
    await shoot(page, 'cashier-both')
    // It is in sight, whatever else is done, until somebody says that the guest has it.
    await page.locator('.held-row', { hasText: 'UPI ₹140' }).waitFor()
    await page.locator('.held-row').getByRole('button', { name: 'Given back' }).tap()
    await page.getByRole('button', { name: 'UPI ₹140: the guest has it' }).tap()
    await page.locator('.held-row').waitFor({ state: 'detached' })
    expect((await desk.billOf(billId)).payments).toHaveLength(1)
  })

  test('both see what one of them holds; the other takes it over, and it is there and nowhere else', async () => {
    const { billId, token } = await desk.samosas(10)
    await take(page, token)
    await typed(page, '50')
    await way(page, 'UPI').tap()
    await page.getByRole('button', { name: 'Received' }).tap()
    await rowOf(second, token).getByText('UPI ₹50 is held at').waitFor()
    await shoot(second, 'cashier-held-queue')
    await take(second, token)
    const ask = second.locator('.held-there')
    await ask.getByText('UPI ₹50 is held at').waitFor()
    expect(await second.locator('.pad-notes').count()).toBe(0)
    await shoot(second, 'cashier-held-there')
    expect(await barriers(second)).toEqual([])
    // A key that takes money takes none before somebody has said what is to become of it.
    await second.keyboard.press('F2')
    await ask.getByRole('button', { name: 'Leave it there' }).tap()
    await note(second, 'Exact').waitFor()
    await shoot(second, 'cashier-held-stays')
    expect(await barriers(second)).toEqual([])
    await second.locator('.held-stays').getByRole('button', { name: 'Take over' }).tap()
    await second.locator('.chip-tender', { hasText: 'UPI ₹50' }).waitFor()
    await page.getByText(`UPI ₹50 for Token ${token} is at`).waitFor()
    await page.getByText('Imran Shaikh took it over there.').waitFor()
    await expect.poll(() => page.locator('.chip-tender').count()).toBe(0)
    await shoot(page, 'cashier-held-taken')
    expect(await barriers(page)).toEqual([])
    await page.locator('.held-row').getByRole('button', { name: 'OK' }).tap()
    await note(second, 'Exact').tap()
    expect((await desk.settled(billId)).payments).toMatchObject([
      { kind: 'upi', amount: 50_00 },
      { kind: 'cash', amount: 150_00 },
    ])
    await expect.poll(async () => (await shop.docs<HeldDoc>(reader, 'held')).length).toBe(0)
    await second.context().close()
  })
})

describe('away from the hub', () => {
  test('bills stay in view as of then, cash is kept here and booked once the hub is back', async () => {
    const { billId, token } = await desk.samosas(9)
    await rowOf(page, token).waitFor()
    await shop.hub().kill()
    await page.getByText(/These bills are as of/).waitFor()
    await take(page, token)
    await way(page, 'UPI').tap({ force: true })
    await page.getByText(/Take cash until it is back/).waitFor()
    await shoot(page, 'cashier-away')
    expect(await barriers(page)).toEqual([])
    await note(page, '₹200').tap()
    await page.getByText('Kept on this screen until the hub is back').waitFor()
    await expect.poll(() => page.locator('.paid .amount-change').innerText()).toBe('₹20')
    await shoot(page, 'cashier-kept')
    // None of them was opened before: they have come by themselves, and say what only the hub knows.
    for (const [part, says] of [
      ['Refund', /The hub does not answer/],
      ['Customers', /The hub does not answer/],
      ['Till', /The hub is away. Sales go on/],
    ] as const) {
      await page.locator('.desk-parts').getByRole('link', { name: part }).tap()
      await page.locator('main').getByText(says).first().waitFor()
      expect(await page.getByText('could not be fetched').count()).toBe(0)
      expect(await barriers(page)).toEqual([])
      await shoot(page, `cashier-away-${part.toLowerCase()}`)
    }
    await page.locator('.desk-parts').getByRole('link', { name: 'Bills' }).tap()
    await shop.openHub()
    await expect
      .poll(async () => (await desk.billOf(billId)).state, { timeout: 20_000 })
      .toBe('settled')
    expect(await desk.billOf(billId)).toMatchObject({
      isTakenAway: true,
      overShort: 0,
      payments: [{ kind: 'cash', amount: 180_00 }],
    })
    expect(await desk.jobsOf(billId, 'receipt')).toHaveLength(0)
    await page
      .getByText((await desk.billOf(billId)).invoice?.number ?? '?')
      .first()
      .waitFor()
  })
})

/** Cash is taken here for a bill while the screen hears nothing of the hub, which is told of it afterwards. */
const keepCash = async (token: number, meanwhile: () => Promise<unknown>): Promise<void> => {
  await take(page, token)
  await page.context().setOffline(true)
  await page.getByText(/These bills are as of/).waitFor()
  await meanwhile()
  await note(page, 'Exact').tap()
  await page.getByText('Kept on this screen until the hub is back').waitFor()
  await page.context().setOffline(false)
}

describe('cash kept here for a bill that another desk', () => {
  test('has put on another one is a part of that one’s money, and says so', async () => {
    const [one, other] = [await desk.samosas(3), await desk.samosas(5)]
    await keepCash(one.token, () =>
      shop.say(reader, 'bill.merge', { billId: one.billId, intoId: other.billId }, 'imran'),
    )
    await page.getByText(`Token ${one.token} is on the bill of Token ${other.token} now.`).waitFor()
    await page.getByText('₹60 in cash is booked there. Still due: ₹100').waitFor()
    await rowOf(page, other.token).getByText('₹60 paid').waitFor()
    await shoot(page, 'cashier-kept-part')
    expect(await barriers(page)).toEqual([])
    await page.locator('.held-row').getByRole('button', { name: 'OK' }).tap()
    await note(page, 'Exact').tap()
    await desk.settled(other.billId)
  })

  test('has taken the money for is in the till, and the manager is told', async () => {
    const { billId, token } = await desk.samosas(2)
    const tenders = [{ kind: 'upi', offered: 'exact' }]
    await keepCash(token, () => shop.say(reader, 'bill.settle', { billId, tenders }, 'imran'))
    await page.getByText(`Token ${token} owed nothing any more`, { exact: false }).waitFor()
    await shoot(page, 'cashier-kept-over')
    expect(await barriers(page)).toEqual([])
    await page.locator('.held-row').getByRole('button', { name: 'OK' }).tap()
    expect((await desk.billOf(billId)).payments).toMatchObject([{ kind: 'upi' }])
  })
})

test('no page has complained', () => {
  expect(shop.complaints).toEqual([])
})
