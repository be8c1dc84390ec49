/**
 * Whom the floor expects: the bookings as they come live, and the names behind
 * them, which no event carries and which are read on their own.
 *
 * The rule: what is known of a day is read again as soon as one of its bookings
 * has moved on, and a name that cannot be read now is asked for later.
 */
import { computed, effect, signal } from '@preact/signals'
import { arrivingNow, bookedNow, waitingInOrder, type BookingDoc } from '../../schema/booking.ts'
import type { ReadingAnswer } from '../../schema/readings.ts'
import { businessDate } from '../../schema/time.ts'
import { read } from '../lib/hub-api.ts'
import { session } from '../lib/session.ts'
import { expectedLive, now } from './house.ts'

type Known = ReadingAnswer<'bookings'>['bookings'][number]

/** Everything that was read, by its id. */
const known = signal<ReadonlyMap<string, Known>>(new Map())

/** All that this screen knows of, each as it stands last. */
export const bookings = computed<readonly BookingDoc[]>(() => {
  const all = new Map<string, BookingDoc>(known.value)
  for (const live of expectedLive.value) {
    const before = all.get(live.bookingId)
    if (before === undefined || before.rev <= live.rev) all.set(live.bookingId, live)
  }
  return [...all.values()]
})

/** What of a booking is personal; nothing while it could not be read yet. */
export const personOf = (bookingId: string): Pick<Known, 'name' | 'phone' | 'note'> | undefined =>
  known.value.get(bookingId)

/** The business date of a moment here, yyyymmdd. */
export const dayOf = (at: number): number => {
  const outlet = session.value.me?.outlet
  return outlet === undefined ? 0 : businessDate(at, outlet.timeZone, outlet.cutOffMinute)
}
export const today = computed(() => dayOf(now.value))

/** Those who have booked for a day, in the order of their times. */
export const bookedOn = (date: number): readonly BookingDoc[] =>
  bookings.value
    .filter((one) => !one.isWaiting && one.businessDate === date)
    .toSorted((a, b) => a.at - b.at || (a.bookingId < b.bookingId ? -1 : 1))

/** Those who wait at the door, the longest first. */
export const atTheDoor = computed(() => waitingInOrder(bookings.value))

/** Those who come within the hour and stand at no table of the plan. */
export const arriving = computed(() => arrivingNow(bookings.value, now.value))

/** The booking a table waits for now. */
export const bookingAt = (tableId: string): BookingDoc | undefined =>
  bookedNow(bookings.value, tableId, now.value)

/** Reads a day with its names. False where the hub could not be asked. */
export const loadDay = async (date: number): Promise<boolean> => {
  const answer = await read<ReadingAnswer<'bookings'>>(`/api/v1/bookings?date=${date}`)
  if (!answer.ok) return false
  known.value = new Map([
    ...known.peek(),
    ...answer.value.bookings.map((one) => [one.bookingId, one] as const),
  ])
  return true
}

/** What was asked for already, by id and revision, so that nothing is asked for twice. */
const asked = new Set<string>()

/** Reads the names behind whatever comes live; called once. */
export const followNames = (): void =>
  void effect(() => {
    // Now and then what could not be read is asked for again.
    if (now.value === 0) return
    const missing = expectedLive.value.filter(
      ({ bookingId, rev }) =>
        (known.peek().get(bookingId)?.rev ?? 0) < rev && !asked.has(`${bookingId} ${rev}`),
    )
    for (const { bookingId, rev } of missing) asked.add(`${bookingId} ${rev}`)
    for (const date of new Set(missing.map((one) => one.businessDate))) {
      void loadDay(date).then((isRead) => {
        if (!isRead) for (const { bookingId, rev } of missing) asked.delete(`${bookingId} ${rev}`)
        return undefined
      })
    }
  })
