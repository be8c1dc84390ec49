/** What a ticket says, and what stands on the rail of a station. */
import type { Allergen, OrderType, Unit } from '../../schema/catalogue.ts'
import type { Names } from '../../schema/names.ts'
import type { LineModifier } from '../../schema/order.ts'
import type {
  TicketDoc,
  TicketKind,
  TicketLine,
  TicketLineState,
  TicketPaper,
  TicketState,
  ToldDoc,
} from '../../schema/ticket.ts'
import type { Database } from '../store/driver.ts'
import { query } from '../store/query.ts'
import { avoidsOf, containsOf } from '../orders/avoids.ts'
import { aboutTicket } from './ticket.ts'

interface TicketRow {
  readonly ticketId: string
  readonly outletId: string
  readonly stationId: string
  readonly orderId: string
  readonly kind: TicketKind
  readonly ticketNo: number
  readonly token: number
  readonly namedId: string | null
  readonly orderType: OrderType
  readonly tableLabel: string
  readonly guests: number | null
  readonly course: number | null
  readonly businessDate: number
  readonly state: TicketState
  readonly isRush: number
  readonly note: string
  readonly avoids: string
  readonly firedAt: number
  readonly seenAt: number | null
  readonly missedAt: number | null
  readonly printerId: string | null
  readonly pagedAt: number | null
  readonly bumpedAt: number | null
  readonly recalls: number
  readonly by: string | null
  readonly rev: number
}

const columns = `t.ticket_id as ticketId, t.outlet_id as outletId, t.station_id as stationId,
  t.order_id as orderId, t.kind, t.ticket_no as ticketNo, o.token, w.order_id as namedId, o.order_type as orderType,
  coalesce(s.label, '') as tableLabel, s.guests, t.course,
  t.business_date as businessDate, t.state, t.is_rush as isRush, o.note, o.avoids, t.fired_at as firedAt,
  t.seen_at as seenAt, t.missed_at as missedAt, t.printer_id as printerId, t.paged_at as pagedAt, t.bumped_at as bumpedAt, t.recalls, o.placed_by as "by", t.rev`

const tables = `ticket t join sales_order o on o.order_id = t.order_id
  left join sitting s on s.sitting_id = o.sitting_id
  left join order_person w on w.order_id = o.order_id and w.name <> ''`

const keys: readonly (keyof TicketRow)[] = [
  'ticketId',
  'outletId',
  'stationId',
  'orderId',
  'kind',
  'ticketNo',
  'token',
  'namedId',
  'orderType',
  'tableLabel',
  'guests',
  'course',
  'businessDate',
  'state',
  'isRush',
  'note',
  'avoids',
  'firedAt',
  'seenAt',
  'missedAt',
  'printerId',
  'pagedAt',
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
  readonly partId: string
  readonly itemId: string
  readonly names: string
  /** What the kitchen calls the item, or the part that is made here. */
  readonly kitchenNames: string | null
  /** What is in it by its item, as a JSON array; null where the menu has forgotten it. */
  readonly allergens: string | null
  /** Of a part: its item, and what that is counted in. */
  readonly partItemId: string | null
  readonly partUnit: Unit | null
  readonly ownStationId: string | null
  readonly variantId: string | null
  readonly variantNames: string | null
  readonly modifiers: string
  readonly qtyMilli: number
  readonly voidedMilli: number
  readonly unseenMilli: number
  readonly unit: Unit
  readonly note: string
  readonly change: 'add' | 'void'
  readonly movedTo: string
  readonly seat: number | null
  readonly course: number | null
}

const lines = query<[ticketId: string], LineRow>(
  `select l.line_id as lineId, tl.state, tl.part_id as partId, l.item_id as itemId, l.names,
          case when m.item_id is null then i.kitchen_names else coalesce(i.kitchen_names, i.names) end as kitchenNames,
          i.allergens, m.item_id as partItemId,
          case when m.item_id is null then null else i.unit end as partUnit,
          l.station_id as ownStationId, l.variant_id as variantId,
          l.variant_names as variantNames, l.modifiers,
          tl.qty_milli as qtyMilli, tl.voided_milli as voidedMilli, tl.unseen_milli as unseenMilli,
          l.unit, l.note, tl.change, l.seat, l.course,
          case when l.order_id = t.order_id then '' else coalesce(s.label, '#' || o.token) end as movedTo
     from ticket t
     join ticket_line tl on tl.ticket_id = t.ticket_id
     join order_line l on l.line_id = tl.line_id
     join sales_order o on o.order_id = l.order_id
     left join modifier m on m.modifier_id = tl.part_id
     left join item i on i.item_id = coalesce(m.item_id, l.item_id)
     left join sitting s on s.sitting_id = o.sitting_id
    where t.ticket_id = ? order by tl.line_no`,
  [
    'lineId',
    'state',
    'partId',
    'itemId',
    'names',
    'kitchenNames',
    'allergens',
    'partItemId',
    'partUnit',
    'ownStationId',
    'variantId',
    'variantNames',
    'modifiers',
    'qtyMilli',
    'voidedMilli',
    'unseenMilli',
    'unit',
    'note',
    'change',
    'seat',
    'course',
    'movedTo',
  ],
)

