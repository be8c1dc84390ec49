/**
 * A receipt document as a PDF: the same document a printer gets, set for a page
 * of A5 or A4.
 */
import { PDFDocument, type SKRSContext2D } from '@napi-rs/canvas'
import type { Language } from '../../../schema/names.ts'
import type { ReceiptDocument } from '../../../schema/receipt.ts'
import { drawnAs, setType, widthOf, type Type } from './fonts.ts'
import type { Sheet } from '../../billing/sheet.ts'
import { layOut } from './layout.ts'
import type { Mark, Strip } from './marks.ts'
import { pagesOf } from './sheet-pages.ts'
import { searchable, type DrawnText } from './searchable.ts'

export const pdfPapers = ['a5', 'a4'] as const
export type PdfPaper = (typeof pdfPapers)[number]

interface Page {
  /** In points of the paper. */
  readonly size: readonly [width: number, height: number]
  /** How much larger everything is set: a larger page is read from further away. */
  readonly scale: number
}

const pages: Readonly<Record<PdfPaper, Page>> = {
  a5: { size: [419.53, 595.28], scale: 1 },
  a4: { size: [595.28, 841.89], scale: 1.15 },
}
const margin = 34
const footHeight = 22
/** Blocks a last page holds at least. */
const fewest = 6

const tones = {
  ink: '#111',
  quiet: '#555',
  paper: '#fff',
  line: '#c4c4c4',
  band: '#eee',
} as const
const footType: Type = { size: 7, isBold: false }

/** What stands at the foot of a page when there is more than one. */
const pageWords: Readonly<Record<Language, (no: number, of: number) => string>> = {
  en: (no, of) => `Page ${no} of ${of}`,
  hi: (no, of) => `पृष्ठ ${no} / ${of}`,
}

/** Sets the document. What does not fit on a page goes on on the next, under the document's title. */
export const pdfOf = (document: ReceiptDocument, paper: PdfPaper): Buffer => {
  const pdf = opened(document.title)
  const drawn = setOn(pdf, document, pages[paper])
  return searchable(pdf.close(), drawn)
}

/** Sets pages for whoever books them as one file, each sheet beginning on a page of its own. */
export const pdfOfSheets = (sheets: readonly Sheet[], paper: PdfPaper): Buffer => {
  const pdf = opened(sheets[0]?.title ?? '')
  const drawn = sheets.flatMap((sheet) => setSheet(pdf, sheet, sheetPages[paper]))
  return searchable(pdf.close(), drawn)
}

const opened = (title: string): PDFDocument =>
  new PDFDocument({ title, creator: 'Chowk', producer: 'Chowk' })

/** Its columns need the width, so the smaller page is set smaller. */
const sheetPages: Readonly<Record<PdfPaper, Page>> = {
  a5: { ...pages.a5, scale: 0.84 },
  a4: { ...pages.a4, scale: 1 },
}

const setSheet = (
  pdf: PDFDocument,
  sheet: Sheet,
  page: Page,
): readonly (readonly DrawnText[])[] => {
  const at = (by: number): Filled => {
    const scale = page.scale * by
    const [width, height] = [page.size[0] / scale, page.size[1] / scale]
    const inside = { width: width - 2 * margin, height: height - 2 * margin - footHeight }
    return { scale, width, height, filled: pagesOf(sheet, inside) }
  }
  return drawPages(pdf, page, fewestPages(at), sheet, true)
}

/** A document laid out on so many pages. */
interface Filled {
  readonly scale: number
  readonly width: number
  readonly height: number
  readonly filled: readonly (readonly Strip[])[]
}

const filledAt = (document: ReceiptDocument, { size, scale }: Page): Filled => {
  const [width, height] = [size[0] / scale, size[1] / scale]
  const room = height - 2 * margin - footHeight
  const inside = width - 2 * margin
  return { scale, width, height, filled: fill(layOut(document, inside), room) }
}

/** How much smaller it may be set to spare a page that would hold but a line or two. */
const closer = [0.95, 0.9] as const

/** Set a little smaller where that spares a page. */
const fewestPages = (at: (by: number) => Filled): Filled => {
  const asIs = at(1)
  return closer.map(at).find((one) => one.filled.length < asIs.filled.length) ?? asIs
}

