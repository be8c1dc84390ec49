import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { done } from './evening.ts'
import {
  bumpAll,
  chaatRail,
  feedParty,
  newTable,
  orderOf,
  payInCash,
  seatParty,
  sittingOf,
  vadaPav,
} from './floor-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { cell, figure } from './look.ts'

let shop: Shop
let waiter: Sender
beforeEach(() => {
  shop = openShop()
  waiter = shop.join('floor', 'counter', 'asha')
})
afterEach(() => closeWhole(shop))

const rail = (): ReturnType<typeof chaatRail> => chaatRail(shop)
const live = (): ReturnType<typeof chaatRail> => rail().filter(({ state }) => state !== 'bumped')
const payable = (billId: string): number =>
  figure(shop.db, 'select payable from bill where bill_id = ?', billId)

describe('a table', () => {
  test('that twelve waiters tap at once is taken by one party', async () => {
    const tableId = newTable(shop)
    const replies = await Promise.all(
      Array.from({ length: 12 }, () => shop.send(waiter, 'sitting.open', { tableId, guests: 2 })),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.flatMap((reply) => (reply.ok ? [] : [reply.code]))).toEqual(
      Array.from({ length: 11 }, () => 'table.taken'),
    )
    expect([shop.count('sitting'), shop.count('sales_order')]).toEqual([1, 1])
  })

  test('can seat a second party apart, and each is told by its letter', async () => {
    const tableId = newTable(shop)
    const first = done(await shop.send(waiter, 'sitting.open', { tableId, guests: 2 })).result
    done(await shop.send(waiter, 'order.add', { orderId: first.orderId, lines: [vadaPav] }))
    const second = done(
      await shop.send(waiter, 'sitting.open', { tableId, guests: 3, isApart: true }),
    ).result
    const [a, b] = [sittingOf(shop, first).label, sittingOf(shop, second).label]
    expect([a.slice(-2), b.slice(-2)]).toEqual([' A', ' B'])
    expect(orderOf(shop, first).tableLabel).toBe(a)
    expect(live()[0]?.tableLabel).toBe(a)
    expect(cell(shop.db, 'select table_label from bill')).toBe(a)
  })

  test('is cleared once it has paid, and not before', async () => {
    const party = await feedParty(shop)
    const { sittingId, billId } = party
    expect(await shop.send(waiter, 'sitting.close', { sittingId })).toMatchObject({
      code: 'sitting.unpaid',
      facts: { amount: payable(billId) },
    })
    await payInCash(shop, billId)
    expect(sittingOf(shop, party).state).toBe('paid')
    done(await shop.send(waiter, 'sitting.close', { sittingId }))
    expect(sittingOf(shop, party).state).toBe('closed')
    const tableId = cell(shop.db, 'select table_id from sitting_table')
    expect((await shop.send(waiter, 'sitting.open', { tableId, guests: 1 })).ok).toBe(true)
  })

  test('cannot be taken off the plan while somebody sits at it, and may change its number with another', async () => {
    const section = 'hall'
    const here = shop.join('floor', 'restaurant', 'asha')
    const tables = shop.db
      .prepare(
        `select table_id as tableId, number, shape, seats, x, y, width, height from floor_table
          where section_id = ? order by table_id`,
      )
      .all(section) as { tableId: string; number: string }[]
    const party = done(
      await shop.send(here, 'sitting.open', { tableId: 'table-1', guests: 2 }),
    ).result
    const save = (rows: unknown): Promise<{ readonly ok: boolean }> =>
      shop.send(here, 'plan.save', { sectionId: section, tables: rows as [], walls: [] })
    expect(await save(tables.slice(1))).toMatchObject({ code: 'table.in-use' })
    const [one, two, ...rest] = tables
    expect(
      await save([{ ...one, number: two?.number }, { ...two, number: one?.number }, ...rest]),
    ).toMatchObject({ ok: true })
    done(await shop.send(here, 'sitting.close', { sittingId: party.sittingId }))
    expect(await save(tables.slice(1))).toMatchObject({ ok: true })
    expect(await shop.send(here, 'sitting.open', { tableId: 'table-1', guests: 2 })).toMatchObject({
      code: 'table.unknown',
    })
  })
})

