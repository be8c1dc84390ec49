/** What is written of a bill, of the payments on it and of its invoice. */
import type { BillState, DocumentKind } from '../../schema/bill.ts'
import { query, statement } from '../store/query.ts'

export const insertBill = statement<
  [
    billId: string,
    outletId: string,
    orderId: string,
    tableLabel: string,
    businessDate: number,
    state: BillState,
    total: string,
    payable: number,
    list: string,
    supply: string,
    isAdjusted: number,
    isSplit: number,
    change: number,
    overShort: number,
    language: string,
    isTakenAway: number,
    openedAt: number,
    settledAt: number | null,
    settledBy: string | null,
    customerId: string | null,
    priceGroup: string | null,
  ]
>(
  `insert into bill (bill_id, outlet_id, order_id, table_label, business_date, state, total, payable,
                     list, supply, is_adjusted, is_split, change, over_short, language, is_taken_away,
                     opened_at, settled_at, settled_by, customer_id, price_group)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

export const settleBillRow = statement<
  [
    businessDate: number,
    total: string,
    payable: number,
    list: string,
    change: number,
    overShort: number,
    language: string,
    isTakenAway: number,
    settledAt: number,
    settledBy: string | null,
    billId: string,
  ]
>(
  `update bill set state = 'settled', business_date = ?, total = ?, payable = ?, list = ?, change = ?,
                   over_short = ?, language = ?, is_taken_away = ?, settled_at = ?, settled_by = ?, rev = rev + 1
    where bill_id = ?`,
)

/** What is owed has changed; a bill with nothing on it any more is void, and open again when there is. */
export const changeBillRow = statement<
  [
    state: BillState,
    total: string,
    payable: number,
    list: string,
    isAdjusted: number,
    isSplit: number,
    billId: string,
  ]
>(
  `update bill set state = ?, total = ?, payable = ?, list = ?, is_adjusted = ?, is_split = ?
    where bill_id = ?`,
)

export const touchBill = statement<[billId: string]>(
  `update bill set rev = rev + 1 where bill_id = ? and state <> 'settled'`,
)

/** Something was just put beside its lines. */
export const lookForAdjustments = statement<[billId: string]>(
  'update bill set is_adjusted = 1 where bill_id = ?',
)

export const markSplit = statement<[isSplit: number, billId: string]>(
  'update bill set is_split = ? where bill_id = ?',
)

export const labelBill = statement<[tableLabel: string, billId: string]>(
  `update bill set table_label = ? where bill_id = ? and state <> 'settled'`,
)

export const setBillCustomer = statement<[customerId: string | null, billId: string]>(
  `update bill set customer_id = ? where bill_id = ? and state <> 'settled'`,
)

export const insertPayment = statement<
  [
    paymentId: string,
    billId: string,
    kind: string,
    amount: number,
    offered: number,
    change: number,
    reference: string,
    isPart: number,
    at: number,
    deviceId: string,
    of: string | null,
    businessDate: number,
  ]
>(
  `insert into payment (payment_id, bill_id, kind, amount, offered, change, reference, is_part, at, device_id,
                        of_id, business_date)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

/** Takes the next number of a series, or nothing at all if the clock is behind the last one. */
export const takeNumber = query<
  [outletId: string, series: string, fiscalYear: string, at: number],
  { readonly no: number }
>(
  `insert into number_series (outlet_id, series, fiscal_year, last_no, last_at) values (?, ?, ?, 1, ?)
   on conflict (outlet_id, series, fiscal_year)
   do update set last_no = last_no + 1, last_at = excluded.last_at where excluded.last_at >= last_at
   returning last_no as no`,
  ['no'],
)

export const insertInvoice = statement<
  [
    invoiceId: string,
    outletId: string,
    series: string,
    fiscalYear: string,
    no: number,
    number: string,
    kind: DocumentKind,
    billId: string,
    businessDate: number,
    issuedAt: number,
    document: string,
  ]
>(
  `insert into invoice (invoice_id, outlet_id, series, fiscal_year, no, number, kind, bill_id,
                        business_date, issued_at, document)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)
