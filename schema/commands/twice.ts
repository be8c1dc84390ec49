/** Money that came for a settled bill once more, and goes back. */
import * as v from 'valibot'
import { moneyKinds } from '../bill.ts'
import { cashOf, cashRefuses } from './bill.ts'
import { command, someId } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import type { RefusalCode } from '../refusals.ts'
import { amount, text, uuid } from '../shapes.ts'

const billRefuses = [
  'bill.unknown',
  'bill.not-settled',
  'twice.elsewhere',
  ...cashRefuses,
] as const satisfies readonly RefusalCode[]

export const twiceCommands = {
  'bill.twice': command({
    says: 'Says that a guest paid a settled bill once more: the money is in till and books, and owed to the guest.',
    takes: {
      billId: uuid,
      kind: v.picklist(moneyKinds),
      amount: v.pipe(amount, v.minValue(1)),
      reference: v.optional(text(40), ''),
      isRepeat: v.optional(
        described(
          v.boolean(),
          'Somebody has looked: this reference of another payment of the last day is right all the same.',
        ),
      ),
      ...cashOf,
    },
    example: { billId: someId, kind: 'upi', amount: 500_00, reference: '4712' },
    refuses: [...billRefuses, 'tender.reference-used', 'tender.reference-received'],
  }),
  'bill.twice-back': command({
    says: 'Gives money that came once more back to the guest, the way it came or in cash.',
    takes: {
      billId: uuid,
      twiceId: uuid,
      kind: v.optional(
        described(v.picklist(moneyKinds), 'How it goes back; left out, the way it came.'),
      ),
      reference: v.optional(text(40), ''),
      ...cashOf,
    },
    example: { billId: someId, twiceId: someId },
    refuses: [...billRefuses, 'twice.unknown', 'twice.gone', 'twice.way'],
  }),
} as const

export type TwiceCommandName = keyof typeof twiceCommands
