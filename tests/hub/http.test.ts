import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { commandBytesMax } from '../../schema/command.ts'
import { pictureBytesMax } from '../../hub/edge/media.ts'
import {
  openHub,
  openWire,
  statusOf,
  type Answer,
  type Ask,
  type Screen,
  type TestHub,
} from './http-kit.ts'

let hub: TestHub
let counter: Screen

beforeAll(async () => {
  hub = await openHub()
  counter = await hub.pair('counter')
})
afterAll(() => hub.close())

const json = { 'content-type': 'application/json' }

/** Sends a body as the counter's own page would. */
const send = (body: string | Buffer, how: Ask = {}, path = '/api/v1/commands'): Promise<Answer> =>
  hub.ask(path, {
    method: 'POST',
    body,
    ...how,
    headers: { ...counter.headers, ...json, ...how.headers },
  })

const refusalIn = ({ json: body }: Answer): { readonly code: string; readonly message: string } =>
  body as never

describe('every answer of the hub', () => {
  const ours: Readonly<Record<string, () => Promise<Answer>>> = {
    'the start page': () => hub.ask('/'),
    'a screen': () => hub.ask('/counter'),
    'a screen that is already known': async () => {
      const { headers } = await hub.ask('/counter')
      return hub.ask('/counter', { headers: { 'if-none-match': headers.etag ?? '' } })
    },
    'the head of a screen': () => hub.ask('/kitchen', { method: 'HEAD' }),
    'a picture that is not there': () => hub.ask(`/media/${'0'.repeat(64)}`),
    'a sign of life': () => hub.ask('/healthz'),
    'what the start page asks': () => hub.ask('/api/v1/start'),
    'who is here': () => hub.as(counter).get('/api/v1/me'),
    'the menu': () => hub.as(counter).get('/api/v1/menu'),
    'the menu, already known': async () => {
      const { headers } = await hub.as(counter).get('/api/v1/menu')
      return hub.as(counter).get('/api/v1/menu', { 'if-none-match': headers.etag ?? '' })
    },
    'a view': () => hub.as(counter).get('/api/v1/views/counter'),
    'a refused view': () => hub.as(counter).get('/api/v1/views/office'),
    'a command': () => send('{}'),
    'a stranger': () => hub.ask('/api/v1/me'),
    'a wrong code': () => send(JSON.stringify({ code: 'WRONG' }), {}, '/api/v1/pair'),
    'a wrong PIN': () => hub.as(counter).signIn('meena', { pin: '000000' }),
    'a sign-out': () => hub.as(counter).post('/api/v1/sign-out'),
    'too much at once': () => send(Buffer.alloc(70_000, ' ')),
    'a form': () => send('a=b', { headers: { 'content-type': 'text/plain' } }),
    'a foreign page': () => send('{}', { headers: { origin: 'http://evil.com' } }),
    'a strange name': () => hub.ask('/', { headers: { host: 'evil.com' } }),
    'nothing here': () => hub.ask('/nothing/here'),
    'nothing here for a command': () => send('{}', {}, '/api/v2/commands'),
    'a method nobody knows': () => hub.ask('/api/v1/me', { method: 'PROPFIND' }),
  }
  const answerTo = (name: string): Promise<Answer> =>
    ours[name]?.() ?? Promise.reject(new Error(name))

  test.each(Object.keys(ours))(
    '%s: is safe in a browser and says nothing of what answers',
    async (name) => {
      const { headers } = await answerTo(name)
      expect(headers['content-security-policy']).toBe(
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      )
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['x-frame-options']).toBe('DENY')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      const telling = Object.keys(headers).filter((one) =>
        /^(access-control|server|x-powered|via|strict-transport|x-ratelimit|ratelimit)/.test(one),
      )
      expect(telling).toEqual([])
    },
  )

  test('that speaks of the shop is kept by nobody on the way', async () => {
    for (const name of [
      'who is here',
      'a view',
      'a command',
      'a stranger',
      'a wrong PIN',
      'what the start page asks',
      'a sign of life',
    ]) {
      const { headers } = await answerTo(name)
      expect([name, headers['cache-control']]).toEqual([name, 'no-store'])
    }
    for (const name of ['the menu', 'the menu, already known']) {
      const { headers } = await answerTo(name)
      expect([name, headers['cache-control']]).toEqual([name, 'no-cache'])
    }
  })

  test('is not compressed for whoever asks for what is secret', async () => {
    const answer = await hub.as(counter).get('/api/v1/me', { 'accept-encoding': 'gzip, br' })
    expect(answer.headers['content-encoding']).toBeUndefined()
  })

  test('where there is nothing is JSON with a sentence', async () => {
    expect((await hub.ask('/nothing')).json).toEqual({
      ok: false,
      message: 'There is nothing here.',
    })
  })
})

