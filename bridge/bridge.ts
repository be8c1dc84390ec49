/**
 * One bridge, put together: journal, printers, hub. It starts with the hub away
 * as well as with the hub there, and ends without losing what it was doing.
 */
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import { uuidv7 } from '../schema/ids.ts'
import { createHubLink, type HubLink } from './hub-link.ts'
import type { Identity } from './identity.ts'
import { openJournal } from './journal.ts'
import { ignore } from './lock.ts'
import { openPapers } from './papers.ts'
import { createPuller } from './puller.ts'
import { createTeller } from './teller.ts'
import { createWorker } from './worker.ts'

export interface BridgeDeps {
  readonly hubUrl: string
  readonly mqttUrl: string | undefined
  readonly folder: string
  readonly identity: Identity
  readonly log: Logger
  /** The hub does not know this bridge, or no longer. */
  readonly onRejected: (message: string) => void
  /** At the end: milliseconds more for what is being printed, and for what the hub has to be told. */
  readonly grace?: { readonly printMs: number; readonly tellMs: number }
}

export interface Bridge {
  readonly stop: () => Promise<void>
}

const newId = (): string => uuidv7(Date.now(), randomBytes(10))

const pullEveryMs = 15_000
/** A receipt takes seconds to print; systemd waits longer than this before it kills. */
const usualGrace = { printMs: 8_000, tellMs: 3_000 }

export const startBridge = (deps: BridgeDeps): Bridge => {
  const { log, folder, grace: { printMs, tellMs } = usualGrace } = deps
  const onTrouble = (words: string, facts: Readonly<Record<string, unknown>>): void => {
    log.warn(facts, words)
  }
  const journal = openJournal(folder, Date.now)
  if (journal.spoilt > 0) {
    log.warn(
      { lines: journal.spoilt },
      'the journal had lines that cannot be read, as after a power cut',
    )
  }
  const papers = openPapers(join(folder, 'papers'))
  let nudge: () => void = ignore
  const link: HubLink = createHubLink({
    ...deps,
    onNudge: () => nudge(),
    onTrouble,
  })
  const teller = createTeller({ ...link, journal, papers, newId, onTrouble })
  const worker = createWorker({
    journal,
    papers,
    newId,
    onTrouble,
    hubNow: link.hubNow,
    onFinished: teller.tellJob,
    onPrinter: teller.tellPrinter,
    onDrawer: teller.tellDrawer,
  })
  const puller = createPuller({
    pull: async () => worker.update(await link.pull()),
    onPulled: (failures, error) => {
      if (failures === 0) teller.hurry()
      if (failures % 12 === 1) {
        log.warn(
          { hub: deps.hubUrl, failures, err: error },
          'the hub does not answer; the bridge tries again by itself',
        )
      }
    },
    everyMs: pullEveryMs,
  })
  nudge = puller.nudge
  log.info({ hub: deps.hubUrl, device: deps.identity.deviceId }, 'the bridge is up')

  return {
    stop: async () => {
      await puller.stop()
      await worker.stop(printMs)
      await teller.stop(tellMs)
      await link.stop()
      journal.close()
    },
  }
}
