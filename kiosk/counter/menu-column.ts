/** What can be sold: the categories at the left edge, the search field and the tiles. */
import { useComputed } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Languages, NotebookPen, Search, SearchX, Star, UserRound, X } from 'lucide'
import type { MenuItem } from '../../schema/catalogue.ts'
import { switchLanguage } from '../lib/frame/language.ts'
import { Button } from '../lib/ui/button.ts'
import { CategoryRail, type Category } from '../lib/ui/category-rail.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { Field } from '../lib/ui/field.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { Tile, type CategoryColour } from '../lib/ui/tile.ts'
import { count as countText } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import {
  category,
  favourites,
  isSearching,
  open,
  shownItems,
  takeFirst,
  tapItem,
  typed,
  typedCount,
} from './desk.ts'
import { Notices } from './notices.ts'
import { OrderStrip } from './order-strip.ts'
import { cart, held, prices, shownMenu } from './till.ts'
import { nameOf, priceText, weightText } from './words.ts'

const colours: readonly CategoryColour[] = [1, 2, 3, 4, 5, 6, 7, 8]
const colourOf = (colour: number): { readonly colour?: CategoryColour } => {
  const known = colours.find((one) => one === colour)
  return known === undefined ? {} : { colour: known }
}

const takeCategory = (id: string): void => {
  category.value = id
  typed.value = ''
  document.querySelector('.menu-tiles')?.scrollTo({ top: 0 })
}

export function Rail(): VNode {
  const menu = shownMenu.value
  const categories: readonly Category[] = [
    { id: favourites, label: t('counter.favourites'), icon: Star },
    ...(menu?.categories ?? []).map(({ categoryId, names, colour }) => ({
      id: categoryId,
      label: nameOf(names),
      ...colourOf(colour),
    })),
  ]
  return html`<div class="rail-column">
    <${CategoryRail}
      label=${t('counter.categories')}
      categories=${categories}
      value=${isSearching.value ? '' : category.value}
      onChange=${takeCategory}
    />
  </div>`
}

export function Menu(): VNode {
  return html`<main class="menu">
    <${Top} />
    <div class="menu-tiles">
      ${
        shownMenu.value === null || prices.value === null
          ? html`<div class="tiles-loading"><${Skeleton} shape="tile" count=${20} /></div>`
          : html`<${Tiles} />`
      }
    </div>
    <${Notices} />
    <${OrderStrip} />
  </main>`
}

function Top(): VNode {
  const heldCount = held.value.length
  return html`<div class="menu-top">
    <div class="search" role="search">
      <${Field}
        label=${t('shared.search')}
        quietLabel
        type="search"
        icon=${Search}
        placeholder=${t('counter.search')}
        value=${typed.value}
        onInput=${(value: string) => (typed.value = value)}
        onEnter=${takeFirst}
      />
      ${
        typedCount.value !== null &&
        html`<span class="search-count figures">${t('counter.times', { count: typedCount.value })}</span>`
      }
      ${
        typed.value !== '' &&
        html`<${Button}
        kind="quiet"
        icon=${X}
        label=${t('counter.search-clear')}
        onPress=${() => (typed.value = '')}
      />`
      }
    </div>
    ${
      heldCount > 0 &&
      html`<${Button} icon=${NotebookPen} onPress=${() => (open.value = { kind: 'held' })}>
      ${t('counter.held-count', { count: heldCount })}
    <//>`
    }
    <${Button} icon=${Languages} onPress=${() => switchLanguage('counter')}>
      ${t('frame.language')}
    <//>
    <${Button}
      icon=${UserRound}
      label=${t('counter.person')}
      onPress=${() => (open.value = { kind: 'person' })}
    />
  </div>`
}

function Tiles(): VNode {
  const items = shownItems.value
  if (items.length === 0) {
    return isSearching.value
      ? html`<${EmptyState}
          icon=${SearchX}
          title=${t('counter.nothing-found', { text: typed.value })}
          next=${t('counter.nothing-found-next')}
        />`
      : html`<${EmptyState} title=${t('counter.category-empty')} next=${t('counter.category-empty-next')} />`
  }
  return html`<div class="tiles tiles-wide">
    ${items.map((item) => html`<${ItemTile} key=${item.itemId} item=${item} />`)}
  </div>`
}

function ItemTile({ item }: { readonly item: MenuItem }): VNode {
  const context = prices.value
  // Only the tile whose text changes is drawn again: a tap is on the glass in the next frame.
  const amount = useComputed(() => inCart(item))
  const home = shownMenu.value?.categories.find(({ categoryId }) => categoryId === item.categoryId)
  return html`<${Tile}
    name=${nameOf(item.names)}
    price=${context === null ? '' : priceText(context, item)}
    colour=${home && colourOf(home.colour).colour}
    diet=${item.mark === 'none' ? undefined : item.mark}
    picture=${item.picture === null ? undefined : `/media/${item.picture}`}
    inCart=${amount.value}
    onPress=${() => tapItem(item)}
  />`
}

/** How much of an item the cart holds already: pieces, or the weight of all its boxes. */
const inCart = ({ itemId, isWeighed, unit }: MenuItem): string | undefined => {
  const sum = cart.value.lines.reduce(
    (before, line) => before + (line.itemId === itemId ? line.qtyMilli : 0),
    0,
  )
  if (sum === 0) return undefined
  return isWeighed ? weightText(sum, unit) : countText(sum / 1000)
}
