/**
 * What a bill comes to: lines, discounts, charges, taxes, round-off, in that
 * order. The hub decides with it and a screen previews with it.
 *
 * The rules are the list in tests/schema/vectors-tax.json, to be met without
 * any tolerance. Every rounding is named there; there is no other.
 */
import {
  allocate,
  mulRate,
  mulRatio,
  roundToIncrement,
  sum,
  type Money,
  type RatePpm,
  type RoundingMode,
} from './money.ts'
import { lineGross, type QtyMilli } from './quantity.ts'
import {
  addTaxes,
  taxParts,
  taxSum,
  type Supply,
  type Taxable,
  type TaxClass,
  type Taxed,
  type Taxes,
} from './tax.ts'

/** A share of what it is taken from, where it may be at most so much; or an amount. */
export type Discount =
  { readonly ratePpm: RatePpm; readonly most?: Money | undefined } | { readonly amount: Money }

export interface BillLineInput {
  readonly id: string
  readonly qtyMilli: QtyMilli
  /** Where another bill has the rest of the line: which thousandths of it these are, from the first. */
  readonly part?: { readonly fromMilli: QtyMilli; readonly ofMilli: QtyMilli }
  readonly unitPrice: Money
  /** Added to the price of each unit. */
  readonly modifiers?: readonly Money[]
  readonly taxClass: TaxClass
  readonly isTaxIncluded?: boolean
  readonly isDiscountable?: boolean
  readonly discount?: Discount
}

/** A percentage of the taxable value of lines (a service charge); tax comes on top. */
export interface PercentCharge {
  readonly id: string
  readonly ratePpm: RatePpm
  readonly taxClass: TaxClass
  /** The lines it is a percentage of; all where they are not given. */
  readonly lineIds?: readonly string[]
}

/** A fixed amount (packing, delivery). */
export interface FixedCharge {
  readonly id: string
  readonly amount: Money
  readonly taxClass: TaxClass
  readonly isTaxIncluded?: boolean
}

export type BillChargeInput = PercentCharge | FixedCharge

export interface CashRounding {
  readonly increment: number
  readonly mode: RoundingMode
  /** `cash_only`: only what is paid in cash is rounded. */
  readonly scope: 'always' | 'cash_only'
}

export interface BillInput {
  readonly lines: readonly BillLineInput[]
  readonly charges?: readonly BillChargeInput[]
  readonly discount?: Discount
  readonly supply?: Supply
  readonly scheme?: 'regular' | 'composition' | 'unregistered'
  readonly taxRounding?: 'line' | 'bill'
  readonly roundingMode?: RoundingMode
  readonly cashRounding?: CashRounding
  readonly tip?: Money
  readonly share?: WholeShare | undefined
  /** How it is meant to be paid; only `cash_only` rounding asks. */
  readonly tenders?: readonly TenderOffer[]
}

/**
 * One of equal parts of a bill: what it owes of the whole before coins are rounded,
 * and what it comes to by itself. It holds until it comes to something else.
 */
export interface WholeShare {
  readonly of: Money
  readonly is: Money
}

/** Means offered; what it is does not matter here, only whether change can come out of it. */
export interface TenderOffer {
  readonly isCash: boolean
  readonly offered: Money
}

export interface ChargeTotal extends Taxed {
  readonly id: string
}

export interface LineTotal extends ChargeTotal {
  readonly gross: Money
  readonly lineDiscount: Money
  readonly billDiscount: Money
  readonly net: Money
}

export interface BillTotal {
  readonly lines: readonly LineTotal[]
  readonly charges: readonly ChargeTotal[]
  readonly discountTotal: Money
  readonly taxableTotal: Money
  readonly taxes: Taxes
  readonly taxTotal: Money
  readonly byClass: Readonly<Record<string, { readonly taxable: Money; readonly taxes: Taxes }>>
  readonly total: Money
  readonly roundOff: Money
  readonly payable: Money
  readonly tip: Money
  readonly due: Money
  readonly share?: WholeShare
}

/**
 * Computes a bill. Amounts are whole minor units. Throws a RangeError where one
 * is not, or where a line comes to less than nothing: giving back is a refund.
 */
