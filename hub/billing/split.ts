/** One bill becomes several; what each is made of is in `shares.ts`, and one again of them in `unsplit.ts`. */
import type { BillDoc, BillLine } from '../../schema/bill.ts'
import type { Share } from '../../schema/bill-split.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Tx } from '../bus/tx.ts'
import { changeableBill } from './adjust.ts'
import {
  copyPrices,
  deleteCharge,
  deleteDiscount,
  deleteParts,
  insertPart,
  putCharge,
  putDiscount,
} from './adjust.sql.ts'
import { lookForAdjustments, markSplit } from './bill-writes.sql.ts'
import { challanOfBill } from './challan.sql.ts'
import { copyBuyer } from './buyer.sql.ts'
import { copyListPrices } from './list-price.sql.ts'
import { billNow, insertBillRow, reckon, type BillDeps } from './owed.ts'
import { cutBill, type Cut } from './shares.ts'

/**
 * Makes further bills of some of the lines; what is not named stays. A line cut
 * in thousandths is charged so that the parts add up to it, and a discount in
 * per cent goes with every part; equal parts add up to what the whole comes to,
 * in the coins it is paid in. Refuses a discount of a fixed amount (nobody
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
  const staying = whatStays(bill.lines, parts)
  if (!staying.ok) return staying

  const [first, ...others] = cutBill(bill, [staying.value, ...parts], {
    outlet: tx.outlet,
    taxClassOf: deps.taxClassOf,
  })
  if (first === undefined) throw new Error('a part stays')
  const wasCut = new Map(bill.lines.map((line) => [line.lineId, line]))
  deleteParts.run(tx.db, billId)
  for (const { lineId, qtyMilli, part } of first.lines) {
    const before = wasCut.get(lineId)
    if (before?.part !== undefined || before?.qtyMilli !== qtyMilli)
      insertPart.run(tx.db, billId, lineId, part?.fromMilli ?? 0, (part?.fromMilli ?? 0) + qtyMilli)
  }
  for (const { discountId } of bill.discounts) deleteDiscount.run(tx.db, billId, discountId)
  for (const { chargeId } of bill.charges) deleteCharge.run(tx.db, billId, chargeId)
  for (const discount of first.discounts) putDiscount(tx.db, billId, discount, tx.at)
  for (const charge of first.charges) putCharge(tx.db, billId, charge)
  const billIds = others.map((cut) => childOf(tx, bill, cut))
  const made = [billId, ...billIds]
  for (const [i, id] of made.entries()) {
    markSplit.run(tx.db, 1, id)
    const { tip, total } = i === 0 ? first : (others[i - 1] ?? first)
    const part = billNow(tx, id, deps)
    const { share: _, ...before } = part.total
    reckon(tx, { ...part, total: { ...before, ...total, tip } }, deps)
  }
  return ok({ billIds })
}

/** What of the lines nobody has named. Refuses more of one than there is, and nothing at all. */
const whatStays = (
  lines: readonly BillLine[],
  parts: readonly (readonly Share[])[],
): Result<readonly Share[], Refusal> => {
  const taken = new Map<string, number>()
  for (const { lineId, qtyMilli } of parts.flat()) {
    const line = lines.find((one) => one.lineId === lineId)
    if (line === undefined) return no(refusal('line.unknown'))
    taken.set(lineId, (taken.get(lineId) ?? 0) + qtyMilli)
    if ((taken.get(lineId) ?? 0) > line.qtyMilli)
      return no(refusal('line.too-much', { item: line.names }))
  }
  const staying = lines
    .map(({ lineId, qtyMilli }) => ({ lineId, qtyMilli: qtyMilli - (taken.get(lineId) ?? 0) }))
    .filter(({ qtyMilli }) => qtyMilli > 0)
  return staying.length === 0 ? no(refusal('bill.split-all')) : ok(staying)
}

/** Writes one of the further bills. */
const childOf = (tx: Tx, bill: BillDoc, cut: Cut): string => {
  const billId = tx.newId()
  const begun = { lines: [], discounts: [], charges: [], list: {}, isSplit: true, rev: 1 }
  insertBillRow(tx, { ...bill, ...begun, billId })
  for (const { lineId, qtyMilli, part } of cut.lines) {
    const from = part?.fromMilli ?? 0
    insertPart.run(tx.db, billId, lineId, from, from + qtyMilli)
  }
  for (const discount of cut.discounts)
    putDiscount(tx.db, billId, { ...discount, discountId: tx.newId() }, tx.at)
  for (const charge of cut.charges) putCharge(tx.db, billId, charge)
  copyPrices.run(tx.db, billId, bill.billId)
  copyListPrices.run(tx.db, billId, bill.billId)
  copyBuyer.run(tx.db, billId, bill.billId)
  lookForAdjustments.run(tx.db, billId)
  return billId
}
