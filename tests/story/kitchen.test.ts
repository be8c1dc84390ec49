/**
 * An hour at the chaat stall: a wall in a real Chromium, a finger and a bump
 * bar, and a counter that sends orders over HTTP. What a bump means is asked
 * of the counter's view.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { TicketDoc } from '../../schema/ticket.ts'
import type { Device } from '../faults/hub-process.ts'
import { barriers } from './barriers.ts'
import { lakeView, openShop, shoot, some, type ScreenShop } from './screens.ts'

const wall = { viewport: { width: 1920, height: 1080 }, hasTouch: true }

let shop: ScreenShop
let page: Page
/** A second screen of the same kitchen, without a face. */
let other: Device

beforeAll(async () => {
  shop = await openShop()
  other = await shop.device('kitchen')
  page = await shop.open('kitchen', wall)
})
afterAll(async () => {
  await shop?.close()
})

const header = (token: number) =>
  page
    .locator('.ticket-head')
    .filter({ has: page.locator('.ticket-title', { hasText: new RegExp(`^${token}$`) }) })
    .first()
const gone = (token: number) => header(token).waitFor({ state: 'detached' })
/** The tokens on the wall, in their places. */
const onWall = () => page.locator('.ticket-title').allInnerTexts()
/** Done with everything on the wall, by the other screen. */
const clear = async (): Promise<void> => {
  for (const { ticketId, state } of await shop.docs<TicketDoc>(other, 'ticket')) {
    if (state === 'fired') await shop.say(other, 'ticket.bump', { ticketId })
  }
  await page.locator('.board-note').waitFor()
}
const ticketOf = async (token: number): Promise<TicketDoc> => {
  const ticket = (await shop.docs<TicketDoc>(other, 'ticket')).find((one) => one.token === token)
  if (ticket === undefined) throw new Error(`there is no ticket ${token}`)
  return ticket
}

