import { describe, expect, test } from 'vitest'
import { holdsOn, isLow, leftOf, leftOn, type EightySixDoc } from '../../schema/eighty-six.ts'

const today = 2026_11_21
const entry = (changes: Partial<EightySixDoc>): EightySixDoc => ({
  outletId: 'counter',
  itemId: 'lassi',
  variantId: null,
  leftMilli: 0,
  isCounted: false,
  businessDate: today,
  at: 0,
  by: null,
  rev: 1,
  ...changes,
})
const lassi = {
  itemId: 'lassi',
  variants: [
    { variantId: 'small', names: { en: 'Small' } },
    { variantId: 'large', names: { en: 'Large' } },
  ],
}
const samosa = { itemId: 'samosa', variants: [] }

describe('an entry', () => {
  test('holds on its business date, or until further notice, unless it was taken back', () => {
    expect(holdsOn(entry({}), today)).toBe(true)
    expect(holdsOn(entry({}), today + 1)).toBe(false)
    expect(holdsOn(entry({}), today - 1)).toBe(false)
    expect(holdsOn(entry({ businessDate: null }), today + 1)).toBe(true)
    expect(holdsOn(entry({ leftMilli: null }), today)).toBe(false)
  })
})

describe('what is left', () => {
  const of = (...entries: readonly Partial<EightySixDoc>[]) => leftOn(entries.map(entry), today)

  test('of what nobody counts is as much as anybody wants', () => {
    expect(leftOf(of(), samosa)).toBeNull()
    expect(leftOf(of({ businessDate: today - 1 }), lassi)).toBeNull()
  })

  test('of one size says nothing of the others', () => {
    const left = of({ variantId: 'large', leftMilli: 0 })
    expect([leftOf(left, lassi, 'large'), leftOf(left, lassi, 'small')]).toEqual([0, null])
    expect(leftOf(left, lassi)).toBeNull()
  })

  test('of an item is what its best size has, once all are counted', () => {
    const left = of({ variantId: 'large', leftMilli: 0 }, { variantId: 'small', leftMilli: 3000 })
    expect(leftOf(left, lassi)).toBe(3000)
  })

  test('is never more than there is of the item as a whole', () => {
    const left = of({ leftMilli: 2000 }, { variantId: 'large', leftMilli: 5000 })
    expect([leftOf(left, lassi, 'large'), leftOf(left, lassi)]).toEqual([2000, 2000])
  })

  test('is low from ten on', () => {
    expect([null, 11_000, 10_000, 0].map(isLow)).toEqual([false, false, true, true])
  })
})
