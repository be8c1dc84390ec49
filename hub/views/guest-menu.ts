/** The menu as a guest’s phone reads it: what an outlet serves at its tables, with today’s prices and what is left. */
import type { GuestMenu, GuestMenuItem } from '../../schema/guest-state.ts'
import { leftOf, leftOn, type Left } from '../../schema/eighty-six.ts'
import type { MenuItem } from '../../schema/catalogue.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { pickPrice, type PriceRow } from '../../schema/price.ts'
import { priceRevision } from '../catalogue/catalogue.sql.ts'
import { eightySixedAt } from '../catalogue/eighty-six.sql.ts'
import { menuOf } from '../catalogue/views.ts'
import type { CartContext } from '../handlers/guest-cart.ts'

/** Changes with every price, every business date and every count of what is left. */
export const menuTag = ({ db, outlet, businessDate }: CartContext): string => {
  const left = eightySixedAt(db, outlet.outletId, businessDate)
    .map(({ itemId, variantId, leftMilli, rev }) => `${variantId ?? itemId}${leftMilli}${rev}`)
    .join('.')
  let hash = 0
  for (const letter of left) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0
  return `${priceRevision.get(db)?.rev ?? 1}-${businessDate}-${(hash >>> 0).toString(36)}`
}

export const guestMenu = (context: CartContext): GuestMenu => {
  const { db, outlet, businessDate } = context
  const menu = menuOf(db, outlet, businessDate)
  const left = leftOn(eightySixedAt(db, outlet.outletId, businessDate), businessDate)
  const rowsOf = new Map<string, PriceRow[]>()
  for (const row of menu.prices)
    rowsOf.set(row.subjectId, [...(rowsOf.get(row.subjectId) ?? []), row])
  const priceOf = (subjectId: string): PriceRow | undefined =>
    pickPrice(rowsOf.get(subjectId) ?? [], {
      subjectId,
      outletId: outlet.outletId,
      orderType: 'eat-here',
      customerGroup: 'retail',
      businessDate,
      rev: menu.rev,
    })
  const items = menu.items.flatMap((item) => itemOf(item, priceOf, left) ?? [])
  const used = new Set(items.map(({ categoryId }) => categoryId))
  return {
    tag: menuTag(context),
    categories: menu.categories
      .filter(({ categoryId }) => used.has(categoryId))
      .map(({ categoryId, names, colour, served }) => ({ categoryId, names, colour, served })),
    items,
  }
}

/** undefined for what has no price here: nobody could order it. */
const itemOf = (
  item: MenuItem,
  priceOf: (subjectId: string) => PriceRow | undefined,
  left: Left,
): GuestMenuItem | undefined => {
  const own = priceOf(item.itemId)
  const variants = item.variants.flatMap(({ variantId, names }) => {
    const price = priceOf(variantId)
    return price === undefined
      ? []
      : [{ variantId, names, price: price.amount, leftMilli: leftOf(left, item, variantId) }]
  })
  const first = own ?? priceOf(item.variants[0]?.variantId ?? '')
  if (first === undefined) return undefined
  const { itemId, categoryId, names, mark, picture, unit, isWeighed } = item
  return {
    itemId,
    categoryId,
    names,
    description: item.description,
    allergens: item.allergens,
    prepMinutes: item.prepMinutes,
    isSpecial: item.isSpecial,
    served: item.served,
    mark,
    picture,
    unit,
    isWeighed,
    price: item.variants.length > 0 ? null : first.amount,
    isTaxIncluded: first.isTaxIncluded,
    leftMilli: leftOf(left, item),
    variants,
    modifierGroups: item.modifierGroups.map((group) => ({
      groupId: group.groupId,
      names: group.names,
      min: group.min,
      max: group.max,
      modifiers: group.modifiers.map((modifier) => ({
        modifierId: modifier.modifierId,
        names: modifier.names,
        itemId: modifier.itemId,
        price: priceOf(modifier.modifierId)?.amount ?? 0,
      })),
    })),
  }
}

/** Whether an outlet shows a picture to its guests: it is that of something it sells. */
export const isOnMenu = (outlet: OutletDoc, context: CartContext, picture: string): boolean =>
  menuOf(context.db, outlet, context.businessDate).items.some((item) => item.picture === picture)
