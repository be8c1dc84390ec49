/**
 * An hour at the cash desk: coming in, every way of paying, the paper, and the
 * whole desk in Hindi.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { encode } from 'uqr'
import type { BillDoc } from '../../schema/bill.ts'
import type { JobDoc } from '../../schema/device.ts'
import { upiUri } from '../../schema/upi.ts'
import { pinOf, type Device } from '../faults/hub-process.ts'
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
import { shoot, some, touchPin, type ScreenShop } from './screens.ts'

let desk: CashDesk
let shop: ScreenShop
/** Meena's desk. */
let page: Page
let reader: Device
let bridge: Device

beforeAll(async () => {
  desk = await openCashDesk()
  ;({ shop, page, reader, bridge } = desk)
})
afterAll(async () => {
  await shop?.close()
})

/** The dark squares of a code on the screen, and those of a text, as `x y`. */
const darkIn = async (code: Locator): Promise<readonly string[]> =>
  ((await code.locator('path').getAttribute('d')) ?? '').match(/\d+ \d+(?=h)/g) ?? []
const darkOf = (text: string): readonly string[] =>
  encode(text, { ecc: 'M', border: 0 }).data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])),
  )
describe('coming in', () => {
  test('asks who is working, and says when a PIN is wrong', async () => {
    await page.getByRole('heading', { name: 'Who is working?' }).waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'cashier-signed-out')
    await page.getByRole('button', { name: 'Meena Jadhav' }).tap()
    for (const _ of '1111') await page.locator('.keypad .key', { hasText: '1' }).first().tap()
    await page.getByRole('button', { name: 'Start' }).tap()
    await page.getByText('That PIN is not right.').waitFor()
    await touchPin(page, 'meena')
    await page.getByText('No open bills').first().waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'cashier-empty')
  })

  test('a screen nobody knows asks for its code', async () => {
    const fresh = await shop.open('cashier', deskSize)
    await fresh.getByRole('heading', { name: 'Who is working?' }).waitFor()
    // Left first, so that no answer still under way brings the cookie back.
    await fresh.goto('about:blank')
    await fresh.context().clearCookies()
    await fresh.goto(`${shop.hub().base}/cashier`)
    await fresh.getByLabel('Pairing code').waitFor()
    expect(await barriers(fresh)).toEqual([])
    await fresh.context().close()
  })
})

