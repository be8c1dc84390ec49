/**
 * A hub in a process of its own, as in the shop, on free ports of this machine;
 * and clients that come to it by both doors.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { randomBytes } from 'node:crypto'
import { connect, type MqttClient } from 'mqtt'
import { users } from '../../hub/demo/users.ts'
import { uuidv7 } from '../../schema/ids.ts'
import { topics } from '../../schema/topics.ts'
import type { Reply } from '../../schema/command.ts'

const dist = resolve(import.meta.dirname, '../../dist')

export const newId = (): string => uuidv7(Date.now(), randomBytes(10))

export interface Ready {
  readonly port: number
  readonly mqttPort: number
  readonly guestPort: number
  readonly codes: Readonly<Record<string, string>>
}

export interface HubProcess extends Ready {
  readonly child: ChildProcess
  readonly base: string
  /** As the power cut of a process: no handler runs. */
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<number | null>
}

export interface Folder {
  readonly path: string
  readonly remove: () => void
}

export const tempFolder = (): Folder => {
  const path = mkdtempSync(join(tmpdir(), 'chowk-fault-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/**
 * A data folder in which the demo shop has begun and nobody has sold yet. To
 * draw its pictures and to hash its PINs takes seconds, so one is copied for
 * all tests of a run that are not about the beginning itself.
 */
export const demoFolder = async (): Promise<Folder> => {
  const folder = tempFolder()
  const place = process.env['CHOWK_TEST_DEMO']
  if (place === undefined) return folder
  const made = join(place, 'shop')
  if (!existsSync(made)) {
    const making = mkdtempSync(join(place, 'making-'))
    await (await startHubProcess(making)).stop()
    rmSync(join(making, 'hub.lock'), { force: true })
    // Two files that begin at once both make one, and the first to be done is kept.
    if (!existsSync(made)) renameSync(making, made)
  }
  cpSync(made, folder.path, { recursive: true })
  return folder
}

/** Starts the built hub on a data folder and waits until it is open. Ports stay the same when given. */
export const startHubProcess = async (
  data: string,
  environment: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
): Promise<HubProcess> => {
  const program = join(dist, 'hub/main.js')
  if (!existsSync(program)) throw new Error('The hub is not built. Run `npm run build` first.')
  const child = fork(program, {
    env: {
      ...process.env,
      CHOWK_DATA: data,
      CHOWK_DEMO: '1',
      CHOWK_LISTEN: '127.0.0.1',
      CHOWK_PORT: '0',
      CHOWK_MQTT_PORT: '0',
      CHOWK_GUEST_PORT: '0',
      CHOWK_ANNOUNCE: 'off',
      CHOWK_LOG: 'error',
      ...environment,
    },
    // A plain Node, whatever the test itself runs under.
    execArgv: [...nodeOptions],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ready = await new Promise<Ready>((settle, fail) => {
    child.once('message', (message) => settle(message as Ready))
    child.once('exit', (code) => fail(new Error(`the hub ended with ${code}: ${output}`)))
  })
  const gone = new Promise<number | null>((settle) => child.once('exit', (code) => settle(code)))
  return {
    ...ready,
    child,
    base: `http://127.0.0.1:${ready.port}`,
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
    stop: async () => {
      child.kill('SIGTERM')
      return gone
    },
  }
}

/** A paired device with its token, which outlives restarts of the hub. */
export interface Device {
  readonly deviceId: string
  readonly outletId: string
  readonly kind: string
  readonly token: string
}

/** Pairs a screen the way a browser does, and keeps the cookie a browser would. */
export const pair = async (hub: HubProcess, kind: string): Promise<Device> => {
  const response = await fetch(`${hub.base}/api/v1/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: hub.codes[kind] }),
  })
  const body = (await response.json()) as {
    deviceId: string
    outletId: string
    kind: string
    token?: string
    message?: string
  }
  if (!response.ok) throw new Error(`pairing was refused: ${body.message}`)
  const cookie = /^chowk-\w+=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1]
  return {
    deviceId: body.deviceId,
    outletId: body.outletId,
    kind: body.kind,
    token: body.token ?? cookie ?? '',
  }
}

export const pinOf = (userId: string): string => users.find((user) => user.id === userId)?.pin ?? ''

export const signIn = async (hub: HubProcess, device: Device, userId: string): Promise<string> => {
  const response = await fetch(`${hub.base}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${device.token}` },
    body: JSON.stringify({ userId, pin: pinOf(userId) }),
  })
  const body = (await response.json()) as { signIn?: { signInId: string }; message?: string }
  if (body.signIn === undefined) throw new Error(`sign-in was refused: ${body.message}`)
  return body.signIn.signInId
}

export const envelope = (
  name: string,
  args: object,
  signInId?: string,
  id = newId(),
): { id: string; text: string } => ({
  id,
  text: JSON.stringify({
    v: 1,
    id,
    name,
    args,
    sentAt: Date.now(),
    ...(signInId === undefined ? {} : { signIn: signInId }),
  }),
})

/** Sends by HTTP. Rejects where nobody answers: then nobody knows. */
export const post = async (base: string, device: Device, text: string): Promise<Reply> => {
  const response = await fetch(`${base}/api/v1/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${device.token}` },
    body: text,
    signal: AbortSignal.timeout(20_000),
  })
  return (await response.json()) as Reply
}

export interface MqttDoor {
  readonly send: (id: string, text: string, patienceMs?: number) => Promise<Reply>
  readonly client: MqttClient
  readonly close: () => Promise<void>
}

/** Sends by MQTT over TCP; a reply is waited for, a PUBACK means nothing. */
export const openMqttDoor = async (mqttPort: number, device: Device): Promise<MqttDoor> => {
  const clientId = `${device.deviceId}:${randomBytes(4).toString('hex')}`
  const client = connect(`mqtt://127.0.0.1:${mqttPort}`, {
    clientId,
    username: device.deviceId,
    password: device.token,
    protocolVersion: 4,
    clean: true,
    reconnectPeriod: 0,
    keepalive: 10,
    queueQoSZero: false,
  })
  client.on('error', () => undefined)
  const waiting = new Map<string, (reply: Reply) => void>()
  const failing = new Set<() => void>()
  client.on('close', () => failing.forEach((fail) => fail()))
  client.on('message', (_, payload) => {
    const reply = JSON.parse(payload.toString()) as Reply
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })
  await new Promise<void>((settle, fail) => {
    client.once('connect', () => settle())
    client.once('close', () => fail(new Error('the broker closed the connection')))
  })
  await client.subscribeAsync(topics.reply(device.outletId, clientId))
  return {
    client,
    send: (id, text, patienceMs = 20_000) =>
      new Promise((settle, fail) => {
        const end = (): void => {
          clearTimeout(timer)
          waiting.delete(id)
          failing.delete(giveUp)
        }
        const giveUp = (): void => {
          end()
          fail(new Error('no reply'))
        }
        const timer = setTimeout(giveUp, patienceMs)
        failing.add(giveUp)
        waiting.set(id, (reply) => {
          end()
          settle(reply)
        })
        client.publish(topics.command(device.outletId, clientId), text, { qos: 1 })
      }),
    close: () => client.endAsync(true),
  }
}
