import { describe, expect, test } from 'vitest'
import { approversOf } from '../../kiosk/lib/frame/approvers.ts'
import {
  doubtfulAt,
  drawerState,
  kickOf,
  paperOf,
  type PrinterFacts,
} from '../../kiosk/cashier/paper.ts'
import {
  beingSettled,
  billAfter,
  openBills,
  paidBy,
  piecesOf,
  settledBills,
} from '../../kiosk/cashier/bills/queue.ts'
import { qtyOf } from '../../kiosk/cashier/say.ts'
import { findBills } from '../../kiosk/cashier/bills/search.ts'
import { roleSeeds } from '../../schema/role-seeds.ts'
import type { BillDoc, BillLine } from '../../schema/bill.ts'
import type { JobDoc } from '../../schema/device.ts'
import { users } from '../../hub/demo/users.ts'
import { bill, job, line, minute, noon } from './cashier-kit.ts'

const tokens = (bills: readonly BillDoc[]): readonly number[] => bills.map(({ token }) => token)
const none: ReadonlySet<string> = new Set()

const paid = (token: number, minutesAgo: number, facts: Partial<BillDoc> = {}): BillDoc =>
  bill(token, minutesAgo + 5, [line('Samosa', 20)], {
    state: 'settled',
    settledAt: noon - minutesAgo * minute,
    settledBy: 'meena',
    invoice: {
      invoiceId: `invoice-${token}`,
      number: `M1/26-27/000${token}`,
      kind: 'tax_invoice',
      issuedAt: noon,
    },
    payments: [
      {
        paymentId: 'p',
        kind: 'cash',
        amount: 2000,
        offered: 2000,
        change: 0,
        reference: '',
        isPart: false,
      },
    ],
    ...facts,
  })

/** A part of a line that was split. */
const cut = (name: string, qtyMilli: number, ofMilli: number): BillLine => ({
  ...line(name, 20, { qtyMilli }),
  part: { fromMilli: 0, ofMilli },
})

describe('the queue', () => {
  const waiting = [bill(3, 2, [line('Samosa', 20)]), bill(1, 9, [line('Jalebi', 60)]), paid(2, 4)]

  test('shows who has waited longest on top, and nobody who has paid', () => {
    expect(tokens(openBills(waiting, none))).toEqual([1, 3])
  })

  test('lets a bill go once its money was taken, though the hub has not heard of it yet', () => {
    const taken = beingSettled([
      { name: 'bill.settle', args: { billId: 'bill-1', tenders: [] } },
      { name: 'receipt.reprint', args: { billId: 'bill-3' } },
      { name: 'bill.settle', args: null },
    ])
    expect(tokens(openBills(waiting, taken))).toEqual([3])
  })

  test('keeps the last bills paid today, last first, and none of yesterday', () => {
    const bills = [paid(1, 30), paid(2, 10), paid(3, 20, { businessDate: 2026_11_20 })]
    expect(tokens(settledBills(bills, 2026_11_21))).toEqual([2, 1])
  })

  test('goes on to the next bill, and from the last to the first', () => {
    const open = openBills(waiting, none)
    expect(billAfter(open, 'bill-1', 1)?.token).toBe(3)
    expect(billAfter(open, 'bill-3', 1)?.token).toBe(1)
    expect(billAfter(open, 'bill-1', -1)?.token).toBe(3)
    expect(billAfter(open, null, 1)?.token).toBe(1)
    expect(billAfter([], null, 1)).toBeUndefined()
  })

  test('counts pieces, and a box of sweets by weight as one', () => {
    const lines = [
      line('Samosa', 20, { qtyMilli: 6000 }),
      line('Kaju katli', 900, { qtyMilli: 350, unit: 'kg' }),
    ]
    expect(piecesOf({ lines })).toBe(7)
  })

  test('counts a gift box as one, whatever lies in it', () => {
    const packing = {
      box: { no: 1, containerId: 'box', names: { en: 'Gift box', hi: '' }, targetMilli: 500 },
    }
    const inside = ['Kaju katli', 'Milk cake', 'Carton'].map((name) => line(name, 100, { packing }))
    expect(piecesOf({ lines: [...inside, line('Samosa', 20, { qtyMilli: 2000 })] })).toBe(3)
  })

  test('counts half a piece as one, and says a split line as it is spoken', () => {
    expect(piecesOf({ lines: [cut('Naan', 500, 1000), cut('Samosa', 1500, 3000)] })).toBe(3)
    expect(
      [
        [500, 1000],
        [1500, 3000],
        [333, 1000],
        [1333, 4000],
        [2000, 4000],
      ].map(([qty = 0, of = 0]) => qtyOf(cut('Naan', qty, of))),
    ).toEqual(['½ ×', '1½ ×', '1/3 ×', '1 1/3 ×', '2 ×'])
  })

  test('says how a bill was paid', () => {
    const upi = {
      paymentId: 'q',
      kind: 'upi',
      amount: 1,
      offered: 1,
      change: 0,
      reference: '',
      isPart: false,
    } as const
    expect(paidBy(paid(1, 1))).toBe('cash')
    expect(paidBy(paid(1, 1, { payments: [...paid(1, 1).payments, upi] }))).toBe('mixed')
  })
})

