/**
 * The hub, put together: store → bus → sessions → broker → HTTP → out.
 * `main.ts` runs it as a process; tests run it inside their own.
 */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import type { Bus } from './bus/bus.ts'
import { createToldClock } from './bus/clock.ts'
import { newSecret, uuidMaker } from './bus/ids.ts'
import { openWriter } from './bus/queue.ts'
import type { Config } from './config.ts'
import { openDemo } from './demo/open-demo.ts'
import { openDoors, trialPlaces, type DoorParts, type Doors } from './doors.ts'
import { guestFolder, loadAssets } from './edge/assets.ts'
import { announce } from './edge/discovery.ts'
import { openMedia, type Media } from './edge/media.ts'
import { openReporter } from './edge/reporter.ts'
import { createSessions } from './edge/sessions.ts'
import { sectionsOf } from './floor/plan.sql.ts'
import { codesOfSection, foundAddress } from './guests/guests.sql.ts'
import { outletsOf } from './outlets/outlets.sql.ts'
import { createBillWatch } from './watches/bills.ts'
import { createKitchenWatch } from './watches/kitchen.ts'
import { createRequestWatch } from './watches/requests.ts'
import { createTillWatch } from './watches/till.ts'
import { isEmptyShop } from './setup/new-shop.ts'
import {
  closeTrialCodes,
  trialCodes,
  trialNameOf,
  type Trial,
  type TrialPlace,
} from './setup/trial.ts'
import type { Database } from './store/driver.ts'
import { lockFolder } from './store/lock.ts'
import { openReader, openStore } from './store/open.ts'
import { readPepper } from './store/pepper.ts'
import { UnusableDatabase } from './store/unusable.ts'
import { trials } from './trials.ts'

export interface RunningHub {
  readonly port: number
  readonly mqttPort: number
  readonly guestPort: number
  readonly addresses: readonly string[]
  readonly codes: Readonly<Record<string, string>> | null
  /** Where the screens of a trial stand. */
  readonly places: readonly TrialPlace[]
  /** Of a trial: a table’s page as a guest’s phone opens it, below the guests’ port; null elsewhere. */
  readonly guestPage: string | null
  /** The name it has on the network, once that is known; null where it is not announced. */
  readonly hostName: Promise<string | null>
  /** The people of a trial with their PINs; nobody of a shop that is meant. */
  readonly people: Trial['people']
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
  makeFolder(config.data)
  const unlock = lockFolder(config.data)
  const path = join(config.data, 'chowk.db')
  const media = openMedia(config.data)
  const pepper = readPepper(config.data)
  const keys = await prepareStore(path, { config, media, pepper })
  const codes = keys?.codes ?? null

  const reader = openReader(path)
  const bus = await openWriter(
    { path, answersFirst: config.answersFirst === 'on' },
    {
      onFault: (fault) =>
        log.error({ fault }, 'a command failed by a fault in the hub; it was rolled back'),
      onLost: hooks.onLost,
    },
  )
  const now = createToldClock(reader)
  // How long a wrong PIN makes one wait is measured by a clock that never stands still.
  const sessions = createSessions({
    reader,
    bus,
    pepper,
    now: Date.now,
    newId: uuidMaker(Date.now),
  })
  const assets = loadAssets()
  const guestAssets = loadAssets(guestFolder)
  const reporter = openReporter(path)
  const doors = await openDoors({
    config,
    bus,
    reader,
    reporter,
    sessions,
    media,
    assets,
    guestAssets,
    codes,
    now,
    log,
    isProcess: true,
  })
  const { port, mqttPort, guestPort } = doors
  const endWatch = watchShop({ reader, bus, now, isThere: doors.isThere, log })
  const announcement = announce({ port, on: config.announce, log })
  await sayWherePhonesFindUs(`http://${doors.addresses[0] ?? 'localhost'}:${guestPort}`, {
    bus,
    reader,
    newId: uuidMaker(Date.now),
    now,
  })
  log.info({ port, mqttPort, guestPort }, 'the hub is open')

  return {
    port,
    mqttPort,
    guestPort,
    addresses: doors.addresses,
    codes,
    places: keys === null ? [] : trialPlaces(reader),
    people: keys?.people ?? [],
    guestPage: keys === null ? null : guestPageOf(reader),
    hostName: announcement.hostName,
    stop: async () => {
      await announcement.stop()
      endWatch()
      await doors.close()
      // The writer goes last: whoever closes last folds the log into the file, and a reader may not.
      await reporter.stop()
      reader.close()
      await bus.stop()
      unlock()
      log.info('the hub is closed')
    },
  }
}

/** The page of the first table of the shop; null where there is none. */
const guestPageOf = (reader: Database): string | null => {
  const [table] = outletsOf(reader)
    .flatMap(({ outletId }) => sectionsOf(reader, outletId))
    .flatMap(({ sectionId }) => codesOfSection.all(reader, sectionId))
  return table === undefined ? null : `/t/${table.code}`
}

interface Finding {
  readonly bus: Bus
  readonly reader: Database
  readonly newId: () => string
  readonly now: () => number
}

/** What is printed on the tables leads here; an address that is known already is not written again. */
const sayWherePhonesFindUs = async (
  address: string,
  { bus, reader, newId, now }: Finding,
): Promise<void> => {
  if (foundAddress.get(reader)?.address === address) return
  const command = { v: 1, id: newId(), name: 'guests.find', args: { address }, sentAt: now() }
  await bus.submit({ deviceId: null, text: JSON.stringify(command) })
}

/** The folder holds secrets, so nobody else of this machine may look into it. */
const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UnusableDatabase(
      `The data folder ${folder} cannot be used (${why}). Give it to the hub's user, or set CHOWK_DATA to another folder.`,
      { cause: error },
    )
  }
}

/** What whoever starts a trial is given; null for a shop that is meant. */
interface Keys {
  readonly codes: Readonly<Record<string, string>>
  readonly people: Trial['people']
}

/** Opens the database once to bring it up to date, and to fill a demo shop that is still empty. */
const prepareStore = async (
  path: string,
  { config, media, pepper }: { config: Config; media: Media; pepper: Buffer },
): Promise<Keys | null> => {
  const db = openStore(path, { now: Date.now, newId: uuidMaker(Date.now) })
  try {
    if (config.demo && isEmptyShop(db)) await openDemo(db, { media, pepper })
    const name = trialNameOf(db)
    const trial = config.demo ? trials.find((one) => one.name === name) : undefined
    closeTrialCodes(db)
    if (trial === undefined) return null
    return { codes: trialCodes(db, trial, newSecret, Date.now()), people: trial.people }
  } finally {
    db.close()
  }
}

/** Looks every second whether a ticket has reached nobody, a bill no cashier, or a drawer was left open. Returns what ends it. */
const watchShop = (
  parts: Pick<DoorParts, 'reader' | 'bus' | 'now' | 'log'> & Pick<Doors, 'isThere'>,
): (() => void) => {
  const newId = uuidMaker(Date.now)
  const watched = { ...parts, newId }
  const watches = [
    createKitchenWatch(watched),
    createRequestWatch(watched),
    createTillWatch(watched),
    createBillWatch(watched),
  ]
  let isLooking = false
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    try {
      for (const watch of watches) await watch.look()
    } catch (error) {
      parts.log.error({ err: error }, 'the watch over the shop could not look')
    }
    isLooking = false
  }
  const looking = setInterval(() => void look(), 1_000)
  return () => clearInterval(looking)
}
