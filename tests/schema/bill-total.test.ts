import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyTenders,
  documentKind,
  totalBill,
  type BillLineInput,
} from '../../schema/bill-total.ts'
import { sum } from '../../schema/money.ts'
import { anyBill, gst18, gst5, noTax } from './bills.ts'

const line = (id: string, unitPrice: number, more: Partial<BillLineInput> = {}): BillLineInput => ({
  id,
  qtyMilli: 1_000,
  unitPrice,
  taxClass: gst5,
  ...more,
})

const cash = (offered: number) => ({ isCash: true, offered })
const card = (offered: number) => ({ isCash: false, offered })

describe('any bill', () => {
  test('is the sum of its lines and charges, and every rupee of it is tax or is not', () => {
    fc.assert(
      fc.property(anyBill, (input) => {
        const total = totalBill(input)
        const parts = [...total.lines, ...total.charges]
        expect(sum(parts.map((part) => part.total))).toBe(total.total)
        expect(total.taxableTotal + total.taxTotal).toBe(total.total)
        expect(sum(Object.values(total.taxes))).toBe(total.taxTotal)
        for (const part of parts)
          expect(part.taxable + sum(Object.values(part.taxes))).toBe(part.total)
      }),
      { numRuns: 1_000 },
    )
  })

  test('charges for an inclusive price what the label says, and for another the price and the tax', () => {
    fc.assert(
      fc.property(anyBill, (input) => {
        const kept = totalBill(input).lines.map((one, i) =>
          input.lines[i]?.isTaxIncluded === true ? one.total : one.taxable,
        )
        expect(kept).toEqual(totalBill(input).lines.map(({ net }) => net))
      }),
      { numRuns: 1_000 },
    )
  })

  test('never takes more off a line than the line comes to', () => {
    fc.assert(
      fc.property(anyBill, (input) => {
        const { lines, discountTotal } = totalBill(input)
        for (const one of lines) {
          expect(one.lineDiscount).toBeGreaterThanOrEqual(0)
          expect(one.billDiscount).toBeGreaterThanOrEqual(0)
          expect(one.net).toBeGreaterThanOrEqual(0)
          expect(one.gross - one.lineDiscount - one.billDiscount).toBe(one.net)
        }
        expect(discountTotal).toBe(sum(lines.map(({ gross, net }) => gross - net)))
      }),
      { numRuns: 1_000 },
    )
  })

  test('gives the same figures by tax class, for the return to the tax office', () => {
    fc.assert(
      fc.property(anyBill, (input) => {
        const { byClass, taxableTotal, taxTotal } = totalBill(input)
        const groups = Object.values(byClass)
        expect(sum(groups.map(({ taxable }) => taxable))).toBe(taxableTotal)
        expect(sum(groups.flatMap(({ taxes }) => Object.values(taxes)))).toBe(taxTotal)
      }),
      { numRuns: 1_000 },
    )
  })

  test('is payable to the coin, with the difference shown and the tip on top', () => {
    fc.assert(
      fc.property(anyBill, (input) => {
        const { total, roundOff, payable, tip, due } = totalBill(input)
        const { increment = 1, scope = 'cash_only' } = input.cashRounding ?? {}
        expect(payable - roundOff).toBe(total)
        expect(due - tip).toBe(payable)
        expect(Math.abs(roundOff)).toBeLessThan(scope === 'always' ? increment : 1)
        expect(scope === 'always' ? payable % increment : 0).toBe(0)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a line', () => {
  test('of ten at 47.05 with 5% comes to 494.03 with 23.53 of tax, printed or stored', () => {
    const vat = { id: 'VAT', kind: 'list', components: [{ code: 'VAT', ratePpm: 50_000 }] } as const
    const total = totalBill({
      lines: [line('L1', 47_05, { qtyMilli: 10_000, taxClass: vat })],
    })
    expect([total.taxes, total.total]).toEqual([{ VAT: 23_53 }, 494_03])
    expect(JSON.parse(JSON.stringify(total))).toEqual(total)
  })

  test('costs its price and its extras for every piece', () => {
    const { lines } = totalBill({
      lines: [line('L1', 100_00, { qtyMilli: 2_000, modifiers: [15_00, 5_00], taxClass: noTax })],
    })
    expect(lines[0]?.gross).toBe(240_00)
  })

  test('that comes to less than nothing is refused: giving back is a refund', () => {
    const less = line('L1', 10_00, { modifiers: [-10_01], isDiscountable: false })
    expect(() => totalBill({ lines: [less] })).toThrow(RangeError)
  })

  test('with a cess pays it beside the tax, from a price that includes both', () => {
    const cola = { id: 'COLA', kind: 'gst', ratePpm: 280_000, cessPpm: 120_000 } as const
    const { lines } = totalBill({
      lines: [line('L1', 140_00, { taxClass: cola, isTaxIncluded: true })],
    })
    expect([lines[0]?.taxable, lines[0]?.taxes]).toEqual([
      100_00,
      { CGST: 14_00, SGST: 14_00, CESS: 12_00 },
    ])
  })

  test('with its tax in the price is never rounded together with one without', () => {
    const { lines } = totalBill({
      lines: [line('L1', 9_90), line('L2', 105_00, { isTaxIncluded: true })],
      taxRounding: 'bill',
    })
    expect(lines.map(({ taxable, total }) => [taxable, total])).toEqual([
      [9_90, 10_40],
      [100_00, 105_00],
    ])
  })

  test('of one paisa with its tax in the price has no more tax than that, however it is rounded', () => {
    const { lines, payable } = totalBill({
      lines: [line('clove', 1, { isTaxIncluded: true })],
      charges: [{ id: 'service', ratePpm: 100_000, taxClass: gst5 }],
      roundingMode: 'up',
    })
    expect(lines[0]).toMatchObject({ taxable: 0, taxes: { CGST: 1, SGST: 0 }, total: 1 })
    expect(payable).toBe(1)
  })

  test('given free keeps its place on the bill', () => {
    const { lines, payable } = totalBill({
      lines: [line('L1', 60_00, { discount: { ratePpm: 1_000_000 } })],
    })
    expect(payable).toBe(0)
    expect(lines[0]).toEqual({
      id: 'L1',
      gross: 60_00,
      lineDiscount: 60_00,
      billDiscount: 0,
      net: 0,
      taxable: 0,
      taxes: { CGST: 0, SGST: 0 },
      total: 0,
    })
  })
})

describe('a charge', () => {
  test('in percent is of the value before tax, whether prices include the tax or not', () => {
    const { charges } = totalBill({
      lines: [line('L1', 105_00, { isTaxIncluded: true }), line('L2', 100_00)],
      charges: [{ id: 'service', ratePpm: 100_000, taxClass: gst5 }],
    })
    expect(charges).toEqual([
      { id: 'service', taxable: 20_00, taxes: { CGST: 50, SGST: 50 }, total: 21_00 },
    ])
  })

  test('in percent can be of some lines only, and is never of another charge', () => {
    const { charges } = totalBill({
      lines: [line('food', 100_00), line('gift box', 900_00)],
      charges: [
        { id: 'packing', amount: 50_00, taxClass: noTax },
        { id: 'service', ratePpm: 100_000, taxClass: noTax, lineIds: ['food'] },
      ],
    })
    expect(charges.map(({ total }) => total)).toEqual([50_00, 10_00])
  })

  test('that is fixed can include its tax, as delivery at 40 all in does', () => {
    const { charges } = totalBill({
      lines: [line('L1', 100_00)],
      charges: [{ id: 'delivery', amount: 40_00, taxClass: gst18, isTaxIncluded: true }],
    })
    expect(charges).toEqual([
      { id: 'delivery', taxable: 33_90, taxes: { CGST: 3_05, SGST: 3_05 }, total: 40_00 },
    ])
  })

  test('is not made smaller by a discount on the bill', () => {
    const total = totalBill({
      lines: [line('L1', 100_00)],
      charges: [{ id: 'packing', amount: 20_00, taxClass: gst18 }],
      discount: { amount: 500_00 },
    })
    expect([total.discountTotal, total.total]).toEqual([100_00, 23_60])
  })

  test('is rounded together with the lines of its class where tax is rounded once a bill', () => {
    const { lines, charges } = totalBill({
      lines: [line('L1', 9_90), line('L2', 9_90)],
      charges: [{ id: 'packing', amount: 9_90, taxClass: gst5 }],
      taxRounding: 'bill',
    })
    // 2.5% of 29.70 is 0.7425, so 0.74 in all, and the last has a paisa less to bear.
    expect([...lines, ...charges].map(({ taxes }) => taxes['CGST'])).toEqual([25, 25, 24])
  })
})

describe('coins', () => {
  const swiss = { increment: 5, mode: 'half_up', scope: 'cash_only' } as const
  const bill = { lines: [line('L1', 18_73, { taxClass: noTax })], cashRounding: swiss }

  test('are rounded for only where coins change hands', () => {
    expect(totalBill(bill).payable).toBe(18_73)
    expect(totalBill({ ...bill, tenders: [card(18_73)] }).payable).toBe(18_73)
    expect(totalBill({ ...bill, tenders: [cash(20_00)] }).payable).toBe(18_75)
  })

  test('make up what a card leaves, and that alone is rounded', () => {
    const { roundOff, due } = totalBill({ ...bill, tenders: [card(10_01), cash(10_00)] })
    expect([roundOff, due]).toEqual([-2, 18_71])
    expect(applyTenders(due, [card(10_01), cash(10_00)])).toEqual({
      noncash: 10_01,
      cashApplied: 8_70,
      change: 1_30,
    })
  })

  test('can be counted out for a tip where a card has paid the rest', () => {
    const { payable, due } = totalBill({
      ...bill,
      tip: 5_00,
      tenders: [card(20_00), cash(5_00)],
    })
    expect([payable, due]).toEqual([18_75, 23_75])
  })
})

describe('tenders', () => {
  test('change comes out of cash, after everything else has paid its part', () => {
    expect(applyTenders(319_00, [cash(500_00)])).toEqual({
      noncash: 0,
      cashApplied: 319_00,
      change: 181_00,
    })
    expect(applyTenders(319_00, [card(200_00), cash(100_00), cash(50_00)])).toEqual({
      noncash: 200_00,
      cashApplied: 119_00,
      change: 31_00,
    })
  })

  test('cash that does not reach is taken whole, and nothing comes back', () => {
    expect(applyTenders(319_00, [cash(100_00)])).toEqual({
      noncash: 0,
      cashApplied: 100_00,
      change: 0,
    })
  })

  test('without cash, what is still owed is said', () => {
    expect(applyTenders(319_00, [card(300_00)])).toEqual({ noncash: 300_00, outstanding: 19_00 })
    expect(applyTenders(319_00, [])).toEqual({ noncash: 0, outstanding: 319_00 })
  })
})

describe('the document', () => {
  const facts = {
    scheme: 'regular',
    hasTaxable: true,
    hasExempt: false,
    isBuyerRegistered: false,
  } as const

  test('is a tax invoice where tax is charged', () => {
    expect(documentKind(facts)).toBe('tax_invoice')
  })

  test('is a bill of supply under composition, and where nothing is taxable', () => {
    expect(documentKind({ ...facts, scheme: 'composition' })).toBe('bill_of_supply')
    expect(documentKind({ ...facts, hasTaxable: false, hasExempt: true })).toBe('bill_of_supply')
  })

  test('is both in one for sweets and fresh milk, unless the buyer is registered', () => {
    const mixed = { ...facts, hasExempt: true }
    expect(documentKind(mixed)).toBe('invoice_cum_bill_of_supply')
    expect(documentKind({ ...mixed, isBuyerRegistered: true })).toBe('tax_invoice')
  })
})
