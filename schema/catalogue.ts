/**
 * What the shop sells, as a screen receives it: the menu of one outlet.
 *
 * A menu is already resolved for its outlet (tax class, HSN, the prices that
 * can apply there), so a screen and the hub price a line with the same rows
 * and the same function, `pickPrice`.
 */
import type { PriceRow } from './price.ts'
import type { Names } from './shapes.ts'
import type { TaxClass } from './tax.ts'

export const orderTypes = ['eat-here', 'takeaway', 'delivery'] as const
export type OrderType = (typeof orderTypes)[number]

export const units = ['piece', 'kg', 'litre', 'plate', 'box'] as const
export type Unit = (typeof units)[number]

/** What ingredients are counted in; a portion is whatever the kitchen takes one of. */
export const ingredientUnits = ['kg', 'g', 'litre', 'ml', 'piece', 'portion'] as const
export type IngredientUnit = (typeof ingredientUnits)[number]

/** The square mark on Indian food: green dot, brown dot, egg; `none` for goods that are not food. */
export const foodMarks = ['veg', 'nonveg', 'egg', 'none'] as const
export type FoodMark = (typeof foodMarks)[number]

export interface MenuCategory {
  readonly categoryId: string
  readonly names: Names
  /** One of the eight category colours of the look, 1 to 8. */
  readonly colour: number
  readonly position: number
}

export interface MenuVariant {
  readonly variantId: string
  readonly names: Names
}

export interface MenuModifier {
  readonly modifierId: string
  readonly names: Names
}

export interface MenuModifierGroup {
  readonly groupId: string
  readonly names: Names
  readonly min: number
  readonly max: number
  readonly modifiers: readonly MenuModifier[]
}

export interface MenuItem {
  readonly itemId: string
  readonly code: string
  readonly categoryId: string
  readonly names: Names
  readonly unit: Unit
  /** Sold by weight: the quantity is typed or weighed, never a silent 1. */
  readonly isWeighed: boolean
  readonly mark: FoodMark
  /** SHA-256 of its picture in the media folder, or null. */
  readonly picture: string | null
  readonly stationId: string | null
  readonly taxClassId: string
  readonly hsn: string
  readonly isDiscountable: boolean
  readonly isFavourite: boolean
  readonly position: number
  readonly variants: readonly MenuVariant[]
  readonly modifierGroups: readonly MenuModifierGroup[]
}

export interface MenuDoc {
  /** The price revision: what a customer saw is named by this number. */
  readonly rev: number
  readonly outletId: string
  readonly categories: readonly MenuCategory[]
  readonly items: readonly MenuItem[]
  /** Every row that can apply at this outlet today: of items, of their variants, of modifiers. */
  readonly prices: readonly PriceRow[]
  readonly taxClasses: readonly TaxClass[]
  readonly stations: readonly { readonly stationId: string; readonly names: Names }[]
}
