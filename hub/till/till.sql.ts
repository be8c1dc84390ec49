import type { Names } from '../../schema/names.ts'
import type { Piece, TillDoc, TillMoveDoc, TillReport } from '../../schema/till.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

interface TillRow extends Omit<TillDoc, 'names' | 'isConfirmed'> {
  readonly names: string
  readonly confirmedAt: number | null
}

const columns = `t.till_id as tillId, t.outlet_id as outletId, t.drawer_id as drawerId, d.names, t.state,
  t.business_date as businessDate, t.opened_at as openedAt, t.opened_by as openedBy, t.float,
  t.confirmed_at as confirmedAt, t.confirmed_by as confirmedBy, t.counts, t.closed_at as closedAt,
  t.closed_by as closedBy, t.z_no as zNo, t.left_in as "left", t.handed_to as handedTo, t.rev
  from till t join drawer d on d.drawer_id = t.drawer_id`

const keys: readonly (keyof TillRow)[] = [
  'tillId',
  'outletId',
  'drawerId',
  'names',
  'state',
  'businessDate',
  'openedAt',
  'openedBy',
  'float',
  'confirmedAt',
  'confirmedBy',
  'counts',
  'closedAt',
  'closedBy',
  'zNo',
  'left',
  'handedTo',
  'rev',
]

const byId = query<[tillId: string], TillRow>(`select ${columns} where t.till_id = ?`, keys)

const last = query<[drawerId: string], TillRow>(
  `select ${columns} where t.drawer_id = ? order by t.opened_at desc, t.till_id desc limit 1`,
  keys,
)

/** Whether there was ever a till at an outlet. */
export const firstTill = query<[outletId: string], { readonly tillId: string }>(
  'select till_id as tillId from till where outlet_id = ? limit 1',
  ['tillId'],
)

const closed = query<[outletId: string, limit: number], TillRow>(
  `select ${columns} where t.outlet_id = ? order by t.opened_at desc limit ?`,
  keys,
)

const toDoc = ({ names, confirmedAt, ...row }: TillRow): TillDoc => ({
  ...row,
  names: JSON.parse(names) as Names,
  isConfirmed: confirmedAt !== null,
})

export const tillById = (db: Database, tillId: string): TillDoc | undefined => {
  const row = byId.get(db, tillId)
  return row === undefined ? undefined : toDoc(row)
}

/** The till of a drawer that was opened last, closed or not. */
export const lastTill = (db: Database, drawerId: string): TillDoc | undefined => {
  const row = last.get(db, drawerId)
  return row === undefined ? undefined : toDoc(row)
}

/** The last tills of an outlet, the newest first. */
export const lastTills = (db: Database, outletId: string, limit: number): readonly TillDoc[] =>
  closed.all(db, outletId, limit).map(toDoc)

/** Every till that is open, at whichever outlet, and the day it was opened on. */
export const openTills = query<
  [],
  { readonly tillId: string; readonly outletId: string; readonly businessDate: number }
>(
  `select till_id as tillId, outlet_id as outletId, business_date as businessDate
     from till where state = 'open'`,
  ['tillId', 'outletId', 'businessDate'],
  'a drawer has one open till, and drawers are a handful',
)

/** Whether somebody was told already that it stood open when a day ended; touches nothing where so. */
export const noteLeftOpen = statement<[tillId: string, businessDate: number]>(
  'insert or ignore into till_watch (till_id, business_date) values (?, ?)',
)

/** The drawer's open till, without what it is called: every sale asks. */
export const openTill = query<[drawerId: string], { readonly tillId: string }>(
  `select till_id as tillId from till where drawer_id = ? and state = 'open'`,
  ['tillId'],
)

export const insertTill = statement<
  [
    tillId: string,
    outletId: string,
    drawerId: string,
    businessDate: number,
    openedAt: number,
    openedBy: string | null,
    float: number,
    confirmedAt: number | null,
    confirmedBy: string | null,
  ]
