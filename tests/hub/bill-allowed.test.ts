/** What somebody allowed is what was on the bill then; what comes later is owed as if nobody had allowed anything. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addedSince, offAll } from '../../schema/lowered.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { CommandInput, CommandName } from '../../schema/commands.ts'
import { done } from './evening.ts'
import { seatParty } from './floor-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow, codeOf } from './look.ts'

let shop: Shop
let meena: Sender
beforeEach(() => {
  shop = openShop()
  meena = shop.join('cashier', 'counter', 'meena')
})
afterEach(() => closeWhole(shop))

const bill = (billId: string): BillDoc => billNow(shop, billId)
const rate = (ratePpm: number): { kind: 'rate'; ratePpm: number } => ({ kind: 'rate', ratePpm })
const vada = { itemId: 'vada-pav', qtyMilli: 4000 }
const katli = { itemId: 'kaju-katli', qtyMilli: 1000 }
const water = { itemId: 'mineral-water', qtyMilli: 1000 }

/** Meena asks, and Imran allows it. */
const allowed = async <N extends CommandName>(name: N, args: CommandInput<N>): Promise<void> => {
  const id = shop.newId()
  const approval = shop.approve(meena, 'imran', { id, name, args })
  done(await shop.send(meena, name, args, { id, approval }))
}
const party = async (...lines: (typeof vada)[]): Promise<{ orderId: string; billId: string }> => {
  const seated = await seatParty(shop)
  await add(seated.orderId, ...lines)
  return seated
}
const add = async (orderId: string, ...lines: (typeof vada)[]): Promise<void> =>
  void done(await shop.send(meena, 'order.add', { orderId, lines }))
const taken = (billId: string): number => bill(billId).total.discountTotal
const settled = async (billId: string): Promise<BillDoc> => {
  const tenders = [{ kind: 'cash', offered: 'exact' } as const]
  done(await shop.send(meena, 'bill.settle', { billId, tenders }))
  return bill(billId)
}

describe('a bill that somebody allowed to be free', () => {
  test('owes what is ordered afterwards, and is free again once they are asked again', async () => {
    const { orderId, billId } = await party(vada)
    await allowed('bill.comp', { billId, reasonId: 'house' })
    expect(bill(billId).total.due).toBe(0)
    await add(orderId, katli)
    const [, dear] = bill(billId).total.lines
    expect(bill(billId).total.due).toBe(dear?.total)
    const [discount] = bill(billId).discounts
    expect(discount && addedSince(bill(billId), discount)).toBe(dear?.gross)
    // Nobody gives more for another reason on top of it.
    expect(
      await codeOf(shop, shop.join('cashier', 'counter', 'asha'), 'bill.comp', {
        billId,
        reasonId: 'apology',
      }),
    ).toBe('discount.twice')
    await allowed('bill.comp', { billId, reasonId: 'house' })
    expect(bill(billId)).toMatchObject({ total: { due: 0 }, discounts: [{ approvedBy: 'imran' }] })
    expect((await settled(billId)).total.payable).toBe(0)
  })

  test('is asked for again only where something came since', async () => {
    const { billId } = await party(vada)
    await allowed('bill.comp', { billId, reasonId: 'house' })
    expect(
      await codeOf(shop, shop.join('cashier', 'counter', 'asha'), 'bill.comp', {
        billId,
        reasonId: 'house',
      }),
    ).toBe('discount.twice')
  })

  test('has everything on it free, what may never be discounted too', async () => {
    const { billId } = await party(vada, water)
    await allowed('bill.comp', { billId, reasonId: 'house' })
    expect(bill(billId).total).toMatchObject({ due: 0, taxTotal: 0 })
    const other = await party(vada, water)
    const lineId = bill(other.billId).lines[1]?.lineId ?? ''
    await allowed('bill.comp', { billId: other.billId, lineId, reasonId: 'apology' })
    expect(bill(other.billId).total.lines[1]).toMatchObject({ net: 0, total: 0 })
    // A discount still passes it by.
    const off = { billId: other.billId, reasonId: 'regular', off: rate(100_000) }
    done(await shop.send(meena, 'bill.discount', off))
    expect(bill(other.billId).total.lines.map(({ billDiscount }) => billDiscount > 0)).toEqual([
      true,
      false,
    ])
    expect((await settled(billId)).total.payable).toBe(0)
  })
})

