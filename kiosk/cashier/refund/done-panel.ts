/** It is given back: what the guest gets into their hand, and the credit note. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Check } from 'lucide'
import type { BillDoc, TenderKind } from '../../../schema/bill.ts'
import type { RefundResult } from '../../../schema/results.ts'
import { tenderName } from '../../lib/bills/finder.ts'
import { CreditNotePdf } from '../../lib/invoice-pdf.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { money } from '../../lib/words/format.ts'
import { t, type WordKey } from '../../lib/words/words.ts'
import { receiptLanguage } from '../desk.ts'
import { PaperState } from '../paper-state.ts'
import { choose } from './back.ts'

const said: Readonly<Partial<Record<TenderKind, WordKey>>> = {
  cash: 'refund.done-cash',
  upi: 'refund.done-upi',
  card: 'refund.done-card',
}

export function DonePanel({
  done,
}: {
  readonly done: RefundResult & { readonly bill: BillDoc }
}): VNode {
  return html`<section class="paid" role="status">
    <p class="paid-label">${t('refund.done')}</p>
    <${Amount} minor=${done.payable} size="change" short />
    <ul class="refund-said figures">
      ${done.payments.map(({ kind, amount }) => {
        const key = said[kind as TenderKind]
        return html`<li key=${kind}>
          ${key === undefined ? `${tenderName(kind as TenderKind)} ${money(amount, true)}` : t(key, { amount: money(amount, true) })}
        </li>`
      })}
    </ul>
    <p class="paid-names figures">
      <span><${Icon} of=${Check} />${t('refund.done-note', { number: done.number })}</span>
    </p>
    <${PaperState} of="credit-note" billId=${`refund:${done.refundId}`} withDrawer=${done.payments.some(({ kind }) => kind === 'cash')} />
    <div class="paid-keys">
      <${CreditNotePdf} refund=${done} language=${receiptLanguage.value} />
      <${Button} kind="primary" onPress=${() => void choose(null)}>${t('refund.next')}<//>
    </div>
  </section>`
}
