/**
 * The right column: the cart with its total and keys, and in its place for a
 * moment what was just paid.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ArrowLeft, MapPin, Megaphone, ShoppingCart } from 'lucide'
import { orderTypes } from '../../schema/catalogue.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { Button } from '../lib/ui/button.ts'
import { health } from '../lib/health.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { SegmentedControl } from '../lib/ui/segmented-control.ts'
import { Later } from '../lib/frame/lazy.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { AfterPay } from './after-pay.ts'
import { BuyerChip } from './buyer.ts'
import { calledAs, isEmpty } from '../lib/order/cart.ts'
import { wasShownBefore } from '../lib/pay/tender.ts'
import { BoxRow } from './box-row.ts'
import { CartLineRow } from './cart-line.ts'
import { open, paying, takeAs } from './desk.ts'
import { LastSale } from './last-sale.ts'
import { PaidAndStuck } from './money-taken.ts'
import { PayKeys } from './pay-keys.ts'
import { PayPanel } from './pay-panel.ts'
import { sellRepeated } from './sell.ts'
import { done, trouble, type Trouble } from './sold.ts'
import type { PricedLine } from '../lib/order/preview.ts'
import { showMenu, side } from './side.ts'
import { cart, isEarlierPrice, preview } from './till.ts'
import { Totals } from './totals.ts'

export function CartColumn(): VNode {
  return html`<aside class="cart" aria-label=${t('counter.cart')}>
    <${AwayNote} />
    ${inside()}
  </aside>`
}

const bringMore = async () => (await import('./more/more-panel.ts')).MorePanel

const inside = (): VNode => {
  if (done.value !== null) return html`<${AfterPay} done=${done.value} />`
  const isBare = isEmpty(cart.value)
  if (paying.value === 'more' && !isBare)
    return html`<${Later<object>} load=${bringMore} props=${{ onBack: () => void (paying.value = null) }} />`
  if (paying.value !== null && paying.value !== 'more' && !isBare)
    return html`<${PayPanel} kind=${paying.value} />`
  return html`
    <div class="cart-top">
      <${Button} class="cart-back" icon=${ArrowLeft} label=${t('counter.to-menu')} onPress=${showMenu} />
      <${SegmentedControl}
        label=${t('counter.order-type')}
        choices=${orderTypes.map((value) => ({ value, label: t(`counter.${value}`) }))}
        value=${cart.value.orderType}
        onChange=${takeAs}
      />
      <${Whose} />
    </div>
    <${Lines} />
    ${
      trouble.value?.cartId === cart.value.cartId
        ? html`<div class="cart-trouble">
      <${ErrorNote}
        what=${sayDeclined(trouble.value.why)}
        kept=${keptOf(trouble.value)}
        todo=${t(!trouble.value.isBack ? 'counter.trouble-look' : trouble.value.taken > 0 ? 'counter.trouble-again' : 'counter.trouble-todo')}
        action=${html`<${LookedAt} trouble=${trouble.value} /><${Button} onPress=${() => (trouble.value = null)}>${t('shared.ok')}<//>`}
      />
    </div>`
        : html`<${PaidAndStuck} />`
    }
    ${isEarlierPrice.value && !isBare && html`<p class="cart-note">${t('counter.earlier-prices')}</p>`}
    <${Totals} />
    <${PayKeys} />
  `
}

/** Whose it is, and whom it is called or brought to. */
function Whose(): VNode {
  return cart.value.orderType === 'delivery'
    ? html`<${BuyerChip} /><${DeliverChip} />`
    : html`<div class="cart-who"><${BuyerChip} /><${CallChip} /></div>`
}

/** Where the cart is brought, or that nobody has said it yet. */
function DeliverChip(): VNode {
  const { deliverTo, buyer } = cart.value
  // Who it is stands above already.
  const who = buyer == null && deliverTo !== undefined ? `${deliverTo.name} · ` : ''
  return html`<div class="buyer">
    <${Button}
      kind=${deliverTo === undefined ? 'plain' : 'quiet'}
      icon=${MapPin}
      onPress=${() => (open.value = { kind: 'deliver' })}
    >
      ${deliverTo === undefined ? t('counter.deliver-ask') : `${who}${deliverTo.address}`}
    <//>
  </div>`
}

/** Who is called with the token, if somebody says a name. */
function CallChip(): VNode {
  const name = calledAs(cart.value)
  return html`<div class="buyer">
    <${Button}
      kind="quiet"
      icon=${Megaphone}
      label=${name === '' ? undefined : t('counter.call-is', { name })}
      onPress=${() => (open.value = { kind: 'call' })}
    >
      ${name === '' ? t('counter.call-name') : name}
    <//>
  </div>`
}

/** A reference that was shown before is taken all the same by whoever has looked. */
function LookedAt({ trouble: { why, isBack } }: { readonly trouble: Trouble }): VNode | null {
  const reference = why.facts['reference']
  if (!isBack || !wasShownBefore(why) || reference === undefined) return null
  const again = (): void => {
    trouble.value = null
    sellRepeated(String(reference))
  }
  return html`<${Button} onPress=${again}>${t('pay.take-again')}<//>`
}

/** What became of a cart that was refused, and of the money that was taken for it. */
const keptOf = ({ isBack, taken }: Trouble): string | undefined =>
  taken > 0
    ? t(isBack ? 'counter.trouble-money' : 'counter.trouble-order', { taken: money(taken, true) })
    : isBack
      ? t('counter.trouble-kept')
      : undefined

/** Selling goes on while the hub is away; what is kept here is counted. */
function AwayNote(): VNode | null {
  const { hub, queue } = health.value
  if (hub.state !== 'away') return null
  return html`<p class="cart-note figures" role="status">
    ${t('counter.saving-here', { count: queue.waiting })}
  </p>`
}

const boxNo = ({ line }: PricedLine): number => line.box?.no ?? -line.key

/** Lines one by one, those of a gift box together. */
const grouped = (lines: readonly PricedLine[]): readonly (readonly PricedLine[])[] => {
  return [...new Set(lines.map(boxNo))].map((no) => lines.filter((one) => boxNo(one) === no))
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
    ${grouped(now.lines).map((group) => {
      const [first] = group
      return first?.line.box === undefined
        ? group.map((priced) => html`<${CartLineRow} key=${priced.line.key} priced=${priced} />`)
        : html`<${BoxRow} key=${`box-${first.line.box.no}`} lines=${group} />`
    })}
  </ul>`
}