describe('more than a reason allows', () => {
  test('in per cent is of what was there, and never more than was allowed', async () => {
    const { orderId, billId } = await party(vada)
    const args = { billId, reasonId: 'regular', off: rate(500_000) }
    await allowed('bill.discount-over', args)
    const then = taken(billId)
    expect(bill(billId).discounts).toMatchObject([{ given: then }])
    await add(orderId, katli, water)
    expect(taken(billId)).toBe(then)
    // Dearer by a word of its own, it is lowered by no more.
    const lineId = bill(billId).lines[0]?.lineId ?? ''
    await allowed('bill.reprice', { billId, lineId, unitPrice: 1000_00, reason: 'Edited' })
    expect(taken(billId)).toBe(then)
    const [, dear] = bill(billId).total.lines
    const onAll = offAll(bill(billId))
    expect(onAll && addedSince(bill(billId), onAll)).toBe(dear?.gross)
    await allowed('bill.discount-over', args)
    expect(taken(billId)).toBe((4 * 1000_00 + (dear?.gross ?? 0)) / 2)
    await settled(billId)
  })

  test('of an amount is of what was there too', async () => {
    const { orderId, billId } = await party(vada)
    const first = bill(billId)
    const off = { kind: 'amount', amount: first.total.total } as const
    await allowed('bill.discount-over', { billId, reasonId: 'regular', off })
    await add(orderId, katli)
    const lines = [{ lineId: first.lines[0]?.lineId ?? '', qtyMilli: 4000 }]
    done(
      await shop.send(shop.join('cashier', 'counter', 'asha'), 'order.void', {
        orderId,
        lines,
        reason: 'Went',
      }),
    )
    expect(taken(billId)).toBe(0)
  })

  test('holds for each part of the bill as far as it goes', async () => {
    const { billId } = await party(vada, katli)
    await allowed('bill.discount-over', { billId, reasonId: 'regular', off: rate(500_000) })
    const before = taken(billId)
    const [, dear] = bill(billId).lines
    const parts = [[{ lineId: dear?.lineId ?? '', qtyMilli: 1000 }]]
    const { billIds } = done(await shop.send(meena, 'bill.split', { billId, parts })).result
    expect(taken(billId) + taken(billIds[0] ?? '')).toBe(before)
  })
})

test('a discount within its reason goes on with the bill, and tells what it was', async () => {
  const { orderId, billId } = await party(vada)
  done(await shop.send(meena, 'bill.discount', { billId, reasonId: 'regular', off: rate(100_000) }))
  const then = taken(billId)
  await add(orderId, katli)
  expect(taken(billId)).toBeGreaterThan(then)
  expect(bill(billId).discounts).toMatchObject([{ given: then }])
})

describe('reasons that meet on one line', () => {
  const ten = { reasonId: 'regular', off: rate(100_000) }
  const ask = (args: object): Promise<unknown> => codeOf(shop, meena, 'bill.discount', args)
  const gross = (billId: string): number =>
    bill(billId).total.lines.reduce((all, line) => all + line.gross, 0)

  test('do not add up: no more comes off than the larger of their caps, whichever comes first', async () => {
    const { billId } = await party(vada, katli)
    const lineIds = bill(billId).lines.map(({ lineId }) => lineId)
    for (const lineId of lineIds) expect(await ask({ billId, lineId, ...ten })).toBeNull()
    expect(await ask({ billId, ...ten })).toBe('discount.over-together')
    expect(taken(billId)).toBeLessThanOrEqual(gross(billId) / 10)
    const other = await party(vada, katli)
    const [line] = bill(other.billId).lines
    expect(await ask({ billId: other.billId, ...ten })).toBeNull()
    const onLine = { billId: other.billId, lineId: line?.lineId, ...ten }
    expect(await ask(onLine)).toBe('discount.over-together')
    await allowed('bill.discount-over', onLine as never)
  })

  test('may share what the larger of them allows', async () => {
    const { billId } = await party(vada, katli)
    const [line] = bill(billId).lines
    const off = { kind: 'amount', amount: 2_00 } as const
    expect(
      await ask({ billId, lineId: line?.lineId, reasonId: 'regular', off: rate(50_000) }),
    ).toBeNull()
    expect(await ask({ billId, reasonId: 'regular', off })).toBeNull()
  })
})
