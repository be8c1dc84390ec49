import type {
  Backdrop,
  SectionDoc,
  SittingDoc,
  SittingState,
  TableDoc,
  Wall,
} from '../../schema/sitting.ts'
import type { LineState } from '../../schema/order.ts'
import type { Names } from '../../schema/names.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

// --- sections and tables ------------------------------------------------------

interface SectionRow extends Omit<
  SectionDoc,
  'names' | 'walls' | 'tables' | 'backdrop' | 'isRemoved'
> {
  readonly backdrop: string | null
  readonly names: string
  readonly walls: string
  readonly isActive: number
}

const sectionColumns = `section_id as sectionId, outlet_id as outletId, names, position,
  service_charge_ppm as serviceChargePpm, walls, backdrop, is_active as isActive, rev`
const sectionKeys: readonly (keyof SectionRow)[] = [
  'sectionId',
  'outletId',
  'names',
  'position',
  'serviceChargePpm',
  'walls',
  'backdrop',
  'isActive',
  'rev',
]

/** What was drawn before there were plants is a wall. */
const toWalls = (text: string): SectionDoc['walls'] =>
  (JSON.parse(text) as readonly (Omit<Wall, 'kind'> & Partial<Wall>)[]).map((wall) => ({
    ...wall,
    kind: wall.kind ?? 'wall',
  }))

const toSection = (
  db: Database,
  { names, walls, backdrop, isActive, ...row }: SectionRow,
): SectionDoc => ({
  ...row,
  names: JSON.parse(names) as Names,
  tables: tableRows.all(db, row.sectionId).map(toTable),
  walls: toWalls(walls),
  backdrop: backdrop === null ? null : (JSON.parse(backdrop) as Backdrop),
  isRemoved: isActive === 0,
})

const oneSection = query<[sectionId: string], SectionRow>(
  `select ${sectionColumns} from section where section_id = ?`,
  sectionKeys,
)
const sectionRows = query<[outletId: string], SectionRow>(
  `select ${sectionColumns} from section where outlet_id = ? and is_active = 1
    order by position, section_id`,
  sectionKeys,
)

export const sectionById = (db: Database, sectionId: string): SectionDoc | undefined => {
  const row = oneSection.get(db, sectionId)
  return row === undefined ? undefined : toSection(db, row)
}

/** The sections of an outlet, in the order staff see them. */
export const sectionsOf = (db: Database, outletId: string): readonly SectionDoc[] =>
  sectionRows.all(db, outletId).map((row) => toSection(db, row))

export const setSection = statement<
  [
    sectionId: string,
    outletId: string,
    names: string,
    position: number,
    serviceChargePpm: number,
    backdrop: string | null,
  ]
>(
  `insert into section (section_id, outlet_id, names, position, service_charge_ppm, backdrop) values (?, ?, ?, ?, ?, ?)
   on conflict (section_id) do update set names = excluded.names, position = excluded.position,
     service_charge_ppm = excluded.service_charge_ppm, backdrop = excluded.backdrop, is_active = 1, rev = rev + 1`,
)

export const removeSectionRow = statement<[sectionId: string]>(
  'update section set is_active = 0, rev = rev + 1 where section_id = ?',
)

export const setWalls = statement<[walls: string, sectionId: string]>(
  'update section set walls = ?, rev = rev + 1 where section_id = ?',
)

interface TableRow extends Omit<TableDoc, 'isOutOfOrder'> {
  readonly outletId: string
  readonly sectionId: string
  readonly isActive: number
}

const tableColumns = `table_id as tableId, outlet_id as outletId, section_id as sectionId, number, shape,
  seats, x, y, width, height, turn, blocked_for as reason, is_active as isActive`
const tableKeys: readonly (keyof TableRow)[] = [
  'tableId',
  'outletId',
  'sectionId',
  'number',
  'shape',
  'seats',
  'x',
  'y',
  'width',
  'height',
  'turn',
  'reason',
  'isActive',
]

const toTable = (row: TableRow): TableDoc => ({
  tableId: row.tableId,
  number: row.number,
  shape: row.shape,
  seats: row.seats,
  x: row.x,
  y: row.y,
  width: row.width,
  height: row.height,
  turn: row.turn,
  isOutOfOrder: row.reason !== '',
  reason: row.reason,
})

const oneTable = query<[tableId: string], TableRow>(
  `select ${tableColumns} from floor_table where table_id = ?`,
  tableKeys,
)
const tableRows = query<[sectionId: string], TableRow>(
  `select ${tableColumns} from floor_table where section_id = ? and is_active = 1
    order by length(number), number`,
  tableKeys,
)

/** A table, also one that has been taken off the plan (`isActive` 0). */
export const tableById = (db: Database, tableId: string): TableRow | undefined =>
  oneTable.get(db, tableId)

export const tableNumbered = query<
  [outletId: string, number: string],
  { readonly tableId: string }
>(
  'select table_id as tableId from floor_table where outlet_id = ? and number = ? and is_active = 1',
  ['tableId'],
)

export const putTable = statement<
  [
    tableId: string,
    outletId: string,
    sectionId: string,
    number: string,
    shape: string,
    seats: number,
    x: number,
    y: number,
    width: number,
    height: number,
    turn: number,
  ]
>(
  `insert into floor_table (table_id, outlet_id, section_id, number, shape, seats, x, y, width, height, turn)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   on conflict (table_id) do update set section_id = excluded.section_id, number = excluded.number,
     shape = excluded.shape, seats = excluded.seats, x = excluded.x, y = excluded.y,
     width = excluded.width, height = excluded.height, turn = excluded.turn, is_active = 1`,
)

