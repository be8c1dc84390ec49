/** One invoice for what went out on challans. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BillDoc } from '../../schema/bill.ts'
import { knowFirm, orderFor, papersOf, sendOut } from './challan-kit.ts'
import { knowCustomer, owner } from './customer-kit.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Shop } from './kit.ts'
import { billNow } from './look.ts'

let shop: Shop
beforeEach(() => void (shop = openShop()))
afterEach(() => closeWhole(shop))

const bill = (billId: string): BillDoc => billNow(shop, billId)

describe('the invoice after it', () => {
  const account = [{ kind: 'account', offered: 'exact' }] as const

  test('is one for several challans, names each, and is put on account in the same act', async () => {
    const firm = await knowFirm(shop)
    const sent = [
      await sendOut(shop, firm),
      await sendOut(shop, firm, [{ itemId: 'milk-cake', qtyMilli: 2000 }]),
      await sendOut(shop, firm, [{ itemId: 'samosa', qtyMilli: 20_000 }]),
    ] as const
    const owed = sent.reduce((sum, billId) => sum + bill(billId).total.taxableTotal, 0)
    const numbers = sent.flatMap((billId) => bill(billId).challans ?? [])
    const [billId, ...withIds] = sent
    done(
      await shop.send(owner(shop), 'challan.invoice', { billId, withIds, tenders: [...account] }),
    )
    const paid = bill(billId)
    expect(paid).toMatchObject({ state: 'settled', challans: numbers })
    expect(paid.total.taxableTotal).toBe(owed)
    expect(paid.lines).toHaveLength(3)
    expect(withIds.map((id) => bill(id).state)).toEqual(['void', 'void'])
    // What is on which is found from either.
    expect(paid.merged?.map((one) => one.billId)).toEqual(withIds)
    expect(withIds.map((id) => bill(id).mergedInto)).toEqual([billId, billId])
    expect(papersOf(shop, `bill:${billId}`)[0]).toContain(`Delivery challan: ${numbers.join(', ')}`)
    expect(shop.count('invoice')).toBe(1)
  })

  test('of one challan may be made by settling its bill as any other', async () => {
    const billId = await sendOut(shop, await knowFirm(shop))
    done(await shop.send(owner(shop), 'bill.settle', { billId, tenders: [...account] }))
    const [number] = bill(billId).challans ?? []
    expect(papersOf(shop, `bill:${billId}`)[0]).toContain(`Delivery challan: ${number}`)
  })

  test('is not made in part: where the account does not reach, every challan waits on', async () => {
    const firm = await knowFirm(shop)
    const first = await sendOut(shop, firm)
    const second = await sendOut(shop, firm, [{ itemId: 'kaju-katli', qtyMilli: 90_000 }])
    const refused = await shop.send(owner(shop), 'challan.invoice', {
      billId: first,
      withIds: [second],
      tenders: [...account],
    })
    expect(refused).toMatchObject({ code: 'account.over-limit' })
    expect([first, second].map((billId) => bill(billId).state)).toEqual(['open', 'open'])
    expect(bill(second).challans).toHaveLength(1)
  })

  test('is refused where what a bill has of its own would be lost or grow', async () => {
    const firm = await knowFirm(shop)
    const [first, other] = [await sendOut(shop, firm), await sendOut(shop, firm)]
    const off = { kind: 'rate', ratePpm: 50_000 } as const
    const lineId = bill(other).lines[0]?.lineId ?? ''
    const lower = { reasonId: 'regular', off }
    const invoiced = (billId: string, withId: string) =>
      shop.send(owner(shop), 'challan.invoice', {
        billId,
        withIds: [withId],
        tenders: [...account],
      })
    const { discountId } = done(
      await shop.send(owner(shop), 'bill.discount', { billId: other, ...lower }),
    ).result
    expect(await invoiced(first, other)).toMatchObject({ code: 'challan.adjusted' })
    expect(await invoiced(other, first)).toMatchObject({ code: 'challan.adjusted' })
    done(await shop.send(owner(shop), 'bill.undiscount', { billId: other, discountId }))
    done(await shop.send(owner(shop), 'bill.discount', { billId: other, lineId, ...lower }))
    expect(await invoiced(first, other)).toMatchObject({ code: 'challan.adjusted' })
    const owed = bill(first).total.taxableTotal + bill(other).total.taxableTotal
    // What belongs to a line of the bill that is paid stays with it.
    done(await invoiced(other, first))
    expect(bill(other).total.taxableTotal).toBe(owed)
  })

  test('is for whoever got the goods: their bill becomes nobody else’s and is not split', async () => {
    const firm = await knowFirm(shop)
    const billId = await sendOut(shop, firm)
    const someone = await knowCustomer(shop)
    for (const customerId of [null, someone])
      expect(
        await shop.send(owner(shop), 'bill.customer', { billId, customerId, isRepriced: true }),
      ).toMatchObject({
        code: 'challan.whose',
      })
    const [line] = bill(billId).lines
    const parts = [[{ lineId: line?.lineId ?? '', qtyMilli: 1000 }]]
    expect(await shop.send(owner(shop), 'bill.split', { billId, parts })).toMatchObject({
      code: 'challan.one-bill',
    })
    // One who turned out to be somebody else is still the same.
    done(await shop.send(owner(shop), 'customer.merge', { customerId: firm, intoId: someone }))
    done(
      await shop.send(owner(shop), 'bill.customer', {
        billId,
        customerId: someone,
        isRepriced: true,
      }),
    )
    const other = await sendOut(shop, someone)
    done(
      await shop.send(owner(shop), 'challan.invoice', {
        billId,
        withIds: [other],
        tenders: [{ kind: 'upi', offered: 'exact' }],
      }),
    )
    expect(bill(billId).challans).toHaveLength(2)
  })

  test('names its challans though nobody says any more whose bill it is', async () => {
    const billId = await sendOut(shop, await knowFirm(shop))
    shop.db.prepare('update bill set customer_id = null where bill_id = ?').run(billId)
    done(
      await shop.send(owner(shop), 'bill.settle', {
        billId,
        tenders: [{ kind: 'upi', offered: 'exact' }],
      }),
    )
    expect(papersOf(shop, `bill:${billId}`)[0]?.join()).toContain('Delivery challan: ')
  })

  test('is refused for a bill without a challan', async () => {
    const firm = await knowFirm(shop)
    const refused = await shop.send(owner(shop), 'challan.invoice', {
      billId: await sendOut(shop, firm),
      withIds: [await orderFor(shop, firm)],
      tenders: [...account],
    })
    expect(refused).toMatchObject({ code: 'challan.unknown' })
  })
})
