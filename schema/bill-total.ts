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
  roundToIncrement,
  sum,
  type Money,
  type RatePpm,
  type RoundingMode,
} from './money.ts'
import { lineGross, type QtyMilli } from './quantity.ts'
import {
  addTaxes,
  resolveTax,
  taxesOn,
  taxSum,
  type Supply,
  type TaxClass,
  type Taxes,
} from './tax.ts'

export type Discount = { readonly ratePpm: RatePpm } | { readonly amount: Money }

export interface BillLineInput {
  readonly id: string
  readonly qtyMilli: QtyMilli
  readonly unitPrice: Money
  /** Added to the price of each unit. */
  readonly modifiers?: readonly Money[]
  readonly taxClass: TaxClass
  readonly isTaxIncluded?: boolean
  readonly isDiscountable?: boolean
  readonly discount?: Discount
}

export interface BillChargeInput {
  readonly id: string
  /** A percentage of the taxable value of lines, or a fixed amount. */
  readonly value: Discount
  readonly taxClass: TaxClass
  readonly isTaxIncluded?: boolean
  /** The lines a percentage is of; all where it is not given. */
  readonly lineIds?: readonly string[]
}

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
  /** Only `cash_only` rounding looks at them. */
  readonly tenders?: readonly { readonly isCash: boolean; readonly offered: Money }[]
}

export interface ChargeTotal {
  readonly id: string
  readonly taxable: Money
  readonly taxes: Taxes
  readonly total: Money
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
}

/** A line or charge on its way to being taxed. */
interface Taxable {
  readonly net: Money
  readonly taxClass: TaxClass
  readonly isTaxIncluded: boolean
}

/** Computes a bill. Amounts are whole minor units; throws only where one is not. */
export const totalBill = (input: BillInput): BillTotal => {
  const mode = input.roundingMode ?? 'half_up'
  const discounted = discountLines(input, mode)
  const lines = tax(
    discounted.map(({ net }, i) => toTaxable(input.lines[i], net)),
    input,
    mode,
  ).map((taxed, i): LineTotal => ({ ...discounted[i]!, ...taxed }))
  const charges = chargesOn(lines, input, mode)

  const parts = [...lines, ...charges]
  const taxableTotal = sum(parts.map(({ taxable }) => taxable))
  const taxes = addTaxes(parts.map((part) => part.taxes))
  const taxTotal = taxSum(taxes)
  const total = taxableTotal + taxTotal
  const tip = input.tip ?? 0
  const payable = roundPayable(total, tip, input)
  return {
    lines,
    charges,
    discountTotal: sum(lines.map((line) => line.lineDiscount + line.billDiscount)),
    taxableTotal,
    taxes,
    taxTotal,
    byClass: groupByClass(parts, [...input.lines, ...(input.charges ?? [])]),
    total,
    roundOff: payable - total,
    payable,
    tip,
    due: payable + tip,
  }
}

type Discounted = Pick<LineTotal, 'id' | 'gross' | 'lineDiscount' | 'billDiscount' | 'net'>

const discountLines = (input: BillInput, mode: RoundingMode): readonly Discounted[] => {
  const lines = input.lines.map((line) => {
    const gross = lineGross(line.qtyMilli, line.unitPrice + sum(line.modifiers ?? []), mode)
    return { id: line.id, gross, lineDiscount: discountOf(gross, line.discount, mode) }
  })
  // What may not be discounted weighs nothing, and so gets no share.
  const weights = lines.map(({ gross, lineDiscount }, i) =>
    input.lines[i]?.isDiscountable === false ? 0 : gross - lineDiscount,
  )
  const whole = discountOf(sum(weights), input.discount, mode)
  const shares = whole === 0 ? weights.map(() => 0) : allocate(whole, weights)
  return lines.map((line, i) => {
    const billDiscount = shares[i] ?? 0
    return { ...line, billDiscount, net: line.gross - line.lineDiscount - billDiscount }
  })
}

/** A discount never exceeds what it is taken from. */
const discountOf = (base: Money, discount: Discount | undefined, mode: RoundingMode): Money =>
  discount === undefined
    ? 0
    : 'ratePpm' in discount
      ? mulRate(base, discount.ratePpm, mode)
      : Math.min(discount.amount, base)

const toTaxable = (
  from: Pick<BillLineInput, 'taxClass' | 'isTaxIncluded'> | undefined,
  net: Money,
): Taxable => {
  if (from === undefined) throw new Error('a line without its input')
  return { net, taxClass: from.taxClass, isTaxIncluded: from.isTaxIncluded === true }
}

