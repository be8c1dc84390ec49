/**
 * Refunds that add up: each is what all of them together come to, minus what
 * the earlier ones have given back (vectors, `refund`). Whoever returns a thing
 * in three parts gets what they paid for it, to the last paisa.
 *
 * A tip is not given back: it was never the shop's.
 */
import type { BillTotal, CashRounding, ChargeTotal } from './bill-total.ts'
import { mulRatio, roundToIncrement, sum, type Money, type RoundingMode } from './money.ts'
import type { QtyMilli } from './quantity.ts'
import { addTaxes, taxSum, type Taxed, type Taxes } from './tax.ts'

/** The bill a refund is of: its totals, the quantities it sold, its rounding. */
export interface RefundableBill {
  readonly total: BillTotal
  readonly qtyByLine: Readonly<Record<string, QtyMilli>>
  readonly roundingMode?: RoundingMode
  readonly cashRounding?: CashRounding
}

/** What all earlier refunds of the bill have given back. */
export interface Refunded {
  readonly qtyByLine: Readonly<Record<string, QtyMilli>>
  readonly chargeIds: readonly string[]
  readonly payable: Money
}

export const nothingRefunded: Refunded = { qtyByLine: {}, chargeIds: [], payable: 0 }

/** What is to be given back now. */
export interface RefundInput {
  readonly lines: readonly { readonly id: string; readonly qtyMilli: QtyMilli }[]
  /** A charge is given back whole or not at all. */
  readonly chargeIds?: readonly string[]
  /** Whether coins are handed over, which matters where only cash is rounded. */
  readonly isCash?: boolean
}

export interface RefundTotal {
  readonly lines: readonly ChargeTotal[]
  readonly charges: readonly ChargeTotal[]
  readonly taxable: Money
  readonly taxes: Taxes
  readonly total: Money
  readonly roundOff: Money
  readonly payable: Money
  readonly isFullyRefunded: boolean
}

/**
 * What to give back now. Throws a RangeError where more of a line comes back
 * than was sold, or a charge twice: the caller refuses that first.
 */
export const totalRefund = (
  bill: RefundableBill,
  before: Refunded,
  input: RefundInput,
): RefundTotal => {
  const qtyByLine = new Map(Object.entries(before.qtyByLine))
  const lines = input.lines.map(({ id, qtyMilli }): ChargeTotal => {
    const from = qtyByLine.get(id) ?? 0
    qtyByLine.set(id, from + qtyMilli)
    return { id, ...partOf(bill, id, from, from + qtyMilli) }
  })
  const chargeIds = new Set(before.chargeIds)
  const charges = (input.chargeIds ?? []).map((id): ChargeTotal => {
    const charge = bill.total.charges.find((one) => one.id === id)
    if (charge === undefined || chargeIds.has(id))
      throw new RangeError(`charge ${id} is not there to be given back`)
    chargeIds.add(id)
    return charge
  })
  const parts = [...lines, ...charges]
  const total = sum(parts.map((part) => part.total))
  const isFullyRefunded =
    bill.total.lines.every(({ id }) => qtyByLine.get(id) === bill.qtyByLine[id]) &&
    bill.total.charges.every(({ id }) => chargeIds.has(id))
  // The refund that completes the bill pays exactly what is left, so nobody gains or loses by rounding.
  const left = bill.total.payable - before.payable
  const payable = isFullyRefunded
    ? left
    : Math.min(rounded(total, bill.cashRounding, input.isCash === true), left)
  return {
    lines,
    charges,
    taxable: sum(parts.map((part) => part.taxable)),
    taxes: addTaxes(parts.map((part) => part.taxes)),
    total,
    roundOff: payable - total,
    payable,
    isFullyRefunded,
  }
}

/** The part of a line between two quantities given back, each counted from the first. */
const partOf = (bill: RefundableBill, id: string, from: QtyMilli, to: QtyMilli): Taxed => {
  const line = bill.total.lines.find((one) => one.id === id)
  const sold = bill.qtyByLine[id] ?? 0
  if (line === undefined || !Number.isSafeInteger(to) || to <= from || to > sold)
    throw new RangeError(`${to - from} of line ${id} is not there to be given back`)
  const part = (amount: Money): Money =>
    mulRatio(amount, to, sold, bill.roundingMode) - mulRatio(amount, from, sold, bill.roundingMode)
  const taxes = Object.fromEntries(
    Object.entries(line.taxes).map(([code, amount]) => [code, part(amount)]),
  )
  const total = part(line.total)
  return { taxable: total - taxSum(taxes), taxes, total }
}

const rounded = (total: Money, rounding: CashRounding | undefined, isCash: boolean): Money =>
  rounding === undefined || (rounding.scope === 'cash_only' && !isCash)
    ? total
    : roundToIncrement(total, rounding.increment, rounding.mode).rounded
