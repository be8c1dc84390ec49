import { describe, expect, test } from 'vitest'
import { alike } from '../../kiosk/kitchen/pass.ts'
import type { OrderLine } from '../../schema/order.ts'
import { chosen, line } from './kitchen-kit.ts'

/** A line of an order, with what the pass tells lines apart by. */
const one = (name: string, facts: Parameters<typeof line>[1] = {}): OrderLine =>
  ({ ...line(name, facts), itemId: name }) as unknown as OrderLine

describe('what is called out at the pass', () => {
  test('counts lines that stand alike together, in the order in which they came', () => {
    const lines = [one('Samosa'), one('Naan'), one('Samosa', { qtyMilli: 2000 })]
    expect(alike(lines).map(({ itemId, qtyMilli }) => [itemId, qtyMilli])).toEqual([
      ['Samosa', 3000],
      ['Naan', 1000],
    ])
  })

  test('keeps apart what is not the same: another state, choice, size or note', () => {
    const lines = [
      one('Samosa'),
      one('Samosa', { state: 'ready' }),
      one('Samosa', { modifiers: chosen('No onion') }),
      one('Samosa', { variantId: 'large' }),
      one('Samosa', { note: 'well done' }),
    ]
    expect(alike(lines)).toEqual(lines)
  })
})
