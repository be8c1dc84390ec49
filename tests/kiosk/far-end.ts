/**
 * A small far end for the screens' plumbing: one outlet, a log, HTTP and MQTT
 * as the hub's doors have them, and ways to be a bad network or a bad moment.
 *
 * It is not the hub. It carries out every command unless told otherwise, and
 * keeps count of what it was sent, so that a test can say what arrived, how
 * often and by which way.
 */
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { Aedes, type Client } from 'aedes'
import { createWebSocketStream, WebSocketServer } from 'ws'
import type { Command, Reply } from '../../schema/command.ts'
import type { DeviceKind } from '../../schema/device.ts'
import type { RefusalCode } from '../../schema/refusals.ts'
import { beatEveryMs, topics } from '../../schema/topics.ts'
import type { View, ViewDoc } from '../../schema/view.ts'
import { createFarLog } from './far-log.ts'
import { openNetwork, type Network } from './network.ts'

export const outletId = 'dadar'
export const goodCode = 'GOOD-CODE'
export const goodPin = '1234'
const deviceId = '01900000-0000-7000-8000-0000000000d1'
const token = 'a-cookie-that-scripts-cannot-read'

/** A command as it reached the bus, repeats included. */
export interface Received {
  readonly id: string
  readonly via: 'mqtt' | 'http'
  /** The MQTT client that sent it; empty by HTTP. */
  readonly client: string
}

/** `mute`: carried out, but no reply leaves. A code: refused with it. */
export type Behaviour = 'answer' | 'mute' | RefusalCode

export interface FarEnd {
  /** Where the screen is opened: by a name, so that the browser takes it for the plain network it is. */
  readonly url: string
  readonly network: Network
  readonly received: readonly Received[]
  /** What was carried out, with the envelope it came in: once an id. */
  readonly committed: ReadonlyMap<string, { readonly command: Command; readonly reply: Reply }>
  /** How many times a snapshot was read. */
  readonly snapshots: () => number
  readonly view: () => View
  /** Appends to the log; `isLost` keeps the message from every screen. */
  readonly say: (stream: string, doc: ViewDoc, isLost?: 'lost') => void
  /** Says whether another device is connected, as the hub does. */
  readonly presence: (deviceId: string, state: 'online' | 'offline') => void
  readonly restore: (docs: readonly ViewDoc[]) => void
  /** Ends MQTT connections and takes none, while HTTP goes on. */
  readonly blockMqtt: (isBlocked: boolean) => void
  readonly behave: (next: Behaviour) => void
  /** Milliseconds between reading a snapshot and answering with it. */
  readonly delayViews: (ms: number) => void
  readonly signIn: (userId: string | null) => void
  readonly setMenu: (rev: number) => void
  /** Milliseconds its clock is ahead. */
  readonly setClock: (ahead: number) => void
  /** The device is paired no more. */
  readonly revoke: () => void
  readonly stop: () => Promise<void>
}

