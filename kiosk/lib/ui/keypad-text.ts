/**
 * What a key does to the digits typed so far.
 *
 * The rule: what stands on the display is what the person typed, character by
 * character; turning it into paise or thousandths is integer work on that
 * text and never passes through a fraction of a float.
 */
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | PadDeed
export type PadDeed = '.' | '00' | 'back' | 'clear'

export interface PadRules {
  /** Digits before the point, at most. */
  readonly whole: number
  /** Digits behind it, at most; 0 leaves the point out. */
  readonly decimals: number
  /** A PIN keeps its leading zeros; a number has none. */
  readonly zeros?: boolean
}

/** The text after `key`; a key that would break the rules leaves it as it is. */
export function typeKey(text: string, key: PadKey, rules: PadRules): string {
  if (key === 'clear') return ''
  if (key === 'back') return text.slice(0, -1)
  if (key === '.') {
    if (rules.decimals === 0 || text.includes('.')) return text
    return text === '' ? '0.' : `${text}.`
  }
  if (key === '00') return typeKey(typeKey(text, '0', rules), '0', rules)
  if (text === '0' && rules.zeros !== true) return key
  const [whole = '', fraction] = text.split('.')
  const full =
    fraction === undefined ? whole.length >= rules.whole : fraction.length >= rules.decimals
  return full ? text : text + key
}

/** `12.5` with 2 decimals is 1250 paise; with 3 it is 12500 thousandths. Empty text is 0. */
export function textToUnits(text: string, decimals: number): number {
  const [whole = '', fraction = ''] = text.split('.')
  return Number(`${whole || '0'}${fraction.padEnd(decimals, '0').slice(0, decimals)}`)
}

/** The text that stands for an amount: 1250 paise with 2 decimals is `12.50`. */
export function unitsToText(units: number, decimals: number): string {
  if (decimals === 0) return String(units)
  const digits = String(units).padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
