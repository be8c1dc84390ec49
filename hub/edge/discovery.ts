/**
 * Announces the hub on the shop's network as `chowk.local`, so that a screen
 * can be opened without knowing an address. It is a convenience: nothing waits
 * for it and nothing fails with it.
 */
import type { EventEmitter } from 'node:events'
import { Bonjour } from 'bonjour-service'
import type { Logger } from 'pino'

export interface Announcement {
  readonly stop: () => Promise<void>
}

export interface AnnounceOptions {
  readonly port: number
  /** `on`, `off`, or the address of the one interface to use. */
  readonly on: string
  readonly log: Logger
}

/** So long may a goodbye take; a network that is gone hears none, and the hub ends all the same. */
const goodbyeMs = 500

export const announce = ({ port, on, log }: AnnounceOptions): Announcement => {
  if (on === 'off') return { stop: () => Promise.resolve() }
  let isTold = false
  const complain = (error: unknown): void => {
    if (isTold) return
    isTold = true
    log.warn({ err: error }, 'the hub could not be announced on the network')
  }
  const oneInterface = on === 'on' ? {} : { interface: on, bind: '0.0.0.0' }
  const bonjour = new Bonjour(oneInterface as never, complain)
  // Nothing else listens for its socket's errors, such as a port 5353 that another
  // program keeps to itself, and an error nobody listens for ends the process.
  const { mdns } = (bonjour as unknown as { server: { mdns: EventEmitter } }).server
  mdns.on('error', complain)
  // What cannot be decoded is warned of too, and is no fault of this network's.
  mdns.on('warning', (error: NodeJS.ErrnoException) => {
    if (error.syscall !== undefined) complain(error)
  })
  const service = bonjour.publish({
    name: 'Chowk',
    type: 'http',
    port,
    host: 'chowk.local',
    txt: { path: '/' },
  })
  service.on('error', complain)
  return {
    stop: () =>
      new Promise((settle) => {
        const end = (): void => {
          clearTimeout(patience)
          bonjour.destroy(() => settle())
        }
        const patience = setTimeout(end, goodbyeMs)
        bonjour.unpublishAll(end)
      }),
  }
}
