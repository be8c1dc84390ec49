/**
 * The hub's own MQTT broker: lets paired devices in, hands their commands to
 * the bus, and gives each screen what it may read.
 *
 * The one rule: nothing a peer sends may stop, slow or surprise the others. A
 * hook never throws and never answers with an error, because aedes closes the
 * connection on one and the peer would send the same again for ever; whatever
 * is not a command of the peer's own is led nowhere.
 */
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { Aedes, type AedesOptions, type Client } from 'aedes'
import { WebSocketServer } from 'ws'
import type { DeviceDoc } from '../../schema/device.ts'
import { topics } from '../../schema/topics.ts'
import type { Bus } from '../bus/bus.ts'
import { openMqttOut, type MqttOut, type OutDeps } from '../out/mqtt.ts'
import { createAudience, messageOf, packetOf } from './audience.ts'
import { openCommandQueues } from './command-queue.ts'
import { forgetDuplicates } from './duplicates.ts'
import { guardParser, packetBytesMax } from './parser-guard.ts'
import { customerDisplays } from './customer-displays.ts'
import { openParties } from './open-parties.ts'
import { isClientIdOf, mayRead, maySayHere, maySayShown, maySend, type Reader } from './rights.ts'
import { tcpDuplex, wsDuplex, type Line } from './ws-duplex.ts'

export interface BrokerDeps extends OutDeps {
  readonly bus: Bus
  /** Finds the paired device a connection belongs to; undefined refuses it: wrong token, revoked, unknown. */
  readonly authenticate: (login: {
    readonly request: IncomingMessage | undefined
    readonly username: string | undefined
    readonly password: Buffer | undefined
  }) => DeviceDoc | undefined
  /**
   * Whether whoever is at the device now holds a view right; null asks only
   * whether anybody may read there at all.
   */
  readonly hasRight: (device: DeviceDoc, right: string | null) => boolean
  /** Who is signed in at a device now. */
  readonly personAt: (deviceId: string) => string | null
}

export interface HubBroker extends Pick<MqttOut, 'publish' | 'nudge'> {
  /** Takes over a WebSocket upgrade already checked for Host and Origin. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Takes a plain TCP connection. */
  readonly connect: (socket: Socket) => void
  /** Ends every connection of a device. */
  readonly drop: (deviceId: string) => void
  /** Who is connected, and how many bytes each has not taken yet. */
  readonly connections: () => readonly {
    readonly deviceId: string
    readonly kind: DeviceDoc['kind']
    readonly clientId: string
    readonly queued: number
  }[]
  /** Answers what the bus is working on, says goodbye and closes every connection. */
  readonly stop: () => Promise<void>
}

/** So many may stand at the door without having logged in; the one that has stood longest makes room. */
export const strangersMax = 64

/** Filters one connection may hold; a screen needs about ten. */
const filtersMax = 64

/** Topic that nobody can subscribe to. */
const nowhere = 'nowhere'

const limits = {
  // No queue inside the broker: nothing it sends ever waits, and a message that overtakes a queued one is lost.
  concurrency: 0,
  connectTimeout: 5_000,
  keepaliveLimit: 60,
  maxInflightInbound: 16,
} as const satisfies AedesOptions

interface Login extends Reader {
  readonly line: Line
  readonly filters: Set<string>
}

