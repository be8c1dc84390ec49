/**
 * A sale of the past, made elsewhere, comes into the books.
 *
 * It is settled as it was then: at its own moment, on its own business date, by
 * what was paid. Its invoice is of the series for imports, because numbers of
 * the till's own series are in the order of their dates.
 */
import type { CommandArgs } from '../../schema/commands.ts'
import type { OrderDoc } from '../../schema/order.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { SaleResult } from '../../schema/results.ts'
import { businessDate } from '../../schema/time.ts'
import type { Tx } from '../bus/tx.ts'
import { billOf, meantBy, plain } from './bill.ts'
import { issue, settlement } from './commands.ts'
import { billed, insertBillRow, openDoc, type TaxClassOf } from './owed.ts'
import { importedBefore, insertImport } from './imports.sql.ts'

type ImportArgs = CommandArgs<'sale.import'>

/** The series of an outlet's imported invoices: its code with an I behind it. */
export const importSeries = (outletCode: string): string => `${outletCode}I`

/**
 * The transaction as of the moment the sale was made. Refuses a sale that is in
 * the books already, and one of a day that is not over: the tills of an open
 * day know nothing of it. How old it is does not matter; a shop has sold for
 * years before it had this hub.
 */
export const openPast = (tx: Tx, { source, ref, soldAt }: ImportArgs): Result<Tx, Refusal> => {
  const { outletId, timeZone, cutOffMinute } = tx.outlet
  const before = importedBefore.get(tx.db, outletId, source, ref)
  if (before !== undefined)
    return no(
      refusal('sale.imported-before', { ref, invoice: before.number, payable: before.payable }),
    )
  const date = businessDate(soldAt, timeZone, cutOffMinute)
  if (date >= tx.businessDate) return no(refusal('sale.day-not-over', { ref }))
  return ok({ ...tx, at: soldAt, businessDate: date })
}

/**
 * Settles the order of a past sale. Refuses it where what was paid is not what
 * it comes to by the prices and taxes of that day: then one of the two is wrong.
 */
export const importBill = (
  past: Tx,
  order: OrderDoc,
  args: ImportArgs,
  { taxClassOf, importedAt }: { readonly taxClassOf: TaxClassOf; readonly importedAt: number },
): Result<SaleResult, Refusal> => {
  const { source, ref, tenders } = args
  const total = billOf(plain(billed(order.lines)), past.outlet, taxClassOf, meantBy(tenders))
  const paid = tenders.reduce((sum, { amount }) => sum + amount, 0)
  if (paid !== total.due) return no(refusal('sale.total-differs', { ref, paid, due: total.due }))
  const settled = settlement(
    past,
    { ...openDoc(past, order, total), imported: { source, ref } },
    // What has happened is not asked about again.
    {
      tenders: tenders.map(({ amount, ...tender }) => ({
        ...tender,
        offered: amount,
        isRepeat: true,
      })),
    },
    { name: importSeries(past.outlet.code), at: importedAt },
  )
  if (!settled.ok) return settled
  insertBillRow(past, settled.value.bill)
  const { bill } = settled.value
  insertImport.run(past.db, bill.outletId, source, ref, bill.billId, importedAt)
  return ok(issue(past, settled.value, taxClassOf, 'sale.imported'))
}
