/**
 * Who listens to what, and what they are told.
 *
 * One order goes to fifty screens, so what the hub says is made into bytes once
 * and written straight to every connection that has subscribed to it; the broker
 * would make it fifty times, and each a turn of the loop later. It would also
 * lose the first of two messages of different classes sent in one tick, and let
 * the copy that a late subscriber is given overtake the news.
 */
import type { Client } from 'aedes'
import { generate, type IPublishPacket } from 'mqtt-packet'
import type { Line } from './ws-duplex.ts'

export interface Audience {
  /** Has been granted the filters: is given what is kept under them, and hears what is told from now on. */
  readonly join: (client: Client, line: Line, filters: readonly string[]) => void
  readonly leave: (client: Client, filters: readonly string[]) => void
  /** The connection is over. */
  readonly forget: (client: Client) => void
  /** Writes to everybody who listens to the topic and may read it now. */
  readonly tell: (topic: string, payload: string) => void
  /** Tells it, and whoever joins later is given it too, marked as retained, until the next. */
  readonly tellAndKeep: (topic: string, payload: string) => void
}

/** A shop has some hundred topics; should it ever be more, the list begins anew. */
const topicsMax = 1_000

interface Listener {
  readonly client: Client
  readonly line: Line
  readonly filters: Set<string>
}

export const createAudience = (mayRead: (client: Client, topic: string) => boolean): Audience => {
  const listeners = new Map<Client, Listener>()
  const byTopic = new Map<string, readonly Listener[]>()
  const kept = new Map<string, string>()

  const listenersTo = (topic: string): readonly Listener[] => {
    const known = byTopic.get(topic)
    if (known !== undefined) return known
    const found = [...listeners.values()].filter(({ filters }) =>
      [...filters].some((filter) => isIn(topic, filter)),
    )
    if (byTopic.size >= topicsMax) byTopic.clear()
    byTopic.set(topic, found)
    return found
  }

  const write = ({ client, line }: Listener, topic: string, bytes: Buffer): void => {
    if (!line.destroyed && mayRead(client, topic)) line.write(bytes)
  }

  const tell = (topic: string, payload: string): void => {
    const to = listenersTo(topic)
    if (to.length === 0) return
    const bytes = packetOf(topic, payload)
    for (const listener of to) write(listener, topic, bytes)
  }

  return {
    join: (client, line, filters) => {
      const own = listeners.get(client) ?? { client, line, filters: new Set() }
      listeners.set(client, own)
      byTopic.clear()
      for (const filter of filters) {
        own.filters.add(filter)
        for (const [topic, payload] of kept)
          if (isIn(topic, filter)) write(own, topic, packetOf(topic, payload, true))
      }
    },
    leave: (client, filters) => {
      for (const filter of filters) listeners.get(client)?.filters.delete(filter)
      byTopic.clear()
    },
    forget: (client) => {
      if (listeners.delete(client)) byTopic.clear()
    },
    tell,
    tellAndKeep: (topic, payload) => {
      kept.set(topic, payload)
      tell(topic, payload)
    },
  }
}

/** A message in the one class the hub uses: QoS 0. */
export const messageOf = (topic: string, payload: string, retain = false): IPublishPacket => ({
  cmd: 'publish',
  qos: 0,
  dup: false,
  retain,
  topic,
  payload,
})

/** The same as it goes over the wire. */
export const packetOf = (topic: string, payload: string, retain = false): Buffer =>
  generate(messageOf(topic, payload, retain))

/** Whether a topic is one of those a filter names: `+` is any one level, a last `#` all that follow (MQTT 3.1.1, 4.7). */
const isIn = (topic: string, filter: string): boolean => {
  if (!/[+#]/.test(filter)) return topic === filter
  const wanted = filter.split('/')
  const levels = topic.split('/')
  const isOpen = wanted.at(-1) === '#'
  if (isOpen) wanted.pop()
  return (
    (isOpen ? wanted.length <= levels.length : wanted.length === levels.length) &&
    wanted.every((level, i) => level === '+' || level === levels[i])
  )
}
