import { beforeAll, describe, expect, test } from 'vitest'
import { deviceKinds, type DeviceKind } from '../schema/device.ts'
import { exampleOf } from '../schema/commands.ts'
import { eventKinds, streamOf, type EventEnvelope } from '../schema/events.ts'
import { viewRights } from '../schema/permissions.ts'
import { roleSeeds } from '../schema/role-seeds.ts'
import { readings } from '../schema/readings.ts'
import { clientIdOf, ruleOf, streamRules, topics } from '../schema/topics.ts'
import type { TicketDoc } from '../schema/ticket.ts'
import { isViewName, readView } from '../hub/views/views.ts'
import { deviceById } from '../hub/devices/devices.sql.ts'
import { askAnEvening } from './hub/approval-kit.ts'
import { dealWithCustomers } from './hub/customer-kit.ts'
import { addCoupon } from './hub/coupon-kit.ts'
import { done, pastSale, saleOf, sellAnEvening } from './hub/evening.ts'
import { dineAnEvening } from './hub/floor-kit.ts'
import { holdAnEvening } from './hub/held-kit.ts'
import { claimAnEvening } from './hub/request-kit.ts'
import { keepATill } from './hub/till-kit.ts'
import { orderByPhone } from './hub/guest-kit.ts'
import { openShop, type Shop } from './hub/kit.ts'
import { packSlip, paySlip } from './hub/slip-kit.ts'
import { asHub, cell, column } from './hub/look.ts'
import { outletOf } from './hub/menu-sales.ts'
import { chai } from './hub/mix.ts'
import { paidChai, wish } from './hub/refusal-ways-refunds.ts'
import { cameTwice, notCash } from './hub/retender-kit.ts'

const stationId = 'chaat'

/** The stream of each kind of event; a ticket goes to its station's. */
const streams = eventKinds.map(
  (kind) => [kind, streamOf(kind, { stationId } as TicketDoc)] as const,
)

/** What a screen of a kind may read, and the right its person must have where it says so. */
const readableBy = (kind: DeviceKind): readonly string[] =>
  streamRules
    .filter((rule) => rule.kinds.includes(kind))
    .map(({ stream, right }) => (right === null ? stream : `${stream} with ${right}`))

describe('every event', () => {
  test.each(streams)('%s goes out on a stream that somebody may read: %s', (_, stream) => {
    const rule = ruleOf(stream)
    expect(rule).toBeDefined()
    expect(rule?.kinds).not.toEqual([])
  })

  test('goes out on a topic that has no wildcard and no level too many', () => {
    for (const [, stream] of streams) {
      const topic = topics.event('counter', stream)
      expect(topic).toMatch(/^chowk\/v1\/counter\/ev\/[a-z]+(\/[a-z]+)?$/)
    }
  })
})

describe('every rule', () => {
  test.each(streamRules.map(({ stream }) => stream))('for %s is needed by some event', (rule) => {
    expect(streams.some(([, stream]) => ruleOf(stream)?.stream === rule)).toBe(true)
  })

  test('names screens and rights that there are', () => {
    for (const { kinds, right } of streamRules) {
      expect(deviceKinds).toEqual(expect.arrayContaining([...kinds]))
      expect([null, ...viewRights] as readonly (string | null)[]).toContain(right)
    }
  })

  test('that asks for a right asks for one that somebody has', () => {
    const held = new Set(roleSeeds.flatMap(({ rights }) => Object.keys(rights)))
    for (const { right } of streamRules) expect(right === null || held.has(right)).toBe(true)
    for (const right of viewRights)
      expect(
        [...streamRules, ...Object.values(readings).map(({ readers }) => readers)].some(
          (rule) => rule.right === right,
        ),
      ).toBe(true)
  })

  test.each([
    ['nothing', ''],
    ['a stream nobody named', 'secrets'],
    ['tickets without a station', 'tickets'],
    ['tickets of an empty station', 'tickets/'],
    ['tickets of two levels', 'tickets/chaat/more'],
    ['a stream with something behind it', 'bills/1'],
    ['everything', '#'],
    ['every stream', '+'],
  ])('lets nobody read %s', (_, stream) => {
    expect(ruleOf(stream)).toBe(undefined)
  })
})

