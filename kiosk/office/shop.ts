/** Which outlet the office looks at, what of it is open on the screen, and its live view. */
import { computed, signal } from '@preact/signals'
import type { BillDoc } from '../../schema/bill.ts'
import type { RefundDoc } from '../../schema/refund.ts'
import type { SalesDayDoc } from '../../schema/sales.ts'
import { owedOf } from '../lib/bills/owed-twice.ts'
import { shownOutlet } from '../lib/frame/shown-outlet.ts'
import { watchHealth } from '../lib/health.ts'
import { openView, typedDocs, type LiveView } from '../lib/live.ts'
import { session } from '../lib/session.ts'

/** The bill that lies open beside the list, by its id. */
export const openBillId = signal<string | null>(null)

let opened: { readonly outlet: string; readonly view: LiveView } | null = null

/** The outlet that is shown, where it is not the screen's own. */
const elsewhere = computed((): string | null => {
  const own = session.value.me?.outlet.outletId
  const shown = shownOutlet.value?.outletId
  return shown === own ? null : (shown ?? null)
})

/** Another outlet than the screen's own is shown: its documents come, who is connected there is not heard. */
export const isElsewhere = computed(() => elsewhere.value !== null)

/** The view of the outlet that is shown; looking at another lets go of the one before. */
export const view = computed((): LiveView => {
  const outlet = elsewhere.value ?? ''
  if (opened?.outlet !== outlet) {
    opened?.view.close()
    opened = { outlet, view: openView('office', outlet === '' ? {} : { outlet }) }
    watchHealth(opened.view)
  }
  return opened.view
})

/** The question mark part of a reading about the outlet that is shown. */
export const outletQuery = computed(() =>
  elsewhere.value === null ? '' : `?outlet=${encodeURIComponent(elsewhere.value)}`,
)

/** Today's sales: the newest day the view holds. */
export const today = computed(() =>
  typedDocs<SalesDayDoc>(view.value, 'sales').reduce<SalesDayDoc | undefined>(
    (last, day) => (last === undefined || day.businessDate > last.businessDate ? day : last),
    undefined,
  ),
)

const bills = computed(() => typedDocs<BillDoc>(view.value, 'bill'))

/** A bill of whichever day, as long as the view tells of it. */
export const billInView = (billId: string): BillDoc | undefined =>
  bills.value.find((bill) => bill.billId === billId)

/** What was given back of a bill, as far as the view tells: today, and of one that was paid twice on any day. */
export const refundsOf = (billId: string): readonly RefundDoc[] =>
  typedDocs<RefundDoc>(view.value, 'refund').filter((refund) => refund.billId === billId)

/** The newest first; what is paid by when it was paid, what is open by when it was opened. */
export const settledBills = computed(() =>
  bills.value
    // One of another day is told of again when a payment of it was another way of paying.
    .filter(
      ({ state, businessDate }) =>
        state === 'settled' && businessDate >= (today.value?.businessDate ?? 0),
    )
    .toSorted((a, b) => (b.settledAt ?? 0) - (a.settledAt ?? 0)),
)
export const openBills = computed(() =>
  bills.value.filter(({ state }) => state === 'open').toSorted((a, b) => a.openedAt - b.openedAt),
)
/** What came twice and has not gone back to the guest, of whichever day. */
export const owedTwice = computed(() => owedOf(bills.value))
