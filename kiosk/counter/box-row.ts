/**
 * A gift box in the cart: one thing with what is in it beneath. The rule: it is
 * changed and taken out as a whole, because half a box is none.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Gift, Trash2 } from 'lucide'
import { sum } from '../../schema/money.ts'
import type { PricedLine } from '../lib/order/preview.ts'
import { problemText, weightText } from '../lib/order/words.ts'
import { Amount } from '../lib/ui/amount.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { allTheSame } from './cart-line.ts'
import { open } from './desk.ts'
import { prices, remove } from './till.ts'

export function BoxRow({ lines }: { readonly lines: readonly PricedLine[] }): VNode | null {
  const [first] = lines
  const box = first?.line.box
  if (first === undefined || box === undefined) return null
  const size = prices.value?.menu.containers.find(isIt(box.containerId))
  const name = size === undefined ? t('counter.box') : nameOf(size.names)
  const grams = sum(lines.filter(({ line }) => line.isWeighed).map(({ line }) => line.qtyMilli))
  const isStuck = lines.some(({ problem }) => problem !== null)
  return html`<li class=${`line box-row${isStuck ? ' line-stuck' : ''}`}>
    <button
      type="button"
      class="line-open"
      aria-description=${t('counter.box-change')}
      onClick=${() => (open.value = { kind: 'box', boxNo: box.no })}
    >
      <${Icon} of=${Gift} />
      <span class="line-text">
        <span class="line-name">${name}</span>
        <span class="line-detail figures">${t('order.net', { weight: weightText(grams, 'kg') })}</span>
      </span>
      <${Amount} minor=${sum(lines.map(({ amount }) => amount))} size="line" />
    </button>
    <${Button}
      kind="quiet"
      icon=${Trash2}
      label=${`${t('shared.remove')}: ${name}`}
      onPress=${() => remove(first.line.key)}
    />
    <ul class="box-inside">
      ${lines.map(
        (priced) => html`<li key=${priced.line.key} class="figures">
          <span>${priced.item === undefined ? t('order.gone-item') : nameOf(priced.item.names)}</span>
          <span>
            ${
              priced.problem === null
                ? priced.line.isWeighed
                  ? weightText(priced.line.qtyMilli, 'kg')
                  : ''
                : html`<span class="line-problem">${problemText(priced)}</span>`
            }
          </span>
          <${Amount} minor=${priced.amount} size="body" />
        </li>`,
      )}
    </ul>
    ${lines.map((priced) => html`<${AllTheSame} key=${priced.line.key} priced=${priced} />`)}
  </li>`
}

/** A sweet that is sold out by now, where the box is paid for: it can be sold all the same, or the box is touched and filled anew. */
function AllTheSame({ priced }: { readonly priced: PricedLine }): VNode | null {
  const onPress = allTheSame(priced)
  if (onPress === undefined || priced.item === undefined) return null
  return html`<div class="line-extras line-short">
    <${Button} onPress=${onPress}>${t('order.all-the-same')}: ${nameOf(priced.item.names)}<//>
  </div>`
}

const isIt =
  (wanted: string) =>
  ({ containerId }: { readonly containerId: string }): boolean =>
    containerId === wanted
