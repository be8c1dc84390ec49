import type { BridgeJob, JobDoc, JobState, JobTask } from '../../schema/device.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export const insertJob = statement<
  [
    jobId: string,
    outletId: string,
    printerId: string,
    kind: string,
    task: string,
    about: string,
    copy: number,
    createdAt: number,
    expiresAt: number | null,
  ]
>(
  `insert into job (job_id, outlet_id, printer_id, kind, task, state, about, copy, created_at, expires_at)
   values (?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?)`,
)

const columns = `job_id as jobId, outlet_id as outletId, printer_id as printerId, kind, state, reason,
  about, copy, created_at as createdAt, expires_at as expiresAt, finished_at as finishedAt, rev`

const keys: readonly (keyof JobDoc)[] = [
  'jobId',
  'outletId',
  'printerId',
  'kind',
  'state',
  'reason',
  'about',
  'copy',
  'createdAt',
  'expiresAt',
  'finishedAt',
  'rev',
]

const one = query<[jobId: string], JobDoc>(`select ${columns} from job where job_id = ?`, keys)

export const jobById = (db: Database, jobId: string): JobDoc | undefined => one.get(db, jobId)

export const lastJobs = query<[outletId: string, limit: number], JobDoc>(
  `select ${columns} from job where outlet_id = ? order by created_at desc limit ?`,
  keys,
)

export const finishJobRow = statement<
  [state: JobState, reason: string, finishedAt: number, jobId: string]
>('update job set state = ?, reason = ?, finished_at = ?, rev = rev + 1 where job_id = ?')

/** What a paper said is gone, once nobody waits for it any more; that there was one stays. */
export const blankPaper = statement<[about: string]>(
  `update job set task = json_set(task, '$.document.title', '', '$.document.blocks', json('[]'))
    where about = ? and kind in ('receipt', 'ticket') and state <> 'queued'`,
)

/** The same of what a virtual printer has put out. */
export const tearPaper = statement<[about: string, sameAbout: string]>(
  `delete from paper
    where printer_id in (select printer_id from job where about = ? and kind in ('receipt', 'ticket'))
      and job_id in (select job_id from job where about = ? and kind in ('receipt', 'ticket'))`,
)

export const taskRow = query<[jobId: string], { readonly task: string }>(
  'select task from job where job_id = ?',
  ['task'],
)

interface QueuedRow {
  readonly jobId: string
  readonly about: string
  readonly task: string
  readonly copy: number
  readonly createdAt: number
  readonly expiresAt: number | null
}

const driven = query<[bridgeId: string], { readonly printerId: string }>(
  'select printer_id as printerId from printer where bridge_id = ? order by printer_id',
  ['printerId'],
)

const queuedColumns =
  'job_id as jobId, about, task, copy, created_at as createdAt, expires_at as expiresAt'

const queuedKeys: readonly (keyof QueuedRow)[] = [
  'jobId',
  'about',
  'task',
  'copy',
  'createdAt',
  'expiresAt',
]

const oldestLasting = query<[printerId: string], QueuedRow>(
  `select ${queuedColumns} from job where printer_id = ? and state = 'queued' and expires_at is null
    order by created_at, job_id limit 50`,
  queuedKeys,
)

// Of a month of pulses that nobody was there for, only the last can still be in time.
const newestExpiring = query<[printerId: string], QueuedRow>(
  `select ${queuedColumns} from job where printer_id = ? and state = 'queued' and expires_at is not null
    order by created_at desc, job_id desc limit 50`,
  queuedKeys,
)

/** A job with what it is about: of some, what stands on the paper is composed from that. */
export interface QueuedJob extends BridgeJob {
  readonly about: string
}

/**
 * What a bridge still has to do, the oldest first, as much as one pull carries.
 * Each printer has a share of its own and so have its drawers: a printer
 * without paper keeps neither another printer nor a drawer waiting.
 */
export const queuedFor = (db: Database, bridgeId: string): readonly QueuedJob[] =>
  driven
    .all(db, bridgeId)
    .flatMap(({ printerId }) => [
      ...newestExpiring.all(db, printerId).toReversed(),
      ...oldestLasting.all(db, printerId),
    ])
    .map((row) => ({ ...row, task: JSON.parse(row.task) as JobTask }))

export const copiesOf = query<[about: string, kind: string], { readonly copies: number }>(
  'select count(*) as copies from job where about = ? and kind = ?',
  ['copies'],
)

/** The last copy of a paper of which every so many copies are the same one. */
export const lastCopy = query<
  [about: string, of: number, mark: number],
  { readonly copy: number | null }
>(`select max(copy) as copy from job where about = ? and kind = 'receipt' and (copy - 1) % ? = ?`, [
  'copy',
])

export const bridgeOfPrinter = query<
  [printerId: string],
  { readonly bridgeId: string; readonly outletId: string }
>(
  `select d.device_id as bridgeId, d.outlet_id as outletId
     from printer p join device d on d.device_id = p.bridge_id where p.printer_id = ?`,
  ['bridgeId', 'outletId'],
)

/** What waits for a bridge anywhere on this hub. */
export const jobsWaiting = query<[], { readonly count: number; readonly oldestAt: number | null }>(
  `select count(*) as count, min(j.created_at) as oldestAt
     from printer p join job j on j.printer_id = p.printer_id and j.state = 'queued'`,
  ['count', 'oldestAt'],
  'printers are a handful',
)
