/** The figures and the log of a hub as it really runs: the writer in its own thread, and a process around it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { saleOf } from '../hub/evening.ts'
import { chai } from '../hub/mix.ts'
import {
  envelope,
  pair,
  post,
  signIn,
  demoFolder,
  startHubProcess,
  type Folder,
} from './hub-process.ts'

let folder: Folder
beforeEach(async () => void (folder = await demoFolder()))
afterEach(() => folder.remove())

test('a hub tells what its writer did, how long the disk took, and how the process is', async () => {
  const hub = await startHubProcess(folder.path, { CHOWK_LOG: 'debug' })
  let said = ''
  hub.child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  const till = await pair(hub, 'counter')
  const signInId = await signIn(hub, till, 'ravi')
  const sent = Array.from({ length: 20 }, () => envelope('sale.ring', saleOf([chai]), signInId))
  const replies = await Promise.all(sent.map(({ text }) => post(hub.base, till, text)))
  expect(replies.every(({ ok }) => ok)).toBe(true)

  const text = await (await fetch(`${hub.base}/metrics`)).text()
  const valueOf = (name: string): number =>
    Number(new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1])
  expect(valueOf('chowk_commands_total{name="sale.ring",outcome="done"}')).toBe(20)
  expect(valueOf('chowk_commit_seconds_count')).toBe(valueOf('chowk_batch_commands_count'))
  expect(valueOf('chowk_commit_seconds_sum')).toBeGreaterThan(0)
  expect(valueOf('chowk_command_work_seconds_sum')).toBeGreaterThan(0)
  expect(valueOf('chowk_database_bytes')).toBeGreaterThan(100_000)
  expect(valueOf('process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
  expect(valueOf('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0)
  expect(await (await fetch(`${hub.base}/healthz`)).json()).toMatchObject({ ok: true })

  await hub.stop()
  const lines = said
    .split('\n')
    .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []))
  const told = lines.filter(({ msg, name }) => msg === 'command' && name === 'sale.ring')
  expect(new Set(told.map(({ command }) => command))).toEqual(new Set(sent.map(({ id }) => id)))
  expect(told.every(({ device, outcome }) => device === till.deviceId && outcome === 'done')).toBe(
    true,
  )
})
