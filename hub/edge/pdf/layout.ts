/**
 * A receipt document as marks on a page: where each text, line, box and code
 * stands. What it says is the document's; only where it stands is decided here.
 */
import { encode } from 'uqr'
import type { Language } from '../../../schema/names.ts'
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
  /** What it says would mean nothing on a page that what stands above it is not on. */
  readonly staysWithLast?: true
  /** A sold line: the page it begins says over it what its columns are. */
  readonly isItem?: true
}

const plain: Type = { size: 9, isBold: false }
const small: Type = { size: 8, isBold: false }
const large = 14
const leading = 1.45
/** A code is as large as a phone needs it, and no larger than this. */
const qrMost = 76
const qrCell = 2.1

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
      ...(block.kind === 'item' ? { isItem: true } : {}),
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

/** What stands over the sold lines of a page. */
export const layHeads = (language: Language, width: number): Strip => {
  const { name, sum, amount } = headWords[language]
  const at = (text: string, x: number): Mark => textAt(text, x, 0, small, 'quiet')
  return {
    height: rowHeight(small) + 3,
    marks: [
      at(name, 0),
      at(sum, rightOf(sum, width * sumEdge, small)),
      at(amount, rightOf(amount, width, small)),
    ],
  }
}

const headWords: Readonly<Record<Language, Readonly<Record<'name' | 'sum' | 'amount', string>>>> = {
  en: { name: 'Item', sum: 'Quantity × price', amount: 'Amount' },
  hi: { name: 'सामान', sum: 'मात्रा × दाम', amount: 'रकम' },
}

const layBlock = (
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
  const { data: modules, size } = encode(data, { ecc: 'M', border: 0 })
  const side = Math.min(qrMost, size * qrCell)
  const cell = side / size
  const left = (width - side) / 2
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
    height: side + 10 + lines.length * rowHeight(small),
    marks: [
      ...marks,
      ...lines.map((line, i) =>
        textAt(line, (width - widthOf(line, small)) / 2, side + 7 + i * rowHeight(small), small),
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
