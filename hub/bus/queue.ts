/**
 * The main thread's side of the writer: a queue of promises, one a command.
 */
import { Worker } from 'node:worker_threads'
import type { Answer, BatchDone, Bus } from './bus.ts'
import type { Submission } from './dispatch.ts'
import type { LoggedEvent } from './log.ts'
import type { FromWriter, ToWriter, WriterOptions } from './writer-port.ts'

export interface WriterHooks {
  /** A bug in a handler: rolled back, answered with a refusal, and told here once. */
  readonly onFault: (fault: string) => void
  /** The writer is gone and nothing can be stored any more; the process must end. */
  readonly onLost: (error: Error) => void
}

/** A command that has been handed in, and whoever waits for its answer. */
interface Turn {
  readonly submission: Submission
  readonly settle: (answer: Answer) => void
  /** `performance.now()` when it was. */
  readonly since: number
}

/** Starts the writer and resolves when the database is open, or rejects with why it is not. */
export const openWriter = (options: WriterOptions, hooks: WriterHooks): Promise<Bus> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./writer.js', import.meta.url), { workerData: options })
    const turns = new Map<number, Turn>()
    const listeners: ((events: readonly LoggedEvent[], heardAt: number) => void)[] = []
    const watchers: ((batch: BatchDone) => void)[] = []
    let lastTurn = 0
    let isReady = false
    let stopped: (() => void) | null = null

    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    const tell = (message: ToWriter): void => worker.postMessage(message)

    const bus: Bus = {
      submit: (submission) =>
        new Promise((settle) => {
          lastTurn += 1
          turns.set(lastTurn, { settle, submission, since: performance.now() })
          tell({ kind: 'submit', turn: lastTurn, submission })
        }),
      onCommit: (listener) => void listeners.push(listener),
      onBatch: (watcher) => void watchers.push(watcher),
      waiting: () => turns.size,
      stop: () =>
        new Promise((settle) => {
          stopped = settle
          tell({ kind: 'stop' })
        }),
    }

    const answer = ({
      answers,
      faults,
      events,
      commitMs,
    }: Extract<FromWriter, { kind: 'batch' }>): void => {
      const heardAt = performance.now()
      const commands = answers.flatMap(({ turn, code, replyText, ...figures }) => {
        const handedIn = turns.get(turn)
        if (handedIn === undefined) return []
        turns.delete(turn)
        handedIn.settle({ code, replyText })
        const { submission, since } = handedIn
        return [{ submission, code, ms: heardAt - since, ...figures }]
      })
      faults.forEach(hooks.onFault)
      // Whoever waits for an answer gets it before the rest of the shop gets the news.
      setImmediate(() => {
        if (events.length > 0) listeners.forEach((listener) => listener(events, heardAt))
        watchers.forEach((watch) => watch({ commands, commitMs }))
      })
    }

    worker.on('message', (message: FromWriter) => {
      switch (message.kind) {
        case 'ready':
          isReady = true
          resolve(bus)
          break
        case 'batch':
          answer(message)
          break
        case 'stopped':
          stopped?.()
          break
      }
    })
    worker.on('error', (error: Error) => (isReady ? hooks.onLost(error) : reject(error)))
    worker.on('exit', (code) => {
      if (stopped === null && isReady) hooks.onLost(new Error(`the writer ended with ${code}`))
    })
  })
