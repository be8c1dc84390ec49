/**
 * Whom the floor expects: parties that have booked a table, and parties that
 * wait at the door for one.
 *
 * Their names, phones and notes stand in no document and no event: they are
 * with the people, are read on their own, and go a month after the day.
 */
import * as v from 'valibot'
import { businessDay, described, moment, rev, whole } from './doc-shapes.ts'
import { isDate } from './time.ts'
import type { ReadonlyDeep } from './shapes.ts'
import type { SittingDoc, TableDoc } from './sitting.ts'
import { stayMinutesDefault } from './stay.ts'

export const bookingStates = ['expected', 'seated', 'no-show', 'cancelled'] as const
export type BookingState = (typeof bookingStates)[number]

export const bookingDoc = v.object({
  bookingId: v.string(),
  outletId: v.string(),
  isWaiting: described(v.boolean(), 'They have not booked: they wait at the door.'),
  guests: whole,
  at: described(moment, 'When they come; at the door, when they were promised a table.'),
  businessDate: businessDay,
  tableIds: described(v.array(v.string()), 'The tables kept for them; none until one is chosen.'),
  state: described(
    v.picklist(bookingStates),
    '`no-show`: they never came; `cancelled`: they said so, or left the door.',
  ),
  sittingId: described(v.nullable(v.string()), 'The party they became.'),
  madeAt: described(moment, 'At the door: since when they wait.'),
  rev,
})
export type BookingDoc = ReadonlyDeep<v.InferOutput<typeof bookingDoc>>

/** A business date as eight digits; the present one where none is named. */
export const bookingsArgs = v.object({
  date: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{8}$/, 'is not a date such as 20261121'),
      v.transform(Number),
      v.check(isDate, 'is no day of the calendar'),
    ),
  ),
})

const minuteMs = 60_000

/** How long a party of so many guests stays, in milliseconds: by it bookings are warned of and waiting times are promised. */
export type StayOf = (guests: number) => number
const usualStay: StayOf = () => stayMinutesDefault * minuteMs
/** A table says that it is booked from this long before. */
export const shownBeforeMs = 60 * minuteMs
/** Whoever is not there this long after their time is late. */
export const lateAfterMs = 15 * minuteMs
/** A table is kept no longer than this; the party stays on the list. */
const keptForMs = 2 * 60 * minuteMs

type Expected = Pick<
  BookingDoc,
  'bookingId' | 'at' | 'tableIds' | 'state' | 'isWaiting' | 'guests' | 'madeAt'
>

const keepsTable = ({ state, isWaiting }: Expected): boolean => state === 'expected' && !isWaiting

/** They come within the hour, or should be here. @param now milliseconds. */
const isDue = (one: Expected, now: number): boolean =>
  keepsTable(one) && one.at - now <= shownBeforeMs && now - one.at <= keptForMs

/** Bookings that would still sit at one of the tables, or come while it is taken. A warning, never a no. */
export const overlapping = <B extends Expected>(
  bookings: readonly B[],
  wanted: {
    readonly bookingId?: string
    readonly at: number
    readonly tableIds: readonly string[]
    readonly guests?: number
  },
  stayOf: StayOf = usualStay,
): readonly B[] =>
  bookings.filter(
    (one) =>
      keepsTable(one) &&
      one.bookingId !== wanted.bookingId &&
      // Whoever comes first stays until the other one comes, or does not.
      Math.abs(one.at - wanted.at) <
        stayOf(one.at <= wanted.at ? one.guests : (wanted.guests ?? one.guests)) &&
      one.tableIds.some((tableId) => wanted.tableIds.includes(tableId)),
  )

/** The booking a table waits for now: the next of the coming hour, or one that is late. @param now milliseconds. */
export const bookedNow = <B extends Expected>(
  bookings: readonly B[],
  tableId: string,
  now: number,
): B | undefined =>
  bookings
    .filter((one) => isDue(one, now) && one.tableIds.includes(tableId))
    .toSorted((a, b) => a.at - b.at)[0]

/** Those who come within the hour, or are late, and have no table that would say so; the first of them first. */
export const arrivingNow = <B extends Expected>(
  bookings: readonly B[],
  now: number,
): readonly B[] =>
  bookings
    .filter((one) => isDue(one, now) && one.tableIds.length === 0)
    .toSorted((a, b) => a.at - b.at || (a.bookingId < b.bookingId ? -1 : 1))

/** Those at the door, the one who has waited longest first. */
export const waitingInOrder = <B extends Expected>(bookings: readonly B[]): readonly B[] =>
  bookings
    .filter(({ isWaiting, state }) => isWaiting && state === 'expected')
    .toSorted((a, b) => a.madeAt - b.madeAt || (a.bookingId < b.bookingId ? -1 : 1))

export interface TableInUse {
  readonly table: Pick<TableDoc, 'tableId' | 'seats' | 'isOutOfOrder'>
  readonly parties: readonly Pick<SittingDoc, 'openedAt' | 'state' | 'billAskedAt' | 'guests'>[]
}

/** A party that has paid is gone in five minutes, one that asks for the bill in ten, and nobody in less than that. */
const soonMs = { paid: 5 * minuteMs, bill: 10 * minuteMs, eating: 15 * minuteMs } as const

/** When a table is free again, as far as its running time tells. @param now milliseconds. */
const freeAt = ({ parties }: TableInUse, now: number, stayOf: StayOf): number =>
  Math.max(
    now,
    ...parties.map(({ openedAt, state, billAskedAt, guests }) => {
      if (state === 'paid') return now + soonMs.paid
      if (billAskedAt !== null) return now + soonMs.bill
      return Math.max(openedAt + stayOf(guests), now + soonMs.eating)
    }),
  )

const isBookedSoon = (
  bookings: readonly Expected[],
  tableId: string,
  { at, guests }: { readonly at: number; readonly guests: number },
  stayOf: StayOf,
): boolean =>
  bookings.some(
    (one) =>
      keepsTable(one) &&
      one.tableIds.includes(tableId) &&
      one.at > at - stayOf(one.guests) &&
      one.at < at + stayOf(guests),
  )

/**
 * The time a party at the door can honestly be promised: the moment the first
 * table large enough is free that nobody before them will take. The present
 * where one stands free; null where no table is large enough.
 *
 * @param now milliseconds.
 */
export const promiseFor = (
  guests: number,
  tables: readonly TableInUse[],
  bookings: readonly Expected[],
  now: number,
  stayOf: StayOf = usualStay,
): number | null => {
  const fits = tables.filter(({ table }) => !table.isOutOfOrder)
  const times = fits
    .map((one) => ({
      seats: one.table.seats,
      at: freeAt(one, now, stayOf),
      tableId: one.table.tableId,
    }))
    .filter(({ tableId, at }) => !isBookedSoon(bookings, tableId, { at, guests }, stayOf))
    .toSorted((a, b) => a.at - b.at || a.seats - b.seats)
  // Whoever came before takes the first table that is large enough for them.
  for (const before of waitingInOrder(bookings)) {
    const taken = times.findIndex(({ seats }) => seats >= before.guests)
    if (taken >= 0) times.splice(taken, 1)
  }
  const mine = times.find(({ seats }) => seats >= guests)
  if (mine === undefined) return null
  const step = 5 * minuteMs
  return mine.at === now ? now : Math.ceil(mine.at / step) * step
}
