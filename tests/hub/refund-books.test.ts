import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refundsOf } from '../../hub/billing/refund.sql.ts'
import { salesDay } from '../../hub/days/days.sql.ts'
import { entriesOf } from '../../hub/ledger/ledger.sql.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import { readBill } from '../../hub/views/views.ts'
import type { BillDoc } from '../../schema/bill.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { column, figure } from './look.ts'

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

const today = 2026_11_21
/** A day later; whoever stood at the desk signs in again. */
const nextDay = (): void => {
  shop.clock.now += 24 * 3_600_000
  boss = shop.join('cashier', 'counter', 'imran')
}
const billNow = (billId: string): BillDoc => {
  const bill = readBill(shop.db, 'counter', billId)
  if (bill === undefined) throw new Error('no such bill')
  return bill
}

const sellThree = async (): Promise<BillDoc> => {
  const sale = saleOf(
    [
      { itemId: 'samosa', qtyMilli: 3000 },
      { itemId: 'kaju-katli', qtyMilli: 350 },
    ],
    [
      { kind: 'card', offered: 50_00 },
      { kind: 'cash', offered: 500_00 },
    ],
  )
  return billNow(done(await shop.send(counter, 'sale.ring', sale)).result.billId)
}

const giveBack = async ({ billId, lines }: BillDoc, quantities: readonly number[]) => {
  const asked = quantities.flatMap((qtyMilli, i) =>
    qtyMilli === 0 ? [] : [{ lineId: lines[i]?.lineId ?? '', qtyMilli, fate: 'waste' as const }],
  )
  const args = { billId, lines: asked, reason: 'Cold' }
  return done(await shop.send(boss, 'bill.refund', args)).result
}

/** What every account stands at on a day. */
const balances = (date: number): Readonly<Record<string, number>> =>
  Object.fromEntries(
    (
      shop.db
        .prepare(
          `select p.account_id as account, sum(p.amount) as amount from journal_entry e
             join posting p on p.entry_id = e.entry_id where e.business_date = ? group by 1`,
        )
        .all(date) as { account: string; amount: number }[]
    ).map(({ account, amount }) => [account, amount]),
  )

describe('the books of a refund', () => {
  test('take the value into returns, each tax back, and the money out the way it went', async () => {
    const bill = await sellThree()
    const { refundId } = await giveBack(bill, [1000])
    const [refund] = refundsOf(shop.db, bill.billId)
    const [entry] = entriesOf(shop.db, 'refund', refundId)
    const { taxable = 0, taxes = {}, roundOff = 0, payable = 0 } = refund?.total ?? {}
    expect(entry?.postings.filter(({ amount }) => amount !== 0)).toEqual(
      [
        { account: '4090', amount: taxable },
        { account: '2101', amount: taxes['CGST'] ?? 0 },
        { account: '2102', amount: taxes['SGST'] ?? 0 },
        { account: '6900', amount: roundOff },
        { account: '1050', amount: -payable },
      ].filter(({ amount }) => amount !== 0),
    )
    expect(entry).toMatchObject({ purpose: 'refund', reversesId: null, by: 'imran' })
    expect(entry?.memo).toBe(`Credit note ${refund?.number} for ${bill.invoice?.number}`)
  })

  test('of everything, in whatever parts, leave nothing behind but sales and their returns', async () => {
    const bill = await sellThree()
    await giveBack(bill, [1000, 117])
    await giveBack(bill, [1000, 100])
    await giveBack(bill, [1000, 133])
    const { 4090: returns = 0, ...rest } = balances(today)
    expect(returns).toBe(bill.total.taxableTotal)
    const others = Object.entries(rest).filter(([account]) => !account.startsWith('4'))
    expect(others.map(([, amount]) => amount)).toEqual(others.map(() => 0))
    expect(Object.values(balances(today)).reduce((all, amount) => all + amount, 0)).toBe(0)
  })

  test('of a day that is over are of the day on which the money went', async () => {
    const bill = await sellThree()
    const before = balances(today)
    nextDay()
    await giveBack(bill, [3000])
    expect(balances(today)).toEqual(before)
    expect(balances(today + 1)['1050']).toBeLessThan(0)
    expect(column(shop.db, 'select distinct business_date from refund')).toEqual([today + 1])
  })

  test('of a bill with a tip keep the tip unless it goes back too, as it does of one that is undone', async () => {
    const tipped = async (): Promise<BillDoc> => {
      const order = {
        orderType: 'takeaway',
        lines: [{ itemId: 'samosa', qtyMilli: 1000 }],
      } as const
      const { billId } = done(await shop.send(counter, 'order.place', order)).result
      done(await shop.send(boss, 'bill.tip', { billId, amount: 20_00 }))
      const tenders = [{ kind: 'cash' as const, offered: 'exact' as const }]
      done(await shop.send(boss, 'bill.settle', { billId, tenders }))
      return billNow(billId)
    }
    const kept = await tipped()
    expect((await giveBack(kept, [1000])).payable).toBe(kept.total.payable)
    expect(balances(today)['2200']).toBe(-20_00)
    const whole = await tipped()
    const wish = {
      billId: whole.billId,
      lines: whole.lines.map(({ lineId }) => ({ lineId, qtyMilli: 1000, fate: 'waste' as const })),
      reason: 'Never came',
      isTipBack: true,
    }
    const all = done(await shop.send(boss, 'bill.refund', wish)).result
    expect(all.payable).toBe(whole.total.due)
    expect(balances(today)['2200']).toBe(-20_00)
    const undone = await tipped()
    const answer = done(await shop.send(boss, 'bill.undo', { billId: undone.billId })).result
    expect(answer.payable).toBe(undone.total.due)
    expect(balances(today)['2200']).toBe(-20_00)
    expect(balances(today)['1010']).toBe(20_00)
  })
})

