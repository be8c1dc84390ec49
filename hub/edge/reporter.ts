/**
 * Reads reports beside the hub, not in its way.
 *
 * A report of a year is 20 ms of SQLite and JSON on a desktop, ten years are
 * 200, and a Pi takes four times as long; on the main thread every screen would
 * wait for it. So reports have a thread and a connection of their own. It costs
 * a quarter of a second and 25 to 40 MB, so it is started when an office opens
 * and let go of when nobody has asked for a while: a shop whose owner looks
 * once a day does not carry it all day long.
 */
import { Worker } from 'node:worker_threads'
import type { Database } from '../store/driver.ts'
import { answerReport, type ReportRequest } from './report-answer.ts'
import type { FromReporter, ToReporter } from './report-thread.ts'

export interface Reporter {
  /** The text of the answer; null where so many wait that the hub had better say it is busy. Rejects by a bug only. */
  readonly ask: (request: ReportRequest) => Promise<string | null>
  /** Somebody is likely to ask soon: starts the thread, so that the first report does not wait for it. */
  readonly warm: () => void
  readonly stop: () => Promise<void>
}

/** A few offices that all look at a year; whoever asks for more than that is not a person. */
const waitingMax = 16
const idleMs = 5 * 60_000

interface Turn {
  readonly settle: (text: string) => void
  readonly fail: (error: Error) => void
}

interface Thread {
  readonly worker: Worker
  /** What it was asked and has not answered. */
  readonly turns: Map<number, Turn>
  readonly gone: Promise<void>
}

export const openReporter = (
  path: string,
  options: { readonly idleMs?: number } = {},
): Reporter => {
  let thread: Thread | null = null
  let allGone: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let lastTurn = 0

  const letGo = (): void => {
    clearTimeout(idle)
    if (thread !== null) tell(thread.worker, { kind: 'stop' })
    thread = null
  }

  /** The thread, started where there is none, and its time begun anew. */
  const hold = (): Thread => {
    clearTimeout(idle)
    idle = setTimeout(letGo, options.idleMs ?? idleMs).unref()
    if (thread === null) {
      const started = startThread(path)
      thread = started
      allGone = Promise.all([allGone, started.gone])
      started.worker.once('exit', () => {
        if (thread === started) thread = null
      })
    }
    return thread
  }

  return {
    ask: (request) => {
      const { worker, turns } = hold()
      if (turns.size >= waitingMax) return Promise.resolve(null)
      lastTurn += 1
      const turn = lastTurn
      return new Promise((settle, fail) => {
        turns.set(turn, { settle, fail })
        tell(worker, { kind: 'ask', turn, request })
      })
    },
    warm: () => void hold(),
    stop: async () => {
      letGo()
      await allGone
    },
  }
}

const tell = (worker: Worker, message: ToReporter): void =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
  worker.postMessage(message)

/** A thread that ends, for whatever reason, fails what it has not answered. */
const startThread = (path: string): Thread => {
  const worker = new Worker(new URL('./report-thread.js', import.meta.url), {
    workerData: { path },
  })
  const turns = new Map<number, Turn>()
  let cause: unknown
  worker.on('message', (message: FromReporter) => {
    const turn = turns.get(message.turn)
    turns.delete(message.turn)
    if ('text' in message) turn?.settle(message.text)
    else turn?.fail(new Error(message.fault))
  })
  worker.on('error', (error: Error) => {
    cause = error
  })
  const gone = new Promise<void>((settle) => {
    worker.on('exit', () => {
      const why = new Error('the reporting thread has ended', { cause })
      for (const { fail } of turns.values()) fail(why)
      turns.clear()
      settle()
    })
  })
  return { worker, turns, gone }
}

/** Reads on the caller's own thread, for tests that hold the database in their hands. */
export const localReporter = (db: Database): Reporter => ({
  ask: (request) => Promise.resolve(answerReport(db, request)),
  warm: () => undefined,
  stop: () => Promise.resolve(),
})
