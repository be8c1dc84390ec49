/** Finding settled bills: how it is asked, and what a bill found says of itself. */
import * as v from 'valibot'
import { orderTypes } from './catalogue.ts'
import { billFates } from './bill-fate.ts'
import { tenderKinds } from './bill.ts'
import { businessDay, described, moment, money, namesDoc, whole } from './doc-shapes.ts'
import { dateWords } from './report-args.ts'
import { id, text, type ReadonlyDeep } from './shapes.ts'

/** What a typed word can be meant as. */
export const billFields = [
  'number',
  'token',
  'table',
  'amount',
  'item',
  'reference',
  'by',
  'customer',
  'buyer',
] as const
export type BillField = (typeof billFields)[number]

/** How many bills stand on a page. */
export const billSearchPage = 50

export const billSearchArgs = v.object({
  find: v.optional(
    described(text(80), 'Words as somebody typed them; a bill has to have all of them.'),
    '',
  ),
  field: v.optional(
    described(v.picklist(billFields), 'What the words are; anything where left out.'),
  ),
  from: v.optional(dateWords),
  to: v.optional(dateWords),
  tender: v.optional(v.picklist(tenderKinds)),
  by: v.optional(described(id, 'Who settled it.')),
  state: v.optional(v.picklist(billFates)),
  after: v.optional(
    described(
      v.pipe(v.string(), v.regex(/^\d{1,16}$/, 'is no page'), v.transform(Number)),
      '`next` of the page before.',
    ),
  ),
})
export type BillSearchArgs = v.InferOutput<typeof billSearchArgs>

export const billFoundDoc = v.object({
  billId: v.string(),
  number: v.string(),
  token: whole,
  tableLabel: v.string(),
  orderType: v.picklist(orderTypes),
  businessDate: businessDay,
  settledAt: moment,
  settledBy: v.nullable(v.string()),
  due: money,
  tenders: v.array(v.picklist(tenderKinds)),
  state: described(
    v.picklist(billFates),
    '`partly`: partly refunded; `refunded`: nothing of it is left; `undone`: taken back within a minute.',
  ),
  refunded: described(money, 'Given back so far, tips included.'),
})
export type BillFound = ReadonlyDeep<v.InferOutput<typeof billFoundDoc>>

export const billsFoundDoc = v.object({
  ok: v.literal(true),
  bills: v.array(billFoundDoc),
  next: described(v.nullable(v.string()), '`after` of the next page; null on the last.'),
  people: v.exactOptional(
    described(
      v.array(v.object({ userId: v.string(), name: v.string() })),
      'Who works there and may have settled one; no program is told.',
    ),
  ),
  elsewhere: v.exactOptional(
    described(
      v.object({ outletId: v.string(), names: namesDoc }),
      'Nothing was found, and what was typed is the number of an invoice of this other outlet.',
    ),
  ),
})
export type BillsFound = ReadonlyDeep<v.InferOutput<typeof billsFoundDoc>>
