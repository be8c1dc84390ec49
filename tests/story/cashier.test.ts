/**
 * An hour at the cash desk: two desks in a real Chromium, orders that come from
 * the counter over HTTP, and a bridge that reports what became of the paper.
 * What was booked is asked of the hub.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { encode } from 'uqr'
import type { BillDoc } from '../../schema/bill.ts'
import type { JobDoc } from '../../schema/device.ts'
import type { HeldDoc } from '../../schema/held.ts'
import { upiUri } from '../../schema/upi.ts'
import { pinOf, type Device } from '../faults/hub-process.ts'
import { barriers } from './barriers.ts'
import { comeIn, openShop, shoot, some, touchPin, type ScreenShop } from './screens.ts'

const desk = { viewport: { width: 1366, height: 768 }, hasTouch: true }

let shop: ScreenShop
/** Meena's desk. */
let page: Page
/** The same view as a program sees it. */
let reader: Device
let bridge: Device

beforeAll(async () => {
  shop = await openShop()
  reader = await shop.device('cashier')
  bridge = await shop.device('bridge')
  for (const printerId of ['counter-receipt', 'counter-kitchen']) {
    await shop.say(bridge, 'printer.report', { printerId, state: 'online', reasons: [] })
  }
  page = await shop.open('cashier', desk)
})
afterAll(async () => {
  await shop?.close()
})

const billOf = async (billId: string): Promise<BillDoc> => {
  const bill = (await shop.docs<BillDoc>(reader, 'bill')).find((one) => one.billId === billId)
  if (bill === undefined) throw new Error(`there is no bill ${billId}`)
  return bill
}
const settled = async (billId: string): Promise<BillDoc> => {
  await expect.poll(async () => (await billOf(billId)).state).toBe('settled')
  return billOf(billId)
}
const jobsOf = async (billId: string, kind: JobDoc['kind']): Promise<readonly JobDoc[]> =>
  (await shop.docs<JobDoc>(reader, 'job')).filter(
    (job) => job.kind === kind && job.about === `bill:${billId}`,
  )
const rowOf = (token: number, at = page): Locator =>
  at.locator('.queue .row-press').filter({
    has: at.locator('.row-token', { hasText: new RegExp(`^${token}$`) }),
  })
const take = async (token: number, at = page): Promise<void> => {
  await rowOf(token, at).tap()
  await at.getByRole('heading', { name: String(token), exact: true }).waitFor()
}
const note = (rupees: string, at = page): Locator =>
  at.locator('.pad-notes .button', { hasText: rupees })
const way = (name: string, at = page): Locator => at.locator('.pad-ways .button', { hasText: name })
const typed = async (figures: string): Promise<void> => {
  for (const figure of figures) {
    await page.locator('.pad .key').getByText(figure, { exact: true }).tap()
  }
}
/** The dark squares of a code on the screen, and those of a text, as `x y`. */
const darkIn = async (code: Locator): Promise<readonly string[]> =>
  ((await code.locator('path').getAttribute('d')) ?? '').match(/\d+ \d+(?=h)/g) ?? []
const darkOf = (text: string): readonly string[] =>
  encode(text, { ecc: 'M', border: 0 }).data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])),
  )
