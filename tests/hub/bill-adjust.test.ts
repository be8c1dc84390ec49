import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { billsOfOrder } from '../../hub/billing/bills.sql.ts'
import { entriesOf } from '../../hub/ledger/ledger.sql.ts'
import { billedLinesOf } from '../../hub/orders/lines.sql.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow, cell, column } from './look.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'asha')
})
afterEach(() => closeWhole(shop))

const samosas = { itemId: 'samosa', qtyMilli: 4000 }
const katli = { itemId: 'kaju-katli', qtyMilli: 500 }
const place = async (...lines: { itemId: string; qtyMilli: number }[]): Promise<BillDoc> => {
  const counter = shop.join('counter', 'counter', 'sunita')
  const { billId } = done(
    await shop.send(counter, 'order.place', { orderType: 'takeaway', lines }),
  ).result
  return bill(billId)
}
const bill = (billId: string): BillDoc => billNow(shop, billId)
const settle = async (billId: string): Promise<BillDoc> => {
  const tenders = [{ kind: 'cash', offered: 'exact' } as const]
  done(await shop.send(desk, 'bill.settle', { billId, tenders }))
  return bill(billId)
}
/** What each account was posted in all entries of a bill. */
const posted = (billId: string): Readonly<Record<string, number>> => {
  const sums: Record<string, number> = {}
  for (const { postings } of entriesOf(shop.db, 'bill', billId))
    for (const { account, amount } of postings) sums[account] = (sums[account] ?? 0) + amount
  return sums
}
const paperOf = (billId: string): string => {
  const task = cell(
    shop.db,
    `select task from job where about = ? and kind = 'receipt'`,
    `bill:${billId}`,
  )
  const { document } = JSON.parse(task) as { document: ReceiptDocument }
  return JSON.stringify(document.blocks)
}
const rate = (ratePpm: number): { kind: 'rate'; ratePpm: number } => ({ kind: 'rate', ratePpm })

