import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashOf, whereIn } from '../../kiosk/office/address.ts'

describe('a place in the office', () => {
  test('is a line in the address', () => {
    expect(hashOf({ part: 'bills', path: ['20261121'], query: { find: '₹42' } })).toBe(
      '#/bills/20261121?find=%E2%82%B942',
    )
    expect(whereIn('#/bills/20261121?find=42')).toEqual({
      part: 'bills',
      path: ['20261121'],
      query: { find: '42' },
    })
  })

  test('without an address is nowhere in particular', () => {
    for (const hash of ['', '#', '#/'])
      expect(whereIn(hash)).toEqual({ part: '', path: [], query: {} })
  })

  test('that somebody has mistyped breaks nothing', () => {
    expect(whereIn('#/bills/%E2%').path).toEqual([''])
    expect(whereIn('#/sales?%=%&&=').part).toBe('sales')
  })

  test('comes back as it went, whatever it is called', () => {
    const names = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 })
    fc.assert(
      fc.property(
        names,
        fc.dictionary(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme' })),
        (path, asked) => {
          const there = { part: 'sales', path, query: { ...asked } }
          expect(whereIn(hashOf(there))).toEqual(there)
        },
      ),
    )
  })
})
