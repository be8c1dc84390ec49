/** What billing is given of the other slices. */
import type { BillDeps, TaxClassOf } from '../billing/owed.ts'
import type { Tx } from '../bus/tx.ts'
import { asOfToday } from '../customers/owners.ts'
import { taxClassAt } from '../catalogue/tax.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import type { Database } from '../store/driver.ts'

/** The tax classes with the rates of the command's business date. */
export const taxClassesOf = (tx: Tx): TaxClassOf => taxClassesOn(tx.db, tx.businessDate)

/** The tax classes with the rates of a business date. */
export const taxClassesOn =
  (db: Database, businessDate: number): TaxClassOf =>
  (taxClassId) =>
    taxClassAt(db, taxClassId, businessDate)

/** The lines of an order, the rates of the day, and whose money goes back to whom. */
export const billDepsOf = (tx: Tx): BillDeps => ({
  linesOf: billedLinesOf,
  taxClassOf: taxClassesOf(tx),
  asOfToday: asOfToday(tx),
})
