/** Making a bill what it should be before it is paid: discounts, free lines, other prices, charges, tips. */
import type { BillDoc, ChargeKind, DiscountDoc, DiscountReasonDoc } from '../../schema/bill.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import { addedSince, beyondTogether } from '../../schema/lowered.ts'
import { goesBeyond } from '../../schema/lowering.ts'
import type { Money } from '../../schema/money.ts'
import { isPartPaid } from '../../schema/paid.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import { principalClass } from '../../schema/usual-charges.ts'
import type { Tx } from '../bus/tx.ts'
import {
  chargeTax,
  deleteCharge,
  deleteDiscount,
  deletePrice,
  insertPrice,
  putCharge,
  putDiscount,
} from './adjust.sql.ts'
import { billOf, lowerableOf, takenBy } from './bill.ts'
import { lookForAdjustments } from './bill-writes.sql.ts'
import { billNow, openBillOf, reckon, type BillDeps } from './owed.ts'
import { discountReason } from './reasons.sql.ts'

/**
 * A bill that can still be made cheaper or dearer. Refuses one of which a part
 * is paid: what was taken must not become more than what is owed.
 */
export const changeableBill = (
  tx: Tx,
  billId: string,
  { linesOf }: Pick<BillDeps, 'linesOf'>,
): Result<BillDoc, Refusal> => {
  const bill = openBillOf(tx, billId, linesOf)
  return bill.ok && isPartPaid(bill.value) ? no(refusal('bill.part-paid')) : bill
}

type DiscountArgs = CommandArgs<'bill.discount'>

interface ForReason {
  /** It was given away from the hub: a reason that is no longer in use was in use then. */
  readonly hasHappened?: boolean
}

/** How far a discount may go: as the reason allows, as somebody allowed, or all of it. */
type Reach = 'reason' | 'over' | 'free'

/**
 * Lowers a bill or a line. What somebody allows, free or beyond the reason, is for
 * what is on the bill now; allowed again, it is for what came since too. Refuses
 * what is beyond the reason's cap where that holds, a reason that is unknown or
 * meant for the other kind of discount, a line that is never discounted, and a
 * second discount on the same thing. Free is anything: a gift is no discount.
 */
export const discountBill = (
  tx: Tx,
  { billId, lineId: named, reasonId, off }: DiscountArgs,
  reach: Reach,
  deps: BillDeps,
  { hasHappened = false }: ForReason = {},
): Result<{ readonly discountId: string }, Refusal> => {
  const lineId = named ?? null
  const bill = changeableBill(tx, billId, deps)
  if (!bill.ok) return bill
  const reason = discountReason(tx.db, reasonId)
  const isMeant = reason?.isComp === (reach === 'free') && reason.coupon === null
  if (reason === undefined || (!reason.isActive && !hasHappened) || !isMeant)
    return no(refusal('discount.unknown-reason'))
  const line = bill.value.lines.find((one) => one.lineId === lineId)
  if (lineId !== null && line === undefined) return no(refusal('line.unknown'))
  if (line !== undefined && !line.isDiscountable && reach !== 'free')
    return no(refusal('line.not-discountable', { item: line.names }))
  const before = bill.value.discounts.find((one) => one.lineId === lineId)
  const isMore =
    before?.reasonId === reasonId && reach !== 'reason' && addedSince(bill.value, before) > 0
  if (before !== undefined && !isMore) return no(refusal('discount.twice'))
  if (isMore) deleteDiscount.run(tx.db, billId, before.discountId)
  const capPpm = reach === 'reason' ? reason.maxPpm : null
  const isOver = capPpm !== null && goesBeyond(off, lowerableOf(bill.value, lineId), capPpm)
  if (isOver) return no(refusal('discount.over-cap', { most: reason.maxPpm / 10_000 }))
  const most = capPpm === null ? undefined : beyondTogether(bill.value, { lineId, off, capPpm })
  if (most !== undefined) return no(refusal('discount.over-together', { most: most / 10_000 }))
  const isForAll = reach === 'reason' || lineId !== null
  const covers = isForAll ? {} : { covers: bill.value.lines.map((one) => one.lineId) }
  return ok(lowerBy(tx, billId, { lineId, reason, off, capPpm, ...covers }, deps))
}

/** How a bill is lowered: by what, for which reason, and how far at most. */
export interface Lowering {
  readonly lineId: string | null
  readonly reason: DiscountReasonDoc
  readonly off: CommandArgs<'bill.discount'>['off']
  readonly capPpm: number | null
  /** The lines it was allowed for, where that is not all of the bill as it becomes. */
  readonly covers?: readonly string[]
}

