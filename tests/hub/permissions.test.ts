import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RefusalCode } from '../../schema/refusals.ts'
import { commands, exampleOf, hubCommands, type CommandName } from '../../schema/commands.ts'
import { languages } from '../../schema/names.ts'
import { viewRights } from '../../schema/permissions.ts'
import { roleSeeds } from '../../schema/role-seeds.ts'
import { users } from '../../hub/demo/users.ts'
import { approvalById } from '../../hub/approvals/approvals.sql.ts'
import { approvalOccasions, personAt, withPin } from './approval-kit.ts'
import { chai } from './mix.ts'
import { customerOccasions } from './customer-kit.ts'
import { addCoupon } from './coupon-kit.ts'
import { done, pastSale, saleOf } from './evening.ts'
import { feedParty, newBooking, newTable, seatParty, vadaPav } from './floor-kit.ts'
import { proposeSomething } from './guest-kit.ts'
import { paidChai, wish } from './refusal-ways-refunds.ts'
import { countNewTill, newDrawer, newTill } from './till-kit.ts'
import { openShop, type Sender, type SendOptions, type Shop } from './kit.ts'
import { challanOccasions } from './challan-kit.ts'
import { slipOccasions } from './slip-kit.ts'
import { askForBill } from './request-kit.ts'
import { asHub, cell, codeOf, column, contentOf, figure, wire } from './look.ts'

let shop: Shop
beforeEach(() => {
  shop = openShop()
})
afterEach(() => shop.close())

const names = Object.keys(commands) as CommandName[]

