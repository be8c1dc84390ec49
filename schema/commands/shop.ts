/** What the owner says of the shop itself: its business card, and how it is taxed. */
import * as v from 'valibot'
import { bankArgs, termLength, termLines } from '../bank.ts'
import { chargeKinds } from '../bill.ts'
import { command } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import { taxSchemes } from '../outlet.ts'
import type { RefusalCode } from '../refusals.ts'
import { amount, dateNumber, id, language, names, requiredText, text } from '../shapes.ts'
import { taxPresetIds } from '../tax-presets.ts'

const from = v.optional(
  described(
    dateNumber,
    'The first business date it holds, today or later; left out, today. Invoices that are out stay as they are.',
  ),
)
/** Up to three times the value: no tax is more, and a slip of the finger is. */
const ratePpm = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(3_000_000))

const component = v.strictObject({
  code: requiredText(20),
  ratePpm,
  isCompound: v.optional(described(v.boolean(), 'Charged on the taxes before it too.'), false),
})

const rules = {
  taxScheme: v.picklist(taxSchemes),
  taxRounding: described(
    v.picklist(['line', 'bill']),
    '`line`: each tax is rounded on every line; `bill`: once a rate.',
  ),
  cashIncrement: described(
    v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(10_000)),
    'What is paid is rounded to this, in minor units; 1 rounds nothing.',
  ),
  cashScope: described(
    v.picklist(['always', 'cash_only']),
    '`cash_only`: only the part that is paid in cash is rounded.',
  ),
}

const dateRefuses = ['tax.past-date'] as const satisfies readonly RefusalCode[]

export const shopCommands = {
  'outlet.set': command({
    says: 'The business card of an outlet: what stands at the head of its papers, and its invoice series.',
    takes: {
      outletId: id,
      names,
      address: text(160),
      phone: text(20),
      taxNumber: described(text(20), 'Its GSTIN, VAT number or the like; empty where it has none.'),
      foodLicence: text(20),
      stateCode: described(
        v.pipe(v.string(), v.regex(/^[0-9A-Z]{0,3}$/, 'is not a State code')),
        'Of the State it is registered in; a GSTIN says so itself.',
      ),
      upiAddress: v.pipe(
        v.string(),
        v.regex(/^([\w.-]{2,60}@[\w.-]{2,40})?$/, 'is not a UPI address such as name@bank'),
      ),
      series: described(
        v.pipe(v.string(), v.regex(/^[A-Z0-9]{1,4}$/, 'is not one to four capitals and digits')),
        'What its invoice numbers begin with; a new one begins at 1.',
      ),
      receiptLanguage: language,
    },
    example: {
      outletId: 'counter',
      names: { en: 'Lal Patang Mithai', hi: 'लाल पतंग मिठाई' },
      address: '12 Patang Gali, Old Market, Nashik 422001',
      phone: '00000 00001',
      taxNumber: '27ZZZFL0000Z1Z9',
      foodLicence: '11526000000001',
      stateCode: '27',
      upiAddress: 'lalpatang@demo',
      series: 'M1',
      receiptLanguage: 'en',
    },
    refuses: ['outlet.gstin', 'outlet.food-licence', 'outlet.series-taken', 'buyer.unknown-state'],
  }),
  'outlet.foot': command({
    says: 'What stands at the foot of the pages of an outlet’s invoices from now on: its own terms, and for whoever buys on account or at a group’s prices the account to pay into.',
    takes: {
      outletId: id,
      terms: v.pipe(v.array(requiredText(termLength)), v.maxLength(termLines)),
      bank: v.nullable(bankArgs),
    },
    example: {
      outletId: 'counter',
      terms: ['Goods once sold are taken back within the day of their expiry only.'],
      bank: {
        name: 'Lal Patang Mithai',
        account: '000000000001',
        code: 'DEMO0000001',
        branch: 'Demo Bank, Old Market, Nashik',
      },
    },
    refuses: ['outlet.ifsc', 'outlet.bank-account'],
  }),
  'outlet.tax': command({
    says: 'How an outlet is taxed and rounds, from a business date on.',
    takes: { outletId: id, ...rules, from },
    example: {
      outletId: 'counter',
      taxScheme: 'composition',
      taxRounding: 'line',
      cashIncrement: 100,
      cashScope: 'always',
      from: 2027_04_01,
    },
    refuses: dateRefuses,
  }),
  'outlet.prices': command({
    says: 'Whether the prices of an outlet include their tax or it comes on top, from a business date on; the amounts stay.',
    takes: { outletId: id, isTaxIncluded: v.boolean(), from },
    example: { outletId: 'restaurant', isTaxIncluded: true, from: 2027_04_01 },
    refuses: dateRefuses,
  }),
  'tax-class.set': command({
    says: 'Makes a tax class, or gives it another rate from a business date on.',
    takes: {
      taxClassId: id,
      names,
      kind: described(
        v.picklist(['gst', 'list', 'nil', 'exempt', 'out_of_scope']),
        '`gst`: one rate, halved within the State; `list`: the taxes as they are named; a class keeps its kind.',
      ),
      isAggregate: v.optional(
        described(v.boolean(), 'Of a list: added up and rounded once, as stacked US taxes are.'),
        false,
      ),
      ratePpm: v.optional(described(ratePpm, 'Of `gst`: the whole rate.'), 0),
      cessPpm: v.optional(described(ratePpm, 'Of `gst`: the cess beside it.'), 0),
      components: v.optional(v.pipe(v.array(component), v.maxLength(8)), []),
      from,
    },
    example: {
      taxClassId: 'sweets',
      names: { en: 'Sweets and loose namkeen', hi: 'मिठाई और खुली नमकीन' },
      kind: 'gst',
      ratePpm: 50_000,
      from: 2027_04_01,
    },
    refuses: [...dateRefuses, 'tax-class.kind-fixed', 'tax-class.components'],
  }),
  'tax-class.move': command({
    says: 'Taxes every item of one class as those of another, from now on and at every outlet.',
    takes: { taxClassId: id, toId: id },
    example: { taxClassId: 'namkeen-packed', toId: 'sweets' },
    refuses: ['tax-class.unknown', 'tax-class.abroad'],
  }),
  'charge.set': command({
    says: 'The tax class of a charge of an outlet, and what of it is proposed by itself; without a class, it goes with what is sold.',
    takes: {
      outletId: id,
      chargeId: v.picklist(chargeKinds),
      taxClassId: v.nullable(id),
      amount: v.optional(
        described(
          v.nullable(amount),
          'Of packing and delivery: what is proposed, before tax; null: nothing; left out: as before.',
        ),
      ),
    },
    example: { outletId: 'counter', chargeId: 'delivery', taxClassId: 'restaurant-service' },
    refuses: ['tax-class.unknown'],
  }),
  'tax-preset.choose': command({
    says: 'The tax classes and rules of a country for an outlet; classes that are there stay as they are.',
    takes: { outletId: id, presetId: v.picklist(taxPresetIds), from },
    example: { outletId: 'counter', presetId: 'in-composition', from: 2027_04_01 },
    refuses: [...dateRefuses, 'tax-preset.other-country'],
  }),
} as const
