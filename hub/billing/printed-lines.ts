/**
 * What stands beside the lines on paper. Pure.
 *
 * The rule: a paper is all one way, so that its lines, its discounts and its
 * subtotal add up. Where some of it has its tax inside and some on top, all of
 * it is printed before tax, and the paper says so.
 */
import type { BillDoc, BillLine } from '../../schema/bill.ts'
import { mulRatio, type Money } from '../../schema/money.ts'

/** All of it has its tax inside: the total is the sum of what stands there. */
export const isInclusive = ({ charges, lines }: Pick<BillDoc, 'charges' | 'lines'>): boolean =>
  charges.length === 0 && lines.length > 0 && lines.every((line) => line.isTaxIncluded)

/** Some of it has its tax inside, and some does not: everything is said before tax. */
export const isBeforeTax = (bill: Pick<BillDoc, 'charges' | 'lines'>): boolean =>
  !isInclusive(bill) && bill.lines.some((line) => line.isTaxIncluded)

export interface Printed {
  /** What one of it costs. */
  readonly each: Money
  /** What it comes to before any discount. */
  readonly amount: Money
  readonly lineDiscount: Money
  /** Its share of what is off the whole bill. */
  readonly billDiscount: Money
}

export const printedOf = (bill: BillDoc, line: BillLine): Printed => {
  const charged = bill.total.lines.find(({ id }) => id === line.lineId)
  const each = line.unitPrice + line.modifiers.reduce((sum, { amount }) => sum + amount, 0)
  const { gross = 0, taxable = 0, lineDiscount = 0, billDiscount = 0 } = charged ?? {}
  if (!isBeforeTax(bill) || !line.isTaxIncluded)
    return { each, amount: gross, lineDiscount, billDiscount }
  const amount = bill.list[line.lineId] ?? taxable
  const off = amount - taxable
  const own = lineDiscount === 0 ? 0 : mulRatio(off, lineDiscount, lineDiscount + billDiscount)
  return {
    each: mulRatio(amount, 1000, line.qtyMilli),
    amount,
    lineDiscount: own,
    billDiscount: off - own,
  }
}
