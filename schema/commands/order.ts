/** What can be said about an order after it was begun. */
import * as v from 'valibot'
import { allergens } from '../catalogue.ts'
import { command, someId } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import { chargesArgs, course, lineParts, orderArgs, orderLinesMax, seat } from '../order.ts'
import { personArgs, renameArgs } from '../order-person.ts'
import type { RefusalCode } from '../refusals.ts'
import { requiredText, text, uuid } from '../shapes.ts'

/** Why lines cannot be ordered. */
export const orderRefuses = [
  'outlet.inactive',
  'order.empty',
  'order.too-large',
  'item.unknown',
  'item.not-sold-here',
  'item.no-price',
  'item.sold-out',
  'item.not-served-now',
  'variant.missing',
  'variant.unknown',
  'modifier.unknown',
  'modifier.too-few',
  'modifier.too-many',
  'quantity.whole',
  'quantity.too-large',
  'price.stale',
  'barcode.not-its',
  'container.unknown',
  'container.too-heavy',
  'box.none',
  'box.not-full',
] as const satisfies readonly RefusalCode[]

/** Why nobody could bring it. */
export const deliveryRefuses = [
  'delivery.no-person',
  'delivery.no-phone',
  'delivery.no-name',
  'delivery.no-address',
] as const satisfies readonly RefusalCode[]

/** Why an order cannot change any more. */
const changeRefuses = [
  'order.unknown',
  'order.paid',
  'order.merged',
  'sitting.unknown',
  'sitting.over',
  'sitting.merged',
  'sitting.paid',
] as const satisfies readonly RefusalCode[]

/** Why nothing can be taken off it. */
const reduceRefuses = [
  ...changeRefuses,
  'bill.is-split',
  'bill.part-paid',
  'line.unknown',
  'line.too-much',
  'line.changed',
] as const satisfies readonly RefusalCode[]

export const orderCommands = {
  'order.place': command({
    says: 'Sends an order to the kitchen and opens its bill.',
    takes: {
      ...orderArgs,
      ...personArgs,
      ...chargesArgs,
      onSlip: v.optional(
        described(
          v.boolean(),
          'It is packed, and goes out on a slip once the cash desk has its money.',
        ),
      ),
    },
    example: { orderType: 'takeaway', lines: [{ itemId: 'samosa', qtyMilli: 2000 }] },
    refuses: [
      ...orderRefuses,
      ...deliveryRefuses,
      'charge.unset',
      'customer.unknown',
      'customer.erased',
    ],
  }),
  'order.add': command({
    says: 'More for an order that is not paid yet; what others add meanwhile stays.',
    takes: { orderId: uuid, lines: orderArgs.lines },
    example: { orderId: someId, lines: [{ itemId: 'samosa', qtyMilli: 1000, seat: 2 }] },
    refuses: [...changeRefuses, ...orderRefuses.slice(1), 'order.too-long'],
  }),
  'order.fire': command({
    says: 'Tells the kitchen to begin with a course that was held; the next one where none is named.',
    takes: { orderId: uuid, course: v.optional(course) },
    example: { orderId: someId, course: 2 },
    refuses: [...changeRefuses, 'order.nothing-held'],
  }),
  'order.drop': command({
    says: 'Takes off lines that are still held: nobody has been told of them.',
    takes: { orderId: uuid, lines: lineParts },
    example: { orderId: someId, lines: [{ lineId: someId, qtyMilli: 1000 }] },
    refuses: [...reduceRefuses, 'line.sent'],
  }),
  'order.void': command({
    says: 'Takes off what the kitchen has been told of, for a reason.',
    takes: { orderId: uuid, lines: lineParts, reason: requiredText(80) },
    example: {
      orderId: someId,
      lines: [{ lineId: someId, qtyMilli: 1000 }],
      reason: 'Waited too long',
    },
    refuses: reduceRefuses,
  }),
  'order.assign': command({
    says: 'Puts right for whom a line is, and with which course a held one comes.',
    takes: {
      orderId: uuid,
      lineId: uuid,
      seat: v.optional(v.nullable(seat)),
      course: v.optional(v.nullable(course)),
    },
    example: { orderId: someId, lineId: someId, seat: 3 },
    refuses: [...changeRefuses, 'line.unknown', 'line.begun'],
  }),
  'order.rename': command({
    says: 'Says anew who is called, or where it is brought and to whom, while it is not handed over. What is left out or empty stays as it was.',
    takes: { orderId: uuid, ...renameArgs },
    example: { orderId: someId, name: 'Suman Rao', address: '14 Lake View Road' },
    refuses: ['order.unknown', 'order.nobody', 'order.handed-over'],
  }),
  'order.note': command({
    says: 'A word about the whole order that every station reads: what must not be in it, a birthday.',
    takes: {
      orderId: uuid,
      note: text(120),
      avoids: v.optional(
        described(
          v.pipe(v.array(v.picklist(allergens)), v.maxLength(allergens.length)),
          'What nobody at the table may eat: each station sees it, and which of its dishes have it. Left out, it stays as it was.',
        ),
      ),
    },
    example: { orderId: someId, note: 'A birthday', avoids: ['peanut'] },
    refuses: changeRefuses,
  }),
  'order.serve': command({
    says: 'The food is with the guest, or not after all; all that is ready (or was brought) where no lines are named.',
    takes: {
      orderId: uuid,
      lineIds: v.optional(v.pipe(v.array(uuid), v.minLength(1), v.maxLength(orderLinesMax))),
      isServed: v.optional(v.boolean(), true),
    },
    example: { orderId: someId },
    refuses: ['order.unknown', 'order.nothing-ready', 'line.unknown', 'line.held'],
  }),
} as const
