/** Delivery challans: every number of every series, once, and none twice on invoices. */
import type { Database } from './driver.ts'
import { everyChallan } from './verify.sql.ts'

/** Answers with the last number of each series. */
export const verifyChallans = (
  db: Database,
  report: (code: 'invoice.gap' | 'invoice.number', what: string) => void,
): ReadonlyMap<string, number> => {
  const last = new Map<string, number>()
  for (const { outletId, series, fiscalYear, no, number } of everyChallan.all(db)) {
    const key = `${outletId} ${series} ${fiscalYear}`
    const before = last.get(key) ?? 0
    if (no !== before + 1) report('invoice.gap', `challan ${number} comes after ${key} ${before}`)
    if (Number(/\d+$/.exec(number)?.[0]) !== no)
      report('invoice.number', `challan ${number} is number ${no} of ${key}`)
    last.set(key, no)
  }
  return last
}
