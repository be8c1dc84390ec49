/** A printer behind a real socket on this machine, and the ways such a thing fails. */
import { createServer, type Server, type Socket } from 'node:net'
import { createVirtualPrinter, type VirtualPrinter } from '../../bridge/virtual/printer.ts'

export interface TcpPrinter {
  readonly port: string
  readonly address: { readonly host: string; readonly port: number }
  readonly printer: VirtualPrinter
  /** Bytes taken in each conversation, in order. */
  readonly received: () => readonly number[]
  readonly behave: (how: Behaviour) => void
  readonly close: () => Promise<void>
}

export interface Behaviour {
  /** Never says anything. */
  readonly isMute?: boolean
  /** Takes connections and reads nothing. */
  readonly isHung?: boolean
  /** Counts what it is sent and does nothing with it. */
  readonly isSink?: boolean
  /** Sends this all the time, asked or not. */
  readonly chatter?: Uint8Array
  /** Breaks the line after this many bytes of a conversation. */
  readonly resetAfter?: number
  /** Breaks it this many times and is well again after that; every time where it is left out. */
  readonly resets?: number
  /** Never closes its end. */
  readonly staysOpen?: boolean
}

export const startTcpPrinter = async (dots = 576): Promise<TcpPrinter> => {
  const printer = createVirtualPrinter(dots)
  const sockets = new Set<Socket>()
  const received: number[] = []
  let how: Behaviour = {}
  let resetsMade = 0

  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    const { isHung, isSink, chatter, resetAfter, resets = Infinity, staysOpen } = how
    let taken = 0
    received.push(0)
    const index = received.length - 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    const timer =
      chatter === undefined
        ? undefined
        : setInterval(() => socket.writable && socket.write(chatter), 0)
    socket.on('close', () => {
      clearInterval(timer)
      sockets.delete(socket)
    })
    if (isHung === true) {
      socket.pause()
      return
    }
    printer.onAnswer((byte) => {
      if (how.isMute !== true && socket.writable) socket.write(Uint8Array.of(byte))
    })
    socket.on('data', (bytes) => {
      taken += bytes.length
      received[index] = taken
      if (resetAfter !== undefined && taken >= resetAfter && resetsMade < resets) {
        resetsMade += 1
        socket.resetAndDestroy()
        return
      }
      if (isSink !== true) printer.receive(bytes)
    })
    socket.on('end', () => {
      if (staysOpen !== true) socket.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server)
  return {
    port: `tcp://127.0.0.1:${port}`,
    address: { host: '127.0.0.1', port },
    printer,
    received: () => received,
    behave: (next) => {
      how = next
      resetsMade = 0
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The port a server on this machine listens on. */
export const portOf = (server: Pick<Server, 'address'>): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen')
  return address.port
}
