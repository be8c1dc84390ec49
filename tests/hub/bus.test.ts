import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Handler } from '../../hub/bus/tx.ts'
import { on } from '../../hub/bus/tx.ts'
import { flow } from '../../hub/flow.ts'
import { handlers } from '../../hub/handlers.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { asHub, cell, codeOf, column, contentOf, together, typed, wire } from './look.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let shop: Shop
let counter: Sender

beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'ravi')
})
afterEach(() => shop.close())

const sale: CommandInput<'sale.ring'> = {
  orderType: 'eat-here',
  lines: [
    { itemId: 'kaju-katli', qtyMilli: 350 },
    { itemId: 'vada-pav', qtyMilli: 2000, note: 'तीखा' },
  ],
  tenders: [{ kind: 'cash', offered: 500_00 }],
}
const unpaid: CommandInput<'sale.ring'> = { ...sale, tenders: [{ kind: 'cash', offered: 100 }] }

describe('a command sent again', () => {
  test('gets the stored reply byte for byte and changes nothing', async () => {
    const first = typed(shop, counter, 'sale.ring', sale)
    const { replyText } = await shop.bus.submit(first)
    const before = contentOf(shop.db)
    shop.clock.now += hour
    expect(await shop.bus.submit(first)).toEqual({ code: null, replyText })
    expect(contentOf(shop.db)).toEqual(before)
  })

  test('goes out as events only once', async () => {
    const again = typed(shop, counter, 'sale.ring', sale)
    await shop.bus.submit(again)
    const heard = shop.events().length
    await shop.bus.submit(again)
    expect(shop.events()).toHaveLength(heard)
  })

  test('with other arguments is refused, and the first stands', async () => {
    const id = shop.newId()
    await shop.send(counter, 'sale.ring', sale, { id })
    const before = contentOf(shop.db)
    const other = { ...sale, lines: [{ itemId: 'kaju-katli', qtyMilli: 351 }] }
    expect(await codeOf(shop, counter, 'sale.ring', other, { id })).toBe('command.id-used')
    expect(await codeOf(shop, counter, 'order.place', sale, { id })).toBe('command.id-used')
    expect(await codeOf(shop, counter, 'sale.ring', sale, { id, priceRev: 1 })).toBe(
      'command.id-used',
    )
    expect(contentOf(shop.db)).toEqual(before)
  })

  test('from another device is refused, even with the same arguments', async () => {
    const id = shop.newId()
    await shop.send(counter, 'sale.ring', sale, { id })
    const second = shop.join('counter', 'counter', 'sunita')
    expect(await codeOf(shop, second, 'sale.ring', sale, { id })).toBe('command.id-used')
  })

  test('after its person has signed out still gets its answer', async () => {
    const first = typed(shop, counter, 'sale.ring', sale)
    const { replyText } = await shop.bus.submit(first)
    await asHub(shop, 'signIn.close', { deviceId: counter.device })
    shop.clock.now += 13 * hour
    expect((await shop.bus.submit(first)).replyText).toBe(replyText)
  })

  test('after its device was taken out of the shop still gets its answer', async () => {
    const first = typed(shop, counter, 'sale.ring', sale)
    const { replyText } = await shop.bus.submit(first)
    const office = shop.join('office', 'counter', 'asha')
    await shop.send(office, 'device.revoke', { deviceId: counter.device })
    expect((await shop.bus.submit(first)).replyText).toBe(replyText)
    expect(await codeOf(shop, counter, 'sale.ring', sale)).toBe('device.revoked')
  })

  test('after a refusal is judged anew: a refusal is never stored', async () => {
    const id = shop.newId()
    shop.db.prepare(`update outlet set is_active = 0 where outlet_id = 'counter'`).run()
    expect(await codeOf(shop, counter, 'sale.ring', sale, { id })).toBe('outlet.inactive')
    shop.db.prepare(`update outlet set is_active = 1 where outlet_id = 'counter'`).run()
    expect(await codeOf(shop, counter, 'sale.ring', sale, { id })).toBe(null)
  })
})

