import { beforeEach, describe, expect, test } from 'vitest'
import { createSeeing, type Seeing } from '../../kiosk/kitchen/see.ts'
import { noon, ticket } from './kitchen-kit.ts'

let paints: (() => void)[]
let told: (readonly string[])[]
let isAway: boolean
let seeing: Seeing

beforeEach(() => {
  paints = []
  told = []
  isAway = false
  seeing = createSeeing({
    afterPaint: (then) => void paints.push(then),
    tell: (ticketIds) => {
      if (!isAway) told.push(ticketIds)
      return !isAway
    },
  })
})

const paint = (): void => paints.splice(0).forEach((then) => then())

describe('a wall', () => {
  test('tells what it has painted, once', () => {
    seeing.show([ticket(1, 2), ticket(2, 1)])
    expect(told).toEqual([])
    paint()
    expect(told).toEqual([['ticket-001', 'ticket-002']])
    seeing.show([ticket(1, 2), ticket(2, 1)])
    paint()
    expect(told).toHaveLength(1)
  })

  test('that paints nothing says nothing: it is in the background, or asleep', () => {
    seeing.show([ticket(1, 2)])
    seeing.show([ticket(1, 2), ticket(2, 1)])
    expect([paints.length, told]).toEqual([1, []])
    paint()
    expect(told).toEqual([['ticket-001', 'ticket-002']])
  })

  test('leaves out what the hub knows to be seen, by whichever screen', () => {
    seeing.show([ticket(1, 2, { seenAt: noon }), ticket(2, 1)])
    paint()
    expect(told).toEqual([['ticket-002']])
  })

  test('tells of a held course again when it is fired', () => {
    seeing.show([ticket(1, 2, { state: 'held' })])
    paint()
    seeing.show([ticket(1, 0)])
    paint()
    expect(told).toEqual([['ticket-001'], ['ticket-001']])
  })

  test('tells as soon as the hub is back what it could not tell while it was away', () => {
    isAway = true
    seeing.show([ticket(1, 2)])
    paint()
    isAway = false
    seeing.show([ticket(1, 2)])
    paint()
    expect(told).toEqual([['ticket-001']])
  })

  test('names two hundred tickets in commands the hub takes', () => {
    seeing.show(Array.from({ length: 200 }, (_, i) => ticket(i, 1)))
    paint()
    expect(told.map(({ length }) => length)).toEqual([100, 100])
  })
})
