/**
 * Pairing codes: eight characters a person can read out and type, good once
 * and for ten minutes.
 */
import { createHash } from 'node:crypto'

/** Letters and digits that cannot be mistaken for one another, 32 of them. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

export const codeLifeMs = 10 * 60_000

/** Makes a code such as `K7PM-2Q4X` (40 bits) from hexadecimal randomness. */
export const codeFrom = (secret: string): string => {
  const bytes = Buffer.from(secret, 'hex')
  const letters = [...bytes.subarray(0, 8)].map((byte) => alphabet[byte % alphabet.length])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

/** A code as typed: case, spaces and dashes do not matter. */
export const normalCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** Codes and tokens are kept as hashes, so that a copy of the database opens no door. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
