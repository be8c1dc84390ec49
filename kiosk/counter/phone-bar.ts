/** On a phone: the cart in one line under the menu, and the way back. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ArrowLeft, ShoppingCart } from 'lucide'
import { Button } from '../lib/ui/button.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { countOf } from '../lib/order/cart.ts'
import { side } from './desk.ts'
import { cart, preview } from './till.ts'

export function PhoneBar(): VNode {
  const isCart = side.value === 'cart'
  const facts = {
    count: countOf(cart.value),
    total: money(preview.value?.total.due ?? 0),
  }
  return html`<div class="phone-bar">
    <${Button}
      kind=${isCart ? 'plain' : 'primary'}
      wide
      icon=${isCart ? ArrowLeft : ShoppingCart}
      onPress=${() => (side.value = isCart ? 'menu' : 'cart')}
    >
      ${isCart ? t('counter.to-menu') : t('counter.to-cart', facts)}
    <//>
  </div>`
}
