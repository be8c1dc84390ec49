/**
 * A receipt document as a PDF: the same document a printer gets, set for a page
 * of A5 or A4.
 */
import { PDFDocument, type SKRSContext2D } from '@napi-rs/canvas'
import type { Language } from '../../../schema/names.ts'
import type { ReceiptDocument } from '../../../schema/receipt.ts'
import { setType, widthOf, type Type } from './fonts.ts'
import { layHeads, layOut, type Mark, type Strip } from './layout.ts'
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
  const drawn = documents.flatMap((document) => setOn(pdf, document, pages[paper]))
  return searchable(pdf.close(), drawn)
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
  const heads = layHeads(document.language, inside)
  return { scale, width, height, filled: fill(layOut(document, inside), heads, room) }
}

/** How much smaller it may be set to spare a page that would hold but a line or two. */
const closer = [0.95, 0.9] as const

/** Draws its pages; answers with the texts on each, in the order they were drawn. */
const setOn = (
  pdf: PDFDocument,
  document: ReceiptDocument,
  page: Page,
): readonly (readonly DrawnText[])[] => {
  const { size } = page
  const asIs = filledAt(document, page)
  const { scale, width, height, filled } =
    closer
      .map((by) => filledAt(document, { size, scale: page.scale * by }))
      .find((one) => one.filled.length < asIs.filled.length) ?? asIs
  return filled.map((strips, i) => {
    const context = pdf.beginPage(...size) as SKRSContext2D
    context.scale(scale, scale)
    const words = pageWords[document.language](i + 1, filled.length)
    const texts = [
      ...draw(context, strips),
      ...(filled.length === 1
        ? []
        : drawFoot(context, document.title, words, width - margin, height - margin)),
    ]
    pdf.endPage()
    return texts
  })
}

/** Strips that stay together. */
type Part = readonly Strip[]

/**
 * Fills pages from the top. What stays together and does not fit on a page
 * begins the next; only what no page holds is parted.
 */
const fill = (
  strips: readonly Strip[],
  heads: Strip,
  room: number,
): readonly (readonly Strip[])[] => {
  const parts = partsOf(strips)
  // One page alone says nothing at its foot.
  const whole = withHeads(parts, heads)
  if (heightOf(whole) <= room + footHeight) return [whole]
  const filled: Part[][] = [[]]
  for (const part of parts) {
    const isTooTall = heightOf(withHeads([part], heads)) > room
    for (const piece of isTooTall ? part.map((strip) => [strip]) : [part]) {
      const page = filled.at(-1) ?? []
      if (page.length > 0 && heightOf(withHeads([...page, piece], heads)) > room)
        filled.push([piece])
      else page.push(piece)
    }
  }
  return keepCompany(filled).map((page) => withHeads(page, heads))
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

/** The strips of a page: no air where it begins, and over its first sold line what the columns are. */
const withHeads = (page: readonly Part[], heads: Strip): readonly Strip[] => {
  const strips = page.flat()
  const begin = strips.findIndex(({ isSpace }) => isSpace !== true)
  const item = strips.findIndex(({ isItem }) => isItem === true)
  if (item < 0) return strips.slice(Math.max(0, begin))
  return [...strips.slice(begin, item), heads, ...strips.slice(item)]
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
  context.fillText(text, x, y)
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
