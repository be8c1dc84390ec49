import { describe, expect, test } from 'vitest'
import { byCourse } from '../../kiosk/floor/lines.ts'
import {
  countStates,
  lateAfterMinutes,
  lateOf,
  stateOf,
  tableViews,
} from '../../kiosk/floor/table-state.ts'
import type { SectionDoc, SittingDoc } from '../../schema/sitting.ts'
import { line, minute, noon } from './cashier-kit.ts'

const nothing = { held: 0, sent: 0, started: 0, ready: 0, served: 0 }

const party = (facts: Partial<SittingDoc> = {}): SittingDoc => ({
  sittingId: 'party',
  outletId: 'restaurant',
  tableIds: ['one'],
  label: 'T1',
  party: '',
  guests: 2,
  pin: '4821',
  isSelfSeated: false,
  serverId: 'farida',
  state: 'seated',
  orderId: 'party',
  billId: 'bill',
  amount: 10_000,
  lines: nothing,
  sentSince: null,
  readySince: null,
  billAskedAt: null,
  calledAt: null,
  mergedIntoId: null,
  openedAt: noon,
  paidAt: null,
  closedAt: null,
  rev: 1,
  ...facts,
})

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
  tables: ['one', 'two', 'three'].map((tableId, i) => ({
    tableId,
    number: String(i + 1),
    shape: 'round',
    seats: 2,
    x: 0,
    y: 0,
    width: 7,
    height: 7,
    turn: 0,
    isOutOfOrder: tableId === 'three',
    reason: tableId === 'three' ? 'Loose leg' : '',
  })),
}

describe('a party', () => {
  test.each([
    ['seated', {}],
    ['seated', { lines: { ...nothing, served: 2 } }],
    ['sent', { lines: { ...nothing, sent: 1, served: 2 } }],
    ['ready', { lines: { ...nothing, sent: 1, ready: 1 } }],
    ['bill', { lines: { ...nothing, ready: 1 }, billAskedAt: noon }],
    ['paid', { state: 'paid', billAskedAt: noon }],
  ] as const)('stands at %s', (state, facts) => {
    expect(stateOf(party(facts))).toBe(state)
  })

  test.each([
    ['order', {}],
    ['kitchen', { lines: { ...nothing, sent: 1 }, sentSince: noon }],
    ['serve', { lines: { ...nothing, ready: 1 }, readySince: noon }],
    ['bill', { billAskedAt: noon }],
    ['clean', { state: 'paid', paidAt: noon }],
  ] as const)('waits too long for %s at its minute, and not before', (why, facts) => {
    const at = noon + lateAfterMinutes[why] * minute
    expect(lateOf(party(facts), at - 1)).toBe(null)
    expect(lateOf(party(facts), at)).toEqual({ why, since: noon })
  })

  test('that has eaten and asks for nothing waits for nothing', () => {
    expect(lateOf(party({ lines: { ...nothing, served: 3 } }), noon + 600 * minute)).toBe(null)
  })
})

describe('a table', () => {
  const views = (...sittings: readonly SittingDoc[]): ReturnType<typeof tableViews> =>
    tableViews([hall], sittings, noon + minute)

  test('is free, taken or out of order', () => {
    expect(views(party()).map(({ state }) => state)).toEqual(['seated', 'free', 'blocked'])
    expect(Object.fromEntries(countStates(views(party())))).toEqual({
      seated: 1,
      free: 1,
      blocked: 1,
    })
  })

  test('of two parties shows the one that is more urgent, and both of them together', () => {
    const other = party({ sittingId: 'other', guests: 3, billAskedAt: noon, openedAt: noon + 1 })
    expect(views(other, party())[0]).toMatchObject({ state: 'bill', guests: 5, since: noon })
  })

  test('is shown for every table of a party, and for none of one that has gone or was merged', () => {
    expect(views(party({ tableIds: ['one', 'two'] })).map(({ guests }) => guests)).toEqual([
      2, 2, 0,
    ])
    const gone = [party({ state: 'closed', closedAt: noon }), party({ state: 'merged' })]
    expect(views(...gone).map(({ state }) => state)).toEqual(['free', 'free', 'blocked'])
  })
})

test('lines stand course by course and seat by seat, the table’s own first', () => {
  const lines = [
    line('Tea', 20, { course: 2, seat: 2 }),
    line('Water', 20),
    line('Dal', 20, { course: 1, seat: 2 }),
    line('Roti', 20, { course: 1 }),
    line('Rice', 20, { course: 1, seat: 1 }),
  ]
  expect(byCourse(lines).map((one) => [one.course, one.lines.map(({ lineId }) => lineId)])).toEqual(
    [
      [null, ['Water']],
      [1, ['Roti', 'Rice', 'Dal']],
      [2, ['Tea']],
    ],
  )
})
