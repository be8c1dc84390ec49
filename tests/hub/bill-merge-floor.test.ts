/** What the floor and the slip desk do to bills is what the cash desk does: no money is given away, none is lost. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { billById } from '../../hub/billing/bills.sql.ts'
import { billedLinesOf } from '../../hub/orders/lines.sql.ts'
import { slipById } from '../../hub/slips/slips.sql.ts'
import { migrations } from '../../hub/store/migrate.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import type { BillDoc } from '../../schema/bill.ts'
import { done } from './evening.ts'
import { feedParty, seatParty, vadaPav } from './floor-kit.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { cell, codeOf, column } from './look.ts'
import { packSlip } from './slip-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'asha')
})
afterEach(() => {
  const findings = verifyShop(shop.db)
  const owing = column(shop.db, `select bill_id from bill where state = 'void' and payable <> 0`)
  shop.close()
  if (findings.length + owing.length > 0) throw new Error(JSON.stringify([findings, owing]))
})

const rate = (ratePpm: number) => ({ kind: 'rate', ratePpm }) as const
const amount = (paise: number) => ({ kind: 'amount', amount: paise }) as const

interface Id {
  readonly billId: string
}
const bill = ({ billId }: Id): BillDoc => {
  const found = billById(shop.db, billId, billedLinesOf)
  if (found === undefined) throw new Error('no such bill')
  return found
}
/** What a bill comes to, and why. */
const owed = (one: Id): unknown => {
  const { state, total, discounts, charges, lines } = bill(one)
  return {
    state,
    due: total.due,
    tip: total.tip,
    lines: lines.map(({ lineId, unitPrice }) => `${lineId} ${unitPrice}`).toSorted(),
    discounts: discounts.map(({ lineId, reasonId, ratePpm, amount: fixed }) => [
      lineId,
      reasonId,
      ratePpm ?? fixed,
    ]),
    charges: charges.map(({ chargeId, ratePpm, amount: fixed }) => [chargeId, ratePpm ?? fixed]),
  }
}
const say = async (name: string, args: object): Promise<void> =>
  expect(await codeOf(shop, desk, name, args)).toBe(null)

type Fed = Awaited<ReturnType<typeof feedParty>>
const twoParties = async (): Promise<readonly [Fed, Fed]> => [
  await feedParty(shop),
  await feedParty(shop),
]
const together = (from: Fed, onto: Fed): Promise<string | null> => {
  const pair = { sittingId: from.sittingId, intoId: onto.sittingId }
  return codeOf(shop, onto.sender, 'sitting.merge', pair)
}
const apart = ({ sittingId, sender }: Fed): Promise<string | null> =>
  codeOf(shop, sender, 'sitting.unmerge', { sittingId })

