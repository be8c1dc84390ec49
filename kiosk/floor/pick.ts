/** Choosing a table for something: where a party goes, which table it takes besides, where lines go. */
import { tableName } from '../../schema/sitting.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { land, landingOf, tell, widen } from './act.ts'
import { leaveParty, picking, tapTable } from './desk.ts'
import { bookings } from './bookings.ts'
import { seatExpected } from './expected/act.ts'
import { seatsOf, sittingOf } from './house.ts'
import { isTaken, type TableView } from './table-state.ts'

/** How many there would be at a table that can be chosen, against its seats; null where nobody comes to sit there. */
export const pickSeats = (
  to: TableView,
): { readonly seats: number; readonly guests: number } | null => {
  const now = picking.value
  if (now === null || now.kind === 'carry' || pickText(to) === null) return null
  if (now.kind === 'seat') {
    const booking = bookings.value.find(({ bookingId }) => bookingId === now.bookingId)
    return { seats: to.table.seats, guests: booking?.guests ?? 0 }
  }
  const party = sittingOf(now.sittingId)
  // Who takes one more table, or joins others, keeps what they have.
  const kept = now.kind === 'widen' || isTaken(to) ? (party?.tableIds ?? []) : []
  const theirs = to.parties.flatMap(({ tableIds }) => tableIds)
  return {
    seats: seatsOf([...kept, ...theirs, to.table.tableId]),
    guests: (party?.guests ?? 0) + to.guests,
  }
}

/** What choosing a table would do, in words; null where it cannot be chosen, undefined where none is being chosen. */
export const pickText = (to: TableView): string | null | undefined => {
  const now = picking.value
  if (now?.kind === 'seat')
    return isTaken(to) || to.state === 'blocked'
      ? null
      : t('floor.pick-here', { table: tableName(to.table.number) })
  const party = now === null ? undefined : sittingOf(now.sittingId)
  if (now === null || party === undefined) return undefined
  const isOwn = party.tableIds.includes(to.table.tableId)
  if (now.kind === 'carry')
    return isTaken(to) && !isOwn
      ? t('floor.pick-here', { table: tableName(to.table.number) })
      : null
  if (now.kind === 'widen')
    return to.state === 'free' || to.state === 'booked'
      ? t('floor.pick-here', { table: tableName(to.table.number) })
      : null
  const landing = landingOf(party, to)
  if (landing === null) return null
  return landing.kind === 'move'
    ? t('floor.pick-here', { table: tableName(to.table.number) })
    : t('floor.pick-merge', {
        table: tableName(to.table.number),
        amount: money(party.amount + to.amount, true),
      })
}

/** The table was chosen; one that cannot be is only looked at. */
export const choose = (to: TableView): void => {
  const now = picking.peek()
  if (now?.kind === 'seat') {
    const booking = bookings.peek().find(({ bookingId }) => bookingId === now.bookingId)
    if (pickText(to) === null || booking === undefined) return
    picking.value = null
    return void seatExpected(booking, [to.table.tableId])
  }
  const party = now === null ? undefined : sittingOf(now.sittingId)
  if (now === null || party === undefined) return tapTable(to)
  if (pickText(to) === null) return
  picking.value = null
  leaveParty()
  if (now.kind === 'widen') return widen(party.sittingId, to)
  if (now.kind === 'carry') {
    const [into] = to.parties
    const { sittingId, lines } = now
    if (into !== undefined)
      void tell('sitting.carry', { sittingId, toId: into.sittingId, lines: [...lines] })
    return
  }
  const landing = landingOf(party, to)
  if (landing !== null) land(party, landing)
}
