/**
 * What the bridge has done, on disk before it does it.
 *
 * One JSON line a step, only ever appended. `received` is on disk before
 * anything is made of a job, `sending` before its first byte, so that after a
 * power cut the bridge knows for every job whether paper may have come out.
 */
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { jobOutcome, type JobOutcome } from '../schema/device.ts'
import { newHistory, type JobHistory, type JobKind } from './jobs.ts'

/** Remembered at least this long, and at most this many that are over and told. */
const keepMs = 7 * 24 * 60 * 60 * 1000
const keepMost = 10_000

const base = { at: v.number(), job: v.string() }
const kind = v.picklist(['receipt', 'ticket', 'kick', 'shut'])
const step = v.variant('step', [
  v.object({ ...base, step: v.literal('received'), kind }),
  v.object({ ...base, step: v.literal('sending'), attempt: v.number() }),
  /** `command` is the id `job.finish` is sent under, however often. */
  v.object({ ...base, step: v.literal('finished'), outcome: jobOutcome, command: v.string() }),
  /** The hub has answered that command. */
  v.object({ ...base, step: v.literal('told') }),
])
type JournalStep = v.InferOutput<typeof step>

export interface JournalEntry extends JobHistory {
  readonly jobId: string
  readonly kind: JobKind
  readonly at: number
  readonly command: string | null
  readonly isTold: boolean
}

export interface Journal {
  readonly entry: (jobId: string) => JournalEntry | undefined
  /** What the hub has not yet answered for, oldest first. */
  readonly untold: () => readonly JournalEntry[]
  readonly received: (jobId: string, kind: JobKind) => void
  readonly sending: (jobId: string, attempt: number) => void
  readonly finished: (jobId: string, outcome: JobOutcome, command: string) => void
  readonly told: (jobId: string) => void
  /** Lines that could not be read when it was opened: 1 after a power cut, more is a bad disk. */
  readonly spoilt: number
  /** After it nothing is written any more: an answer that comes late is not noted, and a job begins no step. */
  readonly close: () => void
}

/**
 * Opens the journal in `folder`, creating it where there is none. `now` gives
 * milliseconds of this machine's clock, used only to forget what is old.
 */
export const openJournal = (folder: string, now: () => number): Journal => {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'jobs.jsonl')
  const entries = new Map<string, JournalEntry>()
  const { steps, spoilt } = readSteps(path)
  for (const each of steps) apply(entries, each)
  forget(entries, now())
  let { file, lines } = begin(path, entries)
  let isClosed = false
  syncFolder(folder)

  /** A longer journal says the same: where it cannot be written anew, the old one goes on. */
  const shorten = (): void => {
    forget(entries, now())
    const old = file
    try {
      ;({ file, lines } = rewrite(path, entries))
    } catch {
      lines = 0
      return
    }
    closeSync(old)
    syncFolder(folder)
  }

  const append = (next: JournalStep, isSynced: boolean): void => {
    if (isClosed) throw new Error('the journal is closed')
    writeSync(file, `${JSON.stringify(next)}\n`)
    if (isSynced) fsyncSync(file)
    apply(entries, next)
    lines += 1
    if (lines > keepMost * 8) shorten()
  }

  return {
    entry: (jobId) => entries.get(jobId),
    untold: () =>
      [...entries.values()].filter(({ outcome, isTold }) => outcome !== null && !isTold),
    received: (job, jobKind) => {
      append({ step: 'received', at: now(), job, kind: jobKind }, true)
    },
    sending: (job, attempt) => {
      append({ step: 'sending', at: now(), job, attempt }, true)
    },
    finished: (job, outcome, command) => {
      append({ step: 'finished', at: now(), job, outcome, command }, true)
    },
    // Telling the hub twice does no harm, so this one may be lost.
    told: (job) => {
      if (!isClosed) append({ step: 'told', at: now(), job }, false)
    },
    spoilt,
    close: () => {
      if (isClosed) return
      isClosed = true
      fsyncSync(file)
      closeSync(file)
    },
  }
}

const readSteps = (path: string): { steps: readonly JournalStep[]; spoilt: number } => {
  let text = ''
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing) throw error
  }
  const steps: JournalStep[] = []
  let spoilt = 0
  for (const line of text.split('\n')) {
    if (line === '') continue
    const parsed = v.safeParse(step, parseJson(line))
    if (parsed.success) steps.push(parsed.output)
    else spoilt += 1
  }
  return { steps, spoilt }
}

const parseJson = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const apply = (entries: Map<string, JournalEntry>, next: JournalStep): void => {
  const known = entries.get(next.job)
  switch (next.step) {
    case 'received':
      if (known !== undefined) return
      entries.set(next.job, {
        ...newHistory,
        jobId: next.job,
        kind: next.kind,
        at: next.at,
        command: null,
        isTold: false,
      })
      return
    case 'sending':
      if (known === undefined) return
      entries.set(next.job, { ...known, tries: Math.max(known.tries, next.attempt), isOpen: true })
      return
    case 'finished': {
      if (known === undefined) return
      const { outcome, command } = next
      entries.set(next.job, { ...known, isOpen: false, outcome, command, at: next.at })
      return
    }
    case 'told':
      if (known !== undefined) entries.set(next.job, { ...known, isTold: true })
      return
  }
}

/** Drops what is over, told and old. What is not over or not told is never dropped. */
const forget = (entries: Map<string, JournalEntry>, now: number): void => {
  const over = [...entries.values()].filter(({ outcome, isTold }) => outcome !== null && isTold)
  const surplus = Math.max(0, over.length - keepMost)
  over
    .toSorted((one, other) => one.at - other.at)
    .forEach(({ jobId, at }, index) => {
      if (index < surplus || now - at > keepMs) entries.delete(jobId)
    })
}

interface Written {
  /** Open for whatever comes next. */
  readonly file: number
  readonly lines: number
}

/**
 * Writes the entries as the shortest journal that says the same, in place of the
 * old one. Whoever has the old one open closes it only then: the number of a
 * closed file is soon that of a printer's line, and what is written would be paper.
 */
const rewrite = (path: string, entries: ReadonlyMap<string, JournalEntry>): Written => {
  const steps = [...entries.values()].flatMap(stepsOf)
  const fresh = `${path}.new`
  const file = openSync(fresh, 'a', 0o600)
  try {
    ftruncateSync(file)
    for (const each of steps) writeSync(file, `${JSON.stringify(each)}\n`)
    fsyncSync(file)
    renameSync(fresh, path)
  } catch (error) {
    closeSync(file)
    // On a full disk the half of it would hold the last room there is for the old one.
    rmSync(fresh, { force: true })
    throw error
  }
  return { file, lines: steps.length }
}

/** The journal as it is opened: the shortest that says the same, or the old one where there is no room for that. */
const begin = (path: string, entries: ReadonlyMap<string, JournalEntry>): Written => {
  try {
    return rewrite(path, entries)
  } catch {
    return { file: openSync(path, 'a', 0o600), lines: 0 }
  }
}

const stepsOf = (entry: JournalEntry): readonly JournalStep[] => {
  const { at, jobId: job, outcome, command } = entry
  return [
    { step: 'received', at, job, kind: entry.kind },
    ...(entry.tries > 0 ? [{ step: 'sending' as const, at, job, attempt: entry.tries }] : []),
    ...(outcome === null || command === null
      ? []
      : [{ step: 'finished' as const, at, job, outcome, command }]),
    ...(entry.isTold ? [{ step: 'told' as const, at, job }] : []),
  ]
}

/** Makes a rename outlast a power cut. */
const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