describe('two parties made one on the floor', () => {
  test('never share what one was given free', async () => {
    const [one, other] = await twoParties()
    await say('bill.comp', { billId: one.billId, reasonId: 'apology' })
    const before = [owed(one), owed(other)]
    expect(await together(other, one)).toBe('bill.merge-discount')
    expect(await together(one, other)).toBe('bill.merge-discount')
    expect([owed(one), owed(other)]).toEqual(before)
  })

  test('owe the tip and the fixed charges of both, and part only without them', async () => {
    const [one, other] = await twoParties()
    const before = [owed(one), owed(other)]
    const { billId } = other
    await say('bill.charge', { billId, chargeId: 'packing', off: amount(20_00) })
    await say('bill.tip', { billId, amount: 10_00 })
    const due = bill(one).total.due + bill(other).total.due
    expect(await together(other, one)).toBe(null)
    expect(bill(one).total).toMatchObject({ due, tip: 10_00 })
    expect(bill(other).total).toMatchObject({ due: 0, tip: 0 })
    expect(await apart(other)).toBe('bill.unmerge-own')
    await say('bill.tip', { billId: one.billId, amount: 0 })
    await say('bill.charge', { billId: one.billId, chargeId: 'packing' })
    expect(await apart(other)).toBe(null)
    expect([owed(one), owed(other)]).toEqual(before)
  })

  test('leave nothing owed on the bill that is on another one, and verifying looks', async () => {
    const [one, other] = await twoParties()
    expect(await together(other, one)).toBe(null)
    shop.db.exec('begin')
    shop.db
      .prepare(
        `update bill set total = json_set(total, '$.tip', 500, '$.due', 500) where bill_id = ?`,
      )
      .run(other.billId)
    const codes = verifyShop(shop.db).map(({ code }) => code)
    shop.db.exec('rollback')
    expect(codes).toContain('bill.sum')
  })

  test('part no more once their one bill is lowered, until that is taken off', async () => {
    const [one, other] = await twoParties()
    expect(await together(other, one)).toBe(null)
    await say('bill.comp', { billId: one.billId, reasonId: 'apology' })
    expect(await apart(other)).toBe('bill.unmerge-own')
    expect(await codeOf(shop, desk, 'bill.unmerge', { billId: other.billId })).toBe(
      'bill.unmerge-own',
    )
  })

  test('of sections with other service charges are one, and each has its own again', async () => {
    const [one, other] = [await seatParty(shop), await seatParty(shop)]
    shop.db
      .prepare(
        `update section set service_charge_ppm = 100000 where section_id in
           (select t.section_id from floor_table t join sitting_table s using (table_id) where s.sitting_id = ?)`,
      )
      .run(other.sittingId)
    const sender = shop.join('floor', 'counter', 'asha')
    const fed = [one, other].map((party) => ({ ...party, sender, lineIds: ['', ''] as const }))
    for (const { orderId } of fed)
      done(await shop.send(sender, 'order.add', { orderId, lines: [vadaPav] }))
    const [first, second] = fed as unknown as readonly [Fed, Fed]
    const before = [owed(first), owed(second)]
    expect(bill(second).charges).toMatchObject([{ chargeId: 'service', ratePpm: 100_000 }])
    expect(await together(second, first)).toBe(null)
    expect(bill(first).charges).toEqual([])
    expect(await apart(second)).toBe(null)
    expect([owed(first), owed(second)]).toEqual(before)
    // Whoever was spared it by hand is not charged it because others sit down with them.
    await say('bill.charge', { billId: second.billId, chargeId: 'service' })
    await say('bill.charge', { billId: first.billId, chargeId: 'service', off: rate(50_000) })
    expect(await together(second, first)).toBe('bill.merge-charge')
  })

  test('of which one has not ordered yet take along what was said of the other', async () => {
    const one = await feedParty(shop)
    const [lineId] = one.lineIds
    const { billId } = one
    await say('bill.discount', { billId, lineId, reasonId: 'regular', off: rate(100_000) })
    await say('bill.tip', { billId, amount: 5_00 })
    const before = owed(one)
    const empty = { ...(await seatParty(shop)), sender: one.sender, lineIds: one.lineIds }
    expect(await together(one, empty)).toBe(null)
    expect(owed(empty)).toEqual(before)
    await say('bill.tip', { billId: empty.billId, amount: 0 })
    expect(await apart(one)).toBe(null)
    expect(bill(one).discounts).toMatchObject([{ lineId }])
    expect(bill(empty).state).toBe('void')
  })

  test('whose every line was taken off can part, and each may order again', async () => {
    const [one, other] = await twoParties()
    expect(await together(other, one)).toBe(null)
    const { orderId, lines } = bill(one)
    const all = lines.map(({ lineId, qtyMilli }) => ({ lineId, qtyMilli }))
    await say('order.void', { orderId, reason: 'They went home', lines: all })
    await say('bill.unmerge', { billId: other.billId })
    done(await shop.send(one.sender, 'order.add', { orderId: other.orderId, lines: [vadaPav] }))
    expect([bill(one).state, bill(other).state]).toEqual(['void', 'open'])
  })
})

