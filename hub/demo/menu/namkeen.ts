/**
 * Namkeen by the kilogram: loose, so it has always been taxed like sweets.
 */
import { list, wholesale } from '../prices.ts'
import type { DemoItem } from '../shapes.ts'
import { byTheKilogram } from './common.ts'

const loose = { ...byTheKilogram, categoryId: 'namkeen' } as const

export const namkeen = [
  {
    ...loose,
    id: 'bhujia',
    code: '201',
    names: { en: 'Bhujia', hi: 'भुजिया' },
    isFavourite: true,
    prices: [list(380_00), wholesale(290_00)],
  },
  {
    ...loose,
    id: 'ratlami-sev',
    code: '202',
    names: { en: 'Ratlami sev', hi: 'रतलामी सेव' },
    prices: [list(360_00), wholesale(280_00)],
  },
  {
    ...loose,
    id: 'poha-chivda',
    code: '203',
    names: { en: 'Poha chivda', hi: 'पोहा चिवड़ा' },
    prices: [list(340_00), wholesale(260_00)],
  },
  {
    ...loose,
    id: 'mathri',
    code: '204',
    names: { en: 'Mathri', hi: 'मठरी' },
    prices: [list(360_00), wholesale(280_00)],
  },
  {
    ...loose,
    id: 'chakli',
    code: '205',
    names: { en: 'Chakli', hi: 'चकली' },
    prices: [list(420_00), wholesale(330_00)],
  },
  {
    ...loose,
    id: 'bakarwadi',
    code: '206',
    names: { en: 'Bakarwadi', hi: 'बाकरवड़ी' },
    prices: [list(400_00), wholesale(310_00)],
  },
] as const satisfies readonly DemoItem[]
