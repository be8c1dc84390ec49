/** Asking a bridge for something, and hearing what became of it. */
import type { BillDoc, Payment } from '../../schema/bill.ts'
import type { JobDoc, JobTask } from '../../schema/device.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import { drawerById, printerById } from './devices.sql.ts'
import { blankPaper, finishJobRow, insertJob, jobById, taskRow, tearPaper } from './jobs.sql.ts'

/** A drawer that opens later than this opens for nobody, or for a thief. */
const kickLifeMs = 8_000
/** A sale that reaches the hub this long after it was rung was handed out without a receipt. */
const lateMs = 60_000

interface NewJob {
  readonly task: JobTask
  readonly about: string
  readonly copy?: number
  readonly expiresAt?: number
}

/** Writes the job; the bridge is nudged after the commit and pulls it. */
export const queueJob = (tx: Tx, { task, about, copy = 1, expiresAt }: NewJob): JobDoc => {
  const outletId = printerById(tx.db, task.printerId)?.outletId ?? tx.outlet.outletId
  const job: JobDoc = {
    jobId: tx.newId(),
    outletId,
    printerId: task.printerId,
    kind: task.kind,
    state: 'queued',
    reason: '',
    about,
    copy,
    createdAt: tx.at,
    expiresAt: expiresAt ?? null,
    finishedAt: null,
    rev: 1,
  }
  insertJob.run(
    tx.db,
    job.jobId,
    outletId,
    task.printerId,
    task.kind,
    JSON.stringify(task),
    about,
    copy,
    tx.at,
    job.expiresAt,
  )
  tx.emit('job.queued', { key: `job:${job.jobId}`, rev: 1, data: job, outletId })
  return job
}

/** What a job asks of its printer; undefined where there is no such job. */
export const taskOf = (tx: Tx, jobId: string): JobTask | undefined => {
  const row = taskRow.get(tx.db, jobId)
  return row === undefined ? undefined : (JSON.parse(row.task) as JobTask)
}

/** Forgets what the papers about something said; whoever may still have them printed again gets them from what is kept. */
export const forgetPapers = (tx: Tx, about: string): void => {
  tearPaper.run(tx.db, about, about)
  blankPaper.run(tx.db, about)
}

/** Gives a job to another printer. The first one must not print it any more, and may have done so already. */
export const moveJob = (tx: Tx, job: JobDoc, task: JobTask): JobDoc => {
  finish(tx, job, 'moved', task.printerId)
  return queueJob(tx, { task, about: job.about, copy: job.copy + 1 })
}

/** How a settled bill becomes paper; the billing slice knows. */
export type Compose = (bill: BillDoc, copy: number) => ReceiptDocument

/**
 * The receipt prints where the sale was made. A sale that was rung away from
 * the hub, or reached it late, prints nothing by itself: the guest has left.
 */
export const queueReceipt = (tx: Tx, bill: BillDoc, compose: Compose): void => {
  if (!bill.isTakenAway) printPaper(tx, `bill:${bill.billId}`, () => compose(bill, 1))
}

/** Prints the paper of a document for the first time, where the person stands, unless it is too late for it. */
export const printPaper = (tx: Tx, about: string, compose: () => ReceiptDocument): void => {
  const { printerId } = tx.sender()
  if (printerId === null || isLate(tx, lateMs)) return
  queueJob(tx, { task: { kind: 'receipt', printerId, document: compose() }, about })
}

/** The drawer opens for cash only, at once or not at all. */
export const queueKick: Reaction<'bill.settled'> = (tx, bill) =>
  kickFor(
    tx,
    bill,
    bill.payments.filter(({ isPart }) => !isPart),
  )

/** Opens the drawer of whoever took these payments, if there was cash among them. */
export const kickFor = (tx: Tx, bill: BillDoc, taken: readonly Payment[]): void => {
  const tookCash = taken.some(({ kind, change }) => kind === 'cash' || change > 0)
  if (tookCash && !bill.isTakenAway) openDrawer(tx, `bill:${bill.billId}`)
}

