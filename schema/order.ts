/**
 * An order: what a guest asked for, line by line, with the names and prices of
 * that moment. A later change of the menu never rewrites it.
 */
import * as v from 'valibot'
import { allergens, orderTypes, units } from './catalogue.ts'
import { businessDay, described, moment, money, namesDoc, qty, rev, whole } from './doc-shapes.ts'
import { isNamed } from './order-person.ts'
import { boxArgs, linePacking, weighedArgs } from './packing-doc.ts'
import { usualKinds } from './usual-charges.ts'
import { id, qtyMilli, text, uuid, type ReadonlyDeep } from './shapes.ts'

/** Orders longer than this are split by hand; it bounds the work one command can cause. */
export const orderLinesMax = 100

/** A guest at the table, by number. */
export const seat = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(99))
export const course = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(9))

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
  scanned: v.optional(
    described(
      v.pipe(v.string(), v.regex(/^\d{8,14}$/, 'is not a label')),
      'The label of a scale it was read from: the hub takes weight or price from it.',
    ),
  ),
  weighed: v.optional(
    described(weighedArgs, 'What it was weighed in: the hub takes that off, and charges the rest.'),
  ),
  box: v.optional(described(boxArgs, 'The gift box it lies in.')),
  note: v.optional(text(80)),
  seat: v.optional(seat),
  course: v.optional(course),
  isHeld: v.optional(
    described(v.boolean(), 'Written down now, and told to the kitchen when its course is fired.'),
    false,
  ),
})
export type OrderLineArgs = v.InferOutput<typeof orderLineArgs>

export const orderArgs = {
  orderType: v.picklist(orderTypes),
  lines: v.pipe(v.array(orderLineArgs), v.maxLength(orderLinesMax)),
  note: v.optional(text(120)),
  customerId: v.optional(
    described(uuid, 'Whose order it is: it is priced by the list of their group.'),
  ),
}

/** As a command takes it that opens a bill. */
export const chargesArgs = {
  charges: v.optional(
    described(
      v.pipe(
        v.array(v.picklist(usualKinds)),
        v.maxLength(usualKinds.length),
        v.check((kinds) => new Set(kinds).size === kinds.length, 'names a charge twice'),
      ),
      'What the guest was told of on top: each comes to what the office has set for it.',
    ),
  ),
}

/** A part of a line: taken off, or carried to another table. */
const linePart = v.strictObject({
  lineId: uuid,
  qtyMilli,
  ofMilli: v.optional(
    described(
      qtyMilli,
      'How much of it the person saw; where it is another amount by now, nothing is done.',
    ),
  ),
})
export type LinePart = v.InferOutput<typeof linePart>

/** Some of an order's lines, each with how much of it. */
export const lineParts = v.pipe(
  v.array(linePart),
  v.minLength(1),
  v.maxLength(orderLinesMax),
  v.check(
    (parts) => new Set(parts.map(({ lineId }) => lineId)).size === parts.length,
    'names a line twice',
  ),
)

export const lineModifier = v.object({
  modifierId: v.string(),
  names: namesDoc,
  amount: money,
  itemId: v.exactOptional(
    described(v.nullable(v.string()), 'Of a combo: the item this choice is.'),
  ),
  variantId: v.exactOptional(
    described(v.string(), 'Of a combo: which size of that item this part is.'),
  ),
  variantNames: v.exactOptional(namesDoc),
  stationId: v.exactOptional(
    described(
      v.nullable(v.string()),
      'Of a combo: the station that makes this part; null or left out: nobody has to.',
    ),
  ),
})
export type LineModifier = ReadonlyDeep<v.InferOutput<typeof lineModifier>>

export const lineStates = ['held', 'sent', 'started', 'ready', 'served'] as const
export type LineState = (typeof lineStates)[number]

export const orderLine = v.object({
  lineId: v.string(),
  round: described(whole, 'The sending it came with: 1 for what was ordered first, then 2, 3 …'),
  state: described(
    v.picklist(lineStates),
    '`held` waits for its course; `sent` is with the kitchen; what nobody has to make is `ready` at once.',
  ),
  itemId: v.string(),
  variantId: v.nullable(v.string()),
  names: namesDoc,
  variantNames: v.nullable(namesDoc),
  modifiers: v.array(lineModifier),
  qtyMilli: described(qty, 'What is wanted of it now: what was ordered less what was taken off.'),
  voidedMilli: described(qty, 'What was taken off after it had been ordered.'),
  unit: v.picklist(units),
  source: v.picklist(['typed', 'scale']),
  packing: v.exactOptional(
    described(
      linePacking,
      'How it was weighed and packed, where there is more to say than how much it is.',
    ),
  ),
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
  by: described(v.nullable(v.string()), 'Who took it; null where the guest sent it.'),
  sentAt: described(v.nullable(moment), 'When the kitchen was told of it; null while it is held.'),
  readyAt: described(v.nullable(moment), 'When it was ready; null before that.'),
})
export type OrderLine = ReadonlyDeep<v.InferOutput<typeof orderLine>>

export const orderState = described(
  v.picklist(['open', 'cooking', 'ready', 'served']),
  '`open` while there is nothing to make, `cooking` until the last line that was sent is ready, `served` when all of it is with the guest.',
)
export type OrderState = v.InferOutput<typeof orderState>

export const orderDoc = v.object({
  orderId: v.string(),
  outletId: v.string(),
  token: described(whole, 'The number called out to the guest: 1, 2, 3 … anew each business date.'),
  sittingId: described(v.nullable(v.string()), 'The party it is for; null at the counter.'),
  customerId: v.exactOptional(
    described(v.string(), 'Whose order it is, where somebody has said so.'),
  ),
  isNamed,
  tableLabel: described(
    v.string(),
    'Where it goes: `T5`, `T5 + T6`, `T5 B`; empty at the counter.',
  ),
  businessDate: businessDay,
  orderType: v.picklist(orderTypes),
  state: orderState,
  isPaid: v.boolean(),
  billId: v.string(),
  note: v.string(),
  avoids: v.exactOptional(
    described(
      v.array(v.picklist(allergens)),
      'What nobody at the table may eat, where they said so.',
    ),
  ),
  lines: v.array(orderLine),
  placedAt: moment,
  placedBy: described(v.nullable(v.string()), 'The user; null where a device acted by itself.'),
  deviceId: described(v.nullable(v.string()), 'null where guests began it themselves.'),
  rev,
})
export type OrderDoc = ReadonlyDeep<v.InferOutput<typeof orderDoc>>
