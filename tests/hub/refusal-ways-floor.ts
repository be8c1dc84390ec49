/** Every way to be refused about tables and the parties at them. */
import type { RefusalCode } from '../../schema/refusals.ts'
import { done } from './evening.ts'
import { feedParty, newTable, seatParty, vadaPav } from './floor-kit.ts'
import { cell } from './look.ts'
import type { Way } from './refusal-ways.ts'

export const floorWays = {
  'section.unknown': ({ send, as }) =>
    send(as('asha'), 'plan.save', { sectionId: 'attic', tables: [], walls: [] }),
  'table.unknown': ({ send, as }) =>
    send(as('asha'), 'sitting.open', { tableId: 'attic', guests: 2 }),
  'table.taken': async ({ shop, send, as }) => {
    await feedParty(shop)
    const tableId = cell(shop.db, 'select table_id from sitting_table')
    return send(as('asha'), 'sitting.open', { tableId, guests: 2 })
  },
  'table.blocked': async ({ shop, send, as }) => {
    const tableId = newTable(shop)
    done(await shop.send(as('asha'), 'table.block', { tableId, reason: 'Wobbles' }))
    return send(as('asha'), 'sitting.open', { tableId, guests: 2 })
  },
  'table.in-use': async ({ shop, send, as }) => {
    await feedParty(shop)
    const tableId = cell(shop.db, 'select table_id from sitting_table')
    return send(as('asha'), 'table.block', { tableId, reason: 'Wobbles' })
  },
  'table.same-number': ({ shop, send }) => {
    const table = { number: '1', shape: 'round', seats: 2, x: 0, y: 0, width: 7, height: 7 }
    return send(shop.join('floor', 'restaurant', 'asha'), 'plan.save', {
      sectionId: 'terrace',
      tables: [{ ...table, tableId: 'another' }],
      walls: [],
    })
  },
  'sitting.unknown': ({ shop, send, as }) =>
    send(as('asha'), 'sitting.close', { sittingId: shop.newId() }),
  'sitting.over': async ({ shop, send, as }) => {
    const { sittingId } = await seatParty(shop)
    done(await shop.send(as('asha'), 'sitting.close', { sittingId }))
    return send(as('asha'), 'sitting.change', { sittingId, guests: 2 })
  },
  'sitting.merged': async ({ shop, send }) => {
    const { sittingId, orderId, sender } = await feedParty(shop)
    const intoId = (await seatParty(shop)).sittingId
    done(await shop.send(sender, 'sitting.merge', { sittingId, intoId }))
    return send(sender, 'order.add', { orderId, lines: [vadaPav] })
  },
  'sitting.paid': async ({ shop, send, as }) => {
    const { sittingId, sender, billId } = await feedParty(shop)
    const tenders = [{ kind: 'cash' as const, offered: 'exact' as const }]
    done(await shop.send(as('meena'), 'bill.settle', { billId, tenders }))
    return send(sender, 'sitting.change', { sittingId, guests: 2 })
  },
  'sitting.paying': async ({ shop, send }) => {
    const { sittingId, sender } = await feedParty(shop)
    done(await shop.send(sender, 'bill.request', { sittingId }))
    return send(sender, 'sitting.merge', { sittingId, intoId: (await seatParty(shop)).sittingId })
  },
  'sitting.unpaid': async ({ shop, send }) => {
    const { sittingId, sender } = await feedParty(shop)
    return send(sender, 'sitting.close', { sittingId })
  },
  'sitting.elsewhere': async ({ shop, send }) => {
    const { sittingId, sender } = await feedParty(shop)
    const fromTableId = cell(shop.db, 'select table_id from sitting_table')
    done(await shop.send(sender, 'sitting.move', { sittingId, tableId: newTable(shop) }))
    return send(sender, 'sitting.move', { sittingId, tableId: newTable(shop), fromTableId })
  },
  'sitting.guests-changed': async ({ shop, send }) => {
    const { sittingId, sender } = await feedParty(shop)
    done(await shop.send(sender, 'sitting.change', { sittingId, guests: 5, ofGuests: 4 }))
    return send(sender, 'sitting.change', { sittingId, guests: 5, ofGuests: 4 })
  },
  'sitting.same': async ({ shop, send }) => {
    const { sittingId, sender } = await feedParty(shop)
    return send(sender, 'sitting.merge', { sittingId, intoId: sittingId })
  },
  'sitting.not-merged': async ({ shop, send }) => {
    const { sittingId, sender } = await feedParty(shop)
    return send(sender, 'sitting.unmerge', { sittingId })
  },
  'sitting.too-few': async ({ shop, send }) => {
    const { sittingId, sender } = await feedParty(shop)
    return send(sender, 'sitting.split', { sittingId, guests: 4 })
  },
  'user.unknown': async ({ shop, send }) => {
    const { sittingId, sender } = await feedParty(shop)
    return send(sender, 'sitting.change', { sittingId, serverId: 'nobody' })
  },
} as const satisfies Partial<Record<RefusalCode, Way>>
