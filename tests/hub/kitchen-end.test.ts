/** Tickets that end with their order, cooks who ask for a server, and tokens on the board. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recallMs } from '../../hub/handlers/kitchen-end.ts'
import { createKitchenWatch } from '../../hub/watches/kitchen.ts'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { readView } from '../../hub/views/views.ts'
import type { Concept, Document } from '../../schema/documents.ts'
import type { PickupDoc } from '../../schema/pickup.ts'
import { done } from './evening.ts'
import { feedParty, vadaPav } from './floor-kit.ts'
import { onPaper, openAtStall, setStall } from './kitchen-kit.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { cell, codeOf, column } from './look.ts'
import { outletOf } from './menu-sales.ts'

const hour = 3_600_000

let shop: Shop
let counter: Sender
let kitchen: Sender
beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'ravi')
  kitchen = shop.join('kitchen', 'counter')
})
afterEach(() => shop.close())

const order = async (itemId = 'vada-pav'): Promise<{ orderId: string; token: number }> =>
  done(
    await shop.send(shop.join('counter', 'counter', 'ravi'), 'order.place', {
      orderType: 'takeaway',
      lines: [{ itemId, qtyMilli: 1000 }],
    }),
  ).result
const stateOf = (orderId: string): string =>
  cell(shop.db, 'select state from sales_order where order_id = ?', orderId)
const linesOf = (orderId: string): string[] =>
  column(shop.db, `select line_id from order_line where order_id = '${orderId}' order by line_no`)
const ticketOf = (orderId: string): string =>
  cell(shop.db, 'select ticket_id from ticket where order_id = ?', orderId)
/** Time passes, and the hub looks after its kitchen as often as it takes. */
const pass = async (ms: number, looks = 3): Promise<void> => {
  const watch = createKitchenWatch({
    reader: shop.db,
    bus: shop.bus,
    now: () => shop.clock.now,
    newId: shop.newId,
    isThere: () => true,
  })
  shop.clock.now += ms
  for (let i = 0; i < looks; i += 1) await watch.look()
}
const viewOf = (name: string, sender: Sender): ReturnType<typeof readView> => {
  const device = deviceById(shop.db, sender.device)
  if (device === undefined) throw new Error('no such device')
  return readView(name, {
    db: shop.db,
    outlet: outletOf(shop.db, 'counter'),
    device,
    at: shop.clock.now,
  })
}
const docsOf = <C extends Concept>(
  name: string,
  sender: Sender,
  concept: C,
): readonly Document<C>[] =>
  viewOf(name, sender)
    .docs.filter(({ key }) => key.startsWith(`${concept}:`))
    .map(({ data }) => data as Document<C>)

