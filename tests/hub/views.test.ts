import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deviceById } from '../../hub/devices/devices.sql.ts'
import { openReader } from '../../hub/store/open.ts'
import { isViewName, readBill, readView, rightsForView } from '../../hub/views/views.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { EventEnvelope } from '../../schema/events.ts'
import type { OrderDoc } from '../../schema/order.ts'
import type { TicketDoc } from '../../schema/ticket.ts'
import { businessDate } from '../../schema/time.ts'
import type { View } from '../../schema/view.ts'
import { done, saleOf, sellAnEvening } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { asHub, column, figure, together } from './look.ts'
import { outletOf } from './menu-sales.ts'
import { chai, faultyHandlers, openMix, steps } from './mix.ts'

let shop: Shop

beforeEach(() => {
  shop = openShop()
  shop.db.pragma('synchronous = off')
})
afterEach(() => shop.close())

const screens = ['counter', 'kitchen', 'cashier', 'office', 'devices'] as const
type Screen = (typeof screens)[number]

const tills = ['till', 'till-move', 'till-setting', 'till-reason']
/** What kinds of documents a screen shows; events of other kinds on its streams are none of its business. */
const shows: Readonly<Record<Screen, readonly string[]>> = {
  counter: [
    'menu',
    'eighty-six',
    'reason',
    'order',
    'held',
    'proposal',
    ...tills,
    'printer',
    'drawer',
    'job',
    'device',
  ],
  kitchen: ['menu', 'eighty-six', 'station', 'ticket', 'printer', 'drawer'],
  cashier: [
    'bill',
    'held',
    'request',
    'reason',
    'proposal',
    ...tills,
    'printer',
    'drawer',
    'job',
    'device',
  ],
  office: [
    'menu',
    'eighty-six',
    'sales',
    'bill',
    'guests',
    'till',
    'till-setting',
    'till-reason',
    'reason',
    'exception',
    'printer',
    'drawer',
    'job',
    'device',
  ],
  devices: ['printer', 'drawer', 'job', 'paper', 'device'],
}

const viewOf = (one: Shop, screen: Screen, sender: Sender, outletId = 'counter'): View => {
  const device = deviceById(one.db, sender.device)
  if (device === undefined) throw new Error('no such device')
  const view = readView(screen, {
    db: one.db,
    outlet: outletOf(one.db, outletId),
    device,
    at: one.clock.now,
  })
  // As it arrives: what JSON does not carry is not there.
  return JSON.parse(JSON.stringify(view)) as View
}

const keysOf = (view: View, concept: string): readonly string[] =>
  view.docs
    .filter(({ key }) => key.startsWith(`${concept}:`))
    .map(({ key }) => key.slice(concept.length + 1))

const logOf = (
  one: Shop,
  after: number,
): readonly (EventEnvelope & { readonly stream: string })[] => {
  const rows = one.db
    .prepare(`select stream, body from event where outlet_id = 'counter' and seq > ? order by seq`)
    .raw()
    .all(after) as [string, string][]
  return rows.map(([stream, body]) => ({ ...(JSON.parse(body) as EventEnvelope), stream }))
}

describe('a view', () => {
  test.each(screens)('of the %s shows the kinds of things that screen is for', async (screen) => {
    await sellAnEvening(shop)
    const view = viewOf(shop, screen, shop.join(screen, 'counter'))
    expect(isViewName(screen)).toBe(true)
    const concepts = new Set(view.docs.map(({ key }) => key.split(':')[0] ?? ''))
    expect([...concepts].filter((concept) => !shows[screen].includes(concept))).toEqual([])
    expect(view.docs.every(({ rev, data }) => (data as { rev: number }).rev === rev)).toBe(true)
    expect(new Set(view.docs.map(({ key }) => key)).size).toBe(view.docs.length)
  })

  test.each(screens)('of the %s says where the log stood', async (screen) => {
    await sellAnEvening(shop)
    const view = viewOf(shop, screen, shop.join(screen, 'counter'))
    const log = logOf(shop, 0)
    expect(view).toMatchObject({
      outletId: 'counter',
      at: shop.clock.now,
      seq: log.length,
      epoch: log[0]?.epoch,
    })
    for (const [stream, seq] of Object.entries(view.tails))
      expect([stream, seq]).toEqual([
        stream,
        log.findLast((one) => one.stream === stream)?.seq ?? 0,
      ])
  })

  test('of a shop in which nothing has happened starts at nothing', () => {
    const view = viewOf(shop, 'counter', shop.join('counter', 'counter'))
    expect(view).toMatchObject({ seq: 0, tails: { orders: 0, menu: 0, devices: 0, jobs: 0 } })
    expect(keysOf(view, 'order')).toEqual([])
    expect(keysOf(view, 'printer')).toEqual(['counter-kitchen', 'counter-receipt'])
  })

  test('shows one outlet and nothing of another', async () => {
    await sellAnEvening(shop)
    for (const screen of screens) {
      const view = viewOf(shop, screen, shop.join(screen, 'counter'))
      const strangers = view.docs.filter(
        ({ data }) => (data as { outletId?: string }).outletId === 'restaurant',
      )
      expect([screen, strangers]).toEqual([screen, []])
    }
  })

  test('is read by a connection that cannot write', async () => {
    await sellAnEvening(shop)
    const reader = openReader(shop.path)
    const device = deviceById(reader, shop.join('office', 'counter').device)
    if (device === undefined) throw new Error('no such device')
    const outlet = outletOf(reader, 'counter')
    expect(
      readView('office', { db: reader, outlet, device, at: shop.clock.now }).seq,
    ).toBeGreaterThan(0)
    reader.close()
  })

  test('that nobody has made is a mistake, not an empty one', () => {
    expect(isViewName('secrets')).toBe(false)
    expect(isViewName('toString')).toBe(false)
    const device = deviceById(shop.db, shop.join('office', 'counter').device)
    if (device === undefined) throw new Error('no such device')
    const context = { db: shop.db, outlet: outletOf(shop.db, 'counter'), device, at: 0 }
    expect(() => readView('secrets', context)).toThrow(/there is no view secrets/)
  })

  test('asks for a right only where its streams do', () => {
    expect(
      Object.fromEntries(screens.map((screen) => [screen, rightsForView(screen, screen)])),
    ).toEqual({ counter: [], kitchen: [], cashier: [], office: ['view.sales'], devices: [] })
  })

  test('of one screen is no other screen’s', () => {
    expect(rightsForView('cashier', 'kitchen')).toBe(undefined)
    expect(rightsForView('secrets', 'kitchen')).toBe(undefined)
  })
})

