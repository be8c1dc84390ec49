/**
 * What other tills got wrong with bills and money, each named after it: the
 * defects that were found in the systems this one takes the place of, and the
 * failures that were told of in public.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { billById } from '../../hub/billing/bills.sql.ts'
import { findBills } from '../../hub/billing/search.ts'
import { billedLinesOf } from '../../hub/orders/lines.sql.ts'
import type { BillDoc } from '../../schema/bill.ts'
import { exact } from './customer-kit.ts'
import { done, saleOf } from './evening.ts'
import { feedParty } from './floor-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { cell, column } from './look.ts'
import { chai } from './mix.ts'

let shop: Shop
let meena: Sender
beforeEach(() => {
  shop = openShop()
  meena = shop.join('cashier', 'counter', 'meena')
})
afterEach(() => closeWhole(shop))

const billNow = (billId: string): BillDoc => {
  const bill = billById(shop.db, billId, billedLinesOf)
  if (bill === undefined) throw new Error('no such bill')
  return bill
}
const sell = async (who = meena): Promise<BillDoc> =>
  billNow(done(await shop.send(who, 'sale.ring', saleOf([chai], exact))).result.billId)
/** Sends a command as it stands, however wrong it is. */
const sendAsIs = (who: Sender, name: string, args: object) => {
  const { signIn } = who
  const envelope = { v: 1, id: shop.newId(), name, args, sentAt: shop.clock.now }
  return shop.sendRaw(
    who,
    JSON.stringify(signIn === undefined ? envelope : { ...envelope, signIn }),
  )
}

describe('RestoFlow', () => {
  test('stored a payment by BITCOIN: a way nobody knows is refused, and nothing is stored', async () => {
    const { billId } = await feedParty(shop)
    const tenders = [{ kind: 'bitcoin', offered: 'exact' }]
    expect(await sendAsIs(meena, 'bill.settle', { billId, tenders })).toMatchObject({
      code: 'tender.unknown-way',
    })
    expect([billNow(billId).state, shop.count('payment')]).toEqual(['open', 0])
  })

  test('settled for anybody: a desk where nobody has signed in takes no money', async () => {
    const { billId } = await feedParty(shop)
    const nobody = shop.join('cashier', 'counter')
    expect(await shop.send(nobody, 'bill.settle', { billId, tenders: [...exact] })).toMatchObject({
      code: 'sign-in.missing',
    })
    expect(billNow(billId).state).toBe('open')
  })

  test('rewrote how a bill was paid when it was settled twice: the second is refused, the first stands', async () => {
    const { billId } = await feedParty(shop)
    done(await shop.send(meena, 'bill.settle', { billId, tenders: [...exact] }))
    const tenders = [{ kind: 'upi', offered: 'exact' } as const]
    expect(await shop.send(meena, 'bill.settle', { billId, tenders })).toMatchObject({
      code: 'bill.already-settled',
    })
    expect(billNow(billId).payments.map(({ kind }) => kind)).toEqual(['cash'])
    expect(shop.count('invoice')).toBe(1)
  })

  test('billed what was cancelled: a line taken off is owed no more', async () => {
    const { billId, orderId, lineIds } = await feedParty(shop)
    const before = billNow(billId)
    const [lineId] = lineIds
    const line = before.lines.find((one) => one.lineId === lineId)
    const lines = [{ lineId, qtyMilli: line?.qtyMilli ?? 0 }]
    const boss = shop.join('floor', 'counter', 'imran')
    done(await shop.send(boss, 'order.void', { orderId, lines, reason: 'Never came' }))
    const now = billNow(billId)
    expect(now.lines.map((one) => one.lineId)).not.toContain(lineId)
    expect(now.total.due).toBeLessThan(before.total.due)
  })

  test('fell over on a quantity of -3: less than something of it is refused at the door', async () => {
    for (const qtyMilli of [-3000, 0, 1.5])
      expect(
        await sendAsIs(meena, 'sale.ring', saleOf([{ ...chai, qtyMilli }], exact)),
      ).toMatchObject({ code: 'command.malformed' })
    expect([shop.count('sales_order'), shop.count('bill')]).toEqual([0, 0])
  })
})

