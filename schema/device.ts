/**
 * Devices: screens, bridges and the hardware a bridge drives.
 */
import * as v from 'valibot'
import type { ReceiptDocument } from './receipt.ts'
import type { Names } from './shapes.ts'

/** What a paired device is. A browser may hold several, one per screen it opens. */
export const deviceKinds = ['counter', 'kitchen', 'cashier', 'office', 'devices', 'bridge'] as const
export type DeviceKind = (typeof deviceKinds)[number]
export const deviceKind = v.picklist(deviceKinds)

export interface DeviceDoc {
  readonly deviceId: string
  readonly outletId: string
  readonly kind: DeviceKind
  readonly name: string
  readonly stationId: string | null
  readonly printerId: string | null
  readonly drawerId: string | null
  readonly pairedAt: number
  readonly isRevoked: boolean
  readonly rev: number
}

/** Where the bytes go: `virtual:` shows them on the devices screen, `tcp://host:port` is a printer. */
export const printerPort = v.pipe(
  v.string(),
  v.regex(/^(virtual:|tcp:\/\/\d{1,3}(\.\d{1,3}){3}:\d{2,5})$/, 'is not a printer port'),
)

export const printerReasons = ['paper_out', 'paper_near', 'cover', 'error', 'unreachable'] as const
export type PrinterReason = (typeof printerReasons)[number]

export interface PrinterDoc {
  readonly printerId: string
  readonly outletId: string
  readonly bridgeId: string
  readonly names: Names
  readonly port: string
  readonly profile: string
  readonly state: 'unknown' | 'online' | 'offline'
  readonly reasons: readonly PrinterReason[]
  readonly reportedAt: number | null
  readonly rev: number
}

export interface DrawerDoc {
  readonly drawerId: string
  readonly outletId: string
  readonly printerId: string
  readonly names: Names
  readonly pin: 2 | 5
  readonly state: 'unknown' | 'open' | 'closed'
  readonly reportedAt: number | null
  readonly rev: number
}

/**
 * What a job asks of the bridge. Its policy follows from its kind: a drawer
 * kick happens at most once and soon, a kitchen ticket at least once, and
 * whether a doubtful receipt is printed again is for a person to say.
 */
export type JobTask =
  | { readonly kind: 'receipt'; readonly printerId: string; readonly document: ReceiptDocument }
  | { readonly kind: 'ticket'; readonly printerId: string; readonly document: ReceiptDocument }
  | {
      readonly kind: 'kick'
      readonly drawerId: string
      readonly printerId: string
      readonly pin: 2 | 5
    }
  | { readonly kind: 'shut'; readonly drawerId: string; readonly printerId: string }

export type JobState = 'queued' | 'done' | 'failed' | 'expired' | 'ambiguous'

export interface JobDoc {
  readonly jobId: string
  readonly outletId: string
  readonly printerId: string
  readonly kind: JobTask['kind']
  readonly state: JobState
  readonly reason: string
  /** What it is about, such as `bill:…`. */
  readonly about: string
  readonly copy: number
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly finishedAt: number | null
  readonly rev: number
}

/** A job as its bridge pulls it, with the task; screens are told only the `JobDoc`. */
export interface BridgeJob {
  readonly jobId: string
  readonly task: JobTask
  /** 1, or above where a person asked for another copy. */
  readonly copy: number
  readonly createdAt: number
  readonly expiresAt: number | null
}

/** What a bridge is told when it asks: the hub's time, its hardware, and every job not yet finished. */
export interface BridgeView {
  readonly at: number
  readonly outletId: string
  readonly deviceId: string
  readonly printers: readonly PrinterDoc[]
  readonly drawers: readonly DrawerDoc[]
  readonly jobs: readonly BridgeJob[]
}

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

/** A length of paper as the virtual printer put it out: its picture and, for those who cannot see it, its text. */
export interface PaperDoc {
  readonly paperId: string
  readonly outletId: string
  readonly printerId: string
  readonly jobId: string
  readonly picture: string
  readonly widthDots: number
  readonly heightDots: number
  readonly text: string
  readonly at: number
  readonly rev: number
}
