/** What a counter can say of a sale beside its lines, still in one act. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { billById } from '../../hub/billing/bills.sql.ts'
import { entriesOf } from '../../hub/ledger/ledger.sql.ts'
import { billedLinesOf } from '../../hub/orders/lines.sql.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { knowCustomer } from './customer-kit.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'

let shop: Shop
let ravi: Sender
let meena: Sender
beforeEach(() => {
  shop = openShop()
  ravi = shop.join('counter', 'counter', 'ravi')
  meena = shop.join('counter', 'counter', 'meena')
})
afterEach(() => closeWhole(shop))

type Ring = CommandInput<'sale.ring'>
const katli = { orderType: 'takeaway', lines: [{ itemId: 'kaju-katli', qtyMilli: 350 }] } as const
const exact = (kind: Ring['tenders'][number]['kind']) => ({ kind, offered: 'exact' }) as const

const billNow = (billId: string): BillDoc => {
  const bill = billById(shop.db, billId, billedLinesOf)
  if (bill === undefined) throw new Error('no such bill')
  return bill
}
const ring = async (who: Sender, more: Partial<Ring>): Promise<BillDoc> => {
  const args = { ...katli, tenders: [exact('cash')], ...more }
  return billNow(done(await shop.send(who, 'sale.ring', args)).result.billId)
}
/** What the books have of a sale, by account. */
const posted = ({ billId }: BillDoc): Readonly<Record<string, number>> =>
  Object.fromEntries(
    entriesOf(shop.db, 'bill', billId).flatMap(({ postings }) =>
      postings.map(({ account, amount }) => [account, amount]),
    ),
  )

describe('several tenders', () => {
  test('pay one sale, each with its own account, and what is left is the last one’s', async () => {
    const customerId = await knowCustomer(shop, {}, { creditLimit: 500_00 })
    const bill = await ring(meena, {
      customerId,
      tenders: [
        { kind: 'upi', offered: 50_00, reference: '4417' },
        { kind: 'account', offered: 100_00 },
        exact('card'),
      ],
    })
    const { due } = bill.total
    expect(bill.payments.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['upi', 50_00],
      ['account', 100_00],
      ['card', due - 150_00],
    ])
    expect(posted(bill)).toMatchObject({
      1040: 50_00,
      1100: 100_00,
      1050: due - 150_00,
    })
  })

  test('are refused where they are not enough, and nothing is sold', async () => {
    const tenders = [
      { kind: 'upi', offered: 10_00 } as const,
      { kind: 'cash', offered: 5_00 } as const,
    ]
    expect(await shop.send(ravi, 'sale.ring', { ...katli, tenders })).toMatchObject({
      code: 'tender.short',
    })
    expect([shop.count('bill'), shop.count('sales_order')]).toEqual([0, 0])
  })

  test('round what is paid in coins where only cash is rounded, and say so on the invoice', async () => {
    shop.db.exec(`update outlet set cash_scope = 'cash_only', cash_increment = 500`)
    const upi = { kind: 'upi', offered: 101_37 } as const
    const bill = await ring(ravi, { tenders: [upi, exact('cash')] })
    const { total, payable, roundOff, due } = bill.total
    expect((due - upi.offered) % 500).toBe(0)
    expect(payable - total).toBe(roundOff)
    expect(roundOff).not.toBe(0)
    expect(posted(bill)).toMatchObject({ 1010: due - upi.offered, 1040: 101_37, 6900: -roundOff })
    const all = await ring(ravi, { tenders: [{ kind: 'cash', offered: 10_00 }, exact('upi')] })
    expect(all.total.roundOff).toBe(0)
  })
})

