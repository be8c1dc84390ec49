/**
 * Clients as light as can be, so that what is measured is the hub: commands
 * over a bare HTTP/1.1 connection, and MQTT over WebSocket without a library's
 * own queues around it.
 */
import { connect } from 'node:net'
import { generate, parser as createParser, type Packet } from 'mqtt-packet'
import { WebSocket } from 'ws'
import { topics } from '../../schema/topics.ts'
import type { Device } from '../faults/hub-process.ts'

/** A way to give commands, one at a time; the answer is the reply's text. */
export interface CommandDoor {
  readonly send: (text: string) => Promise<string>
  readonly close: () => void
}

/** A keep-alive connection that sends one request and waits for its answer. */
export interface HttpLine {
  /** Rejects where the connection ends first. */
  readonly ask: (request: string) => Promise<{ readonly status: number; readonly body: string }>
  readonly close: () => void
}

export const openHttpLine = (port: number): Promise<HttpLine> =>
  new Promise((opened, failed) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let received = ''
    let settle: ((answer: { status: number; body: string }) => void) | null = null
    let giveUp: ((error: Error) => void) | null = null
    const end = (error: Error): void => {
      failed(error)
      giveUp?.(error)
    }
    socket.on('data', (chunk: Buffer) => {
      // One byte a character, so that lengths are those of the head.
      received += chunk.toString('latin1')
      const answer = answerIn(received)
      if (answer === undefined) return
      received = ''
      settle?.(answer)
    })
    socket.on('error', end)
    socket.on('close', () => end(new Error('the hub closed the connection')))
    socket.on('connect', () =>
      opened({
        ask: (request) =>
          new Promise((resolve, reject) => {
            settle = resolve
            giveUp = reject
            socket.write(request)
          }),
        close: () => void socket.destroy(),
      }),
    )
  })

const answerIn = (text: string): { status: number; body: string } | undefined => {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = text.slice(0, headEnd)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`an answer without a length: ${head}`)
  const body = text.slice(headEnd + 4)
  if (body.length < Number(length)) return undefined
  return { status: Number(head.slice(9, 12)), body: Buffer.from(body, 'latin1').toString('utf8') }
}

/** Commands by HTTP POST. */
export const openHttpDoor = async (port: number, { token }: Device): Promise<CommandDoor> => {
  const line = await openHttpLine(port)
  const head = `POST /api/v1/commands HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: `
  return {
    send: async (text) => (await line.ask(`${head}${Buffer.byteLength(text)}\r\n\r\n${text}`)).body,
    close: line.close,
  }
}

/** Reads a path again and again over one connection. */
export const openReadDoor = async (
  port: number,
  { token }: Device,
  path: string,
): Promise<{ readonly read: () => Promise<void>; readonly close: () => void }> => {
  const line = await openHttpLine(port)
  const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`
  return {
    read: async () => {
      const { status, body } = await line.ask(request)
      if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`)
    },
    close: line.close,
  }
}

export interface MqttLine extends CommandDoor {
  /** Resolves when the hub has granted it, rejects where it has not. */
  readonly subscribe: (topic: string, hear: (payload: Buffer) => void) => Promise<void>
}

/** A screen's connection: MQTT over WebSocket, logged in as the device. */
export const openMqttLine = async (
  port: number,
  device: Device,
  tab: string,
): Promise<MqttLine> => {
  const clientId = `${device.deviceId}:${tab}`
  const ws = new WebSocket(`ws://127.0.0.1:${port}/mqtt`, 'mqtt', { perMessageDeflate: false })
  await new Promise<void>((opened, failed) => ws.once('open', () => opened()).once('error', failed))
  const hearers = new Map<string, (payload: Buffer) => void>()
  const granted = new Map<number, (isGranted: boolean) => void>()
  let welcome: ((code: number) => void) | null = null
  let answer: ((text: string) => void) | null = null
  let messageId = 0
  const nextId = (): number => (messageId = (messageId % 65_000) + 1)
  const tell = (packet: Packet): void => ws.send(generate(packet))

  const parser = createParser()
  parser.on('packet', (packet) => {
    if (packet.cmd === 'connack') welcome?.(packet.returnCode ?? 255)
    else if (packet.cmd === 'suback')
      granted.get(packet.messageId ?? 0)?.(packet.granted.every((code) => Number(code) < 128))
    else if (packet.cmd === 'publish') hearers.get(packet.topic)?.(packet.payload as Buffer)
  })
  ws.on('message', (bytes: Buffer) => void parser.parse(bytes))
  ws.on('error', () => undefined)

  const code = await new Promise<number>((settle) => {
    welcome = settle
    tell({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clean: true,
      keepalive: 60,
      clientId,
      username: device.deviceId,
      password: Buffer.from(device.token),
    })
  })
  if (code !== 0) throw new Error(`the hub refused ${clientId} with ${code}`)
  const alive = setInterval(() => tell({ cmd: 'pingreq' }), 20_000)

  const subscribe: MqttLine['subscribe'] = async (topic, hear) => {
    hearers.set(topic, hear)
    const id = nextId()
    const isGranted = await new Promise<boolean>((settle) => {
      granted.set(id, settle)
      tell({ cmd: 'subscribe', messageId: id, subscriptions: [{ topic, qos: 0 }] })
    })
    if (!isGranted) throw new Error(`${topic} was refused`)
  }
  await subscribe(topics.reply(device.outletId, clientId), (payload) =>
    answer?.(payload.toString('utf8')),
  )
  const commandTopic = topics.command(device.outletId, clientId)
  return {
    subscribe,
    send: (text) =>
      new Promise((settle) => {
        answer = settle
        tell({
          cmd: 'publish',
          topic: commandTopic,
          payload: text,
          qos: 1,
          dup: false,
          retain: false,
          messageId: nextId(),
        })
      }),
    close: () => {
      clearInterval(alive)
      ws.close()
    },
  }
}
