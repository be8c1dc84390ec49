/**
 * An order: what a guest asked for, line by line, with the names and prices of
 * that moment. A later change of the menu never rewrites it.
 */
import * as v from 'valibot'
import { orderTypes, units } from './catalogue.ts'
import { businessDay, described, moment, money, namesDoc, qty, rev, whole } from './doc-shapes.ts'
import { id, qtyMilli, text, type ReadonlyDeep } from './shapes.ts'

/** Orders longer than this are split by hand; it bounds the work one command can cause. */
export const orderLinesMax = 100

export const orderLineArgs = v.strictObject({
  itemId: id,
  variantId: v.optional(id),
  modifierIds: v.optional(v.pipe(v.array(id), v.maxLength(20))),
  qtyMilli,
  source: v.optional(
    described(
      v.picklist(['typed', 'scale']),
      'How the quantity came about; a typed weight is marked on the bill line.',
    ),
    'typed',
  ),
  note: v.optional(text(80)),
  seat: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(99))),
  course: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(9))),
})
export type OrderLineArgs = v.InferOutput<typeof orderLineArgs>

export const orderArgs = {
  orderType: v.picklist(orderTypes),
  lines: v.pipe(v.array(orderLineArgs), v.maxLength(orderLinesMax)),
  note: v.optional(text(120)),
}

export const lineModifier = v.object({ modifierId: v.string(), names: namesDoc, amount: money })
export type LineModifier = ReadonlyDeep<v.InferOutput<typeof lineModifier>>

export const orderLine = v.object({
  lineId: v.string(),
  itemId: v.string(),
  variantId: v.nullable(v.string()),
  names: namesDoc,
  variantNames: v.nullable(namesDoc),
  modifiers: v.array(lineModifier),
  qtyMilli: qty,
  unit: v.picklist(units),
  source: v.picklist(['typed', 'scale']),
  unitPrice: money,
  isTaxIncluded: v.boolean(),
  taxClassId: v.string(),
  hsn: v.string(),
  salesAccount: described(v.string(), 'The income account its sale is posted to.'),
  isDiscountable: v.boolean(),
  stationId: v.nullable(v.string()),
  note: v.string(),
  seat: v.nullable(whole),
  course: v.nullable(whole),
})
export type OrderLine = ReadonlyDeep<v.InferOutput<typeof orderLine>>

export const orderState = described(
  v.picklist(['cooking', 'ready']),
  'Where an order stands for the counter: `cooking` until every ticket of it is bumped.',
)
export type OrderState = v.InferOutput<typeof orderState>

export const orderDoc = v.object({
  orderId: v.string(),
  outletId: v.string(),
  token: described(whole, 'The number called out to the guest: 1, 2, 3 … anew each business date.'),
  businessDate: businessDay,
  orderType: v.picklist(orderTypes),
  state: orderState,
  isPaid: v.boolean(),
  billId: v.string(),
  note: v.string(),
  lines: v.array(orderLine),
  placedAt: moment,
  placedBy: described(v.nullable(v.string()), 'The user; null where a device acted by itself.'),
  deviceId: v.string(),
  rev,
})
export type OrderDoc = ReadonlyDeep<v.InferOutput<typeof orderDoc>>