>(
  `insert into till (till_id, outlet_id, drawer_id, state, business_date, opened_at, opened_by, float,
                     confirmed_at, confirmed_by)
   values (?, ?, ?, 'open', ?, ?, ?, ?, ?, ?)`,
)

export const confirmTill = statement<
  [float: number, confirmedAt: number, confirmedBy: string | null, tillId: string]
>('update till set float = ?, confirmed_at = ?, confirmed_by = ?, rev = rev + 1 where till_id = ?')

export const countTill = statement<[tillId: string]>(
  'update till set counts = counts + 1, rev = rev + 1 where till_id = ?',
)

export const lastZ = query<[drawerId: string], { readonly no: number | null }>(
  'select max(z_no) as no from till where drawer_id = ?',
  ['no'],
)

export const closeTillRow = statement<
  [
    closedAt: number,
    closedBy: string | null,
    approvedBy: string | null,
    handedTo: string | null,
    zNo: number,
    leftIn: number,
    report: string,
    tillId: string,
  ]
>(
  `update till set state = 'closed', closed_at = ?, closed_by = ?, approved_by = ?, handed_to = ?, z_no = ?,
                   left_in = ?, report = ?, rev = rev + 1
    where till_id = ?`,
)

const reportRow = query<[tillId: string], { readonly report: string | null }>(
  'select report from till where till_id = ?',
  ['report'],
)

/** The Z report as it was kept; undefined while the till is open. */
export const keptReport = (db: Database, tillId: string): TillReport | undefined => {
  const report = reportRow.get(db, tillId)?.report ?? null
  return report === null ? undefined : (JSON.parse(report) as TillReport)
}

// --- what moved -----------------------------------------------------------------

export const insertMove = statement<
  [
    moveId: string,
    tillId: string,
    kind: string,
    tender: string,
    amount: number,
    billId: string | null,
    reasonId: string,
    names: string,
    note: string,
    account: string,
    at: number,
    by: string | null,
    approvedBy: string | null,
  ]
