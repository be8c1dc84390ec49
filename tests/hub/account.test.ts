import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { viewCustomer } from '../../hub/customers/customers.ts'
import { dueSince, whyNotOnAccount } from '../../hub/customers/trust.ts'
import { entriesOf } from '../../hub/ledger/ledger.sql.ts'
import { moneyEntry } from '../../hub/ledger/posting-rules.ts'
import type { CustomerDoc } from '../../schema/customer.ts'
import {
  customerNow,
  exact,
  knowCustomer,
  oweChai,
  owner,
  putOnAccount,
  receiptOf,
} from './customer-kit.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow, column } from './look.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = owner(shop)
})
afterEach(() => closeWhole(shop))

const day = 24 * 3_600_000
const stands = (customerId: string): CustomerDoc => customerNow(shop, customerId)
const dueOf = (billId: string): number => billNow(shop, billId).total.due
const settle = (billId: string, ...tenders: readonly object[]) =>
  shop.send(desk, 'bill.settle', { billId, tenders: tenders as never })
const paperOf = (about: string): string => receiptOf(shop, about)

describe('a sale on account', () => {
  test('is owed by the customer, in the books too, and is no money in the drawer', async () => {
    const customerId = await knowCustomer(shop, {}, { creditLimit: 1_000_00 })
    const billId = await oweChai(shop, customerId)
    await putOnAccount(shop, billId)
    const due = dueOf(billId)
    expect(stands(customerId)).toMatchObject({ owes: due, dueSince: 2026_11_21 })
    const [entry] = entriesOf(shop.db, 'bill', billId)
    expect(entry?.postings).toContainEqual({ account: '1100', party: customerId, amount: due })
    expect(column(shop.db, `select kind from job where about = ?`, `bill:${billId}`)).toEqual([
      'receipt',
    ])
  })

  test('stops at the limit, and goes on for a day where somebody allows it', async () => {
    const customerId = await knowCustomer(shop, {}, { creditLimit: 20_00 })
    const billId = await oweChai(shop, customerId)
    const due = dueOf(billId)
    const account = { kind: 'account', offered: 'exact' }
    expect(await settle(billId, account)).toMatchObject({
      code: 'account.over-limit',
      facts: { owes: 0, limit: 20_00, over: due - 20_00 },
    })
    expect(stands(customerId).owes).toBe(0)
    const cashier = shop.join('cashier', 'counter', 'meena')
    const id = shop.newId()
    const over = { customerId, upTo: due }
    expect(await shop.send(cashier, 'customer.let-over', over, { id })).toMatchObject({
      code: 'command.needs-approval',
    })
    const approval = shop.approve(cashier, 'imran', { id, name: 'customer.let-over', args: over })
    done(await shop.send(cashier, 'customer.let-over', over, { id, approval }))
    done(await settle(billId, account))
    const next = await oweChai(shop, customerId)
    expect(await settle(next, account)).toMatchObject({ code: 'account.over-limit' })
    shop.clock.now += day
    desk = owner(shop)
    expect(await settle(next, account)).toMatchObject({
      code: 'account.over-limit',
      facts: { limit: 20_00 },
    })
  })

  test('may be a part, with cash for the rest', async () => {
    const customerId = await knowCustomer(shop, {}, { creditLimit: 10_00 })
    const billId = await oweChai(shop, customerId)
    done(
      await settle(billId, { kind: 'account', offered: 10_00 }, { kind: 'cash', offered: 50_00 }),
    )
    expect(stands(customerId).owes).toBe(10_00)
  })

  test('may be somebody else’s than the bill: each of a party has their own', async () => {
    const host = await knowCustomer(shop, {}, { creditLimit: 1_000_00 })
    const friend = await knowCustomer(shop, {}, { creditLimit: 1_000_00 })
    const billId = await oweChai(shop, host)
    done(
      await settle(
        billId,
        { kind: 'account', offered: 5_00, customerId: friend },
        { kind: 'account', offered: 'exact' },
      ),
    )
    expect([stands(friend).owes, stands(host).owes]).toEqual([5_00, dueOf(billId) - 5_00])
  })

  test('may be a part payment, and is owed before the bill is settled', async () => {
    const customerId = await knowCustomer(shop, {}, { creditLimit: 1_000_00 })
    const billId = await oweChai(shop, customerId)
    const tenders = [{ kind: 'account', offered: 5_00 }] as const
    done(await shop.send(desk, 'bill.pay', { billId, tenders: [...tenders] }))
    expect(stands(customerId).owes).toBe(5_00)
    done(await settle(billId, { kind: 'cash', offered: 'exact' }))
    expect(stands(customerId).owes).toBe(5_00)
  })

  test('sent twice is owed once', async () => {
    const customerId = await knowCustomer(shop, {}, { creditLimit: 1_000_00 })
    const billId = await oweChai(shop, customerId)
    const id = shop.newId()
    const args = { billId, tenders: [{ kind: 'account', offered: 'exact' } as const] }
    const first = await shop.send(desk, 'bill.settle', args, { id })
    expect(await shop.send(desk, 'bill.settle', args, { id })).toEqual(first)
    expect(stands(customerId).owes).toBe(dueOf(billId))
  })
})

