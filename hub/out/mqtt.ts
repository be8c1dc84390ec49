/**
 * What the hub says over MQTT: events, pointers, its birth and its beat.
 *
 * It speaks through whatever carries its words to those who listen: the
 * embedded broker's audience, or a connection to another broker.
 */
import type { Logger } from 'pino'
import type { EventEnvelope } from '../../schema/events.ts'
import { beatEveryMs, topics } from '../../schema/topics.ts'
import type { Shown } from '../../schema/shown.ts'
import type { Here } from '../../schema/view.ts'
import type { LoggedEvent } from '../bus/log.ts'

export interface OutDeps {
  readonly epochOf: () => string
  readonly version: string
  readonly now: () => number
  readonly tailsOf: (outletId: string) => {
    readonly epoch: string
    readonly seq: number
    readonly tails: Readonly<Record<string, number>>
  }
  readonly outletIds: () => readonly string[]
  /** The revision of the menu an outlet sells from. */
  readonly menuRevOf: (outletId: string) => number
  readonly beatMs?: number
  readonly log: Logger
}

/** What carries the hub's words. */
export interface Voice {
  /** Reaches everybody who listens to the topic now. */
  readonly tell: (topic: string, payload: string) => void
  /** Reaches whoever listens later too, until the next. */
  readonly tellAndKeep: (topic: string, payload: string) => void
}

export interface MqttOut {
  /** Sends committed events in the order given, and moves the pointers that follow from them. */
  readonly publish: (events: readonly LoggedEvent[]) => void
  /** Tells a bridge that a job is waiting; the job itself lies in the database. */
  readonly nudge: (outletId: string, bridgeId: string, jobId: string) => void
  /** Says whether a device is there. */
  readonly presence: (outletId: string, deviceId: string, state: 'online' | 'offline') => void
  /** Says which party a floor screen has open, and who is at it. */
  readonly here: (outletId: string, deviceId: string, at: Omit<Here, 'at'>) => void
  /** Says what a till shows its guest. */
  readonly shown: (outletId: string, deviceId: string, shown: Shown) => void
  /** Ends the beat and says that the hub goes on purpose. */
  readonly farewell: () => void
}

/** Announces the hub at every outlet and starts its beat. */
export const openMqttOut = ({ tell, tellAndKeep }: Voice, deps: OutDeps): MqttOut => {
  const announced = new Set<string>()

  const sayAndKeep = (topic: string, body: object): void => tellAndKeep(topic, JSON.stringify(body))

  const sayStatus = (outletId: string, state: 'online' | 'offline'): void =>
    sayAndKeep(topics.status(outletId), {
      state,
      epoch: deps.epochOf(),
      ver: deps.version,
      at: deps.now(),
    })

  const announce = (outletId: string): void => {
    announced.add(outletId)
    sayStatus(outletId, 'online')
    sayAndKeep(topics.pointer(outletId, 'menu'), { rev: deps.menuRevOf(outletId) })
  }

  const beat = (): void => {
    try {
      for (const outletId of deps.outletIds()) {
        if (!announced.has(outletId)) announce(outletId)
        tell(topics.beat(outletId), JSON.stringify({ ...deps.tailsOf(outletId), at: deps.now() }))
      }
    } catch (error) {
      deps.log.error({ err: error }, 'the beat was left out; screens take the hub for gone')
    }
  }

  deps.outletIds().forEach(announce)
  const beating = setInterval(beat, deps.beatMs ?? beatEveryMs).unref()

  return {
    publish: (events) => {
      for (const { outletId, stream, kind, body } of events) {
        tell(topics.event(outletId, stream), body)
        if (kind === 'menu.changed') {
          const changed: EventEnvelope<'menu.changed'> = JSON.parse(body)
          sayAndKeep(topics.pointer(outletId, 'menu'), { rev: changed.data.rev })
        }
      }
    },
    nudge: (outletId, bridgeId, jobId) =>
      tell(topics.nudge(outletId, bridgeId), JSON.stringify({ job: jobId })),
    presence: (outletId, deviceId, state) =>
      sayAndKeep(topics.presence(outletId, deviceId), { state, at: deps.now() }),
    here: (outletId, deviceId, { sittingId, userId }) =>
      sayAndKeep(topics.here(outletId, deviceId), { sittingId, userId, at: deps.now() }),
    shown: (outletId, deviceId, shown) => sayAndKeep(topics.shown(outletId, deviceId), shown),
    farewell: () => {
      clearInterval(beating)
      for (const outletId of announced) sayStatus(outletId, 'offline')
    },
  }
}
