/** How far a discount goes before somebody else has to allow it. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { goesBeyond, lowerable, mostOff, reachesLine, stacksBeyond } from '../../schema/lowering.ts'

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

test('what was allowed reaches the lines it was allowed for, and free reaches anything', () => {
  const samosa = { lineId: 'samosa', isDiscountable: true }
  const water = { lineId: 'water', isDiscountable: false }
  const reached = (discount: Parameters<typeof reachesLine>[0]): readonly boolean[] =>
    [samosa, water].map((line) => reachesLine(discount, line))
  expect(reached(undefined)).toEqual([true, false])
  expect(reached({ isComp: true })).toEqual([true, true])
  expect(reached({ isComp: true, covers: ['water'] })).toEqual([false, true])
  expect(reached({ isComp: false, covers: ['samosa', 'water'] })).toEqual([true, false])
})

test('two reasons on one line never take more off it than the larger of them allows', () => {
  const share = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_00 }),
      share,
      share,
      share,
      (gross, own, all, cap) => {
        const off = Math.round((gross * own) / 1_000_000)
        const line = { gross, off, capPpm: cap }
        const onAll = {
          off: { kind: 'rate', ratePpm: all } as const,
          base: gross - off,
          capPpm: tenth,
        }
        const together = off + Math.round(((gross - off) * all) / 1_000_000)
        const most = mostOff(gross, Math.max(cap, tenth))
        expect(stacksBeyond([line], onAll) === undefined).toBe(off === 0 || together <= most)
      },
    ),
  )
})