describe('who may read what', () => {
  test('is this, and nothing more', () => {
    expect(Object.fromEntries(deviceKinds.map((kind) => [kind, readableBy(kind)]))).toEqual({
      counter: [
        'orders',
        'tickets/*',
        'pickup',
        'bills',
        'held',
        'guests',
        'slips',
        'customers',
        'menu',
        'devices',
        'jobs',
        'tills',
        'approvals/*',
        'answers',
      ],
      kitchen: ['orders', 'tickets/*', 'stations', 'menu', 'devices'],
      cashier: [
        'orders',
        'bills',
        'held',
        'requests',
        'floor',
        'guests',
        'slips',
        'customers',
        'menu',
        'devices',
        'jobs',
        'tills',
        'approvals/*',
        'answers',
      ],
      floor: [
        'orders',
        'tickets/*',
        'bills',
        'requests',
        'floor',
        'guests',
        'customers',
        'menu',
        'devices',
        'jobs',
        'approvals/*',
        'answers',
      ],
      board: ['pickup', 'menu', 'devices'],
      display: ['menu', 'devices'],
      office: [
        'orders',
        'tickets/*',
        'pickup',
        'stations',
        'bills',
        'held',
        'requests',
        'floor',
        'guests',
        'slips',
        'customers',
        'menu',
        'devices',
        'jobs',
        'paper',
        'tills',
        'approvals/*',
        'answers',
        'exceptions with view.sales',
        'sales with view.sales',
        'imports with view.sales',
        'books with view.books',
        'people with view.people',
      ],
      devices: ['menu', 'devices', 'jobs', 'paper'],
      bridge: ['devices'],
    })
  })

  test.each(deviceKinds.filter(isViewName))(
    'covers every stream that the view of the %s follows',
    (kind) => {
      const shop = openShop()
      const device = deviceById(shop.db, shop.join(kind, 'counter').device)
      if (device === undefined) throw new Error('no such device')
      const { tails } = readView(kind, {
        db: shop.db,
        outlet: outletOf(shop.db, 'counter'),
        device,
        at: shop.clock.now,
      })
      const unreadable = Object.keys(tails).filter(
        (stream) => ruleOf(stream)?.kinds.includes(kind) !== true,
      )
      expect(unreadable).toEqual([])
      shop.close()
    },
  )
})

describe('a client id', () => {
  test('is the device’s own and one tab of it', () => {
    expect(clientIdOf('device', 'tab')).toBe('device:tab')
  })
})

describe('a shop in which everything happens', () => {
  let log: readonly {
    readonly outletId: string
    readonly stream: string
    readonly event: EventEnvelope
  }[]

  beforeAll(async () => {
    const shop = openShop()
    const { counter, desk, office } = await sellAnEvening(shop)
    await everythingElse(shop, { counter, desk, office })
    await dineAnEvening(shop)
    await orderByPhone(shop)
    await claimAnEvening(shop)
    await holdAnEvening(shop)
    await askAnEvening(shop)
    await dealWithCustomers(shop)
    await paySlip(shop, await packSlip(shop))
    const rows = shop.db
      .prepare('select outlet_id, stream, body from event order by event_id')
      .raw()
      .all()
    log = (rows as [string, string, string][]).map(([outletId, stream, body]) => ({
      outletId,
      stream,
      event: JSON.parse(body) as EventEnvelope,
    }))
    shop.close()
  })

  test('tells of every kind of event there is', () => {
    expect(new Set(log.map(({ event }) => event.kind))).toEqual(new Set(eventKinds))
  })

  test('tells each on the stream of its kind', () => {
    for (const { stream, event } of log) expect(stream).toBe(streamOf(event.kind, event.data))
  })

  test('keeps one thing under one key, on one stream', () => {
    const places = new Map<string, Set<string>>()
    for (const { stream, event } of log) {
      const concept = event.key.split(':')[0] ?? ''
      places.set(concept, (places.get(concept) ?? new Set()).add(stream.split('/')[0] ?? ''))
    }
    const scattered = [...places].filter(([, on]) => on.size > 1).map(([concept]) => concept)
    expect(scattered).toEqual([])
  })

  test('says of each thing a revision that only grows', () => {
    const last = new Map<string, number>()
    const shrinking = log.filter(({ outletId, event }) => {
      const thing = `${outletId} ${event.key}`
      const before = last.get(thing) ?? 0
      last.set(thing, event.rev)
      return event.rev <= before
    })
    expect(shrinking.map(({ event }) => `${event.kind} ${event.key} ${event.rev}`)).toEqual([])
  })
})

