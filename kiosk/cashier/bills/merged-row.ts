/** The bills that were put on the one at hand; one touch takes each off again until it is paid. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Combine, X } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { billName } from '../../lib/bill/bill-name.ts'
import { change, whyFixed } from '../../lib/bill/change.ts'
import { Button } from '../../lib/ui/button.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { t } from '../../lib/words/words.ts'

export function MergedRow({ bill }: { readonly bill: BillDoc }): VNode | null {
  const { merged = [] } = bill
  if (merged.length === 0) return null
  const why = whyFixed(bill, 'bill.unmerge')
  return html`<div class="bill-slips" role="group" aria-label=${t('cashier.merged-on')}>
    <span class="bill-merged"><${Icon} of=${Combine} size=${20} /> ${t('cashier.merged-on')}</span>
    ${merged.map((one) => {
      const said = t('cashier.merge-off', { bill: billName(one) })
      return html`<${Button}
        key=${one.billId}
        icon=${X}
        label=${said}
        why=${why}
        onPress=${() => void change('bill.unmerge', { billId: one.billId }, said)}
      >
        ${billName(one)}
      <//>`
    })}
  </div>`
}
