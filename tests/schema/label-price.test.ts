import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { totalBill } from '../../schema/bill-total.ts'
import { labelPrice, labelQuantity, withTax, type LabelTax } from '../../schema/label-price.ts'

const gst = (ratePpm: number): LabelTax => ({
  taxClass: { id: 'sweets', kind: 'gst', ratePpm },
  scheme: 'regular',
})
const included = { isTaxIncluded: true, customerGroup: null }
const excluded = { isTaxIncluded: false, customerGroup: null }
const printed = (amount: number) => ({ kind: 'price', amount }) as const

/** What a guest pays for it, tax and all. */
const paid = (
  qtyMilli: number,
  { amount, isTaxIncluded }: { readonly amount: number; readonly isTaxIncluded: boolean },
  { taxClass, scheme }: LabelTax,
  supply: 'intra' | 'inter' = 'intra',
): number =>
  totalBill({
    lines: [{ id: 'l', qtyMilli, unitPrice: amount, isTaxIncluded, taxClass }],
    scheme,
    supply,
  }).total

describe('how much a label is for', () => {
  test('is a packet of what is sold by the piece, whatever it weighs', () => {
    for (const value of [{ kind: 'weight', qtyMilli: 200 } as const, printed(80_00)])
      expect(labelQuantity(value, false, { amount: 75_00, ...included }, gst(50_000))).toBe(1000)
  })

  test('is nothing where it says nothing, or has no price to go by', () => {
    const nothing = { kind: 'weight', qtyMilli: 0 } as const
    const free = { amount: 0, ...included }
    expect(labelQuantity(nothing, true, free, gst(50_000))).toBeNull()
    expect(labelQuantity(printed(80_00), true, free, gst(50_000))).toBeNull()
    expect(labelQuantity(printed(80_00), true, undefined, gst(50_000))).toBeNull()
  })

  test('is as much as the printed price buys with its tax, whether the list has it in or not', () => {
    // 5 % on top of ₹ 1,000.00 is ₹ 1,050.00: ₹ 262.50 is a quarter of a kilogram.
    expect(
      labelQuantity(printed(262_50), true, { amount: 1000_00, ...excluded }, gst(50_000)),
    ).toBe(250)
    expect(
      labelQuantity(printed(262_50), true, { amount: 1050_00, ...included }, gst(50_000)),
    ).toBe(250)
    // Who charges no tax asks for nothing on top.
    const composition = { ...gst(50_000), scheme: 'composition' } as const
    expect(
      labelQuantity(printed(250_00), true, { amount: 1000_00, ...excluded }, composition),
    ).toBe(250)
  })
})

const anyTax = fc
  .record({
    ratePpm: fc.constantFrom(0, 50_000, 120_000, 180_000, 280_000),
    scheme: fc.constantFrom('regular' as const, 'composition' as const, 'unregistered' as const),
  })
  .map(({ ratePpm, scheme }): LabelTax => ({ ...gst(ratePpm), scheme }))

describe('what a label is charged at', () => {
  test('is the printed price to the paisa, of a packet and of up to a kilogram; never more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_99 }),
        fc.integer({ min: 1, max: 5_000_00 }),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('intra' as const, 'inter' as const),
        anyTax,
        (amount, price, isTaxIncluded, isWeighed, supply, tax) => {
          const own = { amount: price, isTaxIncluded, customerGroup: null }
          const qty = labelQuantity(printed(amount), isWeighed, own, tax)
          if (qty === null) return
          const charged = paid(qty, labelPrice(amount, qty, own, tax), tax, supply)
          expect(charged).toBeLessThanOrEqual(amount)
          expect(amount - charged).toBeLessThanOrEqual(qty <= 1000 ? 0 : Math.ceil(qty / 1000))
        },
      ),
    )
  })

  test('is a reseller’s own price, as long as it comes to no more than was printed', () => {
    const tax = gst(50_000)
    const own = { amount: 900_00, isTaxIncluded: false, customerGroup: 'wholesale' }
    expect(labelPrice(262_50, 250, own, tax)).toEqual({
      amount: 900_00,
      isTaxIncluded: false,
      isLabels: false,
    })
    const dear = { ...own, amount: 1000_01 }
    expect(withTax(250_00, dear, tax)).toBe(262_50)
    expect(labelPrice(262_49, 250, dear, tax)).toMatchObject({
      isTaxIncluded: true,
      isLabels: true,
    })
    expect(paid(250, labelPrice(262_49, 250, dear, tax), tax)).toBe(262_49)
  })
})
