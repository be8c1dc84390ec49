/**
 * What to do with a job: start it, leave it, repeat it or hand it to a person.
 *
 * Pure. The rule is the kind's: a drawer opens at most once and soon; a kitchen
 * ticket comes out at least once and says so when it may be the second; a
 * doubtful receipt is never printed again unless a person asks for it.
 */
import type { JobOutcome, JobTask } from '../schema/device.ts'
import type { ReceiptBlock, ReceiptDocument } from '../schema/receipt.ts'
import type { Language } from '../schema/names.ts'
import type { RunResult } from './printer.ts'

export type JobKind = JobTask['kind']

/** What the journal knows of a job. */
export interface JobHistory {
  /** How often a first byte may have left for it. */
  readonly tries: number
  /** A first byte may have left, and how that ended was never written down. */
  readonly isOpen: boolean
  readonly outcome: JobOutcome | null
}

export const newHistory: JobHistory = { tries: 0, isOpen: false, outcome: null }

export type Step =
  /** It is finished; tell the hub, once more if need be. */
  | { readonly do: 'finish'; readonly outcome: JobOutcome }
  /** Send it; a doubtful one says on paper that it may be there twice. */
  | { readonly do: 'run'; readonly attempt: number }
  /** Nothing was sent: look again in a moment. */
  | { readonly do: 'wait' }
  /** The bridge is stopping. */
  | { readonly do: 'leave' }

/** A ticket that stays doubtful this often is a fault for a person, not for more paper. */
export const ticketTriesMost = 3

/** What to do with a job that is asked for. `now` and `expiresAt` are the hub's time. */
export const firstStep = (
  kind: JobKind,
  history: JobHistory,
  now: number,
  expiresAt: number | null,
): Step => {
  if (history.outcome !== null) return { do: 'finish', outcome: history.outcome }
  if (history.isOpen && kind !== 'shut') {
    return afterDoubt(kind, history.tries, 'the bridge was interrupted')
  }
  if (expiresAt !== null && now >= expiresAt) return tooLate(history.tries)
  return { do: 'run', attempt: history.tries + 1 }
}

/** What follows from a run. `tries` counts this one where a byte may have left. */
export const afterRun = (kind: JobKind, tries: number, result: RunResult): Step => {
  if (result.kind === 'done')
    return { do: 'finish', outcome: { kind: 'done', level: result.level } }
  if (result.kind === 'ambiguous') return afterDoubt(kind, tries, result.reason)
  if (result.kind === 'declined') return tooLate(tries)
  if (result.kind === 'left') return { do: 'leave' }
  // A drawer that opens a minute later opens for nobody.
  return kind === 'kick'
    ? { do: 'finish', outcome: { kind: 'failed', reason: result.reasons.join(' ') } }
    : { do: 'wait' }
}

const tooLate = (tries: number): Step => ({
  do: 'finish',
  outcome:
    tries === 0
      ? { kind: 'expired' }
      : { kind: 'ambiguous', reason: 'it grew too old between two tries' },
})

const afterDoubt = (kind: JobKind, tries: number, reason: string): Step =>
  kind === 'ticket' && tries < ticketTriesMost
    ? { do: 'run', attempt: tries + 1 }
    : { do: 'finish', outcome: { kind: 'ambiguous', reason: reason.slice(0, 120) } }

/** Milliseconds until a held job is tried again: 1, 2, then 5 times `holdMs`. */
export const heldDelay = (timesHeld: number, holdMs: number): number =>
  holdMs * ([1, 2][timesHeld - 1] ?? 5)

const duplicateWords: Readonly<Record<Language, (attempt: number) => readonly [string, string]>> = {
  en: (attempt) => ['POSSIBLE DUPLICATE', `Try ${attempt}. Check before making it again.`],
  hi: (attempt) => ['शायद दोबारा', `कोशिश ${attempt}। बनाने से पहले जाँच लें।`],
}

/** The document as its attempt prints it: from the second on, it says that it may be there twice. */
export const marked = (document: ReceiptDocument, attempt: number): ReceiptDocument => {
  if (attempt <= 1) return document
  const [banner, advice] = duplicateWords[document.language](attempt)
  const words: readonly ReceiptBlock[] = [
    { kind: 'banner', text: banner },
    { kind: 'text', text: advice, align: 'centre', size: 'normal', isBold: true },
    { kind: 'space' },
  ]
  return { ...document, blocks: [...words, ...document.blocks] }
}
