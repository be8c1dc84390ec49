/** Amounts and moments as they stand on the shop's paper. */
import type { Money } from '../../schema/money.ts'
import type { Language } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'

/** With a minus as wide as a figure, where it is less than nothing. */
const signed = (written: string): string => written.replace(/^-/, '−')

/** Grouped the way the outlet's country writes it, without the currency's sign: `1,23,456.00`. */
export const plain = (amount: Money, { country, currencyExponent }: OutletDoc): string =>
  signed(
    once(
      `plain ${country} ${currencyExponent}`,
      () =>
        new Intl.NumberFormat(`en-${country}`, {
          minimumFractionDigits: currencyExponent,
          maximumFractionDigits: currencyExponent,
        }),
    ).format(amount / 10 ** currencyExponent),
  )

const figures: readonly string[] = ['integer', 'group', 'decimal', 'fraction', 'minusSign']

/**
 * With the currency's sign: `₹1,23,456.00`. The figures are those of `plain`: of
 * some countries a currency is grouped by other signs than a number is, and one
 * paper has to be read in one way.
 */
export const inCurrency = (amount: Money, outlet: OutletDoc): string => {
  const { country, currency } = outlet
  const written = once(`currency ${country} ${currency}`, () => {
    const parts = new Intl.NumberFormat(`en-${country}`, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    })
      .formatToParts(1)
      .filter(({ type }) => type === 'integer' || !figures.includes(type))
    const sign = (of: 'before' | 'after'): string => {
      const at = parts.findIndex(({ type }) => type === 'integer')
      return (of === 'before' ? parts.slice(0, at) : parts.slice(at + 1))
        .map(({ value }) => value)
        .join('')
    }
    const [before, after] = [sign('before'), sign('after')]
    return { format: (value) => `${before}${plain(value, outlet)}${after}` }
  }).format(Math.abs(amount))
  return amount < 0 ? `−${written}` : written
}

/** A quantity with the sign its country divides decimals by: `1,250` in Germany. */
export const quantityText = (written: string, { country }: OutletDoc): string =>
  written.replace('.', once(`decimal ${country}`, () => decimalOf(country)).format(0))

const decimalOf = (country: string): Format => {
  const parts = new Intl.NumberFormat(`en-${country}`).formatToParts(0.5)
  const sign = parts.find(({ type }) => type === 'decimal')?.value ?? '.'
  return { format: () => sign }
}

/** Day and time where the outlet stands. */
export const dateIn = (at: number, { country, timeZone }: OutletDoc, language: Language): string =>
  once(
    `date ${language} ${country} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(`${language}-${country}-u-nu-latn`, {
        timeZone,
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
  ).format(at)

/** A day as it is written there. @param date yyyymmdd. */
export const dayIn = (date: number, { country }: OutletDoc, language: Language): string =>
  once(
    `day ${language} ${country}`,
    () =>
      new Intl.DateTimeFormat(`${language}-${country}-u-nu-latn`, {
        timeZone: 'UTC',
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
      }),
  ).format(Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100))

interface Format {
  readonly format: (value: number) => string
}

const formats = new Map<string, Format>()

/** Making a formatter costs more than everything else on a receipt, so each is made once. */
const once = (key: string, make: () => Format): Format => {
  const known = formats.get(key) ?? make()
  formats.set(key, known)
  return known
}
