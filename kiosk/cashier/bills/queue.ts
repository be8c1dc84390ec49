/**
 * The queue: the bills that are still open, and those paid last.
 *
 * The rule: who has waited longest stands on top, and a bill leaves the queue
 * the moment its money has been taken here, whatever the network does.
 */
import type { BillDoc, BillLine, TenderKind } from '../../../schema/bill.ts'
import { sum } from '../../../schema/money.ts'
import { byBox } from '../../../schema/packing.ts'

/** What a command of this screen that waits to be sent says about a bill. */
export interface WaitingCommand {
  readonly name: string
  readonly args: unknown
}

/** The bills whose money has been taken here and not yet been booked by the hub. */
export const beingSettled = (waiting: readonly WaitingCommand[]): ReadonlySet<string> =>
  new Set(waiting.flatMap(({ name, args }) => (name === 'bill.settle' ? billIn(args) : [])))

const billIn = (args: unknown): readonly string[] =>
  typeof args === 'object' && args !== null && 'billId' in args ? [String(args.billId)] : []

/** Oldest first. @param taken bills whose money is taken; they are not asked for twice. */
export const openBills = (
  bills: readonly BillDoc[],
  taken: ReadonlySet<string>,
): readonly BillDoc[] =>
  bills
    .filter(({ state, billId }) => state === 'open' && !taken.has(billId))
    .toSorted(
      (a, b) => a.openedAt - b.openedAt || a.token - b.token || (a.billId < b.billId ? -1 : 1),
    )

/** Paid on a business date, last first. */
export const settledBills = (
  bills: readonly BillDoc[],
  businessDate: number,
  most = 30,
): readonly BillDoc[] =>
  bills
    .filter((bill) => bill.state === 'settled' && bill.businessDate === businessDate)
    .toSorted((a, b) => (b.settledAt ?? 0) - (a.settledAt ?? 0))
    .slice(0, most)

/** Pieces on a bill; a gift box, what is sold by weight, and what is a part of a piece, count as one each. */
export const piecesOf = ({ lines }: Pick<BillDoc, 'lines'>): number =>
  sum(byBox(lines).map(({ box, lines: inside }) => (box == null ? sum(inside.map(pieces)) : 1)))

const pieces = ({ qtyMilli, unit }: BillLine): number =>
  unit === 'kg' || unit === 'litre' ? 1 : Math.ceil(qtyMilli / 1000)

/** How a settled bill was paid, where one way paid it; `mixed` where several did. */
export const paidBy = ({ payments }: Pick<BillDoc, 'payments'>): TenderKind | 'mixed' => {
  const kinds = new Set(payments.map(({ kind }) => kind))
  const [only] = kinds
  return kinds.size === 1 && only !== undefined ? only : 'mixed'
}

/** The bill after the one at hand: the next in the queue, or the first again. */
export const billAfter = (
  open: readonly BillDoc[],
  billId: string | null,
  by: 1 | -1,
): BillDoc | undefined => {
  const at = open.findIndex((bill) => bill.billId === billId)
  if (at < 0) return open[0]
  return open[(at + by + open.length) % open.length]
}
