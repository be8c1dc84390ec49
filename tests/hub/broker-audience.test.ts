import { describe, expect, onTestFinished, test } from 'vitest'
import { topics } from '../../schema/topics.ts'
import { eventOf, openDoor, openTab, until, type Door } from './broker-kit.ts'

const open = async (): Promise<Door> => {
  const door = await openDoor()
  onTestFinished(() => door.close())
  return door
}

const tickets = topics.event('counter', 'tickets/chaat')
const orders = topics.event('counter', 'orders')

describe('a screen', () => {
  test('hears an event once, however many of its filters name the topic', async () => {
    const door = await open()
    const tab = await openTab(door, door.shop.join('counter', 'counter'))
    expect(await tab.subscribe(tickets)).toBe(true)
    expect(await tab.subscribe(topics.event('counter', 'tickets/+'))).toBe(true)
    expect(await tab.subscribe(orders)).toBe(true)
    door.broker.publish([
      eventOf('counter', 'tickets/chaat', 1),
      eventOf('counter', 'tickets/bar', 2),
      eventOf('restaurant', 'tickets/chaat', 3),
      eventOf('counter', 'orders', 4),
    ])
    await until(() => tab.heard.some(({ topic }) => topic === orders))
    expect(tab.heard.map(({ topic }) => topic)).toEqual([
      tickets,
      topics.event('counter', 'tickets/bar'),
      orders,
    ])
  })

  test('that takes a subscription back hears nothing more of it, and may ask for as many others', async () => {
    const door = await open()
    const tab = await openTab(door, door.shop.join('counter', 'counter'))
    await tab.subscribe(tickets)
    await tab.subscribe(orders)
    await tab.client.unsubscribeAsync(tickets)
    door.broker.publish([eventOf('counter', 'tickets/chaat', 1), eventOf('counter', 'orders', 2)])
    await until(() => tab.heard.length > 0)
    expect(tab.heard.map(({ topic }) => topic)).toEqual([orders])

    for (let i = 0; i < 100; i += 1) {
      expect(await tab.subscribe(topics.event('counter', `tickets/station${i}`))).toBe(true)
      await tab.client.unsubscribeAsync(topics.event('counter', `tickets/station${i}`))
    }
  })

  test('that comes late is given what is kept, once and as retained, and then the news', async () => {
    const door = await open()
    const early = await openTab(door, door.shop.join('kitchen', 'counter'))
    await early.subscribe(topics.status('counter'))
    const late = await openTab(door, door.shop.join('counter', 'counter'))
    await late.subscribe(topics.presence('counter', '+'))
    const mine = topics.presence('counter', late.clientId.split(':')[0] ?? '')
    const theirs = topics.presence('counter', early.clientId.split(':')[0] ?? '')
    await until(() => late.heard.length >= 2)
    expect(new Set(late.heard.map(({ topic }) => topic))).toEqual(new Set([mine, theirs]))
    expect(late.heard.every(({ isRetained }) => isRetained)).toBe(true)
    await early.close()
    await until(() => late.heard.length >= 3)
    expect(late.heard.slice(2)).toMatchObject([{ topic: theirs, isRetained: false }])
  })

  test('that goes is told nothing more, and whoever comes in its place is', async () => {
    const door = await open()
    const kitchen = door.shop.join('kitchen', 'counter')
    const first = await openTab(door, kitchen)
    await first.subscribe(tickets)
    await first.close()
    await until(() => door.broker.connections().length === 0)
    door.broker.publish([eventOf('counter', 'tickets/chaat', 1)])
    const second = await openTab(door, kitchen)
    await second.subscribe(tickets)
    door.broker.publish([eventOf('counter', 'tickets/chaat', 2)])
    await until(() => second.heard.length === 1)
    expect(first.heard).toEqual([])
    expect(door.logged()).not.toContain('"level":50')
  })
})
