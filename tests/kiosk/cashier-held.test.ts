import { describe, expect, test } from 'vitest'
import {
  heirOf,
  lostOf,
  moved,
  movesOf,
  stillHeld,
  straysOf,
} from '../../kiosk/cashier/bills/held.ts'
import { byKind, type Drafts } from '../../kiosk/lib/pay/held/money.ts'
import { takenBy } from '../../kiosk/lib/pay/taken-by.ts'
import type { Tender } from '../../kiosk/lib/pay/tender.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { HeldDoc } from '../../schema/held.ts'
import { bill, line } from './cashier-kit.ts'

const samosa = [line('Samosa', 20)]
const part = (kind: Tender['kind'], rupees: number, reference = ''): Tender => ({
  kind,
  amount: rupees * 100,
  reference,
})
const why = (code: Parameters<typeof stillHeld>[1]['code'], reference = '') => ({
  code,
  facts: { reference },
})

/** The drafts once everything has gone where it belongs. */
const go = (drafts: Drafts, bills: readonly BillDoc[]): Drafts =>
  movesOf(drafts, bills, []).reduce(moved, drafts)

describe('a settlement the hub refuses', () => {
  const cash = part('cash', 200)
  const upi = part('upi', 210, '4821')

  test('leaves all that was handed over, whatever has become of the bill', () => {
    for (const code of [
      'bill.void',
      'bill.already-settled',
      'tender.over',
      'tender.short',
    ] as const)
      expect(stillHeld([cash, upi], why(code))).toEqual([cash, upi])
    expect(stillHeld([upi, part('cash', 500)], why('till.which'))).toHaveLength(2)
    expect(stillHeld([cash, part('voucher', 50)], why('bill.void'))).toHaveLength(2)
    expect(stillHeld([], why('bill.void'))).toEqual([])
  })

  test('leaves nothing of the tender that was no money after all', () => {
    expect(stillHeld([cash, upi], why('tender.reference-used', '4821'))).toEqual([cash])
    expect(stillHeld([cash, upi], why('tender.reference-received', '4821'))).toEqual([cash])
    expect(stillHeld([cash, part('voucher', 50)], why('voucher.short'))).toEqual([cash])
    expect(stillHeld([cash, part('account', 50)], why('bill.void'))).toEqual([cash])
  })

  test('leaves the money of this tender where an earlier one was refused', () => {
    const last = part('card', 100)
    expect(stillHeld([upi, last], why('tender.reference-used', '4821'))).toEqual([upi, last])
    expect(stillHeld([part('wallet', 50), last], why('wallet.short'))).toHaveLength(2)
  })

  test('and that nobody waited for says what it had taken, of cash away from the hub what stayed', () => {
    const tenders = takenBy(
      [
        { kind: 'upi', offered: 100_00, reference: '77' },
        { kind: 'account', offered: 50_00 },
        { kind: 'cash', offered: 500_00, kept: 392_00 },
      ],
      0,
    )
    expect(tenders).toMatchObject([
      { kind: 'upi', amount: 100_00, reference: '77' },
      { kind: 'cash', amount: 392_00 },
    ])
    expect(takenBy([{ kind: 'card', offered: 'exact' }], 60_00)).toMatchObject([{ amount: 60_00 }])
    expect(takenBy([{ kind: 'card', offered: 'exact' }], 0)).toEqual([])
  })
})

describe('money held', () => {
  const four = bill(4, 9, samosa)
  const five = bill(5, 8, samosa)
  const merged: BillDoc = { ...four, state: 'void', lines: [], mergedInto: five.billId }
  const upi = part('upi', 210, '4821')

  test('goes with what it was taken for: to the whole, to the other party, to another slip', () => {
    const whole = bill(1, 9, samosa)
    const cut = bill(2, 8, [], { state: 'void', orderId: whole.orderId })
    const slip = bill(3, 7, [], { state: 'void' })
    const all = [whole, cut, slip, merged, five]
    const slips = [{ slipId: slip.orderId, withId: whole.orderId }]
    expect(heirOf(cut.billId, all, slips)).toBe(whole.billId)
    expect(heirOf(slip.billId, all, slips)).toBe(whole.billId)
    expect(heirOf(slip.billId, all, [])).toBeUndefined()
    expect(heirOf(whole.billId, all, slips)).toBeUndefined()
    expect(heirOf(merged.billId, all, [])).toBe(five.billId)
    // A part of the bill that was put on another one.
    const old = bill(6, 3, [], { state: 'void', orderId: merged.orderId })
    expect(heirOf(old.billId, [...all, old], [])).toBe(five.billId)
  })

  test('goes nowhere by itself where it might belong to either of two', () => {
    const first = bill(1, 9, samosa, { isSplit: true })
    const second = bill(2, 9, samosa, { isSplit: true, orderId: first.orderId })
    const gone = bill(3, 9, [], { isSplit: true, orderId: first.orderId, state: 'void' })
    expect(heirOf(gone.billId, [first, second, gone], [])).toBeUndefined()
  })

  test('stands with the other party once, and is home again when the two part', () => {
    const before: Drafts = { [four.billId]: [upi], [five.billId]: [part('cash', 50)] }
    const together = go(before, [merged, five])
    expect(together).toEqual({
      [five.billId]: [part('cash', 50), { ...upi, from: four.billId }],
    })
    expect(movesOf(together, [merged, five], [])).toEqual([])
    expect(go(together, [four, five])).toEqual({
      [five.billId]: [part('cash', 50)],
      [four.billId]: [upi],
    })
  })

  test('with no open bill is in sight, whatever has become of its bill', () => {
    const paid: BillDoc = { ...four, state: 'settled' }
    const drafts: Drafts = {
      [four.billId]: [upi],
      [five.billId]: [upi],
      gone: [upi],
      unheard: [upi],
    }
    const known = new Map<string, BillDoc | null>([
      [four.billId, paid],
      [five.billId, five],
      ['gone', null],
    ])
    expect(straysOf(drafts, known)).toEqual([
      { billId: four.billId, bill: paid, tenders: [upi] },
      { billId: 'gone', bill: null, tenders: [upi] },
    ])
  })

  test('is told of by the way it came', () => {
    expect(byKind([upi, part('cash', 50), part('upi', 90)])).toEqual([
      { kind: 'upi', amount: 300_00 },
      { kind: 'cash', amount: 50_00 },
    ])
  })
})

/** Money at a screen that is not there, unless another is named. */
const doc = (heldId: string, billId: string, deviceId = 'dead') =>
  ({ heldId, billId, deviceId }) as HeldDoc

test('money of a screen that is not there is lost from sight once its bill is not open any more', () => {
  const open = bill(1, 1, samosa)
  const onto = { ...bill(2, 2, samosa), merged: [{ billId: 'three', token: 3, tableLabel: '' }] }
  const paid = { ...bill(4, 4, samosa), state: 'settled' } as const
  const docs = [
    doc('a', open.billId),
    doc('b', 'three'),
    doc('c', paid.billId),
    doc('d', 'older'),
    doc('e', paid.billId, 'there'),
  ]
  const lost = lostOf(docs, [open, onto, paid], (deviceId) => deviceId === 'there')
  expect(lost.map(({ heldId }) => heldId)).toEqual(['c', 'd'])
})
