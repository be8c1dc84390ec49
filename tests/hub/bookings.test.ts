import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bookingById, peopleOn } from '../../hub/floor/bookings.sql.ts'
import { sittingById } from '../../hub/floor/sittings.sql.ts'
import {
  arrivingNow,
  bookedNow,
  overlapping,
  promiseFor,
  type BookingDoc,
} from '../../schema/booking.ts'
import { done } from './evening.ts'
import { newBooking, newTable } from './floor-kit.ts'
import { openHub, type TestHub } from './http-kit.ts'
import { closeWhole, morning, openShop, type Sender, type Shop } from './kit.ts'
import { cell, figure } from './look.ts'

const minute = 60_000
const hour = 60 * minute

describe('a booking', () => {
  let shop: Shop
  let waiter: Sender
  beforeEach(() => {
    shop = openShop()
    waiter = shop.join('floor', 'counter', 'asha')
  })
  afterEach(() => closeWhole(shop))
  const at = (bookingId: string): BookingDoc => {
    const found = bookingById(shop.db, bookingId)
    if (found === undefined) throw new Error('no such booking')
    return found
  }

  test('becomes a party at the tables it is given, with as many as have come', async () => {
    const tableIds = [newTable(shop), newTable(shop)]
    const bookingId = await newBooking(shop, { guests: 6, tableIds })
    const { result } = done(
      await shop.send(waiter, 'booking.seat', { bookingId, tableIds, guests: 7 }),
    )
    const sitting = sittingById(shop.db, result.sittingId)
    expect([sitting?.tableIds, sitting?.guests]).toEqual([tableIds, 7])
    expect(at(bookingId)).toMatchObject({ state: 'seated', sittingId: result.sittingId })
    expect(await shop.send(waiter, 'booking.change', { bookingId, guests: 2 })).toMatchObject({
      code: 'booking.seated',
      facts: { table: sitting?.label },
    })
  })

  test('seats nobody where one of its tables is taken, and is expected as before', async () => {
    const [first, second] = [newTable(shop), newTable(shop)]
    done(await shop.send(waiter, 'sitting.open', { tableId: second, guests: 2 }))
    const bookingId = await newBooking(shop, { tableIds: [first, second] })
    const parties = shop.count('sitting')
    expect(
      await shop.send(waiter, 'booking.seat', { bookingId, tableIds: [first, second] }),
    ).toMatchObject({ code: 'table.taken' })
    expect([shop.count('sitting'), at(bookingId).state]).toEqual([parties, 'expected'])
  })

  test('is refused a table only where that is kept for the very same time', async () => {
    const tableIds = [newTable(shop)]
    const time = shop.clock.now + 5 * hour
    const bookingId = await newBooking(shop, { at: time, tableIds })
    const book = (from: number): ReturnType<Shop['send']> =>
      shop.send(waiter, 'booking.make', { name: 'Mr Sen', guests: 2, at: from, tableIds })
    expect(await book(time)).toMatchObject({ code: 'booking.table-kept' })
    expect(await book(time + 15 * minute)).toMatchObject({ ok: true })
    done(await shop.send(waiter, 'booking.mark', { bookingId, state: 'cancelled' }))
    expect(await book(time)).toMatchObject({ ok: true })
    expect(await shop.send(waiter, 'booking.mark', { bookingId, state: 'expected' })).toMatchObject(
      {
        code: 'booking.table-kept',
      },
    )
  })

  test('is changed, marked as not come, and taken back when they come after all', async () => {
    const bookingId = await newBooking(shop)
    done(
      await shop.send(waiter, 'booking.change', {
        bookingId,
        guests: 5,
        phone: '98200 00000',
        at: shop.clock.now + 30 * hour,
      }),
    )
    expect(at(bookingId)).toMatchObject({ guests: 5, businessDate: 2026_11_22, rev: 2 })
    expect(peopleOn.all(shop.db, 'counter', 2026_11_22)).toEqual([
      { bookingId, name: 'Mrs Rao', phone: '98200 00000', note: '' },
    ])
    done(await shop.send(waiter, 'booking.mark', { bookingId, state: 'no-show' }))
    done(await shop.send(waiter, 'booking.mark', { bookingId, state: 'expected' }))
    expect(at(bookingId).state).toBe('expected')
  })

  test('keeps its names with the people alone, and a month later nowhere at all', async () => {
    const name = 'Vaidehi Gokhale'
    const note = 'Birthday, wants the window'
    await newBooking(shop, { name, phone: '98111 22333', note })
    expect(JSON.stringify(shop.events())).not.toMatch(/Vaidehi|98111|Birthday/)
    const logged = shop.db.prepare('select body from event').pluck().all().join(' ')
    expect(logged).not.toMatch(/Vaidehi|98111|Birthday/)
    expect(shop.db.prepare('select reply from command').pluck().all().join(' ')).not.toMatch(
      /Vaidehi|98111|Birthday/,
    )
    shop.clock.now += 32 * 24 * hour
    await newBooking(shop, { name: 'Mr Sen' })
    expect(peopleOn.all(shop.db, 'counter', 2026_11_21)).toMatchObject([
      { name: '', phone: '', note: '' },
    ])
    expect(figure(shop.db, 'select count(*) from person where erased_at is not null')).toBe(1)
    shop.db.pragma('wal_checkpoint(truncate)')
    shop.db.exec('vacuum')
    expect(readFileSync(shop.path).includes(name)).toBe(false)
  })

  test('loses a table that is taken off the plan, and is still expected', async () => {
    const tableId = newTable(shop)
    const sectionId = cell(
      shop.db,
      'select section_id from floor_table where table_id = ?',
      tableId,
    )
    const bookingId = await newBooking(shop, { tableIds: [tableId] })
    done(await shop.send(waiter, 'plan.save', { sectionId, tables: [], walls: [] }))
    expect(at(bookingId)).toMatchObject({ tableIds: [], state: 'expected' })
  })
})

