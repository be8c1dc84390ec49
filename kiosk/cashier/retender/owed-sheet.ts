/** All that is owed to guests because it came twice, each with the key that gives it back. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { HandCoins } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { owedOf, OwedRows, sumOwed } from '../../lib/bills/owed-twice.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { allBills, choose, state } from '../desk.ts'
import { goToPart } from '../place.ts'
import { GiveBackKey } from './twice-key.ts'

export function OwedSheet({ onClose }: { readonly onClose: () => void }): VNode {
  const owed = owedOf(allBills.value)
  const look = ({ billId }: BillDoc): void => {
    onClose()
    choose(billId)
    goToPart('bills')
  }
  const inside = (): VNode =>
    state.value === 'loading'
      ? html`<${Skeleton} shape="row" count=${3} />`
      : owed.length === 0
        ? html`<${EmptyState} icon=${HandCoins} title=${t('owed.none')} next=${t('owed.none-next')} />`
        : html`<p><b class="figures">${t('owed.sum', { count: owed.length, amount: money(sumOwed(owed), true) })}</b></p>
            <${OwedRows}
              owed=${owed}
              onPress=${look}
              keyFor=${(bill: BillDoc) => html`<${GiveBackKey} bill=${bill} />`}
            />`
  return html`<${Sheet} title=${t('owed.title')} from="side" onClose=${onClose}>
    <div class="owed">${inside()}</div>
  <//>`
}
