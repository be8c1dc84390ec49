/** Opening and settling bills, and issuing the invoice of each. */
import type {
  BillDoc,
  BillLine,
  DocumentKind,
  Invoice,
  Payment,
  TenderArgs,
} from '../../schema/bill.ts'
import { documentKind, type BillTotal } from '../../schema/bill-total.ts'
import { keyOf } from '../../schema/events.ts'
import type { Money } from '../../schema/money.ts'
import type { OrderDoc, OrderLine } from '../../schema/order.ts'
import { formatInvoiceNo } from '../../schema/invoice-no.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { SaleResult } from '../../schema/results.ts'
import type { Language } from '../../schema/names.ts'
import type { TaxClass } from '../../schema/tax.ts'
import { fiscalYear } from '../../schema/time.ts'
import type { Tx } from '../bus/tx.ts'
import { blankBuyer } from './buyer.sql.ts'
import { particularsNow } from './particulars.ts'
import { billOf, listOf, plain, seatedWhile, settle, toBillLine } from './bill.ts'
import {
  billById,
  changeBillRow,
  insertBill,
  insertInvoice,
  insertPayment,
  labelBill,
  nameOfDevice,
  nameOfUser,
  paymentReferred,
  settleBillRow,
  takeNumber,
  touchBill,
  type LinesOf,
} from './bills.sql.ts'

export type TaxClassOf = (taxClassId: string) => TaxClass

/** What billing is given of other slices: the lines of an order, and the rates of the day. */
export interface BillDeps {
  readonly linesOf: LinesOf
  readonly taxClassOf: TaxClassOf
}

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
  ...(order.customerId === undefined ? {} : { customerId: order.customerId }),
  tableLabel: order.tableLabel,
  orderType: order.orderType,
  businessDate: order.businessDate,
  state: 'open',
  lines: billed(order.lines),
  discounts: [],
  charges: [],
  list: {},
  supply: 'intra',
  isSplit: false,
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
 * Returns whether this opened it.
 */
export const changeBill = (tx: Tx, order: OrderDoc, deps: BillDeps): boolean => {
  const bill = billById(tx.db, order.billId, deps.linesOf)
  if (bill === undefined) {
    const lines = billed(order.lines)
    if (lines.length > 0) openBill(tx, order, billOf(plain(lines), tx.outlet, deps.taxClassOf))
    return lines.length > 0
  }
  reckon(tx, bill, deps)
  return false
}

/** Works out again what is owed on a bill, and says so. */
export const reckon = (tx: Tx, bill: BillDoc, { linesOf, taxClassOf }: BillDeps): void => {
  const owed = { ...bill, tip: bill.total.tip }
  const total = billOf(owed, tx.outlet, taxClassOf)
  changeBillRow.run(
    tx.db,
    bill.lines.length === 0 ? 'void' : 'open',
    JSON.stringify(total),
    total.payable,
    JSON.stringify(listOf(owed, tx.outlet, taxClassOf, total)),
    isAdjusted(bill) ? 1 : 0,
    bill.isSplit ? 1 : 0,
    bill.billId,
  )
  tellBill(tx, bill.billId, linesOf)
}

const isAdjusted = ({ discounts, charges, buyer, lines }: BillDoc): boolean =>
  discounts.length > 0 ||
  charges.length > 0 ||
  buyer !== undefined ||
  lines.some(({ listPrice }) => listPrice !== undefined)

/** The party is called otherwise; so is its bill, until it is paid. */
export const renameBill = (tx: Tx, billId: string, label: string, linesOf: LinesOf): void => {
  if (labelBill.run(tx.db, label, billId) > 0) tellBill(tx, billId, linesOf)
}

/** Says how a bill stands, where what it is called or what it comes to has changed. */
export const tellBill = (
  tx: Tx,
  billId: string,
  linesOf: LinesOf,
  what: 'bill.changed' | 'bill.part-paid' = 'bill.changed',
): void => {
  touchBill.run(tx.db, billId)
  const bill = billById(tx.db, billId, linesOf)
  if (bill === undefined || bill.state === 'settled') return
  const kind = bill.state === 'void' ? 'bill.voided' : what
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
  const lines = billed(order.lines)
  const total = billOf(plain(lines), tx.outlet, taxClassOf, kindsOf(payment.tenders))
  const settled = settlement(tx, openDoc(tx, order, total), payment)
  if (!settled.ok) return settled
  insertBillRow(tx, settled.value.bill)
  return ok(issue(tx, settled.value, taxClassOf))
}

