/**
 * One table's money from the waiter's tap to the Z report: the bill is asked for
 * on the floor, claimed at one of two desks, split by items in three, paid in
 * cash, by UPI and by both, one thing given back, and the till counted blind and
 * closed. A real hub, a real bridge with its virtual printer, a real Chromium;
 * every paper is looked at, in English and in Hindi.
 */
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { BillDoc } from '../../schema/bill.ts'
import type { Reply } from '../../schema/command.ts'
import type { View } from '../../schema/view.ts'
import { envelope, pair, pinOf, post, signIn, type Device } from '../faults/hub-process.ts'
import { cardOf, line } from './rasoi-kit.ts'
import { barriers } from './barriers.ts'
import { openStoryShop, type StoryShop } from './shop.ts'

const desk = { viewport: { width: 1366, height: 768 }, hasTouch: true, acceptDownloads: true }
const tablet = { viewport: { width: 1280, height: 800 }, hasTouch: true }

let shop: StoryShop
let waiter: Page
let meena: Page
let imran: Page
let devices: Page
/** A cash desk without a face: what it sees is what the hub says. */
let reader: Device
let orderId: string

beforeAll(async () => {
  shop = await openStoryShop()
  const office = await pair(shop.hub, 'office')
  const asha = await signIn(shop.hub, office, 'asha')
  const invited = async (kind: string, name: string): Promise<string> => {
    const args = { kind, outletId: 'restaurant', name }
    const invite = resultOf(
      await post(shop.hub.base, office, envelope('device.invite', args, asha).text),
    ) as { code: string }
    return invite.code
  }
  reader = await pair(
    { ...shop.hub, codes: { cashier: await invited('cashier', 'Reader') } },
    'cashier',
  )
  waiter = await shop.open('floor', tablet, 'farida')
  // A desk with a drawer and a printer, in two windows.
  const code = shop.hub.codes['cashier.restaurant']
  meena = await shop.open('cashier', desk, 'meena', code)
  imran = await shop.open('cashier', desk, 'imran', code)
  devices = await shop.open('devices', desk, undefined, await invited('devices', 'Papers'))
  const floor = await pair(
    { ...shop.hub, codes: { floor: await invited('floor', 'Hand') } },
    'floor',
  )
  const farida = await signIn(shop.hub, floor, 'farida')
  const wait = async (name: string, args: object): Promise<unknown> =>
    resultOf(await post(shop.hub.base, floor, envelope(name, args, farida).text))
  const party = await wait('sitting.open', { tableId: 'table-3', guests: 3 })
  orderId = (party as { orderId: string }).orderId
  const lines = [line('masala-dosa', 2), line('garlic-naan', 3), line('paneer-tikka', 1)]
  await wait('order.add', { orderId, lines })
}, 300_000)
afterAll(() => shop?.close())

const resultOf = (reply: Reply): unknown => {
  if (!reply.ok) throw new Error(reply.message)
  return reply.result
}
/** The documents of a concept as a cash desk of the restaurant has them. */
const docs = async <T>(concept: string): Promise<readonly T[]> => {
  const response = await fetch(`${shop.hub.base}/api/v1/views/cashier`, {
    headers: { authorization: `Bearer ${reader.token}` },
  })
  const view = (await response.json()) as View
  return view.docs.filter((doc) => doc.key.startsWith(`${concept}:`)).map(({ data }) => data as T)
}
const bills = async (): Promise<readonly BillDoc[]> =>
  (await docs<BillDoc>('bill'))
    .filter((bill) => bill.orderId === orderId)
    .toSorted((a, b) => (a.billId < b.billId ? -1 : 1))
const key = (name: string | RegExp): Locator =>
  meena.getByRole('button', { name, exact: typeof name === 'string' })
const card = (part: string): Locator =>
  meena.locator('.split-card').filter({ has: meena.getByText(part, { exact: true }) })
/** A paper of the restaurant, once it has come out of its printer. */
const paper = (words: RegExp): Locator => devices.getByAltText(words).first()
const comesOut = (words: RegExp): Promise<void> => paper(words).waitFor({ timeout: 20_000 })
/** Keeps the paper as a picture for somebody to look at. */
const look = async (words: RegExp, name: string): Promise<void> => {
  await paper(words).scrollIntoViewIfNeeded()
  await shop.picture(devices, name)
}

