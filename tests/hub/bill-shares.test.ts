/** What each part of a bill owes is known before it is cut, rounding and all. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BillDoc } from '../../schema/bill.ts'
import { equalShares, type Share } from '../../schema/bill-split.ts'
import { split } from '../../schema/money.ts'
import { partsText } from '../../schema/bill-shares.ts'
import type { ReadingAnswer } from '../../schema/readings.ts'
import { done } from './evening.ts'
import { openHub, type Screen } from './http-kit.ts'
import { billNow } from './look.ts'

let hub: Awaited<ReturnType<typeof openHub>>
let desk: Screen
let signIn: string
beforeEach(async () => {
  hub = await openHub()
  desk = await hub.pair('cashier')
  const answer = await hub.as(desk).signIn('asha')
  signIn = (answer.json as { signIn: { signInId: string } }).signIn.signInId
})
afterEach(() => hub.close())

const bill = (billId: string): BillDoc => billNow(hub.shop, billId)
const place = async (): Promise<BillDoc> => {
  const sunita = hub.shop.join('counter', 'counter', 'sunita')
  const lines = [
    { itemId: 'samosa', qtyMilli: 3000 },
    { itemId: 'kaju-katli', qtyMilli: 357 },
  ]
  const order = { orderType: 'takeaway', lines } as const
  return bill(done(await hub.shop.send(sunita, 'order.place', order)).result.billId)
}
const say = async (name: string, args: object): Promise<void> => {
  const { json } = await hub.as(desk).send(name, args, { signIn })
  expect(json).toMatchObject({ ok: true })
}
const codeIn = ({ json }: { readonly json: unknown }): unknown =>
  (json as { readonly code?: string }).code
const ask = (billId: string, parts: string) =>
  hub.as(desk).get(`/api/v1/bills/${billId}/shares?parts=${parts}`)
const shares = async (
  { billId, lines }: BillDoc,
  parts: readonly (readonly Share[])[],
): Promise<ReadingAnswer<'billShares'>> =>
  (await ask(billId, partsText(lines, parts))).json as ReadingAnswer<'billShares'>

test('is what they then owe: per cent of all and of a line, a charge, a tip, thirds of a thing', async () => {
  const { billId, lines } = await place()
  const off = { kind: 'rate', ratePpm: 75_000 } as const
  await say('bill.discount', { billId, reasonId: 'regular', off })
  const onLine = { billId, lineId: lines[0]?.lineId, reasonId: 'regular', off }
  await say('bill.discount-over', onLine)
  await say('bill.charge', { billId, chargeId: 'service', off })
  await say('bill.charge', { billId, chargeId: 'packing', off: { kind: 'amount', amount: 15_00 } })
  await say('bill.tip', { billId, amount: 20_00 })
  const whole = bill(billId)
  const parts = equalShares(whole.lines, 3)
  const { dues, due, exact } = await shares(whole, parts)
  expect([due, exact]).toEqual([whole.total.due, whole.total.total + whole.total.tip])
  const { json } = await hub
    .as(desk)
    .send('bill.split', { billId, parts: parts.slice(1) }, { signIn })
  const { billIds } = (json as { readonly result: { readonly billIds: readonly string[] } }).result
  // Each part by its place: whoever has the first third owes what was said of the first third.
  expect(dues).toEqual([billId, ...billIds].map((id) => bill(id).total.due))
  expect(dues).toEqual(split(due, 3, 100))
})

test('is its share of the whole where all are equal, and rounded by itself where not', async () => {
  const whole = await place()
  const { lineId } = whole.lines[0] ?? { lineId: '' }
  await say('bill.reprice', { billId: whole.billId, lineId, unitPrice: 20_50, reason: 'Edited' })
  const now = bill(whole.billId)
  for (const ways of [2, 3, 4, 5, 6, 8]) {
    const { dues, due } = await shares(now, equalShares(now.lines, ways))
    expect([ways, dues]).toEqual([ways, split(due, ways, 100)])
  }
  const [one, other] = now.lines.map((line) => ({ lineId: line.lineId, qtyMilli: line.qtyMilli }))
  if (one === undefined || other === undefined) throw new Error('two lines')
  const piece = { lineId: one.lineId, qtyMilli: 1000 }
  const { dues, due, exact } = await shares(now, [[other], [piece], [piece], [piece]])
  const all = dues.reduce((sum, each) => sum + each, 0)
  expect(all).not.toBe(due)
  expect(Math.abs(all - exact)).toBeLessThanOrEqual(4 * 50)
})

test('is asked only of what adds up to the bill, of one that is here, by a cash desk', async () => {
  const { billId } = await place()
  for (const parts of ['0:1000;0:2000', '0:3000,1:300;1:57,2:1', '0:3000,1:358;1:0', '0:3000', 'x'])
    expect(codeIn(await ask(billId, parts))).toBe('command.malformed')
  expect(codeIn(await ask(hub.shop.newId(), '0:1;0:1'))).toBe('bill.unknown')
  const counter = await hub.pair('counter')
  await hub.as(counter).signIn('sunita')
  const path = `/api/v1/bills/${billId}/shares?parts=0:1000,1:357;0:2000`
  expect(codeIn(await hub.as(counter).get(path))).toBe('command.not-permitted')
  expect((await hub.as(desk).get(path)).json).toMatchObject({ ok: true })
})
