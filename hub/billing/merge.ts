/**
 * One bill of two, and two again: the one rule for the cash desk, the floor and slips.
 *
 * What was said of a line goes with it, both ways; tips and fixed charges are
 * added up. A discount on all of a bill was given to that bill and to no other:
 * with one, bills neither become one nor part, until somebody takes it off; unless
 * both have the same per cent for the same reason, within what that allows. What
 * is charged in per cent has to be the same on both, but for the service charge
 * that each section puts on by itself; it stays with the bill it was put on.
 * Rounding is that of one invoice: two bills may come to a rupee more or less
 * than their one.
 */
import type { BillDoc, ChargeDoc, ChargeKind } from '../../schema/bill.ts'
import { isLoweredAlike, offAll } from '../../schema/lowered.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import type { Tx } from '../bus/tx.ts'
import { deleteCharge, deleteDiscount, deletePrice, putCharge } from './adjust.sql.ts'
import { lookForAdjustments } from './bill-writes.sql.ts'
import { copyListPrice, deleteListPrice } from './list-price.sql.ts'
import { copyDiscount, copyPrice, deleteMerge } from './merge.sql.ts'
import { billNow, reckon, type BillDeps } from './owed.ts'

/** What a bill is called where it is spoken of: its table, else its token. */
export const calledOf = ({ tableLabel, token }: Pick<BillDoc, 'tableLabel' | 'token'>): string =>
  tableLabel === '' ? String(token) : tableLabel

/**
 * Why a bill cannot go on another one as they stand; undefined where it can.
 * @param onto the other one; undefined where it is not begun yet.
 * @param isUntouched whether a bill's service charge is the one its section put on.
 */
export const whyApart = (
  from: BillDoc,
  onto: BillDoc | undefined,
  isUntouched: (bill: BillDoc) => boolean,
): Refusal | undefined => {
  if (from.billId === onto?.billId) return refusal('bill.merge-same')
  if (from.merged !== undefined) return refusal('bill.merge-onto', { bill: calledOf(from) })
  if (from.isSplit || onto?.isSplit === true) return refusal('bill.is-split')
  const lowered = [from, onto].find((bill) => bill !== undefined && hasOnAll(bill))
  if (lowered !== undefined && !isLoweredAlike(from, onto))
    return refusal('bill.merge-discount', { bill: calledOf(lowered) })
  const isOwn = isUntouched(from) && (onto === undefined || isUntouched(onto))
  const isLike = (kind: ChargeKind): boolean =>
    kind === 'service' && (isOwn || onto === undefined)
      ? isOwn
      : rateOf(from, kind) === (onto === undefined ? null : rateOf(onto, kind))
  if (!kinds.every(isLike)) return refusal('bill.merge-charge', { bill: calledOf(from) })
  const isTheirs = from.buyer === undefined || sameBuyer(from, onto)
  return isTheirs && from.supply === (onto?.supply ?? 'intra')
    ? undefined
    : refusal('bill.merge-buyer', { bill: calledOf(from) })
}

const kinds = ['service', 'packing', 'delivery'] as const satisfies readonly ChargeKind[]

/** Whether all of a bill is lowered: by a discount, a coupon, or because it is free. */
const hasOnAll = (bill: BillDoc): boolean => offAll(bill) !== undefined

const chargeOf = ({ charges }: BillDoc, kind: ChargeKind): ChargeDoc | undefined =>
  charges.find(({ chargeId }) => chargeId === kind)

/** Fixed charges are added up; those in per cent are for all of a bill. */
const rateOf = (bill: BillDoc, kind: ChargeKind): number | null =>
  chargeOf(bill, kind)?.ratePpm ?? null

const sameBuyer = (one: BillDoc, other: BillDoc | undefined): boolean =>
  JSON.stringify(one.buyer) === JSON.stringify(other?.buyer)

/** A line on its way to another bill, under the id it has there; another id where only a part of it goes. */
export interface MovedLine {
  readonly lineId: string
  readonly newId: string
}

/**
 * What was said of lines goes with them to another bill, which must be there; of
 * a line that goes in part, it stays said of the rest too. The bill that charged
 * for a line has the word: nothing older is left on the other one.
 * @param from the bill as it was before they went.
 */
export const moveSaid = (
  tx: Tx,
  from: BillDoc,
  toId: string,
  moved: readonly MovedLine[],
  deps: Pick<BillDeps, 'linesOf'>,
): void => {
  const to = billNow(tx, toId, deps)
  for (const { lineId, newId } of moved) {
    for (const one of to.discounts)
      if (one.lineId === newId) deleteDiscount.run(tx.db, toId, one.discountId)
    for (const { discountId } of from.discounts.filter((one) => one.lineId === lineId)) {
      copyDiscount.run(tx.db, tx.newId(), toId, newId, discountId)
      if (newId === lineId) deleteDiscount.run(tx.db, from.billId, discountId)
    }
    deletePrice.run(tx.db, toId, newId)
    copyPrice.run(tx.db, toId, newId, from.billId, lineId)
    if (newId === lineId) deletePrice.run(tx.db, from.billId, lineId)
    // What a list says holds for whoever is priced by it.
    if (from.priceGroup !== to.priceGroup) continue
    deleteListPrice.run(tx.db, toId, newId)
    copyListPrice.run(tx.db, toId, newId, from.billId, lineId)
    if (newId === lineId) deleteListPrice.run(tx.db, from.billId, lineId)
  }
  for (const billId of [from.billId, toId]) lookForAdjustments.run(tx.db, billId)
}

/** Tips and fixed charges of two bills, on the one that charges for both. To be called once it does. */
export const addUp = (tx: Tx, from: BillDoc, onto: BillDoc, deps: BillDeps): void => {
  for (const charge of from.charges) {
    const { chargeId, amount } = charge
    if (amount === null) continue
    const all = amount + (chargeOf(onto, chargeId)?.amount ?? 0)
    deleteCharge.run(tx.db, from.billId, chargeId)
    deleteCharge.run(tx.db, onto.billId, chargeId)
    putCharge(tx.db, onto.billId, { ...charge, amount: all })
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
export const hasJointThings = (bill: BillDoc, home: BillDoc | undefined): boolean =>
  bill.total.tip > 0 ||
  bill.charges.some(({ ratePpm }) => ratePpm === null) ||
  (hasOnAll(bill) && (home === undefined || !isLoweredAlike(bill, home)))

/** What is said of the lines that go home goes with them; all else is on either bill as it was. */
export const carryBack = (
  tx: Tx,
  home: BillDoc,
  from: BillDoc,
  lineIds: readonly string[],
  deps: Pick<BillDeps, 'linesOf'>,
): void => {
  const moved = lineIds.map((lineId) => ({ lineId, newId: lineId }))
  moveSaid(tx, from, home.billId, moved, deps)
  const off = offAll(home)
  // What was taken off the bill of both is taken off either.
  if (off !== undefined && !hasOnAll(from)) deleteDiscount.run(tx.db, home.billId, off.discountId)
  deleteMerge.run(tx.db, home.billId)
}
