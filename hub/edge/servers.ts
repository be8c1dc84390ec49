/**
 * The hub's sockets: the staff's HTTP and WebSocket listener, MQTT over plain
 * TCP, and the guests' own listener.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
} from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Config } from '../config.ts'
import type { HubBroker } from './broker.ts'
import type { Env } from './door.ts'
import type { Hosts } from './hosts.ts'

export interface ServerParts {
  readonly app: Hono<Env>
  readonly broker: HubBroker
  readonly hosts: Hosts
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
}

/** Binds all three, or rejects with which port is taken. */
export const openServers = async ({
  app,
  broker,
  hosts,
  config,
}: ServerParts): Promise<Servers> => {
  const staff = createAdaptorServer({ fetch: app.fetch, serverOptions: patience }) as Server
  staff.on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined)
    if ((request.url ?? '').split('?')[0] !== '/mqtt' || !isOwnUpgrade(request, hosts)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    broker.upgrade(request, socket, head)
  })
  const tcp = createTcpServer(broker.connect)
  const guests = guestListener(hosts)
  return {
    port: await listen(staff, config.port, config.listen),
    mqttPort: await listen(tcp, config.mqttPort, config.mqttListen),
    guestPort: await listen(guests, config.guestPort, config.listen),
    close: async () =>
      void (await Promise.all([closeHttp(staff), closeHttp(guests), closeTcp(tcp)])),
  }
}

/** Middleware does not see upgrades, so the same two questions are asked here: whose name, whose page. */
const isOwnUpgrade = ({ headers }: IncomingMessage, hosts: Hosts): boolean =>
  hosts.isOurs(headers.host) &&
  (headers.origin === undefined
    ? headers.cookie === undefined
    : hosts.isOwnPage(headers.origin, headers.host))

/** Guests have a listener of their own, so that nothing of the staff's can ever be reached through it. */
const guestListener = (hosts: Hosts): Server =>
  createServer((request, response) => {
    response.writeHead(hosts.isOurs(request.headers.host) ? 404 : 421, {
      'content-type': 'text/plain; charset=utf-8',
    })
    response.end('Ordering from the table is not open yet. Please ask for the paper menu.\n')
  })

const listen = (server: TcpServer, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is already in use. Stop what uses it, or choose another with CHOWK_PORT, CHOWK_MQTT_PORT or CHOWK_GUEST_PORT.`,
            )
          : error,
      ),
    )
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
