/**
 * The pictures of the demo menu: drawn by us, in one set of colours, and able
 * to be turned into a bitmap by the very renderer the hub uses.
 */
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { renderPicture } from '../../hub/demo/draw.ts'
import { colours } from '../../hub/demo/draw/palette.ts'
import { items } from '../../hub/demo/menu.ts'

const pictures = items.map((item) => ({ id: item.id, svg: renderPicture(item.id) }))

/** The pixels of a picture as its renderer paints them, 480 × 360. */
const paint = async (svg: string): Promise<Uint32Array> => {
  const image = await loadImage(Buffer.from(svg))
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, 480, 360)
  return new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4)
}

describe('the pictures of the demo menu', () => {
  test('every item has its own picture, the same every time', () => {
    expect(new Set(pictures.map(({ svg }) => svg)).size).toBe(items.length)
    for (const { id, svg } of pictures) expect(renderPicture(id)).toBe(svg)
  })

  test('a picture holds shapes and nothing that runs, loads or needs a font', () => {
    for (const { svg } of pictures) {
      const tags = [...svg.matchAll(/<(\/?[a-z]+)/gi)].map(([, tag]) => tag)
      const known = ['svg', 'g', 'path', '/g', '/svg']
      expect(tags.filter((tag) => tag === undefined || !known.includes(tag))).toEqual([])
      const opened = tags.filter((tag) => tag === 'g').length
      expect(tags.filter((tag) => tag === '/g')).toHaveLength(opened)
      expect(svg.match(/<path [^<>]*\/>/g)).toHaveLength(
        tags.filter((tag) => tag === 'path').length,
      )
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="480" height="360"/)
    }
  })

  test('all pictures are painted from one box of colours', () => {
    const box = new Set<string>(Object.values(colours))
    const used = pictures.flatMap(({ svg }) => svg.match(/#[0-9a-f]+/gi) ?? [])
    expect([...new Set(used)].filter((colour) => !box.has(colour))).toEqual([])
  })

  test('every picture comes out of the renderer, and the food fills a good part of it', async () => {
    for (const { svg } of pictures) {
      const pixels = await paint(svg)
      expect(pixels).toHaveLength(480 * 360)
      const ground = pixels[0]
      const drawn = pixels.filter((pixel) => pixel !== ground).length / pixels.length
      expect(drawn).toBeGreaterThan(0.15)
      expect(drawn).toBeLessThan(0.85)
      expect(new Set(pixels).size).toBeGreaterThan(50)
    }
  }, 60_000)

  test('a picture of something the shop does not sell is refused by name', () => {
    expect(() => renderPicture('pizza')).toThrow('The demo menu has no picture of pizza.')
  })
})
