/**
 * The shop's network between a screen and whatever serves it: a pipe that can
 * be cut, so that connections end, or frozen, so that they stay open and
 * nothing passes, as when an access point loses its cable.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Network {
  /** The port a screen uses in place of the far end's own. */
  readonly port: number
  readonly cut: () => void
  readonly freeze: () => void
  /** Connections are taken again; what was frozen is gone, as it is after minutes without a network. */
  readonly mend: () => void
  readonly stop: () => Promise<void>
}

/** Opens a pipe to a port of this machine. */
export async function openNetwork(to: number): Promise<Network> {
  let state: 'open' | 'cut' | 'frozen' = 'open'
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
  }
  const endAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy()
      return
    }
    keep(near)
    if (state === 'frozen') {
      near.pause()
      return
    }
    const far = connect(to, '127.0.0.1')
    keep(far)
    near.on('data', (bytes) => state === 'open' && far.write(bytes))
    far.on('data', (bytes) => state === 'open' && near.write(bytes))
    near.once('close', () => far.destroy())
    far.once('close', () => state !== 'frozen' && near.destroy())
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a TCP port
    port: (server.address() as AddressInfo).port,
    cut: () => {
      state = 'cut'
      endAll()
    },
    freeze: () => {
      state = 'frozen'
    },
    mend: () => {
      if (state === 'frozen') endAll()
      state = 'open'
    },
    stop: async () => {
      endAll()
      await new Promise((closed) => {
        server.close(closed)
      })
    },
  }
}
