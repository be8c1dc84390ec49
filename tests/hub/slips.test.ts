import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { billById } from '../../hub/billing/bills.sql.ts'
import { billedLinesOf } from '../../hub/orders/lines.sql.ts'
import { slipById, slipsHere } from '../../hub/slips/slips.sql.ts'
import type { SlipDoc } from '../../schema/slip.ts'
import { recallMs } from '../../schema/slip-code.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { column } from './look.ts'
import { chai } from './mix.ts'
import { katli, packingCounter, packSlip, paySlip } from './slip-kit.ts'

let shop: Shop
let desk: Sender
let counter: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'meena')
  counter = packingCounter(shop)
})
afterEach(() => closeWhole(shop))

const slip = (slipId: string): SlipDoc => {
  const found = slipById(shop.db, slipId)
  if (found === undefined) throw new Error('no such slip')
  return found
}
const bill = (billId: string) => billById(shop.db, billId, billedLinesOf)
const gather = (slipId: string, ...fromIds: readonly string[]) =>
  shop.send(desk, 'slip.gather', { slipId, fromIds: [...fromIds] })

describe('a counter without a drawer', () => {
  test('gives out a numbered slip that says what is in the packet, and its bill waits at the desk', async () => {
    const packed = await packSlip(shop)
    expect(slip(packed.slipId)).toMatchObject({
      token: packed.token,
      state: 'waiting',
      withId: null,
      lines: [{ names: { en: 'Kaju katli' }, qtyMilli: 500, unit: 'kg' }],
    })
    expect(bill(packed.billId)?.state).toBe('open')
  })

  test('takes its slip back with what was on it, and a counter with a drawer makes none', async () => {
    const packed = await packSlip(shop)
    const lineId = bill(packed.billId)?.lines[0]?.lineId ?? ''
    const owner = shop.join('counter', 'counter', 'asha')
    done(
      await shop.send(owner, 'order.void', {
        orderId: packed.slipId,
        lines: [{ lineId, qtyMilli: 500 }],
        reason: 'Changed their minds',
      }),
    )
    expect(slip(packed.slipId)).toMatchObject({ state: 'void', counter: expect.any(String) })
    const order = { orderType: 'takeaway', lines: [chai] } as const
    done(await shop.send(owner, 'order.place', order))
    expect(shop.count('slip')).toBe(1)
    expect(slipsHere(shop.db, 'counter', 2026_11_21)).toEqual([])
  })
})

describe('a counter with a drawer', () => {
  test('sends a packet to the cash desk on a slip where that is said, prints it, and hands it out once it is paid', async () => {
    const sender = shop.join('counter', 'counter', 'sunita')
    const order = { orderType: 'takeaway', lines: [katli], onSlip: true } as const
    const { orderId, billId, token } = done(await shop.send(sender, 'order.place', order)).result
    expect(slip(orderId)).toMatchObject({ token, state: 'waiting', lines: [{ qtyMilli: 500 }] })
    const printed = column(shop.db, "select about from job where kind = 'receipt'")
    expect(printed).toEqual([`slip:${orderId}`])
    await paySlip(shop, { slipId: orderId, billId, token })
    done(await shop.send(sender, 'slip.hand-out', { slipId: orderId }))
    expect(slip(orderId).state).toBe('handed')
  })

  test('makes one slip of an order, whoever says so', async () => {
    const order = { orderType: 'takeaway', lines: [katli], onSlip: true } as const
    done(await shop.send(counter, 'order.place', order))
    expect(shop.count('slip')).toBe(1)
  })
})

describe('several slips', () => {
  test('are paid on one invoice, and every packet may go', async () => {
    const packed = [
      await packSlip(shop),
      await packSlip(shop, [{ itemId: 'samosa', qtyMilli: 4000 }]),
      await packSlip(shop),
    ] as const
    const [first, second, third] = packed
    const sum = packed
      .map(({ billId }) => bill(billId)?.total.payable ?? 0)
      .reduce((all, one) => all + one, 0)
    done(await gather(first.slipId, second.slipId, third.slipId))
    expect(bill(first.billId)?.total.payable).toBe(sum)
    expect([bill(second.billId)?.state, bill(third.billId)?.state]).toEqual(['void', 'void'])
    expect(slip(second.slipId)).toMatchObject({ withToken: first.token, state: 'waiting' })
    await paySlip(shop, first)
    expect(shop.count('invoice')).toBe(1)
    for (const { slipId } of packed) {
      expect(slip(slipId).state).toBe('paid')
      done(await shop.send(counter, 'slip.hand-out', { slipId }))
    }
    expect(slip(second.slipId).lines).toMatchObject([{ names: { en: 'Samosa' }, qtyMilli: 4000 }])
    expect(slipsHere(shop.db, 'counter', 2026_11_21)).toEqual([])
  })

  test('part again before they are paid: each has its own bill as it was', async () => {
    const [first, second] = [await packSlip(shop), await packSlip(shop)]
    const before = bill(second.billId)
    done(await gather(first.slipId, second.slipId))
    done(await shop.send(desk, 'slip.release', { slipId: second.slipId }))
    expect(bill(second.billId)).toMatchObject({ state: 'open', total: before?.total })
    expect(slip(second.slipId)).toMatchObject({ withId: null, state: 'waiting' })
    await paySlip(shop, first)
    expect(slip(second.slipId).state).toBe('waiting')
    await paySlip(shop, second)
    expect(slip(second.slipId).state).toBe('paid')
  })

  test('asked for by two desks at once go to one of them', async () => {
    const [first, second, third] = [
      await packSlip(shop),
      await packSlip(shop),
      await packSlip(shop),
    ]
    const replies = await Promise.all([
      gather(first.slipId, third.slipId),
      gather(second.slipId, third.slipId),
    ])
    expect(replies.map(({ ok }) => ok)).toEqual([true, false])
    expect(replies[1]).toMatchObject({ code: 'slip.gathered' })
  })
})

