/**
 * Two bills become one at two desks, and money that is held follows its bill:
 * along, home again, to another one, or back to the guest.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { BillDoc } from '../../schema/bill.ts'
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
/** Imran's desk. */
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
const hold = (figures: string, way: string, word: string): Promise<void> =>
  holdPart(page, figures, way, word)
const billOf = async ({ orderId }: Seated): Promise<BillDoc> => {
  const [bill] = await rasoi.billsOf(orderId)
  if (bill === undefined) throw new Error('there is no bill')
  return bill
}

describe('merging', () => {
  test('two tables pay together, are two again with one touch, and one after all', async () => {
    const one = await rasoi.seat('table-21', [line('masala-dosa', 2)])
    const second = await rasoi.seat('table-22', [line('garlic-naan', 3)])
    for (const { sittingId } of [one, second]) await rasoi.askBill(sittingId)
    const before = await billOf(second)
    await take('T22')
    await hold('50', 'UPI', 'Received')
    const merge = async (): Promise<void> => {
      await key('Merge').tap()
      await sheet().locator('.row-press', { hasText: 'T22' }).tap()
      await sheet().locator('.button-primary', { hasText: 'One bill of' }).waitFor()
    }
    await take('T21')
    await merge()
    await sheet().getByText('What is held goes along: UPI ₹50').waitFor()
    await shoot(page, 'cashier-merge')
    expect(await barriers(page, 'cashier/MergeSheet')).toEqual([])
    await sheet().locator('.button-primary').tap()
    await key('Take T22 off this bill again').waitFor()
    await shoot(page, 'cashier-merged')
    expect(await barriers(page)).toEqual([])
    expect((await billOf(one)).lines).toHaveLength(2)
    await key('Take T22 off this bill again').tap()
    await rowOf(page, 'T22').waitFor()
    expect((await billOf(second)).total).toEqual(before.total)
    await rowOf(page, 'T22').getByText('UPI ₹50 held').waitFor()
    await merge()
    await sheet().locator('.button-primary').tap()
    await key('Take T22 off this bill again').waitFor()
    await page.locator('.pad-notes .button', { hasText: 'Exact' }).tap()
    await page.locator('.paid').waitFor()
    await expect.poll(async () => (await billOf(one)).state).toBe('settled')
    expect((await billOf(one)).payments.map(({ kind }) => kind)).toEqual(['upi', 'cash'])
    await rowOf(page, 'T22').waitFor({ state: 'detached' })
    while ((await page.locator('.held-row').count()) > 0)
      await page.locator('.held-row').first().getByRole('button', { name: 'OK' }).tap()
  })

  test('at another desk takes the money held here along, home again, and what nobody needs is given back', async () => {
    const one = await rasoi.seat('table-31', [line('masala-dosa', 2)])
    await rasoi.seat('table-32', [line('garlic-naan', 3)])
    await take('T32')
    await hold('100', 'UPI', 'Received')
    const merge = async (): Promise<void> => {
      await take('T31', other)
      await key('Merge', other).tap()
      await sheet(other).locator('.row-press', { hasText: 'T32' }).tap()
      await sheet(other).locator('.button-primary', { hasText: 'One bill of' }).tap()
      await page.getByText('UPI ₹100 is held on T31 + T32.').waitFor()
    }
    // A guest looks at the code for the rest; they may pay it at any moment.
    await page.locator('.pad-ways .button', { hasText: 'UPI' }).tap()
    const asked = await page.locator('.elsewhere .figures').first().textContent()
    await merge()
    await page.getByText('is still asked for, on that bill', { exact: false }).waitFor()
    expect(await page.locator('.elsewhere .figures').first().textContent()).toBe(asked)
    await shoot(page, 'cashier-asked-on')
    await page
      .locator('.held-row', { hasText: 'still asked for' })
      .getByRole('button', { name: 'OK' })
      .tap()
    await page.getByRole('button', { name: 'Back' }).tap()
    await page.getByText('T32 is on the bill of T31 + T32 now.').waitFor()
    await rowOf(page, 'T31 \\+ T32').getByText('UPI ₹100 held').waitFor()
    await shoot(page, 'cashier-held-moved')
    expect(await barriers(page)).toEqual([])
    await page.locator('.held-row').getByRole('button', { name: 'OK' }).tap()
    await key('Take T32 off this bill again', other).tap()
    await page.getByText('T32 is a bill of its own again.').waitFor()
    await page.getByText('UPI ₹100 is held on T32.').waitFor()
    await page.locator('.held-row').getByRole('button', { name: 'OK' }).tap()
    await merge()
    await page.locator('.held-row').getByRole('button', { name: 'Open the bill' }).tap()
    await page.locator('.chip-tender', { hasText: '₹100' }).waitFor()
    // The other desk is told, and takes all of it; this one's money stays in sight over a reload.
    await other.locator('.held-there').getByText('UPI ₹100 is held at').waitFor()
    await other.getByRole('button', { name: 'Leave it there' }).tap()
    await other.locator('.pad-notes .button', { hasText: 'Exact' }).tap()
    await expect.poll(async () => (await billOf(one)).state).toBe('settled')
    await page.reload()
    const held = page.locator('.held-row', { hasText: 'UPI ₹100' })
    await held.getByText('T31 + T32 was paid at another desk', { exact: false }).waitFor()
    await rasoi.seat('table-33', [line('garlic-naan', 3)])
    await take('T33')
    await shoot(page, 'cashier-held')
    expect(await barriers(page)).toEqual([])
    await held.getByRole('button', { name: 'Put on T33' }).tap()
    await page.locator('.chip-tender', { hasText: '₹100' }).tap()
    await held.waitFor({ state: 'detached' })
    await page.locator('.pad-notes .button', { hasText: 'Exact' }).tap()
    await page.locator('.paid').waitFor()
  })
})

test('many things to see fold into one line, and money finds its bill on a phone too', async () => {
  /** A party of its own at T7, and what its bill is called. */
  const seat = async (): Promise<BillDoc> =>
    billOf(await rasoi.seat('table-7', [line('garlic-naan', 2)], 1, true))
  for (let one = 0; one < 3; one++) {
    const bill = await seat()
    await take(bill.tableLabel)
    await hold('10', 'UPI', 'Received')
    await rasoi.settle(bill)
    await rowOf(page, bill.tableLabel).waitFor({ state: 'detached' })
  }
  const folded = key('3 things to see')
  await folded.waitFor()
  await expect.poll(() => page.locator('.held-row').count()).toBe(0)
  await folded.tap()
  await expect.poll(() => page.locator('.held-row').count()).toBe(3)
  expect(await barriers(page)).toEqual([])

  const { tableLabel } = await seat()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.locator('.desk-back').tap()
  await take(tableLabel)
  await page.locator('.desk-bill .held-row').first().waitFor()
  await shoot(page, 'cashier-phone-held')
  expect(await barriers(page)).toEqual([])
  for (let left = 3; left > 0; left--) {
    await expect.poll(() => page.locator('.desk-bill .held-row').count()).toBe(left)
    await key(/^Put on/)
      .first()
      .tap()
  }
  await page.locator('.desk-bill .held-row').first().waitFor({ state: 'detached' })
  await key(/^Take the money/).tap()
  await expect.poll(() => page.locator('.chip-tender').count()).toBe(3)
  await page.goBack()
  await page.locator('.bill').waitFor()
  await page.goBack()
  await page.locator('.queue').waitFor()
  await page.setViewportSize({ width: 1366, height: 768 })
})

test('no page has complained', () => {
  expect(rasoi.shop.complaints).toEqual([])
})
