/**
 * Open bills when the rules of their day change: a rate, how the outlet is taxed,
 * the day itself. What a bill shows as due is what its invoice will say.
 *
 * The rule: whoever changes the rules of the outlet they stand at sees its bills
 * follow in the same act; those of other outlets, and those of a day that has
 * begun, follow by the watch over bills.
 */
import type { AnyCommandName, CommandArgs } from '../../schema/commands.ts'
import { ok } from '../../schema/result.ts'
import { billById, openBills } from '../billing/bills.sql.ts'
import { comesToElse, upToDate } from '../billing/owed.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import { billedLinesOf } from '../orders/lines.sql.ts'
import { outletAt } from '../outlets/outlets.sql.ts'
import { billDepsOf, taxClassesOn } from './bill-deps.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { Database } from '../store/driver.ts'

/** One command works out so many; what is beyond is left to the watch. */
export const reckonedAtOnce = 100

/** The open bills of an outlet that come to something else by the rules of a day. */
export const outdatedBills = (
  db: Database,
  outlet: OutletDoc,
  businessDate: number,
): readonly string[] => {
  const taxClassOf = taxClassesOn(db, businessDate)
  return openBills(db, outlet.outletId, billedLinesOf)
    .filter((bill) => comesToElse(bill, outlet, taxClassOf))
    .map(({ billId }) => billId)
}

/** Works open bills out again by the rules that hold now, and says what they come to. */
export const reckonOpen: Handler<'bill.reckon'> = (tx, { billIds }) => {
  const now = underRulesOfNow(tx)
  for (const billId of billIds) {
    const bill = billById(tx.db, billId, billedLinesOf)
    if (bill?.outletId === tx.outlet.outletId) upToDate(now, bill, billDepsOf(now))
  }
  return ok({})
}

/** The rules may have been changed by this very command. */
const underRulesOfNow = (tx: Tx): Tx => ({
  ...tx,
  outlet: outletAt(tx.db, tx.outlet.outletId, tx.at) ?? tx.outlet,
})

/** A command that changes rules: the open bills of the outlet it is given at follow. */
export const withOpenBills =
  <N extends AnyCommandName>(handler: Handler<N>): Handler<N> =>
  (tx: Tx, args: CommandArgs<N>) => {
    const done = handler(tx, args)
    if (!done.ok) return done
    const { outlet, businessDate } = underRulesOfNow(tx)
    const billIds = outdatedBills(tx.db, outlet, businessDate).slice(0, reckonedAtOnce)
    if (billIds.length > 0) reckonOpen(tx, { outletId: outlet.outletId, billIds: [...billIds] })
    return done
  }
