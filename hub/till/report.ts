/** Puts an X or a Z report together from what a till has taken. */
import type { DiscountDoc } from '../../schema/bill.ts'
import type { BillTotal } from '../../schema/bill-total.ts'
import type { TillDoc, TillReport } from '../../schema/till.ts'
import type { Tx } from '../bus/tx.ts'
import type { Database } from '../store/driver.ts'
import {
  billsOfTill,
  invoicesOfTill,
  moveSums,
  movesOf,
  openBillSum,
  voidsOfTill,
} from './till.sql.ts'
import { moneyOf, salesOf } from './till.ts'

/** What a report is given of other slices. */
export interface ReportDeps {
  readonly discountsOf: (db: Database, billId: string) => readonly DiscountDoc[]
  readonly rateOf: (taxClassId: string) => string
  /** The end of the log before this command. */
  readonly chain: TillReport['chain']
}

/** What a till has taken up to now, before anything was counted. */
export const reportOf = (
  { db, at }: Pick<Tx, 'db' | 'at'>,
  till: TillDoc,
  { discountsOf, rateOf, chain }: ReportDeps,
): TillReport => {
  const { tillId, outletId } = till
  const invoices = invoicesOfTill.all(db, tillId)
  const bills = billsOfTill.all(db, tillId).map(({ billId, total, isAdjusted }) => ({
    total: JSON.parse(total) as BillTotal,
    discounts: isAdjusted === 1 ? discountsOf(db, billId) : [],
  }))
  const voids = voidsOfTill.get(db, tillId)
  const open = openBillSum.get(db, outletId)
  return {
    kind: 'x',
    tillId,
    outletId,
    drawerId: till.drawerId,
    names: till.names,
    zNo: null,
    businessDate: till.businessDate,
    openedAt: till.openedAt,
    openedBy: till.openedBy,
    until: at,
    closedBy: null,
    approvedBy: null,
    handedTo: null,
    isConfirmed: till.isConfirmed,
    firstInvoice: invoices.at(0)?.number ?? '',
    lastInvoice: invoices.at(-1)?.number ?? '',
    ...salesOf(bills, rateOf),
    ...moneyOf(till.float, moveSums.all(db, tillId)),
    voids: { count: voids?.count ?? 0, amount: voids?.amount ?? 0 },
    moves: movesOf(db, till),
    pieces: [],
    counts: till.counts,
    differences: [],
    sinceCount: 0,
    left: null,
    deposit: null,
    note: '',
    openBills: { count: open?.count ?? 0, amount: open?.amount ?? 0 },
    chain,
  }
}
