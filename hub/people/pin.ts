/**
 * PINs are kept as scrypt hashes, salted, and peppered with a secret that lies
 * in a file outside the database. No hash protects six digits on its own; the
 * bounded guessing does, and the pepper makes a stolen database useless.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** 2^15 rounds at 32 MB: about 70 ms, off the main thread. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

const derive = (pin: string, salt: Buffer, pepper: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(`${pin}\0${pepper.toString('hex')}`, salt, 32, cost, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })

/** Hash of a PIN as it is stored: `scrypt$<salt>$<key>`. */
export const hashPin = async (pin: string, pepper: Buffer): Promise<string> => {
  const salt = randomBytes(16)
  const key = await derive(pin, salt, pepper)
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/** Whether the PIN is the one that was hashed; takes the same time either way. */
export const isPin = async (pin: string, stored: string, pepper: Buffer): Promise<boolean> => {
  const [scheme, salt, key] = stored.split('$')
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false
  const expected = Buffer.from(key, 'base64url')
  const actual = await derive(pin, Buffer.from(salt, 'base64url'), pepper)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}
