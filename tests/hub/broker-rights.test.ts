import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { grantOf, isClientIdOf, maySend } from '../../hub/edge/rights.ts'
import { deviceKinds, type DeviceDoc, type DeviceKind } from '../../schema/device.ts'
import { clientIdOf, streamRules, topics } from '../../schema/topics.ts'
import { eventOf, openDoor, openTab, pause, until, type Door } from './broker-kit.ts'
import type { Sender } from './kit.ts'

const deviceAs = (kind: DeviceKind): DeviceDoc => ({
  deviceId: 'me',
  outletId: 'shop',
  kind,
  name: kind,
  stationId: null,
  printerId: null,
  drawerId: null,
  integration: null,
  pairedAt: 0,
  isRevoked: false,
  rev: 1,
})

const mine = clientIdOf('me', 'tab1')

/** What each kind of device may read, said the long way round. */
const readable = (kind: (typeof deviceKinds)[number]): readonly string[] => {
  const streams: Readonly<Record<typeof kind, readonly string[]>> = {
    counter: [
      'orders',
      'tickets/chaat',
      'tickets/+',
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
      'approvals/chaat',
      'answers',
    ],
    kitchen: ['orders', 'tickets/chaat', 'tickets/+', 'stations', 'menu', 'devices'],
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
      'approvals/chaat',
      'answers',
    ],
    floor: [
      'orders',
      'tickets/chaat',
      'tickets/+',
      'bills',
      'requests',
      'floor',
      'guests',
      'customers',
      'menu',
      'devices',
      'jobs',
      'approvals/chaat',
      'answers',
    ],
    board: ['pickup', 'menu', 'devices'],
    display: ['menu', 'devices'],
    office: [
      'orders',
      'tickets/chaat',
      'tickets/+',
      'pickup',
      'stations',
      'requests',
      'bills',
      'held',
      'floor',
      'guests',
      'slips',
      'customers',
      'menu',
      'devices',
      'jobs',
      'paper',
      'sales',
      'imports',
      'books',
      'people',
      'tills',
      'approvals/chaat',
      'answers',
      'exceptions',
    ],
    devices: ['menu', 'devices', 'jobs', 'paper'],
    bridge: ['devices'],
  }
  return [
    topics.status('shop'),
    topics.beat('shop'),
    topics.pointer('shop', 'menu'),
    topics.pointer('shop', '+'),
    topics.reply('shop', mine),
    ...streams[kind].map((stream) => topics.event('shop', stream)),
    ...(kind === 'bridge'
      ? [topics.nudge('shop', 'me')]
      : [topics.presence('shop', 'you'), topics.presence('shop', '+')]),
    ...(kind === 'floor' ? [topics.here('shop', 'you'), topics.here('shop', '+')] : []),
    ...(kind === 'display' ? [topics.shown('shop', 'you'), topics.shown('shop', '+')] : []),
  ]
}

const everyStream = [...streamRules.map(({ stream }) => stream.replace('*', 'chaat')), 'secrets']

/** Filters that would catch more than is granted, and names that only look like topics. */
const tooWide = `
  # + +/# / // $SYS/# $SYS/+/new/clients chowk/# chowk/v1/# chowk/v1/shop/# chowk/v1/shop/+
  chowk/v1/shop/+/status chowk/v1/shop/hub/# chowk/v1/shop/ev/# chowk/v1/shop/ev/+
  chowk/v1/shop/ev/tickets chowk/v1/shop/ev/tickets/ chowk/v1/shop/ev/tickets/a/b
  chowk/v1/shop/ev/tickets/# chowk/v1/shop/ev/tickets/* chowk/v1/shop/ev/tickets/+/+
  chowk/v1/shop/ev/sa+ chowk/v1/shop/ev/__proto__ chowk/v1/shop/ev/constructor
  chowk/v1/shop/st/# chowk/v1/shop/st/ chowk/v1/shop/st/+/+ chowk/v1/shop/st
  chowk/v1/shop/dev/+/+ chowk/v1/shop/dev/# chowk/v1/shop/dev//status chowk/v1/shop/__proto__/x`
  .trim()
  .split(/\s+/)

