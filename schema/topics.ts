/**
 * The shop's MQTT topics: what stands under each, and who may read it.
 *
 * The subset is MQTT 3.1.1, so that any broker and any client can carry it.
 * Only the hub publishes here, except on a client's own `cmd` and `dev` topics.
 */
import { everyScreen, type Readers } from './readers.ts'

const root = 'chowk/v1'

export const topics = {
  /** Retained `{state, epoch, ver, at}`: the hub's birth, and its orderly end. */
  status: (outletId: string) => `${root}/${outletId}/hub/status`,
  /** Every 5 s `{epoch, seq, at, tails}`: the last seq of each stream, so that a lost last message shows. */
  beat: (outletId: string) => `${root}/${outletId}/hub/beat`,
  event: (outletId: string, stream: string) => `${root}/${outletId}/ev/${stream}`,
  /** Retained pointer `{rev}` to a document fetched over HTTP. */
  pointer: (outletId: string, name: string) => `${root}/${outletId}/st/${name}`,
  command: (outletId: string, clientId: string) => `${root}/${outletId}/cmd/${clientId}`,
  reply: (outletId: string, clientId: string) => `${root}/${outletId}/rep/${clientId}`,
  /** Nudges a bridge to pull its jobs; the rows are the queue. */
  nudge: (outletId: string, bridgeId: string) => `${root}/${outletId}/job/${bridgeId}`,
  /** Retained, with a last will: whether a device is there. */
  presence: (outletId: string, deviceId: string) => `${root}/${outletId}/dev/${deviceId}/status`,
  /** Retained: the party a floor screen has open. The screen says it again and again; the hub adds who is at it. */
  here: (outletId: string, deviceId: string) => `${root}/${outletId}/dev/${deviceId}/here`,
  /** Retained: what a till shows its guest. The till says it, the hub passes it on to the customer displays. */
  shown: (outletId: string, deviceId: string) => `${root}/${outletId}/dev/${deviceId}/shown`,
  /** Everything of one area: `ev`, `hub`, `st`, `dev`. A program may subscribe to it whole. */
  area: (outletId: string, area: string) => `${root}/${outletId}/${area}`,
} as const

/** The MQTT client id a device must use: its own id and one tab of it. */
export const clientIdOf = (deviceId: string, tabId: string): string => `${deviceId}:${tabId}`

/** How often a screen says again which party it has open, and how long it is believed, in milliseconds. */
export const hereEveryMs = 4_000
export const hereForMs = 10_000

/** How often the hub beats, in milliseconds; a screen gives up after three. */
export const beatEveryMs = 5_000

/** A stream and who may read it. */
export interface StreamRule extends Readers {
  readonly stream: string
  /** One stream a person: only where they are signed in themselves, and no program. */
  readonly isOwn?: true
}

/** `tickets/*` stands for the stream of every station, `approvals/*` of every person. What is not listed nobody may read. */
export const streamRules: readonly StreamRule[] = [
  { stream: 'orders', kinds: ['counter', 'kitchen', 'cashier', 'floor', 'office'], right: null },
  { stream: 'tickets/*', kinds: ['counter', 'kitchen', 'floor', 'office'], right: null },
  { stream: 'pickup', kinds: ['board', 'counter', 'office'], right: null },
  { stream: 'stations', kinds: ['kitchen', 'office'], right: null },
  {
    stream: 'bills',
    kinds: ['counter', 'cashier', 'floor', 'office'],
    right: null,
    unattendedRight: 'view.sales',
  },
  { stream: 'held', kinds: ['counter', 'cashier', 'office'], right: null },
  { stream: 'requests', kinds: ['cashier', 'floor', 'office'], right: null },
  { stream: 'floor', kinds: ['floor', 'cashier', 'office'], right: null },
  { stream: 'guests', kinds: ['counter', 'cashier', 'floor', 'office'], right: null },
  { stream: 'slips', kinds: ['counter', 'cashier', 'office'], right: null },
  { stream: 'customers', kinds: ['counter', 'cashier', 'floor', 'office'], right: null },
  { stream: 'menu', kinds: everyScreen, right: null },
  { stream: 'devices', kinds: [...everyScreen, 'bridge'], right: null },
  { stream: 'jobs', kinds: ['counter', 'cashier', 'floor', 'office', 'devices'], right: null },
  {
    stream: 'paper',
    kinds: ['devices', 'office'],
    right: null,
    unattendedRight: 'view.sales',
  },
  { stream: 'tills', kinds: ['counter', 'cashier', 'office'], right: null },
  {
    stream: 'approvals/*',
    kinds: ['counter', 'cashier', 'floor', 'office'],
    right: null,
    isOwn: true,
  },
  { stream: 'answers', kinds: ['counter', 'cashier', 'floor', 'office'], right: null },
  { stream: 'exceptions', kinds: ['office'], right: 'view.sales' },
  { stream: 'sales', kinds: ['office'], right: 'view.sales' },
  { stream: 'imports', kinds: ['office'], right: 'view.sales' },
  { stream: 'books', kinds: ['office'], right: 'view.books' },
  { stream: 'people', kinds: ['office'], right: 'view.people' },
]

/** The rule for a stream, or undefined where nobody may read it. */
export const ruleOf = (stream: string): StreamRule | undefined =>
  streamRules.find((rule) =>
    rule.stream.endsWith('/*')
      ? stream.startsWith(rule.stream.slice(0, -1)) &&
        /^[^/]+$/.test(stream.slice(rule.stream.length - 1))
      : rule.stream === stream,
  )
