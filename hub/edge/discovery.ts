/**
 * Announces the hub on the shop's network as `chowk.local`, so that a screen
 * can be opened without knowing an address. It is a convenience: nothing waits
 * for it and nothing fails with it.
 */
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

export const announce = ({ port, on, log }: AnnounceOptions): Announcement => {
  if (on === 'off') return { stop: () => Promise.resolve() }
  const complain = (error: unknown): void =>
    log.warn({ err: error }, 'the hub could not be announced on the network')
  const oneInterface = on === 'on' ? {} : { interface: on, bind: '0.0.0.0' }
  const bonjour = new Bonjour(oneInterface as never, complain)
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
        bonjour.unpublishAll(() => bonjour.destroy(() => settle()))
      }),
  }
}
