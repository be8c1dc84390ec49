/**
 * Reads which characters a woff2 font really holds, straight from its `cmap`
 * table, so that the coverage table of the bridge is checked against the file
 * and not against whatever the machine substitutes (W3C WOFF2 section 4 and 5,
 * OpenType `cmap` formats 4 and 12).
 */
import { brotliDecompressSync } from 'node:zlib'

const knownTags = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm']

interface Reader {
  at: number
}

/** UIntBase128: seven bits a byte, the high bit says that more follow. */
const readBase128 = (font: Buffer, reader: Reader): number => {
  let value = 0
  for (let count = 0; count < 5; count += 1) {
    const byte = font.readUInt8(reader.at)
    reader.at += 1
    value = value * 128 + (byte & 0x7f)
    if ((byte & 0x80) === 0) return value
  }
  throw new Error('a length in the font directory is too long')
}

/** Every code point the font maps to a glyph. */
export const codePointsOf = (font: Buffer): ReadonlySet<number> => {
  if (font.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not a woff2 font')
  const tableCount = font.readUInt16BE(12)
  const compressedLength = font.readUInt32BE(20)
  const reader: Reader = { at: 48 }
  let offset = 0
  let cmapAt = -1
  for (let table = 0; table < tableCount; table += 1) {
    const flags = font.readUInt8(reader.at)
    reader.at += 1
    const index = flags & 0x3f
    let tag = knownTags[index] ?? `#${index}`
    if (index === 63) {
      tag = font.toString('latin1', reader.at, reader.at + 4)
      reader.at += 4
    }
    const version = flags >> 6
    const length = readBase128(font, reader)
    const isGlyphs = index === 10 || index === 11
    const isTransformed = isGlyphs ? version !== 3 : version !== 0
    const stored = isTransformed ? readBase128(font, reader) : length
    if (tag === 'cmap') cmapAt = offset
    offset += stored
  }
  if (cmapAt < 0) throw new Error('the font has no cmap')
  const tables = brotliDecompressSync(font.subarray(reader.at, reader.at + compressedLength))
  return readCmap(tables.subarray(cmapAt))
}

const readCmap = (cmap: Buffer): ReadonlySet<number> => {
  const points = new Set<number>()
  const count = cmap.readUInt16BE(2)
  for (let index = 0; index < count; index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4))
    const format = table.readUInt16BE(0)
    if (format === 4) readFormat4(table, points)
    if (format === 12) readFormat12(table, points)
  }
  return points
}

const readFormat4 = (table: Buffer, points: Set<number>): void => {
  const segments = table.readUInt16BE(6) / 2
  for (let segment = 0; segment < segments; segment += 1) {
    const end = table.readUInt16BE(14 + segment * 2)
    const start = table.readUInt16BE(16 + segments * 2 + segment * 2)
    const delta = table.readUInt16BE(16 + segments * 4 + segment * 2)
    const rangeAt = 16 + segments * 6 + segment * 2
    const range = table.readUInt16BE(rangeAt)
    for (let point = start; point <= end && point !== 0xffff; point += 1) {
      const glyph =
        range === 0
          ? (point + delta) & 0xffff
          : table.readUInt16BE(rangeAt + range + (point - start) * 2)
      if (glyph !== 0) points.add(point)
    }
  }
}

const readFormat12 = (table: Buffer, points: Set<number>): void => {
  const groups = table.readUInt32BE(12)
  for (let group = 0; group < groups; group += 1) {
    const at = 16 + group * 12
    const end = table.readUInt32BE(at + 4)
    for (let point = table.readUInt32BE(at); point <= end; point += 1) points.add(point)
  }
}