/** Topics and filters an honest screen never asks for, beside those only another may have. */
const asked: readonly string[] = [
  ...deviceKinds.flatMap(readable),
  ...deviceKinds.flatMap(readable).map((topic) => topic.replace('/shop/', '/other/')),
  ...deviceKinds.flatMap(readable).map((topic) => topic.replace('/shop/', '/+/')),
  ...deviceKinds.flatMap(readable).map((topic) => topic.replace('chowk/', '+/')),
  ...deviceKinds.flatMap(readable).map((topic) => topic.replace('v1', 'v2')),
  ...deviceKinds.flatMap(readable).map((topic) => `/${topic}`),
  ...deviceKinds.flatMap(readable).map((topic) => `${topic}/`),
  ...deviceKinds.flatMap(readable).map((topic) => `${topic}/#`),
  ...deviceKinds.flatMap(readable).map((topic) => `${topic}\0`),
  ...deviceKinds.flatMap(readable).map((topic) => `$share/group/${topic}`),
  ...deviceKinds.flatMap(readable).map((topic) => topic.replace('o', 'о')),
  ...everyStream.map((stream) => topics.event('shop', stream)),
  ...tooWide,
  '',
  ...['rep', 'cmd', 'job', 'dev'].flatMap((area) => [
    `chowk/v1/shop/${area}/#`,
    `chowk/v1/shop/${area}/+`,
    `chowk/v1/shop/${area}/you:tab1`,
    `chowk/v1/shop/${area}/me:tab2`,
    `chowk/v1/shop/${area}/me:`,
    `chowk/v1/shop/${area}/you`,
  ]),
  topics.command('shop', mine),
  Array.from({ length: 101 }, () => 'a').join('/'),
]