>(
  `insert into till_move (move_id, till_id, kind, tender, amount, bill_id, reason_id, names, note, account,
                          at, by, approved_by)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

/** Whether a payment stands in a till already. */
export const moveKnown = query<[moveId: string], { readonly tillId: string }>(
  'select till_id as tillId from till_move where move_id = ?',
  ['tillId'],
)

export const insertTillBill = statement<[billId: string, tillId: string]>(
  'insert into till_bill (bill_id, till_id) values (?, ?)',
)

export interface MoveSum {
  readonly kind: string
  readonly tender: string
  readonly count: number
  readonly amount: number
}

/** What a till has taken and given, added up by kind and tender; a bill of nothing took nothing. */
export const moveSums = query<[tillId: string], MoveSum>(
  `select kind, tender,
          sum(case when kind <> 'sale' or amount > 0 then 1
                   -- All of a payment was another way of paying: it is one less of these.
                   when reason_id = 'retendered' then -1 else 0 end) as count,
          sum(amount) as amount
     from till_move where till_id = ? group by kind, tender`,
  ['kind', 'tender', 'count', 'amount'],
)

/** How often a till moved by some ways of paying because a payment became another one. */
export const retendersOfTill = query<[tillId: string, tenders: string], { readonly count: number }>(
  `select count(*) as count from till_move
    where till_id = ? and kind = 'sale' and reason_id in ('retendered', 'retendered-part')
      and tender in (select value from json_each(?))`,
  ['count'],
)

/** How often money was given back out of a till: all that one refund gives back moves at one moment. */
export const refundsOfTill = query<[tillId: string], { readonly count: number }>(
  `select count(*) as count
     from (select distinct bill_id, at from till_move where till_id = ? and kind = 'refund')`,
  ['count'],
)

interface MoveRow extends Omit<TillMoveDoc, 'names' | 'outletId'> {
  readonly names: string
}

const moves = query<[tillId: string], MoveRow>(
  `select move_id as moveId, till_id as tillId, kind, amount, reason_id as reasonId, names, note, account,
          at, by, approved_by as approvedBy, 1 as rev
     from till_move where till_id = ? and kind in ('in', 'out', 'drop', 'no-sale') order by at, move_id`,
  [
    'moveId',
    'tillId',
    'kind',
    'amount',
    'reasonId',
    'names',
    'note',
    'account',
    'at',
    'by',
    'approvedBy',
    'rev',
  ],
)

/** What moved beside sales, in the order it happened. */
export const movesOf = (
  db: Database,
  { tillId, outletId }: Pick<TillDoc, 'tillId' | 'outletId'>,
): readonly TillMoveDoc[] =>
  moves.all(db, tillId).map((row) => ({
    ...row,
    outletId,
    names: JSON.parse(row.names) as Names,
  }))

/** What was taken off the orders of these bills after it was sent; of a split order it counts once. */
export const voidsOfTill = query<
  [tillId: string],
  { readonly count: number; readonly amount: number | null }
>(
  `select count(*) as count, sum(round(v.qty_milli * l.unit_price / 1000.0)) as amount
     from till_bill t cross join bill b on b.bill_id = t.bill_id
    cross join sales_order o on o.order_id = b.order_id and o.bill_id = b.bill_id
    cross join order_line l on l.order_id = o.order_id
    cross join line_void v on v.line_id = l.line_id
    where t.till_id = ?`,
  ['count', 'amount'],
)

/** How many bills are open, and what is still due of them. */
export const openBillSum = query<
  [outletId: string],
  { readonly count: number; readonly amount: number | null }
>(
  `select count(*) as count, sum(max(0, (b.total ->> '$.due') - coalesce((
            select sum(p.amount - coalesce(r.amount, 0))
              from payment p left join payment_back r on r.payment_id = p.payment_id
             where p.bill_id = b.bill_id), 0))) as amount
     from bill b where b.outlet_id = ? and b.state = 'open'`,
  ['count', 'amount'],
)

// --- counts ---------------------------------------------------------------------

export interface CountRow {
  readonly no: number
  readonly pieces: string
  readonly counted: number
  readonly expected: number
  readonly others: string
  /** Payments that were another way of paying by then, of the ways that were counted. */
  readonly moved: number
  readonly at: number
}

export const insertCount = statement<
  [
    tillId: string,
    no: number,
    pieces: string,
    counted: number,
    expected: number,
    others: string,
    moved: number,
    at: number,
    by: string | null,
  ]
>(
  `insert into till_count (till_id, no, pieces, counted, expected, others, moved, at, by)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

export const lastCount = query<[tillId: string], CountRow>(
  `select no, pieces, counted, expected, others, moved, at
     from till_count where till_id = ? order by no desc limit 1`,
  ['no', 'pieces', 'counted', 'expected', 'others', 'moved', 'at'],
)

/** What each count of a till differed by, in cash and by the other ways that were counted. */
export const everyCount = query<
  [tillId: string],
  { readonly difference: number; readonly others: string }
>('select counted - expected as difference, others from till_count where till_id = ? order by no', [
  'difference',
  'others',
])

/** What was sold away from the hub and not paid; below zero, null where all of it was. */
export const keptShort = query<[tillId: string], { readonly amount: number | null }>(
  `select sum(amount) as amount from till_move where till_id = ? and kind = 'kept' and amount < 0`,
  ['amount'],
)

export const piecesIn = ({ pieces }: CountRow): readonly Piece[] =>
  JSON.parse(pieces) as readonly Piece[]

// --- people ----------------------------------------------------------------------

export const personHere = query<
  [userId: string, outletId: string],
  { readonly userId: string; readonly name: string }
>(
  `select u.user_id as userId, p.name from user u join person p on p.person_id = u.person_id
     join user_outlet o on o.user_id = u.user_id
    where u.user_id = ? and o.outlet_id = ? and u.is_active = 1`,
  ['userId', 'name'],
)

export const personName = query<[userId: string], { readonly name: string }>(
  'select p.name from user u join person p on p.person_id = u.person_id where u.user_id = ?',
  ['name'],
)