describe('the Django till', () => {
  test('rewrote history with a new price: a bill keeps what it was sold at', async () => {
    const before = await sell()
    const boss = shop.join('office', 'counter', 'asha')
    const subjectId = chai.variantId
    done(
      await shop.send(boss, 'price.set', {
        subjectId,
        amount: 99_00,
        outletId: 'counter',
        orderType: 'eat-here',
        validFrom: 2026_11_21,
        isTaxIncluded: true,
      }),
    )
    expect(billNow(before.billId)).toEqual(before)
    shop.clock.now += 1000
    expect((await sell()).total.due).toBeGreaterThan(before.total.due)
  })

  test('let more be paid than was owed: a card above it is refused, cash gives change, nothing is ever due below zero', async () => {
    const { billId } = await feedParty(shop)
    const { due } = billNow(billId).total
    expect(
      await shop.send(meena, 'bill.settle', {
        billId,
        tenders: [{ kind: 'card', offered: due + 1 }],
      }),
    ).toMatchObject({ code: 'tender.over' })
    const tenders = [{ kind: 'cash', offered: due + 500_00 } as const]
    const { result } = done(await shop.send(meena, 'bill.settle', { billId, tenders }))
    expect(result.change).toBe(500_00)
    expect(billNow(billId).payments).toMatchObject([{ amount: due, change: 500_00 }])
  })
})

describe('told of in public', () => {
  test('two tills at once, one daily token: no two sales have the same, nor the same number', async () => {
    const tills = [meena, shop.join('counter', 'counter', 'ravi')]
    const replies = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        shop.send(tills[i % 2] ?? meena, 'sale.ring', saleOf([chai], exact)),
      ),
    )
    const tokens = replies.map((reply) => done(reply).result.token)
    const numbers = column(shop.db, 'select number from invoice')
    expect([new Set(tokens).size, new Set(numbers).size]).toEqual([60, 60])
  })

  test('half past midnight is still the evening before, for whoever looks for its bills', async () => {
    // 00:30 in Nashik; the day ends at four.
    shop.clock.now = Date.UTC(2026, 10, 21, 19, 0)
    const late = shop.join('cashier', 'counter', 'meena')
    const { billId, businessDate } = await sell(late)
    expect(businessDate).toBe(2026_11_21)
    const context = {
      db: shop.db,
      outletId: 'counter',
      currencyExponent: 2,
      people: [],
      customersBy: () => [],
    }
    const on = (day: number): readonly string[] =>
      findBills(context, { find: '', from: day, to: day }).bills.map((bill) => bill.billId)
    expect([on(2026_11_21), on(2026_11_22)]).toEqual([[billId], []])
  })

  test('a line of another price, split in three, sums to what it was', async () => {
    const order = { orderType: 'takeaway', lines: [{ ...chai, qtyMilli: 1000 }] } as const
    const { billId, orderId } = done(await shop.send(meena, 'order.place', order)).result
    const lineId = cell(shop.db, 'select line_id from order_line where order_id = ?', orderId)
    const boss = shop.join('cashier', 'counter', 'imran')
    const price = { billId, lineId, unitPrice: 100_00, reason: 'As agreed' }
    done(await shop.send(boss, 'bill.reprice', price))
    const whole = billNow(billId).total.taxableTotal
    const third = [{ lineId, qtyMilli: 333 }]
    done(await shop.send(meena, 'bill.split', { billId, parts: [third, third] }))
    const parts = column<string>(shop.db, 'select bill_id from bill').map(billNow)
    expect(parts).toHaveLength(3)
    expect(parts.reduce((sum, { total }) => sum + total.taxableTotal, 0)).toBe(whole)
  })
})
