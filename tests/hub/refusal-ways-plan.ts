/** Ways to be refused while drawing the floor, and over parties that are expected. */
import { done } from './evening.ts'
import { newBooking, newTable } from './floor-kit.ts'
import type { Way } from './refusal-ways.ts'
import { cell } from './look.ts'

const hour = 3_600_000

export const planWays = {
  'section.last': async ({ shop, send, as }) => {
    newTable(shop)
    const sectionId = cell(shop.db, `select section_id from section where outlet_id = 'counter'`)
    return send(as('asha'), 'section.remove', { sectionId })
  },
  'booking.unknown': ({ shop, send, as }) =>
    send(as('asha'), 'booking.mark', { bookingId: shop.newId(), state: 'no-show' }),
  'booking.seated': async ({ shop, send, as }) => {
    const bookingId = await newBooking(shop)
    const tableIds = [newTable(shop)]
    done(await shop.send(as('asha'), 'booking.seat', { bookingId, tableIds }))
    return send(as('asha'), 'booking.mark', { bookingId, state: 'cancelled' })
  },
  'booking.table-kept': async ({ shop, send, as }) => {
    const at = shop.clock.now + hour
    const tableIds = [newTable(shop)]
    await newBooking(shop, { at, tableIds })
    return send(as('asha'), 'booking.make', { name: 'Mr Sen', guests: 2, at, tableIds })
  },
  'booking.past': ({ shop, send, as }) =>
    send(as('asha'), 'booking.make', { name: 'Mr Sen', guests: 2, at: shop.clock.now - 2 * hour }),
} as const satisfies Readonly<Record<string, Way>>
