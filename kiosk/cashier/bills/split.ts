/**
 * Cutting the bill at hand, and what its parts are.
 *
 * The rule: the hub cuts, so what stands on the cards is what each part owes;
 * nothing is lost by looking, and until somebody has paid one touch makes it
 * one bill again.
 */
import { computed, signal } from '@preact/signals'
import type { BillDoc } from '../../../schema/bill.ts'
import type { Share } from '../../../schema/bill-split.ts'
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
