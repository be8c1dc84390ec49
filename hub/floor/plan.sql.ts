/** Sections and their tables, as they are drawn. */
import type { Names } from '../../schema/names.ts'
import type { Backdrop, SectionDoc, TableDoc, Wall } from '../../schema/sitting.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

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