/** Opens a far end for one kind of screen, which serves `assets` as that screen. */
export async function openFarEnd(
  kind: DeviceKind,
  assets: ReadonlyMap<string, Uint8Array>,
): Promise<FarEnd> {
  const log = createFarLog(outletId, ['orders', 'menu', 'devices', 'jobs'])
  const received: Received[] = []
  const committed = new Map<string, { command: Command; reply: Reply }>()
  let signedIn: { userId: string; signInId: string } | null = null
  let behaviour: Behaviour = 'answer'
  let viewDelay = 0
  let snapshots = 0
  let menuRev = 1
  let ahead = 0
  let isRevoked = false
  let isMqttBlocked = false
  const now = (): number => Date.now() + ahead

  // --- the bus ------------------------------------------------------------

  /** Dedupes, then carries out; null where no reply leaves. */
  const carryOut = (command: Command, from: Omit<Received, 'id'>): Reply | null => {
    const { id } = command
    received.push({ id, ...from })
    const before = committed.get(id)
    if (before === undefined && behaviour !== 'answer' && behaviour !== 'mute') {
      return { id, ok: false, code: behaviour, facts: {}, message: behaviour }
    }
    const reply = before?.reply ?? commit(command)
    return behaviour === 'mute' ? null : reply
  }

  const commit = (command: Command): Reply => {
    const { id } = command
    const result = { orderId: id, token: committed.size + 1, billId: id }
    say('orders', { key: `order:${id}`, rev: 1, data: { ...result, args: command.args } })
    const { epoch, seq } = log.beat()
    const reply: Reply = { id, ok: true, at: now(), epoch, seq, result }
    committed.set(id, { command, reply })
    return reply
  }

  const say = (stream: string, doc: ViewDoc, isLost?: 'lost'): void => {
    const event = log.append(stream, doc)
    if (isLost === undefined) broker.publish(message(topics.event(outletId, stream), event), ignore)
  }

  const signInDoc = (userId: string, signInId: string): object => ({
    ...users.find((user) => user.userId === userId),
    signInId,
    at: now(),
    expiresAt: now() + 3_600_000,
    rights: { 'order.place': 'allow', 'receipt.reprint': 'ask' },
  })

  // --- MQTT ---------------------------------------------------------------

  const broker = await Aedes.createBroker({ concurrency: 0 })
  broker.authorizePublish = (client, packet, done): void => {
    if (client !== null && packet.topic === topics.command(outletId, client.id)) {
      const command: Command = JSON.parse(packet.payload.toString())
      const reply = carryOut(command, { via: 'mqtt', client: client.id })
      if (reply !== null) answerOn(client, reply)
    }
    done(null)
  }
  const answerOn = (client: Client, reply: Reply): void =>
    client.publish(message(topics.reply(outletId, client.id), reply), ignore)
  const beating = setInterval(
    () => broker.publish(message(topics.beat(outletId), { ...log.beat(), at: now() }), ignore),
    beatEveryMs,
  )

  // --- HTTP ---------------------------------------------------------------

  const routes: Readonly<Record<string, (body: string, response: ServerResponse) => unknown>> = {
    '/api/v1/me': () => ({
      at: now(),
      version: '0',
      epoch: log.beat().epoch,
      device: { deviceId, outletId, kind, name: 'Counter 1', rev: 1 },
      outlet: { outletId, names: { en: 'Dadar' } },
      signIn: signedIn === null ? null : signInDoc(signedIn.userId, signedIn.signInId),
      users,
    }),
    '/api/v1/sign-in': (body) => {
      const { userId, pin, purpose } = JSON.parse(body)
      if (pin !== goodPin) return refusal('sign-in.wrong-pin')
      const signInId = freshId()
      if (purpose === 'work') signedIn = { userId, signInId }
      return { ok: true, signIn: signInDoc(userId, signInId) }
    },
    '/api/v1/sign-out': () => {
      signedIn = null
      return { ok: true }
    },
    '/api/v1/commands': (body) => carryOut(JSON.parse(body), { via: 'http', client: '' }),
    '/api/v1/menu': (_, response) => {
      response.setHeader('etag', `"${menuRev}"`)
      return { rev: menuRev, outletId, items: [], categories: [] }
    },
    [`/api/v1/views/${kind}`]: async () => {
      snapshots += 1
      const view = log.snapshot()
      await pause(viewDelay)
      return view
    },
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://far.end')
    const asset = assets.get(pathname === `/${kind}` ? '/page.html' : pathname)
    if (asset !== undefined) return sendAsset(response, pathname, asset)
    const body = await bodyOf(request)
    if (pathname === '/healthz') return send(response, { ok: true, at: now() })
    if (pathname === '/api/v1/pair') {
      if (JSON.parse(body).code !== goodCode) return send(response, refusal('pairing.wrong-code'))
      response.setHeader('set-cookie', `chowk-${kind}=${token}; HttpOnly; Path=/; Max-Age=86400`)
      return send(response, { ok: true, deviceId, outletId, kind })
    }
    if (isRevoked) return send(response, refusal('device.revoked'))
    const isKnown = request.headers.cookie?.includes(`chowk-${kind}=${token}`) === true
    if (!isKnown || request.headers['chowk-screen'] !== kind) {
      return send(response, refusal('device.unknown'))
    }
    if (request.headers['if-none-match'] === `"${menuRev}"`) {
      response.writeHead(304).end()
      return
    }
    const answer = await routes[pathname]?.(body, response)
    // Where no reply leaves, the request hangs as it would on a dead line.
    if (answer !== null) send(response, answer ?? refusal('command.unknown'))
  }

  const server = createServer((request, response) => void serve(request, response))
  const upgrades = new WebSocketServer({ noServer: true, handleProtocols: () => 'mqtt' })
  const lines = new Set<Socket>()
  server.on('upgrade', (request, socket: Socket, head) => {
    socket.on('error', ignore)
    if (isMqttBlocked || isRevoked || request.headers.cookie?.includes(token) !== true) {
      socket.destroy()
      return
    }
    lines.add(socket)
    socket.once('close', () => lines.delete(socket))
    upgrades.handleUpgrade(request, socket, head, (ws) => {
      const stream = createWebSocketStream(ws)
      stream.on('error', ignore)
      broker.handle(stream, request)
    })
  })
  const endLines = (): void => {
    for (const line of lines) line.destroy()
  }
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a TCP port
  const network = await openNetwork((server.address() as AddressInfo).port)

  return {
    url: `http://hub.test:${network.port}/${kind}`,
    network,
    received,
    committed,
    snapshots: () => snapshots,
    view: log.snapshot,
    say,
    presence: (id, state) => {
      const said = message(topics.presence(outletId, id), { state, at: now() })
      broker.publish({ ...said, retain: true }, ignore)
    },
    restore: log.restore,
    blockMqtt: (isBlocked) => {
      isMqttBlocked = isBlocked
      if (isBlocked) endLines()
    },
    behave: (next) => {
      behaviour = next
    },
    delayViews: (ms) => {
      viewDelay = ms
    },
    signIn: (userId) => {
      signedIn = userId === null ? null : { userId, signInId: freshId() }
    },
    setMenu: (rev) => {
      menuRev = rev
      say('menu', { key: `menu:${outletId}`, rev, data: { rev } })
    },
    setClock: (ms) => {
      ahead = ms
    },
    revoke: () => {
      isRevoked = true
      endLines()
    },
    stop: async () => {
      clearInterval(beating)
      await network.stop()
      await new Promise<void>((closed) => {
        broker.close(closed)
      })
      server.closeAllConnections()
      await new Promise((closed) => {
        server.close(closed)
      })
    },
  }
}

