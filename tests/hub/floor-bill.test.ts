/** The bill of a table. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { done } from './evening.ts'
import {
  bumpAll,
  chaatRail,
  feedParty,
  newTable,
  payInCash,
  seatParty,
  sittingOf,
  vadaPav,
} from './floor-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { column, figure } from './look.ts'

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
    expect(sittingOf(shop, party).amount).toBe(whole)
    const tableId = newTable(shop)
    done(await shop.send(waiter, 'sitting.move', { sittingId: party.sittingId, tableId }))
    expect(new Set(column(shop.db, 'select table_label from bill'))).toEqual(
      new Set([sittingOf(shop, party).label]),
    )
    await payInCash(shop, billIds[0] ?? '')
    expect(sittingOf(shop, party).amount).toBe(payable(party.billId))
    expect(sittingOf(shop, party).state).toBe('seated')
  })

  test('asked for before the food is cooked leaves the ticket where it is', async () => {
    const party = await feedParty(shop)
    const before = live().map(({ ticketId }) => ticketId)
    done(await shop.send(waiter, 'bill.request', { sittingId: party.sittingId }))
    expect(live().map(({ ticketId }) => ticketId)).toEqual(before)
    expect(sittingOf(shop, party).billAskedAt).toBe(shop.clock.now)
  })

  test('asked for twice is asked for once, and ordering goes on at the same order', async () => {
    const party = await feedParty(shop)
    done(await shop.send(waiter, 'bill.request', { sittingId: party.sittingId }))
    const askedAt = shop.clock.now
    shop.clock.now += 1000
    done(await shop.send(waiter, 'bill.request', { sittingId: party.sittingId }))
    expect(sittingOf(shop, party).billAskedAt).toBe(askedAt)
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
    await payInCash(shop, party.billId)
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
    await bumpAll(shop)
  })
})