export const totalBill = (input: BillInput): BillTotal => {
  const mode = input.roundingMode ?? 'half_up'
  const discounted = discountLines(input, mode)
  const taxed = taxBill(discounted, input, mode)
  const lines = discounted.map((line, i): LineTotal => ({ ...line, ...taxed[i]! }))
  const charges = (input.charges ?? []).map(({ id }, i): ChargeTotal => ({
    id,
    ...taxed[lines.length + i]!,
  }))

  const taxableTotal = sum(taxed.map(({ taxable }) => taxable))
  const taxes = addTaxes(taxed.map((part) => part.taxes))
  const taxTotal = taxSum(taxes)
  const total = taxableTotal + taxTotal
  const tip = input.tip ?? 0
  const { share } = input
  const payable = payableOf(beforeCoins({ total, share }), tip, input)
  return {
    lines,
    charges,
    discountTotal: sum(lines.map((line) => line.lineDiscount + line.billDiscount)),
    taxableTotal,
    taxes,
    taxTotal,
    byClass: groupByClass(taxed, [...input.lines, ...(input.charges ?? [])]),
    total,
    roundOff: payable - total,
    payable,
    tip,
    due: payable + tip,
    ...(share === undefined ? {} : { share }),
  }
}

/** What a bill owes before coins are rounded: its total, or its share of the bill it was cut from. */
export const beforeCoins = ({
  total,
  share,
}: Pick<BillTotal, 'total'> & Pick<BillInput, 'share'>): Money =>
  share?.of === total ? share.is : total

type Discounted = Pick<LineTotal, 'id' | 'gross' | 'lineDiscount' | 'billDiscount' | 'net'>

const discountLines = (input: BillInput, mode: RoundingMode): readonly Discounted[] => {
  const lines = input.lines.map((line) => {
    const gross = grossOf(line, mode)
    if (gross < 0) throw new RangeError(`line ${line.id} comes to ${gross}`)
    return { id: line.id, gross, lineDiscount: discountOf(gross, line.discount, mode) }
  })
  // What may not be discounted weighs nothing, and so gets no share.
  const weights = lines.map(({ gross, lineDiscount }, i) =>
    input.lines[i]?.isDiscountable === false ? 0 : gross - lineDiscount,
  )
  const shares = allocate(discountOf(sum(weights), input.discount, mode), weights)
  return lines.map((line, i) => {
    const billDiscount = shares[i] ?? 0
    return { ...line, billDiscount, net: line.gross - line.lineDiscount - billDiscount }
  })
}

/**
 * What a line comes to. Of one that several bills share, each pays what the
 * whole comes to up to its last thousandth less what it came to before its
 * first: however it is cut, the parts add up to the line.
 */
export const grossOf = (
  {
    qtyMilli,
    unitPrice,
    modifiers,
    part,
  }: Pick<BillLineInput, 'qtyMilli' | 'unitPrice' | 'modifiers' | 'part'>,
  mode: RoundingMode = 'half_up',
): Money => {
  const each = unitPrice + sum(modifiers ?? [])
  if (part === undefined) return lineGross(qtyMilli, each, mode)
  const { fromMilli, ofMilli } = part
  const whole = lineGross(ofMilli, each, mode)
  return (
    mulRatio(whole, fromMilli + qtyMilli, ofMilli, mode) - mulRatio(whole, fromMilli, ofMilli, mode)
  )
}

/** A discount never exceeds what it is taken from. */
const discountOf = (base: Money, discount: Discount | undefined, mode: RoundingMode): Money =>
  discount === undefined
    ? 0
    : 'ratePpm' in discount
      ? Math.min(mulRate(base, discount.ratePpm, mode), discount.most ?? base, base)
      : Math.min(discount.amount, base)

