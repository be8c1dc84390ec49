/**
 * The keys that take the money: notes first, then the other ways of paying,
 * then what is not paid yet.
 *
 * The rule: a note is one tap and done; a key that cannot be used says why.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import {
  Banknote,
  ChefHat,
  CreditCard,
  Layers2,
  NotebookPen,
  PackageOpen,
  ReceiptText,
  Smartphone,
} from 'lucide'
import { speakPay } from '../lib/pay/words.ts'
import { can } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { money } from '../lib/words/format.ts'
import { refused } from '../lib/words/refused.ts'
import { t } from '../lib/words/words.ts'
import { isBeingPaid, isEmpty, lacksAddress, takenFor } from '../lib/order/cart.ts'
import { BuyerKeys } from './buyer.ts'
import { isPacking } from './slips.ts'
import { beginPaying, isMade, open, paying } from './desk.ts'
import { MoneyTaken } from './money-taken.ts'
import { pay, sendToKitchen } from './sell.ts'
import { cart, held, hold, preview } from './till.ts'
import { cashKeys } from './totals.ts'

speakPay()

/** Why nothing can be done with the cart as it stands, or undefined where it can. */
const whyNot = (name: 'sale.ring' | 'order.place'): string | undefined => {
  if (isEmpty(cart.value)) return t('counter.empty')
  if (name === 'order.place' && isBeingPaid(cart.value)) return t('pay.only-paid')
  if (lacksAddress(cart.value)) return t('counter.deliver-first')
  if (preview.value?.isSellable !== true) return t('counter.stuck-line')
  return can(name) === 'deny' ? refused({ code: 'command.not-permitted' }) : undefined
}

export function PayKeys(): VNode {
  if (isPacking.value) return html`<${SlipKeys} />`
  if (takenFor(cart.value).length > 0) return html`<${MoneyTaken} />`
  const why = whyNot('sale.ring')
  const notes = why === undefined ? cashKeys() : []
  const isBare = isEmpty(cart.value)
  const isForKitchen = isBare || isMade(cart.value)
  return html`<div class="pay">
    <div class="pay-cash" data-keys=${notes.length + 1} role="group" aria-label=${t('counter.cash')}>
      <${Button} kind="primary" why=${why} onPress=${() => pay({ kind: 'cash', offered: 'exact' })}>
        ${t('counter.exact')}
      <//>
      ${notes.map(
        (note) => html`<${Button}
          key=${note}
          kind="pay"
          onPress=${() => pay({ kind: 'cash', offered: note })}
        >
          ${money(note, true)}
        <//>`,
      )}
    </div>
    <div class="pay-tenders" role="group" aria-label=${t('counter.tenders')}>
      <${Button} icon=${Banknote} why=${why} onPress=${() => (paying.value = 'cash')}>${t('counter.cash')}<//>
      <${Button} icon=${Smartphone} why=${why} onPress=${() => beginPaying('upi')}>${t('counter.upi')}<//>
      <${Button} icon=${CreditCard} why=${why} onPress=${() => beginPaying('card')}>${t('counter.card')}<//>
      <${Button} icon=${Layers2} why=${why} onPress=${() => (paying.value = 'more')}>${t('pay.more')}<//>
    </div>
    <${BuyerKeys} why=${why} />
    <div class="pay-later">
      ${
        isBare && held.value.length > 0
          ? html`<${Button} icon=${NotebookPen} onPress=${() => (open.value = { kind: 'held' })}>
            ${t('counter.held-count', { count: held.value.length })}
          <//>`
          : html`<${Button} icon=${NotebookPen} why=${isBare ? t('counter.empty') : undefined} onPress=${hold}>
            ${t('counter.hold')}
          <//>`
      }
      <${Button}
        icon=${isForKitchen ? ChefHat : ReceiptText}
        why=${whyNot('order.place')}
        onPress=${sendToKitchen}
      >
        ${t(isForKitchen ? 'counter.to-kitchen' : 'counter.to-cash-desk')}
      <//>
    </div>
  </div>`
}

/** A counter without a drawer: the packet gets a number, and the guest pays at the cash desk. */
function SlipKeys(): VNode {
  const isBare = isEmpty(cart.value)
  return html`<div class="pay">
    <${Button}
      kind="primary"
      class="pay-slip"
      icon=${ReceiptText}
      wide
      why=${whyNot('order.place')}
      onPress=${sendToKitchen}
    >
      ${t('counter.slip')}
    <//>
    <div class="pay-later">
      <${Button}
        icon=${NotebookPen}
        why=${isBare && held.value.length === 0 ? t('counter.empty') : undefined}
        onPress=${isBare ? () => (open.value = { kind: 'held' }) : hold}
      >
        ${isBare && held.value.length > 0 ? t('counter.held-count', { count: held.value.length }) : t('counter.hold')}
      <//>
      <${Button} icon=${PackageOpen} onPress=${() => (open.value = { kind: 'slips' })}>${t('counter.slips')}<//>
    </div>
  </div>`
}
