import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createClock } from '../../hub/bus/clock.ts'
import { salesDay } from '../../hub/days/days.sql.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import type { SalesDayDoc } from '../../schema/sales.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { cell, codeOf, column } from './look.ts'
import { chai } from './mix.ts'

let shop: Shop
let counter: Sender

beforeEach(() => {
  shop = openShop()
})
afterEach(() => shop.close())

/** Moves the clock to a moment on the wall of a shop in India, and signs the seller in there. */
const at = (moment: string): void => {
  shop.clock.now = Date.parse(`${moment}+05:30`)
  counter = shop.join('counter', 'counter', 'ravi')
}

const samosas = (count: number) => saleOf([{ itemId: 'samosa', qtyMilli: count * 1000 }])

interface Rung {
  readonly token: number
  readonly invoiceNumber: string
  readonly payable: number
}
const ring = async (count = 1): Promise<Rung> => {
  const { token, invoiceNumber, payable } = done(
    await shop.send(counter, 'sale.ring', samosas(count)),
  ).result
  return { token, invoiceNumber, payable }
}
const day = (date: number): SalesDayDoc => salesDay(shop.db, 'counter', date)

describe('the business date', () => {
  test('ends at four in the morning, not at midnight', async () => {
    at('2026-11-21T23:59:59')
    await ring()
    at('2026-11-22T00:00:00')
    await ring()
    at('2026-11-22T03:59:59.999')
    await ring()
    at('2026-11-22T04:00:00')
    await ring()
    expect([day(2026_11_21).bills, day(2026_11_22).bills]).toEqual([3, 1])
    expect(column(shop.db, 'select distinct business_date from journal_entry order by no')).toEqual(
      [2026_11_21, 2026_11_22],
    )
  })

  test('begins tokens and ticket numbers anew, and not the invoices', async () => {
    at('2026-11-21T22:00:00')
    await ring()
    expect((await ring()).token).toBe(2)
    at('2026-11-22T09:00:00')
    expect(await ring()).toMatchObject({ token: 1, invoiceNumber: 'M1/2627/00003' })
    done(await shop.send(counter, 'order.place', { orderType: 'eat-here', lines: [chai] }))
    at('2026-11-23T09:00:00')
    done(await shop.send(counter, 'order.place', { orderType: 'eat-here', lines: [chai] }))
    expect(column(shop.db, 'select ticket_no from ticket')).toEqual([1, 1])
  })

  test('is that of the outlet’s own place', async () => {
    shop.db
      .prepare(`update outlet set time_zone = 'America/New_York' where outlet_id = 'restaurant'`)
      .run()
    at('2026-11-21T11:00:00')
    const abroad = shop.join('cashier', 'restaurant', 'meena')
    done(await shop.send(abroad, 'sale.ring', samosas(1)))
    // 00:30 in New York, before its cut-off, is still the day before.
    expect(column(shop.db, 'select business_date from bill')).toEqual([2026_11_20])
    expect(Object.keys(salesDay(shop.db, 'restaurant', 2026_11_20).hours)).toEqual(['0'])
    expect(verifyShop(shop.db)).toEqual([])
  })

  test('of a bill is the day it was paid on', async () => {
    at('2026-11-21T22:00:00')
    const placed = done(
      await shop.send(counter, 'order.place', { orderType: 'eat-here', lines: [chai] }),
    )
    expect(day(2026_11_21).bills).toBe(0)
    at('2026-11-22T10:00:00')
    const desk = shop.join('cashier', 'counter', 'meena')
    const settle = {
      billId: placed.result.billId,
      tenders: [{ kind: 'upi', offered: 'exact' }],
    } as const
    done(await shop.send(desk, 'bill.settle', settle))
    expect([day(2026_11_21).bills, day(2026_11_22).bills]).toEqual([0, 1])
    expect(cell(shop.db, 'select business_date from journal_entry')).toBe('20261122')
    expect(verifyShop(shop.db)).toEqual([])
  })
})

