/** Guests come to a table with their phones, call a waiter, and want to pay. */
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import type { GuestsDoc } from '../../schema/guest.ts'
import { tableName } from '../../schema/sitting.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import { seatParty } from './floor.ts'
import { call as callWaiter, request } from '../floor/commands.ts'
import { tellCart } from './guest-cart.ts'
import { addGuest, guestHere, guestInside, guestsAt, letIn } from '../guests/commands.ts'
import { phonesMax, strangersMax } from '../guests/guest.ts'
import { eatingAt, guestsOf, tableByCode } from '../guests/guests.sql.ts'

/**
 * A phone comes to the table whose code it has read. With the party's PIN it is
 * let in; without, it may look and ask. At a free table it sits down with
 * `guests`, where the outlet lets guests do that. Refuses a code that leads
 * nowhere, a wrong PIN, and more phones than can sit there.
 */
export const join: Handler<'guest.join'> = (tx, { tableCode, tokenHash, name, ...how }) => {
  const { outletId, isActive } = tx.outlet
  const setting = guestsAt(tx.db, outletId)
  if (!isActive || setting.ordering === 'off') return no(refusal('guest.closed'))
  const table = tableByCode.get(tx.db, tableCode)
  if (table === undefined || table.outletId !== outletId) return no(refusal('guest.code-unknown'))
  const found = partyAt(tx, table, setting, how)
  if (!found.ok) return found
  const { sittingId, isLetIn } = found.value
  const phones = guestsOf.all(tx.db, sittingId).filter((one) => (one.isLetIn === 1) === isLetIn)
  if (phones.length >= (isLetIn ? phonesMax : strangersMax))
    return no(refusal('guest.full', { table: tableName(table.number) }))
  const guestId = addGuest(tx, { ...found.value, tableId: table.tableId, tokenHash, name })
  return ok({ guestId, isLetIn })
}

type Coming = Pick<CommandArgs<'guest.join'>, 'pin' | 'guests'>

const partyAt = (
  tx: Tx,
  table: { readonly tableId: string; readonly number: string },
  setting: GuestsDoc,
  { pin, guests }: Coming,
): Result<{ readonly sittingId: string; readonly isLetIn: boolean }, Refusal> => {
  const name = tableName(table.number)
  const parties = eatingAt.all(tx.db, table.tableId)
  const [only, ...others] = parties
  if (only === undefined) {
    const notSeated = no(refusal('guest.not-seated', { table: name }))
    if (guests === undefined || !setting.isSelfSeating) return notSeated
    const seated = seatParty(tx, {
      tableId: table.tableId,
      guests,
      isApart: false,
      isSelfSeated: true,
    })
    // A table that is out of order or still to be cleaned is for the staff to give.
    return seated.ok ? ok({ sittingId: seated.value.sittingId, isLetIn: true }) : notSeated
  }
  if (guests !== undefined) return no(refusal('guest.table-taken', { table: name }))
  if (pin === undefined)
    return others.length === 0
      ? ok({ sittingId: only.sittingId, isLetIn: false })
      : no(refusal('guest.pin-needed', { table: name }))
  const party = parties.find((one) => one.pin === pin)
  return party === undefined
    ? no(refusal('guest.wrong-pin'))
    : ok({ sittingId: party.sittingId, isLetIn: true })
}

/** A phone that is at the table already types the PIN. */
export const showPin: Handler<'guest.show-pin'> = (tx, { tokenHash, pin }) => {
  const here = guestHere(tx, tokenHash)
  if (!here.ok) return here
  const { guest, party } = here.value
  if (party.pin !== pin) return no(refusal('guest.wrong-pin'))
  if (letIn(tx, guest.guestId)) tellCart(tx, guest.sittingId)
  return ok({})
}

/** A waiter, please. */
export const call: Handler<'guest.call'> = (tx, { tokenHash }) => {
  const here = guestInside(tx, tokenHash)
  if (!here.ok) return here
  callWaiter(tx, here.value.guest.sittingId)
  return ok({})
}

/** The bill, please. Refuses where nothing was ordered. */
export const askBill: Handler<'guest.ask-bill'> = (tx, { tokenHash }) => {
  const here = guestInside(tx, tokenHash)
  return here.ok ? request(tx, { sittingId: here.value.guest.sittingId, isWanted: true }) : here
}
