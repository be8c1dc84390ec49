/** A guest pays a settled bill once more: the money is the guest’s until it has gone back. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { readView } from '../../hub/views/views.ts'
import type { Document } from '../../schema/documents.ts'
import { leftByKind } from '../../schema/refund.ts'
import { done } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { billNow, codeOf, column, figure } from './look.ts'
import { outletOf } from './menu-sales.ts'
import { paidChai, wish } from './refusal-ways-refunds.ts'
import { cameTwice, notCash, owedTwice } from './retender-kit.ts'
import { exceptionsOf, openDesk, tillAt, xOf } from './till-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(async () => {
  shop = openShop()
  desk = await openDesk(shop)
})
// Whatever was done, the books are whole.
afterEach(() => closeWhole(shop))

const holds = (account: string): number =>
  figure(shop.db, 'select coalesce(sum(amount), 0) from posting where account_id = ?', account)
/** What the view of a screen has of one concept. */
const inView = <C extends 'bill' | 'refund'>(name: string, concept: C): readonly Document<C>[] => {
  const device = deviceById(shop.db, desk.device)
  if (device === undefined) throw new Error('no such device')
  const at = { db: shop.db, outlet: outletOf(shop.db, 'counter'), device, at: shop.clock.now }
  return readView(name, at)
    .docs.filter(({ key }) => key.startsWith(`${concept}:`))
    .map(({ data }) => data as Document<C>)
}
const kicks = (): number => column(shop.db, `select 1 from job where kind = 'kick'`).length

test('UPI that came twice is owed to the guest, in the books and on the bill, and is no sale', async () => {
  const { billId } = await paidChai(shop, desk)
  const before = billNow(shop, billId)
  const { twiceId } = done(
    await shop.send(desk, 'bill.twice', cameTwice({ billId }, { reference: '4712' })),
  ).result
  expect([holds('1040'), holds('2210')]).toEqual([25_00, -25_00])
  expect(billNow(shop, billId)).toEqual({
    ...before,
    rev: before.rev + 1,
    twice: [
      expect.objectContaining({
        twiceId,
        kind: 'upi',
        amount: 25_00,
        reference: '4712',
        back: null,
      }),
    ],
  })
  const x = await xOf(shop, tillAt(shop))
  expect([x.payable, x.received, x.expected]).toEqual([25_00, 25_00, 1025_00])
  expect(x.tenders).toContainEqual({ kind: 'upi', payments: 1, amount: 25_00 })
  expect(exceptionsOf(shop)[0]).toMatchObject({
    kind: 'paid-twice',
    billId,
    amount: 25_00,
    by: 'asha',
  })
})

test('it goes back the way it came, once, and nothing is owed any more', async () => {
  const owed = await owedTwice(shop, desk)
  const before = kicks()
  expect(
    done(await shop.send(desk, 'bill.twice-back', { ...owed, reference: 'REV 1' })).result,
  ).toEqual({
    kind: 'upi',
    amount: 25_00,
  })
  expect([holds('1040'), holds('2210'), kicks()]).toEqual([0, 0, before])
  expect(billNow(shop, owed.billId).twice).toMatchObject([
    { back: { kind: 'upi', reference: 'REV 1' } },
  ])
  expect(await codeOf(shop, desk, 'bill.twice-back', owed)).toBe('twice.gone')
  expect(await xOf(shop, tillAt(shop))).toMatchObject({ received: 0, expected: 1025_00 })
})

test('in cash it comes out of the drawer, which opens; cash that came twice went into it', async () => {
  const owed = await owedTwice(shop, desk)
  const before = kicks()
  done(await shop.send(desk, 'bill.twice-back', { ...owed, kind: 'cash' }))
  expect((await xOf(shop, tillAt(shop))).expected).toBe(1000_00)
  expect(kicks()).toBe(before + 1)
  const again = await owedTwice(shop, desk, { kind: 'cash' })
  expect((await xOf(shop, tillAt(shop))).expected).toBe(1050_00)
  done(await shop.send(desk, 'bill.twice-back', again))
  expect((await xOf(shop, tillAt(shop))).expected).toBe(1025_00)
})

test('a cashier takes note of it, and gives it back with somebody who answers for it', async () => {
  const meena = shop.join('cashier', 'counter', 'meena')
  const owed = await owedTwice(shop, meena)
  expect(await codeOf(shop, meena, 'bill.twice-back', owed)).toBe('command.needs-approval')
})

test('the reference that paid the bill has not come twice, unless somebody has looked', async () => {
  const { billId } = await paidChai(shop, desk)
  const to = { kind: 'upi', reference: '4711' } as const
  done(await shop.send(desk, 'bill.retender', notCash(shop, { billId }, { to })))
  const same = cameTwice({ billId }, { reference: '4711' })
  expect(await codeOf(shop, desk, 'bill.twice', same)).toBe('tender.reference-used')
  done(await shop.send(desk, 'bill.twice', { ...same, isRepeat: true }))
  const other = cameTwice({ billId }, { reference: '5050' })
  done(await shop.send(desk, 'bill.twice', other))
  expect(await codeOf(shop, desk, 'bill.twice', other)).toBe('tender.reference-used')
})

test('a bill that is still owed is not paid twice', async () => {
  const order = { orderType: 'takeaway', lines: [{ itemId: 'vada-pav', qtyMilli: 1000 }] } as const
  const { billId } = done(await shop.send(desk, 'order.place', order)).result
  expect(await codeOf(shop, desk, 'bill.twice', cameTwice({ billId }))).toBe('bill.not-settled')
})

test('what is owed is in view at the desk and in the office on later days too, until it has gone back', async () => {
  const owed = await owedTwice(shop, desk, { reference: '4712' })
  shop.clock.now += 3 * 24 * 3_600_000
  const view = (name: string): readonly string[] =>
    inView(name, 'bill')
      .flatMap(({ twice }) => twice ?? [])
      .map(({ twiceId, reference, back }) => `${twiceId} ${reference} ${back?.kind ?? 'owed'}`)
  const said = [`${owed.twiceId} 4712 owed`]
  expect([view('cashier'), view('office')]).toEqual([said, said])
  desk = shop.join('cashier', 'counter', 'asha')
  done(await shop.send(desk, 'bill.twice-back', owed))
  expect([view('cashier'), view('office')]).toEqual([[], []])
})

test.each(['cashier', 'office'])(
  'on its own day a bill that is owed is in the view of the %s once, and so is what was given back of it',
  async (name) => {
    const sold = await paidChai(shop, desk)
    done(await shop.send(desk, 'bill.twice', cameTwice(sold)))
    done(await shop.send(desk, 'bill.refund', wish(sold)))
    expect(inView(name, 'bill').map(({ billId }) => billId)).toEqual([sold.billId])
    expect(inView(name, 'refund').map(({ billId }) => billId)).toEqual([sold.billId])
  },
)

test.each(['cashier', 'office'])(
  'on later days it comes to the %s with what was given back of it: no money is left that could be another way',
  async (name) => {
    const sold = await paidChai(shop, desk)
    done(await shop.send(desk, 'bill.refund', wish(sold)))
    done(await shop.send(desk, 'bill.twice', cameTwice(sold)))
    shop.clock.now += 24 * 3_600_000
    const [bill] = inView(name, 'bill')
    const refunds = inView(name, 'refund')
    expect(refunds.map(({ billId }) => billId)).toEqual([sold.billId])
    const back = refunds.flatMap(({ payments }) => payments)
    expect(leftByKind(bill?.payments ?? [], back).get('cash') ?? 0).toBe(0)
  },
)
