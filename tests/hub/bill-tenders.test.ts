import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BillDoc } from '../../schema/bill.ts'
import { done } from './evening.ts'
import { feedParty } from './floor-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow } from './look.ts'

let shop: Shop
let meena: Sender
beforeEach(() => {
  shop = openShop()
  meena = shop.join('cashier', 'counter', 'meena')
})
afterEach(() => closeWhole(shop))

const bill = (billId: string): BillDoc => billNow(shop, billId)
/** What was last said of a bill. */
const told = (billId: string): BillDoc =>
  shop
    .events()
    .filter(({ key }) => key === `bill:${billId}`)
    .map(({ data }) => data as BillDoc)
    .at(-1) as BillDoc
const upi = (reference: string, more: object = {}) =>
  ({ kind: 'upi', offered: 'exact', reference, ...more }) as const

describe('a reference that was used before', () => {
  test('is refused, with what it paid and for whom, until somebody has looked', async () => {
    const [first, second] = [await feedParty(shop), await feedParty(shop)]
    done(await shop.send(meena, 'bill.settle', { billId: first.billId, tenders: [upi('4417')] }))
    const { token, total } = bill(first.billId)
    expect(
      await shop.send(meena, 'bill.settle', { billId: second.billId, tenders: [upi('4417')] }),
    ).toMatchObject({
      code: 'tender.reference-used',
      facts: { reference: '4417', token, amount: total.due },
    })
    expect(bill(second.billId).state).toBe('open')
    const tenders = [upi('4417', { isRepeat: true })]
    done(await shop.send(meena, 'bill.settle', { billId: second.billId, tenders }))
    expect(bill(second.billId).state).toBe('settled')
  })

  test('is refused for a part of the money too, and forgotten after a day', async () => {
    const [first, second] = [await feedParty(shop), await feedParty(shop)]
    const part = [{ kind: 'upi', offered: 1000, reference: '4417' } as const]
    done(await shop.send(meena, 'bill.pay', { billId: first.billId, tenders: part }))
    expect(
      await shop.send(meena, 'bill.pay', { billId: second.billId, tenders: part }),
    ).toMatchObject({ code: 'tender.reference-used' })
    shop.clock.now += 25 * 3_600_000
    const later = shop.join('cashier', 'counter', 'meena')
    done(await shop.send(later, 'bill.pay', { billId: second.billId, tenders: part }))
  })

  test('of a card is another one than that of UPI, and no reference at all is none', async () => {
    const parties = [await feedParty(shop), await feedParty(shop), await feedParty(shop)]
    const tenders = [
      upi('4417'),
      { kind: 'card', offered: 'exact', reference: '4417' } as const,
      upi(''),
    ]
    for (const [i, { billId }] of parties.entries())
      done(await shop.send(meena, 'bill.settle', { billId, tenders: [tenders[i] ?? upi('')] }))
    expect(parties.map(({ billId }) => bill(billId).state)).toEqual([
      'settled',
      'settled',
      'settled',
    ])
  })
})

describe('who took the money', () => {
  test('of two who settle at once one wins, and the other is told who', async () => {
    const { billId } = await feedParty(shop)
    const imran = shop.join('cashier', 'counter', 'imran')
    const tenders = [{ kind: 'cash', offered: 'exact' } as const]
    const both = await Promise.all(
      [imran, meena].map((desk) => shop.send(desk, 'bill.settle', { billId, tenders })),
    )
    expect(both).toMatchObject([
      { ok: true },
      { ok: false, code: 'bill.already-settled', facts: { by: 'Imran Shaikh' } },
    ])
  })

  test('a program is called as its device is, on the bill and to whoever comes late', async () => {
    const { billId } = await feedParty(shop)
    const robot = shop.program('counter', { roleId: 'cashier' })
    shop.db.prepare('update device set name = ? where device_id = ?').run('Web shop', robot.device)
    const tenders = [upi('')]
    done(await shop.send(robot, 'bill.settle', { billId, tenders }))
    expect(bill(billId)).toMatchObject({ settledBy: null, settledOn: 'Web shop' })
    expect(told(billId)).toEqual(bill(billId))
    expect(await shop.send(meena, 'bill.settle', { billId, tenders })).toMatchObject({
      code: 'bill.already-settled',
      facts: { by: 'Web shop' },
    })
  })
})

test('a bill says which seat each line is for, and follows when that is changed', async () => {
  const { billId, orderId, lineIds, sender } = await feedParty(shop)
  expect(bill(billId).lines.map(({ seat }) => seat)).toEqual([null, null])
  done(await shop.send(sender, 'order.assign', { orderId, lineId: lineIds[0], seat: 2 }))
  expect(told(billId).lines.map(({ seat }) => seat)).toEqual([2, null])
})
