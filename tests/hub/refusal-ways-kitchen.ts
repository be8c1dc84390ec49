/** Every way to be refused about the kitchen: its stations, and the tickets on their walls. */
import { orderOfToken } from '../../hub/views/pager.ts'
import type { RefusalCode } from '../../schema/refusals.ts'
import { done } from './evening.ts'
import { feedParty, vadaPav } from './floor-kit.ts'
import type { Sender } from './kit.ts'
import { cell } from './look.ts'
import { openBill, type Way, type WayKit } from './refusal-ways.ts'

const chaatStall = { outletId: 'counter', stationId: 'chaat', names: { en: 'Chaat stall' } }

/** A ticket of chai that a cook is done with. */
const bumped = async (
  kit: WayKit,
): Promise<{ readonly kitchen: Sender; readonly ticketId: string }> => {
  await openBill(kit)
  const ticketId = cell(kit.shop.db, 'select ticket_id from ticket')
  const kitchen = kit.shop.join('kitchen', 'counter')
  done(await kit.shop.send(kitchen, 'ticket.bump', { ticketId }))
  return { kitchen, ticketId }
}

export const kitchenWays = {
  'station.unknown': ({ send, as }) =>
    send(as('asha'), 'device.invite', {
      kind: 'kitchen',
      outletId: 'counter',
      name: 'Stall',
      stationId: 'tandoor',
    }),
  'station.no-printer': ({ send, as }) =>
    send(as('asha'), 'station.set', { ...chaatStall, mode: 'paper', printerId: null }),
  'station.routed': ({ send, as }) =>
    send(as('asha'), 'station.set', { ...chaatStall, isActive: false }),
  'station.busy': async ({ shop, send, as, counter }) => {
    done(await shop.send(counter, 'order.place', { orderType: 'takeaway', lines: [vadaPav] }))
    shop.db.prepare('update outlet_item set station_id = null').run()
    return send(as('asha'), 'station.set', { ...chaatStall, isActive: false })
  },
  'ticket.unknown': ({ shop, send }) =>
    send(shop.join('kitchen', 'counter'), 'ticket.bump', { ticketId: shop.newId() }),
  'ticket.already-bumped': async (kit) => {
    const { kitchen, ticketId } = await bumped(kit)
    return kit.send(kitchen, 'ticket.bump', { ticketId })
  },
  'ticket.held': async ({ shop, send }) => {
    await feedParty(shop)
    const ticketId = cell(shop.db, `select ticket_id from ticket where state = 'held'`)
    return send(shop.join('kitchen', 'counter'), 'ticket.bump', { ticketId })
  },
  'ticket.not-bumped': async (kit) => {
    const { kitchen, ticketId } = await bumped(kit)
    done(await kit.shop.send(kitchen, 'ticket.recall', { ticketId }))
    return kit.send(kitchen, 'ticket.recall', { ticketId })
  },
  // Said by the guests’ own door, which gives no command for it.
  'guest.token-unknown': ({ shop }) => {
    const found = orderOfToken(shop.db, { outletId: 'counter', token: 99 }, shop.clock.now)
    if (found !== undefined) throw new Error('there is a token 99')
    return { code: 'guest.token-unknown' }
  },
  'line.begun': async ({ shop, send }) => {
    const { orderId, sender, lineIds } = await feedParty(shop)
    return send(sender, 'order.assign', { orderId, lineId: lineIds[0], course: 3 })
  },
} as const satisfies Partial<Record<RefusalCode, Way>>
