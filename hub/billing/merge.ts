/**
 * One bill of two, and two again.
 *
 * The rule: nothing that was said of a line is lost or reaches another bill's
 * lines. Discounts and prices of a line go with it, both ways; tips and fixed
 * charges are added up. What is in per cent for all of a bill has to be the same
 * on both, because on one bill it is for all of it; it is refused else, never
 * changed unasked. Rounding is that of one invoice: two bills may come to a
 * rupee more or less than their one.
 */
import type { BillDoc, ChargeDoc } from '../../schema/bill.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import type { Tx } from '../bus/tx.ts'
import { deleteCharge, deleteDiscount, insertCharge } from './adjust.sql.ts'
import { billById, lookForAdjustments } from './bills.sql.ts'
import {
  copyDiscount,
  deleteMerge,
  insertMerge,
  mergedInto,
  movePrice,
  passMergesOn,
} from './merge.sql.ts'
import { billNow, reckon, type BillDeps } from './owed.ts'

type Bills = Pick<BillDeps, 'linesOf'>

/** What a bill is called where it is spoken of: its table, else its token. */
export const calledOf = ({ tableLabel, token }: BillDoc): string =>
  tableLabel === '' ? String(token) : tableLabel

/** Why a bill cannot go on another one as they stand; undefined where it can. */
export const whyApart = (from: BillDoc, onto: BillDoc): Refusal | undefined => {
  if (from.billId === onto.billId) return refusal('bill.merge-same')
  if (from.isSplit || onto.isSplit) return refusal('bill.is-split')
  if (wholeOf(from) !== wholeOf(onto)) {
    const lowered = wholeOf(onto) === '' ? from : onto
    return refusal('bill.merge-discount', { bill: calledOf(lowered) })
  }
  const kinds = [...from.charges, ...onto.charges].map(({ chargeId }) => chargeId)
  if (kinds.some((kind) => !isAlike(chargeOf(from, kind), chargeOf(onto, kind))))
    return refusal('bill.merge-charge', { bill: calledOf(from) })
  const isTheirs = from.buyer === undefined || sameBuyer(from, onto)
  return isTheirs && from.supply === onto.supply
    ? undefined
    : refusal('bill.merge-buyer', { bill: calledOf(from) })
}

/** The discount on all of a bill, as far as two may have the same; one of an amount is like no other. */
const wholeOf = ({ discounts, billId }: BillDoc): string =>
  discounts
    .filter(({ lineId }) => lineId === null)
    .map(({ reasonId, ratePpm, capPpm }) =>
      ratePpm === null ? `${reasonId} of ${billId}` : `${reasonId} ${ratePpm} ${capPpm}`,
    )
    .join()

const chargeOf = ({ charges }: BillDoc, kind: ChargeDoc['chargeId']): ChargeDoc | undefined =>
  charges.find(({ chargeId }) => chargeId === kind)

/** Fixed charges are added up; those in per cent are for all of a bill, and have to be the same. */
const isAlike = (one: ChargeDoc | undefined, other: ChargeDoc | undefined): boolean =>
  (one?.ratePpm ?? null) === (other?.ratePpm ?? null)

const sameBuyer = (one: BillDoc, other: BillDoc): boolean =>
  JSON.stringify(one.buyer) === JSON.stringify(other.buyer)

/** What was said of lines goes with them from one bill to another. */
const moveSaid = (
  tx: Tx,
  { discounts, billId }: BillDoc,
  toId: string,
  lineIds: readonly string[],
): void => {
  for (const { discountId, lineId } of discounts) {
    if (lineId === null || !lineIds.includes(lineId)) continue
    copyDiscount.run(tx.db, tx.newId(), toId, discountId)
    deleteDiscount.run(tx.db, billId, discountId)
  }
  for (const lineId of lineIds) movePrice.run(tx.db, toId, billId, lineId)
}

/**
 * What was said of the lines of a bill goes with them onto another one. To be
 * called before the lines themselves go. Does nothing where one of the bills was never opened.
 */
export const carryOver = (tx: Tx, fromId: string, ontoId: string, { linesOf }: Bills): void => {
  const from = billById(tx.db, fromId, linesOf)
  if (from === undefined || billById(tx.db, ontoId, linesOf) === undefined) return
  const lineIds = from.lines.map(({ lineId }) => lineId)
  moveSaid(tx, from, ontoId, lineIds)
  passMergesOn.run(tx.db, ontoId, fromId)
  insertMerge.run(tx.db, fromId, ontoId, tx.at, tx.userId)
  lookForAdjustments.run(tx.db, ontoId)
}

/** Tips and fixed charges of two bills, on the one that charges for both. To be called once it does. */
export const addUp = (tx: Tx, from: BillDoc, onto: BillDoc, deps: BillDeps): void => {
  for (const charge of from.charges) {
    const { chargeId, amount, taxClassId, salesAccount, isTaxIncluded } = charge
    if (amount === null) continue
    const all = amount + (chargeOf(onto, chargeId)?.amount ?? 0)
    const included = isTaxIncluded ? 1 : 0
    deleteCharge.run(tx.db, from.billId, chargeId)
    deleteCharge.run(tx.db, onto.billId, chargeId)
    insertCharge.run(tx.db, onto.billId, chargeId, null, all, taxClassId, salesAccount, included)
  }
  const tip = from.total.tip + onto.total.tip
  reckonWith(tx, onto.billId, tip, deps)
  reckonWith(tx, from.billId, 0, deps)
}

const reckonWith = (tx: Tx, billId: string, tip: number, deps: BillDeps): void => {
  lookForAdjustments.run(tx.db, billId)
  const bill = billNow(tx, billId, deps)
  reckon(tx, { ...bill, total: { ...bill.total, tip } }, deps)
}

/** Whether a merged bill has anything of which nobody could say whose it is once there are two again. */
export const hasJointThings = ({ total, charges, discounts }: BillDoc): boolean =>
  total.tip > 0 ||
  charges.some(({ ratePpm }) => ratePpm === null) ||
  discounts.some(({ lineId, ratePpm }) => lineId === null && ratePpm === null)

/**
 * What is said of the lines that go home goes with them, and what is in per cent
 * for all of the merged bill holds for both. Does nothing where nothing was put there.
 * @param lineIds the lines that go home.
 */
export const carryBack = (
  tx: Tx,
  homeId: string,
  lineIds: readonly string[],
  { linesOf }: Bills,
): void => {
  const fromId = mergedInto(tx.db, homeId)
  const from = fromId === undefined ? undefined : billById(tx.db, fromId, linesOf)
  const home = billById(tx.db, homeId, linesOf)
  if (from === undefined || home === undefined) return
  moveSaid(tx, from, homeId, lineIds)
  for (const { discountId } of home.discounts) deleteDiscount.run(tx.db, homeId, discountId)
  for (const { chargeId } of home.charges) deleteCharge.run(tx.db, homeId, chargeId)
  for (const { discountId, lineId, ratePpm } of from.discounts)
    if (lineId === null && ratePpm !== null) copyDiscount.run(tx.db, tx.newId(), homeId, discountId)
  for (const { chargeId, ratePpm, taxClassId, salesAccount, isTaxIncluded } of from.charges) {
    if (ratePpm === null) continue
    const included = isTaxIncluded ? 1 : 0
    insertCharge.run(tx.db, homeId, chargeId, ratePpm, null, taxClassId, salesAccount, included)
  }
  deleteMerge.run(tx.db, homeId)
  for (const billId of [homeId, from.billId]) lookForAdjustments.run(tx.db, billId)
}
