import { hostname, networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHosts } from '../../hub/edge/hosts.ts'
import { openHub, statusOf, type Screen, type TestHub } from './http-kit.ts'

let hub: TestHub
let counter: Screen
let bridge: Screen

beforeAll(async () => {
  hub = await openHub({ environment: { CHOWK_HOSTS: 'till.shop, 10.9.8.7' } })
  counter = await hub.pair('counter')
  bridge = await hub.pair('bridge')
})
afterAll(() => hub.close())

/** Headers of a case. PORT stands for the hub's own, COUNTER for a paired counter's cookie, BRIDGE for a token. */
type Case = readonly [
  what: string,
  headers: Readonly<Record<string, string | null>>,
  status: number,
]

const filled = (headers: Case[1]): string =>
  Object.entries({ host: '127.0.0.1:PORT', ...headers })
    .filter((pair): pair is [string, string] => pair[1] !== null)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
    .replaceAll('PORT', String(hub.port))
    .replaceAll('COUNTER', counter.headers['cookie'] ?? '')
    .replaceAll('BRIDGE', bridge.token)

/** What the browser of a paired counter sends by itself, and what it says of the page. */
const counterWith = (headers: Case[1]): Case[1] => ({
  cookie: 'COUNTER',
  'chowk-screen': 'counter',
  ...headers,
})

const own = { origin: 'http://127.0.0.1:PORT' }
const program = { authorization: 'Bearer BRIDGE' }

const read = (headers: Case[1], path = '/api/v1/me'): Promise<number> =>
  statusOf(hub.port, `GET ${path} HTTP/1.1\r\n${filled(headers)}\r\n`)

/** A command that is one only once somebody has read it: 400 says that it reached the bus. */
const change = (headers: Case[1]): Promise<number> =>
  statusOf(
    hub.port,
    `POST /api/v1/commands HTTP/1.1\r\n${filled({ 'content-type': 'application/json', ...headers })}content-length: 2\r\n\r\n{}`,
  )

const upgrade = (headers: Case[1], path = '/mqtt?screen=counter'): Promise<number> =>
  statusOf(
    hub.port,
    `GET ${path} HTTP/1.1\r\n${filled({
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'sec-websocket-protocol': 'mqtt',
      ...headers,
    })}\r\n`,
  )

describe('whoever calls the hub by a name', () => {
  const names: readonly Case[] = [
    ['its number', {}, 200],
    ['its number without a port', { host: '127.0.0.1' }, 200],
    ['localhost', { host: 'localhost:PORT' }, 200],
    ['localhost in capitals', { host: 'LOCALHOST:PORT' }, 200],
    ['chowk.local', { host: 'chowk.local' }, 200],
    ['Chowk.Local as people write it', { host: 'Chowk.Local:PORT' }, 200],
    ['the name of the machine', { host: `${hostname()}:PORT` }, 200],
    ['the machine’s name on the network', { host: `${hostname()}.local:PORT` }, 200],
    ['its number in IPv6', { host: '[::1]:PORT' }, 200],
    ['a name from the settings', { host: 'till.shop:PORT' }, 200],
    ['an address from the settings', { host: '10.9.8.7' }, 200],
    ['a name that somebody else made point here', { host: 'evil.com' }, 421],
    ['that name with the right port', { host: 'evil.com:PORT' }, 421],
    ['a name that only ends like ours', { host: 'evil-chowk.local' }, 421],
    ['a name that only begins like ours', { host: 'chowk.local.evil.com' }, 421],
    ['a name of ours below somebody else’s', { host: 'localhost.evil.com' }, 421],
    ['an address that is not this machine’s', { host: '192.0.2.77' }, 421],
    ['another IPv6 address', { host: '[2001:db8::1]:PORT' }, 421],
    ['0.0.0.0, which browsers let through to this machine', { host: '0.0.0.0:PORT' }, 421],
    ['another spelling of this machine’s number', { host: '2130706433' }, 421],
    ['a name with a dot too many', { host: 'localhost.' }, 421],
    ['a name with somebody in front', { host: 'localhost@evil.com' }, 400],
    ['a port that is none', { host: 'localhost:port' }, 400],
    ['two names at once', { host: 'localhost, evil.com' }, 400],
    ['nothing', { host: '' }, 400],
    ['no Host at all', { host: null }, 400],
    [
      'a strange name, forwarded as ours',
      { host: 'evil.com', 'x-forwarded-host': 'localhost' },
      421,
    ],
    ['our name, forwarded as a strange one', { 'x-forwarded-host': 'evil.com' }, 200],
    [
      'a strange name that Forwarded calls ours',
      { host: 'evil.com', forwarded: 'host=localhost' },
      421,
    ],
  ]
  test.each(names)('%s: %j is answered %i', async (_, headers, status) => {
    expect(await read(counterWith(headers))).toBe(status)
  })

  test('is not answered by the old protocol, which needs no name', async () => {
    expect(await statusOf(hub.port, 'GET /api/v1/start HTTP/1.0\r\n\r\n')).toBe(400)
    expect(await statusOf(hub.port, 'GET / HTTP/1.0\r\nhost: evil.com\r\n\r\n')).toBe(421)
  })

  test('an address this machine has on its networks is answered', async () => {
    const places = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
    for (const { address, family } of places) {
      const host = family === 'IPv6' ? `[${address.replace(/%.*/, '')}]` : address
      expect(await read(counterWith({ host: `${host}:PORT` }))).toBe(200)
    }
  })

  test('a strange name is no page of ours either, though page and name agree', () => {
    const { isOurs, mayChange } = createHosts(['till.shop'])
    const says = (headers: Readonly<Record<string, string>>): boolean =>
      mayChange((name) => headers[name])
    expect(isOurs(undefined)).toBe(false)
    expect(says({ host: 'evil.com', origin: 'http://evil.com' })).toBe(false)
    expect(says({ host: 'Till.Shop:80', origin: 'http://till.shop:80' })).toBe(true)
    expect(says({ origin: 'http://till.shop' })).toBe(false)
  })
})

