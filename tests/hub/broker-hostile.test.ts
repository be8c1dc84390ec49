import mqtt from 'mqtt'
import { generate } from 'mqtt-packet'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { strangersMax } from '../../hub/edge/broker.ts'
import { clientIdOf, topics } from '../../schema/topics.ts'
import {
  bodyOf,
  connectPacket,
  eventOf,
  loginOf,
  openDoor,
  openHttpSocket,
  openSocket,
  openTab,
  pause,
  until,
  type Door,
  type Peer,
  type Tab,
} from './broker-kit.ts'
import type { Sender } from './kit.ts'

let door: Door
let kitchen: Sender
let guest: Sender
/** A kitchen screen that must notice nothing of what goes on beside it. */
let screen: Tab

beforeEach(async () => {
  door = await openDoor()
  kitchen = door.shop.join('kitchen', 'counter')
  guest = door.shop.join('counter', 'counter', 'ravi')
  screen = await openTab(door, kitchen)
  await screen.subscribe(topics.event('counter', 'orders'))
})

/** The hub is alive and the kitchen screen still hears of orders, on the connection it had. */
afterEach(async () => {
  const before = screen.heard.length
  door.broker.publish([eventOf('counter', 'orders', before + 1)])
  await until(() => screen.heard.length > before && screen.client.connected)
  await door.close()
})

/** Logs in over a bare socket and waits for the CONNACK; its code is the fourth byte. */
const logIn = async (sender: Sender, more: object = {}): Promise<Peer> => {
  const peer = await openSocket(door)
  peer.socket.write(connectPacket(sender, more))
  await until(() => peer.received().length >= 4 || peer.isEnded())
  return peer
}

const connackCode = ({ received }: Peer): number | undefined => received()[3]

const publishPacket = (topic: string, more: object = {}): Buffer =>
  generate({
    cmd: 'publish',
    topic,
    payload: 'x',
    qos: 1,
    messageId: 7,
    dup: false,
    retain: false,
    ...more,
  })

/** A WebSocket handshake with these headers. */
const upgrade = (headers: string): string =>
  `GET /mqtt HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${headers}\r\n`

describe('whoever is not a paired device', () => {
  test('is refused with a wrong token, with none, and after it was revoked', async () => {
    door.shop.db
      .prepare('update device set revoked_at = ? where device_id = ?')
      .run(door.shop.clock.now, guest.device)
    const refusals = await Promise.all([
      logIn(guest),
      logIn(kitchen, { password: Buffer.from('wrong') }),
      logIn(kitchen, { username: guest.device }),
      logIn(kitchen, { username: undefined, password: undefined }),
    ])
    expect(refusals.map(connackCode)).toEqual([5, 5, 5, 5])
    await until(() => refusals.every((peer) => peer.isEnded()))
    await expect(openTab(door, guest)).rejects.toThrow('Not authorized')
    // Anyone on the network can try; nobody can fill the hub's log by it.
    expect(door.logged()).not.toMatch(/"level":[456]0/)
  })

  test('and never says who it is, is shown out after five seconds', async () => {
    const silent = [await openSocket(door), await openSocket(door)]
    const dripping = await openSocket(door)
    const drip = setInterval(() => dripping.socket.write(Buffer.from([0x10])), 500)
    const halfWay = new WebSocket(`ws://127.0.0.1:${door.httpPort}/mqtt`, 'mqtt')
    let isWebSocketClosed = false
    halfWay.on('close', () => (isWebSocketClosed = true))
    await pause(3_000)
    expect(silent.map((peer) => peer.isEnded())).toEqual([false, false])
    await until(() => silent.every((peer) => peer.isEnded()) && isWebSocketClosed, 4_000)
    clearInterval(drip)
    expect(dripping.isEnded()).toBe(true)
  })

  test('cannot keep the door shut by standing in it in numbers', async () => {
    const crowd = await Promise.all(
      Array.from({ length: strangersMax + 20 }, () => openSocket(door)),
    )
    await until(() => crowd.filter((peer) => peer.isEnded()).length === 20)
    const late = await openTab(door, guest, { via: 'tcp' })
    expect(late.client.connected).toBe(true)
    await late.close()
    crowd.forEach(({ socket }) => socket.destroy())
  })
})