describe('taking the money', () => {
  test('a bill is in the queue as soon as it is ordered, without a touch', async () => {
    const { token } = await desk.samosas(1)
    await rowOf(page, token).waitFor()
    await expect.poll(() => rowOf(page, token).count()).toBe(1)
  })

  test('a ₹500 note for ₹180 is two taps: the bill and the note, and ₹320 goes back', async () => {
    const { billId, token } = await shop.order([
      some('pav-bhaji', 1, { modifierIds: ['extra-pav'] }),
      some('samosa', 1),
    ])
    await take(page, token)
    await shoot(page, 'cashier-bill')
    expect(await barriers(page)).toEqual([])
    await note(page, '₹500').tap()
    const change = page.locator('.paid .amount-change')
    await expect.poll(() => change.innerText()).toBe('₹320')
    await expect
      .poll(() => change.evaluate((amount) => getComputedStyle(amount).fontSize))
      .toBe('72px')
    const bill = await desk.settled(billId)
    expect(bill.payments).toMatchObject([{ kind: 'cash', offered: 500_00, change: 320_00 }])
    await page
      .getByText(bill.invoice?.number ?? '?')
      .first()
      .waitFor()
    await expect.poll(() => rowOf(page, token).count()).toBe(0)
    expect(await desk.jobsOf(billId, 'kick')).toHaveLength(1)
    await shoot(page, 'cashier-change')
    expect(await barriers(page)).toEqual([])
  })

  test('the receipt is printing, then printed, as the bridge says', async () => {
    const [paid] = (await shop.docs<BillDoc>(reader, 'bill')).filter(
      ({ state }) => state === 'settled',
    )
    await page.getByText('Receipt is printing …').waitFor()
    const [job] = await desk.jobsOf(paid?.billId ?? '', 'receipt')
    await shop.say(bridge, 'job.finish', {
      jobId: job?.jobId,
      outcome: { kind: 'done', level: 'confirmed' },
    })
    await page.getByText('Receipt is printed.').waitFor()
    await expect.poll(() => page.getByText('Drawer').count()).toBe(1)
  })

  test('UPI shows a code with the amount in it and books only what a person confirms', async () => {
    const { billId, token } = await desk.samosas(4)
    await take(page, token)
    await way(page, 'UPI').tap()
    const code = page.getByRole('img', { name: 'QR code for this amount' })
    await code.waitFor()
    expect(await darkIn(code)).toEqual(
      darkOf(
        upiUri({
          payee: 'lalpatang@demo',
          name: 'Lal Patang Mithai',
          reference: billId.replaceAll('-', ''),
          note: `M1 ${token}`,
          amount: 80_00,
        }),
      ),
    )
    await shoot(page, 'cashier-upi')
    expect(await barriers(page)).toEqual([])
    expect((await desk.billOf(billId)).state).toBe('open')
    await page.getByLabel('Last digits of the reference').fill('4821')
    await page.getByRole('button', { name: 'Received' }).tap()
    const bill = await desk.settled(billId)
    expect(bill.payments).toMatchObject([{ kind: 'upi', amount: 80_00, reference: '4821' }])
    expect(await desk.jobsOf(billId, 'kick')).toHaveLength(0)
  })

  test('a card is charged on its machine and approved here; going back books nothing', async () => {
    const { billId, token } = await desk.samosas(5)
    await take(page, token)
    await way(page, 'Card').tap()
    await page.getByRole('button', { name: 'Back' }).tap()
    await way(page, 'Card').tap()
    await page.getByRole('button', { name: 'Approved' }).tap()
    expect((await desk.settled(billId)).payments).toMatchObject([{ kind: 'card', amount: 100_00 }])
  })

  test('who has paid too much by UPI gets the rest in cash, or leaves it as a tip', async () => {
    const first = await desk.samosas(5)
    await take(page, first.token)
    await typed(page, '127')
    await way(page, 'UPI').tap()
    await page.getByText('More than is due').waitFor()
    await shoot(page, 'cashier-more-than-due')
    expect(await barriers(page)).toEqual([])
    await page.getByLabel('Last digits of the reference').fill('4822')
    await page.getByRole('button', { name: 'Give ₹27 back in cash' }).tap()
    await expect.poll(() => page.locator('.paid .amount-change').innerText()).toBe('₹27')
    const bill = await desk.settled(first.billId)
    expect(bill.payments).toMatchObject([{ kind: 'upi', offered: 127_00, change: 27_00 }])
    expect(await desk.jobsOf(first.billId, 'kick')).toHaveLength(1)
    const second = await desk.samosas(5)
    await take(page, second.token)
    await typed(page, '120')
    await way(page, 'UPI').tap()
    await page.getByRole('button', { name: '₹20 is a tip' }).tap()
    expect((await desk.settled(second.billId)).total).toMatchObject({ tip: 20_00, due: 120_00 })
  })

  test('a part that was booked is given back by one key, once somebody has allowed it', async () => {
    const { billId, token } = await desk.samosas(5)
    await take(page, token)
    await typed(page, '30')
    await way(page, 'UPI').tap()
    await page.getByRole('button', { name: 'Received' }).tap()
    await page.getByRole('button', { name: /^Book ₹30 now/ }).tap()
    await page.locator('.bill-part').waitFor()
    await shoot(page, 'cashier-part-booked')
    await page.getByRole('button', { name: 'Give back UPI ₹30' }).tap()
    await page.getByRole('dialog').getByRole('button', { name: 'Imran Shaikh' }).tap()
    for (const figure of pinOf('imran'))
      await page.getByRole('dialog').getByRole('button', { name: figure, exact: true }).tap()
    await page.getByRole('button', { name: 'Approve' }).tap()
    await page.locator('.bill-part').waitFor({ state: 'detached' })
    await note(page, 'Exact').tap()
    expect((await desk.settled(billId)).payments).toMatchObject([
      { kind: 'upi', amount: 0, back: { kind: 'upi', amount: 30_00 } },
      { kind: 'cash', amount: 100_00 },
    ])
  })

  test('several ways pay one bill, what is missing stays in view, and a chip can be taken back', async () => {
    const { billId, token } = await desk.samosas(20)
    await take(page, token)
    await typed(page, '150')
    await way(page, 'Cash').tap()
    await typed(page, '100')
    await way(page, 'Card').tap()
    await page.getByRole('button', { name: 'Approved' }).tap()
    await expect.poll(() => page.locator('.pad-left .amount').innerText()).toBe('₹150.00')
    await page.getByRole('button', { name: 'Take back: Cash ₹150' }).tap()
    await expect.poll(() => page.locator('.pad-left .amount').innerText()).toBe('₹300.00')
    await typed(page, '50')
    await way(page, 'Cash').tap()
    await shoot(page, 'cashier-chips')
    await page.reload()
    await take(page, token)
    await expect.poll(() => page.locator('.chip-tender').count()).toBe(2)
    await way(page, 'UPI').tap()
    await page.getByRole('button', { name: 'Received' }).tap()
    const { payments } = await desk.settled(billId)
    expect(Object.fromEntries(payments.map(({ kind, amount }) => [kind, amount]))).toEqual({
      cash: 50_00,
      card: 100_00,
      upi: 250_00,
    })
  })

  test('more than is left cannot be taken from a wallet, and the key says why', async () => {
    const { token } = await desk.samosas(1)
    await take(page, token)
    await typed(page, '500')
    await way(page, 'Wallet').tap({ force: true })
    await page.getByText('That is ₹480 more than is due.').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => way(page, 'Wallet').getAttribute('aria-disabled')).toBeNull()
  })

  test('a finger that taps twice pays once', async () => {
    const { billId, token } = await desk.samosas(2)
    const before = (await shop.docs<BillDoc>(reader, 'bill')).filter(
      ({ state }) => state === 'settled',
    ).length
    await take(page, token)
    await page.locator('.pad-notes .button', { hasText: 'Exact' }).dblclick()
    await desk.settled(billId)
    const after = (await shop.docs<BillDoc>(reader, 'bill')).filter(
      ({ state }) => state === 'settled',
    ).length
    expect(after).toBe(before + 1)
  })

  test('a keyboard does it alone: search, figures, Enter, and the next bill', async () => {
    const { billId, token } = await shop.order([some('misal-pav', 3)])
    await rowOf(page, token).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('misal')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: String(token), exact: true }).waitFor()
    await page.keyboard.type('300')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.paid .amount-change').innerText()).toBe('₹30')
    await desk.settled(billId)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.locator('dialog[open]').getByText('Bill above, bill below').waitFor()
    await shoot(page, 'cashier-keys')
    expect(await barriers(page, 'cashier/KeysSheet')).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('a keyboard takes UPI alone too: a part, its reference, Enter; cash is not taken for what is asked', async () => {
    const { billId, token } = await shop.order([some('misal-pav', 3)])
    await rowOf(page, token).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(String(token))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: String(token), exact: true }).waitFor()
    await page.keyboard.type('100')
    // The very next key is part of the reference, however fast it comes.
    // The very next key belongs to the reference: a frame later it would have come and be lost.
    const isThere = `new Promise((tell) => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F6', bubbles: true }))
      setTimeout(() => tell(document.activeElement.matches('.elsewhere input')))
    })`
    expect(await page.evaluate(isThere)).toBe(true)
    await page.keyboard.press('F2')
    await page.keyboard.type('4417')
    await page.keyboard.press('Enter')
    await page.locator('.chip-tender', { hasText: '₹100' }).waitFor()
    await page.keyboard.press('F2')
    expect((await desk.settled(billId)).payments).toMatchObject([
      { kind: 'upi', amount: 100_00, reference: '4417' },
      { kind: 'cash', amount: 170_00 },
    ])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  test('a guest who reads Hindi gets a Hindi receipt', async () => {
    const { billId, token } = await desk.samosas(3)
    await take(page, token)
    await page.locator('.receipt-language').getByText('हिन्दी').tap()
    await note(page, 'Exact').tap()
    expect((await desk.settled(billId)).language).toBe('hi')
  })
})

