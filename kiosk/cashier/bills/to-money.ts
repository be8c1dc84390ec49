/** On a phone the bill ends with what is owed, and the key that leads to taking it. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { HandCoins } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { missing } from '../../lib/pay/tender.ts'
import { session } from '../../lib/session.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { t } from '../../lib/words/words.ts'
import { chips } from '../desk.ts'
import { goToMoney } from './phone-steps.ts'

export function ToMoney({ bill }: { readonly bill: BillDoc }): VNode | null {
  const outlet = session.value.me?.outlet
  if (outlet === undefined) return null
  return html`<div class="to-money">
    <${Button} kind="primary" icon=${HandCoins} wide onPress=${goToMoney}>
      ${t('cashier.take-money')}
      <${Amount} minor=${missing(bill, outlet, chips.value, 'cash')} size="head" />
    <//>
  </div>`
}
