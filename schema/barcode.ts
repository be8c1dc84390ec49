/**
 * What a scanner reads: the codes on packed goods, and the labels that scales
 * print, which carry a weight or a price beside the number of the item.
 *
 * Pure, so that a screen and the hub read the same label the same way.
 */
import type { Money } from './money.ts'
import type { QtyMilli } from './quantity.ts'

/** How the shop's scales fill the twelve figures before the check digit of an EAN-13 label. */
export interface LabelLayout {
  readonly layoutId: string
  /** The figures all of them begin with: `21`, or `2` with two more. */
  readonly prefix: string
  /** How many figures name the item, by the number it has on the number keys. */
  readonly itemDigits: number
  /** How many figures are the weight or the price. */
  readonly valueDigits: number
  readonly value: 'weight' | 'price'
  /** How many figures of the value stand behind the point: 3 of a weight are grams, 2 of a price paise. */
  readonly decimals: number
  /** A figure before the value checks the value. */
  readonly hasCheck: boolean
}

/** A code of a packed item. */
export interface ItemCode {
  readonly code: string
  readonly itemId: string
  readonly variantId: string | null
}

/** What a label says about how much it is. */
export type LabelValue =
  | { readonly kind: 'weight'; readonly qtyMilli: QtyMilli }
  | { readonly kind: 'price'; readonly amount: Money }

export type Scanned =
  /** The code of something packed, written one way however it was read. */
  | { readonly kind: 'code'; readonly code: string }
  /** A label of the shop's own scales. */
  | { readonly kind: 'label'; readonly itemNo: string; readonly value: LabelValue }
  /** A figure of it was read wrong: its check does not hold. */
  | { readonly kind: 'misread' }
  /** No code of goods at all. */
  | { readonly kind: 'other' }

const digitsOf = (figures: string): number[] => Array.from(figures, Number)

/** The check digit of the figures before it, as GS1 reckons it: threes and ones from the right. */
export const checkDigit = (figures: string): number => {
  const sum = digitsOf(figures)
    .toReversed()
    .reduce((total, digit, i) => total + digit * (i % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

/** Whether the last figure checks those before it. */
export const isChecked = (code: string): boolean =>
  checkDigit(code.slice(0, -1)) === Number(code.at(-1))

/** What a factor of the value's own check makes of each figure (GS1 General Specifications 7.9). */
const factors = {
  '2-': [0, 2, 4, 6, 8, 9, 1, 3, 5, 7],
  '3': [0, 3, 6, 9, 2, 5, 8, 1, 4, 7],
  '5+': [0, 5, 1, 6, 2, 7, 3, 8, 4, 9],
  '5-': [0, 5, 9, 4, 8, 3, 7, 2, 6, 1],
} as const

const weighted = (value: string, by: readonly (keyof typeof factors)[]): number =>
  digitsOf(value).reduce((sum, digit, i) => sum + (factors[by[i] ?? '3'][digit] ?? 0), 0)

/** The figure that checks a value of four or five figures; others have none. */
export const valueCheck = (value: string): number | null => {
  if (value.length === 4) return (weighted(value, ['2-', '2-', '3', '5-']) * 3) % 10
  if (value.length !== 5) return null
  const rest = (10 - (weighted(value, ['5+', '2-', '5-', '5+', '2-']) % 10)) % 10
  return factors['5-'].findIndex((product) => product === rest)
}

/** Whether a layout fills its twelve figures, and checks only a value that can be checked. */
export const isWholeLayout = (layout: Omit<LabelLayout, 'layoutId' | 'value'>): boolean => {
  const { prefix, itemDigits, valueDigits, decimals, hasCheck } = layout
  return (
    prefix.length + itemDigits + valueDigits + (hasCheck ? 1 : 0) === 12 &&
    decimals <= valueDigits &&
    (!hasCheck || valueDigits === 4 || valueDigits === 5)
  )
}

/** Lengths of codes that end with a check digit: EAN-8, UPC-A, EAN-13, and the case code. */
const checkedLengths: readonly number[] = [8, 12, 13, 14]

/** A code as it is kept: twelve figures of America are thirteen of the world. */
export const plainCode = (figures: string): string =>
  figures.length === 12 ? `0${figures}` : figures

/** Whether it can be the code of something packed. */
export const isItemCode = (code: string): boolean =>
  /^\d{4,14}$/.test(code) && (!checkedLengths.includes(code.length) || isChecked(code))

/**
 * Reads what was scanned.
 * @param exponent how many figures of an amount stand behind its point here.
 */
export const readCode = (
  figures: string,
  layouts: readonly LabelLayout[],
  exponent = 2,
): Scanned => {
  if (!/^\d{4,14}$/.test(figures)) return { kind: 'other' }
  if (checkedLengths.includes(figures.length) && !isChecked(figures)) return { kind: 'misread' }
  const code = plainCode(figures)
  const layout =
    code.length === 13 ? layouts.find(({ prefix }) => code.startsWith(prefix)) : undefined
  return layout === undefined ? { kind: 'code', code } : readLabel(code, layout, exponent)
}

const readLabel = (code: string, layout: LabelLayout, exponent: number): Scanned => {
  const { prefix, itemDigits, valueDigits, decimals, hasCheck } = layout
  const itemEnd = prefix.length + itemDigits
  const valueAt = itemEnd + (hasCheck ? 1 : 0)
  const value = code.slice(valueAt, valueAt + valueDigits)
  if (hasCheck && valueCheck(value) !== Number(code[itemEnd])) return { kind: 'misread' }
  return {
    kind: 'label',
    itemNo: bareNo(code.slice(prefix.length, itemEnd)),
    value:
      layout.value === 'weight'
        ? { kind: 'weight', qtyMilli: shifted(Number(value), 3 - decimals) }
        : { kind: 'price', amount: shifted(Number(value), exponent - decimals) },
  }
}

const shifted = (value: number, places: number): number =>
  places >= 0 ? value * 10 ** places : Math.floor(value / 10 ** -places)

/** The number of an item without the noughts a label fills it up with. */
export const bareNo = (number: string): string => number.replace(/^0+(?=.)/, '')
