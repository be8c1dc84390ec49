import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readView } from '../../hub/views/views.ts'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { denominations } from '../../schema/till.ts'
import type { ExceptionDoc } from '../../schema/till.ts'
import { done, pastSale, saleOf } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { cell, codeOf, column, figure, together, typed } from './look.ts'
import { outletOf } from './menu-sales.ts'
import { chai } from './mix.ts'
import { exceptionsOf, newDesk, newDrawer, notes, tillAt, tillNow, xOf } from './till-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'meena')
})
afterEach(() => closeWhole(shop))

const float = notes(2_000_00)
const open = async (): Promise<unknown> =>
  done(await shop.send(desk, 'till.open', { float, differenceTo: 'safe' }))
const sell = async (sender: Sender, ...more: Parameters<typeof saleOf>): Promise<number> =>
  done(await shop.send(sender, 'sale.ring', saleOf(...more))).result.payable
const exceptions = (): readonly ExceptionDoc[] => exceptionsOf(shop)

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
    expect(tillNow(shop)).toMatchObject({
      openedBy: 'meena',
      float: 2_000_00,
      isConfirmed: true,
      state: 'open',
      zNo: null,
    })
  })

  test('opens by itself with a sale, which never waits for it, and says so until somebody confirms the float', async () => {
    await sell(desk, [chai])
    expect(tillNow(shop)).toMatchObject({ float: 0, isConfirmed: false, openedBy: 'meena' })
    const { tillId } = tillNow(shop)
    done(await shop.send(desk, 'till.open', { float: 'carried' }))
    expect(tillNow(shop)).toMatchObject({
      tillId,
      float: 0,
      isConfirmed: true,
      confirmedBy: 'meena',
    })
    expect(await codeOf(shop, desk, 'till.open', { float: 'carried' })).toBe('till.is-open')
  })

  test('that opened by itself takes over what the last close left, and the next count corrects it', async () => {
    await open()
    const tillId = tillAt(shop)
    done(await shop.send(desk, 'till.count', { tillId, counted: float }))
    done(await shop.send(desk, 'till.close', { tillId, leave: 500_00 }))
    await sell(desk, [chai])
    expect(tillNow(shop)).toMatchObject({ float: 500_00, isConfirmed: false })
    done(await shop.send(desk, 'till.open', { float: notes(490_00) }))
    expect(tillNow(shop)).toMatchObject({ float: 490_00, isConfirmed: true })
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
      const sender = tillId === tillAt(shop) ? desk : second
      done(await shop.send(sender, 'till.count', { tillId, counted: notes(expected) }))
      const { report } = done(await shop.send(sender, 'till.close', { tillId })).result
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

  test('leave for a discount is none for cash that differs', async () => {
    const counter = shop.join('counter', 'counter', 'sunita')
    const args = {
      ...saleOf([chai], [{ kind: 'cash', offered: 'exact', kept: 100_00 }]),
      discount: { reasonId: 'regular', off: { kind: 'rate', ratePpm: 100_000 } },
    } as const
    const id = shop.newId()
    const approval = shop.approve(counter, 'imran', { id, name: 'sale.ring', args })
    done(await shop.send(counter, 'sale.ring', args, { id, approval }))
    expect(exceptions()).toMatchObject([
      { kind: 'offline-difference', by: 'sunita', approvedBy: null },
    ])
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
  expect(denominations('INR', 2).slice(0, 2)).toEqual([500_00, 200_00])
  // Withdrawn notes come in still, seldom.
  expect(denominations('INR', 2).at(-1)).toBe(2_000_00)
  expect(denominations('EUR', 2).at(-1)).toBe(1)
  expect(denominations('JPY', 0).at(-1)).toBe(1)
})
