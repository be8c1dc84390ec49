import { afterAll, describe, expect, test } from 'vitest'
import { plain, readEntry, search, searchIndex } from '../../kiosk/lib/order/search.ts'
import type { MenuItem } from '../../schema/catalogue.ts'
import { openShop } from '../hub/kit.ts'
import { soldAt } from './counter-menu.ts'

const shop = openShop()
afterAll(() => shop.close())
const { menu, item } = soldAt(shop, 'counter')
const index = searchIndex(menu.items)
const first = (text: string): string | undefined => search(index, text)[0]?.itemId

describe('searching the counter', () => {
  test('finds by the beginning of a name, in either language', () => {
    expect(first('samo')).toBe('samosa')
    expect(first('काजू क')).toBe('kaju-katli')
  })

  test('does not mind capitals, accents or the dots of Devanagari', () => {
    expect(first('KAJU KÀTLI')).toBe('kaju-katli')
    expect(plain('ज़्यादा')).toBe(plain('ज्यादा'))
    expect(plain('पाँच')).toBe(plain('पांच'))
  })

  test('finds by code, the whole code first', () => {
    expect(first('401')).toBe('samosa')
    expect(search(index, '40').length).toBeGreaterThan(3)
  })

  test('finds by a later word, by first letters, and by any part', () => {
    expect(first('laddu')).toMatch(/laddu/)
    expect(first('kk')).toMatch(/^kaju-katli/)
    expect(search(index, 'puri').map(({ itemId }) => itemId)).toContain('dahi-puri')
    expect(search(index, 'puri dahi').map(({ itemId }) => itemId)).toEqual(['dahi-puri'])
  })

  test('finds nothing for nothing', () => {
    expect(search(index, '  ')).toEqual([])
    expect(search(index, 'xyzzy')).toEqual([])
  })

  test('finds in five thousand items within fifty milliseconds', () => {
    const samosa = item('samosa')
    const many: readonly MenuItem[] = Array.from({ length: 5000 }, (_, i) => ({
      ...samosa,
      itemId: `item-${i}`,
      code: String(10_000 + i),
      names: { en: `Thing number ${i}`, hi: `चीज़ ${i}` },
      position: i,
    }))
    const large = searchIndex(many)
    search(large, 'warm up')
    const started = performance.now()
    expect(search(large, 'number 4999')[0]?.itemId).toBe('item-4999')
    expect(performance.now() - started).toBeLessThan(50)
  })
})

describe('figures before an item', () => {
  test('are how many', () => {
    expect(readEntry('3', index)).toEqual({ count: 3, text: '' })
    expect(readEntry('12', index)).toEqual({ count: 12, text: '' })
    expect(readEntry('150', index)).toEqual({ count: 150, text: '' })
  })

  test('are a code where an item has it', () => {
    expect(readEntry('401', index)).toEqual({ count: null, text: '401' })
  })

  test('can stand before a name or a code', () => {
    expect(readEntry('3 samosa', index)).toEqual({ count: 3, text: 'samosa' })
    expect(readEntry('3x401', index)).toEqual({ count: 3, text: '401' })
    expect(readEntry('10*', index)).toEqual({ count: 10, text: '' })
  })

  test('mean nothing when they are zero', () => {
    expect(readEntry('0', index)).toEqual({ count: null, text: '0' })
  })
})
