/** One bill of two, and two again. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { entriesOf } from '../../hub/ledger/ledger.sql.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { addCoupon } from './coupon-kit.ts'
import { knowCustomer } from './customer-kit.ts'
import { done } from './evening.ts'
import { feedParty } from './floor-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow, cell, codeOf, column } from './look.ts'
import { read } from './paper-kit.ts'
import { packSlip } from './slip-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'asha')
})
afterEach(() => closeWhole(shop))

const samosas = { itemId: 'samosa', qtyMilli: 4000 }
const katli = { itemId: 'kaju-katli', qtyMilli: 500 }
const rate = (ratePpm: number) => ({ kind: 'rate', ratePpm }) as const
const amount = (paise: number) => ({ kind: 'amount', amount: paise }) as const

const bill = (billId: string): BillDoc => billNow(shop, billId)
const place = async (...lines: { itemId: string; qtyMilli: number }[]): Promise<BillDoc> => {
  const counter = shop.join('counter', 'counter', 'sunita')
  const order = { orderType: 'takeaway', lines } as const
  return bill(done(await shop.send(counter, 'order.place', order)).result.billId)
}
const merge = async (billId: string, intoId: string): Promise<BillDoc> => {
  done(await shop.send(desk, 'bill.merge', { billId, intoId }))
  return bill(intoId)
}
const settle = async (billId: string): Promise<BillDoc> => {
  const tenders = [{ kind: 'cash', offered: 'exact' } as const]
  done(await shop.send(desk, 'bill.settle', { billId, tenders }))
  return bill(billId)
}
/** What a bill says and owes, without what only counts its changes. */
const said = ({ rev: _rev, discounts, lines, ...rest }: BillDoc): unknown => ({
  ...rest,
  lines: lines.map(({ lineId, unitPrice }) => `${lineId} ${unitPrice}`).toSorted(),
  discounts: discounts.map((one) => ({ ...one, discountId: '' })),
})

