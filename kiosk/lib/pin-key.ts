/** A PIN made into a key that is slow to make, without `crypto.subtle`, which a page on plain http has not. */
import { pbkdf2Async } from '@noble/hashes/pbkdf2.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

/** Slow enough that guessing takes time; it gives way to the screen meanwhile. */
const rounds = 100_000

/** @param salt hexadecimal. */
export const keyOf = async (pin: string, salt: string): Promise<string> =>
  bytesToHex(await pbkdf2Async(sha256, pin, hexToBytes(salt), { c: rounds, dkLen: 32 }))

export const newSalt = (): string => bytesToHex(crypto.getRandomValues(new Uint8Array(16)))
