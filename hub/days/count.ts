/** Adds each sale to its day, and takes from it what was given back, in the same transaction. */
import type { BillDoc, Payment } from '../../schema/bill.ts'
import { movedBy } from '../../schema/paid.ts'
import type { RefundDoc } from '../../schema/refund.ts'
import { movedByRetender, type RetenderDoc } from '../../schema/retender.ts'
import { localHour } from '../../schema/time.ts'
import type { Tx } from '../bus/tx.ts'
import {
  addToHourDay,
  addToItemDay,
  addToSalesDay,
  addToTenderDay,
  moveTenderDay,
  salesDay,
  takeFromHourDay,
  takeFromSalesDay,
  takeFromTenderDay,
  touchSalesDay,
} from './days.sql.ts'

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
  for (const { kind, amount } of moneyOnDayOf(bill)) {
    // Change in cash is no payment.
    const add = amount < 0 ? takeFromTenderDay : addToTenderDay
    add.run(db, outletId, businessDate, kind, amount)
  }
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
  tell(tx, outletId, businessDate)
}

/** What of a settled bill’s money counts on the day it was settled: parts are the money of the day they were taken on. */
export const moneyOnDayOf = ({ payments }: BillDoc): readonly Pick<Payment, 'kind' | 'amount'>[] =>
  payments
    .filter(({ paidOn }) => paidOn === undefined)
    // Of a part from before its day was written down some may have gone back since.
    .map((payment) => ({ ...payment, amount: payment.amount + (payment.back?.amount ?? 0) }))
    .flatMap(movedBy)

/** Adds parts of a bill that were just taken to the day. */
export const countParts = (tx: Tx, taken: readonly Pick<Payment, 'kind' | 'amount'>[]): void =>
  moveToday(tx, taken, addToTenderDay)

/** Takes what of the parts was just given back from the day. */
export const countBacks = (tx: Tx, backs: readonly Pick<Payment, 'kind' | 'amount'>[]): void =>
  moveToday(
    tx,
    backs.map(({ kind, amount }) => ({ kind, amount: -amount })),
    takeFromTenderDay,
  )

/** Money of today that belongs to no sale of today yet. */
const moveToday = (
  tx: Tx,
  moved: readonly Pick<Payment, 'kind' | 'amount'>[],
  add: typeof addToTenderDay,
): void => {
  const { outletId } = tx.outlet
  for (const { kind, amount } of moved) add.run(tx.db, outletId, tx.businessDate, kind, amount)
  touchSalesDay.run(tx.db, outletId, tx.businessDate)
  tell(tx, outletId, tx.businessDate)
}

/** What the day on which a payment became another way of paying has more and less of, by each way. */
export const movedOnDay = ({
  from,
  to,
  isAll,
  ...moved
}: Pick<RetenderDoc, 'from' | 'to' | 'isAll' | 'amount' | 'change'>): readonly (Pick<
  Payment,
  'kind' | 'amount'
> & { readonly payments: number })[] => {
  const amount = movedByRetender(moved)
  return [
    // Of a payment some of which stays what it was there is still one.
    { kind: from.kind, payments: isAll ? -1 : 0, amount: -amount },
    { kind: to.kind, payments: 1, amount },
  ]
}

/** A payment became another way of paying: the day on which that was said has it, the day of the sale stays. */
export const countRetender = (tx: Tx, retender: RetenderDoc): void => {
  const { outletId } = tx.outlet
  for (const { kind, payments, amount } of movedOnDay(retender))
    moveTenderDay.run(tx.db, outletId, tx.businessDate, kind, payments, amount)
  touchSalesDay.run(tx.db, outletId, tx.businessDate)
  tell(tx, outletId, tx.businessDate)
}

/** A sold thing, as a day counts it. */
type Sold = Pick<BillDoc['lines'][number], 'lineId' | 'itemId' | 'variantId'>

/**
 * Takes a refund from the day on which it was given: net sales, money by its
 * way, and what was sold of each item. How many bills there were stays.
 * @param linesOf the lines of the bill it is of.
 */
export const countRefund = (
  tx: Tx,
  refund: RefundDoc,
  linesOf: (billId: string) => readonly Sold[],
): void => {
  const { db, outlet } = tx
  const { outletId, businessDate, total } = refund
  const tax = total.total - total.taxable
  takeFromSalesDay.run(
    db,
    outletId,
    businessDate,
    -total.taxable,
    -tax,
    -total.roundOff,
    -total.payable,
    total.payable,
  )
  const hour = localHour(refund.issuedAt, outlet.timeZone)
  takeFromHourDay.run(db, outletId, businessDate, hour, -total.payable)
  for (const { kind, amount } of refund.payments)
    takeFromTenderDay.run(db, outletId, businessDate, kind, -amount)
  const sold = linesOf(refund.billId)
  for (const { lineId, qtyMilli } of refund.lines) {
    const line = sold.find((one) => one.lineId === lineId)
    const back = total.lines.find(({ id }) => id === lineId)
    if (line === undefined || back === undefined)
      throw new Error(`refund ${refund.refundId} is of a line ${lineId} nobody bought`)
    addToItemDay.run(
      db,
      outletId,
      businessDate,
      line.itemId,
      line.variantId ?? '',
      -qtyMilli,
      -back.taxable,
      -back.total,
    )
  }
  tell(tx, outletId, businessDate)
}

const tell = (tx: Tx, outletId: string, businessDate: number): void => {
  const day = salesDay(tx.db, outletId, businessDate)
  tx.emit('sales.counted', { key: `sales:${businessDate}`, rev: day.rev, data: day })
}
