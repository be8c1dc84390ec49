/**
 * A guest has paid more than is due by UPI or card.
 *
 * The rule: the money has moved already, so there is always a way on. What is
 * too much goes back in cash or is the staff’s tip, as the guest says; or the
 * amount was typed wrong and is put right.
 */
import type { ComponentChildren, VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Banknote, HandCoins, Pencil } from 'lucide'
import type { Money } from '../../../schema/money.ts'
import { Amount } from '../ui/amount.ts'
import { Button } from '../ui/button.ts'
import { Field } from '../ui/field.ts'
import { money } from '../words/format.ts'
import { t } from '../words/words.ts'
import { referenceMax } from './elsewhere-panel.ts'
import { PanelHead } from './panel-head.ts'

/** What a guest has paid by UPI or card, and how much of it is too much. */
export interface TooMuch {
  readonly kind: 'upi' | 'card'
  readonly amount: Money
  readonly reference: string
  readonly over: Money
}

export interface OverPanelProps extends Omit<TooMuch, 'reference'> {
  readonly class: string
  /** Why none of it can go back in cash now. */
  readonly whyNoCash: string | undefined
  readonly whyNoTip: string | undefined
  readonly busy?: boolean
  readonly onCash: (paid: TooMuch) => void
  readonly onTip: (paid: TooMuch) => void
  /** It was typed wrong. */
  readonly onWrong: () => void
  readonly onBack: () => void
  readonly children?: ComponentChildren
}

export function OverPanel(props: OverPanelProps): VNode {
  const { kind, amount, over, whyNoCash, whyNoTip, busy = false, onCash, onTip } = props
  const [reference, setReference] = useState('')
  const tooMuch = { amount: money(over, true) }
  const paid = { kind, amount, reference, over }
  return html`<section class=${`elsewhere ${props.class}`} aria-label=${t(`shared.tender-${kind}`)}>
    <${PanelHead} kind=${kind} amount=${amount} onBack=${props.onBack} />
    <p class="pad-left"><b>${t('pay.more-than-due')}</b><${Amount} minor=${over} size="total" /></p>
    <p class="pad-how">${t('pay.more-how')}</p>
    <${Field}
      label=${t('pay.reference')}
      value=${reference}
      inputMode="numeric"
      maxLength=${referenceMax}
      onInput=${setReference}
    />
    ${props.children}
    <div class="over-keys">
      <${Button} kind="primary" icon=${Banknote} wide why=${whyNoCash} onPress=${() => onCash(paid)}>
        ${t('pay.over-in-cash', tooMuch)}
      <//>
      <${Button} icon=${HandCoins} wide busy=${busy} why=${whyNoTip} onPress=${() => onTip(paid)}>
        ${t('pay.over-as-tip', tooMuch)}
      <//>
      <${Button} icon=${Pencil} wide onPress=${props.onWrong}>${t('pay.over-wrong')}<//>
    </div>
  </section>`
}
