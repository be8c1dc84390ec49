/**
 * The hub, put together: store → bus → sessions → broker → HTTP → out.
 * `main.ts` runs it as a process; tests run it inside their own.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import type { DeviceDoc } from '../schema/device.ts'
import type { Bus } from './bus/bus.ts'
import { newSecret, uuidMaker } from './bus/ids.ts'
import { headOf, tailsOf } from './bus/log.sql.ts'
import { openWriter } from './bus/queue.ts'
import { priceRevision } from './catalogue/catalogue.sql.ts'
import type { Config } from './config.ts'
import { openDemo } from './demo/open-demo.ts'
import { demoCodes, isEmptyShop } from './demo/seed.ts'
import { bridgeOfPrinter } from './devices/jobs.sql.ts'
import { loadAssets } from './edge/assets.ts'
import { openBroker, type HubBroker } from './edge/broker.ts'
import { announce } from './edge/discovery.ts'
import { createHosts } from './edge/hosts.ts'
import { createApp } from './edge/http.ts'
import { openServers } from './edge/servers.ts'
import { openMedia, type Media } from './edge/media.ts'
import { cookieOf, createSessions, isDeviceKind, type Sessions } from './edge/sessions.ts'
import { outletsOf } from './outlets/outlets.sql.ts'
import type { Database } from './store/driver.ts'
import { lockFolder } from './store/lock.ts'
import { openReader, openStore } from './store/open.ts'
import { readPepper } from './store/pepper.ts'

export const version = '0.1.0'

export interface RunningHub {
  readonly port: number
  readonly mqttPort: number
  readonly guestPort: number
  readonly addresses: readonly string[]
  readonly codes: Readonly<Record<string, string>> | null
  readonly stop: () => Promise<void>
}

export interface HubHooks {
  /** Nothing can be stored any more; the process must end and be started anew. */
  readonly onLost: (error: Error) => void
}

/** Starts a hub on a data folder. Rejects, touching nothing, where the folder cannot be used. */
export const startHub = async (
  config: Config,
  hooks: HubHooks,
  log: Logger = pino({ level: config.logLevel }),
): Promise<RunningHub> => {
  mkdirSync(config.data, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(config.data)
  const path = join(config.data, 'chowk.db')
  const media = openMedia(config.data)
  const pepper = readPepper(config.data)
  const codes = await prepareStore(path, { config, media, pepper })

  const reader = openReader(path)
  const bus = await openWriter(
    { path, answersFirst: config.answersFirst === 'on' },
    {
      onFault: (fault) =>
        log.error({ fault }, 'a command failed by a fault in the hub; it was rolled back'),
      onLost: hooks.onLost,
    },
  )
  const now = Date.now
  const sessions = createSessions({ reader, bus, pepper, now, newId: uuidMaker(now) })
  const hosts = createHosts(config.hosts)
  const broker = await startBroker({ bus, reader, sessions, log })
  const assets = loadAssets()
  const app = createApp({
    bus,
    reader,
    sessions,
    hosts,
    media,
    assets,
    version,
    now,
    log,
    demoCodes: codes,
  })

  const servers = await openServers({ app, broker, hosts, config })
  const { port, mqttPort, guestPort } = servers
  const announcement = announce({ port, on: config.announce, log })
  log.info({ port, mqttPort, guestPort }, 'the hub is open')

  return {
    port,
    mqttPort,
    guestPort,
    addresses: hosts.addresses(),
    codes,
    stop: async () => {
      await announcement.stop()
      await broker.stop()
      await servers.close()
      await bus.stop()
      reader.close()
      unlock()
      log.info('the hub is closed')
    },
  }
}

/** Opens the database once to bring it up to date, and to fill a demo shop that is still empty. */
const prepareStore = async (
  path: string,
  { config, media, pepper }: { config: Config; media: Media; pepper: Buffer },
): Promise<Readonly<Record<string, string>> | null> => {
  const db = openStore(path, { now: Date.now, newId: uuidMaker(Date.now) })
  try {
    if (!config.demo) return null
    if (isEmptyShop(db)) await openDemo(db, { media, pepper })
    return demoCodes(db, newSecret, Date.now())
  } finally {
    db.close()
  }
}

interface BrokerParts {
  readonly bus: Bus
  readonly reader: Database
  readonly sessions: Sessions
  readonly log: Logger
}

const startBroker = async ({ bus, reader, sessions, log }: BrokerParts): Promise<HubBroker> => {
  const broker = await openBroker({
    bus,
    version,
    now: Date.now,
    log,
    outletIds: () => outletsOf(reader).map(({ outletId }) => outletId),
    epochOf: () =>
      outletsOf(reader).map(({ outletId }) => headOf.get(reader, outletId)?.epoch ?? '')[0] ?? '',
    tailsOf: (outletId) => {
      const head = headOf.get(reader, outletId)
      return {
        epoch: head?.epoch ?? '',
        seq: head?.seq ?? 0,
        tails: Object.fromEntries(
          tailsOf.all(reader, outletId).map(({ stream, seq }) => [stream, seq]),
        ),
      }
    },
    authenticate: ({ request, username, password }) => {
      const device = sessions.deviceOf(
        tokenOf(request?.url, request?.headers.cookie) ?? password?.toString('utf8'),
      )
      const isNamed = username === undefined || username === device?.deviceId
      return device === undefined || device.isRevoked || !isNamed ? undefined : device
    },
    menuRevOf: () => priceRevision.get(reader)?.rev ?? 1,
    hasRight: (deviceId, right) => sessions.current(deviceId)?.rights[right] === 'allow',
  })
  bus.onCommit((events) => {
    broker.publish(events)
    for (const event of events) {
      if (event.kind === 'device.revoked')
        broker.drop((JSON.parse(event.body) as { data: DeviceDoc }).data.deviceId)
      if (event.kind === 'job.queued') nudgeBridge(broker, reader, event.body)
    }
  })
  return broker
}

const nudgeBridge = (broker: HubBroker, reader: Database, body: string): void => {
  const { data } = JSON.parse(body) as { data: { jobId: string; printerId: string } }
  const bridge = bridgeOfPrinter.get(reader, data.printerId)
  if (bridge !== undefined) broker.nudge(bridge.outletId, bridge.bridgeId, data.jobId)
}

/** The token of the screen that a WebSocket says it is, from its cookies. */
const tokenOf = (url: string | undefined, cookies: string | undefined): string | undefined => {
  const kind = new URL(url ?? '/', 'http://hub').searchParams.get('screen') ?? undefined
  if (!isDeviceKind(kind)) return undefined
  const name = `${cookieOf(kind)}=`
  return cookies
    ?.split(';')
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(name))
    ?.slice(name.length)
}
