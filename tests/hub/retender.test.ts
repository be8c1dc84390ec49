/** A payment of a settled bill was another way of paying: everything that tells of it tells the same. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readBillsOfDay, readBill } from '../../hub/views/views.ts'
import { findBills } from '../../hub/billing/search.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { chai } from './mix.ts'
import { today } from './advance-kit.ts'
import { done, saleOf } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow, codeOf, column, figure } from './look.ts'
import { outletOf } from './menu-sales.ts'
import { read } from './paper-kit.ts'
import { bookedOn, fourPav, notCash, paymentOf } from './retender-kit.ts'
import { exceptionsOf, newDesk, notes, openDesk, tillAt, xOf } from './till-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(async () => {
  shop = openShop()
  desk = await openDesk(shop)
})
// Whatever was done, the books are whole.
afterEach(() => closeWhole(shop))

type Tenders = CommandInput<'sale.ring'>['tenders']
const cash = [{ kind: 'cash', offered: 500_00 }] as const
const upi = [{ kind: 'upi', offered: 'exact', reference: '4711' }] as const

const ring = async (
  tenders: Tenders = cash,
  sender = desk,
): Promise<{ readonly billId: string }> => {
  const { billId } = done(await shop.send(sender, 'sale.ring', saleOf(fourPav, tenders))).result
  return { billId }
}
const change = async (
  sold: { readonly billId: string },
  changes: Partial<CommandInput<'bill.retender'>> = {},
): Promise<unknown> =>
  done(await shop.send(desk, 'bill.retender', notCash(shop, sold, changes))).result
const waysOf = ({ billId }: { readonly billId: string }): readonly string[] =>
  billNow(shop, billId).payments.map(({ kind, amount, offered, change: back, reference }) =>
    `${kind} ${amount / 100} of ${offered / 100}, ${back / 100} back ${reference}`.trim(),
  )
const booked = (account: string, sold: { readonly billId: string }): number =>
  bookedOn(shop, account, sold)
const takenToday = (kind: string): number =>
  figure(
    shop.db,
    'select coalesce(sum(amount), 0) from tender_day where business_date = ? and kind = ?',
    today,
    kind,
  )

describe('cash that was UPI', () => {
  test('leaves the drawer, and books, day, till and bill have it as UPI of what was due', async () => {
    const sold = await ring()
    expect(await change(sold, { to: { kind: 'upi', reference: '4711' } })).toMatchObject({
      amount: 100_00,
      cash: -100_00,
    })
    expect(waysOf(sold)).toEqual(['upi 100 of 100, 0 back 4711'])
    expect(billNow(shop, sold.billId)).toMatchObject({
      change: 0,
      retenders: [{ from: { kind: 'cash' }, to: { kind: 'upi', reference: '4711' }, by: 'asha' }],
    })
    expect([booked('1010', sold), booked('1040', sold)]).toEqual([0, 100_00])
    expect([takenToday('cash'), takenToday('upi')]).toEqual([0, 100_00])
    const { expected, tenders, payable } = await xOf(shop, tillAt(shop))
    expect([expected, payable]).toEqual([1000_00, 100_00])
    expect(tenders).toEqual([
      { kind: 'cash', payments: 0, amount: 0 },
      { kind: 'upi', payments: 1, amount: 100_00 },
    ])
  })

  test('was posted as cash and stays so; one linked entry more moves it', async () => {
    const sold = await ring()
    const before = column(
      shop.db,
      'select posting.account_id || amount from posting order by entry_id, line_no',
    )
    await change(sold)
    const after = column(
      shop.db,
      'select posting.account_id || amount from posting order by entry_id, line_no',
    )
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.slice(before.length)).toEqual(['104010000', '1010-10000'])
  })

  test('comes back by UPI, and what went back before stays where it went', async () => {
    const sold = await ring()
    const [line] = billNow(shop, sold.billId).lines
    const back = async (pieces: number) => {
      const lines = [
        { lineId: line?.lineId ?? '', qtyMilli: pieces * 1000, fate: 'waste' as const },
      ]
      const args = { billId: sold.billId, lines, reason: 'Cold' }
      return done(await shop.send(desk, 'bill.refund', args)).result.payments
    }
    expect(await back(1)).toEqual([{ kind: 'cash', amount: 25_00 }])
    expect(await codeOf(shop, desk, 'bill.retender', notCash(shop, sold))).toBe('retender.left')
    await change(sold, { amount: 75_00 })
    expect(waysOf(sold)).toEqual(['cash 25 of 25, 0 back', 'upi 75 of 75, 0 back'])
    expect(await back(3)).toEqual([{ kind: 'upi', amount: 75_00 }])
    expect(
      await codeOf(
        shop,
        desk,
        'bill.retender',
        notCash(shop, sold, {
          paymentId: paymentOf(shop, sold.billId, 'upi'),
          to: { kind: 'card' },
        }),
      ),
    ).toBe('retender.left')
  })

  test('in part is two payments, and each may be another way again', async () => {
    const sold = await ring()
    await change(sold, { amount: 60_00 })
    await change(sold, {
      paymentId: paymentOf(shop, sold.billId, 'upi'),
      to: { kind: 'card', reference: '99' },
    })
    expect(waysOf(sold)).toEqual(['cash 40 of 40, 0 back', 'card 60 of 60, 0 back 99'])
    expect([booked('1010', sold), booked('1040', sold), booked('1050', sold)]).toEqual([
      40_00, 0, 60_00,
    ])
    const { tenders } = await xOf(shop, tillAt(shop))
    expect(tenders.map(({ kind, payments, amount }) => [kind, payments, amount])).toEqual([
      ['cash', 1, 40_00],
      ['upi', 0, 0],
      ['card', 1, 60_00],
    ])
  })

  test('is found by the way and the reference of now, and by its reference of before', async () => {
    const sold = await ring(upi)
    await change(sold, { to: { kind: 'card', reference: '8822' } })
    const outlet = outletOf(shop.db, 'counter')
    const found = (find: string, tender?: 'upi' | 'card') =>
      findBills(
        {
          db: shop.db,
          outletId: 'counter',
          currencyExponent: 2,
          people: [],
          customersBy: () => [],
        },
        { find, ...(tender === undefined ? {} : { tender }) },
      ).bills.map(({ tenders }) => tenders)
    expect([found('8822'), found('4711')]).toEqual([[['card']], [['card']]])
    expect([found('', 'card'), found('', 'upi')]).toEqual([[['card']], []])
    const ofDay = (tender: 'upi' | 'card') =>
      readBillsOfDay({ db: shop.db, outlet, at: shop.clock.now }, { date: today, tender }).count
    expect([ofDay('card'), ofDay('upi')]).toEqual([1, 0])
    expect(readBill(shop.db, 'counter', sold.billId)?.payments[0]?.kind).toBe('card')
  })

  test('stands so on a duplicate of the receipt', async () => {
    const sold = await ring()
    await change(sold, { to: { kind: 'upi', reference: '4711' } })
    done(await shop.send(desk, 'receipt.reprint', sold))
    const task = column<string>(
      shop.db,
      `select task from job where about = ? and kind = 'receipt' order by created_at, copy`,
      `bill:${sold.billId}`,
    ).at(-1)
    const paper = read(JSON.parse(task ?? '{}').document)
    expect(paper).toEqual(expect.arrayContaining(['UPI | 100.00']))
    expect(paper.join('\n')).toMatch(/DUPLICATE/)
    expect(paper.join('\n')).not.toMatch(/Change|Given/)
  })
})

describe('UPI that was cash', () => {
  test('comes into the drawer, which opens where the cash changes hands now', async () => {
    const sold = await ring(upi)
    const kicks = (): number => column(shop.db, `select 1 from job where kind = 'kick'`).length
    const before = kicks()
    expect(await change(sold, { to: { kind: 'cash', reference: 'none' } })).toMatchObject({
      cash: 100_00,
    })
    expect([waysOf(sold), kicks()]).toEqual([['cash 100 of 100, 0 back'], before])
    expect((await xOf(shop, tillAt(shop))).expected).toBe(1100_00)
    await change(sold, { isHandedOver: true })
    expect(kicks()).toBe(before + 1)
  })

  test('by which too much came was as much cash, of which the rest had gone back', async () => {
    const sold = await ring([{ kind: 'upi', offered: 127_00, isOverInCash: true }])
    expect((await xOf(shop, tillAt(shop))).expected).toBe(973_00)
    await change(sold, { to: { kind: 'card' } })
    expect(waysOf(sold)).toEqual(['card 100 of 127, 27 back'])
    expect((await xOf(shop, tillAt(shop))).expected).toBe(973_00)
    await change(sold, { to: { kind: 'cash' } })
    expect(waysOf(sold)).toEqual(['cash 100 of 127, 27 back'])
    expect((await xOf(shop, tillAt(shop))).expected).toBe(1100_00)
    expect([booked('1010', sold), booked('1050', sold), takenToday('card')]).toEqual([100_00, 0, 0])
  })

  test('of which a part is cash keeps what went back with the rest', async () => {
    const sold = await ring([{ kind: 'upi', offered: 127_00, isOverInCash: true }])
    await change(sold, { amount: 40_00, to: { kind: 'cash' } })
    expect(waysOf(sold)).toEqual(['upi 60 of 87, 27 back', 'cash 40 of 40, 0 back'])
    expect((await xOf(shop, tillAt(shop))).expected).toBe(1013_00)
  })
})

describe('the amount', () => {
  test('is what was invoiced, to the paisa, whichever way it is by now', async () => {
    shop.db.prepare(`update outlet set cash_scope = 'cash_only' where outlet_id = 'counter'`).run()
    const lines = [{ itemId: 'kaju-katli', qtyMilli: 333 }] as const
    const exact = [{ kind: 'upi', offered: 'exact' }] as const
    const { billId, payable } = done(
      await shop.send(desk, 'sale.ring', saleOf(lines, exact)),
    ).result
    expect(payable % 100).not.toBe(0)
    await change({ billId }, { to: { kind: 'cash' } })
    expect(billNow(shop, billId).total).toMatchObject({ payable, due: payable })
    expect((await xOf(shop, tillAt(shop))).expected).toBe(1000_00 + payable)
  })

  test('of a card with a tip on it takes the tip along', async () => {
    const order = { orderType: 'takeaway', lines: fourPav } as const
    const { billId } = done(await shop.send(desk, 'order.place', order)).result
    done(await shop.send(desk, 'bill.tip', { billId, amount: 20_00 }))
    done(
      await shop.send(desk, 'bill.settle', {
        billId,
        tenders: [{ kind: 'card', offered: 'exact' }],
      }),
    )
    await change({ billId }, { to: { kind: 'cash' } })
    expect([
      booked('1010', { billId }),
      booked('1050', { billId }),
      booked('2200', { billId }),
    ]).toEqual([120_00, 0, -20_00])
    expect((await xOf(shop, tillAt(shop))).tips).toBe(20_00)
  })

  test('of a part that was taken before the bill was settled is changed like any other', async () => {
    const order = { orderType: 'takeaway', lines: fourPav } as const
    const { billId } = done(await shop.send(desk, 'order.place', order)).result
    done(await shop.send(desk, 'bill.pay', { billId, tenders: [{ kind: 'cash', offered: 30_00 }] }))
    done(
      await shop.send(desk, 'bill.settle', {
        billId,
        tenders: [{ kind: 'upi', offered: 'exact' }],
      }),
    )
    await change({ billId }, { paymentId: paymentOf(shop, billId, 'cash'), to: { kind: 'card' } })
    expect([
      booked('1010', { billId }),
      booked('1050', { billId }),
      booked('2210', { billId }),
    ]).toEqual([0, 30_00, 0])
    expect((await xOf(shop, tillAt(shop))).expected).toBe(1000_00)
  })

  test('that was kept while cut off, and was not what was due, stays what it is', async () => {
    const sold = await ring([{ kind: 'cash', offered: 110_00, kept: 110_00 }])
    expect(await codeOf(shop, desk, 'bill.retender', notCash(shop, sold))).toBe('retender.kept')
    expect(await xOf(shop, tillAt(shop))).toMatchObject({ expected: 1110_00, offline: 10_00 })
  })
})

describe('who, and which till', () => {
  test('the manager is told who said so, and of how much less there is in the drawer', async () => {
    const sold = await ring()
    await change(sold)
    const number = billNow(shop, sold.billId).invoice?.number
    expect(exceptionsOf(shop)[0]).toMatchObject({
      kind: 'retendered',
      billId: sold.billId,
      tillId: tillAt(shop),
      amount: -100_00,
      note: `cash upi ${number}: Wrong key`,
      by: 'asha',
    })
  })

  test('a cashier says so of what they took a minute ago, and is told to ask afterwards', async () => {
    const meena = shop.join('cashier', 'counter', 'meena')
    const [own, older] = [await ring(cash, meena), await ring(cash, meena)]
    done(await shop.send(meena, 'bill.retender-own', notCash(shop, own)))
    expect(await codeOf(shop, meena, 'bill.retender', notCash(shop, older))).toBe(
      'command.needs-approval',
    )
    shop.clock.now += 61_000
    expect(await codeOf(shop, meena, 'bill.retender-own', notCash(shop, older))).toBe(
      'retender.late',
    )
  })

  test('it moves in the till it was counted in, from that drawer or by whoever answers for all', async () => {
    const sold = await ring()
    const other = newDesk(shop, 'imran')
    const seller = newDesk(shop, 'meena')
    expect(await codeOf(shop, seller, 'bill.retender-own', notCash(shop, sold))).toBe(
      'retender.other',
    )
    done(await shop.send(other, 'bill.retender', notCash(shop, sold)))
    expect((await xOf(shop, tillAt(shop))).expected).toBe(1000_00)
  })

  test('UPI taken without a drawer, that was cash, is in the drawer somebody names', async () => {
    const tablet = shop.join('floor', 'counter', 'asha')
    shop.db.prepare('update device set drawer_id = null where device_id = ?').run(tablet.device)
    const sold = await ring(upi, tablet)
    await change(sold, { to: { kind: 'card' } })
    await change(sold, { to: { kind: 'cash' } })
    expect((await xOf(shop, tillAt(shop))).expected).toBe(1100_00)
    await change(sold, { to: { kind: 'upi', reference: '1' } })
    expect((await xOf(shop, tillAt(shop))).expected).toBe(1000_00)
  })

  test('a till that was counted before is counted again, and its worst count still counts', async () => {
    const tillId = tillAt(shop)
    const sold = await ring()
    const count = async () =>
      done(await shop.send(desk, 'till.count', { tillId, counted: notes(1000_00) })).result
    expect(await count()).toMatchObject({ differences: [{ difference: -100_00 }] })
    // Even where the clock stands still.
    await change(sold)
    expect(await codeOf(shop, desk, 'till.close', { tillId })).toBe('till.retendered-since')
    expect(await count()).toMatchObject({ differences: [{ difference: 0 }], worst: -100_00 })
    const { report } = done(await shop.send(desk, 'till.close', { tillId })).result
    expect(report).toMatchObject({ expected: 1000_00, left: 1000_00 })
    expect(
      await codeOf(shop, desk, 'bill.retender', notCash(shop, sold, { to: { kind: 'cash' } })),
    ).toBe('retender.till-closed')
  })

  test('a reference that has paid before is said so, whether it was taken or came by a change', async () => {
    await ring(upi)
    const sold = await ring()
    const again = { to: { kind: 'upi', reference: '4711' } } as const
    expect(await codeOf(shop, desk, 'bill.retender', notCash(shop, sold, again))).toBe(
      'tender.reference-used',
    )
    await change(sold, { to: { ...again.to, isRepeat: true } })
    const third = await ring()
    await change(third, { to: { kind: 'card', reference: '5500' } })
    const card = saleOf([chai], [{ kind: 'card', offered: 'exact', reference: '5500' }])
    expect(await codeOf(shop, desk, 'sale.ring', card)).toBe('tender.reference-used')
  })
})
