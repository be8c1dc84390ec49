import type { OrderType, Unit } from '../../schema/catalogue.ts'
import type { LineModifier, OrderDoc, OrderLine, OrderState } from '../../schema/order.ts'
import type { Names } from '../../schema/names.ts'
import { dayBefore } from '../../schema/time.ts'
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
    note: string,
    placedAt: number,
    placedBy: string | null,
    deviceId: string,
    priceRev: number,
  ]
>(
  `insert into sales_order (order_id, outlet_id, business_date, token, order_type, state, is_paid,
                            bill_id, note, placed_at, placed_by, device_id, price_rev)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

const insertLine = statement<
  [
    orderId: string,
    lineNo: number,
    lineId: string,
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
  ]
>(
  `insert into order_line (order_id, line_no, line_id, item_id, variant_id, names, variant_names,
                           modifiers, qty_milli, unit, source, unit_price, is_tax_included,
                           tax_class_id, hsn, sales_account, is_discountable, station_id, note, seat, course)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

export const addLine = (db: Database, orderId: string, lineNo: number, line: OrderLine): void => {
  insertLine.run(
    db,
    orderId,
    lineNo,
    line.lineId,
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
  readonly placedAt: number
  readonly placedBy: string | null
  readonly deviceId: string
  readonly rev: number
}

const orderColumns = `order_id as orderId, outlet_id as outletId, token, business_date as businessDate,
  order_type as orderType, state, is_paid as isPaid, bill_id as billId, note,
  placed_at as placedAt, placed_by as placedBy, device_id as deviceId, rev`

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
  'placedAt',
  'placedBy',
  'deviceId',
  'rev',
]

const orderRow = query<[orderId: string], OrderRow>(
  `select ${orderColumns} from sales_order where order_id = ?`,
  orderKeys,
)

const lastOrdersOf = query<
  [outletId: string, dayBefore: number, today: number, since: number, limit: number],
  OrderRow
>(
  `select ${orderColumns} from sales_order
    where outlet_id = ? and business_date >= ? and (business_date = ? or placed_at > ?)
      and not exists (select 1 from sale_import m where m.bill_id = sales_order.bill_id)
    order by business_date desc, token desc limit ?`,
  orderKeys,
)

interface LineRow {
  readonly lineId: string
  readonly itemId: string
  readonly variantId: string | null
  readonly names: string
  readonly variantNames: string | null
  readonly modifiers: string
  readonly qtyMilli: number
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
}

const lineRows = query<[orderId: string], LineRow>(
  `select line_id as lineId, item_id as itemId, variant_id as variantId, names,
          variant_names as variantNames, modifiers, qty_milli as qtyMilli, unit, source,
          unit_price as unitPrice, is_tax_included as isTaxIncluded, tax_class_id as taxClassId, hsn,
          sales_account as salesAccount, is_discountable as isDiscountable, station_id as stationId,
          note, seat, course
     from order_line where order_id = ? order by line_no`,
  [
    'lineId',
    'itemId',
    'variantId',
    'names',
    'variantNames',
    'modifiers',
    'qtyMilli',
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

const toDoc = (db: Database, row: OrderRow): OrderDoc => ({
  ...row,
  isPaid: row.isPaid === 1,
  lines: lineRows.all(db, row.orderId).map(toLine),
})

/** The lines of an order as they were placed. */
export const linesOf = (db: Database, orderId: string): readonly OrderLine[] =>
  lineRows.all(db, orderId).map(toLine)

export const orderById = (db: Database, orderId: string): OrderDoc | undefined => {
  const row = orderRow.get(db, orderId)
  return row === undefined ? undefined : toDoc(db, row)
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

export const openTicketsOf = query<[orderId: string], { readonly open: number }>(
  `select count(*) as open from ticket where order_id = ? and state = 'fired'`,
  ['open'],
)
