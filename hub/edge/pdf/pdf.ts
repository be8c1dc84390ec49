/**
 * A receipt document as a PDF: the same document a printer gets, set for a page
 * of A5 or A4.
 */
import { PDFDocument, type SKRSContext2D } from '@napi-rs/canvas'
import type { Language } from '../../../schema/names.ts'
import type { ReceiptDocument } from '../../../schema/receipt.ts'
import { setType, widthOf, type Type } from './fonts.ts'
import { layOut, type Mark, type Strip } from './layout.ts'

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

const tones = { ink: '#111', quiet: '#555', paper: '#fff' } as const
const footType: Type = { size: 7, isBold: false }

/** What stands at the foot of a page when there is more than one. */
const pageWords: Readonly<Record<Language, (no: number, of: number) => string>> = {
  en: (no, of) => `Page ${no} of ${of}`,
  hi: (no, of) => `पृष्ठ ${no} / ${of}`,
}

/** Sets the document. What does not fit on a page goes on on the next, under the document's title. */
export const pdfOf = (document: ReceiptDocument, paper: PdfPaper): Buffer =>
  pdfOfAll([document], paper)

/** Sets several documents as one file, each beginning on a page of its own. */
export const pdfOfAll = (documents: readonly ReceiptDocument[], paper: PdfPaper): Buffer => {
  const title = documents[0]?.title ?? ''
  const pdf = new PDFDocument({ title, creator: 'Chowk', producer: 'Chowk' })
  for (const document of documents) setOn(pdf, document, pages[paper])
  return pdf.close()
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
  return { scale, width, height, filled: fill(layOut(document, width - 2 * margin), room) }
}

/** How much smaller it may be set to spare a page that would hold but a line or two. */
const closer = [0.95, 0.9] as const

const setOn = (pdf: PDFDocument, document: ReceiptDocument, page: Page): void => {
  const { size } = page
  const asIs = filledAt(document, page)
  const { scale, width, height, filled } =
    closer
      .map((by) => filledAt(document, { size, scale: page.scale * by }))
      .find((one) => one.filled.length < asIs.filled.length) ?? asIs
  filled.forEach((strips, i) => {
    const context = pdf.beginPage(...size) as SKRSContext2D
    context.scale(scale, scale)
    draw(context, strips)
    if (filled.length > 1) {
      const words = pageWords[document.language](i + 1, filled.length)
      drawFoot(context, document.title, words, width - margin, height - margin)
    }
    pdf.endPage()
  })
}

/** Fills pages from the top; a strip that does not fit begins the next. */
const fill = (strips: readonly Strip[], room: number): readonly (readonly Strip[])[] => {
  const filled: Strip[][] = [[]]
  let used = 0
  for (const strip of strips) {
    if (used + strip.height > room && used > 0) {
      filled.push([])
      used = 0
    }
    if (strip.isSpace === true && used === 0) continue
    filled.at(-1)?.push(strip)
    used += strip.height
  }
  return keepCompany(filled)
}

/** What stands alone on the last page is joined by what came before it, so that no page says “Thank you” only. */
const keepCompany = (filled: readonly (readonly Strip[])[]): readonly (readonly Strip[])[] => {
  const last = filled.at(-1) ?? []
  const before = filled.at(-2) ?? []
  const few = fewest - last.length
  if (few <= 0 || before.length < 2 * fewest) return filled
  return [...filled.slice(0, -2), before.slice(0, -few), [...before.slice(-few), ...last]]
}

const draw = (context: SKRSContext2D, strips: readonly Strip[]): void => {
  let top = margin
  for (const { height, marks } of strips) {
    for (const mark of marks) drawMark(context, mark, top)
    top += height
  }
}

const drawMark = (context: SKRSContext2D, mark: Mark, top: number): void => {
  context.fillStyle = tones[mark.tone]
  if (mark.kind === 'box') {
    context.fillRect(margin + mark.x, top + mark.y, mark.width, mark.height)
    return
  }
  setType(context, mark.type)
  context.fillText(mark.text, margin + mark.x, top + mark.y)
}

const drawFoot = (
  context: SKRSContext2D,
  title: string,
  count: string,
  right: number,
  y: number,
): void => {
  setType(context, footType)
  context.fillStyle = tones.quiet
  context.fillText(title, margin, y)
  context.fillText(count, right - widthOf(count, footType), y)
}
