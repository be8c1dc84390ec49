/**
 * The buyer an invoice names (CGST Rule 46(d) to (f)), and where what they buy
 * is supplied.
 *
 * A bill says only whether there is one and which State it goes to: bills are
 * events, and events are kept for good. Who it is stands beside the open bill,
 * and afterwards on the invoice.
 */
import * as v from 'valibot'
import { described } from './doc-shapes.ts'
import { requiredText, text, type ReadonlyDeep } from './shapes.ts'

export const stateCode = v.pipe(
  v.string(),
  v.regex(/^[0-9A-Z]{2,3}$/, 'is not a State code'),
  v.description('The code of a State: the first two digits of its GSTINs, such as `27`.'),
)

export const buyerArgs = v.strictObject({
  name: requiredText(80),
  address: v.optional(text(160), ''),
  taxNumber: v.optional(
    described(text(20), 'Of a registered buyer; a GSTIN is held against its check character.'),
    '',
  ),
  stateCode: v.optional(described(stateCode, 'Where they are; a GSTIN says so itself.')),
})
export type BuyerArgs = v.InferOutput<typeof buyerArgs>

/** A buyer as an invoice names them. */
export const buyerDoc = v.object({
  name: v.string(),
  address: v.string(),
  taxNumber: described(v.string(), 'Empty where they are not registered.'),
  stateCode: v.string(),
})
export type BuyerDoc = ReadonlyDeep<v.InferOutput<typeof buyerDoc>>

/** What a bill itself says of its buyer. */
export const billBuyer = v.object({
  isRegistered: v.boolean(),
  placeOfSupply: described(v.string(), 'The code of the State it is supplied in.'),
})
export type BillBuyer = ReadonlyDeep<v.InferOutput<typeof billBuyer>>
