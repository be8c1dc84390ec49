import type { IngredientUnit } from '../../schema/catalogue.ts'
import type { Names } from '../../schema/names.ts'
import type { RecipesDoc } from '../../schema/recipe.ts'
import type { Database } from '../store/driver.ts'
import { query, statement } from '../store/query.ts'

export const ingredientById = query<
  [ingredientId: string],
  { readonly unit: IngredientUnit; readonly isActive: number }
>('select unit, is_active as isActive from ingredient where ingredient_id = ?', [
  'unit',
  'isActive',
])

export const putIngredient = statement<
  [ingredientId: string, names: string, unit: IngredientUnit, isActive: number]
>(
  `insert into ingredient (ingredient_id, names, unit, is_active) values (?, ?, ?, ?)
   on conflict (ingredient_id) do update set names = excluded.names, unit = excluded.unit,
     is_active = excluded.is_active`,
)

export const usesOf = query<[ingredientId: string], { readonly uses: number }>(
  'select count(*) as uses from recipe_line where ingredient_id = ?',
  ['uses'],
)

export const clearRecipe = statement<[subjectId: string]>(
  'delete from recipe_line where subject_id = ?',
)

export const addRecipeLine = statement<
  [
    itemId: string | null,
    variantId: string | null,
    modifierId: string | null,
    position: number,
    ingredientId: string,
    qtyMilli: number,
  ]
>(
  `insert into recipe_line (item_id, variant_id, modifier_id, position, ingredient_id, qty_milli)
   values (?, ?, ?, ?, ?, ?)`,
)

const everyIngredient = query<
  [],
  { readonly ingredientId: string; readonly names: string; readonly unit: IngredientUnit }
>(
  'select ingredient_id as ingredientId, names, unit from ingredient order by ingredient_id',
  ['ingredientId', 'names', 'unit'],
  'all ingredients are read to count what open tickets take of each',
)

const everyRecipeLine = query<
  [],
  { readonly subjectId: string; readonly ingredientId: string; readonly qtyMilli: number }
>(
  `select subject_id as subjectId, ingredient_id as ingredientId, qty_milli as qtyMilli
     from recipe_line order by subject_id, position`,
  ['subjectId', 'ingredientId', 'qtyMilli'],
  'all recipes are read to count what open tickets take',
)

/** What everything is made of. */
export const recipesOf = (db: Database): Omit<RecipesDoc, 'rev'> => {
  const recipes = new Map<string, { ingredientId: string; qtyMilli: number }[]>()
  for (const { subjectId, ...line } of everyRecipeLine.all(db))
    recipes.set(subjectId, [...(recipes.get(subjectId) ?? []), line])
  return {
    ingredients: everyIngredient
      .all(db)
      .map((one) => ({ ...one, names: JSON.parse(one.names) as Names })),
    recipes: [...recipes].map(([subjectId, lines]) => ({ subjectId, lines })),
  }
}