describe('a command that waited in an outbox', () => {
  const signOut = (): Promise<unknown> => asHub(shop, 'signIn.close', { deviceId: counter.device })

  test('is judged as of the moment it was captured, not of its arrival', async () => {
    const captured = shop.clock.now + 5 * minute
    shop.clock.now += 10 * minute
    await signOut()
    shop.clock.now += 8 * hour
    expect(await codeOf(shop, counter, 'sale.ring', sale, { sentAt: captured })).toBe(null)
  })

  test('is refused when it was captured after the sign-out', async () => {
    shop.clock.now += 10 * minute
    await signOut()
    shop.clock.now += minute
    expect(await codeOf(shop, counter, 'sale.ring', sale)).toBe('sign-in.ended')
  })

  test('counts for the person who was signed in then, whoever is there now', async () => {
    const captured = shop.clock.now + minute
    shop.clock.now += 10 * minute
    await asHub(shop, 'signIn.open', {
      signInId: shop.newId(),
      deviceId: counter.device,
      userId: 'sunita',
      purpose: 'work',
    })
    shop.clock.now += minute
    const reply = await shop.send(counter, 'sale.ring', sale, { sentAt: captured })
    expect(reply.ok).toBe(true)
    expect(cell(shop.db, 'select settled_by from bill')).toBe('ravi')
    expect(shop.events().at(-1)?.by).toBe('ravi')
  })

  test('is refused when it was captured before the sign-in or after the shift', async () => {
    const early = { sentAt: shop.clock.now - 6 * minute }
    expect(await codeOf(shop, counter, 'sale.ring', sale, early)).toBe('sign-in.ended')
    const lastMoment = { sentAt: shop.clock.now + 12 * hour }
    const tooLate = { sentAt: shop.clock.now + 12 * hour + 1 }
    shop.clock.now += 13 * hour
    expect(await codeOf(shop, counter, 'sale.ring', sale, tooLate)).toBe('sign-in.ended')
    expect(await codeOf(shop, counter, 'sale.ring', sale, lastMoment)).toBe(null)
  })

  test('cannot borrow the sign-in of another device or one made for an approval', async () => {
    const desk = shop.join('cashier', 'counter', 'meena')
    const borrowed = { device: counter.device, signIn: desk.signIn ?? '' }
    expect(await codeOf(shop, borrowed, 'sale.ring', sale)).toBe('sign-in.ended')
    const approval = shop.approve(counter, 'asha', {
      id: shop.newId(),
      name: 'sale.ring',
      args: sale,
    })
    const approver = { device: counter.device, signIn: approval }
    expect(await codeOf(shop, approver, 'sale.ring', sale)).toBe('sign-in.ended')
  })

  test('is not carried out after its last moment', async () => {
    const exp = shop.clock.now + 8_000
    shop.clock.now = exp + 1
    expect(await codeOf(shop, counter, 'sale.ring', sale, { exp })).toBe('command.expired')
    shop.clock.now = exp
    expect(await codeOf(shop, counter, 'sale.ring', sale, { exp })).toBe(null)
  })

  test('is not carried out two weeks later', async () => {
    const kitchen = shop.join('kitchen', 'counter')
    const placed = await shop.send(counter, 'order.place', {
      orderType: 'takeaway',
      lines: sale.lines,
    })
    expect(placed.ok).toBe(true)
    const ticketId = cell(shop.db, 'select ticket_id from ticket')
    const sentAt = shop.clock.now
    shop.clock.now += 14 * day + 1
    expect(await codeOf(shop, kitchen, 'ticket.bump', { ticketId }, { sentAt })).toBe(
      'command.expired',
    )
    shop.clock.now -= 1
    expect(await codeOf(shop, kitchen, 'ticket.bump', { ticketId }, { sentAt })).toBe(null)
  })

  test('is refused when what its person was looking at has moved on', async () => {
    await shop.send(counter, 'order.place', { orderType: 'takeaway', lines: sale.lines })
    const ticketId = cell(shop.db, 'select ticket_id from ticket')
    const kitchen = shop.join('kitchen', 'counter')
    const seen = { expect: { key: `ticket:${ticketId}`, rev: 1 } }
    expect(await codeOf(shop, kitchen, 'ticket.bump', { ticketId }, seen)).toBe(null)
    expect(await codeOf(shop, kitchen, 'ticket.recall', { ticketId }, seen)).toBe('command.stale')
    const now = { expect: { key: `ticket:${ticketId}`, rev: 2 } }
    expect(await codeOf(shop, kitchen, 'ticket.recall', { ticketId }, now)).toBe(null)
    const nothing = { expect: { key: 'ticket:', rev: 0 } }
    expect(await codeOf(shop, kitchen, 'ticket.bump', { ticketId }, nothing)).toBe('command.stale')
  })
})

