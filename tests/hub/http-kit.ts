/**
 * The hub's doors to test with: the real composition in front of a demo shop in
 * a real file, on free ports of this machine; and requests written by hand, as
 * a browser, a program or somebody with worse intentions would send them.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pino } from 'pino'
import { newSecret } from '../../hub/bus/ids.ts'
import { openLocalBus } from '../../hub/bus/local.ts'
import { readConfig } from '../../hub/config.ts'
import { demo } from '../../hub/demo/seed.ts'
import { trialCodes } from '../../hub/setup/trial.ts'
import { users } from '../../hub/demo/users.ts'
import { loadAssets } from '../../hub/edge/assets.ts'
import { openMedia } from '../../hub/edge/media.ts'
import { localReporter } from '../../hub/edge/reporter.ts'
import { createSessions } from '../../hub/edge/sessions.ts'
import { flow } from '../../hub/flow.ts'
import { handlers } from '../../hub/handlers.ts'
import { openDoors, type Doors } from '../../hub/doors.ts'
import { revOf } from '../../hub/revisions.ts'
import { hashPin } from '../../hub/people/pin.ts'
import type { DeviceKind } from '../../schema/device.ts'
import { openShop, type Shop } from './kit.ts'

export const pepper = Buffer.from('pepper')

export const builtGuestPage = resolve(import.meta.dirname, '../../dist/guests')

export const builtScreens = resolve(import.meta.dirname, '../../dist/kiosk')

export type Headers = Readonly<Record<string, string>>

export interface Ask {
  readonly method?: string
  readonly headers?: Headers
  readonly body?: string | Buffer
  /** Sent piece by piece, without a length. */
  readonly chunks?: readonly Buffer[]
  readonly port?: number
  /** The address of this machine it comes from: all of 127.0.0.0/8 is. */
  readonly from?: string
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown
}

/** A paired screen as a browser holds it, or a bridge with its token. */
export interface Screen {
  readonly deviceId: string
  readonly outletId: string
  readonly kind: DeviceKind
  readonly token: string
  /** What its browser sends along with every request of its page. */
  readonly headers: Headers
}

export interface TestHub {
  readonly shop: Shop
  readonly port: number
  readonly guestPort: number
  readonly mqttPort: number
  readonly origin: string
  readonly folder: string
  readonly addresses: Doors['addresses']
  readonly codes: Readonly<Record<string, string>>
  /** Everything the hub wrote into its log, as text. */
  readonly logged: () => string
  readonly ask: (path: string, how?: Ask) => Promise<Answer>
  /** Asks as the page of a screen does; an object is sent as JSON. */
  readonly as: (screen: Screen) => {
    readonly get: (path: string, headers?: Headers) => Promise<Answer>
    readonly post: (path: string, body?: object) => Promise<Answer>
    readonly signIn: (userId: string, more?: object) => Promise<Answer>
    /** Sends a command and gives back the reply. */
    readonly send: (name: string, args: object, more?: object) => Promise<Answer>
  }
  readonly pair: (kind: DeviceKind, code?: string) => Promise<Screen>
  readonly close: () => Promise<void>
}

let hashed: Promise<ReadonlyMap<string, string>> | undefined

/** Six scrypt hashes take half a second, so they are made once for all shops of a file. */
const pinHashes = (): Promise<ReadonlyMap<string, string>> =>
  (hashed ??= Promise.all(
    users.map(async ({ id, pin }) => [id, await hashPin(pin, pepper)] as const),
  ).then((pairs) => new Map(pairs)))

export const pinOf = (userId: string): string => users.find(({ id }) => id === userId)?.pin ?? ''

export interface HubOptions {
  /** Whether the start page may give out pairing codes. */
  readonly isDemo?: boolean
  readonly environment?: Headers
}

