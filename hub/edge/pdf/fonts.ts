/** The fonts a PDF is set in, which are shipped with the hub, and how wide their text is. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'

const weights = { plain: 400, bold: 700 } as const

/** Latin, what it lacks (the rupee sign above all), and Devanagari; asked in this order. */
const subsets = [
  { name: 'latin', file: 'noto-sans/files/noto-sans-latin' },
  { name: 'ext', file: 'noto-sans/files/noto-sans-latin-ext' },
  { name: 'devanagari', file: 'noto-sans-devanagari/files/noto-sans-devanagari-devanagari' },
] as const

/** Under names of their own, so that no font of the machine is borrowed. */
const aliasOf = (subset: string, weight: number): string => `chowk-pdf-${subset}-${weight}`

let isRegistered = false

/** Registers them once; throws where one cannot be read. */
const register = (): void => {
  if (isRegistered) return
  const { resolve } = createRequire(import.meta.url)
  for (const weight of Object.values(weights)) {
    for (const { name, file } of subsets) {
      const path = resolve(`@fontsource/${file}-${weight}-normal.woff2`)
      if (GlobalFonts.register(readFileSync(path), aliasOf(name, weight)) === null)
        throw new Error(`the font ${path} cannot be read`)
    }
  }
  isRegistered = true
}

export interface Type {
  /** In points. */
  readonly size: number
  readonly isBold: boolean
}

/** Prepares a context to draw in this type. */
export const setType = (context: SKRSContext2D, { size, isBold }: Type): void => {
  register()
  const weight = isBold ? weights.bold : weights.plain
  context.font = `${size}px ${subsets.map(({ name }) => aliasOf(name, weight)).join(', ')}`
  context.lang = 'hi'
  // Letters that are spaced are not joined: “off” drawn as one shape is found by no reader’s search.
  context.letterSpacing = '0.001px'
  context.textBaseline = 'alphabetic'
}

const ruler = createCanvas(8, 8).getContext('2d')

/** As it is drawn: the minus of these fonts comes out of a PDF blank, so a dash stands for it. */
export const drawnAs = (text: string): string => text.replaceAll('−', '–')

/** Measuring takes longer than all else of a page, and a page is laid out again where a smaller one may do. */
const measured = new Map<string, number>()
/** So many texts are kept; a long statement has two thousand. */
const mostMeasured = 10_000

/** Width of text in points. */
export const widthOf = (text: string, type: Type): number => {
  const key = `${type.size} ${type.isBold} ${text}`
  const known = measured.get(key)
  if (known !== undefined) return known
  if (measured.size >= mostMeasured) measured.clear()
  setType(ruler, type)
  const { width } = ruler.measureText(drawnAs(text))
  measured.set(key, width)
  return width
}

/** Breaks text into lines no wider than this; a word that is wider alone is broken too. */
export const wrap = (text: string, width: number, type: Type): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((one) => chopped(one, width, type))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || widthOf(longer, type) <= width) {
      line = longer
    } else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

const graphemes = new Intl.Segmenter('hi', { granularity: 'grapheme' })

const chopped = (word: string, width: number, type: Type): readonly string[] => {
  if (widthOf(word, type) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && widthOf(part + segment, type) > width) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}
