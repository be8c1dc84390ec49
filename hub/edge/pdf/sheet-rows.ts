/**
 * A table of a page: its columns as wide as what stands in them, the name with
 * what is left. Where that is too little, columns fold: what stood in them
 * stands beneath the name or behind its neighbour.
 */
import type { SheetColumn, SheetRow, SheetTable } from '../../billing/sheet.ts'
import { widthOf, type Type } from './fonts.ts'
import { alongside, moved, paragraph, stacked, type Mark, type Strip } from './marks.ts'

const cellType: Type = { size: 8, isBold: false }
const boldType: Type = { ...cellType, isBold: true }
const headType: Type = { size: 7.5, isBold: true }
const detailType: Type = { size: 7, isBold: false }
/** White beside what stands in a cell, and above and below it. */
const gap = 10
const pad = 2.5
/** A name in less room than this falls apart. */
const nameLeast = 132

export interface LaidTable {
  /** What its columns are, over the rows of every page. */
  readonly head: Strip
  readonly rows: readonly { readonly strip: Strip; readonly sums: readonly string[] }[]
  readonly foot: Strip
  /** What the rows of the pages before come to. */
  readonly carry: (label: string, sums: readonly string[]) => Strip
}

/** Lays a table out for a page of this width. */
export const layTable = (whole: SheetTable, width: number, { isEven = false } = {}): LaidTable => {
  const table = folded(whole, width)
  const places = placesOf(table, width, isEven)
  const named = (label: string, cells: readonly string[]): readonly string[] =>
    cells.map((cell, i) => (table.columns[i]?.isName === true ? label : cell))
  return {
    head: banded(
      layHeads(
        table.columns.map(({ head }) => head),
        places,
      ),
      width,
    ),
    rows: table.rows.map((row) => ({
      strip: layRow(row, places, width),
      sums: row.sums,
    })),
    foot: banded(layCells(table.foot, places, boldType), width),
    carry: (label, sums) => underlined(layCells(named(label, sums), places, boldType), width),
  }
}

const widest = (texts: readonly string[], type: Type): number =>
  Math.max(0, ...texts.map((text) => widthOf(text, type)))

/** What a column needs: its longest cell, and the longest word of its heading. */
const needed = ({ columns, rows, foot }: SheetTable, at: number): number =>
  (at === 0 ? 0 : gap) +
  Math.max(
    widest(
      rows.map(({ cells }) => cells[at] ?? ''),
      cellType,
    ),
    widthOf(foot[at] ?? '', boldType),
    widest((columns[at]?.head ?? '').split(' '), headType),
  )

const roomForName = (table: SheetTable, width: number): number =>
  table.columns.reduce(
    (room, { isName }, at) => (isName === true ? room : room - needed(table, at)),
    width,
  )

/** The columns that may fold, those behind another first. */
const foldable = ({ columns }: SheetTable): number => {
  const behind = columns.findIndex(({ folds }) => folds === 'behind')
  return behind >= 0 ? behind : columns.findIndex(({ folds }) => folds === 'beneath')
}

const folded = (table: SheetTable, width: number): SheetTable => {
  const at = foldable(table)
  if (at < 0 || roomForName(table, width) >= nameLeast) return table
  const column = table.columns[at]
  return folded(
    {
      columns: without(table.columns, at),
      rows: table.rows.map((row) => foldRow(row, column, at)),
      foot: without(table.foot, at),
    },
    width,
  )
}

const without = <T>(list: readonly T[], at: number): readonly T[] =>
  list.filter((_one, i) => i !== at)

const foldRow = (row: SheetRow, column: SheetColumn | undefined, at: number): SheetRow => {
  const cell = row.cells[at] ?? ''
  const sums = without(row.sums, at)
  if (column?.folds === 'behind') {
    const cells = row.cells.map((one, i) => (i === at - 1 ? `${one} ${cell}`.trim() : one))
    return { ...row, cells: without(cells, at), sums }
  }
  const details = cell === '' ? row.details : [`${column?.head ?? ''} ${cell}`, ...row.details]
  return { ...row, cells: without(row.cells, at), details, sums }
}

