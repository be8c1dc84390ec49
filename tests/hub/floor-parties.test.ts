/** Two parties and what goes between them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { done } from './evening.ts'
import {
  bumpAll,
  chaatRail,
  feedParty,
  newTable,
  orderOf,
  seatParty,
  sittingOf,
  vadaPav,
  type Party,
} from './floor-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { figure } from './look.ts'

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

describe('two parties', () => {
  test('become one with one bill, and part again with what each had ordered', async () => {
    const [one, other] = [await feedParty(shop), await feedParty(shop)]
    const each = payable(one.billId)
    const ids = { sittingId: one.sittingId, intoId: other.sittingId }
    const label = sittingOf(shop, other).label
    done(await shop.send(waiter, 'sitting.merge', ids))
    expect([payable(one.billId), payable(other.billId)]).toEqual([0, 2 * each])
    expect(sittingOf(shop, other)).toMatchObject({
      guests: 8,
      label: expect.stringContaining(' + '),
    })
    expect(orderOf(shop, one).lines).toEqual([])
    expect(new Set(live().map(({ tableLabel }) => tableLabel))).toEqual(
      new Set([sittingOf(shop, other).label]),
    )
    done(await shop.send(waiter, 'order.add', { orderId: other.orderId, lines: [vadaPav] }))
    done(await shop.send(waiter, 'sitting.unmerge', { sittingId: one.sittingId }))
    expect(sittingOf(shop, other)).toMatchObject({ guests: 4, label })
    expect([payable(one.billId), payable(other.billId)]).toEqual([each, 1.5 * each])
    const places = live().map(({ orderId, tableLabel }) => `${orderId} ${tableLabel}`)
    expect(new Set(places)).toEqual(
      new Set([one, other].map((p) => `${p.orderId} ${sittingOf(shop, p).label}`)),
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
      facts: { bill: sittingOf(shop, b).label },
    })
    await merge(c, b)
    expect(payable(b.billId)).toBe(3 * each)
    expect(sittingOf(shop, b).tableIds).toHaveLength(3)
    done(await shop.send(waiter, 'sitting.unmerge', { sittingId: a.sittingId }))
    done(await shop.send(waiter, 'sitting.unmerge', { sittingId: c.sittingId }))
    expect([a, b, c].map(({ billId }) => payable(billId))).toEqual([each, each, each])
    expect(sittingOf(shop, b).tableIds).toHaveLength(1)
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
      [1000, sittingOf(shop, other).label],
    ])
    await bumpAll(shop)
    expect(orderOf(shop, other).state).toBe('ready')
  })

  test('carry nothing onto one whose first part is paid: it would have no bill', async () => {
    const [one, other] = [await feedParty(shop), await feedParty(shop)]
    const desk = shop.join('cashier', 'counter', 'asha')
    const [lineId] = other.lineIds
    const parts = [[{ lineId, qtyMilli: 1000 }]]
    done(await shop.send(desk, 'bill.split', { billId: other.billId, parts }))
    const tenders = [{ kind: 'cash', offered: 'exact' } as const]
    done(await shop.send(desk, 'bill.settle', { billId: other.billId, tenders }))
    const lines = [{ lineId: one.lineIds[0] ?? '', qtyMilli: 1000 }]
    const args = { sittingId: one.sittingId, toId: other.sittingId, lines }
    expect(await shop.send(waiter, 'sitting.carry', args)).toMatchObject({ code: 'order.paid' })
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
    expect([sittingOf(shop, party).guests, sittingOf(shop, apart).guests]).toEqual([3, 1])
    expect(sittingOf(shop, party).label.slice(-2)).toBe(' A')
    expect(sittingOf(shop, apart).label.slice(-2)).toBe(' B')
    const elsewhere = newTable(shop)
    const third = done(
      await shop.send(waiter, 'sitting.split', {
        sittingId: party.sittingId,
        guests: 1,
        tableId: elsewhere,
      }),
    ).result
    expect(sittingOf(shop, third).tableIds).toEqual([elsewhere])
  })

  test('do not exchange tables under one another’s hands', async () => {
    const [one, other] = [await feedParty(shop), await feedParty(shop)]
    const [taken = ''] = sittingOf(shop, other).tableIds
    const move = { sittingId: one.sittingId, tableId: taken }
    expect(await shop.send(waiter, 'sitting.move', move)).toMatchObject({ code: 'table.taken' })
    done(await shop.send(waiter, 'bill.request', { sittingId: other.sittingId }))
    expect(await shop.send(waiter, 'sitting.move', move)).toMatchObject({ code: 'sitting.paying' })
    const free = newTable(shop)
    done(await shop.send(waiter, 'sitting.move', { ...move, tableId: free }))
    expect(new Set(live().map(({ tableLabel }) => tableLabel))).toContain(
      sittingOf(shop, one).label,
    )
    expect(orderOf(shop, one).tableLabel).toBe(sittingOf(shop, one).label)
  })
})
