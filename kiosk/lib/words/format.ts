/**
 * Money, quantities, dates and times in the reader's words.
 *
 * The rule: a formatter is made once per locale and shape, because making one
 * costs a hundred times what using it does. Digits are always Western: they
 * are what the keys, the notes and the paper carry.
 */
import { locale, place } from './place.ts'

const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

/** How numbers are written where the screen stands. Reading it follows language and place. */
export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale.value} ${JSON.stringify(options)}`
  let format = numbers.get(key)
  if (format === undefined) {
    format = new Intl.NumberFormat(locale.value, { numberingSystem: 'latn', ...options })
    numbers.set(key, format)
  }
  return format
}

/** How moments are written; by the outlet's clock unless a zone is given. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const timeZone = options.timeZone ?? place.value.timeZone
  const key = `${locale.value} ${timeZone} ${JSON.stringify(options)}`
  let format = dates.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale.value, {
      numberingSystem: 'latn',
      ...options,
      timeZone,
    })
    dates.set(key, format)
  }
  return format
}

/** What an amount is made of, so that a large one can set its sign apart. */
export interface MoneyParts {
  readonly sign: '' | '−'
  readonly currency: string
  readonly number: string
}

/** @param minor whole minor units (paise). @param short drops `.00` where there are no paise. */
export function moneyParts(minor: number, short = false): MoneyParts {
  const { currency, currencyExponent } = place.value
  const whole = short && minor % 10 ** currencyExponent === 0
  const digits = whole ? 0 : currencyExponent
  const format = numberFormat({
    ...(currency === ''
      ? { style: 'decimal' }
      : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  const parts = format.formatToParts(Math.abs(minor) / 10 ** currencyExponent)
  return {
    sign: minor < 0 ? '−' : '',
    currency: parts.find((part) => part.type === 'currency')?.value ?? '',
    number: parts
      .filter((part) => part.type !== 'currency' && part.type !== 'literal')
      .map((part) => part.value)
      .join(''),
  }
}

/** `−₹1,23,456.00` for −12345600 paise. @param short drops `.00` where there are no paise. */
export function money(minor: number, short = false): string {
  const parts = moneyParts(minor, short)
  return `${parts.sign}${parts.currency}${parts.number}`
}

/** An amount for an axis, two figures that tell: `₹1.2L`, `$12K`, `₹1.2 लाख`. */
export function roundMoney(minor: number): string {
  const { currency, currencyExponent } = place.value
  return numberFormat({
    ...(currency === ''
      ? { style: 'decimal' }
      : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  }).format(minor / 10 ** currencyExponent)
}

/** An amount for a cell where three letters fit: `840`, `1.2K`, `3.4L`. Without its currency, in Latin letters. */
export function tinyMoney(minor: number): string {
  const { country, currencyExponent } = place.value
  const tag = country === '' ? 'en' : `en-${country}`
  const key = `tiny ${tag}`
  let format = numbers.get(key)
  if (format === undefined) {
    format = new Intl.NumberFormat(tag, { notation: 'compact', maximumSignificantDigits: 2 })
    numbers.set(key, format)
  }
  const amount = minor / 10 ** currencyExponent
  return format.format(Math.abs(amount) < 100 ? Math.round(amount) : amount)
}

/** A share of a whole: `12 %`, with one decimal where it is less than ten. @param ratio 0.12 */
export function percent(ratio: number): string {
  return numberFormat({
    style: 'percent',
    maximumFractionDigits: Math.abs(ratio) < 0.0995 ? 1 : 0,
  }).format(ratio)
}

/** A quantity of integer thousandths without idle zeros: `2`, `0.5`; by weight always `0.350`. */
export function quantity(milli: number, unit: 'piece' | 'kg' | 'litre' = 'piece'): string {
  return numberFormat({
    minimumFractionDigits: unit === 'piece' ? 0 : 3,
    maximumFractionDigits: 3,
  }).format(milli / 1000)
}

export function count(value: number): string {
  return numberFormat({}).format(value)
}

/** A clock time of the outlet. @param at milliseconds since 1970 UTC. */
export function clock(at: number): string {
  return dateFormat({ hour: 'numeric', minute: '2-digit' }).format(at)
}

/** A moment with its day. @param at milliseconds since 1970 UTC. */
export function moment(at: number): string {
  return dateFormat({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(
    at,
  )
}

/** A business date in words. @param date the integer yyyymmdd. */
export function day(date: number): string {
  const at = Date.UTC(Math.floor(date / 10000), (Math.floor(date / 100) % 100) - 1, date % 100)
  return dateFormat({ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    at,
  )
}

/** An age as a kitchen says it: `4:05`, above an hour `1:04:05`. @param ms milliseconds. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`
}

const two = (value: number): string => String(value).padStart(2, '0')