/** Draws its pages; answers with the texts on each, in the order they were drawn. */
const setOn = (
  pdf: PDFDocument,
  document: ReceiptDocument,
  page: Page,
): readonly (readonly DrawnText[])[] => {
  const filled = fewestPages((by) => filledAt(document, { ...page, scale: page.scale * by }))
  return drawPages(pdf, page, filled, document, filled.filled.length > 1)
}

const drawPages = (
  pdf: PDFDocument,
  { size }: Page,
  { scale, width, height, filled }: Filled,
  { title, language }: { readonly title: string; readonly language: Language },
  isCounted: boolean,
): readonly (readonly DrawnText[])[] =>
  filled.map((strips, i) => {
    const context = pdf.beginPage(...size) as SKRSContext2D
    context.scale(scale, scale)
    const words = pageWords[language](i + 1, filled.length)
    const texts = [
      ...draw(context, strips),
      ...(isCounted ? drawFoot(context, title, words, width - margin, height - margin) : []),
    ]
    pdf.endPage()
    return texts
  })

/** Strips that stay together. */
type Part = readonly Strip[]

/**
 * Fills pages from the top. What stays together and does not fit on a page
 * begins the next; only what no page holds is parted.
 */
const fill = (strips: readonly Strip[], room: number): readonly (readonly Strip[])[] => {
  const parts = partsOf(strips)
  // One page alone says nothing at its foot.
  const whole = asPage(parts)
  if (heightOf(whole) <= room + footHeight) return [whole]
  const filled: Part[][] = [[]]
  for (const part of parts) {
    const isTooTall = heightOf(asPage([part])) > room
    for (const piece of isTooTall ? part.map((strip) => [strip]) : [part]) {
      const page = filled.at(-1) ?? []
      if (page.length > 0 && heightOf(asPage([...page, piece])) > room) filled.push([piece])
      else page.push(piece)
    }
  }
  return keepCompany(filled).map((page) => asPage(page))
}

const partsOf = (strips: readonly Strip[]): readonly Part[] => {
  const parts: Strip[][] = []
  for (const strip of strips) {
    const last = parts.at(-1)
    if (strip.staysWithLast === true && last !== undefined) last.push(strip)
    else parts.push([strip])
  }
  return parts
}

const heightOf = (strips: readonly Strip[]): number =>
  strips.reduce((sum, { height }) => sum + height, 0)

/** The strips of a page: no air where it begins. */
const asPage = (page: readonly Part[]): readonly Strip[] => {
  const strips = page.flat()
  const begin = strips.findIndex(({ isSpace }) => isSpace !== true)
  return strips.slice(Math.max(0, begin))
}

const saidIn = (parts: readonly Part[]): number =>
  parts.flat().filter(({ isSpace }) => isSpace !== true).length

/** What stands alone on the last page is joined by what came before it, so that no page says “Thank you” only. */
const keepCompany = (filled: readonly (readonly Part[])[]): readonly (readonly Part[])[] => {
  const last = [...(filled.at(-1) ?? [])]
  const before = [...(filled.at(-2) ?? [])]
  while (saidIn(last) < fewest && saidIn(before.slice(0, -1)) >= fewest) {
    const part = before.pop()
    if (part !== undefined) last.unshift(part)
  }
  return [...filled.slice(0, -2), ...(filled.length > 1 ? [before] : []), last]
}

const draw = (context: SKRSContext2D, strips: readonly Strip[]): readonly DrawnText[] => {
  let top = margin
  return strips.flatMap(({ height, marks }) => {
    const texts = marks.flatMap((mark) => drawMark(context, mark, top))
    top += height
    return texts
  })
}

const drawMark = (context: SKRSContext2D, mark: Mark, top: number): readonly DrawnText[] => {
  context.fillStyle = tones[mark.tone]
  if (mark.kind === 'text') {
    setType(context, mark.type)
    return [drawText(context, mark.text, margin + mark.x, top + mark.y)]
  }
  context.fillRect(margin + mark.x, top + mark.y, mark.width, mark.height)
  return []
}

const drawText = (context: SKRSContext2D, text: string, x: number, y: number): DrawnText => {
  context.fillText(drawnAs(text), x, y)
  return { text, x, y }
}

const drawFoot = (
  context: SKRSContext2D,
  title: string,
  count: string,
  right: number,
  y: number,
): readonly DrawnText[] => {
  setType(context, footType)
  context.fillStyle = tones.quiet
  return [
    drawText(context, title, margin, y),
    drawText(context, count, right - widthOf(count, footType), y),
  ]
}
