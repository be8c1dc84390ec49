/**
 * The guide for programs is taken at its word: its examples are run as they
 * stand, against a real hub, by the very tools it names.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  envelope,
  pair,
  post,
  signIn,
  startHubProcess,
  demoFolder,
  type Device,
  type HubProcess,
} from '../faults/hub-process.ts'

const root = resolve(import.meta.dirname, '../..')
const guide = readFileSync(resolve(root, 'kiosk/docs/guide.md'), 'utf8')

/** The examples of one kind, in order: `bash day`, `js listen`. */
const examples = (kind: string): readonly string[] =>
  [...guide.matchAll(/^```(\w+ \w+)\n([^]*?)^```$/gm)].flatMap(([, of, text = '']) =>
    of === kind ? [text] : [],
  )

const folder = await demoFolder()
let hub: HubProcess
let office: Device
let program: { readonly deviceId: string; readonly token: string }
const children: ChildProcess[] = []

beforeAll(async () => {
  hub = await startHubProcess(folder.path)
  office = await pair(hub, 'office')
  const args = { outletId: 'counter', name: 'The guide', scope: 'write', roleId: 'owner' }
  const { text } = envelope('integration.issue', args, await signIn(hub, office, 'asha'))
  const issued = await post(hub.base, office, text)
  if (!issued.ok) throw new Error(issued.message)
  const response = await fetch(`${hub.base}/api/v1/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: (issued.result as { code: string }).code }),
  })
  program = (await response.json()) as typeof program
})
afterAll(async () => {
  for (const child of children) child.kill()
  await hub?.stop()
  folder.remove()
})

interface Run {
  readonly lines: () => readonly string[]
  readonly ended: Promise<string>
}

const run = (command: string, args: readonly string[]): Run => {
  const child = spawn(command, args, {
    cwd: root,
    env: {
      ...process.env,
      HUB: hub.base,
      TOKEN: program.token,
      ID: program.deviceId,
      OUTLET: 'counter',
      MQTT_HOST: '127.0.0.1',
      MQTT_PORT: String(hub.mqttPort),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let said = ''
  let complained = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString('utf8')))
  const ended = new Promise<string>((settle, fail) => {
    child.once('error', fail)
    child.once('close', (code, signal) => settle(`${code ?? signal} ${complained}`.trim()))
  })
  return { lines: () => said.split('\n').slice(0, -1), ended }
}

/** One shell for all, as somebody would paste them, stopping at the first that fails. */
const shell = (...texts: readonly string[]): Run =>
  run('bash', ['-c', ['set -euo pipefail', ...texts].join('\n')])

test('what the guide needs is on this machine', async () => {
  const missing = shell(
    'for tool in curl jq mosquitto_sub; do command -v $tool >/dev/null || echo $tool; done',
  )
  await missing.ended
  expect(
    missing.lines(),
    'install what is missing: apt-get install curl jq mosquitto-clients',
  ).toEqual([])
})

test('the guide has its examples, and names the variables they use', () => {
  expect(examples('bash day').length).toBeGreaterThan(8)
  const [yours = ''] = examples('bash yours')
  const named = [...yours.matchAll(/^(\w+)=/gm)].map(([, name]) => name)
  expect(named).toEqual(['HUB', 'TOKEN', 'ID', 'OUTLET'])
})

test('a day by HTTP, and both listeners beside it', async () => {
  const [subscribe = ''] = examples('bash listen')
  const [board = ''] = examples('js listen')
  const everything = shell(subscribe)
  const tokens = run(process.execPath, ['--input-type=module', '--eval', board])
  // Both are listening once they tell of a sale that was made to try them.
  const till = await pair(hub, 'counter')
  const seller = await signIn(hub, till, 'ravi')
  const tryIt = async (): Promise<boolean> => {
    const lines = [{ itemId: 'samosa', qtyMilli: 1000 }]
    const sale = { orderType: 'takeaway', lines, tenders: [{ kind: 'upi', offered: 'exact' }] }
    await post(hub.base, till, envelope('sale.ring', sale, seller).text)
    return everything.lines().length > 0 && tokens.lines().length > 0
  }
  await expect.poll(tryIt, { timeout: 60_000, interval: 500 }).toBe(true)
  const before = await salesOf()

  const day = shell(...examples('bash day'))
  expect(await day.ended).toBe('0')
  const lines = day.lines()
  const said = lines.join('\n')
  expect(lines[0]).toMatch(/^\{"ok":true,"disk":"(ok|low)"\}$/)
  expect(lines[1]).toBe(
    '{"name":"The guide","integration":{"scope":"write","roleId":"owner","issuedBy":"asha"}}',
  )
  expect(said).toMatch(/^\d+ Samosa$/m)
  expect(said).toMatch(/^\{"ok":true,"token":\d+\}$/m)
  expect(said).toContain('1 × Vada pav')
  expect(said).toMatch(/^\{"invoiceNumber":"[^"]+","payable":\d+\}$/m)
  expect(said).toMatch(/^\{"payable":\d+,"change":\d+\}$/m)
  expect(said).toContain('{"ok":false,"code":"bill.already-settled"}')
  expect(said).toContain('sold once')
  expect(said).toMatch(/^\{"memo":"[^"]+","sum":0\}$/m)
  const after = await salesOf()
  expect(after.bills - before.bills).toBe(3)
  expect(said).toContain(JSON.stringify(after))

  const order = /^\{"ok":true,"token":(\d+)\}$/m.exec(said)?.[1] ?? ''
  await expect
    .poll(() => tokens.lines().join('\n'), { timeout: 30_000 })
    .toContain(`token ${order}: ready, paid`)
  const streams = (): readonly string[] => [
    ...new Set(everything.lines().map((line) => line.split(' ')[0]?.split('/')[4] ?? '')),
  ]
  await expect
    .poll(streams, { timeout: 30_000 })
    .toEqual(expect.arrayContaining(['orders', 'tickets', 'bills', 'books', 'sales', 'jobs']))
})

/** Today's sales as the office has them. */
const salesOf = async (): Promise<{ readonly bills: number; readonly total: number }> => {
  const response = await fetch(`${hub.base}/api/v1/views/office`, {
    headers: { authorization: `Bearer ${program.token}` },
  })
  const view = (await response.json()) as {
    docs: readonly { key: string; data: { bills: number; total: number; tenders: object } }[]
  }
  const {
    bills = 0,
    total = 0,
    tenders = {},
  } = view.docs.find(({ key }) => key.startsWith('sales:'))?.data ?? {}
  return { bills, total, tenders } as never
}
