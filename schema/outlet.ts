/**
 * An outlet: one shop, floor or factory of the business.
 *
 * Everything that differs between countries and shops stands on this row as
 * data: place, time, money, tax scheme, languages.
 */
import * as v from 'valibot'
import { bankDoc } from './bank.ts'
import { described, languageDoc, namesDoc, rev, whole } from './doc-shapes.ts'
import type { ReadonlyDeep } from './shapes.ts'

export const outletKinds = ['counter', 'restaurant', 'factory'] as const
export const taxSchemes = ['regular', 'composition', 'unregistered'] as const
export type OutletKind = (typeof outletKinds)[number]

export const outletDoc = v.object({
  outletId: v.string(),
  code: v.string(),
  names: namesDoc,
  kind: v.picklist(outletKinds),
  timeZone: v.string(),
  currency: described(v.string(), 'ISO 4217.'),
  currencyExponent: described(whole, 'Decimals of its minor unit.'),
  country: v.string(),
  stateCode: described(
    v.string(),
    'State code of the tax registration ("27" is Maharashtra); empty where there is none.',
  ),
  language: languageDoc,
  receiptLanguage: languageDoc,
  taxScheme: v.picklist(taxSchemes),
  taxNumber: v.string(),
  foodLicence: v.string(),
  address: v.string(),
  phone: v.string(),
  cutOffMinute: described(
    whole,
    'Minutes after local midnight at which the business date changes.',
  ),
  fiscalYearStartMonth: whole,
  taxRounding: v.picklist(['line', 'bill']),
  cashIncrement: whole,
  cashScope: v.picklist(['always', 'cash_only']),
  serviceTaxClassId: described(
    v.nullable(v.string()),
    'Where the outlet serves food: the tax class that overrides every item’s own.',
  ),
  upiAddress: v.string(),
  terms: described(v.array(v.string()), 'Its own terms at the foot of its invoices, a line each.'),
  bank: described(v.nullable(bankDoc), 'The account its invoices are paid into.'),
  isActive: v.boolean(),
  rev,
})
export type OutletDoc = ReadonlyDeep<v.InferOutput<typeof outletDoc>>

/**
 * An outlet as each of its screens and programs knows it. What stands at the foot
 * of its invoices is for the office, which sets it, and for the paper: an account
 * is no business of a board or of a program that looks on.
 */
export const outletHere = v.omit(outletDoc, ['terms', 'bank'])
export type OutletHere = ReadonlyDeep<v.InferOutput<typeof outletHere>>

/** What its own screens are told of an outlet. */
export const hereOf = ({ terms: _terms, bank: _bank, ...outlet }: OutletDoc): OutletHere => outlet

/** What a screen knows of an outlet that is not its own: enough to show its sales in its own money and time. */
export const outletFacts = v.pick(outletDoc, [
  'outletId',
  'names',
  'kind',
  'isActive',
  'country',
  'currency',
  'currencyExponent',
  'timeZone',
  'cutOffMinute',
  'fiscalYearStartMonth',
])
export type OutletFacts = ReadonlyDeep<v.InferOutput<typeof outletFacts>>

/** An outlet as a screen of another is told of it: nothing of its tax numbers and addresses. */
export const factsOfOutlet = (outlet: OutletDoc): OutletFacts => {
  const { outletId, names, kind, isActive, country, currency, currencyExponent } = outlet
  const { timeZone, cutOffMinute, fiscalYearStartMonth } = outlet
  return {
    outletId,
    names,
    kind,
    isActive,
    country,
    currency,
    currencyExponent,
    timeZone,
    cutOffMinute,
    fiscalYearStartMonth,
  }
}
