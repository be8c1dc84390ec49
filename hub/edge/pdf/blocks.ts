/** The blocks a page shares with the till’s paper, set for a column of its width. */
import type { ReceiptBlock } from '../../../schema/receipt.ts'
import type { SheetBlock } from '../../billing/sheet.ts'
import { widthOf, wrap, type Type } from './fonts.ts'
import { plain, rightOf, rowHeight, textAt, type Strip } from './marks.ts'

const large = 14

const typeOf = (isBold = false, size: 'normal' | 'large' = 'normal'): Type => ({
  size: size === 'large' ? large : plain.size,
  isBold,
})

/** A block by itself. */
export const layBlock = (block: SheetBlock, width: number): Strip =>
  block.kind === 'text' ? layText(block, width) : layPair(block, width)

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

/** A warning in a frame across the page; pale, because what is printed from it is often printed thrice. */
export const layBanner = (text: string, width: number): Strip => {
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
