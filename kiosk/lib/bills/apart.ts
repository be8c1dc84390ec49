/** When two gift boxes of a bill are so many of one thing, and when they are two. */
import type { BillDoc, BillLine } from '../../../schema/bill.ts'

/** What tells two lines of a bill apart that are the same goods. */
export const toldApart =
  (bill: BillDoc) =>
  ({ lineId, unitPrice, listPrice, modifiers, note }: BillLine): unknown => [
    unitPrice,
    listPrice,
    modifiers,
    note,
    bill.discounts.find((one) => one.lineId === lineId)?.discountId,
  ]