describe('the kitchen wall', () => {
  test('opens with a code and no PIN, and is calm while there is nothing to cook', async () => {
    await page.getByText('Nothing to cook').waitFor()
    await page.getByRole('heading', { name: 'Chaat stall' }).waitFor()
    expect(await barriers(page)).toEqual([])
    await shoot(page, 'kitchen-empty')
  })

  test('says in amber that it makes no sound, until the first touch of the shift', async () => {
    await page.getByRole('button', { name: 'Sound off' }).waitFor()
    await page.locator('.board').tap()
    await page.getByRole('button', { name: 'Test the sound' }).waitFor()
    await expect.poll(() => page.getByText('Sound off').count()).toBe(0)
  })

  test('has a ticket up before the cook has turned round', async () => {
    const { token } = await shop.order([
      some('pani-puri', 2, { modifierIds: ['pani-hot'] }),
      some('dahi-puri', 1, { modifierIds: ['no-onion-garlic'], note: 'for a child' }),
    ])
    await header(token).waitFor()
    await page.getByText('Hot', { exact: true }).waitFor()
    await page.locator('.ticket-removes', { hasText: 'No onion, no garlic' }).waitFor()
    await page.getByText('“for a child”').waitFor()
    await shoot(page, 'kitchen-one')
    expect(await barriers(page)).toEqual([])
  })

  test('lets go of a ticket with one touch, and the counter sees the order ready', async () => {
    const { orderId, token } = await shop.order([some('vada-pav', 4)])
    await header(token).tap()
    await gone(token)
    await expect.poll(async () => (await shop.orderAt(orderId)).state).toBe('ready')
  })

  test('takes a bump back within five seconds, and the order cooks again', async () => {
    const { orderId, token } = await shop.order([some('vada-pav')])
    await header(token).tap()
    await page.getByRole('button', { name: `${token} is done` }).tap()
    await header(token).waitFor()
    await expect.poll(async () => (await shop.orderAt(orderId)).state).toBe('cooking')
    expect(await ticketOf(token)).toMatchObject({ state: 'fired', recalls: 1 })
  })

  test('brings a ticket back from the recall list to the place it had', async () => {
    await clear()
    const first = await shop.order([some('vada-pav')])
    const second = await shop.order([some('samosa'), some('pav-bhaji')])
    await header(second.token).waitFor()
    await header(first.token).tap()
    await expect.poll(async () => (await shop.orderAt(first.orderId)).state).toBe('ready')
    await page.getByRole('button', { name: /^Recall/ }).tap()
    await shoot(page, 'kitchen-recall')
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: `Bring back ${first.token}`, exact: true }).tap()
    await page.keyboard.press('Escape')
    await expect.poll(onWall).toEqual([String(first.token), String(second.token)])
    await expect.poll(async () => (await shop.orderAt(first.orderId)).state).toBe('cooking')
  })

  test('leaves out what no station has to make', async () => {
    const samosaLines = page.locator('.ticket-name', { hasText: 'Samosa' })
    expect(await samosaLines.count()).toBe(0)
  })

  test('moves nothing under a finger, though another screen is done with the ticket above', async () => {
    const third = await shop.order([some('misal-pav')])
    await header(third.token).waitFor()
    const before = await onWall()
    const box = await header(third.token).boundingBox()
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 200)
    await page.mouse.down()
    const { ticketId } = await ticketOf(Number(before[0]))
    await shop.say(other, 'ticket.bump', { ticketId })
    await page.locator('.gone', { hasText: before[0] ?? '' }).waitFor()
    expect(await onWall()).toEqual(before.slice(1))
    expect((await header(third.token).boundingBox())?.x).toBe(box?.x)
    await page.mouse.up()
    await page.locator('.gone').first().waitFor({ state: 'detached' })
    await expect
      .poll(async () => (await header(third.token).boundingBox())?.x)
      .toBeLessThan(box?.x ?? 0)
  })

  test('two screens may bump the same ticket, and neither cook is told off', async () => {
    const [shown = ''] = await onWall()
    const token = Number(shown)
    // The wall is cut off for a moment, so it cannot have heard of the other one.
    await page.context().setOffline(true)
    await shop.say(other, 'ticket.bump', { ticketId: (await ticketOf(token)).ticketId })
    await header(token).tap()
    await gone(token)
    await page.context().setOffline(false)
    await page.locator('.foot-word', { hasNotText: 'sent' }).waitFor()
    expect(await page.locator('.toast-stop').count()).toBe(0)
    expect(await ticketOf(token)).toMatchObject({ state: 'bumped', recalls: 0 })
  })
})

