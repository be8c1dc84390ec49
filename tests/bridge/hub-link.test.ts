import { statSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startBridge, type Bridge } from '../../bridge/bridge.ts'
import { pairBridge, readIdentity } from '../../bridge/identity.ts'
import { readConfig } from '../../bridge/config.ts'
import {
  drawerDoc,
  dropFolder,
  jobFor,
  kickTask,
  newFolder,
  pause,
  printerDoc,
  receiptTask,
  until,
} from './shop.ts'
import {
  code,
  deviceId,
  startStandInHub,
  token,
  type Given,
  type StandInHub,
} from './stand-in-hub.ts'

const hardware = { printers: [printerDoc('counter')], drawers: [drawerDoc('counter')] }

let folder: string
let hub: StandInHub
let bridges: Bridge[] = []
let lines: string[] = []
let rejected: string[] = []

beforeEach(async () => {
  folder = newFolder()
  hub = await startStandInHub(hardware)
  lines = []
  rejected = []
})
afterEach(async () => {
  for (const bridge of bridges) await bridge.stop().catch(() => undefined)
  bridges = []
  await hub.close()
  dropFolder(folder)
})

const start = (mqttUrl?: string, hubUrl = hub.url): Bridge => {
  const bridge = startBridge({
    hubUrl,
    mqttUrl,
    folder,
    identity: { deviceId, outletId: 'counter', token },
    log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    onRejected: (message) => rejected.push(message),
    grace: { printMs: 500, tellMs: 200 },
  })
  bridges.push(bridge)
  return bridge
}
const given = (name: string): readonly Given[] => hub.given.filter((one) => one.name === name)
const untilGiven = (name: string, count = 1): Promise<readonly Given[]> =>
  until(() => given(name).length >= count && given(name), `${count} x ${name}`)

describe('the hub hears of everything, once', () => {
  test('a receipt: its picture, its paper, and only then that it is done', async () => {
    const job = jobFor(receiptTask('Masala Dosa'))
    hub.setJobs(job)
    start()
    const [finish] = await untilGiven('job.finish')
    expect(finish?.args).toEqual({
      jobId: job.jobId,
      outcome: { kind: 'done', level: 'confirmed' },
    })
    const [paper] = given('paper.report')
    expect(paper?.args).toMatchObject({
      printerId: 'counter',
      jobId: job.jobId,
      widthDots: 576,
      lines: ['Masala Dosa'],
    })
    expect(hub.pictures.get(String(paper?.args['picture']))?.subarray(1, 4).toString()).toBe('PNG')
    expect(lines.join('')).not.toContain('does not answer')
    const names = hub.given.map(({ name }) => name)
    expect(names.indexOf('paper.report')).toBeLessThan(names.indexOf('job.finish'))
  })

  test('a printer and its drawer are reported as they are', async () => {
    start()
    const [printer] = await untilGiven('printer.report')
    expect(printer?.args).toEqual({ printerId: 'counter', state: 'online', reasons: [] })
    hub.setJobs(jobFor(kickTask()))
    bridges[0] = (await bridges[0]?.stop(), start())
    await until(
      () => given('drawer.report').some(({ args }) => args['state'] === 'open'),
      'the open drawer',
    )
  })

  test('a reply that is lost makes the bridge ask again under the same number', async () => {
    hub.setJobs(jobFor(receiptTask('Again')))
    hub.loseReplies(3)
    start()
    await until(() => given('job.finish').length > 0, 'the end of the job')
    await pause(100)
    for (const name of ['paper.report', 'job.finish']) {
      expect(new Set(given(name).map(({ id }) => id)).size).toBe(1)
    }
    expect(hub.given.length).toBeGreaterThan(4)
  })

  test('a bridge that stops before the hub has heard says it after its next start, under the same number', async () => {
    hub.setJobs(jobFor(receiptTask('Restart')))
    hub.loseReplies(1_000)
    const first = start()
    await untilGiven('paper.report')
    await first.stop()
    const before = given('paper.report')[0]
    hub.loseReplies(0)
    start()
    await untilGiven('job.finish')
    expect(new Set(given('paper.report').map(({ id }) => id))).toEqual(new Set([before?.id]))
    expect(new Set(given('paper.report').map(({ args }) => args['picture'])).size).toBe(1)
  })

  test('a refusal is an answer: the bridge goes on', async () => {
    hub.setJobs(jobFor(receiptTask('One')), jobFor(receiptTask('Two')))
    hub.refuse('paper.report', 'job.unknown')
    start()
    await untilGiven('job.finish', 2)
    expect(given('paper.report')).toHaveLength(2)
    expect(lines.join('')).toContain('the hub refused what the bridge reports')
  })

  test('“not now” is not an answer: the bridge asks again, after a restart too, under the same number', async () => {
    hub.setJobs(jobFor(receiptTask('Busy')))
    hub.refuse('job.finish', 'hub.busy')
    const first = start()
    await untilGiven('job.finish', 2)
    await first.stop()
    const before = given('job.finish').length
    start()
    await untilGiven('job.finish', before + 1)
    expect(new Set(given('job.finish').map(({ id }) => id)).size).toBe(1)
  })
})

