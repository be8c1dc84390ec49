/** Where the running hub gets its ids and secrets from; tests bring their own. */
import { randomBytes } from 'node:crypto'
import { uuidv7 } from '../../schema/ids.ts'

export const uuidMaker =
  (now: () => number): (() => string) =>
  () =>
    uuidv7(now(), randomBytes(10))

/** 128 bits as 32 hexadecimal digits. */
export const newSecret = (): string => randomBytes(16).toString('hex')
