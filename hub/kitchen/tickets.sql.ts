import type { OrderType, Unit } from '../../schema/catalogue.ts'
import type {
  TicketDoc,
  TicketKind,
  TicketLine,
  TicketLineState,
  TicketState,
} from '../../schema/ticket.ts'
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
    kind: TicketKind,
    businessDate: number,
    ticketNo: number,
    course: number | null,
    state: TicketState,
    firedAt: number,
  ]
>(
  `insert into ticket (ticket_id, outlet_id, station_id, order_id, kind, business_date, ticket_no, course, state, fired_at)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

export const insertTicketLine = statement<
  [
    ticketId: string,
    lineNo: number,
    lineId: string,
    qtyMilli: number,
    change: string,
    state: TicketLineState,
    isVoidSeen: number,
  ]
>(
  `insert into ticket_line (ticket_id, line_no, line_id, qty_milli, change, state, is_void_seen)
   values (?, ?, ?, ?, ?, ?, ?)`,
)

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

export const fireTicket = statement<[firedAt: number, ticketId: string]>(
  `update ticket set state = 'fired', fired_at = ?, seen_at = null, rev = rev + 1 where ticket_id = ?`,
)

export const fireTicketLines = statement<[ticketId: string]>(
  `update ticket_line set state = 'sent' where ticket_id = ? and state = 'held'`,
)

export const seeTicket = statement<[seenAt: number, ticketId: string]>(
  'update ticket set seen_at = ?, rev = rev + 1 where ticket_id = ?',
)

export const rushTicket = statement<[isRush: number, ticketId: string]>(
  'update ticket set is_rush = ?, rev = rev + 1 where ticket_id = ?',
)

export const markTicketLine = statement<[state: TicketLineState, ticketId: string, lineId: string]>(
  'update ticket_line set state = ? where ticket_id = ? and line_id = ?',
)

export const seeVoids = statement<[ticketId: string]>(
  'update ticket_line set is_void_seen = 1 where ticket_id = ? and is_void_seen = 0',
)

/** The next revision of a ticket, and whether it is a held one with nothing left on it. */
export const touchTicket = query<[ticketId: string], { readonly isOver: number }>(
  `update ticket set rev = rev + 1 where ticket_id = ?
   returning state = 'held' and not exists (
     select 1 from ticket_line l where l.ticket_id = ticket.ticket_id and l.qty_milli > 0) as isOver`,
  ['isOver'],
)

interface TicketKey {
  readonly ticketId: string
}

/** The held tickets of an order's course. */
export const heldTickets = query<[orderId: string, course: number | null], TicketKey>(
  `select ticket_id as ticketId from ticket where order_id = ? and state = 'held' and course is ?
    order by ticket_id`,
  ['ticketId'],
)

/** The tickets of an order that a screen still shows. */
export const ticketsOfOrder = query<[orderId: string], TicketKey>(
  `select ticket_id as ticketId from ticket where order_id = ? and state <> 'bumped' order by ticket_id`,
  ['ticketId'],
)

/** Where a line was told of, void slips apart. */
export const ticketLinesOf = query<
  [lineId: string],
  { readonly ticketId: string; readonly stationId: string; readonly state: TicketState }
>(
  `select t.ticket_id as ticketId, t.station_id as stationId, t.state
     from ticket_line l join ticket t on t.ticket_id = l.ticket_id
    where l.line_id = ? and l.change = 'add'`,
  ['ticketId', 'stationId', 'state'],
)

export const reduceTicketLine = statement<
  [qtyMilli: number, voidedMilli: number, isStruck: number, ticketId: string, lineId: string]
>(
  `update ticket_line set qty_milli = qty_milli - ?, voided_milli = voided_milli + ?,
          is_void_seen = case when ? then 0 else is_void_seen end
    where ticket_id = ? and line_id = ? and change = 'add'`,
)

/** Part of a line has an id of its own from now on; the station is as far with it as with the rest. */
export const divideTicketLine = statement<
  [newId: string, qtyMilli: number, ticketId: string, lineId: string]
>(
  `insert into ticket_line (ticket_id, line_no, line_id, qty_milli, change, state)
   select ticket_id, (select max(line_no) from ticket_line m where m.ticket_id = l.ticket_id) + 1,
          ?, ?, change, state
     from ticket_line l where ticket_id = ? and line_id = ? and change = 'add'`,
)

export const joinTickets = statement<[toId: string, homeId: string, fromId: string]>(
  `update ticket set order_id = ?, home_order_id = coalesce(home_order_id, ?) where order_id = ?`,
)

export const partTickets = statement<[homeId: string, alsoHomeId: string, fromId: string]>(
  'update ticket set order_id = ?, home_order_id = null where home_order_id = ? and order_id = ?',
)

interface TicketRow {
  readonly ticketId: string
  readonly outletId: string
  readonly stationId: string
  readonly orderId: string
  readonly kind: TicketKind
  readonly ticketNo: number
  readonly token: number
  readonly orderType: OrderType
  readonly tableLabel: string
  readonly guests: number | null
  readonly course: number | null
  readonly businessDate: number
  readonly state: TicketState
  readonly isRush: number
  readonly note: string
  readonly firedAt: number
  readonly seenAt: number | null
  readonly bumpedAt: number | null
  readonly recalls: number
  readonly by: string | null
  readonly rev: number
}

const columns = `t.ticket_id as ticketId, t.outlet_id as outletId, t.station_id as stationId,
  t.order_id as orderId, t.kind, t.ticket_no as ticketNo, o.token, o.order_type as orderType,
  coalesce(s.label, '') as tableLabel, s.guests, t.course,
  t.business_date as businessDate, t.state, t.is_rush as isRush, o.note, t.fired_at as firedAt,
  t.seen_at as seenAt, t.bumped_at as bumpedAt, t.recalls, o.placed_by as "by", t.rev`

const tables = `ticket t join sales_order o on o.order_id = t.order_id
  left join sitting s on s.sitting_id = o.sitting_id`

const keys: readonly (keyof TicketRow)[] = [
  'ticketId',
  'outletId',
  'stationId',
  'orderId',
  'kind',
  'ticketNo',
  'token',
  'orderType',
  'tableLabel',
  'guests',
  'course',
  'businessDate',
  'state',
  'isRush',
  'note',
  'firedAt',
  'seenAt',
  'bumpedAt',
  'recalls',
  'by',
  'rev',
]

const one = query<[ticketId: string], TicketRow>(
  `select ${columns} from ${tables} where t.ticket_id = ?`,
  keys,
)

// Oldest first: a cook works down the rail, and a late ticket must not sink.
const open = query<[stationId: string], TicketRow>(
  `select ${columns} from ${tables}
    where t.station_id = ? and t.state in ('held', 'fired') order by t.fired_at, t.ticket_id`,
  keys,
)

const lastBumped = query<[stationId: string, since: number], TicketRow>(
  `select ${columns} from ${tables}
    where t.station_id = ? and t.state = 'bumped' and t.fired_at > ?
    order by t.fired_at desc limit 40`,
  keys,
)

interface LineRow {
  readonly lineId: string
  readonly state: TicketLineState
  readonly names: string
  readonly variantNames: string | null
  readonly modifiers: string
  readonly qtyMilli: number
  readonly voidedMilli: number
  readonly isVoidSeen: number
  readonly unit: Unit
  readonly note: string
  readonly change: 'add' | 'void'
  readonly movedTo: string
  readonly seat: number | null
  readonly course: number | null
}

const lines = query<[ticketId: string], LineRow>(
  `select l.line_id as lineId, tl.state,
          coalesce((select i.kitchen_names from item i where i.item_id = l.item_id), l.names) as names,
          l.variant_names as variantNames, l.modifiers,
          tl.qty_milli as qtyMilli, tl.voided_milli as voidedMilli, tl.is_void_seen as isVoidSeen,
          l.unit, l.note, tl.change, l.seat, l.course,
          case when l.order_id = t.order_id then '' else coalesce(s.label, '#' || o.token) end as movedTo
     from ticket t
     join ticket_line tl on tl.ticket_id = t.ticket_id
     join order_line l on l.line_id = tl.line_id
     join sales_order o on o.order_id = l.order_id
     left join sitting s on s.sitting_id = o.sitting_id
    where t.ticket_id = ? order by tl.line_no`,
  [
    'lineId',
    'state',
    'names',
    'variantNames',
    'modifiers',
    'qtyMilli',
    'voidedMilli',
    'isVoidSeen',
    'unit',
    'note',
    'change',
    'seat',
    'course',
    'movedTo',
  ],
)

const toLine = (row: LineRow): TicketLine => ({
  lineId: row.lineId,
  state: row.state,
  names: JSON.parse(row.names) as Names,
  variantNames: row.variantNames === null ? null : (JSON.parse(row.variantNames) as Names),
  modifierNames: (JSON.parse(row.modifiers) as readonly LineModifier[]).map(({ names }) => names),
  qtyMilli: row.qtyMilli,
  voidedMilli: row.voidedMilli,
  unit: row.unit,
  note: row.note,
  change: row.change,
  movedTo: row.movedTo,
  seat: row.seat,
  course: row.course,
})

const toDoc = (db: Database, row: TicketRow): TicketDoc => {
  const rows = lines.all(db, row.ticketId)
  return {
    ...row,
    isRush: row.isRush === 1,
    hasUnseenVoid: row.state !== 'bumped' && rows.some(({ isVoidSeen }) => isVoidSeen === 0),
    lines: rows.map(toLine),
  }
}

export const ticketById = (db: Database, ticketId: string): TicketDoc | undefined => {
  const row = one.get(db, ticketId)
  return row === undefined ? undefined : toDoc(db, row)
}

/** What a station still has to make, and what it has lately finished and might recall. */
export const railOf = (db: Database, stationId: string, since: number): readonly TicketDoc[] =>
  [...open.all(db, stationId), ...lastBumped.all(db, stationId, since)].map((row) => toDoc(db, row))
