/**
 * A bill cut into parts: what each is made of, and so what it would owe. The same
 * for whoever asks before the bill is cut and for the command that cuts it.
 *
 * Every part is an invoice of its own. Cut by items or by seats each is rounded by
 * itself; equal parts are shares of what the whole comes to, and add up to it.
 */
import type { BillDoc, BillLine, ChargeDoc, DiscountDoc } from '../../schema/bill.ts'
import { areEqual, type Share } from '../../schema/bill-split.ts'
import { beforeCoins, type WholeShare } from '../../schema/bill-total.ts'
import { reachesLine } from '../../schema/lowering.ts'
import { allocate, split, type Money } from '../../schema/money.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { billOf, lowerableOf, type Owed } from './bill.ts'
import type { TaxClassOf } from './owed.ts'

/** What a part of a bill is made of. */
export interface Cut extends Owed {
  readonly total: { readonly share?: WholeShare }
}

/** What cutting is given of the outlet, and of the rates of the day. */
export interface CutDeps {
  readonly outlet: OutletDoc
  readonly taxClassOf: TaxClassOf
}

/**
 * Cuts a bill. The first of the parts is what stays on it: it has the first
 * thousandths of what it shares, and what is an amount, unless all are equal.
 */
export const cutBill = (
  bill: BillDoc,
  parts: readonly (readonly Share[])[],
  { outlet, taxClassOf }: CutDeps,
): readonly Cut[] => {
  const lines = linesOfParts(bill, parts)
  const discounts = discountsOfParts(bill, lines)
  const made = lines.map((mine, i) => ({
    lines: mine,
    discounts: discounts[i] ?? [],
    supply: bill.supply,
  }))
  if (!areEqual(bill.lines, parts)) {
    return made.map((part, i) => ({
      ...part,
      charges: bill.charges.filter(({ ratePpm }) => i === 0 || ratePpm !== null),
      tip: i === 0 ? bill.total.tip : 0,
      total: {},
    }))
  }
  const ways = parts.length
  // In the coins it is paid in; where only cash is rounded nobody knows yet whether it is.
  const isRounded = outlet.cashScope === 'always'
  const unit = isRounded ? outlet.cashIncrement : 1
  const { payable, tip } = bill.total
  const whole = isRounded ? payable : beforeCoins(bill.total)
  const shares = split(whole, ways, unit)
  const tips = split(tip, ways, unit)
  // The tip's spare coins go to those who got none of the bill's.
  const spare = Math.floor(whole / unit) % ways
  return made.map((part, i) => {
    const equal = {
      ...part,
      charges: chargesOfPart(bill, ways, i),
      tip: tips[(i - spare + ways) % ways] ?? 0,
    }
    const of = billOf(equal, outlet, taxClassOf).total
    return { ...equal, total: { share: { of, is: shares[i] ?? 0 } } }
  })
}

/** The dues of the parts, in their order. */
export const duesOf = (
  bill: BillDoc,
  parts: readonly (readonly Share[])[],
  deps: CutDeps,
): readonly Money[] =>
  cutBill(bill, parts, deps).map((part) => billOf(part, deps.outlet, deps.taxClassOf).due)

const linesOfParts = (
  bill: BillDoc,
  parts: readonly (readonly Share[])[],
): readonly (readonly BillLine[])[] => {
  const begun = new Map(bill.lines.map(({ lineId, part }) => [lineId, part?.fromMilli ?? 0]))
  return parts.map((shares) =>
    bill.lines.flatMap((line) => {
      const qtyMilli = shares.find(({ lineId }) => lineId === line.lineId)?.qtyMilli ?? 0
      if (qtyMilli === 0) return []
      const fromMilli = begun.get(line.lineId) ?? 0
      begun.set(line.lineId, fromMilli + qtyMilli)
      const ofMilli = line.part?.ofMilli ?? line.qtyMilli
      return [{ ...line, qtyMilli, part: { fromMilli, ofMilli } }]
    }),
  )
}

/** What is for a line goes with the line, and what is for all with every part that it reaches; what it was given for is shared. */
const discountsOfParts = (
  bill: BillDoc,
  parts: readonly (readonly BillLine[])[],
): readonly (readonly DiscountDoc[])[] => {
  const shared = bill.discounts.map((discount) => {
    const bases = parts.map((lines) =>
      lowerableOf({ lines, discounts: bill.discounts }, discount.lineId, discount),
    )
    return { discount, given: discount.given === null ? null : allocate(discount.given, bases) }
  })
  return parts.map((lines, i) =>
    shared
      .filter(({ discount }) => isOn(discount, lines))
      .map(({ discount, given }) => ({ ...discount, given: given?.[i] ?? null })),
  )
}

const isOn = (discount: DiscountDoc, lines: readonly BillLine[]): boolean =>
  discount.lineId === null
    ? discount.covers === undefined || lines.some((line) => reachesLine(discount, line))
    : lines.some(({ lineId }) => lineId === discount.lineId)

/** Charges of one of equal parts: a share of those that are an amount. */
const chargesOfPart = ({ charges }: BillDoc, ways: number, i: number): readonly ChargeDoc[] =>
  charges.flatMap((charge) => {
    if (charge.amount === null) return [charge]
    const amount = split(charge.amount, ways)[i] ?? 0
    return amount === 0 ? [] : [{ ...charge, amount }]
  })
