import { describe, expect, test } from 'vitest'
import { readFigures, readQuantity, typeKey } from '../../kiosk/counter/amounts.ts'

const type = (keys: readonly string[], decimals: number): string =>
  keys.reduce((typed, key) => typeKey(typed, key, decimals), '')

describe('the quantity pad', () => {
  test('reads grams, kilograms and pieces', () => {
    expect(readQuantity('350', 'g', 1120_00, 2)).toBe(350)
    expect(readQuantity('1.25', 'kg', 1120_00, 2)).toBe(1250)
    expect(readQuantity('3', 'piece', 20_00, 2)).toBe(3000)
  })

  test('tells what a hundred rupees buy, to the gram', () => {
    expect(readQuantity('100', 'money', 480_00, 2)).toBe(208)
    expect(readQuantity('100', 'money', 0, 2)).toBeNull()
  })

  test('never takes nothing for something', () => {
    for (const typed of ['', '0', '0.', '0.000']) {
      expect(readQuantity(typed, 'kg', 100_00, 2)).toBeNull()
    }
    expect(readQuantity('99999999', 'g', 100_00, 2)).toBeNull()
  })

  test('takes one point, and no more decimals than the unit has', () => {
    expect(type(['1', '.', '2', '.', '5', '0', '9'], 3)).toBe('1.250')
    expect(type(['.', '5'], 3)).toBe('0.5')
    expect(type(['1', '.', '5'], 0)).toBe('15')
  })

  test('starts with no idle zero and forgets with the back key', () => {
    expect(type(['0', '0', '5'], 0)).toBe('5')
    expect(type(['5', '00', 'back'], 0)).toBe('50')
    expect(type(['5', 'clear'], 0)).toBe('')
  })

  test('reads money to the paisa', () => {
    expect(readFigures('500', 2)).toBe(500_00)
    expect(readFigures('12.5', 2)).toBe(12_50)
  })
})