type People = Readonly<Record<'counter' | 'desk' | 'office', Parameters<Shop['send']>[0]>>

/** What an evening of sales leaves out: the bridge, the devices, the PINs. */
const everythingElse = async (shop: Shop, { counter, desk, office }: People): Promise<void> => {
  await keepATill(shop, desk)
  done(await shop.send(office, 'till-reason.set', exampleOf('till-reason.set') as never))
  await addCoupon(shop)
  done(
    await shop.send(
      shop.join('office', 'counter', 'asha'),
      'outlet.set',
      exampleOf('outlet.set') as never,
    ),
  )
  const kitchen = shop.join('kitchen', 'counter')
  const bridge = shop.join('bridge', 'counter')
  const ticketId = cell(shop.db, `select ticket_id from ticket where state = 'bumped'`)
  done(await shop.send(kitchen, 'ticket.recall', { ticketId }))
  const [jobId = ''] = column<string>(shop.db, `select job_id from job where kind = 'receipt'`)
  done(
    await shop.send(bridge, 'job.finish', { jobId, outcome: { kind: 'done', level: 'confirmed' } }),
  )
  done(
    await shop.send(bridge, 'paper.report', {
      printerId: 'counter-receipt',
      jobId,
      picture: 'a'.repeat(64),
      widthDots: 576,
      heightDots: 100,
      lines: [],
    }),
  )
  const report = { printerId: 'counter-receipt', state: 'online', reasons: [] } as const
  done(await shop.send(bridge, 'printer.report', report))
  done(await shop.send(bridge, 'drawer.report', { drawerId: 'counter-drawer', state: 'open' }))
  const printer = { printerId: 'counter-receipt', port: 'virtual:', profile: 'generic-80' }
  done(await shop.send(office, 'printer.set', printer))
  const second = { drawerId: 'counter-drawer-2', printerId: 'counter-receipt' } as const
  done(await shop.send(office, 'drawer.set', { ...second, names: { en: 'Second' }, pin: 5 }))
  done(await shop.send(office, 'device.equip', { ...second, deviceId: counter.device }))
  const names = { en: 'First till' }
  done(await shop.send(office, 'device.rename', { deviceId: counter.device, names }))
  const invited = done(
    await shop.send(office, 'device.invite', {
      kind: 'devices',
      outletId: 'counter',
      name: 'Wall',
    }),
  )
  const { code } = invited.result
  done(await asHub(shop, 'device.join', { code, tokenHash: 'a token', agent: '' }))
  done(await asHub(shop, 'signIn.fail', { deviceId: desk.device, userId: 'meena' }))
  done(await asHub(shop, 'signIn.fail', { deviceId: desk.device, userId: 'asha' }))
  done(
    await asHub(shop, 'signIn.open', {
      signInId: shop.newId(),
      deviceId: desk.device,
      userId: 'imran',
      purpose: 'work',
    }),
  )
  done(await asHub(shop, 'signIn.close', { deviceId: desk.device }))
  done(await shop.send(counter, 'sale.ring', saleOf([chai])))
  done(await shop.send(office, 'sale.import', pastSale(shop)))
  const back = { ...wish(await paidChai(shop, counter)), drawerId: 'counter-drawer' }
  done(await shop.send(office, 'bill.refund', back))
  const wrong = notCash(shop, await paidChai(shop, counter))
  done(await shop.send(office, 'bill.retender', wrong))
  const { billId: again } = await paidChai(shop, counter)
  const { twiceId } = done(
    await shop.send(office, 'bill.twice', cameTwice({ billId: again })),
  ).result
  done(await shop.send(office, 'bill.twice-back', { billId: again, twiceId }))
}
