import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BillDoc } from '../../schema/bill.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { readBill, readView } from '../../hub/views/views.ts'
import { refundsOf } from '../../hub/billing/refund.sql.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import { outletById } from '../../hub/outlets/outlets.sql.ts'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { done, pastSale, saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { cell, codeOf, column, figure } from './look.ts'
import { read } from './paper-kit.ts'

let shop: Shop
let counter: Sender
let boss: Sender

beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'ravi')
  boss = shop.join('cashier', 'counter', 'imran')
})
afterEach(() => {
  const wrong = verifyShop(shop.db)
  shop.close()
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong))
})

type Tenders = CommandInput<'sale.ring'>['tenders']

const sell = async (
  lines: CommandInput<'sale.ring'>['lines'],
  tenders?: Tenders,
): Promise<BillDoc> => {
  const { billId } = done(await shop.send(counter, 'sale.ring', saleOf(lines, tenders))).result
  return billNow(billId)
}
const billNow = (billId: string): BillDoc => {
  const bill = readBill(shop.db, 'counter', billId)
  if (bill === undefined) throw new Error('no such bill')
  return bill
}
const refund = async (
  { billId, lines }: BillDoc,
  quantities: readonly number[],
  more: Partial<CommandInput<'bill.refund'>> = {},
  sender = boss,
) => {
  const asked = lines.flatMap(({ lineId }, i) => {
    const qtyMilli = quantities[i] ?? 0
    return qtyMilli === 0 ? [] : [{ lineId, qtyMilli, fate: 'restock' as const }]
  })
  const args = { billId, lines: asked, reason: 'Not as ordered', ...more }
  return shop.send(sender, 'bill.refund', args)
}
const given = async (...args: Parameters<typeof refund>) => done(await refund(...args)).result

const samosas = { itemId: 'samosa', qtyMilli: 3000 }
const katli = { itemId: 'kaju-katli', qtyMilli: 350 }

describe('giving back some of a bill', () => {
  test('issues a credit note of its own series, and leaves the bill as it was', async () => {
    const bill = await sell([samosas, katli])
    const result = await given(bill, [1000])
    expect(result.number).toBe('M1C/2627/00001')
    expect(billNow(bill.billId)).toEqual(bill)
    const [note] = refundsOf(shop.db, bill.billId)
    expect(note).toMatchObject({
      part: 1,
      number: 'M1C/2627/00001',
      invoiceNumber: bill.invoice?.number,
      reason: 'Not as ordered',
      isUndo: false,
      by: 'imran',
      lines: [{ qtyMilli: 1000, fate: 'restock' }],
    })
  })

  test('in three parts gives back to the paisa what was paid', async () => {
    const bill = await sell([samosas, katli])
    const parts = [
      await given(bill, [1000, 100]),
      await given(bill, [1000, 117]),
      await given(bill, [1000, 133]),
    ]
    expect(parts.reduce((all, { payable }) => all + payable, 0)).toBe(bill.total.payable)
    const notes = refundsOf(shop.db, bill.billId)
    expect(notes.map(({ part }) => part)).toEqual([1, 2, 3])
    expect(notes.at(-1)?.total.isFullyRefunded).toBe(true)
    expect(notes.reduce((all, { total }) => all + total.taxable, 0)).toBe(bill.total.taxableTotal)
    expect(await codeOf(shop, boss, 'bill.refund', wishOf(bill))).toBe('refund.all-back')
  })

  test('numbers credit notes without a gap, also where one was refused between', async () => {
    const bill = await sell([samosas])
    const numbers = [(await given(bill, [1000])).number]
    expect(await refund(bill, [9000])).toMatchObject({ ok: false, code: 'refund.too-much' })
    numbers.push((await given(bill, [1000])).number, (await given(bill, [1000])).number)
    expect(numbers).toEqual(['M1C/2627/00001', 'M1C/2627/00002', 'M1C/2627/00003'])
  })

  test('is refused above what was sold, with what is left of it', async () => {
    const bill = await sell([samosas])
    await given(bill, [2000])
    expect(await refund(bill, [2000])).toMatchObject({
      code: 'refund.too-much',
      facts: { left: 1 },
    })
  })

  test('is refused for an open bill, and at another outlet', async () => {
    const order = { orderType: 'takeaway', lines: [samosas] } as const
    const { billId } = done(await shop.send(counter, 'order.place', order)).result
    const open = { billId, lines: [], reason: 'x' }
    expect(await codeOf(shop, boss, 'bill.refund', open)).toBe('bill.not-settled')
    const bill = await sell([samosas])
    const next = shop.join('cashier', 'restaurant', 'imran')
    expect(await refund(bill, [1000], {}, next)).toMatchObject({
      code: 'refund.elsewhere',
      facts: { outlet: outletById(shop.db, 'counter')?.names.en },
    })
  })

  test('takes a sale of the past back today', async () => {
    const owner = shop.join('office', 'counter', 'asha')
    const { billId } = done(await shop.send(owner, 'sale.import', pastSale(shop))).result
    await given(billNow(billId), [1000])
    expect(refundsOf(shop.db, billId)[0]?.businessDate).toBe(2026_11_21)
  })

  test('a cashier needs a second person for it', async () => {
    const bill = await sell([samosas])
    const desk = shop.join('cashier', 'counter', 'meena')
    const args = wishOf(bill)
    expect(await codeOf(shop, desk, 'bill.refund', args)).toBe('command.needs-approval')
    const id = shop.newId()
    const approval = shop.approve(desk, 'imran', { id, name: 'bill.refund', args })
    expect(await codeOf(shop, desk, 'bill.refund', args, { id, approval })).toBe(null)
    expect(refundsOf(shop.db, bill.billId)[0]).toMatchObject({ by: 'meena', approvedBy: 'imran' })
  })
})

