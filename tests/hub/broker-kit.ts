/**
 * The shop's message door to test with: the real broker behind a real HTTP and
 * a real TCP server, the real bus behind it, and real MQTT clients in front.
 */
import { createServer } from 'node:http'
import { connect as connectTcp, createServer as createTcpServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { generate } from 'mqtt-packet'
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt'
import { expect } from 'vitest'
import { pino } from 'pino'
import type { LoggedEvent } from '../../hub/bus/log.ts'
import { programRight } from '../../hub/bus/permit.sql.ts'
import { headOf, tailsOf } from '../../hub/bus/log.sql.ts'
import { priceRevision } from '../../hub/catalogue/catalogue.sql.ts'
import { deviceById, deviceByTokenHash } from '../../hub/devices/devices.sql.ts'
import { openBroker, type BrokerDeps, type HubBroker } from '../../hub/edge/broker.ts'
import { currentSignIn } from '../../hub/people/people.sql.ts'
import type { Reply } from '../../schema/command.ts'
import type { CommandInput, CommandName } from '../../schema/commands.ts'
import type { DeviceDoc } from '../../schema/device.ts'
import { clientIdOf, topics } from '../../schema/topics.ts'
import { openShop, type Sender, type Shop } from './kit.ts'

export interface Message {
  readonly topic: string
  readonly text: string
  readonly isRetained: boolean
}

export interface Door {
  readonly shop: Shop
  readonly broker: HubBroker
  readonly httpPort: number
  readonly tcpPort: number
  /** What the broker wrote into the hub's log, as text. */
  readonly logged: () => string
  readonly deviceOf: (sender: Sender) => DeviceDoc
  /** How many TCP connections the machine still holds for the MQTT port. */
  readonly tcpCount: () => Promise<number>
  readonly close: () => Promise<void>
}

/** Opens a door on two free ports of this machine; `changes` replace single parts of what the broker is given. */
export const openDoor = async (
  changes: (shop: Shop) => Partial<BrokerDeps> = () => ({}),
): Promise<Door> => {
  const shop = openShop()
  const { db, bus, clock } = shop
  const lines: string[] = []
  const broker = await openBroker({
    bus,
    version: 'test',
    now: () => clock.now,
    log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }),
    beatMs: 60_000,
    outletIds: () => ['counter', 'restaurant'],
    epochOf: () => headOf.get(db, 'counter')?.epoch ?? '',
    menuRevOf: () => priceRevision.get(db)?.rev ?? 0,
    tailsOf: (outletId) => ({
      epoch: headOf.get(db, outletId)?.epoch ?? '',
      seq: headOf.get(db, outletId)?.seq ?? 0,
      tails: Object.fromEntries(
        tailsOf.all(db, outletId).map(({ stream, seq }) => [stream, seq] as const),
      ),
    }),
    authenticate: ({ request, username, password }) => {
      const token = request?.headers.cookie?.replace('chowk=', '') ?? password?.toString()
      const device = token === undefined ? undefined : deviceByTokenHash(db, token)
      const isNamed = username === undefined || username === device?.deviceId
      return device === undefined || device.isRevoked || !isNamed ? undefined : device
    },
    personAt: (deviceId) => currentSignIn(db, deviceId, clock.now)?.userId ?? null,
    hasRight: ({ deviceId, integration }, right) =>
      right === null ||
      (integration === null
        ? currentSignIn(db, deviceId, clock.now)?.rights[right] === 'allow'
        : programRight.get(db, deviceId, right) !== undefined),
    ...changes(shop),
  })
  bus.onCommit(broker.publish)

  const http = createServer().on('upgrade', broker.upgrade)
  const tcp = createTcpServer(broker.connect)
  const [httpPort, tcpPort] = [await listen(http), await listen(tcp)]
  return {
    shop,
    broker,
    httpPort,
    tcpPort,
    logged: () => lines.join(''),
    deviceOf: ({ device }) => {
      const found = deviceById(db, device)
      if (found === undefined) throw new Error(`no device ${device}`)
      return found
    },
    tcpCount: () => new Promise((resolve) => tcp.getConnections((_error, count) => resolve(count))),
    close: async () => {
      await broker.stop()
      http.closeAllConnections()
      await Promise.all([http, tcp].map((server) => new Promise((done) => server.close(done))))
      shop.close()
    },
  }
}

/** Binds a server to a free port of this machine and returns the port. */
export const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((open) => void server.listen(0, '127.0.0.1', open))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** What the tests look at in a message; which of it is there depends on the topic. */
export interface Body {
  readonly id: string
  readonly state: string
  readonly seq?: number
  readonly rev: number
  readonly tails: Readonly<Record<string, number>>
}

export const bodyOf = (text: string | undefined): Body => JSON.parse(text ?? '')

/** One tab of a device, connected. */
export interface Tab {
  readonly client: MqttClient
  readonly clientId: string
  readonly heard: readonly Message[]
  readonly subscribe: (topic: string) => Promise<boolean>
  /** Sends a command and returns what came back on the tab's reply topic. */
  readonly command: <N extends CommandName>(
    name: N,
    args: CommandInput<N>,
    id?: string,
  ) => Promise<Reply>
  readonly replies: () => readonly Reply[]
  readonly close: () => Promise<void>
}

