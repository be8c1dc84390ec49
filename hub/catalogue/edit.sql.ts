/** What the office writes into the catalogue. */
import type { Unit } from '../../schema/catalogue.ts'
import { query, statement } from '../store/query.ts'

interface Place {
  readonly position: number
}

export const categoryPlace = query<[categoryId: string], Place>(
  'select position from category where category_id = ?',
  ['position'],
)

export const lastCategoryPlace = query<[], Place>(
  'select coalesce(max(position), 0) as position from category',
  ['position'],
)

export const putCategory = statement<
  [categoryId: string, names: string, colour: number, position: number, served: string]
>(
  `insert into category (category_id, names, colour, position, served) values (?, ?, ?, ?, ?)
   on conflict (category_id) do update set names = excluded.names, colour = excluded.colour,
     position = excluded.position, served = excluded.served`,
)

export interface KeptItem extends Place {
  readonly unit: Unit
  readonly isWeighed: number
  readonly picture: string | null
}

/** What an item was before it is set anew. */
export const keptItem = query<[itemId: string], KeptItem>(
  'select unit, is_weighed as isWeighed, picture, position from item where item_id = ?',
  ['unit', 'isWeighed', 'picture', 'position'],
)

export const lastItemPlace = query<[], Place>(
  'select coalesce(max(position), 0) as position from item',
  ['position'],
)

export const itemByCode = query<
  [code: string],
  { readonly itemId: string; readonly names: string }
>('select item_id as itemId, names from item where code = ?', ['itemId', 'names'])

export const taxClassById = query<[taxClassId: string], { readonly taxClassId: string }>(
  'select tax_class_id as taxClassId from tax_class where tax_class_id = ?',
  ['taxClassId'],
)

export const modifierGroupById = query<[groupId: string], { readonly groupId: string }>(
  'select group_id as groupId from modifier_group where group_id = ?',
  ['groupId'],
)

/** An item as it is written, its id last. */
type ItemRow = [
  code: string,
  categoryId: string,
  names: string,
  unit: Unit,
  isWeighed: number,
  mark: string,
  picture: string | null,
  taxClassId: string,
  hsn: string,
  salesAccount: string,
  isDiscountable: number,
  isFavourite: number,
  position: number,
  isActive: number,
  kitchenNames: string | null,
  description: string | null,
  allergens: string,
  prepMinutes: number | null,
  isSpecial: number,
  served: string,
  itemId: string,
]

export const addItem = statement<ItemRow>(
  `insert into item (code, category_id, names, unit, is_weighed, mark, picture, tax_class_id, hsn,
                     sales_account, is_discountable, is_favourite, position, is_active,
                     kitchen_names, description, allergens, prep_minutes, is_special, served, item_id)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

export const changeItem = statement<ItemRow>(
  `update item set code = ?, category_id = ?, names = ?, unit = ?, is_weighed = ?, mark = ?,
                   picture = ?, tax_class_id = ?, hsn = ?, sales_account = ?, is_discountable = ?,
                   is_favourite = ?, position = ?, is_active = ?, kitchen_names = ?,
                   description = ?, allergens = ?, prep_minutes = ?, is_special = ?, served = ?
    where item_id = ?`,
)

export const itemOfVariant = query<[variantId: string], { readonly itemId: string }>(
  'select item_id as itemId from variant where variant_id = ?',
  ['itemId'],
)

export const putVariant = statement<
  [variantId: string, itemId: string, names: string, position: number]
>(
  `insert into variant (variant_id, item_id, names, position) values (?, ?, ?, ?)
   on conflict (variant_id) do update set names = excluded.names, position = excluded.position,
     is_active = 1`,
)

/** Takes off the menu the sizes of an item that are not among the ids of a JSON list. */
export const retireVariants = statement<[itemId: string, keptIds: string]>(
  `update variant set is_active = 0
    where item_id = ? and variant_id not in (select value from json_each(?))`,
)

export const clearModifierGroups = statement<[itemId: string]>(
  'delete from item_modifier_group where item_id = ?',
)

export const addModifierGroup = statement<[itemId: string, groupId: string, position: number]>(
  'insert into item_modifier_group (item_id, group_id, position) values (?, ?, ?)',
)

export const sellAt = statement<
  [outletId: string, itemId: string, stationId: string | null, isRouted: number]
>(
  `insert into outlet_item (outlet_id, item_id, station_id, is_routed) values (?, ?, ?, ?)
   on conflict (outlet_id, item_id) do update set station_id = excluded.station_id,
     is_routed = excluded.is_routed`,
)

export const stopSellingAt = statement<[outletId: string, itemId: string]>(
  'delete from outlet_item where outlet_id = ? and item_id = ?',
)

export const putModifierGroup = statement<
  [groupId: string, names: string, min: number, max: number]
>(
  `insert into modifier_group (group_id, names, min_chosen, max_chosen) values (?, ?, ?, ?)
   on conflict (group_id) do update set names = excluded.names, min_chosen = excluded.min_chosen,
     max_chosen = excluded.max_chosen`,
)

/** Takes off the menu the choices of a group that are not among the ids of a JSON list. */
export const retireModifiers = statement<[groupId: string, keptIds: string]>(
  `update modifier set is_active = 0
    where group_id = ? and modifier_id not in (select value from json_each(?))`,
)

export const putModifier = statement<
  [
    modifierId: string,
    groupId: string,
    names: string,
    position: number,
    itemId: string | null,
    variantId: string | null,
  ]
>(
  `insert into modifier (modifier_id, group_id, names, position, item_id, variant_id)
   values (?, ?, ?, ?, ?, ?)
   on conflict (modifier_id) do update set names = excluded.names, position = excluded.position,
     item_id = excluded.item_id, variant_id = excluded.variant_id, is_active = 1`,
)

export const groupOfModifier = query<[modifierId: string], { readonly groupId: string }>(
  'select group_id as groupId from modifier where modifier_id = ?',
  ['groupId'],
)
