/** Whether prices include their tax: the same amounts, said otherwise from a day on. Pure. */
import type { PriceRow } from '../../schema/price.ts'

/** A price of an outlet, as it is to stand from a day on. */
export type Restated = Pick<PriceRow, 'orderType' | 'customerGroup' | 'validFrom' | 'amount'>

/** Price rows by what they price. */
export const bySubject = (rows: readonly PriceRow[]): ReadonlyMap<string, readonly PriceRow[]> => {
  const all = new Map<string, PriceRow[]>()
  for (const row of rows) {
    const before = all.get(row.subjectId)
    if (before === undefined) all.set(row.subjectId, [row])
    else before.push(row)
  }
  return all
}

/**
 * The prices of one subject that an outlet needs of its own so that all it
 * charges from a day on includes its tax, or none of it. Where one has to be
 * written all are: a price of the outlet's own beats every price that is not.
 * The list of a customer group stays as it is: resellers buy without tax in a
 * shop whose guests pay it with the price.
 */
export const restated = (
  rows: readonly PriceRow[],
  { outletId, from, isTaxIncluded }: { outletId: string; from: number; isTaxIncluded: boolean },
): readonly Restated[] => {
  const scopes = new Map<string, PriceRow[]>()
  for (const row of rows) {
    if (row.customerGroup !== null) continue
    const key = String(row.orderType)
    scopes.set(key, [...(scopes.get(key) ?? []), row])
  }
  const held = [...scopes.values()].flatMap((scope) => heldFrom(scope, outletId, from))
  return held.every((row) => row.isTaxIncluded === isTaxIncluded)
    ? []
    : held.map(({ orderType, customerGroup, validFrom, amount }) => ({
        orderType,
        customerGroup,
        validFrom: Math.max(validFrom, from),
        amount,
      }))
}

/** The rows of one scope that hold on a day and after it; an outlet's own hides every other from its day on. */
const heldFrom = (
  scope: readonly PriceRow[],
  outletId: string,
  from: number,
): readonly PriceRow[] => {
  const isOwn = (row: PriceRow): boolean => row.outletId === outletId
  const inOrder = scope.toSorted(
    (a, b) =>
      a.validFrom - b.validFrom || Number(isOwn(a)) - Number(isOwn(b)) || a.fromRev - b.fromRev,
  )
  const firstOwn = inOrder.find(isOwn)?.validFrom ?? Number.POSITIVE_INFINITY
  const seen = inOrder.filter((row) => isOwn(row) || row.validFrom < firstOwn)
  const now = seen.findLast(({ validFrom }) => validFrom <= from)
  return [...(now === undefined ? [] : [now]), ...seen.filter(({ validFrom }) => validFrom > from)]
}