/**
 * Takes the money for an open bill. Refuses a bill that is not there, one that
 * another cashier has settled (and says who), and tenders that do not fit.
 */
export const settleBill = (
  tx: Tx,
  billId: string,
  payment: PaymentArgs,
  deps: BillDeps,
): Result<SaleResult, Refusal> => {
  const open = openBillOf(tx, billId, deps.linesOf)
  if (!open.ok) return open
  const bill = open.value
  const owed = { ...bill, tip: bill.total.tip }
  const kinds = [...bill.payments.map(({ kind }) => kind), ...kindsOf(payment.tenders)]
  const total = billOf(owed, tx.outlet, deps.taxClassOf, kinds)
  const list = listOf(owed, tx.outlet, deps.taxClassOf, total)
  const settled = settlement(tx, { ...bill, total, list, rev: bill.rev + 1 }, payment)
  if (!settled.ok) return settled
  const { bill: paid } = settled.value
  settleBillRow.run(
    tx.db,
    paid.businessDate,
    JSON.stringify(paid.total),
    paid.total.payable,
    JSON.stringify(paid.list),
    paid.change,
    paid.overShort,
    paid.language,
    paid.isTakenAway ? 1 : 0,
    tx.at,
    tx.userId,
    billId,
  )
  return ok(issue(tx, settled.value, deps.taxClassOf))
}

/**
 * A bill that is still to be paid. Refuses one that is not there, one that was
 * settled (and says by whom), and one with nothing on it.
 */
export const openBillOf = (tx: Tx, billId: string, linesOf: LinesOf): Result<BillDoc, Refusal> => {
  const bill = billById(tx.db, billId, linesOf)
  if (bill === undefined || bill.outletId !== tx.outlet.outletId) return no(refusal('bill.unknown'))
  if (bill.state === 'settled')
    return no(refusal('bill.already-settled', { by: settlerOf(tx, bill) }))
  return bill.state === 'void' ? no(refusal('bill.void')) : ok(bill)
}

/** The bill by its id, where it must be there. */
export const billNow = (
  tx: Tx,
  billId: string,
  { linesOf }: Pick<BillDeps, 'linesOf'>,
): BillDoc => {
  const bill = billById(tx.db, billId, linesOf)
  if (bill === undefined) throw new Error(`there is no bill ${billId}`)
  return bill
}

const kindsOf = (tenders: readonly TenderArgs[]): readonly TenderArgs['kind'][] =>
  tenders.map(({ kind }) => kind)

/** Who took the money; a program is called as its device is. */
const settlerOf = (tx: Tx, { settledBy, settledOn }: BillDoc): string =>
  (settledBy === null ? settledOn : nameOfUser.get(tx.db, settledBy)?.name) ?? ''
/** The name of a user; `?` where nobody was signed in. */
export const nameOf = (tx: Tx, userId: string | null): string =>
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

/** A reference is looked up among the payments of so long. */
const referenceLifeMs = 24 * 3_600_000

/**
 * Refuses a reference that another payment of the last day has, unless somebody
 * has looked: a screenshot shown twice pays once.
 */
export const freshReferences = (
  tx: Tx,
  tenders: readonly Pick<TenderArgs, 'kind' | 'reference' | 'isRepeat'>[],
): Result<object, Refusal> => {
  for (const { kind, reference = '', isRepeat = false } of tenders) {
    // A voucher may be spent in parts: what is left of it is what counts.
    if (reference === '' || isRepeat || kind === 'voucher') continue
    const { outletId } = tx.outlet
    const used = paymentReferred.get(tx.db, reference, tx.at - referenceLifeMs, kind, outletId)
    if (used !== undefined) return no(refusal('tender.reference-used', { reference, ...used }))
  }
  return ok({})
}

