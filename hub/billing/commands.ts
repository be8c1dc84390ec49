/** Opening and settling bills, and issuing the invoice of each. */
import type { BillDoc, BillLine, DocumentKind, Invoice, TenderArgs } from '../../schema/bill.ts'
import { documentKind, type BillTotal } from '../../schema/bill-total.ts'
import { keyOf } from '../../schema/events.ts'
import type { OrderDoc, OrderLine } from '../../schema/order.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { formatInvoiceNo } from '../../schema/invoice-no.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { SaleResult } from '../../schema/results.ts'
import type { Language } from '../../schema/names.ts'
import type { TaxClass } from '../../schema/tax.ts'
import { fiscalYear } from '../../schema/time.ts'
import type { Tx } from '../bus/tx.ts'
import { billOf, settle, toBillLine } from './bill.ts'
import {
  billById,
  changeBillRow,
  insertBill,
  insertInvoice,
  insertPayment,
  labelBill,
  nameOfUser,
  settleBillRow,
  takeNumber,
  touchBill,
  type LinesOf,
  type Seller,
} from './bills.sql.ts'

export type TaxClassOf = (taxClassId: string) => TaxClass

/** The lines of an order that are charged for. */
export const billed = (lines: readonly OrderLine[]): readonly BillLine[] =>
  lines.filter(({ qtyMilli }) => qtyMilli > 0).map(toBillLine)

/** A bill before it is written: the order it is for, and what is owed. */
export const openDoc = (tx: Tx, order: OrderDoc, total: BillTotal): BillDoc => ({
  billId: order.billId,
  outletId: order.outletId,
  orderId: order.orderId,
  token: order.token,
  sittingId: order.sittingId,
  tableLabel: order.tableLabel,
  orderType: order.orderType,
  businessDate: order.businessDate,
  state: 'open',
  lines: billed(order.lines),
  total,
  payments: [],
  change: 0,
  overShort: 0,
  invoice: null,
  language: tx.outlet.receiptLanguage,
  isTakenAway: false,
  openedAt: tx.at,
  settledAt: null,
  settledBy: null,
  rev: 1,
})

/** Opens the bill of an order that will be paid later. */
export const openBill = (tx: Tx, order: OrderDoc, total: BillTotal): void => {
  const bill = openDoc(tx, order, total)
  insertBillRow(tx, bill)
  tx.emit('bill.opened', { key: `bill:${bill.billId}`, rev: 1, data: bill })
}

/**
 * What is owed for an order that has changed. Its first lines open the bill;
 * with the last one taken off it is void, and open again when something comes.
 */
export const changeBill = (
  tx: Tx,
  order: OrderDoc,
  totalOf: (lines: readonly BillLine[]) => BillTotal,
  linesOf: LinesOf,
): void => {
  const lines = billed(order.lines)
  const bill = billById(tx.db, order.billId, linesOf)
  if (bill === undefined) {
    if (lines.length > 0) openBill(tx, order, totalOf(lines))
    return
  }
  const state = lines.length === 0 ? 'void' : 'open'
  const total = totalOf(lines)
  changeBillRow.run(tx.db, state, JSON.stringify(total), total.payable, bill.billId)
  tellBill(tx, bill.billId, linesOf)
}

/** The party is called otherwise; so is its bill, until it is paid. */
export const renameBill = (tx: Tx, billId: string, label: string, linesOf: LinesOf): void => {
  if (labelBill.run(tx.db, label, billId) > 0) tellBill(tx, billId, linesOf)
}

/** Says how a bill stands, where what it is called or what it comes to has changed. */
export const tellBill = (tx: Tx, billId: string, linesOf: LinesOf): void => {
  touchBill.run(tx.db, billId)
  const bill = billById(tx.db, billId, linesOf)
  if (bill === undefined || bill.state === 'settled') return
  const kind = bill.state === 'void' ? 'bill.voided' : 'bill.changed'
  tx.emit(kind, { key: `bill:${billId}`, rev: bill.rev, data: bill })
}

/** How a guest pays, and the language they want to read it in. */
export interface PaymentArgs {
  readonly tenders: readonly TenderArgs[]
  readonly language?: Language | undefined
}

/** Opens and settles the bill of a counter sale in one step: it is never open to anybody. */
export const ringBill = (
  tx: Tx,
  order: OrderDoc,
  payment: PaymentArgs,
  taxClassOf: TaxClassOf,
): Result<SaleResult, Refusal> => {
  const total = billOf(order.lines, tx.outlet, taxClassOf, kindsOf(payment.tenders))
  const settled = settlement(tx, openDoc(tx, order, total), payment)
  if (!settled.ok) return settled
  insertBillRow(tx, settled.value.bill)
  return ok(issue(tx, settled.value))
}

/**
 * Takes the money for an open bill. Refuses a bill that is not there, one that
 * another cashier has settled (and says who), and tenders that do not fit.
 */
