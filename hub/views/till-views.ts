/** What is seen of tills, with what a report is given of the other slices. */
import type { OutletDoc } from '../../schema/outlet.ts'
import { rateWords } from '../../schema/tax.ts'
import type { TillDoc, TillReport } from '../../schema/till.ts'
import { discountsOf } from '../billing/adjust.sql.ts'
import { bouncedSince, inHandAt } from '../customers/cheques.sql.ts'
import { headOf } from '../bus/log.sql.ts'
import { taxClassAt } from '../catalogue/tax.ts'
import type { Database } from '../store/driver.ts'
import { reportOf, type ReportDeps } from '../till/report.ts'
import type { SalesDeps } from '../till/sales.ts'
import { keptReport, tillById } from '../till/till.sql.ts'

/** Discounts of bills, and rates of tax classes as they were on the day of each. */
export const salesDeps = (db: Database): SalesDeps => ({
  discountsOf,
  rateOf: (taxClassId, businessDate) => rateWords(taxClassAt(db, taxClassId, businessDate)),
})

const chequesOf: ReportDeps['chequesOf'] = (db, outletId, since) => ({
  inHand: inHandAt.get(db, outletId) ?? { count: 0, amount: 0 },
  bounced: bouncedSince.all(db, outletId, since),
})

/** The same with the cheques, and the end of the log. */
export const reportDeps = (db: Database, { outletId }: Pick<TillDoc, 'outletId'>): ReportDeps => {
  const head = headOf.get(db, outletId)
  return { ...salesDeps(db), chequesOf, chain: { seq: head?.seq ?? 0, hash: head?.hash ?? '' } }
}

/** The Z report of a closed till, or what an open one has taken; undefined for one of another outlet. */
export const readTillReport = (
  db: Database,
  { outletId }: Pick<OutletDoc, 'outletId'>,
  { tillId, at }: { readonly tillId: string; readonly at: number },
): TillReport | undefined => {
  const till = tillById(db, tillId)
  if (till?.outletId !== outletId) return undefined
  return keptReport(db, tillId) ?? reportOf({ db, at }, till, reportDeps(db, till))
}
