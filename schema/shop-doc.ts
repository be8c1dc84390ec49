/** What the owner is shown of the shop: its business card, and everything about its taxes. */
import * as v from 'valibot'
import { chargeKinds } from './bill.ts'
import { described, namesDoc, ratePpm, whole } from './doc-shapes.ts'
import { outletDoc } from './outlet.ts'
import type { ReadonlyDeep } from './shapes.ts'
import { taxPresetIds } from './tax-presets.ts'

const from = described(whole, 'The first business date it holds, as yyyymmdd; 0: always.')

const rateDoc = v.object({
  from,
  parts: v.array(
    v.object({
      code: described(v.string(), 'Empty for GST, which is divided by place of supply.'),
      ratePpm,
      cessPpm: ratePpm,
      isCompound: v.boolean(),
    }),
  ),
})

export const taxClassDoc = v.object({
  taxClassId: v.string(),
  names: namesDoc,
  kind: v.picklist(['gst', 'list', 'nil', 'exempt', 'out_of_scope']),
  isAggregate: v.boolean(),
  items: described(whole, 'How many things on the menu are of it.'),
  rates: described(v.array(rateDoc), 'The newest first, those to come included.'),
})
export type TaxClassDoc = ReadonlyDeep<v.InferOutput<typeof taxClassDoc>>

const rules = v.pick(outletDoc, ['taxScheme', 'taxRounding', 'cashIncrement', 'cashScope'])

export const shopDoc = v.object({
  ok: v.literal(true),
  today: described(whole, 'The outlet’s business date.'),
  outlet: outletDoc,
  hasIssued: described(
    v.boolean(),
    'It has issued invoices or has money in its books, so it stays in its country.',
  ),
  nextInvoice: described(v.string(), 'The number of the invoice that comes next.'),
  planned: described(
    v.array(v.object({ from, ...rules.entries })),
    'Tax rules that hold from a day to come.',
  ),
  isTaxIncluded: described(
    v.nullable(v.boolean()),
    'Whether prices include their tax today; null where some do and some do not.',
  ),
  classes: v.array(taxClassDoc),
  charges: v.array(
    v.object({
      chargeId: v.picklist(chargeKinds),
      taxClassId: v.nullable(v.string()),
      amount: described(v.nullable(whole), 'What of it is proposed, before tax; null: nothing.'),
    }),
  ),
  presets: v.array(
    v.object({
      presetId: v.picklist(taxPresetIds),
      names: namesDoc,
      country: v.string(),
      currency: v.string(),
      ...rules.entries,
    }),
  ),
})
export type ShopDoc = ReadonlyDeep<v.InferOutput<typeof shopDoc>>
