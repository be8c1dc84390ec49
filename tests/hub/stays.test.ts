import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fewest, staysAt, type Stay } from '../../hub/floor/stay.ts'
import { promiseFor } from '../../schema/booking.ts'
import { stayFor } from '../../schema/stay.ts'
import { done } from './evening.ts'
import { newTable, seatParty } from './floor-kit.ts'
import { openHub, type TestHub } from './http-kit.ts'
import { morning } from './kit.ts'

const minute = 60_000
const day = 24 * 60 * minute
const week = 7 * day
/** A quarter past midnight of a Saturday night, where weekday and time of day are easily taken wrong. */
const now = morning + 15 * minute

/** So many parties of a size that came at a moment and stayed so long. */
const parties = (
  count: number,
  { guests = 2, at, minutes }: { guests?: number; at: number; minutes: number },
): readonly Stay[] =>
  Array.from({ length: count }, () => ({
    guests,
    openedAt: at,
    closedAt: at + minutes * minute,
  }))

describe('how long a party stays', () => {
  test('is the setting while too few of its size have been here', () => {
    const few = parties(fewest - 1, { at: now - week, minutes: 40 })
    expect(staysAt(few, now, 90)[0]).toEqual({
      guestsTo: 2,
      minutes: 90,
      basis: 'setting',
      sittings: 0,
    })
  })

  test('is the middle of those of this weekday at about this time, where there are enough', () => {
    const left = [
      ...parties(5, { at: now - week, minutes: 40 }),
      ...parties(4, { at: now - 3 * week + 80 * minute, minutes: 50 }),
      // Of another day and of lunch: they tell of another hour.
      ...parties(30, { at: now - 2 * day, minutes: 120 }),
      ...parties(30, { at: now - week + 6 * 60 * minute, minutes: 120 }),
    ]
    expect(staysAt(left, now, 90)[0]).toEqual({
      guestsTo: 2,
      minutes: 40,
      basis: 'time',
      sittings: 9,
    })
  })

  test('else is the middle of four weeks, and not of the weeks before', () => {
    const left = [
      ...parties(fewest, { at: now - 2 * day, minutes: 70 }),
      ...parties(50, { at: now - 5 * week, minutes: 30 }),
    ]
    expect(staysAt(left, now, 90)[0]).toMatchObject({ minutes: 70, basis: 'weeks', sittings: 8 })
  })

  test('is told for each size apart, and what nobody believes tells of none', () => {
    const left = [
      ...parties(fewest, { guests: 2, at: now - day, minutes: 45 }),
      ...parties(fewest, { guests: 8, at: now - day, minutes: 130 }),
      // Opened by mistake; not called clean until the morning.
      ...parties(50, { guests: 8, at: now - day, minutes: 1 }),
      ...parties(50, { guests: 8, at: now - day, minutes: 11 * 60 }),
    ]
    const stays = staysAt(left, now, 90)
    expect(stayFor(stays, 1)?.minutes).toBe(45)
    expect(stayFor(stays, 4)?.basis).toBe('setting')
    expect(stayFor(stays, 12)).toMatchObject({ minutes: 130, sittings: fewest })
  })

  test('is what the door is promised by: the party that sits there decides, not the one that waits', () => {
    const table = {
      table: { tableId: 'a', seats: 6, isOutOfOrder: false },
      parties: [
        { openedAt: now - 20 * minute, state: 'seated' as const, billAskedAt: null, guests: 6 },
      ],
    }
    const stayOf = (guests: number): number => (guests > 4 ? 120 : 40) * minute
    expect(promiseFor(2, [table], [], now, stayOf)).toBe(now + 100 * minute)
  })
})

describe('the floor asks', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await openHub()
  })
  afterAll(() => hub.close())

  test('and is told of parties that really left, and of the setting a manager has made', async () => {
    const { shop } = hub
    const floor = shop.join('floor', 'restaurant', 'imran')
    done(await shop.send(floor, 'floor.set', { stayMinutes: 75 }))
    for (let i = 0; i < fewest; i += 1) {
      const { sittingId } = done(
        await shop.send(floor, 'sitting.open', {
          tableId: newTable(shop, 'restaurant'),
          guests: 3,
        }),
      ).result
      shop.clock.now += 35 * minute
      done(await shop.send(floor, 'sitting.close', { sittingId }))
    }
    await seatParty(shop, 'restaurant', floor)
    const client = hub.as(await hub.pair('floor'))
    const { json } = await client.get('/api/v1/stays')
    expect(json).toMatchObject({
      stayMinutes: 75,
      stays: [
        { guestsTo: 2, minutes: 75, basis: 'setting' },
        { guestsTo: 4, minutes: 35, basis: 'weeks', sittings: fewest },
        { guestsTo: 6, minutes: 75 },
        { guestsTo: 99, minutes: 75 },
      ],
    })
  })

  test('of its own house alone', async () => {
    const counter = hub.as(await hub.pair('counter'))
    expect((await counter.get('/api/v1/stays')).json).toMatchObject({
      code: 'command.not-permitted',
    })
  })
})
