import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areEqual, equalShares, seatShares, seatsOn, type Share } from '../../schema/bill-split.ts'

const line = (lineId: string, qtyMilli: number, seat: number | null = null) => ({
  lineId,
  qtyMilli,
  seat,
})
/** How much of each line all the parts have together. */
const together = (parts: readonly (readonly Share[])[]): Readonly<Record<string, number>> => {
  const sums: Record<string, number> = {}
  for (const { lineId, qtyMilli } of parts.flat()) sums[lineId] = (sums[lineId] ?? 0) + qtyMilli
  return sums
}

describe('equal shares', () => {
  test('of three pieces among two are one and a half each', () => {
    expect(equalShares([line('dosa', 3000)], 2)).toEqual([
      [{ lineId: 'dosa', qtyMilli: 1500 }],
      [{ lineId: 'dosa', qtyMilli: 1500 }],
    ])
  })

  test('of one piece among three leave a thousandth to the first', () => {
    expect(equalShares([line('dosa', 1000)], 3).map(([share]) => share?.qtyMilli)).toEqual([
      334, 333, 333,
    ])
  })

  test('of next to nothing name no line that a part has nothing of', () => {
    expect(equalShares([line('saffron', 1)], 2)).toEqual([[{ lineId: 'saffron', qtyMilli: 1 }], []])
  })
})

describe('parts that are equal', () => {
  const lines = [line('dosa', 1000), line('naan', 2001)]

  test('are known as such whoever has the thousandth that is left over', () => {
    const [first = [], ...others] = equalShares(lines, 3)
    expect(areEqual(lines, [first, ...others])).toBe(true)
    expect(areEqual(lines, [...others, first])).toBe(true)
  })

  test('are not those of which one has another line, or more of it', () => {
    const dosa = { lineId: 'dosa', qtyMilli: 1000 }
    const naan = { lineId: 'naan', qtyMilli: 2001 }
    expect(areEqual(lines, [[dosa], [naan]])).toBe(false)
    const half = { lineId: 'dosa', qtyMilli: 500 }
    const more = [
      { lineId: 'naan', qtyMilli: 1100 },
      { lineId: 'naan', qtyMilli: 901 },
    ] as const
    expect(
      areEqual(lines, [
        [half, more[0]],
        [half, more[1]],
      ]),
    ).toBe(false)
  })
})

describe('by seats', () => {
  test('each has its own, and what is for all is shared by all', () => {
    const lines = [line('dosa', 1000, 1), line('naan', 2000), line('tikka', 1000, 3)]
    expect(seatShares(lines)).toEqual([
      [
        { lineId: 'dosa', qtyMilli: 1000 },
        { lineId: 'naan', qtyMilli: 1000 },
      ],
      [
        { lineId: 'tikka', qtyMilli: 1000 },
        { lineId: 'naan', qtyMilli: 1000 },
      ],
    ])
  })

  test('nobody who sits apart is nobody to split for', () => {
    expect(seatShares([line('dosa', 1000)])).toEqual([])
  })
})

test('whatever is cut, the parts are the whole, and none is cut twice', () => {
  const bills = fc.array(
    fc.record({
      qtyMilli: fc.integer({ min: 1, max: 50_000 }),
      seat: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(bills, fc.integer({ min: 2, max: 20 }), (made, ways) => {
      const lines = made.map(({ qtyMilli, seat }, i) => line(`l${i}`, qtyMilli, seat))
      const whole = Object.fromEntries(lines.map(({ lineId, qtyMilli }) => [lineId, qtyMilli]))
      expect(together(equalShares(lines, ways))).toEqual(whole)
      const seats = seatsOn(lines).length
      const bySeat = seatShares(lines)
      expect(bySeat).toHaveLength(seats)
      expect(together(bySeat)).toEqual(seats > 0 ? whole : {})
    }),
    { numRuns: 2_000 },
  )
})
