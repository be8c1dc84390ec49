import { spawn, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { jobOutcome, type BridgeJob, type JobOutcome, type JobTask } from '../../schema/device.ts'
import {
  drawerDoc,
  dropFolder,
  jobFor,
  kickTask,
  newFolder,
  pause,
  printerDoc,
  receiptTask,
  ticketTask,
  until,
} from '../bridge/shop.ts'
import { code, startStandInHub, token, type StandInHub } from '../bridge/stand-in-hub.ts'
import { startTcpPrinter, type TcpPrinter } from '../bridge/tcp-printer.ts'

const program = resolve(import.meta.dirname, '../../dist/bridge/main.js')

interface Running {
  readonly child: ChildProcess
  readonly output: () => string
  readonly exit: Promise<number | null>
}

let folder: string
let hub: StandInHub
let device: TcpPrinter
let running: Running[] = []

beforeEach(async () => {
  folder = newFolder()
  device = await startTcpPrinter()
  hub = await startStandInHub({
    printers: [printerDoc('counter', device.port, 'generic-80')],
    drawers: [drawerDoc('counter')],
  })
})
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL')
  running = []
  await hub.close()
  await device.close()
  dropFolder(folder)
})

const startBridge = (
  settings: Readonly<Record<string, string>> = {},
  starter: 'ipc' | 'ignore' = 'ignore',
): Running => {
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'] ?? '',
      CHOWK_HUB: hub.url,
      CHOWK_MQTT: hub.mqttUrl,
      CHOWK_BRIDGE_DATA: folder,
      CHOWK_PAIR: code,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe', starter],
  })
  let output = ''
  child.stdout?.on('data', (text: Buffer) => {
    output += text.toString()
  })
  child.stderr?.on('data', (text: Buffer) => {
    output += text.toString()
  })
  const exit = new Promise<number | null>((done) => child.on('exit', (status) => done(status)))
  const started: Running = { child, output: () => output, exit }
  running.push(started)
  return started
}

/** The message of the last line of the log. */
const lastWords = ({ output }: Running): string => {
  const line: { msg?: string } = JSON.parse(output().trim().split('\n').at(-1) ?? '{}')
  return line.msg ?? ''
}

describe('a bridge that cannot work says what to do', () => {
  test('without a hub', async () => {
    const bridge = startBridge({ CHOWK_HUB: '' })
    expect(await bridge.exit).toBe(78)
    expect(lastWords(bridge)).toContain('CHOWK_HUB')
  })
  test('without a shop', async () => {
    const bridge = startBridge({ CHOWK_PAIR: '' })
    expect(await bridge.exit).toBe(78)
    expect(lastWords(bridge)).toContain('CHOWK_PAIR')
  })
  test('with a code that is wrong', async () => {
    const bridge = startBridge({ CHOWK_PAIR: 'NO-1' })
    expect(await bridge.exit).toBe(78)
    expect(lastWords(bridge)).toContain('Wrong code.')
  })
  test('whose starter is gone: it ends in order, and pulls from no hub that comes after', async () => {
    const bridge = startBridge({}, 'ipc')
    await until(() => hub.given.length > 0, 'the bridge to be up')
    // The channel closes with the process that holds its other end, however that ends.
    bridge.child.disconnect()
    expect(await bridge.exit).toBe(0)
    expect(lastWords(bridge)).toContain('the bridge has stopped')
  })
  test('taken out of the shop', async () => {
    const first = startBridge()
    await until(() => hub.given.length > 0, 'the bridge to be up')
    first.child.kill('SIGTERM')
    expect(await first.exit).toBe(0)
    hub.forgetDevice()
    const second = startBridge({ CHOWK_PAIR: '' })
    expect(await second.exit).toBe(77)
    expect(lastWords(second)).toContain('Not of this shop.')
    expect(first.output() + second.output()).not.toContain(token)
  })
  test('forgotten by a hub that was set up anew, it joins again by its code', async () => {
    const first = startBridge()
    await until(() => hub.given.length > 0, 'the bridge to be up')
    first.child.kill('SIGTERM')
    await first.exit
    hub.forgetDevice()
    const job = jobFor(receiptTask('Anew'))
    hub.setJobs(job)
    startBridge()
    const finish = await until(
      () => hub.given.find(({ args }) => args['jobId'] === job.jobId),
      'the receipt of the new shop',
    )
    expect(finish.args['outcome']).toMatchObject({ kind: 'done' })
  })
})

