/**
 * Any bill a shop could write, for the properties that hold of all of them.
 */
import * as fc from 'fast-check'
import type {
  BillChargeInput,
  BillInput,
  BillLineInput,
  Discount,
} from '../../schema/bill-total.ts'
import type { RoundingMode } from '../../schema/money.ts'
import type { TaxClass } from '../../schema/tax.ts'

export const gst5: TaxClass = { id: 'GST5', kind: 'gst', ratePpm: 50_000 }
export const gst18: TaxClass = { id: 'GST18', kind: 'gst', ratePpm: 180_000 }
export const noTax: TaxClass = { id: 'NIL', kind: 'nil' }

export const anyAmount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })

export const anyMode = fc.constantFrom<RoundingMode>('half_up', 'down', 'up', 'half_even')

const anyTaxClass = fc.constantFrom<TaxClass>(
  gst5,
  gst18,
  noTax,
  { id: 'GST28C12', kind: 'gst', ratePpm: 280_000, cessPpm: 120_000 },
  {
    id: 'NYC',
    kind: 'list',
    isAggregate: true,
    components: [
      { code: 'STATE', ratePpm: 40_000 },
      { code: 'CITY', ratePpm: 45_000 },
      { code: 'MCTD', ratePpm: 3_750 },
    ],
  },
  {
    id: 'QC_OLD',
    kind: 'list',
    components: [
      { code: 'GST', ratePpm: 50_000 },
      { code: 'QST', ratePpm: 95_000, isCompound: true },
    ],
  },
)

/** Up to half as much again as there is to take it from. */
const anyDiscount: fc.Arbitrary<Discount> = fc.oneof(
  fc.record({ ratePpm: fc.nat(1_500_000) }),
  fc.record({ amount: fc.nat(100_000) }),
)

const anyLine: fc.Arbitrary<BillLineInput> = fc.record(
  {
    id: fc.uuid(),
    qtyMilli: fc.integer({ min: 1, max: 20_000 }),
    unitPrice: fc.nat(5_000_000),
    modifiers: fc.array(fc.nat(5_000), { maxLength: 3 }),
    taxClass: anyTaxClass,
    isTaxIncluded: fc.boolean(),
    isDiscountable: fc.boolean(),
    discount: anyDiscount,
  },
  { requiredKeys: ['id', 'qtyMilli', 'unitPrice', 'taxClass'] },
)

const anyCharge: fc.Arbitrary<BillChargeInput> = fc.oneof(
  fc.record({ id: fc.uuid(), ratePpm: fc.nat(200_000), taxClass: anyTaxClass }),
  fc.record({
    id: fc.uuid(),
    amount: fc.nat(20_000),
    taxClass: anyTaxClass,
    isTaxIncluded: fc.boolean(),
  }),
)

export const anyBill: fc.Arbitrary<BillInput> = fc.record(
  {
    lines: fc.uniqueArray(anyLine, { minLength: 1, maxLength: 8, selector: ({ id }) => id }),
    charges: fc.uniqueArray(anyCharge, { maxLength: 2, selector: ({ id }) => id }),
    discount: anyDiscount,
    supply: fc.constantFrom('intra', 'inter'),
    scheme: fc.constantFrom('regular', 'composition', 'unregistered'),
    taxRounding: fc.constantFrom('line', 'bill'),
    roundingMode: anyMode,
    cashRounding: fc.record({
      increment: fc.constantFrom(5, 100),
      mode: anyMode,
      scope: fc.constantFrom('always', 'cash_only'),
    }),
    tip: fc.nat(10_000),
  },
  { requiredKeys: ['lines'] },
)
