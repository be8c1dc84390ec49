/** Orders: placing them, and finding them by what is asked. Their lines stand in `lines.sql.ts`. */
import type { OrderType } from '../../schema/catalogue.ts'
import type { OrderDoc, OrderState } from '../../schema/order.ts'
import { dayBefore } from '../../schema/time.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'
import { avoidsOf } from './avoids.ts'
import { linesOf } from './lines.sql.ts'

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
  readonly avoids: string
  readonly sittingId: string | null
  readonly tableLabel: string
  readonly placedAt: number
  readonly placedBy: string | null
  readonly deviceId: string | null
  readonly customerId: string | null
  readonly namedId: string | null
  readonly rev: number
}

const orderColumns = `o.order_id as orderId, o.outlet_id as outletId, o.token, o.business_date as businessDate,
  o.order_type as orderType, o.state, o.is_paid as isPaid, o.bill_id as billId, o.note, o.avoids,
  o.sitting_id as sittingId, coalesce(s.label, '') as tableLabel,
  o.placed_at as placedAt, o.placed_by as placedBy, o.device_id as deviceId,
  o.customer_id as customerId, w.order_id as namedId, o.rev`

const named = "left join order_person w on w.order_id = o.order_id and w.name <> ''"

const ordersAtTables = `sales_order o left join sitting s on s.sitting_id = o.sitting_id ${named}`

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
  'avoids',
  'sittingId',
  'tableLabel',
  'placedAt',
  'placedBy',
  'deviceId',
  'customerId',
  'namedId',
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

const toDoc = (db: Database, { customerId, namedId, avoids, ...row }: OrderRow): OrderDoc => ({
  ...row,
  ...avoidsOf(avoids),
  ...(customerId === null ? {} : { customerId }),
  ...(namedId === null ? {} : { isNamed: true }),
  isPaid: row.isPaid === 1,
  lines: linesOf(db, row.orderId),
})

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
  `select ${orderColumns} from sitting s join sales_order o on o.sitting_id = s.sitting_id ${named}
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

export const setOrderNote = statement<[note: string, avoids: string | null, orderId: string]>(
  'update sales_order set note = ?, avoids = coalesce(?, avoids), rev = rev + 1 where order_id = ?',
)
