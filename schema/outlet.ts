/**
 * An outlet: one shop, floor or factory of the business.
 *
 * Everything that differs between countries and shops stands on this row as
 * data: place, time, money, tax scheme, languages.
 */
import type { Language, Names } from './shapes.ts'

export const outletKinds = ['counter', 'restaurant', 'factory'] as const
export type OutletKind = (typeof outletKinds)[number]

export interface OutletDoc {
  readonly outletId: string
  readonly code: string
  readonly names: Names
  readonly kind: OutletKind
  readonly timeZone: string
  /** ISO 4217, with the number of decimals its minor unit has. */
  readonly currency: string
  readonly currencyExponent: number
  readonly country: string
  /** State code of the tax registration ("27" is Maharashtra); empty where there is none. */
  readonly stateCode: string
  readonly language: Language
  readonly receiptLanguage: Language
  readonly taxScheme: 'regular' | 'composition' | 'unregistered'
  readonly taxNumber: string
  readonly foodLicence: string
  readonly address: string
  readonly phone: string
  /** Minutes after local midnight at which the business date changes. */
  readonly cutOffMinute: number
  readonly fiscalYearStartMonth: number
  readonly taxRounding: 'line' | 'bill'
  readonly cashIncrement: number
  readonly cashScope: 'always' | 'cash_only'
  /** Where the outlet serves food: the tax class that overrides every item's own (books: GST 1.2). */
  readonly serviceTaxClassId: string | null
  readonly upiAddress: string
  readonly isActive: boolean
  readonly rev: number
}

/** What a screen knows of an outlet that is not its own: enough to show its sales in its own money and time. */
export type OutletFacts = Pick<
  OutletDoc,
  | 'outletId'
  | 'names'
  | 'kind'
  | 'isActive'
  | 'country'
  | 'currency'
  | 'currencyExponent'
  | 'timeZone'
  | 'cutOffMinute'
  | 'fiscalYearStartMonth'
>

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
