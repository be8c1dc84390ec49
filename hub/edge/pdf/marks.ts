/** What a page is made of: texts, boxes and codes where they stand, and how they are put together. */
import { encode } from 'uqr'
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
      readonly tone: 'ink' | 'quiet' | 'line' | 'band'
    }

/** Something that is never torn apart by the end of a page. */
export interface Strip {
  readonly height: number
  readonly marks: readonly Mark[]
}

export const plain: Type = { size: 9, isBold: false }
const leading = 1.45
/** A code is as large as a phone needs it, and no larger than this. */
export const qrMost = 76
const qrCell = 2.1

export const rowHeight = ({ size }: Type): number => size * leading
/** Where the letters of a row stand. */
const baseline = ({ size }: Type): number => size * 1.1

export const textAt = (
  text: string,
  x: number,
  y: number,
  type: Type,
  tone: 'ink' | 'quiet' | 'paper' = 'ink',
): Mark => ({ kind: 'text', text, x, y: y + baseline(type), type, tone })

export const rightOf = (text: string, right: number, type: Type): number =>
  right - widthOf(text, type)

/** Lines of a column of this width, set one below the other. */
export const paragraph = (
  text: string,
  {
    x,
    width,
    type,
    tone = 'ink',
    align = 'left',
  }: {
    readonly x: number
    readonly width: number
    readonly type: Type
    readonly tone?: 'ink' | 'quiet' | 'paper'
    readonly align?: 'left' | 'centre' | 'right'
  },
): Strip => {
  const lines = text === '' ? [] : wrap(text, width, type)
  return {
    height: lines.length * rowHeight(type),
    marks: lines.map((line, i) => {
      const room = width - widthOf(line, type)
      const shift = align === 'centre' ? room / 2 : align === 'right' ? room : 0
      return textAt(line, x + shift, i * rowHeight(type), type, tone)
    }),
  }
}

/** The same marks, so far to the right and down. */
export const moved = (marks: readonly Mark[], by: { x?: number; y?: number }): readonly Mark[] =>
  marks.map((mark) => ({ ...mark, x: mark.x + (by.x ?? 0), y: mark.y + (by.y ?? 0) }))

/** One below the other, as one. */
export const stacked = (strips: readonly Strip[], gap = 0): Strip => {
  let height = 0
  const marks = strips.flatMap((strip, i) => {
    const y = height + (i === 0 ? 0 : gap)
    height = y + strip.height
    return moved(strip.marks, { y })
  })
  return { height, marks }
}

/** Side by side from the same top, as one. */
export const alongside = (strips: readonly Strip[]): Strip => ({
  height: Math.max(0, ...strips.map(({ height }) => height)),
  marks: strips.flatMap(({ marks }) => marks),
})

export const air = (height: number): Strip => ({ height, marks: [] })

/** A line across, with air above and below. */
export const ruled = (
  width: number,
  {
    above = 4,
    below = 4,
    thick = 0.5,
    x = 0,
  }: {
    readonly above?: number
    readonly below?: number
    readonly thick?: number
    readonly x?: number
  } = {},
): Strip => ({
  height: above + thick + below,
  marks: [{ kind: 'box', x, y: above, width, height: thick, tone: 'quiet' }],
})

/** A code a phone reads, as wide as it comes out. */
export const codeMarks = (data: string, most: number): Strip & { readonly width: number } => {
  const { data: modules, size } = encode(data, { ecc: 'M', border: 0 })
  const side = Math.min(most, size * qrCell)
  const cell = side / size
  // A row's dark modules that touch are one box: no hairline between them, and a smaller file.
  const marks = modules.flatMap((row, y) =>
    runsOf(row).map(([from, to]): Mark => ({
      kind: 'box',
      x: from * cell,
      y: y * cell,
      width: (to - from) * cell,
      height: cell,
      tone: 'ink',
    })),
  )
  return { width: side, height: side, marks }
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
