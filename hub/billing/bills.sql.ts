/** What is read of a bill, and the document it is shown as. */
import type {
  BillDoc,
  BillLine,
  BillState,
  DocumentKind,
  Invoice,
  Payment,
  TenderKind,
} from '../../schema/bill.ts'
import type { BillTotal } from '../../schema/bill-total.ts'
import type { OrderType } from '../../schema/catalogue.ts'
import type { Language } from '../../schema/names.ts'
import type { Database } from '../store/driver.ts'
import { query } from '../store/query.ts'
import { afterRetenders } from '../../schema/paid.ts'
import { challansOn } from './challan.sql.ts'
import { buyerOf } from './buyer.sql.ts'
import { mergesOf } from './merge.sql.ts'
import { listed } from './list-price.sql.ts'
import { retendersOf } from './retender.sql.ts'
import { owedTwice, twiceOf } from './twice.sql.ts'
import { seatedWhile } from './bill.ts'
import { chargesOf, discountsOf, partRows, partsOf, repriced } from './adjust.sql.ts'

/** Every bill that was ever a customer’s. */
export const billIdsOf = query<[customerId: string], { readonly billId: string }>(
  'select bill_id as billId from bill where customer_id = ?',
  ['billId'],
)

interface BillRow {
  readonly billId: string
  readonly outletId: string
  readonly orderId: string
  readonly firstBillId: string
  readonly token: number
  readonly namedId: string | null
  readonly sittingId: string | null
  readonly tableLabel: string
  readonly orderType: OrderType
  readonly businessDate: number
  readonly state: BillState
  readonly total: string
  readonly list: string
  readonly supply: 'intra' | 'inter'
  readonly isAdjusted: number
  readonly isSplit: number
  readonly change: number
  readonly overShort: number
  readonly language: Language
  readonly isTakenAway: number
  readonly openedAt: number
  readonly settledAt: number | null
  readonly settledBy: string | null
  readonly customerId: string | null
  readonly priceGroup: string | null
  readonly rev: number
  readonly invoiceId: string | null
  readonly number: string | null
  readonly invoiceKind: DocumentKind | null
  readonly issuedAt: number | null
  readonly source: string | null
  readonly ref: string | null
}

const columns = `b.bill_id as billId, b.outlet_id as outletId, b.order_id as orderId, o.bill_id as firstBillId, o.token, w.order_id as namedId,
  o.sitting_id as sittingId, b.table_label as tableLabel,
  o.order_type as orderType, b.business_date as businessDate, b.state, b.total, b.list, b.supply,
  b.is_adjusted as isAdjusted, b.is_split as isSplit, b.change,
  b.over_short as overShort, b.language, b.is_taken_away as isTakenAway, b.opened_at as openedAt, b.settled_at as settledAt,
  b.settled_by as settledBy, b.customer_id as customerId, b.price_group as priceGroup, b.rev, i.invoice_id as invoiceId, i.number, i.kind as invoiceKind,
  i.issued_at as issuedAt, m.source, m.ref`

const tables = `bill b join sales_order o on o.order_id = b.order_id
  left join invoice i on i.bill_id = b.bill_id
  left join sale_import m on m.bill_id = b.bill_id
  left join order_person w on w.order_id = b.order_id and w.name <> ''`

const keys: readonly (keyof BillRow)[] = [
  'billId',
  'outletId',
  'orderId',
  'firstBillId',
  'token',
  'namedId',
  'sittingId',
  'tableLabel',
  'orderType',
  'businessDate',
  'state',
  'total',
  'list',
  'supply',
  'isAdjusted',
  'isSplit',
  'change',
  'overShort',
  'language',
  'isTakenAway',
  'openedAt',
  'settledAt',
  'settledBy',
  'customerId',
  'priceGroup',
  'rev',
  'invoiceId',
  'number',
  'invoiceKind',
  'issuedAt',
  'source',
  'ref',
]

const one = query<[billId: string], BillRow>(
  `select ${columns} from ${tables} where b.bill_id = ?`,
  keys,
)

const open = query<[outletId: string], BillRow>(
  `select ${columns} from ${tables} where b.outlet_id = ? and b.state = 'open' order by b.opened_at`,
  keys,
)

const lastSettled = query<[outletId: string, businessDate: number, limit: number], BillRow>(
  `select ${columns} from ${tables}
    where b.outlet_id = ? and b.business_date = ? and b.state = 'settled'
    order by b.settled_at desc limit ?`,
  keys,
)

interface PaymentRow extends Omit<Payment, 'isPart' | 'of' | 'paidOn' | 'back'> {
  readonly isPart: number
  readonly of: string | null
  readonly paidOn: number | null
  readonly backKind: TenderKind | null
  readonly backOf: string | null
  readonly backAmount: number | null
}

