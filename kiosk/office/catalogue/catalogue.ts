/**
 * What the shop sells, as a list that reads like a spreadsheet: found by name
 * in any language or by code, priced in place, on or off the menu with one key.
 */
import { computed, signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Download, FolderPen, Plus, Search, SearchX } from 'lucide'
import type { CatalogueItem } from '../../../schema/catalogue-doc.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { plain } from '../../lib/order/search.ts'
import { can } from '../../lib/session.ts'
import { Badge } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { DietMark } from '../../lib/ui/diet-mark.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { Select } from '../../lib/ui/select.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { amountText, readAmount } from './amount.ts'
import { CategorySheet } from './category-sheet.ts'
import { saveCsv } from './csv.ts'
import { ItemSheet } from './item-sheet.ts'
import {
  argsOf,
  catalogue,
  follow,
  missing,
  priceOf,
  refresh,
  sayNo,
  setItem,
  setPrice,
} from './store.ts'

const everything = '★'
const typed = signal('')
const chosen = signal(everything)

/** What is open beside the list: an item by its id, a new one, or the categories. */
type Open = { readonly itemId: string } | 'new' | 'categories' | null

/** Text of an item as it is looked for. */
const textOf = ({ code, names, kitchenNames }: CatalogueItem): string =>
  plain([code, names.en, names.hi, kitchenNames?.en, kitchenNames?.hi].filter(Boolean).join(' '))

const shown = computed(() => {
  const wanted = plain(typed.value)
  return (catalogue.value?.items ?? []).filter(
    (item) =>
      (chosen.value === everything || item.categoryId === chosen.value) &&
      (wanted === '' || textOf(item).includes(wanted)),
  )
})

