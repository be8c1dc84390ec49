import { describe, expect, test } from 'vitest'
import { firstMoment, minuteOf, momentOf, timeAt } from '../../kiosk/floor/expected/when.ts'
import { tableViews } from '../../kiosk/floor/table-state.ts'
import type { BookingDoc } from '../../schema/booking.ts'
import type { SectionDoc } from '../../schema/sitting.ts'
import { minute, noon } from './cashier-kit.ts'

const place = { timeZone: 'Asia/Kolkata', cutOffMinute: 240 }

describe('the time of a booking', () => {
  test('is that of the outlet, whatever clock the tablet has', () => {
    const at = momentOf(2026_11_21, 19 * 60 + 30, place)
    expect(new Date(at).toISOString()).toBe('2026-11-21T14:00:00.000Z')
    expect(timeAt(at, place)).toBe('19:30')
  })

  test('after midnight belongs to the evening before', () => {
    const at = momentOf(2026_11_21, 30, place)
    expect(new Date(at).toISOString()).toBe('2026-11-21T19:00:00.000Z')
  })

  test('is read from a field, and nothing else is', () => {
    expect(['19:30', '00:00', '24:00', '7:30', ''].map(minuteOf)).toEqual([
      1170,
      0,
      null,
      null,
      null,
    ])
  })

  test('begins a little later today, and in the evening of another day', () => {
    const quarterPastSix = momentOf(2026_11_21, 18 * 60 + 15, place)
    const first = (date: number): string =>
      timeAt(firstMoment(date, 2026_11_21, quarterPastSix, place), place)
    expect([first(2026_11_21), first(2026_11_22)]).toEqual(['19:00', '19:30'])
  })
})

test('a free table that is booked says so from an hour before, and is late a quarter after', () => {
  const hall: SectionDoc = {
    sectionId: 'hall',
    outletId: 'restaurant',
    names: { en: 'Hall' },
    position: 1,
    serviceChargePpm: 0,
    walls: [],
    backdrop: null,
    isRemoved: false,
    rev: 1,
    tables: [
      {
        tableId: 'one',
        number: '1',
        shape: 'round',
        seats: 2,
        x: 0,
        y: 0,
        width: 7,
        height: 7,
        turn: 0,
        isOutOfOrder: false,
        reason: '',
      },
    ],
  }
  const booking: BookingDoc = {
    bookingId: 'booked',
    outletId: 'restaurant',
    isWaiting: false,
    guests: 2,
    at: noon + 60 * minute,
    businessDate: 2026_11_21,
    tableIds: ['one'],
    state: 'expected',
    sittingId: null,
    madeAt: noon,
    rev: 1,
  }
  const at = (now: number): ReturnType<typeof tableViews>[number] | undefined =>
    tableViews([hall], [], now, [booking])[0]
  expect(at(noon - 1)?.state).toBe('free')
  expect([at(noon)?.state, at(noon)?.late]).toEqual(['booked', null])
  expect(at(noon + 75 * minute)?.late).toEqual({ why: 'booking', since: booking.at })
})
