import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTillWatch } from '../../hub/till-watch.ts'
import { readView } from '../../hub/views.ts'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { exceptionsSince } from '../../hub/till/exceptions.sql.ts'
import { tillById } from '../../hub/till/till.sql.ts'
import { denominations } from '../../schema/till.ts'
import type { ExceptionDoc, TillDoc } from '../../schema/till.ts'
import { exact, knowCustomer } from './customer-kit.ts'
import { done, pastSale, saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { cell, codeOf, column, figure, together, typed } from './look.ts'
import { outletOf } from './menu-sales.ts'
import { chai } from './mix.ts'
import { closeWhole, newDesk, newDrawer, notes, tillAt, xOf } from './till-kit.ts'

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
const tillNow = (tillId = tillAt(shop)): TillDoc => {
  const till = tillById(shop.db, tillId)
  if (till === undefined) throw new Error('no such till')
  return till
}
const sell = async (sender: Sender, ...more: Parameters<typeof saleOf>): Promise<number> =>
  done(await shop.send(sender, 'sale.ring', saleOf(...more))).result.payable
const exceptions = (): readonly ExceptionDoc[] =>
  exceptionsSince(shop.db, 'counter', { at: 0, limit: 50 })
const kicks = (): number => figure(shop.db, `select count(*) from job where kind = 'kick'`)

describe('a till', () => {
  test('is opened with a counted float, once, by whoever is first', async () => {
    const other = shop.join('counter', 'counter', 'ravi')
    const args = { float, differenceTo: 'safe' } as const
    const { outcomes } = together(shop, [
      typed(shop, desk, 'till.open', args),
      typed(shop, other, 'till.open', args),
    ])
    expect(outcomes.map(({ reply }) => reply)).toMatchObject([
      { ok: true },
      { ok: false, code: 'till.is-open', facts: { by: 'Meena Jadhav' } },
    ])
    expect(tillNow()).toMatchObject({
      openedBy: 'meena',
      float: 2_000_00,
      isConfirmed: true,
      state: 'open',
      zNo: null,
    })
  })

  test('opens by itself with a sale, which never waits for it, and says so until somebody confirms the float', async () => {
    await sell(desk, [chai])
    expect(tillNow()).toMatchObject({ float: 0, isConfirmed: false, openedBy: 'meena' })
    const { tillId } = tillNow()
    done(await shop.send(desk, 'till.open', { float: 'carried' }))
    expect(tillNow()).toMatchObject({ tillId, float: 0, isConfirmed: true, confirmedBy: 'meena' })
    expect(await codeOf(shop, desk, 'till.open', { float: 'carried' })).toBe('till.is-open')
  })

  test('that opened by itself takes over what the last close left, and the next count corrects it', async () => {
    await open()
    const tillId = tillAt(shop)
    done(await shop.send(desk, 'till.count', { tillId, counted: float }))
    done(await shop.send(desk, 'till.close', { tillId, leave: 500_00 }))
    await sell(desk, [chai])
    expect(tillNow()).toMatchObject({ float: 500_00, isConfirmed: false })
    done(await shop.send(desk, 'till.open', { float: notes(490_00) }))
    expect(tillNow()).toMatchObject({ float: 490_00, isConfirmed: true })
    expect(
      column(
        shop.db,
        `select p.account_id || ' ' || p.amount from journal_entry e join posting p using (entry_id)
          where e.source_kind = 'till' and e.source_id = ? order by p.line_no`,
        tillAt(shop),
      ),
    ).toEqual(['1010 -1000', '6910 1000'])
  })

  test('that is said to have begun with less is short, and no safe is said to have got it', async () => {
    const second = newDesk(shop, 'meena')
    const drawerId = cell(
      shop.db,
      'select drawer_id from device where device_id = ?',
      second.device,
    )
    done(await shop.send(second, 'till.open', { float: notes(500_00), differenceTo: 'safe' }))
    const before = tillAt(shop, drawerId)
    done(await shop.send(second, 'till.count', { tillId: before, counted: notes(500_00) }))
    done(await shop.send(second, 'till.close', { tillId: before, leave: 500_00 }))
    await sell(second, [chai])
    const short = { float: notes(100_00), differenceTo: 'safe' } as const
    const tried = done(await shop.send(second, 'till.open', short)).result
    expect(tried).toEqual({ tillId: null, float: 100_00, missing: 400_00 })
    const counted = { kind: 'float-short', amount: -400_00, by: 'meena', note: 'not-opened' }
    expect(exceptions()).toMatchObject([{ ...counted, tillId: null }])
    expect(figure(shop.db, 'select count(*) from till where confirmed_at is null')).toBe(1)
    expect(await codeOf(shop, second, 'till.open-short', short)).toBe('command.needs-approval')
    const id = shop.newId()
    const approval = shop.approve(second, 'imran', { id, name: 'till.open-short', args: short })
    done(await shop.send(second, 'till.open-short', short, { id, approval }))
    expect(
      exceptions()
        .map(({ note }) => note)
        .toSorted(),
    ).toEqual(['', 'not-opened'])
    expect(
      column(
        shop.db,
        `select p.account_id || ' ' || p.amount from journal_entry e join posting p using (entry_id)
          where e.source_kind = 'till' and e.source_id = ? order by p.line_no`,
        tillAt(shop, drawerId),
      ),
    ).toEqual(['1010 -40000', '6910 40000'])
  })

  test('has the money that was taken at its drawer, whoever took it, and no other', async () => {
    const counter = shop.join('counter', 'counter', 'ravi')
    const second = newDesk(shop, 'sunita')
    await open()
    const cash = await sell(counter, [chai])
    const upi = await sell(desk, [chai], [{ kind: 'upi', offered: 'exact' }])
    const next = await sell(second, [{ itemId: 'samosa', qtyMilli: 3000 }])
    expect(await xOf(shop, tillAt(shop))).toMatchObject({
      bills: 2,
      expected: 2_000_00 + cash,
      tenders: [
        { kind: 'cash', payments: 1, amount: cash },
        { kind: 'upi', payments: 1, amount: upi },
      ],
    })
    const drawerId = cell(
      shop.db,
      'select drawer_id from device where device_id = ?',
      second.device,
    )
    expect(await xOf(shop, tillAt(shop, drawerId))).toMatchObject({ bills: 1, expected: next })
  })

  test('of two in one outlet, both are open at once and close each by itself', async () => {
    const second = newDesk(shop, 'sunita')
    done(await shop.send(desk, 'till.open', { float }))
    done(await shop.send(second, 'till.open', { float: notes(300_00) }))
    const tills = column<string>(shop.db, `select till_id from till where state = 'open'`)
    expect(tills.length).toBe(2)
    for (const tillId of tills) {
      const { expected } = await xOf(shop, tillId)
      done(await shop.send(desk, 'till.count', { tillId, counted: notes(expected) }))
      const { report } = done(await shop.send(desk, 'till.close', { tillId })).result
      expect(report.zNo).toBe(1)
    }
  })

  test('gets a part payment when it is taken, and the bill when it is settled', async () => {
    const second = newDesk(shop, 'imran')
    const { billId } = done(
      await shop.send(desk, 'order.place', {
        orderType: 'takeaway',
        lines: [{ itemId: 'kaju-katli', qtyMilli: 1000 }],
      }),
    ).result
    done(
      await shop.send(desk, 'bill.pay', { billId, tenders: [{ kind: 'cash', offered: 200_00 }] }),
    )
    done(
      await shop.send(second, 'bill.settle', {
        billId,
        tenders: [{ kind: 'cash', offered: 'exact' }],
      }),
    )
    const payable = figure(shop.db, 'select payable from bill where bill_id = ?', billId)
    const drawerId = cell(
      shop.db,
      'select drawer_id from device where device_id = ?',
      second.device,
    )
    const first = await xOf(shop, tillAt(shop))
    const last = await xOf(shop, tillAt(shop, drawerId))
    expect([first.bills, first.expected]).toEqual([0, 200_00])
    expect([last.bills, last.expected, last.payable]).toEqual([1, payable - 200_00, payable])
  })

  test('has the parts too that were taken on a screen without a drawer, where it is the only one', async () => {
    const tablet = shop.join('cashier', 'counter', 'asha')
    shop.db.prepare('update device set drawer_id = null where device_id = ?').run(tablet.device)
    const lines = [{ itemId: 'kaju-katli', qtyMilli: 1000 }]
    const order = { orderType: 'takeaway', lines } as const
    const { billId } = done(await shop.send(desk, 'order.place', order)).result
    const part = (offered: number) => ({ billId, tenders: [{ kind: 'cash' as const, offered }] })
    done(await shop.send(tablet, 'bill.pay', part(100_00)))
    done(await shop.send(desk, 'bill.pay', part(50_00)))
    expect((await xOf(shop, tillAt(shop))).expected).toBe(150_00)
  })

  test('hears of no sale of the past, and of none without cash that was made without a drawer', async () => {
    const office = shop.join('office', 'counter', 'asha')
    done(await shop.send(office, 'sale.import', pastSale(shop)))
    const tablet = shop.join('floor', 'counter', 'asha')
    await sell(tablet, [chai], [{ kind: 'upi', offered: 'exact' }])
    expect(shop.count('till')).toBe(0)
  })

  test('has the cash that was kept away from the hub, and the manager is told what it differs by', async () => {
    await sell(
      desk,
      [{ itemId: 'jalebi', qtyMilli: 250 }],
      [{ kind: 'cash', offered: 'exact', kept: 125_00 }],
    )
    const x = await xOf(shop, tillAt(shop))
    expect(x.expected).toBe(125_00)
    expect(x.offline).toBe(125_00 - x.payable)
    expect(exceptions()).toMatchObject([
      { kind: 'offline-difference', amount: x.offline, by: 'meena' },
    ])
  })
})

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
    expect(tillNow(tillId).state).toBe('open')
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

describe('what the screens start from', () => {
  const docs = (kind: 'cashier' | 'counter' | 'office'): readonly string[] => {
    const device = deviceById(shop.db, shop.join(kind, 'counter', 'asha').device)
    if (device === undefined) throw new Error('no such device')
    const outlet = outletOf(shop.db, 'counter')
    return readView(kind, { db: shop.db, outlet, device, at: shop.clock.now }).docs.map(
      ({ data }) => JSON.stringify(data),
    )
  }

  test('has the till of each drawer, and never what should be in it', async () => {
    newDrawer(shop)
    await open()
    await sell(desk, [chai])
    const { expected } = await xOf(shop, tillAt(shop))
    for (const kind of ['cashier', 'counter', 'office'] as const) {
      const tills = docs(kind).filter((text) => text.includes('isConfirmed'))
      expect(tills.length).toBe(1)
      expect(tills.join('')).not.toContain(String(expected))
    }
  })
})

test('what lies in a drawer depends on the currency', () => {
  expect(denominations('INR', 2).slice(0, 3)).toEqual([2_000_00, 500_00, 200_00])
  expect(denominations('EUR', 2).at(-1)).toBe(1)
  expect(denominations('JPY', 0).at(-1)).toBe(1)
})