const wishOf = ({ billId, lines }: BillDoc) => ({
  billId,
  lines: [{ lineId: lines[0]?.lineId ?? '', qtyMilli: 1000, fate: 'waste' as const }],
  reason: 'Cold',
})

describe('two at one bill', () => {
  test('one wins, and the other hears who was faster and with how much', async () => {
    const bill = await sell([samosas])
    const other = shop.join('cashier', 'counter', 'asha')
    const answers = await Promise.all([
      refund(bill, [1000], { seen: 0 }, boss),
      refund(bill, [1000], { seen: 0 }, other),
    ])
    const [winner, loser] = answers
    expect(winner?.ok).toBe(true)
    expect(loser).toMatchObject({
      code: 'refund.meanwhile',
      facts: { by: 'Imran Shaikh', amount: winner?.ok ? winner.result.payable : 0 },
    })
    expect(shop.count('refund')).toBe(1)
  })

  test('the same command twice gives back once', async () => {
    const bill = await sell([samosas])
    const id = shop.newId()
    await codeOf(shop, boss, 'bill.refund', wishOf(bill), { id })
    await codeOf(shop, boss, 'bill.refund', wishOf(bill), { id })
    expect(shop.count('refund')).toBe(1)
    expect(
      figure(shop.db, `select count(*) from job where kind = 'kick' and about like 'refund:%'`),
    ).toBe(1)
  })
})

describe('the money', () => {
  const ways = (billId: string) => refundsOf(shop.db, billId).map(({ payments }) => payments)

  test('goes back the way it came, the bank first, and the drawer opens for cash only', async () => {
    const bill = await sell(
      [samosas],
      [
        { kind: 'upi', offered: 30_00, reference: '4711' },
        { kind: 'cash', offered: 'exact' },
      ],
    )
    await given(bill, [1000])
    const kicks = () =>
      figure(shop.db, `select count(*) from job where kind = 'kick' and about like 'refund:%'`)
    expect(kicks()).toBe(0)
    await given(bill, [2000])
    expect(kicks()).toBe(1)
    const [first, second] = ways(bill.billId)
    expect(first).toEqual([{ kind: 'upi', amount: bill.total.payable / 3, reference: '' }])
    expect(second?.map(({ kind }) => kind)).toEqual(['upi', 'cash'])
    const all = ways(bill.billId).flat()
    const back = (kind: string) =>
      all.filter((one) => one.kind === kind).reduce((sum, { amount }) => sum + amount, 0)
    expect(back('upi')).toBe(30_00)
    expect(back('cash')).toBe(bill.total.payable - 30_00)
  })

  test('cash may stand in for a card, and then no more goes back to the card', async () => {
    const bill = await sell([samosas], [{ kind: 'card', offered: 'exact' }])
    await given(bill, [2000], { back: [{ kind: 'cash' }] })
    const { payable } = bill.total
    expect(
      await refund(bill, [1000], { back: [{ kind: 'upi', amount: payable / 3 }] }),
    ).toMatchObject({ code: 'refund.other-way', facts: { most: 0 } })
    await given(bill, [1000])
    expect(ways(bill.billId)[1]).toEqual([{ kind: 'card', amount: payable / 3, reference: '' }])
  })

  test('several ways at once add up, each with its reference', async () => {
    const bill = await sell(
      [samosas],
      [
        { kind: 'card', offered: 20_00 },
        { kind: 'upi', offered: 'exact' },
      ],
    )
    const back = [
      { kind: 'card', amount: 20_00, reference: 'VOID 12' },
      { kind: 'upi', reference: '998877' },
    ] as const
    await given(bill, [3000], { back: [...back] })
    expect(ways(bill.billId)[0]).toEqual([
      { kind: 'card', amount: 20_00, reference: 'VOID 12' },
      { kind: 'upi', amount: bill.total.payable - 20_00, reference: '998877' },
    ])
  })
})

