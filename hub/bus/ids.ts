/** Where the running hub gets its ids and secrets from; tests bring their own. */
import { randomBytes } from 'node:crypto'
import { uuidv7 } from '../../schema/ids.ts'

/** Ids made in one millisecond count up from a random start in these four bytes. */
const counterAt = 4
const counterMax = 0xffff_ffff

/**
 * Makes ids that sort in the order they were made, within one millisecond too
 * (RFC 9562, 6.2): the payments of a bill are read back as they were taken.
 */
export const uuidMaker = (now: () => number): (() => string) => {
  let last = 0
  let counter = 0
  let random = randomBytes(10)
  return () => {
    const at = now()
    if (at > last || counter === counterMax) {
      last = Math.max(at, last + 1)
      random = randomBytes(10)
      // Started in the lower half, so that a millisecond has room for two thousand million.
      counter = random.readUInt32BE(counterAt) >>> 1
    } else {
      counter += 1
    }
    random.writeUInt32BE(counter, counterAt)
    return uuidv7(last, random)
  }
}

/** 128 bits as 32 hexadecimal digits. */
export const newSecret = (): string => randomBytes(16).toString('hex')
