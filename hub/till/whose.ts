/**
 * Whose till it is.
 *
 * The rule: whoever sells works with the drawer of their screen, and shares it with
 * whom they share the screen. What was opened by somebody is counted and closed by
 * them, or by whom they have handed it to; a till that opened by itself is nobody’s
 * yet. Whoever may decide on any difference answers for every till of the outlet.
 */
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { TillDoc } from '../../schema/till.ts'
import { holds } from '../bus/permit.ts'
import type { Tx } from '../bus/tx.ts'
import { lastTill, personName, tillById } from './till.sql.ts'

export const nameOf = (tx: Tx, userId: string | null): string =>
  (userId === null ? undefined : personName.get(tx.db, userId)?.name) ?? '?'

/** A till of this outlet by its id. */
export const tillHere = (tx: Tx, tillId: string): Result<TillDoc, Refusal> => {
  const till = tillById(tx.db, tillId)
  return till === undefined || till.outletId !== tx.outlet.outletId
    ? no(refusal('till.unknown'))
    : ok(till)
}

/** A till that still takes part in things. Refuses one that is closed, and says by whom. */
export const openTillHere = (tx: Tx, tillId: string): Result<TillDoc, Refusal> => {
  const till = tillHere(tx, tillId)
  if (!till.ok || till.value.state === 'open') return till
  const { closedBy, zNo } = till.value
  return no(refusal('till.closed', { by: nameOf(tx, closedBy), z: zNo ?? 0 }))
}

/** Whether a drawer is the one of this screen, or all are because it has none of its own; and for whom every one is. */
export const worksAt = (tx: Tx, drawerId: string): boolean => {
  const own = tx.device?.drawerId ?? null
  return own === null || own === drawerId || answersForAll(tx)
}

/** Whether it is done, or was allowed, by somebody who answers for every till. */
const answersForAll = (tx: Tx): boolean => holds(tx, 'till.close-over')

const isOwn = (tx: Tx, { isConfirmed, confirmedBy }: TillDoc): boolean =>
  isConfirmed && confirmedBy === tx.userId

/** Refuses a drawer that is not where the person stands: neither the one of their screen nor one whose till they have opened. */
export const whyNotAtHand = (tx: Tx, drawerId: string): Refusal | null => {
  if (tx.device?.drawerId === drawerId) return null
  const till = lastTill(tx.db, drawerId)
  const isOpenedByThem = till?.state === 'open' && isOwn(tx, till)
  const isAtHand = tx.device?.drawerId === null && isOpenedByThem
  return isAtHand || answersForAll(tx) ? null : refusal('till.elsewhere')
}

/** An open till into which, and out of which, this person may move cash where they stand. */
export const tillAtHand = (tx: Tx, tillId: string): Result<TillDoc, Refusal> => {
  const till = openTillHere(tx, tillId)
  if (!till.ok) return till
  const why = whyNotAtHand(tx, till.value.drawerId)
  return why === null ? till : no(why)
}

/** An open till that this person may count and close. */
export const tillToClose = (tx: Tx, tillId: string): Result<TillDoc, Refusal> => {
  const till = tillAtHand(tx, tillId)
  if (!till.ok) return till
  const { isConfirmed, confirmedBy } = till.value
  const isNobodys = !isConfirmed || confirmedBy === null
  return isNobodys || isOwn(tx, till.value) || answersForAll(tx)
    ? ok(till.value)
    : no(refusal('till.of-another', { by: nameOf(tx, confirmedBy) }))
}