describe('a discount', () => {
  test('lowers the bill, stands on the paper with its reason, and apart in the books', async () => {
    const { billId, total } = await place(samosas)
    done(
      await shop.send(desk, 'bill.discount', { billId, reasonId: 'regular', off: rate(100_000) }),
    )
    const open = bill(billId)
    expect(open.total.discountTotal).toBe(Math.round(total.payable / 10))
    const paid = await settle(billId)
    expect(paid.total.payable).toBe(open.total.payable)
    expect(paperOf(billId)).toContain('"left":"Regular guest 10 %","right":"−8.00"')
    const books = posted(billId)
    const list = Object.values(paid.list).reduce((sum, amount) => sum + amount, 0)
    expect(books['4095']).toBe(list - paid.total.taxableTotal)
    expect(books['4095']).toBeGreaterThan(0)
  })

  test('of a line is of that line only, and may be taken off again', async () => {
    const open = await place(samosas, katli)
    const [line] = open.lines
    const { billId } = open
    const lineId = line?.lineId ?? ''
    const { discountId } = done(
      await shop.send(desk, 'bill.discount', {
        billId,
        lineId,
        reasonId: 'regular',
        off: { kind: 'amount', amount: 500 },
      }),
    ).result
    expect(bill(billId).total.lines.map(({ lineDiscount }) => lineDiscount)).toEqual([500, 0])
    done(await shop.send(desk, 'bill.undiscount', { billId, discountId }))
    expect(bill(billId)).toMatchObject({ total: open.total, discounts: [] })
  })

  test('beyond its cap takes somebody else’s word, whether in per cent or in rupees', async () => {
    const { billId, total } = await place(samosas)
    const cashier = shop.join('cashier', 'counter', 'meena')
    const over = { billId, reasonId: 'regular', off: { kind: 'amount', amount: total.payable / 5 } }
    expect(await shop.send(cashier, 'bill.discount', over as never)).toMatchObject({
      code: 'discount.over-cap',
      facts: { most: 10 },
    })
    expect(bill(billId).discounts).toEqual([])
    const id = shop.newId()
    expect(await shop.send(cashier, 'bill.discount-over', over as never, { id })).toMatchObject({
      code: 'command.needs-approval',
    })
    const approval = shop.approve(cashier, 'imran', { id, name: 'bill.discount-over', args: over })
    done(await shop.send(cashier, 'bill.discount-over', over as never, { id, approval }))
    expect(bill(billId).discounts).toMatchObject([{ by: 'meena', approvedBy: 'imran' }])
  })

  test('gives nothing free for a reason that is meant for giving free, unless somebody says so', async () => {
    const { billId } = await place(samosas)
    const cashier = shop.join('cashier', 'counter', 'meena')
    const off = rate(1_000_000)
    for (const name of ['bill.discount', 'bill.comp'] as const) {
      const args = { billId, reasonId: 'apology', ...(name === 'bill.comp' ? {} : { off }) }
      expect((await shop.send(cashier, name, args as never)).ok).toBe(false)
    }
    expect(await shop.send(desk, 'bill.comp', { billId, reasonId: 'regular' })).toMatchObject({
      code: 'discount.unknown-reason',
    })
    expect(bill(billId).discounts).toEqual([])
  })

  test('of an amount shrinks with the bill: its cap is of what is still there', async () => {
    const open = await place(katli, samosas)
    const { billId, orderId } = open
    const off = { kind: 'amount', amount: Math.floor(open.total.payable / 10) } as const
    done(await shop.send(desk, 'bill.discount', { billId, reasonId: 'regular', off }))
    const dear = open.lines.find(({ itemId }) => itemId === 'kaju-katli')
    const lines = [{ lineId: dear?.lineId ?? '', qtyMilli: 500 }]
    done(await shop.send(desk, 'order.void', { orderId, lines, reason: 'Changed their minds' }))
    const { total } = bill(billId)
    expect(total.discountTotal).toBe(Math.ceil((total.lines[0]?.gross ?? 0) / 10))
    await settle(billId)
  })

  test('of everything gives it free: no tax, no money, and what it was worth in the books', async () => {
    const { billId, total } = await place(samosas)
    done(await shop.send(desk, 'bill.comp', { billId, reasonId: 'house' }))
    const paid = await settle(billId)
    expect(paid.total).toMatchObject({ payable: 0, taxTotal: 0 })
    expect(posted(billId)['4095']).toBe(total.taxableTotal)
  })

  test('is final with the bill', async () => {
    const { billId } = await place(samosas)
    done(await shop.send(desk, 'bill.discount', { billId, reasonId: 'regular', off: rate(50_000) }))
    await settle(billId)
    for (const sql of [
      'delete from bill_discount',
      'update bill_discount set rate_ppm = 1',
      `insert into bill_discount select 'x', bill_id, line_id, reason_id, names, rate_ppm, amount, is_comp, by, approved_by, at from bill_discount`,
    ])
      expect(() => shop.db.exec(sql)).toThrow(/./)
  })
})

describe('another price', () => {
  test('holds for this bill, names what it would have been, and goes again', async () => {
    const open = await place(samosas)
    const { billId } = open
    const lineId = open.lines[0]?.lineId ?? ''
    const reprice = { billId, lineId, reason: 'As on the old card' }
    done(await shop.send(desk, 'bill.reprice', { ...reprice, unitPrice: 10_00 }))
    expect(bill(billId)).toMatchObject({
      lines: [{ unitPrice: 10_00, listPrice: open.lines[0]?.unitPrice }],
      total: { payable: 40_00 },
    })
    done(await shop.send(desk, 'bill.reprice', reprice))
    expect(bill(billId).total).toEqual(open.total)
    done(await shop.send(desk, 'bill.reprice', { ...reprice, unitPrice: 0 }))
    expect((await settle(billId)).total.payable).toBe(0)
  })
})

describe('charges and tips', () => {
  test('come on top, are taxed, and stand under accounts of their own', async () => {
    const { billId, total } = await place(samosas)
    done(await shop.send(desk, 'bill.charge', { billId, chargeId: 'service', off: rate(100_000) }))
    done(
      await shop.send(desk, 'bill.charge', {
        billId,
        chargeId: 'packing',
        off: { kind: 'amount', amount: 10_00 },
      }),
    )
    done(await shop.send(desk, 'bill.tip', { billId, amount: 25_00 }))
    const paid = await settle(billId)
    const books = posted(billId)
    expect(books['4050']).toBe(-Math.round(total.taxableTotal / 10))
    expect(books['4060']).toBe(-10_00)
    expect(books['2200']).toBe(-25_00)
    expect(paid.total.due).toBe(paid.total.payable + 25_00)
    expect(paperOf(billId)).toContain('Service charge (voluntary) 10 %')
  })

  test('are taken off as easily', async () => {
    const open = await place(samosas)
    const { billId } = open
    done(await shop.send(desk, 'bill.charge', { billId, chargeId: 'service', off: rate(100_000) }))
    done(await shop.send(desk, 'bill.charge', { billId, chargeId: 'service' }))
    expect(bill(billId).total).toEqual(open.total)
  })
})

