/** Taking a part of the money while the rest is still due. */
import type { PartArgs } from '../../schema/bill.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import type { Money } from '../../schema/money.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Tx } from '../bus/tx.ts'
import { billOf, meantBy, type Owned } from './bill.ts'
import { takerOf } from './bills.sql.ts'
import { freshReferences, keepPayment } from './commands.ts'
import { owedBillOf, tellBill, type BillDeps } from './owed.ts'
import { paidSoFar } from '../../schema/paid.ts'

/**
 * Takes a part of what is due; it stands with the customers' advances until the
 * bill is settled. Refuses what would pay all of it, also as it is rounded where
 * the rest is cash: that settles the bill and issues its invoice. Of one that
 * is more than what others have left it says how much that is, and who they are.
 */
export const payPart = (
  tx: Tx,
  {
    billId,
    tenders,
  }: Pick<CommandArgs<'bill.pay'>, 'billId'> & { readonly tenders: readonly Owned<PartArgs>[] },
  deps: BillDeps,
): Result<{ readonly paid: Money; readonly due: Money; readonly change: Money }, Refusal> => {
  const found = owedBillOf(tx, billId, deps)
  if (!found.ok) return found
  const fresh = freshReferences(tx, tenders)
  if (!fresh.ok) return fresh
  const bill = found.value
  const before = paidSoFar(bill)
  const due = bill.total.due - before
  const paid = tenders.reduce((sum, { offered }) => sum + offered, 0)
  const meant = [...meantBy(bill.payments), ...tenders]
  const owed = { ...bill, tip: bill.total.tip }
  const rounded = billOf(owed, tx.outlet, deps.taxClassOf, meant).due - before
  if (paid >= Math.min(due, rounded)) {
    const by = before > 0 && due > 0 && paid > due ? takerOf.get(tx.db, billId)?.name : undefined
    return no(
      by === undefined
        ? refusal('bill.pays-all')
        : refusal('bill.part-over', { left: due, taken: before, by }),
    )
  }
  for (const { kind, offered, reference = '', of } of tenders) {
    keepPayment(tx, billId, {
      paymentId: tx.newId(),
      kind,
      amount: offered,
      offered,
      change: 0,
      reference,
      ...(of === undefined ? {} : { of }),
      isPart: true,
    })
  }
  tellBill(tx, billId, deps.linesOf, 'bill.part-paid')
  return ok({ paid, due: due - paid, change: 0 })
}