describe('a ticket that nobody bumps', () => {
  test('stays for the whole of its business day, and a shift beyond where it was fired late', async () => {
    await order()
    // The shop opened at eleven; at three in the night it is still the same business day.
    await pass(16 * hour)
    expect(openAtStall(shop)).toHaveLength(1)
    await order()
    // Past the cut-off at four: the morning's ticket goes, the one of three o'clock may still cook.
    await pass(2 * hour)
    expect(openAtStall(shop).map(({ token }) => token)).toEqual([2])
    await pass(recallMs)
    expect(openAtStall(shop)).toEqual([])
  })

  test('leaves with its order, so that no counter waits for it and the station may close', async () => {
    const { orderId } = await order()
    await setStall(shop)
    await pass(24 * hour)
    expect(stateOf(orderId)).toBe('served')
    for (const itemId of column(
      shop.db,
      `select item_id from outlet_item where station_id = 'chaat'`,
    ))
      shop.db.prepare(`update outlet_item set station_id = null where item_id = ?`).run(itemId)
    shop.db.prepare('delete from category_station').run()
    await setStall(shop, { isActive: false })
  })

  test('is no burden, however many there are of them', async () => {
    const { orderId } = await order()
    const [lineId = ''] = linesOf(orderId)
    const first = ticketOf(orderId)
    const many = 400
    shop.db
      .prepare(
        `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${many})
         insert into ticket (ticket_id, outlet_id, station_id, order_id, kind, business_date, ticket_no, state, fired_at)
         select printf('01a1fc95-37c0-7000-8000-1%011d', i), outlet_id, station_id, order_id, kind, business_date, 100 + i, state, fired_at
           from ticket, n where ticket_id = ?`,
      )
      .run(first)
    shop.db
      .prepare(
        `insert into ticket_line (ticket_id, line_no, line_id, qty_milli, change, state)
         select ticket_id, 1, ?, 1000, 'add', 'sent' from ticket where ticket_id <> ?`,
      )
      .run(lineId, first)
    expect(openAtStall(shop)).toHaveLength(many + 1)
    await pass(24 * hour, 10)
    expect(openAtStall(shop)).toEqual([])
    expect(viewOf('kitchen', kitchen).docs.filter(({ key }) => key.startsWith('ticket:'))).toEqual(
      [],
    )
  })

  test('that is cooking across the cut-off can be bumped and recalled as ever', async () => {
    shop.clock.now += 16 * hour + 50 * 60_000
    const { orderId } = await order()
    await pass(20 * 60_000)
    done(await shop.send(kitchen, 'ticket.bump', { ticketId: ticketOf(orderId) }))
    done(await shop.send(kitchen, 'ticket.recall', { ticketId: ticketOf(orderId) }))
    await pass(recallMs - hour)
    expect(openAtStall(shop)).toHaveLength(1)
    expect(stateOf(orderId)).toBe('cooking')
  })
})

describe('a ticket ends with its order', () => {
  test('where all of it is with the guest, though no cook has bumped it', async () => {
    const { orderId } = await order()
    done(
      await shop.send(counter, 'order.serve', {
        orderId,
        lineIds: linesOf(orderId),
        isServed: true,
      }),
    )
    expect(openAtStall(shop)).toEqual([])
    expect(stateOf(orderId)).toBe('served')
  })

  test('and not before the last of it is', async () => {
    const { orderId } = done(
      await shop.send(counter, 'order.place', {
        orderType: 'takeaway',
        lines: [vadaPav, { ...vadaPav, note: 'no chilli' }],
      }),
    ).result
    const [first = '', second = ''] = linesOf(orderId)
    done(await shop.send(counter, 'order.serve', { orderId, lineIds: [first] }))
    expect(openAtStall(shop)).toHaveLength(1)
    done(await shop.send(counter, 'order.serve', { orderId, lineIds: [second] }))
    expect(openAtStall(shop)).toEqual([])
  })

  test('on paper too, where no screen could bump it: handed over, it is no longer cooking', async () => {
    await setStall(shop, onPaper)
    const { orderId } = await order()
    expect(stateOf(orderId)).toBe('cooking')
    done(await shop.send(counter, 'order.serve', { orderId, lineIds: linesOf(orderId) }))
    expect([stateOf(orderId), openAtStall(shop).length]).toEqual(['served', 0])
  })

  test('with the party: once its table is clear nothing is made for it, held or fired', async () => {
    await setStall(shop, onPaper)
    const { sender, sittingId, billId, orderId } = await feedParty(shop)
    expect(openAtStall(shop).map(({ state }) => state)).toEqual(['fired', 'held'])
    const desk = shop.join('cashier', 'counter', 'meena')
    const tenders = [{ kind: 'upi', offered: 'exact' } as const]
    done(await shop.send(desk, 'bill.settle', { billId, tenders }))
    done(await shop.send(sender, 'sitting.close', { sittingId }))
    expect(openAtStall(shop)).toEqual([])
    expect(stateOf(orderId)).toBe('served')
  })
})