describe('paper', () => {
  test('a duplicate needs a second person, who types their own PIN for it', async () => {
    await page.locator('.queue .row-press', { hasText: 'M1/' }).first().tap()
    await page.getByRole('button', { name: 'Print duplicate' }).tap()
    await page.getByRole('heading', { name: 'Who approves?' }).waitFor()
    expect(await page.getByRole('dialog').getByText('Ravi Pawar').count()).toBe(0)
    await page.getByRole('dialog').getByRole('button', { name: 'Imran Shaikh' }).tap()
    await shoot(page, 'cashier-approve')
    expect(await barriers(page, 'lib/ApproveSheet')).toEqual([])
    for (const _ of '1111') await page.locator('.keypad .key', { hasText: '1' }).first().tap()
    await page.getByRole('button', { name: 'Approve' }).tap()
    await page.getByText('That PIN is not right.').waitFor()
    await touchPin(page, 'imran')
    await page.getByText(/Duplicate of token \d+ goes to the printer/).waitFor()
    await expect
      .poll(async () => (await shop.docs<JobDoc>(reader, 'job')).some(({ copy }) => copy === 2))
      .toBe(true)
    await shoot(page, 'cashier-settled')
  })

  test('a receipt nobody is sure of is asked about, and the answer settles it', async () => {
    const { billId, token } = await desk.samosas(8)
    await take(page, token)
    await note(page, 'Exact').tap()
    await desk.settled(billId)
    const [job] = await desk.jobsOf(billId, 'receipt')
    await shop.say(bridge, 'job.finish', {
      jobId: job?.jobId,
      outcome: { kind: 'ambiguous', reason: 'the line went' },
    })
    await page.locator('.paid').getByText('Nobody knows whether the receipt came out.').waitFor()
    expect(await page.locator('.queue-doubt').count()).toBe(0)
    await page.keyboard.press('Escape')
    const question = page.locator('.queue-doubt', { hasText: `token ${token} come out?` })
    await question.waitFor()
    await shoot(page, 'cashier-doubt')
    expect(await barriers(page)).toEqual([])
    await question.getByRole('button', { name: 'Print again' }).tap()
    await question.waitFor({ state: 'detached' })
    await expect.poll(async () => (await desk.jobsOf(billId, 'receipt')).length).toBe(2)
  })

  test('a printer without paper says so, and how many receipts wait for it', async () => {
    await shop.say(bridge, 'printer.report', {
      printerId: 'counter-receipt',
      state: 'offline',
      reasons: ['paper_out'],
    })
    await page.locator('.queue .row-press', { hasText: 'M1/' }).first().tap()
    await page.locator('.paper-waits', { hasText: 'Printer: no paper.' }).waitFor()
    await shoot(page, 'cashier-no-paper')
    const waits = await page.locator('.paper-waits').innerText()
    expect(waits).toMatch(/\d+ receipts? waits?\./)
  })
})

describe('in Hindi', () => {
  test('the whole desk speaks it, from the queue to the choices on a line', async () => {
    const { token } = await shop.order([
      some('pav-bhaji', 2, { modifierIds: ['extra-pav', 'no-onion-garlic'], note: 'जल्दी' }),
      { itemId: 'kaju-katli', qtyMilli: 350 },
    ])
    await page.getByRole('button', { name: 'Meena Jadhav: language, keys, sign out' }).tap()
    expect(await barriers(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Language' }).tap()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'भुगतान बाकी' }).waitFor()
    await take(page, token)
    await page.getByText('अतिरिक्त पाव · बिना प्याज़-लहसुन · “जल्दी”').waitFor()
    await page.getByText(/0\.350 किलो × ₹/).waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'cashier-hindi')
  })

  test('and signing out leaves the desk to the next person', async () => {
    await page.getByRole('button', { name: 'Meena Jadhav: भाषा' }).tap()
    await page.getByRole('dialog').getByRole('button', { name: 'साइन आउट' }).tap()
    await page.locator('.person', { hasText: 'Imran Shaikh' }).waitFor()
    expect(await page.locator('.queue').count()).toBe(0)
    expect(shop.complaints).toEqual([])
  })
})
