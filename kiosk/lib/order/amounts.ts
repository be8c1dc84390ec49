/**
 * What figures typed on the quantity pad mean: grams, kilograms, pieces, or
 * the money a guest wants to spend.
 *
 * The rule: a weight is typed in full and never guessed; the smallest step is
 * the gram.
 */
import type { Unit } from '../../../schema/catalogue.ts'
import type { Money } from '../../../schema/money.ts'
import type { PadMode } from '../ui/keypad.ts'
import { textToUnits } from '../ui/keypad-text.ts'
import { qtyMilliMax } from './cart.ts'

/** How a quantity is typed. `small` is the thousandth of the unit: grams of a kilogram. */
export type PadUnit = 'small' | 'whole' | 'money' | 'piece'

/** The keys each way of typing needs. */
export const padModes: Readonly<Record<PadUnit, PadMode>> = {
  small: 'count',
  whole: 'weight',
  money: 'amount',
  piece: 'count',
}

/** Decimals the pad takes; a quantity is read from the text by them and never through a float. */
const decimals: Readonly<Record<PadUnit, number>> = { small: 0, whole: 3, money: 2, piece: 0 }

/**
 * The quantity in thousandths, or null where none can be meant. For money it is
 * what that money buys, to the nearest gram.
 * @param exponent decimals of the currency's minor unit.
 */
export const readQuantity = (
  typed: string,
  unit: PadUnit,
  unitPrice: Money,
  exponent = 2,
): number | null => {
  const value = textToUnits(typed, unit === 'money' ? exponent : decimals[unit])
  const milli = value * (unit === 'piece' ? 1000 : 1)
  const qty = unit !== 'money' ? milli : unitPrice > 0 ? Math.round((value * 1000) / unitPrice) : 0
  return qty >= 1 && qty <= qtyMilliMax ? qty : null
}

/** What stands on the pad for a quantity that is there already. */
export const writeQuantity = (qtyMilli: number, unit: PadUnit): string =>
  unit === 'piece'
    ? String(qtyMilli / 1000)
    : unit === 'small'
      ? String(qtyMilli)
      : unit === 'whole'
        ? (qtyMilli / 1000).toFixed(3)
        : ''

/** The portions asked for most, in thousandths, for what is weighed. */
export const portions: readonly number[] = [100, 250, 500, 1000]

/** Whether the thousandths of a unit have a name of their own: grams, millilitres. */
export const hasSmallUnit = (unit: Unit): boolean => unit === 'kg' || unit === 'litre'
