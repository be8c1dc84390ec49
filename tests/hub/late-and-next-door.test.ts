import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { settle } from '../../hub/billing/bill.ts'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { queuedFor } from '../../hub/devices/jobs.sql.ts'
import { outletById } from '../../hub/outlets/outlets.sql.ts'
import { readView } from '../../hub/views/views.ts'
import { openShop, type Sender, type Shop } from './kit.ts'

let shop: Shop
beforeEach(() => {
  shop = openShop()
})
afterEach(() => shop.close())

const ring = (
  counter: Sender,
  itemId: string,
  tender: 'cash' | 'card' = 'card',
): ReturnType<typeof shop.send<'sale.ring'>> =>
  shop.send(counter, 'sale.ring', {
    orderType: 'takeaway',
    lines: [{ itemId, qtyMilli: 1000 }],
    tenders: [{ kind: tender, offered: 'exact' }],
  })

describe('the change', () => {
  test('counts every note, those above the bill too', () => {
    const notes = [100_00, 50_00].map((offered) => ({ kind: 'cash', offered }) as const)
    for (const tenders of [notes, notes.toReversed()])
      expect(settle(100_00, tenders)).toMatchObject({ ok: true, value: { change: 50_00 } })
  })

  test('of a sale kept away from the hub is what was given back then, whatever the bill says now', () => {
    for (const due of [90_00, 110_00]) {
      expect(settle(due, [{ kind: 'cash', offered: 'exact', kept: 100_00 }])).toMatchObject({
        ok: true,
        value: { change: 0, overShort: 100_00 - due, payments: [{ amount: due, change: 0 }] },
      })
    }
  })
})

describe('money that a screen took while it was away from the hub', () => {
  test('is booked though the item has left the menu since; money not yet taken is not', async () => {
    const counter = shop.join('counter', 'counter', 'ravi')
    const line = { itemId: 'samosa', qtyMilli: 1000 }
    shop.db.exec(`update item set is_active = 0 where item_id = 'samosa'`)
    const sale = { orderType: 'takeaway', lines: [line] } as const
    expect(
      await shop.send(counter, 'sale.ring', {
        ...sale,
        tenders: [{ kind: 'cash', offered: 'exact' }],
      }),
    ).toMatchObject({ code: 'item.unknown' })
    expect(
      await shop.send(counter, 'sale.ring', {
        ...sale,
        tenders: [{ kind: 'cash', offered: 'exact', kept: 20_00 }],
      }),
    ).toMatchObject({ ok: true, result: { payable: 20_00 } })
  })
})

describe('a person', () => {
  const awayFromTheRestaurant = (): Sender => {
    shop.db
      .prepare(`delete from user_outlet where user_id = 'asha' and outlet_id = 'restaurant'`)
      .run()
    return shop.join('office', 'counter', 'asha')
  }

  test('invites and revokes no device, and sets no price, where they do not work', async () => {
    const office = awayFromTheRestaurant()
    const { device } = shop.join('kitchen', 'restaurant')
    const invitation = { kind: 'cashier', outletId: 'restaurant', name: 'Spy' } as const
    const price = {
      subjectId: 'kaju-katli',
      outletId: 'restaurant',
      amount: 1,
      isTaxIncluded: true,
    }
    expect(await shop.send(office, 'device.invite', invitation)).toMatchObject({
      code: 'outlet.unknown',
    })
    expect(await shop.send(office, 'device.revoke', { deviceId: device })).toMatchObject({
      code: 'device.missing',
    })
    expect(await shop.send(office, 'price.set', price)).toMatchObject({ code: 'outlet.unknown' })
    expect(deviceById(shop.db, device)?.isRevoked).toBe(false)
  })

  test('who works at both does so from either', async () => {
    const office = shop.join('office', 'counter', 'asha')
    const { device } = shop.join('kitchen', 'restaurant')
    const invitation = { kind: 'cashier', outletId: 'restaurant', name: 'Second' } as const
    expect(await shop.send(office, 'device.invite', invitation)).toMatchObject({ ok: true })
    expect(await shop.send(office, 'device.revoke', { deviceId: device })).toMatchObject({
      ok: true,
    })
  })
})

test('A printer without paper keeps no other printer and no drawer waiting', async () => {
  const bridge = shop.join('bridge', 'counter')
  const counter = shop.join('counter', 'counter', 'ravi')
  const restaurant = shop.join('counter', 'restaurant', 'sunita')
  for (let i = 0; i < 60; i += 1) await ring(counter, 'kaju-katli')
  await ring(counter, 'kaju-katli', 'cash')
  await ring(restaurant, 'vada-pav')
  const pulled = queuedFor(shop.db, bridge.device).map(
    ({ task }) => `${task.kind} ${task.printerId}`,
  )
  expect(pulled).toContain('receipt restaurant-receipt')
  expect(pulled).toContain('kick counter-receipt')
  expect(pulled.filter((job) => job === 'receipt counter-receipt')).toHaveLength(50)
})

test('An order that cooks at the cut-off is still on the counter afterwards, and gone by morning', async () => {
  shop.clock.now = Date.UTC(2026, 10, 21, 22, 29)
  const counter = shop.join('counter', 'counter', 'ravi')
  await ring(counter, 'vada-pav')
  const shown = (): number => {
    const outlet = outletById(shop.db, 'counter')
    const device = deviceById(shop.db, counter.device)
    if (outlet === undefined || device === undefined) throw new Error('no counter')
    const view = readView('counter', { db: shop.db, outlet, device, at: shop.clock.now })
    return view.docs.filter(({ key }) => key.startsWith('order:')).length
  }
  expect(shown()).toBe(1)
  shop.clock.now += 2 * 60_000
  expect(shown()).toBe(1)
  shop.clock.now += 7 * 3_600_000
  expect(shown()).toBe(0)
})

test('A sale rung before the cut-off is charged the price of its day, however late it arrives', async () => {
  const office = shop.join('office', 'counter', 'asha')
  const counter = shop.join('counter', 'counter', 'ravi')
  const changed = await shop.send(office, 'price.set', {
    subjectId: 'kaju-katli',
    amount: 2000_00,
    isTaxIncluded: true,
    validFrom: 20261122,
  })
  if (!changed.ok) throw new Error(changed.code)
  const { rev: priceRev } = changed.result
  const rungAt = shop.clock.now
  const sale = {
    orderType: 'takeaway',
    lines: [{ itemId: 'kaju-katli', qtyMilli: 1000 }],
    tenders: [{ kind: 'upi', offered: 'exact' }],
  } as const
  const atOnce = await shop.send(counter, 'sale.ring', sale, { priceRev })
  shop.clock.now += 20 * 3_600_000
  const late = await shop.send(counter, 'sale.ring', sale, { priceRev, sentAt: rungAt })
  if (!atOnce.ok || !late.ok) throw new Error('refused')
  expect(late.result.payable).toBe(atOnce.result.payable)
})
