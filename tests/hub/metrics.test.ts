import { Hono } from 'hono'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BatchDone } from '../../hub/bus/bus.ts'
import { logBatch } from '../../hub/edge/command-log.ts'
import type { Env } from '../../hub/edge/door.ts'
import { createHealth } from '../../hub/edge/health.ts'
import { isFromHere, mountMetrics } from '../../hub/edge/metrics-routes.ts'
import { commands, hubCommands } from '../../schema/commands.ts'
import { deviceKinds } from '../../schema/device.ts'
import { eventKinds } from '../../schema/events.ts'
import { refusals } from '../../schema/refusals.ts'
import { clientIdOf } from '../../schema/topics.ts'
import { until } from './broker-kit.ts'
import { saleOf, sellAnEvening } from './evening.ts'
import { openHub, type TestHub } from './http-kit.ts'
import { figure } from './look.ts'
import { chai } from './mix.ts'
import { issue, listen, openOffice } from './program-kit.ts'

let hub: TestHub
beforeEach(async () => {
  hub = await openHub()
})
afterEach(() => hub.close())

interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** The text Prometheus reads, line by line. Throws where a line is none of its form. */
const samplesIn = (text: string): readonly Sample[] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !/^# (HELP|TYPE) [a-z_]+ /.test(line))
    .map((line) => {
      const match = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/.exec(line)
      if (match === null) throw new Error(`not of the form: ${line}`)
      const [, name = '', labels = '', value = ''] = match
      const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)]
      return {
        name,
        labels: Object.fromEntries(pairs.map(([, key, said]) => [key, said])),
        value: Number(value),
      }
    })

const read = async (): Promise<readonly Sample[]> => {
  const { status, text } = await hub.ask('/metrics')
  expect(status).toBe(200)
  return samplesIn(text)
}

