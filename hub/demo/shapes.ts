/**
 * The shapes of the demo shop: one interface for each kind of row.
 *
 * The demo is data and nothing else. It names everything by short readable ids
 * and knows no database; turning it into rows is the seed's work alone.
 */
import type { Allergen, FoodMark, IngredientUnit, OrderType, Unit } from '../../schema/catalogue.ts'
import type { ServedTime } from '../../schema/served.ts'
import type { NewDrawer, NewOutlet, NewPrinter, NewStation, NewUser } from '../setup/shapes.ts'

/** Every name in the demo is given in both languages. */
export interface DemoNames {
  readonly en: string
  readonly hi: string
}

interface Named {
  readonly names: DemoNames
}

export type DemoOutlet = NewOutlet & Named
export type DemoStation = NewStation & Named
export type DemoDrawer = NewDrawer & Named
/** What its paper is for: receipts at the till, or tickets for the kitchen. */
export type DemoPrinter = NewPrinter & Named & { readonly use: 'receipt' | 'kitchen' }
/** Their PIN is shown to whoever tries the demo; a real shop never writes one down. */
export type DemoUser = NewUser & { readonly pin: string }

export interface DemoCategory {
  readonly id: string
  readonly names: DemoNames
  /** One of the eight category colours; no two categories of one outlet share one. */
  readonly colour: number
}

export interface DemoIngredient {
  readonly id: string
  readonly names: DemoNames
  readonly unit: IngredientUnit
}

/** What one unit of an item, a size or a modifier takes, in thousandths of each ingredient's unit. */
export interface DemoRecipe {
  readonly of: string
  readonly takes: Readonly<Record<string, number>>
}

/** One price row; null means it holds everywhere, for every order type, for everybody. */
export interface DemoPrice {
  readonly outletId: string | null
  readonly orderType: OrderType | null
  readonly customerGroup: string | null
  readonly validFrom: number
  /** Paise for one unit: a piece, a plate, a kilogram. */
  readonly amount: number
  readonly isTaxIncluded: boolean
}

export interface DemoVariant {
  readonly id: string
  readonly names: DemoNames
  readonly prices: readonly DemoPrice[]
}

/** What is told of a dish beside its name and price. */
export interface DemoFacts {
  readonly kitchenNames?: DemoNames
  readonly description?: DemoNames
  readonly allergens?: readonly Allergen[]
  readonly prepMinutes?: number
  readonly isSpecial?: boolean
  readonly served?: readonly ServedTime[]
}

export interface DemoModifier {
  readonly id: string
  readonly names: DemoNames
  /** Of a combo: the item this choice is. */
  readonly itemId?: string
  /** A modifier that costs nothing still has its rows, so that it is never without a price. */
  readonly prices: readonly DemoPrice[]
}

export interface DemoModifierGroup {
  readonly id: string
  readonly names: DemoNames
  readonly min: number
  readonly max: number
  readonly modifiers: readonly DemoModifier[]
}

/** An outlet that sells the item, and which of its stations makes it; null is handed over the counter. */
export interface DemoSeller {
  readonly outletId: string
  readonly stationId: string | null
}

export interface DemoItem {
  readonly id: string
  /** What a seller types on the number keys; unique in the business. */
  readonly code: string
  readonly categoryId: string
  readonly names: DemoNames
  readonly unit: Unit
  readonly isWeighed: boolean
  readonly mark: FoodMark
  /** Its class as goods over the counter; the restaurant's service class overrides it there. */
  readonly taxClassId: string
  readonly hsn: string
  readonly salesAccount: string
  readonly isDiscountable: boolean
  readonly isFavourite: boolean
  readonly soldAt: readonly DemoSeller[]
  /** An item with variants is priced on them and has no rows of its own. */
  readonly variants: readonly DemoVariant[]
  readonly prices: readonly DemoPrice[]
  readonly modifierGroupIds: readonly string[]
}
