/**
 * One bill again of the parts of a split one.
 *
 * The rule: nobody owes another sum for it. What was said of a line is said of it
 * on the whole; tips and fixed charges are added up; what lowers or raises all of
 * a part has to be the same on all of them, and so has whose bill it is.
 */
import type { BillDoc, BillLine, ChargeDoc, DiscountDoc } from '../../schema/bill.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import { retail } from '../../schema/customer-words.ts'
import { offAll } from '../../schema/lowered.ts'
import { sum, type Money } from '../../schema/money.ts'
import { isPartPaid } from '../../schema/paid.ts'
import type { Names } from '../../schema/names.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import type { Tx } from '../bus/tx.ts'
import { changeableBill } from './adjust.ts'
import {
  deleteCharge,
  deleteDiscount,
  deleteParts,
  deletePrice,
  putCharge,
  putDiscount,
} from './adjust.sql.ts'
import { lookForAdjustments, markSplit } from './bill-writes.sql.ts'
import { billsOfOrder } from './bills.sql.ts'
import { openBuyer } from './buyer.sql.ts'
import { copyListPrice, deleteListPrice } from './list-price.sql.ts'
import { copyPrice } from './merge.sql.ts'
import { billNow, reckon, type BillDeps } from './owed.ts'

/**
 * Makes one bill again of a split one. Refuses once somebody has paid a part of
 * it, and while a part has something that as one bill would be lost or spread.
 */
export const unsplitBill = (
  tx: Tx,
  { billId }: CommandArgs<'bill.unsplit'>,
  deps: BillDeps,
): Result<Done, Refusal> => {
  const found = changeableBill(tx, billId, deps)
  if (!found.ok) return found
  const { orderId, isSplit } = found.value
  if (!isSplit) return no(refusal('bill.not-split'))
  const all = billsOfOrder(tx.db, orderId, deps.linesOf)
  if (all.some((one) => one.state === 'settled' || isPartPaid(one)))
    return no(refusal('bill.part-paid'))
  const parts = all.filter(({ state }) => state === 'open')
  const [onto] = parts
  if (onto === undefined) throw new Error('an open bill is among the bills of its order')
  const why = whyNotOne(tx, parts)
  if (why !== undefined) return no(why)

  const before = sum(parts.map(({ total }) => total.total))
  const tip = sum(parts.map(({ total }) => total.tip))
  carryPrices(tx, parts, onto)
  for (const { discountId } of onto.discounts) deleteDiscount.run(tx.db, onto.billId, discountId)
  for (const { chargeId } of onto.charges) deleteCharge.run(tx.db, onto.billId, chargeId)
  const discounts = [...onLines(parts), ...onWhole(parts)]
  for (const one of discounts)
    putDiscount(tx.db, onto.billId, { ...one, discountId: tx.newId() }, tx.at)
  for (const charge of chargesOf(parts)) putCharge(tx.db, onto.billId, charge)
  lookForAdjustments.run(tx.db, onto.billId)
  for (const { billId: id } of all) deleteParts.run(tx.db, id)
  for (const part of parts) if (part.billId !== onto.billId) tipped(tx, part.billId, 0, deps)
  markSplit.run(tx.db, 0, onto.billId)
  tipped(tx, onto.billId, tip, deps)
  // Each line of each part was rounded by itself; whatever differs by more was not alike.
  const crumbs = sum(parts.map(({ lines, charges }) => 2 * (lines.length + charges.length + 1)))
  const after = billNow(tx, onto.billId, deps).total.total
  return Math.abs(after - before) > crumbs ? no(notAlike(words.other, 1)) : ok({})
}

/** Works a bill out again that is no part any more. */
const tipped = (tx: Tx, billId: string, tip: Money, deps: BillDeps): void => {
  const bill = billNow(tx, billId, deps)
  const { share: _, ...total } = bill.total
  reckon(tx, { ...bill, total: { ...total, tip } }, deps)
}

const words = {
  discount: { en: 'A discount', hi: 'छूट' },
  price: { en: 'Another price', hi: 'अलग दाम' },
  charge: { en: 'A charge', hi: 'शुल्क' },
  customer: { en: 'A customer', hi: 'ग्राहक' },
  list: { en: 'Another price list', hi: 'दूसरी मूल्य सूची' },
  buyer: { en: 'The buyer of the invoice', hi: 'बीजक का ख़रीदार' },
  other: { en: 'What was changed', hi: 'जो बदला गया' },
} as const satisfies Record<string, Names>

const notAlike = (what: Names, part: number): Refusal =>
  refusal('bill.part-adjusted', { what, part })

/** Why the parts cannot be one bill as they stand; undefined where they can. */
const whyNotOne = (tx: Tx, parts: readonly BillDoc[]): Refusal | undefined =>
  differing(parts, words.customer, ({ customerId = '' }) => customerId) ??
  differing(parts, words.list, ({ priceGroup = retail }) =>
    priceGroup === retail ? '' : priceGroup,
  ) ??
  differing(parts, words.buyer, (bill) => buyerKey(tx, bill)) ??
  differing(parts, words.discount, plainKey) ??
  allowedApart(parts) ??
  differing(parts, words.charge, rateKey) ??
  chargesApart(parts) ??
  linesApart(parts)

/** The first part that is not as the first one is; what is not there at all is ''. */
const differing = (
  parts: readonly BillDoc[],
  what: Names,
  keyOf: (bill: BillDoc) => string,
): Refusal | undefined => {
  const keys = parts.map(keyOf)
  const at = keys.findIndex((key) => key !== keys[0])
  if (at === -1) return undefined
  return notAlike(what, (keys[at] === '' ? keys.findIndex((key) => key !== '') : at) + 1)
}

