/**
 * Gift boxes and packed goods by the piece, and the dairy fridge.
 *
 * The prices printed on packs fell with the GST rates on 22 September 2025.
 */
import { counter, festivalListOn, list, ratesChangedOn, wholesale } from '../prices.ts'
import type { DemoItem } from '../shapes.ts'
import { boughtIn, byTheKilogram, byThePack } from './common.ts'

const sweetBox = {
  ...byThePack,
  categoryId: 'packed',
  unit: 'box',
  taxClassId: 'sweets',
  hsn: '210690',
  modifierGroupIds: ['gift-wrap'],
  prices: [],
} as const
const pack = { ...byThePack, categoryId: 'packed' } as const
const dairy = { ...byTheKilogram, categoryId: 'dairy' } as const

export const packed = [
  {
    ...sweetBox,
    id: 'assorted-box',
    code: '301',
    names: { en: 'Assorted sweets box', hi: 'मिक्स मिठाई डिब्बा' },
    isFavourite: true,
    variants: [
      {
        id: 'assorted-box-500',
        names: { en: '500 g', hi: '500 ग्राम' },
        prices: [list(360_00), list(390_00, { from: festivalListOn }), wholesale(310_00)],
      },
      {
        id: 'assorted-box-1000',
        names: { en: '1 kg', hi: '1 किलो' },
        prices: [list(700_00), list(760_00, { from: festivalListOn }), wholesale(610_00)],
      },
    ],
  },
  {
    ...sweetBox,
    id: 'kaju-katli-box',
    code: '302',
    names: { en: 'Kaju katli box', hi: 'काजू कतली डिब्बा' },
    variants: [
      {
        id: 'kaju-katli-box-250',
        names: { en: '250 g', hi: '250 ग्राम' },
        prices: [list(280_00), list(300_00, { from: festivalListOn }), wholesale(245_00)],
      },
      {
        id: 'kaju-katli-box-500',
        names: { en: '500 g', hi: '500 ग्राम' },
        prices: [list(545_00), list(585_00, { from: festivalListOn }), wholesale(480_00)],
      },
      {
        id: 'kaju-katli-box-1000',
        names: { en: '1 kg', hi: '1 किलो' },
        prices: [list(1080_00), list(1160_00, { from: festivalListOn }), wholesale(950_00)],
      },
    ],
  },
  {
    ...pack,
    id: 'dry-fruit-box',
    code: '303',
    names: { en: 'Dry-fruit gift box', hi: 'मेवा उपहार डिब्बा' },
    unit: 'box',
    taxClassId: 'dry-fruits',
    hsn: '081350',
    salesAccount: '4030',
    modifierGroupIds: ['gift-wrap'],
    prices: [list(950_00), list(890_00, { from: ratesChangedOn }), wholesale(730_00)],
  },
  {
    ...pack,
    id: 'bhujia-packet',
    code: '304',
    names: { en: 'Bhujia packet 200 g', hi: 'भुजिया पैकेट 200 ग्राम' },
    taxClassId: 'namkeen-packed',
    hsn: '210690',
    prices: [list(80_00), list(75_00, { from: ratesChangedOn }), wholesale(58_00)],
  },
  {
    ...pack,
    id: 'nankhatai',
    code: '305',
    names: { en: 'Nankhatai 400 g', hi: 'नानखटाई 400 ग्राम' },
    taxClassId: 'bakery',
    hsn: '190531',
    prices: [list(180_00), list(160_00, { from: ratesChangedOn }), wholesale(125_00)],
  },
  {
    ...pack,
    id: 'til-chikki',
    code: '306',
    names: { en: 'Til chikki 250 g', hi: 'तिल चिक्की 250 ग्राम' },
    taxClassId: 'sweets',
    hsn: '170490',
    prices: [list(110_00), wholesale(85_00)],
  },
  {
    ...pack,
    id: 'khakhra',
    code: '307',
    names: { en: 'Methi khakhra 200 g', hi: 'मेथी खाखरा 200 ग्राम' },
    // Taken up when it became free of tax, so it has no price of the time before.
    taxClassId: 'nil',
    hsn: '190590',
    prices: [list(90_00, { from: ratesChangedOn }), wholesale(70_00, { from: ratesChangedOn })],
  },
  {
    ...boughtIn,
    id: 'gift-carton',
    categoryId: 'packed',
    code: '308',
    names: { en: 'Empty gift carton', hi: 'ख़ाली उपहार डिब्बा' },
    mark: 'none',
    taxClassId: 'cartons',
    hsn: '481920',
    prices: [counter(30_00)],
  },
  {
    ...dairy,
    id: 'paneer',
    code: '311',
    names: { en: 'Fresh paneer', hi: 'ताज़ा पनीर' },
    taxClassId: 'nil',
    hsn: '040610',
    prices: [list(400_00), wholesale(340_00)],
  },
  {
    ...dairy,
    id: 'dahi',
    code: '312',
    names: { en: 'Dahi', hi: 'दही' },
    taxClassId: 'nil',
    hsn: '040390',
    soldAt: [{ outletId: 'counter', stationId: null }],
    prices: [counter(120_00)],
  },
  {
    ...byThePack,
    id: 'ghee-jar',
    categoryId: 'dairy',
    code: '313',
    names: { en: 'Cow ghee 500 ml', hi: 'गाय का घी 500 मिली' },
    taxClassId: 'ghee-butter',
    hsn: '040590',
    prices: [list(420_00), list(395_00, { from: ratesChangedOn }), wholesale(345_00)],
  },
  {
    ...byThePack,
    id: 'malai-kulfi',
    categoryId: 'dairy',
    code: '314',
    names: { en: 'Malai kulfi', hi: 'मलाई कुल्फ़ी' },
    taxClassId: 'ice-cream',
    hsn: '210500',
    prices: [list(45_00), list(40_00, { from: ratesChangedOn }), wholesale(30_00)],
  },
] as const satisfies readonly DemoItem[]
