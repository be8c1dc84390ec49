/** Giving a part of the money back while its bill is still open. */
import type { CommandArgs } from '../../schema/commands.ts'
import { partsBack, stillDue } from '../../schema/paid.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { CommandResult } from '../../schema/results.ts'
import type { Tx } from '../bus/tx.ts'
import { keepBacks } from './commands.ts'
import { billNow, owedBillOf, tellBill, type BillDeps } from './owed.ts'

/**
 * Gives one part back whole, by the way it came; the payment stays on record as
 * given back. Refuses one that is not on the bill, or that went back before.
 */
export const payBack = (
  tx: Tx,
  { billId, paymentId }: CommandArgs<'bill.pay-back'>,
  deps: BillDeps,
): Result<CommandResult<'bill.pay-back'>, Refusal> => {
  const found = owedBillOf(tx, billId, deps)
  if (!found.ok) return found
  const payment = found.value.payments.find((one) => one.paymentId === paymentId)
  if (payment === undefined) return no(refusal('payment.unknown'))
  if (payment.back !== undefined) return no(refusal('payment.given-back', payment.back))
  const backs = partsBack([payment], payment.amount, deps.asOfToday)
  keepBacks(tx, backs)
  tellBill(tx, billId, deps.linesOf, 'bill.part-paid')
  const due = stillDue(billNow(tx, billId, deps))
  return ok({ back: backs.map(({ kind, amount }) => ({ kind, amount })), due })
}
