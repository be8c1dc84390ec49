/** An evening in the demo shop: a little of everything that can happen to a sale. */
import type { CommandInput } from '../../schema/commands.ts'
import type { Sender, Shop } from './kit.ts'
import { cell } from './look.ts'

/** A counter sale, as short as can be. */
export const saleOf = (
  lines: CommandInput<'sale.ring'>['lines'],
  tenders: CommandInput<'sale.ring'>['tenders'] = [{ kind: 'cash', offered: 'exact' }],
): CommandInput<'sale.ring'> => ({ orderType: 'eat-here', lines, tenders })

/** A cup of chai of last week, as another till booked it. */
export const pastSale = (
  shop: Shop,
  changes: Partial<CommandInput<'sale.import'>> = {},
): CommandInput<'sale.import'> => ({
  source: 'old-till',
  ref: '17',
  soldAt: shop.clock.now - 7 * 24 * 3_600_000,
  orderType: 'takeaway',
  lines: [
    {
      itemId: 'masala-chai',
      variantId: 'masala-chai-full',
      modifierIds: ['sugar-less'],
      qtyMilli: 1000,
    },
  ],
  tenders: [{ kind: 'cash', amount: 25_00 }],
  ...changes,
})

/** Throws where a command was refused, with the refusal's own words. */
export const done = <R extends { readonly ok: boolean }>(
  reply: R,
): Extract<R, { readonly ok: true }> => {
  if (!reply.ok) throw new Error(JSON.stringify(reply))
  return reply as Extract<R, { readonly ok: true }>
}

export interface Evening {
  readonly counter: Sender
  readonly desk: Sender
  readonly office: Sender
  readonly openBillId: string
}

/**
 * Two outlets sell: in cash with change, by UPI, by both, with a size and
 * modifiers, away from the hub; an order waits for its money and another is paid
 * at the desk; a ticket is bumped, a price changes, something is off the menu,
 * a device leaves.
 */
export const sellAnEvening = async (shop: Shop): Promise<Evening> => {
  const counter = shop.join('counter', 'counter', 'ravi')
  const desk = shop.join('cashier', 'counter', 'meena')
  const table = shop.join('cashier', 'restaurant', 'meena')
  const office = shop.join('office', 'counter', 'asha')
  const kitchen = shop.join('kitchen', 'counter')
  const ring = async (sender: Sender, sale: CommandInput<'sale.ring'>): Promise<unknown> =>
    done(await shop.send(sender, 'sale.ring', sale))

  const nineLeft = { itemId: 'cola', leftMilli: 9000, until: 'today' } as const
  done(await shop.send(counter, 'item.eighty-six', nineLeft))
  await ring(
    counter,
    saleOf([{ itemId: 'kaju-katli', qtyMilli: 350 }], [{ kind: 'cash', offered: 500_00 }]),
  )
  await ring(
    counter,
    saleOf(
      [{ itemId: 'samosa', qtyMilli: 3000 }],
      [{ kind: 'upi', offered: 'exact', reference: '4711' }],
    ),
  )
  await ring(
    counter,
    saleOf(
      [
        {
          itemId: 'lassi',
          variantId: 'lassi-large',
          modifierIds: ['topping-malai'],
          qtyMilli: 2000,
        },
        { itemId: 'cola', qtyMilli: 1000 },
      ],
      [
        { kind: 'upi', offered: 100_00 },
        { kind: 'cash', offered: 100_00 },
      ],
    ),
  )
  await ring(
    counter,
    saleOf(
      [{ itemId: 'jalebi', qtyMilli: 250 }],
      [{ kind: 'cash', offered: 'exact', kept: 125_00 }],
    ),
  )
  shop.clock.now += 90 * 60_000
  await ring(
    table,
    saleOf(
      [
        { itemId: 'chole-bhature', qtyMilli: 2000 },
        { itemId: 'samosa', qtyMilli: 1000 },
      ],
      [{ kind: 'card', offered: 'exact' }],
    ),
  )
  const paid = done(
    await shop.send(counter, 'order.place', {
      orderType: 'takeaway',
      lines: [{ itemId: 'vada-pav', qtyMilli: 2000 }],
    }),
  )
  const open = done(
    await shop.send(counter, 'order.place', {
      orderType: 'eat-here',
      lines: [{ itemId: 'aloo-tikki', qtyMilli: 1000, note: 'तीखा' }],
    }),
  )
  done(
    await shop.send(kitchen, 'ticket.bump', {
      ticketId: cell(shop.db, 'select min(ticket_id) from ticket'),
    }),
  )
  done(
    await shop.send(desk, 'bill.settle', {
      billId: paid.result.billId,
      tenders: [{ kind: 'cash', offered: 100_00 }],
    }),
  )
  done(
    await shop.send(office, 'price.set', {
      subjectId: 'samosa',
      outletId: 'counter',
      amount: 22_00,
      isTaxIncluded: true,
    }),
  )
  done(await shop.send(kitchen, 'item.restore', { itemId: 'cola' }))
  done(await shop.send(office, 'item.eighty-six', { ...nineLeft, leftMilli: 0 }))
  done(await shop.send(office, 'device.revoke', { deviceId: kitchen.device }))
  return { counter, desk, office, openBillId: open.result.billId }
}