/** Long enough to be sent in many pieces, with its own words at the very end. */
const long = (task: JobTask): BridgeJob => {
  if (!('document' in task)) throw new Error('only paper is long')
  const filler = Array.from({ length: 60 }, () => task.document.blocks[0]).filter(
    (block) => block !== undefined,
  )
  const lines = filler.map((block) =>
    block.kind === 'text' ? { ...block, text: 'One line of many on a long paper' } : block,
  )
  return jobFor({
    ...task,
    document: { ...task.document, blocks: [...lines, ...filler.slice(0, 1)] },
  })
}

const words = (kind: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${kind} ${String.fromCharCode(65 + index)}.`)

describe('killed again and again in the middle of an evening', () => {
  const outcomes = (): ReadonlyMap<unknown, JobOutcome> =>
    new Map(
      hub.given
        .filter(({ name }) => name === 'job.finish')
        .map(({ args }) => [args['jobId'], v.parse(jobOutcome, args['outcome'])]),
    )

  test('no drawer opens twice, no receipt prints twice, no ticket is missing, and the hub hears of all', async () => {
    const receipts = words('Receipt', 12).map((text) => ({ text, job: long(receiptTask(text)) }))
    const tickets = words('Ticket', 12).map((text) => ({ text, job: long(ticketTask(text)) }))
    const kicks = words('Kick', 12).map(() => jobFor(kickTask()))
    // A sale after the other: its receipt, its ticket, its drawer.
    const evening: readonly BridgeJob[] = kicks.flatMap((kick, sale) =>
      [receipts[sale]?.job, tickets[sale]?.job, kick].filter((job) => job !== undefined),
    )
    const printed: string[] = []
    const collect = (): void => {
      printed.push(...(device.printer.takePaper()?.typed ?? []).map(({ text }) => text.trim()))
    }
    const isOver = (): boolean => evening.every(({ jobId }) => outcomes().has(jobId))

    let asked = 0
    let bridge = startBridge()
    for (let kill = 0; kill < 12; kill += 1) {
      asked = Math.min(evening.length, asked + 3)
      hub.setJobs(...evening.slice(0, asked))
      hub.nudge()
      await until(() => bridge.output().includes('the bridge is up'), 'the start of the bridge')
      await pause(10 + kill * 25)
      bridge.child.kill('SIGKILL')
      await bridge.exit
      collect()
      bridge = startBridge()
    }
    hub.setJobs(...evening)
    await until(isOver, 'every job to be finished', 60)
    bridge.child.kill('SIGTERM')
    expect(await bridge.exit).toBe(0)
    collect()

    expect(device.printer.pulses()).toBeLessThanOrEqual(kicks.length)
    for (const { text, job } of receipts) {
      const copies = printed.filter((line) => line === text).length
      expect([text, copies <= 1]).toEqual([text, true])
      const isSure = outcomes().get(job.jobId)?.kind === 'done'
      expect([text, isSure ? copies : 'asked']).toEqual([text, isSure ? 1 : 'asked'])
    }
    for (const { text } of tickets) {
      const copies = printed.filter((line) => line === text).length
      expect([text, copies >= 1]).toEqual([text, true])
    }
    const marked = printed.filter((line) => line === 'POSSIBLE DUPLICATE').length
    const surplus = tickets.reduce(
      (sum, { text }) => sum + printed.filter((line) => line === text).length - 1,
      0,
    )
    expect(marked).toBeGreaterThanOrEqual(surplus)
  })
})
