import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { orderById } from '../../hub/orders/orders.sql.ts'
import { sittingById } from '../../hub/floor/sittings.sql.ts'
import { railOf } from '../../hub/kitchen/rail.sql.ts'
import type { OrderDoc } from '../../schema/order.ts'
import type { SittingDoc } from '../../schema/sitting.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import { done } from './evening.ts'
import { feedParty, newTable, seatParty, vadaPav, type Party } from './floor-kit.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { cell, column, figure } from './look.ts'

let shop: Shop
let waiter: Sender
beforeEach(() => {
  shop = openShop()
  waiter = shop.join('floor', 'counter', 'asha')
})
afterEach(() => {
  const findings = verifyShop(shop.db)
  shop.close()
  if (findings.length > 0) throw new Error(JSON.stringify(findings))
})

const orderOf = ({ orderId }: Pick<Party, 'orderId'>): OrderDoc => {
  const order = orderById(shop.db, orderId)
  if (order === undefined) throw new Error('no such order')
  return order
}
const sittingOf = ({ sittingId }: Pick<Party, 'sittingId'>): SittingDoc => {
  const sitting = sittingById(shop.db, sittingId)
  if (sitting === undefined) throw new Error('no such sitting')
  return sitting
}
const rail = (): ReturnType<typeof railOf> => railOf(shop.db, 'chaat', 0)
const live = (): ReturnType<typeof railOf> => rail().filter(({ state }) => state !== 'bumped')
const payable = (billId: string): number =>
  figure(shop.db, 'select payable from bill where bill_id = ?', billId)
const settle = async (billId: string): Promise<unknown> =>
  done(
    await shop.send(shop.join('cashier', 'counter', 'meena'), 'bill.settle', {
      billId,
      tenders: [{ kind: 'cash', offered: 'exact' }],
    }),
  )
const bumpAll = async (): Promise<void> => {
  const kitchen = shop.join('kitchen', 'counter')
  for (const { ticketId, state } of live())
    if (state === 'fired') done(await shop.send(kitchen, 'ticket.bump', { ticketId }))
}

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
    const [a, b] = [sittingOf(first).label, sittingOf(second).label]
    expect([a.slice(-2), b.slice(-2)]).toEqual([' A', ' B'])
    expect(orderOf(first).tableLabel).toBe(a)
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
    await settle(billId)
    expect(sittingOf(party).state).toBe('paid')
    done(await shop.send(waiter, 'sitting.close', { sittingId }))
    expect(sittingOf(party).state).toBe('closed')
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
    const { lines } = orderOf({ orderId })
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
    expect(orderOf(party).lines.map(({ state }) => state)).toEqual(['sent', 'held'])
    await bumpAll()
    expect(orderOf(party).state).toBe('ready')
    shop.clock.now += 60_000
    done(await shop.send(waiter, 'order.fire', { orderId: party.orderId }))
    expect(orderOf(party)).toMatchObject({ state: 'cooking' })
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
    expect(sittingOf(party).lines).toMatchObject({ started: 1, held: 1 })
    await mark('ready')
    expect(orderOf(party).state).toBe('ready')
    done(await shop.send(waiter, 'order.serve', { orderId: party.orderId }))
    expect(orderOf(party)).toMatchObject({ state: 'served', lines: [{ state: 'served' }, {}] })
    // With the guest already, it is off the rail; a cook who taps it at the same moment changes nothing.
    expect(live().map(({ state }) => state)).toEqual(['held'])
    expect(await shop.send(kitchen, 'ticket.bump', { ticketId })).toMatchObject({
      code: 'ticket.already-bumped',
    })
    expect(orderOf(party).state).toBe('served')
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
    await bumpAll()
    await takeOff(party, 1000)
    expect(live().find(({ kind }) => kind === 'void')).toMatchObject({
      lines: [{ change: 'void', qtyMilli: 1000 }],
    })
    await bumpAll()
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

