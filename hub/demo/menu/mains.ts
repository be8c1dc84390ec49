/**
 * What the restaurant alone cooks: South Indian, mains, breads and desserts.
 * Prices are without tax; the bill adds the service rate.
 */
import { restaurant } from '../prices.ts'
import type { DemoItem } from '../shapes.ts'
import { dish, inRestaurant } from './common.ts'

const south = { ...dish, categoryId: 'south', soldAt: inRestaurant('snacks') } as const
const main = { ...dish, categoryId: 'mains', soldAt: inRestaurant('curry') } as const
const bread = {
  ...dish,
  categoryId: 'breads',
  unit: 'piece',
  soldAt: inRestaurant('tandoor'),
} as const
const dessert = { ...dish, categoryId: 'desserts', soldAt: inRestaurant('beverages') } as const

const half = { en: 'Half', hi: 'हाफ़' } as const
const full = { en: 'Full', hi: 'फ़ुल' } as const

export const mains = [
  {
    ...south,
    id: 'masala-dosa',
    code: '501',
    names: { en: 'Masala dosa', hi: 'मसाला डोसा' },
    isFavourite: true,
    modifierGroupIds: ['dosa-extras'],
    prices: [restaurant(120_00)],
  },
  {
    ...south,
    id: 'idli-sambar',
    code: '502',
    names: { en: 'Idli sambar', hi: 'इडली सांभर' },
    prices: [restaurant(80_00)],
  },
  {
    ...south,
    id: 'onion-uttapam',
    code: '503',
    names: { en: 'Onion uttapam', hi: 'प्याज़ उत्तपम' },
    modifierGroupIds: ['dosa-extras'],
    prices: [restaurant(110_00)],
  },
  {
    ...main,
    id: 'paneer-butter-masala',
    code: '601',
    names: { en: 'Paneer butter masala', hi: 'पनीर बटर मसाला' },
    isFavourite: true,
    variants: [
      { id: 'paneer-butter-masala-half', names: half, prices: [restaurant(170_00)] },
      { id: 'paneer-butter-masala-full', names: full, prices: [restaurant(280_00)] },
    ],
    modifierGroupIds: ['spice', 'jain'],
    prices: [],
  },
  {
    ...main,
    id: 'dal-makhani',
    code: '602',
    names: { en: 'Dal makhani', hi: 'दाल मखनी' },
    isFavourite: true,
    variants: [
      { id: 'dal-makhani-half', names: half, prices: [restaurant(140_00)] },
      { id: 'dal-makhani-full', names: full, prices: [restaurant(230_00)] },
    ],
    modifierGroupIds: ['jain'],
    prices: [],
  },
  {
    ...main,
    id: 'veg-kolhapuri',
    code: '603',
    names: { en: 'Veg Kolhapuri', hi: 'वेज कोल्हापुरी' },
    modifierGroupIds: ['spice', 'jain'],
    prices: [restaurant(240_00)],
  },
  {
    ...main,
    id: 'veg-biryani',
    code: '604',
    names: { en: 'Veg biryani', hi: 'वेज बिरयानी' },
    isFavourite: true,
    modifierGroupIds: ['spice'],
    prices: [
      restaurant(240_00),
      restaurant(220_00, { orderType: 'takeaway' }),
      restaurant(265_00, { orderType: 'delivery' }),
    ],
  },
  {
    ...main,
    id: 'patang-thali',
    code: '605',
    names: { en: 'Patang thali', hi: 'पतंग थाली' },
    isFavourite: true,
    modifierGroupIds: ['thali-sweet', 'jain'],
    prices: [restaurant(300_00), restaurant(320_00, { from: 2026_04_01 })],
  },
  {
    ...main,
    id: 'paneer-tikka',
    code: '606',
    names: { en: 'Paneer tikka', hi: 'पनीर टिक्का' },
    modifierGroupIds: ['spice'],
    soldAt: inRestaurant('tandoor'),
    prices: [restaurant(270_00)],
  },
  {
    ...main,
    id: 'egg-curry',
    code: '607',
    names: { en: 'Egg curry', hi: 'अंडा करी' },
    mark: 'egg',
    modifierGroupIds: ['spice'],
    prices: [restaurant(190_00)],
  },
  {
    ...main,
    id: 'anda-bhurji',
    code: '608',
    names: { en: 'Anda bhurji', hi: 'अंडा भुर्जी' },
    mark: 'egg',
    modifierGroupIds: ['spice', 'pav-extras'],
    prices: [restaurant(150_00)],
  },
  {
    ...bread,
    id: 'tandoori-roti',
    code: '701',
    names: { en: 'Tandoori roti', hi: 'तंदूरी रोटी' },
    isFavourite: true,
    modifierGroupIds: ['roti-butter'],
    prices: [restaurant(25_00)],
  },
  {
    ...bread,
    id: 'butter-naan',
    code: '702',
    names: { en: 'Butter naan', hi: 'बटर नान' },
    isFavourite: true,
    prices: [restaurant(55_00)],
  },
  {
    ...bread,
    id: 'garlic-naan',
    code: '703',
    names: { en: 'Garlic naan', hi: 'लहसुन नान' },
    prices: [restaurant(70_00)],
  },
  {
    ...bread,
    id: 'aloo-paratha',
    code: '704',
    names: { en: 'Aloo paratha', hi: 'आलू पराठा' },
    modifierGroupIds: ['roti-butter', 'jain'],
    prices: [restaurant(90_00)],
  },
  {
    ...dessert,
    id: 'gulab-jamun-plate',
    code: '801',
    names: { en: 'Gulab jamun, 2 pieces', hi: 'गुलाब जामुन, 2 नग' },
    prices: [restaurant(70_00)],
  },
  {
    ...dessert,
    id: 'rasmalai-plate',
    code: '802',
    names: { en: 'Rasmalai, 2 pieces', hi: 'रसमलाई, 2 नग' },
    prices: [restaurant(110_00)],
  },
  {
    ...dessert,
    id: 'jalebi-rabri',
    code: '803',
    names: { en: 'Jalebi with rabri', hi: 'जलेबी रबड़ी' },
    isFavourite: true,
    prices: [restaurant(120_00)],
  },
] as const satisfies readonly DemoItem[]
