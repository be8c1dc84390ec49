/** Adds each sale to its day, in the sale's own transaction. */
import type { BillDoc } from '../../schema/bill.ts'
import { localHour } from '../../schema/time.ts'
import type { Tx } from '../bus/tx.ts'
import { addToHourDay, addToItemDay, addToSalesDay, addToTenderDay, salesDay } from './days.sql.ts'

export const countSale = (tx: Tx, bill: BillDoc): void => {
  const { db, outlet } = tx
  const { outletId, businessDate, total } = bill
  addToSalesDay.run(
    db,
    outletId,
    businessDate,
    total.taxableTotal,
    total.taxTotal,
    total.roundOff,
    total.payable,
  )
  addToHourDay.run(
    db,
    outletId,
    businessDate,
    localHour(bill.settledAt ?? tx.at, outlet.timeZone),
    total.payable,
  )
  for (const { kind, amount } of bill.payments)
    addToTenderDay.run(db, outletId, businessDate, kind, amount)
  for (const line of bill.lines) {
    const charged = total.lines.find(({ id }) => id === line.lineId)
    if (charged === undefined)
      throw new Error(`bill ${bill.billId} does not charge line ${line.lineId}`)
    addToItemDay.run(
      db,
      outletId,
      businessDate,
      line.itemId,
      line.variantId ?? '',
      line.qtyMilli,
      charged.taxable,
      charged.total,
    )
  }
  const day = salesDay(db, outletId, businessDate)
  tx.emit('sales.counted', { key: `sales:${businessDate}`, rev: day.rev, data: day })
}