describe('a change', () => {
  // 400 is the bus, which does not understand `{}`; everything else stopped before it.
  const changes: readonly Case[] = [
    ['from a page of ours', counterWith(own), 400],
    [
      'from a page of ours, as a browser with more to say sends it',
      counterWith({ ...own, 'sec-fetch-site': 'same-origin' }),
      400,
    ],
    [
      'from a page reached by another name of ours',
      counterWith({ host: 'chowk.local:PORT', origin: 'http://chowk.local:PORT' }),
      400,
    ],
    ['from a page in IPv6', counterWith({ host: '[::1]:PORT', origin: 'http://[::1]:PORT' }), 400],
    ['from a page behind TLS', counterWith({ origin: 'https://127.0.0.1:PORT' }), 400],
    [
      'from a page whose name the browser wrote in capitals',
      counterWith({ host: 'LOCALHOST:PORT', origin: 'http://localhost:PORT' }),
      400,
    ],
    ['with a cookie and no page', counterWith({}), 403],
    ['from a page elsewhere', counterWith({ origin: 'http://evil.com' }), 403],
    [
      'from a page whose name points at the hub (DNS rebinding)',
      counterWith({ host: 'evil.com:PORT', origin: 'http://evil.com:PORT' }),
      421,
    ],
    ['from a page in a sandbox', counterWith({ origin: 'null' }), 403],
    ['from another port of this machine', counterWith({ origin: 'http://127.0.0.1:3000' }), 403],
    ['from this machine without a port', counterWith({ origin: 'http://127.0.0.1' }), 403],
    [
      'from another name of ours than it was sent to',
      counterWith({ origin: 'http://localhost:PORT' }),
      403,
    ],
    [
      'from a page whose address begins like ours',
      counterWith({ origin: 'http://127.0.0.1:PORT.evil.com' }),
      403,
    ],
    [
      'from a page with our name as its user',
      counterWith({ origin: 'http://127.0.0.1:PORT@evil.com' }),
      403,
    ],
    ['from a file', counterWith({ origin: 'file://' }), 403],
    ['from an extension', counterWith({ origin: 'chrome-extension://abcdef' }), 403],
    ['from an empty page', counterWith({ origin: '' }), 403],
    [
      'from a page of ours that the browser calls foreign',
      counterWith({ ...own, 'sec-fetch-site': 'cross-site' }),
      403,
    ],
    [
      'from a page of ours that the browser calls a neighbour',
      counterWith({ ...own, 'sec-fetch-site': 'same-site' }),
      403,
    ],
    [
      'said by a proxy to be from a page of ours',
      counterWith({ origin: 'http://evil.com', 'x-forwarded-host': 'evil.com' }),
      403,
    ],
    [
      'as a form',
      counterWith({ ...own, 'content-type': 'application/x-www-form-urlencoded' }),
      415,
    ],
    [
      'as a form with files',
      counterWith({ ...own, 'content-type': 'multipart/form-data; boundary=x' }),
      415,
    ],
    ['as plain text', counterWith({ ...own, 'content-type': 'text/plain' }), 415],
    [
      'as text that looks like JSON by its name',
      counterWith({ ...own, 'content-type': 'text/plain; application/json' }),
      415,
    ],
    ['without saying what it is', counterWith({ ...own, 'content-type': null }), 415],
    [
      'as JSON with a character set',
      counterWith({ ...own, 'content-type': 'application/json; charset=utf-8' }),
      400,
    ],
    ['as JSON in capitals', counterWith({ ...own, 'content-type': 'APPLICATION/JSON' }), 400],
  ]
  test.each(changes)('%s: %j is answered %i', async (_, headers, status) => {
    expect(await change(headers)).toBe(status)
  })

  const programs: readonly Case[] = [
    ['by a program with its token', {}, 400],
    [
      'by a program with a wrong token',
      { authorization: 'Bearer 0123456789012345678901234567890123456789012' },
      401,
    ],
    ['by a program that says a page elsewhere sent it', { origin: 'http://evil.com' }, 403],
    ['by a program that carries a cookie too', { cookie: 'a=b' }, 403],
    ['by a program that calls the hub by a strange name', { host: 'evil.com' }, 421],
    ['by nobody in particular', { authorization: null }, 401],
  ]
  test.each(programs)('%s: %j is answered %i', async (_, headers, status) => {
    expect(await change({ ...program, ...headers })).toBe(status)
  })

  test('is asked about beforehand by a foreign page in vain', async () => {
    for (const origin of ['http://evil.com', 'null', hub.origin]) {
      const answer = await hub.ask('/api/v1/commands', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      })
      expect(answer.status).toBe(origin === hub.origin ? 404 : 403)
      expect(
        Object.keys(answer.headers).filter((name) => name.startsWith('access-control')),
      ).toEqual([])
    }
  })

  test('leaves nothing behind when it was not let in', async () => {
    const page = hub.as(counter)
    const { signIn } = (await page.signIn('asha')).json as { signIn: { signInId: string } }
    const codes = hub.shop.count('pairing_code')
    const post = async (origin: string): Promise<number> => {
      const { status } = await hub.ask('/api/v1/commands', {
        method: 'POST',
        headers: { ...counter.headers, origin, 'content-type': 'application/json' },
        body: JSON.stringify({
          v: 1,
          id: hub.shop.newId(),
          name: 'device.invite',
          args: { kind: 'kitchen', outletId: 'counter', name: 'Stall 2' },
          signIn: signIn.signInId,
          sentAt: hub.shop.clock.now,
        }),
      })
      return status
    }
    for (const origin of ['http://evil.com', 'null', 'http://127.0.0.1:3000'])
      expect(await post(origin)).toBe(403)
    expect(hub.shop.count('pairing_code')).toBe(codes)
    expect(await post(hub.origin)).toBe(200)
    expect(hub.shop.count('pairing_code')).toBe(codes + 1)
  })
})

