/**
 * A receipt document as marks on a page: where each text, line, box and code
 * stands. What it says is the document's; only where it stands is decided here.
 */
import { encode } from 'uqr'
import type { ReceiptBlock, ReceiptDocument } from '../../../schema/receipt.ts'
import { widthOf, wrap, type Type } from './fonts.ts'

/** In points, from the top left of what it is part of. */
export type Mark =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly x: number
      readonly y: number
      readonly type: Type
      readonly tone: 'ink' | 'quiet' | 'paper'
    }
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly tone: 'ink' | 'quiet'
    }

/** Something that is never torn apart by the end of a page. */
export interface Strip {
  readonly height: number
  readonly marks: readonly Mark[]
  /** Air, which is left out where a page begins. */
  readonly isSpace?: true
}

const plain: Type = { size: 9, isBold: false }
const small: Type = { size: 8, isBold: false }
const large = 14
const leading = 1.45
const qrSide = 76

const typeOf = (isBold = false, size: 'normal' | 'large' = 'normal'): Type => ({
  size: size === 'large' ? large : plain.size,
  isBold,
})

const rowHeight = ({ size }: Type): number => size * leading
/** Where the letters of a row stand. */
const baseline = ({ size }: Type): number => size * 1.1

const textAt = (
  text: string,
  x: number,
  y: number,
  type: Type,
  tone: 'ink' | 'quiet' | 'paper' = 'ink',
): Mark => ({ kind: 'text', text, x, y: y + baseline(type), type, tone })

const rightOf = (text: string, right: number, type: Type): number => right - widthOf(text, type)

/** Every block as a strip of the page's width, in order. */
export const layOut = ({ blocks }: ReceiptDocument, width: number): readonly Strip[] =>
  blocks.map((block) => layBlock(block, width))

const layBlock = (block: ReceiptBlock, width: number): Strip => {
  switch (block.kind) {
    case 'text':
      return layText(block, width)
    case 'pair':
      return layPair(block, width)
    case 'item':
      return layItem(block, width)
    case 'columns':
      return layColumns(block, width)
    case 'rule':
      return {
        height: 9,
        marks: [
          {
            kind: 'box',
            x: 0,
            y: 4,
            width,
            height: block.style === 'thick' ? 1.2 : 0.5,
            tone: 'quiet',
          },
        ],
      }
    case 'space':
      return { height: 8, marks: [], isSpace: true }
    case 'banner':
      return layBanner(block, width)
    case 'qr':
      return layCode(block, width)
  }
}

type Block<K extends ReceiptBlock['kind']> = Extract<ReceiptBlock, { kind: K }>

const layText = ({ text, align, size, isBold }: Block<'text'>, width: number): Strip => {
  const type = typeOf(isBold, size)
  const lines = wrap(text, width, type)
  return {
    height: lines.length * rowHeight(type),
    marks: lines.map((line, i) => {
      const room = width - widthOf(line, type)
      const x = align === 'centre' ? room / 2 : align === 'right' ? room : 0
      return textAt(line, x, i * rowHeight(type), type)
    }),
  }
}

/** The value is never broken; a label that is too long beside it is. */
const layPair = ({ left, right, size, isBold }: Block<'pair'>, width: number): Strip => {
  const type = typeOf(isBold, size)
  const lines = wrap(left, width - widthOf(right, type) - 12, type)
  return {
    height: lines.length * rowHeight(type),
    marks: [
      ...lines.map((line, i) => textAt(line, 0, i * rowHeight(type), type)),
      textAt(right, rightOf(right, width, type), (lines.length - 1) * rowHeight(type), type),
    ],
  }
}

/** What it is, how much of it at what price, what that comes to: three columns, its details beneath. */
const layItem = ({ name, sum, amount, details }: Block<'item'>, width: number): Strip => {
  const nameWidth = width * 0.5
  const sumRight = width * 0.8
  const bold = { ...plain, isBold: true }
  const names = wrap(name, nameWidth - 8, plain)
  const sums = wrap(sum, sumRight - nameWidth, plain)
  const rows = Math.max(names.length, sums.length)
  const notes = details.flatMap((detail) => wrap(detail, nameWidth - 16, small))
  const notesAt = rows * rowHeight(plain)
  return {
    height: notesAt + notes.length * rowHeight(small) + 3,
    marks: [
      ...names.map((line, i) => textAt(line, 0, i * rowHeight(plain), plain)),
      ...sums.map((line, i) =>
        textAt(line, rightOf(line, sumRight, plain), i * rowHeight(plain), plain, 'quiet'),
      ),
      textAt(amount, rightOf(amount, width, bold), 0, bold),
      ...notes.map((line, i) => textAt(line, 8, notesAt + i * rowHeight(small), small, 'quiet')),
    ],
  }
}

const layColumns = ({ cells, isBold }: Block<'columns'>, width: number): Strip => {
  const type = { ...small, isBold }
  const first = cells.length > 1 ? width * 0.34 : width
  const each = cells.length > 1 ? (width - first) / (cells.length - 1) : 0
  const [head = '', ...rest] = cells
  const heads = wrap(head, first - 6, type)
  return {
    height: heads.length * rowHeight(type) + 1,
    marks: [
      ...heads.map((line, i) => textAt(line, 0, i * rowHeight(type), type)),
      ...rest.map((cell, i) => textAt(cell, rightOf(cell, first + (i + 1) * each, type), 0, type)),
    ],
  }
}

/** A warning in a frame across the page; pale, because what is printed from it is often printed thrice. */
const layBanner = ({ text }: Block<'banner'>, width: number): Strip => {
  const type = typeOf(true)
  const lines = wrap(text, width - 16, type)
  const height = lines.length * rowHeight(type) + 8
  return {
    height: height + 6,
    marks: [
      { kind: 'box', x: 0, y: 0, width, height, tone: 'ink' },
      ...lines.map((line, i) =>
        textAt(line, (width - widthOf(line, type)) / 2, 4 + i * rowHeight(type), type, 'paper'),
      ),
    ],
  }
}

const layCode = ({ data, caption }: Block<'qr'>, width: number): Strip => {
  const { data: modules, size } = encode(data, { ecc: 'M', border: 0 })
  const cell = qrSide / size
  const left = (width - qrSide) / 2
  // A row's dark modules that touch are one box: no hairline between them, and a smaller file.
  const marks: Mark[] = modules.flatMap((row, y) =>
    runsOf(row).map(([from, to]): Mark => ({
      kind: 'box',
      x: left + from * cell,
      y: 4 + y * cell,
      width: (to - from) * cell,
      height: cell,
      tone: 'ink',
    })),
  )
  const lines = caption === '' ? [] : wrap(caption, width, small)
  return {
    height: qrSide + 10 + lines.length * rowHeight(small),
    marks: [
      ...marks,
      ...lines.map((line, i) =>
        textAt(line, (width - widthOf(line, small)) / 2, qrSide + 7 + i * rowHeight(small), small),
      ),
    ],
  }
}

const runsOf = (row: readonly boolean[]): readonly (readonly [number, number])[] => {
  const runs: [number, number][] = []
  row.forEach((isDark, x) => {
    const last = runs.at(-1)
    if (!isDark) return
    if (last !== undefined && last[1] === x) last[1] = x + 1
    else runs.push([x, x + 1])
  })
  return runs
}
