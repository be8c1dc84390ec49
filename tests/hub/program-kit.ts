/**
 * A program as it comes to the hub: with a credential the office has issued
 * over HTTP, and an MQTT client of its own.
 */
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt'
import { clientIdOf } from '../../schema/topics.ts'
import type { Message } from './broker-kit.ts'
import type { Answer, Screen, TestHub } from './http-kit.ts'

export interface Program {
  readonly deviceId: string
  readonly token: string
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  readonly post: (path: string, body: unknown, method?: string) => Promise<Answer>
  /** Gives a command at its own address. */
  readonly command: (name: string, args: object) => Promise<Answer>
}

/** The office with the owner at it. */
export const openOffice = async (
  hub: TestHub,
): Promise<{ readonly screen: Screen; readonly signIn: string }> => {
  const screen = await hub.pair('office')
  const { json } = await hub.as(screen).signIn('asha')
  return { screen, signIn: (json as { signIn: { signInId: string } }).signIn.signInId }
}

export const codeIn = ({ json }: Answer): string | undefined =>
  (json as { readonly code?: string } | undefined)?.code

/** Issues a credential in the office and trades its code, as the office's page does. */
export const issue = async (
  hub: TestHub,
  { screen, signIn }: Awaited<ReturnType<typeof openOffice>>,
  facts: object = {},
): Promise<Program> => {
  const args = { outletId: 'counter', name: 'Web shop', scope: 'write', roleId: 'owner', ...facts }
  const issued = await hub.as(screen).send('integration.issue', args, { signIn })
  const { code } = (issued.json as { result: { code: string } }).result
  const paired = await hub.as(screen).post('/api/v1/pair', { code })
  const { deviceId, token } = paired.json as Program
  return programOf(hub, { deviceId, token })
}

export const programOf = (
  hub: TestHub,
  { deviceId, token }: Pick<Program, 'deviceId' | 'token'>,
): Program => {
  const headers = { authorization: `Bearer ${token}` }
  const post: Program['post'] = (path, body, method = 'POST') =>
    hub.ask(path, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return {
    deviceId,
    token,
    get: (path, more = {}) => hub.ask(path, { headers: { ...headers, ...more } }),
    post,
    command: (name, args) =>
      post(`/api/v1/commands/${name}`, {
        v: 1,
        id: hub.shop.newId(),
        args,
        sentAt: hub.shop.clock.now,
      }),
  }
}

export interface Listener {
  readonly client: MqttClient
  readonly heard: readonly Message[]
  /** Whether the hub has granted a filter. */
  readonly subscribe: (filter: string) => Promise<boolean>
  readonly isClosed: () => boolean
  readonly close: () => Promise<void>
}

/** Connects over plain TCP or a WebSocket; rejects with the CONNACK code where the hub refuses. */
export const listen = async (
  hub: TestHub,
  { deviceId, token }: Pick<Program, 'deviceId' | 'token'>,
  { over = 'tcp', ...more }: IClientOptions & { readonly over?: 'tcp' | 'ws' } = {},
): Promise<Listener> => {
  const url =
    over === 'tcp' ? `mqtt://127.0.0.1:${hub.mqttPort}` : `ws://127.0.0.1:${hub.port}/mqtt`
  const client = mqtt.connect(url, {
    clientId: clientIdOf(deviceId, over),
    username: deviceId,
    password: token,
    protocolVersion: 4,
    reconnectPeriod: 0,
    ...more,
  })
  const heard: Message[] = []
  let isClosed = false
  client.on('message', (topic, payload, { retain }) =>
    heard.push({ topic, text: payload.toString(), isRetained: retain }),
  )
  client.on('close', () => (isClosed = true))
  await new Promise<void>((settle, fail) => {
    client.once('connect', () => settle())
    client.once('error', fail)
    client.once('close', () => fail(new Error('closed')))
  }).catch(async (error: unknown) => {
    await client.endAsync(true)
    throw error
  })
  client.on('error', () => undefined)
  return {
    client,
    heard,
    isClosed: () => isClosed,
    subscribe: (filter) =>
      client.subscribeAsync(filter).then(
        (granted) => granted.every(({ qos }) => qos < 128),
        () => false,
      ),
    close: () => client.endAsync(true),
  }
}
