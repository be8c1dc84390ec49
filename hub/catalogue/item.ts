/**
 * What an item is at an outlet, and what may be asked of it.
 *
 * The class follows where the food is sold, not only what it is: an outlet that
 * serves it sells a restaurant service (SAC 996331), the counter sells goods at
 * each item's own rate (books: GST 1.2).
 */
import type { Unit } from '../../schema/catalogue.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Names } from '../../schema/names.ts'

/** The service accounting code of a restaurant. */
const restaurantSac = '996331'

export interface TaxedAs {
  readonly taxClassId: string
  readonly hsn: string
}

export const taxedAs = (item: TaxedAs, outlet: Pick<OutletDoc, 'serviceTaxClassId'>): TaxedAs =>
  outlet.serviceTaxClassId === null
    ? { taxClassId: item.taxClassId, hsn: item.hsn }
    : { taxClassId: outlet.serviceTaxClassId, hsn: restaurantSac }

/** One bill holds at most this much of one thing: ten tonnes, or ten thousand pieces. */
const qtyMilliMax = 10_000_000

/** Refuses half a samosa, and quantities only a slip of the finger can mean. */
export const checkQuantity = (
  names: Names,
  isWeighed: boolean,
  qtyMilli: number,
): Result<number, Refusal> => {
  if (!isWeighed && qtyMilli % 1000 !== 0) return no(refusal('quantity.whole', { item: names }))
  if (qtyMilli > qtyMilliMax) return no(refusal('quantity.too-large', { item: names }))
  return ok(qtyMilli)
}

/** A quantity in a sentence: `2`, `0.35 kg`, `1.5 l`. */
export const amountWords = (qtyMilli: number, unit: Unit): string => {
  const sign = unit === 'kg' ? ' kg' : unit === 'litre' ? ' l' : ''
  return `${qtyMilli / 1000}${sign}`
}

/** A modifier that can go with an item, and the group that limits it. */
export interface OfferedModifier {
  readonly groupId: string
  readonly groupNames: string
  readonly minChosen: number
  readonly maxChosen: number
  readonly modifierId: string
  readonly names: string
  readonly itemOfChoice: string | null
  readonly sizeOfChoice: string | null
}

/** A modifier as it was chosen; of a combo, with the item it is. */
export interface ChosenModifier {
  readonly modifierId: string
  readonly names: Names
  readonly itemId: string | null
  readonly sizeId: string | null
}

/**
 * The chosen modifiers with their names, in the order of the menu. Refuses one
 * that does not go with the item, one named twice, and a group with fewer or
 * more than its limits.
 */
export const chooseModifiers = (
  item: Names,
  offered: readonly OfferedModifier[],
  chosenIds: readonly string[],
): Result<readonly ChosenModifier[], Refusal> => {
  const isKnown = chosenIds.every((id) => offered.some((one) => one.modifierId === id))
  if (!isKnown || new Set(chosenIds).size !== chosenIds.length) {
    return no(refusal('modifier.unknown', { item }))
  }
  const chosen = offered.filter((one) => chosenIds.includes(one.modifierId))
  for (const { groupId, groupNames, minChosen, maxChosen } of offered) {
    const count = chosen.filter((one) => one.groupId === groupId).length
    const facts = { item, group: JSON.parse(groupNames) as Names }
    if (count < minChosen) return no(refusal('modifier.too-few', facts))
    if (count > maxChosen) return no(refusal('modifier.too-many', facts))
  }
  return ok(
    chosen.map(({ modifierId, names, itemOfChoice, sizeOfChoice }) => ({
      modifierId,
      names: JSON.parse(names) as Names,
      itemId: itemOfChoice,
      sizeId: sizeOfChoice,
    })),
  )
}
