/**
 * Everything about one line of the cart: how much, which, a word for the
 * kitchen, or not at all. The rule: what is changed is changed at once, and
 * the cart behind the sheet shows it.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Ban, Trash2 } from 'lucide'
import { can } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { Field } from '../lib/ui/field.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { t } from '../lib/words/words.ts'
import { hasSmallUnit } from '../lib/order/amounts.ts'
import { choose, type Question } from '../lib/order/choices.ts'
import { problemText } from '../lib/order/words.ts'
import { closeSheet, open } from './desk.ts'
import type { PricedLine } from '../lib/order/preview.ts'
import { QuantityPad, quantityOf, type Figures } from '../lib/order/quantity-pad.ts'
import { Questions } from '../lib/order/questions.ts'
import { change, preview, prices, remove } from './till.ts'
import { nameOf } from '../lib/words/names.ts'

/** As long a note as the hub takes with a line. */
const noteMax = 80

export function LineSheet({ lineKey }: { readonly lineKey: number }): VNode | null {
  const priced = preview.value?.lines.find(({ line }) => line.key === lineKey)
  return priced === undefined ? null : html`<${Line} priced=${priced} />`
}

function Line({ priced }: { readonly priced: PricedLine }): VNode {
  const { line, item, unitPrice, problem } = priced
  const { key } = line
  const [figures, setFigures] = useState<Figures>(() => ({
    typed: '',
    unit: line.isWeighed ? (hasSmallUnit(item?.unit ?? 'kg') ? 'small' : 'whole') : 'piece',
  }))
  const takeOut = (): void => {
    remove(key)
    closeSheet()
  }
  const type = (next: Figures): void => {
    setFigures(next)
    const qtyMilli = quantityOf(next, unitPrice)
    if (qtyMilli !== null) change(key, { qtyMilli })
  }
  const context = prices.value
  return html`<${Sheet}
    title=${item === undefined ? t('order.gone-item') : nameOf(item.names)}
    onClose=${closeSheet}
    foot=${html`<${Button} kind="danger" icon=${Trash2} onPress=${takeOut}>${t('shared.remove')}<//>
      <${Button} kind="primary" onPress=${closeSheet}>${t('shared.done')}<//>`}
  >
    ${
      item === undefined || problem === 'gone' || problem === 'no-price'
        ? html`<p class="line-problem">${problemText(priced)}</p>`
        : html`<${QuantityPad}
            item=${item}
            unitPrice=${unitPrice}
            value=${figures}
            now=${line.qtyMilli}
            onChange=${type}
            onEnter=${closeSheet}
            onPortion=${(qtyMilli: number) => {
              setFigures({ ...figures, typed: '' })
              change(key, { qtyMilli })
            }}
          >
            ${problem === 'short' && html`<p class="line-problem figures">${problemText(priced)}</p>`}
            ${
              context !== null &&
              html`<${Questions}
                item=${item}
                choice=${line}
                context=${context}
                onChoose=${(question: Question, optionId: string) => {
                  const { variantId, modifierIds } = choose(item, line, question, optionId)
                  change(key, { variantId, modifierIds })
                }}
              />`
            }
            <${Field}
              label=${t('order.note')}
              placeholder=${t('order.note-example')}
              value=${line.note}
              maxLength=${noteMax}
              onInput=${(note: string) => change(key, { note })}
              onEnter=${closeSheet}
            />
            ${
              can('item.eighty-six') !== 'deny' &&
              html`<${Button}
                kind="quiet"
                icon=${Ban}
                onPress=${() => {
                  open.value = { kind: 'eighty-six', item, variantId: line.variantId }
                }}
              >
                ${t('eighty-six.off')}
              <//>`
            }
          <//>`
    }
  <//>`
}
