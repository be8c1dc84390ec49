/** Ids: UUIDv7 (RFC 9562), which sort by the time they were made. */

/** Makes one from a moment and ten random bytes. */
export const uuidv7 = (nowMs: number, random: Uint8Array): string => {
  const time = Math.floor(nowMs).toString(16).padStart(12, '0')
  const hex = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
  const variant = ((parseInt(hex.slice(3, 4), 16) & 3) | 8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19).padEnd(12, '0')}`
}
