/**
 * What a picture says of itself in its first bytes: of which kind it is and how
 * large it would be. Nothing is decoded here, so that a picture of a few
 * kilobytes that unfolds to gigabytes is turned away before it unfolds, and
 * what is no PNG, JPEG or WebP never reaches a decoder at all.
 */

export interface PictureHead {
  readonly kind: 'png' | 'jpeg' | 'webp'
  readonly width: number
  readonly height: number
}

/** Reads the head, or null where the bytes are none of the three. Sizes are in pixels. */
export const pictureHead = (bytes: Uint8Array): PictureHead | null => {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return pngHead(at) ?? jpegHead(at) ?? webpHead(at)
  } catch {
    // Cut off in the middle of its head.
    return null
  }
}

const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')

/** PNG (third edition) 5.2 and 11.2.1: the signature, then IHDR. */
const pngHead = (at: Buffer): PictureHead | null =>
  at.subarray(0, 16).equals(pngSignature)
    ? { kind: 'png', width: at.readUInt32BE(16), height: at.readUInt32BE(20) }
    : null

/** ITU-T T.81 B.1: segments, each with its length, up to the frame header (SOF) that holds the size. */
const jpegHead = (at: Buffer): PictureHead | null => {
  if (at.readUInt16BE(0) !== 0xffd8) return null
  for (let i = 2; ;) {
    if (at.readUInt8(i) !== 0xff) return null
    const marker = at.readUInt8(i + 1)
    if (marker === 0xff) {
      i += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      return { kind: 'jpeg', height: at.readUInt16BE(i + 5), width: at.readUInt16BE(i + 7) }
    }
    // Between the start and the frame only segments with a length may stand.
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xda)) return null
    i += 2 + at.readUInt16BE(i + 2)
  }
}

/** RFC 9649: a RIFF file whose first chunk holds the size, in one of three ways. */
const webpHead = (at: Buffer): PictureHead | null => {
  if (at.toString('latin1', 0, 4) !== 'RIFF' || at.toString('latin1', 8, 12) !== 'WEBP') return null
  switch (at.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return {
        kind: 'webp',
        width: at.readUInt16LE(26) & 0x3fff,
        height: at.readUInt16LE(28) & 0x3fff,
      }
    case 'VP8L': {
      const bits = at.readUInt32LE(21)
      return { kind: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { kind: 'webp', width: at.readUIntLE(24, 3) + 1, height: at.readUIntLE(27, 3) + 1 }
    default:
      return null
  }
}
