/**
 * A slip: what a counter has weighed and packed and takes no money for, under a
 * number of the day. The cash desk takes the money for one or for several together, and
 * whoever hands out sees when it is paid.
 */
import * as v from 'valibot'
import { units } from './catalogue.ts'
import { linePacking } from './packing-doc.ts'
import { businessDay, described, moment, namesDoc, qty, rev, whole } from './doc-shapes.ts'
import { isNamed } from './order-person.ts'
import type { ReadonlyDeep } from './shapes.ts'

export const slipLine = v.object({
  names: namesDoc,
  variantNames: v.nullable(namesDoc),
  qtyMilli: qty,
  unit: v.picklist(units),
  packing: v.exactOptional(linePacking),
})
export type SlipLine = ReadonlyDeep<v.InferOutput<typeof slipLine>>

export const slipDoc = v.object({
  slipId: described(v.string(), 'The id of its order.'),
  outletId: v.string(),
  token: described(whole, 'Its number of the day, called out and typed at the cash desk.'),
  isNamed,
  businessDate: businessDay,
  counter: described(v.nullable(v.string()), 'The counter that packed it.'),
  lines: v.array(slipLine),
  state: described(
    v.picklist(['waiting', 'paid', 'handed', 'void']),
    '`paid`: it may be handed out; `handed`: it was; `void`: everything was taken off.',
  ),
  withId: described(
    v.nullable(v.string()),
    'The slip on whose bill it is paid; null: on one of its own.',
  ),
  withToken: v.nullable(whole),
  at: moment,
  paidAt: v.nullable(moment),
  handedAt: v.nullable(moment),
  rev,
})
export type SlipDoc = ReadonlyDeep<v.InferOutput<typeof slipDoc>>
