/**
 * Ids: UUIDv7 (RFC 9562, 5.7), which sort by the time they were made.
 *
 * Whoever makes one brings the moment and the chance, so the same file serves a
 * browser on plain http, the hub, and a test that wants the same ids each time.
 */

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Makes one from a moment in milliseconds and ten random bytes; throws a RangeError for fewer. */
export const uuidv7 = (nowMs: number, random: Uint8Array): string => {
  if (random.length < 10) throw new RangeError(`${random.length} random bytes are too few`)
  const time = Math.floor(nowMs).toString(16).padStart(12, '0')
  let hex = ''
  for (let i = 0; i < 10; i += 1) hex += hexOf[random[i]!]!
  // Of the 80 bits 74 are used: the version takes the place of four, the variant of two.
  const variant = ((parseInt(hex.slice(3, 4), 16) & 3) | 8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`
}

export const isUuidv7 = (text: string): boolean => form.test(text)

/** The moment an id was made, in milliseconds; throws a RangeError where it is no UUIDv7. */
export const uuidTime = (id: string): number => {
  if (!isUuidv7(id)) throw new RangeError(`${id} is not a UUIDv7`)
  return parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}
