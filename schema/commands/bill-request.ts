/** What a cashier says about a bill that was asked for, and what the hub says when nobody does. */
import * as v from 'valibot'
import { command, someId } from './command-shape.ts'
import { id, uuid } from '../shapes.ts'

export const billRequestCommands = {
  'bill.claim': command({
    says: 'A cashier takes a bill that was asked for; the other desks see who has it.',
    takes: { requestId: uuid },
    example: { requestId: someId },
    refuses: ['request.unknown', 'request.over', 'request.claimed'],
  }),
  'bill.release': command({
    says: 'Whoever has claimed a bill lets it go, and every desk rings again.',
    takes: { requestId: uuid },
    example: { requestId: someId },
    refuses: ['request.unknown', 'request.over', 'request.claimed'],
  }),
} as const

/** What the hub says itself about bills that no cashier takes, or has in hand any more. */
export const billRequestHubCommands = {
  'bill.overdue': v.strictObject({
    outletId: id,
    requestIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(50)),
  }),
  /** Whoever has it in hand is not there any more: their sign-in has expired, or their screen is gone. */
  'bill.forsake': v.strictObject({ outletId: id, deviceId: uuid, requestId: uuid }),
} as const