export const settleBill = (
  tx: Tx,
  billId: string,
  payment: PaymentArgs,
  { linesOf, taxClassOf }: { readonly linesOf: LinesOf; readonly taxClassOf: TaxClassOf },
): Result<SaleResult, Refusal> => {
  const bill = billById(tx.db, billId, linesOf)
  if (bill === undefined || bill.outletId !== tx.outlet.outletId) return no(refusal('bill.unknown'))
  if (bill.state === 'settled')
    return no(refusal('bill.already-settled', { by: nameOf(tx, bill.settledBy) }))
  if (bill.state === 'void') return no(refusal('bill.void'))
  const total = billOf(bill.lines, tx.outlet, taxClassOf, kindsOf(payment.tenders))
  const settled = settlement(tx, { ...bill, total, rev: bill.rev + 1 }, payment)
  if (!settled.ok) return settled
  const { bill: paid } = settled.value
  settleBillRow.run(
    tx.db,
    paid.businessDate,
    JSON.stringify(paid.total),
    paid.total.payable,
    paid.change,
    paid.overShort,
    paid.language,
    paid.isTakenAway ? 1 : 0,
    tx.at,
    tx.userId,
    billId,
  )
  return ok(issue(tx, settled.value))
}

const kindsOf = (tenders: readonly TenderArgs[]): readonly TenderArgs['kind'][] =>
  tenders.map(({ kind }) => kind)

const nameOf = (tx: Tx, userId: string | null): string =>
  (userId === null ? undefined : nameOfUser.get(tx.db, userId)?.name) ?? '?'

/** A settled bill and the number its invoice has taken. */
interface SettledBill {
  readonly bill: BillDoc
  readonly series: string
  readonly invoice: Invoice
  readonly fiscalYear: string
  readonly no: number
}

/** The series an invoice takes its number from, and when it is taken: numbers come in that order. */
interface Series {
  readonly name: string
  readonly at: number
}

/** Meets what is due with the tenders and takes the invoice's number; writes nothing else. */
export const settlement = (
  tx: Tx,
  bill: BillDoc,
  payment: PaymentArgs,
  series: Series = { name: tx.outlet.code, at: tx.at },
): Result<SettledBill, Refusal> => {
  const met = settle(bill.total.due, payment.tenders)
  if (!met.ok) return met
  const { outlet } = tx
  const year = fiscalYear(tx.businessDate, outlet.fiscalYearStartMonth)
  const row = takeNumber.get(tx.db, outlet.outletId, series.name, year, series.at)
  if (row === undefined) return no(refusal('clock.behind'))
  const invoice: Invoice = {
    invoiceId: tx.newId(),
    number: formatInvoiceNo(series.name, year, row.no),
    kind: documentKindOf(tx, bill.total),
    issuedAt: tx.at,
  }
  const { payments, change, overShort } = met.value
  return ok({
    bill: {
      ...bill,
      payments: payments.map((paid) => ({ paymentId: tx.newId(), ...paid })),
      change,
      overShort,
      language: payment.language ?? bill.language,
      isTakenAway: payment.tenders.some(({ kept }) => kept !== undefined),
      state: 'settled',
      businessDate: tx.businessDate,
      invoice,
      settledAt: tx.at,
      settledBy: tx.userId,
    },
    invoice,
    series: series.name,
    fiscalYear: year,
    no: row.no,
  })
}

const documentKindOf = (tx: Tx, total: BillTotal): DocumentKind => {
  const charged = Object.values(total.byClass)
  return documentKind({
    scheme: tx.outlet.taxScheme,
    hasTaxable: charged.some(({ taxes }) => Object.keys(taxes).length > 0),
    hasExempt: charged.some(({ taxes }) => Object.keys(taxes).length === 0),
    isBuyerRegistered: false,
  })
}

export const insertBillRow = (tx: Tx, bill: BillDoc): void => {
  insertBill.run(
    tx.db,
    bill.billId,
    bill.outletId,
    bill.orderId,
    bill.tableLabel,
    bill.businessDate,
    bill.state,
    JSON.stringify(bill.total),
    bill.total.payable,
    bill.change,
    bill.overShort,
    bill.language,
    bill.isTakenAway ? 1 : 0,
    bill.openedAt,
    bill.settledAt,
    bill.settledBy,
  )
}

/** Writes payments and invoice of a settled bill and says that it is settled. */
export const issue = (
  tx: Tx,
  { bill, invoice, series, fiscalYear: year, no: serial }: SettledBill,
  kind: 'bill.settled' | 'sale.imported' = 'bill.settled',
): SaleResult => {
  const { deviceId } = tx.sender()
  for (const { paymentId, kind: tender, amount, offered, change, reference } of bill.payments) {
    insertPayment.run(
      tx.db,
      paymentId,
      bill.billId,
      tender,
      amount,
      offered,
      change,
      reference,
      tx.at,
      deviceId,
    )
  }
  insertInvoice.run(
    tx.db,
    invoice.invoiceId,
    bill.outletId,
    series,
    year,
    serial,
    invoice.number,
    invoice.kind,
    bill.billId,
    bill.businessDate,
    tx.at,
    JSON.stringify(sellerOf(tx.outlet)),
  )
  const concept = kind === 'sale.imported' ? 'import' : 'bill'
  tx.emit(kind, { key: keyOf(concept, bill.billId), rev: bill.rev, data: bill })
  return {
    orderId: bill.orderId,
    token: bill.token,
    billId: bill.billId,
    invoiceNumber: invoice.number,
    payable: bill.total.payable,
    change: bill.change,
  }
}

/** Who issued a document, as they stood that day (CGST Rule 46(a), (n), (p)). */
const sellerOf = (outlet: OutletDoc): Seller => ({
  names: outlet.names,
  address: outlet.address,
  phone: outlet.phone,
  taxNumber: outlet.taxNumber,
  foodLicence: outlet.foodLicence,
  stateCode: outlet.stateCode,
  taxScheme: outlet.taxScheme,
  placeOfSupply: outlet.stateCode,
  isReverseCharge: false,
})
