/** The menu of one outlet, resolved for it: what it sells, at which prices, with which tax. */
import type { MenuDoc, MenuItem, MenuModifierGroup, MenuVariant } from '../../schema/catalogue.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { PriceRow } from '../../schema/price.ts'
import type { ServedTime } from '../../schema/served.ts'
import type { Names } from '../../schema/names.ts'
import type { Database } from '../store/driver.ts'
import {
  categories,
  currentPrices,
  menuItems,
  menuModifiers,
  menuVariants,
  priceRevision,
  stationsOf,
  taxClassIds,
  type MenuModifierRow,
  type StoredPrice,
} from './catalogue.sql.ts'
import { packedOf } from './packed.sql.ts'
import { taxedAs } from './item.ts'
import { usualChargesOf } from './usual.sql.ts'
import { taxClassAt } from './tax.ts'

const namesIn = (json: string): Names => JSON.parse(json) as Names

const servedIn = (json: string): readonly ServedTime[] => JSON.parse(json) as ServedTime[]

export const toPriceRow = (row: StoredPrice): PriceRow => ({
  ...row,
  isTaxIncluded: row.isTaxIncluded === 1,
})

export const menuOf = (db: Database, outlet: OutletDoc, businessDate: number): MenuDoc => {
  const variants = groupBy(menuVariants.all(db), (row) => row.itemId)
  const modifiers = groupBy(menuModifiers.all(db), (row) => row.itemId)
  const items = menuItems.all(db, outlet.outletId).map((row): MenuItem => ({
    ...row,
    ...taxedAs(row, outlet),
    names: namesIn(row.names),
    kitchenNames: row.kitchenNames === null ? null : namesIn(row.kitchenNames),
    description: row.description === null ? null : namesIn(row.description),
    allergens: JSON.parse(row.allergens) as MenuItem['allergens'],
    isSpecial: row.isSpecial === 1,
    served: servedIn(row.served),
    isWeighed: row.isWeighed === 1,
    isDiscountable: row.isDiscountable === 1,
    isFavourite: row.isFavourite === 1,
    variants: (variants.get(row.itemId) ?? []).map((variant): MenuVariant => ({
      variantId: variant.variantId,
      names: namesIn(variant.names),
    })),
    modifierGroups: toGroups(modifiers.get(row.itemId) ?? []),
  }))
  const used = new Set(items.map((item) => item.categoryId))
  const subjects = new Set(
    items.flatMap((item) => [
      item.itemId,
      ...item.variants.map((variant) => variant.variantId),
      ...item.modifierGroups.flatMap((group) => group.modifiers.map((one) => one.modifierId)),
    ]),
  )
  const packed = packedOf(db)
  const charges = usualChargesOf.all(db, outlet.outletId)
  return {
    rev: priceRevision.get(db)?.rev ?? 1,
    outletId: outlet.outletId,
    categories: categories
      .all(db)
      .filter((category) => used.has(category.categoryId))
      .map((category) => ({
        ...category,
        names: namesIn(category.names),
        served: servedIn(category.served),
      })),
    items,
    prices: currentPrices
      .all(db, outlet.outletId)
      .filter((row) => subjects.has(row.subjectId))
      .map(toPriceRow),
    taxClasses: taxClassIds
      .all(db)
      .map(({ taxClassId }) => taxClassAt(db, taxClassId, businessDate)),
    stations: stationsOf
      .all(db, outlet.outletId)
      .map(({ stationId, names }) => ({ stationId, names: namesIn(names) })),
    ...(charges.length === 0 ? {} : { charges }),
    ...packed,
    codes: packed.codes.filter(({ itemId }) => subjects.has(itemId)),
  }
}

const toGroups = (rows: readonly MenuModifierRow[]): readonly MenuModifierGroup[] =>
  [...groupBy(rows, (row) => row.groupId).values()].flatMap((ofGroup) => {
    const [first] = ofGroup
    if (first === undefined) return []
    return [
      {
        groupId: first.groupId,
        names: namesIn(first.groupNames),
        min: first.minChosen,
        max: first.maxChosen,
        modifiers: ofGroup.map((row) => ({
          modifierId: row.modifierId,
          names: namesIn(row.names),
          itemId: row.itemOfChoice,
          ...(row.sizeOfChoice === null ? {} : { variantId: row.sizeOfChoice }),
        })),
      },
    ]
  })

export const groupBy = <T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  return groups
}
