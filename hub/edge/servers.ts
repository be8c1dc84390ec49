/**
 * The hub's sockets: the staff's HTTP and WebSocket listener, MQTT over plain
 * TCP, and the guests' own listener.
 */
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http'
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
} from 'node:net'
import type { Duplex } from 'node:stream'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Config } from '../config.ts'
import type { HubBroker } from './broker.ts'
import type { Env } from './door.ts'
import type { GuestDoor } from './guest-door.ts'
import type { Hosts } from './hosts.ts'

export interface ServerParts {
  readonly app: Hono<Env>
  readonly broker: HubBroker
  readonly hosts: Hosts
  readonly guestDoor: GuestDoor
  readonly config: Config
}

export interface Servers {
  readonly port: number
  readonly mqttPort: number
  readonly guestPort: number
  readonly close: () => Promise<void>
}

/** A connection that drips its request, or never sends one, is ended within seconds. */
const patience = {
  headersTimeout: 5_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 10_000,
  maxHeaderSize: 8 * 1024,
}

/** Binds all three, or rejects with which port is taken, and then none of them is bound. */
export const openServers = async ({
  app,
  broker,
  hosts,
  guestDoor,
  config,
}: ServerParts): Promise<Servers> => {
  const staff = createAdaptorServer({ fetch: app.fetch, serverOptions: patience }) as Server
  staff.on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined)
    const refused = upgradeRefusal(request, hosts)
    if (refused === null) broker.upgrade(request, socket, head)
    else endUpgrade(socket, refused)
  })
  const tcp = createTcpServer(broker.connect)
  const guests = guestListener(guestDoor)
  const close = async (): Promise<void> => {
    guestDoor.streams.close()
    await Promise.all([closeHttp(staff), closeHttp(guests), closeTcp(tcp)])
  }
  try {
    return {
      port: await listen(staff, config.port, config.listen, places.staff),
      mqttPort: await listen(tcp, config.mqttPort, config.mqttListen, places.mqtt),
      guestPort: await listen(guests, config.guestPort, config.listen, places.guests),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Middleware does not see upgrades, so the same questions are asked here: by whose name, from whose page. */
const upgradeRefusal = ({ url, headers }: IncomingMessage, hosts: Hosts): number | null => {
  if (!hosts.isOurs(headers.host)) return 421
  if ((url ?? '').split('?')[0] !== '/mqtt') return 404
  return hosts.mayChange((name) => headers[name]?.toString()) ? null : 403
}

/** Answers and closes; a peer that keeps its own side open is not waited for. */
const endUpgrade = (socket: Duplex, status: number): void =>
  void socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`, () =>
    socket.destroy(),
  )

/** Connections guests may hold, in all and from one address; a phone opens a handful. */
const guestConnectionsMax = 1_000
const connectionsOfOneAddressMax = 300

/** Guests have a listener of their own, so that nothing of the staff's can ever be reached through it. */
const guestListener = ({ app }: GuestDoor): Server => {
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: patience }) as Server
  server.maxConnections = guestConnectionsMax
  const held = new Map<string, number>()
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? ''
    const count = (held.get(address) ?? 0) + 1
    if (count > connectionsOfOneAddressMax) return void socket.destroy()
    held.set(address, count)
    socket.on('close', () => {
      const left = (held.get(address) ?? 1) - 1
      if (left > 0) held.set(address, left)
      else held.delete(address)
    })
  })
  return server
}

/** What listens where, and the settings that move it: for whoever finds the place taken. */
interface Place {
  readonly what: string
  readonly portSetting: string
  readonly hostSetting: string
}

const places = {
  staff: { what: 'the screens', portSetting: 'CHOWK_PORT', hostSetting: 'CHOWK_LISTEN' },
  mqtt: { what: 'MQTT', portSetting: 'CHOWK_MQTT_PORT', hostSetting: 'CHOWK_MQTT_LISTEN' },
  guests: { what: 'the guests', portSetting: 'CHOWK_GUEST_PORT', hostSetting: 'CHOWK_LISTEN' },
} as const satisfies Readonly<Record<string, Place>>

const listen = (server: TcpServer, port: number, host: string, place: Place): Promise<number> =>
  new Promise((resolve, reject) => {
    const refuse = ({ code, message }: NodeJS.ErrnoException): void => {
      const { what, portSetting, hostSetting } = place
      const words =
        code === 'EADDRINUSE'
          ? `Port ${port}, for ${what}, is already in use. Stop what uses it, or choose another with ${portSetting}.`
          : code === 'EACCES'
            ? `Port ${port}, for ${what}, may not be opened by this user. Choose one above 1023 with ${portSetting}.`
            : code === 'EADDRNOTAVAIL'
              ? `${host} is not an address of this machine. Choose another with ${hostSetting}.`
              : `Port ${port}, for ${what}, cannot be opened on ${host}: ${message}`
      reject(new Error(words))
    }
    // It stays: a server that can take no more connections complains here, and must not end the hub.
    server.on('error', refuse)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })

/** Finishes what is being answered; a screen that only keeps a connection open does not hold the hub up. */
const closeHttp = (server: Server): Promise<void> =>
  new Promise((settle) => {
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const last = setTimeout(() => server.closeAllConnections(), 2_000)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(last)
      settle()
    })
    server.closeIdleConnections()
  })

const closeTcp = (server: TcpServer): Promise<void> =>
  new Promise((settle) => server.close(() => settle()))
