import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commandsWaitingMax, openCommandQueues } from '../../hub/edge/command-queue.ts'
import { createSessions, type Sessions } from '../../hub/edge/sessions.ts'
import type { DeviceDoc } from '../../schema/device.ts'
import { refusals, refusalWords, type Refusal, type RefusalCode } from '../../schema/refusals.ts'
import { languages } from '../../schema/names.ts'
import { rangeToReport } from '../../schema/report-args.ts'
import type { DateRange } from '../../schema/report-range.ts'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { done, pastSale, saleOf } from './evening.ts'
import { feedParty, newTable, seatParty, vadaPav } from './floor-kit.ts'
import { openGuesses } from '../../hub/guests/guesses.ts'
import {
  allow,
  freeTable as freeGuestTable,
  newPhone,
  pick,
  proposeSomething,
  seatGuests,
  sitDown,
  type Phone,
} from './guest-kit.ts'
import { openShop, type Sender, type SendOptions, type Shop } from './kit.ts'
import { cell, contentOf, depsOf, figure, together, typed, wire } from './look.ts'
import { chai, faultyHandlers } from './mix.ts'
import { discountWays } from './refusal-ways-discounts.ts'
import { kitchenWays } from './refusal-ways-kitchen.ts'
import type { Way } from './refusal-ways.ts'
import { priceWays } from './refusal-ways-prices.ts'
import { planWays } from './refusal-ways-plan.ts'
import { buyerWays } from './refusal-ways-buyers.ts'
import { requestWays } from './refusal-ways-requests.ts'
import { taxWays } from './refusal-ways-taxes.ts'
import { refundWays } from './refusal-ways-refunds.ts'
import { challanWays } from './refusal-ways-challans.ts'
import { packedWays } from './refusal-ways-packed.ts'
import { slipsWays } from './refusal-ways-slips.ts'
import { customersWays } from './refusal-ways-customers.ts'
import { deskWays } from './refusal-ways-desk.ts'
import { tillWays } from './refusal-ways-till.ts'
import { equipmentWays } from './refusal-ways-equipment.ts'
import { approvalWays } from './refusal-ways-approvals.ts'

let shop: Shop
let counter: Sender

beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'ravi')
})
afterEach(() => shop.close())

const minute = 60_000
const katli = { itemId: 'kaju-katli', qtyMilli: 350 }

/** A refusal as its sender hears it; throws where there was none. */
const refusedBy = (replyText: string): Refusal => {
  const reply = JSON.parse(replyText) as { ok: boolean; code: RefusalCode; facts: Refusal['facts'] }
  if (reply.ok) throw new Error(`it was accepted: ${replyText}`)
  return { code: reply.code, facts: reply.facts ?? {} }
}

const send = async (
  sender: Sender,
  name: string,
  args: unknown,
  options: SendOptions = {},
): Promise<Refusal> =>
  refusedBy((await shop.bus.submit(wire(shop, sender, name, args, options))).replyText)

const order = (...lines: readonly unknown[]): Promise<Refusal> =>
  send(counter, 'order.place', { orderType: 'takeaway', lines })
const ring = (...tenders: readonly unknown[]): Promise<Refusal> =>
  send(counter, 'sale.ring', { orderType: 'takeaway', lines: [katli], tenders })

const item = (changes: object): Promise<Refusal> =>
  send(as('asha'), 'item.set', {
    itemId: 'pizza',
    code: '990',
    categoryId: 'mains',
    names: { en: 'Pizza' },
    unit: 'plate',
    mark: 'veg',
    taxClassId: 'restaurant-service',
    salesAccount: '4010',
    soldAt: [],
    ...changes,
  })

const as = (userId: string): Sender => shop.join('counter', 'counter', userId)
/** Brings in a sale of last week; the same one, unless something is changed about it. */
const imported = async (changes: Parameters<typeof pastSale>[1]): Promise<Refusal> => {
  const answer = await shop.bus.submit(
    wire(shop, as('asha'), 'sale.import', pastSale(shop, changes)),
  )
  return answer.code === null ? { code: 'hub.fault' } : refusedBy(answer.replyText)
}
const openBill = async (): Promise<string> =>
  done(await shop.send(counter, 'order.place', { orderType: 'takeaway', lines: [chai] })).result
    .billId
const paidBill = async (): Promise<string> =>
  done(await shop.send(counter, 'sale.ring', saleOf([chai]))).result.billId
const jobOf = (billId: string): string =>
  cell(shop.db, `select job_id from job where about = ? and kind = 'receipt'`, `bill:${billId}`)

/** Why a guest's phone is refused. */
const told = async (
  phone: Phone,
  name: Parameters<Phone['say']>[0],
  args: object = {},
): Promise<Refusal> => refusedBy(JSON.stringify(await phone.say(name, args)))
const joining = (tableCode: string, more: object = {}): Promise<Refusal> =>
  told(newPhone(shop), 'guest.join', { tableCode, name: 'Asha', ...more })

/** Why a report of a time is refused on 21 November 2026. */
const unreported = (range: DateRange): Refusal => {
  const reported = rangeToReport(range, 2026_11_21)
  if (reported.ok) throw new Error('it was reported')
  return reported.error
}

const sessions = (): Sessions =>
  createSessions({
    reader: shop.db,
    bus: shop.bus,
    pepper: Buffer.from('pepper'),
    now: () => shop.clock.now,
    newId: shop.newId,
  })
