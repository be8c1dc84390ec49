/**
 * The hub's figures for Prometheus: what it was told to do and what became of
 * it, how long the disk took, who is connected, and what waits.
 *
 * A figure says how many and how long, never who or what: labels are names of
 * the product (commands, refusals, kinds of screen), so neither a stranger's
 * nonsense nor a guest's name can ever stand in one.
 */
import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { BatchDone } from '../bus/bus.ts'
import type { LoggedEvent } from '../bus/log.ts'

export interface MetricsDeps {
  readonly version: string
  /** The data folder, whose database and disk are told of. */
  readonly folder: string
  readonly now: () => number
  /** Commands handed in and not answered yet. */
  readonly waiting: () => number
  /** Jobs that wait for a bridge: how many, and when the oldest of them was made. */
  readonly jobs: () => { readonly count: number; readonly oldestAt: number | null }
  /** The MQTT connections of now, with the bytes each has not taken yet. */
  readonly connections: () => readonly {
    readonly kind: string
    readonly deviceId: string
    readonly queued: number
  }[]
  /** Whether the figures of the process itself are told too: memory, event loop, garbage. */
  readonly ofProcess?: boolean
}

export interface Metrics {
  readonly batch: (batch: BatchDone) => void
  /** Committed events have gone out to the screens. */
  readonly told: (events: readonly LoggedEvent[], lagMs: number) => void
  readonly request: (method: string, status: number) => void
  /** Everything, in the text form Prometheus reads, with its content type. */
  readonly text: () => Promise<{ readonly type: string; readonly body: string }>
}

/** From a tenth of a millisecond, which memory takes, to ten seconds, which nothing should. */
const buckets = [
  0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
]

export const createMetrics = (deps: MetricsDeps): Metrics => {
  const database = join(deps.folder, 'chowk.db')
  const registry = new Registry()
  const registers = [registry]
  if (deps.ofProcess === true) collectDefaultMetrics({ register: registry })

  new Gauge({
    name: 'chowk_info',
    help: 'The hub’s version; the value is always 1.',
    labelNames: ['version'],
    registers,
  }).set({ version: deps.version }, 1)
  const commands = new Counter({
    name: 'chowk_commands_total',
    help: 'Commands answered, by name and by what became of them: done, refused or failed.',
    labelNames: ['name', 'outcome'],
    registers,
  })
  const refusals = new Counter({
    name: 'chowk_refusals_total',
    help: 'Commands refused, by the code of the refusal.',
    labelNames: ['code'],
    registers,
  })
  const answered = histogram('chowk_command_seconds', 'From handed in to answered.')
  const worked = histogram('chowk_command_work_seconds', 'The work on one command by itself.')
  const committed = histogram('chowk_commit_seconds', 'The commit of one batch: the disk.')
  const batchSize = new Histogram({
    name: 'chowk_batch_commands',
    help: 'Commands that shared one commit.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  })
  const events = new Counter({
    name: 'chowk_events_total',
    help: 'Events committed, by kind.',
    labelNames: ['kind'],
    registers,
  })
  const out = histogram('chowk_event_out_seconds', 'From committed to written to the screens.')
  const requests = new Counter({
    name: 'chowk_http_requests_total',
    help: 'HTTP requests answered, by method and status.',
    labelNames: ['method', 'status'],
    registers,
  })

  function histogram(name: string, help: string): Histogram {
    return new Histogram({ name, help, buckets, registers })
  }

  gauge('chowk_commands_waiting', 'Commands handed in and not answered yet.', deps.waiting)
  gauge('chowk_jobs_waiting', 'Papers and drawers that wait for a bridge.', () => deps.jobs().count)
  gauge('chowk_unsent_bytes', 'What slow screens have not taken yet.', () =>
    deps.connections().reduce((sum, { queued }) => sum + queued, 0),
  )
  gauge('chowk_database_bytes', 'Size of the database file.', () => sizeOf(database))
  gauge('chowk_wal_bytes', 'Size of its write-ahead log.', () => sizeOf(`${database}-wal`))
  gauge('chowk_disk_free_bytes', 'What is left on its disk.', () => freeOn(deps.folder))

  function gauge(name: string, help: string, read: () => number | Promise<number>): void {
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        async collect() {
          this.set(await read())
        },
      }),
    )
  }

  let lastOutMs = 0
  const lag = new Gauge({
    name: 'chowk_event_lag_seconds',
    help: 'How far behind the log a consumer of it is: mqtt as of the last events, jobs as of the oldest that waits.',
    labelNames: ['consumer'],
    registers: [],
    collect() {
      const { oldestAt } = deps.jobs()
      const waitedMs = oldestAt === null ? 0 : Math.max(0, deps.now() - oldestAt)
      this.set({ consumer: 'mqtt' }, lastOutMs / 1000)
      this.set({ consumer: 'jobs' }, waitedMs / 1000)
    },
  })
  const screens = new Gauge({
    name: 'chowk_screens',
    help: 'Devices connected now, by kind.',
    labelNames: ['kind'],
    registers: [],
    collect() {
      this.reset()
      const devices = new Map(deps.connections().map(({ deviceId, kind }) => [deviceId, kind]))
      for (const kind of devices.values()) this.inc({ kind })
    },
  })
  registry.registerMetric(lag)
  registry.registerMetric(screens)

  return {
    batch: ({ commands: done, commitMs }) => {
      committed.observe(commitMs / 1000)
      batchSize.observe(done.length)
      for (const { name, code, ms, workMs } of done) {
        commands.inc({ name: name || 'unknown', outcome: outcomeOf(code) })
        if (code !== null) refusals.inc({ code })
        answered.observe(ms / 1000)
        worked.observe(workMs / 1000)
      }
    },
    told: (list, lagMs) => {
      lastOutMs = lagMs
      out.observe(lagMs / 1000)
      for (const { kind } of list) events.inc({ kind })
    },
    request: (method, status) => requests.inc({ method: knownMethod(method), status }),
    text: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  }
}

/** A fault of the hub and a disk that takes nothing are no refusals. */
export const outcomeOf = (code: string | null): 'done' | 'refused' | 'failed' =>
  code === null ? 'done' : code === 'hub.fault' || code === 'hub.failing' ? 'failed' : 'refused'

/** A method is a word of the sender's; ours are few. */
const knownMethod = (method: string): string =>
  ['GET', 'HEAD', 'POST', 'PUT'].includes(method) ? method : 'other'

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size
  } catch {
    // Without a write-ahead log there is none to be told of.
    return 0
  }
}

/** Bytes that are left for us on the disk of a folder. */
export const freeOn = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
