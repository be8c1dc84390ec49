/** The parts of a page around its table: who sells to whom, what it comes to, who signs. */
import type { Sheet } from '../../billing/sheet.ts'
import { widthOf, type Type } from './fonts.ts'
import { layBanner, layBlock } from './blocks.ts'
import {
  air,
  alongside,
  codeMarks,
  moved,
  paragraph,
  qrMost,
  ruled,
  stacked,
  type Mark,
  type Strip,
} from './marks.ts'
import { layTable } from './sheet-rows.ts'

const title: Type = { size: 16, isBold: true }
const party: Type = { size: 10, isBold: true }
const plain: Type = { size: 8.5, isBold: false }
const bold: Type = { ...plain, isBold: true }
const label: Type = { size: 7.5, isBold: false }

/** Where the left half ends and the right one begins, of the page's width. */
const leftEnds = 0.54
const rightBegins = 0.6

const shifted = ({ height, marks }: Strip, x: number): Strip => ({
  height,
  marks: moved(marks, { x }),
})

/** What stands over the table of the first page. */
export const layTop = (sheet: Sheet, width: number): Strip =>
  stacked([
    ...sheet.banners.map((text) => layBanner(text, width)),
    alongside([laySeller(sheet, width * leftEnds), shifted(layFacts(sheet, width), 0)]),
    ...(sheet.parties.length === 0
      ? [air(10)]
      : [ruled(width, { above: 8, thick: 1.2, below: 6 }), layParties(sheet, width), air(8)]),
    ...sheet.remarks.map((text) => paragraph(text, { x: 0, width, type: bold, align: 'centre' })),
    ...(sheet.remarks.length === 0 ? [] : [air(5)]),
  ])

/** What stands over the rows of the pages after it. */
export const layAgain = ({ seller, title: name }: Sheet, width: number): Strip =>
  stacked([
    alongside([
      paragraph(seller.name, { x: 0, width: width * leftEnds, type: bold }),
      paragraph(name, {
        x: width * leftEnds,
        width: width * (1 - leftEnds),
        type: bold,
        align: 'right',
      }),
    ]),
    ruled(width, { above: 4, thick: 0.8, below: 8 }),
  ])

const laySeller = ({ seller }: Sheet, width: number): Strip =>
  stacked([
    paragraph(seller.name, { x: 0, width, type: title }),
    ...seller.lines.map((text) => paragraph(text, { x: 0, width, type: plain })),
  ])

const layFacts = ({ heading, mark, facts }: Sheet, width: number): Strip => {
  const x = width * rightBegins
  const room = width - x
  const widest = Math.max(0, ...facts.map(([name]) => widthOf(name, plain))) + 10
  const atRight = { x, width: room, align: 'right' } as const
  return stacked([
    paragraph(heading, { ...atRight, x: width * 0.5, width: width * 0.5, type: title }),
    paragraph(mark, { ...atRight, type: label, tone: 'quiet' }),
    air(4),
    ...facts.map(([name, value], i) =>
      alongside([
        paragraph(name, { x, width: widest, type: plain, tone: 'quiet' }),
        paragraph(value, {
          x: x + widest,
          width: room - widest,
          type: i === 0 ? bold : plain,
          align: 'right',
        }),
      ]),
    ),
  ])
}

const layParties = ({ parties }: Sheet, width: number): Strip => {
  const room = width / 2 - 12
  return alongside(
    parties.map(({ label: says, name, lines }, i) => {
      const at = { x: i * (width / 2), width: room }
      return stacked([
        paragraph(says, { ...at, type: label, tone: 'quiet' }),
        paragraph(name, { ...at, type: party }),
        ...lines.map((text) => paragraph(text, { ...at, type: plain })),
      ])
    }),
  )
}

/** So much stands beside the totals; the rest of how it was paid follows below them. */
const besideMost = 150

/** What stands beside the totals, a strip a row; a label never without the first of what it labels. */
const layBeside = ({ beside }: Sheet, width: number): readonly Strip[] =>
  beside.flatMap(({ label: says, blocks }, i) => {
    const [first, ...rest] = blocks.map((block) => layBlock(block, width))
    const over = paragraph(says, { x: 0, width, type: label, tone: 'quiet' })
    return [stacked([air(i === 0 ? 0 : 5), over, ...(first === undefined ? [] : [first])]), ...rest]
  })

export interface LaidTotals {
  readonly totals: Strip
  /** Of what stands beside them, what is too much for it. */
  readonly below: readonly Strip[]
}

