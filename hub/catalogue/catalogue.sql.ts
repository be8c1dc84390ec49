import type { FoodMark, Unit } from '../../schema/catalogue.ts'
import type { PriceRow } from '../../schema/price.ts'
import { kept, query, statement } from '../store/query.ts'

export interface SoldItemRow {
  readonly itemId: string
  readonly names: string
  readonly unit: Unit
  readonly isWeighed: number
  readonly taxClassId: string
  readonly hsn: string
  readonly salesAccount: string
  readonly isDiscountable: number
  readonly isActive: number
  /** JSON: when it is served, and when its category is. */
  readonly served: string
  readonly categoryServed: string
  /** null where the outlet does not sell it. */
  readonly soldAt: string | null
  readonly stationId: string | null
  readonly variants: number
  readonly modifierGroups: number
}

/** An item as one outlet sells it, with how many sizes and modifier groups it has. */
export const soldItem = kept(
  query<[outletId: string, itemId: string], SoldItemRow>(
    `select i.item_id as itemId, i.names, i.unit, i.is_weighed as isWeighed, i.tax_class_id as taxClassId,
          i.hsn, i.sales_account as salesAccount, i.is_discountable as isDiscountable,
          i.is_active as isActive, i.served,
          (select c.served from category c where c.category_id = i.category_id) as categoryServed,
          o.outlet_id as soldAt,
          case o.is_routed when 1 then o.station_id else c.station_id end as stationId,
          (select count(*) from variant v where v.item_id = i.item_id and v.is_active = 1) as variants,
          (select count(*) from item_modifier_group g where g.item_id = i.item_id) as modifierGroups
     from item i left join outlet_item o on o.item_id = i.item_id and o.outlet_id = ?
     left join category_station c on c.outlet_id = o.outlet_id and c.category_id = i.category_id
    where i.item_id = ?`,
    [
      'itemId',
      'names',
      'unit',
      'isWeighed',
      'taxClassId',
      'hsn',
      'salesAccount',
      'isDiscountable',
      'isActive',
      'served',
      'categoryServed',
      'soldAt',
      'stationId',
      'variants',
      'modifierGroups',
    ],
  ),
)

export const variantOf = kept(
  query<[itemId: string, variantId: string], { readonly names: string; readonly isActive: number }>(
    'select names, is_active as isActive from variant where item_id = ? and variant_id = ?',
    ['names', 'isActive'],
  ),
)

export interface ItemModifierRow {
  readonly groupId: string
  readonly groupNames: string
  readonly minChosen: number
  readonly maxChosen: number
  readonly modifierId: string
  readonly names: string
  /** Of a combo: the item this choice is, and which size of it. */
  readonly itemOfChoice: string | null
  readonly sizeOfChoice: string | null
}

export const modifiersOf = kept(
  query<[itemId: string], ItemModifierRow>(
    `select g.group_id as groupId, g.names as groupNames, g.min_chosen as minChosen,
          g.max_chosen as maxChosen, m.modifier_id as modifierId, m.names,
          m.item_id as itemOfChoice, m.variant_id as sizeOfChoice
     from item_modifier_group ig
     join modifier_group g on g.group_id = ig.group_id
     join modifier m on m.group_id = g.group_id and m.is_active = 1
    where ig.item_id = ?
    order by ig.position, m.position`,
    [
      'groupId',
      'groupNames',
      'minChosen',
      'maxChosen',
      'modifierId',
      'names',
      'itemOfChoice',
      'sizeOfChoice',
    ],
  ),
)

export type StoredPrice = Omit<PriceRow, 'isTaxIncluded'> & { readonly isTaxIncluded: number }

const priceColumns = `subject_id as subjectId, order_type as orderType, customer_group as customerGroup,
  outlet_id as outletId, valid_from as validFrom, from_rev as fromRev, until_rev as untilRev,
  amount, is_tax_included as isTaxIncluded`

const priceKeys: readonly (keyof StoredPrice)[] = [
  'subjectId',
  'orderType',
  'customerGroup',
  'outletId',
  'validFrom',
  'fromRev',
  'untilRev',
  'amount',
  'isTaxIncluded',
]