describe('the documents of a view', () => {
  test('of the cash desk are every open bill, however old, and what was paid today', async () => {
    const { desk, openBillId } = await sellAnEvening(shop)
    const today = viewOf(shop, 'cashier', desk)
    const paid = column<string>(
      shop.db,
      `select bill_id from bill where outlet_id = 'counter' and state = 'settled'`,
    )
    expect(new Set(keysOf(today, 'bill'))).toEqual(new Set([...paid, openBillId]))
    shop.clock.now += 3 * 24 * 3_600_000
    expect(keysOf(viewOf(shop, 'cashier', desk), 'bill')).toEqual([openBillId])
  })

  test('of the kitchen are every open ticket, however old, and what was done in the last hours', async () => {
    await sellAnEvening(shop)
    const kitchen = shop.join('kitchen', 'counter')
    const states = (): readonly string[] => [
      ...new Set(
        viewOf(shop, 'kitchen', kitchen)
          .docs.filter(({ key }) => key.startsWith('ticket:'))
          .map(({ data }) => (data as TicketDoc).state),
      ),
    ]
    expect(states()).toEqual(['fired', 'bumped'])
    shop.clock.now += 7 * 3_600_000
    expect(states()).toEqual(['fired'])
    shop.clock.now += 3 * 24 * 3_600_000
    expect(states()).toEqual(['fired'])
  })

  test('of a kitchen screen with a station are that station’s alone', async () => {
    const table = shop.join('counter', 'restaurant', 'sunita')
    const order = {
      orderType: 'eat-here',
      lines: [
        { itemId: 'chole-bhature', qtyMilli: 1000 },
        { itemId: 'cola', qtyMilli: 1000 },
      ],
    } as const
    done(await shop.send(table, 'order.place', order))
    const screen = shop.join('kitchen', 'restaurant')
    const stations = (): readonly string[] =>
      viewOf(shop, 'kitchen', screen, 'restaurant')
        .docs.filter(({ key }) => key.startsWith('ticket:'))
        .map(({ data }) => (data as TicketDoc).stationId)
    expect(new Set(stations())).toEqual(new Set(['snacks', 'beverages']))
    shop.db
      .prepare(`update device set station_id = 'snacks' where device_id = ?`)
      .run(screen.device)
    expect(stations()).toEqual(['snacks'])
    expect(Object.keys(viewOf(shop, 'kitchen', screen, 'restaurant').tails)).toEqual([
      'tickets/snacks',
      'stations',
      'menu',
      'devices',
    ])
  })

  test('of the counter are the last orders of today', async () => {
    const counter = shop.join('counter', 'counter', 'ravi')
    for (let i = 0; i < 62; i += 1) done(await shop.send(counter, 'sale.ring', saleOf([chai])))
    const orders = viewOf(shop, 'counter', counter).docs.filter(({ key }) =>
      key.startsWith('order:'),
    )
    expect(orders.map(({ data }) => (data as OrderDoc).token)).toEqual(
      Array.from({ length: 60 }, (_, i) => i + 3),
    )
  })

  test('of the office are the day as it stands, to the paisa', async () => {
    const { office } = await sellAnEvening(shop)
    const view = viewOf(shop, 'office', office)
    const day = view.docs.find(({ key }) => key === 'sales:20261121')
    expect(day?.data).toMatchObject({
      bills: figure(
        shop.db,
        `select count(*) from bill where outlet_id = 'counter' and state = 'settled'`,
      ),
      total: figure(
        shop.db,
        `select sum(payable) from bill where outlet_id = 'counter' and state = 'settled'`,
      ),
    })
  })

  test('never hold a PIN, a token or a code', async () => {
    const { office } = await sellAnEvening(shop)
    shop.db.prepare(`update device set token_hash = 'CANARY-' || device_id`).run()
    shop.db.prepare(`update user set pin_hash = 'CANARY'`).run()
    done(
      await shop.send(office, 'device.invite', {
        kind: 'kitchen',
        outletId: 'counter',
        name: 'Stall',
      }),
    )
    for (const screen of screens)
      expect(JSON.stringify(viewOf(shop, screen, office))).not.toContain('CANARY')
  })

  test('about a bill are given to its own outlet only', async () => {
    const { openBillId } = await sellAnEvening(shop)
    expect(readBill(shop.db, 'counter', openBillId)?.billId).toBe(openBillId)
    expect(readBill(shop.db, 'restaurant', openBillId)).toBe(undefined)
    expect(readBill(shop.db, 'counter', 'nothing')).toBe(undefined)
  })
})

