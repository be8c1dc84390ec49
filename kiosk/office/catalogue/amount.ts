/** Amounts as they are typed into a form: `22.50`, without the sign of the currency. */
import { textToUnits } from '../../lib/ui/keypad-text.ts'
import { moneyParts } from '../../lib/words/format.ts'
import { place } from '../../lib/words/place.ts'

/** @param minor minor units; undefined where there is no price. */
export const amountText = (minor: number | undefined): string => {
  const digits = place.value.currencyExponent
  return minor === undefined ? '' : (minor / 10 ** digits).toFixed(digits)
}

/** The minor units somebody typed, or null where it is no amount. */
export const readAmount = (text: string): number | null => {
  const figures = text.trim().replaceAll(/[\s,₹$]/g, '')
  return /^\d{1,8}(\.\d{1,3})?$/.test(figures)
    ? textToUnits(figures, place.value.currencyExponent)
    : null
}

/** The sign that stands before an amount. */
export const currencySign = (): string => moneyParts(0).currency
