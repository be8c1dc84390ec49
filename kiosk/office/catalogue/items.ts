/**
 * What the shop sells, as a list: found by name in any language or by code,
 * priced in place, on or off the menu with one key.
 */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { FolderPen, Plus } from 'lucide'
import type { CatalogueDoc, CatalogueItem } from '../../../schema/catalogue-doc.ts'
import { can } from '../../lib/session.ts'
import { Badge } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { DietMark } from '../../lib/ui/diet-mark.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { CategorySheet } from './category-sheet.ts'
import { chosenCategory, Find, NothingFound, shown } from './find.ts'
import { ItemSheet } from './item-sheet.ts'
import { PriceCell } from './price-cell.ts'
import { argsOf, catalogue, priceOf, sayNo, setItem } from './store.ts'

/** What is open beside the list: an item by its id, a new one, or the categories. */
type Open = { readonly itemId: string } | 'new' | 'categories' | null

export function Items({ known }: { readonly known: CatalogueDoc }): VNode {
  const [open, setOpen] = useState<Open>(null)
  const why = can('item.set') === 'allow' ? undefined : t('frame.not-yours')
  const close = (): void => setOpen(null)
  return html`<div class="catalogue-page">
    <header class="catalogue-head">
      <${Find} known=${known} />
      <${Button} icon=${FolderPen} onPress=${() => setOpen('categories')}>${t('catalogue.categories')}<//>
      <${Button} kind="primary" icon=${Plus} why=${why} onPress=${() => setOpen('new')}>
        ${t('catalogue.new-item')}
      <//>
    </header>
    ${
      shown.value.length === 0
        ? html`<${NothingFound} />`
        : html`<table class="catalogue-table">
          <thead>
            <tr>
              <th scope="col" class="wide-only">${t('catalogue.code')}</th>
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
            known=${known}
            key=${open === 'new' ? '' : open.itemId}
            item=${open === 'new' ? undefined : known.items.find(({ itemId }) => itemId === open.itemId)}
            categoryId=${chosenCategory.value}
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
  const { itemId, code, names, categoryId, mark, isActive, isSpecial, served, variants, unit } =
    item
  const category = catalogue.value?.categories.find((one) => one.categoryId === categoryId)
  const other = Object.values(names).filter((name) => name !== nameOf(names))
  const flip = (): void => void setItem({ ...argsOf(item), isActive: !isActive }, item).then(sayNo)
  return html`<tr class=${isActive ? '' : 'catalogue-off'}>
    <td class="figures wide-only">${code}</td>
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
          : html`<${PriceCell} key=${priceOf(itemId)} name=${nameOf(names)} subjectId=${itemId} unit=${unit} />`
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
