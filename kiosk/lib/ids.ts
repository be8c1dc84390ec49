/**
 * Ids made on a screen. The rule: nothing here needs a secure context, because
 * the shop's network speaks plain http, where `crypto.randomUUID` is missing.
 */
import { uuidv7 } from '../../schema/ids.ts'
import { hubTime } from './hub-api.ts'

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes))

/** A UUIDv7 at the hub's time, for a command or an order. */
export const newId = (): string => uuidv7(hubTime(), random(10))

/**
 * This page, among all the tabs and reloads of one device: 12 hexadecimal
 * digits. It is never remembered, because a duplicated tab would remember it
 * too and the two would throw each other off the broker.
 */
export const tabId: string = Array.from(random(6), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('')