/** Puts a discount on a bill that may have it, and works the bill out with it. */
export const lowerBy = (
  tx: Tx,
  billId: string,
  { lineId, reason, off, capPpm, covers }: Lowering,
  deps: BillDeps,
): { readonly discountId: string } => {
  const discount: DiscountDoc = {
    discountId: tx.newId(),
    lineId,
    reasonId: reason.reasonId,
    names: reason.names,
    ratePpm: off.kind === 'rate' ? off.ratePpm : null,
    amount: off.kind === 'amount' ? off.amount : null,
    isComp: reason.isComp,
    capPpm,
    ...(covers === undefined ? {} : { covers }),
    given: null,
    by: tx.userId,
    approvedBy: tx.approverId,
  }
  const bill = billNow(tx, billId, deps)
  const owed = { ...bill, discounts: [...bill.discounts, discount], tip: bill.total.tip }
  // What a coupon takes off is its own to say.
  const given =
    reason.coupon === null ? takenBy(billOf(owed, tx.outlet, deps.taxClassOf), lineId) : null
  putDiscount(tx.db, billId, { ...discount, given }, tx.at)
  reckonNow(tx, billId, deps)
  return { discountId: discount.discountId }
}

/** Gives a line free, or all of the bill. Refuses a reason that is not meant for it. */
export const compBill = (
  tx: Tx,
  { billId, lineId, reasonId }: CommandArgs<'bill.comp'>,
  deps: BillDeps,
): Result<{ readonly discountId: string }, Refusal> => {
  const off = { kind: 'rate', ratePpm: 1_000_000 } as const
  const args = { billId, reasonId, off, ...(lineId === undefined ? {} : { lineId }) }
  return discountBill(tx, args, 'free', deps)
}

export const undiscountBill = (
  tx: Tx,
  { billId, discountId }: CommandArgs<'bill.undiscount'>,
  deps: BillDeps,
): Result<Done, Refusal> => {
  const bill = changeableBill(tx, billId, deps)
  if (!bill.ok) return bill
  if (deleteDiscount.run(tx.db, billId, discountId) === 0) return no(refusal('discount.unknown'))
  reckonNow(tx, billId, deps)
  return ok({})
}

/** Another price for a line of this bill; without one, its own again. */
export const repriceBill = (
  tx: Tx,
  { billId, lineId, unitPrice, reason }: CommandArgs<'bill.reprice'>,
  deps: BillDeps,
): Result<Done, Refusal> => {
  const bill = changeableBill(tx, billId, deps)
  if (!bill.ok) return bill
  if (!bill.value.lines.some((line) => line.lineId === lineId)) return no(refusal('line.unknown'))
  deletePrice.run(tx.db, billId, lineId)
  if (unitPrice !== undefined)
    insertPrice.run(tx.db, billId, lineId, unitPrice, reason, tx.userId, tx.approverId, tx.at)
  reckonNow(tx, billId, deps)
  return ok({})
}

/** The account each charge is income of (books: 3.1). */
const chargeAccounts: Readonly<Record<ChargeKind, string>> = {
  service: '4050',
  packing: '4060',
  delivery: '4060',
}

/**
 * A charge on a bill; without an amount, none. It is taxed with the class the
 * owner gave it, else the outlet's service class, and where there is none with
 * what it goes with (s. 15(2)).
 */
export const chargeBill = (
  tx: Tx,
  { billId, chargeId, off }: CommandArgs<'bill.charge'>,
  deps: BillDeps,
): Result<Done, Refusal> => {
  const bill = changeableBill(tx, billId, deps)
  if (!bill.ok) return bill
  deleteCharge.run(tx.db, billId, chargeId)
  if (off !== undefined) {
    const taxClassId =
      chargeTax.get(tx.db, tx.outlet.outletId, chargeId)?.taxClassId ??
      tx.outlet.serviceTaxClassId ??
      principalOf(bill.value)
    putCharge(tx.db, billId, {
      chargeId,
      ratePpm: off.kind === 'rate' ? off.ratePpm : null,
      amount: off.kind === 'amount' ? off.amount : null,
      taxClassId,
      salesAccount: chargeAccounts[chargeId],
      isTaxIncluded: false,
    })
  }
  reckonNow(tx, billId, deps)
  return ok({})
}

const principalOf = ({ lines, total }: BillDoc): string => {
  const net = (lineId: string): Money => total.lines.find(({ id }) => id === lineId)?.net ?? 0
  const principal = principalClass(
    lines.map(({ lineId, taxClassId }) => ({ taxClassId, net: net(lineId) })),
  )
  if (principal === undefined) throw new Error('an open bill has a line')
  return principal
}

/** What the guests leave for the staff. It is no part of the sale: no tax, and a liability until paid out. */
export const tipBill = (
  tx: Tx,
  { billId, amount }: CommandArgs<'bill.tip'>,
  deps: BillDeps,
): Result<Done, Refusal> => {
  const bill = changeableBill(tx, billId, deps)
  if (!bill.ok) return bill
  reckon(tx, { ...bill.value, total: { ...bill.value.total, tip: amount } }, deps)
  return ok({})
}

/** Works out the bill with what was just written beside its lines, and tells it. */
const reckonNow = (tx: Tx, billId: string, deps: BillDeps): void => {
  lookForAdjustments.run(tx.db, billId)
  reckon(tx, billNow(tx, billId, deps), deps)
}
