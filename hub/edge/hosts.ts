/**
 * Which names the hub answers to.
 *
 * A web page elsewhere can make its own name point at the hub (DNS rebinding)
 * and would then be "same origin" with it. Only a list of names that really are
 * the hub's tells such a request apart, on HTTP and on the WebSocket upgrade.
 */
import { hostname, networkInterfaces } from 'node:os'

export interface Hosts {
  /** Whether a Host header names this hub. A missing or empty one does not. */
  readonly isOurs: (host: string | undefined) => boolean
  /**
   * Whether a request may change anything, by its headers: it comes from a page
   * of this hub, or from a program, which has neither a page nor cookies.
   */
  readonly mayChange: (header: (name: string) => string | undefined) => boolean
  /** Addresses a person can type on another machine, the LAN ones first. */
  readonly addresses: () => readonly string[]
}

/** What a hub calls itself on the network: the first that no other hub has. */
export const hostNames = [
  'chowk.local',
  ...Array.from({ length: 8 }, (_, i) => `chowk-${i + 2}.local`),
] as const

/** Interfaces come and go with the Wi-Fi, so they are looked at anew this often. */
const freshMs = 5_000

export const createHosts = (further: readonly string[], now: () => number = Date.now): Hosts => {
  const machine = hostname().toLowerCase()
  const fixed = [
    'localhost',
    '127.0.0.1',
    '[::1]',
    ...hostNames,
    machine,
    `${machine}.local`,
    ...further,
  ]
  let known = new Set<string>()
  let lookedAt = -Infinity

  const names = (): ReadonlySet<string> => {
    if (now() - lookedAt > freshMs) {
      known = new Set([
        ...fixed.map((name) => name.toLowerCase()),
        ...lanAddresses().map(({ host }) => host),
      ])
      lookedAt = now()
    }
    return known
  }

  const isOurs = (host: string | undefined): boolean => {
    const name = nameIn(host)
    return name !== null && names().has(name)
  }

  /** An Origin is ours where it names the very Host of the request, port and all. */
  const isOwnPage = (origin: string, host: string | undefined): boolean =>
    isOurs(host) &&
    /^https?:\/\//.test(origin) &&
    origin.replace(/^https?:\/\//, '').toLowerCase() === host?.toLowerCase()

  return {
    isOurs,
    mayChange: (header) => {
      const origin = header('origin')
      if ((header('sec-fetch-site') ?? 'same-origin') !== 'same-origin') return false
      return origin === undefined
        ? header('cookie') === undefined
        : isOwnPage(origin, header('host'))
    },
    addresses: () =>
      lanAddresses()
        .filter(({ isInternal, isV4 }) => !isInternal && isV4)
        .map(({ host }) => host),
  }
}

/** The name in a Host header without its port, or null where there is none or it is not one. */
const nameIn = (host: string | undefined): string | null => {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.exec(host ?? '')
  return match?.[1]?.toLowerCase() ?? null
}

const lanAddresses = (): readonly { host: string; isInternal: boolean; isV4: boolean }[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ address, family, internal }) => ({
      host: family === 'IPv6' ? `[${address.replace(/%.*$/, '')}]` : address,
      isInternal: internal,
      isV4: family === 'IPv4',
    }))
