/** What can be done with the slips of counters that take no money. */
import * as v from 'valibot'
import { joinRefuses, partRefuses } from './bill-merge.ts'
import { command, someId } from './command-shape.ts'
import type { RefusalCode } from '../refusals.ts'
import { language, uuid } from '../shapes.ts'

/** Why a slip cannot go on another bill, or leave it. */
const changeRefuses = [
  'slip.unknown',
  'slip.paid',
  'slip.gathered',
  'order.unknown',
  'order.paid',
  'bill.is-split',
  'bill.part-paid',
  'challan.stays',
] as const satisfies readonly RefusalCode[]

const another = someId.replace('019ab2c4', '019ab2c5')

export const slipCommands = {
  'slip.gather': command({
    says: 'Puts further slips on the bill of one, so that they are paid together on one invoice.',
    takes: { slipId: uuid, fromIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(20)) },
    example: { slipId: someId, fromIds: [another] },
    refuses: [...changeRefuses, ...joinRefuses, 'order.merged', 'slip.same'],
  }),
  'slip.release': command({
    says: 'Gives a slip that was put on another bill its own bill back.',
    takes: { slipId: uuid },
    example: { slipId: someId },
    refuses: [...changeRefuses, ...partRefuses, 'order.merged', 'slip.alone'],
  }),
  'slip.hand-out': command({
    says: 'What a slip names is with the guest.',
    takes: { slipId: uuid },
    example: { slipId: someId },
    refuses: ['slip.unknown', 'slip.unpaid', 'slip.handed'],
  }),
  'slip.recall': command({
    says: 'A slip was handed out by a slip of the finger: within a minute of it, it waits again.',
    takes: { slipId: uuid },
    example: { slipId: someId },
    refuses: ['slip.unknown', 'slip.not-handed', 'slip.recall-late'],
  }),
  'slip.print': command({
    says: 'Prints a slip where the person stands: its number, what is in the packet, and the code the cash desk scans.',
    takes: { slipId: uuid, language: v.optional(language) },
    example: { slipId: someId },
    refuses: ['slip.unknown', 'printer.missing'],
  }),
} as const

export type SlipCommandName = keyof typeof slipCommands
