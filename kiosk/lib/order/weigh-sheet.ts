/**
 * How much of what is sold by weight. The rule: it opens with nothing on it and
 * in no tray: a tray holds for the one weighing it was touched for. A portion
 * that is touched is in the cart at once; it is that much, and was never weighed.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { MenuItem } from '../../../schema/catalogue.ts'
import type { Container } from '../../../schema/packing.ts'
import { Button } from '../ui/button.ts'
import { Sheet } from '../ui/sheet.ts'
import { nameOf } from '../words/names.ts'
import { t } from '../words/words.ts'
import { hasSmallUnit } from './amounts.ts'
import { firstChoice, type Choice } from './choices.ts'
import { priceOf, type PriceContext } from './preview.ts'
import { QuantityPad, quantityOf, type Figures } from './quantity-pad.ts'
import { priceText } from './words.ts'

export interface WeighSheetProps {
  readonly item: MenuItem
  /** Figures typed before the item was touched. */
  readonly typed: string
  readonly context: PriceContext
  /** What it may lie in on the scale; none where nobody weighs. */
  readonly trays?: readonly Container[]
  /** A weight was taken; `qtyMilli` in thousandths, without the tray. */
  readonly onAdd: (
    item: MenuItem,
    choice: Choice,
    qtyMilli: number,
    more?: { readonly weighed?: { readonly containerId: string; readonly grossMilli: number } },
  ) => void
  readonly onClose: () => void
}

export function WeighSheet(props: WeighSheetProps): VNode {
  const { item, typed, context, onAdd, onClose, trays = [] } = props
  const isByWeight = item.unit === 'kg'
  const [trayId, setTrayId] = useState<string | null>(null)
  const tray = trays.find(({ containerId }) => containerId === trayId)
  const [figures, setFigures] = useState<Figures>({
    typed,
    unit: hasSmallUnit(item.unit) ? 'small' : 'whole',
  })
  const choice = firstChoice(item)
  const unitPrice = priceOf(context, choice.variantId ?? item.itemId)?.amount ?? 0
  const grossMilli = quantityOf(figures, unitPrice)
  // What a guest wants to spend is spent on sweets: no tray is in it.
  const tareMilli = figures.unit === 'money' ? 0 : (tray?.tareMilli ?? 0)
  const isTooLight = grossMilli !== null && grossMilli <= tareMilli
  const qtyMilli = grossMilli === null || isTooLight ? null : grossMilli - tareMilli
  const add = (net: number, more: Parameters<typeof onAdd>[3] = {}): void => {
    onAdd(item, choice, net, more)
    onClose()
  }
  const take = (): void => {
    if (qtyMilli === null) return
    if (tray === undefined || tareMilli === 0) return add(qtyMilli)
    add(qtyMilli, { weighed: { containerId: tray.containerId, grossMilli: qtyMilli + tareMilli } })
  }
  const tooLight = isTooLight
    ? t('order.tray-heavier', { tray: nameOf(tray?.names ?? { en: '' }) })
    : undefined
  return html`<${Sheet}
    title=${`${nameOf(item.names)} · ${priceText(context, item)}`}
    onClose=${onClose}
    foot=${html`<${Button}
      kind="primary"
      wide
      why=${tooLight ?? (qtyMilli === null ? t('order.type-weight') : undefined)}
      onPress=${take}
    >
      ${t('shared.add')}
    <//>`}
  >
    <${QuantityPad}
      item=${item}
      unitPrice=${unitPrice}
      value=${figures}
      onChange=${setFigures}
      onEnter=${take}
      onPortion=${(portion: number) => add(portion)}
      tareMilli=${tareMilli}
      tooLight=${tooLight}
    >
      ${
        isByWeight &&
        trays.length > 0 &&
        html`<fieldset class="trays">
          <legend class="field-label">${t('order.weighed-in')}</legend>
          ${[null, ...trays].map(
            (one) => html`<button
              key=${one?.containerId ?? ''}
              type="button"
              class="extra figures"
              aria-pressed=${(one?.containerId ?? null) === trayId ? 'true' : 'false'}
              onPointerDown=${(event: Event) => event.preventDefault()}
              onKeyDown=${(event: KeyboardEvent) => {
                // It is chosen already: Enter means what is typed.
                if (event.key !== 'Enter' || (one?.containerId ?? null) !== trayId) return
                event.preventDefault()
                take()
              }}
              onClick=${() => setTrayId(one?.containerId ?? null)}
            >
              ${one === null ? t('order.no-tray') : nameOf(one.names)}
              ${one !== null && html`<span class="tray-tare">−${t('order.grams', { amount: one.tareMilli })}</span>`}
            </button>`,
          )}
        </fieldset>`
      }
    <//>
  <//>`
}