describe('what a device may read', () => {
  test.each(deviceKinds)(
    'a %s reads what it is meant to read, and nothing that merely looks like it',
    (kind) => {
      const reader = { device: deviceAs(kind), clientId: mine }
      const granted = [...new Set(asked)].filter((topic) => grantOf(reader, topic) !== undefined)
      const own = new Set(readable(kind))
      // A station nobody has built is a name like any other; nothing is ever said under it.
      const harmless = new Set(['tickets/*', 'approvals/*'].map((one) => topics.event('shop', one)))
      expect(granted.filter((topic) => !harmless.has(topic)).toSorted()).toEqual(
        [...own].toSorted(),
      )
    },
  )

  test('a program reads what any screen may, each where it has the right, and may name many at once', () => {
    const reader = { device: deviceAs('integration'), clientId: mine }
    const granted = [...new Set(asked)].filter((topic) => grantOf(reader, topic) !== undefined)
    const own = [
      topics.status('shop'),
      topics.beat('shop'),
      topics.pointer('shop', 'menu'),
      topics.pointer('shop', '+'),
      topics.presence('shop', 'you'),
      topics.presence('shop', '+'),
      ...everyStream
        .filter((stream) => stream !== 'secrets' && !stream.startsWith('approvals/'))
        .map((stream) => topics.event('shop', stream)),
      ...['hub', 'ev', 'st', 'dev'].map((area) => `${topics.area('shop', area)}/#`),
      topics.event('shop', '+'),
      topics.event('shop', 'tickets/+'),
      topics.event('shop', 'tickets/#'),
    ]
    expect(own.filter((topic) => !granted.includes(topic))).toEqual([])
    // Whatever else it may name lies in one of the four areas of its own outlet.
    const rest = granted.filter((topic) => !own.includes(topic))
    const isInside = /^chowk\/v1\/shop\/(ev|hub|st|dev)\/./
    expect(rest.filter((topic) => !isInside.test(topic))).toEqual([])
    expect(rest.filter((topic) => !/[+#*]/.test(topic))).toEqual([])
    const rights = everyStream.map((stream) => [
      stream,
      grantOf(reader, topics.event('shop', stream))?.right,
    ])
    expect(Object.fromEntries(rights)).toMatchObject({
      bills: 'view.sales',
      paper: 'view.sales',
      sales: 'view.sales',
      books: 'view.books',
      people: 'view.people',
      orders: null,
      secrets: undefined,
    })
  })

  test('a program sends nothing at all', () => {
    const reader = { device: deviceAs('integration'), clientId: mine }
    expect(asked.filter((topic) => maySend(reader, topic))).toEqual([])
  })

  test('takings, books and people need a person’s right besides', () => {
    const reader = { device: deviceAs('office'), clientId: mine }
    const rights = everyStream.map((stream) => [
      stream,
      grantOf(reader, topics.event('shop', stream))?.right,
    ])
    expect(Object.fromEntries(rights)).toMatchObject({
      sales: 'view.sales',
      books: 'view.books',
      people: 'view.people',
      orders: null,
      secrets: undefined,
    })
  })

  test('a device sends commands under its own name only', () => {
    const reader = { device: deviceAs('counter'), clientId: mine }
    const sendable = [...asked, topics.command('shop', 'you:tab1'), topics.command('other', mine)]
    expect(sendable.filter((topic) => maySend(reader, topic))).toEqual([
      topics.command('shop', mine),
    ])
  })

  test('a client id is one tab of one device', () => {
    const ids = [
      'me:tab1',
      'me:0b9e-4f',
      'me:',
      'me',
      'you:tab1',
      'me:a/b',
      'me:a+',
      'me:#',
      ':tab1',
    ]
    const odd = ['__proto__', 'me:tab1 ', 'ME:tab1', 'me::', `me:${'a'.repeat(65)}`, 'me:a:b', '']
    expect([...ids, ...odd].filter((id) => isClientIdOf('me', id))).toEqual([
      'me:tab1',
      'me:0b9e-4f',
    ])
  })
})

describe('at the door', () => {
  let door: Door
  beforeEach(async () => void (door = await openDoor()))
  afterEach(() => door.close())

  /** One message on every topic the hub has, at two outlets. */
  const sayEverything = (bridge: Sender): void => {
    for (const outletId of ['counter', 'restaurant']) {
      door.broker.publish(everyStream.map((stream, i) => eventOf(outletId, stream, i + 1)))
      door.broker.nudge(outletId, bridge.device, 'job')
      door.broker.nudge(outletId, 'another-bridge', 'job')
    }
  }

  test.each(deviceKinds)(
    'a %s that asks for everything hears what it may and not a word more',
    async (kind) => {
      const { shop } = door
      const sender = shop.join(kind, 'counter', kind === 'bridge' ? undefined : 'imran')
      const tab = await openTab(door, sender)
      const other = await openTab(door, shop.join('counter', 'counter', 'ravi'))
      const filters = [
        ...everyStream.map((stream) => topics.event('counter', stream)),
        ...everyStream.map((stream) => topics.event('restaurant', stream)),
        ...['counter', 'restaurant'].flatMap((outletId) => [
          topics.status(outletId),
          topics.beat(outletId),
          topics.pointer(outletId, '+'),
          topics.presence(outletId, '+'),
          topics.reply(outletId, other.clientId),
          topics.reply(outletId, '+'),
          topics.nudge(outletId, sender.device),
          topics.nudge(outletId, 'another-bridge'),
          topics.nudge(outletId, '+'),
        ]),
        ...tooWide.map((filter) => filter.replace('/shop/', '/counter/')),
      ]
      for (const filter of filters) await tab.subscribe(filter)
      sayEverything(sender)
      await other.command('order.place', { orderType: 'takeaway', lines: [] })
      await other.close()
      await until(() => tab.heard.some(({ topic }) => topic === topics.event('counter', 'devices')))
      await pause(50)

      const heard = new Set(
        tab.heard.map(({ topic }) =>
          topic.replace(other.clientId.split(':')[0] ?? '', 'other').replace(sender.device, 'me'),
        ),
      )
      const streams = everyStream.filter((stream) => heard.has(topics.event('counter', stream)))
      const expected = everyStream.filter((stream) =>
        streamRules.some(
          (rule) =>
            rule.stream.replace('*', 'chaat') === stream &&
            rule.kinds.includes(kind) &&
            rule.right !== 'view.people' &&
            // What somebody else is asked reaches only where they are signed in.
            rule.isOwn !== true,
        ),
      )
      expect(streams).toEqual(expected)
      expect([...heard].filter((topic) => !topic.includes('/ev/')).toSorted()).toEqual(
        [
          topics.status('counter'),
          topics.pointer('counter', 'menu'),
          ...(kind === 'bridge'
            ? [topics.nudge('counter', 'me')]
            : [topics.presence('counter', 'me'), topics.presence('counter', 'other')]),
        ].toSorted(),
      )
      expect([...heard].filter((topic) => topic.includes('/restaurant/'))).toEqual([])
      expect(tab.client.connected).toBe(true)
    },
  )

  test('what is not granted is refused, and the rest of the screen’s topics are not', async () => {
    const tab = await openTab(door, door.shop.join('kitchen', 'counter'))
    const answers: boolean[] = []
    for (const topic of ['#', topics.event('counter', 'books'), topics.event('counter', 'orders')])
      answers.push(await tab.subscribe(topic))
    expect(answers).toEqual([false, false, true])
  })

  test('the takings stop when the manager signs out, without the screen’s doing', async () => {
    const { shop } = door
    const office = shop.join('office', 'counter', 'imran')
    const tab = await openTab(door, office)
    expect(await tab.subscribe(topics.event('counter', 'sales'))).toBe(true)
    expect(await tab.subscribe(topics.event('counter', 'orders'))).toBe(true)
    door.broker.publish([eventOf('counter', 'sales', 1), eventOf('counter', 'orders', 2)])
    await until(() => tab.heard.length === 2)

    shop.db.prepare('update sign_in set ended_at = ?').run(shop.clock.now)
    door.broker.publish([eventOf('counter', 'sales', 3), eventOf('counter', 'orders', 4)])
    await until(() => tab.heard.length === 3)
    await pause(30)
    expect(tab.heard.map(({ topic }) => topic)).toEqual([
      topics.event('counter', 'sales'),
      topics.event('counter', 'orders'),
      topics.event('counter', 'orders'),
    ])
    expect(await tab.subscribe(topics.event('counter', 'books'))).toBe(false)
  })

  test('what somebody is asked reaches the screens they are signed in on, and stops when they leave', async () => {
    const { shop } = door
    const toImran = topics.event('counter', 'approvals/imran')
    const boss = await openTab(door, shop.join('floor', 'counter', 'imran'))
    const other = await openTab(door, shop.join('cashier', 'counter', 'meena'))
    const nobody = await openTab(door, shop.join('counter', 'counter'))
    const program = await openTab(door, shop.program('counter', { roleId: 'owner' }))
    for (const [tab, isGranted] of [
      [boss, true],
      [other, false],
      [nobody, false],
      [program, false],
    ] as const)
      expect(await tab.subscribe(toImran)).toBe(isGranted)
    expect(await boss.subscribe(topics.event('counter', 'approvals/+'))).toBe(false)
    await program.subscribe(topics.event('counter', '#'))
    const all = [boss, other, nobody, program]
    for (const tab of all) await tab.subscribe(topics.event('counter', 'answers'))
    const say = (seq: number): void =>
      door.broker.publish([
        eventOf('counter', 'approvals/imran', seq),
        eventOf('counter', 'answers', seq + 1),
      ])
    say(1)
    await until(() => all.every(({ heard }) => heard.some(({ topic }) => topic !== toImran)))
    expect(all.map(({ heard }) => heard.filter(({ topic }) => topic === toImran).length)).toEqual([
      1, 0, 0, 0,
    ])
    shop.db.prepare('update sign_in set ended_at = ?').run(shop.clock.now)
    say(3)
    await until(() => boss.heard.length === 3)
    expect(boss.heard.filter(({ topic }) => topic === toImran)).toHaveLength(1)
  })

  test('a screen that asks for the books or the bills before anyone has signed in is told no', async () => {
    const tab = await openTab(door, door.shop.join('office', 'counter'))
    expect(await tab.subscribe(topics.event('counter', 'books'))).toBe(false)
    expect(await tab.subscribe(topics.event('counter', 'bills'))).toBe(false)
    expect(await tab.subscribe(topics.event('counter', 'menu'))).toBe(true)
  })

  test('a device cannot pile up filters without end', async () => {
    const tab = await openTab(door, door.shop.join('counter', 'counter'))
    let granted = 0
    for (let i = 0; i < 80; i += 1)
      if (await tab.subscribe(topics.event('counter', `tickets/station${i}`))) granted += 1
    expect(granted).toBe(64)
  })
})
