/** What each part of a bill would owe if it were split so: every part is an invoice of its own, rounded by itself. */
import type { BillDoc } from '../../schema/bill.ts'
import type { Share } from '../../schema/bill-split.ts'
import type { Money } from '../../schema/money.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { billOf } from './bill.ts'
import type { TaxClassOf } from './owed.ts'

/**
 * The dues of the parts, the first of which is what stays on the bill: it keeps
 * what is an amount, and the first thousandths of what it shares.
 */
export const duesOf = (
  bill: BillDoc,
  parts: readonly (readonly Share[])[],
  outlet: OutletDoc,
  taxClassOf: TaxClassOf,
): readonly Money[] => {
  const begun = new Map(bill.lines.map(({ lineId, part }) => [lineId, part?.fromMilli ?? 0]))
  return parts.map((shares, i) => {
    const lines = bill.lines.flatMap((line) => {
      const qtyMilli = shares.find(({ lineId }) => lineId === line.lineId)?.qtyMilli ?? 0
      if (qtyMilli === 0) return []
      const fromMilli = begun.get(line.lineId) ?? 0
      begun.set(line.lineId, fromMilli + qtyMilli)
      return [
        { ...line, qtyMilli, part: { fromMilli, ofMilli: line.part?.ofMilli ?? line.qtyMilli } },
      ]
    })
    const isHere = (lineId: string | null): boolean =>
      lineId === null || lines.some((line) => line.lineId === lineId)
    const owed = {
      lines,
      discounts: bill.discounts.filter(({ lineId }) => isHere(lineId)),
      charges: bill.charges.filter(({ ratePpm }) => i === 0 || ratePpm !== null),
      supply: bill.supply,
      tip: i === 0 ? bill.total.tip : 0,
    }
    return billOf(owed, outlet, taxClassOf).due
  })
}
