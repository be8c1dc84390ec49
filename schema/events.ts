/**
 * Every event: its kind, the document it carries, the stream it goes out on.
 *
 * An event carries the whole current state of the thing `key`, so a screen is
 * a map of documents and needs no reducer. A released shape is only ever added
 * to.
 */
import type { BillDoc } from './bill.ts'
import type { DeviceDoc, DrawerDoc, JobDoc, PaperDoc, PrinterDoc } from './device.ts'
import type { EntryDoc } from './ledger.ts'
import type { OrderDoc } from './order.ts'
import type { SalesDayDoc } from './sales.ts'
import type { TicketDoc } from './ticket.ts'
import type { SignInDoc } from './user.ts'

export interface EventData {
  'order.placed': OrderDoc
  'order.ready': OrderDoc
  'order.recalled': OrderDoc
  'order.paid': OrderDoc
  'ticket.fired': TicketDoc
  'ticket.bumped': TicketDoc
  'ticket.recalled': TicketDoc
  'bill.opened': BillDoc
  'bill.settled': BillDoc
  'entry.posted': EntryDoc
  'sales.counted': SalesDayDoc
  /** Only the revision travels; a screen that wants the menu fetches it. */
  'menu.changed': { readonly rev: number }
  'device.invited': { readonly kind: string; readonly expiresAt: number }
  'device.joined': DeviceDoc
  'device.revoked': DeviceDoc
  'signIn.opened': Pick<SignInDoc, 'signInId' | 'userId' | 'roleId' | 'at' | 'expiresAt'> & {
    readonly deviceId: string
  }
  'signIn.failed': { readonly deviceId: string; readonly userId: string; readonly failures: number }
  'signIn.closed': { readonly deviceId: string; readonly userId: string }
  'printer.set': PrinterDoc
  'printer.reported': PrinterDoc
  'drawer.reported': DrawerDoc
  'job.queued': JobDoc
  'job.finished': JobDoc
  'paper.reported': PaperDoc
}

export type EventKind = keyof EventData

/** An event as it stands in the log and goes out on its stream. */
export interface EventEnvelope<K extends EventKind = EventKind> {
  readonly epoch: string
  /** Counted per outlet, without gaps, in the order of the commits. */
  readonly seq: number
  /** The seq of the event before it on the same stream: a screen sees a hole by it. */
  readonly prev: number
  readonly at: number
  readonly kind: K
  readonly key: string
  readonly rev: number
  /** The command it followed from. */
  readonly cause: string
  /** The user, or the device where no person acted. */
  readonly by: string
  readonly data: EventData[K]
}

/** Name of the stream an event goes out on. Tickets have one stream a station. */
export const streamOf = <K extends EventKind>(kind: K, data: EventData[K]): string => {
  const stream = streams[kind]
  return typeof stream === 'string' ? stream : stream(data)
}

/** Key of the document an event carries, such as `bill:…`. */
export const keyOf = (concept: string, thingId: string): string => `${concept}:${thingId}`

const streams: { readonly [K in EventKind]: string | ((data: EventData[K]) => string) } = {
  'order.placed': 'orders',
  'order.ready': 'orders',
  'order.recalled': 'orders',
  'order.paid': 'orders',
  'ticket.fired': (ticket) => `tickets/${ticket.stationId}`,
  'ticket.bumped': (ticket) => `tickets/${ticket.stationId}`,
  'ticket.recalled': (ticket) => `tickets/${ticket.stationId}`,
  'bill.opened': 'bills',
  'bill.settled': 'bills',
  'entry.posted': 'books',
  'sales.counted': 'sales',
  'menu.changed': 'menu',
  'device.invited': 'people',
  'device.joined': 'devices',
  'device.revoked': 'devices',
  'signIn.opened': 'people',
  'signIn.failed': 'people',
  'signIn.closed': 'people',
  'printer.set': 'devices',
  'printer.reported': 'devices',
  'drawer.reported': 'devices',
  'job.queued': 'jobs',
  'job.finished': 'jobs',
  'paper.reported': 'paper',
}

/** Every kind of event there is. */
export const eventKinds = Object.keys(streams) as readonly EventKind[]