/** Meets what is due with the tenders and takes the invoice's number; writes nothing else. */
export const settlement = (
  tx: Tx,
  bill: BillDoc,
  payment: PaymentArgs,
  series: Series = { name: tx.outlet.code, at: tx.at },
): Result<SettledBill, Refusal> => {
  const fresh = freshReferences(tx, payment.tenders)
  if (!fresh.ok) return fresh
  const before = paidSoFar(bill)
  const met = settle(bill.total.due - before, payment.tenders)
  if (!met.ok) return met
  const { outlet } = tx
  const year = fiscalYear(tx.businessDate, outlet.fiscalYearStartMonth)
  const row = takeNumber.get(tx.db, outlet.outletId, series.name, year, series.at)
  if (row === undefined) return no(refusal('clock.behind'))
  const invoice: Invoice = {
    invoiceId: tx.newId(),
    number: formatInvoiceNo(series.name, year, row.no),
    kind: documentKindOf(tx, bill),
    issuedAt: tx.at,
  }
  const { payments, change, overShort } = met.value
  return ok({
    bill: {
      ...bill,
      payments: [
        ...bill.payments,
        ...payments.map((paid) => ({ paymentId: tx.newId(), ...paid, isPart: false })),
      ],
      change: bill.change + change,
      overShort,
      language: payment.language ?? bill.language,
      isTakenAway: payment.tenders.some(({ kept }) => kept !== undefined),
      state: 'settled',
      lines: seatedWhile('settled', bill.lines),
      businessDate: tx.businessDate,
      invoice,
      settledAt: tx.at,
      settledBy: tx.userId,
      ...(tx.userId === null ? onDevice(tx) : {}),
    },
    invoice,
    series: series.name,
    fiscalYear: year,
    no: row.no,
  })
}

const onDevice = (tx: Tx): Pick<BillDoc, 'settledOn'> => {
  const name = nameOfDevice.get(tx.db, tx.sender().deviceId)?.name
  return name === undefined ? {} : { settledOn: name }
}

const documentKindOf = (tx: Tx, { total, buyer }: BillDoc): DocumentKind => {
  const charged = Object.values(total.byClass)
  return documentKind({
    scheme: tx.outlet.taxScheme,
    hasTaxable: charged.some(({ taxes }) => Object.keys(taxes).length > 0),
    hasExempt: charged.some(({ taxes }) => Object.keys(taxes).length === 0),
    isBuyerRegistered: buyer?.isRegistered === true,
  })
}

/** What was taken for a bill that is still open. */
export const paidSoFar = ({ payments }: Pick<BillDoc, 'payments'>): Money =>
  payments.reduce((paid, { amount }) => paid + amount, 0)

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
    JSON.stringify(bill.list),
    bill.supply,
    isAdjusted(bill) ? 1 : 0,
    bill.isSplit ? 1 : 0,
    bill.change,
    bill.overShort,
    bill.language,
    bill.isTakenAway ? 1 : 0,
    bill.openedAt,
    bill.settledAt,
    bill.settledBy,
    bill.customerId ?? null,
  )
}

/** Writes down what was taken. */
export const keepPayment = (tx: Tx, billId: string, paid: Payment): void =>
  void insertPayment.run(
    tx.db,
    paid.paymentId,
    billId,
    paid.kind,
    paid.amount,
    paid.offered,
    paid.change,
    paid.reference,
    paid.isPart ? 1 : 0,
    tx.at,
    tx.sender().deviceId,
    paid.of ?? null,
  )

/** Writes payments and invoice of a settled bill and says that it is settled. */
export const issue = (
  tx: Tx,
  { bill, invoice, series, fiscalYear: year, no: serial }: SettledBill,
  taxClassOf: TaxClassOf,
  kind: 'bill.settled' | 'sale.imported' = 'bill.settled',
): SaleResult => {
  for (const paid of bill.payments) if (!paid.isPart) keepPayment(tx, bill.billId, paid)
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
    JSON.stringify(particularsNow(tx, bill, taxClassOf)),
  )
  if (bill.buyer !== undefined) blankBuyer.run(tx.db, bill.billId)
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
