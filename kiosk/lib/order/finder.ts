/**
 * What is looked for on the menu: a category, or what somebody types.
 *
 * The rule: typing always wins over the category, and clearing it leads back.
 */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { MenuDoc, MenuItem } from '../../../schema/catalogue.ts'
import { readEntry, search, searchIndex } from './search.ts'

export const favourites = '★'

/** More than this nobody looks through; another letter is quicker. */
const foundMax = 60

export interface Finder {
  /** The chosen category, or `favourites`. */
  readonly category: Signal<string>
  readonly typed: Signal<string>
  /** How many of the next item, where figures were typed. */
  readonly typedCount: ReadonlySignal<number | null>
  readonly isSearching: ReadonlySignal<boolean>
  /** What was searched for, else the items of the category, favourites across all of them. */
  readonly items: ReadonlySignal<readonly MenuItem[]>
}

/** A finder over a menu, which may change under it. */
export const findIn = (menu: ReadonlySignal<MenuDoc | null>): Finder => {
  const category = signal(favourites)
  const typed = signal('')
  const index = computed(() => searchIndex(menu.value?.items ?? []))
  const entry = computed(() => readEntry(typed.value, index.value))
  const isSearching = computed(() => entry.value.text !== '')
  return {
    category,
    typed,
    typedCount: computed(() => entry.value.count),
    isSearching,
    items: computed(() => {
      if (isSearching.value) return search(index.value, entry.value.text).slice(0, foundMax)
      return (menu.value?.items ?? []).filter((item) =>
        category.value === favourites ? item.isFavourite : item.categoryId === category.value,
      )
    }),
  }
}
