/**
 * A peer's WebSocket or TCP connection as the stream the broker works on.
 *
 * The one rule: it never asks the hub to wait. A screen that does not read is
 * cut off once its backlog passes a limit, because a broker that waits for one
 * frozen screen stands still for all of them.
 */
import { Duplex } from 'node:stream'
import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'

/** What may wait for a peer that reads too slowly, in bytes, beyond what its kernel holds. */
export const backlogMax = 1024 * 1024

/** How long a peer has to take leave before its connection is simply cut. */
const farewellMs = 1_000

/** The stream, and how many bytes its peer has not taken yet. */
export type Line = Duplex & { readonly backlog: () => number }

/** What differs between the two kinds of connection. */
interface Wire {
  readonly send: (bytes: Buffer) => void
  readonly backlog: () => number
  readonly pause: () => void
  readonly resume: () => void
  /** Sends what is written and then closes. */
  readonly end: () => void
  readonly cut: () => void
}

/** MQTT over WebSocket: what the broker writes in one go leaves as one binary frame. */
export const wsDuplex = (ws: WebSocket, maxBacklog = backlogMax): Line => {
  const line = lineOver(
    {
      send: (bytes) => {
        // The callback takes the error of a socket that has just closed; `close` tells of it.
        if (ws.readyState === ws.OPEN) ws.send(bytes, { binary: true }, () => undefined)
      },
      backlog: () => ws.bufferedAmount,
      pause: () => ws.pause(),
      resume: () => ws.resume(),
      end: () => ws.close(),
      cut: () => ws.terminate(),
    },
    maxBacklog,
  )
  ws.on('message', (bytes: Buffer, isBinary) => {
    // MQTT-6.0.0-1: a data frame that is not binary closes the connection.
    if (!isBinary) line.destroy(new Error('a text frame is not MQTT'))
    else if (!line.destroyed && !line.push(bytes)) ws.pause()
  })
  ws.on('error', (error) => line.destroy(error))
  ws.on('close', () => {
    if (!line.destroyed) line.push(null)
  })
  return line
}

/** MQTT over plain TCP, under the same rule. */
export const tcpDuplex = (socket: Socket, maxBacklog = backlogMax): Line => {
  socket.setNoDelay(true)
  const line = lineOver(
    {
      send: (bytes) => void socket.write(bytes),
      backlog: () => socket.writableLength,
      pause: () => void socket.pause(),
      resume: () => void socket.resume(),
      end: () => void socket.end(),
      cut: () => void socket.destroy(),
    },
    maxBacklog,
  )
  socket.on('data', (bytes: Buffer) => {
    if (!line.destroyed && !line.push(bytes)) socket.pause()
  })
  socket.on('error', (error) => line.destroy(error))
  socket.on('close', () => {
    if (!line.destroyed) line.push(null)
  })
  return line
}

const lineOver = (wire: Wire, maxBacklog: number): Line => {
  const send = (bytes: Buffer): void => {
    wire.send(bytes)
    if (wire.backlog() > maxBacklog) duplex.destroy(new Error('the peer reads too slowly'))
  }
  const duplex = new Duplex({
    // `write` answers false only beyond this mark, and the broker would then wait.
    writableHighWaterMark: Number.MAX_SAFE_INTEGER,
    read: () => wire.resume(),
    write: (bytes: Buffer, _encoding, done) => {
      send(bytes)
      done()
    },
    // The broker corks a packet's five or six pieces; together they are one frame.
    writev: (pieces, done) => {
      send(Buffer.concat(pieces.map(({ chunk }: { readonly chunk: Buffer }) => chunk)))
      done()
    },
    final: (done) => {
      wire.end()
      done()
    },
    destroy: (error, done) => {
      if (error === null) {
        wire.end()
        setTimeout(wire.cut, farewellMs).unref()
      } else {
        wire.cut()
      }
      done(error)
    },
  })
  return Object.assign(duplex, { backlog: wire.backlog })
}
