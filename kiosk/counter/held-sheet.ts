/** The carts set aside: take one back, or let it go. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { NotebookPen, Trash2 } from 'lucide'
import { Amount } from '../lib/ui/amount.ts'
import { Button } from '../lib/ui/button.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { heldIn } from '../lib/pay/tender.ts'
import { clock, money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { calledAs, countOf, takenFor, type Cart } from '../lib/order/cart.ts'
import { closeSheet, paying, shownItem } from './desk.ts'
import { previewCart } from '../lib/order/preview.ts'
import { dismiss } from './sold.ts'
import { discardHeld, giveCart, held, prices } from './till.ts'
import { nameOf } from '../lib/words/names.ts'

/** Names enough to know a guest's cart by. */
const namesOf = ({ lines }: Cart): string =>
  lines
    .slice(0, 4)
    .map(({ itemId }) => shownItem(itemId))
    .map((item) => (item === undefined ? '…' : nameOf(item.names)))
    .join(', ')

/** Money taken for a cart that is set aside is not out of sight. */
const takenText = (cart: Cart): readonly string[] => {
  const taken = heldIn(takenFor(cart))
  return taken > 0 ? [t('counter.held-taken', { taken: money(taken, true) })] : []
}

const resume = (cart: Cart): void => {
  dismiss()
  paying.value = null
  giveCart(cart)
  closeSheet()
}

export function HeldSheet(): VNode {
  const all = held.value
  const context = prices.value
  return html`<${Sheet} title=${t('counter.held')} onClose=${closeSheet}>
    ${
      all.length === 0
        ? html`<${EmptyState} icon=${NotebookPen} title=${t('counter.held-none')} next=${t('counter.held-next')} />`
        : html`<ul class="rows">
          ${all.map(
            ({ cart, at }) => html`<${ListRow}
              key=${cart.cartId}
              title=${[calledAs(cart), namesOf(cart)].filter(Boolean).join(' · ')}
              detail=${[clock(at), t('counter.pieces', { count: countOf(cart) }), ...takenText(cart)].join(' · ')}
              end=${context && html`<${Amount} minor=${previewCart(cart, context).total.due} size="line" />`}
              onPress=${() => resume(cart)}
              beside=${html`<${Button}
                kind="quiet"
                icon=${Trash2}
                label=${t('counter.held-discard')}
                why=${takenFor(cart).length > 0 ? t('pay.taken-first') : undefined}
                onPress=${() => discardHeld(cart.cartId)}
              />`}
            />`,
          )}
        </ul>`
    }
  <//>`
}
