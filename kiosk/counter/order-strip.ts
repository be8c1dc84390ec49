/**
 * Today's orders in the kitchen, as tokens: green when they can be called out.
 * The rule: a token changes where it stands only when the kitchen says so.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { BellRing, ChefHat } from 'lucide'
import type { OrderDoc } from '../../schema/order.ts'
import { nameFor } from '../lib/order/persons.ts'
import { Icon } from '../lib/ui/icon.ts'
import { t } from '../lib/words/words.ts'
import { open } from './desk.ts'
import { SlipKey } from './slips.ts'
import { isFollowing, shownOrders } from './kitchen-watch.ts'

/** Who is called with it. */
function Name({ order }: { readonly order: OrderDoc }): VNode | null {
  const name = nameFor(order)
  return name === '' ? null : html`<span class="order-name">${name}</span>`
}

export function OrderStrip(): VNode {
  const all = shownOrders.value
  return html`<section class="orders" aria-label=${t('counter.orders')}>
    <h2 class="orders-name"><${Icon} of=${ChefHat} size=${20} /><span>${t('shared.kitchen')}</span></h2>
    ${
      all.length === 0
        ? html`<p class="orders-none">
            ${t(isFollowing.value ? 'counter.orders-none' : 'shared.loading')}
          </p>`
        : html`<ul class="orders-list">
          ${all.map(
            ({ order, isReady }) => html`<li key=${order.orderId}>
              <button
                type="button"
                class=${`order${isReady ? ' order-ready' : ''}`}
                onClick=${() => (open.value = { kind: 'order', orderId: order.orderId })}
              >
                ${isReady && html`<${Icon} of=${BellRing} size=${20} />`}
                <span class="unseen">${t('counter.token')}</span><b class="figures">${order.token}</b>
                <${Name} order=${order} />
                <span>${t(isReady ? 'counter.ready' : 'counter.cooking')}</span>
              </button>
            </li>`,
          )}
        </ul>`
    }
    <${SlipKey} />
  </section>`
}
