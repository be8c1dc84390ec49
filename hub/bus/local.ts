/**
 * The bus without a thread of its own: the same dispatch, batch and log on the
 * caller's thread. Tests and tools use it; they then see every row at once.
 */
import type { Database } from '../store/driver.ts'
import type { Answer, BatchDone, Bus } from './bus.ts'
import { commitBatch } from './batch.ts'
import type { BusDeps, Submission } from './dispatch.ts'
import type { LoggedEvent } from './log.ts'

export const openLocalBus = (db: Database, deps: BusDeps): Bus => {
  const waiting: {
    readonly submission: Submission
    readonly settle: (answer: Answer) => void
    readonly since: number
  }[] = []
  const listeners: ((events: readonly LoggedEvent[], heardAt: number) => void)[] = []
  const watchers: ((batch: BatchDone) => void)[] = []

  const flush = (): void => {
    const batch = waiting.splice(0)
    const { outcomes, faults, commitMs } = commitBatch(
      db,
      deps,
      batch.map(({ submission }) => submission),
    )
    outcomes.forEach(({ reply, replyText }, i) =>
      batch[i]?.settle({ code: reply.ok ? null : reply.code, replyText }),
    )
    const events = outcomes.flatMap((outcome) => outcome.events)
    const heardAt = performance.now()
    if (events.length > 0) listeners.forEach((listener) => listener(events, heardAt))
    const commands = outcomes.flatMap(({ reply, name, workMs }, i) => {
      const handedIn = batch[i]
      if (handedIn === undefined) return []
      const { submission, since } = handedIn
      const code = reply.ok ? null : reply.code
      return [{ submission, id: reply.id, name, code, ms: heardAt - since, workMs }]
    })
    watchers.forEach((watch) => watch({ commands, commitMs }))
    const [fault] = faults
    if (fault !== undefined) throw fault
  }

  return {
    submit: (submission) =>
      new Promise((settle) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ submission, settle, since: performance.now() })
      }),
    onCommit: (listener) => void listeners.push(listener),
    onBatch: (watcher) => void watchers.push(watcher),
    waiting: () => waiting.length,
    stop: () => Promise.resolve(void db.close()),
  }
}