describe('the financial year', () => {
  test('begins its invoices and journal at one on the first of April, when that business date begins', async () => {
    at('2027-03-31T23:00:00')
    expect((await ring()).invoiceNumber).toBe('M1/2627/00001')
    at('2027-04-01T03:59:00')
    expect((await ring()).invoiceNumber).toBe('M1/2627/00002')
    at('2027-04-01T04:00:00')
    expect((await ring()).invoiceNumber).toBe('M1/2728/00001')
    expect(
      column(shop.db, `select fiscal_year || ' ' || no from journal_entry order by at`),
    ).toEqual(['2026-27 1', '2026-27 2', '2027-28 1'])
    expect(verifyShop(shop.db)).toEqual([])
  })
})

describe('a day', () => {
  test('without a sale is all zeros', () => {
    expect(day(2026_11_21)).toEqual({
      outletId: 'counter',
      businessDate: 2026_11_21,
      bills: 0,
      taxable: 0,
      tax: 0,
      roundOff: 0,
      total: 0,
      undone: 0,
      refunds: 0,
      refunded: 0,
      tenders: {},
      hours: {},
      rev: 0,
    })
  })

  test('comes to its bills, by tender, by hour and by item', async () => {
    at('2026-11-21T11:10:00')
    await ring(2)
    at('2026-11-21T11:50:00')
    done(
      await shop.send(
        counter,
        'sale.ring',
        saleOf(
          [{ itemId: 'samosa', qtyMilli: 3000 }],
          [
            { kind: 'upi', offered: 20_00 },
            { kind: 'cash', offered: 100_00 },
          ],
        ),
      ),
    )
    at('2026-11-21T18:00:00')
    done(
      await shop.send(
        counter,
        'sale.ring',
        saleOf([{ itemId: 'samosa', qtyMilli: 1000 }, chai], [{ kind: 'card', offered: 'exact' }]),
      ),
    )
    expect(day(2026_11_21)).toMatchObject({
      bills: 3,
      total: 145_00,
      tenders: { cash: 80_00, upi: 20_00, card: 45_00 },
      hours: { 11: 100_00, 18: 45_00 },
      rev: 3,
    })
    expect(
      column(
        shop.db,
        `select item_id || variant_id || ' ' || qty_milli || ' ' || total from item_day order by 1`,
      ),
    ).toEqual(['masala-chaimasala-chai-full 1000 2500', 'samosa 6000 12000'])
  })

  test('is told to the office with each sale, as it stands then', async () => {
    at('2026-11-21T11:00:00')
    await ring(1)
    await ring(2)
    const told = shop.events().filter(({ kind }) => kind === 'sales.counted')
    expect(told.map(({ key, rev, data }) => [key, rev, (data as SalesDayDoc).total])).toEqual([
      ['sales:20261121', 1, 20_00],
      ['sales:20261121', 2, 60_00],
    ])
    expect(told.at(-1)?.data).toEqual(day(2026_11_21))
  })

  test('of one outlet is not another’s', async () => {
    at('2026-11-21T11:00:00')
    await ring()
    const other = shop.join('cashier', 'restaurant', 'meena')
    done(await shop.send(other, 'sale.ring', samosas(1)))
    expect(day(2026_11_21).bills).toBe(1)
    expect(salesDay(shop.db, 'restaurant', 2026_11_21).bills).toBe(1)
  })
})

describe('the hub’s clock', () => {
  test('stands still while the clock of the machine is up to a day behind, and keeps invoices in order', async () => {
    at('2026-11-21T11:00:00')
    await ring()
    const last = shop.clock.now
    let machine = last - 23 * 3_600_000
    const clock = createClock(shop.db, () => machine)
    expect(clock()).toBe(last)
    machine = last + 5
    expect(clock()).toBe(last + 5)
    machine = last + 1
    expect(clock()).toBe(last + 5)
  })

  test('is taken at its word beyond a day, and then no money is taken until somebody has looked', async () => {
    at('2026-11-21T11:00:00')
    await ring()
    const machine = shop.clock.now - 25 * 3_600_000
    expect(createClock(shop.db, () => machine)()).toBe(machine)
    shop.clock.now = machine
    const early = shop.join('counter', 'counter', 'ravi')
    expect(await codeOf(shop, early, 'sale.ring', samosas(1))).toBe('clock.behind')
    expect(await codeOf(shop, early, 'order.place', { orderType: 'eat-here', lines: [chai] })).toBe(
      null,
    )
  })
})
