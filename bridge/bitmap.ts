/**
 * A picture of black and white dots, eight to a byte, as a printer takes it:
 * the highest bit is the leftmost dot, 1 is black.
 */

export interface Bitmap {
  /** Dots, a multiple of 8. */
  readonly width: number
  readonly height: number
  readonly bits: Uint8Array
}

export const blankBitmap = (width: number, height: number): Bitmap => ({
  width,
  height,
  bits: new Uint8Array((width / 8) * height),
})

export const isBlack = ({ width, bits }: Bitmap, x: number, y: number): boolean =>
  ((bits[y * (width / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0

/** Blackens a dot; outside the picture there is no paper, and nothing happens. */
export const blacken = ({ width, height, bits }: Bitmap, x: number, y: number): void => {
  if (x < 0 || y < 0 || x >= width || y >= height) return
  const at = y * (width / 8) + (x >> 3)
  bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7))
}

/** Whether anything at all is black. */
export const hasInk = ({ bits }: Bitmap): boolean => bits.some((byte) => byte !== 0)
