/** Sheets as a PDF: pages of A5 or A4, each sheet beginning on one of its own. */
import { PDFDocument, type SKRSContext2D } from '@napi-rs/canvas'
import type { Language } from '../../../schema/names.ts'
import type { Sheet } from '../../billing/sheet.ts'
import { drawnAs, setType, widthOf, type Type } from './fonts.ts'
import type { Mark, Strip } from './marks.ts'
import { pagesOf } from './sheet-pages.ts'
import { searchable, type DrawnText } from './searchable.ts'

export const pdfPapers = ['a5', 'a4'] as const
export type PdfPaper = (typeof pdfPapers)[number]

interface Page {
  /** In points of the paper. */
  readonly size: readonly [width: number, height: number]
  /** The columns need their width, so the smaller page is set smaller. */
  readonly scale: number
}

const pages: Readonly<Record<PdfPaper, Page>> = {
  a5: { size: [419.53, 595.28], scale: 0.84 },
  a4: { size: [595.28, 841.89], scale: 1 },
}
const margin = 34
const footHeight = 22
/** How much smaller it may be set where that spares a page. */
const closer = [0.95, 0.9] as const

const tones = {
  ink: '#111',
  quiet: '#555',
  paper: '#fff',
  line: '#c4c4c4',
  band: '#eee',
} as const
const footType: Type = { size: 7, isBold: false }

/** What stands at the foot of a page. */
const pageWords: Readonly<Record<Language, (no: number, of: number) => string>> = {
  en: (no, of) => `Page ${no} of ${of}`,
  hi: (no, of) => `पृष्ठ ${no} / ${of}`,
}

/** Sets the sheets as one file. */
export const pdfOf = (sheets: readonly Sheet[], paper: PdfPaper): Buffer => {
  const title = sheets[0]?.title ?? ''
  const pdf = new PDFDocument({ title, creator: 'Chowk', producer: 'Chowk' })
  const drawn = sheets.flatMap((sheet) => setSheet(pdf, sheet, pages[paper]))
  return searchable(pdf.close(), drawn)
}

/** A sheet laid out on so many pages. */
interface Filled {
  readonly scale: number
  readonly width: number
  readonly height: number
  readonly filled: readonly (readonly Strip[])[]
}

const filledAt = (sheet: Sheet, { size }: Page, scale: number): Filled => {
  const [width, height] = [size[0] / scale, size[1] / scale]
  const inside = { width: width - 2 * margin, height: height - 2 * margin - footHeight }
  return { scale, width, height, filled: pagesOf(sheet, inside) }
}

/** Draws its pages; answers with the texts on each, in the order they were drawn. */
const setSheet = (
  pdf: PDFDocument,
  sheet: Sheet,
  page: Page,
): readonly (readonly DrawnText[])[] => {
  const asIs = filledAt(sheet, page, page.scale)
  const { scale, width, height, filled } =
    (asIs.filled.length === 1 ? [] : closer)
      .map((by) => filledAt(sheet, page, page.scale * by))
      .find((one) => one.filled.length < asIs.filled.length) ?? asIs
  return filled.map((strips, i) => {
    const context = pdf.beginPage(...page.size) as SKRSContext2D
    context.scale(scale, scale)
    const count = pageWords[sheet.language](i + 1, filled.length)
    const texts = [
      ...draw(context, strips),
      ...drawFoot(context, sheet.title, count, width - margin, height - margin),
    ]
    pdf.endPage()
    return texts
  })
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
