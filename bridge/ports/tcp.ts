/**
 * A network printer on port 9100.
 *
 * Everything the printer says is read, and a conversation ends with FIN and
 * the printer's own close: to destroy a socket with unread input makes the
 * kernel answer with RST, and the end of the paper is lost.
 */
import { createConnection, type Socket } from 'node:net'
import { ignore } from '../lock.ts'
import type { Port } from './port.ts'

export interface TcpAddress {
  readonly host: string
  readonly port: number
}

/** Reads `tcp://host:port`, or returns undefined for any other kind of port. */
export const tcpAddress = (port: string): TcpAddress | undefined => {
  const [, host, number] = /^tcp:\/\/(.+):(\d+)$/.exec(port) ?? []
  return host === undefined ? undefined : { host, port: Number(number) }
}

/** One conversation with the printer at `address`, given up after `openMs` without an answer. */
export const createTcpPort = ({ host, port }: TcpAddress, openMs: number): Port => {
  let socket: Socket | undefined
  let lost: string | undefined
  let isEnding = false
  let tellData: (bytes: Uint8Array) => void = ignore
  let tellLost: (reason: string) => void = ignore

  const lose = (reason: string): void => {
    if (lost !== undefined) return
    lost = reason
    if (!isEnding) tellLost(reason)
  }

  return {
    open: () =>
      new Promise((resolve, reject) => {
        const opened = createConnection({ host, port, noDelay: true, keepAlive: true })
        opened.setKeepAlive(true, 10_000)
        socket = opened
        const timer = setTimeout(() => {
          opened.destroy()
          reject(new Error('timeout'))
        }, openMs)
        opened.once('connect', () => {
          clearTimeout(timer)
          resolve()
        })
        opened.on('data', (bytes) => tellData(bytes))
        opened.on('end', () => lose('closed'))
        opened.on('error', (error: NodeJS.ErrnoException) => {
          clearTimeout(timer)
          lose(error.code ?? 'error')
          reject(error)
        })
        opened.on('close', () => lose('closed'))
      }),
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (socket === undefined || lost !== undefined) {
          reject(new Error(lost ?? 'not open'))
          return
        }
        socket.write(bytes, (error) => {
          if (error === null || error === undefined) resolve()
          else reject(error)
        })
      }),
    onData: (listener) => {
      tellData = listener
    },
    onLost: (listener) => {
      tellLost = listener
    },
    close: (timeoutMs) => {
      isEnding = true
      return socket === undefined || socket.destroyed
        ? Promise.resolve(false)
        : finish(socket, timeoutMs)
    },
    abort: () => {
      isEnding = true
      socket?.destroy()
    },
  }
}

const finish = (socket: Socket, timeoutMs: number): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      socket.destroy()
      resolve(false)
    }, timeoutMs)
    socket.once('close', (hadError) => {
      clearTimeout(timer)
      resolve(!hadError)
    })
    socket.end()
  })
