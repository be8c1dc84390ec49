/**
 * `npm start`: a demo shop on this machine, or the shop that a data folder
 * holds already. Starts the hub and the bridge as two processes, pairs the
 * bridge, and prints where the screens are.
 *
 * On a Pi systemd does this job; see systemd/.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Trial, TrialPlace } from './setup/trial.ts'

interface Ready {
  readonly kind: 'ready'
  readonly port: number
  readonly mqttPort: number
  readonly guestPort: number
  readonly guestPage: string | null
  readonly addresses: readonly string[]
  readonly codes: Readonly<Record<string, string>> | null
  readonly places: readonly TrialPlace[]
  readonly people: Trial['people']
}

/** It has looked around on the network and taken a name. */
interface Named {
  readonly kind: 'named'
  readonly name: string | null
}

const data = resolve(process.env['CHOWK_DATA'] ?? 'data')
const isNew = !existsSync(join(data, 'chowk.db'))
const programs: ChildProcess[] = []
let isStopping = false

const stop = (code: number): void => {
  if (isStopping) return
  isStopping = true
  process.exitCode = code
  for (const program of programs) {
    program.kill('SIGTERM')
    // Whoever pressed Ctrl-C wants the shop gone; nothing acknowledged is lost by it.
    setTimeout(() => program.kill('SIGKILL'), 10_000).unref()
  }
}

const run = (program: string, environment: Readonly<Record<string, string>>): ChildProcess => {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  programs.push(child)
  child.on('exit', (code) => stop(code ?? 1))
  return child
}

const print = (line = ''): void => void process.stdout.write(`${line}\n`)

/** The screens of a shop that is meant ask for a code of their own. */
const everyScreen = [
  'counter',
  'display',
  'floor',
  'kitchen',
  'board',
  'cashier',
  'office',
  'devices',
]

const describe = (ready: Ready): void => {
  const { port, guestPort, guestPage, addresses, codes, places, people } = ready
  const base = `http://localhost:${port}`
  print()
  print(`  Chowk is open${isNew ? ', with a new demo shop' : ''}.`)
  print()
  print(`  Start here     ${base}/`)
  for (const address of addresses) print(`  on the network http://${address}:${port}/`)
  if (guestPage !== null)
    print(`  a guest’s phone http://${addresses[0] ?? 'localhost'}:${guestPort}${guestPage}`)
  print()
  if (codes === null) for (const screen of everyScreen) print(lineOf(base, screen))
  for (const { names, screens } of codes === null ? [] : places) {
    print(`  ${names.en}`)
    for (const screen of screens) print(lineOf(base, screen, codes?.[screen]))
  }
  print()
  if (people.length > 0) {
    print('  Demo PINs')
    for (const { name, roleId, pin } of people)
      print(`    ${name.padEnd(20)} ${roleId.padEnd(10)} ${pin}`)
    print()
  }
  print(`  The data lies in ${data}; delete that folder to begin anew. Ctrl-C stops the shop.`)
  print()
}

/** Where a screen is: one that is not the only one of its kind names its place. */
const lineOf = (base: string, screen: string, code?: string): string => {
  const [kind = '', place] = screen.split('.')
  const asked = [
    ...(place === undefined ? [] : [`at=${place}`]),
    ...(code === undefined ? [] : [`pair=${code}`]),
  ].join('&')
  return `    ${kind.padEnd(12)} ${base}/${kind}${asked === '' ? '' : `?${asked}`}`
}

process.on('SIGINT', () => stop(0))
process.on('SIGTERM', () => stop(0))

const hub = run('./main.js', {
  CHOWK_DATA: data,
  CHOWK_DEMO: '1',
  CHOWK_LOG: process.env['CHOWK_LOG'] ?? 'warn',
})
let port = 0
hub.on('message', (message: Ready | Named) => {
  if (isStopping) return
  if (message.kind === 'named') {
    if (message.name !== null) print(`  On the network it is http://${message.name}:${port}/\n`)
    return
  }
  port = message.port
  const bridge = join(data, 'bridge')
  // A shop that is meant pairs its bridge by a code from its own office.
  if (message.codes === null && !existsSync(join(bridge, 'identity.json'))) return describe(message)
  run('../bridge/main.js', {
    CHOWK_HUB: `http://127.0.0.1:${message.port}`,
    CHOWK_MQTT: `mqtt://127.0.0.1:${message.mqttPort}`,
    CHOWK_BRIDGE_DATA: bridge,
    CHOWK_PAIR: message.codes?.['bridge'] ?? '',
    CHOWK_LOG: process.env['CHOWK_LOG'] ?? 'warn',
  })
  describe(message)
})
