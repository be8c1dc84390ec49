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
  readonly issuedAt: number
  readonly language: Language
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

const row = query<[billId: string], Omit<Challan, 'content'> & { readonly document: string }>(
  `select challan_id as challanId, number, customer_id as customerId, vehicle, issued_at as issuedAt,
          language, document
     from challan where bill_id = ?`,
  ['challanId', 'number', 'customerId', 'vehicle', 'issuedAt', 'language', 'document'],
)

/** The challan that was issued for a bill. */
export const challanOfBill = (db: Database, billId: string): Challan | undefined => {
  const found = row.get(db, billId)
  if (found === undefined) return undefined
  const { document, ...challan } = found
  return { ...challan, content: JSON.parse(document) as ChallanContent }
}

const numbers = query<[billId: string], { readonly number: string }>(
  'select number from challan where invoiced_bill_id = ? order by issued_at, number',
  ['number'],
)

/** The challans an invoice of this bill names. */
export const challansOn = (db: Database, billId: string): readonly string[] =>
  numbers.all(db, billId).map(({ number }) => number)

/** What was on one bill is invoiced with another one. */
export const putChallanOn = statement<[invoicedBillId: string, billId: string]>(
  'update challan set invoiced_bill_id = ? where bill_id = ?',
)