/** Opens the broker; it takes connections at once, through `upgrade` and `connect`. */
export const openBroker = async (deps: BrokerDeps): Promise<HubBroker> => {
  const { log } = deps
  const logins = new Map<Client, Login>()
  const present = new Map<string, Client>()
  const strangers = new Map<Client, Line>()
  const noted = new WeakMap<Client, Set<string>>()
  let isClosing = false

  const noteOnce = (client: Client, facts: object, words: string): void => {
    const already = noted.get(client) ?? new Set()
    if (already.has(words)) return
    noted.set(client, already.add(words))
    const login = logins.get(client)
    log.warn({ ...facts, clientId: login?.clientId, deviceId: login?.device.deviceId }, words)
  }

  const mayReadNow = (client: Client, topic: string): boolean => {
    const login = logins.get(client)
    if (login === undefined) return false
    const { device } = login
    try {
      return mayRead(login, topic, {
        hasRight: (right) => deps.hasRight(device, right),
        isAt: (userId) => deps.personAt(device.deviceId) === userId,
      })
    } catch (error) {
      log.error(
        { err: error, deviceId: device.deviceId },
        'a right could not be looked up; the topic is kept back',
      )
      return false
    }
  }

  /** Logs a device in, or says with which CONNACK code it is refused. */
  const logIn = (
    client: Client,
    username: string | undefined,
    password: Buffer | undefined,
  ): Login | 2 | 3 | 5 => {
    const line = strangers.get(client)
    if (line === undefined) return 3
    try {
      const device = deps.authenticate({ request: client.req, username, password })
      if (device === undefined || device.isRevoked) return 5
      if (!isClientIdOf(device.deviceId, client.id)) return 2
      return { device, clientId: client.id, line, filters: new Set() }
    } catch (error) {
      log.error({ err: error }, 'a login could not be checked')
      return 3
    }
  }

  const aedes = await Aedes.createBroker({
    ...limits,
    preConnect: (_client, packet, done) => {
      // An absent client's session would pile up messages in memory without end.
      packet.clean = true
      // A will is a publish in disguise. Whether a device is there the hub sees for itself.
      delete packet.will
      done(null, true)
    },
    authenticate: (client, username, password, done) => {
      const login = logIn(client, username, password)
      if (typeof login === 'number') {
        done(Object.assign(new Error('refused'), { returnCode: login }), false)
        return
      }
      logins.set(client, login)
      strangers.delete(client)
      done(null, true)
    },
    authorizePublish: (client, packet, done) => {
      packet.retain = false
      const login = client === null ? undefined : logins.get(client)
      if (login !== undefined && maySend(login, packet.topic)) {
        if (!isClosing) queues.take(login, packet.payload.toString('utf8'))
      } else if (login !== undefined && maySayHere(login, packet.topic)) {
        open.say(login, packet.payload.toString('utf8'))
        packet.topic = nowhere
        packet.payload = ''
      } else if (login !== undefined && maySayShown(login, packet.topic)) {
        displays.say(login, packet.payload.toString('utf8'))
        packet.topic = nowhere
        packet.payload = ''
      } else {
        if (client !== null)
          noteOnce(
            client,
            { topic: packet.topic.slice(0, 200) },
            'a device published where it may not',
          )
        packet.topic = nowhere
        packet.payload = ''
      }
      done(null)
    },
    authorizeSubscribe: (client, subscription, done) => {
      const { topic } = subscription
      const filters = logins.get(client)?.filters
      const isGranted =
        filters !== undefined &&
        (filters.size < filtersMax || filters.has(topic)) &&
        mayReadNow(client, topic)
      if (isGranted) filters.add(topic)
      done(null, isGranted ? subscription : null)
    },
    // Asked again at every delivery: the person may have signed out since.
    authorizeForward: (client, packet) => (mayReadNow(client, packet.topic) ? packet : null),
  })
  const audience = createAudience(mayReadNow)
  const out = openMqttOut(audience, deps)

  const open = openParties({ personAt: deps.personAt, tell: out.here, now: deps.now })
  const displays = customerDisplays(out.shown)

  const queues = openCommandQueues({
    bus: deps.bus,
    log,
    answer: ({ device, clientId }, replyText) => {
      const client = present.get(clientId)
      if (client === undefined) return
      const topic = topics.reply(device.outletId, clientId)
      // It needs no subscription. One that is still being let in has its CONNACK first.
      if (client.connected) logins.get(client)?.line.write(packetOf(topic, replyText))
      else client.publish(messageOf(topic, replyText), () => undefined)
    },
  })

  const tabsOf = (deviceId: string): readonly Client[] =>
    [...logins].flatMap(([client, { device }]) => (device.deviceId === deviceId ? [client] : []))

  aedes.on('client', (client) => {
    const login = logins.get(client)
    if (login === undefined) return
    if (client.closed) {
      // It was gone before its login was through; no disconnect will be told of it.
      logins.delete(client)
      return
    }
    forgetDuplicates(client)
    present.set(login.clientId, client)
    out.presence(login.device.outletId, login.device.deviceId, 'online')
  })
  aedes.on('subscribe', (granted, client) => {
    const filters = granted.flatMap(({ topic, qos }) => (qos < 128 ? [topic] : []))
    const line = logins.get(client)?.line
    if (line !== undefined) audience.join(client, line, filters)
  })
  aedes.on('unsubscribe', (filters, client) => {
    audience.leave(client, filters)
    for (const filter of filters) logins.get(client)?.filters.delete(filter)
  })
  aedes.on('clientDisconnect', (client) => {
    const login = logins.get(client)
    logins.delete(client)
    audience.forget(client)
    if (login === undefined || present.get(login.clientId) !== client) return
    present.delete(login.clientId)
    open.leave(login)
    displays.leave(login)
    const { outletId, deviceId } = login.device
    if (!tabsOf(deviceId).some((tab) => present.get(tab.id) === tab))
      out.presence(outletId, deviceId, 'offline')
  })
  const noteEnd = (client: Client, { message: reason }: Error): void => {
    if (logins.has(client)) noteOnce(client, { reason }, 'a connection was ended')
    // Strangers are not worth a warning each: anyone on the network could fill the log with them.
    else log.debug({ reason }, 'a stranger was turned away')
  }
  aedes.on('clientError', noteEnd)
  aedes.on('connectionError', noteEnd)
  ;(aedes as NodeJS.EventEmitter).on('error', (error: unknown) =>
    log.error({ err: error }, 'the broker complains'),
  )

  const admit = (line: Line, request?: IncomingMessage): void => {
    line.on('error', () => undefined)
    if (isClosing) {
      line.destroy()
      return
    }
    const [oldest] = strangers
    if (oldest !== undefined && strangers.size >= strangersMax) {
      strangers.delete(oldest[0])
      oldest[1].destroy()
    }
    const client = aedes.handle(line, request)
    strangers.set(client, line)
    guardParser(client, () => logins.has(client))
    line.once('close', () => strangers.delete(client))
  }

  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: packetBytesMax,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('mqtt') ? 'mqtt' : false),
  })

  return {
    publish: out.publish,
    nudge: out.nudge,
    upgrade: (request, socket, head) => {
      // Before anything else: a peer may be gone in the middle of the handshake.
      socket.on('error', () => undefined)
      if (!/\bmqtt\b/.test(request.headers['sec-websocket-protocol'] ?? '')) {
        socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n', () => socket.destroy())
        return
      }
      sockets.handleUpgrade(request, socket, head, (ws) => admit(wsDuplex(ws), request))
    },
    connect: (socket) => admit(tcpDuplex(socket)),
    drop: (deviceId) => tabsOf(deviceId).forEach((client) => client.close()),
    connections: () =>
      [...present.values()].flatMap((client) => {
        const login = logins.get(client)
        if (login === undefined) return []
        const { device, clientId, line } = login
        const { deviceId, kind } = device
        return [{ deviceId, kind, clientId, queued: line.backlog() }]
      }),
    stop: async () => {
      isClosing = true
      await queues.settle()
      out.farewell()
      // aedes writes a turn of the loop after it was told to, and then the sockets do.
      await turnOfTheLoop()
      await turnOfTheLoop()
      strangers.forEach((line) => line.destroy())
      await new Promise<void>((closed) => aedes.close(closed))
    },
  }
}
