/** The messages between the main thread and the writer. */
import type { RefusalCode } from '../../schema/refusals.ts'
import type { Submission } from './dispatch.ts'
import type { LoggedEvent } from './log.ts'

export interface WriterOptions {
  readonly path: string
  readonly housekeepingMs?: number
  /** Only the fault tests: a hub that answers before it commits, to show that they notice. */
  readonly answersFirst?: boolean
}

export type ToWriter =
  | { readonly kind: 'submit'; readonly turn: number; readonly submission: Submission }
  | { readonly kind: 'stop' }

export type FromWriter =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'batch'; readonly faults: readonly string[] } & BatchAnswers)
  | { readonly kind: 'stopped' }

export interface BatchAnswers {
  readonly answers: readonly {
    readonly turn: number
    readonly code: RefusalCode | null
    readonly replyText: string
    readonly id: string
    readonly name: string
    readonly workMs: number
  }[]
  readonly commitMs: number
  readonly events: readonly LoggedEvent[]
}