const docOf = (sender: Sender): DeviceDoc => {
  const device = deviceById(shop.db, sender.device)
  if (device === undefined) throw new Error('no such device')
  return device
}
/** Types a wrong PIN, as often as asked; nobody in this shop has a PIN. */
const wrongPin = async (times = 1, userId = 'meena'): Promise<Refusal> => {
  let last: Refusal | undefined
  for (let i = 0; i < times; i += 1) {
    const attempt = { userId, pin: '000000', purpose: 'work' } as const
    const result = await sessions().signIn(docOf(counter), attempt)
    if (result.ok) throw new Error('a wrong PIN was right')
    last = result.error
  }
  if (last === undefined) throw new Error('nothing was typed')
  return last
}

const chaatStall = { outletId: 'counter', stationId: 'chaat', names: { en: 'Chaat stall' } }
const issue = (sender: Sender, roleId: string): Promise<Refusal> =>
  send(sender, 'integration.issue', {
    outletId: 'counter',
    name: 'Web shop',
    scope: 'write',
    roleId,
  })

/** One way to be refused for every reason there is. The compiler holds it to be complete. */
const ways: Readonly<Record<RefusalCode, Way>> = {
  ...priceWays,
  ...planWays,
  ...buyerWays,
  ...requestWays,
  ...taxWays,
  ...discountWays,
  ...customersWays,
  ...slipsWays,
  ...packedWays,
  ...challanWays,
  ...kitchenWays,
  ...tillWays,
  ...approvalWays,
  ...equipmentWays,
  'command.malformed': () => send(counter, 'sale.ring', { total: 1 }),
  'command.unknown': () => send(counter, 'shop.burn', {}),
  'command.too-large': () => send(counter, 'sale.ring', 'x'.repeat(64 * 1024)),
  'command.not-permitted': () => send(as('dinesh'), 'sale.ring', saleOf([chai])),
  'command.needs-approval': async () =>
    send(counter, 'receipt.reprint', { billId: await paidBill() }),
  'command.approval-invalid': async () =>
    send(counter, 'receipt.reprint', { billId: await paidBill() }, { approval: shop.newId() }),
  'command.id-used': async () => {
    const id = shop.newId()
    done(await shop.send(counter, 'sale.ring', saleOf([chai]), { id }))
    return send(counter, 'sale.ring', saleOf([katli]), { id })
  },
  'command.stale': async () => {
    const billId = await openBill()
    const tenders = [{ kind: 'cash', offered: 'exact' }]
    const seen = { expect: { key: `bill:${billId}`, rev: 7 } }
    return send(as('meena'), 'bill.settle', { billId, tenders }, seen)
  },
  'command.expired': () => send(counter, 'sale.ring', saleOf([chai]), { exp: shop.clock.now - 1 }),
  'device.unknown': () => send({ device: shop.newId() }, 'sale.ring', saleOf([chai])),
  'device.revoked': async () => {
    done(await shop.send(as('asha'), 'device.revoke', { deviceId: counter.device }))
    return send(counter, 'sale.ring', saleOf([chai]))
  },
  'role.unknown': () => issue(as('asha'), 'bridge'),
  'integration.above-you': () => {
    shop.db
      .prepare(
        `update role_right set verdict = 'allow' where role_id = 'manager' and permission = 'integration.issue'`,
      )
      .run()
    return issue(as('imran'), 'owner')
  },
  'integration.orphaned': () => {
    const program = shop.program('counter')
    shop.db.prepare(`update user set is_active = 0 where user_id = 'asha'`).run()
    return send(program, 'sale.ring', saleOf([chai]))
  },
  'integration.read-only': () =>
    send(shop.program('counter', { scope: 'read' }), 'sale.ring', saleOf([chai])),
  'integration.person-only': () =>
    send(shop.program('counter', { roleId: 'owner' }), 'device.revoke', {
      deviceId: counter.device,
    }),
  'device.missing': () => send(as('asha'), 'device.revoke', { deviceId: shop.newId() }),
  'pairing.wrong-code': async () => {
    const paired = await sessions().pair('K7PM-2Q4X', 'a browser')
    if (paired.ok) throw new Error('a wrong code was right')
    return paired.error
  },
  'sign-in.missing': () => send({ device: counter.device }, 'sale.ring', saleOf([chai])),
  'sign-in.ended': () => {
    shop.clock.now += 13 * 60 * minute
    return send(counter, 'sale.ring', saleOf([chai]))
  },
  'sign-in.wrong-pin': () => wrongPin(),
  'sign-in.wait': () => wrongPin(6),
  'sign-in.device-locked': async () => {
    shop.db
      .prepare('insert into pin_guess values (?, ?, 100, ?)')
      .run(counter.device, 'asha', shop.clock.now)
    return wrongPin()
  },
  'outlet.unknown': () =>
    send(as('asha'), 'device.invite', { kind: 'kitchen', outletId: 'nowhere', name: 'Stall' }),
  'outlet.inactive': () => {
    shop.db.prepare('update outlet set is_active = 0').run()
    return order(katli)
  },
  'station.unknown': () =>
    send(as('asha'), 'device.invite', {
      kind: 'kitchen',
      outletId: 'counter',
      name: 'Stall',
      stationId: 'tandoor',
    }),
  'station.no-printer': () =>
    send(as('asha'), 'station.set', { ...chaatStall, mode: 'paper', printerId: null }),
  'station.routed': () => send(as('asha'), 'station.set', { ...chaatStall, isActive: false }),
  'station.busy': async () => {
    done(await shop.send(counter, 'order.place', { orderType: 'takeaway', lines: [vadaPav] }))
    shop.db.prepare('update outlet_item set station_id = null').run()
    return send(as('asha'), 'station.set', { ...chaatStall, isActive: false })
  },
  'order.empty': () => order(),
  'order.too-large': () =>
    order(
      { itemId: 'kaju-katli', qtyMilli: 10_000_000 },
      ...Array.from({ length: 9 }, () => ({ itemId: 'pista-barfi', qtyMilli: 10_000_000 })),
    ),
  'order.unknown': () => send(as('sunita'), 'order.fire', { orderId: shop.newId() }),
  'order.paid': async () => {
    const { orderId } = done(await shop.send(counter, 'sale.ring', saleOf([chai]))).result
    return send(counter, 'order.add', { orderId, lines: [chai] })
  },
  'order.too-long': async () => {
    const { orderId, sender } = await feedParty(shop)
    const lines = Array.from({ length: 100 }, () => vadaPav)
    for (let i = 0; i < 2; i += 1) done(await shop.send(sender, 'order.add', { orderId, lines }))
    return send(sender, 'order.add', { orderId, lines })
  },
  'order.nothing-ready': async () => {
    const { orderId, sender } = await feedParty(shop)
    return send(sender, 'order.serve', { orderId })
  },
  'order.nothing-held': async () => {
    const { orderId, sender } = await feedParty(shop)
    return send(sender, 'order.fire', { orderId, course: 3 })
  },
  'line.unknown': async () => {
    const { orderId, sender } = await feedParty(shop)
    return send(sender, 'order.assign', { orderId, lineId: shop.newId(), seat: 1 })
  },
  'line.too-much': async () => {
    const { orderId, sender, lineIds } = await feedParty(shop)
    const lines = [{ lineId: lineIds[0], qtyMilli: 3000 }]
    return send(sender, 'order.void', { orderId, lines, reason: 'Changed their minds' })
  },
  'line.sent': async () => {
    const { orderId, sender, lineIds } = await feedParty(shop)
    return send(sender, 'order.drop', {
      orderId,
      lines: [{ lineId: lineIds[0], qtyMilli: 1000 }],
    })
  },
  'line.held': async () => {
    const { orderId, sender, lineIds } = await feedParty(shop)
    return send(sender, 'order.serve', { orderId, lineIds: [lineIds[1]] })
  },
  'section.unknown': () =>
    send(as('asha'), 'plan.save', { sectionId: 'attic', tables: [], walls: [] }),
  'line.changed': async () => {
    const { orderId, sender, lineIds } = await feedParty(shop)
    const lines = [{ lineId: lineIds[1], qtyMilli: 1000, ofMilli: 2000 }]
    done(await shop.send(sender, 'order.drop', { orderId, lines }))
    return send(sender, 'order.drop', { orderId, lines })
  },
  'table.unknown': () => send(as('asha'), 'sitting.open', { tableId: 'attic', guests: 2 }),
  'table.taken': async () => {
    await feedParty(shop)
    const tableId = cell(shop.db, 'select table_id from sitting_table')
    return send(as('asha'), 'sitting.open', { tableId, guests: 2 })
  },
  'table.blocked': async () => {
    const tableId = newTable(shop)
    done(await shop.send(as('asha'), 'table.block', { tableId, reason: 'Wobbles' }))
    return send(as('asha'), 'sitting.open', { tableId, guests: 2 })
  },
  'table.in-use': async () => {
    await feedParty(shop)
    const tableId = cell(shop.db, 'select table_id from sitting_table')
    return send(as('asha'), 'table.block', { tableId, reason: 'Wobbles' })
  },
  'table.same-number': () => {
    const table = { number: '1', shape: 'round', seats: 2, x: 0, y: 0, width: 7, height: 7 }
    return send(shop.join('floor', 'restaurant', 'asha'), 'plan.save', {
      sectionId: 'terrace',
      tables: [{ ...table, tableId: 'another' }],
      walls: [],
    })
  },
  'sitting.unknown': () => send(as('asha'), 'sitting.close', { sittingId: shop.newId() }),
  'sitting.over': async () => {
    const { sittingId } = await seatParty(shop)
    done(await shop.send(as('asha'), 'sitting.close', { sittingId }))
    return send(as('asha'), 'sitting.change', { sittingId, guests: 2 })
  },
  'sitting.merged': async () => {
    const { sittingId, orderId, sender } = await feedParty(shop)
    const intoId = (await seatParty(shop)).sittingId
    done(await shop.send(sender, 'sitting.merge', { sittingId, intoId }))
    return send(sender, 'order.add', { orderId, lines: [vadaPav] })
  },
  'sitting.paid': async () => {
    const { sittingId, sender, billId } = await feedParty(shop)
    const tenders = [{ kind: 'cash' as const, offered: 'exact' as const }]
    done(await shop.send(as('meena'), 'bill.settle', { billId, tenders }))
    return send(sender, 'sitting.change', { sittingId, guests: 2 })
  },
  'sitting.paying': async () => {
    const { sittingId, sender } = await feedParty(shop)
    done(await shop.send(sender, 'bill.request', { sittingId }))
    return send(sender, 'sitting.merge', { sittingId, intoId: (await seatParty(shop)).sittingId })
  },
  'sitting.unpaid': async () => {
    const { sittingId, sender } = await feedParty(shop)
    return send(sender, 'sitting.close', { sittingId })
  },
  'sitting.elsewhere': async () => {
    const { sittingId, sender } = await feedParty(shop)
    const fromTableId = cell(shop.db, 'select table_id from sitting_table')
    done(await shop.send(sender, 'sitting.move', { sittingId, tableId: newTable(shop) }))
    return send(sender, 'sitting.move', { sittingId, tableId: newTable(shop), fromTableId })
  },
  'sitting.guests-changed': async () => {
    const { sittingId, sender } = await feedParty(shop)
    done(await shop.send(sender, 'sitting.change', { sittingId, guests: 5, ofGuests: 4 }))
    return send(sender, 'sitting.change', { sittingId, guests: 5, ofGuests: 4 })
  },
  'sitting.same': async () => {
    const { sittingId, sender } = await feedParty(shop)
    return send(sender, 'sitting.merge', { sittingId, intoId: sittingId })
  },
  'sitting.not-merged': async () => {
    const { sittingId, sender } = await feedParty(shop)
    return send(sender, 'sitting.unmerge', { sittingId })
  },
  'sitting.too-few': async () => {
    const { sittingId, sender } = await feedParty(shop)
    return send(sender, 'sitting.split', { sittingId, guests: 4 })
  },
  'user.unknown': async () => {
    const { sittingId, sender } = await feedParty(shop)
    return send(sender, 'sitting.change', { sittingId, serverId: 'nobody' })
  },
  'item.unknown': () => order({ itemId: 'pizza', qtyMilli: 1000 }),
  'item.not-sold-here': () => order({ itemId: 'chole-bhature', qtyMilli: 1000 }),
  'item.not-served-now': async () => {
    const served = [{ days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 360, untilMinute: 420 }]
    const category = { categoryId: 'chaat', names: { en: 'Breakfast' }, colour: 7, served }
    done(await shop.send(as('asha'), 'category.set', category))
    return order({ itemId: 'samosa', qtyMilli: 1000 })
  },
  'modifier-group.limits': () =>
    send(as('asha'), 'modifier-group.set', {
      groupId: 'spice',
      names: { en: 'Spice' },
      min: 2,
      max: 2,
      modifiers: [{ modifierId: 'spice-mild', names: { en: 'Mild' } }],
    }),
  'item.sold-out': async () => {
    const left = { itemId: 'samosa', leftMilli: 2000, until: 'today' } as const
    done(await shop.send(counter, 'item.eighty-six', left))
    return order({ itemId: 'samosa', qtyMilli: 3000 })
  },
  'item.no-price': () => {
    shop.db.exec(`insert into outlet_item (outlet_id, item_id) values ('counter', 'chole-bhature')`)
    return order({ itemId: 'chole-bhature', qtyMilli: 1000 })
  },
  'variant.missing': () => order({ itemId: 'lassi', qtyMilli: 1000 }),
  'variant.unknown': () =>
    order({ itemId: 'lassi', variantId: 'masala-chai-full', qtyMilli: 1000 }),
  'modifier.unknown': () => order({ ...chai, modifierIds: ['topping-malai'] }),
  'modifier.too-few': () => order({ ...chai, modifierIds: [] }),
  'modifier.too-many': () => order({ ...chai, modifierIds: ['sugar-less', 'sugar-none'] }),
  'quantity.whole': () => order({ itemId: 'samosa', qtyMilli: 1500 }),
  'quantity.too-large': () => order({ itemId: 'samosa', qtyMilli: 10_001_000 }),
  'price.stale': () =>
    send(counter, 'order.place', { orderType: 'takeaway', lines: [katli] }, { priceRev: 9 }),
  'bill.unknown': () =>
    send(as('meena'), 'bill.settle', {
      billId: shop.newId(),
      tenders: [{ kind: 'cash', offered: 'exact' }],
    }),
  'bill.already-settled': async () =>
    send(as('meena'), 'bill.settle', {
      billId: await paidBill(),
      tenders: [{ kind: 'cash', offered: 'exact' }],
    }),
  'bill.void': async () => {
    const { orderId, billId, sender, lineIds } = await feedParty(shop)
    const lines = lineIds.map((lineId) => ({ lineId, qtyMilli: 2000 }))
    done(await shop.send(sender, 'order.void', { orderId, lines, reason: 'They left' }))
    return send(as('meena'), 'bill.settle', {
      billId,
      tenders: [{ kind: 'cash', offered: 'exact' }],
    })
  },
  'bill.part-paid': async () => {
    const billId = await openBill()
    done(await shop.send(as('meena'), 'bill.pay', { billId, tenders: [upi(100)] }))
    return send(as('meena'), 'bill.tip', { billId, amount: 1 })
  },
  'bill.pays-all': async () =>
    send(as('meena'), 'bill.pay', { billId: await openBill(), tenders: [upi(9_999_00)] }),
  'bill.is-split': async () => {
    const { billId, sender, orderId, lineIds } = await feedParty(shop)
    const part = { lineId: lineIds[0], qtyMilli: 1000 }
    done(await shop.send(as('meena'), 'bill.split', { billId, parts: [[part]] }))
    return send(sender, 'order.void', { orderId, lines: [part], reason: 'Cold' })
  },
  'bill.not-split': async () => send(as('meena'), 'bill.unsplit', { billId: await openBill() }),
  'bill.part-adjusted': async () => {
    const { billId, lineIds } = await feedParty(shop)
    const parts = [[{ lineId: lineIds[0], qtyMilli: 1000 }]]
    const { billIds } = done(await shop.send(as('meena'), 'bill.split', { billId, parts })).result
    done(await shop.send(as('meena'), 'bill.tip', { billId: billIds[0] ?? '', amount: 100 }))
    return send(as('meena'), 'bill.unsplit', { billId })
  },
  'bill.split-all': async () => {
    const { billId, lineIds } = await feedParty(shop)
    const parts = [lineIds.map((lineId) => ({ lineId, qtyMilli: 2000 }))]
    return send(as('meena'), 'bill.split', { billId, parts })
  },
  'bill.split-amount': async () => {
    const { billId, lineIds } = await feedParty(shop)
    const off = { kind: 'amount' as const, amount: 100 }
    done(await shop.send(as('meena'), 'bill.discount', { billId, reasonId: 'regular', off }))
    const parts = [[{ lineId: lineIds[0], qtyMilli: 1000 }]]
    return send(as('meena'), 'bill.split', { billId, parts })
  },
  'line.not-discountable': async () => {
    shop.db.prepare('update item set is_discountable = 0').run()
    const { billId, lineIds } = await feedParty(shop)
    return send(as('meena'), 'bill.discount', { ...tenOff(billId), lineId: lineIds[0] })
  },
  'discount.unknown-reason': async () =>
    send(as('meena'), 'bill.discount', { ...tenOff(await openBill()), reasonId: 'mood' }),
  'discount.unknown': async () =>
    send(as('meena'), 'bill.undiscount', { billId: await openBill(), discountId: shop.newId() }),
  'discount.twice': async () => {
    const billId = await openBill()
    done(await shop.send(as('meena'), 'bill.discount', tenOff(billId)))
    return send(as('meena'), 'bill.discount', tenOff(billId))
  },
  'discount.over-cap': async () =>
    send(as('meena'), 'bill.discount', {
      ...tenOff(await openBill()),
      off: { kind: 'rate', ratePpm: 110_000 },
    }),
  'bill.empty': async () => {
    const { sittingId } = await seatParty(shop)
    return send(as('asha'), 'bill.request', { sittingId })
  },
  'bill.not-settled': async () => send(as('asha'), 'receipt.reprint', { billId: await openBill() }),
  ...refundWays,
  ...deskWays,
  'tender.short': () => ring({ kind: 'cash', offered: 1 }),
  'tender.over': () => ring({ kind: 'card', offered: 9_999_00 }),
  'tender.twice': () => ring({ kind: 'cash', offered: 'exact' }, { kind: 'upi', offered: 'exact' }),
  'sale.imported-before': async () => {
    await imported({})
    return imported({})
  },
  'sale.day-not-over': () => imported({ soldAt: shop.clock.now - 1 }),
  'sale.total-differs': () => imported({ tenders: [{ kind: 'cash', amount: 24_00 }] }),
  'ticket.unknown': () =>
    send(shop.join('kitchen', 'counter'), 'ticket.bump', { ticketId: shop.newId() }),
  'ticket.already-bumped': async () => {
    const { kitchen, ticketId } = await bumped()
    return send(kitchen, 'ticket.bump', { ticketId })
  },
  'ticket.held': async () => {
    await feedParty(shop)
    const ticketId = cell(shop.db, `select ticket_id from ticket where state = 'held'`)
    return send(shop.join('kitchen', 'counter'), 'ticket.bump', { ticketId })
  },
  'ticket.not-bumped': async () => {
    const { kitchen, ticketId } = await bumped()
    done(await shop.send(kitchen, 'ticket.recall', { ticketId }))
    return send(kitchen, 'ticket.recall', { ticketId })
  },
  'subject.unknown': () =>
    send(as('asha'), 'price.set', { subjectId: 'pizza', amount: 1, isTaxIncluded: true }),
  'subject.taken': () => item({ itemId: 'lassi-small' }),
  'category.unknown': () => item({ categoryId: 'pizzas' }),
  'tax-class.unknown': () => item({ taxClassId: 'none' }),
  'account.not-income': () => item({ salesAccount: '1010' }),
  'modifier-group.unknown': () => item({ modifierGroupIds: ['toppings'] }),
  'item.code-taken': () => item({ code: '901' }),
  'item.not-weighable': () => item({ isWeighed: true }),
  'item.unit-fixed': async () => {
    done(await shop.send(counter, 'sale.ring', saleOf([{ itemId: 'samosa', qtyMilli: 1000 }])))
    return item({ itemId: 'samosa', unit: 'plate' })
  },
  'ingredient.unknown': () =>
    send(as('asha'), 'recipe.set', {
      subjectId: 'samosa',
      lines: [{ ingredientId: 'aloo', qtyMilli: 60 }],
    }),
  'ingredient.unit-fixed': async () => {
    const aloo = { ingredientId: 'aloo', names: { en: 'Potato' } }
    done(await shop.send(as('asha'), 'ingredient.set', { ...aloo, unit: 'kg' }))
    const lines = [{ ingredientId: 'aloo', qtyMilli: 60 }]
    done(await shop.send(as('asha'), 'recipe.set', { subjectId: 'samosa', lines }))
    return send(as('asha'), 'ingredient.set', { ...aloo, unit: 'g' })
  },
  'guest.code-unknown': () => joining('nowhere'),
  'guest.closed': async () => {
    await allow(shop, { ordering: 'off' })
    return joining((await seatGuests(shop)).code)
  },
  'guest.look-only': async () => {
    await allow(shop, { ordering: 'look' })
    const phone = await sitDown(shop, await seatGuests(shop))
    return told(phone, 'guest.choose', { line: { itemId: 'vada-pav', pieces: 1 } })
  },
  'guest.not-seated': () => joining(freeGuestTable(shop).code),
  'guest.table-taken': async () => joining((await seatGuests(shop)).code, { guests: 2 }),
  'guest.pin-needed': async () => {
    const { code, tableId, staff } = await seatGuests(shop)
    done(await shop.send(staff, 'sitting.open', { tableId, guests: 2, isApart: true }))
    return joining(code)
  },
  'guest.wrong-pin': async () => joining((await seatGuests(shop)).code, { pin: 'none' }),
  'guest.wait': () => {
    const guesses = openGuesses()
    for (let i = 0; i < 5; i += 1) guesses.failed('a phone', 'a table', shop.clock.now)
    return guesses.mayTry('a phone', 'a table', shop.clock.now) ?? { code: 'hub.fault' }
  },
  'guest.unknown': () => told(newPhone(shop), 'guest.call'),
  'guest.over': async () => {
    const { sittingId, staff, ...table } = await seatGuests(shop)
    const phone = await sitDown(shop, table)
    done(await shop.send(staff, 'sitting.close', { sittingId }))
    return told(phone, 'guest.call')
  },
  'guest.paid': async () => {
    const { orderId, billId, staff, ...table } = await seatGuests(shop)
    const phone = await sitDown(shop, table)
    done(await shop.send(staff, 'order.add', { orderId, lines: [vadaPav] }))
    const tenders = [{ kind: 'upi', offered: 'exact' }] as const
    done(await shop.send(as('meena'), 'bill.settle', { billId, tenders }))
    return told(phone, 'guest.call')
  },
  'guest.merged': async () => {
    const { sittingId, staff, ...table } = await seatGuests(shop)
    const phone = await sitDown(shop, table)
    const intoId = (await seatParty(shop)).sittingId
    done(await shop.send(staff, 'sitting.merge', { sittingId, intoId }))
    return told(phone, 'guest.call')
  },
  'guest.not-in': async () => {
    const { code } = await seatGuests(shop)
    return told(await sitDown(shop, { code, pin: null }), 'guest.call')
  },
  'guest.full': async () => {
    const { code } = await seatGuests(shop)
    for (let i = 0; i < 12; i += 1) await sitDown(shop, { code, pin: null })
    return joining(code)
  },
  'guest.wifi-password': () =>
    send(as('asha'), 'guests.set', {
      ordering: 'ask',
      isSelfSeating: false,
      wifiName: 'Guests',
      wifiPassword: 'short',
      address: '',
    }),
  'cart.full': async () => {
    const phone = await sitDown(shop, await seatGuests(shop))
    for (let i = 0; i < 60; i += 1) await pick(phone)
    return told(phone, 'guest.choose', { line: { itemId: 'vada-pav', pieces: 1 } })
  },
  'cart.not-yours': async () => {
    const table = await seatGuests(shop)
    const lineId = await pick(await sitDown(shop, table))
    return told(await sitDown(shop, table), 'guest.remove', { lineId })
  },
  'proposal.unknown': () => send(as('asha'), 'proposal.accept', { proposalId: shop.newId() }),
  'proposal.answered': async () => {
    const { proposalId, staff } = await proposeSomething(shop)
    done(await shop.send(staff, 'proposal.accept', { proposalId }))
    return send(staff, 'proposal.accept', { proposalId })
  },
  'proposal.too-many': async () => {
    const { phone } = await proposeSomething(shop)
    for (let i = 0; i < 2; i += 1) {
      await pick(phone)
      done(await phone.say('guest.place', { whose: 'mine' }))
    }
    await pick(phone)
    return told(phone, 'guest.place', { whose: 'mine' })
  },
  'item.by-weight': async () => {
    const phone = await sitDown(shop, await seatGuests(shop))
    return told(phone, 'guest.choose', { line: { itemId: 'kaju-katli', pieces: 1 } })
  },
  'printer.unknown': () =>
    send(as('asha'), 'printer.set', { printerId: 'none', port: 'virtual:', profile: 'x' }),
  'printer.missing': async () => {
    const office = shop.join('office', 'counter', 'asha')
    return send(office, 'receipt.reprint', { billId: await paidBill() })
  },
  'drawer.unknown': () => send(counter, 'drawer.shut', { drawerId: 'none' }),
  'drawer.not-virtual': async () => {
    const port = 'tcp://192.168.1.9:9100'
    const printer = { printerId: 'counter-receipt', port, profile: 'generic-80' }
    done(await shop.send(as('asha'), 'printer.set', printer))
    return send(counter, 'drawer.shut', { drawerId: 'counter-drawer' })
  },
  'job.unknown': () => send(counter, 'job.answer', { jobId: shop.newId(), answer: 'came_out' }),
  'job.finished': async () =>
    send(counter, 'job.answer', { jobId: jobOf(await paidBill()), answer: 'came_out' }),
  'report.range-reversed': () => unreported({ from: 2026_11_21, to: 2026_11_20 }),
  'report.range-ahead': () => unreported({ from: 2026_11_22, to: 2026_11_23 }),
  'report.range-too-long': () => unreported({ from: 2016_11_20, to: 2026_11_21 }),
  'clock.behind': async () => {
    await paidBill()
    shop.clock.now -= minute
    return send(counter, 'sale.ring', saleOf([chai]))
  },
  'hub.busy': async () => {
    const answers: string[] = []
    const queues = openCommandQueues({
      bus: shop.bus,
      log: pino({ level: 'silent' }),
      answer: (_, replyText) => void answers.push(replyText),
    })
    const tab = { device: docOf(counter), clientId: `${counter.device}:tab` }
    for (let i = 0; i <= commandsWaitingMax; i += 1)
      queues.take(tab, typed(shop, counter, 'sale.ring', saleOf([chai])).text)
    await queues.settle()
    return refusedBy(answers[0] ?? '')
  },
  'hub.fault': () => {
    const shut = typed(shop, counter, 'drawer.shut', { drawerId: 'counter-drawer' })
    const { outcomes } = together(shop, [shut], { handlers: faultyHandlers })
    return refusedBy(outcomes[0]?.replyText ?? '')
  },
  'hub.failing': () => {
    shop.db.pragma(`max_page_count = ${figure(shop.db, 'pragma page_count')}`)
    const filling = Array.from({ length: 40 }, () =>
      typed(shop, counter, 'sale.ring', saleOf([chai])),
    )
    return refusedBy(together(shop, filling, depsOf(shop)).outcomes[0]?.replyText ?? '')
  },
}

