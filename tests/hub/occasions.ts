/**
 * For every command an occasion on which it makes sense.
 */
import { exampleOf, type CommandName } from '../../schema/commands.ts'
import { approvalOccasions } from './approval-kit.ts'
import { challanOccasions } from './challan-kit.ts'
import { addCoupon } from './coupon-kit.ts'
import { customerOccasions } from './customer-kit.ts'
import { done, pastSale, saleOf } from './evening.ts'
import { feedParty, newBooking, newTable, seatParty, vadaPav } from './floor-kit.ts'
import { proposeSomething } from './guest-kit.ts'
import { holdSome } from './held-kit.ts'
import type { Sender, Shop } from './kit.ts'
import { cell } from './look.ts'
import { chai } from './mix.ts'
import { paidChai, wish } from './refusal-ways-refunds.ts'
import { cameTwice, notCash, owedTwice } from './retender-kit.ts'
import { askForBill } from './request-kit.ts'
import { payPart } from './refusal-ways-parts.ts'
import { slipOccasions } from './slip-kit.ts'
import { countNewTill, countedUnder, drawerUnder, newDrawer, tillUnder } from './till-kit.ts'

/** What a shop must have seen for a command to make sense, and the arguments with which it does. */
export const occasions: Readonly<
  Record<CommandName, (shop: Shop, sender: Sender) => Promise<unknown>>
> = {
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
  'order.rename': async (one) => {
    const suman = { name: 'Suman Rao', phone: '90000 00017', address: '14 Lake View Road' }
    const order = { orderType: 'delivery', lines: [vadaPav], deliverTo: suman } as const
    const counter = one.join('counter', 'counter', 'asha')
    const { orderId } = done(await one.send(counter, 'order.place', order)).result
    return { orderId, address: '16 Lake View Road' }
  },
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
  'outlet.foot': async () => exampleOf('outlet.foot'),
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
  'bill.hold': async (one) => ({
    tenders: [
      { heldId: one.newId(), billId: (await place(one)).billId, kind: 'upi', amount: 20_00 },
    ],
  }),
  'bill.take-over': async (one) => ({ heldIds: [await holdSome(one)] }),
  'bill.pay-back': async (one) => {
    const { billId } = await place(one)
    return { billId, paymentId: await payPart(one, billId) }
  },
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
  'bill.merge': async (one) => ({
    billId: (await place(one)).billId,
    intoId: (await place(one)).billId,
  }),
  'bill.unmerge': async (one) => {
    const { billId } = await place(one)
    const intoId = (await place(one)).billId
    done(await one.send(till(one), 'bill.merge', { billId, intoId }))
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
  'bill.retender': async (one) => notCash(one, await paidChai(one, till(one))),
  // Only whoever rang it may say so without asking.
  'bill.retender-own': async (one, sender) => {
    const rung = await one.send(sender, 'sale.ring', saleOf([chai]))
    return notCash(one, { billId: rung.ok ? rung.result.billId : await settled(one) })
  },
  'bill.twice': async (one) => cameTwice(await paidChai(one, till(one))),
  'bill.twice-back': async (one) => owedTwice(one, till(one)),
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
    names: { en: 'Drawer at the kitchen' },
    printerId: 'counter-kitchen',
    pin: 5,
  }),
  'device.rename': async (one) => ({
    deviceId: one.join('devices', 'counter').device,
    names: { en: 'Kitchen wall' },
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
  'till.open': async (one, sender) => ({ drawerId: drawerUnder(one, sender), float: 'carried' }),
  'till.open-short': async (one, sender) => ({
    drawerId: drawerUnder(one, sender),
    float: 'carried',
  }),
  'till-reason.set': async () => exampleOf('till-reason.set'),
  'till.pay-in': async (one, sender) => ({
    ...(await tillUnder(one, sender)),
    amount: 100,
    reasonId: 'from-safe',
  }),
  'till.pay-out': async (one, sender) => ({
    ...(await tillUnder(one, sender)),
    amount: 100,
    reasonId: 'gas',
  }),
  'till.drop': async (one, sender) => ({ ...(await tillUnder(one, sender)), amount: 100 }),
  'till.no-sale': async (one, sender) => ({
    drawerId: drawerUnder(one, sender),
    reason: 'change',
  }),
  'till.report': async (one, sender) => tillUnder(one, sender),
  'till.count': async (one, sender) => ({ ...(await tillUnder(one, sender)), counted: [] }),
  'till.close': async (one, sender) => countedUnder(one, sender),
  'till.close-over': async (one, sender) => countedUnder(one, sender),
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

/** An item that is on no menu yet. */
export const pizza = {
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

export const till = (one: Shop): Sender => one.join('counter', 'counter', 'asha')
/** An order of chai that is not paid. */
export const place = async (
  one: Shop,
): Promise<{ readonly billId: string; readonly orderId: string }> =>
  done(await one.send(till(one), 'order.place', { orderType: 'takeaway', lines: [chai] })).result
/** A chai that is paid. */
export const settled = async (one: Shop): Promise<string> =>
  done(await one.send(till(one), 'sale.ring', saleOf([chai]))).result.billId
export const ticketOf = async (one: Shop): Promise<string> => {
  const { orderId } = await place(one)
  return cell(one.db, 'select ticket_id from ticket where order_id = ?', orderId)
}
export const receiptJobOf = async (one: Shop): Promise<string> => {
  const billId = await settled(one)
  return cell(
    one.db,
    `select job_id from job where about = ? and kind = 'receipt'`,
    `bill:${billId}`,
  )
}
