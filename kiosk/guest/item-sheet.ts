/** One thing off the menu: what must be chosen first, what may be, how many, a word for the kitchen. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { GuestMenuItem } from '../../schema/guest-state.ts'
import { sum } from '../../schema/money.ts'
import {
  answersTo,
  choose,
  firstChoice,
  isChosen,
  questionsOf,
  sizeQuestion,
  stillToChoose,
  type Choice,
} from '../lib/order/choices.ts'
import { Button } from '../lib/ui/button.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { Stepper } from '../lib/ui/stepper.ts'
import { t } from '../lib/words/words.ts'
import { busy, problem, say, state } from './hub.ts'
import { nameOf, price, priceText } from './text.ts'
import { whyNot } from './there.ts'

export interface ItemSheetProps {
  readonly item: GuestMenuItem
  readonly onClose: () => void
  readonly onJoin: () => void
}

export function ItemSheet({ item, onClose, onJoin }: ItemSheetProps): VNode {
  const [choice, setChoice] = useState<Choice>(() => firstChoice(item))
  const [pieces, setPieces] = useState(1)
  const [note, setNote] = useState('')
  const { me, ordering } = state.value ?? { me: null, ordering: 'off' }
  const [missing] = stillToChoose(item, choice)
  const each = unitPrice(item, choice)
  const mayOrder = ordering === 'ask' || ordering === 'direct'
  const size = item.variants.find(({ variantId }) => variantId === choice.variantId)
  const why =
    whyNot(item) ??
    (item.isWeighed
      ? t('guest.by-weight')
      : size?.leftMilli === 0
        ? t('shared.sold-out')
        : missing === undefined
          ? undefined
          : t('guest.choose-first', {
              what: missing.names === null ? t('guest.size') : nameOf(missing.names),
            }))
  const add = async (): Promise<void> => {
    if (me === null) return onJoin()
    const { variantId, modifierIds } = choice
    const line = {
      itemId: item.itemId,
      ...(variantId === null ? {} : { variantId }),
      ...(modifierIds.length === 0 ? {} : { modifierIds }),
      pieces,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    }
    if (await say('choose', { line })) onClose()
  }
  return html`<${Sheet}
    title=${nameOf(item.names)}
    onClose=${onClose}
    foot=${
      mayOrder &&
      html`<${Stepper} name=${nameOf(item.names)} value=${pieces} least=${1} most=${50} onChange=${setPieces} />
        <${Button} kind="primary" class="grow" busy=${busy.value === 'choose'} why=${why} onPress=${() => void add()}>
          ${me === null ? t('guest.join') : missing === undefined ? t('guest.add-for', { amount: price(each * pieces) }) : t('shared.add')}
        <//>`
    }
  >
    <p class="figures item-price">
      ${priceText(item)} ${!item.isTaxIncluded && html`<small>${t('guest.plus-tax')}</small>`}
    </p>
    ${item.description !== null && html`<p>${nameOf(item.description)}</p>`}
    ${
      item.allergens.length > 0 &&
      html`<p class="small">
        ${t('guest.allergens', { list: item.allergens.map((one) => t(`guest.has-${one}`)).join(', ') })}
      </p>`
    }
    ${!mayOrder && html`<p>${t('guest.look-only')}</p>`}
    ${mayOrder && item.isWeighed && html`<p>${t('guest.by-weight')}</p>`}
    ${problem.value !== null && html`<p class="problem" role="alert">${problem.value}</p>`}
    ${
      mayOrder &&
      questionsOf(item).map((question) => {
        const name = question.names === null ? t('guest.size') : nameOf(question.names)
        const isOpen = answersTo(question, choice) < question.min
        return html`<section class="question" key=${question.id}>
          <h3>
            ${name} <small class=${isOpen ? 'must' : ''}>${t(question.min > 0 ? 'guest.must' : 'guest.may')}</small>
          </h3>
          <div class="options" role="group" aria-label=${name}>
            ${question.options.map(({ id, names }) => {
              const extra = priceOf(item, id)
              const isSize = question.id === sizeQuestion
              const isGone =
                isSize && item.variants.some((one) => one.variantId === id && one.leftMilli === 0)
              return html`<button
                type="button"
                key=${id}
                class="option figures"
                aria-pressed=${isChosen(choice, id) ? 'true' : 'false'}
                disabled=${isGone}
                onClick=${() => setChoice(choose(item, choice, question, id))}
              >
                <span>${nameOf(names)}${isGone && html` <small>${t('shared.sold-out')}</small>`}</span>
                ${(extra > 0 || isSize) && html`<b>${isSize ? '' : '+'}${price(extra)}</b>`}
              </button>`
            })}
          </div>
        </section>`
      })
    }
    ${
      mayOrder &&
      !item.isWeighed &&
      html`<label class="note">
        <span>${t('guest.note')}</span>
        <input
          type="text"
          maxlength="80"
          value=${note}
          placeholder=${t('guest.note-hint')}
          onInput=${(event: InputEvent) => setNote((event.target as HTMLInputElement).value)}
        />
      </label>`
    }
  <//>`
}

const priceOf = ({ variants, modifierGroups }: GuestMenuItem, id: string): number =>
  variants.find(({ variantId }) => variantId === id)?.price ??
  modifierGroups.flatMap(({ modifiers }) => modifiers).find(({ modifierId }) => modifierId === id)
    ?.price ??
  0

const unitPrice = (item: GuestMenuItem, { variantId, modifierIds }: Choice): number =>
  (variantId === null ? (item.price ?? 0) : priceOf(item, variantId)) +
  sum(modifierIds.map((id) => priceOf(item, id)))