const upi = (offered: number): { readonly kind: 'upi'; offered: number } => ({
  kind: 'upi',
  offered,
})
const tenOff = (billId: string) =>
  ({ billId, reasonId: 'regular', off: { kind: 'rate', ratePpm: 100_000 } }) as const

const bumped = async (): Promise<{ readonly kitchen: Sender; readonly ticketId: string }> => {
  await openBill()
  const ticketId = cell(shop.db, 'select ticket_id from ticket')
  const kitchen = shop.join('kitchen', 'counter')
  done(await shop.send(kitchen, 'ticket.bump', { ticketId }))
  return { kitchen, ticketId }
}

/** The facts a sentence names, braces and all. */
const factsIn = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{(\w+)(?::money)?\}/g)].map(([whole]) => whole)

const codes = Object.keys(refusals) as RefusalCode[]

describe('everything the hub can refuse', () => {
  test('has a way to be refused, and there is no other', () => {
    expect(new Set(Object.keys(ways))).toEqual(new Set(codes))
  })

  test.each(codes)('%s is what its sender hears, in words that say everything', async (code) => {
    const refused = await ways[code]({ shop, send, as })
    expect(refused.code).toBe(code)
    for (const language of languages) {
      const sentence = refusalWords(refused, language, (amount) => `₹${amount / 100}`)
      expect(sentence).not.toMatch(/[{}…]|\bNaN\b/)
      expect(sentence.length).toBeGreaterThan(8)
    }
  })

  test.each(codes)('%s says in both languages the same facts', (code) => {
    expect(new Set(factsIn(refusals[code].hi))).toEqual(new Set(factsIn(refusals[code].en)))
    expect(refusals[code].hi).toMatch(/\p{Script=Devanagari}/u)
  })
})

