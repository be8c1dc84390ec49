/** Cash that goes into a drawer and out of it beside its sales: given back, taken for no bill, paid in and out, dropped. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ExceptionDoc } from '../../schema/till.ts'
import { exact, knowCustomer } from './customer-kit.ts'
import { done, saleOf } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { codeOf, figure } from './look.ts'
import { exceptionsOf, notes, tillAt, xOf } from './till-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'meena')
})
afterEach(() => closeWhole(shop))

const minute = 60_000
const float = notes(2_000_00)
const open = async (): Promise<unknown> =>
  done(await shop.send(desk, 'till.open', { float, differenceTo: 'safe' }))

const exceptions = (): readonly ExceptionDoc[] => exceptionsOf(shop)
const kicks = (): number => figure(shop.db, `select count(*) from job where kind = 'kick'`)

describe('money given back', () => {
  test('is out of the till of the drawer it was given from, by the way it went', async () => {
    await open()
    const manager = shop.join('cashier', 'counter', 'imran')
    const { billId, payable } = done(
      await shop.send(manager, 'sale.ring', saleOf([{ itemId: 'samosa', qtyMilli: 3000 }])),
    ).result
    done(await shop.send(manager, 'bill.undo', { billId }))
    expect(await xOf(shop, tillAt(shop))).toMatchObject({
      bills: 1,
      refunds: { count: 1, amount: -payable },
      cashSales: payable,
      cashRefunds: -payable,
      expected: 2_000_00,
    })
  })

  test('by two ways at once is one refund, of which each way says its share', async () => {
    await open()
    const manager = shop.join('cashier', 'counter', 'imran')
    const tenders = [
      { kind: 'upi', offered: 10_00 },
      { kind: 'cash', offered: 'exact' },
    ] as const
    let all = 0
    for (let i = 0; i < 2; i += 1) {
      const sale = saleOf([{ itemId: 'samosa', qtyMilli: 3000 }], [...tenders])
      const { billId, payable } = done(await shop.send(manager, 'sale.ring', sale)).result
      done(await shop.send(manager, 'bill.undo', { billId }))
      all += payable
      shop.clock.now += 60_000
    }
    const x = await xOf(shop, tillAt(shop))
    expect(x).toMatchObject({
      bills: 2,
      refunds: { count: 2, amount: -all },
      cashRefunds: 20_00 - all,
      tenders: [
        { kind: 'cash', payments: 2, amount: 0 },
        { kind: 'upi', payments: 2, amount: 0 },
      ],
    })
  })
})

describe('money for no bill', () => {
  test('is in the till too: into a wallet, and out of it again', async () => {
    await open()
    const customerId = await knowCustomer(shop)
    const manager = shop.join('cashier', 'counter', 'imran')
    const tenders = [...exact]
    done(await shop.send(manager, 'wallet.top-up', { customerId, amount: 300_00, tenders }))
    done(await shop.send(manager, 'wallet.pay-out', { customerId, amount: 100_00, kind: 'cash' }))
    expect(await xOf(shop, tillAt(shop))).toMatchObject({
      bills: 0,
      received: 200_00,
      cashReceived: 200_00,
      expected: 2_200_00,
    })
  })
})

describe('cash beside sales', () => {
  test('is paid in and out for a reason, and dropped into the safe; each opens the drawer', async () => {
    await open()
    const tillId = tillAt(shop)
    done(await shop.send(desk, 'till.pay-in', { tillId, amount: 500_00, reasonId: 'from-safe' }))
    done(
      await shop.send(desk, 'till.pay-out', {
        tillId,
        amount: 120_00,
        reasonId: 'ingredients',
        note: 'Milk',
      }),
    )
    done(await shop.send(desk, 'till.drop', { tillId, amount: 1_000_00 }))
    expect(kicks()).toBe(3)
    expect(await xOf(shop, tillId)).toMatchObject({
      paidIn: 500_00,
      paidOut: -120_00,
      drops: -1_000_00,
      expected: 1_380_00,
      moves: [
        { kind: 'in', names: { hi: 'तिजोरी से छुट्टा' }, by: 'meena' },
        { kind: 'out', note: 'Milk', account: '1200' },
        { kind: 'drop', account: '1020' },
      ],
    })
  })

  test('that somebody books from the office opens no drawer there', async () => {
    await open()
    const office = shop.join('office', 'counter', 'asha')
    const args = { tillId: tillAt(shop), amount: 100, reasonId: 'from-safe' }
    done(await shop.send(office, 'till.pay-in', args))
    expect(kicks()).toBe(0)
  })

  test('is not known next door', async () => {
    await open()
    const elsewhere = shop.join('cashier', 'restaurant', 'meena')
    const args = { tillId: tillAt(shop), amount: 100 }
    expect(await codeOf(shop, elsewhere, 'till.drop', args)).toBe('till.unknown')
  })

  test('moves none when the drawer opens without a sale, and the manager is told', async () => {
    await open()
    done(await shop.send(desk, 'till.no-sale', { reason: 'change', note: 'Two fifties' }))
    expect(kicks()).toBe(1)
    expect(await xOf(shop, tillAt(shop))).toMatchObject({ noSales: 1, expected: 2_000_00 })
    expect(exceptions()).toMatchObject([
      {
        kind: 'no-sale',
        note: 'change: Two fifties',
        by: 'meena',
        names: { en: 'Counter drawer' },
      },
    ])
  })

  test('that comes long after it was asked for opens no drawer', async () => {
    await open()
    const sentAt = shop.clock.now
    shop.clock.now += minute
    done(await shop.send(desk, 'till.no-sale', { reason: 'change' }, { sentAt }))
    expect(kicks()).toBe(0)
  })
})
