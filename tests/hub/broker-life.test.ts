import { describe, expect, onTestFinished, test } from 'vitest'
import type { BrokerDeps } from '../../hub/edge/broker.ts'
import { topics } from '../../schema/topics.ts'
import {
  bodyOf,
  commandText,
  connectPacket,
  gate,
  openDoor,
  openHttpSocket,
  openSocket,
  openTab,
  pause,
  until,
  type Body,
  type Door,
  type Tab,
} from './broker-kit.ts'
import type { Shop } from './kit.ts'

const open = async (changes?: (shop: Shop) => Partial<BrokerDeps>): Promise<Door> => {
  const door = await openDoor(changes)
  onTestFinished(() => door.close())
  return door
}

const said = (tab: Tab, topic: string): readonly Body[] =>
  tab.heard.filter((message) => message.topic === topic).map(({ text }) => bodyOf(text))

describe('the hub', () => {
  test('is found online, at its version, with the menu of now, by whoever comes late', async () => {
    const door = await open()
    const tab = await openTab(door, door.shop.join('counter', 'counter'))
    await tab.subscribe(topics.status('counter'))
    await tab.subscribe(topics.pointer('counter', 'menu'))
    await until(() => tab.heard.length === 2)
    expect(tab.heard.map(({ isRetained }) => isRetained)).toEqual([true, true])
    expect(said(tab, topics.status('counter'))).toMatchObject([
      { state: 'online', ver: 'test', at: door.shop.clock.now },
    ])
    expect(said(tab, topics.pointer('counter', 'menu'))).toEqual([{ rev: 1 }])
  })

  test('points whoever comes after a change of price to the new menu', async () => {
    const door = await open()
    const desk = await openTab(door, door.shop.join('office', 'counter', 'asha'))
    const price = { subjectId: 'samosa', amount: 2500, isTaxIncluded: true }
    expect(await desk.command('price.set', price)).toMatchObject({ ok: true })
    const late = await openTab(door, door.shop.join('kitchen', 'restaurant'))
    await late.subscribe(topics.pointer('restaurant', 'menu'))
    await until(() => late.heard.length === 1)
    expect(late.heard[0]).toMatchObject({ text: '{"rev":2}', isRetained: true })
  })

  test('beats, and each beat says how far every stream has come', async () => {
    const door = await open(() => ({ beatMs: 40 }))
    const till = await openTab(door, door.shop.join('counter', 'counter', 'ravi'))
    await till.subscribe(topics.beat('counter'))
    await till.command('order.place', {
      orderType: 'takeaway',
      lines: [{ itemId: 'samosa', qtyMilli: 1000 }],
    })
    const beats = said(till, topics.beat('counter')).length
    await until(() => said(till, topics.beat('counter')).length >= beats + 3)
    const last = said(till, topics.beat('counter')).at(-1)
    expect(last?.seq).toBeGreaterThan(1)
    expect(Math.max(...Object.values(last?.tails ?? {}))).toBe(last?.seq)
    expect(last?.tails['orders']).toBe(1)
    expect(till.heard.every(({ isRetained }) => !isRetained)).toBe(true)
  })

  test('announces itself at an outlet that was opened while it ran', async () => {
    const outlets = ['counter']
    const door = await open(() => ({ beatMs: 20, outletIds: () => outlets }))
    const tab = await openTab(door, door.shop.join('counter', 'restaurant'))
    await tab.subscribe(topics.status('restaurant'))
    outlets.push('restaurant')
    await until(() => tab.heard.length === 1)
    expect(said(tab, topics.status('restaurant'))).toMatchObject([{ state: 'online' }])
  })

  test('misses a beat rather than its life when the database cannot be read', async () => {
    let reads = 0
    const door = await open(() => ({
      beatMs: 20,
      tailsOf: () => {
        reads += 1
        if (reads < 3) throw new Error('the disk is gone')
        return { epoch: 'e', seq: 0, tails: {} }
      },
      hasRight: () => {
        throw new Error('the disk is gone')
      },
    }))
    const tab = await openTab(door, door.shop.join('office', 'counter', 'asha'))
    await tab.subscribe(topics.beat('counter'))
    await until(() => tab.heard.length > 0)
    expect(await tab.subscribe(topics.event('counter', 'books'))).toBe(false)
    expect(door.logged()).toContain('the disk is gone')
  })
})

