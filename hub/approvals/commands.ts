/**
 * Asking for a second person's word on their own screen.
 *
 * The rule: nobody is told who asks or what by the screen that asks. The hub
 * reads it from the arguments, and the answer holds for those and no others.
 */
import { askLifeMs, type ApprovalDoc, type AskedFor } from '../../schema/approval.ts'
import { keyOf } from '../../schema/events.ts'
import type { Tx } from '../bus/tx.ts'
import { answerApproval, approvalById, insertApproval, waitingAt } from './approvals.sql.ts'

export interface Question extends Pick<ApprovalDoc, 'commandId' | 'command' | 'approverId'> {
  readonly askedBy: string
  readonly argsHash: string
  readonly about: AskedFor
}

/** Writes a question down and tells of it. What the screen asked before is taken back. */
export const ask = (tx: Tx, { about, ...asked }: Question): ApprovalDoc => {
  withdrawAt(tx, tx.sender().deviceId)
  const approvalId = tx.newId()
  insertApproval.run(
    tx.db,
    approvalId,
    tx.outlet.outletId,
    asked.commandId,
    asked.command,
    asked.argsHash,
    JSON.stringify(about),
    tx.sender().deviceId,
    asked.askedBy,
    asked.approverId,
    tx.at,
    tx.at + askLifeMs,
  )
  return tell(tx, 'approval.asked', approvalId)
}

/** What a screen still waits for is not asked any more, unless by whoever goes on there. */
export const withdrawAt = (tx: Tx, deviceId: string, goesOn: string | null = null): void => {
  for (const { approvalId, askedBy } of waitingAt.all(tx.db, deviceId))
    if (askedBy !== goesOn) end(tx, approvalId, 'withdrawn')
}

/** Writes an answer down and tells of it. */
export const end = (
  tx: Tx,
  approvalId: string,
  state: Exclude<ApprovalDoc['state'], 'waiting'>,
): ApprovalDoc => {
  answerApproval.run(tx.db, state, tx.at, approvalId)
  return tell(tx, state === 'withdrawn' ? 'approval.withdrawn' : 'approval.answered', approvalId)
}

const tell = (
  tx: Tx,
  kind: 'approval.asked' | 'approval.answered' | 'approval.withdrawn',
  approvalId: string,
): ApprovalDoc => {
  const approval = approvalById(tx.db, approvalId)
  if (approval === undefined) throw new Error(`there is no question ${approvalId}`)
  const { rev, outletId, state } = approval
  tx.emit(kind, { key: keyOf('approval', approvalId), rev, data: approval, outletId })
  if (state !== 'waiting') {
    const answer = { approvalId, state, rev }
    tx.emit('approval.over', { key: keyOf('answer', approvalId), rev, data: answer, outletId })
  }
  return approval
}