describe('a full rail', () => {
  test('is shown whole on smaller cards; where eight were chosen, the wall says how many are newer and turns the page', async () => {
    await clear()
    for (let i = 0; i < 11; i += 1) {
      await shop.order(
        [some('pav-bhaji', i + 1, { modifierIds: ['extra-pav'] }), some('vada-pav')],
        {
          ...(i % 3 === 2
            ? { orderType: 'delivery', deliverTo: lakeView }
            : { orderType: i % 3 === 0 ? 'eat-here' : 'takeaway' }),
          note: i === 2 ? 'Call the guest at the gate' : '',
        },
      )
    }
    await expect.poll(onWall).toHaveLength(11)
    await shoot(page, 'kitchen-auto')
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'This wall' }).tap()
    await page.locator('.segment').getByText('8', { exact: true }).tap()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '+3 newer' }).waitFor()
    await expect.poll(onWall).toHaveLength(8)
    await shoot(page, 'kitchen-many')
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: '+3 newer' }).tap()
    await expect.poll(onWall).toHaveLength(3)
    await page.getByRole('button', { name: '+8 older' }).tap()
    await expect.poll(onWall).toHaveLength(8)
  })

  test('is worked with a bump bar: choose, done, back, all-day', async () => {
    const [, second = '', third = ''] = await onWall()
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await gone(Number(second))
    await expect
      .poll(() => page.locator('.ticket[aria-current] .ticket-title').innerText())
      .toBe(third)
    await expect.poll(async () => (await ticketOf(Number(second))).state).toBe('bumped')
    await page.keyboard.press('Backspace')
    await header(Number(second)).waitFor()
    await page.keyboard.press('a')
    const row = page.getByRole('button', { name: /^66\s+Pav bhaji/ })
    await row.waitFor()
    await shoot(page, 'kitchen-all-day')
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('a')
    await row.waitFor({ state: 'detached' })
  })

  test('a ticket longer than its card goes on, and no line of it is missing', async () => {
    await clear()
    const items = ['pani-puri', 'vada-pav', 'pav-bhaji', 'dahi-puri', 'aloo-tikki', 'misal-pav']
    const lines = Array.from({ length: 24 }, (_, i) => {
      const itemId = items[i % items.length] ?? ''
      return some(itemId, i + 1, itemId === 'pani-puri' ? { modifierIds: ['pani-sweet'] } : {})
    })
    await shop.order(lines)
    await page.locator('.ticket').nth(2).waitFor()
    await expect
      .poll(() => page.locator('.ticket-qty').allInnerTexts())
      .toEqual(lines.map(({ qtyMilli }) => `${qtyMilli / 1000} ×`))
    const isCut = (): Promise<boolean> =>
      page
        .locator('.ticket-lines')
        .evaluateAll((lists) => lists.some((list) => list.scrollHeight > list.clientHeight + 1))
    await expect.poll(isCut).toBe(false)
  })

  test('speaks Hindi and shows six larger ones, and remembers both', async () => {
    await page.getByRole('button', { name: 'This wall' }).tap()
    await page.getByText('हिन्दी').tap()
    await page.locator('.segment').getByText('6', { exact: true }).tap()
    await shoot(page, 'kitchen-settings')
    await page.keyboard.press('Escape')
    await shop.order([some('pav-bhaji', 2, { modifierIds: ['no-onion-garlic'] })])
    await page.reload()
    await page.getByRole('heading', { name: 'चाट ठेला' }).waitFor()
    await page.locator('.ticket-removes', { hasText: 'बिना प्याज़-लहसुन' }).waitFor()
    await shoot(page, 'kitchen-hindi')
    expect(await barriers(page)).toEqual([])
  })

  test('stands upright where the wall does', async () => {
    const tall = await shop.open('kitchen', { viewport: { width: 1080, height: 1920 } })
    await tall.locator('.ticket').first().waitFor()
    const columns = (): Promise<number> =>
      tall
        .locator('.board')
        .evaluate((board) => getComputedStyle(board).gridTemplateColumns.split(' ').length)
    await expect.poll(columns).toBe(2)
    await shoot(tall, 'kitchen-portrait')
    await expect.poll(() => tall.evaluate('document.documentElement.scrollWidth')).toBe(1080)
    await tall.context().close()
  })
})

describe('a wall that hears nothing', () => {
  /** What stood on it before, without what was done meanwhile. */
  let kept: readonly string[] = []
  test('turns amber and says what to do, and what is bumped meanwhile arrives later', async () => {
    await clear()
    const { orderId, token } = await shop.order([some('vada-pav')])
    await shop.order([some('vada-pav', 2)])
    const last = await shop.order([some('vada-pav', 3)])
    await header(last.token).waitFor()
    await expect.poll(onWall).toHaveLength(3)
    const before = await onWall()
    await shop.hub().kill()
    await page.locator('.wall-quiet').waitFor()
    await page.getByText('नए ऑर्डर काउंटर से पूछें।').waitFor()
    await shoot(page, 'kitchen-quiet')
    expect(await barriers(page)).toEqual([])
    await header(token).tap()
    await page.getByText('1 काम भेजना बाकी').waitFor()
    await shop.openHub()
    await page.locator('.wall-quiet').waitFor({ state: 'detached' })
    await expect
      .poll(async () => (await shop.orderAt(orderId)).state, { timeout: 20_000 })
      .toBe('ready')
    kept = before.filter((one) => one !== String(token))
  })

  test('has every ticket back in its place and none twice: the hub was gone, the page is loaded anew', async () => {
    expect(kept).toHaveLength(new Set(kept).size)
    await expect.poll(onWall).toEqual(kept)
    await page.reload()
    await expect.poll(onWall).toEqual(kept)
  })

  test('and nothing of all this has troubled the browser', () => {
    expect(shop.complaints).toEqual([])
  })
})
