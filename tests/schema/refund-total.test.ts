import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { totalBill, type BillInput } from '../../schema/bill-total.ts'
import { sum } from '../../schema/money.ts'
import {
  nothingRefunded,
  totalRefund,
  type Refunded,
  type RefundableBill,
  type RefundInput,
  type RefundTotal,
} from '../../schema/refund-total.ts'
import { anyBill, gst5, noTax } from './bills.ts'

const soldBill = (input: BillInput): RefundableBill => ({
  total: totalBill(input),
  qtyByLine: Object.fromEntries(input.lines.map((line) => [line.id, line.qtyMilli])),
  ...(input.roundingMode === undefined ? {} : { roundingMode: input.roundingMode }),
  ...(input.cashRounding === undefined ? {} : { cashRounding: input.cashRounding }),
})

const after = (before: Refunded, input: RefundInput, { payable }: RefundTotal): Refunded => {
  const qtyByLine = { ...before.qtyByLine }
  for (const { id, qtyMilli } of input.lines) qtyByLine[id] = (qtyByLine[id] ?? 0) + qtyMilli
  return {
    qtyByLine,
    chargeIds: [...before.chargeIds, ...(input.chargeIds ?? [])],
    payable: before.payable + payable,
  }
}

/** One refund after the other. */
const refundAll = (
  bill: RefundableBill,
  inputs: readonly RefundInput[],
): readonly RefundTotal[] => {
  let before = nothingRefunded
  return inputs.map((input) => {
    const refund = totalRefund(bill, before, input)
    before = after(before, input, refund)
    return refund
  })
}

/** Everything on a bill, brought back on so many days; the charges with the last of it. */
const inPieces = (input: BillInput, pieces: number): readonly RefundInput[] =>
  Array.from({ length: pieces }, (_, i) => ({
    lines: input.lines
      .map(({ id, qtyMilli }) => ({
        id,
        qtyMilli: Math.floor((qtyMilli * (i + 1)) / pieces) - Math.floor((qtyMilli * i) / pieces),
      }))
      .filter(({ qtyMilli }) => qtyMilli > 0),
    chargeIds: i === pieces - 1 ? (input.charges ?? []).map(({ id }) => id) : [],
  }))

describe('any bill given back', () => {
  test('in however many pieces, comes to exactly what was paid for it, line by line and tax by tax', () => {
    fc.assert(
      fc.property(anyBill, fc.integer({ min: 1, max: 4 }), (input, pieces) => {
        const bill = soldBill(input)
        const refunds = refundAll(bill, inPieces(input, pieces))
        expect(sum(refunds.map(({ payable }) => payable))).toBe(bill.total.payable)
        expect(sum(refunds.map(({ total }) => total))).toBe(bill.total.total)
        expect(sum(refunds.map(({ taxable }) => taxable))).toBe(bill.total.taxableTotal)
        expect(sum(refunds.flatMap(({ taxes }) => Object.values(taxes)))).toBe(bill.total.taxTotal)
        expect(refunds.map(({ isFullyRefunded }) => isFullyRefunded)).toEqual(
          refunds.map((_, i) => i === pieces - 1),
        )
      }),
      { numRuns: 1_000 },
    )
  })

  test('is never paid back beyond what was paid', () => {
    fc.assert(
      fc.property(anyBill, fc.integer({ min: 2, max: 6 }), (input, pieces) => {
        const bill = soldBill(input)
        let paidBack = 0
        for (const refund of refundAll(bill, inPieces(input, pieces))) {
          expect(refund.payable).toBeGreaterThanOrEqual(0)
          expect(refund.payable - refund.roundOff).toBe(refund.total)
          paidBack += refund.payable
          expect(paidBack).toBeLessThanOrEqual(bill.total.payable)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a refund', () => {
  const box = { id: 'box', qtyMilli: 3_000, unitPrice: 100_00, taxClass: gst5 }
  const bill = soldBill({
    lines: [box],
    charges: [{ id: 'service', ratePpm: 100_000, taxClass: gst5 }],
  })

  test('of all the food keeps the service charge, and the bill is not whole yet', () => {
    const refund = totalRefund(bill, nothingRefunded, { lines: [{ id: 'box', qtyMilli: 3_000 }] })
    expect([refund.payable, refund.roundOff, refund.isFullyRefunded]).toEqual([315_00, 0, false])
  })

  test('gives a charge back whole, on its own if need be', () => {
    const refund = totalRefund(bill, nothingRefunded, { lines: [], chargeIds: ['service'] })
    expect(refund).toEqual({
      lines: [],
      charges: [{ id: 'service', taxable: 30_00, taxes: { CGST: 75, SGST: 75 }, total: 31_50 }],
      taxable: 30_00,
      taxes: { CGST: 75, SGST: 75 },
      total: 31_50,
      roundOff: 0,
      payable: 31_50,
      isFullyRefunded: false,
    })
  })

  test('that names a line twice is the same as naming it once', () => {
    const odd = soldBill({
      lines: [{ ...box, unitPrice: 33_34, taxClass: noTax, qtyMilli: 1_000 }],
    })
    const halves = [500, 500].map((qtyMilli) => ({ id: 'box', qtyMilli }))
    const refund = totalRefund(odd, nothingRefunded, { lines: halves })
    expect([refund.total, refund.isFullyRefunded]).toEqual([33_34, true])
  })

  test('is rounded to coins only where coins are handed back', () => {
    const swiss = soldBill({
      lines: [{ ...box, unitPrice: 1_01, taxClass: noTax }],
      cashRounding: { increment: 5, mode: 'half_up', scope: 'cash_only' },
    })
    const one = { lines: [{ id: 'box', qtyMilli: 1_000 }] }
    expect(totalRefund(swiss, nothingRefunded, one).payable).toBe(1_01)
    expect(totalRefund(swiss, nothingRefunded, { ...one, isCash: true }).payable).toBe(1_00)
  })

  test.each([
    ['more than was sold', nothingRefunded, { lines: [{ id: 'box', qtyMilli: 3_001 }] }],
    [
      'more than is left',
      { ...nothingRefunded, qtyByLine: { box: 2_500 } },
      { lines: [{ id: 'box', qtyMilli: 501 }] },
    ],
    ['nothing of a line', nothingRefunded, { lines: [{ id: 'box', qtyMilli: 0 }] }],
    ['a line that was not sold', nothingRefunded, { lines: [{ id: 'tea', qtyMilli: 1 }] }],
    ['a charge that was not made', nothingRefunded, { lines: [], chargeIds: ['delivery'] }],
    [
      'a charge a second time',
      { ...nothingRefunded, chargeIds: ['service'] },
      { lines: [], chargeIds: ['service'] },
    ],
  ] as const)('of %s is refused', (_what, before: Refunded, input: RefundInput) => {
    expect(() => totalRefund(bill, before, input)).toThrow(RangeError)
  })
})
