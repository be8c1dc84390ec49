/**
 * The ESC/POS commands the bridge writes itself, as Epson documents them.
 *
 * Every byte that can move paper, cut it or open a drawer is made here, from
 * numbers that are checked; no text ever reaches one of these functions except
 * as the length-counted content of a QR code.
 */
import type { PrinterProfile } from './profile.ts'

const esc = 0x1b
const gs = 0x1d
const fs = 0x1c
const dle = 0x10

/** ESC @, then code page, American letters, smoothing and line spacing as the profile has them. */
export const initialise = (profile: PrinterProfile, page: number): readonly number[] =>
  [
    [esc, 0x40],
    profile.cancelsKanji ? [fs, 0x2e] : [],
    [esc, 0x52, 0],
    [esc, 0x74, page],
    profile.canSmooth ? [gs, 0x62, 1] : [],
    lineSpacing(profile.lineDots),
  ].flat()

/** ESC 3: dots from one line to the next. */
export const lineSpacing = (dots: number): readonly number[] => [esc, 0x33, byte(dots)]

/** GS !: the width in the high half of the byte, the height in the low one. */
export const letterSize = (size: 'normal' | 'large'): readonly number[] => [
  gs,
  0x21,
  size === 'large' ? 0x11 : 0x00,
]

/** ESC J: feeds this many dots, in steps of at most 255. */
export const feed = (dots: number): readonly number[] => {
  const steps: number[] = []
  for (let rest = Math.max(0, Math.round(dots)); rest > 0; rest -= 255) {
    steps.push(esc, 0x4a, Math.min(255, rest))
  }
  return steps
}

/** GS V, or nothing where paper is torn by hand. */
export const cut = (cutter: PrinterProfile['cutter']): readonly number[] =>
  cutter === 'none' ? [] : [gs, 0x56, cutter === 'full' ? 0 : 1]

/** ESC p m t1 t2: one pulse on one pin, t1 and t2 in units of 2 ms. */
export const drawerPulse = (pin: 2 | 5, drawer: PrinterProfile['drawer']): readonly number[] => [
  esc,
  0x70,
  pin === 2 ? 0 : 1,
  byte(drawer.onMs / 2),
  byte(drawer.offMs / 2),
]

/** DLE DC4 1 m t: the same pulse at once, even without paper; t in units of 100 ms, 1 to 8. */
export const realTimePulse = (pin: 2 | 5, drawer: PrinterProfile['drawer']): readonly number[] => [
  dle,
  0x14,
  1,
  pin === 2 ? 0 : 1,
  Math.min(8, Math.max(1, Math.round(drawer.onMs / 100))),
]

/** DLE EOT n: asks for one byte of status, answered even by a printer that has stopped. */
export const askStatus = (n: 1 | 2 | 3 | 4): readonly number[] => [dle, 0x04, n]

/** GS r 1: answered in order, when everything before it has been worked through. */
export const askProcessed: readonly number[] = [gs, 0x72, 1]

/** ESC a: where a QR code stands; text is aligned by its encoder. */
export const alignCentre: readonly number[] = [esc, 0x61, 1]
export const alignLeft: readonly number[] = [esc, 0x61, 0]

/**
 * GS ( k: a QR code of model 2 with error correction M. `cell` is the side of a
 * module in dots, 1 to 16. Lengths count bytes, never letters.
 */
export const qrCode = (data: Uint8Array, cell: number): readonly number[] => {
  const length = data.length + 3
  return [
    [gs, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0],
    [gs, 0x28, 0x6b, 3, 0, 0x31, 0x43, Math.min(16, byte(cell))],
    [gs, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31],
    [gs, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30, ...data],
    [gs, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30],
  ].flat()
}

/** GS v 0: a picture of `bytesWide` × `rows`; what follows are its bits. */
export const rasterHead = (bytesWide: number, rows: number): readonly number[] => [
  gs,
  0x76,
  0x30,
  0,
  bytesWide & 0xff,
  bytesWide >> 8,
  rows & 0xff,
  rows >> 8,
]

const byte = (value: number): number => {
  if (!Number.isInteger(value) || value < 0 || value > 255) {
    throw new RangeError(`${value} is not a byte`)
  }
  return value
}
