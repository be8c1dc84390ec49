/**
 * Drawn lines: type, rules and QR codes as dots, and dots as GS v 0 bands.
 *
 * Printers carry out real-time commands they meet inside a picture, so a band
 * never holds the bytes of one; and a band stays small and odd-sized, because
 * cheap printers overflow on large ones and stumble at multiples of 48 rows.
 */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { encode as encodeQr } from 'uqr'
import { blacken, blankBitmap, type Bitmap } from './bitmap.ts'
import { rasterHead } from './commands.ts'
import { setFont, widthOf } from './fonts.ts'
import { rasterPxOf, unitDots, type Paper, type TextLine } from './line.ts'

/** Height in dots of a drawn line, and where its letters stand in it, for a type size. */
const heightOf = (px: number): number => Math.round(px * 1.42)
const baselineOf = (px: number): number => Math.round(px * 1.06)

/** Below this lightness, of 255, a dot is black. */
const threshold = 150

/** Draws a line of type over the whole width of the paper. */
export const drawLine = (line: TextLine, paper: Paper): Bitmap => {
  const px = rasterPxOf(line, paper)
  const height = heightOf(px)
  const context = canvasFor(paper.dots, height)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, paper.dots, height)
  setFont(context, px, line.isBold)
  const unit = unitDots(line, paper)
  for (const { text, at, width, align } of line.cells) {
    const room = width * unit
    const needed = Math.min(room, widthOf(text, px, line.isBold))
    const shift = align === 'left' ? 0 : align === 'right' ? room - needed : (room - needed) / 2
    context.fillText(text, Math.round(at * unit + shift), baselineOf(px), room)
  }
  return toBitmap(context, paper.dots, height, line.isInverted)
}

/** Reused, because a canvas holds memory outside the reach of the collector. */
const canvases = new Map<string, SKRSContext2D>()

const canvasFor = (width: number, height: number): SKRSContext2D => {
  const key = `${width}x${height}`
  const known = canvases.get(key)
  if (known !== undefined) return known
  const context = createCanvas(width, height).getContext('2d')
  canvases.set(key, context)
  return context
}

const toBitmap = (
  context: SKRSContext2D,
  width: number,
  height: number,
  isInverted: boolean,
): Bitmap => {
  const { data } = context.getImageData(0, 0, width, height)
  const bitmap = blankBitmap(width, height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isInk = (data[(y * width + x) * 4] ?? 255) < threshold
      if (isInk !== isInverted) blacken(bitmap, x, y)
    }
  }
  return bitmap
}

/** A rule over the whole width: 2 dots thin, 4 thick. */
export const drawRule = (style: 'thin' | 'thick', width: number): Bitmap => {
  const rule = blankBitmap(width, style === 'thick' ? 4 : 2)
  rule.bits.fill(0xff)
  return rule
}

/** A QR code's modules, and how many dots each gets on this width of paper. */
export interface QrPlan {
  readonly modules: readonly (readonly boolean[])[]
  readonly cell: number
}

/** About 35 mm: large enough for a phone at arm's length, small enough not to waste paper. */
const qrDotsMost = 280

/** Plans a QR code with error correction M, as the printer's own command makes it. */
export const planQr = (data: string, dots: number): QrPlan => {
  const { data: modules } = encodeQr(data, { ecc: 'M', border: 0 })
  const cell = Math.floor(Math.min(qrDotsMost, dots) / (modules.length + 8))
  return { modules, cell: Math.min(6, Math.max(2, cell)) }
}

/** The code in the middle of the paper. */
export const drawQr = ({ modules, cell }: QrPlan, width: number): Bitmap => {
  const side = modules.length * cell
  const left = Math.floor((width - side) / 2)
  const picture = blankBitmap(width, side)
  for (let y = 0; y < side; y += 1) {
    const row = modules[Math.floor(y / cell)] ?? []
    for (let x = 0; x < side; x += 1) {
      if (row[Math.floor(x / cell)] === true) blacken(picture, left + x, y)
    }
  }
  return picture
}

const bandRowsMost = 95

/** A picture as GS v 0 commands of at most 95 rows each, white at the right left away. */
export const toBands = (picture: Bitmap): Uint8Array => {
  const pieces: Uint8Array[] = []
  const stride = picture.width / 8
  for (let top = 0; top < picture.height;) {
    const rows = bandRows(picture.height - top)
    const band = picture.bits.subarray(top * stride, (top + rows) * stride)
    const used = Math.max(1, usedBytes(band, stride))
    const bits = new Uint8Array(used * rows)
    for (let row = 0; row < rows; row += 1) {
      bits.set(band.subarray(row * stride, row * stride + used), row * used)
    }
    pieces.push(Uint8Array.from(rasterHead(used, rows)), withoutRealTime(bits))
    top += rows
  }
  return Buffer.concat(pieces)
}

const bandRows = (left: number): number => {
  const rows = Math.min(left, bandRowsMost)
  return rows % 48 === 0 ? rows - 1 : rows
}

const usedBytes = (band: Uint8Array, stride: number): number => {
  let used = 0
  band.forEach((byte, at) => {
    if (byte !== 0) used = Math.max(used, (at % stride) + 1)
  })
  return used
}

/**
 * The same picture without DLE EOT, DLE ENQ and DLE DC4: one dot beside a
 * black one is blackened too, which nobody can see.
 */
const withoutRealTime = (bits: Uint8Array): Uint8Array =>
  bits.map((byte, at) =>
    bits[at - 1] === 0x10 && (byte === 0x04 || byte === 0x05 || byte === 0x14) ? byte | 0x02 : byte,
  )