type Taxed = Pick<LineTotal, 'taxable' | 'taxes' | 'total'>

const tax = (parts: readonly Taxable[], input: BillInput, mode: RoundingMode): readonly Taxed[] => {
  // Who is not registered, or pays a composition out of their pocket, charges no tax.
  const isCharged = (input.scheme ?? 'regular') === 'regular'
  const supply = input.supply ?? 'intra'
  if (!isCharged) return parts.map(({ net }) => ({ taxable: net, taxes: {}, total: net }))
  return input.taxRounding === 'bill'
    ? taxByGroup(parts, supply, mode)
    : parts.map((part) =>
        toTaxed(
          part,
          taxesOn(part.net, resolveTax(part.taxClass, supply), part.isTaxIncluded, mode),
        ),
      )
}

const toTaxed = ({ net, isTaxIncluded }: Taxable, taxes: Taxes): Taxed => {
  const taxed = taxSum(taxes)
  const taxable = isTaxIncluded ? net - taxed : net
  return { taxable, taxes, total: taxable + taxed }
}

/** Each tax rounded once on the sum of its group (class and price kind) and given back to the lines by their net. */
const taxByGroup = (
  parts: readonly Taxable[],
  supply: Supply,
  mode: RoundingMode,
): readonly Taxed[] => {
  const groups = new Map<string, number[]>()
  parts.forEach(({ taxClass, isTaxIncluded }, i) => {
    const key = `${taxClass.id} ${isTaxIncluded}`
    groups.set(key, [...(groups.get(key) ?? []), i])
  })
  const taxed = new Map<number, Taxed>()
  for (const members of groups.values()) {
    const group = members.map((i) => parts[i]!)
    const nets = group.map(({ net }) => net)
    const { taxClass, isTaxIncluded } = group[0]!
    const whole = taxesOn(sum(nets), resolveTax(taxClass, supply), isTaxIncluded, mode)
    const shares = Object.entries(whole).map(([code, amount]) => ({
      code,
      parts: allocate(amount, nets),
    }))
    members.forEach((i, j) =>
      taxed.set(
        i,
        toTaxed(
          parts[i]!,
          Object.fromEntries(shares.map((share) => [share.code, share.parts[j] ?? 0])),
        ),
      ),
    )
  }
  return parts.map((_, i) => taxed.get(i)!)
}

/** Charges are never discounted and never part of another charge's base. */
const chargesOn = (
  lines: readonly LineTotal[],
  input: BillInput,
  mode: RoundingMode,
): readonly ChargeTotal[] => {
  const charges = input.charges ?? []
  const nets = charges.map(({ value, lineIds }) => {
    if ('amount' in value) return value.amount
    const base = lines.filter(({ id }) => lineIds === undefined || lineIds.includes(id))
    return mulRate(sum(base.map(({ taxable }) => taxable)), value.ratePpm, mode)
  })
  return tax(
    charges.map((charge, i) => toTaxable(charge, nets[i] ?? 0)),
    input,
    mode,
  ).map((taxed, i) => ({ id: charges[i]?.id ?? '', ...taxed }))
}

const groupByClass = (
  parts: readonly ChargeTotal[],
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

const roundPayable = (total: Money, tip: Money, { cashRounding, tenders }: BillInput): Money => {
  if (cashRounding === undefined) return total
  const { increment, mode, scope } = cashRounding
  if (scope === 'always') return roundToIncrement(total, increment, mode).rounded
  if (tenders?.some(({ isCash }) => isCash) !== true) return total
  const others = sum(tenders.filter(({ isCash }) => !isCash).map(({ offered }) => offered))
  const inCash = total + tip - others
  return inCash <= 0 ? total : total + roundToIncrement(inCash, increment, mode).roundOff
}

/** How tenders meet what is due: cash takes what the others leave, and change comes out of it. */
export const applyTenders = (
  due: Money,
  tenders: readonly { readonly isCash: boolean; readonly offered: Money }[],
):
  | { readonly noncash: Money; readonly cashApplied: Money; readonly change: Money }
  | { readonly noncash: Money; readonly outstanding: Money } => {
  const noncash = sum(tenders.filter(({ isCash }) => !isCash).map(({ offered }) => offered))
  const cash = tenders.filter(({ isCash }) => isCash)
  if (cash.length === 0) return { noncash, outstanding: due - noncash }
  const cashApplied = due - noncash
  return { noncash, cashApplied, change: sum(cash.map(({ offered }) => offered)) - cashApplied }
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
