/** Paper as a PNG picture, dot for dot. */
import { createCanvas } from '@napi-rs/canvas'
import { isBlack, type Bitmap } from '../bitmap.ts'

/** The PNG file of a picture, black on white. */
export const toPng = async (picture: Bitmap): Promise<Uint8Array> => {
  const { width, height } = picture
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const image = context.createImageData(width, height)
  image.data.fill(255)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isBlack(picture, x, y)) image.data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  }
  context.putImageData(image, 0, 0)
  return canvas.encode('png')
}
