/** An item while it is being written: what was typed, what is still missing, and how it is sent. */
import type { CatalogueDoc, CatalogueItem } from '../../../schema/catalogue-doc.ts'
import type { CommandInput } from '../../../schema/commands.ts'
import { shownOutlet } from '../../lib/frame/shown-outlet.ts'
import { newId } from '../../lib/ids.ts'
import { send } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { t } from '../../lib/words/words.ts'
import { amountText, readAmount } from './amount.ts'
import { namesIn, type TypedNames } from './names-fields.ts'
import { isWhole, linesIn, linesOf, type LineDraft } from './recipe-draft.ts'
import {
  catalogue,
  commit,
  endArgs,
  ownPriceOf,
  priceArgs,
  priceScopes,
  setItem,
  type ItemArgs,
  type PriceScope,
} from './store.ts'

export interface SizeDraft {
  readonly variantId: string
  readonly names: TypedNames
}

export interface ItemDraft {
  readonly args: ItemArgs
  readonly names: TypedNames
  readonly kitchen: TypedNames
  readonly told: TypedNames
  readonly sizes: readonly SizeDraft[]
  /** What was typed over a price, by `priceKey`; what is not in it stays as it is. */
  readonly prices: Readonly<Record<string, string>>
  /** What was written into a recipe, by what it makes; what is not in it stays as it is. */
  readonly recipes: Readonly<Record<string, readonly LineDraft[]>>
}

export type ChangeDraft = (to: Partial<ItemDraft>) => void
export type ChangeArgs = (to: Partial<ItemArgs>) => void

const typed = (
  names: { readonly en: string; readonly hi?: string | undefined } | null | undefined,
): TypedNames => ({
  en: names?.en ?? '',
  hi: names?.hi ?? '',
})

/** A new item, like its neighbours in what they have in common. */
const freshItem = (known: CatalogueDoc, categoryId: string | undefined): ItemArgs => {
  const like = known.items.find((item) => item.categoryId === categoryId) ?? known.items[0]
  const outletId = shownOutlet.peek()?.outletId
  return {
    itemId: `item-${newId()}`,
    code: '',
    categoryId: categoryId ?? known.categories[0]?.categoryId ?? '',
    names: { en: '' },
    unit: like?.unit ?? 'piece',
    isWeighed: like?.isWeighed ?? false,
    mark: like?.mark ?? 'veg',
    taxClassId: like?.taxClassId ?? known.taxClasses[0]?.taxClassId ?? '',
    hsn: like?.hsn ?? '',
    salesAccount: like?.salesAccount ?? '4030',
    soldAt: outletId === undefined ? [] : [{ outletId }],
  }
}

/** @param item undefined for a new one, which goes into the category at first. */
export const draftOf = (
  known: CatalogueDoc,
  item: CatalogueItem | undefined,
  categoryId: string | undefined,
): ItemDraft => {
  const args = item === undefined ? freshItem(known, categoryId) : argsWithout(item)
  return {
    args,
    names: typed(args.names),
    kitchen: typed(args.kitchenNames),
    told: typed(args.description),
    sizes: (item?.variants ?? []).map(({ variantId, names }) => ({
      variantId,
      names: typed(names),
    })),
    prices: {},
    recipes: {},
  }
}

const argsWithout = ({ position, ...item }: CatalogueItem): ItemArgs => ({ ...item, position })

export const newSize = (): SizeDraft => ({
  variantId: `size-${newId()}`,
  names: { en: '', hi: '' },
})

const priceKey = (subjectId: string, scope: PriceScope): string => `${subjectId} ${scope ?? ''}`

/** The price of something as it stands in the form. */
export const priceText = (
  { prices }: ItemDraft,
  subjectId: string,
  scope: PriceScope = null,
): string => prices[priceKey(subjectId, scope)] ?? amountText(ownPriceOf(subjectId, scope))

export const withPrice = (
  { prices }: ItemDraft,
  subjectId: string,
  scope: PriceScope,
  text: string,
): Pick<ItemDraft, 'prices'> => ({ prices: { ...prices, [priceKey(subjectId, scope)]: text } })

/** Whether a price that stands in the form is none: what it costs everywhere cannot be left empty. */
export const isBadPrice = (
  draft: ItemDraft,
  subjectId: string,
  scope: PriceScope = null,
): boolean => {
  const text = priceText(draft, subjectId, scope)
  return text.trim() === ''
    ? scope === null && ownPriceOf(subjectId, scope) !== undefined
    : readAmount(text) === null
}

