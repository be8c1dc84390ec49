/**
 * The bus without a thread of its own: the same dispatch, batch and log on the
 * caller's thread. Tests and tools use it; they then see every row at once.
 */
import type { Database } from '../store/driver.ts'
import type { Answer, Bus } from './bus.ts'
import { commitBatch } from './batch.ts'
import type { BusDeps, Submission } from './dispatch.ts'
import type { LoggedEvent } from './log.ts'

export const openLocalBus = (db: Database, deps: BusDeps): Bus => {
  const waiting: { readonly submission: Submission; readonly settle: (answer: Answer) => void }[] =
    []
  const listeners: ((events: readonly LoggedEvent[]) => void)[] = []

  const flush = (): void => {
    const batch = waiting.splice(0)
    const { outcomes, faults } = commitBatch(
      db,
      deps,
      batch.map(({ submission }) => submission),
    )
    outcomes.forEach(({ reply, replyText }, i) =>
      batch[i]?.settle({ code: reply.ok ? null : reply.code, replyText }),
    )
    const events = outcomes.flatMap((outcome) => outcome.events)
    if (events.length > 0) listeners.forEach((listener) => listener(events))
    const [fault] = faults
    if (fault !== undefined) throw fault
  }

  return {
    submit: (submission) =>
      new Promise((settle) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ submission, settle })
      }),
    onCommit: (listener) => void listeners.push(listener),
    stop: () => Promise.resolve(void db.close()),
  }
}