export const takeTableAway = statement<[tableId: string]>(
  'update floor_table set is_active = 0 where table_id = ?',
)

export const blockTable = statement<[reason: string, tableId: string]>(
  'update floor_table set blocked_for = ? where table_id = ?',
)

export const touchSection = statement<[sectionId: string]>(
  'update section set rev = rev + 1 where section_id = ?',
)

// --- sittings -----------------------------------------------------------------

export const insertSitting = statement<
  [
    sittingId: string,
    outletId: string,
    label: string,
    party: string,
    guests: number,
    pin: string,
    isSelfSeated: number,
    serverId: string | null,
    openedAt: number,
  ]
>(
  `insert into sitting (sitting_id, outlet_id, label, party, guests, pin, is_self_seated, server_id,
                        state, opened_at)
   values (?, ?, ?, ?, ?, ?, ?, ?, 'seated', ?)`,
)

export const changeSitting = statement<
  [guests: number, serverId: string | null, sittingId: string]
>('update sitting set guests = ?, server_id = ?, rev = rev + 1 where sitting_id = ?')

/** Somebody who works at an outlet and has not left. */
export const waiterAt = query<[userId: string, outletId: string], { readonly userId: string }>(
  `select u.user_id as userId from user u join user_outlet o on o.user_id = u.user_id
    where u.user_id = ? and o.outlet_id = ? and u.is_active = 1`,
  ['userId'],
)

export const nameSitting = statement<[label: string, party: string, sittingId: string]>(
  'update sitting set label = ?, party = ?, rev = rev + 1 where sitting_id = ?',
)

export const askBill = statement<[at: number | null, sittingId: string]>(
  'update sitting set bill_asked_at = ?, rev = rev + 1 where sitting_id = ?',
)

export const callWaiter = statement<[at: number, sittingId: string]>(
  'update sitting set called_at = ?, rev = rev + 1 where sitting_id = ? and called_at is null',
)

/** The staff have seen a party that sat down by itself. */
export const meetSitting = statement<[sittingId: string]>(
  'update sitting set is_self_seated = 0, rev = rev + 1 where sitting_id = ? and is_self_seated = 1',
)

export const answerCall = statement<[sittingId: string]>(
  'update sitting set called_at = null, rev = rev + 1 where sitting_id = ?',
)

export const paySitting = statement<[at: number, sittingId: string]>(
  `update sitting set state = 'paid', paid_at = ?, rev = rev + 1 where sitting_id = ?`,
)

export const closeSittingRow = statement<[at: number, sittingId: string]>(
  `update sitting set state = 'closed', closed_at = ?, called_at = null, rev = rev + 1 where sitting_id = ?`,
)

export const mergeSittingRow = statement<[intoId: string, sittingId: string]>(
  `update sitting set state = 'merged', merged_into_id = ?, called_at = null, rev = rev + 1 where sitting_id = ?`,
)

/** What was merged into a party that is now itself merged belongs to the same one as it does. */
export const passMergedOn = statement<[intoId: string, fromId: string]>(
  `update sitting set merged_into_id = ?, rev = rev + 1 where merged_into_id = ? and state = 'merged'`,
)

export const unmergeSittingRow = statement<[sittingId: string]>(
  `update sitting set state = 'seated', merged_into_id = null, rev = rev + 1 where sitting_id = ?`,
)

export const touchSitting = statement<[sittingId: string]>(
  'update sitting set rev = rev + 1 where sitting_id = ?',
)

export const sitAt = statement<[sittingId: string, tableId: string, position: number]>(
  'insert or ignore into sitting_table (sitting_id, table_id, position) values (?, ?, ?)',
)

export const leaveTable = statement<[sittingId: string, tableId: string]>(
  'delete from sitting_table where sitting_id = ? and table_id = ?',
)

interface SeatRow {
  readonly tableId: string
  readonly number: string
}

/** The tables a party sits at, in the order it took them. */
export const seatsOf = query<[sittingId: string], SeatRow>(
  `select st.table_id as tableId, t.number
     from sitting_table st join floor_table t on t.table_id = st.table_id
    where st.sitting_id = ? order by st.position, st.table_id`,
  ['tableId', 'number'],
)

interface PartyRow {
  readonly sittingId: string
  readonly party: string
  readonly label: string
  readonly pin: string
  readonly billAskedAt: number | null
}

/** The parties at a table that have not left it. */
export const partiesAt = query<[tableId: string], PartyRow>(
  `select s.sitting_id as sittingId, s.party, s.label, s.pin, s.bill_asked_at as billAskedAt
     from sitting_table st join sitting s on s.sitting_id = st.sitting_id
    where st.table_id = ? and s.state in ('seated', 'paid') order by s.opened_at, s.sitting_id`,
  ['sittingId', 'party', 'label', 'pin', 'billAskedAt'],
)

/** The service charge of where a party sits, in parts per million. */
export const serviceChargeAt = query<[sittingId: string], { readonly ratePpm: number }>(
  `select max(c.service_charge_ppm) as ratePpm
     from sitting_table st join floor_table t on t.table_id = st.table_id
     join section c on c.section_id = t.section_id where st.sitting_id = ?`,
  ['ratePpm'],
)

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

const toSitting = (db: Database, row: SittingRow): SittingDoc => {
  const counts = lineCounts.all(db, row.orderId)
  const made = counts.filter(({ state }) => state === 'sent' || state === 'started')
  return {
    ...row,
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
