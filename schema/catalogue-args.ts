/**
 * What the office may say of the catalogue: each command carries the whole of
 * the thing it sets, and what it leaves out goes back to its default. Prices
 * are set apart, because they are dated and have a history.
 */
import * as v from 'valibot'
import { allergens, foodMarks, ingredientUnits, units } from './catalogue.ts'
import { id, names, qtyMilli, requiredText, sha256 } from './shapes.ts'

/** Where it stands among its kind; left out, a new thing comes last and another keeps its place. */
const position = v.optional(
  v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000_000)),
)

/** A list that names each thing once. */
const listOf = <I, O>(thing: v.GenericSchema<I, O>, max: number, idOf: (one: O) => string) =>
  v.pipe(
    v.array(thing),
    v.maxLength(max),
    v.check((list) => new Set(list.map(idOf)).size === list.length, 'names one thing twice'),
  )

const minuteOfDay = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1440))
const weekday = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(7))

/** When it is served; left out or empty: always. */
const served = v.optional(
  v.pipe(
    v.array(
      v.strictObject({
        days: v.pipe(v.array(weekday), v.minLength(1), v.maxLength(7)),
        fromMinute: minuteOfDay,
        untilMinute: minuteOfDay,
      }),
    ),
    v.maxLength(10),
  ),
  [],
)

const modifier = v.strictObject({
  modifierId: id,
  names,
  /** Of a combo: the item this choice is. */
  itemId: v.optional(v.nullable(id), null),
  /** Of a combo: the size of that item; null where it has none, or each is right. */
  variantId: v.optional(v.nullable(id), null),
})

const size = v.strictObject({ variantId: id, names })
const place = v.strictObject({ outletId: id, stationId: v.optional(v.nullable(id)) })
const portion = v.strictObject({ ingredientId: id, qtyMilli })

export const categoryArgs = {
  categoryId: id,
  names,
  /** One of the eight category colours of the look. */
  colour: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(8)),
  position,
  served,
}

export const modifierGroupArgs = {
  groupId: id,
  names,
  /** How many of its modifiers must be chosen, and how many may. */
  min: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(20)),
  max: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(20)),
  /** In order. One that is no longer among them is off the menu, and old orders keep it. */
  modifiers: v.pipe(
    listOf(modifier, 60, ({ modifierId }) => modifierId),
    v.minLength(1),
  ),
}

export const itemArgs = {
  itemId: id,
  /** What a seller types on the number keys, or finds it by; no two items share one. */
  code: requiredText(20),
  categoryId: id,
  names,
  /** What the kitchen calls it, where that is not what a guest reads. */
  kitchenNames: v.optional(v.nullable(names), null),
  /** A sentence for the guest. */
  description: v.optional(
    v.nullable(v.strictObject({ en: requiredText(300), hi: v.optional(requiredText(300)) })),
    null,
  ),
  allergens: v.optional(
    listOf(v.picklist(allergens), allergens.length, (one) => one),
    [],
  ),
  prepMinutes: v.optional(
    v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(600))),
    null,
  ),
  isSpecial: v.optional(v.boolean(), false),
  served,
  unit: v.picklist(units),
  isWeighed: v.optional(v.boolean(), false),
  mark: v.picklist(foodMarks),
  /** A picture of the media folder; null takes it away, left out it stays. */
  picture: v.optional(v.nullable(sha256)),
  taxClassId: id,
  /** HSN or SAC, 4 to 8 digits; left out where the country has none. */
  hsn: v.optional(v.pipe(v.string(), v.regex(/^(\d{4,8})?$/, 'is not an HSN or SAC')), ''),
  /** The income account its sale is posted to. */
  salesAccount: id,
  isDiscountable: v.optional(v.boolean(), true),
  isFavourite: v.optional(v.boolean(), false),
  /** Its sizes in order. One that is no longer among them is off the menu, and old bills keep it. */
  variants: v.optional(
    listOf(size, 30, ({ variantId }) => variantId),
    [],
  ),
  modifierGroupIds: v.optional(
    listOf(id, 20, (groupId) => groupId),
    [],
  ),
  /**
   * Which outlets sell it, and which station of each makes it: null is handed
   * over the counter, and left out it goes where its category goes.
   */
  soldAt: listOf(place, 200, ({ outletId }) => outletId),
  position,
  isActive: v.optional(v.boolean(), true),
}

export const ingredientArgs = {
  ingredientId: id,
  names,
  /** Recipes count it in thousandths of this. */
  unit: v.picklist(ingredientUnits),
  isActive: v.optional(v.boolean(), true),
}

export const recipeArgs = {
  /** The item, the size or the modifier that is made; a size without a recipe is made by its item's. */
  subjectId: id,
  /** What one unit of it takes, in order. Without a line it has no recipe. */
  lines: listOf(portion, 100, ({ ingredientId }) => ingredientId),
}
