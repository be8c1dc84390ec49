/**
 * What changed about the bill at hand under the cashier's eyes: a waiter added
 * something, or took something off.
 *
 * The rule: what came is marked for a while, and what the bill was before
 * stands beside what it is until somebody touches it. What was done at this
 * desk is no news to it.
 */
import { effect, signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { BillDoc } from '../../../schema/bill.ts'
import type { Money } from '../../../schema/money.ts'
import { isChanging } from '../../lib/bill/change.ts'
import { stillDue } from '../../../schema/paid.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { selected, slips } from '../desk.ts'
import { newsOf } from './news-of.ts'

/** How long what came is marked. */
const markedMs = 20_000
/** The hub's word about what was done here may come after its answer. */
const ownMs = 1_500

const fresh = signal<ReadonlySet<string>>(new Set())
const was = signal<{ readonly billId: string; readonly due: Money } | null>(null)

/** Whether a line of the bill at hand has just come. */
export const isFresh = (lineId: string): boolean => fresh.value.has(lineId)

/** Follows the bill at hand until the answer is called. */
export const followNews = (): (() => void) => {
  let last: BillDoc | undefined
  let gathered = 0
  let ownUntil = 0
  const unmark = (ids: readonly string[]): void =>
    void (fresh.value = new Set([...fresh.peek()].filter((id) => !ids.includes(id))))
  const stopOwn = isChanging.subscribe((isOwn) => {
    ownUntil = isOwn ? Infinity : performance.now() + ownMs
  })
  const stop = effect(() => {
    const bill = selected.value?.state === 'open' ? selected.value : undefined
    const on = slips.value.filter(({ withId }) => withId === bill?.orderId).length
    const isOwn = performance.now() < ownUntil || on !== gathered
    const news = bill && last && !isOwn ? newsOf(last, bill) : null
    if (bill?.billId !== last?.billId) was.value = null
    last = bill
    gathered = on
    if (bill === undefined || news === null) return
    fresh.value = new Set([...fresh.peek(), ...news.fresh])
    setTimeout(() => unmark(news.fresh), markedMs)
    // What it was when it was last looked at, however often it has changed since.
    if (was.peek() === null) was.value = { billId: bill.billId, due: news.was }
  })
  return () => {
    stop()
    stopOwn()
  }
}

/** `was ₹357`, beside what is due by now, until it is touched. */
export function Was({ bill }: { readonly bill: BillDoc }): VNode | null {
  const before = was.value
  if (before?.billId !== bill.billId || before.due === stillDue(bill)) return null
  return html`<button
    type="button"
    class="bill-was figures"
    aria-description=${t('cashier.was-seen')}
    onClick=${() => (was.value = null)}
  >
    ${t('cashier.was', { amount: money(before.due, true) })}
  </button>`
}
