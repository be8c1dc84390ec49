import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkDigit,
  isChecked,
  isItemCode,
  isWholeLayout,
  readCode,
  valueCheck,
  type LabelLayout,
} from '../../schema/barcode.ts'

const checked = (figures: string): string => `${figures}${checkDigit(figures)}`
const padded = (value: number, length: number): string => String(value).padStart(length, '0')

const weight: LabelLayout = {
  layoutId: 'w',
  prefix: '21',
  itemDigits: 5,
  valueDigits: 5,
  value: 'weight',
  decimals: 3,
  hasCheck: false,
}
const price: LabelLayout = {
  layoutId: 'p',
  prefix: '22',
  itemDigits: 4,
  valueDigits: 5,
  value: 'price',
  decimals: 2,
  hasCheck: true,
}
const layouts = [weight, price]

describe('a check digit', () => {
  test('is that of codes that are printed everywhere', () => {
    expect(['4006381333931', '036000291452', '96385074', '10012345678902'].every(isChecked)).toBe(
      true,
    )
  })

  test('finds every single figure that is read wrong', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{12}$/),
        fc.nat(12),
        fc.integer({ min: 1, max: 9 }),
        (figures, at, by) => {
          const code = checked(figures)
          const wrong = (Number(code[at]) + by) % 10
          expect(isChecked(`${code.slice(0, at)}${wrong}${code.slice(at + 1)}`)).toBe(false)
        },
      ),
    )
  })

  test('of a value is the one GS1 works out in its own examples', () => {
    expect([valueCheck('2875'), valueCheck('14685')]).toEqual([9, 6])
    expect(valueCheck('123')).toBeNull()
  })
})

describe('what is scanned', () => {
  test('is one code however it was read: of twelve figures or of thirteen', () => {
    expect(readCode('036000291452', layouts)).toEqual({ kind: 'code', code: '0036000291452' })
    expect(readCode('0036000291452', layouts)).toEqual({ kind: 'code', code: '0036000291452' })
    expect(readCode('1234', layouts)).toEqual({ kind: 'code', code: '1234' })
  })

  test('is no code of goods where it is no number, and misread where its check does not hold', () => {
    expect(readCode('HELLO', layouts)).toEqual({ kind: 'other' })
    expect(readCode('4006381333932', layouts)).toEqual({ kind: 'misread' })
    expect([isItemCode('4006381333932'), isItemCode('123'), isItemCode('12345')]).toEqual([
      false,
      false,
      true,
    ])
  })

  test('is a label of any layout whose figures it has, with the very value that was printed', () => {
    const anyLayout = fc
      .record({
        prefix: fc.constantFrom('20', '23', '29', '02'),
        valueDigits: fc.integer({ min: 4, max: 6 }),
        value: fc.constantFrom('weight' as const, 'price' as const),
        decimals: fc.integer({ min: 0, max: 3 }),
        hasCheck: fc.boolean(),
      })
      .map(({ hasCheck, ...one }): LabelLayout => {
        const isCheckable = hasCheck && one.valueDigits < 6
        const itemDigits = 12 - one.prefix.length - one.valueDigits - (isCheckable ? 1 : 0)
        return { ...one, layoutId: 'any', itemDigits, hasCheck: isCheckable }
      })
    fc.assert(
      fc.property(anyLayout, fc.nat(999), fc.nat(9999), (layout, item, value) => {
        expect(isWholeLayout(layout)).toBe(true)
        const printed = padded(value, layout.valueDigits)
        const check = layout.hasCheck ? String(valueCheck(printed)) : ''
        const code = checked(`${layout.prefix}${padded(item, layout.itemDigits)}${check}${printed}`)
        const read = readCode(code, [layout], 2)
        const shift = 10 ** ((layout.value === 'weight' ? 3 : 2) - layout.decimals)
        const meant = Math.floor(value * shift + 1e-9)
        expect(read).toEqual({
          kind: 'label',
          itemNo: String(item),
          value:
            layout.value === 'weight'
              ? { kind: 'weight', qtyMilli: meant }
              : { kind: 'price', amount: meant },
        })
      }),
    )
  })

  test('is never a label with another value than its check says', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.integer({ min: 1, max: 9 }), (value, by) => {
        const printed = padded(value, 5)
        const check = ((valueCheck(printed) ?? 0) + by) % 10
        const code = checked(`220101${check}${printed}`)
        expect(readCode(code, layouts).kind).toBe('misread')
      }),
    )
  })
})
