import path from 'node:path'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approvalById } from '../../hub/approvals/approvals.sql.ts'
import { allowedHashOf } from '../../hub/bus/args-hash.ts'
import { users } from '../../hub/demo/users.ts'
import { commands, type CommandName } from '../../schema/commands.ts'
import { languages } from '../../schema/names.ts'
import { viewRights } from '../../schema/permissions.ts'
import type { RefusalCode } from '../../schema/refusals.ts'
import { openReader } from '../../hub/store/open.ts'
import { roleSeeds } from '../../schema/role-seeds.ts'
import { personAt, withPin } from './approval-kit.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Sender, type SendOptions, type Shop } from './kit.ts'
import { asHub, codeOf, column, figure } from './look.ts'
import { chai } from './mix.ts'
import { occasions, settled } from './occasions.ts'

let shop: Shop
beforeEach(() => {
  shop = openShop()
})
afterEach(() => shop.close())

const names = Object.keys(commands) as CommandName[]

/** Everyone who can act: each person's role at a till, each device's role on the device alone. */
const actors = [
  ...users.map(({ id, roleId }) => ({
    roleId,
    name: id,
    join: (one: Shop): Sender => one.join('counter', 'counter', id),
  })),
  {
    roleId: 'kitchen-screen',
    name: 'a kitchen screen',
    join: (one: Shop) => one.join('kitchen', 'counter'),
  },
  {
    roleId: 'board-screen',
    name: 'a pickup board',
    join: (one: Shop) => one.join('board', 'counter'),
  },
  {
    roleId: 'devices-screen',
    name: 'a devices screen',
    join: (one: Shop) => one.join('devices', 'counter'),
  },
  { roleId: 'bridge', name: 'a bridge', join: (one: Shop) => one.join('bridge', 'counter') },
]

/** An answer takes the PIN of whoever gives it. */
const pinOf = (one: Shop, sender: Sender, args: unknown): SendOptions =>
  sender.signIn === undefined ? {} : withPin(one, sender, personAt(one, sender), args)

const verdictOf = (one: Shop, roleId: string, permission: string): string =>
  column<string>(
    one.db,
    'select verdict from role_right where role_id = ? and permission = ?',
    roleId,
    permission,
  )[0] ?? 'deny'