describe('the day of a refund', () => {
  test('is net of it: sales, taxes, money by its way, and what was sold', async () => {
    const bill = await sellThree()
    const before = salesDay(shop.db, 'counter', today)
    const { payable } = await giveBack(bill, [2000])
    const [refund] = refundsOf(shop.db, bill.billId)
    const day = salesDay(shop.db, 'counter', today)
    expect(day).toMatchObject({
      bills: 1,
      total: before.total - payable,
      taxable: before.taxable - (refund?.total.taxable ?? 0),
      refunds: 1,
      refunded: payable,
    })
    expect(Object.values(day.tenders).reduce((all, amount) => all + amount, 0)).toBe(
      bill.total.due - payable,
    )
    expect(figure(shop.db, `select qty_milli from item_day where item_id = 'samosa'`)).toBe(1000)
  })

  test('of the day after may come to less than nothing', async () => {
    const bill = await sellThree()
    nextDay()
    const { payable } = await giveBack(bill, [3000])
    expect(salesDay(shop.db, 'counter', today + 1)).toMatchObject({
      bills: 0,
      total: -payable,
      refunds: 1,
      refunded: payable,
    })
  })
})

describe('credit notes', () => {
  test('are kept from being changed, taken away, or numbered with a gap', async () => {
    await giveBack(await sellThree(), [1000])
    for (const sql of [
      `update refund set payable = 0`,
      'delete from refund',
      'update refund_line set qty_milli = 1',
      'delete from refund_line',
      'update refund_payment set amount = 1',
      'delete from refund_payment',
      `insert into refund select 'x', outlet_id, bill_id, 2, series, fiscal_year, 3, 'X', business_date, issued_at,
         total, payable, tip, reason, is_undo, language, document, by, approved_by, device_id from refund`,
    ])
      expect(() => shop.db.exec(sql)).toThrow(/never|next of its series/)
  })

  test('are checked by verify: a number, an amount, a line, a posting', async () => {
    const bill = await sellThree()
    await giveBack(bill, [1000])
    await giveBack(bill, [1000])
    const found = (sql: string): readonly string[] => {
      shop.db.exec('savepoint tampering')
      try {
        for (const trigger of column<string>(
          shop.db,
          `select name from sqlite_master where type = 'trigger'`,
        ))
          shop.db.exec(`drop trigger "${trigger}"`)
        shop.db.exec(sql)
        return verifyShop(shop.db).map(({ code }) => code)
      } finally {
        shop.db.exec('rollback to tampering; release tampering')
      }
    }
    expect(found('update refund set no = 7 where part = 2')).toContain('refund.gap')
    expect(found('update refund set payable = payable - 1')).toContain('refund.sum')
    expect(found('update refund_line set qty_milli = 2500')).toContain('refund.sum')
    expect(found('update refund_payment set amount = amount + 1')).toContain('refund.differs')
    expect(found(`update posting set account_id = '4010' where account_id = '4090'`)).toContain(
      'entry.differs',
    )
  })
})
