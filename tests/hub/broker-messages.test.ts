import { Aedes, type PublishPacket } from 'aedes'
import mqtt from 'mqtt'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { forgetDuplicates } from '../../hub/edge/duplicates.ts'
import { topics } from '../../schema/topics.ts'
import {
  bodyOf,
  commandText,
  listen,
  eventOf,
  gate,
  openDoor,
  openTab,
  pause,
  until,
  type Door,
} from './broker-kit.ts'
import type { Sender } from './kit.ts'

let door: Door
let office: Sender
let counter: Sender

beforeEach(async () => {
  door = await openDoor()
  office = door.shop.join('office', 'counter', 'asha')
  counter = door.shop.join('counter', 'counter', 'ravi')
})
afterEach(() => door.close())

const newPrice = (amount: number) => ({ subjectId: 'samosa', amount, isTaxIncluded: true }) as const

/** How many of 100 messages of mixed classes a subscriber of a bare broker does not get. */
const lostOf100 = async (cure: boolean): Promise<number> => {
  const aedes = await Aedes.createBroker()
  if (cure) aedes.on('client', forgetDuplicates)
  const server = createServer((socket) => void aedes.handle(socket))
  const client = mqtt.connect(`mqtt://127.0.0.1:${await listen(server)}`)
  let count = 0
  client.on('message', () => (count += 1))
  await client.subscribeAsync('t/#')
  const packet = { cmd: 'publish', dup: false, topic: 't/1', payload: 'x' } as const
  const mixed: readonly PublishPacket[] = [
    { ...packet, qos: 1, retain: false },
    { ...packet, qos: 0, retain: false },
  ]
  for (let round = 0; round < 50; round += 1) {
    mixed.forEach((each) => aedes.publish(each, () => undefined))
    await new Promise(setImmediate)
  }
  await pause(100)
  await client.endAsync(true)
  await new Promise<void>((closed) => aedes.close(closed))
  await new Promise((closed) => server.close(closed))
  return 100 - count
}

describe('what the hub says in one breath', () => {
  test('a new price reaches every screen as event, pointer and answer, a hundred times over', async () => {
    const screen = await openTab(door, counter)
    const desk = await openTab(door, office)
    expect(await screen.subscribe(topics.event('counter', 'menu'))).toBe(true)
    expect(await screen.subscribe(topics.pointer('counter', 'menu'))).toBe(true)
    expect(await desk.subscribe(topics.event('counter', 'menu'))).toBe(true)
    expect(await desk.subscribe(topics.pointer('counter', 'menu'))).toBe(true)
    await until(() => screen.heard.length === 1 && desk.heard.length === 1)

    const ids = Array.from({ length: 100 }, () => door.shop.newId())
    for (let sent = 0; sent < 100; sent += 50) {
      for (const id of ids.slice(sent, sent + 50)) {
        desk.client.publish(
          topics.command('counter', desk.clientId),
          commandText(door.shop, office, { name: 'price.set', args: newPrice(2000), id }),
          { qos: 1 },
        )
      }
      await until(() => desk.replies().length === sent + 50)
    }
    await until(() => screen.heard.length === 201)

    expect(desk.replies().map((reply) => [reply.id, reply.ok])).toEqual(ids.map((id) => [id, true]))
    for (const tab of [screen, desk]) {
      const [atFirst, ...later] = tab.heard.filter(({ topic }) => !topic.includes('/rep/'))
      const { rev } = bodyOf(atFirst?.text)
      const told = later.map(({ topic, text }) => {
        const body = bodyOf(text)
        return [topic, body.seq ?? null, body.rev]
      })
      expect(told).toEqual(
        ids.flatMap((_, i) => [
          [topics.event('counter', 'menu'), i + 1, rev + i + 1],
          [topics.pointer('counter', 'menu'), null, rev + i + 1],
        ]),
      )
    }
  })

  test('many changes of the menu in one breath keep their order, each with its pointer behind it', async () => {
    const screen = await openTab(door, counter)
    await screen.subscribe(topics.event('counter', 'menu'))
    await screen.subscribe(topics.event('counter', 'orders'))
    await screen.subscribe(topics.pointer('counter', 'menu'))
    await until(() => screen.heard.length === 1)
    const revs = Array.from({ length: 200 }, (_, i) => i + 2)
    door.broker.publish(
      revs.flatMap((rev) => [
        { ...eventOf('counter', 'menu', rev, { rev }), kind: 'menu.changed' as const },
        eventOf('counter', 'orders', rev),
      ]),
    )
    await until(() => screen.heard.length === 601)
    expect(screen.heard.slice(1).map(({ topic, text }) => [topic, text.match(/\d+/)?.[0]])).toEqual(
      revs.flatMap((rev) => [
        [topics.event('counter', 'menu'), String(rev)],
        [topics.pointer('counter', 'menu'), String(rev)],
        [topics.event('counter', 'orders'), String(rev)],
      ]),
    )
  })

  test('a rush of a thousand events and the answers among them arrive whole and in order', async () => {
    const screen = await openTab(door, counter)
    await screen.subscribe(topics.event('counter', 'orders'))
    await screen.subscribe(topics.event('counter', 'bills'))
    const answered = screen.command('order.place', { orderType: 'takeaway', lines: [] })
    door.broker.publish(
      Array.from({ length: 1000 }, (_, i) => eventOf('counter', i % 3 ? 'orders' : 'bills', i)),
    )
    await answered
    door.broker.publish([eventOf('counter', 'orders', 1000)])
    await until(() => screen.heard.length === 1002)

    const seqs = screen.heard
      .filter(({ topic }) => topic.includes('/ev/'))
      .map(({ text }) => bodyOf(text).seq)
    expect(seqs).toEqual(Array.from({ length: 1001 }, (_, i) => i))
  })

  test('not even a stranger’s mixture of classes makes a message disappear', async () => {
    expect(await lostOf100(true)).toBe(0)
    // The defect this guards against is in the pinned broker: without the cure, every first one is lost.
    expect(await lostOf100(false)).toBe(50)
  })
})

