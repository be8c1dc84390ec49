/** What is new about a bill, beside what it was when it was last seen. Pure. */
import type { BillDoc } from '../../../schema/bill.ts'
import type { Money } from '../../../schema/money.ts'
import { stillDue } from '../../../schema/paid.ts'

export interface News {
  /** The lines that came, or of which there are more. */
  readonly fresh: readonly string[]
  /** What was due before. */
  readonly was: Money
}

type Seen = Pick<BillDoc, 'billId' | 'lines' | 'merged' | 'total' | 'payments'>

/** What there is to say about a bill that was seen before as something else; null: nothing. */
export const newsOf = (before: Seen, now: Seen): News | null => {
  const had = new Map(before.lines.map(({ lineId, qtyMilli }) => [lineId, qtyMilli]))
  const fresh = now.lines.filter(({ lineId, qtyMilli }) => qtyMilli > (had.get(lineId) ?? 0))
  const isSame =
    fresh.length === 0 &&
    before.lines.every(({ lineId, qtyMilli }) =>
      now.lines.some((line) => line.lineId === lineId && line.qtyMilli === qtyMilli),
    )
  const isOther =
    before.billId !== now.billId || (before.merged ?? []).length !== (now.merged ?? []).length
  return isSame || isOther
    ? null
    : { fresh: fresh.map(({ lineId }) => lineId), was: stillDue(before) }
}
