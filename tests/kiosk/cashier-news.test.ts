/** What changed about a bill under the cashier's eyes, and which part of one it is. */
import { describe, expect, test } from 'vitest'
import { newsOf } from '../../kiosk/cashier/bills/news-of.ts'
import { equalShares, partSeat, seatShares } from '../../schema/bill-split.ts'
import { bill, line } from './cashier-kit.ts'

const dosa = line('Dosa', 340)
const chai = line('Chai', 20)

describe('a bill somebody looks at', () => {
  test('names what came and what it was before', () => {
    const before = bill(6, 5, [dosa])
    const now = bill(6, 5, [{ ...dosa, qtyMilli: 2000 }, chai])
    expect(newsOf(before, now)).toEqual({ fresh: ['Dosa', 'Chai'], was: before.total.due })
  })

  test('says what it was where something was taken off, and marks no line', () => {
    const before = bill(6, 5, [dosa, chai])
    expect(newsOf(before, bill(6, 5, [dosa]))).toEqual({ fresh: [], was: before.total.due })
  })

  test('is no news where nothing on it changed, where it is another bill, or one was put on it', () => {
    const before = bill(6, 5, [dosa])
    const merged = [{ billId: 'bill-7', token: 7, tableLabel: '' }]
    expect(newsOf(before, bill(6, 5, [dosa], { rev: 2 }))).toBeNull()
    expect(newsOf(before, bill(7, 5, [dosa, chai]))).toBeNull()
    expect(newsOf(before, bill(6, 5, [dosa, chai], { merged }))).toBeNull()
  })
})

describe('a part of a bill', () => {
  const lines = [
    { ...dosa, seat: 1 },
    { ...chai, seat: 2 },
    { ...line('Water', 30), seat: null },
  ]
  const partsBy = (shares: ReturnType<typeof seatShares>) =>
    shares.map((part) =>
      part.flatMap(({ lineId, qtyMilli }) =>
        lines
          .filter((one) => one.lineId === lineId)
          .map((one) => ({
            ...one,
            qtyMilli,
            part: { fromMilli: 0, ofMilli: one.qtyMilli },
          })),
      ),
    )

  test('is called by its seat where the bill was split by seats', () => {
    expect(partsBy(seatShares(lines)).map(partSeat)).toEqual([1, 2])
  })

  test('is nobody’s seat where it was split equally, though one guest alone sits apart', () => {
    expect(partsBy(equalShares(lines, 2)).map(partSeat)).toEqual([null, null])
    expect(partsBy(equalShares(lines.slice(0, 1), 2)).map(partSeat)).toEqual([null, null])
  })
})
