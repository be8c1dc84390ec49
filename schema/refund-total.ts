/**
 * Refunds that add up: each is what all of them together come to, minus what
 * the earlier ones have given back (vectors, `refund`). Whoever returns a thing
 * in three parts gets what they paid for it, to the last paisa.
 */
import type { BillTotal } from './bill-total.ts'
import { mulRatio, roundToIncrement, sum, type Money } from './money.ts'
import type { QtyMilli } from './quantity.ts'
import { addTaxes, taxSum, type Taxes } from './tax.ts'
import type { CashRounding } from './bill-total.ts'

export interface RefundLine {
  readonly id: string
  readonly qtyMilli: QtyMilli
}

/** What has been given back before: quantities by line, and what was paid out in all. */
export interface Refunded {
  readonly qtyByLine: Readonly<Record<string, QtyMilli>>
  readonly payable: Money
}

export const nothingRefunded: Refunded = { qtyByLine: {}, payable: 0 }

export interface RefundTotal {
  readonly lines: readonly {
    readonly id: string
    readonly taxable: Money
    readonly taxes: Taxes
    readonly total: Money
  }[]
  readonly taxable: Money
  readonly taxes: Taxes
  readonly total: Money
  readonly roundOff: Money
  readonly payable: Money
  readonly isFullyRefunded: boolean
}

/** The bill a refund is of: its totals, the quantities it sold, its rounding. */
export interface RefundableBill {
  readonly total: BillTotal
  readonly qtyByLine: Readonly<Record<string, QtyMilli>>
  readonly cashRounding?: CashRounding
}

/** What to give back for these lines now. Throws where more is returned than was sold: the caller refuses that first. */
export const totalRefund = (
  bill: RefundableBill,
  before: Refunded,
  lines: readonly RefundLine[],
): RefundTotal => {
  const parts = lines.map(({ id, qtyMilli }) => {
    const sold = bill.total.lines.find((line) => line.id === id)
    const soldQty = bill.qtyByLine[id] ?? 0
    const beforeQty = before.qtyByLine[id] ?? 0
    if (sold === undefined || beforeQty + qtyMilli > soldQty)
      throw new RangeError(`more of ${id} than was sold`)
    const now = (amount: Money): Money =>
      mulRatio(amount, beforeQty + qtyMilli, soldQty) - mulRatio(amount, beforeQty, soldQty)
    const total = now(sold.total)
    const taxes = Object.fromEntries(
      Object.entries(sold.taxes).map(([code, amount]) => [code, now(amount)]),
    )
    return { id, taxable: total - taxSum(taxes), taxes, total }
  })
  const total = sum(parts.map((part) => part.total))
  const isFullyRefunded = bill.total.lines.every(
    ({ id }) =>
      (before.qtyByLine[id] ?? 0) +
        sum(lines.filter((line) => line.id === id).map((line) => line.qtyMilli)) ===
      bill.qtyByLine[id],
  )
  const left = bill.total.payable - before.payable
  const rounded =
    bill.cashRounding === undefined
      ? total
      : roundToIncrement(total, bill.cashRounding.increment, bill.cashRounding.mode).rounded
  // The refund that completes the bill pays exactly what is left, so nobody gains or loses by rounding.
  const payable = isFullyRefunded ? left : Math.min(rounded, left)
  return {
    lines: parts,
    taxable: sum(parts.map((part) => part.taxable)),
    taxes: addTaxes(parts.map((part) => part.taxes)),
    total,
    roundOff: payable - total,
    payable,
    isFullyRefunded,
  }
}
