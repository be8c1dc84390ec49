/**
 * Cash that was taken away from the hub: where it is booked once the hub has heard of it.
 *
 * The rule: what came beside it and is booked nowhere stands with its bill again,
 * on this screen; and somebody is told where the cash is.
 */
import type { CommandInput } from '../../../schema/commands.ts'
import type { CommandResult } from '../../../schema/results.ts'
import { onReply, type Answered } from '../send.ts'
import { addHeld } from './held/store.ts'
import { unbooked } from './taken-by.ts'

/** What became of it. */
export interface KeptBooked extends NonNullable<CommandResult<'bill.settle'>['kept']> {
  /** The command that took it. */
  readonly id: string
  /** The bill it was taken for. */
  readonly fromId: string
  /** The bill it is booked on. */
  readonly ontoId: string
}

/** Calls with every settlement of kept cash whose bill was not there any more as it was. */
export const onKept = (heed: (booked: KeptBooked) => void): (() => void) =>
  onReply(({ id, name, args, reply }: Answered) => {
    if (name !== 'bill.settle' || !reply.ok) return
    // oxlint-disable typescript/no-unsafe-type-assertion -- the answer of the command that this screen sent
    const { kept, billId: ontoId } = reply.result as CommandResult<'bill.settle'>
    const { billId: fromId, tenders } = args as CommandInput<'bill.settle'>
    // oxlint-enable typescript/no-unsafe-type-assertion
    if (kept === undefined) return
    addHeld(fromId, unbooked(tenders, kept))
    heed({ ...kept, id, fromId, ontoId })
  })
