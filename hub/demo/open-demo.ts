/** Fills an empty hub with the demo shop: its pictures, its PINs, its rows. */
import type { Media } from '../edge/media.ts'
import { hashPin } from '../people/pin.ts'
import type { Database } from '../store/driver.ts'
import { renderPicture } from './draw.ts'
import { items } from './menu.ts'
import { seedShop } from './seed.ts'
import { users } from './users.ts'

export interface DemoDeps {
  readonly pepper: Buffer
  readonly media: Media
}

/** Hashes and pictures take their time, so they are made before the transaction opens. */
export const openDemo = async (db: Database, { pepper, media }: DemoDeps): Promise<void> => {
  const pinHashes = new Map<string, string>()
  for (const user of users) pinHashes.set(user.id, await hashPin(user.pin, pepper))
  const pictures = new Map<string, string>()
  for (const { id } of items) {
    const stored = await media.putDrawing(renderPicture(id))
    if (stored.ok) pictures.set(id, stored.value)
  }
  seedShop(db, { pinHashes, pictures })
}
