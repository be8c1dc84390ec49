/**
 * Bounds what one MQTT packet may be. The broker itself has no limit: a
 * stranger who announces a packet of 256 MB would have it collected in memory.
 *
 * This reaches into `client._parser` of aedes, which is not a published
 * surface; nothing else in the hub does. aedes is pinned, and the tests of the
 * broker's door fail should the parser ever be built otherwise.
 */
import type { Client } from 'aedes'

/** The largest packet a device may send, in bytes: a whole command, its topic, and room to refuse one too large. */
export const packetBytesMax = 128 * 1024

/** What a connection may send before it has logged in, in bytes: a CONNECT with a cookie's worth of words. */
export const loginBytesMax = 4 * 1024

interface Parser {
  /** Takes in bytes and returns how many of them are still waiting for the rest of their packet. */
  parse: (bytes: Buffer) => number
  /** The packet being read: its announced length, -1 while none is. */
  readonly packet: { readonly length: number }
}

/** Cuts the connection as soon as it announces, or piles up, more than it may. */
export const guardParser = (client: Client, hasLoggedIn: () => boolean): void => {
  const parser: Parser = Reflect.get(client, '_parser')
  const parse = parser.parse.bind(parser)
  let early = 0

  parser.parse = (bytes) => {
    if (!hasLoggedIn()) early += bytes.length
    if (!hasLoggedIn() && early > loginBytesMax) return cut(client)
    const waiting = parse(bytes)
    const max = hasLoggedIn() ? packetBytesMax : loginBytesMax
    return waiting > max || parser.packet.length > max ? cut(client) : waiting
  }
}

const cut = ({ conn }: Client): number => {
  conn.destroy(new Error('a packet is larger than a device may send'))
  return 0
}
