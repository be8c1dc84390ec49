/** Two parties become one, and two again. What becomes of their orders is the orders' part. */
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import { tableName, type SittingDoc } from '../../schema/sitting.ts'
import type { Tx } from '../bus/tx.ts'
import { rename, seatedHere, sittingHere, tell } from './commands.ts'
import {
  changeSitting,
  leaveTable,
  mergeSittingRow,
  partiesAt,
  seatsOf,
  sitAt,
  unmergeSittingRow,
} from './seats.sql.ts'
import { sittingById } from './sittings.sql.ts'

export interface Pair {
  readonly one: SittingDoc
  readonly other: SittingDoc
}

/** Two different parties that are both still eating, neither about to pay. */
export const pairOf = (
  tx: Tx,
  oneId: string,
  otherId: string,
  when: 'eating' | 'paying' = 'eating',
): Result<Pair, Refusal> => {
  if (oneId === otherId) return no(refusal('sitting.same'))
  const one = seatedHere(tx, oneId)
  if (!one.ok) return one
  const other = seatedHere(tx, otherId)
  if (!other.ok) return other
  const paying = [one.value, other.value].find(({ billAskedAt }) => billAskedAt !== null)
  return paying === undefined || when === 'paying'
    ? ok({ one: one.value, other: other.value })
    : no(refusal('sitting.paying', { table: paying.label }))
}

/** The first party joins the second, with its tables, and keeps a memory of its own. Nobody may have joined it. */
export const mergeParties = (tx: Tx, { one, other }: Pair): void => {
  let position = other.tableIds.length
  for (const { tableId } of seatsOf.all(tx.db, one.sittingId)) {
    position += 1
    sitAt.run(tx.db, other.sittingId, tableId, position)
  }
  mergeSittingRow.run(tx.db, other.sittingId, one.sittingId)
  changeSitting.run(tx.db, other.guests + one.guests, other.serverId, other.sittingId)
  tell(tx, 'sitting.changed', one.sittingId)
  rename(tx, other.sittingId, other.party)
}

/**
 * A merged party and the one it sits with, if they can part. Refuses one that
 * was not merged, one that has paid, and one whose table somebody else has now.
 */
export const mergedPair = (
  tx: Tx,
  sittingId: string,
  when: 'eating' | 'paying' = 'eating',
): Result<Pair, Refusal> => {
  const one = sittingHere(tx, sittingId)
  if (!one.ok) return one
  if (one.value.state !== 'merged' || one.value.mergedIntoId === null)
    return no(refusal('sitting.not-merged'))
  const other = seatedHere(tx, one.value.mergedIntoId)
  if (!other.ok) return other
  if (other.value.billAskedAt !== null && when === 'eating')
    return no(refusal('sitting.paying', { table: other.value.label }))
  const taken = seatsOf
    .all(tx.db, sittingId)
    .find(({ tableId }) =>
      partiesAt.all(tx.db, tableId).some((party) => party.sittingId !== other.value.sittingId),
    )
  return taken === undefined
    ? ok({ one: one.value, other: other.value })
    : no(refusal('table.taken', { table: tableName(taken.number) }))
}

/** The first party is one of its own again, at the tables it had. */
export const partParties = (tx: Tx, { one, other }: Pair): void => {
  const mine = seatsOf.all(tx.db, one.sittingId)
  const left = other.tableIds.filter((tableId) => mine.every((seat) => seat.tableId !== tableId))
  // A party that has meanwhile moved to no other table than this one keeps it beside us.
  if (left.length > 0)
    for (const { tableId } of mine) leaveTable.run(tx.db, other.sittingId, tableId)
  unmergeSittingRow.run(tx.db, one.sittingId)
  changeSitting.run(tx.db, Math.max(1, other.guests - one.guests), other.serverId, other.sittingId)
  rename(tx, other.sittingId, other.party)
  rename(tx, one.sittingId, one.party)
}

/** Fewer guests stay with a party of which some have gone. Refuses where nobody would. */
export const leaveParty = (tx: Tx, sittingId: string, leaving: number): Result<Done, Refusal> => {
  const sitting = sittingById(tx.db, sittingId)
  if (sitting === undefined) throw new Error(`there is no sitting ${sittingId}`)
  if (leaving >= sitting.guests) return no(refusal('sitting.too-few', { table: sitting.label }))
  changeSitting.run(tx.db, sitting.guests - leaving, sitting.serverId, sittingId)
  return ok({})
}