/** What a shop must have seen for a command to make sense, and the arguments with which it does. */
const occasions: Readonly<Record<CommandName, (shop: Shop, sender: Sender) => Promise<unknown>>> = {
  ...approvalOccasions,
  ...customerOccasions,
  ...slipOccasions,
  ...challanOccasions,
  'order.place': async () => ({ orderType: 'takeaway', lines: [chai] }),
  'order.add': async (one) => ({ orderId: (await seatParty(one)).orderId, lines: [vadaPav] }),
  'order.fire': async (one) => ({ orderId: (await feedParty(one)).orderId }),
  'order.drop': async (one) => {
    const { orderId, lineIds } = await feedParty(one)
    return { orderId, lines: [{ lineId: lineIds[1], qtyMilli: 1000 }] }
  },
  'order.void': async (one) => {
    const { orderId, lineIds } = await feedParty(one)
    return { orderId, lines: [{ lineId: lineIds[0], qtyMilli: 1000 }], reason: 'Too spicy' }
  },
  'order.assign': async (one) => {
    const { orderId, lineIds } = await feedParty(one)
    return { orderId, lineId: lineIds[0], seat: 2 }
  },
  'order.note': async (one) => ({ orderId: (await feedParty(one)).orderId, note: 'No nuts' }),
  'order.serve': async (one) => {
    const { orderId, lineIds } = await feedParty(one)
    return { orderId, lineIds: [lineIds[0]] }
  },
  'ticket.mark': async (one) => {
    const ticketId = await ticketOf(one)
    const lineId = cell(one.db, 'select line_id from ticket_line where ticket_id = ?', ticketId)
    return { ticketId, lineId, state: 'started' }
  },
  'ticket.ack': async (one) => ({ ticketId: await ticketOf(one) }),
  'ticket.see': async (one) => ({ ticketIds: [await ticketOf(one)] }),
  'ticket.rush': async (one) => ({ ticketId: await ticketOf(one), isRush: true }),
  'ticket.print': async (one) => ({ ticketId: await ticketOf(one) }),
  'ticket.page': async (one) => ({ ticketId: await ticketOf(one) }),
  'page.answer': async (one) => ({ ticketId: await ticketOf(one) }),
  'station.set': async () => ({ outletId: 'counter', stationId: 'grill', names: { en: 'Grill' } }),
  'barcode.set': async () => exampleOf('barcode.set'),
  'barcode.remove': async () => exampleOf('barcode.remove'),
  'label.set': async () => ({
    layout: {
      ...(exampleOf('label.set') as { layout: object }).layout,
      prefix: '28',
      layoutId: 'new',
    },
  }),
  'label.remove': async () => exampleOf('label.remove'),
  'container.set': async () => exampleOf('container.set'),
  'category.route': async () => ({
    outletId: 'counter',
    categoryId: 'drinks',
    stationId: 'chaat',
  }),
  'item.route': async () => ({ outletId: 'counter', itemId: 'samosa', stationId: 'chaat' }),
  'outlet.set': async () => exampleOf('outlet.set'),
  'outlet.tax': async () => exampleOf('outlet.tax'),
  'outlet.prices': async () => ({ outletId: 'counter', isTaxIncluded: false }),
  'tax-class.set': async () => exampleOf('tax-class.set'),
  'tax-class.move': async () => exampleOf('tax-class.move'),
  'charge.set': async () => exampleOf('charge.set'),
  'reason.set': async () => exampleOf('reason.set'),
  'tax-preset.choose': async () => exampleOf('tax-preset.choose'),
  'section.set': async () => ({ sectionId: 'garden', names: { en: 'Garden' }, position: 9 }),
  'plan.save': async (one) => {
    newTable(one)
    const sectionId = cell(one.db, 'select section_id from section order by position desc')
    return { sectionId, tables: [], walls: [] }
  },
  'plan.publish': async (one) => {
    newTable(one)
    const sectionId = cell(one.db, 'select section_id from section order by position desc')
    return { sections: [{ sectionId, tables: [], walls: [] }] }
  },
  'floor.set': async () => ({ stayMinutes: 75 }),
  'section.remove': async (one) => {
    newTable(one)
    newTable(one)
    return { sectionId: cell(one.db, 'select section_id from section order by position desc') }
  },
  'booking.make': async (one) => ({ name: 'Mrs Rao', guests: 4, at: one.clock.now + 3_600_000 }),
  'booking.change': async (one) => ({ bookingId: await newBooking(one), guests: 6 }),
  'booking.mark': async (one) => ({ bookingId: await newBooking(one), state: 'no-show' }),
  'booking.seat': async (one) => ({
    bookingId: await newBooking(one),
    tableIds: [newTable(one)],
  }),
  'table.block': async (one) => ({ tableId: newTable(one), reason: 'Wobbles' }),
  'sitting.open': async (one) => ({ tableId: newTable(one), guests: 2 }),
  'sitting.change': async (one) => ({ sittingId: (await seatParty(one)).sittingId, guests: 5 }),
  'sitting.move': async (one) => ({
    sittingId: (await seatParty(one)).sittingId,
    tableId: newTable(one),
  }),
  'sitting.widen': async (one) => ({
    sittingId: (await seatParty(one)).sittingId,
    tableId: newTable(one),
  }),
  'sitting.merge': async (one) => ({
    sittingId: (await feedParty(one)).sittingId,
    intoId: (await feedParty(one)).sittingId,
  }),
  'sitting.unmerge': async (one) => {
    const { sittingId, sender } = await feedParty(one)
    const intoId = (await feedParty(one)).sittingId
    done(await one.send(sender, 'sitting.merge', { sittingId, intoId }))
    return { sittingId }
  },
  'sitting.split': async (one) => ({ sittingId: (await feedParty(one)).sittingId, guests: 1 }),
  'sitting.carry': async (one) => {
    const { sittingId, lineIds } = await feedParty(one)
    const toId = (await seatParty(one)).sittingId
    return { sittingId, toId, lines: [{ lineId: lineIds[0], qtyMilli: 1000 }] }
  },
  'sitting.close': async (one) => ({ sittingId: (await seatParty(one)).sittingId }),
  'bill.request': async (one) => ({ sittingId: (await feedParty(one)).sittingId }),
  'bill.claim': async (one) => ({ requestId: (await askForBill(one)).requestId }),
  'bill.release': async (one) => ({ requestId: (await askForBill(one)).requestId }),
  'call.answer': async (one) => ({ sittingId: (await seatParty(one)).sittingId }),
  'guests.set': async () => ({
    ordering: 'ask',
    isSelfSeating: true,
    wifiName: 'Guests',
    wifiPassword: 'jalebi-2026',
    address: '',
  }),
  'table.recode': async (one) => ({ tableId: newTable(one) }),
  'proposal.accept': async (one) => ({ proposalId: (await proposeSomething(one)).proposalId }),
  'proposal.decline': async (one) => ({
    proposalId: (await proposeSomething(one)).proposalId,
    reason: 'The stall is closed',
  }),
  'cart.strike': async (one) => {
    const { sittingId, lineId } = await proposeSomething(one)
    return { sittingId, lineId }
  },
  'sale.ring': async () => saleOf([chai]),
  'sale.import': async (one) => pastSale(one),
  'bill.settle': async (one) => ({
    billId: (await place(one)).billId,
    tenders: [{ kind: 'cash', offered: 'exact' }],
  }),
  'bill.pay': async (one) => ({
    billId: (await place(one)).billId,
    tenders: [{ kind: 'upi', offered: 100 }],
  }),
  'bill.discount': async (one) => ({
    billId: (await place(one)).billId,
    reasonId: 'regular',
    off: { kind: 'rate', ratePpm: 50_000 },
  }),
  'bill.discount-over': async (one) => ({
    billId: (await place(one)).billId,
    reasonId: 'regular',
    off: { kind: 'rate', ratePpm: 500_000 },
  }),
  'bill.comp': async (one) => ({ billId: (await place(one)).billId, reasonId: 'apology' }),
  'bill.coupon': async (one) => {
    await addCoupon(one)
    return { billId: (await place(one)).billId, code: 'FESTIVE10' }
  },
  'bill.undiscount': async (one) => {
    const { billId } = await place(one)
    const off = { kind: 'rate', ratePpm: 50_000 } as const
    const { discountId } = done(
      await one.send(till(one), 'bill.discount', { billId, reasonId: 'regular', off }),
    ).result
    return { billId, discountId }
  },
  'bill.reprice': async (one) => {
    const { billId, orderId } = await place(one)
    const lineId = cell(one.db, 'select line_id from order_line where order_id = ?', orderId)
    return { billId, lineId, unitPrice: 100, reason: 'As promised' }
  },
  'bill.charge': async (one) => ({
    billId: (await place(one)).billId,
    chargeId: 'packing',
    off: { kind: 'amount', amount: 10_00 },
  }),
  'bill.tip': async (one) => ({ billId: (await place(one)).billId, amount: 10_00 }),
  'bill.split': async (one) => {
    const { billId, orderId } = await place(one)
    const lineId = cell(one.db, 'select line_id from order_line where order_id = ?', orderId)
    return { billId, parts: [[{ lineId, qtyMilli: 500 }]] }
  },
  'bill.unsplit': async (one) => {
    const { billId, orderId } = await place(one)
    const lineId = cell(one.db, 'select line_id from order_line where order_id = ?', orderId)
    const parts = [[{ lineId, qtyMilli: 500 }]]
    done(await one.send(till(one), 'bill.split', { billId, parts }))
    return { billId }
  },
  'bill.buyer': async (one) => ({
    billId: (await place(one)).billId,
    buyer: { name: 'Sharma Caterers' },
  }),
  'bill.proforma': async (one) => ({ billId: (await place(one)).billId }),
  'receipt.reprint': async (one) => ({ billId: await settled(one) }),
  'bill.refund': async (one) => wish(await paidChai(one, till(one))),
  // Only whoever rang it may undo it; who may not ring is refused all the same.
  'bill.undo': async (one, sender) => {
    const rung = await one.send(sender, 'sale.ring', saleOf([chai]))
    return { billId: rung.ok ? rung.result.billId : await settled(one) }
  },
  'refund.reprint': async (one) => {
    const refund = wish(await paidChai(one, till(one)))
    return { refundId: done(await one.send(till(one), 'bill.refund', refund)).result.refundId }
  },
  'ticket.bump': async (one) => ({ ticketId: await ticketOf(one) }),
  'ticket.recall': async (one) => {
    const ticketId = await ticketOf(one)
    done(await one.send(one.join('kitchen', 'counter'), 'ticket.bump', { ticketId }))
    return { ticketId }
  },
  'category.set': async () => ({ categoryId: 'sweets', names: { en: 'Sweets' }, colour: 3 }),
  'item.set': async () => pizza,
  'modifier-group.set': async () => ({
    groupId: 'spice',
    names: { en: 'Spice' },
    min: 0,
    max: 1,
    modifiers: [{ modifierId: 'spice-mild', names: { en: 'Mild' } }],
  }),
  'item.eighty-six': async () => ({ itemId: 'samosa', leftMilli: 0, until: 'today' }),
  'item.restore': async (one) => {
    const off = { itemId: 'samosa', leftMilli: 0, until: 'today' } as const
    done(await one.send(till(one), 'item.eighty-six', off))
    return { itemId: 'samosa' }
  },
  'ingredient.set': async () => ({ ingredientId: 'basil', names: { en: 'Basil' }, unit: 'g' }),
  'recipe.set': async () => ({ subjectId: 'samosa', lines: [] }),
  'price.end': async (one) => {
    const price = { subjectId: 'samosa', orderType: 'takeaway' } as const
    const owner = one.join('office', 'counter', 'asha')
    done(await one.send(owner, 'price.set', { ...price, amount: 22_00, isTaxIncluded: true }))
    return price
  },
  'price.set': async () => ({ subjectId: 'samosa', amount: 22_00, isTaxIncluded: true }),
  'device.invite': async () => ({ kind: 'kitchen', outletId: 'counter', name: 'Stall' }),
  'integration.issue': async () => ({
    outletId: 'counter',
    name: 'Web shop',
    scope: 'write',
    roleId: 'cook',
  }),
  'device.revoke': async (one) => ({ deviceId: one.join('devices', 'counter').device }),
  'drawer.set': async (one) => ({
    drawerId: `drawer-${one.newId().slice(-6)}`,
    names: { en: 'Second drawer' },
    printerId: 'counter-kitchen',
    pin: 5,
  }),
  'device.equip': async (one) => ({
    deviceId: one.join('counter', 'counter').device,
    printerId: 'counter-receipt',
    drawerId: newDrawer(one),
  }),
  'printer.set': async () => ({
    printerId: 'counter-receipt',
    port: 'virtual:',
    profile: 'generic-80',
  }),
  'printer.report': async () => ({ printerId: 'counter-receipt', state: 'online', reasons: [] }),
  'drawer.report': async () => ({ drawerId: 'counter-drawer', state: 'open' }),
  'drawer.shut': async () => ({ drawerId: 'counter-drawer' }),
  'job.finish': async (one) => ({
    jobId: await receiptJobOf(one),
    outcome: { kind: 'done', level: 'sent' },
  }),
  'job.answer': async (one) => {
    const jobId = await receiptJobOf(one)
    one.db.prepare(`update job set state = 'ambiguous' where job_id = ?`).run(jobId)
    return { jobId, answer: 'print_again' }
  },
  'till.open': async (one) => ({ drawerId: newDrawer(one), float: 'carried' }),
  'till.open-short': async (one) => ({ drawerId: newDrawer(one), float: 'carried' }),
  'till-reason.set': async () => exampleOf('till-reason.set'),
  'till.pay-in': async (one) => ({ ...(await newTill(one)), amount: 100, reasonId: 'from-safe' }),
  'till.pay-out': async (one) => ({ ...(await newTill(one)), amount: 100, reasonId: 'gas' }),
  'till.drop': async (one) => ({ ...(await newTill(one)), amount: 100 }),
  'till.no-sale': async (one) => ({ drawerId: newDrawer(one), reason: 'change' }),
  'till.report': async (one) => newTill(one),
  'till.count': async (one) => ({ ...(await newTill(one)), counted: [] }),
  'till.close': async (one) => countNewTill(one),
  'till.close-over': async (one) => countNewTill(one),
  'till.reprint': async (one) => {
    const { tillId } = await countNewTill(one)
    done(await one.send(till(one), 'till.close', { tillId }))
    return { tillId }
  },
  'till.set': async () => ({ overShortLimit: 50_00, drawerOpenMinutes: 3 }),
  'paper.report': async (one) => ({
    printerId: 'counter-receipt',
    jobId: await receiptJobOf(one),
    picture: '0'.repeat(64),
    widthDots: 576,
    heightDots: 300,
    lines: ['TOTAL 25.00'],
  }),
}

