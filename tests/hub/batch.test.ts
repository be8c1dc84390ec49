import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Submission } from '../../hub/bus/dispatch.ts'
import type { Handlers } from '../../hub/bus/tx.ts'
import { handlers } from '../../hub/handlers.ts'
import { openReader } from '../../hub/store/open.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import type { EventEnvelope } from '../../schema/events.ts'
import { saleOf } from './evening.ts'
import { chai, faultyHandlers, openMix, steps } from './mix.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { cell, column, contentOf, figure, together, typed, wire } from './look.ts'

let shop: Shop
let counter: Sender
let office: Sender

beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'ravi')
  office = shop.join('office', 'counter', 'asha')
})
afterEach(() => shop.close())

const sell = (): Submission => typed(shop, counter, 'sale.ring', saleOf([chai]))
const sellForNothing = (): Submission =>
  typed(shop, counter, 'sale.ring', saleOf([chai], [{ kind: 'cash', offered: 1 }]))

const faulty = { handlers: faultyHandlers }
const fault = (): Submission => wire(shop, counter, 'drawer.shut', { drawerId: 'counter-drawer' })
const undoing = (): Submission => wire(shop, office, 'device.revoke', { deviceId: counter.device })

const codes = (outcomes: ReturnType<typeof together>['outcomes']): readonly (string | null)[] =>
  outcomes.map(({ reply }) => (reply.ok ? null : reply.code))

const aHundredWith = (odd: Submission, place: number): readonly Submission[] =>
  Array.from({ length: 100 }, (_, i) => (i === place ? odd : sell()))

const expectNinetyNineSales = (): void => {
  expect(verifyShop(shop.db)).toEqual([])
  expect(column(shop.db, 'select no from invoice order by no')).toEqual(
    Array.from({ length: 99 }, (_, i) => i + 1),
  )
  expect(figure(shop.db, 'select count(*) from command')).toBe(99)
  expect(column(shop.db, 'select distinct phone from outlet')).not.toContain('half done')
}

describe('a hundred commands that wait at the same moment', () => {
  test('are committed together, each with its own answer', () => {
    const many = Array.from({ length: 100 }, sell)
    const { outcomes, faults } = together(shop, many)
    expect(faults).toEqual([])
    expect(outcomes.map(({ reply }) => reply.id)).toEqual(
      many.map(({ text }) => (JSON.parse(text) as { id: string }).id),
    )
    expect(new Set(codes(outcomes))).toEqual(new Set([null]))
    expect(verifyShop(shop.db)).toEqual([])
  })

  test('share one commit: nobody else sees the first before the last is done', () => {
    const reader = openReader(shop.path)
    const seen: number[] = []
    const watching: Handlers = {
      ...handlers,
      'sale.ring': (tx, args) => {
        seen.push(figure(reader, 'select count(*) from invoice'))
        return handlers['sale.ring'](tx, args)
      },
    }
    together(shop, [sell(), sell(), sell()], { handlers: watching })
    expect(seen).toEqual([0, 0, 0])
    expect(figure(reader, 'select count(*) from invoice')).toBe(3)
    reader.close()
  })

  test.each([0, 50, 99])(
    'with a refused one at place %i among them leave the others done',
    (place) => {
      const { outcomes, faults } = together(shop, aHundredWith(sellForNothing(), place))
      expect(faults).toEqual([])
      expect(codes(outcomes).indexOf('tender.short')).toBe(place)
      expect(codes(outcomes).filter((code) => code === null)).toHaveLength(99)
      expectNinetyNineSales()
    },
  )

  test.each([0, 50, 99])(
    'with a faulty one at place %i among them leave the others done',
    (place) => {
      const { outcomes, faults } = together(shop, aHundredWith(fault(), place), faulty)
      expect(faults.map(String)).toEqual(['Error: a bug'])
      expect(codes(outcomes).indexOf('hub.fault')).toBe(place)
      expectNinetyNineSales()
    },
  )

  test.each([0, 50, 99])(
    'with one at place %i that takes the whole transaction down are each done exactly once',
    (place) => {
      const many = aHundredWith(undoing(), place)
      const { outcomes, faults, fatal } = together(shop, many, faulty)
      expect(faults).toHaveLength(1)
      expect(fatal).toBe(null)
      expect(codes(outcomes).indexOf('hub.fault')).toBe(place)
      expectNinetyNineSales()

      const before = contentOf(shop.db)
      const again = together(shop, many, faulty)
      expect(again.outcomes.map(({ replyText }) => replyText)).toEqual(
        outcomes.map(({ replyText }) => replyText),
      )
      expect(contentOf(shop.db)).toEqual(before)
    },
  )

  test('of which two are the same command do it once and answer both alike', () => {
    const twice = sell()
    const { outcomes } = together(shop, [twice, sell(), twice])
    expect(outcomes[2]?.replyText).toBe(outcomes[0]?.replyText)
    expect(outcomes[2]?.events).toEqual([])
    expect(figure(shop.db, 'select count(*) from invoice')).toBe(2)
  })

  test('see each other: a bill placed and settled in one batch is settled', async () => {
    const place = typed(shop, counter, 'order.place', { orderType: 'takeaway', lines: [chai] })
    const { outcomes } = together(shop, [place])
    expect(codes(outcomes)).toEqual([null])
    const billId = cell(shop.db, 'select bill_id from bill')
    const desk = shop.join('cashier', 'counter', 'meena')
    const settle = (): Submission =>
      typed(shop, desk, 'bill.settle', { billId, tenders: [{ kind: 'upi', offered: 'exact' }] })
    expect(codes(together(shop, [settle(), settle()]).outcomes)).toEqual([
      null,
      'bill.already-settled',
    ])
  })
})

