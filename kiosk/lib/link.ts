/**
 * The page's one MQTT connection to the hub, over WebSocket.
 *
 * The rule: every connection is a new client with nothing left in it. What an
 * old one had not got rid of is sent again by the outbox or not at all, so a
 * discarded command can never come out of a library's own queue.
 */
import { signal, type ReadonlySignal } from '@preact/signals'
import type { MqttClient } from 'mqtt/dist/mqtt.esm'
import { beatEveryMs, clientIdOf, topics } from '../../schema/topics.ts'
import type { HubStatus } from '../../schema/view.ts'
import { departed, heard, probe } from './hub-api.ts'
import { tabId } from './ids.ts'

/** Who is at this end of the link. */
export interface Address {
  /** What the screen is called in this browser. */
  readonly screen: string
  readonly deviceId: string
  readonly outletId: string
}

const state = signal<'down' | 'up'>('down')
/** `up` from the moment replies can arrive. */
export const linkState: ReadonlySignal<'down' | 'up'> = state

/** When the hub last beat, in `performance.now()`; the views call themselves stale by it. */
let beatAt = 0
let lastSeen = 0
let address: Address | null = null
let client: MqttClient | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let status: HubStatus | null = null
let isWatching = false
let endStatus: () => void = () => undefined

/** Hears a message, and under which topic it came. */
export type Listener<T> = (payload: T, topic: string) => void

type Hearer = (text: string, topic: string) => void
const listeners = new Map<string, Set<Hearer>>()
const connectListeners = new Set<() => void>()

/** A beat this late is asked after; three missing ones end the connection. */
const beatLateMs = beatEveryMs + 1_500
const beatDeadMs = 3 * beatEveryMs
const waitMs = { least: 500, spread: 2_000 }

/** Hears what arrives under a topic or filter; the answer ends it. Subscribing is a matter of `subscribe`. */
export const onMessage = <T>(topic: string, listener: Listener<T>): (() => void) => {
  const hear: Hearer = (text, from) => {
    let payload: T
    try {
      payload = JSON.parse(text)
    } catch {
      return
    }
    listener(payload, from)
  }
  const set = listeners.get(topic) ?? new Set()
  listeners.set(topic, set.add(hear))
  return () => {
    set.delete(hear)
    if (set.size === 0) listeners.delete(topic)
  }
}

/** Calls at every connect, the first as the hundredth, and at once if the link is up. */
export const onConnect = (listener: () => void): (() => void) => {
  connectListeners.add(listener)
  if (state.peek() === 'up') listener()
  return () => connectListeners.delete(listener)
}

/** Subscribes to one topic of this connection. False where the hub refuses it or the link is down. */
export const subscribe = (topic: string): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = client
    if (asked?.connected !== true) return resolve(false)
    // A connection that ends before the SUBACK calls back with an error.
    asked.subscribe(topic, { qos: 0 }, (error, granted) =>
      resolve(error === null && granted?.[0] !== undefined && granted[0].qos < 128),
    )
  })

/** Publishes with QoS 1. True says only that the hub took it off the wire, never what became of it. */
export const publish = (topic: string, payload: string): Promise<boolean> =>
  new Promise((resolve) => {
    if (client?.connected !== true) return resolve(false)
    client.publish(topic, payload, { qos: 1 }, (error) =>
      resolve(error === undefined || error === null),
    )
  })

/** The topic commands of this page go out on, and the one their replies come in on; null before the pairing is known. */
export const commandTopics = (): { readonly command: string; readonly reply: string } | null => {
  if (address === null) return null
  const id = clientIdOf(address.deviceId, tabId)
  return {
    command: topics.command(address.outletId, id),
    reply: topics.reply(address.outletId, id),
  }
}

/** Opens the link once the page has painted, and keeps it open from then on. */
export function startLink(to: Address): void {
  const isSame =
    address?.deviceId === to.deviceId &&
    address.outletId === to.outletId &&
    address.screen === to.screen
  if (isSame) return
  address = to
  if (isWatching) return reconnect()
  isWatching = true
  afterPaint(connectNow)
  setInterval(watchBeat, 1_000)
  window.addEventListener('online', connectNow)
  // A machine without a network may still be the hub's own, so the hub is asked.
  window.addEventListener('offline', () => void probeOrDrop())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') connectNow()
  })
}

