/**
 * What becomes of an order guests send by phone, and where their party goes with it:
 * asked of the bus itself, as their door asks it.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { proposalsHere } from '../../hub/views/guest-docs.ts'
import { done } from './evening.ts'
import { seatParty } from './floor-kit.ts'
import {
  allow,
  cartOf,
  freeTable,
  guestContext,
  newPhone,
  orderLines,
  pick,
  proposeSomething,
  seatGuests,
  sitDown,
  vadaPav,
  waitingProposal,
} from './guest-kit.ts'
import { openShop, type Shop } from './kit.ts'
import { cell, column, contentOf, figure } from './look.ts'

let shop: Shop
beforeEach(() => {
  shop = openShop()
})
afterEach(() => shop.close())

const tickets = (): number => figure(shop.db, 'select count(*) from ticket')
const kinds = (from: number): readonly string[] =>
  shop
    .events()
    .slice(from)
    .map(({ kind }) => kind)

describe('an order by phone', () => {
  test('waits for the staff, and the kitchen hears of it when they accept, not before', async () => {
    const { sittingId, proposalId, staff } = await proposeSomething(shop)
    expect(tickets()).toBe(0)
    expect(orderLines(shop, sittingId)).toEqual([])
    expect(proposalsHere(guestContext(shop))).toMatchObject([
      { proposalId, isLetIn: true, state: 'waiting', lines: [{ itemId: 'vada-pav' }] },
    ])
    const before = shop.events().length
    done(await shop.send(staff, 'proposal.accept', { proposalId }))
    expect(tickets()).toBe(1)
    expect(orderLines(shop, sittingId)).toEqual(['vada-pav 2'])
    expect(proposalsHere(guestContext(shop))).toEqual([])
    expect(kinds(before)).toContain('proposal.answered')
    expect(figure(shop.db, 'select count(*) from cart_line')).toBe(0)
  })

  test('to which the till adds is told to the kitchen as the difference only', async () => {
    const { sittingId, proposalId, staff } = await proposeSomething(shop)
    done(await shop.send(staff, 'proposal.accept', { proposalId }))
    const more = { orderId: sittingId, lines: [{ itemId: 'aloo-tikki', qtyMilli: 1000 }] }
    done(await shop.send(staff, 'order.add', more))
    const told = column(
      shop.db,
      `select ticket.kind || ' ' || item_id from ticket
       join ticket_line using (ticket_id) join order_line using (line_id)
       order by ticket_no`,
    )
    expect(told).toEqual(['new vada-pav', 'added aloo-tikki'])
  })

  test('goes straight to the kitchen where the outlet says so, and names nobody', async () => {
    await allow(shop, { ordering: 'direct' })
    const table = await seatGuests(shop)
    const [one, other] = [await sitDown(shop, table), await sitDown(shop, table)]
    await pick(one)
    await pick(other, { itemId: 'pav-bhaji', pieces: 1 })
    const mine = done(await one.say('guest.place', { whose: 'mine' }))
    expect(mine.result).toEqual({ outcome: 'sent' })
    expect(orderLines(shop, table.sittingId)).toEqual(['vada-pav 2'])
    expect(cartOf(shop, table.sittingId)).toEqual(['pav-bhaji 1'])
    done(await one.say('guest.place', { whose: 'all' }))
    expect(orderLines(shop, table.sittingId)).toEqual(['vada-pav 2', 'pav-bhaji 1'])
    expect(column(shop.db, 'select by from order_line')).toEqual([null, null])
    expect(tickets()).toBe(2)
  })

  test('of a phone without the PIN waits even there; accepting it lets the phone in', async () => {
    await allow(shop, { ordering: 'direct' })
    const table = await seatGuests(shop)
    const stranger = await sitDown(shop, { code: table.code, pin: null })
    await pick(stranger)
    expect(done(await stranger.say('guest.place', { whose: 'mine' })).result).toEqual({
      outcome: 'waiting',
    })
    expect(tickets()).toBe(0)
    expect(proposalsHere(guestContext(shop))).toMatchObject([{ isLetIn: false }])
    const proposalId = waitingProposal(shop)
    done(await shop.send(table.staff, 'proposal.accept', { proposalId }))
    expect(tickets()).toBe(1)
    await pick(stranger)
    expect(done(await stranger.say('guest.place', { whose: 'all' })).result).toEqual({
      outcome: 'sent',
    })
  })

  test('of a party that seated itself waits until the staff have seen it once', async () => {
    await allow(shop, { ordering: 'direct', isSelfSeating: true })
    const { code } = freeTable(shop)
    const phone = newPhone(shop)
    done(await phone.say('guest.join', { tableCode: code, name: 'Asha', guests: 2 }))
    await pick(phone)
    done(await phone.say('guest.place', { whose: 'mine' }))
    expect(tickets()).toBe(0)
    const staff = shop.join('floor', 'counter', 'asha')
    done(await shop.send(staff, 'proposal.accept', { proposalId: waitingProposal(shop) }))
    await pick(phone)
    done(await phone.say('guest.place', { whose: 'mine' }))
    expect(tickets()).toBe(2)
  })

  test('a phone may ask to be let in and nothing else, once', async () => {
    const table = await seatGuests(shop)
    const stranger = await sitDown(shop, { code: table.code, pin: null })
    for (let i = 0; i < 3; i += 1) done(await stranger.say('guest.place', { whose: 'none' }))
    expect(proposalsHere(guestContext(shop))).toMatchObject([{ lines: [], isLetIn: false }])
    const proposalId = waitingProposal(shop)
    done(await shop.send(table.staff, 'proposal.accept', { proposalId }))
    expect(await stranger.code('guest.call')).toBe(null)
    expect(tickets()).toBe(0)
  })

  test('that is declined is back in the cart, with the reason', async () => {
    const { sittingId, proposalId, staff } = await proposeSomething(shop)
    const reason = 'The stall is closed'
    done(await shop.send(staff, 'proposal.decline', { proposalId, reason }))
    expect(cartOf(shop, sittingId)).toEqual(['vada-pav 2'])
    expect(shop.events().find(({ kind }) => kind === 'proposal.answered')?.data).toMatchObject({
      state: 'declined',
      reason,
      lines: [{ itemId: 'vada-pav' }],
    })
  })

  test('is taken back by whoever sent it, and by nobody else', async () => {
    const { code, pin, sittingId, phone, proposalId } = await proposeSomething(shop)
    const friend = await sitDown(shop, { code, pin })
    expect(await friend.code('guest.withdraw', { proposalId })).toBe('cart.not-yours')
    const elsewhere = await sitDown(shop, await seatGuests(shop))
    expect(await elsewhere.code('guest.withdraw', { proposalId })).toBe('proposal.unknown')
    expect(await phone.code('guest.withdraw', { proposalId })).toBe(null)
    expect(cartOf(shop, sittingId)).toEqual(['vada-pav 2'])
    expect(await phone.code('guest.withdraw', { proposalId })).toBe('proposal.answered')
  })

  test('a flood of them is three for the staff, and none for the kitchen', async () => {
    const phone = await sitDown(shop, await seatGuests(shop))
    const codes = new Set<string | null>()
    for (let i = 0; i < 40; i += 1) {
      codes.add(await phone.code('guest.choose', { line: vadaPav }))
      codes.add(await phone.code('guest.place', { whose: 'mine' }))
    }
    expect(codes).toEqual(new Set([null, 'proposal.too-many']))
    expect(proposalsHere(guestContext(shop))).toHaveLength(3)
    expect(tickets()).toBe(0)
  })

  test('accepted by two at once is ordered once', async () => {
    const { proposalId, staff, sittingId } = await proposeSomething(shop)
    const other = shop.join('cashier', 'counter', 'meena')
    const replies = await Promise.all([
      shop.send(staff, 'proposal.accept', { proposalId }),
      shop.send(other, 'proposal.accept', { proposalId }),
    ])
    expect(replies.map((reply) => (reply.ok ? null : reply.code))).toEqual([
      null,
      'proposal.answered',
    ])
    expect(orderLines(shop, sittingId)).toEqual(['vada-pav 2'])
  })

  test('sent twice under one id is one order', async () => {
    await allow(shop, { ordering: 'direct' })
    const table = await seatGuests(shop)
    const phone = await sitDown(shop, table)
    await pick(phone)
    const text = JSON.stringify({
      v: 1,
      id: shop.newId(),
      name: 'guest.place',
      args: { outletId: 'counter', tokenHash: phone.tokenHash, whose: 'mine' },
      sentAt: shop.clock.now,
    })
    const answers = await Promise.all([
      shop.bus.submit({ deviceId: null, text }),
      shop.bus.submit({ deviceId: null, text }),
    ])
    expect(answers[0]?.replyText).toBe(answers[1]?.replyText)
    expect(orderLines(shop, table.sittingId)).toEqual(['vada-pav 2'])
  })

  test('of another outlet’s guests cannot be answered next door', async () => {
    const { proposalId } = await proposeSomething(shop)
    const nextDoor = shop.join('floor', 'restaurant', 'asha')
    const before = contentOf(shop.db)
    const accepted = await shop.send(nextDoor, 'proposal.accept', { proposalId })
    const declined = await shop.send(nextDoor, 'proposal.decline', { proposalId, reason: 'No' })
    expect([accepted, declined]).toMatchObject([
      { code: 'proposal.unknown' },
      { code: 'proposal.unknown' },
    ])
    expect(contentOf(shop.db)).toEqual(before)
  })
})

describe('when the party goes elsewhere', () => {
  test('its phones go along to another table', async () => {
    const table = await seatGuests(shop)
    const phone = await sitDown(shop, table)
    const { tableId } = freeTable(shop)
    done(await shop.send(table.staff, 'sitting.move', { sittingId: table.sittingId, tableId }))
    expect(await phone.code('guest.call')).toBe(null)
  })

  test('merged into another, its phones are shut out until it is one of its own again', async () => {
    const { proposalId, sittingId, phone, staff } = await proposeSomething(shop)
    const intoId = (await seatParty(shop)).sittingId
    done(await shop.send(staff, 'sitting.merge', { sittingId, intoId }))
    expect(await phone.code('guest.call')).toBe('guest.merged')
    expect(await phone.code('guest.choose', { line: vadaPav })).toBe('guest.merged')
    expect(cell(shop.db, 'select state from proposal where proposal_id = ?', proposalId)).toBe(
      'withdrawn',
    )
    done(await shop.send(staff, 'sitting.unmerge', { sittingId }))
    expect(await phone.code('guest.call')).toBe(null)
    expect(cartOf(shop, sittingId)).toEqual(['vada-pav 2'])
  })

  test('paid, it proposes nothing any more; closed, nothing of it is left to accept', async () => {
    const { sittingId, orderId, billId, staff, phone } = await proposeSomething(shop)
    done(
      await shop.send(staff, 'order.add', {
        orderId,
        lines: [{ itemId: 'vada-pav', qtyMilli: 1000 }],
      }),
    )
    done(
      await shop.send(shop.join('cashier', 'counter', 'meena'), 'bill.settle', {
        billId,
        tenders: [{ kind: 'upi', offered: 'exact' }],
      }),
    )
    expect(proposalsHere(guestContext(shop))).toEqual([])
    expect(await phone.code('guest.place', { whose: 'mine' })).toBe('guest.paid')
    done(await shop.send(staff, 'sitting.close', { sittingId }))
    expect(figure(shop.db, 'select count(*) from cart_line')).toBe(0)
    expect(await phone.code('guest.place', { whose: 'mine' })).toBe('guest.over')
  })
})

describe('calling', () => {
  test('shows once until a waiter has gone there', async () => {
    const table = await seatGuests(shop)
    const phone = await sitDown(shop, table)
    const before = shop.events().length
    for (let i = 0; i < 3; i += 1) done(await phone.say('guest.call'))
    expect(kinds(before)).toEqual(['sitting.called'])
    done(await shop.send(table.staff, 'call.answer', { sittingId: table.sittingId }))
    done(await phone.say('guest.call'))
    expect(kinds(before)).toEqual(['sitting.called', 'sitting.changed', 'sitting.called'])
  })

  test('for the bill asks for it as the waiter would', async () => {
    const { sittingId, orderId, staff, ...table } = await seatGuests(shop)
    const phone = await sitDown(shop, table)
    expect(await phone.code('guest.ask-bill')).toBe('bill.empty')
    const lines = [{ itemId: 'vada-pav', qtyMilli: 1000 }]
    done(await shop.send(staff, 'order.add', { orderId, lines }))
    expect(await phone.code('guest.ask-bill')).toBe(null)
    expect(
      figure(shop.db, 'select bill_asked_at from sitting where sitting_id = ?', sittingId),
    ).toBe(shop.clock.now)
  })
})
