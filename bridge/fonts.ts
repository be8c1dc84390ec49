/**
 * The bundled fonts and how wide their text is.
 *
 * Each file is registered under a name of its own and only those names are
 * asked for, because the canvas would otherwise quietly borrow a font from the
 * machine; `coveredRanges` in text.ts says what may be drawn with them.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'

/** Medium rather than regular: thin strokes fall apart at one bit a dot. */
const weights = { plain: 500, bold: 700 } as const

const subsets = [
  { name: 'latin', file: (weight: number) => `noto-sans/files/noto-sans-latin-${weight}-normal` },
  { name: 'ext', file: (weight: number) => `noto-sans/files/noto-sans-latin-ext-${weight}-normal` },
  {
    name: 'devanagari',
    file: (weight: number) =>
      `noto-sans-devanagari/files/noto-sans-devanagari-devanagari-${weight}-normal`,
  },
] as const

/** The font files the bridge relies on, as paths on this machine. */
export const fontFiles = (): readonly string[] => {
  const { resolve } = createRequire(import.meta.url)
  return Object.values(weights).flatMap((weight) =>
    subsets.map(({ file }) => resolve(`@fontsource/${file(weight)}.woff2`)),
  )
}

const aliasOf = (subset: string, weight: number): string => `chowk-${subset}-${weight}`

const registerFonts = (): void => {
  const { resolve } = createRequire(import.meta.url)
  for (const weight of Object.values(weights)) {
    for (const { name, file } of subsets) {
      const font = readFileSync(resolve(`@fontsource/${file(weight)}.woff2`))
      if (GlobalFonts.register(font, aliasOf(name, weight)) === null) {
        throw new Error(`the font ${file(weight)} cannot be read`)
      }
    }
  }
}

registerFonts()

/** Prepares a drawing context for type of this size in dots. */
export const setFont = (context: SKRSContext2D, px: number, isBold: boolean): void => {
  const weight = isBold ? weights.bold : weights.plain
  context.font = `${px}px ${subsets.map(({ name }) => aliasOf(name, weight)).join(', ')}`
  context.lang = 'hi'
  context.fillStyle = '#000'
  context.textBaseline = 'alphabetic'
}

const ruler = createCanvas(8, 8).getContext('2d')

/** Width in dots of text drawn at this size. */
export const widthOf = (text: string, px: number, isBold: boolean): number => {
  setFont(ruler, px, isBold)
  return ruler.measureText(text).width
}
