/** What of the catalogue is looked at: by name in any language, by code, by category. */
import { computed, signal } from '@preact/signals'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Search, SearchX } from 'lucide'
import type { CatalogueDoc, CatalogueItem } from '../../../schema/catalogue-doc.ts'
import { plain } from '../../lib/order/search.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { Field } from '../../lib/ui/field.ts'
import { Select } from '../../lib/ui/select.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { catalogue } from './store.ts'

const everything = '★'
const typed = signal('')
const chosen = signal(everything)

/** The category that is looked at; undefined for all of them. */
export const chosenCategory = computed(() =>
  chosen.value === everything ? undefined : chosen.value,
)

/** Text of an item as it is looked for. */
export const textOf = ({ code, names, kitchenNames }: CatalogueItem): string =>
  plain([code, names.en, names.hi, kitchenNames?.en, kitchenNames?.hi].filter(Boolean).join(' '))

/** The items that are looked at. */
export const shown = computed(() => {
  const wanted = plain(typed.value)
  return (catalogue.value?.items ?? []).filter(
    (item) =>
      (chosen.value === everything || item.categoryId === chosen.value) &&
      (wanted === '' || textOf(item).includes(wanted)),
  )
})

export function Find({ known }: { readonly known: CatalogueDoc }): VNode {
  return html`<${Field}
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
    />`
}

export function NothingFound(): VNode {
  return html`<${EmptyState}
    icon=${SearchX}
    title=${t(typed.value === '' ? 'catalogue.empty' : 'catalogue.nothing-found')}
    next=${t(typed.value === '' ? 'catalogue.empty-next' : 'catalogue.nothing-found-next')}
  />`
}