describe('a discount at the counter', () => {
  const off = { kind: 'rate', ratePpm: 50_000 } as const
  const regular = { reasonId: 'regular', off } as const

  test('is given by whoever may lower a bill, with its reason, as far as the reason allows', async () => {
    const full = await ring(meena, {})
    const bill = await ring(meena, { discount: regular })
    expect(bill.discounts).toMatchObject([{ reasonId: 'regular', ratePpm: 50_000, by: 'meena' }])
    expect(bill.total.discountTotal).toBeGreaterThan(0)
    expect(bill.total.due).toBeLessThan(full.total.due)
    expect(posted(bill)['4095']).toBeGreaterThan(0)
    const most = { ...regular, off: { kind: 'rate', ratePpm: 900_000 } } as const
    expect(
      await shop.send(meena, 'sale.ring', { ...katli, tenders: [exact('cash')], discount: most }),
    ).toMatchObject({ code: 'discount.over-cap' })
  })

  test('is booked where it was given away from the hub, though its reason was switched off since', async () => {
    const { due } = (await ring(meena, { discount: regular })).total
    shop.db.exec(`update discount_reason set is_active = 0 where reason_id = 'regular'`)
    expect(
      await shop.send(meena, 'sale.ring', {
        ...katli,
        tenders: [exact('cash')],
        discount: regular,
      }),
    ).toMatchObject({ code: 'discount.unknown-reason' })
    const tenders = [{ kind: 'cash', offered: due, kept: due }] as const
    expect((await ring(meena, { tenders: [...tenders], discount: regular })).total.due).toBe(due)
  })

  test('takes a second person where the seller may only ask for one', async () => {
    const args = { ...katli, tenders: [exact('cash')], discount: regular }
    expect(await shop.send(ravi, 'sale.ring', args)).toMatchObject({
      code: 'command.needs-approval',
      facts: { name: 'bill.discount' },
    })
    const id = shop.newId()
    const approval = shop.approve(ravi, 'imran', { id, name: 'sale.ring', args })
    const { result } = done(await shop.send(ravi, 'sale.ring', args, { id, approval }))
    expect(billNow(result.billId).discounts).toMatchObject([{ by: 'ravi', approvedBy: 'imran' }])
  })

  test('further than its reason allows takes the right to that, and one who has it', async () => {
    const over = {
      reasonId: 'regular',
      off: { kind: 'rate', ratePpm: 500_000 },
      isOver: true,
    } as const
    const args = { ...katli, tenders: [exact('cash')], discount: over }
    expect(await shop.send(meena, 'sale.ring', args)).toMatchObject({
      code: 'command.needs-approval',
      facts: { name: 'bill.discount-over' },
    })
    const id = shop.newId()
    expect(
      await shop.send(meena, 'sale.ring', args, {
        id,
        approval: shop.approve(meena, 'ravi', { id, name: 'sale.ring', args }),
      }),
    ).toMatchObject({ code: 'command.approval-invalid' })
    const other = shop.newId()
    const approval = shop.approve(meena, 'imran', { id: other, name: 'sale.ring', args })
    const { result } = done(await shop.send(meena, 'sale.ring', args, { id: other, approval }))
    expect(billNow(result.billId).discounts).toMatchObject([{ approvedBy: 'imran' }])
  })

  test('is not a program’s to give whose role may only ask', async () => {
    const robot = shop.program('counter', { roleId: 'seller' })
    const args = { ...katli, tenders: [exact('upi')] }
    expect(await shop.send(robot, 'sale.ring', { ...args, discount: regular })).toMatchObject({
      code: 'command.not-permitted',
      facts: { name: 'bill.discount' },
    })
    done(await shop.send(robot, 'sale.ring', args))
  })
})

test('a tip is on top of what is sold, and is owed to the staff', async () => {
  const plain = await ring(ravi, {})
  const bill = await ring(ravi, { tip: 20_00 })
  expect(bill.total.due).toBe(plain.total.due + 20_00)
  expect(bill.total.taxTotal).toBe(plain.total.taxTotal)
  expect(posted(bill)).toMatchObject({ 1010: bill.total.due, 2200: -20_00 })
})

describe('what a sale does besides', () => {
  test.each([
    ['bill.tip', { tip: 10_00 }],
    ['bill.buyer', { buyer: { name: 'Sharma Caterers', address: 'Pune' } }],
  ] as const)('takes the right to %s', async (permission, more) => {
    const args = { ...katli, tenders: [exact('cash')], ...more }
    done(await shop.send(ravi, 'sale.ring', args))
    shop.db
      .prepare(`delete from role_right where role_id = 'seller' and permission = ?`)
      .run(permission)
    expect(await shop.send(ravi, 'sale.ring', args)).toMatchObject({
      code: 'command.not-permitted',
    })
  })

  test('of what a registered customer has sent to another State is taxed there', async () => {
    const customerId = await knowCustomer(shop, {
      taxNumber: '27AAPFU0939F1ZV',
      address: 'Pune',
      phone: '9000000017',
    })
    const bill = await ring(ravi, { orderType: 'delivery', customerId, placeOfSupply: '29' })
    expect(bill.supply).toBe('inter')
  })
})