const buyerKey = (tx: Tx, { billId, buyer, supply }: BillDoc): string =>
  buyer === undefined && supply === 'intra'
    ? ''
    : JSON.stringify([buyer, supply, openBuyer(tx.db, billId)])

const keyOf = ({ reasonId, ratePpm, amount, capPpm, isComp }: DiscountDoc): string =>
  JSON.stringify([reasonId, ratePpm, amount, capPpm, isComp])

/** What lowers all of a part, whatever comes onto it. One of an amount is of that part alone. */
const plainKey = (bill: BillDoc): string => {
  const off = offAll(bill)
  if (off === undefined || off.covers !== undefined) return ''
  return off.ratePpm === null ? off.discountId : keyOf(off)
}

/** What somebody allowed for lines goes with those lines, where it was the same wherever they did. */
const allowedApart = (parts: readonly BillDoc[]): Refusal | undefined => {
  const given = parts.flatMap((bill, i) => {
    const off = offAll(bill)
    return off?.covers === undefined ? [] : [{ off, part: i + 1 }]
  })
  const [first] = given
  const other = given.find(
    ({ off }) => first === undefined || off.ratePpm === null || keyOf(off) !== keyOf(first.off),
  )
  return other === undefined ? undefined : notAlike(words.discount, other.part)
}

const rateKey = ({ charges }: BillDoc): string =>
  charges
    .filter(({ ratePpm }) => ratePpm !== null)
    .map(({ chargeId, ratePpm, taxClassId }) => `${chargeId} ${ratePpm} ${taxClassId}`)
    .toSorted()
    .join()

const kindOf = ({ ratePpm, taxClassId, isTaxIncluded }: ChargeDoc): string =>
  `${ratePpm === null} ${taxClassId} ${isTaxIncluded}`

/** Fixed charges are added up where they are taxed alike. */
const chargesApart = (parts: readonly BillDoc[]): Refusal | undefined => {
  const seen = new Map<string, string>()
  for (const [i, { charges }] of parts.entries())
    for (const charge of charges) {
      const before = seen.get(charge.chargeId)
      if (before !== undefined && before !== kindOf(charge)) return notAlike(words.charge, i + 1)
      seen.set(charge.chargeId, kindOf(charge))
    }
  return undefined
}

/** A line that several parts share has to cost the same on all of them. */
const linesApart = (parts: readonly BillDoc[]): Refusal | undefined => {
  const seen = new Map<string, { readonly price: string; readonly off: string }>()
  for (const [i, bill] of parts.entries())
    for (const line of bill.lines) {
      const { lineId } = line
      const own = bill.discounts.find((one) => one.lineId === lineId)
      const isAllowed = offAll(bill)?.covers?.includes(lineId) === true
      const off = own === undefined ? String(isAllowed) : `${keyOf(own)} ${isAllowed}`
      const before = seen.get(lineId)
      if (before !== undefined && before.price !== priceKey(line))
        return notAlike(words.price, i + 1)
      if (before !== undefined && (before.off !== off || own?.amount != null))
        return notAlike(words.discount, i + 1)
      seen.set(lineId, { price: priceKey(line), off })
    }
  return undefined
}

const priceKey = ({ unitPrice, isTaxIncluded, modifiers }: BillLine): string =>
  JSON.stringify([unitPrice, isTaxIncluded, modifiers.map(({ amount }) => amount)])

/** What a line costs on the part that has it, it costs on the whole. */
const carryPrices = (tx: Tx, parts: readonly BillDoc[], onto: BillDoc): void => {
  const there = new Set(onto.lines.map(({ lineId }) => lineId))
  for (const { billId, lines } of parts)
    for (const { lineId } of lines) {
      if (there.has(lineId)) continue
      there.add(lineId)
      deletePrice.run(tx.db, onto.billId, lineId)
      copyPrice.run(tx.db, onto.billId, lineId, billId, lineId)
      deleteListPrice.run(tx.db, onto.billId, lineId)
      copyListPrice.run(tx.db, onto.billId, lineId, billId, lineId)
    }
}

/** Discounts that are the same on several parts, as one: for the lines of all of them, and as much as was given on all. */
const asOne = (discounts: readonly DiscountDoc[]): readonly DiscountDoc[] => {
  const [first] = discounts
  if (first === undefined) return []
  const given = discounts.flatMap((one) => (one.given === null ? [] : [one.given]))
  const covers = [...new Set(discounts.flatMap((one) => one.covers ?? []))]
  return [
    {
      ...first,
      given: given.length === discounts.length ? sum(given) : null,
      ...(first.covers === undefined ? {} : { covers }),
    },
  ]
}

const onWhole = (parts: readonly BillDoc[]): readonly DiscountDoc[] =>
  asOne(parts.flatMap((bill) => offAll(bill) ?? []))

const onLines = (parts: readonly BillDoc[]): readonly DiscountDoc[] => {
  const own = parts.flatMap(({ discounts, lines }) =>
    discounts.filter((one) => lines.some(({ lineId }) => lineId === one.lineId)),
  )
  const lineIds = [...new Set(own.map(({ lineId }) => lineId))]
  return lineIds.flatMap((lineId) => asOne(own.filter((one) => one.lineId === lineId)))
}

const chargesOf = (parts: readonly BillDoc[]): readonly ChargeDoc[] => {
  const charges = parts.flatMap((bill) => bill.charges)
  const kinds = [...new Set(charges.map(({ chargeId }) => chargeId))]
  return kinds.flatMap((kind) => {
    const all = charges.filter(({ chargeId }) => chargeId === kind)
    const [first] = all
    if (first === undefined) return []
    return [
      first.amount === null ? first : { ...first, amount: sum(all.map((one) => one.amount ?? 0)) },
    ]
  })
}