describe('two parties', () => {
  test('become one with one bill, and part again with what each had ordered', async () => {
    const [one, other] = [await feedParty(shop), await feedParty(shop)]
    const each = payable(one.billId)
    const ids = { sittingId: one.sittingId, intoId: other.sittingId }
    const label = sittingOf(other).label
    done(await shop.send(waiter, 'sitting.merge', ids))
    expect([payable(one.billId), payable(other.billId)]).toEqual([0, 2 * each])
    expect(sittingOf(other)).toMatchObject({ guests: 8, label: expect.stringContaining(' + ') })
    expect(orderOf(one).lines).toEqual([])
    expect(new Set(live().map(({ tableLabel }) => tableLabel))).toEqual(
      new Set([sittingOf(other).label]),
    )
    done(await shop.send(waiter, 'order.add', { orderId: other.orderId, lines: [vadaPav] }))
    done(await shop.send(waiter, 'sitting.unmerge', { sittingId: one.sittingId }))
    expect(sittingOf(other)).toMatchObject({ guests: 4, label })
    expect([payable(one.billId), payable(other.billId)]).toEqual([each, 1.5 * each])
    const places = live().map(({ orderId, tableLabel }) => `${orderId} ${tableLabel}`)
    expect(new Set(places)).toEqual(
      new Set([one, other].map((p) => `${p.orderId} ${sittingOf(p).label}`)),
    )
  })

  test('of three are merged one by one, and each can leave by itself', async () => {
    const [a, b, c] = [await feedParty(shop), await feedParty(shop), await feedParty(shop)]
    const each = payable(a.billId)
    const merge = async (from: Party, into: Party): Promise<void> =>
      void done(
        await shop.send(waiter, 'sitting.merge', {
          sittingId: from.sittingId,
          intoId: into.sittingId,
        }),
      )
    await merge(a, b)
    // Onto a third one they would go as one, and nobody could say who of them pays with whom.
    const onward = { sittingId: b.sittingId, intoId: c.sittingId }
    expect(await shop.send(waiter, 'sitting.merge', onward)).toMatchObject({
      code: 'bill.merge-onto',
      facts: { bill: sittingOf(b).label },
    })
    await merge(c, b)
    expect(payable(b.billId)).toBe(3 * each)
    expect(sittingOf(b).tableIds).toHaveLength(3)
    done(await shop.send(waiter, 'sitting.unmerge', { sittingId: a.sittingId }))
    done(await shop.send(waiter, 'sitting.unmerge', { sittingId: c.sittingId }))
    expect([a, b, c].map(({ billId }) => payable(billId))).toEqual([each, each, each])
    expect(sittingOf(b).tableIds).toHaveLength(1)
  })

  test('share a line that was carried in part, and the kitchen sees where each part goes', async () => {
    const [one, other] = [await feedParty(shop), await seatParty(shop)]
    const all = payable(one.billId)
    done(
      await shop.send(waiter, 'sitting.carry', {
        sittingId: one.sittingId,
        toId: other.sittingId,
        lines: [{ lineId: one.lineIds[0], qtyMilli: 1000 }],
      }),
    )
    expect([payable(one.billId), payable(other.billId)]).toEqual([(all * 3) / 4, all / 4])
    expect(live()[0]?.lines.map(({ qtyMilli, movedTo }) => [qtyMilli, movedTo])).toEqual([
      [1000, ''],
      [1000, sittingOf(other).label],
    ])
    await bumpAll()
    expect(orderOf(other).state).toBe('ready')
  })

  test('come of one that is split, with the guests and the lines that go', async () => {
    const party = await feedParty(shop)
    const apart = done(
      await shop.send(waiter, 'sitting.split', {
        sittingId: party.sittingId,
        guests: 1,
        lines: [{ lineId: party.lineIds[1], qtyMilli: 1000 }],
      }),
    ).result
    expect([sittingOf(party).guests, sittingOf(apart).guests]).toEqual([3, 1])
    expect(sittingOf(party).label.slice(-2)).toBe(' A')
    expect(sittingOf(apart).label.slice(-2)).toBe(' B')
    const elsewhere = newTable(shop)
    const third = done(
      await shop.send(waiter, 'sitting.split', {
        sittingId: party.sittingId,
        guests: 1,
        tableId: elsewhere,
      }),
    ).result
    expect(sittingOf(third).tableIds).toEqual([elsewhere])
  })

  test('do not exchange tables under one another’s hands', async () => {
    const [one, other] = [await feedParty(shop), await feedParty(shop)]
    const [taken = ''] = sittingOf(other).tableIds
    const move = { sittingId: one.sittingId, tableId: taken }
    expect(await shop.send(waiter, 'sitting.move', move)).toMatchObject({ code: 'table.taken' })
    done(await shop.send(waiter, 'bill.request', { sittingId: other.sittingId }))
    expect(await shop.send(waiter, 'sitting.move', move)).toMatchObject({ code: 'sitting.paying' })
    const free = newTable(shop)
    done(await shop.send(waiter, 'sitting.move', { ...move, tableId: free }))
    expect(new Set(live().map(({ tableLabel }) => tableLabel))).toContain(sittingOf(one).label)
    expect(orderOf(one).tableLabel).toBe(sittingOf(one).label)
  })
})

