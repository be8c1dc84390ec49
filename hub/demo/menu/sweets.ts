/**
 * Sweets by the kilogram. The list price includes tax and holds over the
 * counter and at the factory's door; resellers pay the wholesale price.
 */
import { festivalListOn, list, wholesale } from '../prices.ts'
import type { DemoItem } from '../shapes.ts'
import { byTheKilogram } from './common.ts'

const barfi = { ...byTheKilogram, categoryId: 'barfi' } as const
const laddu = { ...byTheKilogram, categoryId: 'laddu' } as const
const milkSweet = { ...byTheKilogram, categoryId: 'milk-sweets' } as const

export const sweets = [
  {
    ...barfi,
    id: 'kaju-katli',
    code: '101',
    names: { en: 'Kaju katli', hi: 'काजू कतली' },
    isFavourite: true,
    prices: [
      list(1040_00),
      list(1120_00, { from: festivalListOn }),
      wholesale(860_00),
      wholesale(920_00, { from: festivalListOn }),
    ],
  },
  {
    ...barfi,
    id: 'kaju-roll',
    code: '102',
    names: { en: 'Kaju pista roll', hi: 'काजू पिस्ता रोल' },
    prices: [list(1160_00), list(1240_00, { from: festivalListOn }), wholesale(980_00)],
  },
  {
    ...barfi,
    id: 'pista-barfi',
    code: '103',
    names: { en: 'Pista barfi', hi: 'पिस्ता बर्फी' },
    prices: [list(1280_00), list(1360_00, { from: festivalListOn }), wholesale(1080_00)],
  },
  {
    ...barfi,
    id: 'coconut-barfi',
    code: '104',
    names: { en: 'Coconut barfi', hi: 'नारियल बर्फी' },
    prices: [list(520_00), wholesale(410_00)],
  },
  {
    ...barfi,
    id: 'chocolate-barfi',
    code: '105',
    names: { en: 'Chocolate barfi', hi: 'चॉकलेट बर्फी' },
    prices: [list(620_00), wholesale(490_00)],
  },
  {
    ...barfi,
    id: 'milk-cake',
    code: '106',
    names: { en: 'Milk cake', hi: 'मिल्क केक' },
    isFavourite: true,
    prices: [list(600_00), wholesale(470_00)],
  },
  {
    ...barfi,
    id: 'kesar-peda',
    code: '107',
    names: { en: 'Kesar peda', hi: 'केसर पेड़ा' },
    isFavourite: true,
    prices: [list(640_00), wholesale(500_00)],
  },
  {
    ...barfi,
    id: 'mawa-modak',
    code: '108',
    names: { en: 'Mawa modak', hi: 'मावा मोदक' },
    prices: [list(720_00), wholesale(580_00)],
  },
  {
    ...barfi,
    id: 'mysore-pak',
    code: '109',
    names: { en: 'Mysore pak', hi: 'मैसूर पाक' },
    prices: [list(640_00), wholesale(510_00)],
  },
  {
    ...barfi,
    id: 'soan-papdi',
    code: '110',
    names: { en: 'Soan papdi', hi: 'सोन पापड़ी' },
    prices: [list(480_00), wholesale(370_00)],
  },
  {
    ...laddu,
    id: 'motichoor-laddu',
    code: '121',
    names: { en: 'Motichoor laddu', hi: 'मोतीचूर लड्डू' },
    isFavourite: true,
    prices: [list(520_00), list(560_00, { from: festivalListOn }), wholesale(430_00)],
  },
  {
    ...laddu,
    id: 'besan-laddu',
    code: '122',
    names: { en: 'Besan laddu', hi: 'बेसन लड्डू' },
    isFavourite: true,
    prices: [list(560_00), list(600_00, { from: festivalListOn }), wholesale(460_00)],
  },
  {
    ...laddu,
    id: 'dry-fruit-laddu',
    code: '123',
    names: { en: 'Dry-fruit laddu', hi: 'मेवे का लड्डू' },
    prices: [list(1080_00), list(1160_00, { from: festivalListOn }), wholesale(920_00)],
  },
  {
    ...laddu,
    id: 'balushahi',
    code: '124',
    names: { en: 'Balushahi', hi: 'बालूशाही' },
    prices: [list(480_00), wholesale(380_00)],
  },
  {
    ...laddu,
    id: 'gajar-halwa',
    code: '125',
    // Only while there are red carrots: an outlet takes it off its list in March.
    names: { en: 'Gajar halwa', hi: 'गाजर का हलवा' },
    prices: [list(560_00), wholesale(450_00)],
  },
  {
    ...milkSweet,
    id: 'gulab-jamun',
    code: '131',
    names: { en: 'Gulab jamun', hi: 'गुलाब जामुन' },
    isFavourite: true,
    prices: [list(440_00), wholesale(350_00)],
  },
  {
    ...milkSweet,
    id: 'rasgulla',
    code: '132',
    names: { en: 'Rasgulla', hi: 'रसगुल्ला' },
    isFavourite: true,
    prices: [list(400_00), wholesale(310_00)],
  },
  {
    ...milkSweet,
    id: 'rasmalai',
    code: '133',
    names: { en: 'Rasmalai', hi: 'रसमलाई' },
    unit: 'piece',
    isWeighed: false,
    prices: [list(45_00), wholesale(36_00)],
  },
  {
    ...milkSweet,
    id: 'jalebi',
    code: '134',
    names: { en: 'Jalebi', hi: 'जलेबी' },
    isFavourite: true,
    soldAt: [{ outletId: 'counter', stationId: null }],
    prices: [list(480_00)],
  },
  {
    ...milkSweet,
    id: 'rabri',
    code: '135',
    names: { en: 'Rabri', hi: 'रबड़ी' },
    prices: [list(600_00), wholesale(480_00)],
  },
] as const satisfies readonly DemoItem[]
