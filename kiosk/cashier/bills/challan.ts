/**
 * The delivery challan of a bill: goods that go before their invoice.
 *
 * The rule: only what goes to a known customer goes on a challan; it stands on
 * the bill as a chip until the invoice names it. Its sheet comes when it is opened.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Truck } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { Lazy } from '../../lib/frame/lazy.ts'
import { isAway } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { challanOpen } from './challan-open.ts'

const load = async (): Promise<() => VNode | null> =>
  (await import('./challan-sheet.ts')).ChallanSheet
const putAway = (): void => void (challanOpen.value = null)

/** Nothing on a bill of nobody. */
export function BillChallan({ bill }: { readonly bill: BillDoc }): VNode | null {
  const { billId, customerId, challans = [], isSplit } = bill
  if (customerId === undefined || isSplit) return null
  const why =
    can('challan.issue') === 'deny'
      ? refused({ code: 'command.not-permitted' })
      : isAway()
        ? t('bill.away')
        : undefined
  const [first] = challans
  return html`
    <${Button} icon=${Truck} why=${why} onPress=${() => (challanOpen.value = billId)}>
      ${first === undefined ? t('cashier.challan') : t('cashier.challan-of', { number: first })}
    <//>
    ${challanOpen.value === billId && html`<${Lazy} load=${load} onClose=${putAway} />`}
  `
}