describe('a fault in the hub', () => {
  let broken: TestHub
  beforeEach(async () => void (broken = await openHub()))
  afterEach(() => broken.close())

  test('is told in words, without a trace of what is inside, and noted in the log', async () => {
    const screen = await broken.pair('counter')
    broken.shop.db.exec('alter table user_outlet rename to gone')
    const answer = await broken.as(screen).get('/api/v1/me')
    expect(answer.status).toBe(500)
    expect(refusalIn(answer)).toMatchObject({ code: 'hub.fault' })
    expect(answer.text).not.toMatch(/user_outlet|sqlite|\.ts|node_modules/i)
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
    expect(broken.logged()).toContain('no such table: ')
  })
})

const padded = (length: number): Buffer => Buffer.from('{}'.padEnd(length))

describe('a command', () => {
  test('of 64 KiB is read, and one byte more is not', async () => {
    expect((await send(padded(commandBytesMax))).status).toBe(400)
    const answer = await send(padded(commandBytesMax + 1))
    expect(answer.status).toBe(413)
    expect(refusalIn(answer)).toMatchObject({
      code: 'command.too-large',
      message: 'That is too much at once. Send it in smaller parts.',
    })
  })

  test('that does not say how long it is is read as far as that and no further', async () => {
    const chunks = Array.from({ length: 65 }, () => Buffer.alloc(1024, ' '))
    const answer = await send('', { chunks })
    expect(answer.status).toBe(413)
    expect(refusalIn(answer).code).toBe('command.too-large')
    expect((await send('{}', { chunks: chunks.slice(0, 63) })).status).toBe(400)
  })

  test('of many megabytes does not stand in the way of the next one', async () => {
    const flood = send('', { chunks: Array.from({ length: 80 }, () => Buffer.alloc(100_000, 'x')) })
    expect((await hub.as(counter).get('/api/v1/me')).status).toBe(200)
    expect((await flood).status).toBe(413)
  })

  test('from a stranger is turned away before its body comes', async () => {
    const status = await statusOf(
      hub.port,
      `POST /api/v1/commands HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 60000\r\n\r\n{`,
    )
    expect(status).toBe(401)
  })

  test.each([
    ['nothing', ''],
    ['half a command', '{"v":1,"id":"'],
    ['not JSON at all', 'hello'],
    ['a number', '7'],
    ['null', 'null'],
    ['a list', '[]'],
    ['JSON with a comma too many', '{"v":1,}'],
    ['what is nested a thousand times', `{"args":${'['.repeat(1000)}${']'.repeat(1000)}}`],
    ['what is nested thirty thousand times', '['.repeat(30_000)],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
    ['compressed bytes', gzipSync('{"v":1}')],
  ])('that is %s is refused in words', async (_, body) => {
    const answer = await send(body)
    expect(answer.status).toBe(400)
    expect(refusalIn(answer)).toMatchObject({ ok: false, code: 'command.malformed' })
    expect(refusalIn(answer).message).toMatch(
      /^This screen sent something the hub does not understand \(.+: .+\)/,
    )
  })

  test('that says it is compressed is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(8_000_000, ' '))
    expect(bomb.length).toBeLessThan(commandBytesMax)
    const answer = await send(bomb, { headers: { 'content-encoding': 'gzip' } })
    expect(answer.status).toBe(400)
    expect(refusalIn(answer).code).toBe('command.malformed')
  })

  test('cannot reach below the objects it is made of', async () => {
    const id = hub.shop.newId()
    const sentAt = hub.shop.clock.now
    const bodies = [
      `{"__proto__":{"isAdmin":true},"v":1,"id":"${id}","name":"drawer.shut","args":{},"sentAt":${sentAt}}`,
      `{"v":1,"id":"${id}","name":"drawer.shut","args":{"__proto__":{"isAdmin":true}},"sentAt":${sentAt}}`,
      `{"v":1,"id":"${id}","name":"drawer.shut","args":{"constructor":{"prototype":{"isAdmin":true}}},"sentAt":${sentAt}}`,
      `{"v":1,"id":"${id}","name":"__proto__","args":{},"sentAt":${sentAt}}`,
      `{"v":1,"id":"${id}","name":"constructor","args":{},"sentAt":${sentAt}}`,
    ]
    for (const body of bodies) {
      const { status } = await send(body)
      expect([400, 404]).toContain(status)
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
    expect((await hub.as(counter).get('/api/v1/views/__proto__')).status).toBe(404)
    expect((await hub.as(counter).get('/api/v1/views/constructor')).status).toBe(404)
  })

  test('of another version of the address is not taken for one', async () => {
    expect((await send('{}', {}, '/api/v1/commands/')).status).toBe(404)
    expect((await send('{}', { method: 'PUT' })).status).toBe(404)
    expect((await hub.as(counter).get('/api/v1/commands')).status).toBe(404)
  })
})

