/** Money held on a screen: what two tabs do to it at once, and what the hub is told of it. */
import { describe, expect, test } from 'vitest'
import { dueOf, elsewhereOf, sayOf } from '../../kiosk/lib/pay/held/due.ts'
import {
  allNamed,
  applied,
  changeBetween,
  identified,
  nothingKept,
  type Drafts,
  type HeldTender,
  type Kept,
} from '../../kiosk/lib/pay/held/money.ts'
import type { HeldDoc } from '../../schema/held.ts'

const upi = (heldId: string, amount = 20_00): HeldTender => ({
  heldId,
  kind: 'upi',
  amount,
  reference: '4821',
})
const kept = (drafts: Drafts, ...gone: string[]): Kept => ({ drafts, gone })
const ids = (): (() => string) => {
  let last = 0
  return () => `id-${(last += 1)}`
}

describe('what two tabs do at once', () => {
  const before = { five: [upi('a')] }
  /** Each tab has seen the same, and does its own to it. */
  const both = (one: Drafts, other: Drafts): Kept =>
    [one, other].reduce((all, after) => applied(all, changeBetween(before, after)), kept(before))

  test('is done by both: money of one bill, of another, and the same given back', () => {
    const one = { ...before, six: [upi('b')] }
    const other = { five: [upi('a'), upi('c')] }
    expect(both(one, other).drafts).toEqual({ five: [upi('a'), upi('c')], six: [upi('b')] })
    expect(both({}, other)).toEqual(kept({ five: [upi('c')] }, 'a'))
    expect(both({}, {})).toEqual(kept({}, 'a'))
  })

  test('moves money to one place, once', () => {
    const moved = { six: [upi('a')] }
    expect(both(moved, moved).drafts).toEqual(moved)
  })

  test('changes a tender in its place', () => {
    const three = { five: [upi('a'), upi('b'), upi('c')] }
    const less = { five: [upi('a'), upi('b', 15_00), upi('c')] }
    expect(applied(kept(three), changeBetween(three, less)).drafts).toEqual(less)
  })

  test('takes back what was given back by a slip, and the hub hears nothing of it', () => {
    const back = applied(kept({}, 'a'), changeBetween({}, before))
    expect(back).toEqual(kept(before))
  })

  test('is nothing where nothing has changed', () => {
    expect(changeBetween(before, { five: [{ ...upi('a') }] })).toEqual({ puts: [], drops: [] })
    expect(applied(nothingKept, { puts: [], drops: [] })).toEqual(nothingKept)
  })
})

test('every tender has an id, and keeps the one it has', () => {
  const { heldId: _, ...fresh } = upi('')
  expect(allNamed({ five: [fresh, upi('a')] }, ids())).toEqual({ five: [upi('id-1'), upi('a')] })
})

test('a settlement says the id of each tender, also of the one that covers it', () => {
  const { heldId: _, ...last } = upi('', 30_00)
  const told = [
    { kind: 'upi', offered: 20_00 },
    { kind: 'upi', offered: 'exact' },
  ] as const
  const { step, tenders, heldIds } = identified({ taken: [upi('a'), last] }, told, ids())
  expect(step.taken.map(({ heldId }) => heldId)).toEqual(['a', 'id-1'])
  expect(tenders.map(({ heldId }) => heldId)).toEqual(['a', 'id-1'])
  expect([...heldIds]).toEqual(['a', 'id-1'])
})

const doc = (heldId: string, changes: Partial<HeldDoc> = {}): HeldDoc => ({
  heldId,
  outletId: 'counter',
  billId: 'five',
  token: 5,
  tableLabel: '',
  deviceId: 'own',
  kind: 'upi',
  amount: 20_00,
  at: 1,
  takenFrom: null,
  takenBy: null,
  endedAt: null,
  rev: 1,
  ...changes,
})

describe('the hub', () => {
  const nothing = {
    deviceId: 'own',
    onItsWay: new Set<string>(),
    said: new Map<string, string>(),
    cameAt: new Map<string, number>(),
  }
  const due = (here: Kept, docs: readonly HeldDoc[], of: Partial<typeof nothing> = {}) =>
    dueOf(here, new Map(docs.map((one) => [one.heldId, one])), { ...nothing, ...of })
  const one = kept({ five: [upi('a')] })
  const hold = { heldId: 'a', billId: 'five', kind: 'upi', amount: 20_00, reference: '4821' }

  test('is told what it does not know, and where it is otherwise by now', () => {
    expect(due(one, []).tenders).toEqual([hold])
    expect(due(one, [doc('a')]).tenders).toEqual([])
    for (const before of [{ billId: 'six' }, { amount: 15_00 }, { endedAt: 2 }])
      expect(due(one, [doc('a', before)]).tenders).toEqual([hold])
  })

  test('is told for which bill money was taken that is with another one', () => {
    const moved = kept({ five: [{ ...upi('a'), from: 'four' }] })
    expect(due(moved, []).tenders).toEqual([{ ...hold, takenFor: 'four' }])
  })

  test('is told once, and anew where it has said something else since', () => {
    const [first] = due(one, []).tenders
    const said = new Map([['a', first === undefined ? '' : sayOf(first, undefined)]])
    expect(due(one, [], { said }).tenders).toEqual([])
    expect(due(one, [doc('a', { endedAt: 2, rev: 2 })], { said }).tenders).toEqual([hold])
  })

  test('is told what is gone, and nothing of what is in a command on its way', () => {
    expect(due(kept({}, 'a'), [doc('a')]).gone).toEqual(['a'])
    const onItsWay = new Set(['a'])
    expect(due(kept({}, 'a'), [doc('a')], { onItsWay }).gone).toEqual([])
    expect(due(one, [], { onItsWay }).tenders).toEqual([])
  })

  test('says that another screen has taken it over: then it is here no more', () => {
    const there = doc('a', { deviceId: 'other', takenBy: 'asha', rev: 2 })
    const lost = [{ heldId: 'a', deviceId: 'other', takenBy: 'asha' }]
    expect(due(one, [there])).toEqual({ tenders: [], gone: [], lost })
    expect(due(one, [{ ...there, endedAt: 3, rev: 3 }]).lost).toEqual(lost)
  })

  test('is not believed where it has not told yet that it came here', () => {
    const there = doc('a', { deviceId: 'other', rev: 2 })
    const cameAt = new Map([['a', 2]])
    expect(due(one, [there], { cameAt }).lost).toEqual([])
    expect(due(one, [{ ...there, rev: 4 }], { cameAt }).lost).toHaveLength(1)
  })
})

describe('what is held elsewhere', () => {
  const own = { deviceId: 'own', onItsWay: new Set(['b']) }
  const there = (docs: readonly HeldDoc[], here = kept({})) =>
    elsewhereOf(docs, here, own).map(({ heldId }) => heldId)

  test('is at other screens, and not what is booked or given back', () => {
    expect(there([doc('a', { deviceId: 'other' })])).toEqual(['a'])
    expect(there([doc('a', { deviceId: 'other', endedAt: 2 })])).toEqual([])
  })

  test('is here once this screen has it, whatever the hub still says', () => {
    expect(there([doc('a', { deviceId: 'other' })], kept({ five: [upi('a')] }))).toEqual([])
  })

  test('is also what this screen held before its disk was lost', () => {
    expect(there([doc('a')])).toEqual(['a'])
    expect(there([doc('a'), doc('b')], kept({}, 'a'))).toEqual([])
  })
})
