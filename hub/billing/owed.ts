/** A bill while it is still to be paid: opened, worked out again with every change, told of. */
import type { BillDoc, BillLine, Payment } from '../../schema/bill.ts'
import type { BillTotal } from '../../schema/bill-total.ts'
import type { OrderDoc, OrderLine } from '../../schema/order.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { TaxClass } from '../../schema/tax.ts'
import { retail } from '../../schema/customer-words.ts'
import type { Tx } from '../bus/tx.ts'
import { billOf, listOf, plain, toBillLine } from './bill.ts'
import { changeBillRow, insertBill, labelBill, touchBill } from './bill-writes.sql.ts'
import { billById, nameOfUser, type LinesOf } from './bills.sql.ts'
import { groupOfCustomer } from './list-price.sql.ts'

export type TaxClassOf = (taxClassId: string) => TaxClass

/** What billing is given of other slices: the lines of an order, and the rates of the day. */
export interface BillDeps {
  readonly linesOf: LinesOf
  readonly taxClassOf: TaxClassOf
  /** A payment as it would come back today; who knows the customers says so. */
  readonly asOfToday: (payment: OwnedPayment) => OwnedPayment
}

/** A payment with whose it is. */
export type OwnedPayment = Pick<Payment, 'kind' | 'amount' | 'of'>

/** What it takes to work out what is owed. */
export type OwedDeps = Pick<BillDeps, 'linesOf' | 'taxClassOf'>

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
  ...(order.isNamed === true ? { isNamed: true } : {}),
  ...pricedBy(tx, order.customerId),
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

/** By whose list its lines were priced, where it is not everybody's. */
const pricedBy = (tx: Tx, customerId: string | undefined): Pick<BillDoc, 'priceGroup'> => {
  const found = customerId === undefined ? undefined : groupOfCustomer.get(tx.db, customerId)
  return found === undefined || found.groupId === retail ? {} : { priceGroup: found.groupId }
}

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
export const changeBill = (tx: Tx, order: OrderDoc, deps: OwedDeps): boolean => {
  const bill = billById(tx.db, order.billId, deps.linesOf)
  if (bill === undefined) {
    const lines = billed(order.lines)
    if (lines.length > 0) openBill(tx, order, billOf(plain(lines), tx.outlet, deps.taxClassOf))
    return lines.length > 0
  }
  // What was put together and paid in one act is settled before anybody hears that it moved.
  if (bill.state !== 'settled') reckon(tx, bill, deps)
  return false
}

/** Works out again what is owed on a bill, and says so. */
export const reckon = (tx: Tx, bill: BillDoc, { linesOf, taxClassOf }: OwedDeps): void => {
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

/** Whether an open bill comes to something else by these rules than it says. */
export const comesToElse = (bill: BillDoc, outlet: OutletDoc, taxClassOf: TaxClassOf): boolean =>
  JSON.stringify(bill.total) !==
  JSON.stringify(billOf({ ...bill, tip: bill.total.tip }, outlet, taxClassOf))

/** An open bill by the rules of now: worked out again, and told of, where they have changed. */
export const upToDate = (tx: Tx, bill: BillDoc, deps: OwedDeps): BillDoc => {
  if (bill.state !== 'open' || !comesToElse(bill, tx.outlet, deps.taxClassOf)) return bill
  reckon(tx, bill, deps)
  return billNow(tx, bill.billId, deps)
}

/** A bill that is still to be paid, by the rules of now. Refuses as `openBillOf`. */
export const owedBillOf = (tx: Tx, billId: string, deps: OwedDeps): Result<BillDoc, Refusal> => {
  const open = openBillOf(tx, billId, deps.linesOf)
  return open.ok ? ok(upToDate(tx, open.value, deps)) : open
}

const isAdjusted = ({ discounts, charges, buyer, priceGroup, lines }: BillDoc): boolean =>
  discounts.length > 0 ||
  charges.length > 0 ||
  buyer !== undefined ||
  priceGroup !== undefined ||
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

/** Who took the money; a program is called as its device is. */
const settlerOf = (tx: Tx, { settledBy, settledOn }: BillDoc): string =>
  (settledBy === null ? settledOn : nameOfUser.get(tx.db, settledBy)?.name) ?? ''

/** The name of a user; `?` where nobody was signed in. */
export const nameOf = (tx: Tx, userId: string | null): string =>
  (userId === null ? undefined : nameOfUser.get(tx.db, userId)?.name) ?? '?'

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
    bill.priceGroup ?? null,
  )
}
