/**
 * A receipt document as marks on a page: where each text, line, box and code
 * stands. What it says is the document's; only where it stands is decided here.
 */
import type { ReceiptBlock, ReceiptDocument } from '../../../schema/receipt.ts'
import { widthOf, wrap, type Type } from './fonts.ts'
import {
  codeMarks,
  moved,
  plain,
  qrMost,
  rightOf,
  rowHeight,
  small,
  textAt,
  type Strip,
} from './marks.ts'

const large = 14

const typeOf = (isBold = false, size: 'normal' | 'large' = 'normal'): Type => ({
  size: size === 'large' ? large : plain.size,
  isBold,
})

/** Every block as a strip of the page's width, in order; rows of a table share their columns. */
export const layOut = ({ blocks }: ReceiptDocument, width: number): readonly Strip[] => {
  let widths: readonly number[] = []
  let isInTable = false
  return blocks.map((block, i) => {
    if (block.kind === 'columns' && !isInTable) widths = columnsOf(tableFrom(blocks, i), width)
    isInTable = block.kind === 'columns' || (isInTable && isBeneath(block))
    const strip = block.kind === 'columns' ? layColumns(block, widths) : layBlock(block, width)
    return {
      ...strip,
      ...(staysWithLast(blocks, i) ? { staysWithLast: true } : {}),
    }
  })
}

/**
 * Sums stay together and with the last line they are the sum of, a table with
 * its heading, a code with what is said of it; a page never begins with a rule.
 */
const staysWithLast = (blocks: ReceiptDocument['blocks'], i: number): boolean => {
  const [here, last, before] = [blocks[i]?.kind, blocks[i - 1], blocks[i - 2]?.kind]
  if (last === undefined) return false
  if (here === 'rule') return true
  if (here === 'pair') return last.kind === 'pair' || (last.kind === 'rule' && before === 'item')
  if (here === 'columns') return last.kind === 'columns' && isClose(blocks, i)
  if (here !== 'text') return false
  const isInWords = last.kind === 'rule' && before === 'pair'
  return isInWords || ['pair', 'text', 'columns', 'qr'].includes(last.kind)
}

/** A table of more rows than this may go on on the next page; never its heading alone, or its last row. */
const closeRows = 8

const isClose = (blocks: ReceiptDocument['blocks'], i: number): boolean => {
  const above = blocks.slice(0, i).toReversed()
  const row = above.findIndex(({ kind }) => kind !== 'columns')
  const left = tableFrom(blocks, i).length
  return row === 1 || left === 1 || row + left <= closeRows
}

/** A block by itself, for a column of this width. */
export const layBlock = (
  block: Exclude<ReceiptBlock, { readonly kind: 'columns' }>,
  width: number,
): Strip => {
  switch (block.kind) {
    case 'text':
      return layText(block, width)
    case 'pair':
      return layPair(block, width)
    case 'item':
      return layItem(block, width)
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
    case 'sign':
      return {
        height: 44,
        marks: [
          textAt(block.label, 0, 30, plain),
          { kind: 'box', x: width / 2, y: 42, width: width / 2, height: 0.6, tone: 'quiet' },
        ],
      }
    case 'banner':
      return layBanner(block, width)
    case 'qr':
      return layCode(block, width)
  }
}

type Block<K extends ReceiptBlock['kind']> = Extract<ReceiptBlock, { kind: K }>

/** How far what belongs to the line above it stands in. */
const indent = 8

const layText = (
  { text, align, size, isBold, isIndented = false }: Block<'text'>,
  width: number,
): Strip => {
  const type = typeOf(isBold, size)
  const left = isIndented ? indent : 0
  const lines = wrap(text, width - left, type)
  return {
    height: lines.length * rowHeight(type),
    marks: lines.map((line, i) => {
      const room = width - widthOf(line, type)
      const x = align === 'centre' ? room / 2 : align === 'right' ? room : left
      return textAt(line, x, i * rowHeight(type), type)
    }),
  }
}