export const pricesOf = kept(
  query<[subjectId: string], StoredPrice>(
    `select ${priceColumns} from price where subject_id = ?`,
    priceKeys,
  ),
)

/** Rows that can still apply at an outlet: those of the current revision. */
export const currentPrices = query<[outletId: string], StoredPrice>(
  `select ${priceColumns} from price
    where until_rev is null and (outlet_id is null or outlet_id = ?)`,
  priceKeys,
  'the whole menu is read to show the whole menu',
)

export const priceRevision = kept(
  query<[], { readonly rev: number }>('select price_rev as rev from hub', ['rev'], 'one row'),
)

/** When the revision after this one began, which is when this one ceased to be current. */
export const supersededAt = query<[nextRev: number], { readonly at: number }>(
  'select at from price_revision where rev = ?',
  ['at'],
)

export const nextPriceRevision = statement<[]>('update hub set price_rev = price_rev + 1')
export const recordRevision = statement<[rev: number, at: number]>(
  'insert into price_revision (rev, at) values (?, ?)',
)

export const subjectKind = query<
  [item: string, variant: string, modifier: string],
  { readonly kind: 'item' | 'variant' | 'modifier' }
>(
  `select 'item' as kind from item where item_id = ?
   union all select 'variant' from variant where variant_id = ?
   union all select 'modifier' from modifier where modifier_id = ?`,
  ['kind'],
)

/** Closes every row of one scope, whatever its day. */
export const endPrices = statement<
  [
    untilRev: number,
    subjectId: string,
    outletId: string | null,
    orderType: string | null,
    customerGroup: string | null,
  ]
>(
  `update price set until_rev = ?
    where subject_id = ? and until_rev is null and outlet_id is ? and order_type is ?
      and customer_group is ?`,
)

/** What is priced by its name, with that of what it is a size or a choice of. */
export const subjectNames = query<
  [item: string, variant: string, modifier: string],
  { readonly names: string; readonly ofNames: string | null }
>(
  `select names, null as ofNames from item where item_id = ?
   union all select v.names, i.names from variant v join item i on i.item_id = v.item_id
              where v.variant_id = ?
   union all select m.names, g.names from modifier m join modifier_group g on g.group_id = m.group_id
              where m.modifier_id = ?`,
  ['names', 'ofNames'],
)

/** Closes the rows that the new one replaces: the same subject, place, order type, group and day. */
export const closePrices = statement<
  [
    untilRev: number,
    subjectId: string,
    outletId: string | null,
    orderType: string | null,
    customerGroup: string | null,
    validFrom: number,
  ]
>(
  `update price set until_rev = ?
    where subject_id = ? and until_rev is null and outlet_id is ? and order_type is ?
      and customer_group is ? and valid_from = ?`,
)

export const addPrice = statement<
  [
    itemId: string | null,
    variantId: string | null,
    modifierId: string | null,
    outletId: string | null,
    orderType: string | null,
    customerGroup: string | null,
    validFrom: number,
    amount: number,
    isTaxIncluded: number,
    fromRev: number,
  ]
