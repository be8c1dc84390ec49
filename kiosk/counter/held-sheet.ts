/**
 * The carts set aside: take one back, or let it go.
 *
 * The rule: each says whose it is and what it comes to for them, by the prices
 * its guest saw, whatever cart is open beside it.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { NotebookPen, Trash2 } from 'lucide'
import { customerOf, nameOfCustomer } from '../lib/customers/known.ts'
import { Amount } from '../lib/ui/amount.ts'
import { Button } from '../lib/ui/button.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { menuAt } from '../lib/menu.ts'
import { heldIn } from '../lib/pay/tender.ts'
import { clock, money } from '../lib/words/format.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { calledAs, countOf, takenFor, type Cart } from '../lib/order/cart.ts'
import { itemOf, previewCart, type PriceContext } from '../lib/order/preview.ts'
import { closeSheet, paying } from './desk.ts'
import { dismiss } from './sold.ts'
import { discardHeld, giveCart, held, prices, type HeldCart } from './till.ts'

/** Whose it is: whom it is called for, or the customer; where nobody has said so, how they take it. */
const whoseOf = (cart: Cart): string => {
  const customer = customerOf(cart.buyer?.customerId)
  const known = customer === undefined ? (cart.deliverTo?.name ?? '') : nameOfCustomer(customer)
  const name = calledAs(cart) || known
  return name === '' ? t(`counter.${cart.orderType}`) : name
}

/** Names enough to know a guest's cart by: the first two, and how many more there are. */
const itemsOf = ({ lines }: Cart, { menu }: PriceContext): string => {
  const ids = [...new Set(lines.map(({ itemId }) => itemId))]
  const names = ids.slice(0, 2).map((itemId) => {
    const item = itemOf(menu, itemId)
    return item === undefined ? '…' : nameOf(item.names)
  })
  const rest = ids.length - names.length
  return rest === 0 ? names.join(', ') : `${names.join(', ')} +${rest}`
}

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
          ${all.map((one) => html`<${HeldRow} key=${one.cart.cartId} held=${one} context=${context} />`)}
        </ul>`
    }
  <//>`
}

function HeldRow(props: { readonly held: HeldCart; readonly context: PriceContext | null }): VNode {
  const { cart, at } = props.held
  const menu = cart.priceRev === null ? undefined : menuAt(cart.priceRev)
  const context = props.context && { ...props.context, ...(menu && { menu }) }
  return html`<${ListRow}
    title=${html`<b>${whoseOf(cart)}</b>`}
    detail=${html`
      ${context && html`<span class="held-items">${itemsOf(cart, context)}</span>`}
      ${[clock(at), t('counter.pieces', { count: countOf(cart) }), ...takenText(cart)].join(' · ')}
    `}
    end=${context && html`<${Amount} minor=${previewCart(cart, context, ['cash']).total.due} size="line" />`}
    onPress=${() => resume(cart)}
    beside=${html`<${Button}
      kind="quiet"
      icon=${Trash2}
      label=${t('counter.held-discard')}
      why=${takenFor(cart).length > 0 ? t('pay.taken-first') : undefined}
      onPress=${() => discardHeld(cart.cartId)}
    />`}
  />`
}