/** A screen: the documents of the view it started from, and every later event of its streams put over them. */
const followed = (
  start: View,
  log: ReturnType<typeof logOf>,
): ReadonlyMap<string, { readonly rev: number; readonly data: unknown }> => {
  const docs = new Map<string, { readonly rev: number; readonly data: unknown }>(
    start.docs.map(({ key, rev, data }) => [key, { rev, data }]),
  )
  const expected = new Map(Object.entries(start.tails))
  for (const { stream, seq, prev, key, rev, data } of log) {
    if (!expected.has(stream)) continue
    if (expected.get(stream) !== prev) throw new Error(`a hole before ${seq} on ${stream}`)
    expected.set(stream, seq)
    docs.set(key, { rev, data })
  }
  return docs
}

/** What a fresh view leaves out because it is past: a screen may still know it. */
const isPast = (key: string, data: unknown, today: number): boolean => {
  if (key.startsWith('ticket:')) return (data as TicketDoc).state === 'bumped'
  if (key.startsWith('order:')) return (data as OrderDoc).businessDate !== today
  if (key.startsWith('sales:')) return key !== `sales:${today}`
  if (!key.startsWith('bill:')) return false
  const bill = data as BillDoc
  return bill.state === 'settled' && bill.businessDate !== today
}

describe('a screen that starts from a view and follows its streams', () => {
  test('knows after anything that may happen what a fresh view shows', () => {
    fc.assert(
      fc.property(
        fc.array(steps, { maxLength: 10 }),
        fc.array(steps, { minLength: 1, maxLength: 12 }),
        (before, after) => {
          const one = openShop()
          one.db.pragma('synchronous = off')
          try {
            const { make, devices } = openMix(one)
            const senders = { ...devices, cashier: devices.desk, devices: devices.office }
            together(one, before.map(make), { handlers: faultyHandlers })
            const starts = screens.map((screen) => ({
              screen,
              start: viewOf(one, screen, senders[screen]),
            }))
            for (const step of after) together(one, [make(step)], { handlers: faultyHandlers })

            for (const { screen, start } of starts) {
              const fresh = viewOf(one, screen, senders[screen])
              const docs = followed(start, logOf(one, start.seq))
              const shown = new Map(fresh.docs.map(({ key, rev, data }) => [key, { rev, data }]))
              const today = businessDate(one.clock.now, 'Asia/Kolkata', 240)
              // A day on which nothing was sold yet, at revision 0, has told nobody of itself.
              const told = [...shown].filter(([, { rev }]) => rev > 0)
              const known = told.map(([key]) => [key, docs.get(key)])
              expect([screen, known]).toEqual([screen, told])
              const forgotten = [...docs].filter(
                ([key, doc]) =>
                  shows[screen].includes(key.split(':')[0] ?? '') &&
                  !shown.has(key) &&
                  !isPast(key, doc.data, today),
              )
              expect([screen, forgotten]).toEqual([screen, []])
            }
          } finally {
            one.close()
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('knows of a screen that joined, and of one taken out of the shop', async () => {
    const office = shop.join('office', 'counter', 'asha')
    const lost = shop.join('counter', 'counter')
    const start = viewOf(shop, 'office', office)
    const invited = done(
      await shop.send(office, 'device.invite', {
        kind: 'kitchen',
        outletId: 'counter',
        name: 'Stall',
      }),
    )
    const { code } = invited.result
    done(await asHub(shop, 'device.join', { code, tokenHash: 'a token', agent: '' }))
    done(await shop.send(office, 'device.revoke', { deviceId: lost.device }))
    const fresh = viewOf(shop, 'office', office)
    expect(keysOf(fresh, 'device')).toHaveLength(3)
    const docs = followed(start, logOf(shop, start.seq))
    expect(new Map(fresh.docs.map(({ key, rev, data }) => [key, { rev, data }]))).toEqual(docs)
  })
})