describe('finding a bill', () => {
  const katli = { en: 'Kaju katli', hi: 'काजू कतली' }
  const bills = [
    bill(1, 9, [line('Samosa', 120)]),
    bill(12, 8, [line('Kaju katli', 392, { names: katli })]),
    bill(120, 7, [line('Jalebi', 60)]),
    paid(7, 3),
  ]
  const found = (typed: string): readonly number[] => tokens(findBills(bills, typed, 2))

  test('by its token first, then by amount, then by how the token begins', () => {
    expect(found('120')).toEqual([120, 1])
    expect(found('12')).toEqual([12, 120, 1])
  })

  test('by its table before anything else, also one of two that were put together', () => {
    const tables = [
      bill(5, 9, [line('Samosa', 120)]),
      bill(31, 8, [line('Dal', 60)], { tableLabel: 'T5' }),
      bill(32, 7, [line('Dal', 60)], { tableLabel: 'T6 + T7' }),
    ]
    const at = (typed: string): readonly number[] => tokens(findBills(tables, typed, 2))
    expect(at('t5')).toEqual([31])
    expect(at('T7')).toEqual([32])
    expect(at('5')).toEqual([5])
  })

  test('by what it comes to, with or without the sign and the paise', () => {
    expect(found('₹392')).toEqual([12])
    expect(found('392.00')).toEqual([12])
  })

  test('by something that is on it, in either language', () => {
    expect(found('katli')).toEqual([12])
    expect(found('कतली काजू')).toEqual([12])
  })

  test('by the last figures of its invoice', () => {
    expect(found('0007')).toEqual([7])
  })

  test('shows all of them while nothing is typed, and none where nothing fits', () => {
    expect(found('  ')).toEqual([1, 12, 120, 7])
    expect(found('pizza')).toEqual([])
  })
})

const printer = (state: PrinterFacts['state']) => (): PrinterFacts => ({
  state,
  reasons: state === 'offline' ? ['paper_out'] : [],
  waiting: 3,
})

describe('the paper of a bill', () => {
  test('is printing, then printed', () => {
    expect(paperOf([job({})], 'bill-1', printer('online'))).toEqual({ kind: 'printing' })
    expect(paperOf([job({ state: 'done' })], 'bill-1', printer('online'))).toEqual({
      kind: 'printed',
      copy: 1,
    })
  })

  test('waits where the printer has no paper, and says how many wait with it', () => {
    expect(paperOf([job({})], 'bill-1', printer('offline'))).toEqual({
      kind: 'waiting',
      waiting: 3,
      reason: 'paper_out',
    })
    expect(paperOf([job({})], 'bill-1', printer('away'))).toMatchObject({ kind: 'waiting' })
    expect(paperOf([job({})], 'bill-1', printer('unknown'))).toMatchObject({ kind: 'waiting' })
  })

  test('asks a person where nobody knows, and the last copy is the one that counts', () => {
    const first = job({ state: 'ambiguous' })
    expect(paperOf([first], 'bill-1', printer('online'))).toEqual({
      kind: 'doubtful',
      jobId: 'job-1',
    })
    const second = job({ jobId: 'job-2', copy: 2, createdAt: noon + 1 })
    expect(paperOf([second, first], 'bill-1', printer('online'))).toEqual({ kind: 'printing' })
  })

  test('is not talked of where there is none', () => {
    expect(paperOf([job({ about: 'bill:bill-9' })], 'bill-1', printer('online'))).toEqual({
      kind: 'none',
    })
    expect(paperOf([job({ kind: 'kick' })], 'bill-1', printer('online'))).toEqual({ kind: 'none' })
  })

  test('that is doubtful is asked about at the desk whose printer it is', () => {
    const jobs = [
      job({ jobId: 'b', state: 'failed', createdAt: noon + 1 }),
      job({ jobId: 'a', state: 'ambiguous' }),
      job({ jobId: 'c', state: 'done' }),
      job({ jobId: 'd', state: 'failed', printerId: 'another' }),
      job({ jobId: 'e', state: 'failed', kind: 'kick' }),
    ]
    expect(doubtfulAt(jobs, 'counter-receipt').map(({ jobId }) => jobId)).toEqual(['a', 'b'])
    expect(doubtfulAt(jobs, null)).toEqual([])
  })
})

const states = ['queued', 'done', 'expired', 'failed'] as const
const kick = (state: JobDoc['state']): JobDoc =>
  job({ kind: 'kick', state, expiresAt: noon + 8_000 })

describe('the drawer', () => {
  test('was asked, has opened, or the moment has passed', () => {
    const kicks = states.map((state) => kickOf([kick(state)], 'bill-1', noon))
    expect(kicks).toEqual(['asked', 'opened', 'late', 'late'])
    expect(kickOf([job({})], 'bill-1', noon)).toBe('none')
  })

  test('has missed its moment where nobody fetched the kick in time', () => {
    expect(kickOf([kick('queued')], 'bill-1', noon + 8_000)).toBe('late')
  })

  test('is only spoken of where this desk has one', () => {
    expect(drawerState([], null)).toBe('none')
  })
})

describe('who may approve a reprint', () => {
  const people = users.map(({ id, name, roleId, language }) => ({
    userId: id,
    name,
    roleId,
    language,
  }))

  test('is whoever may do it alone, and never the one who asks', () => {
    const ids = approversOf(people, roleSeeds, 'receipt.reprint', 'meena').map(
      ({ userId }) => userId,
    )
    expect(ids).toEqual(['asha', 'imran'])
    expect(
      approversOf(people, roleSeeds, 'receipt.reprint', 'imran').map(({ userId }) => userId),
    ).toEqual(['asha'])
  })

  test('may be somebody in a role only the hub knows', () => {
    const guest = { userId: 'x', name: 'X', roleId: 'floor-lead', language: 'en' } as const
    expect(approversOf([guest], roleSeeds, 'receipt.reprint', 'meena')).toEqual([guest])
  })
})