describe('an order at a table', () => {
  test('loses nothing of a hundred lines that two waiters add at the same time', async () => {
    const { orderId } = await seatParty(shop)
    const other = shop.join('floor', 'counter', 'imran')
    const added = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        shop.send(i % 2 === 0 ? waiter : other, 'order.add', { orderId, lines: [vadaPav] }),
      ),
    )
    expect(added.filter(({ ok }) => ok)).toHaveLength(100)
    const { lines } = orderOf(shop, { orderId })
    expect(lines).toHaveLength(100)
    expect(new Set(lines.map(({ round }) => round)).size).toBe(100)
    expect(lines.filter(({ by }) => by === 'imran')).toHaveLength(50)
    expect(live()).toHaveLength(100)
  })

  test('tells the kitchen the difference only', async () => {
    const { orderId } = await seatParty(shop)
    done(await shop.send(waiter, 'order.add', { orderId, lines: [vadaPav] }))
    const tea = { itemId: 'aloo-tikki', qtyMilli: 1000 }
    done(await shop.send(waiter, 'order.add', { orderId, lines: [tea] }))
    expect(live().map(({ kind, lines }) => [kind, lines.map(({ names }) => names.en)])).toEqual([
      ['new', ['Vada pav']],
      ['added', ['Aloo tikki chaat']],
    ])
  })

  test('fires its courses one after the other', async () => {
    const party = await feedParty(shop)
    expect(live().map(({ state, course }) => [state, course])).toEqual([
      ['fired', 1],
      ['held', 2],
    ])
    expect(orderOf(shop, party).lines.map(({ state }) => state)).toEqual(['sent', 'held'])
    await bumpAll(shop)
    expect(orderOf(shop, party).state).toBe('ready')
    shop.clock.now += 60_000
    done(await shop.send(waiter, 'order.fire', { orderId: party.orderId }))
    expect(orderOf(shop, party)).toMatchObject({ state: 'cooking' })
    expect(live()).toMatchObject([{ state: 'fired', course: 2, firedAt: shop.clock.now }])
    expect(await shop.send(waiter, 'order.fire', { orderId: party.orderId })).toMatchObject({
      code: 'order.nothing-held',
    })
  })

  test('goes with its kitchen, line by line, until it is served', async () => {
    const party = await feedParty(shop)
    const kitchen = shop.join('kitchen', 'counter')
    const [ticket] = live()
    const ticketId = ticket?.ticketId ?? ''
    const mark = async (state: 'started' | 'ready'): Promise<void> =>
      void done(
        await shop.send(kitchen, 'ticket.mark', { ticketId, lineId: party.lineIds[0], state }),
      )
    await mark('started')
    expect(sittingOf(shop, party).lines).toMatchObject({ started: 1, held: 1 })
    await mark('ready')
    expect(orderOf(shop, party).state).toBe('ready')
    done(await shop.send(waiter, 'order.serve', { orderId: party.orderId }))
    expect(orderOf(shop, party)).toMatchObject({
      state: 'served',
      lines: [{ state: 'served' }, {}],
    })
    // With the guest already, it is off the rail; a cook who taps it at the same moment changes nothing.
    expect(live().map(({ state }) => state)).toEqual(['held'])
    expect(await shop.send(kitchen, 'ticket.bump', { ticketId })).toMatchObject({
      code: 'ticket.already-bumped',
    })
    expect(orderOf(shop, party).state).toBe('served')
  })

  test('is seen by the kitchen once', async () => {
    await feedParty(shop)
    const kitchen = shop.join('kitchen', 'counter')
    const ticketIds = live().map(({ ticketId }) => ticketId)
    const seenAt = (shop.clock.now += 700)
    done(await shop.send(kitchen, 'ticket.see', { ticketIds }))
    shop.clock.now += 5000
    done(await shop.send(kitchen, 'ticket.see', { ticketIds }))
    expect(live().map((ticket) => ticket.seenAt)).toEqual([seenAt, seenAt])
  })
})

