/**
 * The wire to the hub: commands over MQTT while it is up and over HTTP while it
 * is not, always under the same id; readings and pictures over HTTP.
 *
 * Only the hub's reply counts. A message taken by the broker says nothing.
 */
import { randomBytes } from 'node:crypto'
import { connect, type MqttClient } from 'mqtt'
import * as v from 'valibot'
import type { CommandInput, CommandName } from '../schema/commands.ts'
import type { Reply } from '../schema/command.ts'
import type { BridgeView } from '../schema/device.ts'
import { clientIdOf, topics } from '../schema/topics.ts'
import type { Identity } from './identity.ts'

export interface HubLinkDeps {
  readonly hubUrl: string
  /** undefined: HTTP alone. */
  readonly mqttUrl: string | undefined
  readonly identity: Identity
  /** There may be something to pull: a nudge, a changed printer, a new connection. */
  readonly onNudge: () => void
  /** The hub does not know this bridge, or no longer. */
  readonly onRejected: (message: string) => void
  readonly onTrouble: (words: string, facts: Readonly<Record<string, unknown>>) => void
}

export interface HubLink {
  /** The hub's time in milliseconds, as far as it is known. */
  readonly hubNow: () => number
  /** What there is and what there is to do. Rejects where the hub does not answer. */
  readonly pull: () => Promise<BridgeView>
  /** One try; rejects where no reply came. */
  readonly send: <N extends CommandName>(
    name: N,
    args: CommandInput<N>,
    id: string,
  ) => Promise<Reply>
  /** One try: the picture's name, or null where the hub does not want it. */
  readonly putPicture: (png: Uint8Array) => Promise<string | null>
  readonly stop: () => Promise<void>
}

const replyShape = v.variant('ok', [
  v.looseObject({ ok: v.literal(true), id: v.string() }),
  v.looseObject({ ok: v.literal(false), id: v.string(), code: v.string() }),
])
const refusalShape = v.object({ ok: v.literal(false), code: v.string(), message: v.string() })
const viewShape = v.looseObject({
  at: v.number(),
  printers: v.array(v.looseObject({ printerId: v.string(), port: v.string() })),
  drawers: v.array(v.looseObject({ drawerId: v.string(), printerId: v.string() })),
  jobs: v.array(v.looseObject({ jobId: v.string(), task: v.looseObject({ kind: v.string() }) })),
})
const mediaShape = v.object({ ok: v.literal(true), sha256: v.string() })

interface HttpCall {
  readonly method?: 'POST' | 'PUT'
  readonly type?: string
  readonly body?: string | Uint8Array<ArrayBuffer>
}

const replyWaitMs = 5_000
const httpWaitMs = 10_000
const lostCodes: ReadonlySet<string> = new Set(['device.unknown', 'device.revoked'])