describe('any mix of good, refused, repeated and faulty commands', () => {
  test('leaves the shop whole, and every accepted command with one answer', () => {
    fc.assert(
      fc.property(fc.array(fc.array(steps, { maxLength: 12 }), { maxLength: 6 }), (batches) => {
        const one = openShop()
        // What a power cut would do is another test's business.
        one.db.pragma('synchronous = off')
        try {
          const { make } = openMix(one)
          const answers = new Map<string, string>()
          for (const batch of batches) {
            const submissions = batch.map(make)
            const { outcomes, fatal } = together(one, submissions, faulty)
            expect([fatal, outcomes.length]).toEqual([null, submissions.length])
            const accepted = outcomes.filter(({ reply }) => reply.ok)
            for (const { reply, replyText } of accepted) {
              expect(answers.get(reply.id) ?? replyText).toBe(replyText)
              answers.set(reply.id, replyText)
            }
          }
          expect(verifyShop(one.db)).toEqual([])
          expectChained(one)
          const stored = one.db.prepare('select command_id, reply from command').raw().all()
          expect(new Map(stored as [string, string][])).toEqual(answers)
          expect(figure(one.db, 'select coalesce(sum(amount), 0) from posting')).toBe(0)
        } finally {
          one.close()
        }
      }),
      { numRuns: 30 },
    )
  })
})

/** The log told from its bytes alone, without any of the hub's own help. */
const expectChained = (one: Shop): void => {
  const rows = one.db
    .prepare('select outlet_id, stream, body, hash from event order by event_id')
    .raw()
    .all() as [string, string, string, string][]
  for (const outletId of new Set(rows.map(([outlet]) => outlet))) {
    const log = rows.filter(([outlet]) => outlet === outletId)
    const events = log.map(([, , body]) => JSON.parse(body) as EventEnvelope)
    expect(events.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1))
    let hash = ''
    const last = new Map<string, number>()
    log.forEach(([, stream, body, stored], i) => {
      hash = createHash('sha256').update(`${hash}\n${body}`).digest('hex')
      expect(stored).toBe(hash)
      expect(events[i]?.prev).toBe(last.get(stream) ?? 0)
      last.set(stream, i + 1)
    })
  }
}
