/**
 * A demo shop with a past: sales of the last weeks up to yesterday, made
 * through the bus with the clock turned back, in a data folder that a hub then
 * opens as its own.
 */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { users } from '../../hub/demo/users.ts'
import { hashPin } from '../../hub/people/pin.ts'
import { readPepper } from '../../hub/store/pepper.ts'
import { plusDays } from '../../schema/calendar.ts'
import { businessDate } from '../../schema/time.ts'
import { openShop } from '../hub/kit.ts'
import { sellASeason } from '../hub/season.ts'

/** The business date at the demo's outlets now. */
export const todayInIndia = (): number => businessDate(Date.now(), 'Asia/Kolkata', 240)

/** Fills a data folder with so many days of sales, the last of them yesterday. Answers with the first day. */
export const sellThePast = async (folder: string, days: number): Promise<number> => {
  const shop = openShop()
  shop.db.pragma('synchronous = off')
  const from = plusDays(todayInIndia(), -days)
  await sellASeason(shop, { outletId: 'counter', from, days, least: 3, perDay: 9 })
  const pepper = readPepper(folder)
  for (const { id, pin } of users) {
    const hash = await hashPin(pin, pepper)
    shop.db.prepare('update user set pin_hash = ? where user_id = ?').run(hash, id)
  }
  shop.db.pragma('wal_checkpoint(truncate)')
  copyFileSync(shop.path, join(folder, 'chowk.db'))
  shop.close()
  return from
}
