/** A price in a list: typed over, sent with Enter or on leaving; the arrows go from row to row. */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { Unit } from '../../../schema/catalogue.ts'
import { retail } from '../../../schema/customer-words.ts'
import { can } from '../../lib/session.ts'
import { t } from '../../lib/words/words.ts'
import { amountText, currencySign, readAmount } from './amount.ts'
import { endPrice, ownPriceOf, priceOf, sayNo, setPrice, type PriceScope } from './store.ts'

export interface PriceCellProps {
  /** What is priced, for whoever hears the screen. */
  readonly name: string
  readonly subjectId: string
  readonly unit: Unit
  readonly scope?: PriceScope
  /** Whose price list it is. */
  readonly group?: string
}

export function PriceCell({
  name,
  subjectId,
  unit,
  scope = null,
  group = retail,
}: PriceCellProps): VNode {
  const before = amountText(ownPriceOf(subjectId, scope, group))
  const [text, setText] = useState(before)
  const amount = readAmount(text)
  const keep = (): void => {
    if (text === before) return
    const isEmpty = text.trim() === ''
    if (amount === null && !isEmpty) return setText(before)
    // Emptied: it costs again what it costs everywhere.
    const deed =
      amount === null
        ? endPrice(subjectId, scope, group)
        : setPrice(subjectId, amount, scope, group)
    void deed.then((why) => {
      if (why !== undefined) setText(before)
      return sayNo(why)
    })
  }
  const hasOther = scope !== null || group !== retail
  // What has no price of its own costs what it costs everywhere.
  const everywhere = group === retail ? priceOf(subjectId) : priceOf(subjectId, scope)
  return html`<label class="price-cell">
    <span aria-hidden="true">${currencySign()}</span>
    <input
      class="catalogue-price figures"
      inputmode="decimal"
      aria-label=${t('catalogue.price-of', { name })}
      aria-invalid=${amount === null && text !== '' ? 'true' : undefined}
      readonly=${can('price.set') !== 'allow'}
      placeholder=${!hasOther || everywhere === undefined ? t('catalogue.no-price') : amountText(everywhere)}
      value=${text}
      onInput=${(event: InputEvent) => setText((event.currentTarget as HTMLInputElement).value)}
      onBlur=${keep}
      onKeyDown=${(event: KeyboardEvent) => {
        const field = event.currentTarget as HTMLInputElement
        if (event.key === 'Enter') field.blur()
        if (event.key === 'Escape') setText(before)
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault()
          goTo(field, event.key === 'ArrowDown' ? 1 : -1)
        }
      }}
    />
    <span class="price-unit" aria-hidden="true">
      ${unit === 'kg' || unit === 'litre' ? t(`catalogue.per-${unit}`) : ''}
    </span>
  </label>`
}

/** The price of the same column in the next row that has one. */
const goTo = (from: HTMLInputElement, step: 1 | -1): void => {
  const column = from.closest('td')?.cellIndex ?? 0
  let row: Element | null | undefined = from.closest('tr')
  while (row instanceof HTMLTableRowElement) {
    row = step === 1 ? row.nextElementSibling : row.previousElementSibling
    const field =
      row instanceof HTMLTableRowElement ? row.cells[column]?.querySelector('input') : null
    if (field) {
      field.focus()
      field.select()
      return
    }
  }
}