describe('a pairing code or a PIN', () => {
  test.each([
    ['/api/v1/pair', 'not JSON'],
    ['/api/v1/pair', '{}'],
    ['/api/v1/pair', '[]'],
    ['/api/v1/pair', '{"code":7}'],
    ['/api/v1/pair', '{"code":"A","__proto__":{"kind":"office"}}'],
    ['/api/v1/pair', JSON.stringify({ code: 'A'.repeat(41) })],
    ['/api/v1/sign-in', 'not JSON'],
    ['/api/v1/sign-in', '{"userId":"meena"}'],
    ['/api/v1/sign-in', '{"userId":"meena","pin":862430}'],
    ['/api/v1/sign-in', '{"userId":"meena","pin":"862430","purpose":"owner"}'],
    ['/api/v1/sign-in', '{"userId":"meena","pin":"862430","purpose":"approval"}'],
    ['/api/v1/sign-in', '{"userId":"meena","pin":"862430","purpose":"approval","forCommand":"x"}'],
    ['/api/v1/sign-in', '{"userId":{"$ne":""},"pin":"862430"}'],
  ])('sent to %s as %s is refused in words', async (path, body) => {
    const answer = await send(body, {}, path)
    expect(answer.status).toBe(400)
    expect(refusalIn(answer).code).toBe('command.malformed')
    expect(refusalIn(answer).message).not.toMatch(/[{}]/)
  })

  test.each([
    ['four kilobytes', '/api/v1/pair', 4096],
    ['a command, which an approval names whole,', '/api/v1/sign-in', 68 * 1024],
  ])('of more than %s is not read by %s', async (_, path, most) => {
    expect((await send(Buffer.alloc(most + 1, ' '), {}, path)).status).toBe(413)
    const chunks = [Buffer.alloc(most - 96, ' '), Buffer.alloc(most - 96, ' ')]
    expect((await send('', { chunks }, path)).status).toBe(413)
  })
})

describe('a picture', () => {
  const put = (how: Ask): Promise<Answer> =>
    hub.ask('/api/v1/media', {
      method: 'PUT',
      ...how,
      headers: { ...counter.headers, 'content-type': 'image/png', ...how.headers },
    })

  test('of more than four megabytes is not read', async () => {
    expect((await put({ body: Buffer.alloc(pictureBytesMax) })).status).toBe(400)
    const answer = await put({ body: Buffer.alloc(pictureBytesMax + 1) })
    expect(answer.status).toBe(413)
    expect(refusalIn(answer).code).toBe('command.too-large')
    const chunks = Array.from({ length: 5 }, () => Buffer.alloc(1_000_000))
    expect((await put({ chunks })).status).toBe(413)
  })

  test('from a stranger is turned away before its body comes', async () => {
    const status = await statusOf(
      hub.port,
      `PUT /api/v1/media HTTP/1.1\r\nhost: localhost\r\ncontent-type: image/png\r\ncontent-length: 4000000\r\n\r\n`,
    )
    expect(status).toBe(401)
  })
})

describe('a connection', () => {
  test('with more headers than anybody needs is refused', async () => {
    const request = `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(9_000)}\r\n\r\n`
    expect(await statusOf(hub.port, request)).toBe(431)
    expect(await statusOf(hub.guestPort, request)).toBe(431)
  })

  test('that sends no HTTP is ended with a word', async () => {
    for (const port of [hub.port, hub.guestPort])
      for (const noise of [
        '\0\0\0\0\r\n\r\n',
        'HELO shop\r\n\r\n',
        '\x16\x03\x01\x02\x00\x01\x00\x01',
      ])
        expect([0, 400]).toContain(await statusOf(port, noise))
    expect((await hub.ask('/healthz')).status).toBe(200)
  })

  test('with two lengths, or a length and chunks, is refused: what follows could be read in two ways', async () => {
    const head =
      'POST /api/v1/commands HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n'
    expect(
      await statusOf(hub.port, `${head}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`),
    ).toBe(400)
    expect(
      await statusOf(
        hub.port,
        `${head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
      ),
    ).toBe(400)
  })

  test('that drips its request, or never sends one, is ended within seconds while others are served', async () => {
    const drip = 'GET / HTTP/1.1\r\nhost: localhost\r\n'
    const wires = await Promise.all(
      [hub.port, hub.guestPort].flatMap((port) => [
        ...Array.from({ length: 20 }, () => openWire(port, drip)),
        openWire(port),
        openWire(port, 'G'),
      ]),
    )
    const dripping = setInterval(() => wires.forEach(({ socket }) => socket.write('x: y\r\n')), 500)
    let served = 0
    const serving = setInterval(() => {
      void hub.ask('/healthz').then(({ status }) => (served += status === 200 ? 1 : 0))
    }, 250)
    const from = performance.now()
    await Promise.all(wires.map(({ closed }) => closed))
    clearInterval(dripping)
    clearInterval(serving)
    expect(performance.now() - from).toBeLessThan(25_000)
    expect(served).toBeGreaterThan(10)
    wires.forEach(({ socket }) => socket.destroy())
  }, 30_000)

  test('that was refused an upgrade and keeps its own side open is not kept by the hub', async () => {
    const wire = await openWire(
      hub.port,
      'GET /other HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
    )
    await wire.closed
    expect(wire.received()).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/)
    // The hub has let go of it altogether, so whatever is sent now is answered with a reset.
    const isReset = new Promise<void>((settle) => wire.socket.on('close', () => settle()))
    const sending = setInterval(() => wire.socket.write('more'), 20)
    await isReset
    clearInterval(sending)
  })
})
