/**
 * What the shop sells, as a screen receives it: the menu of one outlet.
 *
 * A menu is already resolved for its outlet (tax class, HSN, the prices that
 * can apply there), so a screen and the hub price a line with the same rows
 * and the same function, `pickPrice`.
 */
import type { ItemCode, LabelLayout } from './barcode.ts'
import type { Container } from './packing.ts'
import type { PriceRow } from './price.ts'
import type { Names } from './shapes.ts'
import type { ServedTime } from './served.ts'
import type { TaxClass } from './tax.ts'
import type { UsualCharge } from './usual-charges.ts'

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

/** The fourteen things European law names, among them all that Indian law asks to declare. */
export const allergens = [
  'gluten',
  'crustaceans',
  'egg',
  'fish',
  'peanut',
  'soy',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const
export type Allergen = (typeof allergens)[number]

export interface MenuCategory {
  readonly categoryId: string
  readonly names: Names
  /** One of the eight category colours of the look, 1 to 8. */
  readonly colour: number
  readonly position: number
  /** When what is in it is served; nothing in it: always. */
  readonly served: readonly ServedTime[]
}

export interface MenuVariant {
  readonly variantId: string
  readonly names: Names
}

export interface MenuModifier {
  readonly modifierId: string
  readonly names: Names
  /** Of a combo: the item this choice is; null for a wish. */
  readonly itemId: string | null
  /** Of a combo: which size of that item, where it says so. */
  readonly variantId?: string
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
  /** What a guest reads. */
  readonly names: Names
  /** What the kitchen calls it; null: the same. */
  readonly kitchenNames: Names | null
  /** A sentence for the guest, in each language. */
  readonly description: Names | null
  readonly allergens: readonly Allergen[]
  /** How long it takes to make; null: nobody has said. */
  readonly prepMinutes: number | null
  /** The chef's special. */
  readonly isSpecial: boolean
  /** When it is served, within the times of its category; nothing in it: whenever those are. */
  readonly served: readonly ServedTime[]
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
  /** What is proposed on top of an order, where the outlet has set anything. */
  readonly charges?: readonly UsualCharge[]
  /** The codes on what is sold packed, and how the shop's scales lay out theirs. */
  readonly codes: readonly ItemCode[]
  readonly labels: readonly LabelLayout[]
  /** What goods are weighed and packed in. */
  readonly containers: readonly Container[]
}
