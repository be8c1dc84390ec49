/** On a phone: the cart in one line under the menu, and from the cart the way back. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ArrowLeft, ArrowRight, ShoppingCart } from 'lucide'
import { Amount } from '../lib/ui/amount.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { t } from '../lib/words/words.ts'
import { countOf, isEmpty } from '../lib/order/cart.ts'
import { paying } from './desk.ts'
import { side, showCart, showMenu } from './side.ts'
import { isPacking } from './slips.ts'
import { done } from './sold.ts'
import { cart, preview } from './till.ts'

export function PhoneBar(): VNode | null {
  if (side.value === 'menu') return html`<div class="phone-bar"><${ToCart} /></div>`
  // What was paid and what is being paid have a way on and a way back of their own.
  if (done.value !== null || (paying.value !== null && !isEmpty(cart.value))) return null
  return html`<div class="phone-bar">
    <${Button} wide icon=${ArrowLeft} onPress=${showMenu}>${t('counter.to-menu')}<//>
  </div>`
}

/** How many, how much, and what comes next; an empty cart keeps quiet. */
function ToCart(): VNode {
  const isBare = isEmpty(cart.value)
  return html`<${Button}
    kind=${isBare ? 'plain' : 'primary'}
    wide
    icon=${ShoppingCart}
    onPress=${showCart}
  >
    ${
      isBare
        ? t('counter.cart')
        : html`<span class="phone-bar-count figures">${t('counter.pieces', { count: countOf(cart.value) })}</span>
          <${Amount} minor=${preview.value?.total.due ?? 0} size="head" />
          <span class="phone-bar-next">${t(isPacking.value ? 'counter.slip' : 'counter.to-pay')}<${Icon} of=${ArrowRight} size=${20} /></span>`
    }
  <//>`
}
