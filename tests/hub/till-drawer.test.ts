/** What is told of a drawer: its X report, and when it opens and stays open. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTillWatch } from '../../hub/watches/till.ts'
import type { ExceptionDoc } from '../../schema/till.ts'
import { done, saleOf } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { cell, codeOf, column } from './look.ts'
import { chai } from './mix.ts'
import { exceptionsOf, notes, tillAt, tillNow, xOf } from './till-kit.ts'

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
const sell = async (sender: Sender, ...more: Parameters<typeof saleOf>): Promise<number> =>
  done(await shop.send(sender, 'sale.ring', saleOf(...more))).result.payable
const exceptions = (): readonly ExceptionDoc[] => exceptionsOf(shop)

describe('an X report', () => {
  test('is told to whoever may see it, and printed where asked', async () => {
    await open()
    const tillId = tillAt(shop)
    expect(await codeOf(shop, desk, 'till.report', { tillId })).toBe('command.needs-approval')
    const manager = shop.join('cashier', 'counter', 'imran')
    done(await shop.send(manager, 'till.report', { tillId, isPrinted: true, language: 'hi' }))
    const paper = cell(shop.db, `select task from job where about = ?`, `till-x:${tillId}`)
    expect(paper).toContain('X रिपोर्ट')
    expect(paper).toContain('दराज़ में नकद')
    expect(tillNow(shop, tillId).state).toBe('open')
    const office = shop.join('office', 'counter', 'imran')
    expect(await codeOf(shop, office, 'till.report', { tillId, isPrinted: true })).toBe(
      'printer.missing',
    )
  })

  test('adds up what was sold, taken off, given free and taxed', async () => {
    const manager = shop.join('cashier', 'counter', 'imran')
    const lines = [
      { itemId: 'kaju-katli', qtyMilli: 500 },
      { itemId: 'samosa', qtyMilli: 2000 },
    ]
    const { billId, orderId } = done(
      await shop.send(manager, 'order.place', { orderType: 'takeaway', lines }),
    ).result
    const lineId = cell(
      shop.db,
      `select line_id from order_line where order_id = ? and item_id = 'samosa'`,
      orderId,
    )
    done(await shop.send(manager, 'bill.comp', { billId, lineId, reasonId: 'apology' }))
    const off = { kind: 'rate', ratePpm: 100_000 } as const
    done(await shop.send(manager, 'bill.discount', { billId, reasonId: 'regular', off }))
    done(await shop.send(manager, 'bill.tip', { billId, amount: 20_00 }))
    done(
      await shop.send(manager, 'bill.settle', {
        billId,
        tenders: [{ kind: 'card', offered: 'exact' }],
      }),
    )
    await sell(manager, [chai])
    const x = await xOf(shop, tillAt(shop))
    expect(x.bills).toBe(2)
    expect(x.comps).toEqual({ count: 1, amount: 40_00 })
    expect(x.discounts.count).toBe(1)
    expect(x.tips).toBe(20_00)
    expect(x.taxable + x.tax + x.roundOff).toBe(x.payable)
    expect(x.taxes.reduce((sum, { taxable }) => sum + taxable, 0)).toBe(x.taxable)
    expect(x.tenders.reduce((sum, { amount }) => sum + amount, 0)).toBe(x.payable + x.tips)
    expect([x.firstInvoice, x.lastInvoice]).toEqual(
      column(shop.db, 'select number from invoice order by no'),
    )
  })
})

describe('a drawer', () => {
  const report = async (state: 'open' | 'closed'): Promise<unknown> => {
    const bridge = shop.join('bridge', 'counter')
    return done(await shop.send(bridge, 'drawer.report', { drawerId: 'counter-drawer', state }))
  }
  const look = (): Promise<void> =>
    createTillWatch({
      reader: shop.db,
      bus: shop.bus,
      now: () => shop.clock.now,
      newId: shop.newId,
    }).look()

  test('that opens with a sale is nothing to tell of', async () => {
    await sell(desk, [chai])
    await report('open')
    await report('closed')
    expect(exceptions()).toEqual([])
  })

  test('that opens and nobody asked it to is told to the manager', async () => {
    await sell(desk, [chai])
    shop.clock.now += minute
    await report('open')
    await report('open')
    expect(exceptions()).toMatchObject([{ kind: 'drawer-forced', tillId: tillAt(shop) }])
  })

  test('that is left open is told once, after the minutes the outlet has set', async () => {
    const owner = shop.join('office', 'counter', 'asha')
    done(await shop.send(owner, 'till.set', { overShortLimit: 0, drawerOpenMinutes: 5 }))
    await sell(desk, [chai])
    await report('open')
    shop.clock.now += 5 * minute - 1
    await look()
    expect(exceptions()).toEqual([])
    shop.clock.now += 1
    await look()
    await look()
    expect(exceptions()).toMatchObject([{ kind: 'drawer-open', note: '5' }])
    await report('closed')
    await sell(desk, [chai])
    await report('open')
    shop.clock.now += 10 * minute
    await look()
    expect(exceptions().length).toBe(2)
  })

  test('is never told of where the outlet wants no such word', async () => {
    const owner = shop.join('office', 'counter', 'asha')
    done(await shop.send(owner, 'till.set', { overShortLimit: 0, drawerOpenMinutes: 0 }))
    await sell(desk, [chai])
    await report('open')
    shop.clock.now += 600 * minute
    await look()
    expect(exceptions()).toEqual([])
  })
})
