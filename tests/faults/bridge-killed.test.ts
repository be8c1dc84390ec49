/**
 * The bridge is killed between receiving a job and confirming it, at many
 * places. A drawer is never kicked twice for one sale, and no receipt is lost:
 * it came out, or a person is asked.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { createServer, type Server } from 'node:net'
import { join, resolve } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createVirtualPrinter } from '../../bridge/virtual/printer.ts'
import type { JobDoc } from '../../schema/device.ts'
import type { SaleResult } from '../../schema/results.ts'
import { openReader } from '../../hub/store/open.ts'
import {
  envelope,
  pair,
  post,
  signIn,
  startHubProcess,
  demoFolder,
  type HubProcess,
} from './hub-process.ts'

const folder = await demoFolder()
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
  folder.remove()
})

/** A printer on a real socket that calls out after so many bytes, and keeps every byte it was sent. */
const startPrinter = async () => {
  const paper = createVirtualPrinter(576)
  let alarm: { readonly after: number; readonly ring: () => void } | null = null
  let taken = 0
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined)
    paper.onAnswer((byte) => socket.writable && socket.write(Uint8Array.of(byte)))
    socket.on('data', (bytes) => {
      taken += bytes.length
      paper.receive(bytes)
      if (alarm !== null && taken >= alarm.after) {
        const { ring } = alarm
        alarm = null
        ring()
      }
    })
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  ends.push(() => new Promise((settle) => server.close(settle)))
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('the printer does not listen')
  return {
    paper,
    port: `tcp://127.0.0.1:${address.port}`,
    /** Rings once this many more bytes have come. */
    after: (bytes: number, ring: () => void) => {
      alarm = { after: taken + bytes, ring }
    },
  }
}

const startBridge = (hub: HubProcess): ChildProcess => {
  const child = fork(resolve(import.meta.dirname, '../../dist/bridge/main.js'), {
    env: {
      ...process.env,
      CHOWK_HUB: hub.base,
      CHOWK_MQTT: `mqtt://127.0.0.1:${hub.mqttPort}`,
      CHOWK_BRIDGE_DATA: join(folder.path, 'bridge'),
      CHOWK_PAIR: hub.codes['bridge'],
      CHOWK_LOG: 'error',
    },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  ends.push(() => child.kill('SIGKILL'))
  return child
}

const until = async <T>(
  what: string,
  look: () => T | undefined,
  patienceMs = 20_000,
): Promise<T> => {
  const end = Date.now() + patienceMs
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`)
    await new Promise((settle) => setTimeout(settle, 50))
  }
}

test('a bridge killed at any moment kicks no drawer twice and loses no receipt', async () => {
  const hub = await startHubProcess(folder.path)
  ends.push(() => hub.stop())
  const printer = await startPrinter()
  const db = openReader(join(folder.path, 'chowk.db'))
  ends.push(() => db.close())

  const office = await pair(hub, 'office')
  const owner = await signIn(hub, office, 'asha')
  const set = envelope(
    'printer.set',
    { printerId: 'counter-receipt', port: printer.port, profile: 'generic-80' },
    owner,
  )
  expect((await post(hub.base, office, set.text)).ok).toBe(true)
  const counter = await pair(hub, 'counter')
  const seller = await signIn(hub, counter, 'ravi')
  const jobsOf = (billId: string): readonly Pick<JobDoc, 'kind' | 'state'>[] =>
    db
      .prepare('select kind, state from job where about = ? order by kind')
      .all(`bill:${billId}`) as Pick<JobDoc, 'kind' | 'state'>[]

  let bridge = startBridge(hub)
  const states: string[] = []
  // From the first status query to the last bytes of a receipt of about 1,500.
  for (const bytes of [1, 4, 9, 60, 400, 900, 1_300, 1_700]) {
    const pulsesBefore = printer.paper.pulses()
    const killed = new Promise<void>((settle) =>
      printer.after(bytes, () => {
        bridge.once('exit', () => settle())
        bridge.kill('SIGKILL')
      }),
    )
    const sale = envelope(
      'sale.ring',
      {
        orderType: 'takeaway',
        lines: [{ itemId: 'kaju-katli', qtyMilli: 350 }],
        tenders: [{ kind: 'cash', offered: 500_00 }],
      },
      seller,
    )
    const reply = await post(hub.base, counter, sale.text)
    if (!reply.ok) throw new Error(reply.message)
    const { billId } = reply.result as SaleResult
    await killed
    bridge = startBridge(hub)
    const jobs = await until('the jobs to end', () => {
      const now = jobsOf(billId)
      return now.length === 2 && now.every(({ state }) => state !== 'queued') ? now : undefined
    })
    const pulses = printer.paper.pulses() - pulsesBefore
    expect(pulses, `pulses when killed after ${bytes} bytes`).toBeLessThanOrEqual(1)
    const receipt = jobs.find(({ kind }) => kind === 'receipt')?.state
    // Done, or a person is asked: never failed, expired or forgotten.
    expect(['done', 'ambiguous']).toContain(receipt)
    states.push(receipt ?? '')
  }
  // The places were chosen so that both ways of coming back are really seen.
  expect(new Set(states)).toEqual(new Set(['done', 'ambiguous']))
})
