/**
 * A printer profile: what one family of printers is and can do, as data.
 *
 * The profiles lie as JSON in `printers/` and are named by their file. Nothing
 * outside a profile may assume a width, a code page, a cutter or a drawer.
 */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { id } from '../schema/shapes.ts'
import { codePageNames } from './code-pages.ts'

const count = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most))

const profileShape = v.pipe(
  v.strictObject({
    about: v.string(),
    /** Characters of font A in a line, and the dots they take: 48 and 576 for 80 mm paper. */
    columns: count(16, 64),
    dots: v.pipe(count(128, 832), v.multipleOf(8)),
    codePage: v.picklist(codePageNames),
    /** What becomes of the rupee sign, which no code page of these printers has. */
    rupee: v.picklist(['raster', 'Rs.']),
    hasNativeQr: v.boolean(),
    /** Rounds the steps of double-size letters (GS b). */
    canSmooth: v.boolean(),
    /** Reads two bytes as one Chinese letter until it is told not to (FS .). */
    cancelsKanji: v.boolean(),
    /** Dots from one text line to the next. */
    lineDots: count(24, 64),
    /** Type size, in dots, of a line that is sent as a picture. */
    rasterPx: count(16, 32),
    cutter: v.picklist(['full', 'partial', 'none']),
    /** Dots of paper from the head to the cutter or the tearing edge. */
    feedDots: count(0, 400),
    /** Bytes handed over at a time, and the pause after each, for printers with a small memory. */
    pieceBytes: count(64, 65_536),
    pieceDelayMs: count(0, 1000),
    /** `answers`: silence on DLE EOT means it is not there. `maybe`: silence says nothing. */
    status: v.picklist(['answers', 'maybe']),
    drawer: v.strictObject({
      /** Milliseconds of the pulse and of the rest after it; a solenoid burns above half a second. */
      onMs: v.pipe(count(2, 510), v.multipleOf(2)),
      offMs: v.pipe(count(2, 510), v.multipleOf(2)),
      /** Opens the drawer by DLE DC4 even while the printer waits for paper. */
      hasRealTimePulse: v.boolean(),
    }),
  }),
  v.check(
    ({ dots, columns }) => Number.isInteger(dots / columns),
    'dots is not a multiple of columns',
  ),
)
export type PrinterProfile = Readonly<v.InferOutput<typeof profileShape>>

/** The profile for a printer nobody has described: plain ESC/POS on 80 mm paper. */
export const fallbackProfile = 'generic-80'

/**
 * Reads the profile with this name, or returns undefined where there is none.
 * Throws on a file that is there but is not a profile.
 */
export const loadProfile = (name: string): PrinterProfile | undefined => {
  if (!v.is(id, name)) return undefined
  let json: string
  try {
    json = readFileSync(new URL(`./printers/${name}.json`, import.meta.url), 'utf8')
  } catch {
    return undefined
  }
  return v.parse(profileShape, JSON.parse(json))
}

/** Dots one character of font A is wide. */
export const columnDots = ({ dots, columns }: Pick<PrinterProfile, 'dots' | 'columns'>): number =>
  dots / columns
