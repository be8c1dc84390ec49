/**
 * What the hub says over MQTT: events, pointers, its birth and its beat.
 *
 * The one rule: everything leaves in one class, QoS 0 without retain. The
 * broker loses the first of two messages of different classes sent in one
 * tick, so the copy a late subscriber finds is laid beside, never published.
 */
import type { Aedes, Client, PublishPacket } from 'aedes'
import type { Logger } from 'pino'
import type { EventEnvelope } from '../../schema/events.ts'
import { beatEveryMs, topics } from '../../schema/topics.ts'
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

export interface MqttOut {
  /** Sends committed events in the order given, and moves the pointers that follow from them. */
  readonly publish: (events: readonly LoggedEvent[]) => void
  /** Tells a bridge that a job is waiting; the job itself lies in the database. */
  readonly nudge: (outletId: string, bridgeId: string, jobId: string) => void
  /** Says whether a device is there. */
  readonly presence: (outletId: string, deviceId: string, state: 'online' | 'offline') => void
  /** Hands a command's answer to the one connection that asked; it needs no subscription. */
  readonly reply: (client: Client, topic: string, replyText: string) => void
  /** Ends the beat and says that the hub goes on purpose. */
  readonly farewell: () => void
}

/** Announces the hub at every outlet and starts its beat. */
export const openMqttOut = (aedes: Aedes, deps: OutDeps): MqttOut => {
  const announced = new Set<string>()

  const say = (topic: string, payload: string): void =>
    aedes.publish(messageOf(topic, payload), ignore)

  const sayAndKeep = (topic: string, body: object): void => {
    const payload = JSON.stringify(body)
    keep(aedes, topic, payload)
    say(topic, payload)
  }

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
        say(topics.beat(outletId), JSON.stringify({ ...deps.tailsOf(outletId), at: deps.now() }))
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
        say(topics.event(outletId, stream), body)
        if (kind === 'menu.changed') {
          const changed: EventEnvelope<'menu.changed'> = JSON.parse(body)
          sayAndKeep(topics.pointer(outletId, 'menu'), { rev: changed.data.rev })
        }
      }
    },
    nudge: (outletId, bridgeId, jobId) =>
      say(topics.nudge(outletId, bridgeId), JSON.stringify({ job: jobId })),
    presence: (outletId, deviceId, state) =>
      sayAndKeep(topics.presence(outletId, deviceId), { state, at: deps.now() }),
    reply: (client, topic, replyText) => client.publish(messageOf(topic, replyText), ignore),
    farewell: () => {
      clearInterval(beating)
      for (const outletId of announced) sayStatus(outletId, 'offline')
    },
  }
}

interface Persistence {
  readonly storeRetained: (packet: PublishPacket) => Promise<void>
}

/** A message in the one class the hub uses. */
const messageOf = (topic: string, payload: string): PublishPacket => ({
  cmd: 'publish',
  qos: 0,
  retain: false,
  dup: false,
  topic,
  payload: Buffer.from(payload),
})

/**
 * Lays the copy that a later subscriber is given, without publishing it. The
 * broker's `persistence` is not a published surface; nothing else in the hub
 * touches it, and the broker's tests fail where a pinned version is replaced
 * by one that keeps its copies elsewhere.
 */
const keep = (aedes: Aedes, topic: string, payload: string): void => {
  const persistence: Persistence = Reflect.get(aedes, 'persistence')
  // In memory it is done by the time this returns; the promise cannot fail.
  void persistence.storeRetained({ ...messageOf(topic, payload), retain: true })
}

/** The broker reports a connection that has gone; whoever held it fetches anew when they are back. */
const ignore = (): void => undefined
