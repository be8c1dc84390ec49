/**
 * What a label with a price on it is charged at.
 *
 * The rule: the price printed on a packet has all taxes in it and is the most
 * that may be asked for it (Legal Metrology (Packaged Commodities) Rules, 2(m)
 * and 18(2)), so it is what a guest pays, whatever the list says by now and
 * whether its prices include their tax. Who buys by a list of their own pays
 * that, as long as it comes to no more. Pure.
 */
import type { LabelValue } from './barcode.ts'
import { retail } from './customer-words.ts'
import { mulRatio, type Money } from './money.ts'
import { lineGross, type QtyMilli } from './quantity.ts'
import { resolveTax, taxesOn, taxSum, type TaxClass } from './tax.ts'

/** A price of a list, as a line is charged by it. */
export interface ListPrice {
  readonly amount: Money
  readonly isTaxIncluded: boolean
  /** The group whose own list it stands in; null: everybody’s. */
  readonly customerGroup: string | null
}

/** How the item is taxed; of a seller who charges no tax nothing comes on top. */
export interface LabelTax {
  readonly taxClass: TaxClass
  readonly scheme: 'regular' | 'composition' | 'unregistered'
}

/** What somebody pays for goods that come to an amount by a list. */
export const withTax = (
  amount: Money,
  { isTaxIncluded }: Pick<ListPrice, 'isTaxIncluded'>,
  { taxClass, scheme }: LabelTax,
): Money =>
  isTaxIncluded || scheme !== 'regular'
    ? amount
    : amount + taxSum(taxesOn(amount, resolveTax(taxClass, 'intra'), false, 'half_up'))

/**
 * How much of an item a label stands for; null where it stands for nothing.
 *
 * What is sold by the piece is one packet. Of what is weighed a price says how
 * much it is, by what a guest pays for a unit of it.
 * @param shelf the price everybody pays, which the scale printed by.
 */
export const labelQuantity = (
  value: LabelValue,
  isWeighed: boolean,
  shelf: ListPrice | undefined,
  tax: LabelTax,
): QtyMilli | null => {
  if (!isWeighed) return 1000
  if (value.kind === 'weight') return value.qtyMilli > 0 ? value.qtyMilli : null
  const each = shelf === undefined ? 0 : withTax(shelf.amount, shelf, tax)
  const qtyMilli = each > 0 ? mulRatio(value.amount, 1000, each) : 0
  return qtyMilli > 0 ? qtyMilli : null
}

/**
 * The price of a unit of what was labelled. At the label’s price it is the
 * highest by which the line comes to no more than was printed: up to a kilogram
 * to just that, above it a paisa a kilogram less at most.
 */
export const labelPrice = (
  printed: Money,
  qtyMilli: QtyMilli,
  own: ListPrice,
  tax: LabelTax,
): Pick<ListPrice, 'amount' | 'isTaxIncluded'> & { readonly isLabels: boolean } => {
  const listed = withTax(lineGross(qtyMilli, own.amount), own, tax)
  if ((own.customerGroup ?? retail) !== retail && listed <= printed)
    return { amount: own.amount, isTaxIncluded: own.isTaxIncluded, isLabels: false }
  // A line is rounded half up: what falls short of half a paisa more is still no more.
  const amount = Math.floor((printed * 1000 + 499) / qtyMilli)
  return { amount, isTaxIncluded: true, isLabels: true }
}