describe('a cook who asks for a server', () => {
  const pages = (): readonly (number | null)[] =>
    docsOf('counter', counter, 'told').map(({ pagedAt }) => pagedAt)

  test('is heard where the order was taken, until somebody has gone', async () => {
    const { orderId } = await order()
    const ticketId = ticketOf(orderId)
    done(await shop.send(kitchen, 'ticket.page', { ticketId }))
    expect(pages()).toEqual([shop.clock.now])
    expect(shop.events().at(-1)).toMatchObject({
      kind: 'ticket.told',
      data: { ticketId, orderId, stationId: 'chaat', pagedAt: shop.clock.now },
    })
    done(await shop.send(counter, 'page.answer', { ticketId }))
    const before = shop.events().length
    done(await shop.send(counter, 'page.answer', { ticketId }))
    expect(shop.events()).toHaveLength(before)
    expect(pages()).toEqual([])
  })

  test('is refused for a ticket that is not there', async () => {
    const ticketId = shop.newId()
    expect(await codeOf(shop, kitchen, 'ticket.page', { ticketId })).toBe('ticket.unknown')
    expect(await codeOf(shop, counter, 'page.answer', { ticketId })).toBe('ticket.unknown')
  })
})

describe('the pass', () => {
  test('sees every order at every station that is not with its guest', async () => {
    const { orderId } = await order()
    const other = await order()
    done(await shop.send(kitchen, 'ticket.bump', { ticketId: ticketOf(orderId) }))
    const onPass = (): readonly (readonly [string, string])[] =>
      docsOf('expo', kitchen, 'order').map((one) => [one.orderId, one.state] as const)
    expect(onPass()).toEqual([
      [orderId, 'ready'],
      [other.orderId, 'cooking'],
    ])
    done(await shop.send(kitchen, 'order.serve', { orderId }))
    expect(onPass()).toEqual([[other.orderId, 'cooking']])
    done(
      await shop.send(kitchen, 'order.serve', {
        orderId,
        lineIds: linesOf(orderId),
        isServed: false,
      }),
    )
    expect(onPass()[0]).toEqual([orderId, 'ready'])
  })
})

describe('the pickup board', () => {
  const board = (): readonly PickupDoc[] => docsOf('board', shop.join('board', 'counter'), 'pickup')
  const called = (): readonly (readonly [number, string])[] =>
    shop
      .events()
      .filter(({ kind }) => kind === 'pickup.changed')
      .map(({ data }) => data as PickupDoc)
      .map(({ token, state }) => [token, state] as const)

  test('hears of a token when it is ordered, ready, back on the stove, and handed over', async () => {
    const { orderId, token } = await order()
    const ticketId = ticketOf(orderId)
    done(await shop.send(kitchen, 'ticket.bump', { ticketId }))
    done(await shop.send(kitchen, 'ticket.recall', { ticketId }))
    done(await shop.send(kitchen, 'ticket.bump', { ticketId }))
    done(await shop.send(counter, 'order.serve', { orderId }))
    expect(called()).toEqual([
      [token, 'preparing'],
      [token, 'ready'],
      [token, 'preparing'],
      [token, 'ready'],
      [token, 'gone'],
    ])
    expect(board()).toEqual([])
  })

  test('shows a token and nothing of whose it is', async () => {
    const { orderId, token } = await order()
    expect(board()).toEqual([
      {
        orderId,
        outletId: 'counter',
        token,
        state: 'preparing',
        placedAt: shop.clock.now,
        readyAt: null,
        rev: 1,
      },
    ])
  })

  test('leaves out the parties at tables, and what nobody has to make', async () => {
    await feedParty(shop)
    await order('kaju-katli')
    expect([board(), called()]).toEqual([[], []])
  })

  test('lets go of what nobody fetches', async () => {
    const { orderId } = await order()
    done(await shop.send(kitchen, 'ticket.bump', { ticketId: ticketOf(orderId) }))
    await pass(19 * 60_000)
    expect(board().map(({ state }) => state)).toEqual(['ready'])
    await pass(2 * 60_000)
    expect(board()).toEqual([])
  })
})
