/** Keeping what the bills of a till add up to, with each sale, so that no report reads them all. */
import type { BillTotal } from '../../schema/bill-total.ts'
import type { BillDoc, DiscountDoc } from '../../schema/bill.ts'
import type { Tx } from '../bus/tx.ts'
import type { Database } from '../store/driver.ts'
import { billsOfTill, keptSales, putSales } from './sales.sql.ts'
import { nothingSold, withBill, type RateOf, type SalesPart } from './till.ts'

export interface SalesDeps {
  readonly discountsOf: (db: Database, billId: string) => readonly DiscountDoc[]
  readonly rateOf: RateOf
}

/** Adds a bill that was settled at a till just now. */
export const countBill = (tx: Tx, tillId: string, bill: BillDoc, deps: SalesDeps): void => {
  const kept = keptSales.get(tx.db, tillId)
  const { total, discounts, businessDate, invoice } = bill
  // A till that was open before sums were kept begins with all of its bills, this one included.
  const sales =
    kept === undefined
      ? soldAt(tx.db, tillId, deps)
      : withBill(
          JSON.parse(kept.body) as SalesPart,
          { total, discounts, businessDate, number: invoice?.number ?? '' },
          deps.rateOf,
        )
  putSales.run(tx.db, tillId, JSON.stringify(sales))
}

/** What a till has sold, as it is kept. */
export const salesOf = (db: Database, tillId: string, deps: SalesDeps): SalesPart => {
  const kept = keptSales.get(db, tillId)
  return kept === undefined ? soldAt(db, tillId, deps) : (JSON.parse(kept.body) as SalesPart)
}

/** The same, reckoned anew from every bill. */
export const soldAt = (
  db: Database,
  tillId: string,
  { discountsOf, rateOf }: SalesDeps,
): SalesPart =>
  billsOfTill.all(db, tillId).reduce<SalesPart>(
    (sales, { billId, total, isAdjusted, businessDate, number }) =>
      withBill(
        sales,
        {
          total: JSON.parse(total) as BillTotal,
          discounts: isAdjusted === 1 ? discountsOf(db, billId) : [],
          businessDate,
          number,
        },
        rateOf,
      ),
    nothingSold,
  )
