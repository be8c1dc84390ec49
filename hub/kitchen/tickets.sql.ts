/** Writing tickets, and finding them. What they say is read in `rail.sql.ts`. */
import type { TicketKind, TicketLineState, TicketState } from '../../schema/ticket.ts'
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
    partId: string,
    qtyMilli: number,
    change: string,
    state: TicketLineState,
    unseenMilli: number,
  ]
>(
  `insert into ticket_line (ticket_id, line_no, line_id, part_id, qty_milli, change, state, unseen_milli)
   values (?, ?, ?, ?, ?, ?, ?, ?)`,
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
  `update ticket set state = 'fired', fired_at = ?, seen_at = null, missed_at = null, rev = rev + 1
    where ticket_id = ?`,
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

export const markTicketLine = statement<
  [state: TicketLineState, ticketId: string, lineId: string, partId: string]
>('update ticket_line set state = ? where ticket_id = ? and line_id = ? and part_id = ?')

export const seeVoids = statement<[ticketId: string]>(
  'update ticket_line set unseen_milli = 0 where ticket_id = ? and unseen_milli > 0',
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

/** Every ticket an order ever had. */
export const allTicketsOf = query<[orderId: string], TicketKey>(
  'select ticket_id as ticketId from ticket where order_id = ? order by ticket_id',
  ['ticketId'],
)

/** Where a line was told of, void slips apart; of a combo a row for each part. */
export const ticketLinesOf = query<
  [lineId: string],
  {
    readonly ticketId: string
    readonly stationId: string
    readonly orderId: string
    readonly homeOrderId: string | null
    readonly partId: string
    readonly state: TicketState
  }
>(
  `select t.ticket_id as ticketId, t.station_id as stationId, t.order_id as orderId,
          t.home_order_id as homeOrderId, l.part_id as partId, t.state
     from ticket_line l join ticket t on t.ticket_id = l.ticket_id
    where l.line_id = ? and l.change = 'add'`,
  ['ticketId', 'stationId', 'orderId', 'homeOrderId', 'partId', 'state'],
)

/**
 * The ticket of an order at a station that waits for a course. The plus keeps
 * SQLite to the order's few tickets, as in `papersAt`.
 */
export const heldTicketAt = query<
  [orderId: string, homeOrderId: string | null, stationId: string, course: number | null],
  TicketKey
>(
  `select ticket_id as ticketId from ticket
    where order_id = ? and +home_order_id is ? and +station_id = ? and state = 'held' and course is ?
    order by ticket_id limit 1`,
  ['ticketId'],
)

/** A held ticket like another one, with nothing on it yet. */
export const insertHeldLike = statement<
  [
    ticketId: string,
    orderId: string,
    homeOrderId: string | null,
    businessDate: number,
    ticketNo: number,
    course: number | null,
    at: number,
    likeId: string,
  ]
>(
  `insert into ticket (ticket_id, outlet_id, station_id, order_id, home_order_id, kind, business_date,
                       ticket_no, course, state, fired_at)
   select ?, outlet_id, station_id, ?, ?, kind, ?, ?, ?, 'held', ? from ticket where ticket_id = ?`,
)

/** A line stands on another ticket, all parts of it that are made there, after what stands there already. */
export const moveTicketLine = statement<
  [toId: string, toIdAgain: string, fromId: string, lineId: string]
>(
  `update ticket_line set ticket_id = ?, line_no = line_no + coalesce(
          (select max(line_no) from ticket_line m where m.ticket_id = ?), 0)
    where ticket_id = ? and line_id = ?`,
)

/** Takes from a line on a ticket, and so from each part of it that is made there. */
export const reduceTicketLine = statement<
  [
    qtyMilli: number,
    voidedMilli: number,
    unseenMilli: number,
    printedMilli: number,
    ticketId: string,
    lineId: string,
  ]
>(
  `update ticket_line set qty_milli = qty_milli - ?, voided_milli = voided_milli + ?,
          unseen_milli = unseen_milli + ?, printed_milli = max(0, printed_milli - ?)
    where ticket_id = ? and line_id = ? and change = 'add'`,
)

/** Part of a line has an id of its own from now on; the station and its paper are as far with it as with the rest. */
export const divideTicketLine = statement<
  [newId: string, qtyMilli: number, printedMilli: number, ticketId: string, lineId: string]
>(
  `insert into ticket_line (ticket_id, line_no, line_id, part_id, qty_milli, printed_milli, printed_to, change, state)
   select ticket_id, (select max(line_no) from ticket_line m where m.ticket_id = l.ticket_id)
            + row_number() over (order by line_no),
          ?, part_id, ?, min(printed_milli, ?), printed_to, change, state
     from ticket_line l where ticket_id = ? and line_id = ? and change = 'add'`,
)

export const joinTickets = statement<[toId: string, homeId: string, fromId: string]>(
  `update ticket set order_id = ?, home_order_id = coalesce(home_order_id, ?) where order_id = ?`,
)

export const partTickets = statement<[homeId: string, alsoHomeId: string, fromId: string]>(
  'update ticket set order_id = ?, home_order_id = null where home_order_id = ? and order_id = ?',
)

/** The open tickets of an order on which nothing is left to make or to be seen: all of it is with the guest. */
export const servedTickets = query<[orderId: string], TicketKey>(
  `select t.ticket_id as ticketId from ticket t
    where t.order_id = ? and t.state = 'fired'
      and not exists (
        select 1 from ticket_line l join order_line o on o.line_id = l.line_id
         where l.ticket_id = t.ticket_id
           and (l.unseen_milli > 0 or (l.change = 'add' and l.qty_milli > 0 and o.state <> 'served')))
    order by t.ticket_id`,
  ['ticketId'],
)

export const pageTicket = statement<[pagedAt: number | null, ticketId: string]>(
  'update ticket set paged_at = ?, rev = rev + 1 where ticket_id = ?',
)

export const missTicket = statement<[missedAt: number, ticketId: string]>(
  'update ticket set missed_at = ?, rev = rev + 1 where ticket_id = ?',
)

/** The ticket is on paper, and where that says it goes. */
export const printTicketAt = statement<[printerId: string, label: string, ticketId: string]>(
  'update ticket set printer_id = ?, printed_label = ?, rev = rev + 1 where ticket_id = ?',
)

/** What the paper says of a line from now on. */
export const printTicketLine = statement<
  [printedMilli: number, printedTo: string, ticketId: string, lineId: string]
>('update ticket_line set printed_milli = ?, printed_to = ? where ticket_id = ? and line_id = ?')

/** What the paper of a ticket says, line by line. */
export const printedLines = query<
  [ticketId: string],
  { readonly lineId: string; readonly printedMilli: number; readonly printedTo: string }
>(
  `select line_id as lineId, printed_milli as printedMilli, printed_to as printedTo
     from ticket_line where ticket_id = ? and change = 'add'`,
  ['lineId', 'printedMilli', 'printedTo'],
)

/**
 * The tickets of an order at a station that are on paper and still to be made,
 * with where the paper says they go. The plus keeps SQLite to the order's few
 * tickets: by the station it would read all that are still to be made.
 */
export const papersAt = query<
  [orderId: string, stationId: string],
  { readonly ticketId: string; readonly printedLabel: string }
>(
  `select ticket_id as ticketId, printed_label as printedLabel from ticket
    where order_id = ? and +station_id = ? and state = 'fired' and printer_id is not null
    order by ticket_id`,
  ['ticketId', 'printedLabel'],
)
