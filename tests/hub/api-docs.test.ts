import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { createHosts } from '../../hub/edge/hosts.ts'
import { createGuestDoor } from '../../hub/edge/guest-door.ts'
import { createApp } from '../../hub/edge/http.ts'
import { viewFacts } from '../../hub/views.ts'
import { commands, isCommandName, type CommandName } from '../../schema/commands.ts'
import { deviceKinds } from '../../schema/device.ts'
import { eventKinds } from '../../schema/events.ts'
import { readings } from '../../schema/readings.ts'
import { guestBodies, guestDoors } from '../../schema/guest-doors.ts'
import type { GuestMenu, GuestState } from '../../schema/guest-state.ts'
import { refusals } from '../../schema/refusals.ts'
import { pointer, readerOf, type Description, type Operation, type Reader } from './described.ts'
import { askAnEvening } from './approval-kit.ts'
import { dealWithCustomers } from './customer-kit.ts'
import { addCoupon } from './coupon-kit.ts'
import { done, saleOf, sellAnEvening } from './evening.ts'
import { allow, seatGuests, vadaPav, waitingProposal } from './guest-kit.ts'
import { cookieIn, openHub, type Answer, type Screen, type TestHub } from './http-kit.ts'
import { knowFirm, sendOut } from './challan-kit.ts'
import { column } from './look.ts'
import { chai } from './mix.ts'

let hub: TestHub
let openApi: Description
let asyncApi: object
let reader: Reader
const screens = new Map<string, Screen>()

beforeAll(async () => {
  hub = await openHub()
  openApi = (await hub.ask('/api/openapi.json')).json as Description
  asyncApi = (await hub.ask('/api/asyncapi.json')).json as object
  reader = readerOf(openApi)
  for (const kind of deviceKinds) screens.set(kind, await hub.pair(kind))
  await sellAnEvening(hub.shop)
  await dealWithCustomers(hub.shop)
  await askAnEvening(hub.shop)
  hub.shop.program('counter')
})
afterAll(() => hub.close())

const names = Object.keys(commands) as CommandName[]

const operations = (): readonly (readonly [string, string, Operation])[] =>
  Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [path, method, operation] as const),
  )

/** What is wrong with an answer by what the description says of it. */
const faultsIn = (
  { status, json, text }: Answer,
  path: string,
  method = 'get',
): readonly string[] => {
  const answer = openApi.paths[path]?.[method]?.responses[String(status)]
  if (answer === undefined) return [`${path} answers ${status}, and nothing says so`]
  const [type = ''] = Object.keys(answer.content ?? {})
  return reader.faultsOf(
    pointer('paths', path, method, 'responses', String(status), 'content', type, 'schema'),
    type === 'application/json' ? json : text,
  )
}

