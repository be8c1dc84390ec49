/** What something that was ordered costs by the price list of a group of customers, as of when it was ordered. */
import type { BillLine } from '../../schema/bill.ts'
import { priceOf, type ListContext } from './pricing.ts'

type Ordered = Pick<BillLine, 'itemId' | 'variantId' | 'modifiers' | 'packing'>

/** Undefined where that list has nothing for it, and where a label says the price. */
export const listPriceOf = (
  context: ListContext,
  { itemId, variantId, modifiers, packing }: Ordered,
  rev: number,
):
  | {
      readonly unitPrice: number
      readonly isTaxIncluded: boolean
      readonly modifiers: readonly number[]
    }
  | undefined => {
  if (packing?.label?.isCharged === true) return undefined
  const price = priceOf(context, rev, variantId ?? itemId)
  return (
    price && {
      unitPrice: price.amount,
      isTaxIncluded: price.isTaxIncluded,
      modifiers: modifiers.map(
        ({ modifierId, amount }) => priceOf(context, rev, modifierId)?.amount ?? amount,
      ),
    }
  )
}
