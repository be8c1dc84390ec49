/** One bill of two, and two again until it is paid. */
import { changeRefuses } from './bill.ts'
import { command, someId } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import type { RefusalCode } from '../refusals.ts'
import { uuid } from '../shapes.ts'

/** Why two bills cannot be one, at whichever door. */
export const joinRefuses = [
  'bill.merge-discount',
  'bill.merge-charge',
  'bill.merge-buyer',
  'bill.merge-customer',
  'bill.merge-onto',
  'request.claimed',
  'customer.unknown',
  'customer.erased',
] as const satisfies readonly RefusalCode[]

/** Why they cannot be two again. */
export const partRefuses = [
  'bill.unmerge-own',
  'request.claimed',
] as const satisfies readonly RefusalCode[]

export const billMergeCommands = {
  'bill.merge': command({
    says: 'Puts everything of an open bill on another one: one invoice, one receipt. Two tables become one party. What is lowered or dearer on a line stays so; tips and fixed charges are added up. Refuses a discount on all of either, unless both have the same per cent for the same reason within its cap.',
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
      ...joinRefuses,
      'bill.merge-table',
      'bill.merge-kind',
      'bill.merge-slip',
      'order.merged',
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
      ...partRefuses,
      'order.merged',
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
