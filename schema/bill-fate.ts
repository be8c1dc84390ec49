/**
 * What has become of a settled bill: one word each, the same for the search,
 * the screens and the papers.
 */
import type { RefundDoc } from './refund.ts'

/** `undone`: taken back within a minute of being made, as if it had never been. */
export const billFates = ['paid', 'partly', 'refunded', 'undone'] as const
export type BillFate = (typeof billFates)[number]

/** What has become of a bill of which this was given back. */
export const billFateOf = (
  refunds: readonly (Pick<RefundDoc, 'isUndo'> & {
    readonly total: Pick<RefundDoc['total'], 'isFullyRefunded'>
  })[],
): BillFate => {
  if (refunds.length === 0) return 'paid'
  if (refunds.some(({ isUndo }) => isUndo)) return 'undone'
  return refunds.some(({ total }) => total.isFullyRefunded) ? 'refunded' : 'partly'
}
