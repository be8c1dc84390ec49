import { describe, expect, test } from 'vitest'
import { allDay } from '../../kiosk/kitchen/all-day.ts'
import { fitting } from '../../kiosk/kitchen/fit.ts'
import { shapeOf } from '../../kiosk/kitchen/settings.ts'
import { expectRecall, tonesFor } from '../../kiosk/kitchen/tones.ts'
import { trustIn } from '../../kiosk/kitchen/trust.ts'
import { chosen, line, minute, noon, ticket } from './kitchen-kit.ts'

describe('the kitchen hears', () => {
  const morning = tonesFor(null, [ticket(1, 2), ticket(2, 20)], noon).heard

  test('nothing when the screen opens, however full the rail is', () => {
    expect(tonesFor(null, [ticket(1, 2), ticket(2, 20)], noon).tones).toEqual([])
  })

  test('one tone for new tickets, even where three come at once', () => {
    const open = [ticket(1, 2), ticket(2, 20), ticket(3, 0), ticket(4, 0), ticket(5, 0)]
    const { heard, tones } = tonesFor(morning, open, noon)
    expect(tones).toEqual(['new'])
    expect(tonesFor(heard, open, noon).tones).toEqual([])
  })

  test('another one, once, when a ticket turns red', () => {
    const { heard, tones } = tonesFor(morning, [ticket(1, 2)], noon + 6 * minute)
    expect(tones).toEqual(['late'])
    expect(tonesFor(heard, [ticket(1, 2)], noon + 7 * minute).tones).toEqual([])
  })

  test('a third when somebody brings a ticket back, and not the one for new', () => {
    const { heard } = tonesFor(morning, [ticket(2, 20)], noon)
    expect(tonesFor(heard, [ticket(1, 2, { recalls: 1 }), ticket(2, 20)], noon).tones).toEqual([
      'changed',
    ])
  })
})

describe('all-day', () => {
  test('adds up what all open tickets ask for, most first, with how it is wanted', () => {
    const rows = allDay([
      ticket(1, 5, {
        lines: [
          line('Vada pav', { qtyMilli: 3000 }),
          line('Pani puri', { modifiers: chosen('Hot') }),
        ],
      }),
      ticket(2, 4, {
        lines: [line('Pani puri', { qtyMilli: 4000, modifiers: chosen('Sweet') })],
      }),
    ])
    expect(rows.map(({ names, qtyMilli }) => [names.en, qtyMilli])).toEqual([
      ['Pani puri', 5000],
      ['Vada pav', 3000],
    ])
    expect(rows[0]?.modifiers.map(({ names, qtyMilli }) => [names.en, qtyMilli])).toEqual([
      ['Sweet', 4000],
      ['Hot', 1000],
    ])
    expect(rows[0]?.ticketIds).toEqual(['ticket-001', 'ticket-002'])
  })

  test('keeps sizes apart and takes off what was cancelled', () => {
    const half = { variantNames: { en: 'Half' } }
    const rows = allDay([
      ticket(1, 5, { lines: [line('Dal', { qtyMilli: 2000 }), line('Dal', half), line('Roti')] }),
      ticket(2, 4, { lines: [line('Dal', { change: 'void' }), line('Roti', { change: 'void' })] }),
    ])
    expect(
      rows.map(({ names, variantNames, qtyMilli }) => [names.en, variantNames?.en, qtyMilli]),
    ).toEqual([
      ['Dal', undefined, 1000],
      ['Dal', 'Half', 1000],
    ])
  })

  test('is empty when nothing is to be made', () => {
    expect(allDay([])).toEqual([])
  })
})

describe('the wall can be believed', () => {
  const heardAt = noon

  test('as long as a beat comes every five seconds, a little late included', () => {
    expect(trustIn({ now: noon + 7_000, heardAt, isAway: false })).toEqual({
      isQuiet: false,
      agoMs: 7_000,
    })
  })

  test('no longer once a beat is missing, or the hub has gone', () => {
    expect(trustIn({ now: noon + 8_000, heardAt, isAway: false }).isQuiet).toBe(true)
    expect(trustIn({ now: noon + 1_000, heardAt, isAway: true }).isQuiet).toBe(true)
  })

  test('and it shows no age before the hub was first heard', () => {
    expect(trustIn({ now: noon, heardAt: 0, isAway: false })).toEqual({
      isQuiet: false,
      agoMs: null,
    })
  })
})

describe('bringing back a ticket oneself', () => {
  test('makes no sound', () => {
    const { heard } = tonesFor(null, [ticket(1, 2), ticket(2, 20)], noon)
    const expected = expectRecall(heard, ticket(1, 2))
    expect(tonesFor(expected, [ticket(1, 2, { recalls: 1 }), ticket(2, 20)], noon).tones).toEqual(
      [],
    )
  })
})

describe('the grid', () => {
  test('stands on end where the wall does', () => {
    expect(shapeOf('4x2', false)).toEqual({ columns: 4, rows: 2 })
    expect(shapeOf('4x2', true)).toEqual({ columns: 2, rows: 4 })
    expect(shapeOf('3x2', true)).toEqual({ columns: 2, rows: 3 })
    expect(shapeOf('6x3', true)).toEqual({ columns: 3, rows: 6 })
  })

  test('takes more and smaller cards once the tickets want a second page', () => {
    expect(fitting('4x2', { large: 8, small: 8 })).toBe('4x2')
    expect(fitting('4x2', { large: 9, small: 9 })).toBe('6x3')
    expect(fitting('4x2', { large: 30, small: 30 })).toBe('6x3')
  })

  test('keeps its large letters where small cards show no more, or cannot be read', () => {
    expect(fitting('4x2', { large: 12, small: 24 })).toBe('4x2')
    expect(fitting('4x2', { large: 30, small: null })).toBe('4x2')
    expect(fitting('6x3', { large: 30, small: null })).toBe('4x2')
  })

  test('goes back once there is room to spare, not at the first ticket that is done', () => {
    expect(fitting('6x3', { large: 8, small: 8 })).toBe('6x3')
    expect(fitting('6x3', { large: 7, small: 7 })).toBe('6x3')
    expect(fitting('6x3', { large: 6, small: 6 })).toBe('4x2')
  })
})
