import { assert, constantFrom, array, integer, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageOf, bandOf } from '../../kiosk/kitchen/age.ts'
import {
  averageMs,
  catchUp,
  forget,
  intend,
  intentsOf,
  openTickets,
  recallable,
  withIntents,
  type Intents,
} from '../../kiosk/kitchen/rail.ts'
import type { TicketDoc } from '../../schema/ticket.ts'
import { bumped, minute, noon, ticket } from './kitchen-kit.ts'

const none: Intents = new Map()
const tokens = (tickets: readonly TicketDoc[]): readonly number[] =>
  tickets.map(({ token }) => token)

describe('the rail', () => {
  test('shows what has to be made, oldest first', () => {
    expect(tokens(openTickets([ticket(3, 1), bumped(2, 9, 4), ticket(1, 7)]))).toEqual([1, 3])
  })

  test('keeps two tickets of the same moment in the order of their making', () => {
    expect(tokens(openTickets([ticket(8, 5), ticket(7, 5)]))).toEqual([7, 8])
  })

  test('loses a ticket at the tap, before the hub has said a word', () => {
    const rail = [ticket(1, 7), ticket(2, 3)]
    const intents = intend(none, rail[0]!, 'bumped', noon)
    expect(tokens(openTickets(withIntents(rail, intents)))).toEqual([2])
    expect(recallable(withIntents(rail, intents))[0]).toMatchObject({ token: 1, bumpedAt: noon })
  })

  test('brings a recalled ticket back to its own place, not to the end', () => {
    const rail = [ticket(1, 9), bumped(2, 7, 2), ticket(3, 5)]
    const intents = intend(none, rail[1]!, 'fired', noon)
    expect(tokens(openTickets(withIntents(rail, intents)))).toEqual([1, 2, 3])
  })

  test('does not flicker when bump and recall are tapped faster than the hub answers', () => {
    const asked = intend(intend(none, ticket(1, 5), 'bumped', noon), ticket(1, 5), 'fired', noon)
    const afterBump = { ...ticket(1, 5), state: 'bumped', bumpedAt: noon, rev: 2 } as const
    const waiting = catchUp(asked, [afterBump])
    expect(tokens(openTickets(withIntents([afterBump], waiting)))).toEqual([1])
    const afterRecall = { ...ticket(1, 5), rev: 3, recalls: 1 }
    expect(catchUp(waiting, [afterRecall]).size).toBe(0)
  })

  test('does not flicker back when the hub first says that the ticket was seen', () => {
    const intents = intend(none, ticket(1, 5), 'bumped', noon)
    const seen = ticket(1, 5, { rev: 2, seenAt: noon })
    expect(tokens(openTickets(withIntents([seen], catchUp(intents, [seen]))))).toEqual([])
  })

  test('puts a rush before everything else', () => {
    expect(tokens(openTickets([ticket(1, 7), ticket(2, 3, { isRush: true })]))).toEqual([2, 1])
  })

  test('puts a ticket back where the hub refused the tap', () => {
    const intents = intend(none, ticket(1, 5), 'bumped', noon)
    expect(tokens(openTickets(withIntents([ticket(1, 5)], forget(intents, 'ticket-001'))))).toEqual(
      [1],
    )
  })

  test('after a reload still shows what was tapped and not yet sent', () => {
    const rail = [ticket(1, 5), bumped(2, 9, 1)]
    const waiting = [
      { name: 'ticket.bump', args: { ticketId: 'ticket-001' }, sentAt: noon },
      { name: 'ticket.recall', args: { ticketId: 'ticket-002' }, sentAt: noon },
      { name: 'ticket.bump', args: { ticketId: 'long-gone' }, sentAt: noon },
    ]
    expect(tokens(openTickets(withIntents(rail, intentsOf(waiting, rail))))).toEqual([2])
  })

  test('whatever is tapped in whatever order, the last tap decides until the hub has answered them all', () => {
    const taps = array(constantFrom('bumped' as const, 'fired' as const), {
      minLength: 1,
      maxLength: 8,
    })
    assert(
      property(taps, (states) => {
        const intents = states.reduce((all, state) => intend(all, ticket(1, 5), state, noon), none)
        const answered = (count: number): TicketDoc => ({
          ...ticket(1, 5),
          rev: 1 + count,
          state: states[count - 1] ?? 'fired',
        })
        states.forEach((_, count) => {
          const doc = answered(count)
          const [shown] = withIntents([doc], catchUp(intents, [doc]))
          expect(shown?.state).toBe(states.at(-1))
        })
        expect(catchUp(intents, [answered(states.length)]).size).toBe(0)
      }),
    )
  })
})

describe('the recall list', () => {
  test('offers the last twenty, last done first', () => {
    const done = Array.from({ length: 30 }, (_, i) => bumped(i + 1, 60 - i, 5))
    expect(tokens(recallable(done))).toEqual(Array.from({ length: 20 }, (_, i) => 30 - i))
  })
})

describe('the average of today', () => {
  test('is the time from fired to bumped', () => {
    expect(averageMs([bumped(1, 20, 4), bumped(2, 10, 8), ticket(3, 1)], 2026_11_21)).toBe(
      6 * minute,
    )
  })

  test('leaves yesterday out, and says nothing before the first ticket is done', () => {
    expect(averageMs([{ ...bumped(1, 20, 4), businessDate: 2026_11_20 }], 2026_11_21)).toBeNull()
    expect(averageMs([ticket(1, 2)], 2026_11_21)).toBeNull()
  })
})

describe('the age of a ticket', () => {
  test('is calm, then amber at five minutes, then red at eight', () => {
    expect(bandOf(5 * minute - 1)).toBe('calm')
    expect(bandOf(5 * minute)).toBe('soon')
    expect(bandOf(8 * minute - 1)).toBe('soon')
    expect(bandOf(8 * minute)).toBe('late')
  })

  test('is never below zero on a screen whose clock is behind', () => {
    assert(
      property(
        tuple(integer({ min: -600, max: 600 }), integer({ min: 0, max: 600 })),
        ([ahead, ago]) => ageOf(ticket(1, ago), noon - ahead * minute) >= 0,
      ),
    )
  })
})
