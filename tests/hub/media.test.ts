import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMedia } from '../../hub/edge/media.ts'
import { pictureHead } from '../../hub/edge/picture-head.ts'
import { openHub, type Answer, type Screen, type TestHub } from './http-kit.ts'

let hub: TestHub
let office: Screen
beforeAll(async () => {
  hub = await openHub()
  office = await hub.pair('office')
})
afterAll(() => hub.close())

const canary = 'shot at 19.9975 N 73.7898 E'

/** A picture with something on it, so that what comes back can be told from another. */
const draw = (width: number, height: number, colour = '#c2410c'): Canvas => {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff7ed'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = colour
  pen.fillRect(width / 4, height / 4, width / 2, height / 2)
  return canvas
}

const png = (width = 60, height = 40, colour?: string): Buffer =>
  draw(width, height, colour).toBuffer('image/png')
const jpeg = (): Buffer => draw(60, 40).toBuffer('image/jpeg')
const webp = (): Buffer => draw(60, 40).toBuffer('image/webp')

/** A segment of a JPEG, put right behind its first two bytes, where cameras put theirs. */
const withSegment = (marker: number, content: Buffer, into = jpeg()): Buffer =>
  Buffer.concat([
    into.subarray(0, 2),
    Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]),
    content,
    into.subarray(2),
  ])

const exif = (orientation = 1): Buffer =>
  Buffer.concat([
    Buffer.from('Exif\0\0'),
    Buffer.from(`49492a0008000000010012010300010000000${orientation}00000000000000`, 'hex'),
    Buffer.from(canary),
  ])

/** A chunk of a PNG, put before its picture. Its checksum is wrong, which no reader minds in a text. */
const withText = (): Buffer => {
  const whole = png()
  const text = Buffer.from(`Comment\0${canary}`)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([
    whole.subarray(0, 33),
    length,
    Buffer.from('tEXt'),
    text,
    Buffer.alloc(4),
    whole.subarray(33),
  ])
}

const put = (body: Buffer, type = 'image/png', screen = office): Promise<Answer> =>
  hub.ask('/api/v1/media', {
    method: 'PUT',
    headers: { ...screen.headers, 'content-type': type },
    body,
  })

const nameIn = ({ json }: Answer): string => (json as { readonly sha256: string }).sha256

