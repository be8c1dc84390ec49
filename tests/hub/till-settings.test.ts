/** How tills are kept: what is told when a day ends, why cash moves, and what a report is made of. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { salesDeps } from '../../hub/views/till-views.ts'
import { createTillWatch } from '../../hub/watches/till.ts'
import { salesOf, soldAt } from '../../hub/till/sales.ts'
import { tillSetting } from '../../hub/till/settings.sql.ts'
import { readView } from '../../hub/views/views.ts'
import type { ExceptionDoc, TillReasonDoc } from '../../schema/till.ts'
import { done, saleOf } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { codeOf, column, together, typed } from './look.ts'
import { outletOf } from './menu-sales.ts'
import { chai } from './mix.ts'
import { exceptionsOf, newDesk, notes, tillAt, xOf } from './till-kit.ts'

let shop: Shop
let desk: Sender
let owner: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'meena')
  owner = shop.join('office', 'counter', 'asha')
})
afterEach(() => closeWhole(shop))

const day = 24 * 3_600_000
const sell = async (...more: Parameters<typeof saleOf>): Promise<string> =>
  done(await shop.send(desk, 'sale.ring', saleOf(...more))).result.billId
const exceptions = (): readonly ExceptionDoc[] => exceptionsOf(shop)

describe('a till that nobody closes', () => {
  const watch = () =>
    createTillWatch({
      reader: shop.db,
      bus: shop.bus,
      now: () => shop.clock.now,
      newId: shop.newId,
    })

  test('is told when the business day ends, once, and again a day later', async () => {
    await sell([chai])
    const first = watch()
    await first.look()
    expect(exceptions()).toEqual([])
    shop.clock.now += day
    await first.look()
    await first.look()
    // A hub that was started anew in between tells it no second time.
    await watch().look()
    expect(exceptions()).toMatchObject([{ kind: 'till-left-open', tillId: tillAt(shop) }])
    shop.clock.now += day
    await first.look()
    expect(exceptions().map(({ kind }) => kind)).toEqual(['till-left-open', 'till-left-open'])
  })

  test('is not told before the cut-off, however late it is', async () => {
    await sell([chai])
    const { timeZone, cutOffMinute } = outletOf(shop.db, 'counter')
    expect([timeZone, cutOffMinute]).toEqual(['Asia/Kolkata', 240])
    const nextMorning = new Date(shop.clock.now + day).toISOString().slice(0, 10)
    shop.clock.now = Date.parse(`${nextMorning}T03:59:00+05:30`)
    await watch().look()
    expect(exceptions()).toEqual([])
    shop.clock.now += 60_000
    await watch().look()
    expect(exceptions().length).toBe(1)
  })

  test('and is closed at that very moment is not told of', async () => {
    await sell([chai])
    const tillId = tillAt(shop)
    shop.clock.now += day
    desk = shop.join('cashier', 'counter', 'meena')
    done(await shop.send(desk, 'till.count', { tillId, counted: notes(25_00) }))
    const forget = JSON.stringify({
      v: 1,
      id: shop.newId(),
      name: 'till.forget',
      args: { outletId: 'counter', tillIds: [tillId] },
      sentAt: shop.clock.now,
    })
    together(shop, [typed(shop, desk, 'till.close', { tillId }), { deviceId: null, text: forget }])
    expect(exceptions()).toEqual([])
  })
})

describe('how an outlet keeps its tills', () => {
  test('is set from another outlet by whoever works there too, and by nobody else', async () => {
    const args = { outletId: 'restaurant', overShortLimit: 25_00, drawerOpenMinutes: 5 }
    done(await shop.send(owner, 'till.set', args))
    expect(tillSetting(shop.db, 'restaurant')).toMatchObject({ overShortLimit: 25_00 })
    expect(tillSetting(shop.db, 'counter').overShortLimit).toBe(100_00)
    expect(shop.events().at(-1)).toMatchObject({
      kind: 'till.set',
      data: { outletId: 'restaurant', drawerOpenMinutes: 5 },
    })
    shop.db
      .prepare(`delete from user_outlet where user_id = 'imran' and outlet_id = 'restaurant'`)
      .run()
    const manager = shop.join('office', 'counter', 'imran')
    expect(await codeOf(shop, manager, 'till.set', args)).toBe('outlet.unknown')
  })
})

describe('a reason for cash in or out', () => {
  const flowers = {
    reasonId: 'flowers',
    names: { en: 'Flowers', hi: 'फूल' },
    direction: 'out',
    account: '6080',
    position: 4,
  } as const
  const shown = (): readonly TillReasonDoc[] => {
    const device = deviceById(shop.db, desk.device)
    if (device === undefined) throw new Error('no such device')
    const at = { db: shop.db, outlet: outletOf(shop.db, 'counter'), device, at: shop.clock.now }
    return readView('cashier', at)
      .docs.filter(({ key }) => key.startsWith('till-reason:'))
      .map(({ data }) => data as TillReasonDoc)
  }

  test('that is made is told to every outlet, stands where the shop puts it, and is booked where it says', async () => {
    done(await shop.send(owner, 'till-reason.set', flowers))
    const told = shop.events().filter(({ kind }) => kind === 'till-reason.set')
    expect(told.map(({ data }) => (data as TillReasonDoc).reasonId)).toEqual([
      'flowers',
      'flowers',
      'flowers',
    ])
    expect(shown().find(({ reasonId }) => reasonId === 'flowers')).toMatchObject(flowers)
    await sell([chai])
    const move = { tillId: tillAt(shop), amount: 10_00, reasonId: 'flowers' }
    done(await shop.send(desk, 'till.pay-out', move))
    const booked = `select p.account_id || ' ' || p.amount from journal_entry e join posting p using (entry_id)
                     where e.source_kind = 'till-move' order by p.line_no`
    expect(column<string>(shop.db, booked).toSorted()).toEqual(['1010 -1000', '6080 1000'])
    // What has moved keeps the name and the account of its day.
    const renamed = { ...flowers, names: { en: 'Garlands' }, account: '6040' }
    done(await shop.send(owner, 'till-reason.set', renamed))
    expect((await xOf(shop, tillAt(shop))).moves).toMatchObject([
      { names: { en: 'Flowers' }, account: '6080' },
    ])
    expect(shown().find(({ reasonId }) => reasonId === 'flowers')).toMatchObject({ rev: 2 })
  })

  test('is booked to no account that follows from bills, customers or taxes by itself', async () => {
    const accounts = column<string>(shop.db, 'select account_id from account order by account_id')
    const codes: Record<string, unknown> = {}
    for (const account of accounts) {
      const code = await codeOf(shop, owner, 'till-reason.set', { ...flowers, account })
      codes[account] = code ?? 'booked'
    }
    const refused = accounts.filter((account) => codes[account] === 'till.control-account')
    for (const account of ['1010', '1040', '1100', '2101', '2120', '2210', '4010', '6900'])
      expect(refused).toContain(account)
    for (const account of ['1020', '1030', '2010', '2200', '3010', '4990', '6080'])
      expect(codes[account]).toBe('booked')
    const { reasonId, direction } = flowers
    expect([codes['6910'], direction]).toEqual(['booked', 'out'])
    const given = { ...flowers, reasonId: `${reasonId}-in`, direction: 'in', account: '6910' }
    expect(await codeOf(shop, owner, 'till-reason.set', given)).toBe('till.control-account')
    // What the shop ships with is booked where cash may be.
    const shipped = shown().filter(({ isActive }) => isActive)
    expect(shipped.filter(({ account }) => refused.includes(account))).toEqual([])
  })

  test('of a name that one has already is refused, from whichever office, until that one is given no more', async () => {
    done(await shop.send(owner, 'till-reason.set', flowers))
    const other = shop.join('office', 'restaurant', 'asha')
    const twin = { ...flowers, reasonId: 'cash-2', names: { en: ' FLOWERS' } }
    expect(await codeOf(shop, other, 'till-reason.set', twin)).toBe('till.reason-twice')
    const hindi = { ...twin, names: { en: 'Garlands', hi: 'फूल' } }
    expect(await codeOf(shop, other, 'till-reason.set', hindi)).toBe('till.reason-twice')
    // Money in may be called as money out is.
    expect(await codeOf(shop, other, 'till-reason.set', { ...twin, direction: 'in' })).toBe(null)
    done(await shop.send(owner, 'till-reason.set', { ...flowers, isActive: false }))
    const again = { ...twin, reasonId: 'cash-3' }
    expect(await codeOf(shop, other, 'till-reason.set', again)).toBe(null)
  })

  test('that is given no more is refused from then on', async () => {
    done(await shop.send(owner, 'till-reason.set', { ...flowers, isActive: false }))
    await sell([chai])
    const move = { tillId: tillAt(shop), amount: 10_00, reasonId: 'flowers' }
    expect(await codeOf(shop, desk, 'till.pay-out', move)).toBe('till.unknown-reason')
  })
})

describe('what a till has sold', () => {
  test('is kept with each sale and is what its bills add up to, discounts, gifts and taxes included', async () => {
    const place = async (): Promise<string> =>
      done(
        await shop.send(owner, 'order.place', {
          orderType: 'takeaway',
          lines: [chai, { itemId: 'kaju-katli', qtyMilli: 350 }],
        }),
      ).result.billId
    const settle = async (billId: string): Promise<unknown> =>
      done(
        await shop.send(desk, 'bill.settle', {
          billId,
          tenders: [{ kind: 'cash', offered: 'exact' }],
        }),
      )
    const manager = newDesk(shop, 'imran', 'counter-drawer')
    const [lowered, free] = [await place(), await place()]
    const off = { kind: 'rate', ratePpm: 50_000 } as const
    done(await shop.send(manager, 'bill.discount', { billId: lowered, reasonId: 'regular', off }))
    done(await shop.send(manager, 'bill.comp', { billId: free, reasonId: 'house' }))
    for (const billId of [lowered, free]) await settle(billId)
    await sell([chai])
    const tillId = tillAt(shop)
    const kept = salesOf(shop.db, tillId, salesDeps(shop.db))
    expect(kept).toEqual(soldAt(shop.db, tillId, salesDeps(shop.db)))
    expect(kept).toMatchObject({ bills: 3, discounts: { count: 1 }, comps: { count: 1 } })
    expect(kept.taxes.length).toBeGreaterThan(0)
    expect(await xOf(shop, tillId)).toMatchObject(kept)
    // A till that was open before sums were kept goes on with all of its bills.
    shop.db.prepare('delete from till_sales').run()
    expect(await xOf(shop, tillId)).toMatchObject(kept)
    await sell([chai])
    expect(salesOf(shop.db, tillId, salesDeps(shop.db))).toEqual(
      soldAt(shop.db, tillId, salesDeps(shop.db)),
    )
  })
})
