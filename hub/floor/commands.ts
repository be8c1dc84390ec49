/** Seating parties, and everything that happens to them until their table is clean. */
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { tableName, type SittingDoc } from '../../schema/sitting.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import { tableById } from './plan.sql.ts'
import {
  answerCall,
  askBill,
  callWaiter,
  changeSitting,
  closeSittingRow,
  insertSitting,
  leaveTable,
  meetSitting,
  nameSitting,
  partiesAt,
  paySitting,
  seatsOf,
  sitAt,
  touchSitting,
  waiterAt,
} from './seats.sql.ts'
import { mergedWith, sittingById } from './sittings.sql.ts'
import { labelOf, nextParty, pinFrom } from './sitting.ts'

// --- finding ------------------------------------------------------------------

/** A party of this outlet, whatever has become of it. */
export const sittingHere = (tx: Tx, sittingId: string): Result<SittingDoc, Refusal> => {
  const sitting = sittingById(tx.db, sittingId)
  return sitting === undefined || sitting.outletId !== tx.outlet.outletId
    ? no(refusal('sitting.unknown'))
    : ok(sitting)
}

/** A party that is still eating. Refuses, and says how they stand, one that was merged, has paid or has left. */
export const seatedHere = (tx: Tx, sittingId: string): Result<SittingDoc, Refusal> => {
  const found = sittingHere(tx, sittingId)
  if (!found.ok) return found
  const { state, label, mergedIntoId } = found.value
  if (state === 'seated') return found
  if (state === 'paid') return no(refusal('sitting.paid', { table: label }))
  if (state === 'closed' || mergedIntoId === null) return no(refusal('sitting.over'))
  const into = sittingById(tx.db, mergedIntoId)
  return no(refusal('sitting.merged', { table: into?.label ?? '' }))
}

/** A table of this outlet that a party can sit down at. Refuses one that is taken, out of order or not there. */
export const freeTable = (
  tx: Tx,
  tableId: string,
): Result<{ readonly number: string }, Refusal> => {
  const table = tableById(tx.db, tableId)
  if (table === undefined || table.isActive === 0 || table.outletId !== tx.outlet.outletId)
    return no(refusal('table.unknown'))
  if (table.reason !== '') return no(refusal('table.blocked', { table: tableName(table.number) }))
  const [party] = partiesAt.all(tx.db, tableId)
  if (party === undefined) return ok(table)
  return party.billAskedAt === null
    ? no(refusal('table.taken', { table: tableName(table.number) }))
    : no(refusal('sitting.paying', { table: party.label }))
}

// --- seating ------------------------------------------------------------------

/**
 * Seats a party at a table, beside another one where `isApart` says so, and
 * returns what it is called. The parties at one table are told apart by letters.
 * A party has the id of the command that seated it, so that a screen which is cut
 * off from the hub can go on and take its order.
 */
export const seat = (
  tx: Tx,
  {
    tableId,
    guests,
    isApart,
    isSelfSeated = false,
  }: { tableId: string; guests: number; isApart: boolean; isSelfSeated?: boolean },
): Result<{ readonly sittingId: string; readonly label: string }, Refusal> => {
  const table = tableById(tx.db, tableId)
  const others = table === undefined ? [] : partiesAt.all(tx.db, tableId)
  if (!isApart || others.length === 0) {
    const free = freeTable(tx, tableId)
    if (!free.ok) return free
  }
  if (table === undefined || table.outletId !== tx.outlet.outletId)
    return no(refusal('table.unknown'))
  const letters = others.map(({ party }) => party)
  for (const other of others.filter(({ party }) => party === '')) {
    const letter = nextParty(letters)
    letters.push(letter)
    rename(tx, other.sittingId, letter)
  }
  const party = others.length === 0 ? '' : nextParty(letters)
  const sittingId = tx.command.id
  const label = labelOf([table.number], party)
  const pin = pinFrom(
    tx.newSecret(),
    others.map((other) => other.pin),
  )
  insertSitting.run(
    tx.db,
    sittingId,
    tx.outlet.outletId,
    label,
    party,
    guests,
    pin,
    isSelfSeated ? 1 : 0,
    tx.userId,
    tx.at,
  )
  sitAt.run(tx.db, sittingId, tableId, 1)
  return ok({ sittingId, label })
}

/** Another number of guests, or another waiter. Refuses where there are not so many as the person saw. */
export const change: Handler<'sitting.change'> = (
  tx,
  { sittingId, guests, ofGuests, serverId },
) => {
  const sitting = seatedHere(tx, sittingId)
  if (!sitting.ok) return sitting
  const now = { guests: sitting.value.guests, table: sitting.value.label }
  if (ofGuests !== undefined && ofGuests !== now.guests)
    return no(refusal('sitting.guests-changed', now))
  if (serverId !== undefined && waiterAt.get(tx.db, serverId, tx.outlet.outletId) === undefined)
    return no(refusal('user.unknown'))
  changeSitting.run(
    tx.db,
    guests ?? sitting.value.guests,
    serverId ?? sitting.value.serverId,
    sittingId,
  )
  tell(tx, 'sitting.changed', sittingId)
  return ok({})
}

/**
 * The whole party sits down at a free table, or keeps one of those it has and
 * gives up the others. Refuses where it sits elsewhere than the person saw.
 */
