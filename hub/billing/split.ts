/** One bill becomes several, and one again, until somebody has paid. */
import type { BillDoc, BillLine } from '../../schema/bill.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import { isPartPaid } from '../../schema/paid.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import type { Tx } from '../bus/tx.ts'
import { changeableBill } from './adjust.ts'
import { copyPrices, deleteParts, insertCharge, insertPart, putDiscount } from './adjust.sql.ts'
import { lookForAdjustments, markSplit } from './bill-writes.sql.ts'
import { billsOfOrder } from './bills.sql.ts'
import { challanOfBill } from './challan.sql.ts'
import { copyBuyer } from './buyer.sql.ts'
import { copyListPrices } from './list-price.sql.ts'
import { billNow, insertBillRow, reckon, type BillDeps } from './owed.ts'

/**
 * Makes further bills of some of the lines; what is not named stays. A line cut
 * in thousandths is charged so that the parts add up to it, and a discount in
 * per cent goes with every part. Refuses a discount of a fixed amount (nobody
 * could say whose it is), more of a line than there is, and a first bill with
 * nothing left on it, and a bill whose goods went out on a challan.
 */
export const splitBill = (
  tx: Tx,
  { billId, parts }: CommandArgs<'bill.split'>,
  deps: BillDeps,
): Result<{ readonly billIds: readonly string[] }, Refusal> => {
  const found = changeableBill(tx, billId, deps)
  if (!found.ok) return found
  const bill = found.value
  const challan = challanOfBill(tx.db, billId)
  if (challan !== undefined) return no(refusal('challan.one-bill', { number: challan.number }))
  if (bill.discounts.some(({ ratePpm }) => ratePpm === null))
    return no(refusal('bill.split-amount'))
  const taken = new Map<string, number>()
  for (const { lineId, qtyMilli } of parts.flat()) {
    const line = bill.lines.find((one) => one.lineId === lineId)
    if (line === undefined) return no(refusal('line.unknown'))
    taken.set(lineId, (taken.get(lineId) ?? 0) + qtyMilli)
    if ((taken.get(lineId) ?? 0) > line.qtyMilli)
      return no(refusal('line.too-much', { item: line.names }))
  }
  if (bill.lines.every((line) => taken.get(line.lineId) === line.qtyMilli))
    return no(refusal('bill.split-all'))

  const ends = new Map(bill.lines.map((line) => [line.lineId, startOf(line)]))
  const cut = (onto: string, lineId: string, qtyMilli: number): void => {
    const from = ends.get(lineId) ?? 0
    insertPart.run(tx.db, onto, lineId, from, from + qtyMilli)
    ends.set(lineId, from + qtyMilli)
  }
  // The first bill keeps the first thousandths of what it shares.
  deleteParts.run(tx.db, billId)
  for (const { lineId, qtyMilli } of bill.lines) {
    const gone = taken.get(lineId) ?? 0
    const isCut = gone > 0 || bill.lines.some((line) => line.lineId === lineId && line.part)
    if (isCut && qtyMilli > gone) cut(billId, lineId, qtyMilli - gone)
  }
  const billIds = parts.map((part) => {
    const childId = tx.newId()
    insertBillRow(tx, childOf(bill, childId))
    for (const { lineId, qtyMilli } of part) cut(childId, lineId, qtyMilli)
    copyRates(tx, bill, childId, new Set(part.map(({ lineId }) => lineId)))
    copyPrices.run(tx.db, childId, billId)
    copyListPrices.run(tx.db, childId, billId)
    copyBuyer.run(tx.db, childId, billId)
    lookForAdjustments.run(tx.db, childId)
    return childId
  })
  for (const id of [billId, ...billIds]) {
    markSplit.run(tx.db, 1, id)
    reckon(tx, billNow(tx, id, deps), deps)
  }
  return ok({ billIds })
}

/**
 * Makes one bill again of a split one. Refuses once somebody has paid a part of
 * it, and while a part has something of its own that would be lost.
 */
export const unsplitBill = (
  tx: Tx,
  { billId }: CommandArgs<'bill.unsplit'>,
  deps: BillDeps,
): Result<Done, Refusal> => {
  const found = changeableBill(tx, billId, deps)
  if (!found.ok) return found
  if (!found.value.isSplit) return no(refusal('bill.not-split'))
  const all = billsOfOrder(tx.db, found.value.orderId, deps.linesOf)
  if (all.some((one) => one.state === 'settled' || isPartPaid(one)))
    return no(refusal('bill.part-paid'))
  const [first, ...others] = all.filter(({ state }) => state === 'open')
  if (first === undefined) throw new Error('an open bill is among the bills of its order')
  if (others.some(hasItsOwn)) return no(refusal('bill.part-adjusted'))
  for (const { billId: id } of all) deleteParts.run(tx.db, id)
  for (const { billId: id } of others) reckon(tx, billNow(tx, id, deps), deps)
  markSplit.run(tx.db, 0, first.billId)
  reckon(tx, billNow(tx, first.billId, deps), deps)
  return ok({})
}

/** A tip, a fixed charge or a discount of an amount was put on this part alone. */
const hasItsOwn = ({ total, charges, discounts }: BillDoc): boolean =>
  total.tip > 0 ||
  charges.some(({ ratePpm }) => ratePpm === null) ||
  discounts.some(({ ratePpm }) => ratePpm === null)

/** Where in its whole line the part on this bill begins. */
const startOf = ({ part }: BillLine): number => part?.fromMilli ?? 0

const childOf = (bill: BillDoc, billId: string): BillDoc => ({
  ...bill,
  billId,
  lines: [],
  discounts: [],
  charges: [],
  list: {},
  // What was left for the staff was left once.
  total: { ...bill.total, tip: 0 },
  isSplit: true,
  rev: 1,
})

/** What is in per cent holds for every part; what is for a line goes with the line. */
const copyRates = (tx: Tx, bill: BillDoc, billId: string, lineIds: ReadonlySet<string>): void => {
  for (const discount of bill.discounts) {
    const { lineId, covers } = discount
    const isHere = lineId === null ? reachesAny(covers, lineIds) : lineIds.has(lineId)
    if (isHere) putDiscount(tx.db, billId, { ...discount, discountId: tx.newId() }, tx.at)
  }
  for (const { chargeId, ratePpm, taxClassId, salesAccount, isTaxIncluded } of bill.charges) {
    if (ratePpm === null) continue
    const included = isTaxIncluded ? 1 : 0
    insertCharge.run(tx.db, billId, chargeId, ratePpm, null, taxClassId, salesAccount, included)
  }
}

/** Whether a discount was given to any of the lines of a part; one for all of the bill was. */
const reachesAny = (covers: readonly string[] | undefined, lineIds: ReadonlySet<string>): boolean =>
  covers === undefined || covers.some((lineId) => lineIds.has(lineId))
