/**
 * Decides, for a piece of text, how it can come onto paper: in the printer's
 * own letters, drawn by us, or not at all.
 *
 * A table decides, never a trial on this machine, so that every bridge prints
 * the same; and no control character gets past here.
 */
import { isOnPage, type CodePageName } from './code-pages.ts'

/** `text`: in the printer's letters. `raster`: drawn with the bundled fonts. */
export type Setting = 'text' | 'raster'

/**
 * The characters the bundled fonts are relied on for, as first and last code
 * point: Latin, its extension, the signs of trade, Devanagari.
 */
export const coveredRanges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x900, 0x97f],
  [0x200c, 0x200d],
  [0x2013, 0x2014],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2022, 0x2022],
  [0x2026, 0x2026],
  [0x20ac, 0x20ac],
  [0x20b9, 0x20b9],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
  [0xa8e0, 0xa8ff],
]

const isCovered = (char: string): boolean => {
  const point = char.codePointAt(0) ?? 0
  return coveredRanges.some(([first, last]) => point >= first && point <= last)
}

/**
 * Text as it may go to a printer: composed, with every run of white space one
 * blank, and without control or formatting characters but the two joiners
 * Devanagari needs. ESC, GS, DLE and FS are among what is dropped.
 */
export const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, (char) => (char === '\u200c' || char === '\u200d' ? char : ''))
    .trim()

const isTyped = (char: string, page: CodePageName | null): boolean =>
  page !== null && isOnPage(char, page)

/**
 * How printable text is to be set, or undefined where the bundled fonts have no
 * letter for it. Without a code page everything is drawn.
 */
export const settingOf = (text: string, page: CodePageName | null): Setting | undefined => {
  let setting: Setting = 'text'
  for (const char of text) {
    if (isTyped(char, page)) continue
    if (!isCovered(char)) return undefined
    setting = 'raster'
  }
  // A line that is drawn is drawn whole, so its other letters need covering too.
  if (setting === 'raster' && Array.from(text).some((char) => !isCovered(char))) return undefined
  return setting
}

/** Text with a question mark for every letter that can come onto paper in no way. */
export const legible = (text: string, page: CodePageName | null): string => {
  if (settingOf(text, page) !== undefined) return text
  const isDrawn = Array.from(text).some((char) => isCovered(char) && !isTyped(char, page))
  const canBe = (char: string): boolean => isCovered(char) || (!isDrawn && isTyped(char, page))
  return graphemes(text)
    .map((letter) => (Array.from(letter).every(canBe) ? letter : '?'))
    .join('')
}

const graphemeSplitter = new Intl.Segmenter('hi', { granularity: 'grapheme' })

/** What a reader takes for single letters: a consonant with its signs is one. */
export const graphemes = (text: string): readonly string[] =>
  [...graphemeSplitter.segment(text)].map(({ segment }) => segment)
