/**
 * What a bridge sees of a hub: the doors it uses and nothing behind them. It
 * stands in for the hub where a test must lose replies, be away or be strange;
 * that the real hub answers like this is shown by the tests of the whole shop.
 */
import { createHash } from 'node:crypto'
import { createServer as createHttp, type IncomingMessage } from 'node:http'
import { createServer as createTcp } from 'node:net'
import { Aedes } from 'aedes'
import type { Reply } from '../../schema/command.ts'
import type { BridgeJob, DrawerDoc, PrinterDoc } from '../../schema/device.ts'
import type { RefusalCode } from '../../schema/refusals.ts'
import { topics } from '../../schema/topics.ts'
import { newId } from './shop.ts'
import { portOf } from './tcp-printer.ts'

export const code = 'MANGO-42'
export const token = 'tok_never_to_be_written_anywhere_0123456789'
export const deviceId = '01920000-0000-7000-8000-00000000b00b'

export interface Given {
  readonly id: string
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
  readonly door: 'http' | 'mqtt'
}

export interface StandInHub {
  readonly url: string
  readonly mqttUrl: string
  /** Every command that arrived, repetitions too. */
  readonly given: readonly Given[]
  readonly pictures: ReadonlyMap<string, Buffer>
  /** The bridge's comings and goings at the message door. */
  readonly presence: readonly ('online' | 'offline')[]
  readonly setJobs: (...jobs: readonly BridgeJob[]) => void
  readonly nudge: () => void
  /** The hub's clock, as milliseconds ahead of this machine's. */
  readonly setAhead: (ms: number) => void
  /** Takes this many commands and says nothing. */
  readonly loseReplies: (count: number) => void
  readonly forgetDevice: () => void
  readonly refuse: (name: string, refusalCode: RefusalCode) => void
  readonly close: () => Promise<void>
}

export interface StandInOptions {
  readonly printers: readonly PrinterDoc[]
  readonly drawers: readonly DrawerDoc[]
  readonly port?: number
}

export const startStandInHub = async ({
  printers,
  drawers,
  port = 0,
}: StandInOptions): Promise<StandInHub> => {
  const given: Given[] = []
  const pictures = new Map<string, Buffer>()
  const presence: ('online' | 'offline')[] = []
  const finished = new Set<unknown>()
  const refusals = new Map<string, RefusalCode>()
  let jobs: readonly BridgeJob[] = []
  let ahead = 0
  let lost = 0
  let isKnown = true

  const answer = (text: string, door: Given['door']): Reply | undefined => {
    const command: Given = JSON.parse(text)
    given.push({ id: command.id, name: command.name, args: command.args, door })
    if (lost > 0) {
      lost -= 1
      return undefined
    }
    const refused = refusals.get(command.name)
    if (refused !== undefined) {
      return { id: command.id, ok: false, code: refused, facts: {}, message: 'No.' }
    }
    if (command.name === 'job.finish') finished.add(command.args['jobId'])
    return { id: command.id, ok: true, at: Date.now(), epoch: 'e', seq: given.length, result: {} }
  }

  const http = createHttp((request, response) => {
    const reply = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    const serve = async (): Promise<void> => {
      const body = await bodyOf(request)
      const unknown = { ok: false, code: 'device.unknown', facts: {}, message: 'Not of this shop.' }
      if (request.url === '/api/v1/pair') {
        const isRight = parsed(body.toString())['code'] === code
        if (isRight) isKnown = true
        if (isRight) reply(200, { ok: true, deviceId, outletId: 'counter', kind: 'bridge', token })
        else
          reply(403, { ok: false, code: 'pairing.wrong-code', facts: {}, message: 'Wrong code.' })
        return
      }
      if (!isKnown || request.headers.authorization !== `Bearer ${token}`)
        return reply(401, unknown)
      if (request.url === '/api/v1/views/bridge') {
        const left = jobs.filter(({ jobId }) => !finished.has(jobId))
        const view = { outletId: 'counter', deviceId, printers, drawers, jobs: left }
        return reply(200, { ...view, at: Date.now() + ahead })
      }
      if (request.url === '/api/v1/media') {
        const sha256 = createHash('sha256').update(body).digest('hex')
        pictures.set(sha256, body)
        return reply(200, { ok: true, sha256 })
      }
      const answered = answer(body.toString(), 'http')
      if (answered === undefined) response.destroy()
      else reply(answered.ok ? 200 : 409, answered)
    }
    void serve()
  })
  const broker = await Aedes.createBroker({
    authenticate: (_client, name, password, done) =>
      done(null, name === deviceId && password?.toString() === token),
  })
  broker.on('publish', (packet, client) => {
    if (client === null) return
    const text = packet.payload.toString()
    if (packet.topic !== topics.command('counter', client.id)) return
    const answered = answer(text, 'mqtt')
    if (answered === undefined) return
    publish(topics.reply('counter', client.id), JSON.stringify(answered))
  })
  broker.on('subscribe', () => void presence.push('online'))
  broker.on('clientDisconnect', () => void presence.push('offline'))
  const publish = (topic: string, payload: string): void => {
    broker.publish(
      { cmd: 'publish', topic, payload, qos: 1, retain: false, dup: false },
      () => undefined,
    )
  }
  const tcp = createTcp(broker.handle)
  const httpPort = await listening(http, port)
  const mqttPort = await listening(tcp, 0)

  return {
    url: `http://127.0.0.1:${httpPort}`,
    mqttUrl: `mqtt://127.0.0.1:${mqttPort}`,
    given,
    pictures,
    presence,
    setJobs: (...next) => {
      jobs = next
    },
    nudge: () => publish(topics.nudge('counter', deviceId), JSON.stringify({ job: newId() })),
    setAhead: (ms) => {
      ahead = ms
    },
    loseReplies: (count) => {
      lost = count
    },
    forgetDevice: () => {
      isKnown = false
    },
    refuse: (name, refusalCode) => {
      refusals.set(name, refusalCode)
    },
    close: async () => {
      await new Promise<void>((resolve) => broker.close(() => resolve()))
      http.closeAllConnections()
      await Promise.all(
        [http, tcp].map((server) => new Promise((resolve) => server.close(resolve))),
      )
    },
  }
}

const parsed = (text: string): Readonly<Record<string, unknown>> => JSON.parse(text)

const listening = async (
  server: ReturnType<typeof createHttp> | ReturnType<typeof createTcp>,
  port: number,
): Promise<number> => {
  // A hub that comes back on its old port may find it lent out for a moment.
  for (let tries = 1; ; tries += 1) {
    const error = await new Promise<unknown>((resolve) => {
      server.once('error', resolve)
      server.listen(port, '127.0.0.1', () => resolve(undefined))
    })
    if (error === undefined) return portOf(server)
    if (tries === 50) throw error
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}
