/** Tables to sit at, and parties at them, at any outlet of a test shop. */
import { sittingById } from '../../hub/floor/sittings.sql.ts'
import { railOf } from '../../hub/kitchen/rail.sql.ts'
import { orderById } from '../../hub/orders/orders.sql.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { OrderDoc } from '../../schema/order.ts'
import type { SittingDoc } from '../../schema/sitting.ts'
import type { Sender, Shop } from './kit.ts'
import { done } from './evening.ts'

export interface Party {
  readonly sittingId: string
  readonly orderId: string
  readonly billId: string
}

let drawn = 0

/** A new table at an outlet, in a section of its own; returns its id. */
export const newTable = (shop: Shop, outletId = 'counter'): string => {
  drawn += 1
  const [sectionId, tableId] = [`section-${drawn}`, `new-table-${drawn}`]
  shop.db
    .prepare('insert into section (section_id, outlet_id, names, position) values (?, ?, ?, ?)')
    .run(sectionId, outletId, '{"en":"Somewhere"}', drawn)
  shop.db
    .prepare(
      `insert into floor_table (table_id, outlet_id, section_id, number, shape, seats, x, y, width, height)
       values (?, ?, ?, ?, 'square', 4, 0, 0, 8, 8)`,
    )
    .run(tableId, outletId, sectionId, String(100 + drawn))
  return tableId
}

/** Seats a party of four at a new table. */
export const seatParty = async (
  shop: Shop,
  outletId = 'counter',
  sender: Sender = shop.join('floor', outletId, 'asha'),
): Promise<Party> =>
  done(await shop.send(sender, 'sitting.open', { tableId: newTable(shop, outletId), guests: 4 }))
    .result

/** Somebody has booked for an hour from now; returns the id of the booking. */
export const newBooking = async (
  shop: Shop,
  facts: Partial<CommandInput<'booking.make'>> = {},
  outletId = 'counter',
): Promise<string> =>
  done(
    await shop.send(shop.join('floor', outletId, 'asha'), 'booking.make', {
      name: 'Mrs Rao',
      guests: 4,
      at: shop.clock.now + 3_600_000,
      ...facts,
    }),
  ).result.bookingId

/** Something every outlet sells and a station makes. */
export const vadaPav = { itemId: 'vada-pav', qtyMilli: 2000 }

/** Seats a party that orders two vada pav at once and two more for a second course. */
export const feedParty = async (
  shop: Shop,
  outletId = 'counter',
): Promise<Party & { readonly sender: Sender; readonly lineIds: readonly [string, string] }> => {
  const sender = shop.join('floor', outletId, 'asha')
  const party = await seatParty(shop, outletId, sender)
  const lines = [
    { ...vadaPav, course: 1 },
    { ...vadaPav, course: 2, isHeld: true },
  ]
  done(await shop.send(sender, 'order.add', { orderId: party.orderId, lines }))
  const lineIds = shop.db
    .prepare('select line_id from order_line where order_id = ? order by line_no')
    .pluck()
    .all(party.orderId) as [string, string]
  return { ...party, sender, lineIds }
}

/** The order of a party as it stands. */
export const orderOf = (shop: Shop, { orderId }: Pick<Party, 'orderId'>): OrderDoc => {
  const order = orderById(shop.db, orderId)
  if (order === undefined) throw new Error('no such order')
  return order
}

/** A party as it stands. */
export const sittingOf = (shop: Shop, { sittingId }: Pick<Party, 'sittingId'>): SittingDoc => {
  const sitting = sittingById(shop.db, sittingId)
  if (sitting === undefined) throw new Error('no such sitting')
  return sitting
}

/** Whatever the chaat station has, what was made included. */
export const chaatRail = (shop: Shop): ReturnType<typeof railOf> => railOf(shop.db, 'chaat', 0)

/** The kitchen makes everything it has been told. */
export const bumpAll = async (shop: Shop): Promise<void> => {
  const kitchen = shop.join('kitchen', 'counter')
  for (const { ticketId, state } of chaatRail(shop))
    if (state === 'fired') done(await shop.send(kitchen, 'ticket.bump', { ticketId }))
}

/** Pays a bill in cash. */
export const payInCash = async (shop: Shop, billId: string): Promise<unknown> =>
  done(
    await shop.send(shop.join('cashier', 'counter', 'meena'), 'bill.settle', {
      billId,
      tenders: [{ kind: 'cash', offered: 'exact' }],
    }),
  )

/** Every verb of the floor once, from the section that is drawn to the table that is cleared. */
export const dineAnEvening = async (shop: Shop): Promise<void> => {
  const sender = shop.join('floor', 'counter', 'asha')
  const kitchen = shop.join('kitchen', 'counter')
  const { orderId, sittingId, billId, lineIds } = await feedParty(shop)
  const other = await feedParty(shop)
  done(
    await shop.send(sender, 'section.set', {
      sectionId: 'garden',
      names: { en: 'Garden' },
      position: 9,
    }),
  )
  done(
    await shop.send(sender, 'station.set', {
      outletId: 'counter',
      stationId: 'chaat',
      names: { en: 'Chaat stall' },
    }),
  )
  done(await shop.send(sender, 'floor.set', { stayMinutes: 75 }))
  done(await shop.send(sender, 'sitting.change', { sittingId, guests: 3 }))
  const tickets = shop.db
    .prepare(`select ticket_id from ticket where order_id = ? and state = 'fired'`)
    .pluck()
    .all(orderId) as string[]
  done(await shop.send(kitchen, 'ticket.see', { ticketIds: tickets }))
  done(await shop.send(sender, 'order.assign', { orderId, lineId: lineIds[1], seat: 2 }))
  done(await shop.send(sender, 'order.fire', { orderId }))
  done(await shop.send(sender, 'order.serve', { orderId, lineIds: [lineIds[0]] }))
  done(await shop.send(sender, 'sitting.merge', { sittingId: other.sittingId, intoId: sittingId }))
  done(
    await shop.send(sender, 'order.void', {
      orderId,
      lines: [{ lineId: lineIds[1], qtyMilli: 2000 }],
      reason: 'Too slow',
    }),
  )
  done(await shop.send(sender, 'bill.request', { sittingId }))
  const desk = shop.join('cashier', 'counter', 'meena')
  const tenders = [{ kind: 'cash', offered: 100 } as const]
  done(await shop.send(desk, 'bill.pay', { billId, tenders }))
  done(
    await shop.send(shop.join('cashier', 'counter', 'meena'), 'bill.settle', {
      billId,
      tenders: [{ kind: 'upi', offered: 'exact' }],
    }),
  )
  done(await shop.send(sender, 'sitting.close', { sittingId }))
  const expected = { name: 'Patil', guests: 2, at: shop.clock.now + 3_600_000 }
  const { bookingId } = done(await shop.send(sender, 'booking.make', expected)).result
  done(await shop.send(sender, 'booking.change', { bookingId, guests: 4 }))
}