describe('the credit note', () => {
  const paper = (about: string): string =>
    column<string>(
      shop.db,
      `select task from job where about = ? and kind = 'receipt' order by copy`,
      about,
    ).at(-1) ?? ''

  test('is printed with its number, the bill it is for and why, and again as a duplicate', async () => {
    const bill = await sell([samosas])
    const { refundId, number } = await given(bill, [1000], { language: 'hi' })
    const first = paper(`refund:${refundId}`)
    for (const word of [number, bill.invoice?.number ?? '', 'क्रेडिट नोट', 'Not as ordered', 'समोसा'])
      expect(first).toContain(word)
    expect(first).not.toContain('DUPLICATE')
    const again = done(await shop.send(boss, 'refund.reprint', { refundId })).result
    expect(again.copy).toBe(2)
    expect(paper(`refund:${refundId}`)).toContain('DUPLICATE')
  })

  test('of a share of something says the share, as the invoice of the share does', async () => {
    const lines = [{ itemId: 'samosa', qtyMilli: 1000 }]
    const order = { orderType: 'takeaway', lines } as const
    const { billId } = done(await shop.send(counter, 'order.place', order)).result
    const lineId = billNow(billId).lines[0]?.lineId ?? ''
    const parts = [333, 334].map((qtyMilli) => [{ lineId, qtyMilli }])
    const { billIds } = done(await shop.send(boss, 'bill.split', { billId, parts })).result
    for (const id of [billId, ...billIds]) {
      const tenders = [{ kind: 'cash', offered: 'exact' } as const]
      done(await shop.send(boss, 'bill.settle', { billId: id, tenders }))
      expect(read(JSON.parse(paper(`bill:${id}`)).document)).toContainEqual(
        expect.stringMatching(/^Samosa \| 1\/3 x 20\.00 \| 6\.6[678]$/),
      )
    }
    const [share = ''] = billIds
    const { refundId } = await given(billNow(share), [333])
    expect(read(JSON.parse(paper(`refund:${refundId}`)).document)).toContain('Samosa | 1/3 | 6.66')
    const two = await given(await sell([samosas]), [2000])
    expect(paper(`refund:${two.refundId}`)).toContain('2 of 3')
  })

  test('that may not have come out is printed again as a duplicate by whoever answers', async () => {
    const { refundId } = await given(await sell([samosas]), [1000])
    const jobId = cell(
      shop.db,
      `select job_id from job where about = ? and kind = 'receipt'`,
      `refund:${refundId}`,
    )
    const bridge = shop.join('bridge', 'counter')
    const outcome = { kind: 'ambiguous', reason: 'cut off' } as const
    done(await shop.send(bridge, 'job.finish', { jobId, outcome }))
    done(await shop.send(boss, 'job.answer', { jobId, answer: 'print_again' }))
    expect(paper(`refund:${refundId}`)).toContain('DUPLICATE')
  })
})

describe('what comes back', () => {
  test('is counted again where it can be sold again, and not where it is thrown away', async () => {
    const left = { itemId: 'samosa', leftMilli: 10_000, until: 'today' } as const
    done(await shop.send(counter, 'item.eighty-six', left))
    const bill = await sell([samosas])
    const leftNow = () =>
      figure(shop.db, `select left_milli from eighty_six where item_id = 'samosa'`)
    expect(leftNow()).toBe(7000)
    await given(bill, [1000])
    expect(leftNow()).toBe(8000)
    done(await shop.send(boss, 'bill.refund', wishOf(bill)))
    expect(leftNow()).toBe(8000)
  })
})