describe('a command', () => {
  test('is answered on the screen that sent it, and on no other', async () => {
    const first = await openTab(door, counter, { tab: 'a' })
    const second = await openTab(door, counter, { tab: 'b', via: 'tcp' })
    const reply = await second.command('sale.ring', {
      orderType: 'takeaway',
      lines: [{ itemId: 'samosa', qtyMilli: 2000 }],
      tenders: [{ kind: 'upi', offered: 'exact' }],
    })
    expect(reply).toMatchObject({ ok: true })
    expect(first.heard).toEqual([])
  })

  test('sent twice is done once and answered with the very same words', async () => {
    const screen = await openTab(door, counter)
    const id = door.shop.newId()
    const sale = {
      orderType: 'takeaway',
      lines: [{ itemId: 'samosa', qtyMilli: 2000 }],
      tenders: [{ kind: 'upi', offered: 'exact' }],
    } as const
    await screen.command('sale.ring', sale, id)
    await screen.command('sale.ring', sale, id)
    await until(() => screen.heard.length === 2)
    expect(screen.heard[1]?.text).toBe(screen.heard[0]?.text)
    expect(door.shop.count('bill')).toBe(1)
  })

  test('that is refused leaves the screen connected', async () => {
    const screen = await openTab(door, counter)
    const refused = await screen.command('price.set', newPrice(1))
    expect(refused).toMatchObject({ ok: false, code: 'command.not-permitted' })
    await screen.client.publishAsync(topics.command('counter', screen.clientId), 'not JSON', {
      qos: 1,
    })
    await until(() => screen.replies().length === 2)
    expect(screen.replies()[1]).toMatchObject({ ok: false, code: 'command.malformed' })
    expect(screen.client.connected).toBe(true)
    expect(door.broker.connections()).toHaveLength(1)
  })

  test('of 60 KB is taken, and one above 64 KiB is refused in words', async () => {
    const screen = await openTab(door, counter)
    const large = (bytes: number) => ({ ...newPrice(1), subjectId: 'x'.repeat(bytes) })
    const taken = await screen.command('price.set', large(60_000))
    expect(taken).toMatchObject({ ok: false, code: 'command.malformed' })
    const id = door.shop.newId()
    const refused = await screen.command('price.set', large(70_000), id)
    expect(refused).toMatchObject({ id, ok: false, code: 'command.too-large' })
    expect(screen.client.connected).toBe(true)
  })
})

/** A door of the test's own, behind a bus that is slow or breaks. */
const openFor = async (changes: Parameters<typeof openDoor>[0]): Promise<Door> => {
  const opened = await openDoor(changes)
  onTestFinished(() => opened.close())
  return opened
}

