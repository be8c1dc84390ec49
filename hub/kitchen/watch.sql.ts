/** What the watch over the kitchen asks for every second. */
import { query } from '../store/query.ts'

export interface UntoldTicket {
  readonly ticketId: string
  readonly outletId: string
  readonly stationId: string
  readonly firedAt: number
}

/** Fired tickets that nobody has seen, that are on no paper, and that nobody has been told to miss; the oldest first. */
export const untoldTickets = query<[limit: number], UntoldTicket>(
  `select ticket_id as ticketId, outlet_id as outletId, station_id as stationId, fired_at as firedAt
     from ticket
    where state = 'fired' and seen_at is null and missed_at is null and printer_id is null
    order by fired_at limit ?`,
  ['ticketId', 'outletId', 'stationId', 'firedAt'],
  'the index holds nothing but the rows that are asked for',
)

/** What is still on the rails of an outlet and was fired before a moment, the oldest of each station first. */
export const outlivedTickets = query<
  [outletId: string, firedBefore: number, limit: number],
  { readonly ticketId: string }
>(
  `select t.ticket_id as ticketId from station s join ticket t on t.station_id = s.station_id
    where s.outlet_id = ? and t.state in ('held', 'fired') and t.fired_at < ? limit ?`,
  ['ticketId'],
)

export interface KitchenScreen {
  readonly deviceId: string
  readonly outletId: string
  /** null: it shows every station of its outlet. */
  readonly stationId: string | null
}

export const kitchenScreens = query<[], KitchenScreen>(
  `select device_id as deviceId, outlet_id as outletId, station_id as stationId
     from device where kind = 'kitchen' and revoked_at is null`,
  ['deviceId', 'outletId', 'stationId'],
  'devices are a handful',
)

export interface WaitingPaper {
  readonly jobId: string
  readonly outletId: string
  readonly createdAt: number
  readonly bridgeId: string | null
  readonly isPrinterDown: number
}

/** Tickets that wait for their first printer while their station has another one. */
export const waitingPapers = query<[createdUntil: number], WaitingPaper>(
  `select j.job_id as jobId, t.outlet_id as outletId, j.created_at as createdAt,
          p.bridge_id as bridgeId, p.state = 'offline' as isPrinterDown
     from printer p
     join job j on j.printer_id = p.printer_id and j.state = 'queued' and j.created_at <= ?
     join ticket t on t.ticket_id = substr(j.about, 8)
     join station s on s.station_id = t.station_id
    where j.kind = 'ticket' and j.copy = 1
      and (s.printer_id <> j.printer_id or s.fallback_printer_id <> j.printer_id)`,
  ['jobId', 'outletId', 'createdAt', 'bridgeId', 'isPrinterDown'],
  'printers are a handful',
)
