/** What every route of the HTTP door is given, and how it says no. */
import type { TrialPlace } from '../setup/trial.ts'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Logger } from 'pino'
import type { DeviceDoc } from '../../schema/device.ts'
import { refusalWords, type Refusal } from '../../schema/refusals.ts'
import type { Bus } from '../bus/bus.ts'
import type { Database } from '../store/driver.ts'
import type { Assets } from './assets.ts'
import type { Health } from './health.ts'
import type { Hosts } from './hosts.ts'
import type { Media } from './media.ts'
import type { Reporter } from './reporter.ts'
import type { Sessions } from './sessions.ts'
import type { Metrics } from './metrics.ts'
import type { Programs } from './programs.ts'
import { statusOf } from './status.ts'

export interface HttpDeps {
  readonly bus: Bus
  readonly reader: Database
  readonly reporter: Reporter
  readonly sessions: Sessions
  readonly programs: Programs
  readonly metrics: Metrics
  readonly health: Health
  readonly hosts: Hosts
  readonly media: Media
  readonly assets: Assets
  readonly version: string
  readonly now: () => number
  readonly log: Logger
  /** Pairing codes of a demo shop, by screen, for the links on its start page; null in a real one. */
  readonly demoCodes: Readonly<Record<string, string>> | null
  /** Where the screens of a demo shop stand. */
  readonly demoPlaces: readonly TrialPlace[]
  /** Whether there is no shop on this hub yet. */
  readonly isEmpty: boolean
}

/** What a request is known by, once it has passed the door. */
export interface Env {
  readonly Variables: { device: DeviceDoc }
}

/**
 * A refusal outside the bus, in the same words.
 * @param exponent the decimals of the currency its amounts are in.
 */
export const refusedBody = ({ code, facts = {} }: Refusal, exponent = 2): object => ({
  ok: false,
  code,
  facts,
  message: refusalWords({ code, facts }, 'en', (amount) => String(amount / 10 ** exponent)),
})

/** Says no, with the status of the refusal where the route knows no better one. */
export const answerRefusal = (
  c: Context,
  refused: Refusal,
  status: ContentfulStatusCode = statusOf(refused.code),
  exponent?: number,
): Response => c.json(refusedBody(refused, exponent), status)
