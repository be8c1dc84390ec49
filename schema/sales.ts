/**
 * The sales of one outlet on one business date, kept up to date in the same
 * transaction as each settlement.
 */
import type { Money } from './money.ts'

export interface SalesDayDoc {
  readonly outletId: string
  readonly businessDate: number
  readonly bills: number
  readonly taxable: Money
  readonly tax: Money
  readonly roundOff: Money
  readonly total: Money
  /** Paid, by tender kind. */
  readonly tenders: Readonly<Record<string, Money>>
  /** Taken per local hour, 0 to 23. */
  readonly hours: Readonly<Record<string, Money>>
  readonly rev: number
}