describe('while the writer is at work', () => {
  test('PUBACK does not wait for it, and commands are done and answered in the order they were sent', async () => {
    const submitted: string[] = []
    const atWork = gate()
    const slow = await openFor(({ bus }) => ({
      bus: {
        ...bus,
        submit: async (submission) => {
          const { id } = bodyOf(submission.text)
          submitted.push(id)
          // Only the first is held up, so that whatever does not queue overtakes it.
          if (submitted.length === 1) await atWork.opened
          return bus.submit(submission)
        },
      },
    }))
    const sender = slow.shop.join('counter', 'counter', 'ravi')
    const screen = await openTab(slow, sender)
    const ids = Array.from({ length: 5 }, () => slow.shop.newId())
    const args = { orderType: 'takeaway', lines: [{ itemId: 'samosa', qtyMilli: 1000 }] }
    await Promise.all(
      ids.map((id) =>
        screen.client.publishAsync(
          topics.command('counter', screen.clientId),
          commandText(slow.shop, sender, { name: 'order.place', args, id }),
          { qos: 1 },
        ),
      ),
    )
    expect(screen.replies()).toEqual([])
    atWork.open()
    await until(() => screen.replies().length === 5)
    expect(submitted).toEqual(ids)
    expect(screen.replies().map((reply) => reply.id)).toEqual(ids)
  })

  test('a screen that reconnects does not overtake itself and gets the answers it is owed', async () => {
    const submitted: string[] = []
    const atWork = gate()
    const slow = await openFor(({ bus }) => ({
      bus: {
        ...bus,
        submit: async (submission) => {
          submitted.push(bodyOf(submission.text).id)
          await atWork.opened
          return bus.submit(submission)
        },
      },
    }))
    const sender = slow.shop.join('counter', 'counter', 'ravi')
    const ids = Array.from({ length: 3 }, () => slow.shop.newId())
    const send = async (tab: Awaited<ReturnType<typeof openTab>>, id: string): Promise<void> => {
      const args = { orderType: 'takeaway', lines: [{ itemId: 'samosa', qtyMilli: 1000 }] }
      await tab.client.publishAsync(
        topics.command('counter', tab.clientId),
        commandText(slow.shop, sender, { name: 'order.place', args, id }),
        { qos: 1 },
      )
    }
    const before = await openTab(slow, sender)
    await send(before, ids[0] ?? '')
    await send(before, ids[1] ?? '')
    await before.close()
    const after = await openTab(slow, sender)
    await send(after, ids[2] ?? '')
    expect(submitted).toEqual(ids.slice(0, 1))
    atWork.open()
    await until(() => after.replies().length === 3)
    expect(submitted).toEqual(ids)
  })

  test('a screen that floods the hub is told that it is busy, and goes on', async () => {
    const slow = await openFor(({ bus }) => ({
      bus: { ...bus, submit: (s) => pause(5).then(() => bus.submit(s)) },
    }))
    const sender = slow.shop.join('counter', 'counter', 'ravi')
    const screen = await openTab(slow, sender)
    const ids = Array.from({ length: 200 }, () => slow.shop.newId())
    for (const id of ids)
      screen.client.publish(
        topics.command('counter', screen.clientId),
        commandText(slow.shop, sender, { name: 'nothing', args: {}, id }),
      )
    await until(() => screen.replies().length === 200)
    const busy = screen.replies().filter((reply) => !reply.ok && reply.code === 'hub.busy')
    expect(busy.length).toBeGreaterThan(50)
    expect(new Set(screen.replies().map((reply) => reply.id))).toEqual(new Set(ids))
    expect(screen.client.connected).toBe(true)
  })

  test('a fault in the bus costs the answer, never the connection or the hub', async () => {
    const broken = await openFor(({ bus }) => {
      let asked = 0
      return {
        bus: {
          ...bus,
          submit: (submission) => {
            asked += 1
            if (asked === 1) throw new Error('thrown at once')
            return asked === 2 ? Promise.reject(new Error('late')) : bus.submit(submission)
          },
        },
      }
    })
    const sender = broken.shop.join('counter', 'counter', 'ravi')
    const screen = await openTab(broken, sender)
    const topic = topics.command('counter', screen.clientId)
    await screen.client.publishAsync(topic, '1', { qos: 1 })
    await screen.client.publishAsync(topic, '2', { qos: 1 })
    expect(await screen.command('order.place', { orderType: 'takeaway', lines: [] })).toMatchObject(
      {
        ok: false,
      },
    )
    expect(screen.replies()).toHaveLength(1)
    expect(broken.logged()).toContain('thrown at once')
  })
})