describe('a WebSocket', () => {
  const upgrades: readonly Case[] = [
    ['of a page of ours', counterWith(own), 101],
    [
      'of a page of ours by its name',
      counterWith({ host: 'chowk.local', origin: 'http://chowk.local' }),
      101,
    ],
    ['of a program without a page', {}, 101],
    ['of a page elsewhere', counterWith({ origin: 'http://evil.com' }), 403],
    ['of a page in a sandbox', counterWith({ origin: 'null' }), 403],
    ['of another port of this machine', counterWith({ origin: 'http://127.0.0.1:3000' }), 403],
    ['with a cookie and no page', counterWith({}), 403],
    [
      'of a page the browser calls foreign',
      counterWith({ ...own, 'sec-fetch-site': 'cross-site' }),
      403,
    ],
    [
      'to a name that points here (DNS rebinding)',
      counterWith({ host: 'evil.com', origin: 'http://evil.com' }),
      421,
    ],
    ['to no name', counterWith({ ...own, host: '' }), 421],
    [
      'of something that is not MQTT',
      counterWith({ ...own, 'sec-websocket-protocol': 'chat' }),
      400,
    ],
  ]
  test.each(upgrades)('%s: %j is answered %i', async (_, headers, status) => {
    expect(await upgrade(headers)).toBe(status)
  })

  test('at any other address is answered and not left hanging', async () => {
    for (const path of ['/', '/counter', '/mqtt/x', '/MQTT', '//mqtt', '/api/v1/commands'])
      expect(await upgrade(counterWith(own), path)).toBe(404)
    expect(await upgrade({ upgrade: 'h2c', 'http2-settings': '' }, '/')).toBe(404)
  })
})
