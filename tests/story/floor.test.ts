/**
 * Two waiters at one table: each with a tablet or a phone of their own, a
 * kitchen that bumps over HTTP, and every tap counted that somebody makes.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { SittingDoc } from '../../schema/sitting.ts'
import type { OrderDoc } from '../../schema/order.ts'
import type { Device } from '../faults/hub-process.ts'
import { barriers } from './barriers.ts'
import { comeIn, openShop, shoot, touchPin, type ScreenShop } from './screens.ts'

const tablet = { viewport: { width: 1280, height: 800 }, hasTouch: true }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

let shop: ScreenShop
/** Farida's tablet and Kiran's phone; Kiran reads Hindi. */
let farida: Page
let kiran: Page
let reader: Device

beforeAll(async () => {
  shop = await openShop()
  reader = await shop.device('floor')
  farida = await shop.open('floor', tablet)
  await comeIn(farida, 'farida')
  await farida.getByRole('tab', { name: /Hall/ }).waitFor()
})
afterAll(async () => {
  await shop?.close()
})

const sittings = (): Promise<readonly SittingDoc[]> => shop.docs<SittingDoc>(reader, 'sitting')
const at = async (label: string): Promise<SittingDoc> => {
  await expect
    .poll(async () =>
      (await sittings()).some((one) => one.label === label && one.state !== 'merged'),
    )
    .toBe(true)
  const found = (await sittings()).find((one) => one.label === label && one.state !== 'merged')
  if (found === undefined) throw new Error(`nobody sits at ${label}`)
  return found
}
const orderAt = async (label: string): Promise<OrderDoc> => {
  const { orderId } = await at(label)
  const found = (await shop.docs<OrderDoc>(reader, 'order')).find((one) => one.orderId === orderId)
  if (found === undefined) throw new Error(`no order at ${label}`)
  return found
}
const table = (number: string, page = farida): Locator =>
  page.locator(`.table[data-table="table-${number}"]`)
/** Waits until the plan shows a party at a table; the hub may know of it before. */
const isTaken = async (number: string): Promise<void> => {
  await expect.poll(() => table(number).getAttribute('data-state')).not.toBe('free')
}
const item = (name: string, page = farida): Locator =>
  page.locator('.tile', { hasText: name }).first()
const key = (name: string, page = farida): Locator =>
  page.getByRole('button', { name, exact: true })
const send = (page = farida): Locator => page.locator('.party-foot .button-primary:visible')
const search = async (text: string, page = farida): Promise<void> =>
  page.locator('.search input').fill(text)
const back = async (page = farida): Promise<void> => {
  await page.locator('.menu-leave').tap()
  await table('1', page).waitFor()
}

/** Taps in the order given and says how many they were. */
const tapped = async (...marks: readonly Locator[]): Promise<number> => {
  for (const mark of marks) await mark.tap()
  return marks.length
}

describe('a table', () => {
  test('is free, and says in words how it stands', async () => {
    await expect.poll(() => table('1').getAttribute('data-state')).toBe('free')
    await farida.getByRole('button', { name: 'T1, Free' }).waitFor()
    expect(await barriers(farida)).toEqual([])
    await shoot(farida, 'floor-empty')
  })

  test('is taken with two taps: the table, and how many they are', async () => {
    await tapped(table('1'), farida.locator('.seat-keys .key', { hasText: '2' }))
    await farida.getByRole('heading', { name: /T1/ }).waitFor()
    expect((await at('T1')).guests).toBe(2)
    await back()
    await expect.poll(() => table('1').getAttribute('data-state')).toBe('seated')
  })
})

describe('an order', () => {
  test('of two items takes four taps: the table, the items, Send', async () => {
    const taps = await tapped(table('1'), item('Vada pav'), item('Samosa'), send())
    expect(taps).toBe(2 + 2)
    await expect.poll(async () => (await orderAt('T1')).lines.length).toBe(2)
    await farida.locator('.sent-line').nth(1).waitFor()
    expect(await barriers(farida)).toEqual([])
    await shoot(farida, 'floor-party')
  })

  test('names the stations it goes to, and is not lost by a reload before it is sent', async () => {
    await item('Vada pav').tap()
    await farida.getByRole('button', { name: /Send → Chaat and snacks/ }).waitFor()
    await farida.reload()
    await table('1').tap()
    await farida.locator('.unsent-line', { hasText: 'Vada pav' }).waitFor()
    await shoot(farida, 'floor-unsent')
    await farida.locator('.unsent-line .stepper .button').first().tap()
    await farida.locator('.unsent-line').waitFor({ state: 'detached' })
    expect((await orderAt('T1')).lines).toHaveLength(2)
  })

  test('is the same again with three taps: the table, Repeat round, Send', async () => {
    await back()
    const before = (await orderAt('T1')).lines.length
    expect(await tapped(table('1'), key('Repeat round'), send())).toBe(3)
    await expect.poll(async () => (await orderAt('T1')).lines.length).toBe(2 * before)
  })

  test('holds a course until it is fired', async () => {
    await farida.getByRole('button', { name: 'Course 2', exact: true }).tap()
    await item('Samosa').tap()
    await tapped(send())
    await expect.poll(async () => (await at('T1')).lines.held).toBe(1)
    await farida.locator('.sent-line[data-state="held"] button.sent-open').tap()
    await farida.locator('dialog').getByRole('button', { name: 'Course 3' }).tap()
    await expect.poll(async () => (await orderAt('T1')).lines.at(-1)?.course).toBe(3)
    await farida.locator('dialog .sheet-head .button').tap()
    await key('Fire next').tap()
    await expect.poll(async () => (await at('T1')).lines.held).toBe(0)
  })

  test('is of nothing that somebody has called sold out, with two taps and one to take it back', async () => {
    expect(await tapped(key('Sold out'), item('Pani puri'))).toBe(2)
    await item('Pani puri').locator('.tile-out', { hasText: 'Sold out' }).waitFor()
    await farida.locator('.toast', { hasText: 'Pani puri' }).getByText('Undo').tap()
    await item('Pani puri').locator('.tile-out').waitFor({ state: 'detached' })
  })

  test('is voided with three taps, a reason among them, and a PIN', async () => {
    const line = farida.locator('.sent-line').first()
    const taps = await tapped(
      line.locator('.sent-open'),
      key('Void'),
      farida.getByRole('button', { name: 'Waited too long' }),
    )
    expect(taps).toBe(3)
    await farida.getByRole('button', { name: 'Imran Shaikh' }).tap()
    await touchPin(farida, 'imran')
    await expect.poll(async () => (await orderAt('T1')).lines[0]?.qtyMilli).toBe(0)
  })
})

