import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addFilling,
  fillRest,
  filledMilli,
  restMilli,
  setFilling,
  shareOut,
  type Filling,
} from '../../kiosk/lib/order/box.ts'
import { boxState } from '../../schema/packing.ts'

const box = { targetMilli: 500, toleranceMilli: 15 }
const filling = fc.uniqueArray(
  fc.record({
    itemId: fc.constantFrom('katli', 'peda', 'laddu', 'barfi'),
    qtyMilli: fc.integer({ min: 1, max: 600 }),
  }),
  { selector: ({ itemId }) => itemId, minLength: 1 },
)

describe('a gift box', () => {
  test('that is touched full holds its weight to the gram, and one touch more is too much', () => {
    let inside: readonly Filling[] = []
    for (const sweet of ['katli', 'peda', 'katli']) inside = addFilling(inside, sweet, 180, box)
    expect(inside).toEqual([
      { itemId: 'katli', qtyMilli: 320 },
      { itemId: 'peda', qtyMilli: 180 },
    ])
    expect(boxState(filledMilli(inside), box)).toEqual({ overMilli: 0, isFull: true })
    expect(boxState(filledMilli(addFilling(inside, 'laddu', 180, box)), box).isFull).toBe(false)
  })

  test('is filled up with one sweet, or shared out, to the gram', () => {
    fc.assert(
      fc.property(filling, (inside) => {
        expect(filledMilli(shareOut(inside, box))).toBe(box.targetMilli)
        const [first] = inside
        const full = fillRest(inside, first?.itemId ?? '', box)
        expect(restMilli(full, box)).toBe(0)
        expect(filledMilli(full)).toBe(Math.max(filledMilli(inside), box.targetMilli))
      }),
    )
  })

  test('lets a sweet out at nothing and never holds less than nothing', () => {
    const inside = [{ itemId: 'katli', qtyMilli: 100 }]
    expect(setFilling(inside, 'katli', 0)).toEqual([])
    expect(setFilling(inside, 'katli', 90)).toEqual([{ itemId: 'katli', qtyMilli: 90 }])
    expect(restMilli([{ itemId: 'katli', qtyMilli: 900 }], box)).toBe(0)
  })
})
