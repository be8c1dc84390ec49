import type { TenderKind } from '../../schema/bill.ts'
import type { Language } from '../../schema/names.ts'
import type { Fate, PaidBack, RefundDoc } from '../../schema/refund.ts'
import type { RefundTotal } from '../../schema/refund-total.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'
import type { InvoiceParticulars } from './invoices.sql.ts'

/** Who issued a credit note, as they stood when they did. */
export type Seller = Pick<
  InvoiceParticulars,
  'names' | 'address' | 'phone' | 'taxNumber' | 'foodLicence' | 'stateCode' | 'taxScheme'
>

export const insertRefund = statement<
  [
    refundId: string,
    outletId: string,
    billId: string,
    part: number,
    series: string,
    fiscalYear: string,
    no: number,
    number: string,
    businessDate: number,
    issuedAt: number,
    total: string,
    payable: number,
    tip: number,
    reason: string,
    isUndo: number,
    language: string,
    document: string,
    by: string | null,
    approvedBy: string | null,
    deviceId: string,
  ]
>(
  `insert into refund (refund_id, outlet_id, bill_id, part, series, fiscal_year, no, number,
                       business_date, issued_at, total, payable, tip, reason, is_undo, language,
                       document, by, approved_by, device_id)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

export const insertRefundLine = statement<
  [refundId: string, lineNo: number, lineId: string, qtyMilli: number, fate: Fate]
>('insert into refund_line (refund_id, line_no, line_id, qty_milli, fate) values (?, ?, ?, ?, ?)')

export const insertRefundPayment = statement<
  [
    refundId: string,
    lineNo: number,
    kind: TenderKind,
    amount: number,
    reference: string,
    of: string | null,
  ]
>(
  `insert into refund_payment (refund_id, line_no, kind, amount, reference, of_id)
   values (?, ?, ?, ?, ?, ?)`,
)

interface RefundRow {
  readonly refundId: string
  readonly outletId: string
  readonly billId: string
  readonly part: number
  readonly number: string
  readonly invoiceNumber: string
  readonly invoicedAt: number
  readonly token: number
  readonly tableLabel: string
  readonly businessDate: number
  readonly issuedAt: number
  readonly total: string
  readonly tip: number
  readonly reason: string
  readonly isUndo: number
  readonly language: Language
  readonly by: string | null
  readonly approvedBy: string | null
}

const columns = `r.refund_id as refundId, r.outlet_id as outletId, r.bill_id as billId, r.part, r.number,
  i.number as invoiceNumber, i.issued_at as invoicedAt, o.token, b.table_label as tableLabel,
  r.business_date as businessDate, r.issued_at as issuedAt, r.total, r.tip, r.reason,
  r.is_undo as isUndo, r.language, r.by, r.approved_by as approvedBy`

const tables = `refund r join bill b on b.bill_id = r.bill_id
  join sales_order o on o.order_id = b.order_id join invoice i on i.bill_id = r.bill_id`

const keys: readonly (keyof RefundRow)[] = [
  'refundId',
  'outletId',
  'billId',
  'part',
  'number',
  'invoiceNumber',
  'invoicedAt',
  'token',
  'tableLabel',
  'businessDate',
  'issuedAt',
  'total',
  'tip',
  'reason',
  'isUndo',
  'language',
  'by',
  'approvedBy',
]

const one = query<[refundId: string], RefundRow>(
  `select ${columns} from ${tables} where r.refund_id = ?`,
  keys,
)

const ofBill = query<[billId: string], RefundRow>(
  `select ${columns} from ${tables} where r.bill_id = ? order by r.part`,
  keys,
)

const lastOfDay = query<[outletId: string, businessDate: number, limit: number], RefundRow>(
  `select ${columns} from ${tables} where r.outlet_id = ? and r.business_date = ?
    order by r.issued_at desc limit ?`,
  keys,
)

const lines = query<[refundId: string], RefundDoc['lines'][number]>(
  `select line_id as lineId, qty_milli as qtyMilli, fate from refund_line
    where refund_id = ? order by line_no`,
  ['lineId', 'qtyMilli', 'fate'],
)

type PaymentRow = Omit<PaidBack, 'of'> & { readonly of: string | null }

const payments = query<[refundId: string], PaymentRow>(
  `select kind, amount, reference, of_id as of from refund_payment
    where refund_id = ? order by line_no`,
  ['kind', 'amount', 'reference', 'of'],
)

const toPaidBack = ({ of, ...paid }: PaymentRow): PaidBack => (of === null ? paid : { ...paid, of })

const toDoc = (db: Database, row: RefundRow): RefundDoc => ({
  ...row,
  lines: lines.all(db, row.refundId),
  total: JSON.parse(row.total) as RefundTotal,
  payments: payments.all(db, row.refundId).map(toPaidBack),
  isUndo: row.isUndo === 1,
  rev: 1,
})

export const refundById = (db: Database, refundId: string): RefundDoc | undefined => {
  const row = one.get(db, refundId)
  return row === undefined ? undefined : toDoc(db, row)
}

/** Everything that was given back of a bill, the first first. */
export const refundsOf = (db: Database, billId: string): readonly RefundDoc[] =>
  ofBill.all(db, billId).map((row) => toDoc(db, row))

/** The last refunds of a business date, the newest first. */
export const lastRefunds = (
  db: Database,
  { outletId, businessDate, limit }: { outletId: string; businessDate: number; limit: number },
): readonly RefundDoc[] =>
  lastOfDay.all(db, outletId, businessDate, limit).map((row) => toDoc(db, row))

const issuer = query<[refundId: string], { readonly document: string }>(
  'select document from refund where refund_id = ?',
  ['document'],
)

/** The seller as the credit note names them. */
export const sellerOnRefund = (db: Database, refundId: string): Seller | undefined => {
  const row = issuer.get(db, refundId)
  return row === undefined ? undefined : (JSON.parse(row.document) as Seller)
}
