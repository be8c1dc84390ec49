/** A coupon: what it takes off, when it holds, how often, and what becomes of it in the books. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { shareOf, whyNotNow } from '../../hub/billing/coupon.ts'
import { couponUses, usesOf } from '../../hub/billing/reasons.sql.ts'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { entriesOf } from '../../hub/ledger/ledger.sql.ts'
import { readBill, readView } from '../../hub/views/views.ts'
import type { BillDoc, DiscountReasonDoc } from '../../schema/bill.ts'
import { sum } from '../../schema/money.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { refusalWords, type Refusal } from '../../schema/refusals.ts'
import { addCoupon, amount, couponReason, rate } from './coupon-kit.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { cell, codeOf, figure, together, typed } from './look.ts'
import { outletOf } from './menu-sales.ts'

let shop: Shop
let desk: Sender
let owner: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'meena')
  owner = shop.join('office', 'counter', 'asha')
})
afterEach(() => closeWhole(shop))

const code = 'FESTIVE10'
const place = async (pieces = 4): Promise<BillDoc> => {
  const counter = shop.join('counter', 'counter', 'sunita')
  const lines = [{ itemId: 'samosa', qtyMilli: pieces * 1000 }]
  const order = { orderType: 'takeaway', lines } as const
  return bill(done(await shop.send(counter, 'order.place', order)).result.billId)
}
const bill = (billId: string): BillDoc => {
  const found = readBill(shop.db, 'counter', billId)
  if (found === undefined) throw new Error('no such bill')
  return found
}
const take = async ({ billId }: BillDoc, typedAs = code) =>
  done(await shop.send(desk, 'bill.coupon', { billId, code: typedAs })).result
const settle = async ({ billId }: BillDoc): Promise<BillDoc> => {
  const tenders = [{ kind: 'cash', offered: 'exact' } as const]
  done(await shop.send(desk, 'bill.settle', { billId, tenders }))
  return bill(billId)
}
const uses = (reasonId = 'festive'): number => usesOf.get(shop.db, reasonId)?.uses ?? 0
const said = (refusal: Refusal): string => refusalWords(refusal, 'en', (paise) => `₹${paise / 100}`)

describe('a coupon', () => {
  test('lowers the bill as any discount does, however it was typed, and stands apart in the books', async () => {
    await addCoupon(shop)
    const open = await place()
    await take(open, '  festive10 ')
    const lowered = bill(open.billId)
    expect(lowered.discounts).toMatchObject([
      { names: { en: 'Festive coupon' }, ratePpm: 100_000, by: 'meena', approvedBy: null },
    ])
    expect(lowered.total.discountTotal).toBe(Math.round(open.total.payable / 10))
    const paid = await settle(open)
    expect(paid.total.payable).toBe(lowered.total.payable)
    const postings = entriesOf(shop.db, 'bill', open.billId).flatMap((entry) => entry.postings)
    const discounts = postings.filter(({ account }) => account === '4095')
    const list = sum(Object.values(paid.list))
    expect(sum(discounts.map((one) => one.amount))).toBe(list - paid.total.taxableTotal)
  })

  test('gives back what was paid, not what was lowered, when the bill is refunded', async () => {
    await addCoupon(shop, { off: amount(20_00) })
    const open = await place()
    await take(open)
    const paid = await settle(open)
    expect(open.total.payable - paid.total.payable).toBe(20_00)
    const lines = paid.lines.map(({ lineId, qtyMilli }) => ({ lineId, qtyMilli, fate: 'restock' }))
    const args = { billId: open.billId, lines, reason: 'Not as ordered' } as never
    done(await shop.send(shop.join('cashier', 'counter', 'imran'), 'bill.refund', args))
    const back = figure(shop.db, 'select sum(payable) from refund')
    expect(back).toBe(paid.total.payable)
    // It was used, whatever came back.
    expect(uses()).toBe(1)
  })

  test('holds from its first day to its last, and says the day otherwise', async () => {
    const held = {
      code,
      ratePpm: 100_000,
      amount: null,
      validFrom: 2026_11_01,
      validUntil: 2026_11_30,
      mostUses: 2,
      leastBill: 100_00,
    }
    const at = (businessDate: number, base = 100_00, used = 0) =>
      whyNotNow(held, { businessDate, base, uses: used })
    expect(at(2026_11_01)).toBeUndefined()
    expect(at(2026_11_30)).toBeUndefined()
    expect(at(2026_11_30, 100_00, 1)).toBeUndefined()
    expect(said(at(2026_10_31)!)).toContain('good from 01/11/2026 on')
    expect(said(at(2026_12_01)!)).toContain('good until 30/11/2026')
    expect(said(at(2026_11_15, 99_99)!)).toContain('₹100 or more')
    expect(said(at(2026_11_15, 99_99)!)).toContain('₹99.99')
    expect(said(at(2026_11_15, 100_00, 2)!)).toContain('it was for 2')
    expect(at(2026_11_15, 0)).toMatchObject({ code: 'coupon.nothing-to-lower' })
  })

  test('of an amount gives less where the bill shrinks below what it is for', async () => {
    expect(shareOf({ amount: 50_00, leastBill: 200_00 } as never)).toBe(250_000)
    expect(shareOf({ amount: 50_00, leastBill: 0 } as never)).toBeNull()
    const open = await place()
    const whole = open.total.lines[0]?.gross ?? 0
    await addCoupon(shop, { off: amount(20_00), leastBill: whole })
    await take(open)
    expect(bill(open.billId).total.discountTotal).toBe(20_00)
    const lines = [{ lineId: open.lines[0]?.lineId ?? '', qtyMilli: 2000 }]
    const args = { orderId: open.orderId, lines, reason: 'Changed their minds' }
    done(await shop.send(owner, 'order.void', args))
    expect(bill(open.billId).total.discountTotal).toBe(10_00)
  })

  test('is not given beside another discount, nor once some of the bill is paid', async () => {
    await addCoupon(shop)
    const { billId } = await place()
    const regular = { billId, reasonId: 'regular', off: rate(50_000) }
    done(await shop.send(desk, 'bill.discount', regular))
    expect(await codeOf(shop, desk, 'bill.coupon', { billId, code })).toBe('discount.twice')
    const other = await place()
    const part = [{ kind: 'upi', offered: 10_00 } as const]
    done(await shop.send(desk, 'bill.pay', { billId: other.billId, tenders: part }))
    const args = { billId: other.billId, code }
    expect(await codeOf(shop, desk, 'bill.coupon', args)).toBe('bill.part-paid')
    expect(uses()).toBe(0)
  })

  test('is given by its code and in no other way', async () => {
    await addCoupon(shop)
    const { billId } = await place()
    const byHand = { billId, reasonId: 'festive', off: rate(1_000) }
    for (const name of ['bill.discount', 'bill.discount-over'] as const)
      expect(await codeOf(shop, owner, name, byHand)).toBe('discount.unknown-reason')
  })
})

describe('the uses of a coupon', () => {
  test('come back with a discount that is taken off, and with a bill of which nothing is left', async () => {
    await addCoupon(shop, { mostUses: 1 })
    const first = await place()
    const { discountId } = await take(first)
    const second = await place()
    const args = { billId: second.billId, code }
    expect(await codeOf(shop, desk, 'bill.coupon', args)).toBe('coupon.used-up')
    done(await shop.send(desk, 'bill.undiscount', { billId: first.billId, discountId }))
    await take(second)
    expect(uses()).toBe(1)
    const lines = second.lines.map(({ lineId, qtyMilli }) => ({ lineId, qtyMilli }))
    done(
      await shop.send(owner, 'order.void', { orderId: second.orderId, lines, reason: 'They left' }),
    )
    expect(uses()).toBe(0)
  })

  test('are told to the office with what they gave away, of settled bills and of no other', async () => {
    await addCoupon(shop)
    const [paid, open, voided] = [await place(), await place(), await place()]
    for (const one of [paid, open, voided]) await take(one)
    const off = sum(bill(paid.billId).total.lines.map(({ billDiscount }) => billDiscount))
    expect(off).toBeGreaterThan(0)
    expect(couponUses.all(shop.db)).toEqual([{ reasonId: 'festive', uses: 3, given: 0 }])
    const tenders = [{ kind: 'cash', offered: 'exact' }] as const
    done(await shop.send(desk, 'bill.settle', { billId: paid.billId, tenders }))
    const lines = voided.lines.map(({ lineId, qtyMilli }) => ({ lineId, qtyMilli }))
    done(await shop.send(owner, 'order.void', { orderId: voided.orderId, lines, reason: 'Left' }))
    expect(couponUses.all(shop.db)).toEqual([{ reasonId: 'festive', uses: 2, given: off }])
  })

  test('are one for an order, however many pay it', async () => {
    await addCoupon(shop, { mostUses: 1 })
    const open = await place()
    await take(open)
    const parts = [[{ lineId: open.lines[0]?.lineId ?? '', qtyMilli: 1000 }]]
    const { billIds } = done(
      await shop.send(desk, 'bill.split', { billId: open.billId, parts }),
    ).result
    expect(billIds.map((id) => bill(id).discounts.length)).toEqual([1])
    expect(uses()).toBe(1)
  })

  test('come back with a sale that was undone, and gave nothing away', async () => {
    await addCoupon(shop, { mostUses: 1 })
    const ring = async () => {
      const order = {
        orderType: 'takeaway',
        lines: [{ itemId: 'samosa', qtyMilli: 1000 }],
      } as const
      const paid = { coupon: code, tenders: [{ kind: 'cash', offered: 'exact' } as const] }
      return done(await shop.send(desk, 'sale.ring', { ...order, ...paid })).result.billId
    }
    done(await shop.send(desk, 'bill.undo', { billId: await ring() }))
    expect([uses(), couponUses.all(shop.db)]).toEqual([0, []])
    await ring()
    expect(uses()).toBe(1)
  })

  test('are as many as it has, where two desks type the last one at once', async () => {
    await addCoupon(shop, { mostUses: 1 })
    const bills = [await place(), await place()]
    const other = shop.join('cashier', 'counter', 'asha')
    const { outcomes } = together(
      shop,
      bills.map(({ billId }, i) =>
        typed(shop, i === 0 ? desk : other, 'bill.coupon', { billId, code }),
      ),
    )
    const codes = outcomes.map(({ replyText }) => (JSON.parse(replyText) as { code?: string }).code)
    expect(codes.filter((one) => one === 'coupon.used-up').length).toBe(1)
    expect(uses()).toBe(1)
  })

  test('are found by an index', () => {
    const plan = shop.db
      .prepare(`explain query plan select count(*) from bill_discount where reason_id = 'festive'`)
      .all() as { readonly detail: string }[]
    expect(plan.map(({ detail }) => detail).join()).toContain('bill_discount_by_reason')
  })
})

describe('a reason for a discount', () => {
  const shown = (): readonly DiscountReasonDoc[] => {
    const device = deviceById(shop.db, desk.device)
    if (device === undefined) throw new Error('no such device')
    const at = { db: shop.db, outlet: outletOf(shop.db, 'counter'), device, at: shop.clock.now }
    return readView('cashier', at)
      .docs.filter(({ key }) => key.startsWith('reason:'))
      .map(({ data }) => data as DiscountReasonDoc)
  }
  const newspaper = {
    reasonId: 'newspaper',
    names: { en: 'Newspaper offer', hi: 'अख़बार की छूट' },
    maxPpm: 50_000,
    position: 2,
  } as const

  test('that is made is told to every outlet, stands where the shop puts it, and goes as far as it says', async () => {
    done(await shop.send(owner, 'reason.set', newspaper))
    const told = shop.events().filter(({ kind }) => kind === 'reason.set')
    expect(told.map(({ data }) => (data as DiscountReasonDoc).reasonId)).toEqual([
      'newspaper',
      'newspaper',
      'newspaper',
    ])
    expect(shown().find(({ reasonId }) => reasonId === 'newspaper')).toMatchObject({
      ...newspaper,
      isActive: true,
      coupon: null,
    })
    const { billId } = await place()
    const over = { billId, reasonId: 'newspaper', off: rate(60_000) }
    expect(await codeOf(shop, desk, 'bill.discount', over)).toBe('discount.over-cap')
    done(await shop.send(desk, 'bill.discount', { ...over, off: rate(50_000) }))
    // What was lowered keeps the name of its day.
    done(await shop.send(owner, 'reason.set', { ...newspaper, names: { en: 'Radio offer' } }))
    expect(bill(billId).discounts).toMatchObject([{ names: { en: 'Newspaper offer' } }])
  })

  test('that is stopped is not given any more, as a coupon too', async () => {
    done(await shop.send(owner, 'reason.set', { ...newspaper, isActive: false }))
    done(await shop.send(owner, 'reason.set', { ...couponReason(), isActive: false }))
    const { billId } = await place()
    const args = { billId, reasonId: 'newspaper', off: rate(10_000) }
    expect(await codeOf(shop, desk, 'bill.discount', args)).toBe('discount.unknown-reason')
    expect(await codeOf(shop, desk, 'bill.coupon', { billId, code })).toBe('coupon.unknown')
    expect(shown().filter(({ isActive }) => !isActive).length).toBe(2)
  })

  test('keeps its kind, and a coupon may change all else, its code too', async () => {
    await addCoupon(shop)
    const plain = { reasonId: 'festive', names: { en: 'Festive' } }
    expect(await codeOf(shop, owner, 'reason.set', plain)).toBe('reason.kind-fixed')
    const free = { ...newspaper, reasonId: 'apology' }
    expect(await codeOf(shop, owner, 'reason.set', free)).toBe('reason.kind-fixed')
    await addCoupon(shop, { code: 'new-code', off: amount(10_00) })
    const open = await place()
    expect(await codeOf(shop, desk, 'bill.coupon', { billId: open.billId, code })).toBe(
      'coupon.unknown',
    )
    await take(open, 'NEW-CODE')
    expect(bill(open.billId).total.discountTotal).toBe(10_00)
  })
})

/** A sale at the counter with a coupon. */
const sale = (more: Partial<CommandInput<'sale.ring'>> = {}): CommandInput<'sale.ring'> => ({
  orderType: 'takeaway',
  lines: [{ itemId: 'samosa', qtyMilli: 4000 }],
  tenders: [{ kind: 'upi', offered: 'exact' }],
  coupon: ' festive10 ',
  ...more,
})

