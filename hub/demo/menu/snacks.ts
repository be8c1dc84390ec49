/**
 * Chaat and snacks, sold at both places: over the counter with tax included,
 * at the table with tax added. What waits in the showcase needs no station at
 * the counter; what is made to order becomes a ticket there too.
 */
import { counter, restaurant } from '../prices.ts'
import type { DemoItem } from '../shapes.ts'
import { atBoth, byTheKilogram, dish } from './common.ts'

const madeToOrder = { ...dish, categoryId: 'chaat', soldAt: atBoth('snacks') } as const

/** Fried in the morning and handed over: goods at the counter, a plate in the restaurant. */
const fromTheShowcase = {
  ...dish,
  categoryId: 'chaat',
  unit: 'piece',
  taxClassId: 'sweets',
  hsn: '210690',
  salesAccount: '4020',
  soldAt: [
    { outletId: 'counter', stationId: null },
    { outletId: 'restaurant', stationId: 'snacks' },
  ],
} as const

export const snacks = [
  {
    ...fromTheShowcase,
    id: 'samosa',
    code: '401',
    names: { en: 'Samosa', hi: 'समोसा' },
    isFavourite: true,
    prices: [counter(20_00), restaurant(25_00)],
  },
  {
    ...fromTheShowcase,
    id: 'kachori',
    code: '402',
    names: { en: 'Pyaz kachori', hi: 'प्याज़ कचौरी' },
    isFavourite: true,
    prices: [counter(25_00), restaurant(30_00)],
  },
  {
    ...byTheKilogram,
    id: 'khaman-dhokla',
    categoryId: 'chaat',
    code: '403',
    names: { en: 'Khaman dhokla', hi: 'खमण ढोकला' },
    soldAt: [{ outletId: 'counter', stationId: null }],
    prices: [counter(320_00)],
  },
  {
    ...madeToOrder,
    id: 'vada-pav',
    code: '404',
    names: { en: 'Vada pav', hi: 'वड़ा पाव' },
    unit: 'piece',
    isFavourite: true,
    prices: [counter(25_00), restaurant(35_00)],
  },
  {
    ...madeToOrder,
    id: 'pani-puri',
    code: '405',
    names: { en: 'Pani puri', hi: 'पानी पूरी' },
    isFavourite: true,
    modifierGroupIds: ['pani'],
    // To take away it needs a bottle for the water and a box for the puri.
    prices: [counter(50_00), counter(60_00, { orderType: 'takeaway' }), restaurant(60_00)],
  },
  {
    ...madeToOrder,
    id: 'dahi-puri',
    code: '406',
    names: { en: 'Dahi puri', hi: 'दही पूरी' },
    modifierGroupIds: ['jain', 'spice'],
    prices: [counter(80_00), restaurant(90_00)],
  },
  {
    ...madeToOrder,
    id: 'aloo-tikki',
    code: '407',
    names: { en: 'Aloo tikki chaat', hi: 'आलू टिक्की चाट' },
    modifierGroupIds: ['spice', 'jain'],
    prices: [counter(80_00), restaurant(95_00)],
  },
  {
    ...madeToOrder,
    id: 'pav-bhaji',
    code: '408',
    names: { en: 'Pav bhaji', hi: 'पाव भाजी' },
    isFavourite: true,
    modifierGroupIds: ['pav-extras', 'jain'],
    prices: [
      counter(130_00),
      counter(140_00, { orderType: 'takeaway' }),
      restaurant(150_00),
      restaurant(140_00, { orderType: 'takeaway' }),
    ],
  },
  {
    ...madeToOrder,
    id: 'misal-pav',
    code: '409',
    names: { en: 'Misal pav', hi: 'मिसल पाव' },
    modifierGroupIds: ['spice', 'pav-extras'],
    prices: [counter(90_00), restaurant(110_00)],
  },
  {
    ...madeToOrder,
    id: 'chole-bhature',
    code: '410',
    names: { en: 'Chole bhature', hi: 'छोले भटूरे' },
    modifierGroupIds: ['spice', 'jain'],
    soldAt: [{ outletId: 'restaurant', stationId: 'snacks' }],
    prices: [restaurant(160_00), restaurant(150_00, { orderType: 'takeaway' })],
  },
] as const satisfies readonly DemoItem[]
