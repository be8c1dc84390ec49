/**
 * What stands between the lines of an X or a Z report, as an accountant reads
 * them: gross less discounts is net, of that some is tax inside the prices, the
 * taxes by head and the round-off lead to the total of the invoices. Every sum
 * follows from what the report says, so those of before are read the same way.
 */
import { sum, type Money } from './money.ts'
import type { TillReport } from './till.ts'

export interface TillSums {
  /** Gross, less discounts and what was given free. */
  readonly net: Money
  /** The tax that prices had inside: from net and charges to the taxable value; below zero. */
  readonly taxInside: Money
  /** What each tax came to, by its name. */
  readonly heads: Readonly<Record<string, Money>>
  /** The invoices and the tips, less what was given back. */
  readonly left: Money
  /** Parts of bills that are settled elsewhere or not yet; below zero of bills that were paid elsewhere in part. */
  readonly parts: Money
}

/** The sums of a report. */
export const sumsOf = (
  report: Pick<
    TillReport,
    | 'gross'
    | 'discounts'
    | 'comps'
    | 'charges'
    | 'taxable'
    | 'taxes'
    | 'payable'
    | 'tips'
    | 'refunds'
    | 'tenders'
    | 'received'
  >,
): TillSums => {
  const { gross, discounts, comps, charges, taxable, payable, tips, refunds, received } = report
  const net = gross - discounts.amount - comps.amount
  const heads: Record<string, Money> = {}
  for (const { taxes } of report.taxes)
    for (const [code, amount] of Object.entries(taxes)) heads[code] = (heads[code] ?? 0) + amount
  const left = payable + tips + refunds.amount
  const taken = sum(report.tenders.map(({ amount }) => amount))
  return {
    net,
    taxInside: taxable - net - charges,
    heads,
    left,
    // What was received for accounts is not known of reports of before.
    parts: received === undefined ? 0 : taken - received - left,
  }
}