export function Catalogue(): VNode {
  const [open, setOpen] = useState<Open>(null)
  useEffect(follow, [])
  const known = catalogue.value
  if (known === null) {
    return missing.value === null
      ? html`<${Skeleton} shape="row" count=${8} />`
      : html`<${ErrorNote}
          what=${sayDeclined(missing.value)}
          todo=${t('frame.unreachable-todo')}
          action=${html`<${Button} onPress=${() => void refresh()}>${t('shared.retry')}<//>`}
        />`
  }
  const why = can('item.set') === 'allow' ? undefined : t('frame.not-yours')
  const close = (): void => setOpen(null)
  return html`<div class="catalogue">
    <header class="catalogue-head">
      <${Field}
        type="search"
        label=${t('shared.search')}
        quietLabel
        icon=${Search}
        placeholder=${t('catalogue.search')}
        value=${typed.value}
        onInput=${(value: string) => (typed.value = value)}
      />
      <${Select}
        label=${t('catalogue.category')}
        quietLabel
        choices=${[
          { value: everything, label: t('catalogue.every-category') },
          ...known.categories.map(({ categoryId, names }) => ({
            value: categoryId,
            label: nameOf(names),
          })),
        ]}
        value=${chosen.value}
        onChange=${(id: string) => (chosen.value = id)}
      />
      <${Button} icon=${FolderPen} onPress=${() => setOpen('categories')}>${t('catalogue.categories')}<//>
      <${Button} icon=${Download} onPress=${() => saveCsv(shown.value)}>CSV<//>
      <${Button} kind="primary" icon=${Plus} why=${why} onPress=${() => setOpen('new')}>
        ${t('catalogue.new-item')}
      <//>
    </header>
    ${
      shown.value.length === 0
        ? html`<${EmptyState}
            icon=${SearchX}
            title=${t(typed.value === '' ? 'catalogue.empty' : 'catalogue.nothing-found')}
            next=${t(typed.value === '' ? 'catalogue.empty-next' : 'catalogue.nothing-found-next')}
          />`
        : html`<table class="catalogue-table">
          <thead>
            <tr>
              <th scope="col">${t('catalogue.code')}</th>
              <th scope="col">${t('catalogue.name')}</th>
              <th scope="col" class="wide-only">${t('catalogue.category')}</th>
              <th scope="col" class="number">${t('catalogue.price')}</th>
              <th scope="col">${t('catalogue.on-menu')}</th>
            </tr>
          </thead>
          <tbody>
            ${shown.value.map(
              (item) =>
                html`<${Row} key=${item.itemId} item=${item} onOpen=${() => setOpen({ itemId: item.itemId })} />`,
            )}
          </tbody>
        </table>`
    }
    ${
      open === 'categories'
        ? html`<${CategorySheet} onClose=${close} />`
        : open !== null &&
          html`<${ItemSheet}
            key=${open === 'new' ? '' : open.itemId}
            item=${open === 'new' ? undefined : known.items.find(({ itemId }) => itemId === open.itemId)}
            categoryId=${chosen.value === everything ? undefined : chosen.value}
            onClose=${close}
          />`
    }
  </div>`
}

function Row({
  item,
  onOpen,
}: {
  readonly item: CatalogueItem
  readonly onOpen: () => void
}): VNode {
  const { itemId, code, names, categoryId, mark, isActive, isSpecial, served, variants } = item
  const category = catalogue.value?.categories.find((one) => one.categoryId === categoryId)
  const other = Object.values(names).filter((name) => name !== nameOf(names))
  const flip = (): void => void setItem({ ...argsOf(item), isActive: !isActive }, item).then(sayNo)
  return html`<tr class=${isActive ? '' : 'catalogue-off'}>
    <td class="figures">${code}</td>
    <td>
      <button type="button" class="catalogue-name" onClick=${onOpen}>
        ${mark !== 'none' && html`<${DietMark} diet=${mark} />`}
        <span>
          <b>${nameOf(names)}</b>
          ${other.length > 0 && html`<small>${other.join(' · ')}</small>`}
        </span>
        ${isSpecial && html`<${Badge} tone="next">${t('catalogue.special')}<//>`}
        ${served.length > 0 && html`<${Badge}>${t('catalogue.at-times')}<//>`}
      </button>
    </td>
    <td class="wide-only">${category && nameOf(category.names)}</td>
    <td class="number">
      ${
        variants.length > 0
          ? html`<button type="button" class="catalogue-sizes" onClick=${onOpen}>
              ${t('catalogue.sizes', { count: variants.length })}
            </button>`
          : html`<${PriceCell} key=${priceOf(itemId)} name=${nameOf(names)} subjectId=${itemId} />`
      }
    </td>
    <td>
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked=${isActive ? 'true' : 'false'}
        aria-label=${t('catalogue.on-menu-of', { name: nameOf(names) })}
        aria-disabled=${can('item.set') === 'allow' ? undefined : 'true'}
        onClick=${() => can('item.set') === 'allow' && flip()}
      />
    </td>
  </tr>`
}

/** A price in the list: typed over, and sent with Enter or on leaving. */
function PriceCell({
  name,
  subjectId,
}: {
  readonly name: string
  readonly subjectId: string
}): VNode {
  const before = priceOf(subjectId)
  const [text, setText] = useState(amountText(before))
  const amount = readAmount(text)
  const keep = (): void => {
    if (text === amountText(before)) return
    if (amount === null) setText(amountText(before))
    else
      void setPrice(subjectId, amount).then((why) => {
        if (why !== undefined) setText(amountText(before))
        return sayNo(why)
      })
  }
  return html`<input
    class="catalogue-price figures"
    inputmode="decimal"
    aria-label=${t('catalogue.price-of', { name })}
    aria-invalid=${amount === null && text !== '' ? 'true' : undefined}
    readonly=${can('price.set') !== 'allow'}
    placeholder=${t('catalogue.no-price')}
    value=${text}
    onInput=${(event: InputEvent) => setText((event.currentTarget as HTMLInputElement).value)}
    onBlur=${keep}
    onKeyDown=${(event: KeyboardEvent) => {
      if (event.key === 'Enter') (event.currentTarget as HTMLInputElement).blur()
      if (event.key === 'Escape') setText(amountText(before))
    }}
  />`
}
