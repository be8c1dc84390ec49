/**
 * Cutting the bill at hand, and what its parts are.
 *
 * The rule: the hub cuts, so what stands on the cards is what each part owes;
 * nothing is lost by looking, and until somebody has paid one touch makes it
 * one bill again.
 */
import { computed, signal } from '@preact/signals'
import type { BillDoc } from '../../../schema/bill.ts'
import { partSeat, type Share } from '../../../schema/bill-split.ts'
import { billName } from '../../lib/bill/bill-name.ts'
import { change } from '../../lib/bill/change.ts'
import { t } from '../../lib/words/words.ts'
import { allBills } from '../desk.ts'

/** The order whose bill is being split, or whose parts are looked at; null: none. */
export const splitting = signal<string | null>(null)

/** Every part of an order's bill, in the order in which they were cut. */
export const partsOf = (orderId: string): readonly BillDoc[] =>
  allBills.value
    .filter((bill) => bill.orderId === orderId && bill.state !== 'void')
    .toSorted((a, b) => a.openedAt - b.openedAt || (a.billId < b.billId ? -1 : 1))

/** Which part of a split bill it is, and for which seat. */
export interface PartPlace {
  readonly no: number
  readonly of: number
  readonly seat: number | null
}

/** The seats parts were of while they were still to be paid: a paid bill says none any more. */
const seats = new Map<string, number>()
const seatOf = ({ billId, lines }: BillDoc): number | null => {
  const seat = partSeat(lines)
  if (seat !== null) seats.set(billId, seat)
  return seat ?? seats.get(billId) ?? null
}

/** Where a bill stands among the parts it was cut into; null for a bill that is whole. */
export const placeOf = (bill: BillDoc): PartPlace | null => {
  if (!bill.isSplit) return null
  const all = partsOf(bill.orderId)
  const own = seatOf(bill)
  const isOnly = all.every((one) => one.billId === bill.billId || seatOf(one) !== own)
  const no = all.findIndex(({ billId }) => billId === bill.billId) + 1
  return { no, of: all.length, seat: isOnly ? own : null }
}

/** `Part 1 of 2`, with its seat where each guest has a part. */
export const sayPart = ({ no, of, seat }: PartPlace): string =>
  seat === null ? t('cashier.part-of', { no, of }) : t('cashier.part-seat', { no, of, seat })

/** What the sheets of a bill call it: its table or token, and which part of it that is. */
export const wholeName = (bill: BillDoc): string => {
  const place = placeOf(bill)
  if (place === null) return billName(bill)
  return t('cashier.part-of-bill', { no: place.no, of: place.of, bill: billName(bill) })
}

/** The parts that are looked at. */
export const parts = computed(() => partsOf(splitting.value ?? ''))

/** What a way to cut a bill is given. */
export interface WayProps {
  readonly bill: BillDoc
  /** Why it cannot be split now. */
  readonly why: string | undefined
}

/** Cuts a bill. What is named first stays on it. */
export const cut = (bill: BillDoc, shares: readonly (readonly Share[])[]): Promise<boolean> =>
  change(
    'bill.split',
    { billId: bill.billId, parts: shares.slice(1).map((part) => [...part]) },
    t('cashier.split-of', { bill: billName(bill) }),
  )

/** One bill again of all its parts. */
export const join = (bill: BillDoc): Promise<boolean> =>
  change('bill.unsplit', { billId: bill.billId }, t('cashier.split-of', { bill: billName(bill) }))
