/**
 * Which price applies.
 *
 * Prices are dated rows by outlet, order type and customer group. The most
 * particular row wins, and among equals the latest; a row is never edited, so
 * the price of any day and of any revision can be told again.
 */
import type { Money } from './money.ts'

export interface PriceRow {
  /** The item, the variant or the modifier that is priced. */
  readonly subjectId: string
  /** null: every order type, every customer group. */
  readonly orderType: string | null
  readonly customerGroup: string | null
  readonly outletId: string | null
  /** First business date it holds, yyyymmdd. */
  readonly validFrom: number
  /** The revisions in which it stands: from `fromRev` up to, not including, `untilRev`. */
  readonly fromRev: number
  readonly untilRev: number | null
  readonly amount: Money
  readonly isTaxIncluded: boolean
}

export interface PriceQuestion {
  readonly subjectId: string
  readonly outletId: string
  readonly orderType: string
  readonly customerGroup: string
  readonly businessDate: number
  readonly rev: number
}

/** The row that prices the line, or undefined where it has no price there and then. */
export const pickPrice = (
  rows: readonly PriceRow[],
  question: PriceQuestion,
): PriceRow | undefined => {
  let best: PriceRow | undefined
  for (const row of rows) {
    if (applies(row, question) && (best === undefined || beats(row, best))) best = row
  }
  return best
}

const applies = (row: PriceRow, question: PriceQuestion): boolean =>
  row.subjectId === question.subjectId &&
  (row.outletId === null || row.outletId === question.outletId) &&
  (row.orderType === null || row.orderType === question.orderType) &&
  (row.customerGroup === null || row.customerGroup === question.customerGroup) &&
  row.validFrom <= question.businessDate &&
  row.fromRev <= question.rev &&
  (row.untilRev === null || row.untilRev > question.rev)

const beats = (row: PriceRow, best: PriceRow): boolean => {
  const particular = particularity(row) - particularity(best)
  if (particular !== 0) return particular > 0
  if (row.validFrom !== best.validFrom) return row.validFrom > best.validFrom
  return row.fromRev > best.fromRev
}

/** A price for resellers beats a price for one shop, which beats a price for takeaway. */
const particularity = (row: PriceRow): number =>
  (row.customerGroup === null ? 0 : 4) +
  (row.outletId === null ? 0 : 2) +
  (row.orderType === null ? 0 : 1)
