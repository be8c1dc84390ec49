/**
 * Decimals as people and files write them, turned into whole numbers exactly.
 * Screens that only show amounts do without this file and the library behind it.
 */
import { Decimal } from 'decimal.js'
import { toMoney, type Money, type RatePpm } from './money.ts'

/** "1234.56" as minor units; undefined where it is not an amount or finer than the currency. */
export const decimalToMoney = (text: string, exponent: number): Money | undefined => {
  const scaled = scale(text, exponent)
  return scaled === undefined ? undefined : toMoney(scaled)
}

/** "2.5" per cent as parts per million. */
export const percentToPpm = (text: string): RatePpm | undefined => scale(text, 4)

const scale = (text: string, digits: number): number | undefined => {
  if (!/^-?\d{1,15}(\.\d{1,10})?$/.test(text.trim())) return undefined
  const scaled = new Decimal(text.trim()).times(new Decimal(10).pow(digits))
  return scaled.isInteger() && Number.isSafeInteger(scaled.toNumber())
    ? scaled.toNumber() + 0
    : undefined
}
