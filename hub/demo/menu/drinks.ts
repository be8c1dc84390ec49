/**
 * Drinks, made to order or handed over in their bottle. At the counter each has
 * its own tax; at the table it is part of the restaurant's service.
 */
import { counter, ratesChangedOn, restaurant } from '../prices.ts'
import type { DemoItem } from '../shapes.ts'
import { atBoth, dish } from './common.ts'

const drink = {
  ...dish,
  categoryId: 'drinks',
  unit: 'piece',
  soldAt: atBoth('beverages'),
} as const

/** Taken from the fridge: no station at the counter, served by the drinks station at the table. */
const bottled = {
  ...drink,
  salesAccount: '4030',
  isDiscountable: false,
  soldAt: [
    { outletId: 'counter', stationId: null },
    { outletId: 'restaurant', stationId: 'beverages' },
  ],
} as const

export const drinks = [
  {
    ...drink,
    id: 'masala-chai',
    code: '901',
    names: { en: 'Masala chai', hi: 'मसाला चाय' },
    isFavourite: true,
    variants: [
      {
        id: 'masala-chai-cutting',
        names: { en: 'Cutting', hi: 'कटिंग' },
        prices: [counter(15_00), restaurant(20_00)],
      },
      {
        id: 'masala-chai-full',
        names: { en: 'Full', hi: 'फ़ुल' },
        prices: [counter(25_00), restaurant(35_00)],
      },
    ],
    modifierGroupIds: ['chai-sugar'],
    prices: [],
  },
  {
    ...drink,
    id: 'filter-coffee',
    code: '902',
    names: { en: 'Filter coffee', hi: 'फ़िल्टर कॉफ़ी' },
    modifierGroupIds: ['chai-sugar'],
    soldAt: [{ outletId: 'restaurant', stationId: 'beverages' }],
    prices: [restaurant(45_00)],
  },
  {
    ...drink,
    id: 'lassi',
    code: '903',
    names: { en: 'Sweet lassi', hi: 'मीठी लस्सी' },
    isFavourite: true,
    // Lassi that is not prepacked is free of tax as goods: HSN 0403.
    taxClassId: 'nil',
    hsn: '040390',
    salesAccount: '4020',
    variants: [
      {
        id: 'lassi-small',
        names: { en: 'Small', hi: 'छोटी' },
        prices: [counter(40_00), counter(45_00, { orderType: 'takeaway' }), restaurant(55_00)],
      },
      {
        id: 'lassi-large',
        names: { en: 'Large', hi: 'बड़ी' },
        prices: [counter(70_00), counter(75_00, { orderType: 'takeaway' }), restaurant(90_00)],
      },
    ],
    modifierGroupIds: ['lassi-topping'],
    prices: [],
  },
  {
    ...drink,
    id: 'fresh-lime-soda',
    code: '904',
    names: { en: 'Fresh lime soda', hi: 'नींबू सोडा' },
    modifierGroupIds: ['soda-taste'],
    prices: [counter(40_00), restaurant(60_00)],
  },
  {
    ...bottled,
    id: 'mineral-water',
    code: '905',
    names: { en: 'Mineral water 1 l', hi: 'पानी की बोतल 1 ली.' },
    mark: 'none',
    taxClassId: 'water',
    hsn: '220110',
    isFavourite: true,
    prices: [counter(20_00), counter(18_00, { from: ratesChangedOn }), restaurant(20_00)],
  },
  {
    ...bottled,
    id: 'cola',
    code: '906',
    names: { en: 'Cola 250 ml', hi: 'कोला 250 मिली' },
    taxClassId: 'aerated',
    hsn: '220210',
    prices: [counter(20_00), restaurant(30_00)],
  },
] as const satisfies readonly DemoItem[]
