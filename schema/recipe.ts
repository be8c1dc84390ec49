/** What things are made of, as a screen reads it: every recipe, and the ingredients it names. */
import * as v from 'valibot'
import { ingredientUnits } from './catalogue.ts'
import { described, namesDoc, qty, rev } from './doc-shapes.ts'
import type { ReadonlyDeep } from './shapes.ts'

export const recipesDoc = v.object({
  rev: described(rev, 'The revision of the menu they belong to.'),
  ingredients: v.array(
    v.object({
      ingredientId: v.string(),
      names: namesDoc,
      unit: v.picklist(ingredientUnits),
    }),
  ),
  recipes: v.array(
    v.object({
      subjectId: described(
        v.string(),
        'The item, the size or the modifier; a size that is not named is made by its item’s recipe.',
      ),
      lines: v.array(
        v.object({
          ingredientId: v.string(),
          qtyMilli: described(qty, 'What one unit of the subject takes.'),
        }),
      ),
    }),
  ),
})
export type RecipesDoc = ReadonlyDeep<v.InferOutput<typeof recipesDoc>>