describe('a quantity', () => {
  test.each([
    ['zero', 0],
    ['below zero', -1000],
    ['a fraction of a gram', 0.5],
    ['not a number', Number.NaN],
    ['without end', Number.POSITIVE_INFINITY],
    ['absurd', 1e308],
    ['beyond what is exact', 2 ** 53],
    ['text', '1000'],
    ['missing', undefined],
    ['nothing', null],
    ['a list', [1000]],
    ['true', true],
  ])('that is %s is refused', async (_, qtyMilli) => {
    const before = contentOf(shop.db)
    expect(await order({ itemId: 'kaju-katli', qtyMilli })).toMatchObject({
      code: 'command.malformed',
    })
    expect(contentOf(shop.db)).toEqual(before)
  })
})

describe('an amount offered', () => {
  test.each([0, -1, 0.5, 1e308, '100', 'all', null, 100_000_000_001])(
    'of %s is refused',
    async (offered) => {
      expect((await ring({ kind: 'cash', offered })).code).toBe('command.malformed')
    },
  )

  test('in a kind of money nobody knows, or none, or eleven at once, is refused', async () => {
    expect((await ring({ kind: 'shells', offered: 'exact' })).code).toBe('command.malformed')
    expect((await ring()).code).toBe('command.malformed')
    const eleven = Array.from({ length: 11 }, () => ({ kind: 'cash', offered: 100_00 }))
    expect((await ring(...eleven)).code).toBe('command.malformed')
  })
})

