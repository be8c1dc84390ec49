/**
 * A bill is priced by the list of whoever it is for, whenever they are named.
 *
 * The rule: the lines of the order keep the price of their moment; what differs
 * by the list stands beside them, on this bill alone, and is read as the list
 * stood at that moment. A price that somebody set
 * by hand stays, and so does what was taken in part or went out on a challan.
 */
import type { BillDoc } from '../../schema/bill.ts'
import { isPartPaid } from '../../schema/paid.ts'
import { retail } from '../../schema/customer-words.ts'
import { billById } from '../billing/bills.sql.ts'
import { billDepsOf } from './bill-deps.ts'
import {
  deleteListPrices,
  insertListPrice,
  setPriceGroup,
  type ListPrice,
} from '../billing/list-price.sql.ts'
import { billNow, reckon } from '../billing/owed.ts'
import type { Tx } from '../bus/tx.ts'
import { listPriceOf } from '../catalogue/list-price.ts'
import { billedLinesOf, priceRevOf } from '../orders/lines.sql.ts'

/** Whether a bill would get other prices for a group: what was taken in part or went out on a challan does not. */
export const isPricedAnew = (bill: BillDoc, group: string): boolean =>
  group !== (bill.priceGroup ?? retail) && !isPartPaid(bill) && bill.challans === undefined

/** Prices an open bill by the list of a group, and says so. */
export const priceBillFor = (tx: Tx, billId: string, group: string): void => {
  const deps = billDepsOf(tx)
  const bill = billNow(tx, billId, deps)
  if (!isPricedAnew(bill, group)) return
  deleteListPrices.run(tx.db, billId)
  setPriceGroup.run(tx.db, group, billId)
  priceMore(tx, billId)
  reckon(tx, billNow(tx, billId, deps), deps)
}

/** What was ordered by another list than everybody's keeps the prices it was ordered at. */
export const keepPrices = (tx: Tx, billId: string): void => {
  const bill = billNow(tx, billId, { linesOf: billedLinesOf })
  if (bill.priceGroup === undefined) return
  for (const line of bill.lines)
    put(tx, billId, line.lineId, { ...line, modifiers: line.modifiers.map(({ amount }) => amount) })
}

/** What came onto a bill since it was priced by another list is priced by it too. */
export const priceMore = (tx: Tx, billId: string): void => {
  const bill = billById(tx.db, billId, billedLinesOf)
  if (bill?.priceGroup === undefined || bill.state === 'settled') return
  const { db, outlet } = tx
  const { orderType, priceGroup: customerGroup, businessDate } = bill
  const context = { db, outlet, orderType, customerGroup, businessDate }
  for (const line of bill.lines) {
    const price =
      line.listPrice === undefined
        ? listPriceOf(context, line, priceRevOf(db, line.lineId))
        : undefined
    if (price !== undefined) put(tx, billId, line.lineId, price)
  }
}

const put = (
  { db }: Tx,
  billId: string,
  lineId: string,
  { unitPrice, isTaxIncluded, modifiers }: ListPrice,
): void => {
  const amounts = JSON.stringify(modifiers)
  insertListPrice.run(db, billId, lineId, unitPrice, isTaxIncluded ? 1 : 0, amounts)
}
