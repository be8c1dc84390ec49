import { beforeEach, describe, expect, test } from 'vitest'
import {
  age,
  clock,
  count,
  day,
  money,
  moneyParts,
  quantity,
} from '../../kiosk/lib/words/format.ts'
import { language, place } from '../../kiosk/lib/words/place.ts'

beforeEach(() => {
  language.value = 'en'
  place.value = { country: 'IN', currency: 'INR', currencyExponent: 2, timeZone: 'Asia/Kolkata' }
})

describe('money', () => {
  test('stands in lakhs in India, in English and in Hindi, with the same digits', () => {
    expect(money(12345600)).toBe('₹1,23,456.00')
    language.value = 'hi'
    expect(money(12345600)).toBe('₹1,23,456.00')
  })

  test('stands in the habit of the country it is in', () => {
    place.value = { country: 'US', currency: 'USD', currencyExponent: 2, timeZone: 'UTC' }
    expect(money(12345600)).toBe('$123,456.00')
  })

  test('has as many decimals as the currency', () => {
    place.value = { country: 'JP', currency: 'JPY', currencyExponent: 0, timeZone: 'UTC' }
    expect(money(1200)).toBe('¥1,200')
    place.value = { country: 'KW', currency: 'KWD', currencyExponent: 3, timeZone: 'UTC' }
    expect(moneyParts(1250).number).toBe('1.250')
  })

  test('on a key drops the paise only where there are none', () => {
    expect(money(50000, true)).toBe('₹500')
    expect(money(28350, true)).toBe('₹283.50')
  })

  test('below zero wears a real minus in front of the sign', () => {
    expect(money(-4500)).toBe('−₹45.00')
  })

  test('is a bare number while nobody knows the currency', () => {
    place.value = { country: '', currency: '', currencyExponent: 2, timeZone: 'UTC' }
    expect(money(123456)).toBe('1,234.56')
  })
})

describe('quantities, days and ages', () => {
  test('a piece has no decimals, a weight always three', () => {
    expect(quantity(2000)).toBe('2')
    expect(quantity(500)).toBe('0.5')
    expect(quantity(350, 'kg')).toBe('0.350')
    expect(count(100000)).toBe('1,00,000')
  })

  test('the clock is the outlet’s, wherever the screen was made', () => {
    expect(clock(Date.UTC(2026, 10, 21, 13, 34))).toBe('7:04 pm')
  })

  test('a business date is a date and has no time zone', () => {
    place.value = { ...place.value, timeZone: 'America/Los_Angeles' }
    expect(day(20261121)).toBe('Sat, 21 Nov')
  })

  test('a ticket’s age reads like a stopwatch', () => {
    expect(age(65_000)).toBe('1:05')
    expect(age(3_845_000)).toBe('1:04:05')
    expect(age(-1)).toBe('0:00')
  })
})
