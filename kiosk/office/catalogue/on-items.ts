/** The items a group of choices is asked with: found by name, put on and taken off with one key. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Search } from 'lucide'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import { plain } from '../../lib/order/search.ts'
import { Field } from '../../lib/ui/field.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { Chips } from '../../lib/ui/choice-chips.ts'
import { textOf } from './find.ts'

export interface OnItemsProps {
  readonly known: CatalogueDoc
  readonly value: readonly string[]
  readonly onChange: (itemIds: readonly string[]) => void
}

/** More than this many keys at once nobody looks through. */
const most = 40

export function OnItems({ known, value, onChange }: OnItemsProps): VNode {
  const [typed, setTyped] = useState('')
  const wanted = plain(typed)
  const [on, off] = [true, false].map((is) =>
    known.items.filter(({ itemId }) => value.includes(itemId) === is),
  )
  const found = (off ?? []).filter((item) => wanted === '' || textOf(item).includes(wanted))
  const offered = [...(on ?? []), ...(wanted === '' ? [] : found.slice(0, most))]
  return html`<section class="group-choices">
    <${Field}
      type="search"
      icon=${Search}
      label=${t('choices.on-items')}
      placeholder=${t('catalogue.search')}
      hint=${value.length === 0 ? t('choices.on-none') : t('choices.on-hint')}
      value=${typed}
      onInput=${setTyped}
    />
    <${Chips}
      label=${t('choices.uses', { count: value.length })}
      choices=${offered.map(({ itemId, names }) => ({ value: itemId, label: nameOf(names) }))}
      value=${value}
      onChange=${(next: readonly string[]) => onChange(next)}
    />
  </section>`
}
