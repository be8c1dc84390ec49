/**
 * The categories of the demo menu, in the order of the rail. An outlet shows
 * those it sells something of, and there no two share a colour.
 */
import type { DemoCategory } from '../shapes.ts'

export const categories = [
  { id: 'barfi', names: { en: 'Barfi and peda', hi: 'बर्फी और पेड़ा' }, colour: 1 },
  { id: 'laddu', names: { en: 'Laddu and halwa', hi: 'लड्डू और हलवा' }, colour: 2 },
  { id: 'milk-sweets', names: { en: 'Syrup and milk sweets', hi: 'रसीली मिठाई' }, colour: 3 },
  { id: 'namkeen', names: { en: 'Namkeen', hi: 'नमकीन' }, colour: 4 },
  { id: 'packed', names: { en: 'Gifts and packs', hi: 'उपहार और पैक' }, colour: 5 },
  { id: 'dairy', names: { en: 'Dairy and kulfi', hi: 'दूध-दही और कुल्फ़ी' }, colour: 6 },
  { id: 'chaat', names: { en: 'Chaat and snacks', hi: 'चाट और नाश्ता' }, colour: 7 },
  { id: 'south', names: { en: 'South Indian', hi: 'दक्षिण भारतीय' }, colour: 4 },
  { id: 'mains', names: { en: 'Mains', hi: 'मुख्य व्यंजन' }, colour: 1 },
  { id: 'breads', names: { en: 'Breads', hi: 'रोटी और नान' }, colour: 2 },
  { id: 'desserts', names: { en: 'Desserts', hi: 'मीठा' }, colour: 3 },
  { id: 'drinks', names: { en: 'Drinks', hi: 'पेय' }, colour: 8 },
] as const satisfies readonly DemoCategory[]
