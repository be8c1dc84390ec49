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
import type { Trial } from './setup/trial.ts'

interface Ready {
  readonly kind: 'ready'
  readonly port: number
  readonly mqttPort: number
  readonly guestPort: number
  readonly guestPage: string | null
  readonly addresses: readonly string[]
  readonly codes: Readonly<Record<string, string>> | null
  readonly people: Trial['people']
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

const describe = ({ port, guestPort, guestPage, addresses, codes, people }: Ready): void => {
  const base = `http://localhost:${port}`
  print()
  print(`  Chowk is open${isNew ? ', with a new demo shop' : ''}.`)
  print()
  print(`  Start here     ${base}/`)
  for (const screen of ['counter', 'floor', 'kitchen', 'board', 'cashier', 'office', 'devices']) {
    if (codes !== null && codes[screen] === undefined) continue
    print(
      `  ${screen.padEnd(14)} ${base}/${screen}${codes === null ? '' : `?pair=${codes[screen]}`}`,
    )
  }
  if (guestPage !== null)
    print(`  a guest’s phone http://${addresses[0] ?? 'localhost'}:${guestPort}${guestPage}`)
  for (const address of addresses) print(`  on the network http://${address}:${port}/`)
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

process.on('SIGINT', () => stop(0))
process.on('SIGTERM', () => stop(0))

const hub = run('./main.js', {
  CHOWK_DATA: data,
  CHOWK_DEMO: '1',
  CHOWK_LOG: process.env['CHOWK_LOG'] ?? 'warn',
})
hub.on('message', (message: Ready) => {
  if (isStopping) return
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
