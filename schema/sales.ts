/**
 * The sales of one outlet on one business date, kept up to date in the same
 * transaction as each settlement.
 */
import * as v from 'valibot'
import { businessDay, described, money, rev, whole } from './doc-shapes.ts'
import type { ReadonlyDeep } from './shapes.ts'

export const salesDayDoc = v.object({
  outletId: v.string(),
  businessDate: businessDay,
  bills: described(whole, 'Sales that stand: an undone one is none.'),
  undone: described(whole, 'Sales that were taken back within a minute.'),
  taxable: money,
  tax: money,
  roundOff: money,
  total: described(money, 'Net of what was given back.'),
  refunds: described(whole, 'Credit notes issued.'),
  refunded: described(money, 'What they gave back.'),
  tenders: described(v.record(v.string(), money), 'Paid, by tender kind.'),
  hours: described(v.record(v.string(), money), 'Taken per local hour, 0 to 23.'),
  rev,
})
export type SalesDayDoc = ReadonlyDeep<v.InferOutput<typeof salesDayDoc>>
