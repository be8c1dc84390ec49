/** What the outlet allows guests, the codes on its tables, and whose phone is whose. */
import type { GuestsDoc } from '../../schema/guest.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { reaches } from '../bus/permit.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import type { Database } from '../store/driver.ts'
import { colourOf, settingByDefault, tableCodeFrom } from './guest.ts'
import {
  codeOfTable,
  endCode,
  guestById,
  guestByToken,
  guestsOf,
  insertCode,
  insertGuest,
  insertName,
  letGuestIn,
  partyById,
  putFoundAddress,
  putSetting,
  settingRow,
  tableInUse,
  type GuestRow,
  type PartyRow,
} from './guests.sql.ts'

// --- what is allowed ------------------------------------------------------------

/** What guests may do with their phones at an outlet. */
export const guestsAt = (db: Database, outletId: string): GuestsDoc => {
  const row = settingRow.get(db, outletId)
  if (row === undefined) return settingByDefault(outletId)
  const { ordering, wifiName, rev } = row
  const isSelfSeating = row.isSelfSeating === 1
  return { outletId, ordering, isSelfSeating, showsNames: row.showsNames === 1, wifiName, rev }
}

/**
 * Refuses an outlet the person does not work at, and a Wi-Fi password that no
 * Wi-Fi can have: WPA takes 8 characters and more.
 */
export const setGuests: Handler<'guests.set'> = (
  tx,
  {
    outletId = tx.outlet.outletId,
    ordering,
    isSelfSeating,
    wifiName,
    wifiPassword,
    address,
    ...said
  },
) => {
  if (!reaches(tx, outletId)) return no(refusal('outlet.unknown'))
  if (wifiPassword !== '' && wifiPassword.length < 8) return no(refusal('guest.wifi-password'))
  putSetting.run(
    tx.db,
    outletId,
    ordering,
    isSelfSeating ? 1 : 0,
    wifiName,
    wifiPassword,
    address.replace(/\/+$/, ''),
    (said.showsNames ?? guestsAt(tx.db, outletId).showsNames) ? 1 : 0,
  )
  const now = guestsAt(tx.db, outletId)
  tx.emit('guests.changed', { key: `guests:${outletId}`, rev: now.rev, data: now, outletId })
  return ok({})
}

/** The hub has opened, and says where phones find it. */
export const findHub: Handler<'guests.find'> = (tx, { address }) => {
  putFoundAddress.run(tx.db, address)
  return ok({})
}

// --- the codes on the tables ------------------------------------------------------

/** The old sticker leads nowhere from now on. Refuses a table of an outlet the person does not work at. */
export const recode: Handler<'table.recode'> = (tx, { tableId }) => {
  const table = tableInUse.get(tx.db, tableId)
  if (table === undefined || !reaches(tx, table.outletId)) return no(refusal('table.unknown'))
  endCode.run(tx.db, tx.at, tableId)
  insertCode.run(tx.db, tableCodeFrom(tx.newSecret()), tableId, tx.at)
  return ok({})
}

/** A table has a code from the moment it is drawn. */
export const giveCodes: Reaction<'section.changed'> = (tx, { tables }) => {
  for (const { tableId } of tables) {
    if (codeOfTable.get(tx.db, tableId) === undefined)
      insertCode.run(tx.db, tableCodeFrom(tx.newSecret()), tableId, tx.at)
  }
}

// --- phones -----------------------------------------------------------------------

/** A phone and the party it belongs to, both as they are now. */
export interface GuestHere {
  readonly guest: GuestRow
  readonly party: PartyRow
  readonly setting: GuestsDoc
}

/**
 * The phone that holds a token, with a party that is still eating. Refuses a
 * token nobody holds, one of another outlet, one whose party has paid, has
 * left or sits with another one, and everybody where phones are shut out.
 */
export const guestHere = (tx: Tx, tokenHash: string): Result<GuestHere, Refusal> => {
  const { outletId, isActive } = tx.outlet
  const guest = guestByToken.get(tx.db, tokenHash)
  if (guest === undefined || guest.outletId !== outletId) return no(refusal('guest.unknown'))
  const setting = guestsAt(tx.db, outletId)
  if (!isActive || setting.ordering === 'off') return no(refusal('guest.closed'))
  const party = partyById.get(tx.db, guest.sittingId)
  if (party === undefined || party.state === 'closed') return no(refusal('guest.over'))
  if (party.state === 'paid') return no(refusal('guest.paid'))
  if (party.state === 'merged')
    return no(refusal('guest.merged', { table: party.mergedIntoLabel ?? '' }))
  return ok({ guest, party, setting })
}

/** The same for what only a phone may do that is let in. */
export const guestInside = (tx: Tx, tokenHash: string): Result<GuestHere, Refusal> => {
  const here = guestHere(tx, tokenHash)
  return here.ok && here.value.guest.isLetIn === 0 ? no(refusal('guest.not-in')) : here
}

export interface Joining {
  readonly sittingId: string
  readonly tableId: string
  readonly tokenHash: string
  readonly name: string
  readonly isLetIn: boolean
}

/** Writes a phone down under the party it belongs to, and returns its id. */
export const addGuest = (tx: Tx, { sittingId, tableId, tokenHash, ...who }: Joining): string => {
  const guestId = tx.newId()
  const colour = colourOf(guestsOf.all(tx.db, sittingId).length)
  insertGuest.run(tx.db, guestId, sittingId, tableId, tokenHash, colour, who.isLetIn ? 1 : 0, tx.at)
  insertName.run(tx.db, guestId, who.name)
  tellGuest(tx, 'guest.joined', guestId)
  return guestId
}

/** The phone belongs to the party; says whether that is news. */
export const letIn = (tx: Tx, guestId: string): boolean => {
  if (letGuestIn.run(tx.db, guestId) === 0) return false
  tellGuest(tx, 'guest.let-in', guestId)
  return true
}

const tellGuest = (tx: Tx, kind: 'guest.joined' | 'guest.let-in', guestId: string): void => {
  const row = guestById.get(tx.db, guestId)
  if (row === undefined) throw new Error(`there is no guest ${guestId}`)
  const { outletId, sittingId, colour, joinedAt, rev } = row
  const data = { guestId, outletId, sittingId, colour, isLetIn: row.isLetIn === 1, joinedAt, rev }
  tx.emit(kind, { key: `guest:${guestId}`, rev, data })
}
