/** Delivery challans as they were issued. */
import type { BillDoc } from '../../schema/bill.ts'
import type { Language } from '../../schema/names.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'
import type { InvoiceParticulars } from './invoices.sql.ts'

/** What a challan keeps: the goods with their value and tax, and who sends them. */
export interface ChallanContent {
  readonly bill: BillDoc
  readonly particulars: InvoiceParticulars
}

export interface Challan {
  readonly challanId: string
  readonly number: string
  readonly customerId: string
  readonly vehicle: string
  /** yyyymmdd. */
  readonly businessDate: number
  readonly issuedAt: number
  readonly language: Language
  /** The bill that is invoiced with it; its own until it goes on another one. */
  readonly invoicedBillId: string
  /** null while it is in force. */
  readonly cancelledAt: number | null
  readonly cancelReason: string
  readonly content: ChallanContent
}

export const insertChallan = statement<
  [
    challanId: string,
    outletId: string,
    series: string,
    fiscalYear: string,
    no: number,
    number: string,
    billId: string,
    customerId: string,
    vehicle: string,
    businessDate: number,
    issuedAt: number,
    issuedBy: string | null,
    language: string,
    document: string,
    invoicedBillId: string,
  ]
>(
  `insert into challan (challan_id, outlet_id, series, fiscal_year, no, number, bill_id, customer_id,
                        vehicle, business_date, issued_at, issued_by, language, document, invoiced_bill_id)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

type ChallanRow = Omit<Challan, 'content'> & { readonly document: string }

const columns = `challan_id as challanId, number, customer_id as customerId, vehicle,
  business_date as businessDate, issued_at as issuedAt,
  language, invoiced_bill_id as invoicedBillId, cancelled_at as cancelledAt, cancel_reason as cancelReason, document`
const keys: readonly (keyof ChallanRow)[] = [
  'challanId',
  'number',
  'customerId',
  'vehicle',
  'businessDate',
  'issuedAt',
  'language',
  'invoicedBillId',
  'cancelledAt',
  'cancelReason',
  'document',
]

const inForce = query<[billId: string], ChallanRow>(
  `select ${columns} from challan where bill_id = ? and cancelled_at is null`,
  keys,
)
const byId = query<[challanId: string], ChallanRow>(
  `select ${columns} from challan where challan_id = ?`,
  keys,
)
const ofBill = query<[billId: string], ChallanRow>(
  `select ${columns} from challan where bill_id = ? order by issued_at, number`,
  keys,
)

/** What went to a customer on challans. */
export const challansTo = query<
  [customerId: string],
  { readonly challanId: string; readonly billId: string }
>('select challan_id as challanId, bill_id as billId from challan where customer_id = ?', [
  'challanId',
  'billId',
])

const toChallan = ({ document, ...challan }: ChallanRow): Challan => ({
  ...challan,
  content: JSON.parse(document) as ChallanContent,
})
const found = (row: ChallanRow | undefined): Challan | undefined =>
  row === undefined ? undefined : toChallan(row)

/** The challan that was issued for a bill and is in force. */
export const challanOfBill = (db: Database, billId: string): Challan | undefined =>
  found(inForce.get(db, billId))

export const challanById = (db: Database, challanId: string): Challan | undefined =>
  found(byId.get(db, challanId))

/** Every challan that was ever issued for a bill, the first one first; all but the last are cancelled. */
export const everyChallanOf = (db: Database, billId: string): readonly Challan[] =>
  ofBill.all(db, billId).map(toChallan)

const numbers = query<
  [billId: string],
  { readonly number: string; readonly cancelledAt: number | null }
>(
  `select number, cancelled_at as cancelledAt from challan where invoiced_bill_id = ?
    order by issued_at, number`,
  ['number', 'cancelledAt'],
)

/** The challans an invoice of this bill names, and those of it that were cancelled. */
export const challansOn = (
  db: Database,
  billId: string,
): { readonly inForce: readonly string[]; readonly cancelled: readonly string[] } => {
  const all = numbers.all(db, billId)
  const those = (isCancelled: boolean): readonly string[] =>
    all
      .filter(({ cancelledAt }) => (cancelledAt !== null) === isCancelled)
      .map(({ number }) => number)
  return { inForce: those(false), cancelled: those(true) }
}

/** Its number stays where it is; another may be issued for the same goods. */
export const cancelChallan = statement<
  [cancelledAt: number, cancelledBy: string | null, reason: string, challanId: string]
>(
  `update challan set cancelled_at = ?, cancelled_by = ?, cancel_reason = ?
    where challan_id = ? and cancelled_at is null`,
)

/** What was on one bill is invoiced with another one. */
export const putChallanOn = statement<[invoicedBillId: string, billId: string]>(
  'update challan set invoiced_bill_id = ? where bill_id = ? and cancelled_at is null',
)
