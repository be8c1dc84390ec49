import { createSocket } from 'node:dgram'
import { Bonjour, type Service } from 'bonjour-service'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { announce, type Announcement } from '../../hub/edge/discovery.ts'
import { createHosts } from '../../hub/edge/hosts.ts'

// Everything here stays on this machine: multicast, but on the loopback interface alone.
const here = '127.0.0.1'

interface Announced extends Announcement {
  readonly logged: () => string
}

const announceAt = (port: number, on: string): Announced => {
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  return { ...announce({ port, on, log }), logged: () => lines.join('') }
}

const pause = (ms: number): Promise<void> => new Promise((settle) => setTimeout(settle, ms))

/** The hubs somebody on this machine finds, until the one of a port is among them or the time is over. */
const search = async (port: number, ms: number): Promise<readonly Service[]> =>
  (await searchAll(port, ms)).filter((service) => service.port === port)

const searchAll = async (port: number, ms: number): Promise<readonly Service[]> => {
  const listener = new Bonjour({ interface: here, bind: '0.0.0.0' } as never, () => undefined)
  const found: Service[] = []
  const browser = listener.find({ type: 'http' }, (service) => void found.push(service))
  const end = performance.now() + ms
  while (performance.now() < end && !found.some((service) => service.port === port)) {
    await pause(200)
    // The first question may have come before the answerer listened.
    browser.update()
  }
  await new Promise<void>((settle) => listener.destroy(() => settle()))
  return found
}

/** A shop that runs on this machine meanwhile has the name, and a name is had once. */
const isNameTaken = (await searchAll(0, 1_500)).some(({ name }) => name === 'Chowk')
const taken = 'a hub of this machine is announced already'

/** A question as it goes over the wire: one name, and what is asked of it. */
const question = (name: string, type: number): Buffer =>
  Buffer.concat([
    Buffer.from('000000000001000000000000', 'hex'),
    Buffer.from([name.length]),
    Buffer.from(name),
    Buffer.from([0, type >> 8, type & 0xff, 0, 1]),
  ])

describe('the hub on the network', () => {
  test('is found as chowk.local with the port of its screens', async ({ skip }) => {
    skip(isNameTaken, taken)
    const announcement = announceAt(7411, here)
    const found = await search(7411, 8_000)
    await announcement.stop()
    expect(found).toMatchObject([{ name: 'Chowk', host: 'chowk.local', txt: { path: '/' } }])
    expect(announcement.logged()).toBe('')
  })

  test('beside another one takes the next name', async ({ skip }) => {
    skip(isNameTaken, taken)
    const first = announceAt(7414, here)
    expect(await first.hostName).toBe('chowk.local')
    await search(7414, 8_000)
    const second = announceAt(7415, here)
    expect(await second.hostName).toBe('chowk-2.local')
    const found = await search(7415, 8_000)
    await second.stop()
    await first.stop()
    expect(found).toMatchObject([{ name: 'Chowk 2', host: 'chowk-2.local' }])
    expect(second.logged()).toBe('')
    expect(createHosts([]).isOurs('chowk-2.local:7400')).toBe(true)
  })

  test('that is told to be silent announces nothing', async () => {
    const announcement = announceAt(7412, 'off')
    const found = await search(7412, 1_500)
    await announcement.stop()
    expect(found).toEqual([])
  })

  test('takes leave quickly, however early it is told to', async () => {
    const from = performance.now()
    await announceAt(7413, here).stop()
    expect(performance.now() - from).toBeLessThan(10_000)
  })
})

describe('a network on which the hub cannot be announced', () => {
  test('because another program keeps the port to itself, is told of once and harms nothing', async ({
    skip,
  }) => {
    const other = createSocket('udp4')
    const isOurs = await new Promise<boolean>((settle) => {
      other.on('error', () => settle(false))
      other.bind(5353, '0.0.0.0', () => settle(true))
    })
    skip(!isOurs, 'a program of this machine shares the port with all who ask')
    const announcement = announceAt(7414, here)
    await pause(800)
    const from = performance.now()
    await announcement.stop()
    expect(performance.now() - from).toBeLessThan(10_000)
    expect(announcement.logged().match(/could not be announced/g)).toHaveLength(1)
    other.close()
  })

  test('because the address is not this machine’s, is told of once and harms nothing', async () => {
    const announcement = announceAt(7415, '203.0.113.9')
    await pause(400)
    await announcement.stop()
    expect(announcement.logged().match(/could not be announced/g)).toHaveLength(1)
  })

  test('that is full of nonsense harms nothing either', async ({ skip }) => {
    skip(isNameTaken, taken)
    const announcement = announceAt(7416, here)
    const socket = createSocket('udp4')
    const nonsense = [
      Buffer.alloc(0),
      Buffer.from('not a question'),
      Buffer.alloc(600, 0xff),
      // A name that points at itself.
      Buffer.from('000000000001000000000000c00c000c0001', 'hex'),
      // An answer that says it is longer than it is.
      Buffer.from('0000840000000001000000000161000001000100000e10ffff', 'hex'),
      question('__proto__', 255),
      question('x', 65_535),
      question('a'.repeat(63), 12),
      question('.', 33),
    ]
    for (let round = 0; round < 3; round += 1) {
      for (const packet of nonsense)
        await new Promise((settle) => socket.send(packet, 5353, here, settle))
      await pause(100)
    }
    expect(await search(7416, 8_000)).toHaveLength(1)
    await announcement.stop()
    socket.close()
    expect(announcement.logged()).toBe('')
  })
})
