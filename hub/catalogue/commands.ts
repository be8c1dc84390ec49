/** What the office says of the catalogue. Screens fetch the menu anew when they hear of it. */
import type { CommandArgs } from '../../schema/commands.ts'
import type { Names } from '../../schema/names.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { MenuRevision } from '../../schema/results.ts'
import { reaches } from '../bus/permit.ts'
import type { Handler, Tx } from '../bus/tx.ts'
import {
  addPrice,
  closePrices,
  currentPrices,
  endPrices,
  everyOutlet,
  pricesOf,
  stationsOf,
  subjectKind,
  type StoredPrice,
} from './catalogue.sql.ts'
import { bySubject, restated } from './inclusion.ts'
import { toPriceRow } from './views.ts'
import {
  addItem,
  addModifierGroup,
  categoryPlace,
  changeItem,
  clearModifierGroups,
  itemByCode,
  itemOfVariant,
  keptItem,
  lastCategoryPlace,
  lastItemPlace,
  modifierGroupById,
  putCategory,
  putVariant,
  retireVariants,
  sellAt,
  stopSellingAt,
  taxClassById,
} from './edit.sql.ts'
import { reviseMenu } from './revision.ts'

/**
 * A new price from a business date on. The row it replaces is closed, not
 * changed, so that a customer who saw the old one can still be charged it.
 * Refuses a subject or an outlet that does not exist, and an outlet the person
 * does not work at.
 */
export const setPrice: Handler<'price.set'> = (tx, args) => {
  const kind = subjectKind.get(tx.db, args.subjectId, args.subjectId, args.subjectId)?.kind
  if (kind === undefined) return no(refusal('subject.unknown'))
  if (args.outletId !== undefined && !isOurs(tx, args.outletId))
    return no(refusal('outlet.unknown'))

  const rev = reviseMenu(tx)
  const validFrom = args.validFrom ?? tx.businessDate
  const scope = [args.outletId ?? null, args.orderType ?? null, args.customerGroup ?? null] as const
  closePrices.run(tx.db, rev, args.subjectId, ...scope, validFrom)
  addPrice.run(
    tx.db,
    kind === 'item' ? args.subjectId : null,
    kind === 'variant' ? args.subjectId : null,
    kind === 'modifier' ? args.subjectId : null,
    ...scope,
    validFrom,
    args.amount,
    args.isTaxIncluded ? 1 : 0,
    rev,
  )
  return ok({ rev })
}

/**
 * Ends the price of one order type, group or outlet, that of today and any
 * later one. Who saw it before is still charged it. Refuses where there is
 * none, and to leave something without any price at all.
 */
export const endPrice: Handler<'price.end'> = (
  tx,
  { subjectId, outletId = null, orderType = null, customerGroup = null },
) => {
  if (subjectKind.get(tx.db, subjectId, subjectId, subjectId) === undefined)
    return no(refusal('subject.unknown'))
  if (outletId !== null && !isOurs(tx, outletId)) return no(refusal('outlet.unknown'))
  const standing = pricesOf.all(tx.db, subjectId).filter(({ untilRev }) => untilRev === null)
  const isPlain = orderType === null && customerGroup === null
  const holdsOtherwise = standing.some(
    (row) => row.orderType === null && row.customerGroup === null && row.outletId === null,
  )
  if (isPlain && (outletId === null || !holdsOtherwise)) return no(refusal('price.plain'))
  const isMeant = (row: StoredPrice): boolean =>
    row.outletId === outletId && row.orderType === orderType && row.customerGroup === customerGroup
  if (!standing.some(isMeant)) return no(refusal('price.none'))
  const rev = reviseMenu(tx)
  endPrices.run(tx.db, rev, subjectId, outletId, orderType, customerGroup)
  return ok({ rev })
}

/** Whether there is such an outlet, and the person works there. */
const isOurs = (tx: Tx, outletId: string): boolean =>
  everyOutlet.all(tx.db).some((one) => one.outletId === outletId) && reaches(tx, outletId)

/** Makes a category or changes it. One without an item in it shows on no screen. */
export const setCategory: Handler<'category.set'> = (
  tx,
  { categoryId, names, colour, position, served },
) => {
  const kept = categoryPlace.get(tx.db, categoryId)?.position
  const last = lastCategoryPlace.get(tx.db)?.position ?? 0
  putCategory.run(
    tx.db,
    categoryId,
    JSON.stringify(names),
    colour,
    position ?? kept ?? last + 1,
    JSON.stringify(served),
  )
  return ok({ rev: reviseMenu(tx) })
}

/** What the catalogue asks of other slices before it takes an item. */
export interface ItemQuestions {
  readonly isIncomeAccount: (accountId: string) => boolean
  /** Whether any sale of it has been counted, in whichever outlet. */
  readonly hasBeenSold: (itemId: string) => boolean
}

/**
 * Makes an item or changes it, with its sizes, its groups of choices and the
 * outlets that sell it. Of the outlets only those the person works at are
 * touched; what others sell is theirs. Refuses whatever it names that is not
 * there, an id or a code that stands for something else, and another unit for
 * an item whose sales are counted in the one it has.
 */