describe('undoing a sale', () => {
  const vadaPav = { itemId: 'vada-pav', qtyMilli: 2000 }
  const undo = (billId: string, sender = counter) => shop.send(sender, 'bill.undo', { billId })

  test('within a minute gives all of it back, in one act, linked to the sale', async () => {
    const bill = await sell([samosas, katli], [{ kind: 'cash', offered: 1000_00 }])
    shop.clock.now += 60_000
    const result = done(await undo(bill.billId)).result
    expect(result.payments).toEqual([{ kind: 'cash', amount: bill.total.due }])
    const [note] = refundsOf(shop.db, bill.billId)
    expect(note).toMatchObject({ isUndo: true, by: 'ravi', approvedBy: null })
    expect(note?.total.isFullyRefunded).toBe(true)
    expect(
      cell(
        shop.db,
        `select e.purpose from journal_entry e join journal_entry s on s.entry_id = e.reverses_id
          where s.source_id = ?`,
        bill.billId,
      ),
    ).toBe('undo')
  })

  test('a millisecond later is refused, and twice too', async () => {
    const bill = await sell([samosas])
    done(await undo(bill.billId))
    expect(await undo(bill.billId)).toMatchObject({ code: 'refund.all-back' })
    const late = await sell([samosas])
    shop.clock.now += 60_001
    expect(await undo(late.billId)).toMatchObject({ code: 'undo.late' })
  })

  test('of nothing, given free by mistake, is undone like any other', async () => {
    const free = {
      reasonId: 'regular',
      off: { kind: 'rate', ratePpm: 1_000_000 },
      isOver: true,
    } as const
    const sender = shop.join('counter', 'counter', 'asha')
    const args = { ...saleOf([vadaPav]), discount: free }
    const { billId } = done(await shop.send(sender, 'sale.ring', args)).result
    expect(billNow(billId).total.due).toBe(0)
    const result = done(await undo(billId, sender)).result
    expect([result.payable, result.payments]).toEqual([0, []])
    expect(refundsOf(shop.db, billId)[0]?.total.isFullyRefunded).toBe(true)
    expect(figure(shop.db, 'select sum(voided_milli) from ticket_line')).toBe(2000)
  })

  test('strikes it through in the kitchen, and nobody waits for it any more', async () => {
    const bill = await sell([vadaPav])
    done(await undo(bill.billId))
    expect(
      figure(
        shop.db,
        'select sum(l.voided_milli) from ticket_line l join ticket t on t.ticket_id = l.ticket_id where t.order_id = ?',
        bill.orderId,
      ),
    ).toBe(2000)
    expect(cell(shop.db, 'select state from sales_order where order_id = ?', bill.orderId)).toBe(
      'served',
    )
    expect(refundsOf(shop.db, bill.billId)[0]?.lines[0]?.fate).toBe('restock')
  })

  test('of what the kitchen has made tells it with a slip, and it is not sold again', async () => {
    const bill = await sell([vadaPav])
    const kitchen = shop.join('kitchen', 'counter')
    const ticketId = cell(shop.db, 'select ticket_id from ticket where order_id = ?', bill.orderId)
    done(await shop.send(kitchen, 'ticket.bump', { ticketId }))
    done(await undo(bill.billId))
    expect(
      column(
        shop.db,
        'select kind from ticket where order_id = ? order by fired_at, ticket_id',
        bill.orderId,
      ),
    ).toEqual(['new', 'void'])
    expect(refundsOf(shop.db, bill.billId)[0]?.lines[0]?.fate).toBe('waste')
  })
})

describe('the cash desk', () => {
  test('starts from what was given back today', async () => {
    const bill = await sell([samosas])
    const { refundId } = await given(bill, [1000])
    const [device, outlet] = [deviceById(shop.db, boss.device), outletById(shop.db, 'counter')]
    if (device === undefined || outlet === undefined) throw new Error('no desk')
    const { docs } = readView('cashier', { db: shop.db, outlet, device, at: shop.clock.now })
    expect(docs.find(({ key }) => key === `refund:${refundId}`)?.data).toEqual(
      refundsOf(shop.db, bill.billId)[0],
    )
  })
})
