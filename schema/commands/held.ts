/** What screens say of money they have taken and not booked. */
import * as v from 'valibot'
import { holdArgs } from '../held.ts'
import { described } from '../doc-shapes.ts'
import { uuid } from '../shapes.ts'
import { command, someId } from './command-shape.ts'

/** So much a screen may say at once. */
const most = 50

export const heldCommands = {
  'bill.hold': command({
    says: 'Says what money a screen holds for bills and has not booked, and what of it is held no more. A note, not a payment: nothing is posted for it. What another screen has taken over meanwhile stays with that one, and the answer says so.',
    takes: {
      tenders: described(v.pipe(v.array(holdArgs), v.maxLength(most)), 'Held, or held otherwise.'),
      gone: v.optional(
        described(v.pipe(v.array(uuid), v.maxLength(most)), 'Given back, or part of a payment.'),
      ),
    },
    example: { tenders: [{ heldId: someId, billId: someId, kind: 'upi', amount: 20_000 }] },
    refuses: ['bill.unknown'],
  }),
  'bill.take-over': command({
    says: 'Takes money over that another screen holds for a bill: it is this one’s from then on. All of it or, where some is there no more, none.',
    takes: { heldIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(most)) },
    example: { heldIds: [someId] },
    refuses: ['held.gone'],
  }),
} as const

export type HeldCommandName = keyof typeof heldCommands
