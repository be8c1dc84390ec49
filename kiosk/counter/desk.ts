/**
 * What the seller is looking at: category, search, the open sheet, and the way
 * of paying being used.
 *
 * The rule: one tap on an item does all that can be done without a question;
 * where there is one, its sheet opens at once.
 */
import { computed, signal } from '@preact/signals'
import type { TenderKind } from '../../schema/bill.ts'
import type { MenuItem } from '../../schema/catalogue.ts'
import type { Cart } from './cart.ts'
import { itemOf } from './preview.ts'
import { firstChoice, mustAsk, type Choice } from './choices.ts'
import { readEntry, search, searchIndex } from './search.ts'
import { dismiss, done } from './sell.ts'
import { add, shownMenu } from './till.ts'

export const favourites = '★'

export type Open =
  | { readonly kind: 'weigh'; readonly item: MenuItem; readonly typed: string }
  | { readonly kind: 'choices'; readonly item: MenuItem; readonly count: number }
  | { readonly kind: 'line'; readonly lineKey: number }
  | { readonly kind: 'order'; readonly orderId: string }
  | { readonly kind: 'held' | 'keys' | 'person' }

/** The sheet over the screen, or null. */
export const open = signal<Open | null>(null)
export const closeSheet = (): void => void (open.value = null)

/** The way of paying that fills the right column; null: the cart. */
export const paying = signal<TenderKind | null>(null)

/** On a phone the cart and the menu take turns. */
export const side = signal<'menu' | 'cart'>('menu')

export const category = signal(favourites)
export const typed = signal('')

const index = computed(() => searchIndex(shownMenu.value?.items ?? []))
const entry = computed(() => readEntry(typed.value, index.value))
/** How many of the next item, where figures were typed. */
export const typedCount = computed(() => entry.value.count)
export const isSearching = computed(() => entry.value.text !== '')

/** More than this nobody looks through; another letter is quicker. */
const foundMax = 60

/** The items in the grid: what was searched for, else the category's, favourites across all of them. */
export const shownItems = computed<readonly MenuItem[]>(() => {
  const menu = shownMenu.value
  if (menu === null) return []
  if (isSearching.value) return search(index.value, entry.value.text).slice(0, foundMax)
  return menu.items.filter((item) =>
    category.value === favourites ? item.isFavourite : item.categoryId === category.value,
  )
})

/** A finger on an item. */
export const tapItem = (item: MenuItem): void => {
  const count = typedCount.peek()
  if (done.peek() !== null) dismiss()
  typed.value = ''
  if (item.isWeighed) {
    open.value = { kind: 'weigh', item, typed: count === null ? '' : String(count) }
  } else if (mustAsk(item)) {
    open.value = { kind: 'choices', item, count: count ?? 1 }
  } else {
    addItem(item, firstChoice(item), (count ?? 1) * 1000)
  }
}

/** @param qtyMilli thousandths. */
export const addItem = (item: MenuItem, choice: Choice, qtyMilli: number): void => {
  paying.value = null
  add({ itemId: item.itemId, ...choice, qtyMilli, isWeighed: item.isWeighed })
}

/** Enter in the search field takes the first thing found. */
export const takeFirst = (): void => {
  const [first] = shownItems.peek()
  if (isSearching.peek() && first !== undefined) tapItem(first)
}

/** Whether anything in a cart is made to order; what is handed over as it is waits for nobody. */
export const isMade = ({ lines }: Cart): boolean =>
  lines.some(({ itemId }) => (shownItem(itemId)?.stationId ?? null) !== null)

export const shownItem = (itemId: string): MenuItem | undefined => {
  const menu = shownMenu.value
  return menu === null ? undefined : itemOf(menu, itemId)
}