/** What can be priced: the item, or each of its sizes. */
export const pricedIn = ({ args, sizes }: ItemDraft): readonly string[] =>
  sizes.length === 0 ? [args.itemId] : sizes.map(({ variantId }) => variantId)

/** The recipe of something as it stands in the form. */
export const recipeIn = ({ recipes }: ItemDraft, subjectId: string): readonly LineDraft[] =>
  recipes[subjectId] ?? linesOf(catalogue.value, subjectId)

/** What is still missing, in words; undefined where it can be saved. */
export const lackOf = (draft: ItemDraft): string | undefined => {
  const prices = pricedIn(draft).flatMap((id) => priceScopes.map((scope) => [id, scope] as const))
  if (can('item.set') !== 'allow') return t('frame.not-yours')
  if (draft.names.en.trim() === '') return t('catalogue.needs-name')
  if (draft.args.code.trim() === '') return t('catalogue.needs-code')
  if (draft.sizes.some(({ names }) => namesIn(names) === null)) return t('catalogue.needs-size')
  if (prices.some(([id, scope]) => isBadPrice(draft, id, scope))) return t('catalogue.needs-price')
  return Object.values(draft.recipes).every(isWhole) ? undefined : t('recipe.needs-amount')
}

/** Sends the item, then the prices and recipes that are new. Says why not. */
export const saveItem = async (
  draft: ItemDraft,
  item: CatalogueItem | undefined,
): Promise<string | undefined> => {
  const args: ItemArgs = {
    ...draft.args,
    code: draft.args.code.trim(),
    names: namesIn(draft.names) ?? { en: '' },
    kitchenNames: namesIn(draft.kitchen),
    description: namesIn(draft.told),
    variants: draft.sizes.map(({ variantId, names }) => ({
      variantId,
      names: namesIn(names) ?? { en: '' },
    })),
  }
  const isSame = item !== undefined && JSON.stringify(args) === JSON.stringify(whole(item))
  const prices = pricesIn(draft)
  const ended = endedIn(draft)
  const recipes = recipesIn(draft)
  const refusedFor = isSame ? undefined : await setItem(args, item)
  if (refusedFor !== undefined || prices.length + ended.length + recipes.length === 0)
    return refusedFor
  return commit([
    ...ended.map((end) => () => send('price.end', end).done),
    ...prices.map((price) => () => send('price.set', price).done),
    ...recipes.map((recipe) => () => send('recipe.set', recipe).done),
  ])
}

/** An item in the order in which the form sends it, so that the two can be held against each other. */
const whole = (item: CatalogueItem): ItemArgs => ({
  ...argsWithout(item),
  names: item.names,
  kitchenNames: item.kitchenNames,
  description: item.description,
  variants: item.variants.map(({ variantId, names }) => ({ variantId, names })),
})

const pricesIn = (draft: ItemDraft): readonly CommandInput<'price.set'>[] =>
  pricedIn(draft).flatMap((id) =>
    priceScopes.flatMap((scope) => {
      const amount = readAmount(priceText(draft, id, scope))
      return amount === null || amount === ownPriceOf(id, scope)
        ? []
        : [priceArgs(id, amount, scope, { likeId: likeOf(draft) })]
    }),
  )

/** The prices of one order type that were emptied: it costs again what it costs everywhere. */
const endedIn = (draft: ItemDraft): readonly CommandInput<'price.end'>[] =>
  pricedIn(draft).flatMap((id) =>
    priceScopes
      .filter((scope) => scope !== null && ownPriceOf(id, scope) !== undefined)
      .filter((scope) => priceText(draft, id, scope).trim() === '')
      .map((scope) => endArgs(id, scope)),
  )

/** What a new size is priced like: another size, or the item. */
const likeOf = ({ sizes, args }: ItemDraft): string | undefined =>
  [...sizes.map(({ variantId }) => variantId), args.itemId].find(
    (id) => ownPriceOf(id, null) !== undefined,
  )

const recipesIn = (draft: ItemDraft): readonly CommandInput<'recipe.set'>[] => {
  const made = new Set([draft.args.itemId, ...draft.sizes.map(({ variantId }) => variantId)])
  return Object.entries(draft.recipes)
    .filter(([subjectId]) => made.has(subjectId))
    .map(([subjectId, lines]) => ({ subjectId, lines: linesIn(lines) }))
}
