/** The day summaries, computed again from the bills and postings they sum up. */
import { localHour } from '../../schema/time.ts'
import { billById } from '../billing/bills.sql.ts'
import { billedLinesOf } from '../orders/orders.sql.ts'
import { outletsOf } from '../outlets/outlets.sql.ts'
import type { Database } from './driver.ts'
import {
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

const sumsOfBills = (
  db: Database,
): Readonly<Record<'sales' | 'tenders' | 'hours' | 'items', Sums>> => {
  const sums = { sales: new Map(), tenders: new Map(), hours: new Map(), items: new Map() } as const
  const zones = new Map(outletsOf(db).map(({ outletId, timeZone }) => [outletId, timeZone]))
  let last = ''
  for (let page = billsAfter.all(db, last); page.length > 0; page = billsAfter.all(db, last)) {
    for (const { billId } of page) {
      last = billId
      const bill = billById(db, billId, billedLinesOf)
      if (bill?.settledAt === undefined || bill.settledAt === null) continue
      const { outletId, businessDate, total } = bill
      const day = `${outletId} ${businessDate}`
      const hour = localHour(bill.settledAt, zones.get(outletId) ?? 'UTC')
      const { taxableTotal, taxTotal, roundOff, payable } = total
      add(sums.sales, day, [1, taxableTotal, taxTotal, roundOff, payable])
      add(sums.hours, `${day} ${hour}`, [1, payable])
      for (const { kind, amount } of bill.payments) add(sums.tenders, `${day} ${kind}`, [1, amount])
      for (const line of bill.lines) {
        const charged = total.lines.find(({ id }) => id === line.lineId)
        add(sums.items, `${day} ${line.itemId} ${line.variantId ?? ''}`, [
          line.qtyMilli,
          charged?.taxable ?? 0,
          charged?.total ?? 0,
        ])
      }
    }
  }
  return sums
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
