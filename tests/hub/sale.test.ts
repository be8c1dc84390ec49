import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BillDoc } from '../../schema/bill.ts'
import { openShop, type Sender, type Shop } from './kit.ts'

let shop: Shop
let counter: Sender

beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'ravi')
})
afterEach(() => shop.close())

const katli = { itemId: 'kaju-katli', qtyMilli: 350 }

const kinds = (): readonly string[] => shop.events().map((event) => event.kind)

describe('a counter sale', () => {
  test('is order, bill, invoice, books, receipt and drawer in one command', async () => {
    const reply = await shop.send(counter, 'sale.ring', {
      orderType: 'takeaway',
      lines: [katli],
      tenders: [{ kind: 'cash', offered: 500_00 }],
    })
    expect(reply.ok).toBe(true)
    expect(kinds()).toEqual([
      'order.placed',
      'bill.settled',
      'entry.posted',
      'sales.counted',
      'till.opened',
      'job.queued',
      'job.queued',
    ])
    const bill = shop.events().find((event) => event.kind === 'bill.settled')?.data as BillDoc
    expect(bill.invoice?.number).toMatch(/^M1\/2627\/0*1$/)
    expect(bill.change).toBe(500_00 - bill.total.payable)
    expect(shop.db.prepare('select sum(amount) as residue from posting').get()).toEqual({
      residue: 0,
    })
    expect(shop.db.prepare('select kind from job order by kind').all()).toEqual([
      { kind: 'kick' },
      { kind: 'receipt' },
    ])
  })

  test('printed, stored and posted amounts are the same', async () => {
    await shop.send(counter, 'sale.ring', {
      orderType: 'takeaway',
      lines: [katli, { itemId: 'samosa', qtyMilli: 3000 }],
      tenders: [{ kind: 'upi', offered: 'exact' }],
    })
    const bill = shop.events().find((event) => event.kind === 'bill.settled')?.data as BillDoc
    const upi = shop.db.prepare(`select amount from posting where account_id = '1040'`).get() as {
      amount: number
    }
    const day = shop.db
      .prepare('select total, taxable, tax, round_off as roundOff from sales_day')
      .get()
    expect(upi.amount).toBe(bill.total.payable)
    expect(day).toEqual({
      total: bill.total.payable,
      taxable: bill.total.taxableTotal,
      tax: bill.total.taxTotal,
      roundOff: bill.total.roundOff,
    })
  })

  test('opens no drawer when nothing was paid in cash', async () => {
    await shop.send(counter, 'sale.ring', {
      orderType: 'takeaway',
      lines: [katli],
      tenders: [{ kind: 'card', offered: 'exact' }],
    })
    expect(shop.db.prepare('select kind from job').all()).toEqual([{ kind: 'receipt' }])
  })

  test('sends what has to be made to its station', async () => {
    await shop.send(counter, 'sale.ring', {
      orderType: 'eat-here',
      lines: [katli, { itemId: 'vada-pav', qtyMilli: 2000 }],
      tenders: [{ kind: 'cash', offered: 'exact' }],
    })
    const tickets = shop.db.prepare('select station_id as station, state from ticket').all()
    const made = shop.db
      .prepare(
        `select station_id from outlet_item where outlet_id = 'counter' and item_id = 'vada-pav'`,
      )
      .get()
    expect(tickets).toEqual([
      { station: (made as { station_id: string }).station_id, state: 'fired' },
    ])
  })

  test('rung away from the hub books what stayed in the drawer, and prints and opens nothing late', async () => {
    const reply = await shop.send(counter, 'sale.ring', {
      orderType: 'takeaway',
      lines: [katli],
      tenders: [{ kind: 'cash', offered: 'exact', kept: 300_00 }],
    })
    expect(reply.ok).toBe(true)
    const bill = shop.events().find((event) => event.kind === 'bill.settled')?.data as BillDoc
    expect(bill.overShort).toBe(300_00 - bill.total.payable)
    expect(shop.db.prepare(`select amount from posting where account_id = '1010'`).get()).toEqual({
      amount: 300_00,
    })
    expect(shop.count('job')).toBe(0)
  })

  test('repeated with the same id answers the same and changes nothing', async () => {
    const id = shop.newId()
    const ring = () =>
      shop.send(
        counter,
        'sale.ring',
        { orderType: 'takeaway', lines: [katli], tenders: [{ kind: 'cash', offered: 'exact' }] },
        { id, sentAt: shop.clock.now },
      )
    const first = await ring()
    const events = shop.count('event')
    expect(await ring()).toEqual(first)
    expect(shop.count('event')).toBe(events)
    expect(shop.count('invoice')).toBe(1)
  })
})

