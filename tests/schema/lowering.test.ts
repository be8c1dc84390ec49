/** How far a discount goes before somebody else has to allow it. */
import { expect, test } from 'vitest'
import { goesBeyond, lowerable, mostOff } from '../../schema/lowering.ts'

const tenth = 100_000

test('a rate goes as far as its cap, and an amount as far as the cap of what it is taken from, rounded for the guest', () => {
  expect(goesBeyond({ kind: 'rate', ratePpm: tenth }, 5, tenth)).toBe(false)
  expect(goesBeyond({ kind: 'rate', ratePpm: tenth + 1 }, 5, tenth)).toBe(true)
  expect(mostOff(99_95, tenth)).toBe(10_00)
  expect(goesBeyond({ kind: 'amount', amount: 10_00 }, 99_95, tenth)).toBe(false)
  expect(goesBeyond({ kind: 'amount', amount: 10_01 }, 99_95, tenth)).toBe(true)
})

test('nothing comes off lines that are never discounted', () => {
  const lines = [
    { isDiscountable: true, amount: 40_00 },
    { isDiscountable: false, amount: 60_00 },
  ]
  expect(lowerable(lines)).toBe(40_00)
  expect(lowerable([])).toBe(0)
})
