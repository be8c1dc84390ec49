import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkGstin, gstinCheckCharacter } from '../../schema/gstin.ts'
import { isUuidv7, uuidTime, uuidv7 } from '../../schema/ids.ts'
import { formatInvoiceNo, isInvoiceNo } from '../../schema/invoice-no.ts'
import { upiUri } from '../../schema/upi.ts'

const chance = fc.uint8Array({ minLength: 10, maxLength: 10 })
/** Why a GST number is refused. */
const reason = (text: string): string | undefined => {
  const check = checkGstin(text)
  return check.isValid ? undefined : check.reason
}

/** Whether a State code is taken with everything else about the number right. */
const isKnown = (state: string): boolean => {
  const fourteen = `${state}AAPFU0939F1Z`
  return checkGstin(fourteen + gstinCheckCharacter(fourteen)).isValid
}

const moment = fc.nat(4_102_444_800_000)

describe('an id', () => {
  test('tells when it was made', () => {
    fc.assert(
      fc.property(moment, chance, (at, random) => {
        const id = uuidv7(at, random)
        expect(isUuidv7(id)).toBe(true)
        expect(uuidTime(id)).toBe(at)
      }),
    )
  })

  test('sorts after every id made before it', () => {
    fc.assert(
      fc.property(moment, chance, chance, (at, one, other) => {
        expect(uuidv7(at, one) < uuidv7(at + 1, other)).toBe(true)
      }),
    )
  })

  test('has the form of RFC 9562, from its own example', () => {
    const random = [0xcc, 0x31, 0x8c, 0x4d, 0xc0, 0xc0, 0xc0, 0x73, 0x98, 0xf0]
    expect(uuidv7(0x017f22e279b0, Uint8Array.from(random))).toBe(
      '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
    )
  })

  test('made of too little chance, or of another kind, is refused', () => {
    expect(() => uuidv7(0, new Uint8Array(9))).toThrow(RangeError)
    expect(isUuidv7('017f22e2-79b0-4cc3-98c4-dc0c0c07398f')).toBe(false)
    expect(() => uuidTime('kitchen')).toThrow(RangeError)
  })
})

describe('an invoice number', () => {
  test('names its series, its financial year and its place in them', () => {
    expect(formatInvoiceNo('M1', '2025-26', 42)).toBe('M1/2526/00042')
    expect(formatInvoiceNo('M1', '2026', 42)).toBe('M1/2026/00042')
  })

  test('is the form the law allows, however long the series and however many the bills', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z0-9]{1,6}$/),
        fc.integer({ min: 1, max: 9_998 }),
        (series, no) => {
          expect(isInvoiceNo(formatInvoiceNo(series, '2025-26', no))).toBe(true)
          expect(formatInvoiceNo(series, '2025-26', no)).not.toBe(
            formatInvoiceNo(series, '2025-26', no + 1),
          )
        },
      ),
    )
  })

  test('that does not fit sixteen characters is refused, never cut', () => {
    expect(formatInvoiceNo('M1', '2025-26', 99_999_999)).toBe('M1/2526/99999999')
    expect(() => formatInvoiceNo('M1', '2025-26', 100_000_000)).toThrow(RangeError)
    expect(() => formatInvoiceNo('MAIN-COUNTER', '2025-26', 1)).toThrow(RangeError)
    expect(() => formatInvoiceNo('M 1', '2025-26', 1)).toThrow(RangeError)
    for (const no of [0, -1, 1.5])
      expect(() => formatInvoiceNo('M1', '2025-26', no)).toThrow(RangeError)
  })

  test('takes letters, digits, hyphen and slash and nothing else', () => {
    expect(['A/1-b', '1234567890123456'].map(isInvoiceNo)).toEqual([true, true])
    expect(['', '12345678901234567', 'A 1', 'A_1', 'बिल1', 'A1\n'].map(isInvoiceNo)).toEqual(
      Array.from({ length: 6 }, () => false),
    )
  })
})

describe('a GST number', () => {
  test('is read however it is typed', () => {
    expect(checkGstin(' 27aapfu0939f1zv ')).toEqual({
      isValid: true,
      normalized: '27AAPFU0939F1ZV',
      state: '27',
      pan: 'AAPFU0939F',
    })
  })

  test('is refused for its form first, then its State, then its check character', () => {
    expect(['', '27AAPFU0939F1Z', '00AAPFU0939F1YV'].map(reason)).toEqual([
      'format',
      'format',
      'format',
    ])
    expect(['00', '25', '28', '39', '96'].map((state) => reason(`${state}AAPFU0939F1ZV`))).toEqual(
      Array.from({ length: 5 }, () => 'state'),
    )
    expect(reason('27AAPFU0939F1ZW')).toBe('checksum')
  })

  test('with one character mistyped never passes for another', () => {
    const alphabet = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    const fourteen = '27AAPFU0939F1Z'
    for (let place = 0; place < 14; place += 1) {
      for (const other of alphabet.filter((character) => character !== fourteen[place])) {
        const mistyped = fourteen.slice(0, place) + other + fourteen.slice(place + 1)
        expect(gstinCheckCharacter(mistyped)).not.toBe('V')
      }
    }
  })

  test('is known for every State, and for other territory', () => {
    const codes = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0'))
    expect(codes.filter(isKnown)).toHaveLength(37)
    expect(['01', '26', '37', '38', '97'].every(isKnown)).toBe(true)
  })
})

describe('a UPI code', () => {
  test('asks for the amount due, to the paisa and in the order apps expect', () => {
    expect(
      upiUri({
        payee: 'shop@okbank',
        name: 'Ram & Sons',
        categoryCode: '5441',
        reference: 'B-17',
        note: 'मिठाई',
        amount: 47_250,
      }),
    ).toBe(
      'upi://pay?pa=shop@okbank&pn=Ram%20%26%20Sons&mc=5441&tr=B-17&tn=%E0%A4%AE%E0%A4%BF%E0%A4%A0%E0%A4%BE%E0%A4%88&am=472.50&cu=INR',
    )
  })

  test('on the counter leaves the amount to the guest', () => {
    expect(upiUri({ payee: 'shop@okbank', name: "Ram's (Main)" })).toBe(
      'upi://pay?pa=shop@okbank&pn=Ram%27s%20%28Main%29&cu=INR',
    )
  })

  test('never carries a payee that could name another account or amount', () => {
    for (const payee of ['shop', 'shop@okbank&am=1.00', 'shop@ok bank', '@okbank', ''])
      expect(() => upiUri({ payee, name: 'Shop' })).toThrow(RangeError)
  })
})