describe('an order for the kitchen', () => {
  test('is cooked, bumped and then paid at the cash desk', async () => {
    const placed = await shop.send(counter, 'order.place', {
      orderType: 'eat-here',
      lines: [{ itemId: 'vada-pav', qtyMilli: 2000, note: 'extra chutney' }],
    })
    if (!placed.ok) throw new Error(placed.message)
    const ticket = shop.db.prepare('select ticket_id as id from ticket').get() as { id: string }
    const kitchen = shop.join('kitchen', 'counter')
    expect((await shop.send(kitchen, 'ticket.bump', { ticketId: ticket.id })).ok).toBe(true)
    expect(kinds().slice(-3)).toEqual(['ticket.bumped', 'order.ready', 'pickup.changed'])
    const cashier = shop.join('cashier', 'counter', 'meena')
    const settled = await shop.send(cashier, 'bill.settle', {
      billId: placed.result.billId,
      tenders: [{ kind: 'cash', offered: 100_00 }],
    })
    expect(settled.ok).toBe(true)
    expect(kinds()).toContain('order.paid')
  })

  test('recalled goes back to its place and is no longer ready', async () => {
    await shop.send(counter, 'order.place', {
      orderType: 'eat-here',
      lines: [{ itemId: 'vada-pav', qtyMilli: 1000 }],
    })
    const ticket = shop.db
      .prepare('select ticket_id as id, fired_at as firedAt from ticket')
      .get() as { id: string; firedAt: number }
    const kitchen = shop.join('kitchen', 'counter')
    await shop.send(kitchen, 'ticket.bump', { ticketId: ticket.id })
    expect((await shop.send(kitchen, 'ticket.recall', { ticketId: ticket.id })).ok).toBe(true)
    expect(shop.db.prepare('select state, fired_at as firedAt, recalls from ticket').get()).toEqual(
      {
        state: 'fired',
        firedAt: ticket.firedAt,
        recalls: 1,
      },
    )
    expect(kinds().slice(-2)).toEqual(['order.recalled', 'pickup.changed'])
  })

  test('paid by two cashiers at once is paid once, and the other sees who did', async () => {
    const placed = await shop.send(counter, 'order.place', {
      orderType: 'takeaway',
      lines: [katli],
    })
    if (!placed.ok) throw new Error(placed.message)
    const desks = [
      shop.join('cashier', 'counter', 'meena'),
      shop.join('cashier', 'counter', 'imran'),
    ]
    const replies = await Promise.all(
      desks.map((desk) =>
        shop.send(desk, 'bill.settle', {
          billId: placed.result.billId,
          tenders: [{ kind: 'cash', offered: 'exact' }],
        }),
      ),
    )
    expect(replies.map(({ ok }) => ok)).toEqual([true, false])
    expect(replies[1]).toMatchObject({
      code: 'bill.already-settled',
      facts: { by: 'Meena Jadhav' },
    })
    expect(shop.count('invoice')).toBe(1)
  })
})

describe('prices', () => {
  test('a sale queued before a price change is charged what the customer saw', async () => {
    const sale = {
      orderType: 'takeaway',
      lines: [{ itemId: 'kaju-katli', qtyMilli: 1000 }],
      tenders: [{ kind: 'cash', offered: 'exact' }],
    } as const
    const before = await shop.send(counter, 'sale.ring', sale, { priceRev: 1 })
    const office = shop.join('office', 'counter', 'asha')
    const set = await shop.send(office, 'price.set', {
      subjectId: 'kaju-katli',
      outletId: 'counter',
      amount: 1500_00,
      isTaxIncluded: true,
      validFrom: 2026_01_01,
    })
    expect(set.ok).toBe(true)
    const old = await shop.send(counter, 'sale.ring', sale, { priceRev: 1 })
    const now = await shop.send(counter, 'sale.ring', sale)
    if (!before.ok || !old.ok || !now.ok) throw new Error('a sale was refused')
    expect(old.result.payable).toBe(before.result.payable)
    expect(now.result.payable).toBe(1500_00)
  })

  test('prices older than a few days are refused', async () => {
    const office = shop.join('office', 'counter', 'asha')
    await shop.send(office, 'price.set', {
      subjectId: 'kaju-katli',
      amount: 1500_00,
      isTaxIncluded: true,
    })
    shop.clock.now += 4 * 24 * 3_600_000
    const late = await shop.send(
      shop.join('counter', 'counter', 'ravi'),
      'order.place',
      { orderType: 'takeaway', lines: [katli] },
      { priceRev: 1 },
    )
    expect(late).toMatchObject({ ok: false, code: 'price.stale' })
  })
})
