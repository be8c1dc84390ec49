/**
 * What the status strip shows: the hub, the outbox, the kitchen, the printers.
 *
 * The rule: it reports facts and colours nothing. Which of them is worth amber
 * is for the strip to say, in words a cashier understands.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { DeviceDoc, JobDoc, PrinterDoc } from '../../schema/device.ts'
import { topics } from '../../schema/topics.ts'
import { hub, type HubPresence } from './hub-api.ts'
import { typedDocs, type LiveView } from './live.ts'
import { linkState, onConnect, onMessage, subscribe } from './link.ts'
import { queue, type Queue } from './send.ts'
import { session } from './session.ts'

export interface PrinterHealth {
  readonly printer: PrinterDoc
  /** `away`: its bridge is not connected, so what it last reported is history. */
  readonly state: PrinterDoc['state'] | 'away'
  /** Papers that wait for it; drawer kicks are not papers. */
  readonly waiting: number
}

export interface Health {
  readonly hub: HubPresence
  /** Whether events come as they happen; `polled`: every five seconds. */
  readonly link: 'live' | 'polled'
  readonly queue: Queue
  /** `unknown` where this screen's view does not name the kitchen's screens. */
  readonly kitchen: 'here' | 'away' | 'unknown'
  readonly printers: readonly PrinterHealth[]
  /** Jobs of which nobody knows whether they came out, or that failed: a person answers for them. */
  readonly doubtful: readonly JobDoc[]
}

interface Presence {
  readonly state: 'online' | 'offline'
  readonly at: number
}

const presences = signal<ReadonlyMap<string, Presence>>(new Map())
const watched = signal<LiveView | null>(null)

/** Whether a device is connected to the hub now; unknown until the hub has said so. */
export const presenceOf = (deviceId: string): Presence['state'] | 'unknown' =>
  linkState.value === 'up' ? (presences.value.get(deviceId)?.state ?? 'unknown') : 'unknown'

const isMissing = ({ state }: JobDoc): boolean => state === 'ambiguous' || state === 'failed'

/** What the strip shows. It follows the view given to `watchHealth`. */
export const health: ReadonlySignal<Health> = computed(() => {
  const view = watched.value
  const jobs = view === null ? [] : typedDocs<JobDoc>(view, 'job')
  const printers = view === null ? [] : typedDocs<PrinterDoc>(view, 'printer')
  const devices = view === null ? [] : typedDocs<DeviceDoc>(view, 'device')
  return {
    hub: hub.value,
    link: linkState.value === 'up' ? 'live' : 'polled',
    queue: queue.value,
    kitchen: kitchenOf(devices),
    printers: printers.map((printer) => ({
      printer,
      state: presenceOf(printer.bridgeId) === 'offline' ? 'away' : printer.state,
      waiting: jobs.filter(
        ({ printerId, state, kind }) =>
          printerId === printer.printerId &&
          state === 'queued' &&
          (kind === 'receipt' || kind === 'ticket'),
      ).length,
    })),
    doubtful: jobs.filter(isMissing),
  }
})

const kitchenOf = (devices: readonly DeviceDoc[]): Health['kitchen'] => {
  const states = devices
    .filter(({ kind, isRevoked }) => kind === 'kitchen' && !isRevoked)
    .map(({ deviceId }) => presenceOf(deviceId))
  if (states.includes('online')) return 'here'
  return states.length > 0 && states.every((state) => state === 'offline') ? 'away' : 'unknown'
}

/** Gives the strip the view whose `printer:`, `job:` and `device:` documents it reports; call once a screen. */
export function watchHealth(view: LiveView): void {
  watched.value = view
  onConnect(() => void followPresence())
}

let unhear: (() => void)[] = []

/** Presence is told once for every device, by topics of their own, so the topic's name says who. */
const followPresence = async (): Promise<void> => {
  const outletId = session.peek().me?.outlet.outletId
  if (outletId === undefined) return
  for (const end of unhear) end()
  const all = topics.presence(outletId, '+')
  unhear = [
    onMessage<Presence>(all, (said, topic) => {
      const deviceId = topic.split('/').at(-2) ?? ''
      presences.value = new Map(presences.peek()).set(deviceId, said)
    }),
  ]
  await subscribe(all)
}
