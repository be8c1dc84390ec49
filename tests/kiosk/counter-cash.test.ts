import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smartCash } from '../../kiosk/lib/smart-cash.ts'

const rupees = (due: number): readonly number[] =>
  smartCash(due * 100, 'INR', 2).map((amount) => amount / 100)

describe('the cash keys', () => {
  test('offer the notes a guest reaches for', () => {
    expect(rupees(392)).toEqual([400, 500])
    expect(rupees(20)).toEqual([50, 100, 500])
    expect(rupees(347)).toEqual([350, 400, 500])
    expect(rupees(1242)).toEqual([1250, 1300, 1500])
  })

  test('leave out what “Exact” already says', () => {
    expect(rupees(500)).toEqual([])
    expect(rupees(100)).toEqual([500])
  })

  test('offer nothing for nothing', () => {
    expect(rupees(0)).toEqual([])
  })

  test('go by smaller notes where the currency is not known', () => {
    expect(smartCash(1235, 'EUR', 2)).toEqual([1500, 2000, 5000, 10000])
    expect(smartCash(7, 'JPY', 0)).toEqual([10, 20, 50, 100])
  })

  test('are always above the total, in order, and never twice', () => {
    assert(
      property(integer({ min: 1, max: 10_000_000 }), (due) => {
        const keys = smartCash(due, 'INR', 2)
        expect(keys.every((key) => key > due && key - due < 500_00)).toBe(true)
        expect(keys).toEqual([...new Set(keys)].toSorted((a, b) => a - b))
      }),
    )
  })
})