describe('two bills of the counter', () => {
  test('are one with all lines, one invoice and one entry in the books', async () => {
    const [one, other] = [await place(samosas), await place(katli)]
    const both = await merge(other.billId, one.billId)
    expect(both.lines.map(({ itemId }) => itemId)).toEqual(['samosa', 'kaju-katli'])
    expect(both.merged).toEqual([{ billId: other.billId, token: other.token, tableLabel: '' }])
    expect(both.total.taxableTotal).toBe(one.total.taxableTotal + other.total.taxableTotal)
    expect(bill(other.billId)).toMatchObject({ state: 'void', lines: [], mergedInto: one.billId })
    const paid = await settle(one.billId)
    expect(paid.invoice).not.toBe(null)
    expect(shop.count('invoice')).toBe(1)
    expect(entriesOf(shop.db, 'bill', other.billId)).toEqual([])
    expect(await codeOf(shop, desk, 'bill.unmerge', { billId: other.billId })).toBe(
      'bill.already-settled',
    )
  })

  test('keep what was said of each line, add up tips and fixed charges, and part as they were', async () => {
    const [one, other] = [await place(samosas), await place(katli, samosas)]
    const [sweet = '', snack = ''] = other.lines.map(({ lineId }) => lineId)
    const { billId } = other
    const give = async (name: string, args: object): Promise<void> =>
      expect(await codeOf(shop, desk, name, { billId, ...args })).toBe(null)
    await give('bill.discount', { lineId: sweet, reasonId: 'regular', off: rate(100_000) })
    await give('bill.reprice', { lineId: snack, unitPrice: 15_00, reason: 'As on the old card' })
    const before = [bill(one.billId), bill(billId)] as const
    await give('bill.charge', { chargeId: 'packing', off: amount(20_00) })
    await give('bill.tip', { amount: 10_00 })
    for (const tip of [{ billId: one.billId, amount: 5_00 }])
      done(await shop.send(desk, 'bill.tip', tip))

    const both = await merge(billId, one.billId)
    expect(both.discounts).toMatchObject([{ lineId: sweet, reasonId: 'regular' }])
    expect(both.lines.find(({ lineId }) => lineId === snack)).toMatchObject({ unitPrice: 15_00 })
    expect(both.total.discountTotal).toBe(before[1].total.discountTotal)
    expect(both.total.tip).toBe(15_00)
    expect(both.charges).toMatchObject([{ chargeId: 'packing', amount: 20_00 }])

    expect(await codeOf(shop, desk, 'bill.unmerge', { billId })).toBe('bill.unmerge-own')
    for (const name of ['bill.tip', 'bill.charge']) {
      const args = name === 'bill.tip' ? { amount: 0 } : { chargeId: 'packing' }
      expect(await codeOf(shop, desk, name, { billId: one.billId, ...args })).toBe(null)
    }
    done(await shop.send(desk, 'bill.unmerge', { billId }))
    expect([bill(one.billId), bill(billId)].map(said)).toEqual(before.map(said))
  })

  test('with the same per cent charge on each have it on both, and keep it when they part', async () => {
    const [one, other] = [await place(samosas), await place(katli)]
    for (const { billId } of [one, other])
      done(await shop.send(desk, 'bill.charge', { billId, chargeId: 'service', off: rate(50_000) }))
    const before = [bill(one.billId), bill(other.billId)] as const
    const both = await merge(other.billId, one.billId)
    expect(both.charges.length).toBe(1)
    expect(both.total.taxableTotal).toBe(
      before[0].total.taxableTotal + before[1].total.taxableTotal,
    )
    done(await shop.send(desk, 'bill.unmerge', { billId: other.billId }))
    expect([bill(one.billId), bill(other.billId)].map(said)).toEqual(before.map(said))
  })

  test('of which either is lowered as a whole stay two, and once one, do not part with it', async () => {
    const [one, other] = [await place(samosas), await place(katli)]
    const discount = { billId: one.billId, reasonId: 'regular', off: rate(100_000) }
    const { discountId } = done(await shop.send(desk, 'bill.discount', discount)).result
    for (const [from, onto] of [
      [one, other],
      [other, one],
    ] as const)
      expect(
        await shop.send(desk, 'bill.merge', { billId: from.billId, intoId: onto.billId }),
      ).toMatchObject({
        code: 'bill.merge-discount',
        facts: { bill: String(one.token) },
      })
    done(await shop.send(desk, 'bill.undiscount', { billId: one.billId, discountId }))
    await merge(other.billId, one.billId)
    const again = done(await shop.send(desk, 'bill.discount', discount)).result
    const home = { billId: other.billId }
    expect(await codeOf(shop, desk, 'bill.unmerge', home)).toBe('bill.unmerge-own')
    done(await shop.send(desk, 'bill.undiscount', { billId: one.billId, ...again }))
    done(await shop.send(desk, 'bill.unmerge', home))
    expect(bill(other.billId).discounts).toEqual([])
  })

  test('that are both lowered by the same per cent for the same reason are one with it, and part with it', async () => {
    const [one, other] = [await place(samosas), await place(katli)]
    const lower = async ({ billId }: BillDoc, ratePpm = 100_000): Promise<string> => {
      const discount = { billId, reasonId: 'regular', off: rate(ratePpm) }
      return done(await shop.send(desk, 'bill.discount', discount)).result.discountId
    }
    await lower(one)
    const other5 = await lower(other, 50_000)
    const pair = { billId: other.billId, intoId: one.billId }
    expect(await codeOf(shop, desk, 'bill.merge', pair)).toBe('bill.merge-discount')
    done(await shop.send(desk, 'bill.undiscount', { billId: other.billId, discountId: other5 }))
    await lower(other)
    const before = [bill(one.billId), bill(other.billId)]
    const both = await merge(other.billId, one.billId)
    expect(both.total.discountTotal).toBe(
      before.reduce((sum, { total }) => sum + total.discountTotal, 0),
    )
    done(await shop.send(desk, 'bill.unmerge', { billId: other.billId }))
    expect([bill(one.billId), bill(other.billId)].map(said)).toEqual(before.map(said))
    // What is taken off the bill of both is taken off either.
    const [off] = (await merge(other.billId, one.billId)).discounts
    const { discountId } = off ?? { discountId: '' }
    done(await shop.send(desk, 'bill.undiscount', { billId: one.billId, discountId }))
    done(await shop.send(desk, 'bill.unmerge', { billId: other.billId }))
    expect([bill(one.billId), bill(other.billId)].map(({ discounts }) => discounts)).toEqual([
      [],
      [],
    ])
  })

  test('that are both free stay two: each was given so by itself', async () => {
    const [one, other] = [await place(samosas), await place(katli)]
    for (const { billId } of [one, other])
      done(await shop.send(desk, 'bill.comp', { billId, reasonId: 'apology' }))
    const pair = { billId: other.billId, intoId: one.billId }
    expect(await codeOf(shop, desk, 'bill.merge', pair)).toBe('bill.merge-discount')
  })

  test('of which a coupon of one use was given on both do not part with it', async () => {
    await addCoupon(shop, { mostUses: 1 })
    const [one, other] = [await place(samosas), await place(katli)]
    await merge(other.billId, one.billId)
    done(await shop.send(desk, 'bill.coupon', { billId: one.billId, code: 'FESTIVE10' }))
    const home = { billId: other.billId }
    expect(await codeOf(shop, desk, 'bill.unmerge', home)).toBe('bill.unmerge-own')
    await settle(one.billId)
    expect(column(shop.db, `select bill_id from bill_discount`)).toEqual([one.billId])
  })

  test('take nothing more to the order that is elsewhere, and are one again after they parted', async () => {
    const [one, other] = [await place(samosas), await place(katli)]
    await merge(other.billId, one.billId)
    const counter = shop.join('counter', 'counter', 'sunita')
    const more = { orderId: other.orderId, lines: [samosas] }
    expect(await shop.send(counter, 'order.add', more)).toMatchObject({
      code: 'order.merged',
      facts: { bill: String(one.token) },
    })
    done(await shop.send(desk, 'bill.unmerge', { billId: other.billId }))
    done(await shop.send(counter, 'order.add', more))
    expect((await merge(other.billId, one.billId)).lines.length).toBe(3)
  })

  test('of which one has a coupon stay two, and the coupon keeps its use', async () => {
    await addCoupon(shop, { mostUses: 1 })
    const [one, other] = [await place(samosas), await place(katli)]
    done(await shop.send(desk, 'bill.coupon', { billId: other.billId, code: 'FESTIVE10' }))
    const refused = await shop.send(desk, 'bill.merge', {
      billId: one.billId,
      intoId: other.billId,
    })
    expect(refused).toMatchObject({
      code: 'bill.merge-discount',
      facts: { bill: String(other.token) },
    })
    expect(bill(other.billId).discounts).toMatchObject([{ reasonId: 'festive' }])
  })

  test('can be split like any other, and part only once they are whole again', async () => {
    const [one, other] = [await place(samosas), await place(katli)]
    const both = await merge(other.billId, one.billId)
    const parts = [both.lines.map(({ lineId, qtyMilli }) => ({ lineId, qtyMilli: qtyMilli / 2 }))]
    done(await shop.send(desk, 'bill.split', { billId: one.billId, parts }))
    expect(await codeOf(shop, desk, 'bill.unmerge', { billId: other.billId })).toBe('bill.is-split')
    done(await shop.send(desk, 'bill.unsplit', { billId: one.billId }))
    done(await shop.send(desk, 'bill.unmerge', { billId: other.billId }))
    expect(said(bill(other.billId))).toEqual(said(other))
  })

  test('one of which has another on it go nowhere together: the third comes to them', async () => {
    const [a, b, c] = [await place(samosas), await place(katli), await place(samosas)]
    await merge(b.billId, a.billId)
    const onward = { billId: a.billId, intoId: c.billId }
    expect(await codeOf(shop, desk, 'bill.merge', onward)).toBe('bill.merge-onto')
    const all = await merge(c.billId, a.billId)
    expect(all.merged?.map(({ billId }) => billId).toSorted()).toEqual(
      [b.billId, c.billId].toSorted(),
    )
    for (const { billId } of [b, c]) done(await shop.send(desk, 'bill.unmerge', { billId }))
    expect([a, b, c].map(({ billId }) => said(bill(billId)))).toEqual([a, b, c].map(said))
  })

  test('of one customer are at their prices on the one bill and after', async () => {
    const terms = { groupId: 'wholesale', creditLimit: null }
    const customerId = await knowCustomer(shop, {}, terms)
    const [one, other] = [await place(katli), await place(katli)]
    const named = { billId: other.billId, customerId, isRepriced: true }
    done(await shop.send(desk, 'bill.customer', named))
    const args = { billId: other.billId, intoId: one.billId }
    expect(await codeOf(shop, desk, 'bill.merge', args)).toBe('bill.merge-buyer')
    done(await shop.send(desk, 'bill.customer', { ...named, billId: one.billId }))
    const before = [bill(one.billId), bill(other.billId)] as const
    const both = await merge(other.billId, one.billId)
    expect(new Set(both.lines.map(({ unitPrice }) => unitPrice))).toEqual(new Set([920_00]))
    done(await shop.send(desk, 'bill.unmerge', { billId: other.billId }))
    expect([bill(one.billId), bill(other.billId)].map(said)).toEqual(before.map(said))
  })

  test('of which one is paid in part, split, next door or another list’s stay two', async () => {
    const [one, other] = [await place(samosas), await place(katli)]
    const args = { billId: one.billId, intoId: other.billId }
    const tenders = [{ kind: 'cash', offered: 10_00 } as const]
    done(await shop.send(desk, 'bill.pay', { billId: other.billId, tenders }))
    expect(await codeOf(shop, desk, 'bill.merge', args)).toBe('bill.part-paid')
    const third = await place(samosas)
    const [line] = third.lines
    const parts = [[{ lineId: line?.lineId ?? '', qtyMilli: 1000 }]]
    done(await shop.send(desk, 'bill.split', { billId: third.billId, parts }))
    const onto = { billId: one.billId, intoId: third.billId }
    expect(await codeOf(shop, desk, 'bill.merge', onto)).toBe('bill.is-split')
    const nextDoor = shop.join('cashier', 'restaurant', 'asha')
    expect(await codeOf(shop, nextDoor, 'bill.merge', args)).toBe('bill.unknown')
  })
})

