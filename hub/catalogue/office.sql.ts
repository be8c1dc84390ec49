/** What the office reads to edit the catalogue: all of it, because all of it is on the screen. */
import type { IngredientUnit } from '../../schema/catalogue.ts'
import { query } from '../store/query.ts'
import { itemColumns, itemKeys, type ItemFacts } from './catalogue.sql.ts'

const whole = 'the whole catalogue is read to show the whole catalogue'

interface ItemRow extends ItemFacts {
  readonly salesAccount: string
  readonly isActive: number
}

export const everyItem = query<[], ItemRow>(
  `select ${itemColumns}, i.sales_account as salesAccount, i.is_active as isActive
     from item i order by i.position, i.item_id`,
  [...itemKeys, 'salesAccount', 'isActive'],
  whole,
)

export const groupsOfItems = query<[], { readonly itemId: string; readonly groupId: string }>(
  `select item_id as itemId, group_id as groupId from item_modifier_group order by item_id, position`,
  ['itemId', 'groupId'],
  whole,
)

export const soldPlaces = query<
  [],
  {
    readonly itemId: string
    readonly outletId: string
    readonly stationId: string | null
    readonly isRouted: number
  }
>(
  `select item_id as itemId, outlet_id as outletId, station_id as stationId, is_routed as isRouted
     from outlet_item order by item_id, outlet_id`,
  ['itemId', 'outletId', 'stationId', 'isRouted'],
  whole,
)

export const everyGroup = query<
  [],
  { readonly groupId: string; readonly names: string; readonly min: number; readonly max: number }
>(
  `select group_id as groupId, names, min_chosen as min, max_chosen as max from modifier_group
    order by group_id`,
  ['groupId', 'names', 'min', 'max'],
  whole,
)

export const everyChoice = query<
  [],
  {
    readonly groupId: string
    readonly modifierId: string
    readonly names: string
    readonly itemId: string | null
    readonly variantId: string | null
  }
>(
  `select group_id as groupId, modifier_id as modifierId, names, item_id as itemId,
          variant_id as variantId
     from modifier where is_active = 1 order by group_id, position`,
  ['groupId', 'modifierId', 'names', 'itemId', 'variantId'],
  whole,
)

export const taxClassNames = query<[], { readonly taxClassId: string; readonly names: string }>(
  'select tax_class_id as taxClassId, names from tax_class order by tax_class_id',
  ['taxClassId', 'names'],
  'tax classes are a handful',
)

export const everyIngredient = query<
  [],
  {
    readonly ingredientId: string
    readonly names: string
    readonly unit: IngredientUnit
    readonly isActive: number
  }
>(
  `select ingredient_id as ingredientId, names, unit, is_active as isActive from ingredient
    order by ingredient_id`,
  ['ingredientId', 'names', 'unit', 'isActive'],
  whole,
)

export const everyRecipeLine = query<
  [],
  { readonly subjectId: string; readonly ingredientId: string; readonly qtyMilli: number }
>(
  `select subject_id as subjectId, ingredient_id as ingredientId, qty_milli as qtyMilli
     from recipe_line order by subject_id, position`,
  ['subjectId', 'ingredientId', 'qtyMilli'],
  whole,
)
