import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CommandInput, CommandName } from '../../schema/commands.ts'
import { exact, knowCustomer, oweChai, owner, putOnAccount } from './customer-kit.ts'
import { done } from './evening.ts'
import { openShop, type Shop } from './kit.ts'
import { cell } from './look.ts'

let shop: Shop
beforeEach(() => {
  shop = openShop()
})
afterEach(() => shop.close())

const hour = 3_600_000
const upi = { kind: 'upi', offered: 'exact', reference: '4411' } as const
const transfer = { kind: 'transfer', offered: 'exact', reference: 'SBIN0426' } as const

/** Somebody who owes for two orders of chai. */
const owing = async (): Promise<string> => {
  const customerId = await knowCustomer(shop, {}, { creditLimit: 1_000_00 })
  for (let i = 0; i < 2; i++) await putOnAccount(shop, await oweChai(shop, customerId))
  return customerId
}

/** Why a command is refused; null where it is done. */
const why = async <N extends CommandName>(name: N, args: CommandInput<N>) => {
  const answer = await shop.send(owner(shop), name, args)
  return answer.ok ? null : answer.code
}

const payAccount = (customerId: string, tender: CommandInput<'customer.pay'>['tenders'][number]) =>
  why('customer.pay', { customerId, amount: 1_00, tenders: [tender] })
const payBill = async (tender: CommandInput<'bill.settle'>['tenders'][number]) =>
  why('bill.settle', { billId: await oweChai(shop), tenders: [tender] })

test('pays for no bill once: a transfer for good, UPI for a day, unless somebody has looked', async () => {
  const customerId = await owing()
  const ahead = { customerId: await knowCustomer(shop), amount: 1_00, tenders: [upi] }
  expect(await payAccount(customerId, upi)).toBe(null)
  expect(await payAccount(customerId, transfer)).toBe(null)
  expect(await payAccount(customerId, upi)).toBe('tender.reference-received')
  expect(await why('wallet.top-up', ahead)).toBe('tender.reference-received')
  expect(await payAccount(customerId, { ...upi, isRepeat: true })).toBe(null)
  shop.clock.now += 48 * hour
  expect(await payAccount(customerId, transfer)).toBe('tender.reference-received')
  expect(await why('wallet.top-up', ahead)).toBe(null)
})

test('that has paid a bill pays no account, wallet or voucher, unless somebody has looked', async () => {
  const customerId = await owing()
  const billId = await oweChai(shop)
  done(await shop.send(owner(shop), 'bill.settle', { billId, tenders: [upi] }))
  const token = Number(
    cell(
      shop.db,
      'select o.token from bill b join sales_order o on o.order_id = b.order_id where b.bill_id = ?',
      billId,
    ),
  )
  const paid = { customerId, amount: 1_00, tenders: [upi] }
  expect(await shop.send(owner(shop), 'customer.pay', paid)).toMatchObject({
    code: 'tender.reference-used',
    facts: { reference: '4411', token },
  })
  expect(await why('wallet.top-up', paid)).toBe('tender.reference-used')
  expect(await why('voucher.issue', { amount: 1_00, tenders: [upi] })).toBe('tender.reference-used')
  expect(cell(shop.db, 'select count(*) from money_received')).toBe('0')
  expect(await payAccount(customerId, { ...upi, kind: 'card' })).toBe(null)
  expect(await payAccount(customerId, { ...upi, isRepeat: true })).toBe(null)
  expect(await payAccount(customerId, exact[0])).toBe(null)
})

test('of an account pays no bill, no part of one and no sale of the counter, unless somebody has looked', async () => {
  const customerId = await owing()
  expect(await payAccount(customerId, upi)).toBe(null)
  expect(await payBill(upi)).toBe('tender.reference-received')
  const part = { kind: 'upi', offered: 1_00, reference: '4411' } as const
  const billId = await oweChai(shop)
  expect(await why('bill.pay', { billId, tenders: [part] })).toBe('tender.reference-received')
  const lines = [{ itemId: 'samosa', qtyMilli: 1000 }]
  const ring = { orderType: 'takeaway', lines, tenders: [upi] } as const
  expect(await why('sale.ring', ring)).toBe('tender.reference-received')
  expect(await payBill({ ...upi, kind: 'card' })).toBe(null)
  expect(await why('bill.pay', { billId, tenders: [{ ...part, isRepeat: true }] })).toBe(null)
  expect(await payBill({ ...upi, isRepeat: true })).toBe(null)
  shop.clock.now += 25 * hour
  expect(await payBill(upi)).toBe(null)
})
