/**
 * Group commit: commands that wait at the same moment share one transaction,
 * and so one fsync, and no reply leaves before its commit.
 *
 * Almost every command is accepted, or is refused before it has written a row,
 * so they are carried out one after another with nothing in between. Where one
 * has to be taken back, all are, and each is carried out anew in a savepoint of
 * its own, which copies every page that is touched in it. So a refusal among
 * them disturbs nobody: nobody has been answered yet.
 */
import type { Database } from '../store/driver.ts'
import { beginKeeping, endKeeping } from '../store/kept.ts'
import { query, statement } from '../store/query.ts'
import { refusal } from '../../schema/refusals.ts'
import { dispatch, idIn, refused, type BusDeps, type Outcome, type Submission } from './dispatch.ts'

const begin = statement<[]>('begin immediate')
const commit = statement<[]>('commit')
const rollback = statement<[]>('rollback')
const savepoint = statement<[]>('savepoint one_command')
const rollbackTo = statement<[]>('rollback to one_command')
const release = statement<[]>('release one_command')

/** Rows this connection has ever written, those of triggers and those rolled back included. */
const rowsWritten = query<[], { readonly rows: number }>('select total_changes() as rows', ['rows'])

/** What a batch came to. `fatal` is set when the disk can no longer be trusted and the hub must restart. */
export interface BatchOutcome {
  readonly outcomes: readonly Outcome[]
  readonly faults: readonly unknown[]
  readonly fatal: unknown
  /** How long the commit took, in milliseconds. */
  readonly commitMs: number
}

/**
 * Carries out the submissions in order and commits them together.
 * `beforeCommit` is there for the fault tests alone, to build a hub that
 * answers too early and show that they notice.
 */
export const commitBatch = (
  db: Database,
  deps: BusDeps,
  submissions: readonly Submission[],
  beforeCommit?: (outcomes: readonly Outcome[]) => void,
): BatchOutcome => {
  for (const carryOut of [plainly, inSavepoint]) {
    const faults: unknown[] = []
    try {
      const { result: outcomes, commitMs } = inTransaction(db, () => {
        const done = submissions.map((submission) => {
          const begunAt = performance.now()
          const outcome = carryOut(db, deps, submission, faults)
          return { ...outcome, workMs: performance.now() - begunAt }
        })
        beforeCommit?.(done)
        return done
      })
      return { outcomes, faults, fatal: null, commitMs }
    } catch (error) {
      if (!(error instanceof Undone))
        return {
          outcomes: submissions.map(({ text }) => failing(text)),
          faults: [...faults, error],
          fatal: isBrokenDisk(error) ? error : null,
          commitMs: 0,
        }
    }
  }
  return runApart(db, deps, submissions)
}

const inTransaction = <T>(
  db: Database,
  work: () => T,
): { readonly result: T; readonly commitMs: number } => {
  begin.run(db)
  beginKeeping(db)
  try {
    const result = work()
    const begunAt = performance.now()
    commit.run(db)
    return { result, commitMs: performance.now() - begunAt }
  } catch (error) {
    if (db.inTransaction) rollback.run(db)
    throw error
  } finally {
    endKeeping(db)
  }
}

/** What one command had done must not stand, and its neighbours' work went with it. */
class Undone extends Error {}

type CarryOut = (db: Database, deps: BusDeps, submission: Submission, faults: unknown[]) => Outcome

/** Without a way back of its own: throws `Undone` where one is needed. */
const plainly: CarryOut = (db, deps, submission) => {
  const before = rowsWritten.get(db)?.rows
  let outcome: Outcome
  try {
    outcome = dispatch(db, deps, submission)
  } catch (error) {
    if (isStorageError(error)) throw error
    throw new Undone('a command failed', { cause: error })
  }
  if (!outcome.reply.ok && rowsWritten.get(db)?.rows !== before)
    throw new Undone('a command was refused after it had written')
  return outcome
}

/** With a savepoint to go back to. Throws `Undone` where the command rolled back the whole transaction. */
const inSavepoint: CarryOut = (db, deps, submission, faults) => {
  savepoint.run(db)
  let outcome: Outcome
  try {
    outcome = dispatch(db, deps, submission)
  } catch (error) {
    if (isStorageError(error)) throw error
    if (!db.inTransaction)
      throw new Undone('a command rolled back its whole batch', { cause: error })
    faults.push(error)
    outcome = refused(idIn(submission.text), refusal('hub.fault'))
  }
  if (!outcome.reply.ok) rollbackTo.run(db)
  release.run(db)
  return outcome
}

/** Each in a transaction of its own. */
const runApart = (
  db: Database,
  deps: BusDeps,
  submissions: readonly Submission[],
): BatchOutcome => {
  const faults: unknown[] = []
  let fatal: unknown = null
  let allCommitsMs = 0
  const outcomes = submissions.map((submission) => {
    try {
      const { result, commitMs } = inTransaction(db, () =>
        inSavepoint(db, deps, submission, faults),
      )
      allCommitsMs += commitMs
      return result
    } catch (error) {
      faults.push(error)
      if (isBrokenDisk(error)) fatal = error
      return isStorageError(error)
        ? failing(submission.text)
        : refused(idIn(submission.text), refusal('hub.fault'))
    }
  })
  return { outcomes, faults, fatal, commitMs: allCommitsMs }
}

const failing = (text: string): Outcome => refused(idIn(text), refusal('hub.failing'))

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : ''

/** The disk is full, gone or read-only: nobody's fault, and nobody in the batch can be served. */
export const isStorageError = (error: unknown): boolean =>
  /^SQLITE_(FULL|IOERR|CORRUPT|READONLY|CANTOPEN|NOMEM|NOTADB|BUSY)/.test(codeOf(error))

/** After a failed write or sync the kernel may have dropped the page: only a restart tells what is really there. */
export const isBrokenDisk = (error: unknown): boolean =>
  /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(codeOf(error))
