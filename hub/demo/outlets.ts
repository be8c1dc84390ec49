/**
 * Lal Patang, the demo business: a sweet counter, a restaurant and the factory
 * behind both.
 *
 * It is invented. Its PAN, licence and telephone numbers have the right form
 * and belong to nobody, and its UPI address cannot be paid to.
 */
import type { DemoDrawer, DemoOutlet, DemoPrinter, DemoStation } from './shapes.ts'

/** What all three share: one place, one registration (so goods move between them without tax). */
const inNashik = {
  timeZone: 'Asia/Kolkata',
  currency: 'INR',
  currencyExponent: 2,
  country: 'IN',
  stateCode: '27',
  taxScheme: 'regular',
  taxNumber: '27ZZZFL0000Z1Z9',
  cutOffMinute: 240,
  fiscalYearStartMonth: 4,
  taxRounding: 'line',
  cashIncrement: 100,
  cashScope: 'always',
  upiAddress: 'lalpatang@demo',
} as const

export const outlets = [
  {
    ...inNashik,
    id: 'counter',
    code: 'M1',
    names: { en: 'Lal Patang Mithai', hi: 'लाल पतंग मिठाई' },
    kind: 'counter',
    language: 'en',
    receiptLanguage: 'en',
    foodLicence: '11526000000001',
    address: '12 Patang Gali, Old Market, Nashik 422001',
    phone: '00000 00001',
    serviceTaxClassId: null,
  },
  {
    ...inNashik,
    id: 'restaurant',
    code: 'R1',
    names: { en: 'Lal Patang Rasoi', hi: 'लाल पतंग रसोई' },
    kind: 'restaurant',
    language: 'en',
    receiptLanguage: 'en',
    foodLicence: '11526000000002',
    address: '14 Patang Gali, Old Market, Nashik 422001',
    phone: '00000 00002',
    serviceTaxClassId: 'restaurant-service',
  },
  {
    ...inNashik,
    id: 'factory',
    code: 'K1',
    names: { en: 'Lal Patang Karkhana', hi: 'लाल पतंग कारख़ाना' },
    kind: 'factory',
    language: 'hi',
    receiptLanguage: 'hi',
    foodLicence: '11526000000003',
    address: 'Shed 7, Godavari Industrial Lane, Nashik 422007',
    phone: '00000 00003',
    serviceTaxClassId: null,
  },
] as const satisfies readonly DemoOutlet[]

const inRasoi = { outletId: 'restaurant', fallbackPrinterId: 'restaurant-kitchen' } as const

/** In the order their screens are listed; an item made at none is handed over as it is. */
export const stations = [
  {
    id: 'chaat',
    outletId: 'counter',
    names: { en: 'Chaat stall', hi: 'चाट ठेला' },
    fallbackPrinterId: 'counter-kitchen',
  },
  { id: 'tandoor', ...inRasoi, names: { en: 'Tandoor', hi: 'तंदूर' } },
  { id: 'curry', ...inRasoi, names: { en: 'Curry kitchen', hi: 'मुख्य रसोई' } },
  { id: 'snacks', ...inRasoi, names: { en: 'Chaat and snacks', hi: 'चाट और नाश्ता' } },
  { id: 'beverages', ...inRasoi, names: { en: 'Drinks and sweets', hi: 'पेय और मीठा' } },
] as const satisfies readonly DemoStation[]

export const printers = [
  {
    id: 'counter-receipt',
    outletId: 'counter',
    names: { en: 'Counter receipt', hi: 'काउंटर रसीद' },
    use: 'receipt',
    port: 'virtual:',
    widthMillimetres: 80,
  },
  {
    id: 'counter-kitchen',
    outletId: 'counter',
    names: { en: 'Chaat stall', hi: 'चाट ठेला' },
    use: 'kitchen',
    port: 'virtual:',
    widthMillimetres: 80,
  },
  {
    id: 'restaurant-receipt',
    outletId: 'restaurant',
    names: { en: 'Cash desk receipt', hi: 'कैश डेस्क रसीद' },
    use: 'receipt',
    port: 'virtual:',
    widthMillimetres: 80,
  },
  {
    id: 'restaurant-kitchen',
    outletId: 'restaurant',
    names: { en: 'Kitchen', hi: 'रसोई' },
    use: 'kitchen',
    port: 'virtual:',
    widthMillimetres: 80,
  },
] as const satisfies readonly DemoPrinter[]

export const drawers = [
  {
    id: 'counter-drawer',
    outletId: 'counter',
    printerId: 'counter-receipt',
    names: { en: 'Counter drawer', hi: 'काउंटर गल्ला' },
    pin: 2,
  },
  {
    id: 'restaurant-drawer',
    outletId: 'restaurant',
    printerId: 'restaurant-receipt',
    names: { en: 'Cash desk drawer', hi: 'कैश डेस्क गल्ला' },
    pin: 2,
  },
] as const satisfies readonly DemoDrawer[]
