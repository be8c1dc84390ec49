/** Gift boxes: what lies together, and which of them are the same thing. */
import { describe, expect, test } from 'vitest'
import { uuidv7 } from '../../schema/ids.ts'
import { byBox, goodsOf } from '../../schema/packing.ts'

const names = (en: string) => ({ en, hi: '' })
const gift = (no: number) => ({
  box: { no, containerId: 'gift-box-500', names: names('Gift box 500 g'), targetMilli: 500 },
})
const line = (en: string, qtyMilli: number, no: number | null, at = 1000) => ({
  lineId: uuidv7(at, new Uint8Array(10).fill(no ?? 0)),
  names: names(en),
  variantNames: null,
  qtyMilli,
  unit: 'kg',
  price: 100,
  ...(no === null ? {} : { packing: gift(no) }),
})
const filled = (no: number, at?: number) => [
  line('Kaju katli', 250, no, at),
  line('Milk cake', 250, no, at),
]

describe('gift boxes', () => {
  test('filled alike are so many of one thing, whatever else lies between them', () => {
    const goods = goodsOf([...filled(1), line('Peda', 100, null), ...filled(2), ...filled(3)])
    expect(goods.map(({ box, boxes }) => [box?.containerId, boxes.length])).toEqual([
      ['gift-box-500', 3],
      [undefined, 1],
    ])
  })

  test('filled otherwise, or of another price, stand apart', () => {
    const other = [line('Kaju katli', 200, 2), line('Milk cake', 300, 2)]
    expect(goodsOf([...filled(1), ...other])).toHaveLength(2)
    const dear = filled(2).map((one) => ({ ...one, price: 90 }))
    expect(goodsOf([...filled(1), ...dear], ({ price }) => price)).toHaveLength(2)
  })

  test('of two bills that became one are not one box, though each was the first of its bill', () => {
    const boxes = byBox([...filled(1, 1_000), ...filled(1, 90_000)])
    expect(boxes.map(({ lines }) => lines.length)).toEqual([2, 2])
    // Two counters that pack in the same moment: no box has the same thing twice.
    const atOnce = goodsOf([...filled(1, 1_000), ...filled(1, 1_000)])
    expect(atOnce.map(({ boxes: alike }) => alike.length)).toEqual([2])
  })

  test('two lines of the same thing that lie in no box stay two', () => {
    expect(goodsOf([line('Peda', 100, null), line('Peda', 100, null)])).toHaveLength(2)
  })
})
