/**
 * The paper of the virtual printer: dots that only ever grow downwards, and the
 * typed text on it for those who cannot see the picture.
 */
import { blacken, isBlack, type Bitmap } from '../bitmap.ts'
import { cellHeight, cellWidth, glyphBitmap } from './font-a.ts'

/** A typed line as it came out. */
export interface TypedLine {
  readonly text: string
  readonly isBold: boolean
  readonly isLarge: boolean
  readonly isInverted: boolean
}

/** One letter in the style it was received in. */
export interface Letter {
  readonly char: string
  readonly isBold: boolean
  readonly isInverted: boolean
  readonly isUnderlined: boolean
  readonly isSmooth: boolean
  readonly timesWide: number
  readonly timesHigh: number
}

export type Alignment = 'left' | 'centre' | 'right'

export interface Roll {
  readonly dots: number
  /** Dots of paper that have come out. */
  readonly height: () => number
  readonly advance: (dots: number) => void
  /** Prints a row of letters and moves on by at least `spacing`. */
  readonly type: (letters: readonly Letter[], align: Alignment, spacing: number) => void
  readonly picture: (picture: Bitmap, align: Alignment) => void
  /** A dashed edge, drawn only if more comes after it. */
  readonly cut: () => void
  /** What has come out since the last time, or undefined where that is nothing. */
  readonly take: () => Paper | undefined
}

export interface Paper {
  readonly picture: Bitmap
  readonly typed: readonly TypedLine[]
}

/** A new roll of paper `dots` wide. */
export const createRoll = (dots: number): Roll => {
  const stride = dots / 8
  let bits = new Uint8Array(stride * 1024)
  let top = leadDots
  let typed: TypedLine[] = []
  let isCut = false

  const room = (rows: number): void => {
    const needed = (top + rows) * stride
    if (needed <= bits.length) return
    const larger = new Uint8Array(Math.max(needed, bits.length * 2))
    larger.set(bits)
    bits = larger
  }
  const sheet = (rows: number): Bitmap => ({ width: dots, height: top + rows, bits })

  const advance = (rows: number): void => {
    if (rows <= 0) return
    if (isCut) {
      isCut = false
      room(2)
      for (let x = 0; x < dots; x += 1) if (x % 16 < 8) blacken(sheet(2), x, top + 1)
      top += 2
    }
    room(rows)
    top += rows
  }

  const type: Roll['type'] = (letters, align, spacing) => {
    const width = letters.reduce((sum, { timesWide }) => sum + timesWide * cellWidth, 0)
    const height = letters.reduce(
      (most, { timesHigh }) => Math.max(most, timesHigh * cellHeight),
      0,
    )
    const start = shiftOf(align, dots - width)
    const step = Math.max(spacing, height)
    advance(step)
    let left = start
    for (const letter of letters) {
      drawLetter(sheet(0), letter, left, top - step + height)
      left += letter.timesWide * cellWidth
    }
    const first = letters[0]
    const indent = ' '.repeat(Math.floor(start / ((first?.timesWide ?? 1) * cellWidth)))
    typed.push({
      text: `${indent}${letters.map(({ char }) => char).join('')}`.trimEnd(),
      isBold: first?.isBold ?? false,
      isLarge: (first?.timesWide ?? 1) > 1,
      isInverted: first?.isInverted ?? false,
    })
  }

  const picture: Roll['picture'] = (image, align) => {
    advance(image.height)
    const left = shiftOf(align, dots - image.width)
    const target = sheet(0)
    const from = top - image.height
    for (let y = 0; y < image.height; y += 1) {
      for (let x = 0; x < image.width; x += 1) {
        if (isBlack(image, x, y)) blacken(target, left + x, from + y)
      }
    }
  }

  const take: Roll['take'] = () => {
    if (top === leadDots) return undefined
    const paper = {
      picture: { width: dots, height: top, bits: bits.slice(0, top * stride) },
      typed,
    }
    bits = new Uint8Array(stride * 1024)
    top = leadDots
    typed = []
    isCut = false
    return paper
  }

  return {
    dots,
    height: () => top,
    advance,
    type,
    picture,
    cut: () => {
      isCut = true
    },
    take,
  }
}

/** Dots of paper between the head and the cutter: white that every piece begins with. */
const leadDots = 32

/** Dots from the left edge, for what leaves `spare` dots of its line free. */
export const shiftOf = (align: Alignment, spare: number): number =>
  align === 'left' ? 0 : Math.max(0, align === 'right' ? spare : Math.floor(spare / 2))

const drawLetter = (sheet: Bitmap, letter: Letter, left: number, bottom: number): void => {
  const width = letter.timesWide * cellWidth
  const height = letter.timesHigh * cellHeight
  const top = bottom - height
  const glyph = glyphBitmap(letter)
  for (let y = 0; y < height; y += 1) {
    const isLine = letter.isUnderlined && y >= height - 2
    for (let x = 0; x < width; x += 1) {
      if ((isLine || isBlack(glyph, x, y)) !== letter.isInverted) blacken(sheet, left + x, top + y)
    }
  }
}
