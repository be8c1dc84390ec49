/**
 * A hub of the replay's own, on ports of this machine that nobody else knows.
 * When it goes away, whatever the reason, another is started on the same folder.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { PlayStopped } from './stopped.ts'

/** Where a hub listens, and the codes with which a screen joins it. */
export interface OpenHub {
  readonly port: number
  readonly codes: Readonly<Record<string, string>> | null
}

export interface KeptHub {
  /** The hub that is open now; waits while another is being started, and rejects where none can be. */
  readonly open: () => Promise<OpenHub>
  /** Something was done: only hubs that come and go without that are given up. */
  readonly served: () => void
  readonly stop: () => Promise<void>
}

/** This many hubs in a row may end without having done anything. */
const failuresMax = 5

export const keepHub = (folder: string, onRestart: (why: string) => void): KeptHub => {
  let child: ChildProcess | null = null
  let isStopping = false
  let failures = 0

  /** A hub that says why it does not start needs a person; one that was killed is started again. */
  const start = async (): Promise<OpenHub> => {
    for (;;) {
      const { opened, ended } = launch(folder, (one) => (child = one))
      const outcome = await Promise.race([opened, ended])
      if ('port' in outcome) {
        void follow(ended)
        return outcome
      }
      failures += 1
      if (!outcome.isKilled || isStopping || failures > failuresMax)
        throw new PlayStopped(`The hub does not start: ${outcome.why}.\n${outcome.output.trim()}`)
    }
  }
  const follow = async (ended: Promise<Ended>): Promise<void> => {
    const { why } = await ended
    if (isStopping) return
    failures += 1
    onRestart(why)
    current =
      failures > failuresMax
        ? Promise.reject(new PlayStopped(`${failures} hubs in a row have ended without an answer.`))
        : start()
    current.catch(() => undefined)
  }

  let current = start()
  current.catch(() => undefined)
  return {
    open: () => current,
    served: () => void (failures = 0),
    stop: async () => {
      isStopping = true
      const last = child
      if (last === null || last.exitCode !== null || last.signalCode !== null) return
      const gone = new Promise<void>((settle) => last.once('exit', () => settle()))
      last.kill('SIGTERM')
      await gone
    },
  }
}

interface Ended {
  readonly why: string
  readonly isKilled: boolean
  readonly output: string
}

const launch = (
  folder: string,
  hold: (child: ChildProcess) => void,
): { readonly opened: Promise<OpenHub>; readonly ended: Promise<Ended> } => {
  const child = fork(fileURLToPath(new URL('../main.js', import.meta.url)), {
    env: {
      ...process.env,
      CHOWK_DATA: folder,
      CHOWK_DEMO: '1',
      CHOWK_LISTEN: '127.0.0.1',
      CHOWK_PORT: '0',
      CHOWK_MQTT_LISTEN: '127.0.0.1',
      CHOWK_MQTT_PORT: '0',
      CHOWK_GUEST_PORT: '0',
      CHOWK_HOSTS: '',
      CHOWK_ANNOUNCE: 'off',
      CHOWK_LOG: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C reaches this program alone; it ends its hub itself, when all is answered.
    detached: true,
  })
  hold(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000)))
  return {
    opened: new Promise((settle) => child.once('message', (hub) => settle(hub as OpenHub))),
    ended: new Promise((settle) =>
      child.once('close', (code, signal) =>
        settle({
          why: signal === null ? `it ended with ${code}` : `it was ended by ${signal}`,
          isKilled: signal !== null,
          output,
        }),
      ),
    ),
  }
}
