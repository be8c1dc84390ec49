/** Money that is the guest’s and lies with the shop: in a wallet, on a voucher, and given back to somebody who is gone. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { billById } from '../../hub/billing/bills.sql.ts'
import { entriesOf } from '../../hub/ledger/ledger.sql.ts'
import { billedLinesOf } from '../../hub/orders/lines.sql.ts'
import type { CustomerDoc } from '../../schema/customer.ts'
import { customerNow, exact, knowCustomer, oweChai, owner, receiptOf } from './customer-kit.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow, cell, column } from './look.ts'

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

describe('a wallet', () => {
  test('is a liability until it is spent, and never goes below nothing', async () => {
    const customerId = await knowCustomer(shop)
    const { moneyId } = done(
      await shop.send(desk, 'wallet.top-up', {
        customerId,
        amount: 100_00,
        tenders: [{ kind: 'upi', offered: 'exact', reference: '4411' }],
      }),
    ).result
    expect(entriesOf(shop.db, 'money', moneyId)[0]?.postings).toEqual([
      { account: '1040', amount: 100_00 },
      { account: '2210', party: customerId, amount: -100_00 },
    ])
    const billId = await oweChai(shop, customerId)
    done(await settle(billId, { kind: 'wallet', offered: 'exact' }))
    expect(stands(customerId).wallet).toBe(100_00 - dueOf(billId))
    const kept = stands(customerId).wallet
    const out = { customerId, amount: kept + 1, kind: 'cash' } as const
    expect(await shop.send(desk, 'wallet.pay-out', out)).toMatchObject({
      code: 'wallet.short',
      facts: { left: kept },
    })
    done(await shop.send(desk, 'wallet.pay-out', { ...out, amount: kept }))
    expect(stands(customerId).wallet).toBe(0)
  })

  test('that is short pays what it has, and two bills at once cannot spend it twice', async () => {
    const customerId = await knowCustomer(shop)
    const [one, two] = [await oweChai(shop, customerId), await oweChai(shop, customerId)]
    const amount = dueOf(one)
    done(await shop.send(desk, 'wallet.top-up', { customerId, amount, tenders: [...exact] }))
    const replies = await Promise.all(
      [one, two].map((billId) => settle(billId, { kind: 'wallet', offered: 'exact' })),
    )
    expect(replies.map(({ ok }) => ok)).toEqual([true, false])
    expect(replies[1]).toMatchObject({ code: 'wallet.short', facts: { left: 0 } })
    expect(stands(customerId).wallet).toBe(0)
  })
})

describe('a voucher', () => {
  const sell = async (amount: number, expiresOn?: number) =>
    done(
      await shop.send(desk, 'voucher.issue', {
        amount,
        tenders: [...exact],
        ...(expiresOn === undefined ? {} : { expiresOn }),
      }),
    ).result

  test('is sold for money, has a number nobody guesses, and is spent in parts', async () => {
    const { voucher, voucherId, moneyId } = await sell(30_00)
    expect(voucher).toMatch(/^\d{12}$/)
    expect(entriesOf(shop.db, 'money', moneyId)[0]?.postings).toEqual([
      { account: '1010', amount: 30_00 },
      { account: '2210', amount: -30_00 },
    ])
    expect(paperOf(`money:${moneyId}`)).toContain(voucher.replace(/(\d{4})(?=\d)/g, '$1 '))
    const spaced = voucher.replace(/(\d{4})(?=\d)/g, '$1-')
    const billId = await oweChai(shop)
    done(await settle(billId, { kind: 'voucher', offered: 'exact', voucher: spaced }))
    const left = 30_00 - dueOf(billId)
    expect(cell(shop.db, 'select left_over from voucher where voucher_id = ?', voucherId)).toBe(
      String(left),
    )
    const next = await oweChai(shop)
    const all = { kind: 'voucher', offered: 'exact', voucher }
    expect(await settle(next, all)).toMatchObject({ code: 'voucher.short', facts: { left } })
    done(
      await settle(
        next,
        { kind: 'voucher', offered: left, voucher },
        { kind: 'cash', offered: 'exact' },
      ),
    )
  })

  test('stands in no event with its number', async () => {
    const { voucher } = await sell(60_00)
    const billId = await oweChai(shop)
    done(await settle(billId, { kind: 'voucher', offered: 'exact', voucher }))
    const bodies = column<string>(shop.db, 'select body from event')
    expect(bodies.filter((body) => body.includes(voucher))).toEqual([])
    expect(bodies.some((body) => body.includes(`"reference":"${voucher.slice(-4)}"`))).toBe(true)
  })

  test('is taken on its last day and not on the next', async () => {
    const { voucher } = await sell(200_00, 2026_11_22)
    const spend = async () =>
      settle(await oweChai(shop), { kind: 'voucher', offered: 'exact', voucher })
    shop.clock.now += day
    desk = owner(shop)
    expect((await spend()).ok).toBe(true)
    shop.clock.now += day
    desk = owner(shop)
    expect(await spend()).toMatchObject({ code: 'voucher.expired', facts: { date: '22/11/2026' } })
  })

  test('is good again for what is refunded, as a wallet and an account get back what was theirs', async () => {
    const customerId = await knowCustomer(shop, {}, { creditLimit: 1_000_00 })
    const amount = 10_00
    done(await shop.send(desk, 'wallet.top-up', { customerId, amount, tenders: [...exact] }))
    const { voucher } = await sell(60_00)
    const billId = await oweChai(shop, customerId)
    done(
      await settle(
        billId,
        { kind: 'voucher', offered: 5_00, voucher },
        { kind: 'wallet', offered: 10_00 },
        { kind: 'account', offered: 'exact' },
      ),
    )
    expect(stands(customerId)).toMatchObject({ wallet: 0, owes: dueOf(billId) - 15_00 })
    const lines = billById(shop.db, billId, billedLinesOf)?.lines ?? []
    done(
      await shop.send(desk, 'bill.refund', {
        billId,
        lines: lines.map(({ lineId, qtyMilli }) => ({ lineId, qtyMilli, fate: 'waste' as const })),
        reason: 'Cold',
      }),
    )
    expect(stands(customerId)).toMatchObject({ wallet: 10_00, owes: 0 })
    expect(cell(shop.db, 'select left_over from voucher')).toBe('6000')
  })
})

describe('what comes back to somebody who is not there any more', () => {
  const giveAllBack = async (billId: string) =>
    done(
      await shop.send(desk, 'bill.refund', {
        billId,
        lines: (billById(shop.db, billId, billedLinesOf)?.lines ?? []).map(
          ({ lineId, qtyMilli }) => ({ lineId, qtyMilli, fate: 'waste' as const }),
        ),
        reason: 'Cold',
      }),
    ).result
  const paidFromWallet = async (customerId: string): Promise<string> => {
    const billId = await oweChai(shop, customerId)
    const amount = dueOf(billId)
    done(await shop.send(desk, 'wallet.top-up', { customerId, amount, tenders: [...exact] }))
    done(await settle(billId, { kind: 'wallet', offered: 'exact' }))
    return billId
  }
  const waysBackOf = (billId: string): readonly string[] =>
    column(
      shop.db,
      `select p.kind from refund r join refund_payment p using (refund_id) where r.bill_id = ?`,
      billId,
    )

  test('is the one’s they were merged into', async () => {
    const [first, second] = [await knowCustomer(shop), await knowCustomer(shop)]
    const billId = await paidFromWallet(first)
    const paid = dueOf(billId)
    done(await shop.send(desk, 'customer.merge', { customerId: first, intoId: second }))
    await giveAllBack(billId)
    expect([stands(first).wallet, stands(second).wallet]).toEqual([0, paid])
  })

  test('is cash for somebody who was erased', async () => {
    const customerId = await knowCustomer(shop)
    const billId = await paidFromWallet(customerId)
    done(await shop.send(desk, 'customer.erase', { customerId }))
    await giveAllBack(billId)
    expect(waysBackOf(billId)).toEqual(['cash'])
    expect(stands(customerId).wallet).toBe(0)
  })

  test('is cash where the voucher has expired since', async () => {
    const tenders = [...exact]
    const sold = await shop.send(desk, 'voucher.issue', {
      amount: 50_00,
      tenders,
      expiresOn: 2026_11_21,
    })
    const { voucher } = done(sold).result as { voucher: string }
    const billId = await oweChai(shop)
    done(await settle(billId, { kind: 'voucher', offered: 'exact', voucher }))
    shop.clock.now += day
    desk = owner(shop)
    await giveAllBack(billId)
    expect(waysBackOf(billId)).toEqual(['cash'])
  })
})