describe('what a screen has no business sending', () => {
  test.each([
    ['a price', { ...katli, unitPrice: 1 }],
    ['a name', { ...katli, names: { en: 'Free sweets' } }],
    ['a tax class', { ...katli, taxClassId: 'nil' }],
    ['a discount', { ...katli, discount: { ratePpm: 1_000_000 } }],
    ['a station', { ...katli, stationId: 'chaat' }],
  ])('is refused with a line: %s', async (_, line) => {
    expect((await order(line)).code).toBe('command.malformed')
  })

  test.each([
    ['a total', { total: 1 }],
    ['a token', { token: 1 }],
    ['an outlet', { outletId: 'restaurant' }],
    ['a person', { placedBy: 'asha' }],
    ['a date', { businessDate: 20200101 }],
  ])('is refused with an order: %s', async (_, more) => {
    const args = { orderType: 'takeaway', lines: [katli], ...more }
    expect((await send(counter, 'order.place', args)).code).toBe('command.malformed')
  })

  test.each([
    ['a person', { userId: 'asha' }],
    ['a moment', { at: 0 }],
    ['a device', { deviceId: 'x' }],
    ['another form', { v: 2 }],
    ['an id that is none', { id: 'drop table' }],
    ['a moment before time began', { sentAt: -1 }],
    ['a price revision that is none', { priceRev: 0 }],
  ])('is refused around a command: %s', async (_, more) => {
    const command = JSON.parse(wire(shop, counter, 'sale.ring', saleOf([chai])).text) as object
    const text = JSON.stringify({ ...command, ...more })
    const { code } = await shop.bus.submit({ deviceId: counter.device, text })
    expect(code).toBe('command.malformed')
  })

  test('is refused under names that JavaScript gives a meaning of its own', async () => {
    const text = (inner: string): string =>
      wire(shop, counter, 'sale.ring', saleOf([chai])).text.replace(
        '"orderType"',
        `${inner},"orderType"`,
      )
    for (const inner of [
      '"__proto__":{"isAdmin":true}',
      '"constructor":{"prototype":{}}',
      '"toString":1',
    ]) {
      const { code } = await shop.bus.submit({ deviceId: counter.device, text: text(inner) })
      expect([inner, code]).toEqual([inner, 'command.malformed'])
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBe(undefined)
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect((await send(counter, name, {})).code).toBe('command.unknown')
  })
})

describe('a note', () => {
  const noteOf = async (note: string): Promise<string> => {
    done(
      await shop.send(counter, 'order.place', {
        orderType: 'takeaway',
        lines: [{ ...chai, note }],
      }),
    )
    return cell(shop.db, 'select note from order_line')
  }

  test('that gives orders to a printer is cleaned of them', async () => {
    expect(await noteOf('extra\u001b@\u001dV\u0000 \u007f\u0085hot\r\n\t!')).toBe('extra @ V hot !')
  })

  test('that turns the reading direction round or hides is cleaned', async () => {
    expect(await noteOf('no \u202eonion\u202c\u200b \ufeffplease\u2028now')).toBe(
      'no onion please now',
    )
  })

  test('in Hindi keeps its joiners, and comes out as one spelling', async () => {
    expect(await noteOf('क्\u200dष')).toBe('क्\u200dष')
  })

  test('is the same letters however they were typed', async () => {
    expect(await noteOf('cafe\u0301')).toBe('caf\u00e9')
  })

  test('with half a character is refused: it would not come back as it went in', async () => {
    const sentence = '"note":"\\ud800"'
    const { text } = wire(shop, counter, 'order.place', {
      orderType: 'takeaway',
      lines: [{ ...chai, note: 'NOTE' }],
    })
    const refused = refusedBy(
      (
        await shop.bus.submit({
          deviceId: counter.device,
          text: text.replace('"note":"NOTE"', sentence),
        })
      ).replyText,
    )
    expect(refused).toEqual({
      code: 'command.malformed',
      facts: { path: 'lines.0.note', problem: 'has half a character' },
    })
  })

  test('that is too long is refused', async () => {
    expect((await order({ ...chai, note: 'x'.repeat(81) })).code).toBe('command.malformed')
    expect(await noteOf('x'.repeat(80))).toBe('x'.repeat(80))
  })
})

describe('too much at once', () => {
  test('is a command above 64 KiB, counted in bytes', async () => {
    const { text } = wire(shop, counter, 'sale.ring', saleOf([chai]))
    const room = 64 * 1024 - Buffer.byteLength(text)
    const padded = (bytes: number): Promise<{ code: RefusalCode | null }> =>
      shop.bus.submit({ deviceId: counter.device, text: text + ' '.repeat(bytes) })
    expect((await padded(room + 1)).code).toBe('command.too-large')
    expect((await padded(room)).code).toBe(null)
    const wide = { deviceId: counter.device, text: '€'.repeat(22_000) }
    expect((await shop.bus.submit(wide)).code).toBe('command.too-large')
  })

  test('is an order of a hundred and one lines', async () => {
    const lines = Array.from({ length: 101 }, () => katli)
    expect((await order(...lines)).code).toBe('command.malformed')
    expect(
      (await shop.send(counter, 'order.place', { orderType: 'takeaway', lines: lines.slice(1) }))
        .ok,
    ).toBe(true)
  })

  test('is a command nested without end', async () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
    const text = wire(shop, counter, 'sale.ring', 'ARGS').text.replace('"ARGS"', deep)
    expect((await shop.bus.submit({ deviceId: counter.device, text })).code).toBe(
      'command.malformed',
    )
    const objects = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
    const other = wire(shop, counter, 'sale.ring', 'ARGS').text.replace('"ARGS"', objects)
    expect((await shop.bus.submit({ deviceId: counter.device, text: other })).code).toBe(
      'command.malformed',
    )
  })

  test.each([
    '',
    ' ',
    'null',
    '[]',
    '"sale.ring"',
    '{}',
    '1',
    '{"v":1',
    '\u0000',
    '{"v":1}{"v":1}',
  ])('and %j are answered, not crashed on', async (text) => {
    expect((await shop.bus.submit({ deviceId: counter.device, text })).code).toBe(
      'command.malformed',
    )
  })

  test('a refusal of what could not be read still names the command it was', async () => {
    const id = shop.newId()
    const text = wire(shop, counter, 'sale.ring', { total: 1 }, { id }).text.slice(0, -3)
    const { replyText } = await shop.bus.submit({ deviceId: counter.device, text })
    expect(JSON.parse(replyText)).toMatchObject({ id, ok: false, code: 'command.malformed' })
  })
})
