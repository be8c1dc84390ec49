/**
 * A line of paper, and the measuring that decides what goes into one.
 *
 * Places are counted in units: the width of one letter of the line's own size,
 * so a large line has half as many. A unit is a whole number of dots, which is
 * why typed and drawn lines end at the same edge.
 */
import { widthOf } from './fonts.ts'
import { columnDots, type PrinterProfile } from './profile.ts'
import { graphemes, legible, printable, settingOf, type Setting } from './text.ts'

/** The paper a document is laid out for. */
export interface Paper extends Pick<PrinterProfile, 'columns' | 'dots' | 'rupee' | 'rasterPx'> {
  /** The letters the printer may use itself; null where every line is drawn. */
  readonly codePage: PrinterProfile['codePage'] | null
}

export interface Face {
  readonly size: 'normal' | 'large'
  readonly isBold: boolean
}

/** A piece of text in its place on a line; `at` and `width` in units. */
export interface Cell {
  readonly text: string
  readonly at: number
  readonly width: number
  readonly align: 'left' | 'centre' | 'right'
}

export interface TextLine extends Face {
  readonly kind: 'line'
  readonly setting: Setting
  readonly cells: readonly Cell[]
  readonly isInverted: boolean
}

export type PaperLine =
  | TextLine
  | { readonly kind: 'rule'; readonly style: 'thin' | 'thick' }
  | { readonly kind: 'qr'; readonly data: string }
  | { readonly kind: 'feed'; readonly dots: number }

/** Why a document cannot be printed, in words for the person who has to help. */
export class UnprintableError extends Error {
  override readonly name = 'UnprintableError'
}

/** Narrower than this and figures run together. */
const squeezeLeast = 0.6

export interface SetText {
  readonly text: string
  readonly setting: Setting
}

export interface Setup {
  readonly face: Face
  readonly setting: Setting
  readonly paper: Paper
}

const withRupee = (text: string, { rupee, codePage }: Paper): string =>
  withHyphen(rupee === 'Rs.' ? text.replaceAll('₹', 'Rs.') : text, codePage)

/** The printers’ own letters have a hyphen for a minus; a line is not drawn for its sake. */
const withHyphen = (text: string, codePage: Paper['codePage']): string =>
  codePage === null ? text : text.replaceAll('−', '-')

/** A name or a note: what cannot be printed becomes a question mark. */
export const asLabel = (words: string, paper: Paper): SetText => {
  const text = legible(printable(withRupee(words, paper)), paper.codePage)
  return { text, setting: settingOf(text, paper.codePage) ?? 'text' }
}

/** A value, above all money: printed exactly or not at all. */
export const asValue = (words: string, paper: Paper): SetText => {
  const text = printable(withRupee(words, paper))
  const setting = settingOf(text, paper.codePage)
  if (setting === undefined) {
    throw new UnprintableError(`no letter for a character of the value “${text.slice(0, 40)}”`)
  }
  return { text, setting }
}

/** Dots one unit of this size is wide. */
export const unitDots = (
  { size }: Pick<Face, 'size'>,
  paper: Pick<Paper, 'dots' | 'columns'>,
): number => columnDots(paper) * (size === 'large' ? 2 : 1)

/** Units a whole line has. */
export const roomFor = (face: Pick<Face, 'size'>, paper: Paper): number =>
  Math.floor(paper.dots / unitDots(face, paper))

/** Type size in dots of a drawn line. */
export const rasterPxOf = (
  { size }: Pick<Face, 'size'>,
  { rasterPx }: Pick<Paper, 'rasterPx'>,
): number => (size === 'large' ? rasterPx * 2 : rasterPx)

/** Units this text takes, rounded up. */
export const unitsOf = (text: string, { face, setting, paper }: Setup): number =>
  setting === 'text'
    ? graphemes(text).length
    : Math.ceil(widthOf(text, rasterPxOf(face, paper), face.isBold) / unitDots(face, paper))

/**
 * How a value is set in `room` units: as it is where it fits, otherwise drawn
 * and squeezed a little. Throws `UnprintableError` where a little is not enough.
 */
export const squeezed = (value: SetText, room: number, face: Face, paper: Paper): SetText => {
  if (unitsOf(value.text, { face, setting: value.setting, paper }) <= room) return value
  if (unitsOf(value.text, { face, setting: 'raster', paper }) * squeezeLeast > room) {
    throw new UnprintableError(`too wide for the paper: “${value.text.slice(0, 40)}”`)
  }
  return { text: value.text, setting: 'raster' }
}

/** Text as lines of at most `room` units, broken between words, or inside one that has no other place. */
export const wrap = (text: string, room: number, setup: Setup): readonly string[] => {
  const fits = (piece: string): boolean => unitsOf(piece, setup) <= room
  const rows: string[] = []
  let row = ''
  for (const word of text.split(' ')) {
    if (word === '') continue
    const longer = row === '' ? word : `${row} ${word}`
    if (fits(longer)) {
      row = longer
      continue
    }
    if (row !== '') rows.push(row)
    row = word
    while (!fits(row)) {
      const head = longestHead(row, fits)
      rows.push(head)
      row = row.slice(head.length)
    }
  }
  if (row !== '') rows.push(row)
  return rows
}

/** As many letters as fit, and at least one, so that wrapping always ends. */
const longestHead = (word: string, fits: (piece: string) => boolean): string => {
  let head = ''
  for (const letter of graphemes(word)) {
    if (head !== '' && !fits(head + letter)) break
    head += letter
  }
  return head
}

export const lineOf = (cells: readonly Cell[], setting: Setting, face: Face): TextLine => ({
  kind: 'line',
  setting,
  cells: cells.filter(({ text }) => text !== ''),
  isInverted: false,
  ...face,
})

/**
 * A line as a string of its units: exactly what the printer is sent where the
 * line is text, and how the line reads where it is drawn.
 */
export const lineText = (line: TextLine): string => {
  let row = ''
  for (const { text, at, width, align } of line.cells) {
    const letters = graphemes(text).length
    const spare = Math.max(0, width - letters)
    const shift = align === 'left' ? 0 : align === 'right' ? spare : Math.floor(spare / 2)
    const gap = at + shift - graphemes(row).length
    // A drawn label may have more letters than units; its value still reads as a word of its own.
    row += ' '.repeat(row === '' ? Math.max(0, gap) : Math.max(1, gap)) + text
  }
  return row
}