/** Taxes the lines, and after them the charges, which are never discounted. */
const taxBill = (
  discounted: readonly Discounted[],
  input: BillInput,
  mode: RoundingMode,
): readonly Taxed[] => {
  const charges = input.charges ?? []
  const lines = discounted.map(({ net }, i): Taxable => {
    const { taxClass, isTaxIncluded = false } = input.lines[i]!
    return { net, taxClass, isTaxIncluded }
  })
  const taxWith = (percentOf: (charge: PercentCharge) => Money): readonly Taxed[] =>
    taxParts([...lines, ...charges.map((charge) => toTaxable(charge, percentOf))], {
      isCharged: (input.scheme ?? 'regular') === 'regular',
      supply: input.supply ?? 'intra',
      rounding: input.taxRounding ?? 'line',
      mode,
    })

  // A percentage is of the taxable value of lines, never of another charge. It is
  // itself exclusive, so it is rounded together with no inclusive line and cannot
  // move what it is taken of: the second pass finds the same values.
  const before = taxWith(() => 0)
  if (!charges.some((charge) => 'ratePpm' in charge)) return before
  return taxWith(({ ratePpm, lineIds }) => {
    const base = discounted.map(({ id }, i) =>
      lineIds === undefined || lineIds.includes(id) ? before[i]!.taxable : 0,
    )
    // A line of a few paise may be given more of a tax that is rounded once for the bill than it costs.
    return mulRate(Math.max(0, sum(base)), ratePpm, mode)
  })
}

const toTaxable = (
  charge: BillChargeInput,
  percentOf: (charge: PercentCharge) => Money,
): Taxable => ({
  net: 'amount' in charge ? charge.amount : percentOf(charge),
  taxClass: charge.taxClass,
  isTaxIncluded: 'amount' in charge && charge.isTaxIncluded === true,
})

const groupByClass = (
  parts: readonly Taxed[],
  inputs: readonly { readonly taxClass: TaxClass }[],
): BillTotal['byClass'] => {
  const groups: Record<string, { taxable: Money; taxes: Taxes }> = {}
  parts.forEach(({ taxable, taxes }, i) => {
    const id = inputs[i]?.taxClass.id ?? ''
    const group = groups[id] ?? { taxable: 0, taxes: {} }
    groups[id] = { taxable: group.taxable + taxable, taxes: addTaxes([group.taxes, taxes]) }
  })
  return groups
}

/** A total after round-off. */
export const payableOf = (
  total: Money,
  tip: Money,
  { cashRounding, tenders = [] }: Pick<BillInput, 'cashRounding' | 'tenders'>,
): Money => {
  if (cashRounding === undefined) return total
  const { increment, mode, scope } = cashRounding
  if (scope === 'always') return roundToIncrement(total, increment, mode).rounded
  if (!tenders.some(({ isCash }) => isCash)) return total
  // What is left for coins counts the tip: a card may have paid all but that.
  const inCash = total + tip - offeredIn(tenders, false)
  return inCash <= 0 ? total : total + roundToIncrement(inCash, increment, mode).roundOff
}

const offeredIn = (tenders: readonly TenderOffer[], isCash: boolean): Money =>
  sum(tenders.map((tender) => (tender.isCash === isCash ? tender.offered : 0)))

/**
 * How tenders meet what is due. Cash takes what the others leave, as far as it
 * goes, and change comes out of cash alone; without cash the rest stands out
 * (below zero where the others offer too much).
 */
export const applyTenders = (
  due: Money,
  tenders: readonly TenderOffer[],
):
  | { readonly noncash: Money; readonly cashApplied: Money; readonly change: Money }
  | { readonly noncash: Money; readonly outstanding: Money } => {
  const noncash = offeredIn(tenders, false)
  if (!tenders.some(({ isCash }) => isCash)) return { noncash, outstanding: due - noncash }
  const cash = offeredIn(tenders, true)
  const cashApplied = Math.min(cash, Math.max(0, due - noncash))
  return { noncash, cashApplied, change: cash - cashApplied }
}

/** Which document the law asks for (CGST Rules 46, 46A, 49). */
export const documentKind = (facts: {
  readonly scheme: 'regular' | 'composition' | 'unregistered'
  readonly hasTaxable: boolean
  readonly hasExempt: boolean
  readonly isBuyerRegistered: boolean
}): 'tax_invoice' | 'bill_of_supply' | 'invoice_cum_bill_of_supply' =>
  facts.scheme !== 'regular' || !facts.hasTaxable
    ? 'bill_of_supply'
    : facts.hasExempt && !facts.isBuyerRegistered
      ? 'invoice_cum_bill_of_supply'
      : 'tax_invoice'
