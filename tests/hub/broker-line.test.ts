import { connect, createServer, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { tcpDuplex, wsDuplex, type Line } from '../../hub/edge/ws-duplex.ts'
import { listen, pause, until } from './broker-kit.ts'

const maxBacklog = 1024 * 1024

/** The hub's end of a connection, and the screen's. */
interface Ends {
  readonly line: Line
  readonly received: () => number
  readonly stopReading: () => void
  readonly send: (bytes: Buffer) => void
  readonly hangUp: (lastWords: Buffer) => void
}

const overTcp = async (): Promise<Ends> => {
  const server = createServer()
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve))
  const peer = connect(await listen(server), '127.0.0.1')
  const line = tcpDuplex(await accepted, maxBacklog)
  let received = 0
  peer.on('error', () => undefined)
  peer.on('data', (bytes: Buffer) => (received += bytes.length))
  onTestFinished(() => {
    line.destroy()
    peer.destroy()
    server.close()
  })
  return {
    line,
    received: () => received,
    stopReading: () => peer.pause(),
    send: (bytes) => peer.write(bytes),
    hangUp: (lastWords) => peer.end(lastWords),
  }
}

const overWebSocket = async (): Promise<Ends> => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((open) => server.once('listening', open))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const accepted = new Promise<WebSocket>((resolve) => server.once('connection', resolve))
  const peer = new WebSocket(`ws://127.0.0.1:${port}`)
  const line = wsDuplex(await accepted, maxBacklog)
  await new Promise<void>((open) =>
    peer.readyState === peer.OPEN ? open() : peer.once('open', open),
  )
  let received = 0
  peer.on('error', () => undefined)
  peer.on('message', (bytes: Buffer) => (received += bytes.length))
  onTestFinished(() => {
    line.destroy()
    peer.terminate()
    server.close()
  })
  return {
    line,
    received: () => received,
    stopReading: () => peer.pause(),
    send: (bytes) => {
      for (let from = 0; from < bytes.length; from += 65_536)
        peer.send(bytes.subarray(from, from + 65_536))
    },
    hangUp: (lastWords) => {
      peer.send(lastWords)
      peer.close()
    },
  }
}

describe.each([
  ['over TCP', overTcp],
  ['over WebSocket', overWebSocket],
])('the line to a screen %s', (_name, open) => {
  const quiet = async (): Promise<Ends> => {
    const ends = await open()
    ends.line.on('error', () => undefined)
    return ends
  }

  test('never asks the broker to wait, however much is written at once', async () => {
    const { line, received } = await quiet()
    line.cork()
    expect(line.write(Buffer.alloc(300_000))).toBe(true)
    expect(line.write(Buffer.alloc(300_000))).toBe(true)
    line.uncork()
    await until(() => received() === 600_000 && line.backlog() === 0)
    expect(line.destroyed).toBe(false)
  })

  test('is cut when its peer leaves more than the limit unread', async () => {
    const { line, stopReading } = await quiet()
    stopReading()
    for (let written = 0; written < 500 && !line.destroyed; written += 1) {
      line.write(Buffer.alloc(64 * 1024))
      await pause(0)
      expect(line.backlog()).toBeLessThan(maxBacklog + 128 * 1024)
    }
    expect(line.destroyed).toBe(true)
  })

  test('takes in no more than is read from it, and loses nothing by that', async () => {
    const { line, send } = await quiet()
    const all = 20 * 1024 * 1024
    send(Buffer.alloc(all))
    await pause(200)
    expect(line.readableLength).toBeLessThan(256 * 1024)
    let read = 0
    line.on('data', (bytes: Buffer) => (read += bytes.length))
    await until(() => read === all)
    expect(line.destroyed).toBe(false)
  })

  test('brings the last words of a peer that hangs up right after them', async () => {
    const { line, hangUp } = await quiet()
    let heard = ''
    let isEnded = false
    hangUp(Buffer.from('goodbye'))
    await pause(50)
    line.on('data', (bytes: Buffer) => (heard += bytes.toString()))
    line.on('end', () => (isEnded = true))
    await until(() => isEnded)
    expect(heard).toBe('goodbye')
  })
})
