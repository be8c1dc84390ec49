import { describe, expect, test } from 'vitest'
import { readQuantity, writeQuantity } from '../../kiosk/lib/order/amounts.ts'

describe('the quantity pad', () => {
  test('reads grams, kilograms and pieces', () => {
    expect(readQuantity('350', 'small', 1120_00)).toBe(350)
    expect(readQuantity('1.25', 'whole', 1120_00)).toBe(1250)
    expect(readQuantity('.35', 'whole', 1120_00)).toBe(350)
    expect(readQuantity('3', 'piece', 20_00)).toBe(3000)
  })

  test('tells what a hundred rupees buy, to the gram', () => {
    expect(readQuantity('100', 'money', 480_00)).toBe(208)
    expect(readQuantity('100', 'money', 0)).toBeNull()
  })

  test('never takes nothing for something, nor a slip of the finger for a sale', () => {
    for (const typed of ['', '0', '0.', '0.000']) {
      expect(readQuantity(typed, 'whole', 100_00)).toBeNull()
    }
    expect(readQuantity('99999', 'piece', 100_00)).toBeNull()
  })

  test('shows what is there already the way it was typed', () => {
    expect(writeQuantity(350, 'small')).toBe('350')
    expect(writeQuantity(1250, 'whole')).toBe('1.250')
    expect(writeQuantity(3000, 'piece')).toBe('3')
  })
})
