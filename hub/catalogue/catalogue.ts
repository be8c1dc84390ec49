/** The whole catalogue as the office edits it, sold or not. */
import type { CatalogueDoc, CatalogueItem } from '../../schema/catalogue-doc.ts'
import type { ServedTime } from '../../schema/served.ts'
import type { Names } from '../../schema/names.ts'
import type { Database } from '../store/driver.ts'
import { categories, currentPrices, menuVariants, priceRevision } from './catalogue.sql.ts'
import {
  everyChoice,
  everyGroup,
  everyIngredient,
  everyItem,
  everyRecipeLine,
  groupsOfItems,
  soldPlaces,
  taxClassNames,
} from './office.sql.ts'
import { packedOf } from './packed.sql.ts'
import { groupBy, toPriceRow } from './views.ts'

const namesIn = (json: string): Names => JSON.parse(json) as Names
const servedIn = (json: string): ServedTime[] => JSON.parse(json) as ServedTime[]
const namesOr = (json: string | null): Names | null => (json === null ? null : namesIn(json))

/** @param outletId the outlet whose prices are told beside those that hold everywhere. */
export const catalogueOf = (db: Database, outletId: string): CatalogueDoc => {
  const variants = groupBy(menuVariants.all(db), ({ itemId }) => itemId)
  const groups = groupBy(groupsOfItems.all(db), ({ itemId }) => itemId)
  const places = groupBy(soldPlaces.all(db), ({ itemId }) => itemId)
  const recipes = groupBy(everyRecipeLine.all(db), ({ subjectId }) => subjectId)
  const choices = groupBy(everyChoice.all(db), ({ groupId }) => groupId)
  return {
    rev: priceRevision.get(db)?.rev ?? 1,
    categories: categories.all(db).map((row) => ({
      ...row,
      names: namesIn(row.names),
      served: servedIn(row.served),
    })),
    items: everyItem.all(db).map((row): CatalogueItem => ({
      ...row,
      names: namesIn(row.names),
      kitchenNames: namesOr(row.kitchenNames),
      description: namesOr(row.description),
      allergens: JSON.parse(row.allergens) as CatalogueItem['allergens'],
      served: servedIn(row.served),
      isSpecial: row.isSpecial === 1,
      isWeighed: row.isWeighed === 1,
      isDiscountable: row.isDiscountable === 1,
      isFavourite: row.isFavourite === 1,
      isActive: row.isActive === 1,
      variants: (variants.get(row.itemId) ?? []).map(({ variantId, names }) => ({
        variantId,
        names: namesIn(names),
      })),
      modifierGroupIds: (groups.get(row.itemId) ?? []).map(({ groupId }) => groupId),
      soldAt: (places.get(row.itemId) ?? []).map((place) => ({
        outletId: place.outletId,
        ...(place.isRouted === 1 ? { stationId: place.stationId } : {}),
      })),
    })),
    modifierGroups: everyGroup.all(db).map((row) => ({
      ...row,
      names: namesIn(row.names),
      modifiers: (choices.get(row.groupId) ?? []).map(
        ({ modifierId, names, itemId, variantId }) => ({
          modifierId,
          names: namesIn(names),
          itemId,
          variantId,
        }),
      ),
    })),
    ingredients: everyIngredient.all(db).map(({ names, isActive, ...ingredient }) => ({
      ...ingredient,
      names: namesIn(names),
      isActive: isActive === 1,
    })),
    recipes: [...recipes].map(([subjectId, lines]) => ({
      subjectId,
      lines: lines.map(({ ingredientId, qtyMilli }) => ({ ingredientId, qtyMilli })),
    })),
    prices: currentPrices.all(db, outletId).map(toPriceRow),
    taxClasses: taxClassNames
      .all(db)
      .map(({ taxClassId, names }) => ({ taxClassId, names: namesIn(names) })),
    ...packedOf(db),
  }
}
