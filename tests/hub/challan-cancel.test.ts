/** A challan whose goods came back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BillDoc } from '../../schema/bill.ts'
import { copiesFor, knowFirm, marksOn, papersOf, sendOut } from './challan-kit.ts'
import { knowCustomer, owner } from './customer-kit.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Shop } from './kit.ts'
import { billNow, cell, column } from './look.ts'

let shop: Shop
let bridgeId: string
beforeEach(() => {
  shop = openShop()
  bridgeId = shop.join('bridge', 'counter').device
})
afterEach(() => closeWhole(shop))

const bill = (billId: string): BillDoc => billNow(shop, billId)

describe('a challan that is cancelled', () => {
  const cancel = (billId: string, isBack: boolean, reason = 'The shop was shut') =>
    shop.send(owner(shop), 'challan.cancel', { billId, reason, isBack })

  test('because the goods came back keeps its number, and nobody owes them or is short of them', async () => {
    const firm = await knowFirm(shop)
    done(
      await shop.send(owner(shop), 'item.eighty-six', {
        itemId: 'kaju-katli',
        leftMilli: 8000,
        until: 'today',
      }),
    )
    const left = () =>
      cell(shop.db, `select left_milli from eighty_six where item_id = 'kaju-katli'`)
    const billId = await sendOut(shop, firm)
    expect(left()).toBe('3000')
    const [number = ''] = bill(billId).challans ?? []
    const extra = [{ itemId: 'samosa', qtyMilli: 2000 }]
    done(await shop.send(owner(shop), 'order.add', { orderId: bill(billId).orderId, lines: extra }))
    expect(done(await cancel(billId, true)).result).toEqual({ number })
    expect(left()).toBe('8000')
    // What was ordered after it went out has not come back.
    expect(bill(billId)).toMatchObject({ state: 'open', cancelledChallans: [number] })
    expect(bill(billId).challans).toBeUndefined()
    expect(bill(billId).lines.map(({ itemId }) => itemId)).toEqual(['samosa'])
    const next = await sendOut(shop, firm)
    done(await cancel(next, true))
    expect(bill(next)).toMatchObject({ state: 'void', lines: [] })
    const third = await sendOut(shop, firm)
    expect(column(shop.db, 'select no from challan order by no')).toEqual([1, 2, 3])
    expect(bill(third).challans?.[0]).toMatch(/3$/)
  })

  test('because it was written wrong leaves the goods owed, and another one names who really got them', async () => {
    const billId = await sendOut(shop, await knowFirm(shop))
    const owed = bill(billId).total.payable
    const [first] = bill(billId).challans ?? []
    done(await cancel(billId, false, 'Wrong customer'))
    expect(bill(billId)).toMatchObject({ state: 'open', total: { payable: owed } })
    const other = await knowCustomer(shop, { name: 'Right Sweets' })
    done(
      await shop.send(owner(shop), 'bill.customer', {
        billId,
        customerId: other,
        isRepriced: true,
      }),
    )
    done(await shop.send(owner(shop), 'challan.issue', { billId }))
    const [second] = bill(billId).challans ?? []
    expect(second).not.toBe(first)
    expect(await shop.send(owner(shop), 'challan.issue', { billId })).toMatchObject({
      code: 'challan.there',
    })
    const tenders = [{ kind: 'upi', offered: 'exact' }] as const
    done(await shop.send(owner(shop), 'bill.settle', { billId, tenders: [...tenders] }))
    expect(bill(billId)).toMatchObject({ challans: [second], cancelledChallans: [first] })
    const invoice = papersOf(shop, `bill:${billId}`)[0]?.join() ?? ''
    expect(invoice).toContain(second)
    expect(invoice).not.toContain(first)
  })

  test('says so on paper, when and why, and in whatever was still waiting to be printed', async () => {
    const billId = await sendOut(shop, await knowFirm(shop))
    expect(copiesFor(shop, bridgeId).flat()).not.toContain('CANCELLED')
    done(await cancel(billId, true))
    const said = copiesFor(shop, bridgeId)
    expect(said.map((lines) => lines.includes('CANCELLED'))).toEqual([true, true, true, true])
    expect(said[3]?.join('\n')).toContain('The shop was shut')
    expect(marksOn(said[3] ?? [])).toEqual(['REPRINT 1', 'TRIPLICATE FOR CONSIGNER'])
    expect(said.flat().join()).not.toContain('the tax invoice follows')
    done(await shop.send(owner(shop), 'challan.print', { billId, language: 'hi' }))
    expect(copiesFor(shop, bridgeId).slice(4).flat()).toContain('रद्द · CANCELLED')
  })

  test('is refused while a part of its bill is paid, and once an invoice names it', async () => {
    const firm = await knowFirm(shop)
    const [billId, other] = [await sendOut(shop, firm), await sendOut(shop, firm)]
    const part = { billId, tenders: [{ kind: 'cash' as const, offered: 100_00 }] }
    done(await shop.send(owner(shop), 'bill.pay', part))
    expect(await cancel(billId, true)).toMatchObject({ code: 'bill.part-paid' })
    expect(bill(billId).challans).toHaveLength(1)
    const third = await sendOut(shop, firm)
    const tenders = [{ kind: 'upi', offered: 'exact' }] as const
    const args = { billId: other, withIds: [third], tenders: [...tenders] }
    const { invoiceNumber } = done(await shop.send(owner(shop), 'challan.invoice', args)).result
    for (const id of [other, third])
      expect(await cancel(id, true)).toMatchObject({
        code: 'challan.invoiced',
        facts: { invoice: invoiceNumber },
      })
  })

  test('stays cancelled', async () => {
    const billId = await sendOut(shop, await knowFirm(shop))
    done(await cancel(billId, false))
    expect(() =>
      shop.db.prepare(`update challan set cancelled_at = null, cancel_reason = ''`).run(),
    ).toThrow(/stays cancelled/)
  })
})
