import type { BillLine } from '../../schema/bill.ts'
import type { OrderType, Unit } from '../../schema/catalogue.ts'
import type {
  LineModifier,
  LineState,
  OrderDoc,
  OrderLine,
  OrderState,
} from '../../schema/order.ts'
import type { Names } from '../../schema/names.ts'
import { dayBefore } from '../../schema/time.ts'
import { toBillLine } from '../billing/bill.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

/** Gives out the next number of a series that begins anew each business date. */
const nextDayNumber = query<
  [outletId: string, series: string, businessDate: number],
  { readonly no: number }
>(
  `insert into day_number (outlet_id, series, business_date, last_no) values (?, ?, ?, 1)
   on conflict do update set last_no = last_no + 1
   returning last_no as no`,
  ['no'],
)

export const takeDayNumber = (
  db: Database,
  outletId: string,
  series: string,
  businessDate: number,
): number => {
  const row = nextDayNumber.get(db, outletId, series, businessDate)
  if (row === undefined) throw new Error(`no number for ${series}`)
  return row.no
}

export const insertOrder = statement<
  [
    orderId: string,
    outletId: string,
    businessDate: number,
    token: number,
    orderType: string,
    state: string,
    isPaid: number,
    billId: string,
    sittingId: string | null,
    note: string,
    placedAt: number,
    placedBy: string | null,
    deviceId: string | null,
    priceRev: number,
    customerId: string | null,
  ]
>(
  `insert into sales_order (order_id, outlet_id, business_date, token, order_type, state, is_paid,
                            bill_id, sitting_id, note, placed_at, placed_by, device_id, price_rev,
                            customer_id)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

const insertLine = statement<
  [
    orderId: string,
    lineNo: number,
    lineId: string,
    round: number,
    state: LineState,
    homeOrderId: string | null,
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
  ]
>(
  `insert into order_line (order_id, line_no, line_id, round, state, home_order_id, item_id, variant_id,
                           names, variant_names, modifiers, qty_milli, unit, source, unit_price, is_tax_included,
                           tax_class_id, hsn, sales_account, is_discountable, station_id, note, seat, course, by,
                           sent_at, ready_at)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

/** Writes a line at a place of its order; `homeOrderId` where it was carried over from another one. */
export const addLine = (
  db: Database,
  orderId: string,
  lineNo: number,
  line: OrderLine,
  homeOrderId: string | null = null,
): void => {
  insertLine.run(
    db,
    orderId,
    lineNo,
    line.lineId,
    line.round,
    line.state,
    homeOrderId,
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
  )
}

interface OrderRow {
  readonly orderId: string
  readonly outletId: string
  readonly token: number
  readonly businessDate: number
  readonly orderType: OrderType
  readonly state: OrderState
  readonly isPaid: number
  readonly billId: string
  readonly note: string
  readonly sittingId: string | null
  readonly tableLabel: string
  readonly placedAt: number
  readonly placedBy: string | null
  readonly deviceId: string | null
  readonly customerId: string | null
  readonly rev: number
}

const orderColumns = `o.order_id as orderId, o.outlet_id as outletId, o.token, o.business_date as businessDate,
  o.order_type as orderType, o.state, o.is_paid as isPaid, o.bill_id as billId, o.note,
  o.sitting_id as sittingId, coalesce(s.label, '') as tableLabel,
  o.placed_at as placedAt, o.placed_by as placedBy, o.device_id as deviceId,
  o.customer_id as customerId, o.rev`

const ordersAtTables = 'sales_order o left join sitting s on s.sitting_id = o.sitting_id'

const orderKeys: readonly (keyof OrderRow)[] = [
  'orderId',
  'outletId',
  'token',
  'businessDate',
  'orderType',
  'state',
  'isPaid',
  'billId',
  'note',
  'sittingId',
  'tableLabel',
  'placedAt',
  'placedBy',
  'deviceId',
  'customerId',
  'rev',
]

const orderRow = query<[orderId: string], OrderRow>(
  `select ${orderColumns} from ${ordersAtTables} where o.order_id = ?`,
  orderKeys,
)

const orderRowByToken = query<[outletId: string, businessDate: number, token: number], OrderRow>(
  `select ${orderColumns} from ${ordersAtTables}
    where o.outlet_id = ? and o.business_date = ? and o.token = ?`,
  orderKeys,
)

/** The order a token was given to on a business date. */
export const orderByToken = (
  db: Database,
  outletId: string,
  businessDate: number,
  token: number,
): OrderDoc | undefined => {
  const row = orderRowByToken.get(db, outletId, businessDate, token)
  return row === undefined ? undefined : toDoc(db, row)
}

const orderOfSitting = query<[sittingId: string], OrderRow>(
  `select ${orderColumns} from ${ordersAtTables} where o.sitting_id = ?`,
  orderKeys,
)

const lastOrdersOf = query<
  [outletId: string, dayBefore: number, today: number, since: number, limit: number],
  OrderRow
>(
  `select ${orderColumns} from ${ordersAtTables}
    where o.outlet_id = ? and o.business_date >= ? and (o.business_date = ? or o.placed_at > ?)
      and not exists (select 1 from sale_import m where m.bill_id = o.bill_id)
    order by o.business_date desc, o.token desc limit ?`,
  orderKeys,
)

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
}