/** A plate of samosa, ₹20 each. */
const samosas = (pieces: number): ReturnType<ScreenShop['order']> =>
  shop.order([some('samosa', pieces)])

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
    const fresh = await shop.open('cashier', desk)
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
    const { token } = await samosas(1)
    await rowOf(token).waitFor()
    expect(await rowOf(token).count()).toBe(1)
  })

  test('a ₹500 note for ₹180 is two taps: the bill and the note, and ₹320 goes back', async () => {
    const { billId, token } = await shop.order([
      some('pav-bhaji', 1, { modifierIds: ['extra-pav'] }),
      some('samosa', 1),
    ])
    await take(token)
    await shoot(page, 'cashier-bill')
    expect(await barriers(page)).toEqual([])
    await note('₹500').tap()
    const change = page.locator('.paid .amount-change')
    await expect.poll(() => change.innerText()).toBe('₹320')
    expect(await change.evaluate((amount) => getComputedStyle(amount).fontSize)).toBe('72px')
    const bill = await settled(billId)
    expect(bill.payments).toMatchObject([{ kind: 'cash', offered: 500_00, change: 320_00 }])
    await page
      .getByText(bill.invoice?.number ?? '?')
      .first()
      .waitFor()
    expect(await rowOf(token).count()).toBe(0)
    expect(await jobsOf(billId, 'kick')).toHaveLength(1)
    await shoot(page, 'cashier-change')
    expect(await barriers(page)).toEqual([])
  })

  test('the receipt is printing, then printed, as the bridge says', async () => {
    const [paid] = (await shop.docs<BillDoc>(reader, 'bill')).filter(
      ({ state }) => state === 'settled',
    )
    await page.getByText('Receipt is printing …').waitFor()
    const [job] = await jobsOf(paid?.billId ?? '', 'receipt')
    await shop.say(bridge, 'job.finish', {
      jobId: job?.jobId,
      outcome: { kind: 'done', level: 'confirmed' },
    })
    await page.getByText('Receipt is printed.').waitFor()
    expect(await page.getByText('Drawer').count()).toBe(1)
  })

  test('UPI shows a code with the amount in it and books only what a person confirms', async () => {
    const { billId, token } = await samosas(4)
    await take(token)
    await way('UPI').tap()
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
    expect((await billOf(billId)).state).toBe('open')
    await page.getByLabel('Last digits of the reference').fill('4821')
    await page.getByRole('button', { name: 'Received' }).tap()
    const bill = await settled(billId)
    expect(bill.payments).toMatchObject([{ kind: 'upi', amount: 80_00, reference: '4821' }])
    expect(await jobsOf(billId, 'kick')).toHaveLength(0)
  })

  test('a card is charged on its machine and approved here; going back books nothing', async () => {
    const { billId, token } = await samosas(5)
    await take(token)
    await way('Card').tap()
    await page.getByRole('button', { name: 'Back' }).tap()
    await way('Card').tap()
    await page.getByRole('button', { name: 'Approved' }).tap()
    expect((await settled(billId)).payments).toMatchObject([{ kind: 'card', amount: 100_00 }])
  })

  test('who has paid too much by UPI gets the rest in cash, or leaves it as a tip', async () => {
    const first = await samosas(5)
    await take(first.token)
    await typed('127')
    await way('UPI').tap()
    await page.getByText('More than is due').waitFor()
    await shoot(page, 'cashier-more-than-due')
    expect(await barriers(page)).toEqual([])
    await page.getByLabel('Last digits of the reference').fill('4822')
    await page.getByRole('button', { name: 'Give ₹27 back in cash' }).tap()
    await expect.poll(() => page.locator('.paid .amount-change').innerText()).toBe('₹27')
    const bill = await settled(first.billId)
    expect(bill.payments).toMatchObject([{ kind: 'upi', offered: 127_00, change: 27_00 }])
    expect(await jobsOf(first.billId, 'kick')).toHaveLength(1)
    const second = await samosas(5)
    await take(second.token)
    await typed('120')
    await way('UPI').tap()
    await page.getByRole('button', { name: '₹20 is a tip' }).tap()
    expect((await settled(second.billId)).total).toMatchObject({ tip: 20_00, due: 120_00 })
  })

  test('a part that was booked is given back by one key, once somebody has allowed it', async () => {
    const { billId, token } = await samosas(5)
    await take(token)
    await typed('30')
    await way('UPI').tap()
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
    await note('Exact').tap()
    expect((await settled(billId)).payments).toMatchObject([
      { kind: 'upi', amount: 0, back: { kind: 'upi', amount: 30_00 } },
      { kind: 'cash', amount: 100_00 },
    ])
  })

  test('several ways pay one bill, what is missing stays in view, and a chip can be taken back', async () => {
    const { billId, token } = await samosas(20)
    await take(token)
    await typed('150')
    await way('Cash').tap()
    await typed('100')
    await way('Card').tap()
    await page.getByRole('button', { name: 'Approved' }).tap()
    await expect.poll(() => page.locator('.pad-left .amount').innerText()).toBe('₹150.00')
    await page.getByRole('button', { name: 'Take back: Cash ₹150' }).tap()
    await expect.poll(() => page.locator('.pad-left .amount').innerText()).toBe('₹300.00')
    await typed('50')
    await way('Cash').tap()
    await shoot(page, 'cashier-chips')
    await page.reload()
    await take(token)
    await expect.poll(() => page.locator('.chip-tender').count()).toBe(2)
    await way('UPI').tap()
    await page.getByRole('button', { name: 'Received' }).tap()
    const { payments } = await settled(billId)
    expect(Object.fromEntries(payments.map(({ kind, amount }) => [kind, amount]))).toEqual({
      cash: 50_00,
      card: 100_00,
      upi: 250_00,
    })
  })

  test('more than is left cannot be taken from a wallet, and the key says why', async () => {
    const { token } = await samosas(1)
    await take(token)
    await typed('500')
    await way('Wallet').tap({ force: true })
    await page.getByText('That is ₹480 more than is due.').waitFor()
    await page.keyboard.press('Escape')
    expect(await way('Wallet').getAttribute('aria-disabled')).toBeNull()
  })

  test('a finger that taps twice pays once', async () => {
    const { billId, token } = await samosas(2)
    const before = (await shop.docs<BillDoc>(reader, 'bill')).filter(
      ({ state }) => state === 'settled',
    ).length
    await take(token)
    await page.locator('.pad-notes .button', { hasText: 'Exact' }).dblclick()
    await settled(billId)
    const after = (await shop.docs<BillDoc>(reader, 'bill')).filter(
      ({ state }) => state === 'settled',
    ).length
    expect(after).toBe(before + 1)
  })

  test('a keyboard does it alone: search, figures, Enter, and the next bill', async () => {
    const { billId, token } = await shop.order([some('misal-pav', 3)])
    await rowOf(token).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('misal')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: String(token), exact: true }).waitFor()
    await page.keyboard.type('300')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.paid .amount-change').innerText()).toBe('₹30')
    await settled(billId)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  test('a keyboard takes UPI alone too: a part, its reference, Enter; cash is not taken for what is asked', async () => {
    const { billId, token } = await shop.order([some('misal-pav', 3)])
    await rowOf(token).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(String(token))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: String(token), exact: true }).waitFor()
    await page.keyboard.type('100')
    await page.keyboard.press('F6')
    await page.locator('.elsewhere').waitFor()
    await page.keyboard.press('F2')
    await page.keyboard.type('4417')
    await page.keyboard.press('Enter')
    await page.locator('.chip-tender', { hasText: '₹100' }).waitFor()
    await page.keyboard.press('F2')
    expect((await settled(billId)).payments).toMatchObject([
      { kind: 'upi', amount: 100_00, reference: '4417' },
      { kind: 'cash', amount: 170_00 },
    ])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  test('a guest who reads Hindi gets a Hindi receipt', async () => {
    const { billId, token } = await samosas(3)
    await take(token)
    await page.locator('.receipt-language').getByText('हिन्दी').tap()
    await note('Exact').tap()
    expect((await settled(billId)).language).toBe('hi')
  })
})