describe('a bill', () => {
  test('is asked for with two taps of the waiter, and rings at both desks', async () => {
    await waiter.locator('.table[data-table="table-3"]').tap()
    await waiter.getByRole('button', { name: 'Bill', exact: true }).tap()
    for (const page of [meena, imran])
      await cardOf(page, 'T3').getByText('asked by Farida').waitFor()
    expect(await docs('request')).toMatchObject([{ tableLabel: 'T3', claimedBy: null }])
  })

  test('is claimed at one desk, and the other one dims and says who has it', async () => {
    await cardOf(meena, 'T3').getByRole('button', { name: 'Claim' }).tap()
    await meena.locator('.bill-head h1', { hasText: 'T3' }).waitFor()
    await cardOf(imran, 'T3').getByText('Meena Jadhav has it in hand').waitFor()
    await expect.poll(() => cardOf(imran, 'T3').getByRole('button').count()).toBe(0)
  })

  test('is split by items in three, and the parts are the bill', async () => {
    const [whole] = await bills()
    await key('Split').tap()
    await meena.locator('.segment', { hasText: 'Items' }).tap()
    const row = (name: string): Locator =>
      meena.locator('.split-column').first().locator('.split-row', { hasText: name })
    await row('Paneer tikka').tap()
    await key('One more part').tap()
    await row('Garlic naan').tap()
    await row('Garlic naan').tap()
    await shop.picture(meena, 'evening-split')
    expect(await barriers(meena)).toEqual([])
    await key('Split into 3 bills').tap()
    await card('Part 3 of 3').waitFor()
    const parts = await bills()
    const taxable = parts.reduce((sum, { total }) => sum + total.taxableTotal, 0)
    expect([parts.length, taxable]).toEqual([3, whole?.total.taxableTotal])
  })

  test('is paid in cash, by UPI with a Hindi receipt, and by both; the table is free to pay no more', async () => {
    await card('Part 1 of 3').getByRole('button', { name: 'Cash' }).tap()
    await meena.locator('.pad-notes .button', { hasText: 'Exact' }).tap()
    await key('See the parts').tap()
    await card('Part 1 of 3').locator('.split-done').waitFor()
    await comesOut(/Tax invoice[\s\S]*Masala dosa[\s\S]*TOTAL/i)
    await look(/Masala dosa/, 'evening-receipt-en')
    await card('Part 2 of 3').getByRole('button', { name: 'UPI' }).tap()
    await meena.locator('.bill .segment', { hasText: 'हिन्दी' }).tap()
    await meena.getByLabel('Last digits of the reference (optional)').fill('4417')
    await key('Received').tap()
    await comesOut(/मसाला|पनीर/)
    await look(/पनीर/, 'evening-receipt-hi')
    await key('See the parts').tap()
    await card('Part 3 of 3').getByRole('button', { name: 'Notes, several ways' }).tap()
    for (const figure of '50')
      await meena.locator('.pad .key').getByText(figure, { exact: true }).tap()
    await meena.locator('.pad-ways .button', { hasText: 'UPI' }).tap()
    await key('Received').tap()
    await meena.getByText('Still missing').waitFor()
    await meena.locator('.pad-notes .button', { hasText: 'Exact' }).tap()
    await meena.locator('.paid').waitFor()
    for (const page of [meena, imran]) await cardOf(page, 'T3').waitFor({ state: 'detached' })
    const paid = (await bills()).map(({ payments }) => payments.map(({ kind }) => kind))
    expect(paid).toEqual([['cash'], ['upi'], ['upi', 'cash']])
  })

  test('has a receipt for each part, in the language its guest reads, and the same as a PDF', async () => {
    const [first, , third] = await bills()
    await comesOut(new RegExp(`${third?.invoice?.number}[\\s\\S]*UPI[\\s\\S]*Cash`))
    const response = await fetch(
      `${shop.hub.base}/api/v1/bills/${first?.billId}/invoice.pdf?language=en`,
      { headers: { authorization: `Bearer ${reader.token}` } },
    )
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], {
      input: Buffer.from(await response.arrayBuffer()),
      encoding: 'utf8',
    })
    expect(text).toContain(first?.invoice?.number)
    expect(text).toMatch(/Masala dosa\s+996331\s+2\s/)
    expect(text).toMatch(new RegExp(`TOTAL\\s+₹${((first?.total.due ?? 0) / 100).toFixed(2)}`))
  })
})

test('one naan of it is given back with a second person’s word, and a credit note comes out', async () => {
  const third = (await bills()).at(-1)
  await meena.getByRole('link', { name: 'Refund' }).tap()
  await meena.getByText('Find the bill', { exact: true }).waitFor()
  await meena.keyboard.press('/')
  await meena.keyboard.type(third?.invoice?.number ?? '')
  await meena.keyboard.press('Enter')
  await key('One more: Garlic naan').tap()
  await key('Not good').tap()
  await meena.locator('.refund-give .button').tap()
  await key(/Imran Shaikh/).tap()
  await meena.keyboard.type(pinOf('imran'))
  await meena.keyboard.press('Enter')
  await meena.getByText('Given back', { exact: true }).waitFor()
  expect(await docs('refund')).toMatchObject([
    { billId: third?.billId, by: 'meena', approvedBy: 'imran', lines: [{ qtyMilli: 1000 }] },
  ])
  await comesOut(/Credit note[\s\S]*Garlic naan/i)
  await look(/Credit note/i, 'evening-credit-note')
  const coming = meena.waitForEvent('download')
  await key(/^Credit note .+ as a PDF/).tap()
  expect((await coming).suggestedFilename()).toMatch(/C-2627-00001\.pdf$/)
  await shop.picture(meena, 'evening-given-back')
})

test('the till is counted blind, closed, and its Z says the evening', async () => {
  await meena.getByRole('link', { name: 'Till' }).tap()
  await key('Count and close').tap()
  await key('Count the cash').tap()
  expect(await meena.locator('.till').textContent()).not.toContain('Expected')
  await meena.getByLabel('How many of ₹500', { exact: true }).fill('1')
  await key('That is all: ₹500').tap()
  await meena.getByText('Expected').first().waitFor()
  await meena.getByLabel('Note').fill('Counted twice')
  await key(/^Close the till/).tap()
  const who = key(/Imran Shaikh/)
  const kept = meena.getByRole('heading', { name: 'Z 1 is kept' })
  await who.or(kept).first().waitFor()
  if (await who.isVisible()) {
    await who.tap()
    await meena.keyboard.type(pinOf('imran'))
    await meena.keyboard.press('Enter')
  }
  await kept.waitFor()
  await comesOut(/Z report 1[\s\S]*UPI/)
  await look(/Z report 1/, 'evening-z')
  await shop.picture(meena, 'evening-closed')
  expect(shop.complaints()).toEqual([])
})
