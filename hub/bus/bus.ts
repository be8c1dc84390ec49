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

/** What one command came to, for the log and the figures of the hub's health. */
export interface CommandDone {
  readonly submission: Submission
  /** The command's id; empty where it could not be read. */
  readonly id: string
  /** The command's name; empty where the hub knows none of that name. */
  readonly name: string
  /** null when the command was accepted. */
  readonly code: RefusalCode | null
  /** From being handed in to being answered, in milliseconds: waiting, work and disk. */
  readonly ms: number
  /** Of that, its own work. */
  readonly workMs: number
}

/** Commands that were committed together. */
export interface BatchDone {
  readonly commands: readonly CommandDone[]
  /** How long the one commit took, in milliseconds. */
  readonly commitMs: number
}

export interface Bus {
  /** Resolves after the commit, never before. */
  readonly submit: (submission: Submission) => Promise<Answer>
  /**
   * Called after each commit, in the order of the log, once the replies have
   * been handed out; with `performance.now()` of when this thread heard of it.
   */
  readonly onCommit: (listener: (events: readonly LoggedEvent[], heardAt: number) => void) => void
  /** Called for each batch once its replies have been handed out. */
  readonly onBatch: (listener: (batch: BatchDone) => void) => void
  /** How many commands have been handed in and not been answered yet. */
  readonly waiting: () => number
  /** Finishes what was handed in, then closes the database. */
  readonly stop: () => Promise<void>
}