const toLine = (row: LineRow, avoids: readonly Allergen[]): TicketLine => ({
  lineId: row.lineId,
  state: row.state,
  ...madeHere(row),
  ...containsOf(row.allergens ?? '[]', avoids),
  qtyMilli: row.qtyMilli,
  voidedMilli: row.voidedMilli,
  unseenMilli: row.unseenMilli,
  note: row.note,
  change: row.change,
  movedTo: row.movedTo,
  seat: row.seat,
  course: row.course,
})

/** What a line is at this station: of a combo the part that is made here, else the item with its wishes. */
const madeHere = (
  row: LineRow,
): Pick<
  TicketLine,
  'partId' | 'comboNames' | 'itemId' | 'names' | 'variantId' | 'variantNames' | 'modifiers' | 'unit'
> => {
  const modifiers = JSON.parse(row.modifiers) as readonly LineModifier[]
  const kitchenNames = row.kitchenNames === null ? null : (JSON.parse(row.kitchenNames) as Names)
  const names = JSON.parse(row.names) as Names
  const part = modifiers.find(({ modifierId }) => modifierId === row.partId)
  const wishes = modifiers
    .filter(({ stationId }) => stationId === undefined || stationId === null)
    .map(({ modifierId, names: wish }) => ({ modifierId, names: wish }))
  if (part !== undefined) {
    return {
      partId: part.modifierId,
      comboNames: names,
      itemId: row.partItemId ?? row.itemId,
      names: kitchenNames ?? part.names,
      variantId: part.variantId ?? null,
      variantNames: part.variantNames ?? null,
      // Where no station makes the combo itself, its wishes are for whoever makes its parts.
      modifiers: row.ownStationId === null ? wishes : [],
      unit: row.partUnit ?? row.unit,
    }
  }
  return {
    itemId: row.itemId,
    names: kitchenNames ?? names,
    variantId: row.variantId,
    variantNames: row.variantNames === null ? null : (JSON.parse(row.variantNames) as Names),
    modifiers: wishes,
    unit: row.unit,
  }
}

const lastPaper = query<[about: string], TicketPaper>(
  `select printer_id as printerId, created_at as at, state from job
    where about = ? and kind = 'ticket' and state <> 'moved' order by rowid desc limit 1`,
  ['printerId', 'at', 'state'],
)

/** A ticket that was never on paper has no job to look for. */
const paperOf = (
  db: Database,
  { ticketId, printerId }: Pick<TicketRow, 'ticketId' | 'printerId'>,
): TicketPaper | null =>
  printerId === null ? null : (lastPaper.get(db, aboutTicket(ticketId)) ?? null)

const toDoc = (db: Database, row: TicketRow): TicketDoc => {
  const rows = lines.all(db, row.ticketId)
  const { printerId: _, namedId, isRush, avoids, ...facts } = row
  const avoided = avoidsOf(avoids)
  return {
    ...facts,
    ...avoided,
    ...(namedId === null ? {} : { isNamed: true }),
    isRush: isRush === 1,
    hasUnseenVoid: row.state !== 'bumped' && rows.some(({ unseenMilli }) => unseenMilli > 0),
    paper: paperOf(db, row),
    lines: rows.map((line) => toLine(line, avoided.avoids ?? [])),
  }
}

export const ticketById = (db: Database, ticketId: string): TicketDoc | undefined => {
  const row = one.get(db, ticketId)
  return row === undefined ? undefined : toDoc(db, row)
}

/** What a station still has to make, and what it has lately finished and might recall. */
export const railOf = (db: Database, stationId: string, since: number): readonly TicketDoc[] =>
  [...open.all(db, stationId), ...lastBumped.all(db, stationId, since)].map((row) => toDoc(db, row))

interface ToldRow extends Omit<ToldDoc, 'paper'> {
  readonly printerId: string | null
}

const toldRows = query<[orderId: string], ToldRow>(
  `select ticket_id as ticketId, outlet_id as outletId, order_id as orderId, station_id as stationId,
          ticket_no as ticketNo, fired_at as firedAt, seen_at as seenAt, missed_at as missedAt,
          printer_id as printerId, paged_at as pagedAt, rev
     from ticket
    where order_id = ? and (seen_at is not null or missed_at is not null or printer_id is not null
       or paged_at is not null)`,
  [
    'ticketId',
    'outletId',
    'orderId',
    'stationId',
    'ticketNo',
    'firedAt',
    'seenAt',
    'missedAt',
    'printerId',
    'pagedAt',
    'rev',
  ],
)

/** How the stations were told of an order, as far as there is anything to say yet. */
export const toldOf = (db: Database, orderId: string): readonly ToldDoc[] =>
  toldRows
    .all(db, orderId)
    .map(({ printerId, ...told }) => ({ ...told, paper: paperOf(db, { ...told, printerId }) }))
