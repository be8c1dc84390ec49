import type { BookingDoc, BookingState } from '../../schema/booking.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

interface BookingRow extends Omit<BookingDoc, 'isWaiting' | 'tableIds'> {
  readonly isWaiting: number
}

const columns = `b.booking_id as bookingId, b.outlet_id as outletId, b.is_waiting as isWaiting,
  b.guests, b.at, b.business_date as businessDate, b.state, b.sitting_id as sittingId,
  b.made_at as madeAt, b.rev`
const keys: readonly (keyof BookingRow)[] = [
  'bookingId',
  'outletId',
  'isWaiting',
  'guests',
  'at',
  'businessDate',
  'state',
  'sittingId',
  'madeAt',
  'rev',
]

const oneBooking = query<[bookingId: string], BookingRow>(
  `select ${columns} from booking b where b.booking_id = ?`,
  keys,
)
const bookingsFrom = query<[outletId: string, from: number, to: number], BookingRow>(
  `select ${columns} from booking b
    where b.outlet_id = ? and b.business_date between ? and ? order by b.at, b.booking_id`,
  keys,
)

/** The tables kept for a party, as far as they still stand on the plan. */
const tablesOf = query<[bookingId: string], { readonly tableId: string }>(
  `select k.table_id as tableId
     from booking_table k join floor_table t on t.table_id = k.table_id
    where k.booking_id = ? and t.is_active = 1 order by k.position, k.table_id`,
  ['tableId'],
)

const toBooking = (db: Database, row: BookingRow): BookingDoc => ({
  ...row,
  isWaiting: row.isWaiting === 1,
  tableIds: tablesOf.all(db, row.bookingId).map(({ tableId }) => tableId),
})

export const bookingById = (db: Database, bookingId: string): BookingDoc | undefined => {
  const row = oneBooking.get(db, bookingId)
  return row === undefined ? undefined : toBooking(db, row)
}

/** Everybody expected from one business date to another, in the order of their times. */
export const bookingsOn = (
  db: Database,
  outletId: string,
  from: number,
  to: number,
): readonly BookingDoc[] =>
  bookingsFrom.all(db, outletId, from, to).map((row) => toBooking(db, row))

export interface PersonRow {
  readonly bookingId: string
  readonly name: string
  readonly phone: string
  readonly note: string
}

/** What of the bookings of a day is personal. */
export const peopleOn = query<[outletId: string, businessDate: number], PersonRow>(
  `select b.booking_id as bookingId, p.name, p.phone, b.note
     from booking b join person p on p.person_id = b.person_id
    where b.outlet_id = ? and b.business_date = ?`,
  ['bookingId', 'name', 'phone', 'note'],
)

/** A table that is kept for another party at the very same time. */
export const keptAt = query<
  [outletId: string, businessDate: number, at: number, tableId: string, bookingId: string],
  { readonly bookingId: string }
>(
  `select b.booking_id as bookingId
     from booking b join booking_table k on k.booking_id = b.booking_id
    where b.outlet_id = ? and b.business_date = ? and b.at = ? and k.table_id = ?
      and b.booking_id <> ? and b.state = 'expected' and b.is_waiting = 0`,
  ['bookingId'],
)

export const insertPerson = statement<[personId: string, name: string, phone: string]>(
  'insert into person (person_id, name, phone) values (?, ?, ?)',
)

/** Another name or phone; null leaves it as it is. */
export const changePerson = statement<
  [name: string | null, phone: string | null, bookingId: string]
>(
  `update person set name = coalesce(?, name), phone = coalesce(?, phone)
    where person_id = (select person_id from booking where booking_id = ?)`,
)

export const insertBooking = statement<
  [
    bookingId: string,
    outletId: string,
    personId: string,
    isWaiting: number,
    guests: number,
    at: number,
    businessDate: number,
    note: string,
    madeAt: number,
    madeBy: string | null,
  ]
>(
  `insert into booking (booking_id, outlet_id, person_id, is_waiting, guests, at, business_date, note,
                        state, made_at, made_by)
   values (?, ?, ?, ?, ?, ?, ?, ?, 'expected', ?, ?)`,
)

export const changeBooking = statement<
  [guests: number, at: number, businessDate: number, note: string | null, bookingId: string]
>(
  `update booking set guests = ?, at = ?, business_date = ?, note = coalesce(?, note), rev = rev + 1
    where booking_id = ?`,
)

export const markBooking = statement<
  [state: BookingState, sittingId: string | null, bookingId: string]
>('update booking set state = ?, sitting_id = ?, rev = rev + 1 where booking_id = ?')

export const dropTables = statement<[bookingId: string]>(
  'delete from booking_table where booking_id = ?',
)

export const keepTable = statement<[bookingId: string, tableId: string, position: number]>(
  'insert or ignore into booking_table (booking_id, table_id, position) values (?, ?, ?)',
)

/** The people of bookings that are older than this: nothing is kept of them but that they were there. */
export const forgetPeople = statement<[at: number, outletId: string, before: number]>(
  `update person set name = '', phone = '', erased_at = ?
    where person_id in (select person_id from booking where outlet_id = ? and at < ? and is_known = 1)`,
)

export const forgetNotes = statement<[outletId: string, before: number]>(
  `update booking set note = '', is_known = 0 where outlet_id = ? and at < ? and is_known = 1`,
)
