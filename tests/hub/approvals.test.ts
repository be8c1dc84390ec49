/** A second person's word, given on their own screen. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { allowedHashOf } from '../../hub/bus/args-hash.ts'
import type { ApprovalDoc } from '../../schema/approval.ts'
import { askImran, docsAt, withPin, type Asked } from './approval-kit.ts'
import { done, saleOf } from './evening.ts'
import { feedParty, vadaPav } from './floor-kit.ts'
import { openShop, type SendOptions, type Sender, type Shop } from './kit.ts'
import { cell, codeOf, column } from './look.ts'
import { chai } from './mix.ts'
import { notes, tillAt } from './till-kit.ts'

let shop: Shop
let desk: Sender
let boss: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'meena')
  boss = shop.join('floor', 'counter', 'imran')
})
afterEach(() => shop.close())

/** What a screen shows of what is asked, and of how it ended. */
const seenBy = (sender: Sender, view = 'floor'): readonly ApprovalDoc[] =>
  docsAt(shop, sender, view, 'approval') as readonly ApprovalDoc[]
const endedAt = (sender: Sender, view = 'floor'): readonly unknown[] =>
  docsAt(shop, sender, view, 'answer')

const askFor = (name: string, args: unknown, commandId?: string): Promise<Asked> =>
  askImran(shop, desk, name, args, commandId)

/** A sale that is to be given back, and the refund as it will be sent. */
const refund = async (): Promise<Readonly<Record<string, unknown>>> => {
  const { billId } = done(await shop.send(desk, 'sale.ring', saleOf([chai]))).result
  const lineId = cell(
    shop.db,
    'select l.line_id from order_line l join bill b on b.order_id = l.order_id where b.bill_id = ?',
    billId,
  )
  return { billId, lines: [{ lineId, qtyMilli: 1000, fate: 'waste' }], reason: 'Cold', seen: 0 }
}

const answer = (approvalId: string, verdict: 'approve' | 'decline' = 'approve') => {
  const args = { approvalId, verdict }
  return shop.send(boss, 'approval.answer', args, withPin(shop, boss, 'imran', args))
}