describe('a paired device that pretends to be another', () => {
  test('cannot throw the kitchen screen out by using its name', async () => {
    const names = [screen.clientId, kitchen.device, `${kitchen.device}:other`, '', '__proto__']
    const impostors = await Promise.all(
      [...names, 'constructor', `${guest.device}:__proto__`].map((clientId) =>
        logIn(guest, { clientId }),
      ),
    )
    // The last one is a strange tab, but its own.
    expect(impostors.map(connackCode)).toEqual([2, 2, 2, 2, 2, 2, 0])
    expect(door.broker.connections().map(({ clientId }) => clientId)).toContain(screen.clientId)
    impostors.forEach(({ socket }) => socket.destroy())
  })

  test('sends commands in nobody’s name but its own', async () => {
    const tab = await openTab(door, guest)
    const command = JSON.stringify({ v: 1, id: door.shop.newId(), name: 'ticket.bump', args: {} })
    await tab.client.publishAsync(topics.command('counter', screen.clientId), command, { qos: 1 })
    await tab.client.publishAsync(topics.command('restaurant', tab.clientId), command, { qos: 1 })
    await pause(50)
    expect([...tab.replies(), ...screen.replies()]).toEqual([])
    expect(tab.client.connected).toBe(true)
  })

  test('is not believed when it plays the hub', async () => {
    const tab = await openTab(door, guest)
    await screen.subscribe(topics.status('counter'))
    await screen.subscribe(topics.pointer('counter', 'menu'))
    await until(() => screen.heard.length === 2)
    for (const topic of [
      topics.event('counter', 'orders'),
      topics.status('counter'),
      topics.pointer('counter', 'menu'),
      topics.reply('counter', screen.clientId),
      topics.presence('counter', kitchen.device),
      topics.presence('counter', guest.device),
      '$SYS/broker/new/clients',
      'somewhere/else',
    ]) {
      await tab.client.publishAsync(topic, '{"state":"offline"}', { qos: 1, retain: true })
      await tab.client.publishAsync(topic, '{"state":"offline"}', { qos: 0, retain: true })
      await tab.client.publishAsync(topic, '{"state":"offline"}', { qos: 2, retain: true })
    }
    await pause(50)
    expect(screen.heard).toHaveLength(2)
    expect(tab.client.connected).toBe(true)

    const late = await openTab(door, guest, { tab: 'late' })
    await late.subscribe(topics.status('counter'))
    await late.subscribe(topics.presence('counter', '+'))
    await until(() => late.heard.length >= 3)
    const states = late.heard.map(({ text }) => bodyOf(text).state)
    expect(new Set(states)).toEqual(new Set(['online']))
    expect(door.logged().match(/published where it may not/g)).toHaveLength(1)
  })

  test('leaves no last will behind but that it is gone', async () => {
    const command = JSON.stringify({ v: 1, id: door.shop.newId(), name: 'order.place', args: {} })
    await screen.subscribe(topics.presence('counter', '+'))
    for (const topic of [
      topics.command('counter', clientIdOf(guest.device, 'raw')),
      topics.command('counter', screen.clientId),
      topics.event('counter', 'orders'),
      topics.presence('counter', kitchen.device),
      topics.presence('counter', guest.device),
      Array.from({ length: 101 }, () => 'a').join('/'),
      '#',
    ]) {
      const will = { topic, payload: Buffer.from(command), qos: 1, retain: true }
      const peer = await logIn(guest, { will })
      expect(connackCode(peer)).toBe(0)
      peer.socket.resetAndDestroy()
      await until(() => door.broker.connections().length === 1)
    }
    await pause(50)
    const heard = screen.heard.map(({ topic, text }) => [topic, bodyOf(text).state])
    const guestTopic = topics.presence('counter', guest.device)
    expect(heard).toEqual([
      [topics.presence('counter', kitchen.device), 'online'],
      ...Array.from({ length: 7 }, () => [
        [guestTopic, 'online'],
        [guestTopic, 'offline'],
      ]).flat(),
    ])
    expect(door.shop.count('command')).toBe(0)
    expect(door.logged()).not.toContain('published where it may not')
  })

  test('a command refused at the door starts no storm of reconnects', async () => {
    const { url, options } = loginOf(door, guest, { tab: 'storm' })
    const client = mqtt.connect(url, { ...options, reconnectPeriod: 20 })
    let connects = 0
    client.on('connect', () => (connects += 1))
    await until(() => connects === 1)
    for (const topic of [topics.command('counter', screen.clientId), '$SYS/x', 'a'])
      client.publish(topic, 'x', { qos: 1 })
    await pause(400)
    expect(connects).toBe(1)
    await client.endAsync(true)
  })
})

