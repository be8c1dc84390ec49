/**
 * The topics as any MQTT 3.1.1 client hears them: mosquitto_sub, which knows
 * nothing of this house.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clientIdOf, topics } from '../../schema/topics.ts'
import { until } from './broker-kit.ts'
import { saleOf } from './evening.ts'
import { openHub, type TestHub } from './http-kit.ts'
import { chai } from './mix.ts'
import { issue, openOffice, type Program } from './program-kit.ts'

let hub: TestHub
let office: Awaited<ReturnType<typeof openOffice>>
const children: ChildProcess[] = []
beforeEach(async () => {
  hub = await openHub()
  office = await openOffice(hub)
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill()
  await hub.close()
})

interface Run {
  /** Complete lines of what it has said, on both outputs. */
  readonly lines: () => readonly string[]
  readonly ended: Promise<number | null>
}

const run = (program: string, args: readonly string[]): Run => {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
  const ended = new Promise<number | null>((settle, fail) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'ENOENT'
          ? new Error(
              `This test needs ${program}, and it is not on this machine. Install it: apt-get install mosquitto-clients`,
            )
          : error,
      ),
    )
    child.once('close', settle)
  })
  ended.catch(() => undefined)
  return { lines: () => text.split('\n').slice(0, -1), ended }
}

const loginOf = (
  { deviceId, token }: Program,
  clientId = clientIdOf(deviceId, 'mosquitto'),
): readonly string[] =>
  `-h 127.0.0.1 -p ${hub.mqttPort} -V mqttv311 -u ${deviceId} -P ${token} -i ${clientId}`.split(' ')

describe('mosquitto_sub', () => {
  test('hears a sale as it happens, on all streams at once', async () => {
    const program = await issue(hub, office, { scope: 'read', roleId: 'owner' })
    const status = topics.status('counter')
    const listener = run('mosquitto_sub', [
      ...loginOf(program),
      '-t',
      status,
      '-t',
      topics.event('counter', '#'),
      '-F',
      '%t %p',
    ])
    const gone = listener.ended.then((code) => {
      throw new Error(`it ended with ${code}: ${listener.lines().join('\n')}`)
    })
    gone.catch(() => undefined)
    const heard = (topic: string): readonly string[] =>
      listener.lines().filter((line) => line.startsWith(`${topic} `))
    // What is kept under the status comes once it is subscribed.
    await Promise.race([gone, until(() => heard(status).length > 0, 20_000)])
    const seller = await issue(hub, office)
    const answer = await seller.command('sale.ring', saleOf([chai]))
    const { result } = answer.json as { result: { orderId: string; billId: string } }
    const books = topics.event('counter', 'books')
    await Promise.race([gone, until(() => heard(books).length > 0, 20_000)])
    const dataOn = (stream: string): Readonly<Record<string, unknown>> => {
      const topic = topics.event('counter', stream)
      const [line = ''] = heard(topic)
      return (JSON.parse(line.slice(topic.length + 1)) as { data: Record<string, unknown> }).data
    }
    expect(dataOn('orders')).toMatchObject({ orderId: result.orderId, token: 1 })
    expect(dataOn('bills')).toMatchObject({ billId: result.billId, state: 'settled' })
    expect(dataOn('books')).toMatchObject({ sourceKind: 'bill', sourceId: result.billId })
  })

  test('is refused everything of another outlet, and a client id that is not its own', async () => {
    const program = await issue(hub, office, { scope: 'read', outletId: 'restaurant' })
    const next = run('mosquitto_sub', [...loginOf(program), '-t', topics.event('counter', '#')])
    await next.ended
    expect(next.lines().join('\n')).toMatch(/denied/i)
    const stranger = run('mosquitto_sub', [
      ...loginOf(program, 'mosq-4711'),
      '-t',
      topics.event('restaurant', '#'),
    ])
    expect(await stranger.ended).not.toBe(0)
    expect(stranger.lines().join('\n')).toMatch(/identifier rejected/i)
  })
})

describe('mosquitto_pub', () => {
  test('says nothing in the shop, whatever it sends', async () => {
    const program = await issue(hub, office, { roleId: 'owner' })
    const command = {
      v: 1,
      id: hub.shop.newId(),
      name: 'sale.ring',
      args: saleOf([chai]),
      sentAt: hub.shop.clock.now,
    }
    for (const topic of [
      topics.command('counter', clientIdOf(program.deviceId, 'mosquitto')),
      topics.event('counter', 'orders'),
      topics.status('counter'),
    ]) {
      const said = run('mosquitto_pub', [
        ...loginOf(program),
        '-q',
        '1',
        '-r',
        '-t',
        topic,
        '-m',
        JSON.stringify(command),
      ])
      expect([topic, await said.ended]).toEqual([topic, 0])
    }
    expect(hub.shop.count('bill')).toBe(0)
  })
})
