/** The menu as a hand meets it: the categories, the search field, the tiles. */
import { useComputed } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Search, SearchX, Star, X } from 'lucide'
import type { MenuDoc, MenuItem } from '../../../schema/catalogue.ts'
import { isLow, leftOf } from '../../../schema/eighty-six.ts'
import { Button } from '../ui/button.ts'
import { CategoryRail, type Category } from '../ui/category-rail.ts'
import { EmptyState } from '../ui/empty-state.ts'
import { Field } from '../ui/field.ts'
import { Skeleton } from '../ui/skeleton.ts'
import { Tile, type CategoryColour } from '../ui/tile.ts'
import { count } from '../words/format.ts'
import { nameOf } from '../words/names.ts'
import { t } from '../words/words.ts'
import { favourites, type Finder } from './finder.ts'
import { closedHours, type PriceContext } from './preview.ts'
import { leftText, priceText, weightText } from './words.ts'

const colours: readonly CategoryColour[] = [1, 2, 3, 4, 5, 6, 7, 8]
const colourOf = (colour: number): { readonly colour?: CategoryColour } => {
  const known = colours.find((one) => one === colour)
  return known === undefined ? {} : { colour: known }
}

export interface MenuRailProps {
  readonly menu: MenuDoc | null
  readonly finder: Finder
  /** Across the top instead of down the edge. */
  readonly across?: boolean
}

/** The categories, favourites first. */
export function MenuRail({ menu, finder, across = false }: MenuRailProps): VNode {
  const categories: readonly Category[] = [
    { id: favourites, label: t('order.favourites'), icon: Star },
    ...(menu?.categories ?? []).map(({ categoryId, names, colour }) => ({
      id: categoryId,
      label: nameOf(names),
      ...colourOf(colour),
    })),
  ]
  const take = (id: string): void => {
    finder.category.value = id
    finder.typed.value = ''
    document.querySelector('.menu-tiles')?.scrollTo({ top: 0 })
  }
  return html`<${CategoryRail}
    label=${t('order.categories')}
    categories=${categories}
    value=${finder.isSearching.value ? '' : finder.category.value}
    across=${across}
    onChange=${take}
  />`
}

export interface MenuSearchProps {
  readonly finder: Finder
  /** Enter takes the first thing found. */
  readonly onEnter: () => void
}

export function MenuSearch({ finder, onEnter }: MenuSearchProps): VNode {
  const { typed, typedCount } = finder
  return html`<div class="search" role="search">
    <${Field}
      label=${t('shared.search')}
      quietLabel
      type="search"
      icon=${Search}
      placeholder=${t('order.search')}
      value=${typed.value}
      onInput=${(value: string) => (typed.value = value)}
      onEnter=${onEnter}
    />
    ${
      typedCount.value !== null &&
      html`<span class="search-count figures">${t('order.times', { count: typedCount.value })}</span>`
    }
    ${
      typed.value !== '' &&
      html`<${Button}
        kind="quiet"
        icon=${X}
        label=${t('order.search-clear')}
        onPress=${() => (typed.value = '')}
      />`
    }
  </div>`
}

export interface MenuTilesProps {
  readonly menu: MenuDoc | null
  readonly finder: Finder
  /** What prices depend on; null until the menu is here. */
  readonly prices: PriceContext | null
  /** How much of it the cart holds, in thousandths. */
  readonly held: (item: MenuItem) => number
  readonly onTap: (item: MenuItem) => void
  /** A finger that stays, or one on what is sold out. */
  readonly onMore?: (item: MenuItem) => void
}

/** The items of the category, or what was found. */
export function MenuTiles(props: MenuTilesProps): VNode {
  const { menu, finder, prices } = props
  return html`<div class="menu-tiles">
    ${
      menu === null || prices === null
        ? html`<div class="tiles-loading"><${Skeleton} shape="tile" count=${20} /></div>`
        : finder.items.value.length === 0
          ? html`<${NothingHere} finder=${finder} />`
          : html`<div class="tiles tiles-wide">
            ${finder.items.value.map(
              (item) => html`<${ItemTile} key=${item.itemId} ...${props} item=${item} />`,
            )}
          </div>`
    }
  </div>`
}

function NothingHere({ finder }: Pick<MenuTilesProps, 'finder'>): VNode {
  return finder.isSearching.value
    ? html`<${EmptyState}
        icon=${SearchX}
        title=${t('order.nothing-found', { text: finder.typed.value })}
        next=${t('order.nothing-found-next')}
      />`
    : html`<${EmptyState} title=${t('order.category-empty')} next=${t('order.category-empty-next')} />`
}

export type ItemTileProps = Omit<MenuTilesProps, 'finder'> & { readonly item: MenuItem }

export function ItemTile(props: ItemTileProps): VNode {
  const { menu, prices, item, held, onTap, onMore } = props
  // Only the tile whose text changes is drawn again: a tap is on the glass in the next frame.
  const amount = useComputed(() => heldText(item, held(item)))
  const left = prices === null ? null : leftOf(prices.left, item)
  const home = menu?.categories.find(({ categoryId }) => categoryId === item.categoryId)
  return html`<${Tile}
    name=${nameOf(item.names)}
    price=${prices === null ? '' : priceText(prices, item)}
    colour=${home && colourOf(home.colour).colour}
    diet=${item.mark === 'none' ? undefined : item.mark}
    picture=${item.picture === null ? undefined : `/media/${item.picture}`}
    left=${left !== null && isLow(left) ? leftText(left, item) : undefined}
    soldOut=${left === 0}
    served=${prices === null ? undefined : (closedHours(prices, item) ?? undefined)}
    inCart=${amount.value}
    onPress=${() => onTap(item)}
    onMore=${onMore && (() => onMore(item))}
  />`
}

/** Pieces, or the weight of all its boxes. */
const heldText = ({ isWeighed, unit }: MenuItem, qtyMilli: number): string | undefined =>
  qtyMilli === 0 ? undefined : isWeighed ? weightText(qtyMilli, unit) : count(qtyMilli / 1000)