describe('at the cash desk', () => {
  test('what another cashier has in hand neither becomes one nor parts', async () => {
    const [one, other] = await twoParties()
    await say('bill.merge', { billId: other.billId, intoId: one.billId })
    await say('bill.request', { sittingId: one.sittingId, isWanted: true })
    const meena = shop.join('cashier', 'counter', 'meena')
    const requestId = cell(shop.db, 'select request_id from bill_request where over_at is null')
    done(await shop.send(meena, 'bill.claim', { requestId }))
    expect(await codeOf(shop, desk, 'bill.unmerge', { billId: other.billId })).toBe(
      'request.claimed',
    )
  })

  test('both of those who asked as one ring again once they are two', async () => {
    const [one, other] = await twoParties()
    for (const { sittingId } of [one, other]) await say('bill.request', { sittingId })
    await say('bill.merge', { billId: other.billId, intoId: one.billId })
    await say('bill.unmerge', { billId: other.billId })
    expect(
      column<string>(
        shop.db,
        'select sitting_id from bill_request where over_at is null',
      ).toSorted(),
    ).toEqual([one.sittingId, other.sittingId].toSorted())
  })
})

describe('a line that is carried', () => {
  const carry = (from: Fed, onto: { sittingId: string }, qtyMilli: number) => {
    const lines = [{ lineId: from.lineIds[0], qtyMilli }]
    const args = { sittingId: from.sittingId, toId: onto.sittingId, lines }
    return codeOf(shop, from.sender, 'sitting.carry', args)
  }

  test('keeps its price and its discount, and nothing of it stays behind', async () => {
    const [one, other] = await twoParties()
    const [lineId] = other.lineIds
    const { billId } = other
    await say('bill.reprice', { billId, lineId, unitPrice: 10_00, reason: 'As on the old card' })
    await say('bill.discount', { billId, lineId, reasonId: 'regular', off: rate(50_000) })
    const due = bill(one).total.taxableTotal + bill(other).total.taxableTotal
    expect(await carry(other, one, 2000)).toBe(null)
    expect(bill(one).discounts).toMatchObject([{ lineId, reasonId: 'regular' }])
    expect(bill(one).lines.find((line) => line.lineId === lineId)?.unitPrice).toBe(10_00)
    expect(bill(one).total.taxableTotal + bill(other).total.taxableTotal).toBe(due)
    await say('bill.reprice', { billId: one.billId, lineId, unitPrice: 12_00, reason: 'Agreed' })
    await say('bill.merge', { billId: one.billId, intoId: billId })
    expect(bill(other).discounts.length).toBe(1)
    expect(bill(other).lines.find((line) => line.lineId === lineId)?.unitPrice).toBe(12_00)
  })

  test('in part has both on either bill; a fixed amount cannot be cut', async () => {
    const [one, other] = await twoParties()
    const [lineId] = other.lineIds
    const { billId } = other
    await say('bill.reprice', { billId, lineId, unitPrice: 10_00, reason: 'As on the old card' })
    await say('bill.discount', { billId, lineId, reasonId: 'regular', off: rate(50_000) })
    expect(await carry(other, await seatParty(shop), 1000)).toBe(null)
    const halves = column<string>(shop.db, 'select bill_id from bill_discount')
    expect(new Set(halves).size).toBe(2)
    const dues = halves.map((half) => {
      const { total, discounts } = bill({ billId: half })
      const cut = discounts[0]?.lineId
      return total.lines.find(({ id }) => id === cut)?.net
    })
    expect(dues[0]).toBe(dues[1])
    const fixed = { billId: one.billId, lineId: one.lineIds[0], reasonId: 'regular' }
    await say('bill.discount', { ...fixed, off: amount(3_00) })
    expect(await carry(one, other, 1000)).toBe('bill.carry-amount')
    expect(await carry(one, other, 2000)).toBe(null)
    expect(bill(one).discounts).toEqual([])
  })

  test('is not free, or cheaper, because it comes to a bill that is', async () => {
    const [one, other] = await twoParties()
    await say('bill.comp', { billId: one.billId, reasonId: 'apology' })
    const before = [owed(one), owed(other)]
    expect(await carry(other, one, 1000)).toBe('bill.carry-lowered')
    expect([owed(one), owed(other)]).toEqual(before)
    // The other way round it is charged for.
    expect(await carry(one, other, 2000)).toBe(null)
    expect(bill(other).total.discountTotal).toBe(0)
  })

  test('goes between two that have the same per cent off', async () => {
    const [one, other] = await twoParties()
    for (const { billId } of [one, other])
      await say('bill.discount', { billId, reasonId: 'regular', off: rate(100_000) })
    const off = bill(one).total.discountTotal + bill(other).total.discountTotal
    expect(await carry(other, one, 1000)).toBe(null)
    expect(bill(one).total.discountTotal + bill(other).total.discountTotal).toBe(off)
  })
})

