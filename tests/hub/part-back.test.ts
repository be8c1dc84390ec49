/** What was paid in parts and is more than is due by now, or is given back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyShop } from '../../hub/store/verify.ts'
import { advanceOrder, boss, composition, nextDay, today, tomorrow } from './advance-kit.ts'
import { done } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { billNow, codeOf, column, figure } from './look.ts'
import { payPart } from './refusal-ways-parts.ts'
import { tillAt, xOf } from './till-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'asha')
})
afterEach(() => shop.close())

const exact = [{ kind: 'cash', offered: 'exact' }] as const
const booked = (account: string): number =>
  figure(shop.db, 'select coalesce(sum(amount), 0) from posting where account_id = ?', account)
const kicks = (billId: string): readonly string[] =>
  column(shop.db, `select job_id from job where kind = 'kick' and about = ?`, `bill:${billId}`)
const expectWhole = (): void => expect(verifyShop(shop.db)).toEqual([])

describe('a bill that comes to less than was paid of it', () => {
  test('is settled, and what is over goes back by the way it came: its rate fell overnight', async () => {
    const { billId } = await advanceOrder(shop, { today: 180_000, next: 50_000 })
    await payPart(shop, billId, 1100_00)
    desk = nextDay(shop)
    const { result } = done(await shop.send(desk, 'bill.settle', { billId, tenders: exact }))
    expect(result).toMatchObject({
      payable: 1050_00,
      change: 0,
      back: [{ kind: 'upi', amount: 50_00 }],
    })
    expect(billNow(shop, billId).payments).toMatchObject([
      { kind: 'upi', offered: 1100_00, amount: 1050_00, back: { kind: 'upi', amount: 50_00 } },
    ])
    expect([booked('1040'), booked('2210'), booked('1010')]).toEqual([1050_00, 0, 0])
    expect(kicks(billId)).toEqual([])
    expectWhole()
  })

  test('is settled after the outlet went to composition: cash goes back out of the drawer', async () => {
    const { billId } = await advanceOrder(shop, { today: 180_000, next: 180_000 })
    const part = [{ kind: 'cash', offered: 1100_00 }] as const
    done(await shop.send(desk, 'bill.pay', { billId, tenders: part }))
    done(await shop.send(boss(shop), 'outlet.tax', composition))
    const { result } = done(await shop.send(desk, 'bill.settle', { billId, tenders: exact }))
    expect(result.back).toEqual([{ kind: 'cash', amount: 100_00 }])
    expect(booked('1010')).toBe(1000_00)
    // It opened for the part, and opens for what goes back.
    expect(kicks(billId)).toHaveLength(2)
    expect(await xOf(shop, tillAt(shop))).toMatchObject({ expected: 1000_00, cashSales: 1000_00 })
    expectWhole()
  })

  test('gives the last part back first', async () => {
    const { billId } = await advanceOrder(shop, { today: 180_000, next: 50_000 })
    await payPart(shop, billId, 1080_00)
    const part = [{ kind: 'cash', offered: 20_00 }] as const
    done(await shop.send(desk, 'bill.pay', { billId, tenders: part }))
    desk = nextDay(shop)
    const { result } = done(await shop.send(desk, 'bill.settle', { billId, tenders: exact }))
    expect(result.back).toEqual([
      { kind: 'cash', amount: 20_00 },
      { kind: 'upi', amount: 30_00 },
    ])
    expectWhole()
  })

  test('fits exactly what was paid, and needs no more', async () => {
    const { billId } = await advanceOrder(shop, { today: 180_000, next: 50_000 })
    await payPart(shop, billId, 1050_00)
    desk = nextDay(shop)
    const { result } = done(await shop.send(desk, 'bill.settle', { billId, tenders: exact }))
    expect(result).not.toHaveProperty('back')
    expect(billNow(shop, billId).payments).toHaveLength(1)
    expectWhole()
  })
})

describe('a part of the money', () => {
  test('is given back as it came, and all of the bill is due and may change again', async () => {
    const { orderId, billId } = await advanceOrder(shop, { today: 50_000, next: 50_000 })
    const paymentId = await payPart(shop, billId, 300_00)
    const lines = billNow(shop, billId).lines.map(({ lineId, qtyMilli }) => ({ lineId, qtyMilli }))
    const off = { orderId, lines, reason: 'They left' }
    expect(await codeOf(shop, desk, 'order.void', off)).toBe('bill.part-paid')
    const { result } = done(await shop.send(desk, 'bill.pay-back', { billId, paymentId }))
    expect(result).toEqual({ back: [{ kind: 'upi', amount: 300_00 }], due: 1050_00 })
    expect(billNow(shop, billId).payments).toMatchObject([
      { amount: 0, offered: 300_00, back: { kind: 'upi', amount: 300_00 } },
    ])
    expect([booked('1040'), booked('2210')]).toEqual([0, 0])
    expectWhole()
    expect(await codeOf(shop, desk, 'order.void', off)).toBe(null)
    expect(billNow(shop, billId).state).toBe('void')
    expectWhole()
  })

  test('of cash comes out of the drawer, which opens, and the till expects it no more', async () => {
    const { billId } = await advanceOrder(shop, { today: 50_000, next: 50_000 })
    const part = [{ kind: 'cash', offered: 200_00 }] as const
    done(await shop.send(desk, 'bill.pay', { billId, tenders: part }))
    const [payment] = billNow(shop, billId).payments
    const args = { billId, paymentId: payment?.paymentId ?? '' }
    done(await shop.send(desk, 'bill.pay-back', args))
    const { expected, tenders, refunds } = await xOf(shop, tillAt(shop))
    expect([expected, refunds.count]).toEqual([0, 0])
    expect(tenders).toEqual([{ kind: 'cash', payments: 1, amount: 0 }])
    expect(kicks(billId)).toHaveLength(2)
    done(await shop.send(desk, 'bill.settle', { billId, tenders: exact }))
    expectWhole()
  })

  test('takes a second person where giving money back does', async () => {
    const { billId } = await advanceOrder(shop, { today: 50_000, next: 50_000 })
    const args = { billId, paymentId: await payPart(shop, billId, 300_00) }
    const meena = shop.join('cashier', 'counter', 'meena')
    expect(await codeOf(shop, meena, 'bill.pay-back', args)).toBe('command.needs-approval')
    const id = shop.newId()
    const approval = shop.approve(meena, 'imran', { id, name: 'bill.pay-back', args })
    done(await shop.send(meena, 'bill.pay-back', args, { id, approval }))
  })
})

describe('what a day has taken', () => {
  const takenOn = (date: number, kind: string): number =>
    figure(
      shop.db,
      'select coalesce(sum(amount), 0) from tender_day where business_date = ? and kind = ?',
      date,
      kind,
    )

  test('is what came in on it: a part on the day of the part, the rest on the next', async () => {
    const { billId } = await advanceOrder(shop, { today: 50_000, next: 50_000 })
    const part = [{ kind: 'cash', offered: 500_00 }] as const
    done(await shop.send(desk, 'bill.pay', { billId, tenders: part }))
    expect(takenOn(today, 'cash')).toBe(500_00)
    expectWhole()
    desk = nextDay(shop)
    done(await shop.send(desk, 'bill.settle', { billId, tenders: exact }))
    expect([takenOn(today, 'cash'), takenOn(tomorrow, 'cash')]).toEqual([500_00, 550_00])
    expectWhole()
  })

  test('is less by what of a part goes back, on the day it goes', async () => {
    const { billId } = await advanceOrder(shop, { today: 180_000, next: 50_000 })
    await payPart(shop, billId, 1100_00)
    desk = nextDay(shop)
    done(await shop.send(desk, 'bill.settle', { billId, tenders: exact }))
    expect([takenOn(today, 'upi'), takenOn(tomorrow, 'upi')]).toEqual([1100_00, -50_00])
    expectWhole()
  })
})