describe('a party', () => {
  test('goes to another table by one drag, and back by Undo', async () => {
    await back()
    await drag(table('1'), table('2'))
    // At once, because the offer stands for five seconds only.
    await farida.getByRole('button', { name: /T1 sits at T2 now/ }).tap()
    await at('T1')
    await isTaken('1')
    await drag(table('1'), table('2'))
    expect((await at('T2')).tableIds).toEqual(['table-2'])
    await isTaken('2')
  })

  test('goes there by three taps as well: the table, Move, the other one', async () => {
    expect(await tapped(table('2'), key('Move'), table('3'))).toBe(3)
    await at('T3')
  })

  test('is merged by one drag, with what it comes to told before', async () => {
    await tapped(table('4'), farida.locator('.seat-keys .key', { hasText: '4' }))
    await farida.getByRole('heading', { name: /T4/ }).waitFor()
    await back()
    await isTaken('3')
    await drag(table('4'), table('3'), async () => {
      await farida.locator('.drag-note', { hasText: 'one bill' }).waitFor()
      await shoot(farida, 'floor-drag')
    })
    await farida.getByRole('button', { name: /T4 and T3 are one party now/ }).tap()
    await expect.poll(async () => (await at('T3')).guests).toBe(2)
    await expect.poll(async () => (await at('T4')).guests).toBe(4)
  })

  test('asks for its bill with two taps: the table, Bill', async () => {
    expect(await tapped(table('3'), key('Bill'))).toBe(2)
    await expect.poll(async () => (await at('T3')).billAskedAt !== null).toBe(true)
    await back()
    await expect.poll(() => table('3').getAttribute('data-state')).toBe('bill')
    await shoot(farida, 'floor-plan')
  })
})

describe('two waiters', () => {
  test('add to one table at once, and both are there', async () => {
    kiran = await shop.open('floor', phone)
    await comeIn(kiran, 'kiran')
    await kiran.locator('.table-open').nth(2).waitFor()
    await shoot(kiran, 'floor-phone-list-hi')
    expect(await barriers(kiran)).toEqual([])
    await kiran.locator('.table-open').nth(2).tap()
    await shoot(kiran, 'floor-phone-party-hi')
    await kiran.locator('.party-add').tap()
    await table('3').tap()
    const before = (await orderAt('T3')).lines.length
    await search('samosa')
    await search('samosa', kiran)
    await Promise.all([
      item('Samosa').tap(),
      kiran.locator('.tile', { hasText: 'समोसा' }).first().tap(),
    ])
    await shoot(kiran, 'floor-phone-menu-hi')
    expect(await barriers(kiran)).toEqual([])
    await Promise.all([send().tap(), send(kiran).tap()])
    await expect.poll(async () => (await orderAt('T3')).lines.length).toBe(before + 2)
    for (const page of [farida, kiran])
      await expect
        .poll(() => page.locator('.sent-line:not([data-state="void"])').count())
        .toBe((await orderAt('T3')).lines.filter(({ qtyMilli }) => qtyMilli > 0).length)
  })

  test('are never complained of by their browsers', () => {
    expect(shop.complaints).toEqual([])
  })
})

describe('while the hub is away', () => {
  test('an order is saved here, says so, and arrives once', async () => {
    await back()
    await table('3').tap()
    const before = (await orderAt('T3')).lines.length
    await search('samosa')
    await farida.context().setOffline(true)
    await farida.locator('.party-away').waitFor()
    await item('Samosa').tap()
    await send().tap()
    await farida.getByText('Saved here, not sent yet').waitFor()
    await shoot(farida, 'floor-away')
    await farida.context().setOffline(false)
    await expect
      .poll(async () => (await orderAt('T3')).lines.length, { timeout: 30_000 })
      .toBe(before + 1)
    await farida.getByText('Saved here, not sent yet').waitFor({ state: 'detached' })
  })
})

/** Drags with the mouse; `while` looks at the glass before the finger leaves it. */
const drag = async (
  from: Locator,
  to: Locator,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<void> => {
  const [a, b] = [await from.boundingBox(), await to.boundingBox()]
  if (a === null || b === null) throw new Error('a table is not on the glass')
  await farida.mouse.move(a.x + a.width / 2, a.y + a.height / 2)
  await farida.mouse.down()
  await farida.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 6 })
  await meanwhile()
  await farida.mouse.up()
}
