/** On a phone: the cart in one line under the menu. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ArrowRight, ShoppingCart } from 'lucide'
import { Amount } from '../lib/ui/amount.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { t } from '../lib/words/words.ts'
import { countOf, isEmpty } from '../lib/order/cart.ts'
import { side, showCart } from './side.ts'
import { isPacking } from './slips.ts'
import { cart, preview } from './till.ts'

/** How many, how much, and what comes next; an empty cart keeps quiet. */
export function PhoneBar(): VNode | null {
  if (side.value === 'cart') return null
  const isBare = isEmpty(cart.value)
  return html`<div class="phone-bar">
    <${Button}
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
    <//>
  </div>`
}
