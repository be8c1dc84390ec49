/**
 * A file of a spreadsheet, read as it comes: UTF-8 with or without a mark, or
 * Latin-1 as Windows writes it; commas, semicolons or tabs between the fields.
 */
import { CsvError, parse } from 'csv-parse/browser/esm/sync'

export interface FileRow {
  /** The line it begins on, as a spreadsheet counts. */
  readonly line: number
  /** By the name of its column; only what is filled in. */
  readonly cells: ReadonlyMap<string, string>
}

export interface FileRead {
  readonly columns: readonly string[]
  readonly rows: readonly FileRow[]
  /** Between the fields; where it is no comma, a comma is a decimal point. */
  readonly delimiter: string
}

/** A file that cannot be read at all, and on which line that shows. */
export interface FileBroken {
  readonly line: number | null
}

/** Text is UTF-8 where it can be; anything else is taken for Latin-1 as Windows writes it. */
export const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** What stands most often in the heading is what divides it. */
const delimiterOf = (text: string): string => {
  const [head = ''] = text.split(/\r?\n/, 1)
  const count = (sign: string): number => head.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** What a spreadsheet would have taken for a formula was kept as text by a sign before it. */
const plainCell = (text: string): string => text.trim().replace(/^'(?=[=+\-@])/, '')

export const readFile = (bytes: Uint8Array): FileRead | FileBroken => {
  const text = decode(bytes).replace(/^\ufeff/, '')
  const delimiter = delimiterOf(text)
  try {
    const found = parse(text, {
      delimiter,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as readonly {
      readonly info: { readonly lines: number }
      readonly record: readonly string[]
    }[]
    const [head, ...rest] = found
    const columns = (head?.record ?? []).map((name) => name.trim().toLowerCase())
    const rows = rest.map(({ info, record }) => ({
      line: info.lines,
      cells: new Map(
        columns.flatMap((column, i) => {
          const cell = plainCell(record[i] ?? '')
          return cell === '' ? [] : [[column, cell] as const]
        }),
      ),
    }))
    return { columns, rows: rows.filter(({ cells }) => cells.size > 0), delimiter }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : null
    return { line }
  }
}
