/** Leave for a sale is asked before the guest pays: what it is held to, and for how long. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandInput } from '../../schema/commands.ts'
import { withPin } from './approval-kit.ts'
import { done, saleOf } from './evening.ts'
import { openHub } from './http-kit.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { cell, codeOf } from './look.ts'
import { chai } from './mix.ts'

type Sale = CommandInput<'sale.ring'>

/** What a seller may give only with somebody's leave. */
const discount = { reasonId: 'regular', off: { kind: 'rate', ratePpm: 100_000 } } as const
const lowered: Sale = { ...saleOf([chai]), discount }
/** The same, as the guest then pays for it. */
const paid: Sale = {
  ...lowered,
  tip: 10_00,
  tenders: [
    { kind: 'upi', offered: 5_00, reference: '4711' },
    { kind: 'card', offered: 'exact' },
  ],
}
const dearer: readonly Sale[] = [
  { ...paid, lines: [chai, chai] },
  { ...paid, discount: { ...discount, off: { kind: 'rate', ratePpm: 200_000 }, isOver: true } },
  { ...paid, orderType: 'takeaway' },
]
const minute = 60_000

let shop: Shop
let counter: Sender
beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'sunita')
})
afterEach(() => shop.close())

const ring = (sale: Sale, id: string, approval: string): Promise<string | null> =>
  codeOf(shop, counter, 'sale.ring', sale, { id, approval })

/** A PIN typed at the counter for the sale as it then stood. */
const pinFor = (id: string, args: unknown = lowered): string =>
  shop.approve(counter, 'imran', { id, name: 'sale.ring', args })

describe('leave given before the guest pays', () => {
  test('holds however it is then paid, with a tip, and for as long as a guest takes to pay', async () => {
    const id = shop.newId()
    const approval = pinFor(id)
    shop.clock.now += 14 * minute
    expect(await ring(paid, id, approval)).toBe(null)
    expect(cell(shop.db, 'select approved_by from bill_discount')).toBe('imran')
  })

  test('holds for nothing that is sold beside it, for no greater discount, and for no other sale', async () => {
    const id = shop.newId()
    const approval = pinFor(id)
    for (const sale of dearer)
      expect(await ring(sale, id, approval)).toBe('command.approval-changed')
    expect(await ring(paid, shop.newId(), approval)).toBe('command.approval-invalid')
    shop.clock.now += 16 * minute
    expect(await ring(paid, id, approval)).toBe('command.approval-invalid')
    expect(shop.count('bill')).toBe(0)
  })

  test('holds the same when it is given from afar, before anybody knows how it is paid', async () => {
    const boss = shop.join('floor', 'counter', 'imran')
    const commandId = shop.newId()
    const asked = { commandId, name: 'sale.ring', args: lowered, approverId: 'imran' }
    const { approvalId } = done(await shop.send(counter, 'approval.ask', asked)).result
    const answer = { approvalId, verdict: 'approve' } as const
    done(await shop.send(boss, 'approval.answer', answer, withPin(shop, boss, 'imran', answer)))
    shop.clock.now += 10 * minute
    for (const sale of dearer)
      expect(await ring(sale, commandId, approvalId)).toBe('command.approval-changed')
    expect(await ring(paid, commandId, approvalId)).toBe(null)
  })

  test('holds for money that was taken away from the hub then, however late it hears of it', async () => {
    const tenders = [{ kind: 'cash', offered: 'exact', kept: 22_50 }] as const
    const taken = { ...lowered, tenders }
    const sentAt = shop.clock.now
    const [id, other] = [shop.newId(), shop.newId()]
    const approvals = [pinFor(id), pinFor(other)] as const
    shop.clock.now += 60 * minute
    const send = (sale: unknown, commandId: string, approval: string) =>
      codeOf(shop, counter, 'sale.ring', sale, { id: commandId, approval, sentAt })
    expect(await send(lowered, other, approvals[1])).toBe('command.approval-invalid')
    expect(await send(taken, id, approvals[0])).toBe(null)
  })
})

test('the door of the PINs takes what it is given for, however much a guest buys', async () => {
  const hub = await openHub()
  const screen = await hub.pair('counter')
  const at = hub.as(screen)
  const signIn = await at.signIn('sunita')
  const id = hub.shop.newId()
  const lines = Array.from({ length: 100 }, () => ({ ...chai, note: 'with very little sugar' }))
  const args = { ...lowered, lines }
  const pin = { purpose: 'approval', forCommand: { id, name: 'sale.ring', args } }
  const approval = (await at.signIn('imran', pin)).json as {
    readonly signIn: { readonly signInId: string }
  }
  const send = async (sale: object): Promise<unknown> =>
    (
      await at.send('sale.ring', sale, {
        id,
        signIn: (signIn.json as typeof approval).signIn.signInId,
        approval: approval.signIn.signInId,
      })
    ).json
  expect(await send({ ...args, lines: lines.slice(1) })).toMatchObject({
    code: 'command.approval-changed',
  })
  expect(await send({ ...args, tenders: [{ kind: 'upi', offered: 'exact' }] })).toMatchObject({
    ok: true,
  })
  await hub.close()
})
