/**
 * The watch over open bills: when a business day has begun, or rules were
 * changed, it looks for bills that come to something else by now, and tells the
 * hub so. All it remembers is by which day and which rules it has looked.
 */
import { businessDate } from '../../schema/time.ts'
import { priceRevision } from '../catalogue/catalogue.sql.ts'
import { outdatedBills, reckonedAtOnce } from '../handlers/open-bills.ts'
import { outletsOf, taxedAt } from '../outlets/outlets.sql.ts'
import { giver, type WatchDeps, type Watch } from './watch.ts'

export const createBillWatch = (deps: WatchDeps): Watch => {
  const { reader, now } = deps
  const give = giver(deps)
  const lookedBy = new Map<string, string>()
  return {
    look: async () => {
      const at = now()
      const rev = priceRevision.get(reader)?.rev ?? 0
      for (const outlet of outletsOf(reader)) {
        const { outletId } = outlet
        const today = businessDate(at, outlet.timeZone, outlet.cutOffMinute)
        const rules = `${today} ${rev}`
        if (lookedBy.get(outletId) === rules) continue
        const found = outdatedBills(reader, taxedAt(reader, outlet, at), today)
        const billIds = found.slice(0, reckonedAtOnce)
        // Where more are left than one command works out, the next look finds them.
        if (found.length === billIds.length) lookedBy.set(outletId, rules)
        if (billIds.length === 0) continue
        await give('bill.reckon', { outletId, billIds })
      }
    },
  }
}