describe('the table of rights', () => {
  test('speaks of every role and of nothing that does not exist', () => {
    expect(new Set(actors.map(({ roleId }) => roleId))).toEqual(
      new Set(column(shop.db, 'select role_id from role')),
    )
    const known = new Set<string>([...names, ...viewRights])
    const unknown = column<string>(shop.db, 'select permission from role_right').filter(
      (permission) => !known.has(permission),
    )
    expect(unknown).toEqual([])
  })

  test('holds what the product ships', () => {
    const shipped = roleSeeds.flatMap(({ roleId, rights }) =>
      Object.entries(rights).map(([permission, verdict]) => `${roleId} ${permission} ${verdict}`),
    )
    const held = column(
      shop.db,
      `select role_id || ' ' || permission || ' ' || verdict from role_right`,
    )
    expect(new Set(held)).toEqual(new Set(shipped))
  })

  test('has words in both languages for whoever is asked to allow what a role may only ask for', () => {
    const asked = roleSeeds.flatMap(({ rights }) =>
      Object.entries(rights)
        .filter(([, verdict]) => verdict === 'ask')
        .map(([name]) => `approvals.do-${name}`),
    )
    for (const language of languages) {
      const words = JSON.parse(
        readFileSync(
          path.join(import.meta.dirname, `../../kiosk/lib/words/approvals.${language}.json`),
          'utf8',
        ),
      ) as Readonly<Record<string, string>>
      expect(asked.filter((key) => words[key] === undefined)).toEqual([])
    }
  })

  test('tells whoever is asked what each command they may be asked for is about', async () => {
    const silent: string[] = []
    for (const { roleId, name: userId, join } of actors) {
      const sender = join(shop)
      for (const name of names.filter((one) => verdictOf(shop, roleId, one) === 'ask')) {
        const args = await occasions[name](shop, sender)
        const asks = { commandId: shop.newId(), name, args, approverId: 'asha' } as const
        const { approvalId } = done(await shop.send(sender, 'approval.ask', asks)).result
        const told = approvalById(shop.db, approvalId)
        const about = [told?.names, told?.token, told?.customerId].filter((one) => one != null)
        if (about.length === 0) silent.push(`${name} of ${userId}`)
      }
    }
    expect(silent).toEqual([])
  })

  test('lets somebody do every command', () => {
    const granted = new Set(
      column(shop.db, `select permission from role_right where verdict = 'allow'`),
    )
    expect(names.filter((name) => !granted.has(name))).toEqual([])
  })

  test.each(actors)('is what $name ($roleId) may really do', async ({ roleId, join }) => {
    const outcomes: Record<string, unknown> = {}
    const expected: Record<string, unknown> = {}
    const sender = join(shop)
    // Seen from a second connection the version moves with every commit, and with nothing else.
    const reader = openReader(shop.path)
    const commits = (): unknown => reader.pragma('data_version', { simple: true })
    for (const name of names) {
      shop.db.prepare(`update printer set bridge_id = ?`).run(sender.device)
      const args = await occasions[name](shop, sender)
      const options = name === 'approval.answer' ? pinOf(shop, sender, args) : {}
      const before = commits()
      const code = await codeOf(shop, sender, name, args, options)
      outcomes[name] = [code, commits() === before]
      const verdict = verdictOf(shop, roleId, name)
      const denied = sender.signIn === undefined ? 'sign-in.missing' : 'command.not-permitted'
      expected[name] =
        verdict === 'allow'
          ? [null, false]
          : [verdict === 'ask' ? 'command.needs-approval' : denied, true]
    }
    reader.close()
    expect(outcomes).toEqual(expected)
  })

  test('is data: what the owner changes holds for the next command', async () => {
    const cook = shop.join('counter', 'counter', 'dinesh')
    expect(await codeOf(shop, cook, 'sale.ring', saleOf([chai]))).toBe('command.not-permitted')
    const insert = shop.db.prepare(`insert into role_right values ('cook', 'sale.ring', ?)`)
    insert.run('ask')
    expect(await codeOf(shop, cook, 'sale.ring', saleOf([chai]))).toBe('command.needs-approval')
    shop.db.prepare(`update role_right set verdict = 'allow' where role_id = 'cook'`).run()
    expect(await codeOf(shop, cook, 'sale.ring', saleOf([chai]))).toBe(null)
  })
})