/** Ends the link for good, or until the screen is paired again. */
export function stopLink(): void {
  address = null
  drop()
}

/** Ends the connection and opens another at once. */
export function reconnect(): void {
  drop()
  connectNow()
}

const connectNow = (): void => {
  if (client !== null || address === null) return
  clearTimeout(timer)
  void connect()
}

async function connect(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const to = address
  if (to === null || client !== null) return
  const mqtt = await import('mqtt/dist/mqtt.esm').then(
    (module) => module.default,
    () => null,
  )
  if (mqtt === null) return later()
  if (client !== null) return
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const next = mqtt.connect(`${scheme}://${location.host}/mqtt?screen=${to.screen}`, {
    clientId: clientIdOf(to.deviceId, tabId),
    protocolVersion: 4,
    clean: true,
    keepalive: 10,
    connectTimeout: 5_000,
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    // The default timer is a worker from a blob, which the content security policy refuses.
    timerVariant: 'native',
  })
  client = next
  next.on('connect', () => void welcome(next, to))
  next.on('message', (topic, payload) => {
    if (client === next) receive(topic, payload)
  })
  next.on('error', () => undefined)
  next.on('close', () => {
    if (client !== next) return
    const wasUp = state.peek() === 'up'
    drop()
    later()
    if (wasUp) void probe()
  })
}

/** Subscribes to what every screen needs; only then is the link up. */
async function welcome(to: MqttClient, { outletId }: Address): Promise<void> {
  beatAt = lastSeen = performance.now()
  endStatus()
  endStatus = onMessage(topics.status(outletId), takeStatus)
  const [canReply] = await Promise.all([
    subscribe(commandTopics()?.reply ?? ''),
    subscribe(topics.beat(outletId)),
    subscribe(topics.status(outletId)),
  ])
  if (client !== to) return
  if (!canReply) {
    drop()
    return later()
  }
  heard()
  state.value = 'up'
  for (const listener of connectListeners) listener()
}

const receive = (topic: string, bytes: Uint8Array): void => {
  lastSeen = performance.now()
  heard()
  const text = new TextDecoder().decode(bytes)
  if (topic === topics.beat(address?.outletId ?? '')) beatAt = lastSeen
  for (const [filter, set] of listeners) {
    if (matches(filter, topic)) for (const hear of set) hear(text, topic)
  }
}

/** Whether a topic is one that the filter names; `+` stands for one level. */
const matches = (filter: string, topic: string): boolean => {
  if (!filter.includes('+')) return filter === topic
  const levels = topic.split('/')
  const wanted = filter.split('/')
  return wanted.length === levels.length && wanted.every((w, i) => w === '+' || w === levels[i])
}

/** Behind an external broker the hub can restart while the link stands: its birth is a connect of ours. */
const takeStatus = (next: HubStatus): void => {
  const isBirth = status !== null && next.state === 'online' && next.at !== status.at
  status = next
  if (next.state === 'offline') departed()
  if (isBirth && state.peek() === 'up') for (const listener of connectListeners) listener()
}

/** Lets go of the connection, whatever state it is in. */
const drop = (): void => {
  const old = client
  client = null
  state.value = 'down'
  old?.end(true)
}

const later = (): void => {
  clearTimeout(timer)
  timer = setTimeout(() => void connect(), waitMs.least + Math.random() * waitMs.spread)
}

let isProbing = false

/** A half-open connection says nothing by itself, so a late beat is asked after. */
const watchBeat = (): void => {
  if (state.peek() !== 'up') return
  const now = performance.now()
  if (now - beatAt > beatDeadMs) return reconnect()
  if (now - lastSeen > beatLateMs) void probeOrDrop()
}

const probeOrDrop = async (): Promise<void> => {
  if (isProbing) return
  isProbing = true
  const isThere = await probe()
  isProbing = false
  if (!isThere && client !== null) {
    drop()
    later()
  }
}

/** A hidden page paints nothing, so it does not wait for it. */
const afterPaint = (task: () => void): void => {
  const soon = (): void => void setTimeout(task)
  if (document.visibilityState === 'visible') requestAnimationFrame(soon)
  else soon()
}
