/** What the parts of a bill would owe, as the hub reckons it: equal ones are shares of the whole, others are rounded by themselves. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { BillDoc } from '../../../schema/bill.ts'
import { partsText } from '../../../schema/bill-shares.ts'
import type { Share } from '../../../schema/bill-split.ts'
import { sum, type Money } from '../../../schema/money.ts'
import type { ReadingAnswer } from '../../../schema/readings.ts'
import { read } from '../../lib/hub-api.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'

type Shares = ReadingAnswer<'billShares'>

/** What the parts would owe; null until the hub has said it, and where there are no two. */
export const useShares = (
  { billId, lines, rev }: BillDoc,
  parts: readonly (readonly Share[])[],
): Shares | null => {
  const [shares, setShares] = useState<Shares | null>(null)
  const asked = partsText(lines, parts)
  const isCut = parts.length > 1 && parts.every((part) => part.length > 0)
  useEffect(() => {
    setShares(null)
    if (!isCut) return
    let isGone = false
    const path = `/api/v1/bills/${billId}/shares?parts=${encodeURIComponent(asked)}`
    void read<Shares>(path).then((answer) => {
      if (!isGone && answer.ok) setShares(answer.value)
      return undefined
    })
    return () => void (isGone = true)
  }, [billId, rev, asked, isCut])
  return shares
}

/** `3 × ₹334`, or `2 × ₹334 + ₹333`. */
const sumsOf = (dues: readonly Money[]): string =>
  [...new Set(dues)]
    .map((due) => {
      const count = dues.filter((one) => one === due).length
      return count === 1 ? money(due, true) : `${count} × ${money(due, true)}`
    })
    .join(' + ')

/** What the parts come to, and what the bill is where that is another sum. */
export function SharesSum({ shares }: { readonly shares: Shares | null }): VNode {
  if (shares === null) return html`<small class="figures">…</small>`
  const all = sum(shares.dues)
  return html`<small class="figures">${sumsOf(shares.dues)} = ${money(all, true)}</small>
    ${
      all !== shares.due &&
      html`<small class="figures split-off">${t('cashier.bill-is', { due: money(shares.due, true) })}</small>
      <small class="split-hint">${t('cashier.parts-rounded')}</small>`
    }`
}
