/** Asking for a second person's word on their own screen, to test with. */
import { allowedHashOf } from '../../hub/bus/args-hash.ts'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { openReader } from '../../hub/store/open.ts'
import { readView } from '../../hub/views/views.ts'
import type { CommandName } from '../../schema/commands.ts'
import { done } from './evening.ts'
import { feedParty } from './floor-kit.ts'
import type { Sender, SendOptions, Shop } from './kit.ts'
import { outletOf } from './menu-sales.ts'

/** What somebody at a screen may only ask for: a void for who sells, a price for who manages. */
export const askable = async (shop: Shop): Promise<Readonly<Record<string, AskArgs>>> => {
  const { orderId, lineIds } = await feedParty(shop)
  const lines = [{ lineId: lineIds[0] ?? '', qtyMilli: 1000 }]
  return {
    'order.void': { orderId, lines, reason: 'Too spicy' },
    'price.set': { subjectId: 'samosa', amount: 2200, isTaxIncluded: true },
  }
}

type AskArgs = Readonly<Record<string, unknown>>

/** A question that waits at a screen, whoever may ask there. */
export const waitingQuestion = (
  shop: Shop,
  { device }: Sender,
  { askedBy = 'meena', approverId = 'asha' } = {},
): string => {
  const approvalId = shop.newId()
  // A screen waits for one answer at a time.
  shop.db
    .prepare(
      `update approval set state = 'withdrawn', answered_at = 0 where device_id = ? and state = 'waiting'`,
    )
    .run(device)
  shop.db
    .prepare(
      `insert into approval (approval_id, outlet_id, command_id, command, args_hash, asked_for, device_id, asked_by,
                             approver_id, asked_at, expires_at, state)
       values (?, 'counter', ?, 'bill.comp', ?, '{}', ?, ?, ?, ?, ?, 'waiting')`,
    )
    .run(
      approvalId,
      shop.newId(),
      allowedHashOf('bill.comp', {}),
      device,
      askedBy,
      approverId,
      shop.clock.now,
      shop.clock.now + 180_000,
    )
  return approvalId
}

/** The documents of a concept that a screen of the sweet counter is shown. */
export const docsAt = (
  shop: Shop,
  { device: deviceId }: Sender,
  view: string,
  concept: string,
): readonly unknown[] => {
  const device = deviceById(shop.db, deviceId)
  if (device === undefined) throw new Error('no such device')
  const reader = openReader(shop.path)
  const { docs } = readView(view, {
    db: reader,
    outlet: outletOf(shop.db, 'counter'),
    device,
    at: shop.clock.now,
  })
  reader.close()
  return docs.filter(({ key }) => key.startsWith(`${concept}:`)).map(({ data }) => data)
}

export interface Asked {
  readonly approvalId: string
  readonly commandId: string
  readonly screens: number
}

/** Asks Imran for his word on a command as it will be sent. */
export const askImran = async (
  shop: Shop,
  sender: Sender,
  name: string,
  args: unknown,
  commandId = shop.newId(),
): Promise<Asked> => {
  const asked = { commandId, name, args, approverId: 'imran' }
  return { ...done(await shop.send(sender, 'approval.ask', asked)).result, commandId }
}

/** Who is signed in where a command comes from. */
export const personAt = (shop: Shop, { signIn = '' }: Sender): string =>
  (shop.db.prepare('select user_id from sign_in where sign_in_id = ?').pluck().get(signIn) as
    string | undefined) ?? ''

/** The options of an answer: somebody's own PIN, typed for it where they stand. */
export const withPin = (shop: Shop, sender: Sender, userId: string, args: unknown): SendOptions => {
  const id = shop.newId()
  return { id, approval: shop.approve(sender, userId, { id, name: 'approval.answer', args }) }
}

/** What asking and answering need to make sense, and their arguments then. */
export const approvalOccasions = {
  'approval.ask': async (shop: Shop, sender: Sender) => {
    const able = await askable(shop)
    const roleId = shop.db
      .prepare('select role_id from user where user_id = ?')
      .pluck()
      .get(personAt(shop, sender)) as string | undefined
    const name = roleId === 'manager' || roleId === 'owner' ? 'price.set' : 'order.void'
    // An owner asks nobody until they have said so themselves.
    if (roleId === 'owner') {
      const set = `update role_right set verdict = ? where permission = 'price.set' and role_id = ?`
      shop.db.prepare(set).run('ask', 'owner')
      shop.db.prepare(set).run('allow', 'manager')
    }
    const approverId = roleId === 'owner' ? 'imran' : 'asha'
    return { commandId: shop.newId(), name, args: able[name], approverId }
  },
  'approval.withdraw': async (shop: Shop, sender: Sender) => ({
    approvalId: waitingQuestion(shop, sender),
  }),
  'approval.answer': async (shop: Shop, sender: Sender) => {
    const approverId = personAt(shop, sender) || 'asha'
    const askedBy = approverId === 'farida' ? 'kiran' : 'farida'
    const screen = shop.join('cashier', 'counter')
    return {
      approvalId: waitingQuestion(shop, screen, { askedBy, approverId }),
      verdict: 'approve',
    }
  },
} as const

/** A waiter asks for a void: once it is declined, once taken back. */
export const askAnEvening = async (shop: Shop): Promise<void> => {
  const asks = shop.join('cashier', 'counter', 'meena')
  const boss = shop.join('office', 'counter', 'imran')
  const question = async (): Promise<string> =>
    done(
      await shop.send(asks, 'approval.ask', {
        commandId: shop.newId(),
        name: 'till.report' satisfies CommandName,
        args: { tillId: shop.newId() },
        approverId: 'imran',
      }),
    ).result.approvalId
  const answered = { approvalId: await question(), verdict: 'decline' } as const
  done(await shop.send(boss, 'approval.answer', answered, withPin(shop, boss, 'imran', answered)))
  done(await shop.send(asks, 'approval.withdraw', { approvalId: await question() }))
}
