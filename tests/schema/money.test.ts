import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { totalBill, type BillInput } from '../../schema/bill-total.ts'
import { allocate, mulRatio, roundToIncrement, split, sum } from '../../schema/money.ts'
import { nothingRefunded, totalRefund } from '../../schema/refund-total.ts'
import type { TaxClass } from '../../schema/tax.ts'
import { businessDate, dayBefore, localHour } from '../../schema/time.ts'

const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })

const taxClass: fc.Arbitrary<TaxClass> = fc.constantFrom<TaxClass>(
  { id: 'GST5', kind: 'gst', ratePpm: 50_000 },
  { id: 'GST18', kind: 'gst', ratePpm: 180_000 },
  { id: 'GST28C12', kind: 'gst', ratePpm: 280_000, cessPpm: 120_000 },
  { id: 'NIL', kind: 'nil' },
  {
    id: 'NYC',
    kind: 'list',
    isAggregate: true,
    components: [
      { code: 'A', ratePpm: 40_000 },
      { code: 'B', ratePpm: 45_000 },
      { code: 'C', ratePpm: 3_750 },
    ],
  },
  {
    id: 'QC',
    kind: 'list',
    components: [
      { code: 'GST', ratePpm: 50_000 },
      { code: 'QST', ratePpm: 95_000, isCompound: true },
    ],
  },
)

const discount = fc.oneof(
  fc.record({ ratePpm: fc.integer({ min: 0, max: 1_000_000 }) }),
  fc.record({ amount: fc.integer({ min: 0, max: 100_000 }) }),
)

const line = fc.record(
  {
    id: fc.uuid(),
    qtyMilli: fc.integer({ min: 1, max: 20_000 }),
    unitPrice: fc.integer({ min: 0, max: 5_000_000 }),
    modifiers: fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 3 }),
    taxClass,
    isTaxIncluded: fc.boolean(),
    isDiscountable: fc.boolean(),
    discount,
  },
  { requiredKeys: ['id', 'qtyMilli', 'unitPrice', 'taxClass'] },
)

const bill: fc.Arbitrary<BillInput> = fc.record(
  {
    lines: fc.uniqueArray(line, { minLength: 1, maxLength: 8, selector: ({ id }) => id }),
    discount,
    supply: fc.constantFrom('intra', 'inter'),
    taxRounding: fc.constantFrom('line', 'bill'),
    cashRounding: fc.constant({ increment: 100, mode: 'half_up', scope: 'always' } as const),
  },
  { requiredKeys: ['lines'] },
) as fc.Arbitrary<BillInput>

describe('sharing an amount', () => {
  test('shares by weight always add up', () => {
    fc.assert(
      fc.property(
        amount,
        fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }),
        (whole, weights) => {
          expect(sum(allocate(whole, weights))).toBe(whole)
        },
      ),
    )
  })

  test('equal shares add up and differ by at most one unit', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 40 }), (whole, ways) => {
        const shares = split(whole, ways)
        expect(sum(shares)).toBe(whole)
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('small numbers and very large ones are rounded alike', () => {
    fc.assert(
      fc.property(
        amount,
        fc.nat(2_000_000),
        fc.integer({ min: 1, max: 3_000_000 }),
        (value, numerator, denominator) => {
          const big = 1_000_000_007n
          expect(mulRatio(value, numerator, denominator)).toBe(
            mulRatio(value, BigInt(numerator) * big, BigInt(denominator) * big),
          )
        },
      ),
    )
  })

  test('rounding to the rupee never moves an amount by more than half of one', () => {
    fc.assert(
      fc.property(amount, (value) => {
        const { rounded, roundOff } = roundToIncrement(value, 100)
        expect(Math.abs(rounded % 100)).toBe(0)
        expect(rounded - roundOff).toBe(value)
        expect(Math.abs(roundOff)).toBeLessThanOrEqual(50)
      }),
    )
  })
})

describe('any bill', () => {
  test('is the sum of its lines, and an inclusive line costs what its label says', () => {
    fc.assert(
      fc.property(bill, (input) => {
        const total = totalBill(input)
        expect(total.taxableTotal + total.taxTotal).toBe(total.total)
        expect(sum(total.lines.map((one) => one.total))).toBe(total.total)
        expect(total.payable - total.roundOff).toBe(total.total)
        expect(sum(Object.values(total.byClass).map((group) => group.taxable))).toBe(
          total.taxableTotal,
        )
        total.lines.forEach((one, i) => {
          expect(one.taxable + sum(Object.values(one.taxes))).toBe(one.total)
          if (input.lines[i]?.isTaxIncluded === true) expect(one.total).toBe(one.net)
          else expect(one.taxable).toBe(one.net)
          expect(one.net).toBeGreaterThanOrEqual(0)
          expect(one.net).toBe(one.gross - one.lineDiscount - one.billDiscount)
        })
      }),
      { numRuns: 2_000 },
    )
  })

  test('given back in pieces comes to exactly what was paid', () => {
    fc.assert(
      fc.property(bill, fc.integer({ min: 1, max: 4 }), (input, pieces) => {
        const total = totalBill(input)
        const qtyByLine = Object.fromEntries(input.lines.map((one) => [one.id, one.qtyMilli]))
        const rounding =
          input.cashRounding === undefined ? {} : { cashRounding: input.cashRounding }
        let before = nothingRefunded
        let paidBack = 0
        for (let i = 1; i <= pieces; i += 1) {
          const lines = input.lines
            .map(({ id, qtyMilli }) => ({
              id,
              qtyMilli:
                Math.floor((qtyMilli * i) / pieces) - Math.floor((qtyMilli * (i - 1)) / pieces),
            }))
            .filter(({ qtyMilli }) => qtyMilli > 0)
          const refund = totalRefund({ total, qtyByLine, ...rounding }, before, lines)
          expect(refund.payable).toBeGreaterThanOrEqual(0)
          paidBack += refund.payable
          const qty = { ...before.qtyByLine }
          for (const { id, qtyMilli } of lines) qty[id] = (qty[id] ?? 0) + qtyMilli
          before = { qtyByLine: qty, payable: paidBack }
        }
        expect(paidBack).toBe(total.payable)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('the business date', () => {
  test('ends at the cut-off, not at midnight', () => {
    const at = (iso: string): number => businessDate(Date.parse(iso), 'Asia/Kolkata', 240)
    expect(at('2026-11-21T03:59:00+05:30')).toBe(2026_11_20)
    expect(at('2026-11-21T04:00:00+05:30')).toBe(2026_11_21)
    expect(at('2027-01-01T00:30:00+05:30')).toBe(2026_12_31)
  })

  test('never goes backwards, through the nights the clocks change too', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata']) {
      const start = Date.UTC(2026, 0, 1)
      let last = 0
      for (let hour = 0; hour < 366 * 24; hour += 1) {
        const date = businessDate(start + hour * 3_600_000, zone, 240)
        expect(date).toBeGreaterThanOrEqual(last)
        last = date
      }
    }
  })

  test('the day before the first of March is the last of February', () => {
    expect([dayBefore(2028_03_01), dayBefore(2027_03_01), dayBefore(2027_01_01)]).toEqual([
      2028_02_29, 2027_02_28, 2026_12_31,
    ])
    expect(localHour(Date.parse('2026-11-21T18:30:00Z'), 'Asia/Kolkata')).toBe(0)
  })
})
