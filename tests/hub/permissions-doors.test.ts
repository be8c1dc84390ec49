/** What a screen, a bridge, another outlet and the hub itself may do, whoever stands at them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commands, hubCommands, type CommandName } from '../../schema/commands.ts'
import { viewRights } from '../../schema/permissions.ts'
import { done, saleOf } from './evening.ts'
import { openShop, type Shop } from './kit.ts'
import { codeOf, contentOf, wire } from './look.ts'
import { chai } from './mix.ts'
import { occasions, place, settled, till, ticketOf, receiptJobOf } from './occasions.ts'

let shop: Shop
beforeEach(() => {
  shop = openShop()
})
afterEach(() => shop.close())

const names = Object.keys(commands) as CommandName[]

describe('a screen without a person', () => {
  test('of the kitchen bumps and recalls, and rings nothing up', async () => {
    const kitchen = shop.join('kitchen', 'counter')
    const ticketId = await ticketOf(shop)
    expect(await codeOf(shop, kitchen, 'ticket.bump', { ticketId })).toBe(null)
    expect(await codeOf(shop, kitchen, 'ticket.recall', { ticketId })).toBe(null)
    expect(await codeOf(shop, kitchen, 'sale.ring', saleOf([chai]))).toBe('sign-in.missing')
  })

  test.each(['counter', 'cashier', 'office'] as const)('at the %s does nothing', async (kind) => {
    const screen = shop.join(kind, 'counter')
    for (const name of names) {
      const args = await occasions[name](shop, screen)
      expect([name, await codeOf(shop, screen, name, args)]).toEqual([name, 'sign-in.missing'])
    }
  })

  test('lends its rights to nobody: a seller at the kitchen screen bumps nothing', async () => {
    const kitchen = shop.join('kitchen', 'counter', 'ravi')
    const ticketId = await ticketOf(shop)
    expect(await codeOf(shop, kitchen, 'ticket.bump', { ticketId })).toBe('command.not-permitted')
  })
})

describe('what only the hub may do', () => {
  test.each(Object.keys(hubCommands))('%s is unknown to everybody who sends it', async (name) => {
    const phone = { outletId: 'counter', tokenHash: 'x' }
    const args = {
      'device.join': { code: 'K7PM-2Q4X', tokenHash: 'x', agent: 'x' },
      'integration.use': { deviceId: shop.program('counter').device },
      'signIn.open': {
        signInId: shop.newId(),
        deviceId: till(shop).device,
        userId: 'asha',
        purpose: 'work',
      },
      'signIn.fail': { deviceId: till(shop).device, userId: 'asha' },
      'signIn.close': { deviceId: till(shop).device },
      'ticket.miss': {
        outletId: 'counter',
        tickets: [{ ticketId: shop.newId(), mayBeShown: false }],
      },
      'ticket.expire': { outletId: 'counter', ticketIds: [shop.newId()] },
      'ticket.reprint': { outletId: 'counter', jobId: shop.newId() },
      'bill.forsake': {
        outletId: 'counter',
        deviceId: shop.newId(),
        requestId: shop.newId(),
      },
      'bill.reckon': { outletId: 'counter', billIds: [shop.newId()] },
      'bill.overdue': { outletId: 'counter', requestIds: [shop.newId()] },
      'guest.join': { ...phone, tableCode: 'x', name: 'Asha' },
      'guest.show-pin': { ...phone, pin: '1234' },
      'guest.choose': { ...phone, line: { itemId: 'samosa', pieces: 1 } },
      'guest.change': { ...phone, lineId: shop.newId(), pieces: 2 },
      'guest.remove': { ...phone, lineId: shop.newId() },
      'guest.place': { ...phone, whose: 'mine' },
      'guest.withdraw': { ...phone, proposalId: shop.newId() },
      'guest.call': phone,
      'guest.ask-bill': phone,
      'till.forget': { outletId: 'counter', tillIds: [shop.newId()] },
      'drawer.forget': { outletId: 'counter', drawerIds: ['counter-drawer'] },
      'guests.find': { address: 'http://10.0.0.5:7480' },
    }[name]
    const before = contentOf(shop.db)
    const senders = [till(shop), shop.join('bridge', 'counter')]
    expect(args).toBeDefined()
    for (const sender of senders)
      expect(await codeOf(shop, sender, name, args)).toBe('command.unknown')
    expect(contentOf(shop.db)['command']).toBe(before['command'])
    expect(contentOf(shop.db)['event']).toBe(before['event'])
  })

  test('reading rights cannot be sent as commands', async () => {
    for (const right of viewRights)
      expect(await codeOf(shop, till(shop), right, {})).toBe('command.unknown')
  })
})

describe('a bridge', () => {
  test('reports and finishes only what it drives', async () => {
    const jobId = await receiptJobOf(shop)
    const bridge = shop.join('bridge', 'counter')
    const other = shop.join('bridge', 'restaurant')
    shop.db.prepare('update printer set bridge_id = ?').run(bridge.device)
    shop.db
      .prepare(`update printer set bridge_id = ? where outlet_id = 'restaurant'`)
      .run(other.device)
    const job = { jobId, outcome: { kind: 'done', level: 'confirmed' } }
    const paper = {
      printerId: 'restaurant-receipt',
      jobId,
      picture: '0'.repeat(64),
      widthDots: 1,
      heightDots: 1,
      lines: [],
    }
    const before = contentOf(shop.db)
    expect([
      await codeOf(shop, other, 'printer.report', {
        printerId: 'counter-receipt',
        state: 'offline',
        reasons: [],
      }),
      await codeOf(shop, other, 'drawer.report', { drawerId: 'counter-drawer', state: 'open' }),
      await codeOf(shop, other, 'job.finish', job),
      await codeOf(shop, other, 'paper.report', { ...paper, printerId: 'counter-receipt' }),
      // Its own printer, but not its own job: the picture would show up at another outlet.
      await codeOf(shop, other, 'paper.report', paper),
    ]).toEqual([
      'printer.unknown',
      'printer.unknown',
      'job.unknown',
      'printer.unknown',
      'job.unknown',
    ])
    expect(contentOf(shop.db)).toEqual(before)
    expect(await codeOf(shop, bridge, 'job.finish', job)).toBe(null)
    // One bridge for both outlets does not make their papers each other's.
    shop.db.prepare('update printer set bridge_id = ?').run(bridge.device)
    expect(await codeOf(shop, bridge, 'paper.report', paper)).toBe('job.unknown')
  })
})

describe('another outlet’s things', () => {
  test('are out of reach of a screen, whoever stands at it', async () => {
    const ticketId = await ticketOf(shop)
    const billId = await settled(shop)
    const open = await place(shop)
    const jobId = await receiptJobOf(shop)
    const restaurant = shop.join('counter', 'restaurant', 'asha')
    const tenders = [{ kind: 'cash', offered: 'exact' }]
    expect([
      await codeOf(shop, restaurant, 'ticket.bump', { ticketId }),
      await codeOf(shop, restaurant, 'bill.settle', { billId: open.billId, tenders }),
      await codeOf(shop, restaurant, 'receipt.reprint', { billId }),
      await codeOf(shop, restaurant, 'job.answer', { jobId, answer: 'came_out' }),
      await codeOf(shop, restaurant, 'drawer.shut', { drawerId: 'counter-drawer' }),
      await codeOf(shop, restaurant, 'printer.set', {
        printerId: 'counter-receipt',
        port: 'virtual:',
        profile: 'generic-80',
      }),
    ]).toEqual([
      'ticket.unknown',
      'bill.unknown',
      'bill.unknown',
      'job.unknown',
      'drawer.unknown',
      'printer.unknown',
    ])
  })
})

describe('a device', () => {
  test('nobody has paired is told so, and one taken out of the shop is told that', async () => {
    const stranger = { device: shop.newId() }
    expect(await codeOf(shop, stranger, 'sale.ring', saleOf([chai]))).toBe('device.unknown')
    const lost = shop.join('counter', 'counter', 'ravi')
    done(await shop.send(till(shop), 'device.revoke', { deviceId: lost.device }))
    expect(await codeOf(shop, lost, 'sale.ring', saleOf([chai]))).toBe('device.revoked')
    const queued = wire(shop, lost, 'sale.ring', saleOf([chai]), {
      sentAt: shop.clock.now - 60_000,
    })
    expect((await shop.bus.submit(queued)).code).toBe('device.revoked')
  })
})