const valueOf = (
  samples: readonly Sample[],
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number =>
  samples
    .filter(
      (one) =>
        one.name === name &&
        Object.entries(labels).every(([key, said]) => one.labels[key] === said),
    )
    .reduce((sum, { value }) => sum + value, 0)

/** Sends as a till of the outlet does, through the hub's own bus. */
const ring = async (lines: readonly object[] = [chai]): Promise<void> => {
  const till = await hub.pair('counter')
  const { json } = await hub.as(till).signIn('ravi')
  const { signInId } = (json as { signIn: { signInId: string } }).signIn
  await hub.as(till).send('sale.ring', saleOf(lines as never), { signIn: signInId })
}

describe('the figures', () => {
  test('count what the hub was told to do, and what became of it', async () => {
    await ring()
    await ring([])
    const stranger = await hub.pair('counter')
    await hub.as(stranger).send('sale.ring', saleOf([chai]))
    const samples = await read()
    const rung = (outcome: string): number =>
      valueOf(samples, 'chowk_commands_total', { name: 'sale.ring', outcome })
    expect([rung('done'), rung('refused'), rung('failed')]).toEqual([1, 2, 0])
    expect(valueOf(samples, 'chowk_refusals_total', { code: 'order.empty' })).toBe(1)
    expect(valueOf(samples, 'chowk_refusals_total', { code: 'sign-in.missing' })).toBe(1)
    const all = valueOf(samples, 'chowk_commands_total')
    for (const name of ['chowk_command_seconds', 'chowk_command_work_seconds'])
      expect([name, valueOf(samples, `${name}_count`)]).toEqual([name, all])
    expect(valueOf(samples, 'chowk_batch_commands_sum')).toBe(all)
    expect(valueOf(samples, 'chowk_commit_seconds_count')).toBe(
      valueOf(samples, 'chowk_batch_commands_count'),
    )
    expect(valueOf(samples, 'chowk_commit_seconds_sum')).toBeGreaterThan(0)
    expect(valueOf(samples, 'chowk_commands_waiting')).toBe(0)
    expect(valueOf(samples, 'chowk_events_total', { kind: 'bill.settled' })).toBe(1)
    expect(valueOf(samples, 'chowk_events_total')).toBe(
      figure(hub.shop.db, 'select count(*) from event'),
    )
    expect(valueOf(samples, 'chowk_http_requests_total', { method: 'POST', status: '409' })).toBe(1)
    expect(valueOf(samples, 'chowk_disk_free_bytes')).toBeGreaterThan(0)
  })

  test('carry names of the product only, whatever strangers send', async () => {
    const till = await hub.pair('counter')
    const hostile = 'sale.ring"} 1\nchowk_pwned{x="'
    for (const name of [hostile, '__proto__', 'x'.repeat(64), 'toString', ''])
      await hub.as(till).send(name, {})
    await hub.as(till).post('/api/v1/commands/Mrs%20Kapoor', { name: 'Mrs Kapoor' })
    await hub.ask('/%22%7D%201', { method: 'BREW' })
    await sellAnEvening(hub.shop)
    const samples = await read()
    expect(samples.some(({ name }) => name.includes('pwned'))).toBe(false)
    expect(valueOf(samples, 'chowk_commands_total', { name: 'unknown' })).toBe(6)
    const allowed: Readonly<Record<string, readonly string[]>> = {
      name: [...Object.keys(commands), ...Object.keys(hubCommands), 'unknown'],
      outcome: ['done', 'refused', 'failed'],
      code: Object.keys(refusals),
      kind: [...deviceKinds, 'integration', ...eventKinds],
      method: ['GET', 'HEAD', 'POST', 'PUT', 'other'],
      consumer: ['mqtt', 'jobs'],
    }
    const odd = samples.flatMap(({ name, labels }) =>
      Object.entries(labels)
        .filter(([key, said]) => {
          if (key === 'le') return !/^(\+Inf|[\d.]+)$/.test(said)
          if (key === 'status') return !/^\d{3}$/.test(said)
          if (key === 'version') return !/^[\d.]+$/.test(said)
          return allowed[key]?.includes(said) !== true
        })
        .map(([key, said]) => `${name} ${key}=${said}`),
    )
    expect(odd).toEqual([])
  })

  test('tell who is connected, once a device and not once a tab', async () => {
    const office = await openOffice(hub)
    const programs = [await issue(hub, office), await issue(hub, office)]
    const [first, second] = programs
    if (first === undefined || second === undefined) throw new Error('no programs')
    const tabs = [
      await listen(hub, first, { clientId: clientIdOf(first.deviceId, 'a') }),
      await listen(hub, first, { clientId: clientIdOf(first.deviceId, 'b') }),
      await listen(hub, second),
    ]
    const connected = async (): Promise<number> =>
      valueOf(await read(), 'chowk_screens', { kind: 'integration' })
    expect(await connected()).toBe(2)
    await Promise.all(tabs.map(({ close }) => close()))
    await expect.poll(connected).toBe(0)
  })

  test('tell how long the oldest paper has waited for its bridge', async () => {
    await ring()
    const waiting = figure(hub.shop.db, `select count(*) from job where state = 'queued'`)
    expect(waiting).toBeGreaterThan(0)
    hub.shop.clock.now += 90_000
    const samples = await read()
    expect(valueOf(samples, 'chowk_jobs_waiting')).toBe(waiting)
    expect(valueOf(samples, 'chowk_event_lag_seconds', { consumer: 'jobs' })).toBe(90)
    expect(valueOf(samples, 'chowk_event_out_seconds_count')).toBeGreaterThan(0)
  })

  test('are for whoever is at the hub’s own machine, and for programs', async () => {
    const office = await openOffice(hub)
    const program = await issue(hub, office, { scope: 'read', roleId: 'cook' })
    expect((await hub.ask('/metrics', { from: '127.0.0.2' })).status).toBe(200)
    expect((await program.get('/metrics')).status).toBe(200)
    const passedOn = { 'x-forwarded-for': '192.168.1.7' }
    expect((await hub.ask('/metrics', { headers: passedOn })).status).toBe(401)
    expect((await program.get('/metrics', passedOn)).status).toBe(200)
    const wrong = { authorization: `Bearer ${'A'.repeat(43)}` }
    expect((await hub.ask('/metrics', { headers: wrong })).status).toBe(401)
    const bridge = await hub.pair('bridge')
    expect((await hub.as(bridge).get('/metrics')).status).toBe(403)
    expect((await hub.ask('/metrics', { headers: { host: 'shop.example' } })).status).toBe(421)
  })

  test.each([
    ['127.0.0.1', {}, true],
    ['127.9.9.9', {}, true],
    ['::1', {}, true],
    ['::ffff:127.0.0.1', {}, true],
    ['192.168.1.7', {}, false],
    ['::ffff:192.168.1.7', {}, false],
    ['::127.0.0.1', {}, false],
    ['10.127.0.1', {}, false],
    ['fe80::1', {}, false],
    [undefined, {}, false],
    ['127.0.0.1', { forwarded: 'for=192.168.1.7' }, false],
    ['127.0.0.1', { via: '1.1 proxy' }, false],
    ['::1', { 'x-real-ip': '::1' }, false],
  ])(
    'take %s with %j to be here: %s',
    (address, headers: Readonly<Record<string, string>>, isHere) => {
      expect(isFromHere(address, (name) => headers[name])).toBe(isHere)
    },
  )
})

/** A batch of one command that came to a code. */
const done = (code: string | null): BatchDone =>
  ({ commands: [{ code }], commitMs: 1 }) as unknown as BatchDone

describe('the sign of life', () => {
  test('says so when nothing can be stored, and when it can again', async () => {
    const health = createHealth(hub.folder)
    const app = new Hono<Env>()
    mountMetrics(app, { health, version: '1', now: () => 7 } as never, async (_c, next) => next())
    const ask = async (): Promise<readonly unknown[]> => {
      const answer = await app.request('/healthz')
      const { ok, disk } = (await answer.json()) as { ok: boolean; disk: string }
      return [answer.status, ok, disk]
    }
    const well = [200, true, (await health.now()).disk]
    expect(await ask()).toEqual(well)
    health.batch(done('hub.failing'))
    expect(await ask()).toEqual([503, false, 'failing'])
    // A refusal writes nothing, so it is no sign of recovery.
    health.batch(done('order.empty'))
    expect(await ask()).toEqual([503, false, 'failing'])
    health.batch(done(null))
    expect(await ask()).toEqual(well)
  })

  test('is there for everybody, and says nothing of the shop', async () => {
    const { status, json } = await hub.ask('/healthz')
    expect(status).toBe(200)
    expect(Object.keys(json as object)).toEqual(['ok', 'version', 'at', 'disk'])
  })
})

describe('the log', () => {
  interface Line {
    readonly msg: string
    readonly level: number
    readonly [key: string]: unknown
  }
  const lines = (): readonly Line[] =>
    hub
      .logged()
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Line => JSON.parse(line))
      .filter(({ msg }) => msg === 'command')

  test('has a line for each command: which, from where, what became of it, how long', async () => {
    const till = await hub.pair('counter')
    const { json } = await hub.as(till).signIn('ravi')
    const { signInId } = (json as { signIn: { signInId: string } }).signIn
    const ids = [hub.shop.newId(), hub.shop.newId()]
    const [good, bad] = ids
    await hub.as(till).send('sale.ring', saleOf([chai]), { id: good, signIn: signInId })
    await hub.as(till).send('sale.ring', saleOf([]), { id: bad, signIn: signInId })
    await until(() => lines().some(({ command }) => command === bad))
    const told = lines().filter(({ command }) => ids.includes(String(command)))
    expect(told).toMatchObject([
      { name: 'sale.ring', device: till.deviceId, outcome: 'done' },
      { name: 'sale.ring', device: till.deviceId, outcome: 'order.empty' },
    ])
    for (const line of told) {
      expect(line['ms']).toBeGreaterThanOrEqual(0)
      expect(Object.keys(line).toSorted()).toEqual(
        [
          'command',
          'device',
          'hostname',
          'level',
          'ms',
          'msg',
          'name',
          'outcome',
          'pid',
          'time',
        ].toSorted(),
      )
    }
  })

  test('tells of what was done in detail only, and of what is slow or has failed in any case', () => {
    const told: string[] = []
    const log = pino({ level: 'debug' }, { write: (line: string) => void told.push(line) })
    const submission = { deviceId: 'till', text: '' }
    const command = { submission, id: 'id', name: 'sale.ring', workMs: 1 }
    logBatch(log, {
      commitMs: 1,
      commands: [
        { ...command, code: null, ms: 5 },
        { ...command, code: 'order.empty', ms: 5 },
        { ...command, code: null, ms: 1_500 },
        { ...command, code: 'hub.failing', ms: 5 },
        { ...command, code: 'hub.fault', ms: 1_500 },
      ],
    })
    const levels = told.map((line) => log.levels.labels[(JSON.parse(line) as Line).level])
    expect(levels).toEqual(['debug', 'info', 'warn', 'error', 'error'])
  })

  test('holds nothing of what was said', async () => {
    const till = await hub.pair('counter')
    const { json } = await hub.as(till).signIn('ravi')
    const { signInId } = (json as { signIn: { signInId: string } }).signIn
    const sale = { ...saleOf([{ ...chai, note: 'for Mrs Kapoor' }]), note: 'table of Dr Rao' }
    await hub.as(till).send('sale.ring', sale, { signIn: signInId })
    await hub.as(till).send('Mrs Kapoor', {})
    await hub.as(till).post('/api/v1/commands', { id: 'Mrs Kapoor', name: 'Dr Rao' })
    await until(() => lines().filter(({ name }) => name === 'unknown').length === 2)
    expect(hub.logged()).not.toMatch(/Kapoor|Rao|Ravi|chai/i)
  })
})
