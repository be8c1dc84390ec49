/** One bill of two, and two again until it is paid. */
import { changeRefuses } from './bill-commands.ts'
import { command, someId } from './command-shape.ts'
import { described } from './doc-shapes.ts'
import { uuid } from './shapes.ts'

export const billMergeCommands = {
  'bill.merge': command({
    says: 'Puts everything of an open bill on another one: one invoice, one receipt. Two tables become one party. What is lowered or dearer on a line stays so; tips and fixed charges are added up.',
    takes: {
      billId: described(uuid, 'The bill that is over with this, until it is taken off again.'),
      intoId: described(uuid, 'The bill that charges for both.'),
    },
    example: { billId: someId, intoId: someId },
    refuses: [
      ...changeRefuses,
      'bill.part-paid',
      'bill.is-split',
      'challan.stays',
      'bill.merge-same',
      'bill.merge-discount',
      'bill.merge-charge',
      'bill.merge-buyer',
      'bill.merge-customer',
      'bill.merge-table',
      'bill.merge-kind',
      'bill.merge-slip',
      'request.claimed',
      'customer.unknown',
      'customer.erased',
      'order.unknown',
      'order.paid',
      'sitting.unknown',
      'sitting.paid',
      'sitting.over',
      'sitting.merged',
    ],
  }),
  'bill.unmerge': command({
    says: 'Takes a bill off the one it was put on, with all that came from it, until that is paid.',
    takes: { billId: described(uuid, 'The bill that was put on another one.') },
    example: { billId: someId },
    refuses: [
      ...changeRefuses,
      'bill.not-merged',
      'bill.part-paid',
      'bill.is-split',
      'challan.stays',
      'bill.unmerge-own',
      'order.unknown',
      'order.paid',
      'sitting.unknown',
      'sitting.paid',
      'sitting.over',
      'sitting.merged',
      'sitting.not-merged',
      'table.taken',
    ],
  }),
} as const

export type BillMergeCommandName = keyof typeof billMergeCommands