export const setItem = (
  tx: Tx,
  args: CommandArgs<'item.set'>,
  ask: ItemQuestions,
): Result<MenuRevision, Refusal> => {
  const before = keptItem.get(tx.db, args.itemId)
  const problem = problemOf(tx, args, ask)
  if (problem !== null) return no(problem)
  const isUnitKept =
    before === undefined ||
    (before.unit === args.unit && (before.isWeighed === 1) === args.isWeighed)
  if (!isUnitKept && ask.hasBeenSold(args.itemId))
    return no(refusal('item.unit-fixed', { item: args.names }))

  const last = lastItemPlace.get(tx.db)?.position ?? 0
  const write = before === undefined ? addItem : changeItem
  write.run(
    tx.db,
    args.code,
    args.categoryId,
    JSON.stringify(args.names),
    args.unit,
    args.isWeighed ? 1 : 0,
    args.mark,
    args.picture === undefined ? (before?.picture ?? null) : args.picture,
    args.taxClassId,
    args.hsn,
    args.salesAccount,
    args.isDiscountable ? 1 : 0,
    args.isFavourite ? 1 : 0,
    args.position ?? before?.position ?? last + 1,
    args.isActive ? 1 : 0,
    jsonOf(args.kitchenNames),
    jsonOf(args.description),
    JSON.stringify(args.allergens),
    args.prepMinutes,
    args.isSpecial ? 1 : 0,
    JSON.stringify(args.served),
    args.itemId,
  )
  putParts(tx, args)
  return ok({ rev: reviseMenu(tx) })
}

const jsonOf = (names: object | null): string | null =>
  names === null ? null : JSON.stringify(names)

const putParts = (
  tx: Tx,
  { itemId, variants, modifierGroupIds, soldAt }: CommandArgs<'item.set'>,
): void => {
  retireVariants.run(tx.db, itemId, JSON.stringify(variants.map(({ variantId }) => variantId)))
  variants.forEach(({ variantId, names }, i) =>
    putVariant.run(tx.db, variantId, itemId, JSON.stringify(names), i + 1),
  )
  clearModifierGroups.run(tx.db, itemId)
  modifierGroupIds.forEach((groupId, i) => addModifierGroup.run(tx.db, itemId, groupId, i + 1))
  for (const { outletId } of everyOutlet.all(tx.db)) {
    if (!reaches(tx, outletId)) continue
    const place = soldAt.find((one) => one.outletId === outletId)
    if (place === undefined) stopSellingAt.run(tx.db, outletId, itemId)
    else
      sellAt.run(
        tx.db,
        outletId,
        itemId,
        place.stationId ?? null,
        place.stationId === undefined ? 0 : 1,
      )
  }
}

/** Why an item cannot be as it is described, or null. */
const problemOf = (
  tx: Tx,
  args: CommandArgs<'item.set'>,
  { isIncomeAccount }: ItemQuestions,
): Refusal | null => {
  const { db } = tx
  const item = args.names
  const taken = takenId(tx, args)
  if (taken !== undefined) return refusal('subject.taken', { id: taken })
  const holder = itemByCode.get(db, args.code)
  if (holder !== undefined && holder.itemId !== args.itemId)
    return refusal('item.code-taken', {
      code: args.code,
      item: JSON.parse(holder.names) as Names,
    })
  if (categoryPlace.get(db, args.categoryId) === undefined) return refusal('category.unknown')
  if (taxClassById.get(db, args.taxClassId) === undefined) return refusal('tax-class.unknown')
  if (!isIncomeAccount(args.salesAccount))
    return refusal('account.not-income', { account: args.salesAccount })
  if (args.modifierGroupIds.some((groupId) => modifierGroupById.get(db, groupId) === undefined))
    return refusal('modifier-group.unknown')
  if (args.isWeighed && args.unit !== 'kg' && args.unit !== 'litre')
    return refusal('item.not-weighable', { item })
  for (const { outletId, stationId } of args.soldAt) {
    if (!isOurs(tx, outletId)) return refusal('outlet.unknown')
    const isItsStation = stationsOf.all(db, outletId).some((one) => one.stationId === stationId)
    if (stationId !== null && stationId !== undefined && !isItsStation)
      return refusal('station.unknown')
  }
  return null
}

/** Prices and recipes hang on one id, so an item, a size and a modifier must never share one. */
const takenId = ({ db }: Tx, { itemId, variants }: CommandArgs<'item.set'>): string | undefined => {
  const isTaken = (id: string, by: 'item' | 'variant'): boolean =>
    subjectKind.all(db, id, id, id).some(({ kind }) => kind !== by)
  if (isTaken(itemId, 'item')) return itemId
  return variants
    .map(({ variantId }) => variantId)
    .find(
      (id) =>
        id === itemId ||
        isTaken(id, 'variant') ||
        (itemOfVariant.get(db, id)?.itemId ?? itemId) !== itemId,
    )
}

/**
 * Says of every price of an outlet that it includes its tax, or that the tax
 * comes on top, from a business date on. The amounts stay.
 */
export const setInclusion = (
  tx: Tx,
  { outletId, isTaxIncluded }: { readonly outletId: string; readonly isTaxIncluded: boolean },
  from: number,
): void => {
  const rev = reviseMenu(tx)
  const prices = bySubject(currentPrices.all(tx.db, outletId).map(toPriceRow))
  for (const [subjectId, rows] of prices) {
    const kind = subjectKind.get(tx.db, subjectId, subjectId, subjectId)?.kind
    for (const one of restated(rows, { outletId, from, isTaxIncluded })) {
      const scope = [outletId, one.orderType, one.customerGroup] as const
      closePrices.run(tx.db, rev, subjectId, ...scope, one.validFrom)
      addPrice.run(
        tx.db,
        kind === 'item' ? subjectId : null,
        kind === 'variant' ? subjectId : null,
        kind === 'modifier' ? subjectId : null,
        ...scope,
        one.validFrom,
        one.amount,
        isTaxIncluded ? 1 : 0,
        rev,
      )
    }
  }
}
