/** What two people do to one table, and what a screen does that was cut off meanwhile. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sittingById } from '../../hub/floor/sittings.sql.ts'
import { railOf } from '../../hub/kitchen/rail.sql.ts'
import { orderById } from '../../hub/orders/orders.sql.ts'
import type { OrderDoc } from '../../schema/order.ts'
import type { SittingDoc } from '../../schema/sitting.ts'
import { done } from './evening.ts'
import { feedParty, newTable, seatParty, vadaPav } from './floor-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'

let shop: Shop
let waiter: Sender
let other: Sender
beforeEach(() => {
  shop = openShop()
  waiter = shop.join('floor', 'counter', 'asha')
  other = shop.join('floor', 'counter', 'imran')
})
afterEach(() => closeWhole(shop))

const orderOf = (orderId: string): OrderDoc => {
  const order = orderById(shop.db, orderId)
  if (order === undefined) throw new Error('no such order')
  return order
}
const sittingOf = (sittingId: string): SittingDoc => {
  const sitting = sittingById(shop.db, sittingId)
  if (sitting === undefined) throw new Error('no such sitting')
  return sitting
}
const live = (): ReturnType<typeof railOf> =>
  railOf(shop.db, 'chaat', 0).filter(({ state }) => state !== 'bumped')

describe('a screen that was cut off', () => {
  test('seats a party and takes its order by the id it has made itself', async () => {
    const id = shop.newId()
    const args = { tableId: newTable(shop), guests: 2 }
    done(await shop.send(waiter, 'sitting.open', args, { id }))
    done(await shop.send(waiter, 'order.add', { orderId: id, lines: [vadaPav] }))
    expect(sittingOf(id)).toMatchObject({ sittingId: id, orderId: id, lines: { sent: 1 } })
    expect(orderOf(id).lines).toHaveLength(1)
  })

  test('is told that the table was taken meanwhile, and nothing is ordered for nobody', async () => {
    const tableId = newTable(shop)
    done(await shop.send(other, 'sitting.open', { tableId, guests: 2 }))
    const id = shop.newId()
    expect(await shop.send(waiter, 'sitting.open', { tableId, guests: 2 }, { id })).toMatchObject({
      code: 'table.taken',
    })
    expect(await shop.send(waiter, 'order.add', { orderId: id, lines: [vadaPav] })).toMatchObject({
      code: 'order.unknown',
    })
    expect(shop.count('order_line')).toBe(0)
  })
})

describe('an edit on a stale copy is refused with the current state', () => {
  test('of a line that somebody else has taken off in part', async () => {
    const { orderId, lineIds } = await feedParty(shop)
    const lines = [{ lineId: lineIds[0], qtyMilli: 1000, ofMilli: 2000 }]
    done(await shop.send(other, 'order.void', { orderId, lines, reason: 'Too much' }))
    expect(
      await shop.send(waiter, 'order.void', { orderId, lines, reason: 'Too much' }),
    ).toMatchObject({ code: 'line.changed', facts: { item: 'Vada pav', left: 1 } })
    expect(orderOf(orderId).lines[0]?.qtyMilli).toBe(1000)
  })

  test('of the number of guests', async () => {
    const { sittingId } = await seatParty(shop)
    const fifth = { sittingId, guests: 5, ofGuests: 4 }
    done(await shop.send(other, 'sitting.change', fifth))
    expect(await shop.send(waiter, 'sitting.change', fifth)).toMatchObject({
      code: 'sitting.guests-changed',
      facts: { guests: 5 },
    })
  })

  test('of where they sit', async () => {
    const { sittingId } = await seatParty(shop)
    const [fromTableId = ''] = sittingOf(sittingId).tableIds
    const [here, there] = [newTable(shop), newTable(shop)]
    done(await shop.send(other, 'sitting.move', { sittingId, tableId: here, fromTableId }))
    expect(
      await shop.send(waiter, 'sitting.move', { sittingId, tableId: there, fromTableId }),
    ).toMatchObject({ code: 'sitting.elsewhere', facts: { table: sittingOf(sittingId).label } })
    expect(sittingOf(sittingId).tableIds).toEqual([here])
  })
})

describe('what was done can be taken back', () => {
  test('a bill that was asked for too soon', async () => {
    const { sittingId } = await feedParty(shop)
    done(await shop.send(waiter, 'bill.request', { sittingId }))
    done(await shop.send(waiter, 'bill.request', { sittingId, isWanted: false }))
    expect(sittingOf(sittingId).billAskedAt).toBe(null)
    done(await shop.send(waiter, 'bill.request', { sittingId }))
    expect(sittingOf(sittingId).billAskedAt).toBe(shop.clock.now)
  })

  test('food that was not brought after all', async () => {
    const { orderId } = await feedParty(shop)
    const kitchen = shop.join('kitchen', 'counter')
    const ticketId = live().find(({ state }) => state === 'fired')?.ticketId ?? ''
    done(await shop.send(kitchen, 'ticket.bump', { ticketId }))
    done(await shop.send(waiter, 'order.serve', { orderId }))
    done(await shop.send(waiter, 'order.serve', { orderId, isServed: false }))
    expect(orderOf(orderId).lines[0]).toMatchObject({ state: 'ready', readyAt: shop.clock.now })
    expect(await shop.send(waiter, 'order.serve', { orderId, isServed: false })).toMatchObject({
      code: 'order.nothing-ready',
    })
  })

  test('a second table is given up by keeping the first', async () => {
    const { sittingId } = await feedParty(shop)
    const before = sittingOf(sittingId)
    const tableId = newTable(shop)
    done(await shop.send(waiter, 'sitting.widen', { sittingId, tableId }))
    expect(sittingOf(sittingId).tableIds).toHaveLength(2)
    done(await shop.send(waiter, 'sitting.move', { sittingId, tableId: before.tableIds[0] ?? '' }))
    expect(sittingOf(sittingId)).toMatchObject({ label: before.label, tableIds: before.tableIds })
    expect((await shop.send(other, 'sitting.open', { tableId, guests: 2 })).ok).toBe(true)
  })
})

describe('how long a party waits', () => {
  test('is told for its food, from the kitchen to the table', async () => {
    const { sittingId, orderId } = await feedParty(shop)
    const sentAt = shop.clock.now
    expect(sittingOf(sittingId)).toMatchObject({ sentSince: sentAt, readySince: null })
    expect(orderOf(orderId).lines.map((line) => line.sentAt)).toEqual([sentAt, null])
    const kitchen = shop.join('kitchen', 'counter')
    const readyAt = (shop.clock.now += 60_000)
    const ticketId = live().find(({ state }) => state === 'fired')?.ticketId ?? ''
    done(await shop.send(kitchen, 'ticket.bump', { ticketId }))
    expect(sittingOf(sittingId)).toMatchObject({ sentSince: null, readySince: readyAt })
    shop.clock.now += 60_000
    done(await shop.send(kitchen, 'ticket.recall', { ticketId }))
    expect(sittingOf(sittingId)).toMatchObject({ sentSince: sentAt, readySince: null })
    done(await shop.send(kitchen, 'ticket.bump', { ticketId }))
    expect(sittingOf(sittingId).readySince).toBe(shop.clock.now)
    done(await shop.send(waiter, 'order.serve', { orderId }))
    expect(sittingOf(sittingId)).toMatchObject({ sentSince: null, readySince: null })
  })
})

test('a word about the whole order stands on every ticket of it', async () => {
  const { orderId } = await feedParty(shop)
  done(await shop.send(waiter, 'order.note', { orderId, note: 'No peanuts, please' }))
  expect(orderOf(orderId).note).toBe('No peanuts, please')
  expect(live().map(({ note }) => note)).toEqual(['No peanuts, please', 'No peanuts, please'])
})

test('what the guests may not eat stands on every ticket, and at each dish that has it', async () => {
  shop.db.exec(`update item set allergens = '["gluten","milk"]' where item_id = 'vada-pav'`)
  const { orderId } = await feedParty(shop)
  done(await shop.send(waiter, 'order.note', { orderId, note: '', avoids: ['milk', 'peanut'] }))
  expect(orderOf(orderId).avoids).toEqual(['milk', 'peanut'])
  expect(live().map(({ avoids }) => avoids)).toEqual([
    ['milk', 'peanut'],
    ['milk', 'peanut'],
  ])
  const marked = live().flatMap(({ lines }) =>
    lines.map(({ itemId, contains }) => [itemId, contains]),
  )
  expect(marked).toContainEqual(['vada-pav', ['milk']])
  expect(
    marked.filter(([itemId]) => itemId !== 'vada-pav').every(([, has]) => has === undefined),
  ).toBe(true)
  // A word that says nothing of it leaves it; an empty list takes it away.
  done(await shop.send(waiter, 'order.note', { orderId, note: 'A birthday' }))
  expect(orderOf(orderId).avoids).toEqual(['milk', 'peanut'])
  done(await shop.send(waiter, 'order.note', { orderId, note: '', avoids: [] }))
  expect(orderOf(orderId).avoids).toBeUndefined()
  expect(live().every(({ avoids }) => avoids === undefined)).toBe(true)
})