>(
  `insert into price (item_id, variant_id, modifier_id, outlet_id, order_type, customer_group,
                      valid_from, amount, is_tax_included, from_rev)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
)

export interface TaxRateRow {
  readonly taxClassId: string
  readonly kind: 'gst' | 'list' | 'nil' | 'exempt' | 'out_of_scope'
  readonly isAggregate: number
  readonly code: string | null
  readonly ratePpm: number | null
  readonly cessPpm: number | null
  readonly isCompound: number | null
}

/** A tax class with the rates that hold on a business date, one row a component. */
export const taxClassOn = kept(
  query<[businessDate: number, taxClassId: string], TaxRateRow>(
    `select c.tax_class_id as taxClassId, c.kind, c.is_aggregate as isAggregate,
          r.code, r.rate_ppm as ratePpm, r.cess_ppm as cessPpm, r.is_compound as isCompound
     from tax_class c
     left join tax_rate r on r.tax_class_id = c.tax_class_id
      and r.valid_from = (select max(valid_from) from tax_rate d
                           where d.tax_class_id = c.tax_class_id and d.valid_from <= ?)
    where c.tax_class_id = ?
    order by r.position`,
    ['taxClassId', 'kind', 'isAggregate', 'code', 'ratePpm', 'cessPpm', 'isCompound'],
  ),
)

/** What an item is wherever it is read whole: on a menu, and in the office. */
export interface ItemFacts {
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
  readonly isDiscountable: number
  readonly isFavourite: number
  readonly position: number
}

export const itemColumns = `i.item_id as itemId, i.code, i.category_id as categoryId, i.names,
  i.kitchen_names as kitchenNames, i.description, i.allergens, i.prep_minutes as prepMinutes,
  i.is_special as isSpecial, i.served, i.unit, i.is_weighed as isWeighed, i.mark, i.picture,
  i.tax_class_id as taxClassId, i.hsn, i.is_discountable as isDiscountable,
  i.is_favourite as isFavourite, i.position`

export const itemKeys: readonly (keyof ItemFacts)[] = [
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
  'isDiscountable',
  'isFavourite',
  'position',
]

export interface MenuItemRow extends ItemFacts {
  readonly stationId: string | null
}

export const menuItems = query<[outletId: string], MenuItemRow>(
  `select ${itemColumns},
          case o.is_routed when 1 then o.station_id else c.station_id end as stationId
     from outlet_item o join item i on i.item_id = o.item_id
     left join category_station c on c.outlet_id = o.outlet_id and c.category_id = i.category_id
    where o.outlet_id = ? and i.is_active = 1
    order by i.position, i.item_id`,
  [...itemKeys, 'stationId'],
)

export interface MenuVariantRow {
  readonly variantId: string
  readonly itemId: string
  readonly names: string
}

export const menuVariants = query<[], MenuVariantRow>(
  `select variant_id as variantId, item_id as itemId, names from variant
    where is_active = 1 order by item_id, position`,
  ['variantId', 'itemId', 'names'],
  'the whole menu is read to show the whole menu',
)

export interface MenuModifierRow extends ItemModifierRow {
  readonly itemId: string
}

export const menuModifiers = query<[], MenuModifierRow>(
  `select ig.item_id as itemId, g.group_id as groupId, g.names as groupNames,
          g.min_chosen as minChosen, g.max_chosen as maxChosen, m.modifier_id as modifierId, m.names,
          m.item_id as itemOfChoice, m.variant_id as sizeOfChoice
     from item_modifier_group ig
     join modifier_group g on g.group_id = ig.group_id
     join modifier m on m.group_id = g.group_id and m.is_active = 1
    order by ig.item_id, ig.position, m.position`,
  [
    'itemId',
    'groupId',
    'groupNames',
    'minChosen',
    'maxChosen',
    'modifierId',
    'names',
    'itemOfChoice',
    'sizeOfChoice',
  ],
  'the whole menu is read to show the whole menu',
)

export interface CategoryRow {
  readonly categoryId: string
  readonly names: string
  readonly colour: number
  readonly position: number
  readonly served: string
}

export const categories = query<[], CategoryRow>(
  'select category_id as categoryId, names, colour, position, served from category order by position, category_id',
  ['categoryId', 'names', 'colour', 'position', 'served'],
  'the whole menu is read to show the whole menu',
)

export const taxClassIds = query<[], { readonly taxClassId: string }>(
  'select tax_class_id as taxClassId from tax_class',
  ['taxClassId'],
  'tax classes are a handful',
)

export const stationsOf = query<
  [outletId: string],
  { readonly stationId: string; readonly names: string }
>('select station_id as stationId, names from station where outlet_id = ? order by position', [
  'stationId',
  'names',
])

export const everyOutlet = query<[], { readonly outletId: string }>(
  'select outlet_id as outletId from outlet',
  ['outletId'],
  'outlets are a handful',
)