describe('the names of those who are expected', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await openHub()
  })
  afterAll(() => hub.close())

  test('are read by a floor with somebody at it, and by no program without the right', async () => {
    const floor = hub.as(await hub.pair('floor'))
    const counter = hub.as(await hub.pair('counter'))
    const bookingId = await newBooking(hub.shop, { name: 'Mrs Rao' }, 'restaurant')
    const answer = await floor.get('/api/v1/bookings?date=20261121')
    expect(answer.json).toMatchObject({
      date: 2026_11_21,
      bookings: [{ bookingId, name: 'Mrs Rao' }],
    })
    expect((await floor.get('/api/v1/bookings')).json).toMatchObject({ date: 2026_11_21 })
    expect((await floor.get('/api/v1/bookings?date=20261131')).json).toMatchObject({
      code: 'command.malformed',
    })
    expect((await counter.get('/api/v1/bookings')).json).toMatchObject({
      code: 'command.not-permitted',
    })
  })
})

/** A table that is free, or at which a party has sat since a moment. */
const table = (
  tableId: string,
  seats: number,
  openedAt?: number,
): Parameters<typeof promiseFor>[1][0] => ({
  table: { tableId, seats, isOutOfOrder: false },
  parties:
    openedAt === undefined ? [] : [{ openedAt, state: 'seated', billAskedAt: null, guests: 2 }],
})

describe('what is worked out from bookings', () => {
  const booking = (facts: Partial<BookingDoc>): BookingDoc => ({
    bookingId: 'one',
    outletId: 'restaurant',
    isWaiting: false,
    guests: 2,
    at: morning + 2 * hour,
    businessDate: 2026_11_21,
    tableIds: ['a'],
    state: 'expected',
    sittingId: null,
    madeAt: morning,
    rev: 1,
    ...facts,
  })
  test('a table says that it is booked from an hour before until two hours after', () => {
    const all = [booking({}), booking({ bookingId: 'two', at: morning + 6 * hour })]
    expect(bookedNow(all, 'a', morning + hour - 1)).toBe(undefined)
    expect(bookedNow(all, 'a', morning + hour)?.bookingId).toBe('one')
    expect(bookedNow(all, 'a', morning + 4 * hour)?.bookingId).toBe('one')
    expect(bookedNow(all, 'a', morning + 4 * hour + 1)).toBe(undefined)
    expect(bookedNow(all, 'b', morning + hour)).toBe(undefined)
    expect(bookedNow([booking({ state: 'cancelled' })], 'a', morning + hour)).toBe(undefined)
  })

  test('who has no table yet is told of in the same hours, the first of them first', () => {
    const late = booking({ bookingId: 'late', tableIds: [], at: morning + 2 * hour })
    const soon = booking({ bookingId: 'soon', tableIds: [], at: morning + 4 * hour })
    const others = [
      booking({}),
      booking({ bookingId: 'door', tableIds: [], isWaiting: true }),
      booking({ bookingId: 'no', tableIds: [], state: 'no-show' }),
    ]
    const toldAt = (now: number): readonly string[] =>
      arrivingNow([soon, ...others, late], now).map(({ bookingId }) => bookingId)
    expect(toldAt(morning + hour - 1)).toEqual([])
    expect(toldAt(morning + 3 * hour)).toEqual(['late', 'soon'])
    expect(toldAt(morning + 4 * hour + 1)).toEqual(['soon'])
  })

  test('two that would sit at one table together are warned of', () => {
    const all = [booking({})]
    const wanted = { at: morning + 3 * hour, tableIds: ['a', 'b'] }
    expect(overlapping(all, wanted)).toHaveLength(1)
    expect(overlapping(all, { ...wanted, at: morning + 3.5 * hour })).toEqual([])
    expect(overlapping(all, { ...wanted, tableIds: ['b'] })).toEqual([])
    expect(overlapping(all, { ...wanted, bookingId: 'one' })).toEqual([])
  })

  test('a party at the door is promised the first table large enough that nobody before it takes', () => {
    const now = morning + 20 * minute
    const tables = [table('a', 2, morning), table('b', 4, morning + 10 * minute), table('c', 8)]
    expect(promiseFor(6, tables, [], now)).toBe(now)
    // The free one for eight goes to those who came before; the next for two is free at half past.
    const before = booking({
      bookingId: 'door',
      isWaiting: true,
      guests: 2,
      tableIds: [],
      madeAt: now - 1,
    })
    expect(promiseFor(2, tables, [before], now)).toBe(morning + 90 * minute)
    expect(promiseFor(4, tables, [before], now)).toBe(morning + 100 * minute)
    expect(promiseFor(9, tables, [], now)).toBe(null)
    // A table that is booked for soon after is not promised.
    expect(promiseFor(6, tables, [booking({ tableIds: ['c'], at: now + hour })], now)).toBe(null)
  })
})
