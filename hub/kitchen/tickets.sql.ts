import type { OrderType, Unit } from '../../schema/catalogue.ts'
import type { TicketDoc, TicketLine, TicketState } from '../../schema/ticket.ts'
import type { Names } from '../../schema/names.ts'
import type { LineModifier } from '../../schema/order.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export const insertTicket = statement<
  [
    ticketId: string,
    outletId: string,
    stationId: string,
    orderId: string,
    businessDate: number,
    ticketNo: number,
    firedAt: number,
  ]
>(
  `insert into ticket (ticket_id, outlet_id, station_id, order_id, business_date, ticket_no, state, fired_at)
   values (?, ?, ?, ?, ?, ?, 'fired', ?)`,
)

export const insertTicketLine = statement<
  [ticketId: string, lineNo: number, lineId: string, qtyMilli: number, change: string]
>('insert into ticket_line (ticket_id, line_no, line_id, qty_milli, change) values (?, ?, ?, ?, ?)')

/** Gives out the next ticket number of a station; the series begins anew each business date. */
export const nextTicketNo = query<
  [outletId: string, series: string, businessDate: number],
  { readonly no: number }
>(
  `insert into day_number (outlet_id, series, business_date, last_no) values (?, ?, ?, 1)
   on conflict do update set last_no = last_no + 1
   returning last_no as no`,
  ['no'],
)

export const bumpTicket = statement<[bumpedAt: number, ticketId: string]>(
  `update ticket set state = 'bumped', bumped_at = ?, rev = rev + 1 where ticket_id = ?`,
)

export const recallTicket = statement<[ticketId: string]>(
  `update ticket set state = 'fired', bumped_at = null, recalls = recalls + 1, rev = rev + 1
    where ticket_id = ?`,
)

interface TicketRow {
  readonly ticketId: string
  readonly outletId: string
  readonly stationId: string
  readonly orderId: string
  readonly ticketNo: number
  readonly token: number
  readonly orderType: OrderType
  readonly businessDate: number
  readonly state: TicketState
  readonly note: string
  readonly firedAt: number
  readonly bumpedAt: number | null
  readonly recalls: number
  readonly by: string | null
  readonly rev: number
}

const columns = `t.ticket_id as ticketId, t.outlet_id as outletId, t.station_id as stationId,
  t.order_id as orderId, t.ticket_no as ticketNo, o.token, o.order_type as orderType,
  t.business_date as businessDate, t.state, o.note, t.fired_at as firedAt,
  t.bumped_at as bumpedAt, t.recalls, o.placed_by as "by", t.rev`

const keys: readonly (keyof TicketRow)[] = [
  'ticketId',
  'outletId',
  'stationId',
  'orderId',
  'ticketNo',
  'token',
  'orderType',
  'businessDate',
  'state',
  'note',
  'firedAt',
  'bumpedAt',
  'recalls',
  'by',
  'rev',
]

const one = query<[ticketId: string], TicketRow>(
  `select ${columns} from ticket t join sales_order o on o.order_id = t.order_id where t.ticket_id = ?`,
  keys,
)

// Oldest first: a cook works down the rail, and a late ticket must not sink.
const open = query<[stationId: string], TicketRow>(
  `select ${columns} from ticket t join sales_order o on o.order_id = t.order_id
    where t.station_id = ? and t.state = 'fired' order by t.fired_at, t.ticket_id`,
  keys,
)

const lastBumped = query<[stationId: string, since: number], TicketRow>(
  `select ${columns} from ticket t join sales_order o on o.order_id = t.order_id
    where t.station_id = ? and t.state = 'bumped' and t.fired_at > ?
    order by t.fired_at desc limit 40`,
  keys,
)

interface LineRow {
  readonly lineId: string
  readonly names: string
  readonly variantNames: string | null
  readonly modifiers: string
  readonly qtyMilli: number
  readonly unit: Unit
  readonly note: string
  readonly change: 'add' | 'void'
  readonly seat: number | null
  readonly course: number | null
}

const lines = query<[ticketId: string], LineRow>(
  `select l.line_id as lineId, l.names, l.variant_names as variantNames, l.modifiers,
          tl.qty_milli as qtyMilli, l.unit, l.note, tl.change, l.seat, l.course
     from ticket t
     join ticket_line tl on tl.ticket_id = t.ticket_id
     join order_line l on l.order_id = t.order_id and l.line_id = tl.line_id
    where t.ticket_id = ? order by tl.line_no`,
  [
    'lineId',
    'names',
    'variantNames',
    'modifiers',
    'qtyMilli',
    'unit',
    'note',
    'change',
    'seat',
    'course',
  ],
)

const toLine = ({ modifiers, names, variantNames, ...row }: LineRow): TicketLine => ({
  ...row,
  names: JSON.parse(names) as Names,
  variantNames: variantNames === null ? null : (JSON.parse(variantNames) as Names),
  modifierNames: (JSON.parse(modifiers) as readonly LineModifier[]).map(
    (modifier) => modifier.names,
  ),
})

const toDoc = (db: Database, row: TicketRow): TicketDoc => ({
  ...row,
  lines: lines.all(db, row.ticketId).map(toLine),
})

export const ticketById = (db: Database, ticketId: string): TicketDoc | undefined => {
  const row = one.get(db, ticketId)
  return row === undefined ? undefined : toDoc(db, row)
}

/** What a station still has to make, and what it has lately finished and might recall. */
export const railOf = (db: Database, stationId: string, since: number): readonly TicketDoc[] =>
  [...open.all(db, stationId), ...lastBumped.all(db, stationId, since)].map((row) => toDoc(db, row))
