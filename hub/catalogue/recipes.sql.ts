import type { IngredientUnit } from '../../schema/catalogue.ts'
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