const users = [
  { userId: 'asha', name: 'Asha', roleId: 'seller', language: 'en' },
  { userId: 'ravi', name: 'Ravi', roleId: 'manager', language: 'en' },
]

const refusal = (code: RefusalCode): object => ({ ok: false, code, facts: {}, message: code })

const freshId = (): string => `01900000-0000-7000-8000-${randomBytes(6).toString('hex')}`

const message = (topic: string, body: unknown): Parameters<Aedes['publish']>[0] => ({
  cmd: 'publish',
  qos: 0,
  dup: false,
  retain: false,
  topic,
  payload: Buffer.from(JSON.stringify(body)),
})

const ignore = (): void => undefined

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

const send = (response: ServerResponse, body: unknown): void => {
  const isRefused = typeof body === 'object' && body !== null && 'code' in body
  response.writeHead(isRefused ? 409 : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

/** Screens open from the browser's own cache while the hub is away, under the hub's own policy. */
const sendAsset = (response: ServerResponse, name: string, asset: Uint8Array): void => {
  response.writeHead(200, {
    'content-type': name.endsWith('.js') ? 'text/javascript' : 'text/html',
    'cache-control': 'max-age=31536000',
    'content-security-policy': "default-src 'self'; object-src 'none'; base-uri 'none'",
  })
  response.end(asset)
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