const payments = query<[billId: string], PaymentRow>(
  `select p.payment_id as paymentId, p.kind, p.amount, p.offered, p.change, p.reference, p.is_part as isPart,
          p.of_id as of, iif(p.is_part, p.business_date, null) as paidOn, r.kind as backKind, r.of_id as backOf, r.amount as backAmount
     from payment p left join payment_back r on r.payment_id = p.payment_id
    where p.bill_id = ? order by p.payment_id`,
  [
    'paymentId',
    'kind',
    'amount',
    'offered',
    'change',
    'reference',
    'isPart',
    'of',
    'paidOn',
    'backKind',
    'backOf',
    'backAmount',
  ],
)

const toPayment = ({
  of,
  isPart,
  paidOn,
  backKind,
  backOf,
  backAmount,
  ...paid
}: PaymentRow): Payment => ({
  ...paid,
  amount: paid.amount - (backAmount ?? 0),
  ...(of === null ? {} : { of }),
  isPart: isPart === 1,
  ...(paidOn === null ? {} : { paidOn }),
  ...(backKind === null || backAmount === null
    ? {}
    : {
        back: { kind: backKind, amount: backAmount, ...(backOf === null ? {} : { of: backOf }) },
      }),
})

/** Where a bill gets the lines it charges for; the orders slice has them. */
export type LinesOf = (db: Database, orderId: string) => readonly BillLine[]

const invoiceOf = ({ invoiceId, number, invoiceKind, issuedAt }: BillRow): Invoice | null =>
  invoiceId === null || number === null || invoiceKind === null || issuedAt === null
    ? null
    : { invoiceId, number, kind: invoiceKind, issuedAt }

const toDoc = (db: Database, row: BillRow, linesOf: LinesOf): BillDoc => {
  const { billId, orderId, isAdjusted, isSplit } = row
  const buyer = isAdjusted === 1 ? buyerOf(db, billId) : undefined
  const all = linesOf(db, orderId)
  const lines =
    isSplit === 1
      ? partsOf(partRows.all(db, orderId), { billId, isFirst: row.firstBillId === billId }, all)
      : all
  return {
    billId,
    outletId: row.outletId,
    orderId,
    token: row.token,
    // A settled bill must not change when somebody is forgotten.
    ...(row.namedId === null || row.state === 'settled' ? {} : { isNamed: true }),
    sittingId: row.sittingId,
    ...(row.customerId === null ? {} : { customerId: row.customerId }),
    ...(row.priceGroup === null ? {} : { priceGroup: row.priceGroup }),
    ...wentOn(db, billId),
    ...mergesOf(db, row),
    tableLabel: row.tableLabel,
    orderType: row.orderType,
    businessDate: row.businessDate,
    state: row.state,
    lines: seatedWhile(
      row.state,
      isAdjusted === 1 ? repriced(db, billId, listed(db, billId, lines)) : lines,
    ),
    discounts: isAdjusted === 1 ? discountsOf(db, billId) : [],
    charges: isAdjusted === 1 ? chargesOf(db, billId) : [],
    list: JSON.parse(row.list) as BillDoc['list'],
    supply: row.supply,
    ...(buyer === undefined ? {} : { buyer }),
    isSplit: isSplit === 1,
    total: JSON.parse(row.total) as BillTotal,
    payments: payments.all(db, billId).map(toPayment),
    change: row.change,
    overShort: row.overShort,
    invoice: invoiceOf(row),
    language: row.language,
    isTakenAway: row.isTakenAway === 1,
    openedAt: row.openedAt,
    settledAt: row.settledAt,
    settledBy: row.settledBy,
    ...(row.settledAt === null || row.settledBy !== null ? {} : settledOn(db, billId)),
    ...(row.source === null || row.ref === null
      ? {}
      : { imported: { source: row.source, ref: row.ref } }),
    rev: row.rev,
  }
}

/** The challans its goods went out on, whoever it is for by now. */
const wentOn = (db: Database, billId: string): Pick<BillDoc, 'challans' | 'cancelledChallans'> => {
  const { inForce, cancelled } = challansOn(db, billId)
  return {
    ...(inForce.length === 0 ? {} : { challans: inForce }),
    ...(cancelled.length === 0 ? {} : { cancelledChallans: cancelled }),
  }
}

/** A program that took money is called as its device is. */
const settledOn = (db: Database, billId: string): Pick<BillDoc, 'settledOn'> => {
  const name = payingDevice.get(db, billId)?.name
  return name === undefined ? {} : { settledOn: name }
}

/** A bill as its settlement wrote it: nothing that became of its money since is in it. */
export const billAsSettled = (
  db: Database,
  billId: string,
  linesOf: LinesOf,
): BillDoc | undefined => {
  const row = one.get(db, billId)
  return row === undefined ? undefined : toDoc(db, row, linesOf)
}

