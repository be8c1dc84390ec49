/**
 * Group commit: commands that wait at the same moment share one transaction,
 * and so one fsync. Each has a savepoint of its own, so a refusal among them
 * disturbs nobody, and no reply leaves before the outer commit.
 */
import type { Database } from '../store/driver.ts'
import { statement } from '../store/query.ts'
import { refusal } from '../../schema/refusals.ts'
import { dispatch, idIn, refused, type BusDeps, type Outcome, type Submission } from './dispatch.ts'

const begin = statement<[]>('begin immediate')
const commit = statement<[]>('commit')
const rollback = statement<[]>('rollback')
const savepoint = statement<[]>('savepoint one_command')
const rollbackTo = statement<[]>('rollback to one_command')
const release = statement<[]>('release one_command')

/** What a batch came to. `fatal` is set when the disk can no longer be trusted and the hub must restart. */
export interface BatchOutcome {
  readonly outcomes: readonly Outcome[]
  readonly faults: readonly unknown[]
  readonly fatal: unknown
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
  const faults: unknown[] = []
  try {
    const outcomes = runTogether(db, deps, submissions, faults, beforeCommit)
    return { outcomes, faults, fatal: null }
  } catch (error) {
    if (error instanceof NeighbourFault) {
      // One command took the whole transaction down with it. Nobody has been
      // answered yet, so each is simply carried out again on its own.
      return runApart(db, deps, submissions)
    }
    return {
      outcomes: submissions.map(({ text }) => failing(text)),
      faults: [...faults, error],
      fatal: isBrokenDisk(error) ? error : null,
    }
  }
}

const runTogether = (
  db: Database,
  deps: BusDeps,
  submissions: readonly Submission[],
  faults: unknown[],
  beforeCommit?: (outcomes: readonly Outcome[]) => void,
): readonly Outcome[] => {
  begin.run(db)
  try {
    const outcomes = submissions.map((submission) => inSavepoint(db, deps, submission, faults))
    beforeCommit?.(outcomes)
    commit.run(db)
    return outcomes
  } catch (error) {
    if (db.inTransaction) rollback.run(db)
    throw error
  }
}

const inSavepoint = (
  db: Database,
  deps: BusDeps,
  submission: Submission,
  faults: unknown[],
): Outcome => {
  savepoint.run(db)
  let outcome: Outcome
  try {
    outcome = dispatch(db, deps, submission)
  } catch (error) {
    if (isStorageError(error)) throw error
    if (!db.inTransaction)
      throw new NeighbourFault('a command rolled back its whole batch', { cause: error })
    faults.push(error)
    outcome = refused(idIn(submission.text), refusal('hub.fault'))
  }
  if (!outcome.reply.ok) rollbackTo.run(db)
  release.run(db)
  return outcome
}

const runApart = (
  db: Database,
  deps: BusDeps,
  submissions: readonly Submission[],
): BatchOutcome => {
  const faults: unknown[] = []
  let fatal: unknown = null
  const outcomes = submissions.map((submission) => {
    try {
      const [outcome] = runTogether(db, deps, [submission], faults)
      return outcome ?? failing(submission.text)
    } catch (error) {
      faults.push(error)
      if (isBrokenDisk(error)) fatal = error
      return isStorageError(error)
        ? failing(submission.text)
        : refused(idIn(submission.text), refusal('hub.fault'))
    }
  })
  return { outcomes, faults, fatal }
}

class NeighbourFault extends Error {}

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
