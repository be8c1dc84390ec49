/**
 * Devices: screens, bridges and the hardware a bridge drives.
 */
import * as v from 'valibot'
import { deviceKinds, programKind, programScopes } from './device-kinds.ts'
import { described, moment, namesDoc, rev, whole } from './doc-shapes.ts'
import { receiptDocument } from './receipt.ts'
import type { ReadonlyDeep } from './shapes.ts'

export { deviceKinds, type DeviceKind } from './device-kinds.ts'

export const deviceKind = v.picklist(deviceKinds)

/** What a program may do and in whose name it was given that. */
export const integrationFacts = v.object({
  scope: described(
    v.picklist(programScopes),
    '`read` looks on and never changes anything; `write` also gives commands, over HTTP.',
  ),
  roleId: described(v.string(), 'What it may do at most.'),
  issuedBy: described(
    v.string(),
    'The user who issued it: it may never do what they may not, and ends with them.',
  ),
})
export type IntegrationFacts = ReadonlyDeep<v.InferOutput<typeof integrationFacts>>

export const deviceDoc = v.object({
  deviceId: v.string(),
  outletId: v.string(),
  kind: v.picklist([...deviceKinds, programKind]),
  name: v.string(),
  names: v.exactOptional(
    described(namesDoc, 'In each language, once somebody has named it so; else only `name`.'),
  ),
  stationId: v.nullable(v.string()),
  printerId: v.nullable(v.string()),
  drawerId: v.nullable(v.string()),
  integration: described(v.nullable(integrationFacts), 'Of a program; null for everything else.'),
  pairedAt: moment,
  isRevoked: v.boolean(),
  rev,
})
export type DeviceDoc = ReadonlyDeep<v.InferOutput<typeof deviceDoc>>

/** Where the bytes go: `virtual:` shows them on the devices screen, `tcp://host:port` is a printer. */
export const printerPort = v.pipe(
  v.string(),
  v.regex(/^(virtual:|tcp:\/\/\d{1,3}(\.\d{1,3}){3}:\d{2,5})$/, 'is not a printer port'),
)

export const printerReasons = ['paper_out', 'paper_near', 'cover', 'error', 'unreachable'] as const
export type PrinterReason = (typeof printerReasons)[number]

export const printerDoc = v.object({
  printerId: v.string(),
  outletId: v.string(),
  bridgeId: v.string(),
  names: namesDoc,
  port: v.string(),
  profile: v.string(),
  state: v.picklist(['unknown', 'online', 'offline']),
  reasons: v.array(v.picklist(printerReasons)),
  reportedAt: v.nullable(moment),
  rev,
})
export type PrinterDoc = ReadonlyDeep<v.InferOutput<typeof printerDoc>>

export const drawerPin = v.picklist([2, 5])

export const drawerDoc = v.object({
  drawerId: v.string(),
  outletId: v.string(),
  printerId: v.string(),
  names: namesDoc,
  pin: described(drawerPin, 'The pin of the RJ11 plug that kicks it.'),
  state: v.picklist(['unknown', 'open', 'closed']),
  reportedAt: v.nullable(moment),
  rev,
})
export type DrawerDoc = ReadonlyDeep<v.InferOutput<typeof drawerDoc>>

/**
 * What a job asks of the bridge. Its policy follows from its kind: a drawer
 * kick happens at most once and soon, a kitchen ticket at least once, and
 * whether a doubtful receipt is printed again is for a person to say.
 */
export const jobTask = v.variant('kind', [
  v.object({ kind: v.literal('receipt'), printerId: v.string(), document: receiptDocument }),
  v.object({ kind: v.literal('ticket'), printerId: v.string(), document: receiptDocument }),
  v.object({
    kind: v.literal('kick'),
    drawerId: v.string(),
    printerId: v.string(),
    pin: drawerPin,
  }),
  v.object({ kind: v.literal('shut'), drawerId: v.string(), printerId: v.string() }),
])
export type JobTask = ReadonlyDeep<v.InferOutput<typeof jobTask>>

export const jobStates = ['queued', 'done', 'failed', 'expired', 'ambiguous', 'moved'] as const
export type JobState = (typeof jobStates)[number]

export const jobDoc = v.object({
  jobId: v.string(),
  outletId: v.string(),
  printerId: v.string(),
  kind: v.picklist(['receipt', 'ticket', 'kick', 'shut']),
  state: described(
    v.picklist(jobStates),
    '`ambiguous`: nobody knows whether it came out; `moved`: another printer was given it.',
  ),
  reason: v.string(),
  about: described(v.string(), 'What it is about, such as `bill:…`.'),
  copy: whole,
  createdAt: moment,
  expiresAt: v.nullable(moment),
  finishedAt: v.nullable(moment),
  rev,
})
export type JobDoc = ReadonlyDeep<v.InferOutput<typeof jobDoc>>

/** A job as its bridge pulls it, with the task; screens are told only the `JobDoc`. */
export const bridgeJob = v.object({
  jobId: v.string(),
  task: jobTask,
  copy: described(whole, '1, or above where a person asked for another copy.'),
  createdAt: moment,
  expiresAt: v.nullable(moment),
})
export type BridgeJob = ReadonlyDeep<v.InferOutput<typeof bridgeJob>>

/** What a bridge is told when it asks: the hub's time, its hardware, and every job not yet finished. */
export const bridgeView = v.object({
  at: moment,
  outletId: v.string(),
  deviceId: v.string(),
  printers: v.array(printerDoc),
  drawers: v.array(drawerDoc),
  jobs: v.array(bridgeJob),
})
export type BridgeView = ReadonlyDeep<v.InferOutput<typeof bridgeView>>

/** What became of a job, as the bridge reports it. */
export const jobOutcome = v.variant('kind', [
  /** `confirmed` by the printer itself, or only `sent`: all bytes were taken and nothing complained. */
  v.strictObject({ kind: v.literal('done'), level: v.picklist(['confirmed', 'sent']) }),
  /** Definitive: nothing came out. */
  v.strictObject({ kind: v.literal('failed'), reason: v.pipe(v.string(), v.maxLength(120)) }),
  /** Too late to be of use, so it was never started. */
  v.strictObject({ kind: v.literal('expired') }),
  /** Bytes left, and then the line or the power went: nobody knows how much came out. */
  v.strictObject({ kind: v.literal('ambiguous'), reason: v.pipe(v.string(), v.maxLength(120)) }),
])
export type JobOutcome = v.InferOutput<typeof jobOutcome>

/**
 * A length of paper as the virtual printer put it out: its picture. What it says may
 * name somebody, so for those who cannot see it that is read from `/api/v1/papers/{paperId}`.
 */
export const paperDoc = v.object({
  paperId: v.string(),
  outletId: v.string(),
  printerId: v.string(),
  jobId: v.string(),
  picture: described(
    v.string(),
    'The SHA-256 of the picture, to be fetched from `/media/{sha256}`.',
  ),
  widthDots: whole,
  heightDots: whole,
  at: moment,
  rev,
})
export type PaperDoc = ReadonlyDeep<v.InferOutput<typeof paperDoc>>
