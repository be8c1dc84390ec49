/**
 * How much of what is sold by weight. The rule: it opens with nothing on it,
 * and a portion that is touched is in the cart at once.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { MenuItem } from '../../schema/catalogue.ts'
import { Button } from '../lib/ui/button.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { t } from '../lib/words/words.ts'
import { hasSmallUnit } from './amounts.ts'
import { firstChoice } from './choices.ts'
import { addItem, closeSheet } from './desk.ts'
import { priceOf } from './preview.ts'
import { QuantityPad, quantityOf, type Figures } from './quantity-pad.ts'
import { prices } from './till.ts'
import { nameOf, priceText } from './words.ts'

export interface WeighSheetProps {
  readonly item: MenuItem
  /** Figures typed before the item was touched. */
  readonly typed: string
}

export function WeighSheet({ item, typed }: WeighSheetProps): VNode | null {
  const [figures, setFigures] = useState<Figures>({
    typed,
    unit: hasSmallUnit(item.unit) ? 'small' : 'whole',
  })
  const context = prices.value
  if (context === null) return null
  const choice = firstChoice(item)
  const unitPrice = priceOf(context, choice.variantId ?? item.itemId)?.amount ?? 0
  const qtyMilli = quantityOf(figures, unitPrice)
  const take = (qty: number | null): void => {
    if (qty === null) return
    addItem(item, choice, qty)
    closeSheet()
  }
  return html`<${Sheet}
    title=${`${nameOf(item.names)} · ${priceText(context, item)}`}
    onClose=${closeSheet}
    foot=${html`<${Button}
      kind="primary"
      wide
      why=${qtyMilli === null ? t('counter.type-weight') : undefined}
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