export const createHubLink = (deps: HubLinkDeps): HubLink => {
  const { identity, hubUrl } = deps
  const { deviceId, outletId } = identity
  const clientId = clientIdOf(deviceId, randomBytes(4).toString('hex'))
  const waiting = new Map<string, (reply: Reply) => void>()
  // Monotonic: setting this machine's clock must not make a drawer open late.
  let offset = Date.now() - performance.now()
  const hubNow = (): number => Math.round(performance.now() + offset)

  const http = async (path: string, { type, ...init }: HttpCall = {}): Promise<unknown> => {
    const response = await fetch(`${hubUrl}${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${identity.token}`,
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      signal: AbortSignal.timeout(httpWaitMs),
    })
    const body: unknown = await response.json()
    const refused = v.safeParse(refusalShape, body)
    if (refused.success && lostCodes.has(refused.output.code)) {
      deps.onRejected(refused.output.message)
      throw new Error(refused.output.code)
    }
    return body
  }

  const mqtt = deps.mqttUrl === undefined ? undefined : dial(deps.mqttUrl, clientId, deps, waiting)

  const overMqtt = (client: MqttClient, id: string, text: string): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(id)
        reject(new Error('no reply'))
      }, replyWaitMs)
      waiting.set(id, (reply) => {
        clearTimeout(timer)
        waiting.delete(id)
        resolve(reply)
      })
      client.publish(topics.command(outletId, clientId), text, { qos: 1 })
    })

  const overHttp = async (id: string, text: string): Promise<Reply> => {
    const body = await http('/api/v1/commands', {
      method: 'POST',
      type: 'application/json',
      body: text,
    })
    if (!isReply(body) || body.id !== id) throw new Error('the hub answered something else')
    return body
  }

  return {
    hubNow,
    pull: async () => {
      const asked = performance.now()
      const body = await http('/api/v1/views/bridge')
      if (!isView(body)) throw new Error('the hub answered something that is no bridge view')
      offset = body.at - (asked + performance.now()) / 2
      return body
    },
    send: async (name, args, id) => {
      const text = JSON.stringify({ v: 1, id, name, args, sentAt: hubNow() })
      if (mqtt?.connected === true) {
        const reply = await overMqtt(mqtt, id, text).catch(() => undefined)
        if (reply !== undefined) return reply
      }
      return overHttp(id, text)
    },
    putPicture: async (png) => {
      const body = await http('/api/v1/media', {
        method: 'PUT',
        type: 'image/png',
        body: new Uint8Array(png),
      })
      const stored = v.safeParse(mediaShape, body)
      if (stored.success) return stored.output.sha256
      const refused = v.safeParse(refusalShape, body)
      if (!refused.success || refused.output.code.startsWith('hub.')) throw new Error('not stored')
      deps.onTrouble('the hub does not take the picture of a paper', { code: refused.output.code })
      return null
    },
    stop: async () => {
      if (mqtt === undefined) return
      await mqtt.endAsync(!mqtt.connected)
    },
  }
}

/** Connects, and stays connected as long as it can. */
const dial = (
  url: string,
  clientId: string,
  { identity, onNudge, onTrouble }: HubLinkDeps,
  waiting: ReadonlyMap<string, (reply: Reply) => void>,
): MqttClient => {
  const { deviceId, outletId, token } = identity
  const replies = topics.reply(outletId, clientId)
  const client = connect(url, {
    clientId,
    username: deviceId,
    password: token,
    protocolVersion: 4,
    clean: true,
    keepalive: 10,
    // Spread a little, so that after a power cut not everybody comes back at once.
    reconnectPeriod: 1_000 + Math.floor(Math.random() * 1_000),
    connectTimeout: 5_000,
    // A hub that is just starting may say no for a moment.
    reconnectOnConnackError: true,
    // A command not sent goes over HTTP; it must not be sent again when the wire is back.
    queueQoSZero: false,
    resubscribe: false,
  })
  client.on('connect', () => {
    const join = async (): Promise<void> => {
      // One by one, so that a refusal of one leaves the others.
      const wanted = [replies, topics.nudge(outletId, deviceId), topics.event(outletId, 'devices')]
      for (const topic of wanted) {
        await client
          .subscribeAsync(topic, { qos: 1 })
          .catch((error: unknown) => onTrouble('a subscription was refused', { topic, err: error }))
      }
      onNudge()
    }
    join().catch((error: unknown) => onTrouble('the wire to the hub failed', { err: error }))
  })
  client.on('message', (topic, payload) => {
    if (topic !== replies) return onNudge()
    const body = parseJson(payload.toString())
    if (isReply(body)) waiting.get(body.id)?.(body)
  })
  // It is said once a minute at most by the pull, which fails at the same time.
  client.on('error', () => undefined)
  return client
}

/** Only what the bridge must not stumble over is looked at; the rest is the hub's word. */
const isView = (body: unknown): body is BridgeView => v.is(viewShape, body)

const isReply = (body: unknown): body is Reply => v.is(replyShape, body)

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
