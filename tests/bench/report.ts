/**
 * What a section hands back, and the one table it becomes.
 *
 * A figure may be held to lines. A line on a ratio holds on any machine,
 * because both sides were measured in the same seconds; a line on an absolute
 * figure holds where the machine is quiet, and says so where it is not.
 */

/** A bar that a figure has to pass, on the figure itself or on its ratio. */
export interface Line {
  readonly on: 'ratio' | 'value'
  readonly atMost?: number
  readonly atLeast?: number
  /** Held to on a quiet machine only: a busy neighbour may spoil it without anybody's fault. */
  readonly isForQuiet?: boolean
}

export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: 'ms' | 'orders/s' | 'MB' | 'kB' | 'orders'
  /** What the machine itself can do; it stands first. */
  readonly isRaw?: boolean
  readonly ratio?: { readonly to: string; readonly value: number }
  readonly lines?: readonly Line[]
}

/** How quiet the machine was: one fdatasync of 4 KiB in ms, and how many programs wanted each core. */
export interface Quiet {
  readonly fsyncP50: number
  readonly fsyncP99: number
  readonly loadPerCore: number
}

/**
 * The bench itself keeps about one and a half programs running, so more than
 * that on two cores is somebody else.
 */
export const isQuiet = ({ fsyncP50, fsyncP99, loadPerCore }: Quiet): boolean =>
  fsyncP50 <= 0.6 && fsyncP99 <= 4 && loadPerCore <= 0.9

export type Verdict = 'pass' | 'MISS' | 'noisy'

/** Whether a figure passes a line of its own; `noisy` where it misses one that only a quiet machine is held to. */
export const verdictOf = ({ value, ratio }: Figure, line: Line, quiet: Quiet): Verdict => {
  const held = line.on === 'ratio' ? (ratio?.value ?? Number.NaN) : value
  if (held <= (line.atMost ?? Infinity) && held >= (line.atLeast ?? -Infinity)) return 'pass'
  return line.isForQuiet === true && !isQuiet(quiet) ? 'noisy' : 'MISS'
}

/** How many lines were missed that this machine can be held to. */
export const missesIn = (figures: readonly Figure[], quiet: Quiet): number =>
  figures
    .flatMap((figure) => (figure.lines ?? []).map((line) => verdictOf(figure, line, quiet)))
    .filter((verdict) => verdict === 'MISS').length

interface Row {
  readonly rank: number
  readonly cells: readonly string[]
}

/** One row for each line of a figure, or one where there is none. */
const rowsOf = (figure: Figure, quiet: Quiet): readonly Row[] => {
  const { what, value, unit, isRaw, ratio, lines = [] } = figure
  const measured = `${rounded(value)} ${unit}`
  const ratioCells =
    ratio === undefined ? ['', ''] : [`${ratio.value.toFixed(2)}×`, `of ${ratio.to}`]
  const row = (
    rank: number,
    verdict: string,
    [times = '', of = '']: string[],
    bar: string,
  ): Row => ({
    rank,
    cells: [verdict, times, bar, what, measured, of],
  })
  if (isRaw === true) return [row(0, '', [], '')]
  if (lines.length === 0) return [row(ratio === undefined ? 3 : 1, '', ratioCells, '')]
  return lines.map((line) =>
    row(
      line.on === 'ratio' ? 1 : 2,
      verdictOf(figure, line, quiet),
      line.on === 'ratio' ? ratioCells : [],
      barOf(line, unit),
    ),
  )
}

const barOf = ({ on, atMost, atLeast }: Line, unit: string): string => {
  const suffix = on === 'ratio' ? '×' : ` ${unit}`
  return atMost === undefined ? `≥ ${atLeast}${suffix}` : `≤ ${atMost}${suffix}`
}

const rounded = (value: number): string =>
  value.toFixed(value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2)

/** Ratios and measured figures stand to the right, so that their digits are one below the other. */
const isNumber = (column: number): boolean => column === 1 || column === 4

/** The table: the machine's own limits, then ratios, then absolute lines, then the rest. */
export const tableOf = (figures: readonly Figure[], quiet: Quiet): string => {
  const head = ['', 'ratio', 'line', 'what', 'measured', '']
  const rows = figures
    .flatMap((figure) => rowsOf(figure, quiet))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ cells }) => cells)
  const widths = head.map((title, i) =>
    Math.max(title.length, ...rows.map((cells) => cells[i]?.length ?? 0)),
  )
  const toText = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (isNumber(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  return [head, ...rows].map(toText).join('\n')
}
