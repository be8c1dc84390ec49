/**
 * A guest has paid more than is due by UPI or card.
 *
 * The rule: the money has moved already, so there is always a way on. What is
 * too much goes back in cash or is the staff’s tip, as the guest says; or the
 * amount was typed wrong and is put right.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Banknote, HandCoins, Pencil } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import type { Money } from '../../../schema/money.ts'
import { isChanging, whyFixed } from '../../lib/bill/change.ts'
import { PanelHead } from '../../lib/pay/panel-head.ts'
import { isAway } from '../../lib/send.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { asking, typed } from '../desk.ts'
import { whichFirst, WhichDrawer } from '../which-drawer.ts'
import { takeAsTip, takeOverInCash } from './settle.ts'

/** The last figures of a payment's reference are enough to find it again. */
const referenceMax = 12

export interface OverPanelProps {
  readonly bill: BillDoc
  readonly kind: 'upi' | 'card'
  readonly amount: Money
  readonly over: Money
}

const leave = (): void => void (asking.value = null)

const putRight = (): void => {
  typed.value = ''
  leave()
}

export function OverPanel({ bill, kind, amount, over }: OverPanelProps): VNode {
  const [reference, setReference] = useState('')
  const tooMuch = { amount: money(over, true) }
  const paid = { kind, amount, reference, over }
  return html`<section class="elsewhere pad" aria-label=${t(`shared.tender-${kind}`)}>
    <${PanelHead} kind=${kind} amount=${amount} onBack=${leave} />
    <p class="pad-left"><b>${t('cashier.more-than-due')}</b><${Amount} minor=${over} size="total" /></p>
    <p class="pad-how">${t('cashier.more-how')}</p>
    <${Field}
      label=${t('pay.reference')}
      value=${reference}
      inputMode="numeric"
      maxLength=${referenceMax}
      onInput=${setReference}
    />
    <${WhichDrawer} />
    <div class="over-keys">
      <${Button} kind="primary" icon=${Banknote} wide why=${isAway() ? t('bill.away') : whichFirst()} onPress=${() => takeOverInCash(paid)}>
        ${t('cashier.over-in-cash', tooMuch)}
      <//>
      <${Button} icon=${HandCoins} wide busy=${isChanging.value} why=${whyFixed(bill, 'bill.tip')} onPress=${() => void takeAsTip(bill, paid)}>
        ${t('cashier.over-as-tip', tooMuch)}
      <//>
      <${Button} icon=${Pencil} wide onPress=${putRight}>${t('cashier.over-wrong')}<//>
    </div>
  </section>`
}
