/**
 * The real-time commands of ESC/POS, found in the stream as it arrives.
 *
 * A printer looks for them in every byte it receives, inside a picture as much
 * as between commands, and carries them out even when it has stopped. That is
 * why a picture must never contain one.
 */

export type RealTime =
  | { readonly kind: 'status'; readonly n: number }
  | { readonly kind: 'pulse'; readonly pin: 2 | 5 }
  | { readonly kind: 'recover'; readonly n: number }

/** A scanner that remembers what a piece of the stream ended with. */
export const createRealTimeScanner = (
  onFound: (found: RealTime) => void,
): ((bytes: Uint8Array) => void) => {
  let held: readonly number[] = []
  return (bytes) => {
    for (const byte of bytes) held = next(held, byte, onFound)
  }
}

const next = (
  held: readonly number[],
  byte: number,
  onFound: (found: RealTime) => void,
): readonly number[] => {
  if (held.length === 0) return byte === 0x10 ? [byte] : []
  const seen = [...held, byte]
  const [, name, first = 0, pin = 0] = seen
  if (name === 0x14) {
    if (seen.length < 5) return seen
    if (first === 1 && pin <= 1 && byte >= 1 && byte <= 8) {
      onFound({ kind: 'pulse', pin: pin === 0 ? 2 : 5 })
    }
    return []
  }
  if (name !== 0x04 && name !== 0x05) return byte === 0x10 ? [byte] : []
  if (seen.length < 3) return seen
  if (name === 0x04 && byte >= 1 && byte <= 4) onFound({ kind: 'status', n: byte })
  if (name === 0x05 && byte <= 2) onFound({ kind: 'recover', n: byte })
  return []
}
