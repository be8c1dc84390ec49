import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { createHosts } from '../../hub/edge/hosts.ts'
import { createGuestDoor } from '../../hub/edge/guest-door.ts'
import { createApp } from '../../hub/edge/http.ts'
import { viewFacts } from '../../hub/views/views.ts'
import { commands, type CommandName } from '../../schema/commands.ts'
import { deviceKinds } from '../../schema/device.ts'
import { eventKinds } from '../../schema/events.ts'
import { refusals } from '../../schema/refusals.ts'
import { pointer, readerOf, type Description, type Operation, type Reader } from './described.ts'
import { askAnEvening } from './approval-kit.ts'
import { dealWithCustomers } from './customer-kit.ts'
import { done, saleOf, sellAnEvening } from './evening.ts'
import { openHub, type Screen, type TestHub } from './http-kit.ts'
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
