/** The lines of orders: writing them, moving them, and how far each has come. */
import type { BillLine } from '../../schema/bill.ts'
import type { Unit } from '../../schema/catalogue.ts'
import type { LineModifier, LineState, OrderLine } from '../../schema/order.ts'
import type { LinePacking } from '../../schema/packing-doc.ts'
import type { Names } from '../../schema/names.ts'
import { toBillLine } from '../billing/bill.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

const insertLine = statement<
  [
    orderId: string,
    lineNo: number,
    lineId: string,
    round: number,
    state: LineState,
    itemId: string,
    variantId: string | null,
    names: string,
    variantNames: string | null,
    modifiers: string,
    qtyMilli: number,
    unit: string,
    source: string,
    unitPrice: number,
    isTaxIncluded: number,
    taxClassId: string,
    hsn: string,
    salesAccount: string,
    isDiscountable: number,
    stationId: string | null,
    note: string,
    seat: number | null,
    course: number | null,
    by: string | null,
    sentAt: number | null,
    readyAt: number | null,
    packing: string | null,
    priceRev: number,
  ]
>(
  `insert into order_line (order_id, line_no, line_id, round, state, item_id, variant_id,
                           names, variant_names, modifiers, qty_milli, unit, source, unit_price, is_tax_included,
                           tax_class_id, hsn, sales_account, is_discountable, station_id, note, seat, course, by,
                           sent_at, ready_at, packing, price_rev)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

/** Writes a line at a place of its order, and by which revision of the prices it was ordered. */
export const addLine = (
  db: Database,
  orderId: string,
  lineNo: number,
  line: OrderLine & { readonly priceRev: number },
): void => {
  insertLine.run(
    db,
    orderId,
    lineNo,
    line.lineId,
    line.round,
    line.state,
    line.itemId,
    line.variantId,
    JSON.stringify(line.names),
    line.variantNames === null ? null : JSON.stringify(line.variantNames),
    JSON.stringify(line.modifiers),
    line.qtyMilli,
    line.unit,
    line.source,
    line.unitPrice,
    line.isTaxIncluded ? 1 : 0,
    line.taxClassId,
    line.hsn,
    line.salesAccount,
    line.isDiscountable ? 1 : 0,
    line.stationId,
    line.note,
    line.seat,
    line.course,
    line.by,
    line.sentAt,
    line.readyAt,
    line.packing === undefined ? null : JSON.stringify(line.packing),
    line.priceRev,
  )
}

interface LineRow {
  readonly lineId: string
  readonly round: number
  readonly state: LineState
  readonly itemId: string
  readonly variantId: string | null
  readonly names: string
  readonly variantNames: string | null
  readonly modifiers: string
  readonly qtyMilli: number
  readonly voidedMilli: number
  readonly unit: Unit
  readonly source: 'typed' | 'scale'
  readonly unitPrice: number
  readonly isTaxIncluded: number
  readonly taxClassId: string
  readonly hsn: string
  readonly salesAccount: string
  readonly isDiscountable: number
  readonly stationId: string | null
  readonly note: string
  readonly seat: number | null
  readonly course: number | null
  readonly by: string | null
  readonly sentAt: number | null
  readonly readyAt: number | null
  readonly packing: string | null
}

const lineRows = query<[orderId: string], LineRow>(
  `select line_id as lineId, round, state, item_id as itemId, variant_id as variantId, names,
          variant_names as variantNames, modifiers, qty_milli as qtyMilli,
          voided_milli as voidedMilli, unit, source,
          unit_price as unitPrice, is_tax_included as isTaxIncluded, tax_class_id as taxClassId, hsn,
          sales_account as salesAccount, is_discountable as isDiscountable, station_id as stationId,
          note, seat, course, by, sent_at as sentAt, ready_at as readyAt, packing
     from order_line where order_id = ? order by line_no`,
  [
    'lineId',
    'round',
    'state',
    'itemId',
    'variantId',
    'names',
    'variantNames',
    'modifiers',
    'qtyMilli',
    'voidedMilli',
    'unit',
    'source',
    'unitPrice',
    'isTaxIncluded',
    'taxClassId',
    'hsn',
    'salesAccount',
    'isDiscountable',
    'stationId',
    'note',
    'seat',
    'course',
    'by',
    'sentAt',
    'readyAt',
    'packing',
  ],
)

const toLine = ({ packing, ...row }: LineRow): OrderLine => ({
  ...row,
  ...(packing === null ? {} : { packing: JSON.parse(packing) as LinePacking }),
  names: JSON.parse(row.names) as Names,
  variantNames: row.variantNames === null ? null : (JSON.parse(row.variantNames) as Names),
  modifiers: JSON.parse(row.modifiers) as readonly LineModifier[],
  isTaxIncluded: row.isTaxIncluded === 1,
  isDiscountable: row.isDiscountable === 1,
})

/** Every line of an order in its place, those taken off included. */
export const linesOf = (db: Database, orderId: string): readonly OrderLine[] =>
  lineRows.all(db, orderId).map(toLine)

/** The lines of an order that are charged for. */
export const billedLinesOf = (db: Database, orderId: string): readonly BillLine[] =>
  lineRows
    .all(db, orderId)
    .filter(({ qtyMilli }) => qtyMilli > 0)
    .map((row) => toBillLine(toLine(row)))

const priceRevs = query<[lineId: string], { readonly priceRev: number }>(
  `select coalesce(l.price_rev, o.price_rev) as priceRev
     from order_line l join sales_order o on o.order_id = l.order_id where l.line_id = ?`,
  ['priceRev'],
)

/** The revision of the prices a line was ordered by. */
export const priceRevOf = (db: Database, lineId: string): number => {
  const row = priceRevs.get(db, lineId)
  if (row === undefined) throw new Error(`there is no line ${lineId}`)
  return row.priceRev
}

const setState = statement<
  [state: LineState, isTold: number, at: number, isMade: number, at: number, lineId: string]
>(
  `update order_line set state = ?,
     sent_at = case when ? then coalesce(sent_at, ?) end,
     ready_at = case when ? then coalesce(ready_at, ?) end
    where line_id = ?`,
)

/** Where a line has come to, and since when; what goes back to the stove is ready no longer. */
export const setLineState = (
  { db, at }: { readonly db: Database; readonly at: number },
  state: LineState,
  lineId: string,
): void => {
  const isMade = state === 'ready' || state === 'served'
  setState.run(db, state, state === 'held' ? 0 : 1, at, isMade ? 1 : 0, at, lineId)
}

export const assignLine = statement<[seat: number | null, course: number | null, lineId: string]>(
  'update order_line set seat = ?, course = ? where line_id = ?',
)

export const reduceLine = statement<[qtyMilli: number, voidedMilli: number, lineId: string]>(
  `update order_line set qty_milli = qty_milli - ?, voided_milli = voided_milli + ? where line_id = ?`,
)

export const insertLineVoid = statement<
  [
    voidId: string,
    lineId: string,
    qtyMilli: number,
    reason: string,
    at: number,
    by: string | null,
    approvedBy: string | null,
  ]
>(
  `insert into line_void (void_id, line_id, qty_milli, reason, at, by, approved_by)
   values (?, ?, ?, ?, ?, ?, ?)`,
)

/** Gives a line to another order for good. */
export const carryLine = statement<[orderId: string, lineNo: number, lineId: string]>(
  'update order_line set order_id = ?, line_no = ?, home_order_id = null where line_id = ?',
)

/** Lends a line to another order; it keeps the home it was first lent from. */
export const lendLine = statement<
  [orderId: string, lineNo: number, homeOrderId: string, lineId: string]
>(
  `update order_line set order_id = ?, line_no = ?, home_order_id = coalesce(home_order_id, ?)
    where line_id = ?`,
)

/** Lines that came to an order from another one, when two parties were made one. */
export const linesFromHome = query<
  [homeOrderId: string, orderId: string],
  { readonly lineId: string }
>(
  'select line_id as lineId from order_line where home_order_id = ? and order_id = ? order by line_no',
  ['lineId'],
)

/** How far a line is, and of which order it is now. */
export const lineNow = query<
  [lineId: string],
  { readonly orderId: string; readonly state: LineState }
>('select order_id as orderId, state from order_line where line_id = ?', ['orderId', 'state'])

export const lastLineNo = query<
  [orderId: string],
  { readonly lineNo: number; readonly round: number }
>(
  `select coalesce(max(line_no), 0) as lineNo, coalesce(max(round), 0) as round
     from order_line where order_id = ?`,
  ['lineNo', 'round'],
)

/** The order a line belongs to now, and how far each station has come with it; no row where no station makes it. */
export const stationsOn = query<
  [lineId: string],
  {
    readonly orderId: string
    readonly lineState: LineState
    readonly state: 'held' | 'sent' | 'started' | 'ready'
  }
>(
  `select l.order_id as orderId, l.state as lineState,
          case t.state when 'bumped' then 'ready' else tl.state end as state
     from order_line l
     join ticket_line tl on tl.line_id = l.line_id
     join ticket t on t.ticket_id = tl.ticket_id
    where l.line_id = ? and tl.change = 'add' and tl.qty_milli > 0`,
  ['orderId', 'lineState', 'state'],
)
