/**
 * Where this screen stands: the reader's language and the outlet's money and
 * clock. The rule: nothing here has a default currency; until the outlet is
 * known an amount is shown as a bare number.
 */
import { computed, signal } from '@preact/signals'
import type { Language } from '../../../schema/names.ts'

export interface Place {
  /** ISO 3166, two letters, or empty while unknown. */
  readonly country: string
  /** ISO 4217, or empty while unknown. */
  readonly currency: string
  /** Decimals of the minor unit: 2 for paise. */
  readonly currencyExponent: number
  readonly timeZone: string
}

/** The reader's language: the station's until somebody signs in, then theirs. */
export const language = signal<Language>('en')

export const place = signal<Place>({
  country: '',
  currency: '',
  currencyExponent: 2,
  timeZone: 'UTC',
})

/** The tag for Intl: the reader's language with the outlet's habits, e.g. `en-IN`. */
export const locale = computed(() =>
  place.value.country === '' ? language.value : `${language.value}-${place.value.country}`,
)
