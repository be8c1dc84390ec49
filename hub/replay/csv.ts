/**
 * The files of a replay, as they are found: UTF-8 with or without a mark, or
 * the Windows form of Latin-1; lines that end in either way.
 *
 * Whatever is wrong with one is said with its name and the line, before
 * anything is sold.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'

/** A file that cannot be what it should be. */
export class BadFile extends Error {
  constructor(file: string, line: number | null, problem: string) {
    super(`${file}${line === null ? '' : `, line ${line}`}: ${problem}`)
  }
}

/** A record of a file, with the line it stands on. */
export interface Row<C extends string> {
  readonly line: number
  readonly fields: Readonly<Record<C, string>>
}

/** Reads a file and holds it to the columns it must have; it may have others besides. */
export const readRows = <const C extends string>(
  folder: string,
  file: string,
  columns: readonly C[],
): readonly Row<C>[] => {
  const path = join(folder, file)
  if (!existsSync(path)) throw new BadFile(file, null, `is not in ${folder}`)
  const records = recordsIn(file, decode(readFileSync(path)))
  const [head, ...rest] = records
  if (head === undefined) throw new BadFile(file, null, 'is empty')
  const places = new Map(head.record.map((name, i) => [name.trim(), i]))
  const missing = columns.find((column) => !places.has(column))
  if (missing !== undefined)
    throw new BadFile(
      file,
      head.line,
      `has no column ${missing}, only ${[...places.keys()].join(', ')}`,
    )
  if (rest.length === 0) throw new BadFile(file, null, 'holds nothing below its heading')
  return rest.map(({ line, record }) => ({
    line,
    fields: Object.fromEntries(
      columns.map((column) => [column, (record[places.get(column) ?? -1] ?? '').trim()]),
    ) as Record<C, string>,
  }))
}

const recordsIn = (
  file: string,
  text: string,
): readonly { readonly line: number; readonly record: readonly string[] }[] => {
  try {
    const found = parse(text, { info: true, skip_empty_lines: true }) as unknown as readonly {
      readonly info: { readonly lines: number }
      readonly record: readonly string[]
    }[]
    return found.map(({ info, record }) => ({ line: info.lines, record }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : null
    throw new BadFile(file, line, problemOf(error))
  }
}

const problemOf = ({ code, message }: CsvError): string =>
  code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH'
    ? 'has more or fewer fields than the heading'
    : code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quote is opened and never closed'
      : message

/** What the bytes 0x80 to 0x9f stand for in Windows-1252; five stand for nothing. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Text is UTF-8 where it can be; anything else is taken for Latin-1 as Windows writes it. */
export const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\u0080-\u009f]/g, (byte) => windows1252[byte.charCodeAt(0) - 0x80] ?? byte)
  }
}