describe('the description of the HTTP door', () => {
  test('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(openApi as never)
    expect([valid, errors]).toEqual([true, undefined])
  })

  test('names every route the hub serves, and none it does not', () => {
    const bare = { hosts: createHosts([]), assets: { screens: [], get: () => undefined } }
    const app = createApp({ ...bare, version: '0' } as never)
    const { app: guests, streams } = createGuestDoor({
      ...bare,
      bus: { onCommit: () => undefined },
    } as never)
    streams.close()
    const served = [...app.routes, ...guests.routes]
      .filter(({ method, path }) => method !== 'ALL' && path !== '/' && path !== '/assets/:file')
      .flatMap(({ method, path }) =>
        path === '/api/v1/views/:name'
          ? viewFacts.map(({ name }) => `${method} /api/v1/views/${name}`)
          : path === '/api/v1/commands/:name?'
            ? ['', ...names.map((name) => `/${name}`)].map(
                (rest) => `${method} /api/v1/commands${rest}`,
              )
            : [`${method} ${path.replace(/:(\w+)/g, '{$1}')}`],
      )
    const described = operations().map(([path, method]) => `${method.toUpperCase()} ${path}`)
    expect(new Set(described)).toEqual(new Set(served))
  })

  test('says of everything in a sentence what it is', () => {
    const silent = operations().filter(([, , { summary }]) => !/^\p{Lu}.*\.$/u.test(summary))
    expect(silent.map(([path]) => path)).toEqual([])
    const ids = operations().map(([, , { operationId }]) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each(names)('says of %s who may do it, and its example is one', (name) => {
    const operation = openApi.paths[`/api/v1/commands/${name}`]?.['post']
    expect(Object.keys(operation?.['x-permission'] ?? {})).not.toEqual([])
    const { schema, example } = operation?.requestBody?.content['application/json'] ?? {}
    expect(schema).toBeDefined()
    const where = pointer('paths', `/api/v1/commands/${name}`, 'post', 'requestBody', 'content')
    expect(reader.faultsOf(`${where}/application~1json/schema`, example)).toEqual([])
  })

  test.each(names)('refuses for %s what the hub refuses', (name) => {
    const schema = pointer('components', 'schemas', `${name}.args`)
    const [example] = v.getExamples(commands[name]) as readonly Readonly<Record<string, unknown>>[]
    const wrong = [
      ...Object.keys(example ?? {}).map((key) => ({ ...example, [key]: { nothing: 'known' } })),
      { ...example, stranger: 1 },
      {},
      null,
      [],
    ]
    for (const args of wrong) {
      const isTaken = v.safeParse(commands[name], args).success
      expect([args, reader.faultsOf(schema, args).length === 0]).toEqual([args, isTaken])
    }
  })

  test('is the same for everybody, is not sent twice, and says nothing of the shop', async () => {
    const { headers, text } = await hub.ask('/api/openapi.json')
    expect(text).not.toContain(hub.shop.path)
    const again = await hub.ask('/api/openapi.json', {
      headers: { 'if-none-match': headers.etag ?? '' },
    })
    expect([again.status, again.text]).toEqual([304, ''])
  })
})

describe('what the hub really answers is as described', () => {
  const as = (kind: string): ReturnType<TestHub['as']> => hub.as(screens.get(kind) as Screen)

  const few: readonly string[] = ['expo', 'board', 'approvals']
  const shown = viewFacts.map(({ name, screen }) => [name, screen] as const)
  test.each(shown)('in the view of the %s', async (name, screen) => {
    await as('office').signIn('asha')
    const answer = await as(screen).get(`/api/v1/views/${name}`)
    expect(answer.status).toBe(200)
    expect(faultsIn(answer, `/api/v1/views/${name}`)).toEqual([])
    const { docs } = answer.json as { docs: readonly { key: string }[] }
    expect(docs.length).toBeGreaterThan(few.includes(name) ? 0 : 3)
  })

  const billId = (): string =>
    column<string>(hub.shop.db, `select bill_id from bill where outlet_id = 'counter'`)[0] ?? ''

  const paidBillId = (): string =>
    column<string>(hub.shop.db, `select bill_id from invoice where outlet_id = 'counter'`)[0] ?? ''
  const customerId = (): string =>
    column<string>(hub.shop.db, 'select customer_id from customer where credit_limit > 0')[0] ?? ''
  const voucherNumber = (): string =>
    column<string>(hub.shop.db, 'select number from voucher')[0] ?? ''
  const tillId = (): string =>
    column<string>(hub.shop.db, `select till_id from till where outlet_id = 'counter'`)[0] ?? ''

  const today = 'from=20261121&to=20261121'

  /** How each reading is asked, by somebody who may. */
  const askings: Readonly<Record<keyof typeof readings, () => Promise<Answer>>> = {
    me: () => as('counter').get('/api/v1/me'),
    menu: () => as('counter').get('/api/v1/menu'),
    shop: () => as('office').get('/api/v1/shop'),
    bridge: () => as('bridge').get('/api/v1/views/bridge'),
    billSearch: () => as('cashier').get('/api/v1/bills?find=a'),
    bill: () => as('counter').get(`/api/v1/bills/${billId()}`),
    coupon: async () => {
      await addCoupon(hub.shop)
      return as('counter').get('/api/v1/coupons/FESTIVE10?base=10000')
    },
    billShares: async () => {
      const sunita = hub.shop.join('counter', 'counter', 'sunita')
      const order = {
        orderType: 'takeaway',
        lines: [{ itemId: 'samosa', qtyMilli: 3000 }],
      } as const
      const owed = done(await hub.shop.send(sunita, 'order.place', order)).result.billId
      return as('cashier').get(`/api/v1/bills/${owed}/shares?parts=0:2000;0:1000`)
    },
    buyer: () => as('counter').get(`/api/v1/bills/${billId()}/buyer`),
    invoicePdf: () => as('counter').get(`/api/v1/bills/${paidBillId()}/invoice.pdf`),
    challanPdf: async () => {
      const sent = await sendOut(hub.shop, await knowFirm(hub.shop))
      return as('counter').get(`/api/v1/bills/${sent}/challan.pdf`)
    },
    statementPdf: () =>
      as('counter').get(
        `/api/v1/customers/${customerId()}/statement.pdf?from=20261101&to=20261130`,
      ),
    entries: () => as('office').get(`/api/v1/bills/${billId()}/entries`),
    accounts: () => as('office').get('/api/v1/accounts'),
    devices: () => as('office').get('/api/v1/devices'),
    tableCodes: () => as('floor').get('/api/v1/table-codes'),
    bookings: () => as('floor').get('/api/v1/bookings?date=20261121'),
    stays: () => as('floor').get('/api/v1/stays'),
    guestNames: () => as('counter').get('/api/v1/guest-names'),
    routing: () => as('office').get('/api/v1/routing'),
    recipes: () => as('kitchen').get('/api/v1/recipes'),
    catalogue: () => as('office').get('/api/v1/catalogue'),
    integrations: () => as('office').get('/api/v1/integrations'),
    tillReasons: () => as('counter').get('/api/v1/till-reasons'),
    coupons: () => as('office').get('/api/v1/coupons'),
    tills: () => as('office').get('/api/v1/tills'),
    tillReport: () => as('office').get(`/api/v1/tills/${tillId()}/report`),
    salesReport: () =>
      as('office').get(`/api/v1/reports/sales?${today}&grain=hour&compare=previous`),
    salesCsv: () => as('office').get(`/api/v1/reports/sales.csv?${today}&table=items`),
    trend: () => as('office').get(`/api/v1/reports/trend?${today}&of=item&id=samosa`),
    customers: () => as('counter').get('/api/v1/customers?find=su'),
    customer: () => as('counter').get(`/api/v1/customers/${customerId()}`),
    customerGroups: () => as('counter').get('/api/v1/customer-groups'),
    voucher: () => as('counter').get(`/api/v1/vouchers/${voucherNumber()}`),
    billsOfDay: () => as('office').get('/api/v1/reports/bills?date=20261121'),
  }

  test.each(Object.keys(readings) as (keyof typeof readings)[])(
    'in the reading %s',
    async (name) => {
      await as('office').signIn('asha')
      await as('counter').signIn('ravi')
      const path = readings[name].path.replace(/:(\w+)/g, '{$1}')
      const answer = await askings[name]()
      expect(answer.status).toBe(200)
      expect(faultsIn(answer, path)).toEqual([])
      const stranger = await hub.ask(readings[name].path)
      expect(stranger.status).toBe(401)
      expect(faultsIn(stranger, path)).toEqual([])
    },
  )

  test('at the doors', async () => {
    for (const path of ['/healthz', '/api/v1/start', '/api/openapi.json', '/api/asyncapi.json'])
      expect([path, faultsIn(await hub.ask(path), path)]).toEqual([path, []])
    const post = as('counter').post
    const wrong = await post('/api/v1/sign-in', { userId: 'ravi', pin: 'x' })
    expect(faultsIn(wrong, '/api/v1/sign-in', 'post')).toEqual([])
    const right = await as('counter').signIn('ravi')
    expect([right.status, faultsIn(right, '/api/v1/sign-in', 'post')]).toEqual([200, []])
    const out = await post('/api/v1/sign-out')
    expect(faultsIn(out, '/api/v1/sign-out', 'post')).toEqual([])
    const pair = { method: 'POST', headers: { 'content-type': 'application/json' } }
    for (const code of ['WRONG', hub.codes['bridge'] ?? '']) {
      const answer = await hub.ask('/api/v1/pair', { ...pair, body: JSON.stringify({ code }) })
      expect([answer.status, faultsIn(answer, '/api/v1/pair', 'post')]).toEqual([
        code === 'WRONG' ? 409 : 200,
        [],
      ])
    }
    const noPicture = await hub.ask('/api/v1/media', {
      method: 'PUT',
      body: 'no picture',
      headers: screens.get('counter')?.headers ?? {},
    })
    expect([noPicture.status, faultsIn(noPicture, '/api/v1/media', 'put')]).toEqual([400, []])
  })

  test('in the reply to every command of an evening', () => {
    const replies = hub.shop.db.prepare('select name, reply from command').raw().all() as [
      string,
      string,
    ][]
    const seen = replies.filter(([name]) => isCommandName(name))
    expect(new Set(seen.map(([name]) => name)).size).toBeGreaterThan(5)
    for (const [name, reply] of seen) {
      const path = `/api/v1/commands/${name}`
      const answer = { status: 200, json: JSON.parse(reply) as unknown } as Answer
      expect([reply, faultsIn(answer, path, 'post')]).toEqual([reply, []])
    }
  })

  test('in a refusal', async () => {
    const { json } = await as('counter').signIn('ravi')
    const { signInId } = (json as { signIn: { signInId: string } }).signIn
    const send = (args: object, more: object = {}): Promise<Answer> =>
      as('counter').post('/api/v1/commands/sale.ring', {
        v: 1,
        id: hub.shop.newId(),
        args,
        sentAt: hub.shop.clock.now,
        signIn: signInId,
        ...more,
      })
    const answers = [
      await send(saleOf([chai])),
      await send(saleOf([])),
      await send(saleOf([chai], [{ kind: 'cash', offered: 1 }])),
      await send({}),
      await send(saleOf([chai]), { signIn: undefined }),
      await send(saleOf([chai]), { name: 'order.place' }),
      await hub.ask('/api/v1/commands/sale.ring', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 409, 409, 400, 401, 400, 401])
    for (const answer of answers)
      expect(faultsIn(answer, '/api/v1/commands/sale.ring', 'post')).toEqual([])
  })
})

type Parts = Readonly<Record<string, string>>

const resultOf = ({ json }: Answer): Readonly<Record<string, string>> =>
  (json as { result: Readonly<Record<string, string>> }).result

describe('the guests’ door is as described', () => {
  /** Asks as a phone does, and holds what comes back against the description. */
  const phone = (): ((rule: string, parts?: Parts, args?: object) => Promise<Answer>) => {
    let cookie: string | undefined
    return async (name, parts = {}, args) => {
      const { method, path } = guestDoors[name as keyof typeof guestDoors]
      const filled = path.replace(/:(\w+)/g, (_, part: string) => parts[part] ?? '')
      const sent = method === 'post' ? { body: JSON.stringify({ id: hub.shop.newId(), args }) } : {}
      const answer = await hub.ask(filled, {
        port: hub.guestPort,
        method: method.toUpperCase(),
        headers: {
          origin: `http://127.0.0.1:${hub.guestPort}`,
          ...(method === 'post' ? { 'content-type': 'application/json' } : {}),
          ...(cookie === undefined ? {} : { cookie }),
        },
        ...sent,
      })
      cookie = cookieIn(answer) ?? cookie
      const described = path.replace(/:(\w+)/g, '{$1}')
      expect([filled, answer.status, faultsIn(answer, described, method)]).toEqual([
        filled,
        answer.status,
        [],
      ])
      return answer
    }
  }

  test('in what a party does with its phones', async () => {
    await allow(hub.shop, {})
    const table = await seatGuests(hub.shop)
    const at = { code: table.code }
    const [one, stranger] = [phone(), phone()]
    await one('guest.page', at)
    const menu = (await one('guest.menu', at)).json as GuestMenu
    expect(menu.items.length).toBeGreaterThan(5)
    await one('guest.state', at)
    expect((await one('guest.call', at, {})).status).toBe(401)
    await one('guest.join', at, { name: 'Asha', pin: table.pin })
    await stranger('guest.join', at, { name: 'Ravi' })
    expect((await stranger('guest.show-pin', at, { pin: 'x' })).status).toBe(409)
    const { lineId } = resultOf(await one('guest.choose', at, { line: vadaPav }))
    await one('guest.change', at, { lineId, pieces: 3 })
    expect((await stranger('guest.place', at, { whose: 'mine' })).status).toBe(409)
    expect(resultOf(await one('guest.place', at, { whose: 'all' }))).toEqual({ outcome: 'waiting' })
    const waiting = (await one('guest.state', at)).json as GuestState
    expect(waiting.proposals).toHaveLength(1)
    await one('guest.withdraw', at, { proposalId: waitingProposal(hub.shop) })
    const second = resultOf(await one('guest.choose', at, { line: vadaPav }))
    await one('guest.remove', at, { lineId: second['lineId'] })
    await one('guest.place', at, { whose: 'all' })
    done(
      await hub.shop.send(table.staff, 'proposal.accept', {
        proposalId: waitingProposal(hub.shop),
      }),
    )
    await one('guest.call', at, {})
    await one('guest.ask-bill', at, {})
    const after = ((await one('guest.state', at)).json as GuestState).party
    expect([after?.order.length, after?.bill?.isPaid]).toEqual([1, false])
    expect((await one('guest.state', { code: 'nowhere' })).status).toBe(404)
    expect((await one('guest.choose', at, { line: { ...vadaPav, pieces: 0 } })).status).toBe(400)
  })

  test('in what it tells of a token', async () => {
    const ask = phone()
    await ask('pager.page')
    await ask('pager.places')
    const ordered = await hub.shop.send(
      hub.shop.join('counter', 'counter', 'ravi'),
      'order.place',
      {
        orderType: 'takeaway',
        lines: [{ itemId: 'vada-pav', qtyMilli: 1000 }],
      },
    )
    const { orderId, token } = done(ordered).result
    await ask('pager.order-page', { orderId })
    const found = await ask('pager.token', { outletId: 'counter', token: String(token) })
    expect(found.json).toEqual({ orderId })
    expect((await ask('pager.state', { orderId })).status).toBe(200)
    expect((await ask('pager.token', { outletId: 'counter', token: '99999' })).status).toBe(404)
  })

  test.each(Object.keys(guestBodies) as (keyof typeof guestBodies)[])(
    'takes for %s what it says it takes, and nothing else',
    (name) => {
      const { example } = guestDoors[`guest.${name}`]
      const body: v.GenericSchema = guestBodies[name]
      const schema = pointer('components', 'schemas', `body.guest.${name}`)
      const { id, args } = example as { id: string; args: Readonly<Record<string, unknown>> }
      expect(reader.faultsOf(schema, example)).toEqual([])
      const wrong = [
        ...Object.keys(args).map((key) => ({ id, args: { ...args, [key]: { nothing: 'known' } } })),
        { id, args: { ...args, tokenHash: 'x' } },
        { id: 'x', args },
        { id, args, name },
        { args },
        null,
      ]
      for (const value of wrong) {
        const isDescribed = reader.faultsOf(schema, value).length === 0
        expect([value, v.safeParse(body, value).success, isDescribed]).toEqual([
          value,
          false,
          false,
        ])
      }
    },
  )

  test('in how often it may be asked', async () => {
    const { most } = guestDoors['pager.token'].limit
    const ask = phone()
    const statuses: number[] = []
    for (let i = 0; i <= most; i += 1)
      statuses.push((await ask('pager.token', { outletId: 'counter', token: '99999' })).status)
    expect(new Set(statuses)).toEqual(new Set([404, 429]))
    const operation = openApi.paths['/p/v1/token/{outletId}/{token}']?.['get']
    expect(operation).toMatchObject({ 'x-limit': { most, seconds: 60, of: 'address' } })
  })
})

describe('a command whose name stands in the address', () => {
  test('is the one with its name inside: sent both ways it is done once', async () => {
    const counter = hub.as(screens.get('counter') as Screen)
    const { json } = await counter.signIn('ravi')
    const { signInId } = (json as { signIn: { signInId: string } }).signIn
    const sent = {
      v: 1,
      id: hub.shop.newId(),
      args: saleOf([chai]),
      sentAt: hub.shop.clock.now,
      signIn: signInId,
    }
    const bills = hub.shop.count('bill')
    const first = await counter.post('/api/v1/commands/sale.ring', sent)
    const second = await counter.post('/api/v1/commands', { ...sent, name: 'sale.ring' })
    expect(done(first.json as { ok: boolean })).toEqual(second.json)
    expect(hub.shop.count('bill')).toBe(bills + 1)
  })

  test.each(['nothing.done', '__proto__', 'toString', 'signIn.open', '%00', '{name}'])(
    'is refused as any other where it is %s',
    async (name) => {
      const counter = hub.as(screens.get('counter') as Screen)
      const answer = await counter.post(`/api/v1/commands/${encodeURIComponent(name)}`, {
        v: 1,
        id: hub.shop.newId(),
        args: {},
        sentAt: hub.shop.clock.now,
      })
      expect([answer.status, (answer.json as { code: string }).code]).toEqual([
        404,
        'command.unknown',
      ])
    },
  )
})

describe('the description of the topics', () => {
  test('is AsyncAPI 3.0', () => {
    const file = createRequire(import.meta.url).resolve('@asyncapi/specs/schemas/3.0.0.json')
    const schema = JSON.parse(readFileSync(file, 'utf8')) as object
    const options = { strict: false, validateFormats: false, meta: false, validateSchema: false }
    const ajv = new Ajv(options)
    expect([ajv.validate(schema, asyncApi), ajv.errors]).toEqual([true, null])
    const broken = { ...asyncApi, channels: { orders: { address: 7 } } }
    expect(ajv.validate(schema, broken)).toBe(false)
  })

  test('has every kind of event on some channel', () => {
    const { channels } = asyncApi as {
      channels: Readonly<Record<string, { messages: Readonly<Record<string, unknown>> }>>
    }
    const told = Object.values(channels).flatMap(({ messages }) => Object.keys(messages))
    expect(eventKinds.filter((kind) => !told.includes(kind))).toEqual([])
  })

  test('describes every event of an evening as it was told', () => {
    const events = readerOf(asyncApi)
    const bodies = column<string>(hub.shop.db, 'select body from event')
    expect(bodies.length).toBeGreaterThan(50)
    for (const body of bodies) {
      const event = JSON.parse(body) as { kind: string }
      const where = pointer('components', 'schemas', `event.${event.kind}`)
      expect([body, events.faultsOf(where, event)]).toEqual([body, []])
    }
  })
})

test('every refusal is listed with its status and its words', () => {
  const listed = (openApi as unknown as Readonly<Record<string, object>>)['x-refusals'] ?? {}
  expect(Object.keys(listed)).toEqual(Object.keys(refusals))
})
