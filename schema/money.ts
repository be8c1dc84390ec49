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

export const toMoney = (minorUnits: number): Money => {
  if (!Number.isSafeInteger(minorUnits)) throw new RangeError(`not a whole amount: ${minorUnits}`)
  return minorUnits + 0
}

export const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0)

/** amount × numerator ÷ denominator, exact until the one rounding. `half_up` is half away from zero. */
export const mulRatio = (
  amount: number,
  numerator: number,
  denominator: number,
  mode: RoundingMode = 'half_up',
): number => {
  const product = amount * numerator
  if (Number.isSafeInteger(product) && Number.isSafeInteger(denominator * 2)) {
    const sign = Math.sign(product) * Math.sign(denominator)
    const a = Math.abs(product)
    const b = Math.abs(denominator)
    const rest = a % b
    const whole = (a - rest) / b
    return sign * (whole + (roundsUp(rest * 2 - b, rest > 0, whole % 2 === 1, mode) ? 1 : 0)) + 0
  }
  const a = BigInt(Math.abs(amount)) * BigInt(Math.abs(numerator))
  const b = BigInt(Math.abs(denominator))
  const rest = a % b
  const whole = a / b
  const twice = rest * 2n - b
  const compared = twice > 0n ? 1 : twice < 0n ? -1 : 0
  const up = roundsUp(compared, rest > 0n, whole % 2n === 1n, mode)
  const sign = Math.sign(amount) * Math.sign(numerator) * Math.sign(denominator)
  return toMoney(sign * Number(whole + (up ? 1n : 0n)))
}

const roundsUp = (
  half: number,
  isInexact: boolean,
  isOdd: boolean,
  mode: RoundingMode,
): boolean => {
  switch (mode) {
    case 'half_up':
      return half >= 0 && isInexact
    case 'half_even':
      return half > 0 || (half === 0 && isOdd)
    case 'down':
      return false
    case 'up':
      return isInexact
  }
}

export const mulRate = (amount: Money, ratePpm: RatePpm, mode: RoundingMode = 'half_up'): Money =>
  mulRatio(amount, ratePpm, 1_000_000, mode)

/** Shares an amount by weights so that the parts add up: largest remainder, ties to the first. */
export const allocate = (amount: Money, weights: readonly number[]): readonly Money[] => {
  const total = sum(weights)
  if (total === 0) return weights.map((_, i) => (i === 0 ? amount : 0))
  const sign = amount < 0 ? -1 : 1
  const size = BigInt(Math.abs(amount))
  const all = BigInt(total)
  const exact = weights.map((weight) => size * BigInt(weight))
  const parts = exact.map((share) => Number(share / all))
  let left = Math.abs(amount) - sum(parts)
  const order = exact
    .map((share, i) => ({ rest: share % all, i }))
    .toSorted((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))
  for (const { i } of order) {
    if (left === 0) break
    parts[i] = (parts[i] ?? 0) + 1
    left -= 1
  }
  return parts.map((part) => sign * part + 0)
}

/** Splits an amount into equal shares of whole units; spare units go to the first shares, what is less than one to the very first. */
export const split = (amount: Money, ways: number, unit = 1): readonly Money[] => {
  if (!Number.isSafeInteger(ways) || ways < 1) throw new RangeError(`cannot split ${ways} ways`)
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

export const roundToIncrement = (
  amount: Money,
  increment: number,
  mode: RoundingMode = 'half_up',
): { readonly rounded: Money; readonly roundOff: Money } => {
  const rounded = mulRatio(amount, 1, increment, mode) * increment + 0
  return { rounded, roundOff: rounded - amount + 0 }
}

/** "1234.56", without separators. */
export const moneyToDecimal = (amount: Money, exponent: number): string => {
  if (exponent === 0) return String(amount)
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}
