/** What a till is out by beside the cash in its drawer, and what its report adds up to. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sumsOf } from '../../schema/till-sums.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { column } from './look.ts'
import { chai } from './mix.ts'
import { newDesk, notes, tillAt, xOf } from './till-kit.ts'
import { read } from './paper-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(async () => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'meena')
  const owner = shop.join('counter', 'counter', 'asha')
  done(await shop.send(owner, 'till.set', { overShortLimit: 100_00, drawerOpenMinutes: 3 }))
})
afterEach(() => shop.close())

const sell = async (sender: Sender, args: object): Promise<string> =>
  done(await shop.send(sender, 'sale.ring', { ...saleOf([chai]), ...args })).result.billId
const count = async (others: readonly { readonly kind: string; readonly amount: number }[]) => {
  const tillId = tillAt(shop)
  const { expected } = await xOf(shop, tillId)
  return done(await shop.send(desk, 'till.count', { tillId, counted: notes(expected, 1), others }))
    .result
}
const close = async (sender = desk) => {
  const reply = await shop.send(sender, 'till.close', { tillId: tillAt(shop) })
  return reply.ok ? reply.result.report : reply
}

/** A sale that a screen says it took so much cash for while the hub was away. */
const kept = (lines: readonly object[], amount: number) => ({
  lines,
  tenders: [{ kind: 'cash', offered: 'exact', kept: amount }],
})

describe('What was sold away from the hub and never paid', () => {
  test('counts against the limit, though the drawer is exactly what it should be', async () => {
    await sell(desk, kept([{ itemId: 'kaju-katli', qtyMilli: 5000 }], 1_00))
    const x = await xOf(shop, tillAt(shop))
    expect(x).toMatchObject({ expected: 1_00, offline: 1_00 - x.payable })
    const unpaid = x.payable - 1_00
    expect(await count([])).toMatchObject({ worst: 0, unpaid, over: ['unpaid'], isOver: true })
    expect(await close()).toMatchObject({ code: 'till.kept-unpaid', facts: { unpaid } })
    const args = { tillId: tillAt(shop), note: 'A guest ran' }
    const id = shop.newId()
    const approval = shop.approve(desk, 'imran', { id, name: 'till.close-over', args })
    done(await shop.send(desk, 'till.close-over', args, { id, approval }))
  })

  test('adds up over many sales, and with what is short in the drawer; what was over makes up for nothing', async () => {
    await sell(desk, { lines: [chai, chai] })
    const tillId = tillAt(shop)
    const due = (await xOf(shop, tillId)).payable
    for (let i = 0; i < 5; i += 1) await sell(desk, kept([chai, chai], due - 20_00))
    await sell(desk, kept([chai, chai], due + 300_00))
    const { expected, offline } = await xOf(shop, tillId)
    expect(offline).toBeGreaterThan(0)
    const counted = notes(expected - 10_00, 1)
    const answer = done(await shop.send(desk, 'till.count', { tillId, counted })).result
    expect(answer).toMatchObject({ worst: -10_00, unpaid: 100_00, over: ['unpaid'] })
  })
})

describe('What was counted of UPI and cards', () => {
  test('is out by what it is out by, stands on the Z report, and wants a second person above the limit', async () => {
    await sell(desk, { tenders: [{ kind: 'upi', offered: 'exact' }] })
    await sell(desk, {})
    const [upi] = (await xOf(shop, tillAt(shop))).tenders.filter(({ kind }) => kind === 'upi')
    const taken = upi?.amount ?? 0
    expect(await count([{ kind: 'upi', amount: taken + 127_00 }])).toMatchObject({
      over: ['upi'],
      isOver: true,
    })
    // Counting again until it fits does not undo it.
    expect(await count([{ kind: 'upi', amount: taken + 27_00 }])).toMatchObject({ over: ['upi'] })
    expect(await close()).toMatchObject({ code: 'till.over-limit' })
    const args = { tillId: tillAt(shop) }
    const owner = shop.join('cashier', 'counter', 'asha')
    const { report } = done(await shop.send(owner, 'till.close-over', args)).result
    expect(report.differences).toMatchObject([
      { kind: 'cash', difference: 0 },
      { kind: 'upi', expected: taken, counted: taken + 27_00, difference: 27_00 },
    ])
    const [task = ''] = column<string>(
      shop.db,
      'select task from job where about = ?',
      `till:${args.tillId}`,
    )
    const paper = read((JSON.parse(task) as { document: never }).document)
    expect(paper.slice(paper.lastIndexOf('UPI'))).toEqual(
      expect.arrayContaining([expect.stringContaining('27.00')]),
    )
  })
})

describe('A report adds up', () => {
  test('from what was sold to what was taken: refunds, tips, and parts of bills of other tills', async () => {
    const other = newDesk(shop, 'asha')
    await sell(desk, { tip: 20_00 })
    const billId = await sell(desk, {})
    const order = done(
      await shop.send(desk, 'order.place', { orderType: 'takeaway', lines: [chai, chai] }),
    ).result
    const part = [{ kind: 'cash' as const, offered: 5_00 }]
    done(await shop.send(desk, 'bill.pay', { billId: order.billId, tenders: part }))
    const owner = shop.join('cashier', 'counter', 'asha')
    const lineId = column<string>(
      shop.db,
      'select line_id from order_line l join bill b on b.order_id = l.order_id where b.bill_id = ?',
      billId,
    )[0]
    const lines = [{ lineId: lineId ?? '', qtyMilli: 1000, fate: 'waste' as const }]
    done(await shop.send(owner, 'bill.refund', { billId, lines, reason: 'cold' }))
    const x = await xOf(shop, tillAt(shop))
    expect(sumsOf(x)).toMatchObject({ left: x.cashSales + x.cashRefunds - 5_00, parts: 5_00 })
    const cash = {
      billId: order.billId,
      tenders: [{ kind: 'cash' as const, offered: 'exact' as const }],
    }
    done(await shop.send(other, 'bill.settle', cash))
    const drawer = column<string>(
      shop.db,
      'select drawer_id from device where device_id = ?',
      other.device,
    )[0]
    expect(sumsOf(await xOf(shop, tillAt(shop, drawer))).parts).toBe(-5_00)
  })

  test('and a bill of nothing is no cash sale', async () => {
    await sell(desk, {})
    const { orderId, billId } = done(
      await shop.send(desk, 'order.place', { orderType: 'takeaway', lines: [chai] }),
    ).result
    expect(orderId).not.toBe('')
    const owner = shop.join('cashier', 'counter', 'asha')
    done(await shop.send(owner, 'bill.comp', { billId, reasonId: 'house' }))
    const cash = [{ kind: 'cash' as const, offered: 'exact' as const }]
    done(await shop.send(desk, 'bill.settle', { billId, tenders: cash }))
    expect(await xOf(shop, tillAt(shop))).toMatchObject({
      bills: 2,
      tenders: [{ kind: 'cash', payments: 1 }],
    })
  })
})