/** Opens the drawer at which the command was given, at once or not at all. */
export const openDrawer = (tx: Tx, about: string): void => {
  const { drawerId } = tx.sender()
  if (drawerId !== null) kickDrawer(tx, drawerId, about)
}

/** Asks for a pulse that opens a drawer, unless whoever asked did so too long ago. */
export const kickDrawer = (tx: Tx, drawerId: string, about: string): void => {
  const drawer = drawerById(tx.db, drawerId)
  if (drawer === undefined || isLate(tx, kickLifeMs)) return
  queueJob(tx, {
    task: { kind: 'kick', drawerId, printerId: drawer.printerId, pin: drawer.pin },
    about,
    expiresAt: tx.at + kickLifeMs,
  })
}

const isLate = (tx: Tx, patienceMs: number): boolean => tx.at - tx.command.sentAt > patienceMs

/** The bridge says what became of a job. Saying it twice changes nothing. */
export const finishJob: Handler<'job.finish'> = (tx, { jobId, outcome }) => {
  const job = ownJob(tx, jobId)
  if (!job.ok) return job
  if (job.value.state !== 'queued') return ok({})
  finish(tx, job.value, outcome.kind, 'reason' in outcome ? outcome.reason : '')
  return ok({})
}

/**
 * A person answers for a receipt nobody is sure of. Refuses a job that is
 * neither doubtful nor failed, and printing again what is no receipt. Printing
 * again is a new job, marked as a copy: the first may have come out after all.
 */
export const answerJob = (
  tx: Tx,
  jobId: string,
  printAgain: ((about: string, copy: number) => Result<object, Refusal>) | null,
): Result<Done, Refusal> => {
  const job = jobById(tx.db, jobId)
  if (job === undefined || job.outletId !== tx.outlet.outletId) return no(refusal('job.unknown'))
  if (job.state !== 'ambiguous' && job.state !== 'failed') return no(refusal('job.finished'))
  if (printAgain !== null && job.kind !== 'receipt') return no(refusal('job.finished'))
  if (printAgain !== null) {
    const again = printAgain(job.about, job.copy)
    if (!again.ok) return again
  }
  finish(tx, job, 'done', printAgain === null ? 'came out' : 'printed again')
  return ok({})
}

const finish = (tx: Tx, job: JobDoc, state: JobDoc['state'], reason: string): void => {
  finishJobRow.run(tx.db, state, reason, tx.at, job.jobId)
  tx.emit('job.finished', {
    key: `job:${job.jobId}`,
    rev: job.rev + 1,
    data: { ...job, state, reason, finishedAt: tx.at, rev: job.rev + 1 },
    outletId: job.outletId,
  })
}

/** A bridge speaks only for the printers it drives. */
const ownJob = (tx: Tx, jobId: string): Result<JobDoc, Refusal> => {
  const job = jobById(tx.db, jobId)
  if (job === undefined) return no(refusal('job.unknown'))
  const printer = printerById(tx.db, job.printerId)
  return printer?.bridgeId === tx.sender().deviceId ? ok(job) : no(refusal('job.unknown'))
}

/** A person pushes a virtual drawer shut on the screen. Real ones are pushed by hand. */
export const shutDrawer: Handler<'drawer.shut'> = (tx, { drawerId }) => {
  const drawer = drawerById(tx.db, drawerId)
  if (drawer === undefined || drawer.outletId !== tx.outlet.outletId)
    return no(refusal('drawer.unknown'))
  const printer = printerById(tx.db, drawer.printerId)
  if (printer?.port !== 'virtual:') return no(refusal('drawer.not-virtual'))
  queueJob(tx, {
    task: { kind: 'shut', drawerId, printerId: drawer.printerId },
    about: `drawer:${drawerId}`,
    expiresAt: tx.at + kickLifeMs,
  })
  return ok({})
}
