/** What billing is given of the other slices. */
import type { BillDeps } from '../billing/owed.ts'
import type { Tx } from '../bus/tx.ts'
import { taxClassAt } from '../catalogue/tax.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'

/** The tax classes with the rates of the command's business date. */
export const taxClassesOf =
  (tx: Tx) =>
  (taxClassId: string): ReturnType<typeof taxClassAt> =>
    taxClassAt(tx.db, taxClassId, tx.businessDate)

/** The lines of an order, and the rates of the day. */
export const billDepsOf = (tx: Tx): BillDeps => ({
  linesOf: billedLinesOf,
  taxClassOf: taxClassesOf(tx),
})
