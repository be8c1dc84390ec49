import { array, assert, boolean, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settle } from '../../hub/billing/bill.ts'
import { stillDue } from '../../schema/paid.ts'
import {
  dueFor,
  covered,
  missing,
  named,
  offer,
  settleHeld,
  withBack,
  without,
  type Tender,
} from '../../kiosk/lib/pay/tender.ts'
import type { Meant } from '../../schema/cash-rounding.ts'
import { bill, line } from './cashier-kit.ts'

const always = { cashScope: 'always', cashIncrement: 100 } as const
const cashOnly = { cashScope: 'cash_only', cashIncrement: 100 } as const
/** ₹392 */
const twelve = bill(12, 5, [line('Kaju katli', 392)])
const part = (kind: Tender['kind'], rupees: number): Tender => ({
  kind,
  amount: rupees * 100,
  reference: '',
})

describe('taking the money for a bill', () => {
  test('a ₹500 note for ₹392 settles it at once and gives ₹108 back', () => {
    expect(offer(twelve, always, [], { kind: 'cash', amount: 500_00 })).toEqual({
      kind: 'settle',
      tenders: [{ kind: 'cash', offered: 500_00 }],
      taken: [{ ...part('cash', 500), owner: {} }],
      due: 392_00,
      change: 108_00,
    })
  })

  test('exact cash is told to the hub as exact, not as an amount', () => {
    expect(offer(twelve, always, [], { kind: 'cash', amount: null })).toMatchObject({
      kind: 'settle',
      tenders: [{ kind: 'cash', offered: 'exact' }],
      change: 0,
    })
  })

  test('what was handed over is told to the hub by its amount, so that it pays no other sum unseen', () => {
    const step = offer(twelve, always, [part('cash', 200)], {
      kind: 'upi',
      amount: null,
      reference: '4821',
    })
    if (step.kind !== 'settle') throw new Error('it is covered')
    expect(named(twelve, always, step)).toEqual([
      { kind: 'cash', offered: 200_00 },
      { kind: 'upi', offered: 192_00, reference: '4821' },
    ])
    const free = { ...twelve, total: { ...twelve.total, total: 0, due: 0 } }
    const nothing = offer(free, always, [], { kind: 'cash', amount: null })
    if (nothing.kind !== 'settle') throw new Error('it is covered')
    expect(named(free, always, nothing)).toEqual([{ kind: 'cash', offered: 'exact' }])
  })

  test('coins that are no round sum do not round a bill once more', () => {
    const odd = { ...twelve, total: { ...twelve.total, total: 392_40, due: 392_40 } }
    const coins = { ...part('cash', 0), amount: 200_60 }
    const step = offer(odd, cashOnly, [coins], { kind: 'upi', amount: null })
    if (step.kind !== 'settle') throw new Error('it is covered')
    expect(named(odd, cashOnly, step)).toEqual(step.tenders)
  })

  test('a note that is not enough stands beside what is still missing', () => {
    const step = offer(twelve, always, [], { kind: 'cash', amount: 200_00 })
    expect(step).toMatchObject({ kind: 'part', tenders: [part('cash', 200)] })
    expect(missing(twelve, always, [part('cash', 200)], 'upi')).toBe(192_00)
  })

  test('the rest by UPI settles it, with the reference the guest showed', () => {
    expect(
      offer(twelve, always, [part('cash', 200)], { kind: 'upi', amount: null, reference: '4821' }),
    ).toMatchObject({
      kind: 'settle',
      tenders: [
        { kind: 'cash', offered: 200_00 },
        { kind: 'upi', offered: 'exact', reference: '4821' },
      ],
    })
  })

  test('a card is never charged for more than is left', () => {
    expect(offer(twelve, always, [], { kind: 'card', amount: 400_00 })).toEqual({
      kind: 'over',
      over: 8_00,
    })
    expect(offer(twelve, always, [part('cash', 200)], { kind: 'upi', amount: 200_00 })).toEqual({
      kind: 'over',
      over: 8_00,
    })
  })

  test('cash taken for more than the bill now comes to is settled with the change', () => {
    const held = [part('cash', 450)]
    expect(covered(twelve, always, held)).toEqual({ over: 0, change: 58_00 })
    expect(offer(twelve, always, held, { kind: 'cash', amount: null })).toEqual({
      kind: 'settle',
      tenders: [{ kind: 'cash', offered: 450_00 }],
      taken: held,
      due: 392_00,
      change: 58_00,
    })
  })

  test('UPI taken for more than the bill now comes to goes back by UPI, and then it is paid', () => {
    const held = [part('cash', 100), part('upi', 500)]
    expect(covered(twelve, always, held)).toEqual({ over: 108_00, change: 100_00 })
    expect(offer(twelve, always, held, { kind: 'cash', amount: null })).toMatchObject({
      kind: 'over',
    })
    const back = withBack(held, 108_00)
    expect(back).toEqual({
      kind: 'upi',
      amount: 108_00,
      tenders: [part('cash', 100), part('upi', 392)],
    })
    expect(covered(twelve, always, back?.tenders ?? [])).toEqual({ over: 0, change: 100_00 })
  })

  test('UPI of which the rest goes back in cash covers the bill, and is settled so again and again', () => {
    const upi = { ...part('upi', 500), isOverInCash: true }
    expect(covered(twelve, always, [upi])).toEqual({ over: 0, change: 108_00 })
    expect(settleHeld(twelve, always, [upi])).toMatchObject({
      last: upi,
      step: {
        tenders: [{ kind: 'upi', offered: 500_00, isOverInCash: true }],
        taken: [upi],
        change: 108_00,
      },
    })
    expect(settleHeld(twelve, always, [part('cash', 100), upi])).toMatchObject({
      step: { change: 208_00, taken: [upi, part('cash', 100)] },
    })
  })

  test('a bill with something missing, or nothing taken, is not covered', () => {
    expect(covered(twelve, always, [])).toBeNull()
    expect(covered(twelve, always, [part('upi', 391)])).toBeNull()
  })

  test('a chip taken back is missing again', () => {
    const chips = [part('cash', 200), part('card', 100)]
    expect(missing(twelve, always, without(chips, 0), 'cash')).toBe(292_00)
  })

  test('cash taken while the hub is away says what stays in the drawer', () => {
    expect(offer(twelve, always, [], { kind: 'cash', amount: 500_00, isKept: true })).toMatchObject(
      {
        tenders: [{ kind: 'cash', offered: 500_00, kept: 392_00 }],
      },
    )
  })

  test('so it does where it stood there as a chip and UPI settled the bill, or what was taken did', () => {
    const upi = { kind: 'upi', amount: null, reference: '4821', isKept: true } as const
    expect(offer(twelve, always, [part('cash', 200)], upi)).toMatchObject({
      tenders: [
        { kind: 'cash', offered: 200_00, kept: 200_00 },
        { kind: 'upi', offered: 'exact' },
      ],
    })
    const chips = [part('cash', 300), part('upi', 192)]
    expect(settleHeld(twelve, always, chips, true)?.step.tenders).toContainEqual(
      expect.objectContaining({ kind: 'cash', offered: 300_00, kept: 200_00 }),
    )
    expect(settleHeld(twelve, always, chips)?.step.tenders.some(({ kept }) => kept)).toBe(false)
  })

  test('where only cash is rounded, cash owes the rupee and a card the paise', () => {
    const odd = { ...twelve, total: { ...twelve.total, total: 392_40, due: 392_40 } }
    const due = (...meant: readonly Meant[]): number => dueFor(odd, cashOnly, meant)
    const cash = { kind: 'cash', offered: 'exact' } as const
    expect(due(cash)).toBe(392_00)
    expect(due({ kind: 'card', offered: 'exact' })).toBe(392_40)
    expect(due({ kind: 'cash', offered: 200_00 }, { kind: 'card', offered: 'exact' })).toBe(392_40)
    expect(due()).toBe(392_40)
    // What a card leaves is paid in coins: ₹242.00 of ₹242.15.
    expect(due({ kind: 'card', offered: 150_25 }, cash)).toBe(392_25)
    expect(missing(odd, cashOnly, [{ ...part('card', 0), amount: 150_25 }], 'cash')).toBe(242_00)
  })

  test('what the desk sends the hub accepts, and both give the same change, whatever is offered in whatever order', () => {
    const anOffer = record({
      kind: constantFrom('cash' as const, 'upi' as const, 'card' as const),
      amount: integer({ min: 1, max: 600_00 }),
    })
    assert(
      property(
        array(anOffer, { maxLength: 6 }),
        integer({ min: 1, max: 900 }),
        boolean(),
        (offers, rupees, isKept) => {
          const owed = bill(1, 1, [line('Anything', rupees)])
          let chips: readonly Tender[] = []
          for (const one of [...offers, { kind: 'cash' as const, amount: null }]) {
            const step = offer(owed, always, chips, { ...one, isKept })
            if (step.kind === 'part') chips = step.tenders
            if (step.kind !== 'settle') continue
            for (const tenders of [step.tenders, named(owed, always, step)]) {
              const settled = settle(owed.total.due, tenders)
              expect(settled).toMatchObject({
                ok: true,
                value: { change: step.change, overShort: 0 },
              })
            }
            return
          }
          throw new Error('exact cash always settles')
        },
      ),
    )
  })
})