describe('a device', () => {
  test('is online while one of its tabs is, and offline when the last has gone', async () => {
    const door = await open()
    const watcher = await openTab(door, door.shop.join('office', 'counter'))
    const sender = door.shop.join('counter', 'counter')
    const topic = topics.presence('counter', sender.device)
    await watcher.subscribe(topic)
    const states = (): readonly string[] => said(watcher, topic).map(({ state }) => state)

    const first = await openTab(door, sender, { tab: 'a' })
    const second = await openTab(door, sender, { tab: 'b' })
    await first.close()
    await pause(30)
    expect(states().at(-1)).toBe('online')
    expect(states()).not.toContain('offline')
    await second.close()
    await until(() => states().at(-1) === 'offline')

    const late = await openTab(door, door.shop.join('office', 'counter'), { via: 'tcp' })
    await late.subscribe(topic)
    await until(() => late.heard.length === 1)
    expect(late.heard[0]).toMatchObject({ isRetained: true })
    expect(said(late, topic)).toMatchObject([{ state: 'offline', at: door.shop.clock.now }])
  })

  test('that opens the same tab anew takes its own place, and is online', async () => {
    const door = await open()
    const sender = door.shop.join('counter', 'counter')
    const old = await openTab(door, sender)
    const anew = await openTab(door, sender)
    await until(() => !old.client.connected)
    expect(door.broker.connections().map(({ clientId }) => clientId)).toEqual([anew.clientId])
    await anew.subscribe(topics.presence('counter', sender.device))
    await until(() => anew.heard.length === 1)
    expect(anew.heard[0]?.text).toContain('online')
  })

  test('that is revoked is out within two seconds with all its tabs, and does not come back', async () => {
    const door = await open()
    const lost = door.shop.join('counter', 'counter')
    const other = await openTab(door, door.shop.join('counter', 'counter'))
    const tabs = [
      await openTab(door, lost, { tab: 'a' }),
      await openTab(door, lost, { tab: 'b', via: 'tcp' }),
    ]
    // One that does not take leave when it is asked to.
    const rude = await openSocket(door, true)
    rude.socket.write(connectPacket(lost))
    await until(() => rude.received().length === 4)
    expect(await door.tcpCount()).toBe(2)
    door.shop.db.prepare('update device set revoked_at = 1 where device_id = ?').run(lost.device)
    door.broker.drop(lost.device)
    expect(door.broker.connections().map(({ clientId }) => clientId)).toEqual([other.clientId])
    await until(() => tabs.every(({ client }) => !client.connected), 2_000)
    expect(await door.tcpCount()).toBe(1)
    await pause(1_500)
    expect(await door.tcpCount()).toBe(0)
    await expect(openTab(door, lost)).rejects.toThrow('Not authorized')
    expect(other.client.connected).toBe(true)
  })

  test('a bridge is nudged, over plain TCP too', async () => {
    const door = await open()
    const sender = door.shop.join('bridge', 'counter')
    const bridge = await openTab(door, sender, { via: 'tcp' })
    await bridge.subscribe(topics.nudge('counter', sender.device))
    door.broker.nudge('counter', sender.device, 'job1')
    await until(() => bridge.heard.length === 1)
    expect(bridge.heard[0]?.text).toBe('{"job":"job1"}')
  })
})

describe('an orderly stop', () => {
  test('answers what is being done, says goodbye to every screen and leaves nothing unhandled', async () => {
    const faults: unknown[] = []
    const note = (fault: unknown): void => void faults.push(fault)
    process.on('unhandledRejection', note)
    process.on('uncaughtException', note)
    const atWork = gate()
    const door = await openDoor(({ bus }) => ({
      bus: { ...bus, submit: (s) => atWork.opened.then(() => bus.submit(s)) },
    }))
    const sender = door.shop.join('counter', 'counter', 'ravi')
    const tabs = await Promise.all(
      ['a', 'b', 'c'].map((tab, i) => openTab(door, sender, { tab, via: i === 0 ? 'tcp' : 'ws' })),
    )
    for (const tab of tabs) await tab.subscribe(topics.status('counter'))
    const stranger = await openSocket(door)
    const [first] = tabs
    const args = { orderType: 'takeaway', lines: [{ itemId: 'samosa', qtyMilli: 1000 }] }
    for (let i = 0; i < 5; i += 1)
      await first?.client.publishAsync(
        topics.command('counter', first.clientId),
        commandText(door.shop, sender, { name: 'order.place', args, id: door.shop.newId() }),
        { qos: 1 },
      )

    const stopped = door.broker.stop()
    first?.client.publish(topics.command('counter', first.clientId), 'too late', { qos: 1 })
    const late = await openHttpSocket(door)
    late.socket.write(
      'GET /mqtt HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n',
    )
    const lateTcp = await openSocket(door)
    atWork.open()
    await stopped
    await until(() => tabs.every(({ client }) => !client.connected))
    await until(() => stranger.isEnded() && late.isEnded() && lateTcp.isEnded())

    // What the bus had in hand was answered; what still waited was not begun.
    expect(first?.replies()).toHaveLength(1)
    expect(door.shop.count('sales_order')).toBe(1)
    for (const tab of tabs)
      expect(said(tab, topics.status('counter'))).toMatchObject([
        { state: 'online' },
        { state: 'offline' },
      ])
    door.broker.publish([])
    door.broker.nudge('counter', sender.device, 'job')
    await door.broker.stop()
    await pause(50)
    process.off('unhandledRejection', note)
    process.off('uncaughtException', note)
    expect(faults).toEqual([])
    await door.close()
  })
})