describe('a session', () => {
  test('ends with its connection, whatever the device asks for', async () => {
    const filter = topics.event('counter', 'orders')
    const first = await logIn(guest, { clean: false })
    first.socket.write(
      generate({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: filter, qos: 1 }] }),
    )
    await until(() => first.received().length >= 9)
    first.socket.destroy()
    await until(() => door.broker.connections().length === 1)
    door.broker.publish([eventOf('counter', 'orders', 1)])

    const second = await logIn(guest, { clean: false })
    await pause(50)
    // CONNACK without "session present", and nothing after it.
    expect([...second.received()]).toEqual([0x20, 2, 0, 0])
    second.socket.destroy()
  })

  test('needs a keepalive of at most a minute', async () => {
    const peers = [await logIn(guest, { keepalive: 0 }), await logIn(guest, { keepalive: 3600 })]
    expect(peers.map(connackCode)).not.toContain(0)
    await until(() => peers.every((peer) => peer.isEnded()))
  })

  test('in MQTT 5 is declined, so that a client falls back to what we speak', async () => {
    const peer = await logIn(guest, { protocolVersion: 5 })
    expect(connackCode(peer)).toBe(1)
    await until(() => peer.isEnded())
  })
})

describe('garbage', () => {
  test('an announced packet of 256 MB is cut off at once and costs no memory', async () => {
    const announced = Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f])
    const before = process.memoryUsage()
    const early = await openSocket(door)
    early.socket.write(announced)
    const late = await logIn(guest)
    late.socket.write(Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f]))
    await until(() => early.isEnded() && late.isEnded(), 2_000)
    const after = process.memoryUsage()
    expect(
      after.arrayBuffers + after.external - before.arrayBuffers - before.external,
    ).toBeLessThan(4 * 1024 * 1024)
    expect(door.broker.connections()).toHaveLength(1)
  })

  test('before it has logged in, a connection may send 4 KiB and no more', async () => {
    const huge = { will: { topic: 'a', payload: Buffer.alloc(5_000), qos: 0, retain: false } }
    const peer = await logIn(guest, huge)
    expect(connackCode(peer)).toBeUndefined()
    await until(() => peer.isEnded())
    const small = { will: { topic: 'a', payload: Buffer.alloc(3_000), qos: 0, retain: false } }
    const polite = await logIn(guest, small)
    expect(connackCode(polite)).toBe(0)
    polite.socket.destroy()
  })

  test('after it, a packet may have 128 KiB and no more', async () => {
    const peer = await logIn(guest)
    peer.socket.write(publishPacket('a', { payload: Buffer.alloc(120_000) }))
    await until(() => peer.received().length === 8)
    expect(peer.isEnded()).toBe(false)
    peer.socket.write(publishPacket('a', { payload: Buffer.alloc(140_000) }).subarray(0, 100))
    await until(() => peer.isEnded())
  })

  test('half a packet, noise and topics no shop has are survived', async () => {
    const connect = connectPacket(guest)
    const noises: readonly Buffer[] = [
      connect.subarray(0, 10),
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      Buffer.from([0xf0, 0, 0, 0]),
      Buffer.alloc(4_000, 0xff),
      Buffer.concat([connect, connect]),
      Buffer.concat([connect, publishPacket(Array.from({ length: 101 }, () => 'a').join('/'))]),
      Buffer.concat([connect, publishPacket('a/#/b')]),
      Buffer.concat([connect, publishPacket('')]),
      Buffer.concat([connect, publishPacket('__proto__')]),
      Buffer.concat([connect, Buffer.from([0x82, 5, 0, 1, 0, 9, 0x61])]),
      Buffer.concat([
        connect,
        generate({
          cmd: 'subscribe',
          messageId: 1,
          subscriptions: [{ topic: Array.from({ length: 101 }, () => '+').join('/'), qos: 1 }],
        }),
      ]),
      Buffer.concat([connect, Buffer.from([0x62, 2, 0, 9, 0x40, 2, 0, 9, 0x70, 2, 0, 9])]),
    ]
    for (const noise of noises) {
      const peer = await openSocket(door)
      peer.socket.write(noise)
      await pause(10)
      peer.socket.resetAndDestroy()
    }
    await until(() => door.broker.connections().length === 1)
    expect(door.logged()).not.toContain('"level":50')
  })

  test('half-open deliveries do not pile up in the hub', async () => {
    const peer = await logIn(guest)
    for (let messageId = 1; messageId <= 40; messageId += 1)
      peer.socket.write(publishPacket('a', { qos: 2, messageId, payload: Buffer.alloc(10_000) }))
    await until(() => peer.isEnded())
    expect(door.logged()).toContain('maxInflightInbound')
  })
})

