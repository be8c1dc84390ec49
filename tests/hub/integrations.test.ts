import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commands, exampleOf, type CommandName } from '../../schema/commands.ts'
import { isForPersonsOnly, viewRights } from '../../schema/permissions.ts'
import { roleSeeds } from '../../schema/role-seeds.ts'
import { programRight } from '../../hub/bus/permit.sql.ts'
import { users } from '../../hub/demo/users.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { asHub, cell, codeOf, contentOf } from './look.ts'
import { chai } from './mix.ts'

let shop: Shop
let office: Sender
beforeEach(() => {
  shop = openShop()
  office = shop.join('office', 'counter', 'asha')
})
afterEach(() => shop.close())

const credential = (facts: object = {}): object => ({
  outletId: 'counter',
  name: 'Web shop',
  scope: 'write',
  roleId: 'seller',
  ...facts,
})

/** Issues a credential and lets the program trade its code. */
const joinAs = async (facts: object = {}, sender: Sender = office): Promise<string> => {
  const issued = await shop.sendRaw(
    sender,
    JSON.stringify({
      v: 1,
      id: shop.newId(),
      name: 'integration.issue',
      args: credential(facts),
      sentAt: shop.clock.now,
      signIn: sender.signIn,
    }),
  )
  const { code } = (done(issued) as unknown as { result: { code: string } }).result
  const joined = await asHub(shop, 'device.join', {
    code,
    tokenHash: shop.newId(),
    agent: 'curl',
  })
  return (done(joined) as unknown as { result: { deviceId: string } }).result.deviceId
}

describe('a credential', () => {
  test('makes a device of the program, in the role and in the name it was issued with', async () => {
    const deviceId = await joinAs()
    const joined = shop.events().findLast(({ kind }) => kind === 'device.joined')
    expect(joined?.data).toMatchObject({
      deviceId,
      outletId: 'counter',
      kind: 'integration',
      name: 'Web shop',
      integration: { scope: 'write', roleId: 'seller', issuedBy: 'asha' },
    })
  })

  test('is good once', async () => {
    await joinAs()
    const code = { code: 'K7PM-2Q4X', tokenHash: 'x', agent: '' }
    expect((await asHub(shop, 'device.join', code)).ok).toBe(false)
    expect(shop.count('integration')).toBe(1)
  })

  test.each([
    ['an outlet that is none', { outletId: 'nowhere' }, 'outlet.unknown'],
    ['a role that is none', { roleId: 'emperor' }, 'role.unknown'],
    ['a role of devices', { roleId: 'bridge' }, 'role.unknown'],
    ['a role called __proto__', { roleId: '__proto__' }, 'command.malformed'],
    ['a scope that is none', { scope: 'admin' }, 'command.malformed'],
    ['no name', { name: ' \u0007 ' }, 'command.malformed'],
    ['a name without end', { name: 'x'.repeat(41) }, 'command.malformed'],
  ])('is not issued for %s', async (_, facts, code) => {
    expect(await codeOf(shop, office, 'integration.issue', credential(facts))).toBe(code)
    expect(shop.count('pairing_code')).toBe(0)
  })

  test('may have a name with anything else in it, and keeps it clean', async () => {
    const hostile = `<script>"';--\u202e\u001b[31m{{x}}</script>`
    await joinAs({ name: hostile.slice(0, 40) })
    const name = cell(shop.db, `select name from device where kind = 'integration'`)
    // oxlint-disable-next-line no-control-regex -- it is what must not be in it
    expect(name).not.toMatch(/[\u0000-\u001f\u202e]/)
    expect(name).toContain('<script>')
  })

  test('is issued for another outlet only by somebody who works there too', async () => {
    shop.db
      .prepare(`delete from user_outlet where user_id = 'asha' and outlet_id = 'restaurant'`)
      .run()
    expect(
      await codeOf(shop, office, 'integration.issue', credential({ outletId: 'restaurant' })),
    ).toBe('outlet.unknown')
  })

  test('never holds more than its issuer, whatever the owner has allowed them', async () => {
    const allow = shop.db.prepare(
      `update role_right set verdict = 'allow' where role_id = 'manager' and permission = 'integration.issue'`,
    )
    allow.run()
    const manager = shop.join('office', 'counter', 'imran')
    for (const { roleId, isForDevices, rights } of roleSeeds) {
      const code = await codeOf(shop, manager, 'integration.issue', credential({ roleId }))
      const own = roleSeeds.find((role) => role.roleId === 'manager')?.rights ?? {}
      const isAbove = Object.entries(rights).some(
        ([right, verdict]) => verdict === 'allow' && own[right as CommandName] !== 'allow',
      )
      // What the owner has just given the manager is theirs to give on.
      const isOnlyThat = roleId === 'manager'
      expect([roleId, code]).toEqual([
        roleId,
        isForDevices ? 'role.unknown' : isAbove && !isOnlyThat ? 'integration.above-you' : null,
      ])
    }
  })
})