const stored = (): readonly string[] =>
  readdirSync(join(hub.folder, 'media'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('/'),
  )

/** PNG as far as its head: what would follow never comes. */
const pngHeadOf = (width: number, height: number): Buffer => {
  const head = Buffer.from(png().subarray(0, 33))
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return head
}

/** A JPEG whose frame claims to be as large as a frame can be. */
const hugeJpeg = (): Buffer => {
  const whole = Buffer.from(jpeg())
  const frame = whole.findIndex((byte, i) => byte === 0xff && whole[i + 1] === 0xc0)
  whole.writeUInt16BE(65_500, frame + 5)
  whole.writeUInt16BE(65_500, frame + 7)
  return whole
}

/** One grey pixel each, in the two simple forms of WebP. */
const lossy = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64')
const lossless = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64')

const hugeLossy = (): Buffer => {
  const whole = Buffer.from(lossy)
  whole.writeUInt16LE(16_383, 26)
  whole.writeUInt16LE(16_383, 28)
  return whole
}
const hugeLossless = (): Buffer => {
  const whole = Buffer.from(lossless)
  whole.writeUInt32LE((16_382 | (16_382 << 14)) >>> 0, 21)
  return whole
}
const hugeExtended = (): Buffer => {
  const whole = Buffer.from(webp())
  whole.writeUIntLE(99_999, 24, 3)
  whole.writeUIntLE(99_999, 27, 3)
  return whole
}

describe('a picture', () => {
  test.each([
    ['PNG', png],
    ['JPEG', jpeg],
    ['WebP', webp],
    ['WebP without loss', () => lossless],
    ['WebP of the oldest form', () => lossy],
  ])('in %s is stored under what is in it and comes back as it looked', async (_, make) => {
    const bytes = make()
    const answer = await put(bytes)
    expect(answer.status).toBe(200)
    const name = nameIn(answer)
    const back = await hub.ask(`/media/${name}`)
    expect(back.status).toBe(200)
    expect(back.headers['content-type']).toBe('image/png')
    expect(back.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(createHash('sha256').update(back.bytes).digest('hex')).toBe(name)
    const [before, after] = await Promise.all([loadImage(bytes), loadImage(back.bytes)])
    expect([after.width, after.height]).toEqual([before.width, before.height])
  })

  test.each([
    ['where a JPEG was taken', () => withSegment(0xe1, exif())],
    ['a comment in a JPEG', () => withSegment(0xfe, Buffer.from(canary))],
    ['a text in a PNG', withText],
    [
      'what hangs behind a PNG',
      () => Buffer.concat([png(), Buffer.from(`<script>${canary}</script>`)]),
    ],
    ['what hangs behind a JPEG', () => Buffer.concat([jpeg(), Buffer.from(canary)])],
    ['what hangs behind a WebP', () => Buffer.concat([webp(), Buffer.from(canary)])],
  ])('loses %s', async (_, make) => {
    const bytes = make()
    expect(bytes.toString('latin1')).toContain(canary)
    const back = await hub.ask(`/media/${nameIn(await put(bytes))}`)
    expect(back.status).toBe(200)
    expect(back.bytes.toString('latin1')).not.toContain('N 73')
  })

  test('that a telephone took upright stands upright, though it no longer says so', async () => {
    const back = await hub.ask(`/media/${nameIn(await put(withSegment(0xe1, exif(6))))}`)
    const { width, height } = await loadImage(back.bytes)
    expect([width, height]).toEqual([40, 60])
  })

  test('is one picture, however often and however much at once it is sent', async () => {
    const bytes = png(64, 48, '#15803d')
    const before = stored().length
    const answers = await Promise.all(Array.from({ length: 8 }, () => put(bytes)))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
    expect(new Set(answers.map(nameIn)).size).toBe(1)
    expect(stored().length).toBe(before + 1)
    expect(stored().filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('of its own makes its own name', async () => {
    const [one, two] = [await put(png(10, 10, 'red')), await put(png(10, 10, 'blue'))]
    expect(nameIn(one)).not.toBe(nameIn(two))
  })

  test('that says it is of another kind is what it is', async () => {
    expect((await put(png(), 'image/jpeg')).status).toBe(200)
    expect((await put(jpeg(), 'application/octet-stream')).status).toBe(200)
  })

  test('is whole on the disk before its name is told', async () => {
    const name = nameIn(await put(png(70, 50)))
    const file = readFileSync(join(hub.folder, 'media', name.slice(0, 2), name))
    expect(createHash('sha256').update(file).digest('hex')).toBe(name)
  })

  test('may be sent by a bridge with its token, and by nobody without', async () => {
    const bridge = await hub.pair('bridge')
    expect((await put(png(), 'image/png', bridge)).status).toBe(200)
    expect((await put(png(), 'image/png', { ...bridge, headers: {} })).status).toBe(401)
  })
})

describe('what is no picture', () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="file:///etc/passwd"/><script>alert(1)</script></svg>`
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from([0xff])],
    ['zeros', Buffer.alloc(1000)],
    ['text', Buffer.from('hello, here is a picture')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing that could point anywhere (SVG)', Buffer.from(svg)],
    ['a drawing with a mark in front', Buffer.from(`\ufeff<?xml version="1.0"?>${svg}`)],
    ['a PNG without its picture', png().subarray(0, 40)],
    ['a PNG without its end of head', png().subarray(0, 20)],
    ['a JPEG without its picture', jpeg().subarray(0, 30)],
    ['a JPEG whose first part is longer than all of it', Buffer.from('ffd8ffe0ffff00', 'hex')],
    ['a JPEG of markers alone', Buffer.from(`ffd8${'ff'.repeat(500)}`, 'hex')],
    ['a JPEG of parts without length', Buffer.from(`ffd8${'ffe00000'.repeat(50)}`, 'hex')],
    ['a WebP without its picture', webp().subarray(0, 31)],
    ['a WebP of a kind that is none', Buffer.from('RIFF\0\0\0\0WEBPVP9 aaaaaaaaaaaaaaaa')],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
    ['a bitmap', Buffer.from(`BM${'\0'.repeat(60)}`, 'latin1')],
    ['a picture of no width', pngHeadOf(0, 10)],
    [
      'a page that begins like a PNG',
      Buffer.from('\x89PNG\r\n\x1a\n<script>alert(1)</script>', 'latin1'),
    ],
  ])('%s, is refused in words and leaves nothing', async (_, body) => {
    const before = stored()
    for (const type of ['image/png', 'image/svg+xml', 'text/html']) {
      const answer = await put(body, type)
      expect(answer.status).toBe(400)
      expect(answer.json).toMatchObject({
        code: 'command.malformed',
        facts: { path: 'body', problem: 'is no PNG, JPEG or WebP picture' },
      })
    }
    expect(stored()).toEqual(before)
  })

  test('the shop’s own drawings are the only SVG there is', async () => {
    const media = openMedia(hub.folder)
    const drawn = await media.putDrawing(svg.replace(/<image.*script>/, ''))
    expect(drawn.ok && (await media.get(drawn.value))?.type).toBe('image/webp')
    expect(await media.put(Buffer.from(svg))).toEqual({ ok: false, error: 'not-a-picture' })
  })
})

describe('a picture of more than sixteen million dots', () => {
  test.each([
    ['a PNG of 4000 by 4001', pngHeadOf(4_000, 4_001)],
    ['a PNG as large as can be', pngHeadOf(2 ** 31 - 1, 2 ** 31 - 1)],
    ['a JPEG as large as can be', hugeJpeg()],
    [
      'a JPEG as large as can be, behind what its camera said',
      withSegment(0xe1, exif(), hugeJpeg()),
    ],
    ['a WebP as large as can be', hugeExtended()],
    ['a WebP without loss as large as can be', hugeLossless()],
    ['a WebP of the oldest form as large as can be', hugeLossy()],
  ])(
    'such as %s is refused by what it says of itself, before anything is unfolded',
    async (_, body) => {
      // None of these has the dots it speaks of: a decoder would call it broken, not large.
      const answer = await put(body)
      expect(answer.status).toBe(413)
      expect(answer.json).toMatchObject({ code: 'command.too-large' })
    },
  )

  test('is measured by width and height as they stand in the file', () => {
    const sizes = [png(3, 7), jpeg(), webp(), lossy, lossless].map(pictureHead)
    expect(sizes).toEqual([
      { kind: 'png', width: 3, height: 7 },
      { kind: 'jpeg', width: 60, height: 40 },
      { kind: 'webp', width: 60, height: 40 },
      { kind: 'webp', width: 1, height: 1 },
      { kind: 'webp', width: 1, height: 1 },
    ])
  })
})

describe('a name', () => {
  test.each([
    'x',
    '0'.repeat(63),
    '0'.repeat(65),
    '0'.repeat(64),
    'A'.repeat(64),
    `${'0'.repeat(62)}%2f`,
    '..%2f..%2fpepper',
    '%00',
  ])('%s that is none of a stored picture leads nowhere', async (name) => {
    expect((await hub.ask(`/media/${name}`)).status).toBe(404)
  })
})
