/**
 * What has become of the paper and the drawer of a bill.
 *
 * The rule: it says what is known and nothing else. Where nobody knows whether
 * a receipt came out, a person is asked.
 */
import type { DrawerDoc, JobDoc, PrinterReason } from '../../schema/device.ts'

/** What the desk knows of a printer. `away`: its bridge is not there; `unknown`: it has never been heard of. */
export interface PrinterFacts {
  readonly state: 'unknown' | 'online' | 'offline' | 'away'
  readonly reasons: readonly PrinterReason[]
  readonly waiting: number
}

export type Paper =
  /** Nothing was asked of a printer, or it is too long ago to be known. */
  | { readonly kind: 'none' }
  | { readonly kind: 'printing' }
  | { readonly kind: 'printed'; readonly copy: number }
  /** The printer does not print now; it will once it can. */
  | { readonly kind: 'waiting'; readonly waiting: number; readonly reason: PrinterReason | null }
  | { readonly kind: 'doubtful' | 'failed'; readonly jobId: string }

/** The last receipt of a bill. @param printerOf what is known of a printer by its id. */
export const paperOf = (
  jobs: readonly JobDoc[],
  billId: string,
  printerOf: (printerId: string) => PrinterFacts | undefined,
): Paper => {
  const job = lastOf(jobs, billId, 'receipt')
  if (job === undefined) return { kind: 'none' }
  const { state, jobId, copy, printerId } = job
  if (state === 'done') return { kind: 'printed', copy }
  if (state !== 'queued') return { kind: state === 'ambiguous' ? 'doubtful' : 'failed', jobId }
  const printer = printerOf(printerId)
  return printer === undefined || printer.state === 'online'
    ? { kind: 'printing' }
    : { kind: 'waiting', waiting: printer.waiting, reason: printer.reasons[0] ?? null }
}

/** What the drawer did for a bill: `none` where it was not asked, `late` where the kick came too late or failed. */
export type Kick = 'none' | 'asked' | 'opened' | 'late'

/** @param now hub time: a kick that nobody has fetched by its time never happens. */
export const kickOf = (jobs: readonly JobDoc[], billId: string, now: number): Kick => {
  const job = lastOf(jobs, billId, 'kick')
  if (job === undefined) return 'none'
  if (job.state === 'done') return 'opened'
  const isInTime = job.expiresAt === null || now < job.expiresAt
  return job.state === 'queued' && isInTime ? 'asked' : 'late'
}

/** A bill goes by its id alone; whatever else has paper says what it is, `refund:…`. */
const aboutOf = (id: string): string => (id.includes(':') ? id : `bill:${id}`)

const lastOf = (
  jobs: readonly JobDoc[],
  billId: string,
  kind: JobDoc['kind'],
): JobDoc | undefined =>
  jobs
    .filter((job) => job.kind === kind && job.about === aboutOf(billId))
    .toSorted((a, b) => a.createdAt - b.createdAt || a.copy - b.copy)
    .at(-1)

/** Receipts of this desk's printer that a person has to answer for, oldest first. */
export const doubtfulAt = (jobs: readonly JobDoc[], printerId: string | null): readonly JobDoc[] =>
  jobs
    .filter(
      (job) =>
        job.kind === 'receipt' &&
        job.printerId === printerId &&
        (job.state === 'ambiguous' || job.state === 'failed'),
    )
    .toSorted((a, b) => a.createdAt - b.createdAt)

/** The drawer's state, and whether it can be known at all. */
export const drawerState = (
  drawers: readonly DrawerDoc[],
  drawerId: string | null | undefined,
): DrawerDoc['state'] | 'none' =>
  drawers.find((drawer) => drawer.drawerId === drawerId)?.state ?? 'none'