describe('a program', () => {
  test('may do by itself what its role may, as far as its issuer may: every role, every issuer, every right', () => {
    const rights = [...(Object.keys(commands) as CommandName[]), ...viewRights]
    const people = roleSeeds.filter(({ isForDevices }) => !isForDevices)
    for (const { id, roleId: rank } of users) {
      for (const { roleId } of people) {
        const { device } = shop.program('counter', { roleId, issuedBy: id })
        const held = rights.filter(
          (right) => programRight.get(shop.db, device, right) !== undefined,
        )
        const allows = (role: string): readonly string[] =>
          Object.entries(people.find((one) => one.roleId === role)?.rights ?? {}).flatMap(
            ([right, verdict]) => (verdict === 'allow' ? [right] : []),
          )
        const both = allows(roleId).filter((right) => allows(rank).includes(right))
        expect([id, roleId, held.toSorted()]).toEqual([id, roleId, both.toSorted()])
      }
    }
  })

  test('may not do what its role must ask for: nobody stands there to approve it', async () => {
    const asked = { subjectId: 'samosa', amount: 1, isTaxIncluded: true }
    const manager = shop.program('counter', { roleId: 'manager' })
    expect(await codeOf(shop, manager, 'price.set', asked)).toBe('command.not-permitted')
    const cook = shop.program('counter', { roleId: 'cook' })
    expect(await codeOf(shop, cook, 'sale.ring', saleOf([chai]))).toBe('command.not-permitted')
    const seller = shop.program('counter', { roleId: 'seller' })
    expect(await codeOf(shop, seller, 'sale.ring', saleOf([chai]))).toBe(null)
  })

  test('books what it does under its own name, and under nobody’s', async () => {
    const program = shop.program('counter')
    const { result } = done(await shop.send(program, 'sale.ring', saleOf([chai])))
    const settled = shop.events().findLast(({ kind }) => kind === 'bill.settled')
    expect(settled).toMatchObject({ by: program.device, data: { settledBy: null } })
    expect(
      cell(shop.db, 'select device_id from sales_order where order_id = ?', result.orderId),
    ).toBe(program.device)
  })

  const membership = (Object.keys(commands) as CommandName[]).filter(isForPersonsOnly)

  test('never says who belongs to the shop', () => {
    expect(membership).toEqual(
      expect.arrayContaining(['device.invite', 'device.revoke', 'integration.issue']),
    )
    expect(membership).not.toContain('sale.ring')
  })

  test.each(membership)('never does %s, even in the owner’s role', async (name) => {
    const program = shop.program('counter', { roleId: 'owner' })
    const before = contentOf(shop.db)
    expect(await codeOf(shop, program, name, exampleOf(name))).toBe('integration.person-only')
    expect(contentOf(shop.db)).toEqual(before)
  })

  test('that may only read gives no command, whatever its role', async () => {
    const program = shop.program('counter', { scope: 'read', roleId: 'owner' })
    const before = contentOf(shop.db)
    expect(await codeOf(shop, program, 'sale.ring', saleOf([chai]))).toBe('integration.read-only')
    expect(contentOf(shop.db)).toEqual(before)
  })

  test('cannot borrow a person', async () => {
    const till = shop.join('counter', 'counter', 'asha')
    const program = shop.program('counter', { roleId: 'cook' })
    const borrowed = { ...program, ...(till.signIn === undefined ? {} : { signIn: till.signIn }) }
    expect(await codeOf(shop, borrowed, 'sale.ring', saleOf([chai]))).toBe('sign-in.ended')
    const [id, args] = [shop.newId(), saleOf([chai])]
    const approval = shop.approve(till, 'asha', { id, name: 'sale.ring', args })
    expect(await codeOf(shop, program, 'sale.ring', args, { id, approval })).toBe(
      'command.not-permitted',
    )
  })

  test('does nothing at another outlet', async () => {
    const there = shop.program('restaurant', { roleId: 'owner' })
    const till = shop.join('counter', 'counter', 'ravi')
    const order = { orderType: 'takeaway', lines: [chai] } as const
    const { billId } = done(await shop.send(till, 'order.place', order)).result
    const tenders = [{ kind: 'cash', offered: 'exact' }] as const
    expect(await codeOf(shop, there, 'bill.settle', { billId, tenders })).toBe('bill.unknown')
  })

  test('loses what its issuer loses, at once, and has it back with them', async () => {
    const program = shop.program('counter', { roleId: 'seller', issuedBy: 'imran' })
    const ring = (): Promise<string | null> => codeOf(shop, program, 'sale.ring', saleOf([chai]))
    expect(await ring()).toBe(null)
    const rank = shop.db.prepare(`update user set role_id = ? where user_id = 'imran'`)
    rank.run('cook')
    expect(await ring()).toBe('command.not-permitted')
    rank.run('manager')
    expect(await ring()).toBe(null)
    const work = shop.db.prepare(`update user set is_active = ? where user_id = 'imran'`)
    work.run(0)
    expect(await ring()).toBe('integration.orphaned')
    work.run(1)
    expect(await ring()).toBe(null)
    shop.db.prepare(`delete from user_outlet where user_id = 'imran'`).run()
    expect(await ring()).toBe('integration.orphaned')
  })

  test('ends with its credential', async () => {
    const program = shop.program('counter')
    done(await shop.send(office, 'device.revoke', { deviceId: program.device }))
    expect(await codeOf(shop, program, 'sale.ring', saleOf([chai]))).toBe('device.revoked')
  })
})
