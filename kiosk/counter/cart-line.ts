/**
 * One line of the cart: how much, what, and what it costs.
 *
 * The rule: the quantity is a control of its own, the rest of the line opens
 * its sheet; what may still be added to the line last touched stands under it.
 */
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { html } from 'htm/preact'
import { Pencil } from 'lucide'
import { Amount } from '../lib/ui/amount.ts'
import { Icon } from '../lib/ui/icon.ts'
import { Stepper } from '../lib/ui/stepper.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { choose, extrasOf, isChosen } from '../lib/order/choices.ts'
import { open } from './desk.ts'
import { priceOf, type PriceContext, type PricedLine } from '../lib/order/preview.ts'
import { active, cart, change, prices, remove, step } from './till.ts'
import { eightySixed } from './kitchen-watch.ts'
import { takenFor } from '../lib/order/cart.ts'
import { entryOf, sayLeft } from '../lib/order/eighty-six.ts'
import { can } from '../lib/session.ts'
import { ShortLine } from '../lib/order/short-line.ts'
import { detailText, problemText, weightText } from '../lib/order/words.ts'
import { nameOf } from '../lib/words/names.ts'

export function CartLineRow({ priced }: { readonly priced: PricedLine }): VNode {
  const { line, item, amount, problem } = priced
  /** None of it can be sold; of what is short some can. */
  const isStuck = problem !== null && (problem !== 'short' || priced.left === 0)
  const row = useRef<HTMLLIElement>(null)
  const isActive = active.value === line.key
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive, line])
  const name = item === undefined ? t('order.gone-item') : nameOf(item.names)
  const edit = (): void => void (open.value = { kind: 'line', lineKey: line.key })
  return html`<li class=${`line${isActive ? ' line-active' : ''}${isStuck ? ' line-stuck' : ''}`} ref=${row}>
    ${
      line.isWeighed
        ? html`<button type="button" class="line-weight figures" aria-description=${t('order.weight-of', { name })} onClick=${edit}>
          ${weightText(line.qtyMilli, item?.unit ?? 'kg')}<${Icon} of=${Pencil} size=${16} />
        </button>`
        : html`<${Stepper}
          name=${name}
          value=${line.qtyMilli / 1000}
          least=${1}
          onChange=${(value: number) => step(line.key, value * 1000 > line.qtyMilli ? 1 : -1)}
          onRemove=${() => remove(line.key)}
        />`
    }
    <button type="button" class="line-open" aria-description=${t('order.line-open')} onClick=${edit}>
      <span class="line-text">
        <span class="line-name">${name}</span>
        <${Detail} priced=${priced} />
      </span>
      ${problem === null ? html`<${Amount} minor=${amount} size="line" />` : null}
    </button>
    ${isActive && problem === null && html`<${Extras} priced=${priced} />`}
    <${ShortLine}
      priced=${priced}
      onTake=${(qtyMilli: number) => change(line.key, { qtyMilli })}
      onSwap=${() => item && (open.value = { kind: 'swap', item, lineKey: line.key })}
      onRemove=${() => remove(line.key)}
      onAllTheSame=${allTheSame(priced)}
    />
  </li>`
}

/** Sells what was said to be sold out, where money was taken for it and whoever sells may say so. */
export const allTheSame = ({ line, item, problem }: PricedLine): (() => void) | undefined => {
  const date = prices.value?.date
  if (problem !== 'short' || item === undefined || date === undefined) return undefined
  if (takenFor(cart.value).length === 0 || can('item.restore') !== 'allow') return undefined
  const said = [line.variantId, null]
    .map((variantId) => entryOf(eightySixed.value, { item, variantId, date }))
    .find((entry) => entry !== undefined)
  return said && (() => void sayLeft(item, said.variantId, null, 'today', said))
}

/** Size, modifiers, note, and the price of one where there is more than one. */
function Detail({ priced }: { readonly priced: PricedLine }): VNode | null {
  if (priced.problem !== null) {
    return html`<span class="line-problem figures">${problemText(priced)}</span>`
  }
  const details = detailText(priced, packedText(priced.line, prices.value))
  return details === '' ? null : html`<span class="line-detail figures">${details}</span>`
}

/** What it was weighed in, or the label it was read from. */
const packedText = (
  { weighed, scanned, printed }: PricedLine['line'],
  context: PriceContext | null,
): string => {
  const isIt = ({ containerId }: { readonly containerId: string }): boolean =>
    containerId === weighed?.containerId
  const tray = context?.menu.containers.find(isIt)
  if (weighed !== undefined && tray !== undefined) {
    const gross = weightText(weighed.grossMilli, 'kg')
    return t('order.tare-of', { gross, tray: nameOf(tray.names) })
  }
  if (printed !== undefined) return t('order.label-price')
  return scanned === undefined ? '' : t('order.label-of')
}

/** The wishes that need no sheet: extras, spice, Jain. */
function Extras({ priced }: { readonly priced: PricedLine }): VNode | null {
  const { line, item } = priced
  const context = prices.value
  const questions = item === undefined ? [] : extrasOf(item)
  if (item === undefined || context === null || questions.length === 0) return null
  const isMany = questions.reduce((sum, { options }) => sum + options.length, 0) > 4
  return html`<div class="line-extras" data-many=${isMany} role="group" aria-label=${t('order.extras-of', { name: nameOf(item.names) })}>
    ${questions.flatMap((question) =>
      question.options.map(({ id, names }) => {
        const extra = priceOf(context, id)?.amount ?? 0
        const isOn = isChosen(line, id)
        return html`<button
          type="button"
          key=${id}
          class="extra figures"
          aria-pressed=${isOn ? 'true' : 'false'}
          onClick=${() => change(line.key, { modifierIds: choose(item, line, question, id).modifierIds })}
        >
          ${nameOf(names)}${extra > 0 && html`<span class="extra-price">+${money(extra, true)}</span>`}
        </button>`
      }),
    )}
  </div>`
}
