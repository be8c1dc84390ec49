/**
 * What has to be chosen before an item can be sold, and what may be. The rule:
 * the last answer there is to give adds the item by itself.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { MenuItem } from '../../../schema/catalogue.ts'
import { sum } from '../../../schema/money.ts'
import { lineGross } from '../../../schema/quantity.ts'
import { Button } from '../ui/button.ts'
import { Sheet } from '../ui/sheet.ts'
import { Stepper } from '../ui/stepper.ts'
import { money } from '../words/format.ts'
import { nameOf } from '../words/names.ts'
import { t } from '../words/words.ts'
import {
  choose,
  firstChoice,
  isComplete,
  stillToChoose,
  type Choice,
  type Question,
} from './choices.ts'
import { priceOf, type PriceContext } from './preview.ts'
import { Questions, questionName } from './questions.ts'

export interface ChoicesSheetProps {
  readonly item: MenuItem
  /** How many were asked for before the item was touched. */
  readonly count: number
  readonly context: PriceContext
  /** It has been chosen; `qtyMilli` in thousandths. */
  readonly onAdd: (item: MenuItem, choice: Choice, qtyMilli: number) => void
  readonly onClose: () => void
}

export function ChoicesSheet({ item, count, context, onAdd, onClose }: ChoicesSheetProps): VNode {
  const [choice, setChoice] = useState<Choice>(() => firstChoice(item))
  const [pieces, setPieces] = useState(count)
  const missing = stillToChoose(item, choice)
  const price = (id: string): number => priceOf(context, id)?.amount ?? 0
  const unitPrice = price(choice.variantId ?? item.itemId) + sum(choice.modifierIds.map(price))
  const take = (chosen: Choice): void => {
    onAdd(item, chosen, pieces * 1000)
    onClose()
  }
  const why =
    missing[0] === undefined
      ? undefined
      : t('order.choose-first', { what: questionName(missing[0]) })
  return html`<${Sheet}
    title=${nameOf(item.names)}
    onClose=${onClose}
    foot=${html`<${Stepper} name=${nameOf(item.names)} value=${pieces} least=${1} most=${999} onChange=${setPieces} />
      <${Button} kind="primary" class="grow" why=${why} onPress=${() => take(choice)}>
        ${
          missing.length === 0
            ? t('order.add-for', { amount: money(lineGross(pieces * 1000, unitPrice), true) })
            : t('shared.add')
        }
      <//>`}
  >
    <${Questions}
      item=${item}
      choice=${choice}
      context=${context}
      onChoose=${(question: Question, optionId: string) => {
        const next = choose(item, choice, question, optionId)
        if (isComplete(item, next)) take(next)
        else setChoice(next)
      }}
    />
  <//>`
}
