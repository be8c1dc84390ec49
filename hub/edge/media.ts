/**
 * Pictures, in a folder beside the database, each named by its SHA-256.
 *
 * What comes in is decoded and drawn anew, so that nothing but pixels is kept,
 * and is bounded in bytes and in pixels.
 */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { no, ok, type Result } from '../../schema/result.ts'
import { pictureHead } from './picture-head.ts'

export const pictureBytesMax = 4 * 1024 * 1024
const pixelsMax = 16_000_000

export type Unfit = 'not-a-picture' | 'too-large'

export interface Media {
  /** Stores a PNG, JPEG or WebP and answers its name. Refuses what is none of them, or is too large. */
  readonly put: (bytes: Uint8Array) => Promise<Result<string, Unfit>>
  /** Stores a drawing of the product's own. An SVG may point anywhere, so nobody else's is taken. */
  readonly putDrawing: (svg: string) => Promise<Result<string, Unfit>>
  /** A picture as small as a row of the guests’ menu shows it, as WebP; made once and kept. */
  readonly small: (sha256: string) => Promise<Buffer | undefined>
  readonly get: (
    sha256: string,
  ) => Promise<{ readonly bytes: Buffer; readonly type: string } | undefined>
}

export const openMedia = (dataFolder: string): Media => {
  const folder = join(dataFolder, 'media')
  mkdirSync(folder, { recursive: true })
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256)

  const keep = async (drawn: Result<Buffer, Unfit>): Promise<Result<string, Unfit>> => {
    if (!drawn.ok) return drawn
    const sha256 = createHash('sha256').update(drawn.value).digest('hex')
    const path = pathOf(sha256)
    if (!existsSync(path)) {
      mkdirSync(join(folder, sha256.slice(0, 2)), { recursive: true })
      await writeWhole(path, drawn.value)
    }
    return ok(sha256)
  }

  const get: Media['get'] = async (sha256) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined
    try {
      const bytes = await readFile(pathOf(sha256))
      return {
        bytes,
        type: bytes.subarray(0, 4).toString('latin1') === 'RIFF' ? 'image/webp' : 'image/png',
      }
    } catch {
      return undefined
    }
  }

  /** Phones of one table ask for the same pictures at the same moment: each is drawn once. */
  const shrinking = new Map<string, Promise<Buffer | undefined>>()
  const shrinkAndKeep = async (sha256: string): Promise<Buffer | undefined> => {
    const path = join(folder, 'small', sha256.slice(0, 2), sha256)
    const kept = await readFile(path).catch(() => undefined)
    if (kept !== undefined) return kept
    const whole = await get(sha256)
    if (whole === undefined) return undefined
    const drawn = await shrunk(whole.bytes)
    mkdirSync(join(folder, 'small', sha256.slice(0, 2)), { recursive: true })
    await writeWhole(path, drawn)
    return drawn
  }

  return {
    small: (sha256) => {
      const drawing = shrinking.get(sha256) ?? shrinkAndKeep(sha256)
      shrinking.set(sha256, drawing)
      return drawing.finally(() => shrinking.delete(sha256))
    },
    get,
    put: async (bytes) => {
      if (bytes.length > pictureBytesMax) return no('too-large')
      const head = pictureHead(bytes)
      if (head === null) return no('not-a-picture')
      if (head.width * head.height > pixelsMax) return no('too-large')
      return keep(await redraw(Buffer.from(bytes), 'png'))
    },
    putDrawing: async (svg) => keep(await redraw(Buffer.from(svg), 'webp')),
  }
}

const redraw = async (bytes: Buffer, form: 'png' | 'webp'): Promise<Result<Buffer, Unfit>> => {
  let image: Awaited<ReturnType<typeof loadImage>>
  try {
    image = await loadImage(bytes)
  } catch {
    return no('not-a-picture')
  }
  if (image.width < 1 || image.height < 1) return no('not-a-picture')
  if (image.width * image.height > pixelsMax) return no('too-large')
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return ok(form === 'png' ? await canvas.encode('png') : await canvas.encode('webp', 82))
}

const smallSide = 144

/** The middle of a picture, as a square of twice the size in which a phone shows it. */
const shrunk = async (bytes: Buffer): Promise<Buffer> => {
  const image = await loadImage(bytes)
  const side = Math.min(image.width, image.height)
  const canvas = createCanvas(smallSide, smallSide)
  const [x, y] = [(image.width - side) / 2, (image.height - side) / 2]
  canvas.getContext('2d').drawImage(image, x, y, side, side, 0, 0, smallSide, smallSide)
  return canvas.encode('webp', 70)
}

/** A file is under its name only once it is whole and on disk; whoever stores the same meanwhile has a draft of their own. */
const writeWhole = async (path: string, bytes: Buffer): Promise<void> => {
  const draft = `${path}.${randomBytes(6).toString('hex')}.part`
  const file = await open(draft, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  renameSync(draft, path)
}