describe('over the message door', () => {
  test('commands go there, a nudge brings the job at once, and the bridge says goodbye', async () => {
    const bridge = start(hub.mqttUrl)
    await until(() => hub.presence.includes('online'), 'the bridge to be there')
    await pause(50)
    const before = Date.now()
    hub.setJobs(jobFor(receiptTask('Nudged')))
    hub.nudge()
    const [finish] = await untilGiven('job.finish')
    expect(finish?.door).toBe('mqtt')
    expect(Date.now() - before).toBeLessThan(12_000)
    await bridge.stop()
    await until(() => hub.presence.at(-1) === 'offline', 'the goodbye')
  })

  test('where it is shut, they go over HTTP', async () => {
    hub.setJobs(jobFor(receiptTask('Fallback')))
    start('mqtt://127.0.0.1:1')
    const [finish] = await untilGiven('job.finish')
    expect(finish?.door).toBe('http')
  })
})

describe('time is the hub’s', () => {
  test('a drawer is judged by it, however wrong the clock of this machine is', async () => {
    const ahead = 10 * 60_000
    hub.setAhead(ahead)
    const late = jobFor(kickTask(), Date.now() + ahead - 1_000)
    const inTime = jobFor(kickTask(), Date.now() + ahead + 20_000)
    hub.setJobs(late, inTime)
    start()
    await untilGiven('job.finish', 2)
    const outcomeOf = (jobId: string): unknown =>
      given('job.finish').find(({ args }) => args['jobId'] === jobId)?.args['outcome']
    expect(outcomeOf(late.jobId)).toEqual({ kind: 'expired' })
    expect(outcomeOf(inTime.jobId)).toEqual({ kind: 'done', level: 'confirmed' })
  })
})

describe('the hub may be away', () => {
  test('at the start: the bridge waits and then prints', async () => {
    const port = Number(new URL(hub.url).port)
    await hub.close()
    start()
    await pause(100)
    hub = await startStandInHub({ ...hardware, port })
    hub.setJobs(jobFor(receiptTask('Patience')))
    await untilGiven('job.finish')
    expect(lines.join('')).toContain('the hub does not answer')
  })
})

describe('joining the shop', () => {
  test('the code is exchanged for a token that only this user can read', async () => {
    const pairing = await pairBridge(hub.url, code, folder)
    expect(pairing).toEqual({ ok: true, identity: { deviceId, outletId: 'counter', token } })
    expect(readIdentity(folder)).toEqual({ deviceId, outletId: 'counter', token })
    expect(statSync(join(folder, 'identity.json')).mode & 0o777).toBe(0o600)
  })

  test('a wrong code is refused in the hub’s words', async () => {
    const pairing = await pairBridge(hub.url, 'NO-1', folder)
    expect(pairing).toEqual({ ok: false, message: 'Wrong code.', isPassing: false })
    expect(readIdentity(folder)).toBeUndefined()
  })

  test('a bridge that was taken out of the shop says so and prints nothing', async () => {
    hub.forgetDevice()
    hub.setJobs(jobFor(receiptTask('Never')))
    start()
    await until(() => rejected.length > 0, 'the rejection')
    expect(rejected[0]).toBe('Not of this shop.')
    expect(hub.given).toEqual([])
  })

  test('the token stands in no log line', async () => {
    hub.setJobs(jobFor(receiptTask('Secret')))
    start(hub.mqttUrl)
    await untilGiven('job.finish')
    hub.forgetDevice()
    await until(() => rejected.length > 0 || lines.length > 0, 'a log line')
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.join('')).not.toContain(token)
  })

  test('a setting that is missing is named', () => {
    expect(readConfig({})).toContain('CHOWK_HUB')
    expect(readConfig({ CHOWK_HUB: 'http://hub:7400' })).toContain('CHOWK_BRIDGE_DATA')
    expect(readConfig({ CHOWK_HUB: 'hub', CHOWK_BRIDGE_DATA: 'x' })).toContain('web address')
    expect(readConfig({ CHOWK_HUB: 'http://hub:7400/', CHOWK_BRIDGE_DATA: 'x' })).toEqual({
      hubUrl: 'http://hub:7400',
      mqttUrl: undefined,
      folder: 'x',
      pairingCode: '',
      logLevel: 'info',
    })
  })
})
