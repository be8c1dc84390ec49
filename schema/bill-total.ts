/** Lines, discounts, charges, taxes, round-off: what a bill comes to. */
import { mulRatio, roundToIncrement, sum, type Money, type RoundingMode } from './money.ts'
import { lineGross, type QtyMilli } from './quantity.ts'
import { componentsOf, type Supply, type TaxClass } from './tax.ts'

export interface BillLineInput {
  readonly id: string
  readonly qtyMilli: QtyMilli
  readonly unitPrice: Money
  readonly modifiers?: readonly Money[]
  readonly taxClass: TaxClass
  readonly isTaxIncluded?: boolean
  readonly isDiscountable?: boolean
}

export interface BillInput {
  readonly lines: readonly BillLineInput[]
  readonly supply?: Supply
  readonly scheme?: 'regular' | 'composition' | 'unregistered'
  readonly taxRounding?: 'line' | 'bill'
  readonly cashRounding?: {
    readonly increment: number
    readonly mode: RoundingMode
    readonly scope: 'always' | 'cash_only'
  }
}

export interface LineTotal {
  readonly id: string
  readonly gross: Money
  readonly lineDiscount: Money
  readonly billDiscount: Money
  readonly net: Money
  readonly taxable: Money
  readonly taxes: Readonly<Record<string, Money>>
  readonly total: Money
}

export interface BillTotal {
  readonly lines: readonly LineTotal[]
  readonly discountTotal: Money
  readonly taxableTotal: Money
  readonly taxes: Readonly<Record<string, Money>>
  readonly taxTotal: Money
  readonly byClass: Readonly<
    Record<string, { readonly taxable: Money; readonly taxes: Readonly<Record<string, Money>> }>
  >
  readonly total: Money
  readonly roundOff: Money
  readonly payable: Money
  readonly tip: Money
  readonly due: Money
}

export const totalBill = (input: BillInput): BillTotal => {
  const lines = input.lines.map((line): LineTotal => {
    const gross = lineGross(line.qtyMilli, line.unitPrice + sum(line.modifiers ?? []))
    const components =
      (input.scheme ?? 'regular') === 'regular'
        ? componentsOf(line.taxClass, input.supply ?? 'intra')
        : []
    const rates = sum(components.map(({ ratePpm }) => ratePpm))
    const taxes = Object.fromEntries(
      components.map(({ code, ratePpm }) => [
        code,
        line.isTaxIncluded === true
          ? mulRatio(gross, ratePpm, 1_000_000 + rates)
          : mulRatio(gross, ratePpm, 1_000_000),
      ]),
    )
    const tax = sum(Object.values(taxes))
    const taxable = line.isTaxIncluded === true ? gross - tax : gross
    return {
      id: line.id,
      gross,
      lineDiscount: 0,
      billDiscount: 0,
      net: gross,
      taxable,
      taxes,
      total: taxable + tax,
    }
  })
  const taxes: Record<string, Money> = {}
  const byClass: Record<string, { taxable: Money; taxes: Record<string, Money> }> = {}
  lines.forEach((line, i) => {
    const id = input.lines[i]?.taxClass.id ?? ''
    const group = (byClass[id] ??= { taxable: 0, taxes: {} })
    group.taxable += line.taxable
    for (const [code, amount] of Object.entries(line.taxes)) {
      taxes[code] = (taxes[code] ?? 0) + amount
      group.taxes[code] = (group.taxes[code] ?? 0) + amount
    }
  })
  const taxableTotal = sum(lines.map((line) => line.taxable))
  const taxTotal = sum(Object.values(taxes))
  const total = taxableTotal + taxTotal
  const { rounded } = roundToIncrement(
    total,
    input.cashRounding?.increment ?? 1,
    input.cashRounding?.mode,
  )
  return {
    lines,
    discountTotal: 0,
    taxableTotal,
    taxes,
    taxTotal,
    byClass,
    total,
    roundOff: rounded - total,
    payable: rounded,
    tip: 0,
    due: rounded,
  }
}

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
