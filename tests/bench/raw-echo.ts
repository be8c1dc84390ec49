/**
 * A message passed on by a bare WebSocket server in a process of its own: the
 * least that a screen can wait for another one's message.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'

/** As much as an event of an order of three lines. */
const payload = 'x'.repeat(1_000)

export interface Echo {
  /** Ms from sending until each of the screens has heard it. */
  readonly round: () => Promise<readonly number[]>
  readonly close: () => void
}

const nobody = (): void => undefined

/** Starts the server, and connects one sender and so many listeners to it. */
export const openEcho = async (screens: number): Promise<Echo> => {
  const server = fork(fileURLToPath(new URL('raw-echo-server.ts', import.meta.url)))
  const port = await new Promise<number>((settle) =>
    server.once('message', (message) => settle(Number(message))),
  )
  const open = async (): Promise<WebSocket> => {
    const ws = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false })
    await new Promise((opened) => ws.once('open', opened))
    return ws
  }
  const sender = await open()
  const listeners = await Promise.all(Array.from({ length: screens }, open))
  let hear = nobody
  for (const ws of listeners) ws.on('message', () => hear())
  return {
    round: () =>
      new Promise((settle) => {
        const times: number[] = []
        const start = performance.now()
        hear = () => {
          times.push(performance.now() - start)
          if (times.length === screens) settle(times)
        }
        sender.send(payload)
      }),
    close: () => {
      for (const ws of [sender, ...listeners]) ws.terminate()
      server.disconnect()
    },
  }
}
