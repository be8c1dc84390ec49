import { expect, test } from 'vitest'
import type { PricedLine } from '../../kiosk/lib/order/preview.ts'
import { detailText, shortOf } from '../../kiosk/lib/order/words.ts'

const priced = {
  line: { isWeighed: true, qtyMilli: 350, note: 'in two packets' },
  item: { unit: 'piece' },
  variantNames: { en: 'Small' },
  modifiers: [],
  unitPrice: 640_00,
} as unknown as PricedLine

test('what one costs follows its quantity, and nothing stands between them', () => {
  expect(detailText(priced, 'gross 0.400 kg')).toBe(
    '× 640 · Small · “in two packets” · gross 0.400 kg',
  )
})

test('one piece says nothing of its price again', () => {
  const { line, ...rest } = priced
  const one = { ...rest, line: { ...line, isWeighed: false, qtyMilli: 1000, note: '' } }
  expect(detailText(one, '')).toBe('Small')
})

const pedaLeft = (milli: number) => ({ left: new Map([['peda', milli]]) })

test('a box that is opened again says which of its sweets there is not enough of', () => {
  const peda = { itemId: 'peda', variants: [], isWeighed: true, unit: 'kg' } as const
  expect(shortOf(pedaLeft(0), peda, 250)).toBe('Sold out')
  expect(shortOf(pedaLeft(100), peda, 250)).not.toBe('')
  expect(shortOf(pedaLeft(250), peda, 250)).toBe('')
  expect(shortOf({ left: new Map() }, peda, 250)).toBe('')
})
