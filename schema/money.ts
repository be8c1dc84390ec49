/**
 * Amounts of money, as whole minor units (paise, cents).
 *
 * An amount is an integer from the moment it is typed until it is printed. The
 * one step that can leave a fraction is multiplying by a rate or a share, and
 * it is done here: multiply first, divide last, round once.
 */

/** Whole minor units of the currency. */
export type Money = number

/** Rates in parts per million: 18% is 180_000, 8.375% is 83_750. */
export type RatePpm = number

export type RoundingMode = 'half_up' | 'down' | 'up' | 'half_even'

/** The number as an amount; throws a RangeError where it is not whole or no longer exact. */
export const toMoney = (minorUnits: number): Money => {
  if (!Number.isSafeInteger(minorUnits)) throw new RangeError(`not a whole amount: ${minorUnits}`)
  return minorUnits + 0 // -0 becomes 0
}

export const sum = (amounts: readonly number[]): number =>
  toMoney(amounts.reduce((a, b) => a + b, 0))

/**
 * amount × numerator ÷ denominator, exact until the one rounding. `half_up` is
 * half away from zero, as everywhere in the product. Throws a RangeError where
 * the denominator is zero or the result is no longer exact.
 */
export const mulRatio = (
  amount: number,
  numerator: number | bigint,
  denominator: number | bigint,
  mode: RoundingMode = 'half_up',
): number => {
  if (Number(denominator) === 0) throw new RangeError(`cannot divide ${amount} by nothing`)
  const product = amount * Number(numerator)
  return Number.isSafeInteger(product) && Number.isSafeInteger(Number(denominator) * 2)
    ? divide(product, Number(denominator), mode)
    : divideBig(BigInt(amount) * BigInt(numerator), BigInt(denominator), mode)
}

/** The common case, a hundred times cheaper: everything fits a double exactly. */
const divide = (product: number, denominator: number, mode: RoundingMode): number => {
  const a = Math.abs(product)
  const b = Math.abs(denominator)
  const rest = a % b
  const whole = (a - rest) / b
  const up = roundsUp(rest * 2 - b, rest > 0, whole % 2 === 1, mode)
  return Math.sign(product) * Math.sign(denominator) * (whole + (up ? 1 : 0)) + 0
}

const divideBig = (product: bigint, denominator: bigint, mode: RoundingMode): number => {
  const isNegative = product < 0n !== denominator < 0n
  const a = product < 0n ? -product : product
  const b = denominator < 0n ? -denominator : denominator
  const rest = a % b
  const whole = a / b
  const half = rest * 2n - b
  const up = roundsUp(half > 0n ? 1 : half < 0n ? -1 : 0, rest > 0n, whole % 2n === 1n, mode)
  const size = Number(whole + (up ? 1n : 0n))
  return toMoney(isNegative ? -size : size)
}

/** Whether a rest rounds away from zero; `half` is above, at or below zero as the rest is to a half. */
const roundsUp = (half: number, isInexact: boolean, isOdd: boolean, mode: RoundingMode): boolean =>
  isInexact &&
  (mode === 'up' ||
    (mode === 'half_up' && half >= 0) ||
    (mode === 'half_even' && (half > 0 || (half === 0 && isOdd))))

/** A fraction to the nearest whole number, halves away from zero. */
export const roundHalfAway = (numerator: number, denominator: number): number =>
  mulRatio(numerator, 1, denominator)

export const mulRate = (amount: Money, ratePpm: RatePpm, mode: RoundingMode = 'half_up'): Money =>
  mulRatio(amount, ratePpm, 1_000_000, mode)

/**
 * Shares an amount by weights so that the parts add up to it: each the floor of
 * its exact share, then one unit each to the largest remainders, ties to the
 * earliest. Weights that are all nothing give everything to the first. Throws a
 * RangeError where a weight is negative, or nobody is there to take an amount.
 */
export const allocate = (
  amount: Money,
  weights: readonly (number | bigint)[],
): readonly Money[] => {
  if (weights.some((weight) => weight < 0) || (weights.length === 0 && amount !== 0))
    throw new RangeError(`cannot share ${amount} by [${weights.join(', ')}]`)
  const exact = weights.map((weight) => BigInt(weight))
  const all = exact.reduce((total, weight) => total + weight, 0n)
  if (all === 0n) return weights.map((_, i) => (i === 0 ? amount : 0))
  const sign = amount < 0 ? -1 : 1
  const size = BigInt(Math.abs(amount))
  const parts = exact.map((weight) => Number((size * weight) / all))
  const spare = Math.abs(amount) - sum(parts)
  const byRemainder = exact
    .map((weight, i) => ({ rest: (size * weight) % all, i }))
    .toSorted((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))
  for (const { i } of byRemainder.slice(0, spare)) parts[i] = (parts[i] ?? 0) + 1
  return parts.map((part) => sign * part + 0)
}

/**
 * Splits an amount into equal shares of whole units; spare units go to the first
 * shares, what is less than one to the very first. Throws a RangeError where
 * ways or unit is not a positive whole number.
 */
export const split = (amount: Money, ways: number, unit = 1): readonly Money[] => {
  if (!Number.isSafeInteger(ways) || ways < 1 || !Number.isSafeInteger(unit) || unit < 1)
    throw new RangeError(`cannot split ${ways} ways in units of ${unit}`)
  const sign = amount < 0 ? -1 : 1
  const size = Math.abs(amount)
  const crumbs = size % unit
  const count = (size - crumbs) / unit
  const base = Math.floor(count / ways)
  const spare = count % ways
  return Array.from(
    { length: ways },
    (_, i) => sign * ((base + (i < spare ? 1 : 0)) * unit + (i === 0 ? crumbs : 0)) + 0,
  )
}

/** To the nearest coin: increment 100 is the rupee, 5 the five-cent piece. */
export const roundToIncrement = (
  amount: Money,
  increment: number,
  mode: RoundingMode = 'half_up',
): { readonly rounded: Money; readonly roundOff: Money } => {
  const rounded = toMoney(mulRatio(amount, 1, increment, mode) * increment)
  return { rounded, roundOff: toMoney(rounded - amount) }
}

/** "1234.56", without separators; the exponent is the number of decimals of the currency. */
export const moneyToDecimal = (amount: Money, exponent: number): string => {
  if (exponent === 0) return String(amount)
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}