describe('the WebSocket door', () => {
  const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'

  test('a peer that vanishes in the middle of the handshake is not missed', async () => {
    for (let i = 0; i < 20; i += 1) {
      const peer = await openHttpSocket(door)
      peer.socket.write(upgrade(`${key}Sec-WebSocket-Protocol: mqtt\r\n`))
      peer.socket.resetAndDestroy()
    }
    await pause(50)
    expect(door.broker.connections()).toHaveLength(1)
  })

  test('what is not MQTT over WebSocket is turned away in words', async () => {
    for (const headers of [
      key,
      `${key}Sec-WebSocket-Protocol: chat\r\n`,
      'Sec-WebSocket-Protocol: mqtt\r\n',
    ]) {
      const peer = await openHttpSocket(door)
      peer.socket.write(upgrade(headers))
      await until(() => peer.isEnded())
      expect(peer.received().toString()).toMatch(/^HTTP\/1.1 400 /)
    }
  })

  test('of several protocols a browser offers, MQTT is taken', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.httpPort}/mqtt`, ['chat', 'mqtt'])
    await new Promise((open) => socket.once('open', open))
    expect(socket.protocol).toBe('mqtt')
    socket.terminate()
  })

  test('a text frame or a frame beyond the limit ends the connection', async () => {
    for (const payload of ['hello', Buffer.alloc(140_000)]) {
      const socket = new WebSocket(`ws://127.0.0.1:${door.httpPort}/mqtt`, 'mqtt')
      socket.on('error', () => undefined)
      await new Promise((open) => socket.once('open', open))
      socket.send(payload)
      await until(() => socket.readyState === socket.CLOSED)
    }
    expect(door.logged()).toContain('a text frame is not MQTT')
  })

  test('what the broker sends at once is one frame', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.httpPort}/mqtt`, 'mqtt', {
      headers: { cookie: `chowk=${guest.device}` },
    })
    const frames: Buffer[] = []
    socket.on('message', (frame: Buffer) => frames.push(frame))
    await new Promise((open) => socket.once('open', open))
    socket.send(connectPacket(guest, { username: undefined, password: undefined }))
    await until(() => frames.length === 1)
    const topic = topics.event('counter', 'orders')
    socket.send(generate({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic, qos: 0 }] }))
    await until(() => frames.length === 2)
    door.broker.publish([eventOf('counter', 'orders', 1)])
    await until(() => frames.length === 3)
    await pause(30)
    expect(frames).toHaveLength(3)
    expect(frames[2]?.toString()).toContain('"seq":1')
    socket.terminate()
  })
})