const pizza = {
  itemId: 'pizza',
  code: '990',
  categoryId: 'mains',
  names: { en: 'Pizza' },
  unit: 'plate',
  mark: 'veg',
  taxClassId: 'restaurant-service',
  salesAccount: '4010',
  soldAt: [{ outletId: 'counter', stationId: 'chaat' }],
}

const till = (one: Shop): Sender => one.join('counter', 'counter', 'asha')
const place = async (one: Shop): Promise<{ readonly billId: string; readonly orderId: string }> =>
  done(await one.send(till(one), 'order.place', { orderType: 'takeaway', lines: [chai] })).result
const settled = async (one: Shop): Promise<string> =>
  done(await one.send(till(one), 'sale.ring', saleOf([chai]))).result.billId
const ticketOf = async (one: Shop): Promise<string> => {
  const { orderId } = await place(one)
  return cell(one.db, 'select ticket_id from ticket where order_id = ?', orderId)
}
const receiptJobOf = async (one: Shop): Promise<string> => {
  const billId = await settled(one)
  return cell(
    one.db,
    `select job_id from job where about = ? and kind = 'receipt'`,
    `bill:${billId}`,
  )
}

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
const pinOf = (one: Shop, sender: Sender): SendOptions =>
  sender.signIn === undefined ? {} : withPin(one, sender, personAt(one, sender))

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
    for (const name of names) {
      shop.db.prepare(`update printer set bridge_id = ?`).run(sender.device)
      const args = await occasions[name](shop, sender)
      const options = name === 'approval.answer' ? pinOf(shop, sender) : {}
      const before = contentOf(shop.db)
      const code = await codeOf(shop, sender, name, args, options)
      const isUntouched = JSON.stringify(contentOf(shop.db)) === JSON.stringify(before)
      outcomes[name] = [code, isUntouched]
      const verdict = verdictOf(shop, roleId, name)
      const denied = sender.signIn === undefined ? 'sign-in.missing' : 'command.not-permitted'
      expected[name] =
        verdict === 'allow'
          ? [null, false]
          : [verdict === 'ask' ? 'command.needs-approval' : denied, true]
    }
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
    forCommand: string | undefined,
    at: Sender = desk,
  ): Promise<string> => {
    const signInId = shop.newId()
    const opened = await asHub(shop, 'signIn.open', {
      signInId,
      deviceId: at.device,
      userId,
      purpose: forCommand === undefined ? 'work' : 'approval',
      forCommand,
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