describe('a part of the money', () => {
  test('is in the drawer and in the books at once, and counts when the rest comes', async () => {
    const { billId, total } = await place(samosas)
    const part = [{ kind: 'cash', offered: 20_00 } as const]
    expect(done(await shop.send(desk, 'bill.pay', { billId, tenders: part })).result).toEqual({
      paid: 20_00,
      due: total.due - 20_00,
      change: 0,
    })
    expect(posted(billId)).toEqual({ '1010': 20_00, '2210': -20_00 })
    expect(column(shop.db, `select kind from job where kind = 'kick'`)).toHaveLength(1)
    expect(bill(billId).state).toBe('open')
    const rest = [{ kind: 'upi', offered: 'exact' } as const]
    done(await shop.send(desk, 'bill.settle', { billId, tenders: rest }))
    expect(bill(billId).payments.map(({ kind, amount, isPart }) => [kind, amount, isPart])).toEqual(
      [
        ['cash', 20_00, true],
        ['upi', total.due - 20_00, false],
      ],
    )
    expect(posted(billId)).toMatchObject({ '1010': 20_00, '2210': 0, '1040': total.due - 20_00 })
    // The second payment was no cash, so the drawer stays shut.
    expect(column(shop.db, `select kind from job where kind = 'kick'`)).toHaveLength(1)
  })

  test('keeps the bill as it is until it is paid whole', async () => {
    const { billId } = await place(samosas)
    const tenders = [{ kind: 'upi', offered: 5_00 } as const]
    done(await shop.send(desk, 'bill.pay', { billId, tenders }))
    done(await shop.send(desk, 'bill.pay', { billId, tenders }))
    expect(
      await shop.send(desk, 'bill.discount', { billId, reasonId: 'regular', off: rate(1000) }),
    ).toMatchObject({ code: 'bill.part-paid' })
    expect(bill(billId).payments).toHaveLength(2)
  })
})