export const billById = (db: Database, billId: string, linesOf: LinesOf): BillDoc | undefined => {
  const bill = billAsSettled(db, billId, linesOf)
  return bill && asPaidNow(db, bill)
}

/** Of a settled bill some payments may have become another way of paying since, or come once more. */
const asPaidNow = (db: Database, settled: BillDoc): BillDoc => {
  if (settled.state !== 'settled') return settled
  const twice = twiceOf(db, settled.billId)
  const backs = twice.filter(({ back }) => back !== null)
  const bill =
    twice.length === 0
      ? settled
      : { ...settled, twice, rev: settled.rev + twice.length + backs.length }
  const retenders = retendersOf(db, bill.billId)
  if (retenders.length === 0) return bill
  const paid = afterRetenders(bill.payments, retenders)
  return {
    ...bill,
    payments: paid,
    retenders,
    change: paid.reduce((sum, { change }) => sum + change, 0),
    rev: bill.rev + retenders.length,
  }
}

/** Every bill still to be paid, the oldest first. */
export const openBills = (db: Database, outletId: string, linesOf: LinesOf): readonly BillDoc[] =>
  open.all(db, outletId).map((row) => toDoc(db, row, linesOf))

/** The settled bills, of whichever day, for which money came once more that is owed to the guest still. */
export const billsOwedTwice = (
  db: Database,
  outletId: string,
  linesOf: LinesOf,
): readonly BillDoc[] =>
  owedTwice.all(db, outletId).flatMap(({ billId }) => billById(db, billId, linesOf) ?? [])

/** The last bills paid on a business date, the newest first. */
export const settledBills = (
  db: Database,
  { outletId, businessDate, limit }: { outletId: string; businessDate: number; limit: number },
  linesOf: LinesOf,
): readonly BillDoc[] =>
  lastSettled
    .all(db, outletId, businessDate, limit)
    .map((row) => asPaidNow(db, toDoc(db, row, linesOf)))

const siblings = query<[orderId: string], BillRow>(
  `select ${columns} from ${tables} where b.order_id = ? order by b.opened_at, b.bill_id`,
  keys,
)

export const openParts = query<[orderId: string], { readonly open: number }>(
  `select count(*) as open from bill where order_id = ? and state = 'open'`,
  ['open'],
)

/** All bills of an order: one, or more where it was split. */
export const billsOfOrder = (db: Database, orderId: string, linesOf: LinesOf): readonly BillDoc[] =>
  siblings.all(db, orderId).map((row) => asPaidNow(db, toDoc(db, row, linesOf)))

/** A payment of this kind and reference at an outlet since a moment, the last one first. */
export const paymentReferred = query<
  [reference: string, since: number, kind: string, outletId: string],
  { readonly amount: number; readonly token: number }
>(
  `select p.amount, o.token from payment p join bill b on b.bill_id = p.bill_id
     join sales_order o on o.order_id = b.order_id
    where p.reference = ? and p.reference <> '' and p.at >= ? and p.kind = ? and b.outlet_id = ?
      and not exists (select 1 from retender r where r.payment_id = p.payment_id and r.is_all = 1)
    order by p.at desc limit 1`,
  ['amount', 'token'],
)

/** What the device is called that the money for a bill was last taken on. */
export const payingDevice = query<[billId: string], { readonly name: string }>(
  `select d.name from payment p join device d on d.device_id = p.device_id
    where p.bill_id = ? order by p.payment_id desc limit 1`,
  ['name'],
)

export const outletOfBill = query<[billId: string], { readonly outletId: string }>(
  'select outlet_id as outletId from bill where bill_id = ?',
  ['outletId'],
)

/** Who took the last money for a bill: whoever had signed in there, else what the device is called. */
export const takerOf = query<[billId: string], { readonly name: string }>(
  `select coalesce(
            (select p.name from sign_in s join user u on u.user_id = s.user_id join person p on p.person_id = u.person_id
              where s.device_id = y.device_id and s.purpose = 'work' and s.at <= y.at
              order by s.at desc limit 1),
            d.name) as name
     from payment y join device d on d.device_id = y.device_id
    where y.bill_id = ? order by y.payment_id desc limit 1`,
  ['name'],
)

export const nameOfDevice = query<[deviceId: string], { readonly name: string }>(
  'select name from device where device_id = ?',
  ['name'],
)

export const nameOfUser = query<[userId: string], { readonly name: string }>(
  'select p.name from user u join person p on p.person_id = u.person_id where u.user_id = ?',
  ['name'],
)

/** Whether a bill has been opened. */
export const billIsThere = query<[billId: string], { readonly billId: string }>(
  'select bill_id as billId from bill where bill_id = ?',
  ['billId'],
)
