import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { forgetCommandsBefore } from '../../hub/bus/log.sql.ts'
import type { AcceptedReply } from '../../schema/command.ts'
import type { EventEnvelope } from '../../schema/events.ts'
import { done, saleOf, sellAnEvening } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { asHub, cell, column, contentOf, figure, together, typed } from './look.ts'
import { chai } from './mix.ts'

let shop: Shop
let counter: Sender

beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'ravi')
})
afterEach(() => shop.close())

const logOf = (outletId: string): readonly EventEnvelope[] =>
  column<string>(shop.db, 'select body from event where outlet_id = ? order by seq', outletId).map(
    (body) => JSON.parse(body) as EventEnvelope,
  )

describe('the log of an outlet', () => {
  test('counts its events one by one and chains each to the one before', async () => {
    await sellAnEvening(shop)
    for (const outletId of ['counter', 'restaurant']) {
      const rows = shop.db
        .prepare('select seq, body, hash from event where outlet_id = ? order by seq')
        .raw()
        .all(outletId) as [number, string, string][]
      expect(rows.length).toBeGreaterThan(3)
      let hash = ''
      rows.forEach(([seq, body, stored], i) => {
        hash = createHash('sha256').update(`${hash}\n${body}`).digest('hex')
        expect([seq, stored]).toEqual([i + 1, hash])
      })
      expect(
        shop.db.prepare('select seq, hash from log_head where outlet_id = ?').get(outletId),
      ).toEqual({ seq: rows.length, hash })
    }
  })

  test('has each event name the one before it on its stream, and knows where each stream ends', async () => {
    await sellAnEvening(shop)
    const streams = shop.db
      .prepare(`select stream, seq, body from event where outlet_id = 'counter' order by seq`)
      .raw()
      .all() as [string, number, string][]
    const last = new Map<string, number>()
    for (const [stream, seq, body] of streams) {
      expect((JSON.parse(body) as EventEnvelope).prev).toBe(last.get(stream) ?? 0)
      last.set(stream, seq)
    }
    const tails = shop.db
      .prepare(`select stream, seq from stream_tail where outlet_id = 'counter'`)
      .raw()
      .all() as [string, number][]
    expect(new Map(tails)).toEqual(last)
  })

  test('says of each event who did it, by which command, and when', async () => {
    const reply = done(await shop.send(counter, 'sale.ring', saleOf([chai])))
    const kitchen = shop.join('kitchen', 'counter')
    shop.clock.now += 60_000
    const ticketId = cell(shop.db, 'select ticket_id from ticket')
    const bumped = done(await shop.send(kitchen, 'ticket.bump', { ticketId }))
    const told = logOf('counter').map(({ kind, by, cause, at }) => ({ kind, by, cause, at }))
    expect(told.find(({ kind }) => kind === 'bill.settled')).toEqual({
      kind: 'bill.settled',
      by: 'ravi',
      cause: reply.id,
      at: reply.at,
    })
    expect(told.at(-2)).toEqual({
      kind: 'order.ready',
      by: kitchen.device,
      cause: bumped.id,
      at: shop.clock.now,
    })
  })

  test('goes out as the very bytes it keeps', async () => {
    const heard: string[] = []
    shop.bus.onCommit((events) => void heard.push(...events.map(({ body }) => body)))
    done(await shop.send(counter, 'sale.ring', saleOf([{ ...chai, note: 'कम चीनी 🫖' }])))
    expect(heard).toEqual(column(shop.db, 'select body from event order by event_id'))
    expect(heard.join('')).toContain('कम चीनी 🫖')
  })

  test('is where a reply says it stood', async () => {
    const first = done(await shop.send(counter, 'sale.ring', saleOf([chai])))
    const second = done(await shop.send(counter, 'sale.ring', saleOf([chai])))
    const seqs = logOf('counter')
    expect(seqs.filter(({ cause }) => cause === first.id).at(-1)?.seq).toBe(first.seq)
    expect(second.seq).toBe(seqs.length)
    expect(second.epoch).toBe(cell(shop.db, 'select epoch from hub'))
  })

  test('is its own: what happens to another outlet’s things is told there', async () => {
    const office = shop.join('office', 'counter', 'asha')
    const bridge = shop.join('bridge', 'counter')
    done(
      await shop.send(office, 'price.set', {
        subjectId: 'samosa',
        amount: 22_00,
        isTaxIncluded: true,
      }),
    )
    done(await shop.send(bridge, 'drawer.report', { drawerId: 'restaurant-drawer', state: 'open' }))
    expect(logOf('counter').map(({ kind }) => kind)).toEqual(['menu.changed'])
    expect(logOf('restaurant').map(({ kind, seq }) => [seq, kind])).toEqual([
      [1, 'menu.changed'],
      [2, 'drawer.reported'],
      [3, 'exception.noted'],
    ])
    expect(logOf('factory').map(({ kind }) => kind)).toEqual(['menu.changed'])
  })

  test('never moves for what was refused, or rolled back beside others', () => {
    const sale = (offered: number) =>
      typed(shop, counter, 'sale.ring', saleOf([chai], [{ kind: 'upi', offered }]))
    const { outcomes } = together(shop, [sale(25_00), sale(1), sale(25_00)])
    expect(outcomes.map(({ reply }) => reply.ok)).toEqual([true, false, true])
    const [first, , third] = outcomes
    const events = outcomes.flatMap((outcome) => outcome.events.map(({ seq }) => seq))
    expect(events).toEqual(events.map((_, i) => i + 1))
    expect((third?.reply as AcceptedReply | undefined)?.seq).toBe(events.length)
    expect((first?.reply as AcceptedReply | undefined)?.seq).toBe(outcomes[0]?.events.length)
  })

  test('cannot be changed or shortened by anybody', async () => {
    done(await shop.send(counter, 'sale.ring', saleOf([chai])))
    const before = contentOf(shop.db)
    const attacks = [
      `update event set body = '{}'`,
      `update event set seq = seq + 1`,
      `delete from event`,
      `insert or replace into event select * from event limit 1`,
      `update or replace event set seq = 1 where seq = 2`,
    ]
    for (const attack of attacks)
      expect(() => shop.db.exec(attack)).toThrow(/never (changed|deleted)/)
    expect(contentOf(shop.db)).toEqual(before)
  })
})

describe('a name, a phone number, an address', () => {
  test('is nowhere in the log, the replies or the jobs: a person can be erased', async () => {
    await sellAnEvening(shop)
    await asHub(shop, 'signIn.fail', { deviceId: counter.device, userId: 'ravi' })
    const people = column<string>(shop.db, 'select name from person')
    const written = [
      ...column<string>(shop.db, 'select body from event'),
      ...column<string>(shop.db, 'select reply from command'),
      ...column<string>(shop.db, 'select task from job'),
    ].join('\n')
    expect(people).toContain('Ravi Pawar')
    expect(people.filter((name) => written.includes(name))).toEqual([])
  })
})

describe('the stored replies', () => {
  test('are forgotten after two weeks, and the log is not', async () => {
    done(await shop.send(counter, 'sale.ring', saleOf([chai])))
    const before = contentOf(shop.db)
    forgetCommandsBefore.run(shop.db, shop.clock.now)
    expect(figure(shop.db, 'select count(*) from command')).toBe(1)
    forgetCommandsBefore.run(shop.db, shop.clock.now + 1)
    expect(figure(shop.db, 'select count(*) from command')).toBe(0)
    expect(contentOf(shop.db)['event']).toBe(before['event'])
  })
})
