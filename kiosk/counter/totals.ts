/** What the cart comes to, and the notes it may be paid with. */
import { computed } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Plus, X } from 'lucide'
import type { Money } from '../../schema/money.ts'
import { chargesFor, usualNames } from '../../schema/usual-charges.ts'
import { session } from '../lib/session.ts'
import { smartCash } from '../lib/smart-cash.ts'
import { Amount } from '../lib/ui/amount.ts'
import { money } from '../lib/words/format.ts'
import { refused } from '../lib/words/refused.ts'
import { t } from '../lib/words/words.ts'
import { countOf, isEmpty, takenFor } from '../lib/order/cart.ts'
import { nameOf } from '../lib/words/names.ts'
import { Button } from '../lib/ui/button.ts'
import { cart, charge, preview, shownMenu } from './till.ts'

/** The cash keys above the total, in minor units. */
const keysAbove = computed<readonly Money[]>(() => {
  const outlet = session.value.me?.outlet
  const due = preview.value?.total.due ?? 0
  return outlet === undefined ? [] : smartCash(due, outlet.currency, outlet.currencyExponent)
})
export const cashKeys = (): readonly Money[] => keysAbove.value

/** What is proposed on top, each with the key that takes it off, or puts it on again. */
function Charges(): VNode | null {
  const menu = shownMenu.value
  const proposed = isEmpty(cart.value) ? [] : chargesFor(menu?.charges ?? [], cart.value.orderType)
  const why = takenFor(cart.value).length > 0 ? refused({ code: 'bill.part-paid' }) : undefined
  if (proposed.length === 0) return null
  return html`<div class="totals-charges">
    ${proposed.map(({ chargeId, amount }) => {
      const isOn = cart.value.without?.includes(chargeId) !== true
      const name = nameOf(usualNames[chargeId])
      return html`<${Button}
        key=${chargeId}
        kind="quiet"
        icon=${isOn ? X : Plus}
        why=${why}
        label=${t(isOn ? 'counter.charge-off' : 'counter.charge-on', { what: name, amount: money(amount, true) })}
        onPress=${() => charge(chargeId, !isOn)}
      >
        ${name} <span class=${`figures${isOn ? '' : ' charge-off'}`}>${money(amount, true)}</span>
      <//>`
    })}
  </div>`
}

export function Totals(): VNode {
  const total = preview.value?.total
  const pieces = countOf(cart.value)
  return html`<section class="totals" aria-label=${t('counter.total')}>
    <${Charges} />
    <dl class="totals-small figures">
      <div><dt>${t('counter.before-tax')}</dt><dd>${money(total?.taxableTotal ?? 0)}</dd></div>
      <div><dt>${t('counter.tax')}</dt><dd>${money(total?.taxTotal ?? 0)}</dd></div>
      ${
        (total?.discountTotal ?? 0) > 0 &&
        html`<div><dt>${t('pay.discount')}</dt><dd>−${money(total?.discountTotal ?? 0)}</dd></div>`
      }
      ${(total?.tip ?? 0) > 0 && html`<div><dt>${t('pay.tip')}</dt><dd>${money(total?.tip ?? 0)}</dd></div>`}
      ${
        (total?.roundOff ?? 0) !== 0 &&
        html`<div><dt>${t('counter.rounding')}</dt><dd>${money(total?.roundOff ?? 0)}</dd></div>`
      }
    </dl>
    <p class="totals-sum">
      <span>
        <b>${t('counter.total')}</b>
        ${pieces > 0 && html`<small class="figures">${t('counter.pieces', { count: pieces })}</small>`}
      </span>
      <${Amount} minor=${total?.due ?? 0} size="total" />
    </p>
  </section>`
}
