/** Drawers and tills to test with. */
import { exceptionsSince } from '../../hub/till/exceptions.sql.ts'
import { tillById } from '../../hub/till/till.sql.ts'
import type { ExceptionDoc, Piece, TillDoc, TillReport } from '../../schema/till.ts'
import { done, saleOf } from './evening.ts'
import type { Sender, Shop } from './kit.ts'
import { chai } from './mix.ts'

/** One more drawer at an outlet's receipt printer. */
export const newDrawer = (shop: Shop, outletId = 'counter'): string => {
  const drawerId = `drawer-${shop.newId().slice(-6)}`
  shop.db
    .prepare(
      `insert into drawer (drawer_id, outlet_id, printer_id, names, pin) values (?, ?, ?, '{"en":"Second drawer","hi":"दूसरी दराज़"}', 5)`,
    )
    .run(drawerId, outletId, `${outletId}-receipt`)
  return drawerId
}

/** A cash desk with a drawer of its own. */
export const newDesk = (shop: Shop, userId: string, drawerId = newDrawer(shop)): Sender => {
  const desk = shop.join('cashier', 'counter', userId)
  shop.db.prepare('update device set drawer_id = ? where device_id = ?').run(drawerId, desk.device)
  return desk
}

/** Notes of one value that come to an amount. */
export const notes = (amount: number, value = 100): readonly Piece[] => [
  { value, pieces: amount / value },
]

/** The cash desk of the counter, and its till opened with a thousand in it. */
export const openDesk = async (shop: Shop): Promise<Sender> => {
  const desk = shop.join('cashier', 'counter', 'asha')
  done(await shop.send(desk, 'till.open', { float: notes(1000_00), differenceTo: 'safe' }))
  return desk
}

/** A till of a new drawer that begins with nothing. */
export const newTill = async (shop: Shop): Promise<{ readonly tillId: string }> => {
  const drawerId = newDrawer(shop)
  const owner = shop.join('counter', 'counter', 'asha')
  done(await shop.send(owner, 'till.open', { drawerId, float: 'carried' }))
  return { tillId: tillAt(shop, drawerId) }
}

/** The same, with nothing counted in it. */
export const countNewTill = async (shop: Shop): Promise<{ readonly tillId: string }> => {
  const { tillId } = await newTill(shop)
  const owner = shop.join('counter', 'counter', 'asha')
  done(await shop.send(owner, 'till.count', { tillId, counted: [] }))
  return { tillId }
}

/** A screen stands at a new drawer now. */
export const drawerUnder = (shop: Shop, { device }: Sender): string => {
  const drawerId = newDrawer(shop)
  shop.db.prepare('update device set drawer_id = ? where device_id = ?').run(drawerId, device)
  return drawerId
}

/** The same, and it was counted: what it has sold lies in it. */
export const countedUnder = async (
  shop: Shop,
  sender: Sender,
): Promise<{ readonly tillId: string }> => {
  const { tillId } = await tillUnder(shop, sender)
  const owner = shop.join('counter', 'counter', 'asha')
  const { expected } = await xOf(shop, tillId)
  done(await shop.send(owner, 'till.count', { tillId, counted: notes(expected, 1) }))
  return { tillId }
}

/** A screen stands at a new drawer now, whose till has opened by itself: nobody’s, so anybody’s who works there. */
export const tillUnder = async (
  shop: Shop,
  { device }: Sender,
): Promise<{ readonly tillId: string }> => {
  const drawerId = drawerUnder(shop, { device })
  done(await shop.send(newDesk(shop, 'asha', drawerId), 'sale.ring', saleOf([chai])))
  return { tillId: tillAt(shop, drawerId) }
}

/** What the X report of a till says now. */
export const xOf = async (shop: Shop, tillId: string): Promise<TillReport> => {
  const owner = shop.join('counter', 'counter', 'asha')
  return done(await shop.send(owner, 'till.report', { tillId })).result.report
}

/** The open till of a drawer. */
export const tillAt = (shop: Shop, drawerId = 'counter-drawer'): string =>
  shop.db
    .prepare(`select till_id from till where drawer_id = ? and state = 'open'`)
    .pluck()
    .get(drawerId) as string

/** A till as it stands, of the counter's drawer unless another is named. */
export const tillNow = (shop: Shop, tillId = tillAt(shop)): TillDoc => {
  const till = tillById(shop.db, tillId)
  if (till === undefined) throw new Error('no such till')
  return till
}

/** What the manager of the sweet counter is told to look at. */
export const exceptionsOf = (shop: Shop): readonly ExceptionDoc[] =>
  exceptionsSince(shop.db, 'counter', { at: 0, limit: 50 })

/** A shift of the counter's drawer, from its float to its Z report. */
export const keepATill = async (shop: Shop, desk: Sender): Promise<string> => {
  const owner = shop.join('counter', 'counter', 'asha')
  done(await shop.send(owner, 'till.set', { overShortLimit: 100_00, drawerOpenMinutes: 3 }))
  done(await shop.send(desk, 'till.open', { float: notes(1_000_00), differenceTo: 'safe' }))
  const tillId = tillAt(shop)
  done(await shop.send(desk, 'till.pay-out', { tillId, amount: 40_00, reasonId: 'gas' }))
  done(await shop.send(desk, 'till.no-sale', { reason: 'change' }))
  const { expected } = await xOf(shop, tillId)
  done(await shop.send(desk, 'till.count', { tillId, counted: notes(expected - 5_00) }))
  done(await shop.send(desk, 'till.close', { tillId, leave: 500_00, note: 'Five short' }))
  return tillId
}
