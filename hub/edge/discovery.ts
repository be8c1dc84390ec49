/**
 * Announces the hub on the shop's network as `chowk.local`, so that a screen
 * can be opened without knowing an address. A second hub on the same network
 * finds the name taken and is `chowk-2.local`. It is a convenience: nothing
 * waits for it and nothing fails with it.
 */
import type { EventEmitter } from 'node:events'
import { Bonjour } from 'bonjour-service'
import type { Logger } from 'pino'
import { hostNames } from './hosts.ts'

export interface Announcement {
  /** The name it took, once it has looked around; null where it is not announced. */
  readonly hostName: Promise<string | null>
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

/** So often it asks who is there, and so long it waits each time, before it takes a name. */
const looksMax = 3
const lookMs = 300

export const announce = ({ port, on, log }: AnnounceOptions): Announcement => {
  if (on === 'off') return { hostName: Promise.resolve(null), stop: () => Promise.resolve() }
  let isTold = false
  let isEnding = false
  let endLooking: (() => void) | null = null
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
  const taken = new Set<string>()
  const browser = bonjour.find({ type: 'http' }, ({ host }) => void taken.add(host.toLowerCase()))
  const hostName = new Promise<string | null>((settle) => {
    let looks = 0
    const look = (): void => {
      looks += 1
      // Asked more than once: the first question may get lost.
      if (looks < looksMax) return browser.update()
      clearInterval(looking)
      browser.stop()
      const host = hostNames.find((name) => !taken.has(name))
      settle(host ?? null)
      if (host === undefined || isEnding) return
      const name = host === 'chowk.local' ? 'Chowk' : `Chowk ${/\d+/.exec(host)?.[0]}`
      const service = bonjour.publish({ name, type: 'http', port, host, txt: { path: '/' } })
      service.on('error', complain)
    }
    const looking = setInterval(look, lookMs)
    looking.unref()
    endLooking = () => {
      clearInterval(looking)
      browser.stop()
      settle(null)
    }
  })
  return {
    hostName,
    stop: () =>
      new Promise((settle) => {
        isEnding = true
        endLooking?.()
        const end = (): void => {
          clearTimeout(patience)
          bonjour.destroy(() => settle())
        }
        const patience = setTimeout(end, goodbyeMs)
        bonjour.unpublishAll(end)
      }),
  }
}