const upiPart = {
  paymentId: 'part',
  kind: 'upi',
  change: 0,
  reference: '',
  isPart: true,
} as const

describe('a bill of which a part is paid', () => {
  const paid = {
    ...twelve,
    payments: [{ ...upiPart, amount: 300_00, offered: 300_00 }],
  }

  test('misses only the rest, and exact settles that', () => {
    expect(stillDue(paid)).toBe(92_00)
    expect(missing(paid, always, [], 'card')).toBe(92_00)
    expect(offer(paid, always, [], { kind: 'cash', amount: 100_00 })).toMatchObject({
      kind: 'settle',
      change: 8_00,
    })
  })

  test('is rounded in what is left for coins, and in nothing that was paid before', () => {
    const odd = { ...paid, total: { ...twelve.total, total: 392_40, due: 392_40 } }
    expect(missing(odd, cashOnly, [], 'cash')).toBe(92_00)
    expect(missing(odd, cashOnly, [], 'card')).toBe(92_40)
  })
})

describe('what was taken already', () => {
  test('settles the bill by itself, the last of it as the rest', () => {
    const held = settleHeld(twelve, always, [part('cash', 200), part('upi', 192)])
    expect(held).toMatchObject({
      step: { tenders: [{ offered: 200_00 }, { kind: 'upi', offered: 'exact' }], change: 0 },
      last: part('upi', 192),
    })
  })

  test('gives change out of the cash where the bill came down, and waits for what gives none', () => {
    const held = settleHeld(twelve, always, [part('cash', 300), part('upi', 192)])
    expect(held).toMatchObject({ step: { change: 100_00 }, last: part('cash', 300) })
    expect(settleHeld(twelve, always, [part('upi', 400)])).toBeNull()
    expect(settleHeld(twelve, always, [part('upi', 300)])).toBeNull()
    expect(settleHeld(twelve, always, [])).toBeNull()
  })

  test('is enough where only cash is rounded and what is missing is no coin', () => {
    const odd = bill(13, 5, [line('Rasgulla', 392.4)])
    const held = settleHeld(odd, cashOnly, [part('upi', 392)])
    expect(held).toMatchObject({ step: { tenders: [{ kind: 'upi', offered: 392_00 }] } })
  })
})
