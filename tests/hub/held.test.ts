/** Money that a screen has taken for a bill and not booked: where it is, and who may book it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyShop } from '../../hub/store/verify.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { done } from './evening.ts'
import { heldNow } from './held-kit.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { billNow, codeOf, figure } from './look.ts'
import { exceptionsOf, tillAt, xOf } from './till-kit.ts'

let shop: Shop
let desk: Sender
let other: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'meena')
  other = shop.join('cashier', 'counter', 'asha')
})
afterEach(() => {
  const findings = verifyShop(shop.db)
  shop.close()
  if (findings.length > 0) throw new Error(JSON.stringify(findings))
})

const place = async (qtyMilli = 500): Promise<BillDoc> => {
  const lines = [{ itemId: 'kaju-katli', qtyMilli }]
  const order = { orderType: 'takeaway', lines } as const
  return billNow(shop, done(await shop.send(other, 'order.place', order)).result.billId)
}
type Hold = CommandInput<'bill.hold'>
const hold = async (who: Sender, args: Hold) => done(await shop.send(who, 'bill.hold', args)).result
const take = async (who: Sender, ...heldIds: string[]) =>
  done(await shop.send(who, 'bill.take-over', { heldIds })).result
const upi = (billId: string, amount = 20_00): Hold['tenders'][number] => ({
  heldId: shop.newId(),
  billId,
  kind: 'upi',
  amount,
  reference: '4821',
})
const told = () =>
  shop
    .events()
    .filter(({ kind }) => kind === 'held.changed')
    .map(({ data }) => data)

describe('what a screen holds for a bill', () => {
  test('is told with the screen and the amount, and without its reference', async () => {
    const bill = await place()
    const one = upi(bill.billId)
    expect(await hold(desk, { tenders: [one] })).toEqual({ elsewhere: [] })
    const doc = {
      heldId: one.heldId,
      outletId: 'counter',
      billId: bill.billId,
      token: bill.token,
      tableLabel: '',
      deviceId: desk.device,
      kind: 'upi',
      amount: 20_00,
      at: shop.clock.now,
      takenFrom: null,
      takenBy: null,
      endedAt: null,
      rev: 1,
    }
    expect(heldNow(shop)).toEqual([doc])
    expect(told()).toEqual([doc])
  })

  test('is no payment: nothing is posted, in the till or off the bill', async () => {
    const bill = await place()
    done(await shop.send(desk, 'till.open', { float: 'carried' }))
    await hold(desk, { tenders: [{ ...upi(bill.billId), kind: 'cash' }] })
    expect(figure(shop.db, 'select count(*) from posting')).toBe(0)
    expect((await xOf(shop, tillAt(shop))).expected).toBe(0)
    expect(billNow(shop, bill.billId)).toEqual(bill)
  })

  test('is told of once, however often the screen says it', async () => {
    const one = upi((await place()).billId)
    await hold(desk, { tenders: [one] })
    await hold(desk, { tenders: [one] })
    expect(told()).toHaveLength(1)
    await hold(desk, { tenders: [{ ...one, amount: 15_00 }] })
    expect(heldNow(shop)).toMatchObject([{ amount: 15_00, rev: 2 }])
  })

  test('goes with the desk onto another bill, and says for which it was taken', async () => {
    const [from, onto] = [await place(), await place()]
    const one = upi(from.billId)
    await hold(desk, { tenders: [one] })
    done(await shop.send(other, 'bill.merge', { billId: from.billId, intoId: onto.billId }))
    await hold(desk, { tenders: [{ ...one, billId: onto.billId, takenFor: from.billId }] })
    expect(heldNow(shop)).toMatchObject([{ billId: onto.billId, token: onto.token }])
    expect((await take(other, one.heldId)).tenders).toMatchObject([{ takenFor: from.billId }])
  })

  test('is there no more once it is given back, and again where that was a slip', async () => {
    const one = upi((await place()).billId)
    await hold(desk, { tenders: [one] })
    await hold(desk, { tenders: [], gone: [one.heldId] })
    expect(heldNow(shop)).toEqual([])
    expect(told().at(-1)).toMatchObject({ endedAt: shop.clock.now })
    await hold(desk, { tenders: [one] })
    expect(heldNow(shop)).toMatchObject([{ heldId: one.heldId }])
  })

  test('is there no more once it has paid, all of the bill or a part', async () => {
    const bill = await place()
    const [first, second] = [upi(bill.billId), { ...upi(bill.billId, 30_00), reference: '4822' }]
    await hold(desk, { tenders: [first, second] })
    const part = { kind: 'upi', offered: 20_00, reference: '4821', heldId: first.heldId } as const
    done(await shop.send(desk, 'bill.pay', { billId: bill.billId, tenders: [part] }))
    expect(heldNow(shop)).toMatchObject([{ heldId: second.heldId }])
    const tenders: CommandInput<'bill.settle'>['tenders'] = [
      { kind: 'upi', offered: 30_00, reference: '4822', heldId: second.heldId },
      { kind: 'cash', offered: 'exact' },
    ]
    done(await shop.send(desk, 'bill.settle', { billId: bill.billId, tenders }))
    expect(heldNow(shop)).toEqual([])
  })

  test('stays in sight where another desk settles the bill over it', async () => {
    const bill = await place()
    await hold(desk, { tenders: [upi(bill.billId)] })
    const tenders: CommandInput<'bill.settle'>['tenders'] = [{ kind: 'cash', offered: 'exact' }]
    done(await shop.send(other, 'bill.settle', { billId: bill.billId, tenders }))
    expect(heldNow(shop)).toMatchObject([{ deviceId: desk.device, endedAt: null }])
  })

  test('is not held for a bill of another outlet, and then nothing of it is', async () => {
    const next = shop.join('cashier', 'restaurant', 'meena')
    const [here, there] = [upi((await place()).billId), upi((await place()).billId)]
    expect(await codeOf(shop, next, 'bill.hold', { tenders: [here] })).toBe('bill.unknown')
    await hold(desk, { tenders: [there] })
    expect(await codeOf(shop, next, 'bill.take-over', { heldIds: [there.heldId] })).toBe(
      'held.gone',
    )
    expect(heldNow(shop)).toMatchObject([{ heldId: there.heldId }])
  })
})

describe('money that another desk takes over', () => {
  const over = async () => {
    const bill = await place()
    const one = upi(bill.billId)
    await hold(desk, { tenders: [one] })
    return { bill, one, result: await take(other, one.heldId) }
  }

  test('is that desk’s from then on, with all that was said of it', async () => {
    const { one, result } = await over()
    expect(result).toEqual({ tenders: [one] })
    expect(told().at(-1)).toMatchObject({
      deviceId: other.device,
      takenFrom: desk.device,
      takenBy: 'asha',
      endedAt: null,
    })
  })

  test('cannot be booked, changed or let go by the one that had it, which is told', async () => {
    const { bill, one } = await over()
    const { heldId, billId } = one
    const tenders = [
      { kind: 'upi', offered: 20_00, reference: '4821', heldId },
      { kind: 'cash', offered: 'exact' },
    ]
    expect(await codeOf(shop, desk, 'bill.settle', { billId, tenders })).toBe('tender.taken-over')
    const part = { billId, tenders: [{ ...tenders[0], offered: 20_00 }] }
    expect(await codeOf(shop, desk, 'bill.pay', part)).toBe('tender.taken-over')
    expect(await hold(desk, { tenders: [{ ...one, amount: 5_00 }], gone: [heldId] })).toEqual({
      elsewhere: [{ heldId, deviceId: other.device }],
    })
    expect(heldNow(shop)).toMatchObject([{ amount: 20_00, deviceId: other.device }])
    expect(billNow(shop, bill.billId).payments).toEqual([])
  })

  test('is not the first one’s again after the second has booked it', async () => {
    const { bill, one } = await over()
    const tenders: CommandInput<'bill.settle'>['tenders'] = [
      { kind: 'upi', offered: 20_00, reference: '4821', heldId: one.heldId },
      { kind: 'cash', offered: 'exact' },
    ]
    done(await shop.send(other, 'bill.settle', { billId: bill.billId, tenders }))
    expect(await hold(desk, { tenders: [one] })).toEqual({
      elsewhere: [{ heldId: one.heldId, deviceId: other.device }],
    })
    expect(heldNow(shop)).toEqual([])
  })

  test('is asked for twice by one desk and moves once; of two desks the last has it', async () => {
    const { one } = await over()
    await take(other, one.heldId)
    expect(told()).toHaveLength(2)
    await take(desk, one.heldId)
    expect(heldNow(shop)).toMatchObject([{ deviceId: desk.device, takenFrom: other.device }])
  })

  test('comes all together or not at all', async () => {
    const bill = await place()
    const [there, gone] = [upi(bill.billId), upi(bill.billId)]
    await hold(desk, { tenders: [there, gone] })
    await hold(desk, { tenders: [], gone: [gone.heldId] })
    const both = { heldIds: [there.heldId, gone.heldId] }
    expect(await codeOf(shop, other, 'bill.take-over', both)).toBe('held.gone')
    expect(heldNow(shop)).toMatchObject([{ heldId: there.heldId, deviceId: desk.device }])
  })

  test('is left out where the first one has settled away from the hub: its cash is a part', async () => {
    const { bill, one } = await over()
    const { due } = bill.total
    const tenders: CommandInput<'bill.settle'>['tenders'] = [
      { kind: 'upi', offered: 20_00, reference: '4821', heldId: one.heldId },
      { kind: 'cash', offered: 'exact', kept: due - 20_00 },
    ]
    const settled = done(await shop.send(desk, 'bill.settle', { billId: bill.billId, tenders }))
    expect(settled.result.kept).toEqual({ as: 'part', amount: due - 20_00, due: 20_00 })
    expect(billNow(shop, bill.billId)).toMatchObject({
      state: 'open',
      payments: [{ kind: 'cash', amount: due - 20_00 }],
    })
    const rest: CommandInput<'bill.settle'>['tenders'] = [
      { kind: 'upi', offered: 20_00, reference: '4821', heldId: one.heldId },
    ]
    done(await shop.send(other, 'bill.settle', { billId: bill.billId, tenders: rest }))
    expect([heldNow(shop), exceptionsOf(shop)]).toEqual([[], []])
  })

  test('is refused where nothing but that was taken away from the hub', async () => {
    const bill = await place()
    const one = { ...upi(bill.billId), kind: 'cash' } as const
    await hold(desk, { tenders: [one] })
    await take(other, one.heldId)
    const tenders = [{ kind: 'cash', offered: 20_00, kept: 20_00, heldId: one.heldId }]
    expect(await codeOf(shop, desk, 'bill.settle', { billId: bill.billId, tenders })).toBe(
      'tender.taken-over',
    )
  })
})
