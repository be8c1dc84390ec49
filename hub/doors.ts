/**
 * Everything of the hub that listens: the broker, HTTP and the guests' door,
 * in front of a bus; and what goes out through them after each commit.
 */
import { isEmptyShop } from './setup/new-shop.ts'
import { placesOf, trialNameOf, type TrialPlace } from './setup/trial.ts'
import { trials } from './trials.ts'
import type { Logger } from 'pino'
import type { DeviceDoc } from '../schema/device.ts'
import type { Bus } from './bus/bus.ts'
import { uuidMaker } from './bus/ids.ts'
import type { LoggedEvent } from './bus/log.ts'
import { headOf, tailsOf } from './bus/log.sql.ts'
import { priceRevision } from './catalogue/catalogue.sql.ts'
import type { Config } from './config.ts'
import { bridgeOfPrinter, jobsWaiting } from './devices/jobs.sql.ts'
import type { Assets } from './edge/assets.ts'
import { openBroker, type HubBroker } from './edge/broker.ts'
import { logBatch } from './edge/command-log.ts'
import { createGuestDoor } from './edge/guest-door.ts'
import { createHealth } from './edge/health.ts'
import { createHosts } from './edge/hosts.ts'
import { createApp } from './edge/http.ts'
import type { Media } from './edge/media.ts'
import { createMetrics } from './edge/metrics.ts'
import { createPrograms, isOrphaned, type Programs } from './edge/programs.ts'
import type { Reporter } from './edge/reporter.ts'
import { openServers, type Servers } from './edge/servers.ts'
import { cookieOf, isScreenName, type Sessions } from './edge/sessions.ts'
import { outletsOf } from './outlets/outlets.sql.ts'
import type { Database } from './store/driver.ts'

export const version = '0.1.0'

export interface DoorParts {
  readonly config: Config
  readonly bus: Bus
  readonly reader: Database
  readonly reporter: Reporter
  readonly sessions: Sessions
  readonly media: Media
  readonly assets: Assets
  /** The guests’ page, built apart from the screens. */
  readonly guestAssets: Assets
  readonly codes: Readonly<Record<string, string>> | null
  readonly now: () => number
  readonly log: Logger
  /** Whether the figures of the process are told too; a process has them once. */
  readonly isProcess?: boolean
}

export interface Doors extends Servers {
  /** Where another machine of the shop finds the staff's door. */
  readonly addresses: readonly string[]
  /** Whether a device is connected now. */
  readonly isThere: (deviceId: string) => boolean
}

/** Opens everything that listens, in front of a bus: the broker, HTTP and the guests' door. */
export const openDoors = async ({ config, codes, ...parts }: DoorParts): Promise<Doors> => {
  const hosts = createHosts(config.hosts)
  const { bus, reader, now } = parts
  const programs = createPrograms({ bus, reader, now, newId: uuidMaker(now) })
  const broker = await startBroker({ ...parts, programs })
  const health = createHealth(config.data)
  const metrics = createMetrics({
    version,
    folder: config.data,
    now,
    waiting: bus.waiting,
    jobs: () => jobsWaiting.get(reader) ?? { count: 0, oldestAt: null },
    connections: broker.connections,
    ofProcess: parts.isProcess === true,
  })
  let isClosed = false
  bus.onCommit((events, heardAt) => {
    if (isClosed) return
    tellDevices(broker, reader, events)
    metrics.told(events, performance.now() - heardAt)
  })
  bus.onBatch((batch) => {
    health.batch(batch)
    metrics.batch(batch)
    logBatch(parts.log, batch)
  })
  const isEmpty = isEmptyShop(reader)
  const demo = { demoCodes: codes, demoPlaces: trialPlaces(reader), isEmpty }
  const app = createApp({ ...parts, ...demo, programs, metrics, health, hosts, version })
  const guestDoor = createGuestDoor({ ...parts, hosts, assets: parts.guestAssets })
  const servers = await openServers({ app, broker, hosts, guestDoor, config })
  const isForAll = config.listen === '0.0.0.0' || config.listen === '::'
  return {
    ...servers,
    isThere: (deviceId) => broker.connections().some((one) => one.deviceId === deviceId),
    addresses: hosts.addresses().filter((address) => isForAll || address === config.listen),
    close: async () => {
      await broker.stop()
      await servers.close()
      isClosed = true
    },
  }
}

type BrokerParts = Pick<DoorParts, 'bus' | 'reader' | 'sessions' | 'now' | 'log'> & {
  readonly programs: Programs
}

const startBroker = async ({
  bus,
  reader,
  sessions,
  programs,
  now,
  log,
}: BrokerParts): Promise<HubBroker> =>
  openBroker({
    bus,
    version,
    now,
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
      if (device === undefined || device.isRevoked || !isNamed) return undefined
      if (isOrphaned(programs, device)) return undefined
      if (device.integration !== null) programs.heard(device.deviceId)
      return device
    },
    menuRevOf: () => priceRevision.get(reader)?.rev ?? 1,
    personAt: (deviceId) => sessions.current(deviceId)?.userId ?? null,
    hasRight: (device, right) =>
      !isOrphaned(programs, device) && (right === null || sessions.may(device, right)),
  })

/** What was committed goes out to the screens, and to the bridge that is to print; a revoked device is cut off. */
const tellDevices = (broker: HubBroker, reader: Database, events: readonly LoggedEvent[]): void => {
  broker.publish(events)
  for (const event of events) {
    if (event.kind === 'device.revoked')
      broker.drop((JSON.parse(event.body) as { data: DeviceDoc }).data.deviceId)
    // A job that was given away must not be begun any more, so the bridge hears of that too.
    if (event.kind === 'job.queued' || isMovedJob(event)) nudgeBridge(broker, reader, event.body)
  }
}

const isMovedJob = ({ kind, body }: LoggedEvent): boolean =>
  kind === 'job.finished' && body.includes('"state":"moved"')

const nudgeBridge = (broker: HubBroker, reader: Database, body: string): void => {
  const { data } = JSON.parse(body) as { data: { jobId: string; printerId: string } }
  const bridge = bridgeOfPrinter.get(reader, data.printerId)
  if (bridge !== undefined) broker.nudge(bridge.outletId, bridge.bridgeId, data.jobId)
}

/** The token of the screen that a WebSocket says it is, from its cookies. */
const tokenOf = (url: string | undefined, cookies: string | undefined): string | undefined => {
  const screen = new URL(url ?? '/', 'http://hub').searchParams.get('screen') ?? undefined
  if (!isScreenName(screen)) return undefined
  const name = `${cookieOf(screen)}=`
  return cookies
    ?.split(';')
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(name))
    ?.slice(name.length)
}

/** Where the screens of a trial stand; nowhere in a shop that is meant. */
export const trialPlaces = (reader: Database): readonly TrialPlace[] => {
  const name = trialNameOf(reader)
  const trial = trials.find((one) => one.name === name)
  return trial === undefined ? [] : placesOf(trial, outletsOf(reader))
}
