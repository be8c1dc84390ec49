/** Parties that are expected: those who have booked, and those who wait at the door. */
import type { BookingDoc } from '../../schema/booking.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { businessDate } from '../../schema/time.ts'
import { tableName } from '../../schema/sitting.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import {
  bookingById,
  changeBooking,
  changePerson,
  dropTables,
  forgetNotes,
  forgetPeople,
  insertBooking,
  insertPerson,
  keepTable,
  keptAt,
  markBooking,
} from './bookings.sql.ts'
import { tableById } from './plan.sql.ts'
import { sittingById } from './sittings.sql.ts'

/** Somebody on the phone may name a time that has just begun. */
const graceMs = 3_600_000
/** What is personal is kept this long after the day. */
const keptMs = 30 * 86_400_000

const dayOf = ({ outlet }: Tx, at: number): number =>
  businessDate(at, outlet.timeZone, outlet.cutOffMinute)

interface Keeping {
  readonly bookingId: string
  readonly at: number
  readonly tableIds: readonly string[]
  readonly isWaiting: boolean
}

/** Refuses tables that are not there, and one that is kept for others at the very same time. */
const mayKeep = (
  tx: Tx,
  { bookingId, at, tableIds, isWaiting }: Keeping,
): Result<null, Refusal> => {
  const { outletId } = tx.outlet
  for (const tableId of tableIds) {
    const table = tableById(tx.db, tableId)
    if (table === undefined || table.isActive === 0 || table.outletId !== outletId)
      return no(refusal('table.unknown'))
    const other = isWaiting
      ? undefined
      : keptAt.get(tx.db, outletId, dayOf(tx, at), at, tableId, bookingId)
    if (other !== undefined)
      return no(refusal('booking.table-kept', { table: tableName(table.number) }))
  }
  return ok(null)
}

const keep = (tx: Tx, bookingId: string, tableIds: readonly string[]): void => {
  dropTables.run(tx.db, bookingId)
  tableIds.forEach((tableId, i) => keepTable.run(tx.db, bookingId, tableId, i))
}

/** A party that books, or that waits at the door from now on. It has the id of the command. */
export const make: Handler<'booking.make'> = (
  tx,
  { name, phone, guests, at, tableIds, note, isWaiting },
) => {
  const { outletId, isActive } = tx.outlet
  if (!isActive) return no(refusal('outlet.inactive'))
  if (at + graceMs < tx.at) return no(refusal('booking.past'))
  const bookingId = tx.command.id
  const may = mayKeep(tx, { bookingId, at, tableIds, isWaiting })
  if (!may.ok) return may
  const personId = tx.newId()
  insertPerson.run(tx.db, personId, name, phone)
  insertBooking.run(
    tx.db,
    bookingId,
    outletId,
    personId,
    isWaiting ? 1 : 0,
    guests,
    at,
    dayOf(tx, at),
    note,
    tx.at,
    tx.userId,
  )
  keep(tx, bookingId, tableIds)
  forgetOld(tx)
  tellBooking(tx, 'booking.made', bookingId)
  return ok({ bookingId })
}

/** Whoever books lets go of those who came a month ago. */
const forgetOld = (tx: Tx): void => {
  const before = tx.at - keptMs
  forgetPeople.run(tx.db, tx.at, tx.outlet.outletId, before)
  forgetNotes.run(tx.db, tx.outlet.outletId, before)
}

/** A booking of this outlet that has not become a party yet. */
export const unseated = (tx: Tx, bookingId: string): Result<BookingDoc, Refusal> => {
  const booking = bookingById(tx.db, bookingId)
  if (booking === undefined || booking.outletId !== tx.outlet.outletId)
    return no(refusal('booking.unknown'))
  if (booking.sittingId === null) return ok(booking)
  const table = sittingById(tx.db, booking.sittingId)?.label ?? ''
  return no(refusal('booking.seated', { table }))
}

/** Another time, number, table or name. Refuses a time that is over, where it is a new one. */
export const changeExpected: Handler<'booking.change'> = (
  tx,
  { bookingId, name, phone, note, ...facts },
) => {
  const found = unseated(tx, bookingId)
  if (!found.ok) return found
  const { isWaiting, ...before } = found.value
  const next = {
    guests: facts.guests ?? before.guests,
    at: facts.at ?? before.at,
    tableIds: facts.tableIds ?? before.tableIds,
  }
  if (next.at !== before.at && next.at + graceMs < tx.at) return no(refusal('booking.past'))
  const may = mayKeep(tx, { bookingId, ...next, isWaiting })
  if (!may.ok) return may
  changePerson.run(tx.db, name ?? null, phone ?? null, bookingId)
  changeBooking.run(tx.db, next.guests, next.at, dayOf(tx, next.at), note ?? null, bookingId)
  keep(tx, bookingId, next.tableIds)
  tellBooking(tx, 'booking.changed', bookingId)
  return ok({})
}

/** They never came, have cancelled, or are expected after all. */
export const mark: Handler<'booking.mark'> = (tx, { bookingId, state }) => {
  const found = unseated(tx, bookingId)
  if (!found.ok) return found
  if (found.value.state === state) return ok({})
  const may = state === 'expected' ? mayKeep(tx, found.value) : ok(null)
  if (!may.ok) return may
  markBooking.run(tx.db, state, null, bookingId)
  tellBooking(tx, 'booking.changed', bookingId)
  return ok({})
}

/** They have become a party. */
export const arrive = (tx: Tx, bookingId: string, sittingId: string): void => {
  markBooking.run(tx.db, 'seated', sittingId, bookingId)
  tellBooking(tx, 'booking.changed', bookingId)
}

const tellBooking = (tx: Tx, kind: 'booking.made' | 'booking.changed', bookingId: string): void => {
  const booking = bookingById(tx.db, bookingId)
  if (booking === undefined) throw new Error(`there is no booking ${bookingId}`)
  tx.emit(kind, { key: `booking:${bookingId}`, rev: booking.rev, data: booking })
}