describe('a refused command', () => {
  test('leaves no row anywhere, however late it was refused', async () => {
    await shop.send(counter, 'sale.ring', sale)
    const cook = shop.join('kitchen', 'counter', 'dinesh')
    const before = contentOf(shop.db)
    const attempts = [
      // Refused after the order, its tickets and its numbers have been written.
      await codeOf(shop, counter, 'sale.ring', unpaid),
      await codeOf(shop, counter, 'sale.ring', {
        ...sale,
        tenders: [{ kind: 'card', offered: 1_000_00 }],
      }),
      await codeOf(shop, cook, 'sale.ring', sale),
      await codeOf(shop, { device: counter.device }, 'sale.ring', sale),
      await codeOf(shop, counter, 'sale.ring', {
        ...sale,
        lines: [{ itemId: 'pizza', qtyMilli: 1000 }],
      }),
      await codeOf(shop, counter, 'sale.ring', { total: 1 }),
      await codeOf(shop, counter, 'no.such', {}),
      (await shop.bus.submit({ deviceId: counter.device, text: 'not json' })).code,
    ]
    expect(attempts).toEqual([
      'tender.short',
      'tender.over',
      'command.not-permitted',
      'sign-in.missing',
      'item.unknown',
      'command.malformed',
      'command.unknown',
      'command.malformed',
    ])
    expect(contentOf(shop.db)).toEqual(before)
  })

  test('takes no number: the next sale has the next token and the next invoice', async () => {
    const first = await shop.send(counter, 'sale.ring', sale)
    await shop.send(counter, 'sale.ring', unpaid)
    const second = await shop.send(counter, 'sale.ring', sale)
    if (!first.ok || !second.ok) throw new Error('a sale was refused')
    expect(second.result.token).toBe(first.result.token + 1)
    expect(second.result.invoiceNumber).toBe('M1/2627/00002')
  })
})

/** Writes half of something, and then fails. */
const broken: Handler<'drawer.shut'> = (tx) => {
  tx.db.prepare(`insert into person (person_id, name) values ('half', 'Half a person')`).run()
  throw new Error('a bug')
}

