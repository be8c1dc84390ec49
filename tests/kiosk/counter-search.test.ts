import { afterAll, describe, expect, test } from 'vitest'
import { plain, search, searchIndex } from '../../kiosk/lib/order/search.ts'
import { openShop } from '../hub/kit.ts'
import { soldAt } from './counter-menu.ts'

const shop = openShop()
afterAll(() => shop.close())
const { menu } = soldAt(shop, 'counter')
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
})