/** What it comes to, and beside it in words and how it was paid. */
export const layTotals = (sheet: Sheet, width: number): LaidTotals => {
  const { totals } = sheet
  const x = width * rightBegins
  const right = stacked(
    totals.flatMap((block, i) => [
      ...(i === totals.length - 1 ? [ruled(width - x, { above: 3, thick: 1.2, below: 2 })] : []),
      layBlock(block, width - x),
    ]),
  )
  const beside = layBeside(sheet, width * leftEnds)
  const most = Math.max(besideMost, right.height)
  const fits = beside.findIndex((_one, i) => stacked(beside.slice(0, i + 1)).height > most)
  const [left, below] = fits < 0 ? [beside, []] : [beside.slice(0, fits), beside.slice(fits)]
  return {
    totals: stacked([
      air(7),
      alongside([stacked(left), shifted(right, x)]),
      ...(below.length === 0 ? [air(9)] : []),
    ]),
    below: below.map((strip, i) => (i === below.length - 1 ? stacked([strip, air(9)]) : strip)),
  }
}

/** Strips that may be torn apart by the end of a page, and what stands over those that are. */
export interface Part {
  readonly strips: readonly Strip[]
  readonly over?: Strip
}

/** The taxes by code and rate, a strip a row. */
export const layTaxes = ({ tax }: Sheet, width: number): Part => {
  if (tax === null) return { strips: [] }
  const { head, rows, foot } = layTable(tax.table, width, { isEven: true })
  const says = stacked([
    paragraph(tax.label, { x: 0, width, type: label, tone: 'quiet' }),
    air(2),
    head,
    ...rows.slice(0, 1).map(({ strip }) => strip),
  ])
  const more = rows.slice(1).map(({ strip }) => strip)
  return { strips: [says, ...more, stacked([foot, air(10)])], over: head }
}

/** Where money is paid into and the shop’s own terms, side by side over a line; no strip where there is neither. */
export const layNotes = ({ notes }: Sheet, width: number): readonly Strip[] => {
  if (notes.length === 0) return []
  const each = width / notes.length
  return [
    stacked([
      alongside(
        notes.map(({ label: says, lines }, i) => {
          const at = { x: i * each, width: each - (notes.length === 1 ? 0 : 12) }
          return stacked([
            paragraph(says, { ...at, type: label, tone: 'quiet' }),
            ...lines.map((text) => paragraph(text, { ...at, type: plain })),
          ])
        }),
      ),
      air(10),
    ]),
  ]
}

const signWidth = 168
const signHeight = 62

/** What is scanned, what is said of paying, and where somebody signs. */
export const layEnd = ({ code, terms, signatures, thanks }: Sheet, width: number): Strip => {
  const signs = signatures.map((one, i) =>
    shifted(laySignature(one), width - (signatures.length - i) * (signWidth + 10) + 10),
  )
  const room = width - signatures.length * (signWidth + 10)
  const scanned = code === null ? null : codeMarks(code.data, qrMost)
  const beside = scanned === null ? 0 : scanned.width + 10
  const says = stacked(
    [code?.caption ?? '', ...terms].map((text) =>
      paragraph(text, { x: beside, width: room - beside, type: bold }),
    ),
    3,
  )
  return stacked([
    alongside([...(scanned === null ? [] : [scanned]), says, ...signs]),
    ...(thanks === ''
      ? []
      : [air(8), paragraph(thanks, { x: 0, width, type: plain, tone: 'quiet', align: 'centre' })]),
  ])
}

/** A box with room for a stamp and a hand, as high as the name over it makes it. */
const laySignature = ({ over, under }: Sheet['signatures'][number]): Strip => {
  const inside = { x: 7, width: signWidth - 14, type: plain, align: 'right' } as const
  const name = paragraph(over, { ...inside, type: bold })
  const below = paragraph(under, { ...inside, tone: 'quiet' })
  const height = Math.max(signHeight, name.height + below.height + 38)
  return {
    height,
    marks: [
      ...frame(signWidth, height),
      ...moved(name.marks, { y: 5 }),
      ...moved(below.marks, { y: height - below.height - 5 }),
    ],
  }
}

const frame = (width: number, height: number): readonly Mark[] => {
  const side = { kind: 'box', tone: 'quiet' } as const
  const thin = 0.5
  return [
    { ...side, x: 0, y: 0, width, height: thin },
    { ...side, x: 0, y: height - thin, width, height: thin },
    { ...side, x: 0, y: 0, width: thin, height },
    { ...side, x: width - thin, y: 0, width: thin, height },
  ]
}