describe('taking off', () => {
  const takeOff = async (
    party: { orderId: string; lineIds: readonly string[] },
    qtyMilli: number,
    index = 0,
  ): Promise<void> =>
    void done(
      await shop.send(waiter, 'order.void', {
        orderId: party.orderId,
        lines: [{ lineId: party.lineIds[index] ?? '', qtyMilli }],
        reason: 'They changed their minds',
      }),
    )

  test('is struck through on the open ticket until the cook has seen it', async () => {
    const party = await feedParty(shop)
    await takeOff(party, 1000)
    expect(live()[0]).toMatchObject({
      hasUnseenVoid: true,
      lines: [{ qtyMilli: 1000, voidedMilli: 1000 }],
    })
    const kitchen = shop.join('kitchen', 'counter')
    const ticketId = live()[0]?.ticketId ?? ''
    done(await shop.send(kitchen, 'ticket.ack', { ticketId }))
    expect(live()[0]).toMatchObject({ state: 'fired', hasUnseenVoid: false })
    await takeOff(party, 1000)
    expect(live()[0]).toMatchObject({ state: 'fired', hasUnseenVoid: true })
    done(await shop.send(kitchen, 'ticket.ack', { ticketId }))
    expect(rail().find((one) => one.ticketId === ticketId)?.state).toBe('bumped')
  })

  test('of what is cooked already makes a slip of its own, and of what is eaten none', async () => {
    const party = await feedParty(shop)
    await bumpAll(shop)
    await takeOff(party, 1000)
    expect(live().find(({ kind }) => kind === 'void')).toMatchObject({
      lines: [{ change: 'void', qtyMilli: 1000 }],
    })
    await bumpAll(shop)
    done(await shop.send(waiter, 'order.serve', { orderId: party.orderId }))
    await takeOff(party, 1000)
    expect(live().filter(({ kind }) => kind === 'void')).toEqual([])
  })

  test('of what is held tells nobody, and takes the ticket away with the last of it', async () => {
    const party = await feedParty(shop)
    const lines = [{ lineId: party.lineIds[1], qtyMilli: 2000 }]
    done(await shop.send(waiter, 'order.drop', { orderId: party.orderId, lines }))
    expect(live().map(({ state }) => state)).toEqual(['fired'])
    expect(figure(shop.db, 'select count(*) from line_void')).toBe(1)
  })

  test('lowers the bill, and with the last line there is nothing to pay', async () => {
    const party = await feedParty(shop)
    const before = payable(party.billId)
    await takeOff(party, 2000)
    expect(payable(party.billId)).toBe(before / 2)
    await takeOff(party, 2000, 1)
    expect(cell(shop.db, 'select state from bill')).toBe('void')
    done(await shop.send(waiter, 'order.add', { orderId: party.orderId, lines: [vadaPav] }))
    expect(cell(shop.db, 'select state from bill')).toBe('open')
    expect(payable(party.billId)).toBe(before / 2)
  })

  test('is remembered with who, why and who said yes', async () => {
    const party = await feedParty(shop)
    const cashier = shop.join('cashier', 'counter', 'meena')
    const id = shop.newId()
    const args = {
      orderId: party.orderId,
      lines: [{ lineId: party.lineIds[0], qtyMilli: 1000 }],
      reason: 'Hair in it',
    }
    expect(await shop.send(cashier, 'order.void', args, { id })).toMatchObject({
      code: 'command.needs-approval',
    })
    const approval = shop.approve(cashier, 'imran', { id, name: 'order.void', args })
    done(await shop.send(cashier, 'order.void', args, { id, approval }))
    expect(shop.db.prepare('select reason, by, approved_by from line_void').raw().get()).toEqual([
      'Hair in it',
      'meena',
      'imran',
    ])
  })
})
