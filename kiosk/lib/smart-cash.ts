/**
 * The cash keys: what a guest is likely to hand over for a total.
 *
 * The rule: each key is the total rounded up to a note, above the total, and
 * no amount stands there twice. “Exact” is a key of its own.
 */
import type { Money } from '../../schema/money.ts'

/**
 * The notes a total is rounded up to, in whole units of the currency. Indian
 * shops see no 2000 since it was withdrawn in 2023.
 */
const notesByCurrency: Readonly<Record<string, readonly number[]>> = {
  INR: [10, 50, 100, 500],
}
const anywhere: readonly number[] = [5, 10, 20, 50, 100]

/** Amounts in minor units, smallest first; none for a total of nothing. */
export const smartCash = (due: Money, currency: string, exponent: number): readonly Money[] => {
  if (due <= 0) return []
  const amounts = (notesByCurrency[currency] ?? anywhere)
    .map((note) => note * 10 ** exponent)
    .map((note) => Math.ceil(due / note) * note)
    .filter((amount) => amount > due)
  return [...new Set(amounts)].toSorted((a, b) => a - b)
}
