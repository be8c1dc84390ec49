/** Every way to be refused about an order: what is on it and what becomes of its lines. */
import type { RefusalCode } from '../../schema/refusals.ts'
import { done, saleOf } from './evening.ts'
import { feedParty, vadaPav } from './floor-kit.ts'
import { column } from './look.ts'
import { chai } from './mix.ts'
import { katli, order, type Way } from './refusal-ways.ts'

export const ordersWays = {
  'order.empty': (kit) => order(kit),
  'order.too-large': (kit) =>
    order(
      kit,
      { itemId: 'kaju-katli', qtyMilli: 10_000_000 },
      ...Array.from({ length: 9 }, () => ({ itemId: 'pista-barfi', qtyMilli: 10_000_000 })),
    ),
  'order.unknown': ({ shop, send, as }) =>
    send(as('sunita'), 'order.fire', { orderId: shop.newId() }),
  'order.paid': async ({ shop, send, counter }) => {
    const { orderId } = done(await shop.send(counter, 'sale.ring', saleOf([chai]))).result
    return send(counter, 'order.add', { orderId, lines: [chai] })
  },
  'order.nobody': async ({ shop, send }) => {
    const { orderId, sender } = await feedParty(shop)
    return send(sender, 'order.rename', { orderId, name: 'Suman' })
  },
  'order.handed-over': async ({ shop, send, counter }) => {
    const called = { orderType: 'takeaway', lines: [chai], callTo: { name: 'Suman' } } as const
    const { orderId } = done(await shop.send(counter, 'order.place', called)).result
    const lineIds = column<string>(
      shop.db,
      'select line_id from order_line where order_id = ?',
      orderId,
    )
    done(await shop.send(counter, 'order.serve', { orderId, lineIds: [...lineIds] }))
    return send(counter, 'order.rename', { orderId, name: 'Suman Rao' })
  },
  'order.too-long': async ({ shop, send }) => {
    const { orderId, sender } = await feedParty(shop)
    const lines = Array.from({ length: 100 }, () => vadaPav)
    for (let i = 0; i < 2; i += 1) done(await shop.send(sender, 'order.add', { orderId, lines }))
    return send(sender, 'order.add', { orderId, lines })
  },
  'order.nothing-ready': async ({ shop, send }) => {
    const { orderId, sender } = await feedParty(shop)
    return send(sender, 'order.serve', { orderId })
  },
  'order.nothing-held': async ({ shop, send }) => {
    const { orderId, sender } = await feedParty(shop)
    return send(sender, 'order.fire', { orderId, course: 3 })
  },
  'line.unknown': async ({ shop, send }) => {
    const { orderId, sender } = await feedParty(shop)
    return send(sender, 'order.assign', { orderId, lineId: shop.newId(), seat: 1 })
  },
  'line.too-much': async ({ shop, send }) => {
    const { orderId, sender, lineIds } = await feedParty(shop)
    const lines = [{ lineId: lineIds[0], qtyMilli: 3000 }]
    return send(sender, 'order.void', { orderId, lines, reason: 'Changed their minds' })
  },
  'line.sent': async ({ shop, send }) => {
    const { orderId, sender, lineIds } = await feedParty(shop)
    return send(sender, 'order.drop', {
      orderId,
      lines: [{ lineId: lineIds[0], qtyMilli: 1000 }],
    })
  },
  'line.held': async ({ shop, send }) => {
    const { orderId, sender, lineIds } = await feedParty(shop)
    return send(sender, 'order.serve', { orderId, lineIds: [lineIds[1]] })
  },
  'line.changed': async ({ shop, send }) => {
    const { orderId, sender, lineIds } = await feedParty(shop)
    const lines = [{ lineId: lineIds[1], qtyMilli: 1000, ofMilli: 2000 }]
    done(await shop.send(sender, 'order.drop', { orderId, lines }))
    return send(sender, 'order.drop', { orderId, lines })
  },
  'item.unknown': (kit) => order(kit, { itemId: 'pizza', qtyMilli: 1000 }),
  'item.not-sold-here': (kit) => order(kit, { itemId: 'chole-bhature', qtyMilli: 1000 }),
  'item.not-served-now': async (kit) => {
    const served = [{ days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 360, untilMinute: 420 }]
    const category = { categoryId: 'chaat', names: { en: 'Breakfast' }, colour: 7, served }
    done(await kit.shop.send(kit.as('asha'), 'category.set', category))
    return order(kit, { itemId: 'samosa', qtyMilli: 1000 })
  },
  'item.sold-out': async (kit) => {
    const left = { itemId: 'samosa', leftMilli: 2000, until: 'today' } as const
    done(await kit.shop.send(kit.counter, 'item.eighty-six', left))
    return order(kit, { itemId: 'samosa', qtyMilli: 3000 })
  },
  'item.no-price': (kit) => {
    kit.shop.db.exec(
      `insert into outlet_item (outlet_id, item_id) values ('counter', 'chole-bhature')`,
    )
    return order(kit, { itemId: 'chole-bhature', qtyMilli: 1000 })
  },
  'variant.missing': (kit) => order(kit, { itemId: 'lassi', qtyMilli: 1000 }),
  'variant.unknown': (kit) =>
    order(kit, { itemId: 'lassi', variantId: 'masala-chai-full', qtyMilli: 1000 }),
  'modifier.unknown': (kit) => order(kit, { ...chai, modifierIds: ['topping-malai'] }),
  'modifier.too-few': (kit) => order(kit, { ...chai, modifierIds: [] }),
  'modifier.too-many': (kit) => order(kit, { ...chai, modifierIds: ['sugar-less', 'sugar-none'] }),
  'quantity.whole': (kit) => order(kit, { itemId: 'samosa', qtyMilli: 1500 }),
  'quantity.too-large': (kit) => order(kit, { itemId: 'samosa', qtyMilli: 10_001_000 }),
  'price.stale': ({ send, counter }) =>
    send(counter, 'order.place', { orderType: 'takeaway', lines: [katli] }, { priceRev: 9 }),
} as const satisfies Partial<Record<RefusalCode, Way>>
