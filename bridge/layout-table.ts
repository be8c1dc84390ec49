/**
 * Lays rows of cells out as one table: the first column at the left edge, the
 * others right-aligned and evenly spread. Where the paper is too narrow the
 * first cell goes above its row; figures are never wrapped.
 */
import type { ReceiptBlock } from '../schema/receipt.ts'
import {
  asLabel,
  asValue,
  lineOf,
  roomFor,
  squeezed,
  unitsOf,
  wrap,
  type Cell,
  type Face,
  type Paper,
  type PaperLine,
  type SetText,
} from './line.ts'
import type { Setting } from './text.ts'

type Columns = Extract<ReceiptBlock, { kind: 'columns' }>

interface Row {
  readonly head: SetText
  readonly figures: readonly SetText[]
  readonly setting: Setting
  readonly face: Face
}

/** A first column narrower than this is given a line of its own; and so is one in which a word would break. */
const headLeast = 6
/** One that would take more lines than this beside its figures has a line of its own. */
const headLines = 2
/** White before every figure; its column is this much wider than it. */
const gap = 1

/** The lines of rows that all have the same number of cells. Throws `UnprintableError`. */
export const layTable = (blocks: readonly Columns[], paper: Paper): readonly PaperLine[] => {
  const rows = blocks.map((block) => asRow(block, paper))
  const room = roomFor({ size: 'normal' }, paper)
  const count = rows[0]?.figures.length ?? 0
  const natural = Array.from(
    { length: count },
    (_, index) => gap + Math.max(...rows.map((row) => widthOfFigure(row, index, paper))),
  )
  const needed = natural.reduce((sum, width) => sum + width, 0)
  const headWidest = Math.max(
    ...rows.map(({ head, ...row }) => unitsOf(head.text, { ...row, paper })),
  )
  const beside = room - needed
  const longestWord = Math.max(
    ...rows.flatMap(({ head, ...row }) =>
      head.text.split(' ').map((word) => unitsOf(word, { ...row, paper })),
    ),
  )
  const isStacked =
    beside < Math.min(headWidest, headLeast) ||
    beside < longestWord ||
    rows.some(({ head, ...row }) => wrap(head.text, beside, { ...row, paper }).length > headLines)
  const headRoom = isStacked ? room : Math.min(headWidest, room - needed)
  const widths = spread(natural, isStacked ? room : room - headRoom)
  return rows.flatMap((row) => layRow(row, { widths, headRoom, isStacked, room, paper }))
}

const asRow = ({ cells, isBold }: Columns, paper: Paper): Row => {
  const head = asLabel(cells[0] ?? '', paper)
  const figures = cells.slice(1).map((cell) => asValue(cell, paper))
  const isDrawn = [head, ...figures].some(({ setting }) => setting === 'raster')
  return { head, figures, setting: isDrawn ? 'raster' : 'text', face: { size: 'normal', isBold } }
}

const widthOfFigure = (row: Row, index: number, paper: Paper): number =>
  unitsOf(row.figures[index]?.text ?? '', { ...row, paper })

/**
 * Widths that fill `room`. What is left over goes to all columns alike, so that
 * they stand evenly; what is missing is taken from all in proportion.
 */
const spread = (natural: readonly number[], room: number): readonly number[] => {
  const total = natural.reduce((sum, width) => sum + width, 0)
  if (natural.length === 0) return []
  if (total > room) return natural.map((width) => Math.floor((width * room) / total))
  const each = Math.floor((room - total) / natural.length)
  const rest = room - total - each * natural.length
  return natural.map((width, index) => width + each + (index === 0 ? rest : 0))
}

interface Frame {
  readonly widths: readonly number[]
  readonly headRoom: number
  readonly isStacked: boolean
  readonly room: number
  readonly paper: Paper
}

const layRow = (
  row: Row,
  { widths, headRoom, isStacked, room, paper }: Frame,
): readonly PaperLine[] => {
  let at = isStacked ? 0 : headRoom
  let setting = row.setting
  const figures = row.figures.map((figure, index): Cell => {
    const width = (widths[index] ?? 0) - gap
    const fitted = squeezed({ ...figure, setting }, width, row.face, paper)
    setting = fitted.setting
    at += gap + width
    return { text: figure.text, at: at - width, width, align: 'right' }
  })
  const heads = wrap(row.head.text, headRoom, { ...row, paper }).map((text): Cell => ({
    text,
    at: 0,
    width: isStacked ? room : headRoom,
    align: 'left',
  }))
  const last = isStacked ? undefined : heads.at(-1)
  const above = isStacked ? heads : heads.slice(0, -1)
  return [
    ...above.map((cell) => lineOf([cell], row.setting, row.face)),
    ...(figures.length === 0 && last === undefined
      ? []
      : [lineOf([...(last === undefined ? [] : [last]), ...figures], setting, row.face)]),
  ]
}
