import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equalShares } from '../../schema/bill-split.ts'
import { amountToText, piecesToText } from '../../schema/quantity.ts'

/** What a text says, as a number of pieces. */
const valueOf = (text: string): number => {
  const spoken = text.replace('½', ' 1/2').replace('¼', ' 1/4').replace('¾', ' 3/4').trim()
  return spoken.split(' ').reduce((sum, part) => {
    const [over = 0, of = 1] = part.split('/').map(Number)
    return sum + over / of
  }, 0)
}

describe('pieces', () => {
  test('are said whole, and shared ones as they are spoken', () => {
    expect(
      [2000, 500, 1500, 333, 334, 666, 667, 1333, 250, 2750, 143, 429].map(piecesToText),
    ).toEqual(['2', '½', '1½', '1/3', '1/3', '2/3', '2/3', '1 1/3', '¼', '2¾', '1/7', '3/7'])
  })

  test('that nobody could have shared so are said to the thousandth', () => {
    expect([137, 1020, 1].map(piecesToText)).toEqual(['0.137', '1.020', '0.001'])
  })

  test('split among up to twenty say the share each has, whichever got the thousandth that was over', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 2, max: 20 }),
        (pieces, ways) => {
          const shares = equalShares(
            [{ lineId: 'naan', qtyMilli: pieces * 1000, seat: null }],
            ways,
          )
          for (const [share] of shares)
            expect(valueOf(piecesToText(share?.qtyMilli ?? 0))).toBeCloseTo(pieces / ways, 9)
        },
      ),
    )
  })

  test('are not what is weighed or poured', () => {
    expect(amountToText(500, 'kg')).toBe('0.500')
    expect(amountToText(250, 'litre')).toBe('0.250')
    expect(amountToText(500, 'plate')).toBe('½')
  })
})
