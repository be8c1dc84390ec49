/**
 * An hour at the sweet counter, with a finger on the glass. What stands on the
 * books is asked of the hub, not of the screen.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pinOf } from '../faults/hub-process.ts'
import { openCounter, type Counter } from './counter-kit.ts'

let at: Counter

beforeAll(async () => {
  at = await openCounter()
})
afterAll(() => at?.close())

describe('coming in', () => {
  test('a screen nobody knows asks for its code, and says when the code is wrong', async () => {
    await at.page.goto(`${at.hub().base}/counter`)
    await at.page.getByLabel('Pairing code').fill('WRNG-C0DE')
    await at.page.getByRole('button', { name: 'Join the shop' }).click()
    await at.page.getByText('That code is not right').waitFor()
    expect(await at.barriers()).toEqual([])
    await at.shoot('unpaired')
  })

  test('a link with a code joins the shop and asks who is working', async () => {
    await at.page.goto(`${at.hub().base}/counter?pair=${at.hub().codes['counter']}`)
    await at.page.getByRole('heading', { name: 'Who is working?' }).waitFor()
    await at.page.waitForURL(({ searchParams }) => !searchParams.has('pair'))
    expect(await at.barriers()).toEqual([])
    await at.shoot('signed-out')
  })

  test('a wrong PIN is said in words, the right one opens the counter', async () => {
    await at.page.getByRole('button', { name: 'Sunita More' }).click()
    await at.touchPin('111111')
    await at.page.getByText('That PIN is not right.').waitFor()
    await at.touchPin(pinOf('sunita'))
    await at.page.getByText('Nothing in the cart yet').waitFor()
    expect(await at.barriers()).toEqual([])
    await at.shoot('empty')
  })
})

describe('selling', () => {
  test('a cash sale is two taps: the item, and the note', async () => {
    await at.tile('Samosa').click()
    await at.key('₹100').click()
    const token = await at.token()
    const change = at.after().locator('.amount-change')
    await expect.poll(() => change.innerText()).toBe('₹80')
    await expect
      .poll(() => change.evaluate((amount) => getComputedStyle(amount).fontSize))
      .toBe('72px')
    const bill = await at.lastBill()
    expect(bill.payments).toMatchObject([{ kind: 'cash', offered: 100_00, change: 80_00 }])
    expect(String(bill.token)).toBe(token)
    await at
      .after()
      .getByText(bill.invoice?.number ?? '?')
      .waitFor()
    await at.shoot('change')
  })

  test('an item is in the cart by the second frame after the finger', async () => {
    await at.nextGuest()
    const frames = await at.tile('Pyaz kachori').evaluate(async (tapped: HTMLElement) => {
      tapped.click()
      for (let count = 1; count < 20; count += 1) {
        await new Promise((painted) => requestAnimationFrame(painted))
        if (document.querySelector('.cart-lines .line') !== null) return count
      }
      return 20
    })
    expect(frames).toBeLessThanOrEqual(2)
    await at.page.getByRole('button', { name: /^Remove/ }).click()
  })

  test('two taps on the same note make one sale', async () => {
    const before = (await at.settled()).length
    await at.tile('Samosa').click()
    await at.key('₹50').dblclick()
    await at.token()
    await at.nextGuest()
    expect((await at.settled()).length).toBe(before + 1)
  })

  test('the next item begins the next sale while the change is still shown', async () => {
    await at.tile('Samosa').click()
    await at.key('Exact').click()
    await at.token()
    await at.tile('Samosa').click()
    await expect.poll(() => at.lines().count()).toBe(1)
    await at.key('Exact').click()
    await at.changeLeaves()
  })

  test('a sweet is weighed before it is sold, never a silent kilogram, and given up it is nothing', async () => {
    await at.tile('Kaju katli').click()
    expect(await at.lines().count()).toBe(0)
    await at.page.getByRole('dialog').waitFor()
    await at.page.keyboard.type('350')
    await at.page.getByText('0.350 kg').first().waitFor()
    await at.page.keyboard.press('Escape')
    await at.page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await at.lines().count(), 'a weighing that was given up adds nothing').toBe(0)

    await at.tile('Kaju katli').click()
    await at.page.getByRole('dialog').waitFor()
    await at.page.keyboard.type('350')
    await at.page.getByText('0.350 kg').first().waitFor()
    expect(await at.barriers()).toEqual([])
    await at.shoot('weigh')
    await at.page.keyboard.press('Enter')
    await at.key('Exact').click()
    await at.token()
    const bill = await at.lastBill()
    expect(bill.lines).toMatchObject([{ itemId: 'kaju-katli', qtyMilli: 350 }])
    expect(bill.total.payable).toBe(392_00)
  })

  test('a usual portion is one touch', async () => {
    await at.tile('Jalebi').click()
    await at.page.locator('.portion', { hasText: '250 g' }).click()
    await at.key('Exact').click()
    await at.token()
    expect((await at.lastBill()).lines).toMatchObject([{ itemId: 'jalebi', qtyMilli: 250 }])
    await at.nextGuest()
  })

  test('one required choice adds the item by itself, and its price follows the order type', async () => {
    const total = at.page.locator('.amount-total')
    await at.tile('Pani puri').click()
    await at.shoot('choices')
    expect(await at.barriers()).toEqual([])
    await at.page.locator('.option', { hasText: 'Medium' }).click()
    await expect.poll(() => at.lines().locator('.line-detail').innerText()).toContain('Medium')
    await at.page.locator('.segment', { hasText: 'Eat here' }).click()
    await expect.poll(() => total.innerText()).toContain('50.00')
    await at.page.locator('.segment', { hasText: 'Takeaway' }).click()
    await expect.poll(() => total.innerText()).toContain('60.00')
  })

  test('extras stand under the line and change its price', async () => {
    await at.tile('Pav bhaji').click()
    await at.page.locator('.extra', { hasText: 'Extra butter' }).click()
    await at.page.locator('.extra', { hasText: 'No onion' }).click()
    await expect.poll(() => at.lines().last().locator('.amount').innerText()).toContain('160.00')
    await at.tile('Samosa').click()
    await at.tile('Samosa').click()
    await at.tile('Milk cake').click()
    await at.page.locator('.portion', { hasText: '500 g' }).click()
    expect(await at.barriers()).toEqual([])
    await at.shoot('cart')
  })

  test('UPI is the item, UPI, Received', async () => {
    await at.key('UPI').click()
    await at.page.getByRole('img', { name: 'QR code for this amount' }).waitFor()
    expect(await at.barriers()).toEqual([])
    await at.shoot('upi')
    await at.page.getByRole('button', { name: 'Received' }).click()
    await at.token()
    const bill = await at.lastBill()
    expect(bill.payments).toMatchObject([{ kind: 'upi', amount: bill.total.payable }])
    await at.nextGuest()
  })

  test('too much by UPI goes back in cash or is a tip, and a reference shown before counts once somebody has looked', async () => {
    const press = (name: string | RegExp): Promise<void> =>
      at.page.getByRole('button', { name, exact: typeof name === 'string' }).click()
    const ways = at.page.getByRole('group', { name: 'Ways of paying' })
    const over = async (figures: string, reference: string): Promise<void> => {
      await at.tile('Pav bhaji').click()
      await press('More')
      await ways.waitFor()
      await at.page.keyboard.type(figures)
      await ways.getByRole('button', { name: 'UPI' }).click()
      await at.page.getByText('More than is due').waitFor()
      await at.page.getByLabel('Last digits of the reference').fill(reference)
    }
    await over('160', '7741')
    await at.shoot('more-than-due')
    expect(await at.barriers()).toEqual([])
    await press('Give ₹20 back in cash')
    await at.page.locator('.after').getByText('Change', { exact: true }).waitFor()
    await at.token()
    expect((await at.lastBill()).payments).toMatchObject([
      { kind: 'upi', offered: 160_00, change: 20_00 },
    ])
    await at.nextGuest()
    await over('150', '7741')
    await press('₹10 is a tip')
    await at.page.getByText('I have looked: take it').waitFor()
    await at.shoot('reference-shown-before')
    await press('I have looked: take it')
    await at.token()
    const bill = await at.lastBill()
    expect(bill.payments).toMatchObject([{ kind: 'upi', amount: 150_00, reference: '7741' }])
    expect(bill.total).toMatchObject({ tip: 10_00 })
    await at.nextGuest()
    // What was said about the rest is not forgotten over a reference that has to be looked at.
    await over('170', '7741')
    await press('Give ₹30 back in cash')
    await press('I have looked: take it')
    await at.token()
    expect((await at.lastBill()).payments).toMatchObject([
      { kind: 'upi', offered: 170_00, change: 30_00 },
    ])
    await at.nextGuest()
  })

  test('one sale is lowered with somebody’s leave and paid in three ways, a tip on top', async () => {
    const press = (name: string | RegExp): Promise<void> =>
      at.page.getByRole('button', { name, exact: typeof name === 'string' }).click()
    const ways = at.page.getByRole('group', { name: 'Ways of paying' })
    await at.tile('Pav bhaji').click()
    await press('More')
    await press('Discount')
    await press(/^Regular guest/)
    await press('10 %')
    await press(/^₹14 off/)
    // Whoever may allow it is asked before the guest pays anything.
    await at.page.getByRole('button', { name: /Imran/ }).click()
    await at.page.keyboard.type(pinOf('imran'))
    await at.page.keyboard.press('Enter')
    await press('Tip')
    await press('₹20')
    await press('Add a tip of ₹20')
    await at.shoot('pay-in-parts')
    expect(await at.barriers()).toEqual([])
    await press('÷3')
    await ways.getByRole('button', { name: 'Cash' }).click()
    await ways.getByRole('button', { name: 'UPI' }).click()
    await press('Received')
    await at.kept('upi')
    await at.page.reload()
    // Money that was taken outlives a reload.
    await press(/^₹\d+ still to pay$/)
    await ways.getByRole('button', { name: 'Card' }).click()
    await press('Approved')
    await at.token()
    const bill = await at.lastBill()
    expect(bill.payments.map(({ kind }) => kind)).toEqual(['upi', 'card', 'cash'])
    expect(bill.total).toMatchObject({ discountTotal: 14_00, tip: 20_00 })
    expect(bill.discounts).toMatchObject([{ reasonId: 'regular', approvedBy: 'imran' }])
    await at.nextGuest()
  })

  test('a cart that has grown since it was allowed takes no UPI before it is allowed anew', async () => {
    const press = (name: string | RegExp): Promise<void> =>
      at.page.getByRole('button', { name, exact: typeof name === 'string' }).click()
    const allow = async (): Promise<void> => {
      await at.page.getByRole('button', { name: /Imran/ }).click()
      await at.page.keyboard.type(pinOf('imran'))
      await at.page.keyboard.press('Enter')
    }
    await at.tile('Pav bhaji').click()
    await press('More')
    await press('Discount')
    await press(/^Regular guest/)
    await press('10 %')
    await press(/^₹14 off/)
    await allow()
    await press('Back')
    await at.tile('Samosa').click()
    await at.key('UPI').click()
    await at.page.getByText('Who approves?').waitFor()
    await at.shoot('leave-first')
    expect(await at.page.getByRole('img', { name: 'QR code for this amount' }).count()).toBe(0)
    await allow()
    await at.page.getByRole('img', { name: 'QR code for this amount' }).waitFor()
    await at.page.getByRole('button', { name: 'Received' }).click()
    await at.token()
    expect(await at.lastBill()).toMatchObject({
      discounts: [{ reasonId: 'regular', approvedBy: 'imran' }],
      payments: [{ kind: 'upi' }],
    })
    await at.nextGuest()
  })

  test('money that came while a line sold out stands with the cart, whichever way on is taken', async () => {
    const about = { itemId: 'kachori' }
    const soldOut = (): Promise<unknown> =>
      at.say(at.desk, 'item.eighty-six', { ...about, leftMilli: 0, until: 'today' }, 'asha')
    const payThen = async (deed: () => Promise<unknown>): Promise<void> => {
      await at.tile('Samosa').click()
      await at.tile('Pyaz kachori').click()
      await at.key('UPI').click()
      await at.page.getByRole('img', { name: 'QR code for this amount' }).waitFor()
      await deed()
      await at.page.getByText('Something in this sale cannot be sold any more').waitFor()
      await at.page.getByRole('button', { name: 'Received' }).click()
      await at.page.getByText('₹45 that was taken stands with the cart.').waitFor()
    }
    await payThen(soldOut)
    expect(await at.barriers()).toEqual([])
    await at.shoot('paid-and-stuck')
    await at.page.getByRole('button', { name: 'Sell all the same' }).click()
    await at.key('Paid: sell it').click()
    await at.token()
    expect(await at.lastBill()).toMatchObject({
      lines: [{}, {}],
      payments: [{ kind: 'upi', amount: 45_00 }],
    })
    await at.nextGuest()

    await payThen(soldOut)
    await at.page.locator('.line-short').getByRole('button', { name: 'Remove' }).click()
    await at.page.getByText('₹25 more was taken than this comes to.').waitFor()
    expect(await at.barriers()).toEqual([])
    await at.shoot('paid-too-much')
    await at.key('Give ₹25 back by UPI').click()
    await at.page.getByText('Give ₹25 back to the guest.').waitFor()
    await at.key('Paid: sell it').click()
    await at.token()
    expect(await at.lastBill()).toMatchObject({
      lines: [{ itemId: 'samosa' }],
      payments: [{ kind: 'upi', amount: 20_00 }],
    })
    expect((await at.say(at.desk, 'item.restore', about, 'asha')).ok).toBe(true)
    await at.nextGuest()
  })

  test('a coupon is looked up before anybody pays, and lowers the sale by its code', async () => {
    const press = (name: string | RegExp): Promise<void> =>
      at.page.getByRole('button', { name, exact: typeof name === 'string' }).click()
    const coupon = { code: 'FESTIVE10', off: { kind: 'rate', ratePpm: 100_000 } }
    const names = { en: 'Festive coupon', hi: 'त्योहार कूपन' }
    const made = await at.say(at.desk, 'reason.set', { reasonId: 'festive', names, coupon }, 'asha')
    expect(made.ok).toBe(true)
    await at.tile('Pav bhaji').click()
    await press('More')
    await press('Discount')
    await at.page.locator('.segment', { hasText: 'Coupon' }).click()
    const code = at.page.getByLabel('Coupon code')
    await code.fill('nosuch')
    await code.press('Enter')
    await at.page.getByText('NOSUCH', { exact: false }).first().waitFor()
    await at.shoot('coupon')
    expect(await at.barriers()).toEqual([])
    await code.fill('festive10')
    await code.press('Enter')
    await at.page.getByRole('button', { name: /^Discount −₹14/ }).waitFor()
    await at.page
      .getByRole('group', { name: 'Ways of paying' })
      .getByRole('button', { name: 'UPI' })
      .click()
    await press('Received')
    await at.token()
    expect((await at.lastBill()).discounts).toMatchObject([{ reasonId: 'festive' }])
    await at.nextGuest()
  })

  test('what is sold out is said with two touches, and taken back with one', async () => {
    await at.page.getByRole('button', { name: 'Sold out', exact: true }).click()
    await at.page.getByText('Touch what is sold out today.').waitFor()
    expect(await at.barriers()).toEqual([])
    await at.shoot('sold-out-key')
    await at.tile('Samosa').click()
    await at.tile('Samosa').getByText('Sold out').waitFor()
    expect(await at.lines().count()).toBe(0)
    await at.page.getByRole('button', { name: /^Samosa.*Undo/ }).click()
    await at.tile('Samosa').getByText('₹20').waitFor()
  })

  test('the keyboard alone can sell', async () => {
    await at.page.keyboard.type('3x401')
    await at.page.keyboard.press('Enter')
    await at.page.keyboard.type('kach')
    await at.page.keyboard.press('ArrowDown')
    await at.page.keyboard.press('Enter')
    await at.page.keyboard.press('+')
    await at.page.keyboard.press('F2')
    await at.token()
    expect((await at.lastBill()).lines).toMatchObject([
      { itemId: 'samosa', qtyMilli: 3000 },
      { itemId: 'kachori', qtyMilli: 2000 },
    ])
    await at.nextGuest()
  })

  test('a cart on hold outlives a reload', async () => {
    await at.tile('Samosa').click()
    await at.key('Hold').click()
    await at.tile('Vada pav').click()
    await at.kept('vada-pav')
    await at.page.reload()
    await at.page.locator('.line-name', { hasText: 'Vada pav' }).waitFor()
    await at.page.locator('.menu-top').getByText('1 on hold').click()
    await at.page.locator('.row-press', { hasText: 'Samosa' }).click()
    await at.page.locator('.line-name', { hasText: 'Samosa' }).waitFor()
    await at.key('Exact').click()
    await at.token()
    expect((await at.lastBill()).lines).toMatchObject([{ itemId: 'samosa' }])
    await at.nextGuest()
  })
})

describe('the paper', () => {
  test('a receipt nobody is sure of is asked about, and can be printed as a DUPLICATE', async () => {
    const { jobs } = await at.jobs()
    for (const { jobId } of jobs) {
      const outcome = { kind: 'done', level: 'sent' }
      await at.say(at.bridge, 'job.finish', { jobId, outcome })
    }
    await at.tile('Samosa').click()
    await at.key('Exact').click()
    const token = await at.token()
    const receipt = (await at.jobs()).jobs.find(({ task }) => task.kind === 'receipt')
    const outcome = { kind: 'ambiguous', reason: 'the cable was pulled' }
    await at.say(at.bridge, 'job.finish', { jobId: receipt?.jobId, outcome })
    await at.page.getByText(`The receipt of token ${token} may not have come out.`).waitFor()
    await at.nextGuest()
    await at.shoot('paper')
    await at.page.getByRole('button', { name: 'Print DUPLICATE' }).click()
    await at.page.locator('.notice').waitFor({ state: 'detached' })
    const again = (await at.jobs()).jobs.filter(({ task }) => task.kind === 'receipt')
    expect(again.map(({ copy }) => copy)).toEqual([2])
  })
})

describe('away from the hub', () => {
  test('selling goes on, and every sale arrives exactly once', async () => {
    const before = (await at.settled()).length
    await at.hub().kill()
    await at.tile('Samosa').click()
    await at.key('₹50').click()
    const here = at.page.locator('.after-here')
    await here.waitFor({ timeout: 5_000 })
    await expect.poll(() => at.after().locator('.amount-change').innerText()).toBe('₹30')
    await at.page.getByText('Saving here (1)').waitFor({ timeout: 20_000 })
    await at.tile('Pyaz kachori').click()
    await at.key('₹500').click()
    await here.waitFor({ timeout: 1_000 })
    const mark = await here.locator('b').innerText()
    await at.page.getByText('Saving here (2)').waitFor()
    expect(await at.barriers()).toEqual([])
    await at.shoot('offline')
    await at.page.goto(`${at.hub().base}/counter`)
    await at.tile('Samosa').waitFor({ timeout: 20_000 })

    await at.openHub()
    await at.page.getByText(`${mark} has reached the hub: token`).waitFor({ timeout: 40_000 })
    await at.shoot('back')
    const rung = (await at.settled()).slice(before)
    expect(rung.map(({ total }) => total.payable)).toEqual([20_00, 25_00])
    expect(rung.map(({ overShort }) => overShort)).toEqual([0, 0])
    expect(rung.at(-1)?.isTakenAway).toBe(true)
  })
})

describe('in Hindi', () => {
  test('everything is said in Hindi at the touch of a key', async () => {
    await at.page.getByRole('button', { name: /हिन्दी/ }).click()
    await at.page.getByText('कार्ट अभी ख़ाली है').waitFor()
    for (const name of ['समोसा', 'पाव भाजी', 'काजू कतली']) await at.tile(name).click()
    await at.page.locator('.portion').first().click()
    expect(await at.barriers()).toEqual([])
    await at.shoot('hindi')
    const said = await at.page.locator('.counter').innerText()
    expect(said).not.toMatch(/\b(Cash|Total|Hold|Search|Exact|Kitchen)\b/)
  })

  test('paying in parts speaks it too', async () => {
    await at.page.locator('.pay-tenders .button').nth(3).click()
    await at.shoot('hindi-more')
    expect(await at.barriers()).toEqual([])
    await at.page.locator('.paying-head .button').click()
  })

  test('nothing lies outside the glass, at any size it is made for', async () => {
    for (const [width, height] of [
      [1280, 800],
      [1024, 768],
      [390, 844],
    ] as const) {
      await at.page.setViewportSize({ width, height })
      const overflow = await at.page.evaluate(() => [
        document.documentElement.scrollWidth - window.innerWidth,
        document.documentElement.scrollHeight - window.innerHeight,
      ])
      expect(overflow.every((pixels) => pixels <= 0)).toBe(true)
      await at.shoot(`hindi-${width}`)
    }
  })

  test('the browser complained of nothing', () => {
    expect(at.complaints).toEqual([])
  })
})
