import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Env } from '../../hub/edge/door.ts'
import { slowPrograms } from '../../hub/edge/slow-programs.ts'
import { viewFacts } from '../../hub/views/views.ts'
import { roleSeeds } from '../../schema/role-seeds.ts'
import { clientIdOf, topics } from '../../schema/topics.ts'
import { until } from './broker-kit.ts'
import { saleOf, sellAnEvening } from './evening.ts'
import { openHub, type TestHub } from './http-kit.ts'
import { chai } from './mix.ts'
import { codeIn, issue, listen, openOffice, programOf, type Program } from './program-kit.ts'

let hub: TestHub
let office: Awaited<ReturnType<typeof openOffice>>
beforeEach(async () => {
  hub = await openHub()
  office = await openOffice(hub)
})
afterEach(() => hub.close())

const revoke = async ({ deviceId }: Pick<Program, 'deviceId'>): Promise<void> => {
  const { status } = await hub
    .as(office.screen)
    .send('device.revoke', { deviceId }, { signIn: office.signIn })
  expect(status).toBe(200)
}

const ringASale = async (): Promise<void> => {
  const program = await issue(hub, office)
  expect((await program.command('sale.ring', saleOf([chai]))).status).toBe(200)
}

describe('a credential', () => {
  test('is shown once: in no cookie, in no reply that is kept, in no row and in no log', async () => {
    const { token } = await issue(hub, office)
    expect(token).toMatch(/^[\w-]{43}$/)
    const tables = hub.shop.db
      .prepare(`select name from sqlite_master where type = 'table'`)
      .pluck()
      .all() as string[]
    const stored = tables.map((table) =>
      JSON.stringify(hub.shop.db.prepare(`select * from "${table}"`).all()),
    )
    expect(stored.filter((rows) => rows.includes(token))).toEqual([])
    expect(hub.logged()).not.toContain(token)
  })

  test('is not given to a browser: there is no cookie that would hold it', async () => {
    const { token } = await issue(hub, office)
    const asScreen = { cookie: `chowk-integration=${token}`, 'chowk-screen': 'integration' }
    const answer = await hub.ask('/api/v1/me', { headers: asScreen })
    expect([answer.status, codeIn(answer)]).toEqual([401, 'device.unknown'])
  })

  test.each([
    ['a wrong one', (token: string) => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
    ['half of one', (token: string) => token.slice(0, 22)],
    ['the id in its place', () => 'device'],
    ['none', () => ''],
  ])('opens nothing where it is %s', async (_, change) => {
    const program = await issue(hub, office)
    const wrong = programOf(hub, { ...program, token: change(program.token) })
    expect(codeIn(await wrong.get('/api/v1/me'))).toBe('device.unknown')
    expect(codeIn(await wrong.command('sale.ring', saleOf([chai])))).toBe('device.unknown')
    for (const over of ['tcp', 'ws'] as const)
      await expect(listen(hub, wrong, { over })).rejects.toThrow(/Not authorized|closed/)
  })

  test('goes with the id it was issued under, and with a client id of its own', async () => {
    const program = await issue(hub, office)
    const other = await issue(hub, office, { name: 'Another' })
    const { deviceId, token } = program
    await expect(
      listen(hub, { deviceId: other.deviceId, token }, { clientId: clientIdOf(deviceId, 'a') }),
    ).rejects.toThrow('Not authorized')
    for (const clientId of ['mosq-1', deviceId, clientIdOf(other.deviceId, 'a'), '__proto__:a'])
      await expect(listen(hub, program, { clientId })).rejects.toThrow('Identifier rejected')
    const listener = await listen(hub, program, { clientId: clientIdOf(deviceId, 'any-thing_1') })
    await listener.close()
  })

  test('passes the same fences as everybody: by whose name, from whose page, in what form', async () => {
    const program = await issue(hub, office)
    const foreign = { host: 'shop.example' }
    expect((await program.get('/api/v1/me', foreign)).status).toBe(421)
    const { token } = program
    const authorization = `Bearer ${token}`
    const page = {
      authorization,
      origin: 'http://shop.example',
      'content-type': 'application/json',
    }
    const fromPage = { method: 'POST', headers: page, body: '{}' }
    expect((await hub.ask('/api/v1/commands/sale.ring', fromPage)).status).toBe(403)
    const form = { authorization, 'content-type': 'text/plain' }
    const asForm = { method: 'POST', headers: form, body: '{}' }
    expect((await hub.ask('/api/v1/commands/sale.ring', asForm)).status).toBe(415)
    await expect(
      listen(hub, program, {
        over: 'ws',
        wsOptions: { headers: { origin: 'http://shop.example' } },
      }),
    ).rejects.toThrow('closed')
  })

  test('ends at once when it is taken away, its open connections too', async () => {
    const program = await issue(hub, office)
    const listeners = [
      await listen(hub, program, { over: 'tcp' }),
      await listen(hub, program, { over: 'ws' }),
    ]
    for (const { subscribe } of listeners)
      expect(await subscribe(topics.event('counter', '#'))).toBe(true)
    await revoke(program)
    await until(() => listeners.every(({ isClosed }) => isClosed()))
    expect(codeIn(await program.get('/api/v1/me'))).toBe('device.revoked')
    expect(codeIn(await program.command('sale.ring', saleOf([chai])))).toBe('device.revoked')
    for (const over of ['tcp', 'ws'] as const)
      await expect(listen(hub, program, { over })).rejects.toThrow(/Not authorized|closed/)
  })

  test('ends with the person who issued it, and an open connection hears no more', async () => {
    const program = await issue(hub, office)
    const listener = await listen(hub, program)
    expect(await listener.subscribe(topics.event('counter', 'orders'))).toBe(true)
    await ringASale()
    await until(() => listener.heard.length > 0)
    hub.shop.db.prepare(`update user set is_active = 0 where user_id = 'asha'`).run()
    const before = listener.heard.length
    const till = hub.shop.join('counter', 'counter', 'ravi')
    await hub.shop.send(till, 'sale.ring', saleOf([chai]))
    expect(codeIn(await program.get('/api/v1/menu'))).toBe('integration.orphaned')
    expect(codeIn(await program.command('sale.ring', saleOf([chai])))).toBe('integration.orphaned')
    expect(await listener.subscribe(topics.status('counter'))).toBe(false)
    expect(listener.heard.length).toBe(before)
    await listener.close()
  })
})

describe('a program that looks on', () => {
  const readings = [
    '/api/v1/me',
    '/api/v1/menu',
    '/api/v1/accounts',
    '/api/v1/devices',
    '/api/v1/reports/sales?from=20261121&to=20261121',
    ...viewFacts.map(({ name }) => `/api/v1/views/${name}`),
  ]

  test('reads every view and reading of its outlet as far as its role reaches', async () => {
    await sellAnEvening(hub.shop)
    const owner = await issue(hub, office, { scope: 'read', roleId: 'owner' })
    const cook = await issue(hub, office, { scope: 'read', roleId: 'cook' })
    const statuses: Record<string, readonly number[]> = {}
    for (const path of readings)
      statuses[path] = [(await owner.get(path)).status, (await cook.get(path)).status]
    const sales = [200, 403]
    expect(statuses).toMatchObject({
      '/api/v1/me': [200, 200],
      '/api/v1/menu': [200, 200],
      '/api/v1/accounts': sales,
      '/api/v1/reports/sales?from=20261121&to=20261121': sales,
      '/api/v1/views/counter': [200, 200],
      '/api/v1/views/kitchen': [200, 200],
      '/api/v1/views/cashier': sales,
      '/api/v1/views/office': sales,
      '/api/v1/views/devices': sales,
    })
    expect((await owner.get('/api/v1/views/bridge')).status).toBe(403)
    expect((await owner.get('/api/v1/me')).json).toMatchObject({
      device: { kind: 'integration', integration: { scope: 'read', roleId: 'owner' } },
      signIn: null,
      users: [],
    })
  })

  test('changes nothing, by HTTP or by MQTT', async () => {
    const program = await issue(hub, office, { scope: 'read' })
    const count = (): readonly number[] =>
      ['bill', 'command', 'event', 'device'].map((table) => hub.shop.count(table))
    await program.get('/api/v1/me')
    const before = count()
    const writes = [
      await program.command('sale.ring', saleOf([chai])),
      await program.post('/api/v1/commands', {}),
      await program.post('/api/v1/sign-in', { userId: 'asha', pin: '000000' }),
      await program.post('/api/v1/sign-out', {}),
      await program.post('/api/v1/media', {}, 'PUT'),
    ]
    expect(writes.map(codeIn)).toEqual(writes.map(() => 'integration.read-only'))
    const listener = await listen(hub, program)
    const { clientId = '' } = listener.client.options
    expect(await listener.subscribe(topics.reply('counter', clientId))).toBe(false)
    const text = JSON.stringify({
      v: 1,
      id: hub.shop.newId(),
      name: 'sale.ring',
      args: saleOf([chai]),
      sentAt: hub.shop.clock.now,
    })
    for (const topic of [
      topics.command('counter', clientId),
      topics.event('counter', 'orders'),
      topics.status('counter'),
    ])
      await listener.client.publishAsync(topic, text, { qos: 1, retain: true })
    expect(count()).toEqual(before)
    await listener.close()
  })
})

describe('a program that acts', () => {
  test('acts over HTTP and never over MQTT', async () => {
    const program = await issue(hub, office)
    const listener = await listen(hub, program)
    const { clientId = '' } = listener.client.options
    const command = {
      v: 1,
      id: hub.shop.newId(),
      name: 'sale.ring',
      args: saleOf([chai]),
      sentAt: hub.shop.clock.now,
    }
    const topic = topics.command('counter', clientId)
    await listener.client.publishAsync(topic, JSON.stringify(command), { qos: 1 })
    expect(hub.shop.count('bill')).toBe(0)
    expect((await program.post('/api/v1/commands', command)).status).toBe(200)
    expect(hub.shop.count('bill')).toBe(1)
    await listener.close()
  })

  test('has no person: it signs nobody in and approves nothing', async () => {
    const program = await issue(hub, office)
    for (const [path, body] of [
      ['/api/v1/sign-in', { userId: 'asha', pin: '000000' }],
      ['/api/v1/sign-out', {}],
    ] as const)
      expect(codeIn(await program.post(path, body))).toBe('command.not-permitted')
  })

  test('belongs to one outlet, and finds nothing of another', async () => {
    const program = await issue(hub, office, { outletId: 'restaurant' })
    const till = hub.shop.join('counter', 'counter', 'ravi')
    await hub.shop.send(till, 'sale.ring', saleOf([chai]))
    const billId = hub.shop.db.prepare('select bill_id from bill').pluck().get() as string
    expect(codeIn(await program.get(`/api/v1/bills/${billId}`))).toBe('bill.unknown')
    for (const path of [`/api/v1/bills/${billId}`, '/api/v1/views/office', '/api/v1/menu'])
      expect(codeIn(await program.get(`${path}?outlet=counter`))).toBe('outlet.unknown')
    expect(codeIn(await program.command('receipt.reprint', { billId }))).toBe('bill.unknown')
    const listener = await listen(hub, program)
    for (const filter of [
      topics.event('counter', '#'),
      topics.event('counter', 'orders'),
      topics.event('+', 'orders'),
      topics.status('counter'),
      'chowk/v1/#',
      '#',
    ])
      expect([filter, await listener.subscribe(filter)]).toEqual([filter, false])
    expect(await listener.subscribe(topics.event('restaurant', '#'))).toBe(true)
    await listener.close()
  })
})

describe('over MQTT', () => {
  test.each(['tcp', 'ws'] as const)(
    'a program that asks for all of an area hears what its role may, over %s',
    async (over) => {
      const programs = {
        owner: await issue(hub, office, { scope: 'read', roleId: 'owner' }),
        manager: await issue(hub, office, { scope: 'read', roleId: 'manager' }),
        cook: await issue(hub, office, { scope: 'read', roleId: 'cook' }),
      }
      const streamsOf: Record<string, ReadonlySet<string>> = {}
      const listeners = await Promise.all(
        Object.values(programs).map((program) => listen(hub, program, { over })),
      )
      for (const { subscribe } of listeners)
        for (const area of ['ev', 'hub', 'st', 'dev'])
          expect(await subscribe(`${topics.area('counter', area)}/#`)).toBe(true)
      await ringASale()
      const { screen } = office
      await hub.as(screen).signIn('asha')
      const done = topics.event('counter', 'orders')
      await until(() => listeners.every(({ heard }) => heard.some(({ topic }) => topic === done)))
      // Signing in comes after the sale, so whoever may hear of people has heard of all before it.
      const [owner] = listeners
      await until(
        () =>
          owner?.heard.some(({ topic }) => topic === topics.event('counter', 'people')) === true,
      )
      Object.keys(programs).forEach((name, i) => {
        const events = (listeners[i]?.heard ?? []).filter(({ topic }) => topic.includes('/ev/'))
        streamsOf[name] = new Set(events.map(({ topic }) => topic.split('/')[4] ?? ''))
        expect(listeners[i]?.heard.some(({ topic }) => topic.includes('/cmd/'))).toBe(false)
        expect(listeners[i]?.heard.some(({ topic }) => topic.includes('/rep/'))).toBe(false)
        expect(
          listeners[i]?.heard.some(
            ({ topic, isRetained }) => isRetained && topic.endsWith('/hub/status'),
          ),
        ).toBe(true)
      })
      for (const stream of ['orders', 'bills', 'sales', 'books', 'people'])
        expect([stream, streamsOf['owner']?.has(stream)]).toEqual([stream, true])
      for (const stream of ['people'])
        expect([stream, streamsOf['manager']?.has(stream)]).toEqual([stream, false])
      for (const stream of ['bills', 'sales', 'books', 'people', 'paper'])
        expect([stream, streamsOf['cook']?.has(stream)]).toEqual([stream, false])
      await Promise.all(listeners.map(({ close }) => close()))
    },
  )
})

describe('the office', () => {
  interface Listed {
    readonly programs: readonly { readonly deviceId: string; readonly lastHeardAt: number | null }[]
    readonly roles: readonly { readonly roleId: string; readonly isYours: boolean }[]
  }
  const listed = async (): Promise<Listed> =>
    (await hub.as(office.screen).get('/api/v1/integrations')).json as Listed

  test('sees when each program was last heard from, which is written down once an hour', async () => {
    const { clock } = hub.shop
    const [quiet, busy] = [await issue(hub, office), await issue(hub, office)]
    const notes = (): number =>
      hub.shop.db
        .prepare(`select count(*) from command where name = 'integration.use'`)
        .pluck()
        .get() as number
    for (let i = 0; i < 5; i += 1) await busy.get('/api/v1/me')
    clock.now += 10 * 60_000
    await busy.get('/api/v1/me')
    const of = async ({ deviceId }: Program): Promise<number | null | undefined> =>
      (await listed()).programs.find((one) => one.deviceId === deviceId)?.lastHeardAt
    expect([await of(busy), await of(quiet), notes()]).toEqual([clock.now, null, 1])
    clock.now += 61 * 60_000
    const listener = await listen(hub, busy)
    await listener.close()
    expect(await of(busy)).toBe(clock.now)
    await until(() => notes() === 2)
    await revoke(busy)
    expect(await of(busy)).toBe(undefined)
  })

  test('is told which roles its person may give', async () => {
    const mine = async (): Promise<readonly string[]> =>
      (await listed()).roles.filter(({ isYours }) => isYours).map(({ roleId }) => roleId)
    const people = roleSeeds.filter(({ isForDevices }) => !isForDevices)
    expect(await mine()).toEqual(people.map(({ roleId }) => roleId))
    await hub.as(office.screen).signIn('dinesh')
    expect(await mine()).toEqual(['cook'])
    await hub.as(office.screen).post('/api/v1/sign-out')
    expect(await mine()).toEqual([])
  })
})

describe('a program that has run wild', () => {
  test('is told how long to wait, and stands in nobody else’s way', async () => {
    const app = new Hono<Env>()
    app.use(async (c, next) => {
      c.set('device', { deviceId: c.req.header('who') } as never)
      await next()
    })
    app.use(slowPrograms(3))
    app.get('/', (c) => c.text('here'))
    const ask = async (who: string): Promise<Response> => app.request('/', { headers: { who } })
    const wild: number[] = []
    for (let i = 0; i < 5; i += 1) wild.push((await ask('wild')).status)
    expect(wild).toEqual([200, 200, 200, 429, 429])
    expect(Number((await ask('wild')).headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask('calm')).status).toBe(200)
  })
})
