/** Goods that go before their invoice: delivery challans (CGST Rule 55). */
import * as v from 'valibot'
import { placeRefuses, settleRefuses, tenders } from './bill.ts'
import { command, someId } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import type { RefusalCode } from '../refusals.ts'
import { language, requiredText, text, uuid } from '../shapes.ts'

const billRefuses = [
  'bill.unknown',
  'bill.already-settled',
  'bill.void',
] as const satisfies readonly RefusalCode[]

const another = someId.replace('019ab2c4', '019ab2c5')

export const challanCommands = {
  'challan.issue': command({
    says: 'Issues the delivery challan of an open bill of a customer, under the next number of its own series, and prints its three copies where there is a printer.',
    takes: {
      billId: uuid,
      vehicle: v.optional(described(text(20), 'What carries the goods.'), ''),
      language: v.optional(language),
    },
    example: { billId: someId, vehicle: 'MH 12 AB 1234' },
    refuses: [
      ...billRefuses,
      'bill.is-split',
      'challan.no-customer',
      'challan.there',
      'customer.unknown',
      'customer.erased',
      'clock.behind',
    ],
  }),
  'challan.print': command({
    says: 'Prints the three copies of a challan again.',
    takes: { billId: uuid, language: v.optional(language) },
    example: { billId: someId },
    refuses: ['bill.unknown', 'challan.unknown', 'printer.missing'],
  }),
  'challan.cancel': command({
    says: 'Cancels the challan of a bill, for a reason: its number stays in the series. What came back is owed no more; what was written wrong may go on another challan.',
    takes: {
      billId: uuid,
      reason: requiredText(80),
      isBack: described(v.boolean(), 'The goods came back, and can be sold again.'),
    },
    example: { billId: someId, reason: 'The shop was shut', isBack: true },
    refuses: [
      'bill.unknown',
      'challan.unknown',
      'challan.cancelled',
      'challan.invoiced',
      'order.paid',
      'bill.is-split',
      'bill.part-paid',
    ],
  }),
  'challan.invoice': command({
    says: 'Invoices what went on several challans of one customer: their bills become one, which is paid, and its invoice names every challan.',
    takes: {
      billId: uuid,
      withIds: described(
        v.pipe(v.array(uuid), v.maxLength(20)),
        'The further bills with a challan that go on the same invoice.',
      ),
      tenders,
      language: v.optional(language),
    },
    example: {
      billId: someId,
      withIds: [another],
      tenders: [{ kind: 'account', offered: 'exact' }],
    },
    refuses: [
      ...billRefuses,
      ...settleRefuses,
      ...placeRefuses,
      'challan.unknown',
      'challan.other-customer',
      'challan.same',
      'challan.adjusted',
      'challan.other-place',
      'order.unknown',
      'order.paid',
      'bill.is-split',
      'bill.part-paid',
    ],
  }),
} as const

export type ChallanCommandName = keyof typeof challanCommands