export const move: Handler<'sitting.move'> = (tx, { sittingId, tableId, fromTableId }) => {
  const sitting = seatedHere(tx, sittingId)
  if (!sitting.ok) return sitting
  const { tableIds, label, party } = sitting.value
  if (fromTableId !== undefined && !tableIds.includes(fromTableId))
    return no(refusal('sitting.elsewhere', { table: label }))
  const isOwn = tableIds.includes(tableId)
  const free = isOwn ? ok({}) : freeTable(tx, tableId)
  if (!free.ok) return free
  for (const own of tableIds) leaveTable.run(tx.db, sittingId, own)
  sitAt.run(tx.db, sittingId, tableId, 1)
  rename(tx, sittingId, isOwn ? party : '')
  return ok({})
}

/** The party takes one more free table. */
export const widen: Handler<'sitting.widen'> = (tx, { sittingId, tableId }) => {
  const sitting = seatedHere(tx, sittingId)
  if (!sitting.ok) return sitting
  const free = freeTable(tx, tableId)
  if (!free.ok) return free
  sitAt.run(tx.db, sittingId, tableId, sitting.value.tableIds.length + 1)
  rename(tx, sittingId, sitting.value.party)
  return ok({})
}

/** The party has left and the table is clean. Refuses while money is owed. */
export const close: Handler<'sitting.close'> = (tx, { sittingId }) => {
  const sitting = sittingHere(tx, sittingId)
  if (!sitting.ok) return sitting
  const { state, amount, label, lines } = sitting.value
  if (state === 'closed' || state === 'merged') return no(refusal('sitting.over'))
  const isEmpty = Object.values(lines).every((count) => count === 0)
  if (state === 'seated' && !isEmpty) return no(refusal('sitting.unpaid', { table: label, amount }))
  for (const merged of mergedWith(tx.db, sittingId)) {
    closeSittingRow.run(tx.db, tx.at, merged.sittingId)
    tell(tx, 'sitting.closed', merged.sittingId)
  }
  closeSittingRow.run(tx.db, tx.at, sittingId)
  tell(tx, 'sitting.closed', sittingId)
  return ok({})
}

// --- paying -------------------------------------------------------------------

/** The guests want to pay, or not yet. Asking again changes nothing; refuses where nothing was ordered. */
export const request: Handler<'bill.request'> = (tx, { sittingId, isWanted }) => {
  const sitting = seatedHere(tx, sittingId)
  if (!sitting.ok) return sitting
  const { billAskedAt, lines, label } = sitting.value
  if (Object.values(lines).every((count) => count === 0))
    return no(refusal('bill.empty', { table: label }))
  if (isWanted === (billAskedAt !== null)) return ok({})
  if (isWanted) ask(tx, sittingId)
  else {
    stopAsking(tx, sittingId)
    tell(tx, 'sitting.changed', sittingId)
  }
  return ok({})
}

/** The guests of a party that has not asked yet want to pay. */
export const ask = (tx: Tx, sittingId: string): void => {
  askBill.run(tx.db, tx.at, sittingId)
  tell(tx, 'sitting.bill-asked', sittingId)
}

/** The bill of a party is another one's now: it is asked for there. */
export const stopAsking = (tx: Tx, sittingId: string): void =>
  void askBill.run(tx.db, null, sittingId)

/** The guests want a waiter. Calling again while nobody has come changes nothing. */
export const call = (tx: Tx, sittingId: string): void => {
  if (callWaiter.run(tx.db, tx.at, sittingId) > 0) tell(tx, 'sitting.called', sittingId)
}

/** The staff know of a party that sat down by itself. */
export const meet = (tx: Tx, sittingId: string): void => {
  if (meetSitting.run(tx.db, sittingId) > 0) tell(tx, 'sitting.changed', sittingId)
}

/** A waiter has gone to the guests who called. */
export const answer: Handler<'call.answer'> = (tx, { sittingId }) => {
  const sitting = sittingHere(tx, sittingId)
  if (!sitting.ok) return sitting
  if (sitting.value.calledAt === null) return ok({})
  answerCall.run(tx.db, sittingId)
  tell(tx, 'sitting.changed', sittingId)
  return ok({})
}

/** The money is there; the table waits for its broom. */
export const markPaid: Reaction<'bill.settled'> = (tx, { sittingId }) => {
  if (sittingId === null) return
  paySitting.run(tx.db, tx.at, sittingId)
  tell(tx, 'sitting.paid', sittingId)
}

/** The order or the bill of a party has changed, and with it what the floor sees of it. */
export const refresh = (tx: Tx, { sittingId }: { readonly sittingId: string | null }): void => {
  if (sittingId === null) return
  touchSitting.run(tx.db, sittingId)
  tell(tx, 'sitting.changed', sittingId)
}

/** A party is called by where it sits now; everything that names it follows. */
export const rename = (tx: Tx, sittingId: string, party: string): void => {
  const numbers = seatsOf.all(tx.db, sittingId).map(({ number }) => number)
  nameSitting.run(tx.db, labelOf(numbers, party), party, sittingId)
  tell(tx, 'sitting.moved', sittingId)
}

/** Says how a party stands now. */
export const tell = (
  tx: Tx,
  kind:
    | 'sitting.opened'
    | 'sitting.changed'
    | 'sitting.moved'
    | 'sitting.bill-asked'
    | 'sitting.called'
    | 'sitting.paid'
    | 'sitting.closed',
  sittingId: string,
): void => {
  const sitting = sittingById(tx.db, sittingId)
  if (sitting === undefined) throw new Error(`there is no sitting ${sittingId}`)
  tx.emit(kind, { key: `sitting:${sittingId}`, rev: sitting.rev, data: sitting })
}
