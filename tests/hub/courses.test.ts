/** What is on hold: its course is put right, it goes elsewhere, and the kitchen begins with it when it is fired. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { orderById } from '../../hub/orders/orders.sql.ts'
import type { TicketDoc } from '../../schema/ticket.ts'
import { done } from './evening.ts'
import { feedParty, seatParty, vadaPav } from './floor-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { onPaper, openAtStall, printed, setStall } from './kitchen-kit.ts'

let shop: Shop
let waiter: Sender
beforeEach(() => {
  shop = openShop()
  waiter = shop.join('floor', 'counter', 'asha')
})
afterEach(() => closeWhole(shop))

const assign = (orderId: string, lineId: string, facts: { course?: number; seat?: number }) =>
  shop.send(waiter, 'order.assign', { orderId, lineId, ...facts })
const fire = async (orderId: string): Promise<void> =>
  void done(await shop.send(waiter, 'order.fire', { orderId }))
/** What the kitchen is to make, ticket by ticket. */
const rail = (): readonly Pick<TicketDoc, 'state' | 'course'>[] =>
  openAtStall(shop).map(({ state, course, lines }) => ({
    state,
    course,
    lines: lines.filter(({ qtyMilli }) => qtyMilli > 0).map(({ lineId }) => lineId),
  }))
const stateOf = (orderId: string, lineId: string): string | undefined =>
  orderById(shop.db, orderId)?.lines.find((line) => line.lineId === lineId)?.state

describe('the course of what is on hold', () => {
  test('is another one as often as somebody says so, and the kitchen begins with it then', async () => {
    const { orderId, lineIds } = await feedParty(shop)
    const [first, second] = lineIds
    done(await assign(orderId, second, { course: 3 }))
    expect(rail()).toEqual([
      { state: 'fired', course: 1, lines: [first] },
      { state: 'held', course: 3, lines: [second] },
    ])
    const held = { ...vadaPav, course: 2, isHeld: true }
    done(await shop.send(waiter, 'order.add', { orderId, lines: [held] }))
    await fire(orderId)
    expect(stateOf(orderId, second)).toBe('held')
    expect(rail()).toContainEqual({ state: 'held', course: 3, lines: [second] })
    await fire(orderId)
    expect(stateOf(orderId, second)).toBe('sent')
    expect(rail().map(({ state }) => state)).toEqual(['fired', 'fired', 'fired'])
  })

  test('joins the ticket of those it comes with, and leaves no empty one behind', async () => {
    const { orderId, lineIds } = await feedParty(shop)
    const third = { ...vadaPav, course: 3, isHeld: true }
    done(await shop.send(waiter, 'order.add', { orderId, lines: [third] }))
    const last = orderById(shop.db, orderId)?.lines.at(-1)?.lineId ?? ''
    done(await assign(orderId, last, { course: 2 }))
    expect(rail()).toEqual([
      { state: 'fired', course: 1, lines: [lineIds[0]] },
      { state: 'held', course: 2, lines: [lineIds[1], last] },
    ])
    await fire(orderId)
    expect(stateOf(orderId, last)).toBe('sent')
  })

  test('is told on one paper with what it comes with', async () => {
    await setStall(shop, onPaper)
    const { orderId, lineIds } = await feedParty(shop)
    const third = { ...vadaPav, qtyMilli: 1000, course: 3, isHeld: true }
    done(await shop.send(waiter, 'order.add', { orderId, lines: [third] }))
    const last = orderById(shop.db, orderId)?.lines.at(-1)?.lineId ?? ''
    done(await assign(orderId, last, { course: 2 }))
    expect(printed(shop)).toHaveLength(1)
    await fire(orderId)
    expect(printed(shop)).toHaveLength(2)
    expect(printed(shop)[1]?.says.filter((words) => words.includes('Vada pav'))).toEqual([
      '2 x Vada pav',
      '1 x Vada pav',
    ])
    expect(stateOf(orderId, lineIds[1])).toBe('sent')
  })

  test('is news to every screen: the order has a revision of its own', async () => {
    const { orderId, lineIds } = await feedParty(shop)
    const before = orderById(shop.db, orderId)?.rev ?? 0
    done(await assign(orderId, lineIds[1], { course: 3 }))
    expect(orderById(shop.db, orderId)?.rev).toBe(before + 1)
  })

  test('is not changed any more once the kitchen has it, and the refusal says so', async () => {
    const { orderId, lineIds } = await feedParty(shop)
    expect(await assign(orderId, lineIds[0], { course: 2 })).toMatchObject({
      code: 'line.begun',
      message: 'The kitchen has Vada pav already: its course stays. The seat can still be changed.',
    })
    done(await assign(orderId, lineIds[0], { course: 1, seat: 4 }))
  })

  test('of a party that sits with another one is fired with theirs, and goes home with it', async () => {
    const guest = await feedParty(shop)
    const host = await feedParty(shop)
    const pair = { sittingId: guest.sittingId, intoId: host.sittingId }
    done(await shop.send(waiter, 'sitting.merge', pair))
    done(await assign(host.orderId, guest.lineIds[1], { course: 3 }))
    done(await shop.send(waiter, 'sitting.unmerge', { sittingId: guest.sittingId }))
    await fire(guest.orderId)
    expect(rail().filter(({ state }) => state === 'held')).toEqual([
      { state: 'held', course: 2, lines: [host.lineIds[1]] },
    ])
    expect(stateOf(guest.orderId, guest.lineIds[1])).toBe('sent')
  })
})

describe('what is on hold and is carried to another party', () => {
  test('is fired there, all of it or a part', async () => {
    const from = await feedParty(shop)
    const to = await seatParty(shop)
    const lines = [{ lineId: from.lineIds[1], qtyMilli: 1000 }]
    const carry = { sittingId: from.sittingId, toId: to.sittingId, lines }
    done(await shop.send(waiter, 'sitting.carry', carry))
    await fire(to.orderId)
    const [carried] = orderById(shop.db, to.orderId)?.lines ?? []
    expect(rail()).toEqual([
      { state: 'fired', course: 1, lines: [from.lineIds[0]] },
      { state: 'held', course: 2, lines: [from.lineIds[1]] },
      { state: 'fired', course: 2, lines: [carried?.lineId] },
    ])
    done(await shop.send(waiter, 'sitting.carry', carry))
    expect(rail().map(({ state }) => state)).toEqual(['fired', 'fired', 'held'])
    await fire(to.orderId)
    expect(rail().map(({ state }) => state)).toEqual(['fired', 'fired', 'fired'])
    expect(stateOf(to.orderId, from.lineIds[1])).toBe('sent')
  })
})

test('a seat that is put right is told to the station at once', async () => {
  const { orderId, lineIds } = await feedParty(shop)
  const before = openAtStall(shop)[0]?.rev ?? 0
  done(await assign(orderId, lineIds[0], { seat: 3 }))
  const [ticket] = openAtStall(shop)
  expect(ticket?.lines[0]?.seat).toBe(3)
  expect(ticket?.rev).toBeGreaterThan(before)
})
