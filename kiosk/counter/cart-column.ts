/**
 * The right column: the cart with its total and keys, and in its place for a
 * moment what was just paid.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ShoppingCart } from 'lucide'
import { orderTypes, type OrderType } from '../../schema/catalogue.ts'
import { Button } from '../lib/ui/button.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { SegmentedControl } from '../lib/ui/segmented-control.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { t } from '../lib/words/words.ts'
import { AfterPay } from './after-pay.ts'
import { isEmpty } from './cart.ts'
import { CartLineRow } from './cart-line.ts'
import { paying, side } from './desk.ts'
import { LastSale } from './last-sale.ts'
import { PayKeys } from './pay-keys.ts'
import { PayPanel } from './pay-panel.ts'
import { done, trouble } from './sell.ts'
import { cart, isEarlierPrice, preview, setOrderType } from './till.ts'
import { Totals } from './totals.ts'
import { declinedText } from './words.ts'

export function CartColumn(): VNode {
  const now = done.value
  if (now !== null) return html`<aside class="cart"><${AfterPay} done=${now} /></aside>`
  const isBare = isEmpty(cart.value)
  if (paying.value !== null && !isBare) {
    return html`<aside class="cart"><${PayPanel} kind=${paying.value} /></aside>`
  }
  return html`<aside class="cart" aria-label=${t('counter.cart')}>
    <div class="cart-top">
      <${SegmentedControl}
        label=${t('counter.order-type')}
        choices=${orderTypes.map((value) => ({ value, label: t(`counter.${value}`) }))}
        value=${cart.value.orderType}
        onChange=${(value: OrderType) => setOrderType(value)}
      />
    </div>
    <${Lines} />
    ${
      trouble.value?.cartId === cart.value.cartId &&
      html`<div class="cart-trouble">
      <${ErrorNote}
        what=${declinedText(trouble.value.why)}
        kept=${trouble.value.isBack ? t('counter.trouble-kept') : undefined}
        todo=${t(trouble.value.isBack ? 'counter.trouble-todo' : 'counter.trouble-look')}
        action=${html`<${Button} onPress=${() => (trouble.value = null)}>${t('shared.ok')}<//>`}
      />
    </div>`
    }
    ${isEarlierPrice.value && !isBare && html`<p class="cart-note">${t('counter.earlier-prices')}</p>`}
    <${Totals} />
    <${PayKeys} />
  </aside>`
}

/** The newest line stays in view; an empty cart says how to begin. */
function Lines(): VNode {
  const now = preview.value
  if (now === null) return html`<div class="cart-lines"><${Skeleton} count=${3} /></div>`
  if (now.lines.length === 0) {
    return html`<div class="cart-lines cart-bare">
      <${EmptyState}
        icon=${ShoppingCart}
        title=${t('counter.empty')}
        next=${t(side.value === 'cart' ? 'counter.empty-next-phone' : 'counter.empty-next')}
      />
      <${LastSale} />
    </div>`
  }
  return html`<ul class="cart-lines">
    ${now.lines.map((priced) => html`<${CartLineRow} key=${priced.line.key} priced=${priced} />`)}
  </ul>`
}
