/** What the office reads to edit the catalogue: all of it, because all of it is on the screen. */
import type { FoodMark, Unit } from '../../schema/catalogue.ts'
import { query } from '../store/query.ts'

const whole = 'the whole catalogue is read to show the whole catalogue'

interface ItemRow {
  readonly itemId: string
  readonly code: string
  readonly categoryId: string
  readonly names: string
  readonly kitchenNames: string | null
  readonly description: string | null
  readonly allergens: string
  readonly prepMinutes: number | null
  readonly isSpecial: number
  readonly served: string
  readonly unit: Unit
  readonly isWeighed: number
  readonly mark: FoodMark
  readonly picture: string | null
  readonly taxClassId: string
  readonly hsn: string
  readonly salesAccount: string
  readonly isDiscountable: number
  readonly isFavourite: number
  readonly position: number
  readonly isActive: number
}

export const everyItem = query<[], ItemRow>(
  `select item_id as itemId, code, category_id as categoryId, names, kitchen_names as kitchenNames,
          description, allergens, prep_minutes as prepMinutes, is_special as isSpecial, served, unit,
          is_weighed as isWeighed, mark, picture, tax_class_id as taxClassId, hsn,
          sales_account as salesAccount, is_discountable as isDiscountable,
          is_favourite as isFavourite, position, is_active as isActive
     from item order by position, item_id`,
  [
    'itemId',
    'code',
    'categoryId',
    'names',
    'kitchenNames',
    'description',
    'allergens',
    'prepMinutes',
    'isSpecial',
    'served',
    'unit',
    'isWeighed',
    'mark',
    'picture',
    'taxClassId',
    'hsn',
    'salesAccount',
    'isDiscountable',
    'isFavourite',
    'position',
    'isActive',
  ],
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
  }
>(
  `select group_id as groupId, modifier_id as modifierId, names, item_id as itemId from modifier
    where is_active = 1 order by group_id, position`,
  ['groupId', 'modifierId', 'names', 'itemId'],
  whole,
)

export const taxClassNames = query<[], { readonly taxClassId: string; readonly names: string }>(
  'select tax_class_id as taxClassId, names from tax_class order by tax_class_id',
  ['taxClassId', 'names'],
  'tax classes are a handful',
)
