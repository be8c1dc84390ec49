import type { Names } from '../../schema/names.ts'
import type { ExceptionDoc } from '../../schema/till.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export const insertException = statement<
  [
    exceptionId: string,
    outletId: string,
    kind: string,
    drawerId: string | null,
    tillId: string | null,
    billId: string | null,
    amount: number | null,
    note: string,
    at: number,
    by: string | null,
    approvedBy: string | null,
  ]
>(
  `insert into exception (exception_id, outlet_id, kind, drawer_id, till_id, bill_id, amount, note, at, by,
                          approved_by)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

interface ExceptionRow extends Omit<ExceptionDoc, 'names' | 'closedAt'> {
  readonly names: string | null
  readonly closedAt: number | null
}

const columns = `e.exception_id as exceptionId, e.outlet_id as outletId, e.kind, d.names,
  e.till_id as tillId, e.bill_id as billId, e.amount, e.note, e.at, e.by,
  e.approved_by as approvedBy, 1 as rev,
  case when e.kind = 'till-difference' then
    (select c.counted - c.expected from till_count c where c.till_id = e.till_id order by c.no desc limit 1)
  end as closedAt
  from exception e left join drawer d on d.drawer_id = e.drawer_id`

const keys: readonly (keyof ExceptionRow)[] = [
  'exceptionId',
  'outletId',
  'kind',
  'names',
  'tillId',
  'billId',
  'amount',
  'note',
  'at',
  'by',
  'approvedBy',
  'rev',
  'closedAt',
]

const one = query<[exceptionId: string], ExceptionRow>(
  `select ${columns} where e.exception_id = ?`,
  keys,
)

const since = query<[outletId: string, since: number, limit: number], ExceptionRow>(
  `select ${columns} where e.outlet_id = ? and e.at >= ? order by e.at desc limit ?`,
  keys,
)

const toDoc = ({ closedAt, ...row }: ExceptionRow): ExceptionDoc => ({
  ...row,
  ...(closedAt === null || closedAt === row.amount ? {} : { closedAt }),
  names: row.names === null ? null : (JSON.parse(row.names) as Names),
})

export const exceptionById = (db: Database, exceptionId: string): ExceptionDoc | undefined => {
  const row = one.get(db, exceptionId)
  return row === undefined ? undefined : toDoc(row)
}

/** What a manager should know of an outlet, the newest first. */
export const exceptionsSince = (
  db: Database,
  outletId: string,
  { at, limit }: { readonly at: number; readonly limit: number },
): readonly ExceptionDoc[] => since.all(db, outletId, at, limit).map(toDoc)

// --- drawers that stand open ------------------------------------------------------

/** Since when a drawer stands open; touches nothing where that is known already. */
export const noteOpen = statement<[drawerId: string, openSince: number]>(
  'insert or ignore into drawer_watch (drawer_id, open_since) values (?, ?)',
)

export const noteShut = statement<[drawerId: string]>(
  'delete from drawer_watch where drawer_id = ?',
)

export const noteTold = statement<[toldAt: number, drawerId: string]>(
  'update drawer_watch set told_at = ? where drawer_id = ? and told_at is null',
)

export const openSince = query<
  [drawerId: string],
  { readonly openSince: number; readonly toldAt: number | null }
>('select open_since as openSince, told_at as toldAt from drawer_watch where drawer_id = ?', [
  'openSince',
  'toldAt',
])

/** A pulse for a drawer's printer since a moment. */
export const kickSince = query<
  [outletId: string, since: number, printerId: string],
  { readonly jobId: string }
>(
  `select job_id as jobId from job
    where outlet_id = ? and created_at >= ? and printer_id = ? and kind = 'kick' limit 1`,
  ['jobId'],
)

export interface ForgottenDrawer {
  readonly drawerId: string
  readonly outletId: string
}

/** Drawers that stand open longer than their outlet wants, and of which nobody was told. */
export const forgottenDrawers = query<
  [shippedMinutes: number, sameMinutes: number, at: number],
  ForgottenDrawer
>(
  `select d.drawer_id as drawerId, d.outlet_id as outletId
     from drawer_watch w join drawer d on d.drawer_id = w.drawer_id
     left join till_setting s on s.outlet_id = d.outlet_id
    where w.told_at is null and coalesce(s.drawer_open_minutes, ?) > 0
      and w.open_since + 60000 * coalesce(s.drawer_open_minutes, ?) <= ?`,
  ['drawerId', 'outletId'],
  'drawers are a handful',
)
