/** Taking a part of the money while the rest is still due. */
import type { TenderArgs } from '../../schema/bill.ts'
import type { Money } from '../../schema/money.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Tx } from '../bus/tx.ts'
import { offersOf } from './bill.ts'
import { keepPayment, openBillOf, paidSoFar, tellBill, type BillDeps } from './commands.ts'

/**
 * Takes a part of what is due; it stands with the customers' advances until the
 * bill is settled. Refuses `exact`, and what would pay all of it: that settles
 * the bill and issues its invoice.
 */
export const payPart = (
  tx: Tx,
  billId: string,
  tenders: readonly TenderArgs[],
  deps: BillDeps,
): Result<{ readonly paid: Money; readonly due: Money; readonly change: Money }, Refusal> => {
  const found = openBillOf(tx, billId, deps.linesOf)
  if (!found.ok) return found
  const bill = found.value
  const due = bill.total.due - paidSoFar(bill)
  const offers = offersOf(due, tenders)
  const paid = offers.reduce((sum, { offered }) => sum + offered, 0)
  if (paid >= due) return no(refusal('bill.pays-all'))
  for (const { kind, offered, reference = '' } of offers) {
    keepPayment(tx, billId, {
      paymentId: tx.newId(),
      kind,
      amount: offered,
      offered,
      change: 0,
      reference,
      isPart: true,
    })
  }
  tellBill(tx, billId, deps.linesOf, 'bill.part-paid')
  return ok({ paid, due: due - paid, change: 0 })
}
