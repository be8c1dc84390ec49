/** Days of a shop, up to a year of one: as many sales as a pizza place makes, each at a moment of its own. */
import { join } from 'node:path'
import { commitBatch } from '../../hub/bus/batch.ts'
import { newSecret, uuidMaker } from '../../hub/bus/ids.ts'
import { flow } from '../../hub/flow.ts'
import { handlers } from '../../hub/handlers.ts'
import { revOf } from '../../hub/revisions.ts'
import { openStore } from '../../hub/store/open.ts'
import { uuidv7 } from '../../schema/ids.ts'
import { asSale, orderMaker } from './order.ts'
import type { Shop } from './shop.ts'

const salesInYear = 21_350
const daysInYear = 365
const dayMs = 24 * 3_600_000

/** Rings the sales of the year that ends now into the shop in a folder. */
export const sellAYear = (folder: string, shop: Shop): void =>
  sellDays(folder, shop, { sales: salesInYear, days: daysInYear })

/** Rings so many sales of the days that end now into a shop, through the bus; no disk is waited for. */
export const sellDays = (
  folder: string,
  { till, menu }: Shop,
  { sales, days }: { readonly sales: number; readonly days: number },
): void => {
  const start = Date.now() - days * dayMs
  let at = start
  const now = (): number => at
  const newId = uuidMaker(now)
  const db = openStore(join(folder, 'chowk.db'), { now, newId })
  db.pragma('synchronous = off')
  // The shop was opened today, and its people with it; for this they have been there all year.
  db.prepare('update sign_in set at = ?, expires_at = ?').run(start, start + (days + 35) * dayMs)
  db.prepare('update command set at = ?, sent_at = ?').run(start, start)
  const next = orderMaker(menu)
  const deps = { now, newId, newSecret, handlers, flow, revOf }
  const random = new Uint8Array(10)
  for (let sold = 0; sold < sales; sold += 100) {
    const submissions = Array.from({ length: 100 }, (_, i) => {
      new DataView(random.buffer).setUint32(4, sold + i)
      return {
        deviceId: till.deviceId,
        text: JSON.stringify({
          v: 1,
          id: uuidv7(at, random),
          name: 'sale.ring',
          args: asSale(next()),
          sentAt: at,
          signIn: till.signInId,
        }),
      }
    })
    const { outcomes } = commitBatch(db, deps, submissions)
    const refused = outcomes.find(({ reply }) => !reply.ok)
    if (refused !== undefined) throw new Error(`a sale was refused: ${refused.replyText}`)
    at += Math.floor((days * dayMs * 100) / sales)
  }
  db.pragma('wal_checkpoint(truncate)')
  db.close()
}
