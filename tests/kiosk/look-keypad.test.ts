import { array, assert, constantFrom, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  textToUnits,
  typeKey,
  unitsToText,
  type PadKey,
  type PadRules,
} from '../../kiosk/lib/ui/keypad-text.ts'

const amount: PadRules = { whole: 8, decimals: 2 }
const weight: PadRules = { whole: 4, decimals: 3 }
const pin: PadRules = { whole: 6, decimals: 0, zeros: true }

const typed = (keys: readonly PadKey[], rules: PadRules): string =>
  keys.reduce((text, key) => typeKey(text, key, rules), '')

describe('the twelve keys', () => {
  test('five, zero, zero is five hundred rupees', () => {
    expect(textToUnits(typed(['5', '0', '0'], amount), 2)).toBe(50000)
  })

  test('paise come after the point, and a third one is not taken', () => {
    expect(typed(['1', '2', '.', '5', '0', '7'], amount)).toBe('12.50')
    expect(textToUnits('12.5', 2)).toBe(1250)
  })

  test('350 grams is typed as .350', () => {
    expect(typed(['.', '3', '5', '0'], weight)).toBe('0.350')
    expect(textToUnits('0.350', 3)).toBe(350)
  })

  test('an amount has one point and no idle zeros, a PIN keeps its zeros', () => {
    expect(typed(['0', '0', '7', '.', '.'], amount)).toBe('7.')
    expect(typed(['0', '0', '0', '7'], pin)).toBe('0007')
  })

  test('a PIN is six digits at most', () => {
    expect(typed(['1', '2', '3', '4', '5', '6', '7'], pin)).toBe('123456')
  })

  test('back takes the last digit, clear takes all of them', () => {
    expect(typed(['1', '2', 'back'], amount)).toBe('1')
    expect(typed(['1', '2', 'clear'], amount)).toBe('')
    expect(typed(['back'], amount)).toBe('')
  })

  test('whatever is typed, the sum is whole paise and never more than the pad holds', () => {
    const key = constantFrom<PadKey>('0', '1', '5', '9', '.', '00', 'back', 'clear')
    assert(
      property(array(key, { maxLength: 20 }), (keys) => {
        const paise = textToUnits(typed(keys, amount), 2)
        expect(Number.isSafeInteger(paise)).toBe(true)
        expect(paise).toBeGreaterThanOrEqual(0)
        expect(paise).toBeLessThan(10 ** 10)
      }),
    )
  })

  test('an amount that is typed for somebody reads as itself', () => {
    expect(unitsToText(1250, 2)).toBe('12.50')
    assert(
      property(nat(10 ** 10), constantFrom(0, 2, 3), (units, decimals) => {
        expect(textToUnits(unitsToText(units, decimals), decimals)).toBe(units)
      }),
    )
  })
})