/** The value is never broken; a label that is too long beside it is. */
const layPair = (
  { left, right, size, isBold, isIndented = false }: Block<'pair'>,
  width: number,
): Strip => {
  const type = typeOf(isBold, size)
  const from = isIndented ? indent : 0
  const lines = wrap(left, width - from - widthOf(right, type) - 12, type)
  return {
    height: lines.length * rowHeight(type),
    marks: [
      ...lines.map((line, i) => textAt(line, from, i * rowHeight(type), type)),
      textAt(right, rightOf(right, width, type), (lines.length - 1) * rowHeight(type), type),
    ],
  }
}

/** Where the amounts before the last column end, of the page's width. */
const sumEdge = 0.8

/** What it is, how much of it at what price, what that comes to: three columns, its details beneath. */
const layItem = ({ name, sum, amount, details }: Block<'item'>, width: number): Strip => {
  const nameWidth = width * 0.5
  const sumRight = width * sumEdge
  const bold = { ...plain, isBold: true }
  const names = wrap(name, nameWidth - 8, plain)
  const sums = wrap(sum, sumRight - nameWidth, plain)
  const rows = Math.max(names.length, sums.length)
  const notes = details.flatMap((detail) => wrap(detail, nameWidth - 2 * indent, small))
  const notesAt = rows * rowHeight(plain)
  return {
    height: notesAt + notes.length * rowHeight(small) + 3,
    marks: [
      ...names.map((line, i) => textAt(line, 0, i * rowHeight(plain), plain)),
      ...sums.map((line, i) =>
        textAt(line, rightOf(line, sumRight, plain), i * rowHeight(plain), plain, 'quiet'),
      ),
      textAt(amount, rightOf(amount, width, bold), 0, bold),
      ...notes.map((line, i) =>
        textAt(line, indent, notesAt + i * rowHeight(small), small, 'quiet'),
      ),
    ],
  }
}

type Columns = Block<'columns'>

/** What is said beneath a row of a table, which goes on after it. */
const isBeneath = (block: ReceiptBlock): boolean =>
  block.kind === 'text' && block.isIndented === true

/** The rows that follow one another from here, whatever is said beneath each. */
const tableFrom = (blocks: ReceiptDocument['blocks'], from: number): readonly Columns[] => {
  const rows: Columns[] = []
  for (const block of blocks.slice(from)) {
    if (block.kind === 'columns') rows.push(block)
    else if (!isBeneath(block)) break
  }
  return rows
}

const cellGap = 14

/** As wide as what stands in them; what is left over goes to the figures alike. A first one that finds no room is wrapped. */
const columnsOf = (rows: readonly Columns[], width: number): readonly number[] => {
  const count = Math.max(...rows.map(({ cells }) => cells.length))
  const widest = (column: number): number =>
    Math.max(...rows.map(({ cells }) => widthOf(cells[column] ?? '', { ...small, isBold: true })))
  const figures = Array.from({ length: count - 1 }, (_, i) => widest(i + 1) + cellGap)
  const needed = figures.reduce((sum, one) => sum + one, 0)
  const head = Math.min(widest(0), width - needed)
  const spare = count < 2 ? 0 : (width - head - needed) / (count - 1)
  return [head, ...figures.map((one) => one + spare)]
}

const layColumns = ({ cells, isBold }: Columns, widths: readonly number[]): Strip => {
  const type = { ...small, isBold }
  const [head = '', ...rest] = cells
  const heads = wrap(head, widths[0] ?? 0, type)
  const edge = (column: number): number =>
    widths.slice(0, column + 1).reduce((sum, one) => sum + one, 0)
  return {
    height: heads.length * rowHeight(type) + 1,
    marks: [
      ...heads.map((line, i) => textAt(line, 0, i * rowHeight(type), type)),
      ...rest.map((cell, i) => textAt(cell, rightOf(cell, edge(i + 1), type), 0, type)),
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
  const { marks, width: side } = codeMarks(data, qrMost)
  const lines = caption === '' ? [] : wrap(caption, width, small)
  return {
    height: side + 10 + lines.length * rowHeight(small),
    marks: [
      ...moved(marks, { x: (width - side) / 2, y: 4 }),
      ...lines.map((line, i) =>
        textAt(line, (width - widthOf(line, small)) / 2, side + 7 + i * rowHeight(small), small),
      ),
    ],
  }
}
