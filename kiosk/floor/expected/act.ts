/** What is done to those who are expected; what can be taken back offers it for a while. */
import type { BookingDoc } from '../../../schema/booking.ts'
import { newId } from '../../lib/ids.ts'
import { send } from '../../lib/send.ts'
import { toast } from '../../lib/ui/toast.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { t } from '../../lib/words/words.ts'
import { tell } from '../act.ts'
import { personOf } from '../bookings.ts'
import { closeSheet, openPart, picking, standAt } from '../desk.ts'
import { tableOf } from '../house.ts'
import { isTaken } from '../table-state.ts'

const bare = { held: 0, sent: 0, started: 0, ready: 0, served: 0 }

/** What they are called; `a party of 4` while their name is not known here. */
export const nameOfParty = ({ bookingId, guests }: BookingDoc): string => {
  const name = personOf(bookingId)?.name ?? ''
  return name === '' ? t('floor.party-of-guests', { count: guests }) : name
}

/** They sit down, and their table is open; a no brings the plan back. */
export const seatExpected = async (
  { bookingId, guests }: BookingDoc,
  tableIds: readonly string[],
): Promise<void> => {
  const id = newId()
  const sent = send('booking.seat', { bookingId, tableIds: [...tableIds], guests }, { id })
  await sent.stored.catch(() => undefined)
  closeSheet()
  openPart.value = null
  standAt({ sittingId: id, lines: bare }, true)
  const settled = await sent.done
  if (!settled.ok && !settled.isParked)
    toast({ text: sayDeclined(settled), tone: 'stop', seconds: 8 })
}

/** At the tables that are kept for them, where those are free; else a table is chosen on the plan. */
export const seatOrPick = (booking: BookingDoc): void => {
  const kept = booking.tableIds.map(tableOf)
  const isFree = kept.every(
    (view) => view !== undefined && !isTaken(view) && !view.table.isOutOfOrder,
  )
  if (kept.length > 0 && isFree) return void seatExpected(booking, booking.tableIds)
  openPart.value = null
  picking.value = { kind: 'seat', bookingId: booking.bookingId }
}

/** They never came, or said that they will not; they can be expected again. */
export const strike = async (
  booking: BookingDoc,
  state: 'no-show' | 'cancelled',
): Promise<void> => {
  const { bookingId, isWaiting } = booking
  const word = isWaiting ? 'gone' : state
  const text = t(`floor.marked-${word}`, { name: nameOfParty(booking) })
  const settled = await tell('booking.mark', { bookingId, state })
  if (settled.ok)
    toast({
      text,
      tone: 'done',
      seconds: 8,
      onUndo: () => void tell('booking.mark', { bookingId, state: 'expected' }),
    })
}
