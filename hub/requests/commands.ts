/**
 * A bill that was asked for, from the moment the guests want to pay until they
 * have: which cashier has it in hand, and who is told when none takes it.
 */
import { keyOf } from '../../schema/events.ts'
import { requestLateMs, type RequestDoc } from '../../schema/bill-request.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { SittingDoc } from '../../schema/sitting.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import {
  claimedAt,
  claimRequest,
  deviceNamed,
  endRequest,
  insertRequest,
  openRequestOf,
  personNamed,
  releaseRequest,
  requestById,
  tellFloor,
} from './requests.sql.ts'

/** The guests want to pay: every cash desk hears of it. */
export const askDesks: Reaction<'sitting.bill-asked'> = (tx, { sittingId, outletId }) => {
  const requestId = tx.newId()
  insertRequest.run(tx.db, requestId, outletId, sittingId, tx.at, tx.userId, tx.at)
  tell(tx, 'bill.asked', requestId)
}

/** The party has paid or left, or does not want to pay yet after all. */
export const endAsking = (tx: Tx, { sittingId }: Pick<SittingDoc, 'sittingId'>): void => {
  const request = openRequestOf.get(tx.db, sittingId)
  if (request === undefined) return
  endRequest.run(tx.db, tx.at, request.requestId)
  tell(tx, 'bill.unasked', request.requestId)
}

/** A party that has changed: it may want no bill any more. */
export const followParty = (tx: Tx, { sittingId, billAskedAt }: SittingDoc): void => {
  if (billAskedAt === null) endAsking(tx, { sittingId })
}

/** Takes a bill that waits. The first has it; whoever comes second hears who that is. */
export const claim: Handler<'bill.claim'> = (tx, { requestId }) => {
  const request = requestHere(tx, requestId)
  if (!request.ok) return request
  claimRequest.run(tx.db, tx.at, tx.userId, tx.sender().deviceId, requestId)
  tell(tx, 'bill.claimed', requestId)
  return ok({})
}

/** Lets a bill go, so that every desk rings again. Letting go of what nobody holds changes nothing. */
export const release: Handler<'bill.release'> = (tx, { requestId }) => {
  const request = requestHere(tx, requestId)
  if (!request.ok) return request
  if (request.value.claimedAt !== null) letGo(tx, requestId)
  return ok({})
}

/** Whoever leaves a desk has no bill in hand there any more. @param isThere who is at the desk now. */
export const letGoAt = (tx: Tx, deviceId: string, isThere: string | null): void => {
  for (const { requestId, claimedBy } of claimedAt.all(tx.db, deviceId))
    if (claimedBy === null || claimedBy !== isThere) letGo(tx, requestId)
}

/** No cashier takes it: the floor is told too. It looks again, because somebody may just have taken it. */
export const overdue: Handler<'bill.overdue'> = (tx, { requestIds }) => {
  for (const requestId of requestIds) {
    const request = requestById.get(tx.db, requestId)
    if (request === undefined || !isUntaken(request, tx.at)) continue
    tellFloor.run(tx.db, tx.at, requestId)
    tell(tx, 'bill.untaken', requestId)
  }
  return ok({})
}

/** Lets go of a bill for whoever is not there any more. It looks again, because they may just have settled it. */
export const forsake: Handler<'bill.forsake'> = (tx, { deviceId, requestId }) => {
  const request = requestById.get(tx.db, requestId)
  if (request?.overAt === null && request.claimedOn === deviceId) letGo(tx, requestId)
  return ok({})
}

const isUntaken = (request: RequestDoc, at: number): boolean =>
  request.overAt === null &&
  request.claimedAt === null &&
  request.lateAt === null &&
  at - request.waitingSince >= requestLateMs

const letGo = (tx: Tx, requestId: string): void => {
  releaseRequest.run(tx.db, tx.at, requestId)
  tell(tx, 'bill.released', requestId)
}

/** A request that whoever asks may claim or let go of: nobody else has it. */
const requestHere = (tx: Tx, requestId: string): Result<RequestDoc, Refusal> => {
  const request = requestById.get(tx.db, requestId)
  if (request === undefined || request.outletId !== tx.outlet.outletId)
    return no(refusal('request.unknown'))
  if (request.overAt !== null) return no(refusal('request.over'))
  const isMine =
    request.claimedOn === null ||
    (request.claimedBy === tx.userId &&
      (tx.userId !== null || request.claimedOn === tx.sender().deviceId))
  return isMine ? ok(request) : no(refusal('request.claimed', { by: holderOf(tx, request) }))
}

/** Why a party's bill is not to be changed here: another cashier has it in hand. */
export const heldElsewhere = (tx: Tx, sittingId: string | null): Refusal | undefined => {
  const asked = sittingId === null ? undefined : openRequestOf.get(tx.db, sittingId)
  const request = asked === undefined ? undefined : requestHere(tx, asked.requestId)
  return request?.ok === false ? request.error : undefined
}

/** Who has it, by name; a program is called as its device is. */
const holderOf = (tx: Tx, { claimedBy, claimedOn }: RequestDoc): string =>
  (claimedBy === null ? undefined : personNamed.get(tx.db, claimedBy)?.name) ??
  deviceNamed.get(tx.db, claimedOn ?? '')?.name ??
  ''

const tell = (
  tx: Tx,
  kind: 'bill.asked' | 'bill.claimed' | 'bill.released' | 'bill.untaken' | 'bill.unasked',
  requestId: string,
): void => {
  const request = requestById.get(tx.db, requestId)
  if (request === undefined) throw new Error(`there is no request ${requestId}`)
  tx.emit(kind, { key: keyOf('request', requestId), rev: request.rev, data: request })
}
