/**
 * Font A of the virtual printer: every letter in a cell of 12 by 24 dots.
 *
 * The bundled fonts are proportional, so a letter too wide for its cell is
 * drawn narrower; what stays is that every letter takes the same place, as it
 * does on the printers this one stands in for.
 */
import { createCanvas } from '@napi-rs/canvas'
import { blacken, blankBitmap, isBlack, type Bitmap } from '../bitmap.ts'
import { setFont, widthOf } from '../fonts.ts'

export const cellWidth = 12
export const cellHeight = 24

export interface Glyph {
  readonly char: string
  readonly isBold: boolean
  readonly timesWide: number
  readonly timesHigh: number
  /** Drawn anew at its size instead of in steps (GS b). */
  readonly isSmooth: boolean
}

const drawn = new Map<string, Bitmap>()

/** The dots of a letter. */
export const glyphBitmap = (glyph: Glyph): Bitmap => {
  const { char, isBold, timesWide, timesHigh, isSmooth } = glyph
  const key = [char, isBold, timesWide, timesHigh, isSmooth].join(' ')
  const known = drawn.get(key)
  if (known !== undefined) return known
  const isPlain = timesWide === 1 && timesHigh === 1
  const bitmap =
    isPlain || (isSmooth && timesWide === timesHigh)
      ? draw(glyph, timesHigh)
      : enlarge(draw({ ...glyph, timesWide: 1, timesHigh: 1 }, 1), timesWide, timesHigh)
  drawn.set(key, bitmap)
  return bitmap
}

const draw = ({ char, isBold }: Glyph, times: number): Bitmap => {
  const width = cellWidth * times
  const height = cellHeight * times
  const px = 22 * times
  const context = createCanvas(width, height).getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  setFont(context, px, isBold)
  const natural = widthOf(char, px, isBold)
  const room = width - times * 0.6
  const squeeze = Math.min(1, room / natural)
  context.translate((width - natural * squeeze) / 2, 19 * times)
  context.scale(squeeze, 1)
  context.fillText(char, 0, 0)
  // Narrowing a letter thins its stems; a fine outline gives back what they lost.
  if (squeeze < 0.9) {
    context.lineWidth = (1 - squeeze) * px * 0.06
    context.strokeText(char, 0, 0)
  }
  const { data } = context.getImageData(0, 0, width, height)
  const bitmap = blankBitmap(Math.ceil(width / 8) * 8, height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((data[(y * width + x) * 4] ?? 255) < (isBold ? 200 : 150)) blacken(bitmap, x, y)
    }
  }
  return bitmap
}

const enlarge = (small: Bitmap, timesWide: number, timesHigh: number): Bitmap => {
  const width = cellWidth * timesWide
  const bitmap = blankBitmap(Math.ceil(width / 8) * 8, cellHeight * timesHigh)
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isBlack(small, Math.floor(x / timesWide), Math.floor(y / timesHigh)))
        blacken(bitmap, x, y)
    }
  }
  return bitmap
}
