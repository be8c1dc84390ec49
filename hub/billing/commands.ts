/** Taking the money for a bill, and issuing its invoice. */
import type { BillDoc, DocumentKind, Invoice, Payment, TenderArgs } from '../../schema/bill.ts'
import { documentKind } from '../../schema/bill-total.ts'
import { keyOf } from '../../schema/events.ts'
import type { OrderDoc } from '../../schema/order.ts'
import { formatInvoiceNo } from '../../schema/invoice-no.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { SaleResult } from '../../schema/results.ts'
import type { Language } from '../../schema/names.ts'
import { fiscalYear } from '../../schema/time.ts'
import type { Tx } from '../bus/tx.ts'
import { paidOver, partsBack, stillDue, type PartBack } from '../../schema/paid.ts'
import { blankBuyer } from './buyer.sql.ts'
import { supplyOf } from './buyer.ts'
import { particularsNow } from './particulars.ts'
import { billOf, listOf, meantBy, plain, referenceLifeMs, seatedWhile, settle } from './bill.ts'
import { insertInvoice, insertPayment, settleBillRow, takeNumber } from './bill-writes.sql.ts'
import { nameOfDevice, paymentReferred } from './bills.sql.ts'
import { insertBack } from './pay-back.sql.ts'
import { retenderReferred } from './retender.sql.ts'
import { twiceReferred } from './twice.sql.ts'
import {
  billed,
  insertBillRow,
  openBillOf,
  openDoc,
  type BillDeps,
  type TaxClassOf,
} from './owed.ts'

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
  const total = billOf(plain(lines), tx.outlet, taxClassOf, payment.tenders)
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
  const meant = [...meantBy(bill.payments), ...payment.tenders]
  const total = billOf(owed, tx.outlet, deps.taxClassOf, meant)
  const list = listOf(owed, tx.outlet, deps.taxClassOf, total)
  const now = { ...bill, total, list, rev: bill.rev + 1 }
  // What was paid beyond what is due by now goes back by the way it came.
  const backs = partsBack(bill.payments, paidOver(now), deps.asOfToday)
  const settled = settlement(tx, { ...now, payments: lessBacks(bill.payments, backs) }, payment)
  if (!settled.ok) return settled
  const { bill: paid } = settled.value
  keepBacks(tx, backs)
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
  const sale = issue(tx, settled.value, deps.taxClassOf)
  return ok(backs.length === 0 ? sale : { ...sale, back: backs.map(wayOf) })
}

const wayOf = ({ kind, amount }: PartBack): Pick<PartBack, 'kind' | 'amount'> => ({ kind, amount })

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

/**
 * Refuses a reference that another payment of the last day has, unless somebody
 * has looked: a screenshot shown twice pays once.
 */
export const freshReferences = (
  tx: Tx,
  tenders: readonly (Pick<TenderArgs, 'reference' | 'isRepeat'> & { readonly kind: string })[],
): Result<object, Refusal> => {
  for (const { kind, reference = '', isRepeat = false } of tenders) {
    // A voucher may be spent in parts: what is left of it is what counts.
    if (reference === '' || isRepeat || kind === 'voucher') continue
    const asked = [reference, tx.at - referenceLifeMs, kind, tx.outlet.outletId] as const
    const used =
      paymentReferred.get(tx.db, ...asked) ??
      retenderReferred.get(tx.db, ...asked) ??
      twiceReferred.get(tx.db, ...asked)
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
  const place = stillSuppliedThere(tx, bill)
  if (!place.ok) return place
  const met = settle(stillDue(bill), payment.tenders)
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
  const { isNamed: _, ...lasting } = bill
  return ok({
    bill: {
      ...lasting,
      payments: [
        ...bill.payments,
        ...payments
          // Where the parts pay all of it, `exact` is nothing that anybody handed over.
          .filter(({ offered }) => offered > 0 || bill.payments.length === 0)
          .map((paid) => ({ paymentId: tx.newId(), ...paid, isPart: false })),
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

/** Goods were sent to another State; since then a plate may have come on the bill, which is served here. */
const stillSuppliedThere = (tx: Tx, bill: BillDoc): Result<unknown, Refusal> =>
  bill.buyer === undefined || bill.supply === 'intra'
    ? ok(null)
    : supplyOf(
        tx.outlet,
        { ...bill, isBuyerRegistered: bill.buyer.isRegistered },
        bill.buyer.placeOfSupply,
      )

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
    tx.businessDate,
  )

/** The payments without what goes back of them. */
const lessBacks = (payments: readonly Payment[], backs: readonly PartBack[]): readonly Payment[] =>
  payments.map((payment) => {
    const back = backs.find(({ paymentId }) => paymentId === payment.paymentId)
    if (back === undefined) return payment
    const { kind, amount, of } = back
    return {
      ...payment,
      amount: payment.amount - amount,
      back: { kind, amount, ...(of === undefined ? {} : { of }) },
    }
  })

/** Writes down what of the parts goes back. */
export const keepBacks = (tx: Tx, backs: readonly PartBack[]): void => {
  for (const { paymentId, kind, of = null, amount } of backs)
    insertBack.run(
      tx.db,
      paymentId,
      kind,
      of,
      amount,
      tx.businessDate,
      tx.at,
      tx.userId,
      tx.approverId,
    )
}

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
