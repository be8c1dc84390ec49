/** Parties: how each stands, with what its order has come to. */
import type { LineState } from '../../schema/order.ts'
import type { SittingDoc, SittingState } from '../../schema/sitting.ts'
import type { Database } from '../store/driver.ts'
import { query } from '../store/query.ts'
import { seatsOf } from './seats.sql.ts'

interface SittingRow {
  readonly sittingId: string
  readonly outletId: string
  readonly label: string
  readonly party: string
  readonly guests: number
  readonly pin: string
  readonly isSelfSeated: number
  readonly serverId: string | null
  readonly state: SittingState
  readonly orderId: string
  readonly billId: string
  readonly amount: number
  readonly owed: number
  readonly paid: number
  readonly billAskedAt: number | null
  readonly calledAt: number | null
  readonly mergedIntoId: string | null
  readonly openedAt: number
  readonly paidAt: number | null
  readonly closedAt: number | null
  readonly rev: number
}

const sittingColumns = `s.sitting_id as sittingId, s.outlet_id as outletId, s.label, s.party, s.guests,
  s.pin, s.is_self_seated as isSelfSeated, s.server_id as serverId, s.state, o.order_id as orderId, o.bill_id as billId,
  coalesce((select sum(b.payable) from bill b where b.order_id = o.order_id
            and b.state = case s.state when 'seated' then 'open' else 'settled' end), 0) as amount,
  coalesce((select sum(b.total ->> '$.due') from bill b
            where b.order_id = o.order_id and b.state = 'open'), 0) as owed,
  coalesce((select sum(p.amount - coalesce(r.amount, 0)) from bill b
              join payment p on p.bill_id = b.bill_id
              left join payment_back r on r.payment_id = p.payment_id
             where b.order_id = o.order_id and b.state = 'open'), 0) as paid,
  s.bill_asked_at as billAskedAt, s.called_at as calledAt,
  s.merged_into_id as mergedIntoId, s.opened_at as openedAt, s.paid_at as paidAt,
  s.closed_at as closedAt, s.rev`
const sittingTables = 'sitting s join sales_order o on o.sitting_id = s.sitting_id'
const sittingKeys: readonly (keyof SittingRow)[] = [
  'sittingId',
  'outletId',
  'label',
  'party',
  'guests',
  'pin',
  'isSelfSeated',
  'serverId',
  'state',
  'orderId',
  'billId',
  'amount',
  'owed',
  'paid',
  'billAskedAt',
  'calledAt',
  'mergedIntoId',
  'openedAt',
  'paidAt',
  'closedAt',
  'rev',
]

const oneSitting = query<[sittingId: string], SittingRow>(
  `select ${sittingColumns} from ${sittingTables} where s.sitting_id = ?`,
  sittingKeys,
)
const sittingsIn = query<[outletId: string, state: SittingState], SittingRow>(
  `select ${sittingColumns} from ${sittingTables} where s.outlet_id = ? and s.state = ?
    order by s.opened_at, s.sitting_id`,
  sittingKeys,
)
const mergedInto = query<[intoId: string], SittingRow>(
  `select ${sittingColumns} from ${sittingTables} where s.merged_into_id = ? and s.state = 'merged' order by s.sitting_id`,
  sittingKeys,
)

interface LineCount {
  readonly state: LineState
  readonly lines: number
  readonly sentSince: number | null
  readonly readySince: number | null
}

/** How many lines stand at each state, and since when the one that has stood there longest. */
const lineCounts = query<[orderId: string], LineCount>(
  `select state, count(*) as lines, min(sent_at) as sentSince, min(ready_at) as readySince
     from order_line where order_id = ? and qty_milli > 0 group by state`,
  ['state', 'lines', 'sentSince', 'readySince'],
)

const toSitting = (db: Database, { owed, paid, ...row }: SittingRow): SittingDoc => {
  const counts = lineCounts.all(db, row.orderId)
  const made = counts.filter(({ state }) => state === 'sent' || state === 'started')
  return {
    ...row,
    ...(paid > 0 ? { due: Math.max(0, owed - paid) } : {}),
    isSelfSeated: row.isSelfSeated === 1,
    tableIds: seatsOf.all(db, row.sittingId).map(({ tableId }) => tableId),
    lines: {
      held: 0,
      sent: 0,
      started: 0,
      ready: 0,
      served: 0,
      ...Object.fromEntries(counts.map(({ state, lines }) => [state, lines])),
    },
    sentSince: made.reduce<number | null>(
      (first, { sentSince }) => Math.min(first ?? Infinity, sentSince ?? Infinity),
      null,
    ),
    readySince: counts.find(({ state }) => state === 'ready')?.readySince ?? null,
  }
}

export const sittingById = (db: Database, sittingId: string): SittingDoc | undefined => {
  const row = oneSitting.get(db, sittingId)
  return row === undefined ? undefined : toSitting(db, row)
}

/** Every party that is in the house, those merged into one of them included. */
export const sittingsHere = (db: Database, outletId: string): readonly SittingDoc[] => {
  const here = (['seated', 'paid'] as const).flatMap((state) => sittingsIn.all(db, outletId, state))
  return [...here, ...here.flatMap(({ sittingId }) => mergedInto.all(db, sittingId))].map((row) =>
    toSitting(db, row),
  )
}

/** Those that were merged into a party. */
export const mergedWith = (db: Database, intoId: string): readonly SittingDoc[] =>
  mergedInto.all(db, intoId).map((row) => toSitting(db, row))