describe('where a role may only ask', () => {
  let desk: Sender
  let billId: string
  beforeEach(async () => {
    desk = shop.join('cashier', 'counter', 'meena')
    billId = await settled(shop)
  })

  /** A second person types their PIN on a device, for one command. */
  const approvalBy = async (
    userId: string,
    forCommand: string,
    at: Sender = desk,
    args: unknown = { billId },
  ): Promise<string> => {
    const signInId = shop.newId()
    const opened = await asHub(shop, 'signIn.open', {
      signInId,
      deviceId: at.device,
      userId,
      purpose: 'approval',
      forCommand,
      argsHash: allowedHashOf('receipt.reprint', args),
    })
    done(opened)
    return signInId
  }
  const reprint = (id: string, approval: string): Promise<RefusalCode | null> =>
    codeOf(shop, desk, 'receipt.reprint', { billId }, { id, approval })

  test('a second person entitled to it makes it done, in the first one’s name', async () => {
    const id = shop.newId()
    const approval = await approvalBy('imran', id)
    expect(await reprint(id, approval)).toBe(null)
    expect(shop.events().at(-1)).toMatchObject({ kind: 'job.queued', by: 'meena', cause: id })
    expect(
      shop.db.prepare('select sign_in_id, approval_id from command where command_id = ?').get(id),
    ).toEqual({ sign_in_id: desk.signIn, approval_id: approval })
  })

  test('the approval does not sign the first person out', async () => {
    const id = shop.newId()
    await reprint(id, await approvalBy('imran', id))
    expect(await codeOf(shop, desk, 'sale.ring', saleOf([chai]))).toBe(null)
  })

  test('an approval lasts for what is on the screen now: sixty seconds', async () => {
    const [id, late] = [shop.newId(), shop.newId()]
    const approval = await approvalBy('imran', id)
    const lateApproval = await approvalBy('imran', late)
    shop.clock.now += 60_000
    expect(await reprint(id, approval)).toBe(null)
    shop.clock.now += 1
    expect(await reprint(late, lateApproval)).toBe('command.approval-invalid')
  })

  test('an approval is worth nothing for another command', async () => {
    const approval = await approvalBy('imran', shop.newId())
    expect(await reprint(shop.newId(), approval)).toBe('command.approval-invalid')
  })

  test('an approval is worth nothing a second time', async () => {
    const id = shop.newId()
    const approval = await approvalBy('imran', id)
    await reprint(id, approval)
    expect(await reprint(shop.newId(), approval)).toBe('command.approval-invalid')
    const jobs = figure(shop.db, 'select count(*) from job')
    expect(await reprint(id, approval)).toBe(null)
    expect(figure(shop.db, 'select count(*) from job')).toBe(jobs)
  })

  test('an approval is for what was shown: other arguments or another command under its id do not go through', async () => {
    const id = shop.newId()
    const approval = await approvalBy('imran', id)
    const other = await settled(shop)
    const changed = 'command.approval-changed'
    const send = (name: string, args: unknown) => codeOf(shop, desk, name, args, { id, approval })
    expect(await send('receipt.reprint', { billId: other })).toBe(changed)
    expect(await send('order.void', { orderId: other, lines: [], reason: 'x' })).toBe(
      'command.malformed',
    )
    const lines = [{ lineId: shop.newId(), qtyMilli: 1000 }]
    expect(await send('order.void', { orderId: other, lines, reason: 'x' })).toBe(changed)
    expect(await reprint(id, approval)).toBe(null)
  })

  test('an approval is as old as the hub’s clock says, whatever the screen’s does', async () => {
    const id = shop.newId()
    const approval = await approvalBy('imran', id)
    const sentAt = shop.clock.now
    shop.clock.now += 61_000
    const late = { id, approval, sentAt }
    expect(await codeOf(shop, desk, 'receipt.reprint', { billId }, late)).toBe(
      'command.approval-invalid',
    )
  })

  test('nobody approves their own doing', async () => {
    const id = shop.newId()
    expect(await reprint(id, await approvalBy('meena', id))).toBe('command.approval-invalid')
  })

  test('who may not do it, or may only ask for it, cannot approve it', async () => {
    const [byCook, bySeller] = [shop.newId(), shop.newId()]
    expect(await reprint(byCook, await approvalBy('dinesh', byCook))).toBe(
      'command.approval-invalid',
    )
    expect(await reprint(bySeller, await approvalBy('ravi', bySeller))).toBe(
      'command.approval-invalid',
    )
  })

  test('an approval typed on another device does not count', async () => {
    const id = shop.newId()
    const elsewhere = await approvalBy('imran', id, shop.join('counter', 'counter', 'ravi'))
    expect(await reprint(id, elsewhere)).toBe('command.approval-invalid')
  })

  test('a sign-in for work is no approval, and a made-up one is none either', async () => {
    const second = shop.join('cashier', 'counter', 'imran')
    expect(await reprint(shop.newId(), second.signIn ?? '')).toBe('command.approval-invalid')
    expect(await reprint(shop.newId(), shop.newId())).toBe('command.approval-invalid')
  })

  test('an approval gives no right that the first person’s role does not ask for', async () => {
    const id = shop.newId()
    const approval = await approvalBy('asha', id)
    const price = { subjectId: 'samosa', amount: 1, isTaxIncluded: true }
    expect(await codeOf(shop, desk, 'price.set', price, { id, approval })).toBe(
      'command.not-permitted',
    )
  })
})