export interface TabOptions extends IClientOptions {
  readonly tab?: string
  readonly via?: 'ws' | 'tcp' | undefined
}

/** Options by which a device logs in, as its screen or its bridge would. */
export const loginOf = (
  door: Door,
  { device }: Sender,
  { tab = 'tab1', via = 'ws', ...more }: TabOptions = {},
): { readonly url: string; readonly options: IClientOptions } => ({
  url: via === 'ws' ? `ws://127.0.0.1:${door.httpPort}/mqtt` : `mqtt://127.0.0.1:${door.tcpPort}`,
  options: {
    clientId: clientIdOf(device, tab),
    reconnectPeriod: 0,
    connectTimeout: 4_000,
    ...(via === 'ws'
      ? { wsOptions: { headers: { cookie: `chowk=${device}` } } }
      : { username: device, password: device }),
    ...more,
  },
})

/** Connects a tab; rejects where the hub refuses it. */
export const openTab = async (
  door: Door,
  sender: Sender,
  tabOptions: TabOptions = {},
): Promise<Tab> => {
  const { url, options } = loginOf(door, sender, tabOptions)
  const { outletId } = door.deviceOf(sender)
  const client = mqtt.connect(url, options)
  const clientId = options.clientId ?? ''
  const heard: Message[] = []
  client.on('message', (topic, payload, { retain }) =>
    heard.push({ topic, text: payload.toString(), isRetained: retain }),
  )
  const replyTopic = topics.reply(outletId, clientId)
  const replies = (): readonly Reply[] =>
    heard.filter(({ topic }) => topic === replyTopic).map(({ text }): Reply => JSON.parse(text))
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve())
    client.once('error', reject)
    client.once('close', () => reject(new Error('closed')))
  }).catch(async (error: unknown) => {
    await client.endAsync(true)
    throw error
  })
  client.on('error', () => undefined)

  return {
    client,
    clientId,
    heard,
    replies,
    subscribe: (topic) =>
      client.subscribeAsync(topic).then(
        (granted) => granted.every(({ qos }) => qos < 128),
        () => false,
      ),
    command: async (name, args, id = door.shop.newId()) => {
      await client.publishAsync(
        topics.command(outletId, clientId),
        commandText(door.shop, sender, { name, args, id }),
        { qos: 1 },
      )
      const answer = (): Reply | undefined => replies().find((reply) => reply.id === id)
      await until(() => answer() !== undefined)
      return answer() ?? expect.fail('no answer')
    },
    close: () => client.endAsync(true),
  }
}

/** A command as a screen writes it. */
export const commandText = (
  shop: Shop,
  { signIn }: Sender,
  { name, args, id }: { readonly name: string; readonly args: unknown; readonly id: string },
): string =>
  JSON.stringify({
    v: 1,
    id,
    name,
    args,
    sentAt: shop.clock.now,
    ...(signIn === undefined ? {} : { signIn }),
  })

/** An event as it comes from the log, for what the shop has no quick command for. */
export const eventOf = (
  outletId: string,
  stream: string,
  seq: number,
  data: unknown = {},
): LoggedEvent => ({
  outletId,
  stream,
  seq,
  kind: 'order.placed',
  body: JSON.stringify({ seq, data }),
})

/** A bare TCP connection to the MQTT port, for what no honest client would send. */
export const openSocket = (door: Door, allowHalfOpen = false): Promise<Peer> =>
  peerAt(door.tcpPort, allowHalfOpen)

/** The CONNECT a device logs in with over a bare connection. */
export const connectPacket = ({ device }: Sender, more: object = {}): Buffer =>
  generate({
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    keepalive: 30,
    clientId: clientIdOf(device, 'raw'),
    username: device,
    password: Buffer.from(device),
    ...more,
  })

/** A bare TCP connection to the HTTP port. */
export const openHttpSocket = (door: Door): Promise<Peer> => peerAt(door.httpPort)

export interface Peer {
  readonly socket: Socket
  readonly received: () => Buffer
  readonly isEnded: () => boolean
}

const peerAt = (port: number, allowHalfOpen = false): Promise<Peer> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    let isEnded = false
    const socket = connectTcp({ port, host: '127.0.0.1', allowHalfOpen }, () =>
      resolve({ socket, received: () => Buffer.concat(chunks), isEnded: () => isEnded }),
    )
    socket.on('data', (chunk: Buffer) => void chunks.push(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => (isEnded = true))
    socket.on('end', () => (isEnded = true))
  })

/** Resolves as soon as it is so; rejects when it is not within `ms`. */
export const until = async (isSo: () => boolean, ms = 8_000): Promise<void> => {
  const end = performance.now() + ms
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`not so within ${ms} ms: ${isSo.toString()}`)
    await pause(5)
  }
}

/** Something to wait for that the test lets happen. */
export const gate = (): { readonly opened: Promise<void>; readonly open: () => void } => {
  let settle: (() => void) | undefined
  const opened = new Promise<void>((resolve) => (settle = resolve))
  return { opened, open: () => settle?.() }
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms))
