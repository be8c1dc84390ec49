import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalToMoney } from '../../schema/decimal.ts'
import {
  allocate,
  moneyToDecimal,
  mulRate,
  mulRatio,
  roundHalfAway,
  roundToIncrement,
  split,
  sum,
  toMoney,
} from '../../schema/money.ts'
import { lineGross, qtyToText, textToQty } from '../../schema/quantity.ts'
import { anyAmount, anyMode } from './bills.ts'

describe('an amount', () => {
  test('is a whole number of paise, and never so large that a paisa gets lost', () => {
    expect(toMoney(-0)).toBe(0)
    for (const wrong of [0.5, Number.NaN, Infinity, Number.MAX_SAFE_INTEGER + 1])
      expect(() => toMoney(wrong)).toThrow(RangeError)
    expect(() => sum([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
  })

  test('typed as a decimal is the same amount when it is shown', () => {
    fc.assert(
      fc.property(anyAmount, fc.constantFrom(0, 2, 3), (amount, exponent) => {
        expect(decimalToMoney(moneyToDecimal(amount, exponent), exponent)).toBe(amount)
      }),
    )
    expect([moneyToDecimal(-5, 2), moneyToDecimal(123_456, 2), moneyToDecimal(980, 0)]).toEqual([
      '-0.05',
      '1234.56',
      '980',
    ])
  })

  test('finer than the currency, or with a comma in it, is not taken', () => {
    expect(['0.001', '12,5', '', '1.2.3'].map((text) => decimalToMoney(text, 2))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('rounding', () => {
  test('half a paisa goes away from zero, in a credit note as on a bill', () => {
    expect([roundHalfAway(5, 2), roundHalfAway(-5, 2), roundHalfAway(49, 100)]).toEqual([3, -3, 0])
  })

  test('can be down, up or to the even neighbour where the law of the place says so', () => {
    const halves = [5, 7, -5, -7]
    expect(halves.map((half) => mulRatio(half, 1, 2, 'down'))).toEqual([2, 3, -2, -3])
    expect(halves.map((half) => mulRatio(half, 1, 2, 'up'))).toEqual([3, 4, -3, -4])
    expect(halves.map((half) => mulRatio(half, 1, 2, 'half_even'))).toEqual([2, 4, -2, -4])
  })

  test('an American rate of three decimals is exact', () => {
    expect(mulRate(10_000_00, 88_750)).toBe(88_750)
  })

  test('is the same for a small shop and for a very large one', () => {
    fc.assert(
      fc.property(
        anyAmount,
        fc.nat(2_000_000),
        fc.integer({ min: 1, max: 3_000_000 }),
        anyMode,
        (value, numerator, denominator, mode) => {
          const large = 1_000_000_007n
          expect(mulRatio(value, numerator, denominator, mode)).toBe(
            mulRatio(value, BigInt(numerator) * large, BigInt(denominator) * large, mode),
          )
        },
      ),
    )
    // 90 million rupees in paise, times a rate: the product does not fit a double.
    expect(mulRate(9_000_000_019, 9_999_999)).toBe(90_000_000_190 - 9_000)
  })

  test('to the rupee moves an amount by half of one at most', () => {
    fc.assert(
      fc.property(anyAmount, (value) => {
        const { rounded, roundOff } = roundToIncrement(value, 100)
        expect(Math.abs(rounded % 100)).toBe(0)
        expect(rounded - roundOff).toBe(value)
        expect(Math.abs(roundOff)).toBeLessThanOrEqual(50)
      }),
    )
  })

  test('to coins of nothing, or a share of nothing, is refused', () => {
    expect(() => roundToIncrement(100, 0)).toThrow(RangeError)
    expect(() => mulRatio(100, 1, 0)).toThrow(RangeError)
  })
})

describe('sharing an amount', () => {
  test('shares by weight add up, and each is within one paisa of its due', () => {
    fc.assert(
      fc.property(
        anyAmount,
        fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }),
        (whole, weights) => {
          const shares = allocate(whole, weights)
          const all = sum(weights)
          expect(sum(shares)).toBe(whole)
          const isFair = shares.every(
            (share, i) => Math.abs(share - (whole * (weights[i] ?? 0)) / all) < 1,
          )
          expect(all === 0 || isFair).toBe(true)
        },
      ),
    )
  })

  test('the spare paise go to the largest remainders, and to the first of equals', () => {
    expect(allocate(10, [5, 3, 3])).toEqual([4, 3, 3])
    expect(allocate(10, [3, 3, 5])).toEqual([3, 3, 4])
    expect(allocate(-2, [7, 7, 7])).toEqual([-1, -1, 0])
    expect(allocate(5, [0, 0])).toEqual([5, 0])
    expect(allocate(0, [])).toEqual([])
  })

  test('an amount is never shared among nobody, nor by a negative weight', () => {
    expect(() => allocate(1, [])).toThrow(RangeError)
    expect(() => allocate(1, [2, -1])).toThrow(RangeError)
  })

  test('equal shares add up and differ by one unit at most, and no guest pays less than the next', () => {
    fc.assert(
      fc.property(anyAmount, fc.integer({ min: 1, max: 40 }), (whole, ways) => {
        const shares = split(whole, ways)
        const sizes = shares.map(Math.abs)
        expect(sum(shares)).toBe(whole)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
      }),
    )
  })

  test('a bill split in rupees leaves its odd paise with the first guest', () => {
    expect(split(850_49, 4, 100)).toEqual([213_49, 213_00, 212_00, 212_00])
    for (const [ways, unit] of [
      [0, 1],
      [1.5, 1],
      [2, 0],
    ] as const)
      expect(() => split(100, ways, unit)).toThrow(RangeError)
  })
})

describe('a quantity', () => {
  test('of 350 g at 880.00 a kilogram costs 308.00', () => {
    expect(lineGross(350, 880_00)).toBe(308_00)
  })

  test('is shown bare by the piece and to the gram by weight', () => {
    expect([2_000, 350, 1_250, 9_007_199_254_740_991].map(qtyToText)).toEqual([
      '2',
      '0.350',
      '1.250',
      '9007199254740.991',
    ])
  })

  test('that is shown and typed again is the same quantity', () => {
    fc.assert(
      fc.property(fc.nat(), (qty) => {
        expect(textToQty(qtyToText(qty))).toBe(qty)
      }),
    )
    expect(['2', '1.5', '0.35', ' 0.005 '].map(textToQty)).toEqual([2_000, 1_500, 350, 5])
    expect(['0.3501', '-1', '1,5', ''].map(textToQty)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
