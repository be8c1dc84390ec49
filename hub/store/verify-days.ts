/** The day summaries, computed again from the bills and postings they sum up. */
import type { BillDoc } from '../../schema/bill.ts'
import { localHour } from '../../schema/time.ts'
import { billAsSettled } from '../billing/bills.sql.ts'
import { refundsOf } from '../billing/refund.sql.ts'
import { retendersOf } from '../billing/retender.sql.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import { moneyOnDayOf, movedOnDay } from '../days/count.ts'
import { outletsOf } from '../outlets/outlets.sql.ts'
import type { Database } from './driver.ts'
import {
  backsOfBill,
  balanceDays,
  billsAfter,
  hourDays,
  itemDays,
  postedDays,
  salesDays,
  tenderDays,
  type SummaryRow,
} from './verify.sql.ts'
import type { Report } from './verify-words.ts'

export const verifyDays = (db: Database, report: Report): void => {
  const { sales, tenders, hours, items } = sumsOfBills(db)
  compare('sales_day', salesDays.all(db), rowsOf(sales), report)
  compare('tender_day', tenderDays.all(db), rowsOf(tenders), report)
  compare('hour_day', hourDays.all(db), rowsOf(hours), report)
  compare('item_day', itemDays.all(db), rowsOf(items), report)
  compare('balance_day', balanceDays.all(db), postedDays.all(db), report)
}

type Sums = Map<string, readonly number[]>

const sumsOfBills = (db: Database): AllSums => {
  const sums = { sales: new Map(), tenders: new Map(), hours: new Map(), items: new Map() } as const
  const zones = new Map(outletsOf(db).map(({ outletId, timeZone }) => [outletId, timeZone]))
  let last = ''
  for (let page = billsAfter.all(db, last); page.length > 0; page = billsAfter.all(db, last)) {
    for (const { billId } of page) {
      last = billId
      const bill = billAsSettled(db, billId, billedLinesOf)
      if (bill === undefined) continue
      addParts(db, sums, bill)
      if (bill.settledAt === null) continue
      const { outletId, businessDate, total } = bill
      const day = `${outletId} ${businessDate}`
      const hour = localHour(bill.settledAt, zones.get(outletId) ?? 'UTC')
      const { taxableTotal, taxTotal, roundOff, payable } = total
      add(sums.sales, day, [1, taxableTotal, taxTotal, roundOff, payable, 0, 0])
      add(sums.hours, `${day} ${hour}`, [1, payable])
      for (const { kind, amount } of moneyOnDayOf(bill))
        add(sums.tenders, `${day} ${kind}`, [amount < 0 ? 0 : 1, amount])
      for (const line of bill.lines) {
        const charged = total.lines.find(({ id }) => id === line.lineId)
        add(sums.items, `${day} ${line.itemId} ${line.variantId ?? ''}`, [
          line.qtyMilli,
          charged?.taxable ?? 0,
          charged?.total ?? 0,
        ])
      }
      addRetenders(db, sums, bill)
      subtractRefunds(db, sums, bill, zones.get(outletId) ?? 'UTC')
    }
  }
  return sums
}

type AllSums = Readonly<Record<'sales' | 'tenders' | 'hours' | 'items', Sums>>

/** A day on which money moved is a day, be nothing sold on it. */
const nothingSold = [0, 0, 0, 0, 0, 0, 0] as const

/** Parts are the money of the day they were taken on, and what went back of them of the day it went. */
const addParts = (db: Database, sums: AllSums, { billId, outletId, payments }: BillDoc): void => {
  for (const { kind, amount, paidOn, back } of payments)
    if (paidOn !== undefined) {
      add(sums.sales, `${outletId} ${paidOn}`, nothingSold)
      add(sums.tenders, `${outletId} ${paidOn} ${kind}`, [1, amount + (back?.amount ?? 0)])
    }
  for (const { kind, amount, businessDate } of backsOfBill.all(db, billId)) {
    add(sums.sales, `${outletId} ${businessDate}`, nothingSold)
    add(sums.tenders, `${outletId} ${businessDate} ${kind}`, [0, -amount])
  }
}

/** What was another way of paying moves on the day on which that was said. */
const addRetenders = (db: Database, sums: AllSums, { billId, outletId }: BillDoc): void => {
  for (const retender of retendersOf(db, billId)) {
    const day = `${outletId} ${retender.businessDate}`
    add(sums.sales, day, nothingSold)
    for (const { kind, payments, amount } of movedOnDay(retender))
      add(sums.tenders, `${day} ${kind}`, [payments, amount])
  }
}

/** Each day is net of what was given back on it, of whichever day's bill. */
const subtractRefunds = (db: Database, sums: AllSums, bill: BillDoc, timeZone: string): void => {
  for (const { outletId, businessDate, issuedAt, total, ...refund } of refundsOf(db, bill.billId)) {
    const day = `${outletId} ${businessDate}`
    const { taxable, roundOff, payable } = total
    const tax = total.total - taxable
    add(sums.sales, day, [0, -taxable, -tax, -roundOff, -payable, 1, payable])
    add(sums.hours, `${day} ${localHour(issuedAt, timeZone)}`, [0, -payable])
    for (const { kind, amount } of refund.payments)
      add(sums.tenders, `${day} ${kind}`, [0, -amount])
    for (const { lineId, qtyMilli } of refund.lines) {
      const line = bill.lines.find((one) => one.lineId === lineId)
      const back = total.lines.find(({ id }) => id === lineId)
      if (line === undefined || back === undefined) continue
      add(sums.items, `${day} ${line.itemId} ${line.variantId ?? ''}`, [
        -qtyMilli,
        -back.taxable,
        -back.total,
      ])
    }
  }
}

const add = (sums: Sums, key: string, amounts: readonly number[]): void => {
  const before = sums.get(key)
  sums.set(
    key,
    amounts.map((amount, i) => amount + (before?.[i] ?? 0)),
  )
}

const rowsOf = (sums: Sums): readonly SummaryRow[] =>
  [...sums].map(([key, amounts]) => ({ key, says: JSON.stringify(amounts) }))

const compare = (
  table: string,
  kept: readonly SummaryRow[],
  computed: readonly SummaryRow[],
  report: Report,
): void => {
  const keptBy = new Map(kept.map(({ key, says }) => [key, says]))
  const computedBy = new Map(computed.map(({ key, says }) => [key, says]))
  for (const key of new Set([...keptBy.keys(), ...computedBy.keys()])) {
    const [says, isReally] = [keptBy.get(key) ?? 'nothing', computedBy.get(key) ?? 'nothing']
    if (says !== isReally)
      report('day.differs', `${table} ${key.trim()} says ${says}, and it is ${isReally}`)
  }
}