interface Place {
  readonly x: number
  readonly width: number
  readonly align: 'left' | 'right'
  readonly isName: boolean
}

/** @param isEven whether what the name does not need goes to all columns alike. */
const placesOf = (table: SheetTable, width: number, isEven: boolean): readonly Place[] => {
  const room = roomForName(table, width)
  const name = table.columns.findIndex(({ isName }) => isName === true)
  const own = Math.max(
    needed(table, name),
    widthOf(table.columns[name]?.head ?? '', headType) + gap,
  )
  const spare = isEven ? Math.max(0, room - own) / (table.columns.length - 1) : 0
  let at = 0
  return table.columns.map(({ align, isName = false }, i) => {
    const whole = isName ? room - spare * (table.columns.length - 1) : needed(table, i) + spare
    const from = i === 0 ? 0 : gap
    const place = { x: at + from, width: whole - from, align, isName }
    at += whole
    return place
  })
}

const laid = (cells: readonly string[], places: readonly Place[], type: Type): readonly Strip[] =>
  cells.map((cell, i) => {
    const { x = 0, width = 0, align = 'left' } = places[i] ?? {}
    return paragraph(cell, { x, width: width + 0.5, type, align })
  })

const layCells = (cells: readonly string[], places: readonly Place[], type: Type): Strip =>
  padded(alongside(laid(cells, places, type)))

/** Headings stand on one line at their foot. */
const layHeads = (heads: readonly string[], places: readonly Place[]): Strip => {
  const strips = laid(heads, places, headType)
  const height = Math.max(...strips.map((one) => one.height))
  return padded({
    height,
    marks: strips.flatMap((one) => moved(one.marks, { y: height - one.height })),
  })
}

const padded = ({ height, marks }: Strip): Strip => ({
  height: height + 2 * pad,
  marks: moved(marks, { y: pad }),
})

const layRow = (row: SheetRow, places: readonly Place[], width: number): Strip => {
  const cells = layCells(row.cells, places, cellType)
  const name = places.find(({ isName }) => isName)
  const details = stacked(
    row.details.map((detail) =>
      paragraph(detail, {
        x: (name?.x ?? 0) + 6,
        width: (name?.width ?? width) - 6,
        type: detailType,
        tone: 'quiet',
      }),
    ),
  )
  const over =
    row.over === undefined
      ? []
      : [
          moveIn(
            paragraph(row.over, { x: name?.x ?? 0, width: width - (name?.x ?? 0), type: boldType }),
          ),
        ]
  // Details begin where the name ends, beside figures that may be higher.
  const nameHeight = paragraph(row.cells[places.findIndex(({ isName }) => isName)] ?? '', {
    x: 0,
    width: (name?.width ?? width) + 0.5,
    type: cellType,
  }).height
  const beneath = { ...details, marks: moved(details.marks, { y: nameHeight + pad }) }
  const body: Strip = {
    height: Math.max(
      cells.height,
      row.details.length === 0 ? 0 : nameHeight + details.height + 2 * pad,
    ),
    marks: [...cells.marks, ...beneath.marks],
  }
  return underlined(stacked([...over, body]), width)
}

const moveIn = ({ height, marks }: Strip): Strip => ({
  height: height + 2 * pad,
  marks: moved(marks, { y: 2 * pad }),
})

const line = (y: number, width: number, height: number, tone: 'line' | 'ink'): Mark => ({
  kind: 'box',
  x: 0,
  y,
  width,
  height,
  tone,
})

const underlined = ({ height, marks }: Strip, width: number): Strip => ({
  height: height + 0.5,
  marks: [...marks, line(height, width, 0.5, 'line')],
})

/** On a band across the page, between two lines. */
const banded = ({ height, marks }: Strip, width: number): Strip => ({
  height: height + 1.6,
  marks: [
    { kind: 'box', x: 0, y: 0.8, width, height, tone: 'band' },
    line(0, width, 0.8, 'ink'),
    ...moved(marks, { y: 0.8 }),
    line(height + 0.8, width, 0.8, 'ink'),
  ],
})
