/** The questions of an item with their possible answers, as keys. */
import type { TargetedMouseEvent, VNode } from 'preact'
import { html } from 'htm/preact'
import type { MenuItem } from '../../../schema/catalogue.ts'
import { leftOf } from '../../../schema/eighty-six.ts'
import { Badge } from '../ui/badge.ts'
import { sayWhy } from '../ui/reason.ts'
import { money } from '../words/format.ts'
import { t } from '../words/words.ts'
import {
  answersTo,
  isChosen,
  questionsOf,
  sizeQuestion,
  type Choice,
  type Question,
} from './choices.ts'
import { priceOf, type PriceContext } from './preview.ts'
import { nameOf } from '../words/names.ts'

export const questionName = ({ names }: Question): string =>
  names === null ? t('order.size') : nameOf(names)

/** Whether there is none of a size, or of the item that a choice of a combo is. */
const isGone = (
  { left }: PriceContext,
  item: MenuItem,
  { id: questionId }: Question,
  optionId: string,
): boolean => {
  if (questionId === sizeQuestion) return leftOf(left, item, optionId) === 0
  const group = item.modifierGroups.find(({ groupId }) => groupId === questionId)
  const part = group?.modifiers.find(({ modifierId }) => modifierId === optionId)?.itemId ?? null
  return part !== null && left.get(part) === 0
}

export interface QuestionsProps {
  readonly item: MenuItem
  readonly choice: Choice
  readonly context: PriceContext
  readonly onChoose: (question: Question, optionId: string) => void
}

export function Questions({ item, choice, context, onChoose }: QuestionsProps): VNode {
  return html`<div class="questions">
    ${questionsOf(item).map((question) => {
      const isOpen = answersTo(question, choice) < question.min
      return html`<section class="question" key=${question.id}>
        <h3>
          ${questionName(question)}
          ${isOpen && html`<${Badge} tone="wait">${t('order.must-choose')}<//>`}
          ${question.min === 0 && html`<small>${t('order.may-choose')}</small>`}
        </h3>
        <div class="options" role="group" aria-label=${questionName(question)}>
          ${question.options.map(({ id, names }) => {
            const amount = priceOf(context, id)?.amount ?? 0
            const isOut = isGone(context, item, question, id)
            const price =
              question.id === sizeQuestion ? money(amount, true) : `+${money(amount, true)}`
            return html`<button
              type="button"
              key=${id}
              class="option figures"
              aria-pressed=${isChosen(choice, id) ? 'true' : 'false'}
              aria-disabled=${isOut ? 'true' : undefined}
              onClick=${({ currentTarget }: TargetedMouseEvent<HTMLButtonElement>) =>
                isOut
                  ? sayWhy(currentTarget, `${nameOf(names)}: ${t('shared.sold-out')}`)
                  : onChoose(question, id)}
            >
              <span>${nameOf(names)}</span>
              ${
                isOut
                  ? html`<b>${t('shared.sold-out')}</b>`
                  : (amount > 0 || question.id === sizeQuestion) && html`<b>${price}</b>`
              }
            </button>`
          })}
        </div>
      </section>`
    })}
  </div>`
}