describe('two cashiers', () => {
  let second: Page

  test('see the same bill, and the one who comes late is told by whom it was settled', async () => {
    second = await shop.open('cashier', desk)
    await comeIn(second, 'imran')
    const { token } = await samosas(6)
    await take(token)
    await take(token, second)
    await note('Exact', second).tap()
    await page.getByText(/Imran Shaikh settled this bill at/).waitFor()
    await page.getByText('Take no money for it.').waitFor()
    await shoot(page, 'cashier-taken')
    expect(await barriers(page)).toEqual([])
    expect(await rowOf(token).count()).toBe(0)
  })

  test('take the money in the same moment: one is booked, the other gives it back', async () => {
    const { billId, token } = await samosas(7)
    await take(token)
    await rowOf(token, second).waitFor()
    await way('UPI').tap()
    // This desk is cut off for a moment, so it cannot have heard of the other one.
    await page.context().setOffline(true)
    await take(token, second)
    await note('Exact', second).tap()
    await settled(billId)
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
    expect((await billOf(billId)).payments).toHaveLength(1)
  })

  test('both see what one of them holds; the other takes it over, and it is there and nowhere else', async () => {
    const { billId, token } = await samosas(10)
    await take(token)
    await typed('50')
    await way('UPI').tap()
    await page.getByRole('button', { name: 'Received' }).tap()
    await rowOf(token, second).getByText('UPI ₹50 is held at').waitFor()
    await shoot(second, 'cashier-held-queue')
    await take(token, second)
    const ask = second.locator('.held-there')
    await ask.getByText('UPI ₹50 is held at').waitFor()
    expect(await second.locator('.pad-notes').count()).toBe(0)
    await shoot(second, 'cashier-held-there')
    expect(await barriers(second)).toEqual([])
    // A key that takes money takes none before somebody has said what is to become of it.
    await second.keyboard.press('F2')
    await ask.getByRole('button', { name: 'Leave it there' }).tap()
    await note('Exact', second).waitFor()
    await shoot(second, 'cashier-held-stays')
    expect(await barriers(second)).toEqual([])
    await second.locator('.held-stays').getByRole('button', { name: 'Take over' }).tap()
    await second.locator('.chip-tender', { hasText: 'UPI ₹50' }).waitFor()
    await page.getByText(`UPI ₹50 for Token ${token} is at`).waitFor()
    await page.getByText('Imran Shaikh took it over there.').waitFor()
    expect(await page.locator('.chip-tender').count()).toBe(0)
    await shoot(page, 'cashier-held-taken')
    expect(await barriers(page)).toEqual([])
    await page.locator('.held-row').getByRole('button', { name: 'OK' }).tap()
    await note('Exact', second).tap()
    expect((await settled(billId)).payments).toMatchObject([
      { kind: 'upi', amount: 50_00 },
      { kind: 'cash', amount: 150_00 },
    ])
    await expect.poll(async () => (await shop.docs<HeldDoc>(reader, 'held')).length).toBe(0)
    await second.context().close()
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
    const { billId, token } = await samosas(8)
    await take(token)
    await note('Exact').tap()
    await settled(billId)
    const [job] = await jobsOf(billId, 'receipt')
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
    await expect.poll(async () => (await jobsOf(billId, 'receipt')).length).toBe(2)
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

describe('away from the hub', () => {
  test('bills stay in view as of then, cash is kept here and booked once the hub is back', async () => {
    const { billId, token } = await samosas(9)
    await rowOf(token).waitFor()
    await shop.hub().kill()
    await page.getByText(/These bills are as of/).waitFor()
    await take(token)
    await way('UPI').tap({ force: true })
    await page.getByText(/Take cash until it is back/).waitFor()
    await shoot(page, 'cashier-away')
    expect(await barriers(page)).toEqual([])
    await note('₹200').tap()
    await page.getByText('Kept on this screen until the hub is back').waitFor()
    expect(await page.locator('.paid .amount-change').innerText()).toBe('₹20')
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
    await expect.poll(async () => (await billOf(billId)).state, { timeout: 20_000 }).toBe('settled')
    expect(await billOf(billId)).toMatchObject({
      isTakenAway: true,
      overShort: 0,
      payments: [{ kind: 'cash', amount: 180_00 }],
    })
    expect(await jobsOf(billId, 'receipt')).toHaveLength(0)
    await page
      .getByText((await billOf(billId)).invoice?.number ?? '?')
      .first()
      .waitFor()
  })
})

/** Cash is taken here for a bill while the screen hears nothing of the hub, which is told of it afterwards. */
const keepCash = async (token: number, meanwhile: () => Promise<unknown>): Promise<void> => {
  await take(token)
  await page.context().setOffline(true)
  await page.getByText(/These bills are as of/).waitFor()
  await meanwhile()
  await note('Exact').tap()
  await page.getByText('Kept on this screen until the hub is back').waitFor()
  await page.context().setOffline(false)
}

describe('cash kept here for a bill that another desk', () => {
  test('has put on another one is a part of that one’s money, and says so', async () => {
    const [one, other] = [await samosas(3), await samosas(5)]
    await keepCash(one.token, () =>
      shop.say(reader, 'bill.merge', { billId: one.billId, intoId: other.billId }, 'imran'),
    )
    await page.getByText(`Token ${one.token} is on the bill of Token ${other.token} now.`).waitFor()
    await page.getByText('₹60 in cash is booked there. Still due: ₹100').waitFor()
    await rowOf(other.token).getByText('₹60 paid').waitFor()
    await shoot(page, 'cashier-kept-part')
    expect(await barriers(page)).toEqual([])
    await page.locator('.held-row').getByRole('button', { name: 'OK' }).tap()
    await note('Exact').tap()
    await settled(other.billId)
  })

  test('has taken the money for is in the till, and the manager is told', async () => {
    const { billId, token } = await samosas(2)
    const tenders = [{ kind: 'upi', offered: 'exact' }]
    await keepCash(token, () => shop.say(reader, 'bill.settle', { billId, tenders }, 'imran'))
    await page.getByText(`Token ${token} owed nothing any more`, { exact: false }).waitFor()
    await shoot(page, 'cashier-kept-over')
    expect(await barriers(page)).toEqual([])
    await page.locator('.held-row').getByRole('button', { name: 'OK' }).tap()
    expect((await billOf(billId)).payments).toMatchObject([{ kind: 'upi' }])
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
    await take(token)
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
