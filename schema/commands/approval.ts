/** Asking for a second person's word on their own screen, and answering. */
import * as v from 'valibot'
import { approvalVerdicts } from '../approval.ts'
import { command, someId } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import { id, uuid } from '../shapes.ts'

export const approvalCommands = {
  'approval.ask': command({
    says: 'Asks somebody who may allow a command, on their own screen; it waits three minutes.',
    takes: {
      commandId: described(uuid, 'The id the command is going to be sent under.'),
      name: described(v.pipe(v.string(), v.maxLength(64)), 'The command it is about.'),
      args: described(v.unknown(), 'Its arguments, as they are going to be sent.'),
      approverId: id,
    },
    example: {
      commandId: someId,
      name: 'bill.comp',
      args: { billId: someId, reasonId: 'apology' },
      approverId: 'imran',
    },
    refuses: ['user.unknown', 'approval.not-needed', 'approval.cannot'],
  }),
  'approval.withdraw': command({
    says: 'Takes a question back that nobody has answered.',
    takes: { approvalId: uuid },
    example: { approvalId: someId },
    refuses: ['approval.unknown'],
  }),
  'approval.answer': command({
    says: 'Allows what was asked, or does not; it takes the own PIN of whoever was asked.',
    takes: { approvalId: uuid, verdict: v.picklist(approvalVerdicts) },
    example: { approvalId: someId, verdict: 'approve' },
    refuses: ['approval.unknown', 'approval.over', 'approval.own-pin'],
  }),
} as const

export type ApprovalCommandName = keyof typeof approvalCommands
