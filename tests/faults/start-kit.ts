/**
 * The shop's programs as a person or systemd starts them: with an environment,
 * an output that is read, a signal that ends them and a code they end with.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { resolve } from 'node:path'

const dist = resolve(import.meta.dirname, '../../dist')

export interface Program {
  readonly child: ChildProcess
  /** Everything it has said so far, on both outputs. */
  readonly output: () => string
  /** Resolves with the code it ends with, or the signal that ended it. */
  readonly ended: Promise<number | string>
  /** Resolves once its output holds the words, so often where it is plain text; rejects where it ends before. */
  readonly says: (words: string | RegExp, times?: number) => Promise<void>
}

/** Starts a program of the build, by default on free ports, on its own, and only for this machine. */
export const launch = (
  program: 'hub/main.js' | 'hub/start.js' | 'hub/replay/main.js',
  environment: Readonly<Record<string, string>>,
  /** How many files and connections it may have open at once; as many as the machine lets it, unless given. */
  filesMax?: number,
  args: readonly string[] = [],
): Program => {
  const file = resolve(dist, program)
  if (!existsSync(file)) throw new Error('The hub is not built. Run `npm run build` first.')
  const [command, given] =
    filesMax === undefined
      ? [process.execPath, [file, ...args]]
      : ['sh', ['-c', `ulimit -n ${filesMax} && exec "$0" "$1"`, process.execPath, file]]
  const child = spawn(command, given, {
    env: {
      ...process.env,
      CHOWK_LISTEN: '127.0.0.1',
      CHOWK_PORT: '0',
      CHOWK_MQTT_PORT: '0',
      CHOWK_GUEST_PORT: '0',
      CHOWK_ANNOUNCE: 'off',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a shell gives each program: Ctrl-C reaches all of it.
    detached: true,
  })
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
      listeners.forEach((listen) => listen())
    })
  }
  const ended = new Promise<number | string>((settle) =>
    child.once('close', (code, signal) => settle(code ?? signal ?? 'nothing')),
  )
  return {
    child,
    output: () => output,
    ended,
    says: (words, times = 1) =>
      new Promise((settle, fail) => {
        const look = (): void => {
          const isSaid =
            typeof words === 'string' ? output.split(words).length > times : words.test(output)
          if (!isSaid) return
          listeners.delete(look)
          settle()
        }
        listeners.add(look)
        look()
        void ended.then((code) => fail(new Error(`it ended with ${code}: ${output}`)))
      }),
  }
}

/** Ctrl-C in a terminal: an interrupt to the program and to everything it has started. */
export const pressCtrlC = ({ child }: Program): void => {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
}

/** Which processes of a program's group there are still. */
export const isAnyLeft = ({ child }: Program): boolean => {
  try {
    process.kill(-(child.pid ?? 0), 0)
    return true
  } catch {
    return false
  }
}

/** Something else that has a port of this machine. */
export const takePort = (): Promise<{ readonly port: number; readonly server: Server }> =>
  new Promise((settle) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () =>
      settle({ server, port: (server.address() as AddressInfo).port }),
    )
  })

export const hashOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex')

export const pause = (ms: number): Promise<void> =>
  new Promise((settle) => {
    setTimeout(settle, ms)
  })
