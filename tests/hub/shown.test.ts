import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Shown } from '../../schema/shown.ts'
import { topics } from '../../schema/topics.ts'
import { openDoor, openTab, until, type Door, type Tab } from './broker-kit.ts'
import type { Sender } from './kit.ts'

let door: Door
let till: Sender
let display: Sender
let looking: Tab
beforeEach(async () => {
  door = await openDoor()
  till = door.shop.join('counter', 'counter', 'sunita')
  display = door.shop.join('display', 'counter')
  looking = await openTab(door, display)
  await looking.subscribe(topics.shown('counter', till.device))
})
afterEach(() => door.close())

const cart: Shown = {
  state: 'cart',
  lines: [
    {
      names: { en: 'Samosa', hi: 'समोसा' },
      details: [],
      qtyMilli: 2000,
      unit: 'piece',
      amount: 40_00,
    },
  ],
  count: 1,
  sums: [{ kind: 'tax', amount: 2_00 }],
  due: 42_00,
}
const seen = (): readonly Shown[] =>
  looking.heard
    .filter(({ topic }) => topic === topics.shown('counter', till.device))
    .map(({ text }): Shown => JSON.parse(text))
const say = async (tab: Tab, of: Sender, body: unknown): Promise<void> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  await tab.client.publishAsync(topics.shown('counter', of.device), text, { qos: 1 })
}

describe('what a till shows its guest', () => {
  test('is on its display, leaves no trace in the log, and is not said twice', async () => {
    const before = door.shop.count('event')
    const tab = await openTab(door, till)
    await say(tab, till, cart)
    await say(tab, till, cart)
    await say(tab, till, { state: 'pay', due: 40_00, upi: null })
    await until(() => seen().length > 1)
    expect(seen()).toEqual([cart, { state: 'pay', due: 40_00, upi: null }])
    expect(door.shop.count('event')).toBe(before)
  })

  test('is nothing any more as soon as the till is gone', async () => {
    const tab = await openTab(door, till)
    await say(tab, till, cart)
    await until(() => seen().length === 1)
    tab.client.stream.destroy()
    await until(() => seen().length === 2)
    expect(seen()[1]).toEqual({ state: 'idle' })
    await tab.close()
  })

  test('is told to a display that comes later', async () => {
    const tab = await openTab(door, till)
    await say(tab, till, cart)
    await until(() => seen().length === 1)
    const late = await openTab(door, display, { tab: 'late' })
    await late.subscribe(topics.shown('counter', till.device))
    await until(() => late.heard.length > 0)
    expect(JSON.parse(late.heard[0]?.text ?? '')).toEqual(cart)
  })

  test('is said by the till itself and by no other, and only in a form that is understood', async () => {
    const kitchen = await openTab(door, door.shop.join('kitchen', 'counter'))
    await say(kitchen, till, cart)
    const tab = await openTab(door, till)
    await say(tab, till, 'not JSON')
    await say(tab, till, { ...cart, due: 40.5 })
    await say(tab, till, { ...cart, lines: Array.from({ length: 41 }, () => cart.lines[0]) })
    await say(tab, till, { ...cart, html: '<b>' })
    await say(tab, till, { state: 'idle' })
    await until(() => seen().length > 0)
    expect(seen()).toEqual([{ state: 'idle' }])
  })

  test('is for displays alone', async () => {
    const other = await openTab(door, door.shop.join('board', 'counter'))
    expect(await other.subscribe(topics.shown('counter', till.device))).toBe(false)
    const elsewhere = await openTab(door, door.shop.join('display', 'restaurant'))
    expect(await elsewhere.subscribe(topics.shown('counter', till.device))).toBe(false)
  })
})