const lineRows = query<[orderId: string], LineRow>(
  `select line_id as lineId, round, state, item_id as itemId, variant_id as variantId, names,
          variant_names as variantNames, modifiers, qty_milli as qtyMilli,
          voided_milli as voidedMilli, unit, source,
          unit_price as unitPrice, is_tax_included as isTaxIncluded, tax_class_id as taxClassId, hsn,
          sales_account as salesAccount, is_discountable as isDiscountable, station_id as stationId,
          note, seat, course, by, sent_at as sentAt, ready_at as readyAt
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
  ],
)

const toLine = (row: LineRow): OrderLine => ({
  ...row,
  names: JSON.parse(row.names) as Names,
  variantNames: row.variantNames === null ? null : (JSON.parse(row.variantNames) as Names),
  modifiers: JSON.parse(row.modifiers) as readonly LineModifier[],
  isTaxIncluded: row.isTaxIncluded === 1,
  isDiscountable: row.isDiscountable === 1,
})

const toDoc = (db: Database, { customerId, ...row }: OrderRow): OrderDoc => ({
  ...row,
  ...(customerId === null ? {} : { customerId }),
  isPaid: row.isPaid === 1,
  lines: lineRows.all(db, row.orderId).map(toLine),
})

/** The lines of an order that are charged for. */
export const billedLinesOf = (db: Database, orderId: string): readonly BillLine[] =>
  lineRows
    .all(db, orderId)
    .filter(({ qtyMilli }) => qtyMilli > 0)
    .map((row) => toBillLine(toLine(row)))

export const orderById = (db: Database, orderId: string): OrderDoc | undefined => {
  const row = orderRow.get(db, orderId)
  return row === undefined ? undefined : toDoc(db, row)
}

const waitingRows = query<[outletId: string, since: number, limit: number], OrderRow>(
  `select ${orderColumns} from ${ordersAtTables}
    where o.outlet_id = ? and o.state in ('cooking', 'ready') and o.placed_at > ?
      and not exists (select 1 from sale_import m where m.bill_id = o.bill_id)
    order by o.placed_at desc limit ?`,
  orderKeys,
)

/** What guests wait for: the last orders placed since a moment that are not with them yet, oldest first. */
export const waitingOrders = (
  db: Database,
  outletId: string,
  { since, limit }: { readonly since: number; readonly limit: number },
): readonly OrderDoc[] =>
  waitingRows
    .all(db, outletId, since, limit)
    .map((row) => toDoc(db, row))
    .toReversed()

const atTables = query<[outletId: string, state: string], OrderRow>(
  `select ${orderColumns} from sitting s join sales_order o on o.sitting_id = s.sitting_id
    where s.outlet_id = ? and s.state = ? order by s.opened_at`,
  orderKeys,
)

/** The orders of every party in the house. */
export const openOrdersAtTables = (db: Database, outletId: string): readonly OrderDoc[] =>
  (['seated', 'paid'] as const).flatMap((state) =>
    atTables.all(db, outletId, state).map((row) => toDoc(db, row)),
  )

/** The order of a party; every sitting has one. */
export const orderAt = (db: Database, sittingId: string): OrderDoc => {
  const row = orderOfSitting.get(db, sittingId)
  if (row === undefined) throw new Error(`sitting ${sittingId} has no order`)
  return toDoc(db, row)
}

/**
 * The last orders of a business date, in the order they were placed, with those
 * of the day before placed after `since`: what is cooking at the cut-off is
 * still handed out. What was imported is none of the counter's.
 */
export const lastOrders = (
  db: Database,
  outletId: string,
  { businessDate, since, limit }: { businessDate: number; since: number; limit: number },
): readonly OrderDoc[] =>
  lastOrdersOf
    .all(db, outletId, dayBefore(businessDate), businessDate, since, limit)
    .toReversed()
    .map((row) => toDoc(db, row))

export const setOrderState = statement<[state: OrderState, orderId: string]>(
  'update sales_order set state = ?, rev = rev + 1 where order_id = ?',
)

export const setOrderPaid = statement<[orderId: string]>(
  'update sales_order set is_paid = 1, rev = rev + 1 where order_id = ?',
)

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

export const setOrderNote = statement<[note: string, orderId: string]>(
  'update sales_order set note = ?, rev = rev + 1 where order_id = ?',
)

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
