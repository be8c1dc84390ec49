/**
 * How much of what is sold by weight. The rule: it opens with nothing on it,
 * and a portion that is touched is in the cart at once.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { MenuItem } from '../../../schema/catalogue.ts'
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
  /** A weight was taken; `qtyMilli` in thousandths. */
  readonly onAdd: (item: MenuItem, choice: Choice, qtyMilli: number) => void
  readonly onClose: () => void
}

export function WeighSheet({ item, typed, context, onAdd, onClose }: WeighSheetProps): VNode {
  const [figures, setFigures] = useState<Figures>({
    typed,
    unit: hasSmallUnit(item.unit) ? 'small' : 'whole',
  })
  const choice = firstChoice(item)
  const unitPrice = priceOf(context, choice.variantId ?? item.itemId)?.amount ?? 0
  const qtyMilli = quantityOf(figures, unitPrice)
  const take = (qty: number | null): void => {
    if (qty === null) return
    onAdd(item, choice, qty)
    onClose()
  }
  return html`<${Sheet}
    title=${`${nameOf(item.names)} · ${priceText(context, item)}`}
    onClose=${onClose}
    foot=${html`<${Button}
      kind="primary"
      wide
      why=${qtyMilli === null ? t('order.type-weight') : undefined}
      onPress=${() => take(qtyMilli)}
    >
      ${t('shared.add')}
    <//>`}
  >
    <${QuantityPad}
      item=${item}
      unitPrice=${unitPrice}
      value=${figures}
      onChange=${setFigures}
      onEnter=${() => take(qtyMilli)}
      onPortion=${take}
    />
  <//>`
}