test('A tip that an old merge left on a bill of nothing is taken off when the shop is migrated', async () => {
  const [one, other] = await twoParties()
  expect(await together(other, one)).toBe(null)
  shop.db
    .prepare(
      `update bill set total = json_set(total, '$.tip', 500, '$.due', 500) where bill_id = ?`,
    )
    .run(other.billId)
  expect(verifyShop(shop.db).map(({ code }) => code)).toContain('bill.sum')
  const found = migrations().find(({ name }) => name.endsWith('void_tips.sql'))
  shop.db.exec(found?.sql ?? '')
  expect(bill(other).total).toMatchObject({ tip: 0, due: 0 })
})

describe('a slip', () => {
  test('is paid on the bill of a table, and its packet may go; alone again it waits on its own bill', async () => {
    const [party, slip] = [await feedParty(shop), await packSlip(shop)]
    const state = (): string | undefined => slipById(shop.db, slip.slipId)?.state
    const before = bill(party).total.due
    const args = { billId: slip.billId, intoId: party.billId }
    done(await shop.send(desk, 'bill.merge', args))
    expect(bill(party).total.due).toBeGreaterThan(before)
    expect(state()).toBe('waiting')
    done(await shop.send(desk, 'bill.unmerge', { billId: slip.billId }))
    expect(bill(party).total.due).toBe(before)
    expect(state()).toBe('waiting')
    done(await shop.send(desk, 'bill.merge', args))
    const tenders = [{ kind: 'cash', offered: 'exact' }] as const
    done(await shop.send(desk, 'bill.settle', { billId: party.billId, tenders: [...tenders] }))
    expect(state()).toBe('paid')
  })
})

describe('slips', () => {
  test('that are paid together lose no discount and no charge, and have them again alone', async () => {
    const [one, other] = [await packSlip(shop), await packSlip(shop)]
    const { billId } = other
    const lineId = bill(other).lines[0]?.lineId
    const gather = { slipId: one.slipId, fromIds: [other.slipId] }
    const all = { billId, reasonId: 'regular', off: rate(100_000) }
    const { discountId } = done(await shop.send(desk, 'bill.discount', all)).result
    expect(await codeOf(shop, desk, 'slip.gather', gather)).toBe('bill.merge-discount')
    await say('bill.undiscount', { billId, discountId })
    await say('bill.discount', { ...all, lineId })
    const before = [owed(one), owed(other)]
    await say('bill.charge', { billId, chargeId: 'packing', off: amount(20_00) })
    const due = bill(one).total.due + bill(other).total.due
    await say('slip.gather', gather)
    expect(bill(one).total.due).toBe(due)
    expect(await codeOf(shop, desk, 'slip.release', { slipId: other.slipId })).toBe(
      'bill.unmerge-own',
    )
    await say('bill.charge', { billId: one.billId, chargeId: 'packing' })
    await say('slip.release', { slipId: other.slipId })
    expect([owed(one), owed(other)]).toEqual(before)
  })

  test('that are on another’s bill take nothing more', async () => {
    const [one, other] = [await packSlip(shop), await packSlip(shop)]
    await say('slip.gather', { slipId: one.slipId, fromIds: [other.slipId] })
    const more = { orderId: other.slipId, lines: [{ itemId: 'samosa', qtyMilli: 1000 }] }
    expect(await shop.send(desk, 'order.add', more)).toMatchObject({
      code: 'order.merged',
      facts: { bill: String(one.token) },
    })
  })
})