describe('a slip on the bill of another order that is split', () => {
  test.each(['its own part', 'the rest'])(
    'may go once both are paid, %s being paid last',
    async (paidLast) => {
      const { slipId, billId } = await packSlip(shop)
      const cashier = shop.join('cashier', 'counter', 'asha')
      const order = { orderType: 'takeaway', lines: [chai] } as const
      const { billId: intoId } = done(await shop.send(cashier, 'order.place', order)).result
      done(await shop.send(cashier, 'bill.merge', { billId, intoId }))
      const part = (bill(intoId)?.lines ?? [])
        .filter(({ itemId }) => itemId === 'kaju-katli')
        .map(({ lineId, qtyMilli }) => ({ lineId, qtyMilli }))
      const cut = done(await shop.send(cashier, 'bill.split', { billId: intoId, parts: [part] }))
      const [partId = ''] = cut.result.billIds
      const turn = paidLast === 'its own part' ? [intoId, partId] : [partId, intoId]
      const states: string[] = []
      for (const next of turn) {
        await paySlip(shop, { slipId, billId: next, token: 0 })
        states.push(slip(slipId).state)
      }
      expect(states).toEqual(['waiting', 'paid'])
    },
  )
})

describe('handing out', () => {
  test('is for what is paid, and once: of two counters one gives it', async () => {
    const packed = await packSlip(shop)
    const { slipId } = packed
    const give = () => shop.send(counter, 'slip.hand-out', { slipId })
    expect(await give()).toMatchObject({ code: 'slip.unpaid' })
    await paySlip(shop, packed)
    const replies = await Promise.all([give(), give()])
    expect(replies.map(({ ok }) => ok)).toEqual([true, false])
    expect(column(shop.db, 'select handed_at from slip')).toEqual([shop.clock.now])
  })

  test('can be undone for a minute: the packet waits again, and then it is too late', async () => {
    const packed = await packSlip(shop)
    const { slipId, token } = packed
    const recall = () => shop.send(counter, 'slip.recall', { slipId })
    await paySlip(shop, packed)
    expect(await recall()).toMatchObject({ code: 'slip.not-handed', facts: { token } })
    done(await shop.send(counter, 'slip.hand-out', { slipId }))
    shop.clock.now += recallMs
    done(await recall())
    expect(slipsHere(shop.db, 'counter', 2026_11_21)).toMatchObject([{ slipId, state: 'paid' }])
    done(await shop.send(counter, 'slip.hand-out', { slipId }))
    shop.clock.now += recallMs + 1
    expect(await recall()).toMatchObject({ code: 'slip.recall-late' })
    expect(slip(slipId).state).toBe('handed')
  })

  test('is for nobody once all the money went back', async () => {
    const packed = await packSlip(shop)
    await paySlip(shop, packed)
    const lines = (bill(packed.billId)?.lines ?? []).map(({ lineId, qtyMilli }) => ({
      lineId,
      qtyMilli,
      fate: 'restock' as const,
    }))
    const manager = shop.join('cashier', 'counter', 'asha')
    const wish = { billId: packed.billId, lines, reason: 'Changed their mind' }
    done(await shop.send(manager, 'bill.refund', wish))
    expect(slip(packed.slipId).state).toBe('void')
    expect(slipsHere(shop.db, 'counter', 0)).toEqual([])
    const { slipId } = packed
    expect(await shop.send(counter, 'slip.hand-out', { slipId })).toMatchObject({
      code: 'slip.unknown',
    })
  })

  test('is for nobody either where it was handed out before the money went back, and is called back then', async () => {
    const packed = await packSlip(shop)
    const { slipId, billId } = packed
    await paySlip(shop, packed)
    done(await shop.send(counter, 'slip.hand-out', { slipId }))
    const manager = shop.join('cashier', 'counter', 'asha')
    done(await shop.send(manager, 'bill.undo', { billId }))
    expect(slip(slipId).state).toBe('handed')
    done(await shop.send(counter, 'slip.recall', { slipId }))
    expect(slip(slipId).state).toBe('void')
    expect(await shop.send(counter, 'slip.hand-out', { slipId })).toMatchObject({
      code: 'slip.unknown',
    })
  })

  test('is told to every counter and desk as it happens', async () => {
    const packed = await packSlip(shop)
    await paySlip(shop, packed)
    done(await shop.send(counter, 'slip.hand-out', { slipId: packed.slipId }))
    const told = shop
      .events()
      .filter(({ kind }) => kind === 'slip.changed')
      .map(({ data }) => (data as SlipDoc).state)
    expect(told).toEqual(['waiting', 'paid', 'handed'])
  })
})
