import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { topics } from '../../schema/topics.ts'
import type { Here } from '../../schema/view.ts'
import { openDoor, openTab, until, type Door, type Tab } from './broker-kit.ts'
import type { Sender } from './kit.ts'

let door: Door
let farida: Sender
let kiran: Sender
let listening: Tab
beforeEach(async () => {
  door = await openDoor()
  farida = door.shop.join('floor', 'restaurant', 'farida')
  kiran = door.shop.join('floor', 'restaurant', 'kiran')
  listening = await openTab(door, kiran)
  await listening.subscribe(topics.here('restaurant', '+'))
})
afterEach(() => door.close())

const topicOf = ({ device }: Sender): string => topics.here('restaurant', device)
const heardOf = (sender: Sender): readonly Here[] =>
  listening.heard
    .filter(({ topic }) => topic === topicOf(sender))
    .map(({ text }): Here => JSON.parse(text))
const say = async (tab: Tab, sender: Sender, body: string): Promise<void> => {
  await tab.client.publishAsync(topicOf(sender), body, { qos: 1 })
}

describe('the party a floor screen has open', () => {
  test('is told to the others with who is at it, and leaves no trace in the log', async () => {
    const before = door.shop.count('event')
    const tab = await openTab(door, farida)
    const sittingId = door.shop.newId()
    await say(tab, farida, JSON.stringify({ sittingId }))
    await until(() => heardOf(farida).length === 1)
    expect(heardOf(farida)[0]).toEqual({
      sittingId,
      userId: 'farida',
      at: door.shop.clock.now,
    })
    expect(door.shop.count('event')).toBe(before)
  })

  test('is nobody’s any more as soon as its connection is gone', async () => {
    const tab = await openTab(door, farida)
    await say(tab, farida, JSON.stringify({ sittingId: door.shop.newId() }))
    await until(() => heardOf(farida).length === 1)
    tab.client.stream.destroy()
    await until(() => heardOf(farida).length === 2)
    expect(heardOf(farida)[1]).toMatchObject({ sittingId: null, userId: null })
    await tab.close()
  })

  test('is told to whoever comes later', async () => {
    const tab = await openTab(door, farida)
    const sittingId = door.shop.newId()
    await say(tab, farida, JSON.stringify({ sittingId }))
    await until(() => heardOf(farida).length === 1)
    const late = await openTab(door, kiran, { tab: 'late' })
    await late.subscribe(topics.here('restaurant', '+'))
    await until(() => late.heard.length > 0)
    expect(late.heard[0]).toMatchObject({ topic: topicOf(farida), isRetained: true })
    expect(late.heard[0]?.text).toContain(sittingId)
  })

  test('is said by the screen itself and by no other, and only in a form that is understood', async () => {
    const tab = await openTab(door, farida)
    const counter = door.shop.join('counter', 'restaurant', 'asha')
    const till = await openTab(door, counter)
    await say(tab, kiran, JSON.stringify({ sittingId: door.shop.newId() }))
    await till.client.publishAsync(topicOf(counter), JSON.stringify({ sittingId: null }), {
      qos: 1,
    })
    await say(tab, farida, 'no JSON')
    await say(tab, farida, JSON.stringify({ sittingId: 'everywhere', userId: 'asha' }))
    const sittingId = door.shop.newId()
    await say(tab, farida, JSON.stringify({ sittingId }))
    await until(() => heardOf(farida).length > 0)
    expect(heardOf(farida).map((one) => one.sittingId)).toEqual([sittingId])
    expect([heardOf(kiran), heardOf(counter)]).toEqual([[], []])
  })

  test('is nothing of another outlet’s: its floor neither hears it nor is heard here', async () => {
    const elsewhere = door.shop.join('floor', 'counter', 'asha')
    const next = await openTab(door, elsewhere)
    expect(await next.subscribe(topics.here('restaurant', '+'))).toBe(false)
    const sittingId = door.shop.newId()
    await next.client.publishAsync(
      topics.here('counter', elsewhere.device),
      JSON.stringify({ sittingId }),
      { qos: 1 },
    )
    await next.client.publishAsync(
      topics.here('restaurant', elsewhere.device),
      JSON.stringify({ sittingId }),
      { qos: 1 },
    )
    await say(await openTab(door, farida), farida, JSON.stringify({ sittingId: null }))
    await until(() => heardOf(farida).length === 1)
    expect(
      listening.heard.map(({ text }) => text).filter((text) => text.includes(sittingId)),
    ).toEqual([])
    expect(next.heard.filter(({ topic }) => topic === topicOf(farida))).toEqual([])
  })

  test('is heard by no program, though it may take all that devices say', async () => {
    const program = await openTab(door, door.shop.program('restaurant'), { via: 'tcp' })
    expect(await program.subscribe(topics.here('restaurant', '+'))).toBe(false)
    expect(await program.subscribe(`${topics.area('restaurant', 'dev')}/#`)).toBe(true)
    const tab = await openTab(door, farida)
    await say(tab, farida, JSON.stringify({ sittingId: door.shop.newId() }))
    await until(() => heardOf(farida).length === 1)
    expect(program.heard.filter(({ topic }) => topic.endsWith('/here'))).toEqual([])
  })
})
