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

/** Marks the page once the till shows that it waits for the hub; runs in the page. */
const watchWaiting = `new MutationObserver(() => {
  if (document.querySelector('.after-waiting') !== null) document.body.dataset.hasWaited = 'yes'
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] })`

describe('away from the hub', () => {
  test('selling goes on, and every sale arrives exactly once', async () => {
    const before = (await at.settled()).length
    await at.hub().kill()
    await at.tile('Samosa').click()
    await at.key('₹50').click()
    const here = at.page.locator('.after-here')
    await here.waitFor()
    await expect.poll(() => at.after().locator('.amount-change').innerText()).toBe('₹30')
    await at.page.getByText('Saving here (1)').waitFor({ timeout: 20_000 })
    // A till that knows it is away does not wait for the hub again, whatever a slow machine takes.
    await at.page.evaluate(watchWaiting)
    await at.tile('Pyaz kachori').click()
    await at.key('₹500').click()
    await here.waitFor()
    expect(await at.page.evaluate('document.body.dataset.hasWaited')).toBeUndefined()
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