describe('asking somebody on their own screen', () => {
  test('tells them what, how much, why and who, and once they allow it the command goes through in both names', async () => {
    const args = await refund()
    const { approvalId, commandId, screens } = await askFor('bill.refund', args)
    expect(screens).toBe(1)
    expect(seenBy(boss)).toMatchObject([
      {
        approvalId,
        command: 'bill.refund',
        amount: 25_00,
        why: { en: 'Cold' },
        token: 1,
        askedBy: 'meena',
        approverId: 'imran',
        state: 'waiting',
      },
    ])
    done(await answer(approvalId))
    expect(seenBy(desk, 'cashier')).toEqual([])
    expect(endedAt(desk, 'cashier')).toEqual([{ approvalId, state: 'approved', rev: 2 }])
    done(
      await shop.send(desk, 'bill.refund', args as never, { id: commandId, approval: approvalId }),
    )
    expect(cell(shop.db, 'select approved_by from refund')).toBe('imran')
    expect(cell(shop.db, 'select by from refund')).toBe('meena')
  })

  test('is told to whoever is asked and to nobody else, by any screen, view or event', async () => {
    const args = await refund()
    const asha = shop.join('counter', 'counter', 'asha')
    const nobody = shop.join('cashier', 'counter')
    const from = shop.events().length
    const { approvalId } = await askFor('bill.refund', args)
    done(await answer(approvalId, 'decline'))
    expect(seenBy(boss)).toHaveLength(1)
    for (const [sender, view] of [
      [desk, 'cashier'],
      [asha, 'counter'],
      [nobody, 'cashier'],
    ] as const) {
      expect(seenBy(sender, view)).toEqual([])
      expect(endedAt(sender, view)).toEqual([{ approvalId, state: 'declined', rev: 2 }])
    }
    const streams = column<string>(
      shop.db,
      `select stream || ' ' || json_extract(body, '$.kind') from event where stream like 'a%' order by seq`,
    )
    expect(streams).toEqual([
      'approvals/imran approval.asked',
      'approvals/imran approval.answered',
      'answers approval.over',
    ])
    const told = shop
      .events()
      .slice(from)
      .find(({ kind }) => kind === 'approval.over')
    expect(told?.data).toEqual({ approvalId, state: 'declined', rev: 2 })
  })

  test('holds for that command, those arguments and that screen, once, and for a minute', async () => {
    const args = await refund()
    const { approvalId, commandId } = await askFor('bill.refund', args)
    const send = (name: string, sent: unknown, id = commandId, sender = desk) =>
      codeOf(shop, sender, name, sent, { id, approval: approvalId })
    expect(await send('bill.refund', args)).toBe('command.approval-invalid')
    done(await answer(approvalId))
    expect(await send('bill.refund', { ...args, reason: 'Another' })).toBe(
      'command.approval-changed',
    )
    expect(await send('bill.refund', args, shop.newId())).toBe('command.approval-invalid')
    expect(await send('receipt.reprint', { billId: args['billId'] })).toBe(
      'command.approval-changed',
    )
    const other = shop.join('cashier', 'counter', 'meena')
    expect(await send('bill.refund', args, commandId, other)).toBe('command.approval-invalid')
    shop.clock.now += 61_000
    expect(await send('bill.refund', args)).toBe('command.approval-invalid')
    shop.clock.now -= 61_000
    expect(await send('bill.refund', args)).toBe(null)
    // The same again is the same answer, and no second refund.
    expect(await send('bill.refund', args)).toBe(null)
    expect(shop.count('refund')).toBe(1)
  })

  test('is answered by nobody else, nor without the PIN typed for it, nor twice, nor late', async () => {
    const args = await refund()
    const { approvalId } = await askFor('bill.refund', args)
    const approve = { approvalId, verdict: 'approve' }
    const asha = shop.join('office', 'counter', 'asha')
    const say = (sender: Sender, answering: unknown, options?: SendOptions) =>
      codeOf(shop, sender, 'approval.answer', answering, options)
    expect(await say(asha, approve, withPin(shop, asha, 'asha', approve))).toBe('approval.own-pin')
    expect(await say(boss, approve)).toBe('approval.own-pin')
    const elsewhere = { ...withPin(shop, boss, 'imran', approve), id: shop.newId() }
    expect(await say(boss, approve, elsewhere)).toBe('approval.own-pin')
    // Whoever typed it to decline has not allowed it.
    const decline = { approvalId, verdict: 'decline' } as const
    const declining = withPin(shop, boss, 'imran', decline)
    expect(await say(boss, approve, declining)).toBe('approval.own-pin')
    // Imran may type his PIN where somebody else is signed in.
    done(await shop.send(asha, 'approval.answer', decline, withPin(shop, asha, 'imran', decline)))
    expect(await say(boss, approve, withPin(shop, boss, 'imran', approve))).toBe('approval.over')
    const late = await askFor('bill.refund', args)
    shop.clock.now += 181_000
    expect((await answer(late.approvalId)) as { code?: string }).toMatchObject({
      code: 'approval.over',
    })
  })

  test('holds while what the approver was told is still so: a bill that has grown is asked for again', async () => {
    const { orderId, billId, sender } = await feedParty(shop)
    const comp = { billId, reasonId: 'apology' }
    const { approvalId, commandId } = await askFor('bill.comp', comp)
    done(await answer(approvalId))
    done(
      await shop.send(sender, 'order.add', { orderId, lines: [{ ...vadaPav, qtyMilli: 50_000 }] }),
    )
    const use = (id: string, approval: string) =>
      codeOf(shop, desk, 'bill.comp', comp, { id, approval })
    expect(await use(commandId, approvalId)).toBe('command.approval-changed')
    expect(shop.count('bill_discount')).toBe(0)
    const again = await askFor('bill.comp', comp)
    done(await answer(again.approvalId))
    expect(await use(again.commandId, again.approvalId)).toBe(null)
  })

  test('typed as a PIN is worth what was there to be seen then, and no bill that has grown since', async () => {
    const { orderId, billId, sender } = await feedParty(shop)
    const off = { kind: 'rate', ratePpm: 300_000 } as const
    const args = { billId, reasonId: 'regular', off }
    /** Imran types his PIN at the desk; the door has checked it. */
    const type = async (id: string): Promise<string> => {
      const allows = { name: 'bill.discount-over', args }
      const signInId = shop.newId()
      const opened = {
        signInId,
        deviceId: desk.device,
        userId: 'imran',
        purpose: 'approval',
        forCommand: id,
        argsHash: allowedHashOf(allows.name, args),
        allows,
      }
      const sent = { v: 1, id: shop.newId(), name: 'signIn.open', args: opened }
      const text = JSON.stringify({ ...sent, sentAt: shop.clock.now })
      expect(await shop.bus.submit({ deviceId: null, text })).toMatchObject({ code: null })
      return signInId
    }
    const use = async (id: string, approval: string): Promise<string | null> =>
      codeOf(shop, desk, 'bill.discount-over', args, { id, approval })
    const [first, second] = [shop.newId(), shop.newId()]
    const early = await type(first)
    done(
      await shop.send(sender, 'order.add', { orderId, lines: [{ ...vadaPav, qtyMilli: 50_000 }] }),
    )
    expect(await use(first, early)).toBe('command.approval-changed')
    expect(shop.count('bill_discount')).toBe(0)
    expect(await use(second, await type(second))).toBe(null)
  })

  test('is judged by the worst count of a till, and by no count that comes after', async () => {
    done(await shop.send(desk, 'till.open', { float: notes(500_00), differenceTo: 'safe' }))
    const tillId = tillAt(shop)
    const count = (amount: number) =>
      shop.send(desk, 'till.count', { tillId, counted: notes(amount) })
    done(await count(200_00))
    done(await count(500_00))
    const first = await askFor('till.close-over', { tillId })
    expect(seenBy(boss).at(-1)).toMatchObject({ amount: -300_00, counts: 2, closesAt: 0 })
    done(await answer(first.approvalId))
    done(await count(400_00))
    const close = { id: first.commandId, approval: first.approvalId }
    expect(await codeOf(shop, desk, 'till.close-over', { tillId }, close)).toBe(
      'command.approval-changed',
    )
  })

  test('is of whoever asked: another person at the same screen has nothing of it', async () => {
    const args = await refund()
    const allowed = await askFor('bill.refund', args)
    done(await answer(allowed.approvalId))
    const hub = (name: string, more: object) =>
      shop.bus.submit({
        deviceId: null,
        text: JSON.stringify({
          v: 1,
          id: shop.newId(),
          name,
          args: { deviceId: desk.device, ...more },
          sentAt: shop.clock.now,
        }),
      })
    const signIn = (userId: string, signInId = shop.newId()) =>
      hub('signIn.open', { signInId, userId, purpose: 'work' })
    const waits = await askFor('bill.refund', args)
    await signIn('meena')
    expect(seenBy(boss).at(-1)).toMatchObject({ approvalId: waits.approvalId, state: 'waiting' })
    const next = shop.newId()
    await signIn('ravi', next)
    expect(seenBy(boss).at(-1)).toMatchObject({ approvalId: waits.approvalId, state: 'withdrawn' })
    const other = { ...desk, signIn: next }
    const use = { id: allowed.commandId, approval: allowed.approvalId }
    expect(await codeOf(shop, other, 'bill.refund', args, use)).toBe('command.approval-invalid')
  })

  test('holds for a minute by the hub’s clock, and of nobody who has left since', async () => {
    const args = await refund()
    const { approvalId, commandId } = await askFor('bill.refund', args)
    done(await answer(approvalId))
    const sentAt = shop.clock.now
    const use = () =>
      codeOf(shop, desk, 'bill.refund', args, { id: commandId, approval: approvalId, sentAt })
    shop.clock.now += 9 * 3_600_000
    expect(await use()).toBe('command.approval-invalid')
    shop.clock.now -= 9 * 3_600_000
    const setActive = (isActive: 0 | 1) =>
      shop.db.prepare(`update user set is_active = ${isActive} where user_id = 'imran'`).run()
    setActive(0)
    expect(await use()).toBe('command.approval-invalid')
    setActive(1)
    expect(await use()).toBe(null)
  })

  test('counts only the screens on which it is shown', async () => {
    const args = await refund()
    const elsewhere = shop.join('floor', 'restaurant', 'imran')
    expect((await askFor('bill.refund', args)).screens).toBe(1)
    shop.join('office', 'restaurant', 'imran')
    expect((await askFor('bill.refund', args)).screens).toBe(2)
    expect(elsewhere.device).not.toBe(boss.device)
  })

  test('stays as it was asked, every word of it', async () => {
    const { approvalId } = await askFor('bill.refund', await refund())
    const columns = [
      ['asked_for', `'{}'`],
      ['command', `'bill.comp'`],
      ['asked_by', `'ravi'`],
      ['expires_at', 'expires_at + 1'],
      ['device_id', `'${boss.device}'`],
      ['outlet_id', `'restaurant'`],
    ]
    for (const [what, value] of columns)
      expect(() =>
        shop.db
          .prepare(`update approval set ${what} = ${value} where approval_id = ?`)
          .run(approvalId),
      ).toThrow('what was asked, and whom, stays')
  })

  test('declined, taken back or left alone lets nothing through', async () => {
    const args = await refund()
    const declined = await askFor('bill.refund', args)
    done(await answer(declined.approvalId, 'decline'))
    expect(
      await codeOf(shop, desk, 'bill.refund', args, {
        id: declined.commandId,
        approval: declined.approvalId,
      }),
    ).toBe('command.approval-invalid')
    const first = await askFor('bill.refund', args)
    const second = await askFor('bill.refund', args, first.commandId)
    expect(seenBy(boss).map(({ state }) => state)).toEqual(['declined', 'withdrawn', 'waiting'])
    done(await shop.send(desk, 'approval.withdraw', { approvalId: second.approvalId }))
    done(await shop.send(desk, 'approval.withdraw', { approvalId: second.approvalId }))
    expect(await codeOf(shop, boss, 'approval.withdraw', { approvalId: second.approvalId })).toBe(
      'approval.unknown',
    )
    const third = await askFor('bill.refund', args)
    await shop.bus.submit({
      deviceId: null,
      text: JSON.stringify({
        v: 1,
        id: shop.newId(),
        name: 'signIn.close',
        args: { deviceId: desk.device },
        sentAt: shop.clock.now,
      }),
    })
    expect(seenBy(boss).at(-1)).toMatchObject({ approvalId: third.approvalId, state: 'withdrawn' })
    expect(shop.count('refund')).toBe(0)
  })

  test('is asked of nobody who may not, of no command that is not, and never of oneself', async () => {
    const args = await refund()
    const ask = (more: object) =>
      codeOf(shop, desk, 'approval.ask', {
        commandId: shop.newId(),
        name: 'bill.refund',
        args,
        approverId: 'imran',
        ...more,
      })
    expect(await ask({ approverId: 'nobody' })).toBe('user.unknown')
    expect(await ask({ approverId: 'meena' })).toBe('approval.cannot')
    expect(await ask({ approverId: 'sunita' })).toBe('approval.cannot')
    expect(await ask({ name: 'bill.nothing' })).toBe('command.unknown')
    expect(await ask({ args: { billId: 'x' } })).toBe('command.malformed')
    expect(await ask({ name: 'item.set', args: {} })).toBe('command.malformed')
    expect(await ask({ name: 'device.revoke', args: { deviceId: desk.device } })).toBe(
      'command.not-permitted',
    )
    const used = cell(shop.db, `select command_id from command where name = 'sale.ring'`)
    expect(await ask({ commandId: used })).toBe('command.id-used')
    const program = shop.program('counter')
    expect(await codeOf(shop, program, 'approval.ask', {})).toBe('command.malformed')
    const whole = { commandId: shop.newId(), name: 'bill.refund', args, approverId: 'imran' }
    expect(await codeOf(shop, program, 'approval.ask', whole)).toBe('integration.person-only')
  })
})