describe('a coupon at the counter', () => {
  const counter = (): Sender => shop.join('counter', 'counter', 'sunita')
  const ring = async (more?: Partial<CommandInput<'sale.ring'>>): Promise<BillDoc> =>
    bill(done(await shop.send(counter(), 'sale.ring', sale(more))).result.billId)

  test('lowers the sale in the same act, is counted, and stands on the receipt', async () => {
    await addCoupon(shop, { mostUses: 1 })
    const { total } = await place()
    const sold = await ring()
    expect(sold.discounts).toMatchObject([{ reasonId: 'festive', by: 'sunita' }])
    expect(sold.total.discountTotal).toBe(Math.round(total.payable / 10))
    expect(uses()).toBe(1)
    const task = cell(shop.db, 'select task from job where about = ?', `bill:${sold.billId}`)
    expect(task).toContain('Festive coupon')
    expect(await codeOf(shop, counter(), 'sale.ring', sale())).toBe('coupon.used-up')
  })

  test('is refused with a discount beside it, as one nobody knows, and to whoever may not', async () => {
    await addCoupon(shop)
    const discount = { reasonId: 'regular', off: rate(10_000) }
    const may = shop.join('counter', 'counter', 'asha')
    expect(await codeOf(shop, may, 'sale.ring', sale({ discount }))).toBe('discount.twice')
    expect(await codeOf(shop, counter(), 'sale.ring', sale({ coupon: 'NOSUCH' }))).toBe(
      'coupon.unknown',
    )
    shop.db
      .prepare(`delete from role_right where role_id = 'seller' and permission = 'bill.coupon'`)
      .run()
    expect(await codeOf(shop, counter(), 'sale.ring', sale())).toBe('command.not-permitted')
    expect(shop.count('bill')).toBe(0)
  })

  test('that has run out while the hub was away makes the drawer short, and the sale stands', async () => {
    await addCoupon(shop, { mostUses: 1 })
    const first = await ring()
    const kept = first.total.due
    const tenders = [{ kind: 'cash', offered: 100_00, kept } as const]
    const late = await ring({ tenders })
    expect(late.discounts).toEqual([])
    expect(late.overShort).toBe(kept - late.total.due)
    expect(late.overShort).toBeLessThan(0)
  })
})
