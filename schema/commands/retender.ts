/** Saying that a payment of a settled bill was another way of paying. */
import * as v from 'valibot'
import { tenderKinds } from '../bill.ts'
import { cashOf, cashRefuses } from './bill.ts'
import { command, someId } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import type { RefusalCode } from '../refusals.ts'
import { amount, requiredText, text, uuid } from '../shapes.ts'

const takes = {
  billId: uuid,
  paymentId: described(uuid, 'The payment as the bill names it by now.'),
  amount: v.optional(
    described(v.pipe(amount, v.minValue(1)), 'A part of what it pays; left out, all of it.'),
  ),
  to: v.strictObject({
    kind: v.picklist(tenderKinds, 'tender.unknown-way' satisfies RefusalCode),
    reference: v.optional(text(40)),
    isRepeat: v.optional(
      described(
        v.boolean(),
        'Somebody has looked: this reference of another payment of the last day is right all the same.',
      ),
    ),
  }),
  reason: requiredText(80),
  isHandedOver: v.optional(
    described(v.boolean(), 'The cash changes hands now: the drawer opens for it.'),
    false,
  ),
  ...cashOf,
} as const

const refuses = [
  'bill.unknown',
  'bill.not-settled',
  'payment.unknown',
  'tender.unknown-way',
  'tender.reference-used',
  'tender.reference-received',
  'retender.elsewhere',
  'retender.past',
  'retender.same',
  'retender.way',
  'retender.left',
  'retender.changed',
  'retender.kept',
  'retender.till-closed',
  ...cashRefuses,
] as const satisfies readonly RefusalCode[]

const example = {
  billId: someId,
  paymentId: someId,
  to: { kind: 'upi', reference: '4711' },
  reason: 'Wrong key',
} as const

export const retenderCommands = {
  'bill.retender': command({
    says: 'Says that a payment of a settled bill, or a part of it, was another way of paying: till, books and reports follow, the invoice stays.',
    takes,
    example,
    refuses,
  }),
  'bill.retender-own': command({
    says: 'The same within a minute of settling, by whoever settled the bill: nobody need be asked.',
    takes,
    example,
    refuses: [...refuses, 'retender.late', 'retender.other'],
  }),
} as const

export type RetenderCommandName = keyof typeof retenderCommands
