/**
 * Cuts a stream of ESC/POS bytes into commands, whatever pieces it comes in.
 *
 * A command is only ever returned whole; while its end has not arrived the
 * answer is "not yet" and nothing is consumed.
 */

export type Command =
  | { readonly kind: 'letter'; readonly byte: number }
  | { readonly kind: 'control'; readonly byte: number }
  /** Two or more bytes: its name, such as `ESC p`, and its parameters. */
  | { readonly kind: 'order'; readonly name: string; readonly params: Uint8Array }
  | {
      readonly kind: 'raster'
      readonly mode: number
      readonly bytesWide: number
      readonly rows: number
      readonly bits: Uint8Array
    }
  /** A real-time command: carried out as it arrived, so only skipped in its turn. */
  | { readonly kind: 'realTime' }
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array }

export interface Parsed {
  readonly command: Command
  readonly length: number
}

const prefixes: Readonly<Record<number, string>> = { 0x1b: 'ESC', 0x1d: 'GS', 0x1c: 'FS' }

/** How many parameter bytes follow; the commands a receipt needs and a few neighbours. */
const parameterCounts: Readonly<Record<string, number>> = {
  'ESC @': 0,
  'ESC 2': 0,
  'ESC !': 1,
  'ESC -': 1,
  'ESC 3': 1,
  'ESC =': 1,
  'ESC E': 1,
  'ESC G': 1,
  'ESC J': 1,
  'ESC M': 1,
  'ESC R': 1,
  'ESC a': 1,
  'ESC d': 1,
  'ESC t': 1,
  'ESC {': 1,
  'ESC p': 3,
  'GS !': 1,
  'GS B': 1,
  'GS a': 1,
  'GS b': 1,
  'GS r': 1,
  'GS L': 2,
  'GS W': 2,
  'FS .': 0,
  'FS &': 0,
}

/** The command that starts at `at`, or undefined while it is not all there. */
export const parseCommand = (bytes: Uint8Array, at: number): Parsed | undefined => {
  const first = bytes[at]
  if (first === undefined) return undefined
  if (first === 0x10) return parseRealTime(bytes, at)
  const prefix = prefixes[first]
  if (prefix !== undefined) return parseOrder(bytes, at, prefix)
  const kind = first < 0x20 || first === 0x7f ? 'control' : 'letter'
  return { command: { kind, byte: first }, length: 1 }
}

const parseRealTime = (bytes: Uint8Array, at: number): Parsed | undefined => {
  const second = bytes[at + 1]
  if (second === undefined) return undefined
  const length = second === 0x04 || second === 0x05 ? 3 : second === 0x14 ? 5 : undefined
  if (length === undefined) return { command: { kind: 'control', byte: 0x10 }, length: 1 }
  return at + length > bytes.length ? undefined : { command: { kind: 'realTime' }, length }
}

const parseOrder = (bytes: Uint8Array, at: number, prefix: string): Parsed | undefined => {
  const second = bytes[at + 1]
  if (second === undefined) return undefined
  const name = `${prefix} ${String.fromCharCode(second)}`
  if (name === 'GS v') return parseRaster(bytes, at)
  const count =
    name === 'GS V'
      ? cutLength(bytes[at + 2])
      : name === 'GS ('
        ? blockLength(bytes, at)
        : parameterCounts[name]
  if (count === undefined) {
    const isCut = name === 'GS V' || name === 'GS ('
    return isCut
      ? undefined
      : { command: { kind: 'unknown', bytes: bytes.slice(at, at + 2) }, length: 2 }
  }
  const end = at + 2 + count
  if (end > bytes.length) return undefined
  return { command: { kind: 'order', name, params: bytes.slice(at + 2, end) }, length: 2 + count }
}

/** GS V has one parameter, and a second one in its feeding forms. */
const cutLength = (mode: number | undefined): number | undefined =>
  mode === undefined ? undefined : mode >= 65 ? 2 : 1

/** GS ( k: the name of the function, then a length, then that many bytes. */
const blockLength = (bytes: Uint8Array, at: number): number | undefined => {
  const low = bytes[at + 3]
  const high = bytes[at + 4]
  return low === undefined || high === undefined ? undefined : 3 + low + high * 256
}

const parseRaster = (bytes: Uint8Array, at: number): Parsed | undefined => {
  if (at + 8 > bytes.length) return undefined
  const number = (offset: number): number =>
    (bytes[at + offset] ?? 0) + (bytes[at + offset + 1] ?? 0) * 256
  const bytesWide = number(4)
  const rows = number(6)
  const end = at + 8 + bytesWide * rows
  if (end > bytes.length) return undefined
  const bits = bytes.slice(at + 8, end)
  const mode = bytes[at + 3] ?? 0
  return { command: { kind: 'raster', mode, bytesWide, rows, bits }, length: end - at }
}
