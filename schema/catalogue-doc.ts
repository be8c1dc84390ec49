/** The whole catalogue as the office edits it: everything there is, sold or not, as it was set. */
import * as v from 'valibot'
import { allergens, foodMarks, ingredientUnits, units } from './catalogue.ts'
import { described, namesDoc, qty, rev, whole } from './doc-shapes.ts'
import { packedDoc, priceRow, servedTimes } from './menu-doc.ts'
import type { ReadonlyDeep } from './shapes.ts'

const named = { names: namesDoc }

export const catalogueItem = v.object({
  itemId: v.string(),
  code: v.string(),
  categoryId: v.string(),
  ...named,
  kitchenNames: v.nullable(namesDoc),
  description: v.nullable(namesDoc),
  allergens: v.array(v.picklist(allergens)),
  prepMinutes: v.nullable(whole),
  isSpecial: v.boolean(),
  served: servedTimes,
  unit: v.picklist(units),
  isWeighed: v.boolean(),
  mark: v.picklist(foodMarks),
  picture: v.nullable(v.string()),
  taxClassId: v.string(),
  hsn: v.string(),
  salesAccount: v.string(),
  isDiscountable: v.boolean(),
  isFavourite: v.boolean(),
  position: whole,
  isActive: v.boolean(),
  variants: v.array(v.object({ variantId: v.string(), ...named })),
  modifierGroupIds: v.array(v.string()),
  soldAt: described(
    v.array(v.object({ outletId: v.string(), stationId: v.exactOptional(v.nullable(v.string())) })),
    'Which outlets sell it, and which station makes it: null is handed over the counter, and left out it goes where its category goes.',
  ),
})
export type CatalogueItem = ReadonlyDeep<v.InferOutput<typeof catalogueItem>>

export const catalogueDoc = v.object({
  rev,
  categories: v.array(
    v.object({
      categoryId: v.string(),
      ...named,
      colour: whole,
      position: whole,
      served: servedTimes,
    }),
  ),
  items: v.array(catalogueItem),
  modifierGroups: v.array(
    v.object({
      groupId: v.string(),
      ...named,
      min: whole,
      max: whole,
      modifiers: v.array(
        v.object({
          modifierId: v.string(),
          ...named,
          itemId: v.nullable(v.string()),
          variantId: v.nullable(v.string()),
        }),
      ),
    }),
  ),
  ingredients: v.array(
    v.object({
      ingredientId: v.string(),
      ...named,
      unit: v.picklist(ingredientUnits),
      isActive: v.boolean(),
    }),
  ),
  recipes: v.array(
    v.object({
      subjectId: described(v.string(), 'The item, the size or the modifier that is made.'),
      lines: described(
        v.array(v.object({ ingredientId: v.string(), qtyMilli: qty })),
        'What one unit of it takes, in order.',
      ),
    }),
  ),
  prices: described(v.array(priceRow), 'Every row that can apply at the outlet that is shown.'),
  taxClasses: v.array(v.object({ taxClassId: v.string(), ...named })),
  ...packedDoc,
})
export type CatalogueDoc = ReadonlyDeep<v.InferOutput<typeof catalogueDoc>>
