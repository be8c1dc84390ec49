/** What becomes of the cheques that accounts were paid with. */
import { command, someId } from './command-shape.ts'
import { requiredText, uuid } from '../shapes.ts'

export const chequeCommands = {
  'cheque.clear': command({
    says: 'Says that the bank has paid a cheque.',
    takes: { chequeId: uuid },
    example: { chequeId: someId },
    refuses: ['cheque.unknown', 'cheque.elsewhere', 'cheque.cleared', 'cheque.bounced'],
  }),
  'cheque.bounce': command({
    says: 'Says that the bank has sent a cheque back: what it had paid is owed again.',
    takes: { chequeId: uuid, reason: requiredText(120) },
    example: { chequeId: someId, reason: 'Funds insufficient' },
    refuses: ['cheque.unknown', 'cheque.elsewhere', 'cheque.bounced'],
  }),
} as const

export type ChequeCommandName = keyof typeof chequeCommands