export const openHub = async ({
  isDemo = false,
  environment = {},
}: HubOptions = {}): Promise<TestHub> => {
  const shop = openShop()
  // What a power cut leaves is looked at elsewhere, with processes.
  shop.db.pragma('synchronous = off')
  for (const [userId, hash] of await pinHashes())
    shop.db.prepare('update user set pin_hash = ? where user_id = ?').run(hash, userId)
  const folder = mkdtempSync(join(tmpdir(), 'chowk-hub-'))
  const codes = trialCodes(shop.db, demo, newSecret, shop.clock.now)
  const lines: string[] = []
  const now = (): number => shop.clock.now
  const { db, newId } = shop
  // The shop's own bus makes secrets one can foresee; pairing codes are to be real ones.
  const bus = openLocalBus(db, { now, newId, newSecret, handlers, flow, revOf })
  const doors = await openDoors({
    config: readConfig({
      CHOWK_DATA: folder,
      CHOWK_LISTEN: '127.0.0.1',
      CHOWK_PORT: '0',
      CHOWK_MQTT_PORT: '0',
      CHOWK_GUEST_PORT: '0',
      ...environment,
    }),
    bus,
    reader: db,
    reporter: localReporter(db),
    sessions: createSessions({ reader: db, bus, pepper, now, newId }),
    media: openMedia(folder),
    assets: loadAssets(builtScreens),
    guestAssets: loadAssets(builtGuestPage),
    codes: isDemo ? codes : null,
    now,
    log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }),
  })
  const { port, guestPort, mqttPort, addresses } = doors
  const origin = `http://127.0.0.1:${port}`
  const ask: TestHub['ask'] = (path, how = {}) => askAt(how.port ?? port, path, how)

  const as: TestHub['as'] = (screen) => {
    const post = (path: string, body?: object): Promise<Answer> =>
      ask(path, {
        method: 'POST',
        headers: {
          ...screen.headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    return {
      get: (path, headers = {}) => ask(path, { headers: { ...screen.headers, ...headers } }),
      post,
      signIn: (userId, more = {}) =>
        post('/api/v1/sign-in', { userId, pin: pinOf(userId), ...more }),
      send: (name, args, more = {}) =>
        post('/api/v1/commands', { v: 1, id: shop.newId(), name, args, sentAt: now(), ...more }),
    }
  }

  return {
    shop,
    port,
    guestPort,
    mqttPort,
    origin,
    folder,
    addresses,
    codes,
    logged: () => lines.join(''),
    ask,
    as,
    pair: async (kind, code = codes[kind] ?? '') => {
      const answer = await ask('/api/v1/pair', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ code, kind }),
      })
      const body = answer.json as Screen & { readonly ok: boolean; readonly message: string }
      if (!body.ok) throw new Error(`pairing was refused: ${body.message}`)
      const cookie = cookieIn(answer)
      const token = body.token ?? cookie?.split('=')[1] ?? ''
      return {
        deviceId: body.deviceId,
        outletId: body.outletId,
        kind: body.kind,
        token,
        headers:
          cookie === undefined
            ? { authorization: `Bearer ${token}` }
            : { cookie, origin, 'chowk-screen': kind },
      }
    },
    close: async () => {
      await doors.close()
      shop.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The cookie an answer sets, as the browser sends it back; undefined where it sets none. */
export const cookieIn = ({ headers }: Answer): string | undefined =>
  headers['set-cookie']?.[0]?.split(';')[0]

/** One request with the headers as given; only Host is added where it is not among them. */
export const askAt = (port: number, path: string, how: Ask = {}): Promise<Answer> =>
  new Promise((settle, fail) => {
    const { method = 'GET', headers = {}, body, chunks, from = '127.0.0.1' } = how
    const to = { host: '127.0.0.1', port, localAddress: from, agent: false }
    const request = httpRequest({ ...to, path, method, headers: { ...headers } }, (response) => {
      const received: Buffer[] = []
      response.on('data', (chunk: Buffer) => void received.push(chunk))
      response.on('error', fail)
      response.on('end', () => {
        const bytes = Buffer.concat(received)
        const text = bytes.toString('utf8')
        const { statusCode = 0 } = response
        settle({ status: statusCode, headers: response.headers, bytes, text, json: jsonIn(text) })
      })
    })
    request.on('error', fail)
    for (const chunk of chunks ?? []) request.write(chunk)
    request.end(body)
  })

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface Wire {
  readonly socket: Socket
  readonly received: () => string
  /** Resolves once the other end has closed. */
  readonly closed: Promise<void>
}

/** A bare connection, for what no library would send. It keeps its own side open, as a lingerer does. */
export const openWire = (port: number, first = ''): Promise<Wire> =>
  new Promise((settle, fail) => {
    let text = ''
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    const closed = new Promise<void>((end) => {
      socket.on('end', end)
      socket.on('close', end)
    })
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
    socket.on('error', fail)
    socket.on('connect', () => {
      socket.write(first)
      settle({ socket, received: () => text, closed })
    })
  })

/** The status of a request sent byte for byte; 0 where the hub closed without a word. */
export const statusOf = async (port: number, text: string): Promise<number> => {
  const wire = await openWire(port, text)
  const first = new Promise<void>((settle) => wire.socket.once('data', () => settle()))
  await Promise.race([first, wire.closed])
  wire.socket.destroy()
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(wire.received())?.[1] ?? 0)
}
