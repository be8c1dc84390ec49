/**
 * The tax classes a new shop may start from, with their dated rates: one list a
 * country.
 *
 * Rates are data that an accountant confirms: these were checked on 21 November
 * 2026 against CGST Notification 9/2025-CT(Rate), in force since 22 September
 * 2025, and the schedule of 1 July 2017 that it replaced. Where only the rate of
 * the last day before the change is known, it stands from 2017.
 */
import type { NewTaxClass, NewTaxRate } from './shapes.ts'

const since2017 = (percent: number, cessPercent = 0): NewTaxRate => ({
  validFrom: 2017_07_01,
  ratePpm: percent * 10_000,
  cessPpm: cessPercent * 10_000,
})

const since2025 = (percent: number): NewTaxRate => ({
  validFrom: 2025_09_22,
  ratePpm: percent * 10_000,
  cessPpm: 0,
})

/** The service code of everything the restaurant bills: its guests buy a service, not goods. */
export const restaurantServiceCode = '996331'

/** India: goods and services tax. */
export const gstClasses = [
  {
    id: 'sweets',
    kind: 'gst',
    names: { en: 'Sweets and loose namkeen', hi: 'मिठाई और खुली नमकीन' },
    rates: [since2017(5), since2025(5)],
  },
  {
    id: 'namkeen-packed',
    kind: 'gst',
    names: { en: 'Packed namkeen', hi: 'पैक नमकीन' },
    rates: [since2017(12), since2025(5)],
  },
  {
    id: 'bakery',
    kind: 'gst',
    names: { en: 'Biscuits and bakery', hi: 'बिस्कुट और बेकरी' },
    rates: [since2017(18), since2025(5)],
  },
  {
    id: 'dry-fruits',
    kind: 'gst',
    names: { en: 'Dry fruits and nuts', hi: 'सूखे मेवे' },
    rates: [since2017(12), since2025(5)],
  },
  {
    id: 'ghee-butter',
    kind: 'gst',
    names: { en: 'Ghee, butter, cheese', hi: 'घी, मक्खन, चीज़' },
    rates: [since2017(12), since2025(5)],
  },
  {
    id: 'ice-cream',
    kind: 'gst',
    names: { en: 'Ice cream and kulfi', hi: 'आइसक्रीम और कुल्फ़ी' },
    rates: [since2017(18), since2025(5)],
  },
  {
    id: 'water',
    kind: 'gst',
    names: { en: 'Packaged drinking water', hi: 'बोतलबंद पानी' },
    rates: [since2017(18), since2025(5)],
  },
  {
    id: 'aerated',
    kind: 'gst',
    names: { en: 'Aerated and sugared drinks', hi: 'कोल्ड ड्रिंक' },
    rates: [since2017(28, 12), since2025(40)],
  },
  {
    id: 'cartons',
    kind: 'gst',
    names: { en: 'Paper boxes', hi: 'काग़ज़ के डिब्बे' },
    rates: [since2017(12), since2025(5)],
  },
  {
    id: 'restaurant-service',
    kind: 'gst',
    names: { en: 'Restaurant service', hi: 'रेस्टोरेंट सेवा' },
    rates: [since2017(5), since2025(5)],
  },
  {
    id: 'nil',
    kind: 'nil',
    names: { en: 'Nil rated', hi: 'कर मुक्त' },
    rates: [],
  },
] as const satisfies readonly NewTaxClass[]

/** A shop that charges no tax, wherever it is. */
export const untaxedClasses = [
  {
    id: 'untaxed',
    kind: 'out_of_scope',
    names: { en: 'No tax', hi: 'कोई कर नहीं' },
    rates: [],
  },
] as const satisfies readonly NewTaxClass[]