describe('the paper of a merged bill', () => {
  const paper = (billId: string): readonly string[] => {
    const [task = ''] = column<string>(
      shop.db,
      "select task from job where about = ? and kind = 'receipt'",
      `bill:${billId}`,
    )
    return read((JSON.parse(task) as { document: ReceiptDocument }).document)
  }

  test('names every token that is paid on it', async () => {
    const [one, other] = [await place(samosas), await place(katli)]
    await merge(other.billId, one.billId)
    await settle(one.billId)
    expect(paper(one.billId)).toContain(`Token ${one.token}, ${other.token} | Takeaway`)
  })

  test('names every slip that is paid on it', async () => {
    const [one, other] = [await packSlip(shop), await packSlip(shop)]
    done(await shop.send(desk, 'slip.gather', { slipId: one.slipId, fromIds: [other.slipId] }))
    await settle(one.billId)
    expect(paper(one.billId)).toContain(`Token ${one.token}, ${other.token} | Takeaway`)
  })
})

describe('two tables', () => {
  test('are one party that pays once; the request of the one is over, and both tables are free to clear', async () => {
    const [one, other] = [await feedParty(shop), await feedParty(shop)]
    for (const { sittingId } of [one, other])
      done(await shop.send(one.sender, 'bill.request', { sittingId, isWanted: true }))
    const both = await merge(other.billId, one.billId)
    expect(both.lines.length).toBe(4)
    const open = column<string>(
      shop.db,
      'select sitting_id from bill_request where over_at is null',
    )
    expect(open).toEqual([one.sittingId])
    await settle(one.billId)
    expect(cell(shop.db, 'select state from sitting where sitting_id = ?', one.sittingId)).toBe(
      'paid',
    )
    done(await shop.send(one.sender, 'sitting.close', { sittingId: one.sittingId }))
    expect(cell(shop.db, 'select state from sitting where sitting_id = ?', other.sittingId)).toBe(
      'closed',
    )
  })

  test('are two parties again once they pay apart after all', async () => {
    const [one, other] = [await feedParty(shop), await feedParty(shop)]
    const before = [bill(one.billId), bill(other.billId)] as const
    const lineId = before[1].lines[0]?.lineId ?? ''
    const discount = { billId: other.billId, lineId, reasonId: 'regular', off: rate(100_000) }
    done(await shop.send(desk, 'bill.discount', discount))
    done(await shop.send(one.sender, 'bill.request', { sittingId: one.sittingId, isWanted: true }))
    const lowered = bill(other.billId)
    await merge(other.billId, one.billId)
    done(await shop.send(desk, 'bill.unmerge', { billId: other.billId }))
    expect([bill(one.billId), bill(other.billId)].map(said)).toEqual([before[0], lowered].map(said))
  })

  test('whose parties are made one on the floor lose no discount of a line either', async () => {
    const [one, other] = [await feedParty(shop), await feedParty(shop)]
    const lineId = bill(other.billId).lines[0]?.lineId ?? ''
    const discount = { billId: other.billId, lineId, reasonId: 'regular', off: rate(100_000) }
    done(await shop.send(desk, 'bill.discount', discount))
    const { sender } = one
    const pair = { sittingId: other.sittingId, intoId: one.sittingId }
    done(await shop.send(sender, 'sitting.merge', pair))
    expect(bill(one.billId).discounts).toMatchObject([{ lineId }])
    done(await shop.send(sender, 'sitting.unmerge', { sittingId: other.sittingId }))
    expect(bill(one.billId).discounts).toEqual([])
    expect(bill(other.billId).discounts).toMatchObject([{ lineId }])
  })

  test('of which another cashier has one in hand stay two', async () => {
    const [one, other] = [await feedParty(shop), await feedParty(shop)]
    const { sittingId } = other
    done(await shop.send(one.sender, 'bill.request', { sittingId, isWanted: true }))
    const meena = shop.join('cashier', 'counter', 'meena')
    const requestId = cell(shop.db, 'select request_id from bill_request where over_at is null')
    done(await shop.send(meena, 'bill.claim', { requestId }))
    expect(
      await shop.send(desk, 'bill.merge', { billId: other.billId, intoId: one.billId }),
    ).toMatchObject({ code: 'request.claimed', facts: { by: 'Meena Jadhav' } })
  })

  test('and sweets to take home are one bill, and the board forgets the token of the sweets', async () => {
    const party = await feedParty(shop)
    const sweets = await place(katli)
    const both = await merge(sweets.billId, party.billId)
    expect(both.lines.length).toBe(3)
    const gone = shop
      .events()
      .filter(({ kind, key }) => kind === 'pickup.changed' && key === `pickup:${sweets.orderId}`)
      .at(-1)
    expect(gone?.data).toMatchObject({ state: 'gone' })
  })
})
