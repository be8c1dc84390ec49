/** Naming the buyer on a bill before it is paid. */
import type { CommandArgs } from '../../schema/commands.ts'
import type { Refusal } from '../../schema/refusals.ts'
import { ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import type { Tx } from '../bus/tx.ts'
import { changeableBill } from './adjust.ts'
import { lookForAdjustments } from './bill-writes.sql.ts'
import { checkBuyer, supplyOf } from './buyer.ts'
import { deleteBuyer, insertBuyer, setSupply } from './buyer.sql.ts'
import { billNow, openBillOf, reckon, type BillDeps } from './owed.ts'

/**
 * Names the buyer and the State it is supplied in; without one, nobody and the
 * shop's own State. Refuses a buyer the law would not accept, another State for
 * what is supplied here, and other taxes on a bill of which a part is paid.
 */
export const nameBuyer = (
  tx: Tx,
  { billId, buyer, placeOfSupply }: CommandArgs<'bill.buyer'>,
  deps: BillDeps,
): Result<Done, Refusal> => {
  const found = openBillOf(tx, billId, deps.linesOf)
  if (!found.ok) return found
  const place = (buyer === undefined ? undefined : placeOfSupply) ?? tx.outlet.stateCode
  const isBuyerRegistered = (buyer?.taxNumber ?? '') !== ''
  const supply = supplyOf(tx.outlet, { ...found.value, isBuyerRegistered }, place)
  if (!supply.ok) return supply
  const checked = buyer === undefined ? undefined : checkBuyer(tx.outlet, buyer)
  if (checked !== undefined && !checked.ok) return checked
  if (supply.value !== found.value.supply) {
    const bill = changeableBill(tx, billId, deps)
    if (!bill.ok) return bill
    setSupply.run(tx.db, supply.value, billId)
  }
  deleteBuyer.run(tx.db, billId)
  if (checked !== undefined) {
    const { name, address, taxNumber, stateCode } = checked.value
    const isRegistered = taxNumber === '' ? 0 : 1
    insertBuyer.run(tx.db, billId, isRegistered, place, name, address, taxNumber, stateCode)
  }
  lookForAdjustments.run(tx.db, billId)
  reckon(tx, billNow(tx, billId, deps), deps)
  return ok({})
}