describe('a bill that is split', () => {
  test('by the item is several, each with an invoice of its own, and the order is paid with the last', async () => {
    const open = await place(samosas, katli)
    const [first, second] = open.lines
    const { billIds } = done(
      await shop.send(desk, 'bill.split', {
        billId: open.billId,
        parts: [
          [{ lineId: second?.lineId ?? '', qtyMilli: 500 }],
          [{ lineId: first?.lineId ?? '', qtyMilli: 1000 }],
        ],
      }),
    ).result
    const all = [open.billId, ...billIds].map(bill)
    expect(all.map(({ lines }) => lines.map(({ qtyMilli }) => qtyMilli))).toEqual([
      [3000],
      [500],
      [1000],
    ])
    const isPaid = (): string =>
      cell(shop.db, 'select is_paid from sales_order where order_id = ?', open.orderId)
    for (const { billId } of all) {
      expect(isPaid()).toBe('0')
      await settle(billId)
    }
    expect(isPaid()).toBe('1')
    expect(new Set(all.map(({ billId }) => bill(billId).invoice?.number)).size).toBe(3)
  })

  test('into thirds of one thing adds up to it, however it is priced', async () => {
    const open = await place({ itemId: 'samosa', qtyMilli: 1000 })
    const lineId = open.lines[0]?.lineId ?? ''
    const reprice = { billId: open.billId, lineId, unitPrice: 99_99, reason: 'Edited' }
    done(await shop.send(desk, 'bill.reprice', reprice))
    const part = [{ lineId, qtyMilli: 333 }]
    const parts = [part, part]
    done(await shop.send(desk, 'bill.split', { billId: open.billId, parts }))
    const all = billsOfOrder(shop.db, open.orderId, billedLinesOf)
    expect(all.reduce((sum, { total }) => sum + (total.lines[0]?.gross ?? 0), 0)).toBe(99_99)
  })

  test('asks for its tip and its fixed charge once', async () => {
    const open = await place(samosas, katli)
    const { billId } = open
    done(await shop.send(desk, 'bill.tip', { billId, amount: 50_00 }))
    const off = { kind: 'amount', amount: 20_00 } as const
    done(await shop.send(desk, 'bill.charge', { billId, chargeId: 'packing', off }))
    shop.clock.now += 60_000
    const { billIds } = done(
      await shop.send(desk, 'bill.split', {
        billId,
        parts: open.lines.map(({ lineId, qtyMilli }) => [{ lineId, qtyMilli: qtyMilli / 2 }]),
      }),
    ).result
    const all = [billId, ...billIds].map(bill)
    expect(all.map(({ total }) => total.tip)).toEqual([50_00, 0, 0])
    // The guests of every part have waited since the first of them ordered.
    expect(all.map(({ openedAt }) => openedAt)).toEqual([1, 2, 3].map(() => open.openedAt))
    expect(all.map(({ charges }) => charges.length)).toEqual([1, 0, 0])
  })

  test('takes no more once its first part is paid, and says so', async () => {
    const open = await place(samosas)
    const { billId, orderId } = open
    const parts = [[{ lineId: open.lines[0]?.lineId ?? '', qtyMilli: 2000 }]]
    const { billIds } = done(await shop.send(desk, 'bill.split', { billId, parts })).result
    await settle(billId)
    expect(await shop.send(desk, 'order.add', { orderId, lines: [samosas] })).toMatchObject({
      code: 'order.paid',
    })
    const paid = bill(billId)
    const lineId = open.lines[0]?.lineId ?? ''
    done(await shop.send(desk, 'order.assign', { orderId, lineId, seat: 3 }))
    expect(bill(billId)).toEqual(paid)
    await settle(billIds[0] ?? '')
  })

  test('is one again as it was, until somebody has paid', async () => {
    const open = await place(samosas, katli)
    const { billId } = open
    const parts = [[{ lineId: open.lines[0]?.lineId ?? '', qtyMilli: 2000 }]]
    const { billIds } = done(await shop.send(desk, 'bill.split', { billId, parts })).result
    done(await shop.send(desk, 'bill.unsplit', { billId }))
    expect(bill(billId)).toMatchObject({ lines: open.lines, total: open.total, isSplit: false })
    expect(bill(billIds[0] ?? '').state).toBe('void')
    expect(await shop.send(desk, 'bill.unsplit', { billId })).toMatchObject({
      code: 'bill.not-split',
    })
    const again = done(await shop.send(desk, 'bill.split', { billId, parts })).result.billIds
    await settle(again[0] ?? '')
    expect(await shop.send(desk, 'bill.unsplit', { billId })).toMatchObject({
      code: 'bill.part-paid',
    })
    await settle(billId)
  })

  test('however it is cut comes to what it was, line by line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 4 }),
        async (counts, cuts) => {
          const open = await place(
            ...counts.map((count) => ({ itemId: 'samosa', qtyMilli: count * 1000 })),
          )
          const parts = cuts.map((cut) =>
            open.lines.map(({ lineId, qtyMilli }) => ({
              lineId,
              qtyMilli: Math.max(1, Math.floor((qtyMilli * cut) / 5000)),
            })),
          )
          const { billIds } = done(
            await shop.send(desk, 'bill.split', { billId: open.billId, parts }),
          ).result
          const all = [open.billId, ...billIds].map(bill)
          for (const { lineId } of open.lines) {
            const gross = all.flatMap(({ total }) => total.lines.filter(({ id }) => id === lineId))
            expect(gross.reduce((sum, line) => sum + line.gross, 0)).toBe(
              open.total.lines.find(({ id }) => id === lineId)?.gross,
            )
          }
          for (const { billId } of all) await settle(billId)
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('a pro-forma', () => {
  test('says that it is no invoice and takes no number', async () => {
    const { billId } = await place(samosas)
    done(await shop.send(desk, 'bill.proforma', { billId, language: 'hi' }))
    const task = cell(shop.db, `select task from job where about = ?`, `proforma:${billId}`)
    expect(task).toContain('NOT AN INVOICE')
    expect(shop.count('invoice')).toBe(0)
  })
})
