/**
 * Paying with figures typed, by UPI or by card, in the place of the cart.
 *
 * The rule: the amount is the largest thing on it and is the hub's to decide;
 * money that moves elsewhere counts only once a person says it has arrived.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ArrowLeft } from 'lucide'
import { ElsewherePanel } from '../lib/pay/elsewhere-panel.ts'
import { session } from '../lib/session.ts'
import { Amount } from '../lib/ui/amount.ts'
import { Button } from '../lib/ui/button.ts'
import { Keypad } from '../lib/ui/keypad.ts'
import { textToUnits } from '../lib/ui/keypad-text.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { paying } from './desk.ts'
import { arrived, pay } from './sell.ts'
import { cart, preview, previewElse } from './till.ts'

export function PayPanel({ kind }: { readonly kind: 'cash' | 'upi' | 'card' }): VNode {
  if (kind !== 'cash') return html`<${Elsewhere} key=${kind} kind=${kind} />`
  const due = preview.value?.total.due ?? 0
  return html`<section class="paying" aria-label=${t(`shared.tender-${kind}`)}>
    <header class="paying-head">
      <${Button} kind="quiet" icon=${ArrowLeft} label=${t('shared.back')} onPress=${() => (paying.value = null)} />
      <h2>${t(`shared.tender-${kind}`)}</h2>
      <${Amount} minor=${due} size="total" />
    </header>
    <${Cash} due=${due} />
  </section>`
}

/** What was asked for stays what it was when the guest was shown it, whatever becomes of the cart meanwhile. */
function Elsewhere({ kind }: { readonly kind: 'upi' | 'card' }): VNode {
  const [amount] = useState(previewElse.peek()?.total.due ?? 0)
  const take = (reference: string): void => {
    paying.value = null
    arrived({ kind, amount, reference })
  }
  return html`<${ElsewherePanel}
    class="paying"
    kind=${kind}
    amount=${amount}
    paidId=${cart.value.cartId}
    warning=${preview.value?.isSellable === false ? t('pay.stuck-now') : undefined}
    onTake=${take}
    onBack=${() => (paying.value = null)}
  />`
}

/** What was handed over, typed. */
function Cash({ due }: { readonly due: number }): VNode {
  const [typed, type] = useState('')
  const exponent = session.value.me?.outlet.currencyExponent ?? 2
  const offered = textToUnits(typed, exponent)
  const missing = due - offered
  const why = missing > 0 ? t('counter.cash-short', { missing: money(missing, true) }) : undefined
  const take = (): void => {
    if (why !== undefined) return
    paying.value = null
    pay({ kind: 'cash', offered })
  }
  return html`
    <dl class="paying-sums figures">
      <div><dt>${t('counter.given')}</dt><dd class="paying-given">${typed === '' ? '–' : money(offered, true)}</dd></div>
      <div>
        <dt>${t(missing > 0 ? 'counter.missing' : 'counter.change')}</dt>
        <dd>${money(Math.abs(missing), true)}</dd>
      </div>
    </dl>
    <${Keypad} mode="amount" value=${typed} onChange=${type} onEnter=${take} />
    <${Button} kind="primary" wide why=${why} onPress=${take}>${t('counter.take-cash')}<//>
  `
}
