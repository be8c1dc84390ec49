/**
 * A picture on its way to the hub. The rule: a phone's photograph is turned the
 * right way up and made small here, so that no kiosk ever loads megabytes.
 */
import { ask, type Asked } from './hub-api.ts'

/** The longer side of what is kept, in px: a tile at twice its size, and a room that fills a tablet. */
export const pictureSides = { tile: 640, room: 1600 } as const

export type PictureProblem = 'not-a-picture'

/** Makes it small and stores it; answers its name in the media folder. */
export const storePicture = async (
  file: Blob,
  use: keyof typeof pictureSides = 'tile',
): Promise<Asked<{ readonly sha256: string }> | PictureProblem> => {
  const small = await shrink(file, pictureSides[use])
  return small === null
    ? 'not-a-picture'
    : ask<{ sha256: string }>('PUT', '/api/v1/media', { body: small, timeoutMs: 30_000 })
}

const shrink = async (file: Blob, sideMax: number): Promise<Blob | null> => {
  try {
    // What the camera noted about which way is up is followed by the browser.
    const photo = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, sideMax / Math.max(photo.width, photo.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(photo.width * scale))
    canvas.height = Math.max(1, Math.round(photo.height * scale))
    canvas.getContext('2d')?.drawImage(photo, 0, 0, canvas.width, canvas.height)
    photo.close()
    return await new Promise((made) => canvas.toBlob(made, 'image/webp', 0.82))
  } catch {
    return null
  }
}
