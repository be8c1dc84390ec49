/**
 * A hundred thousand random bills, each charged, split and given back: parts sum
 * to wholes, a refund of everything leaves nothing, inclusive lines total to the
 * price on the label.
 */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { grossOf, totalBill, type BillInput, type BillTotal } from '../../schema/bill-total.ts'
import { split, sum } from '../../schema/money.ts'
import { nothingRefunded, totalRefund } from '../../schema/refund-total.ts'
import { taxSum } from '../../schema/tax.ts'
import { anyBill } from './bills.ts'

const bills = 100_000

/** What is wrong with the figures of a bill. */
const faultsIn = (input: BillInput, total: BillTotal): readonly string[] => {
  const parts = [...total.lines, ...total.charges]
  const byClass = Object.values(total.byClass)
  return [
    ...unless(sum(parts.map((one) => one.total)) === total.total, 'lines and charges'),
    ...unless(total.taxableTotal + total.taxTotal === total.total, 'value and tax'),
    ...unless(taxSum(total.taxes) === total.taxTotal, 'taxes by kind'),
    ...unless(sum(byClass.map(({ taxable }) => taxable)) === total.taxableTotal, 'value by class'),
    ...unless(sum(byClass.map(({ taxes }) => taxSum(taxes))) === total.taxTotal, 'tax by class'),
    ...unless(total.taxableTotal >= 0 && total.payable >= 0, 'less than nothing'),
    ...unless(total.total + total.roundOff === total.payable, 'round-off'),
    ...unless(total.payable + total.tip === total.due, 'tip'),
    ...total.lines.flatMap((line, i) => {
      const { net, gross, lineDiscount, billDiscount, taxable, taxes } = line
      return [
        ...unless(taxable + taxSum(taxes) === line.total, 'value and tax of a line'),
        ...unless(gross - lineDiscount - billDiscount === net, 'discounts of a line'),
        ...unless(net >= 0 && lineDiscount >= 0 && billDiscount >= 0, 'a discount beyond a line'),
        ...unless(
          (input.lines[i]?.isTaxIncluded === true ? line.total : taxable) === net,
          'an inclusive line and its price',
        ),
      ]
    }),
  ]
}

/** What is wrong once its lines are cut in `ways` bills, and what it comes to in `ways` shares. */
const faultsOfSplit = (input: BillInput, total: BillTotal, ways: number): readonly string[] => {
  const shares = split(total.payable, ways)
  return [
    ...unless(sum(shares) === total.payable, 'equal shares'),
    ...unless(Math.max(...shares) - Math.min(...shares) <= 1, 'shares that differ'),
    ...input.lines.flatMap((line, i) => {
      const ends = Array.from({ length: ways + 1 }, (_, k) =>
        Math.floor((line.qtyMilli * k) / ways),
      )
      const cuts = ends.slice(1).map((end, k) => {
        const fromMilli = ends[k] ?? 0
        const part = { fromMilli, ofMilli: line.qtyMilli }
        return end === fromMilli
          ? 0
          : grossOf({ ...line, qtyMilli: end - fromMilli, part }, input.roundingMode)
      })
      return unless(sum(cuts) === total.lines[i]?.gross, 'the parts of a line')
    }),
  ]
}

/** What is wrong when everything comes back in `pieces`, the charges with the last. */
const faultsOfRefund = (input: BillInput, total: BillTotal, pieces: number): readonly string[] => {
  const bill = {
    total,
    qtyByLine: Object.fromEntries(input.lines.map((line) => [line.id, line.qtyMilli])),
    ...(input.roundingMode === undefined ? {} : { roundingMode: input.roundingMode }),
    ...(input.cashRounding === undefined ? {} : { cashRounding: input.cashRounding }),
  }
  let before = nothingRefunded
  let [taxable, tax] = [0, 0]
  for (let k = 1; k <= pieces; k += 1) {
    const cut = (qtyMilli: number, i: number): number => Math.floor((qtyMilli * i) / pieces)
    const lines = input.lines
      .map(({ id, qtyMilli }) => ({ id, qtyMilli: cut(qtyMilli, k) - cut(qtyMilli, k - 1) }))
      .filter(({ qtyMilli }) => qtyMilli > 0)
    const chargeIds = k === pieces ? (input.charges ?? []).map(({ id }) => id) : []
    const refund = totalRefund(bill, before, { lines, chargeIds })
    const qtyByLine = { ...before.qtyByLine }
    for (const { id, qtyMilli } of lines) qtyByLine[id] = (qtyByLine[id] ?? 0) + qtyMilli
    before = { qtyByLine, chargeIds, payable: before.payable + refund.payable }
    taxable += refund.taxable
    tax += taxSum(refund.taxes)
    if (refund.payable < 0) return ['a refund that is paid for']
  }
  return [
    ...unless(before.payable === total.payable, 'what came back of what was paid'),
    ...unless(
      taxable === total.taxableTotal && tax === total.taxTotal,
      'value and tax that came back',
    ),
  ]
}

const unless = (isRight: boolean, fault: string): readonly string[] => (isRight ? [] : [fault])

test(
  `${bills} bills, split and given back, add up to the last minor unit`,
  { timeout: 240_000 },
  () => {
    let seen = 0
    fc.assert(
      fc.property(anyBill, fc.integer({ min: 1, max: 5 }), (input, ways) => {
        seen += 1
        const total = totalBill(input)
        const faults = [
          ...faultsIn(input, total),
          ...faultsOfSplit(input, total, ways),
          ...faultsOfRefund(input, total, ways),
        ]
        if (faults.length > 0) throw new Error(faults.join(', '))
      }),
      { numRuns: bills },
    )
    expect(seen).toBe(bills)
  },
)
