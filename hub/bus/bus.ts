/**
 * The bus as the rest of the hub sees it: hand in a command, get its answer
 * once it is on disk, and hear of what was committed.
 */
import type { RefusalCode } from '../../schema/refusals.ts'
import type { Submission } from './dispatch.ts'
import type { LoggedEvent } from './log.ts'

export interface Answer {
  /** null when the command was accepted. */
  readonly code: RefusalCode | null
  readonly replyText: string
}

export interface Bus {
  /** Resolves after the commit, never before. */
  readonly submit: (submission: Submission) => Promise<Answer>
  /** Called after each commit, in the order of the log, once the replies have been handed out. */
  readonly onCommit: (listener: (events: readonly LoggedEvent[]) => void) => void
  /** Finishes what was handed in, then closes the database. */
  readonly stop: () => Promise<void>
}
