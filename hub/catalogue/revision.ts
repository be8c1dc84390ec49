/** Every change of the catalogue begins a revision, and every till hears of it. */
import type { Tx } from '../bus/tx.ts'
import { everyOutlet, nextPriceRevision, priceRevision, recordRevision } from './catalogue.sql.ts'

/** Begins the next revision of the menu, tells every outlet, and returns its number. */
export const reviseMenu = (tx: Tx): number => {
  nextPriceRevision.run(tx.db)
  const rev = priceRevision.get(tx.db)?.rev ?? 1
  recordRevision.run(tx.db, rev, tx.at)
  for (const { outletId } of everyOutlet.all(tx.db))
    tx.emit('menu.changed', { key: `menu:${outletId}`, rev, data: { rev }, outletId })
  return rev
}