describe('the bill', () => {
  test('of a section with a service charge begins with it, and one touch takes it off', async () => {
    const party = await seatParty(shop)
    shop.db.prepare('update section set service_charge_ppm = 100000').run()
    done(await shop.send(waiter, 'order.add', { orderId: party.orderId, lines: [vadaPav] }))
    const { billId } = party
    const charges = (): unknown =>
      shop.db.prepare('select charge_id from bill_charge').pluck().all()
    expect(charges()).toEqual(['service'])
    const withIt = payable(billId)
    done(await shop.send(waiter, 'bill.charge', { billId, chargeId: 'service' }))
    expect(charges()).toEqual([])
    expect(payable(billId)).toBeLessThan(withIt)
    done(await shop.send(waiter, 'order.add', { orderId: party.orderId, lines: [vadaPav] }))
    expect(charges()).toEqual([])
  })

  test('that was split is owed and named as a whole', async () => {
    const party = await feedParty(shop)
    const whole = payable(party.billId)
    const parts = [[{ lineId: party.lineIds[0], qtyMilli: 1000 }]]
    const desk = shop.join('cashier', 'counter', 'asha')
    const { billIds } = done(
      await shop.send(desk, 'bill.split', { billId: party.billId, parts }),
    ).result
    expect(sittingOf(party).amount).toBe(whole)
    const tableId = newTable(shop)
    done(await shop.send(waiter, 'sitting.move', { sittingId: party.sittingId, tableId }))
    expect(new Set(column(shop.db, 'select table_label from bill'))).toEqual(
      new Set([sittingOf(party).label]),
    )
    await settle(billIds[0] ?? '')
    expect(sittingOf(party).amount).toBe(payable(party.billId))
    expect(sittingOf(party).state).toBe('seated')
  })

  test('asked for before the food is cooked leaves the ticket where it is', async () => {
    const party = await feedParty(shop)
    const before = live().map(({ ticketId }) => ticketId)
    done(await shop.send(waiter, 'bill.request', { sittingId: party.sittingId }))
    expect(live().map(({ ticketId }) => ticketId)).toEqual(before)
    expect(sittingOf(party).billAskedAt).toBe(shop.clock.now)
  })

  test('asked for twice is asked for once, and ordering goes on at the same order', async () => {
    const party = await feedParty(shop)
    done(await shop.send(waiter, 'bill.request', { sittingId: party.sittingId }))
    const askedAt = shop.clock.now
    shop.clock.now += 1000
    done(await shop.send(waiter, 'bill.request', { sittingId: party.sittingId }))
    expect(sittingOf(party).billAskedAt).toBe(askedAt)
    expect(
      column(
        shop.db,
        `select kind from (select json_extract(body, '$.kind') as kind from event) where kind = 'sitting.bill-asked'`,
      ),
    ).toHaveLength(1)
    done(await shop.send(waiter, 'order.add', { orderId: party.orderId, lines: [vadaPav] }))
    expect([shop.count('sales_order'), shop.count('bill')]).toEqual([1, 1])
  })

  test('that is paid ends the order: more is for a new party', async () => {
    const party = await feedParty(shop)
    await settle(party.billId)
    expect(
      await shop.send(waiter, 'order.add', { orderId: party.orderId, lines: [vadaPav] }),
    ).toMatchObject({ code: 'order.paid' })
    // What was paid for still comes out of the kitchen.
    done(
      await shop.send(waiter, 'order.serve', {
        orderId: party.orderId,
        lineIds: [party.lineIds[0]],
      }),
    )
    await bumpAll()
  })
})
