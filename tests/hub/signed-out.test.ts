/** What is taken from somebody who has signed out since: what their screen kept while the hub was away, and no more. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CommandInput, CommandName } from '../../schema/commands.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { billNow } from './look.ts'
import { chai } from './mix.ts'
import { notes, tillAt } from './till-kit.ts'

const day = 24 * 3_600_000

let shop: Shop
let imran: Sender
let billId: string
/** When Imran went. */
let went: number

beforeEach(async () => {
  shop = openShop()
  imran = shop.join('cashier', 'counter', 'imran')
  billId = (await order()).billId
  done(await shop.send(imran, 'till.open', { float: notes(1_000_00), differenceTo: 'safe' }))
  shop.clock.now += 60_000
  went = shop.clock.now
  shop.db
    .prepare('update sign_in set ended_at = ? where sign_in_id = ?')
    .run(went, imran.signIn ?? '')
  shop.clock.now += 5 * day
})
afterEach(() => shop.close())

const order = async (): Promise<{ readonly billId: string; readonly orderId: string }> => {
  const args = { orderType: 'takeaway' as const, lines: [chai] }
  return done(await shop.send(shop.join('cashier', 'counter', 'asha'), 'order.place', args)).result
}
/** What Imran’s screen says he did a second before he went. */
const late = async <N extends CommandName>(name: N, args: CommandInput<N>): Promise<string> => {
  const reply = await shop.send(imran, name, args, { sentAt: went - 1_000 })
  return reply.ok ? 'ok' : reply.code
}

test('Sales, orders and settlements that waited are taken, in the name of who did them', async () => {
  const placed = { orderType: 'takeaway' as const, lines: [chai] }
  const cash = { tenders: [{ kind: 'cash' as const, offered: 'exact' as const }] }
  expect([
    await late('sale.ring', saleOf([chai])),
    await late('order.place', placed),
    await late('bill.settle', { billId, ...cash }),
  ]).toEqual(['ok', 'ok', 'ok'])
  expect(billNow(shop, billId).settledBy).toBe('imran')
})

test('Nothing that lets somebody off is given by who is gone, and no drawer opens', async () => {
  expect([
    await late('bill.comp', { billId, reasonId: 'house' }),
    await late('bill.reprice', {
      billId,
      lineId: billNow(shop, billId).lines[0]?.lineId ?? '',
      unitPrice: 1_00,
      reason: 'old card',
    }),
    await late('till.no-sale', { reason: 'change' }),
    await late('till.drop', { tillId: tillAt(shop), amount: 500_00 }),
    await late('price.set', { subjectId: 'samosa', amount: 1_00, isTaxIncluded: true }),
  ]).toEqual(Array.from({ length: 5 }, () => 'sign-in.ended'))
  expect(billNow(shop, billId).discounts).toEqual([])
})

test('Nor anything of a bill that came after they went', async () => {
  const after = await order()
  const cash = { tenders: [{ kind: 'cash' as const, offered: 'exact' as const }] }
  expect([
    await late('bill.settle', { billId: after.billId, ...cash }),
    await late('order.add', { orderId: after.orderId, lines: [chai] }),
  ]).toEqual(['sign-in.ended', 'sign-in.ended'])
})

test('A sign-in that ran out is one that has ended', async () => {
  shop.db
    .prepare('update sign_in set ended_at = null, expires_at = ? where sign_in_id = ?')
    .run(went, imran.signIn ?? '')
  expect([
    await late('bill.comp', { billId, reasonId: 'house' }),
    await late('sale.ring', saleOf([chai])),
  ]).toEqual(['sign-in.ended', 'ok'])
})