describe('a fault in the hub', () => {
  const shut = { drawerId: 'counter-drawer' }

  test('in a handler rolls everything back, is told once and answered as a fault', () => {
    const before = contentOf(shop.db)
    const command = typed(shop, counter, 'drawer.shut', shut)
    const { outcomes, faults, fatal } = together(shop, [command], {
      handlers: { ...handlers, 'drawer.shut': broken },
    })
    expect(outcomes.map(({ reply, events }) => [reply.ok ? null : reply.code, events])).toEqual([
      ['hub.fault', []],
    ])
    expect(outcomes[0]?.reply.id).toBe((JSON.parse(command.text) as { id: string }).id)
    expect(faults.map(String)).toEqual(['Error: a bug'])
    expect(fatal).toBe(null)
    expect(contentOf(shop.db)).toEqual(before)
  })

  test('in what follows from an event takes the event back with it', () => {
    const before = contentOf(shop.db)
    const fails = on('sales.counted', () => {
      throw new Error('the last step of a sale fails')
    })
    const { outcomes, faults } = together(shop, [typed(shop, counter, 'sale.ring', sale)], {
      flow: [...flow, fails],
    })
    expect(outcomes[0]?.reply).toMatchObject({ ok: false, code: 'hub.fault' })
    expect(faults).toHaveLength(1)
    expect(contentOf(shop.db)).toEqual(before)
  })

  test('once repaired, the very same command is carried out', () => {
    const command = typed(shop, counter, 'drawer.shut', shut)
    together(shop, [command], { handlers: { ...handlers, 'drawer.shut': broken } })
    expect(together(shop, [command]).outcomes[0]?.reply.ok).toBe(true)
  })

  test('that has events cause each other without end is stopped', () => {
    const before = contentOf(shop.db)
    const loop = on('job.queued', (tx, job) =>
      tx.emit('job.queued', { key: `job:${job.jobId}`, rev: 1, data: job }),
    )
    const { faults } = together(shop, [typed(shop, counter, 'drawer.shut', shut)], {
      flow: [...flow, loop],
    })
    expect(faults.map(String)).toEqual(['Error: drawer.shut caused more than 512 events'])
    expect(contentOf(shop.db)).toEqual(before)
  })

  test('that makes a handler wait for something is answered as a fault: a handler cannot wait', async () => {
    const before = contentOf(shop.db)
    const { outcomes } = together(shop, [typed(shop, counter, 'drawer.shut', shut)], {
      handlers: {
        ...handlers,
        // @ts-expect-error a handler answers at once; the compiler refuses one that promises to.
        'drawer.shut': async (tx) => {
          tx.db.prepare(`insert into person (person_id, name) values ('late', 'Late')`).run()
          return await Promise.resolve({ ok: true, value: {} })
        },
      },
    })
    await new Promise(setImmediate)
    expect(outcomes[0]?.reply).toMatchObject({ ok: false, code: 'hub.fault' })
    expect(contentOf(shop.db)).toEqual(before)
  })

  test('that swallows what the database refused is not answered as done', () => {
    const before = contentOf(shop.db)
    const { outcomes, faults } = together(shop, [typed(shop, counter, 'drawer.shut', shut)], {
      handlers: {
        ...handlers,
        'drawer.shut': (tx) => {
          try {
            tx.db.prepare('delete from outlet').run()
          } catch {
            // A handler must never do this.
          }
          return { ok: true, value: {} }
        },
      },
    })
    expect(outcomes[0]?.reply).toMatchObject({ ok: false, code: 'hub.fault' })
    expect(faults).toHaveLength(1)
    expect(contentOf(shop.db)).toEqual(before)
  })
})

describe('a disk that is full', () => {
  test('stores nothing, says so, and everything goes on when there is room again', async () => {
    const before = contentOf(shop.db)
    const pages = Number(shop.db.pragma('page_count', { simple: true }))
    shop.db.pragma(`max_page_count = ${pages}`)
    const filling = Array.from({ length: 40 }, () => wire(shop, counter, 'sale.ring', sale))
    const { outcomes, faults, fatal } = together(shop, filling)
    expect(new Set(outcomes.map(({ reply }) => (reply.ok ? null : reply.code)))).toEqual(
      new Set(['hub.failing']),
    )
    expect(faults.map((fault) => (fault as { code?: string }).code)).toEqual(['SQLITE_FULL'])
    expect(fatal).toBe(null)
    expect(contentOf(shop.db)).toEqual(before)

    shop.db.pragma('max_page_count = 1073741823')
    expect(together(shop, filling).outcomes.every(({ reply }) => reply.ok)).toBe(true)
    expect(column(shop.db, 'select no from invoice order by no')).toEqual(
      filling.map((_, i) => i + 1),
    )
  })
})
