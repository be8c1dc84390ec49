/**
 * The tax systems an owner can choose from, as data: which classes one brings
 * along, and how a shop under it is taxed and rounds.
 *
 * The rates were checked on 21 November 2026 and are for an accountant to confirm.
 */
import type { Names } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { TaxPresetId } from '../../schema/tax-presets.ts'
import type { PresetClass } from '../taxes/commands.ts'
import { gstClasses, untaxedClasses } from './taxes.ts'
import type { NewTaxClass } from './shapes.ts'

export interface TaxPreset {
  readonly names: Required<Names>
  readonly place: Pick<OutletDoc, 'country' | 'currency' | 'currencyExponent'>
  readonly rules: Pick<OutletDoc, 'taxScheme' | 'taxRounding' | 'cashIncrement' | 'cashScope'>
  readonly classes: readonly PresetClass[]
}

const ofGst = ({ rates, ...one }: NewTaxClass): PresetClass => ({
  ...one,
  rates: rates.map(({ validFrom, ratePpm, cessPpm }) => ({
    validFrom,
    parts: [{ code: '', ratePpm, cessPpm }],
  })),
})

/** A class of named taxes that has held since long before any shop began. */
const list = (
  id: string,
  names: Names,
  taxes: readonly (readonly [code: string, percent: number])[],
): PresetClass => ({
  id,
  kind: 'list',
  names,
  isAggregate: taxes.length > 1,
  rates: [
    {
      validFrom: 0,
      parts: taxes.map(([code, percent]) => ({
        code,
        ratePpm: Math.round(percent * 10_000),
        cessPpm: 0,
      })),
    },
  ],
})

const inIndia = {
  place: { country: 'IN', currency: 'INR', currencyExponent: 2 },
  classes: gstClasses.map(ofGst),
} as const

const roundedToTheRupee = { taxRounding: 'line', cashIncrement: 100, cashScope: 'always' } as const
const toTheCent = { taxRounding: 'bill', cashIncrement: 1, cashScope: 'always' } as const

export const taxPresets: Readonly<Record<TaxPresetId, TaxPreset>> = {
  'in-regular': {
    ...inIndia,
    names: { en: 'India: GST, regular', hi: 'भारत: GST, नियमित' },
    rules: { taxScheme: 'regular', ...roundedToTheRupee },
  },
  'in-composition': {
    ...inIndia,
    names: { en: 'India: GST, composition', hi: 'भारत: GST, कंपोज़िशन' },
    rules: { taxScheme: 'composition', ...roundedToTheRupee },
  },
  'de-vat': {
    names: { en: 'European Union: VAT of Germany', hi: 'यूरोपीय संघ: जर्मनी का वैट' },
    place: { country: 'DE', currency: 'EUR', currencyExponent: 2 },
    rules: { taxScheme: 'regular', ...toTheCent },
    classes: [
      list('vat-standard', { en: 'VAT, standard', hi: 'वैट, सामान्य' }, [['VAT 19%', 19]]),
      list('vat-reduced', { en: 'VAT, reduced', hi: 'वैट, रियायती' }, [['VAT 7%', 7]]),
      ...untaxedClasses.map(ofGst),
    ],
  },
  'us-stacked': {
    names: { en: 'United States: sales tax of Chicago', hi: 'अमेरिका: शिकागो का बिक्री कर' },
    place: { country: 'US', currency: 'USD', currencyExponent: 2 },
    rules: { taxScheme: 'regular', ...toTheCent },
    classes: [
      list('sales-tax', { en: 'Sales tax', hi: 'बिक्री कर' }, [
        ['STATE', 6.25],
        ['COUNTY', 1.75],
        ['CITY', 1.25],
        ['RTA', 1],
      ]),
      ...untaxedClasses.map(ofGst),
    ],
  },
}
