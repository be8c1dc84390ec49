/**
 * What figures typed on a pad mean: grams, kilograms, pieces, money.
 *
 * The rule: a weight is typed in full and never guessed, and the smallest step
 * is the gram, rounded towards what the guest pays for.
 */
import type { Money } from '../../schema/money.ts'
import { qtyMilliMax } from './cart.ts'

/** How a quantity is being typed: by weight, by count, or by what it may cost. */
export type PadUnit = 'g' | 'kg' | 'money' | 'piece'

/** A key of the pad put to what already stands there; what would not be a number is not taken. */
export const typeKey = (typed: string, key: string, decimals: number): string => {
  if (key === 'back') return typed.slice(0, -1)
  if (key === 'clear') return ''
  if (key === '.') {
    return decimals === 0 || typed.includes('.') ? typed : typed === '' ? '0.' : `${typed}.`
  }
  if (!/^\d{1,2}$/.test(key)) return typed
  const next = typed === '0' ? key.replace(/^0+(?=\d)/, '') : typed + key
  const [whole = '', rest = ''] = next.split('.')
  return whole.length > 7 || rest.length > decimals ? typed : next
}

/** How many decimals a unit takes on the pad. */
export const decimalsOf = (unit: PadUnit, exponent: number): number =>
  unit === 'kg' ? 3 : unit === 'money' ? exponent : 0

/** The typed figures as an integer of 10^-decimals, or null where nothing or zero stands there. */
export const readFigures = (typed: string, decimals: number): number | null => {
  if (!/^\d+\.?\d*$/.test(typed)) return null
  const [whole = '', rest = ''] = typed.split('.')
  const value = Number(whole + rest.slice(0, decimals).padEnd(decimals, '0'))
  return Number.isSafeInteger(value) && value > 0 ? value : null
}

/**
 * The quantity in thousandths, or null where none can be meant. For money it is
 * what that money buys, to the gram.
 */
export const readQuantity = (
  typed: string,
  unit: PadUnit,
  unitPrice: Money,
  exponent: number,
): number | null => {
  const value = readFigures(typed, decimalsOf(unit, exponent))
  if (value === null) return null
  const milli =
    unit === 'piece'
      ? value * 1000
      : unit === 'money'
        ? unitPrice > 0
          ? Math.round((value * 1000) / unitPrice)
          : 0
        : value
  return milli >= 1 && milli <= qtyMilliMax ? milli : null
}