describe('paying an account', () => {
  test('lowers what is owed, prints a numbered receipt without a name, opens the drawer for cash', async () => {
    const customerId = await knowCustomer(shop, { name: 'Suman Rao' }, { creditLimit: 1_000_00 })
    await putOnAccount(shop, await oweChai(shop, customerId))
    const { owes, no } = stands(customerId)
    const { moneyId, number, change, balance } = done(
      await shop.send(desk, 'customer.pay', {
        customerId,
        amount: 10_00,
        tenders: [{ kind: 'cash', offered: 50_00 }],
      }),
    ).result
    expect({ number, change, balance }).toEqual({
      number: 'M1R/2627/00001',
      change: 40_00,
      balance: owes - 10_00,
    })
    const [entry] = entriesOf(shop.db, 'money', moneyId)
    expect(entry?.postings).toEqual([
      { account: '1010', amount: 10_00 },
      { account: '1100', party: customerId, amount: -10_00 },
    ])
    const paper = paperOf(`money:${moneyId}`)
    expect(paper).toContain('M1R/2627/00001')
    expect(paper).toContain(`"Customer no.","right":"${no}"`)
    expect(paper).not.toContain('Suman')
    const jobs = column(shop.db, `select kind from job where about = ?`, `money:${moneyId}`)
    expect(new Set(jobs)).toEqual(new Set(['kick', 'receipt']))
  })

  test('pays the oldest first: late is who has not paid the oldest', async () => {
    const terms = { creditLimit: 1_000_00, creditDays: 7 }
    const customerId = await knowCustomer(shop, {}, terms)
    const first = await oweChai(shop, customerId)
    await putOnAccount(shop, first)
    shop.clock.now += 5 * day
    desk = owner(shop)
    await putOnAccount(shop, await oweChai(shop, customerId))
    expect(stands(customerId).dueSince).toBe(2026_11_21)
    const amount = dueOf(first)
    done(await shop.send(desk, 'customer.pay', { customerId, amount, tenders: [...exact] }))
    expect(stands(customerId).dueSince).toBe(2026_11_26)
    shop.clock.now += 4 * day
    desk = owner(shop)
    await putOnAccount(shop, await oweChai(shop, customerId))
  })

  test('leaves a statement that adds up', async () => {
    const customerId = await knowCustomer(shop, {}, { creditLimit: 1_000_00 })
    await putOnAccount(shop, await oweChai(shop, customerId))
    done(await shop.send(desk, 'customer.pay', { customerId, amount: 7_00, tenders: [...exact] }))
    await putOnAccount(shop, await oweChai(shop, customerId))
    const { account = [], customer } = viewCustomer(shop.db, customerId) ?? {}
    expect(account.map(({ sourceKind }) => sourceKind)).toEqual(['bill', 'money', 'bill'])
    expect(account[0]?.balance).toBe(customer?.owes)
    const oldest = account.at(-1)
    expect(oldest?.balance).toBe(oldest?.amount)
  })
})

describe('trust, as a rule', () => {
  const customer = { no: 7, owes: 500, creditLimit: 1000, creditDays: 10, dueSince: 2026_11_01 }
  const none = { overLimit: null, overOn: null }

  test('is the limit, to the last coin', () => {
    const asked = (more: number) =>
      whyNotOnAccount({ ...customer, creditDays: 0 }, none, { more, today: 2026_11_21 })
    expect(asked(500)).toBe(null)
    expect(asked(501)).toMatchObject({ code: 'account.over-limit', facts: { over: 1 } })
  })

  test('ends when the oldest is older than the days, not on the last of them', () => {
    const on = (today: number) => whyNotOnAccount(customer, none, { more: 1, today })
    expect(on(2026_11_11)).toBe(null)
    expect(on(2026_11_12)).toMatchObject({ code: 'account.overdue' })
  })

  test('may be stretched for one day', () => {
    const leave = { overLimit: 2000, overOn: 2026_11_21 }
    const on = (today: number) => whyNotOnAccount(customer, leave, { more: 1500, today })
    expect(on(2026_11_21)).toBe(null)
    expect(on(2026_11_22)?.code).toBe('account.over-limit')
  })

  test('counts from the oldest sale that is not covered', () => {
    const moves = [
      { businessDate: 3, amount: 100 },
      { businessDate: 2, amount: -150 },
      { businessDate: 2, amount: 100 },
      { businessDate: 1, amount: 100 },
    ]
    expect(dueSince(150, moves)).toBe(2)
    expect(dueSince(100, moves)).toBe(3)
    expect(dueSince(0, moves)).toBe(null)
  })

  test('money that comes in for nobody is a voucher’s', () => {
    const money = { purpose: 'voucher', customerId: null, parts: [{ kind: 'card', amount: 5 }] }
    expect(moneyEntry(money as never)).toEqual([
      { account: '1050', amount: 5 },
      { account: '2210', amount: -5 },
    ])
  })
})
