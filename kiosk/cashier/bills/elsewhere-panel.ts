/**
 * UPI and card: the guest pays somewhere else.
 *
 * The rule: the amount is fixed before the guest pays it, and it counts only
 * once a person here says that it has arrived.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ArrowLeft, CreditCard } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { session } from '../../lib/session.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { t } from '../../lib/words/words.ts'
import { asking, chips, typedAmount } from '../desk.ts'
import { take } from './settle.ts'
import { missing } from './tender.ts'
import { UpiCode } from './upi-code.ts'

/** The last figures of a payment's reference are enough to find it again. */
const referenceMax = 12

interface PanelProps {
  readonly bill: BillDoc
}

export const UpiPanel = ({ bill }: PanelProps): VNode =>
  html`<${ElsewherePanel} bill=${bill} kind="upi" />`

export const CardPanel = ({ bill }: PanelProps): VNode =>
  html`<${ElsewherePanel} bill=${bill} kind="card" />`

function ElsewherePanel(props: {
  readonly bill: BillDoc
  readonly kind: 'upi' | 'card'
}): VNode | null {
  const { bill, kind } = props
  const [reference, setReference] = useState('')
  const outlet = session.value.me?.outlet
  if (outlet === undefined) return null
  const amount = typedAmount() ?? missing(bill, outlet, chips.value, kind)
  const confirm = (): void => take(kind, amount, reference)
  return html`<section class="pad elsewhere" aria-label=${t(`cashier.${kind}`)}>
    <header class="elsewhere-head">
      <${Button}
        kind="quiet"
        icon=${ArrowLeft}
        label=${t('shared.back')}
        onPress=${() => (asking.value = null)}
      />
      <h2>${t(`cashier.${kind}`)}</h2>
      <${Amount} minor=${amount} size="total" />
    </header>
    <div class="elsewhere-how">
      ${
        kind === 'upi'
          ? html`<${UpiCode} amount=${amount} bill=${bill} />`
          : html`<${Icon} of=${CreditCard} size=${96} /><p>${t('cashier.card-how')}</p>`
      }
    </div>
    <${Field}
      label=${t('cashier.reference')}
      value=${reference}
      inputMode="numeric"
      maxLength=${referenceMax}
      onInput=${setReference}
      onEnter=${confirm}
    />
    <${Button} kind="primary" wide onPress=${confirm}>
      ${t(kind === 'upi' ? 'cashier.received' : 'cashier.approved')}
    <//>
  </section>`
}
