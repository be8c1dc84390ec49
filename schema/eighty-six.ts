/**
 * Eighty-six: what an outlet has none of now, or only so much.
 *
 * The rule: what is not counted is there. An entry holds until its business
 * date is over, or until somebody puts the thing back on the menu; nothing has
 * to happen at the cut-off. The hub refuses and the screens grey out with the
 * same functions.
 */
import type { MenuItem } from './catalogue.ts'

export interface EightySixDoc {
  readonly outletId: string
  readonly itemId: string
  /** One size of it; null: the item whatever its size. */
  readonly variantId: string | null
  /** Thousandths; 0: none; null: it is back on the menu. */
  readonly leftMilli: number | null
  /** Each order takes from what is left; false where it was simply taken off. */
  readonly isCounted: boolean
  /** The business date it holds for, yyyymmdd; null: until further notice. */
  readonly businessDate: number | null
  readonly at: number
  /** Who said so; null where a screen acted without a person. */
  readonly by: string | null
  readonly rev: number
}

/** Whether an entry says anything on a business date. */
export const holdsOn = (
  { leftMilli, businessDate }: Pick<EightySixDoc, 'leftMilli' | 'businessDate'>,
  date: number,
): boolean => leftMilli !== null && (businessDate === null || businessDate === date)

/** How much is left of each counted item and size, in thousandths, by its id. What is not in it is there. */
export type Left = ReadonlyMap<string, number>

/** What is left on a business date, as the entries say. */
export const leftOn = (entries: readonly EightySixDoc[], date: number): Left =>
  new Map(
    entries
      .filter((entry) => holdsOn(entry, date))
      .map(({ itemId, variantId, leftMilli }) => [variantId ?? itemId, leftMilli ?? 0]),
  )

/** The least of some counts; null: nobody counts any of them. */
const least = (counts: readonly (number | null | undefined)[]): number | null => {
  const known = counts.filter((count) => count !== null && count !== undefined)
  return known.length === 0 ? null : Math.min(...known)
}

/** The most of some counts; null: of one of them there is as much as anybody wants. */
const most = (counts: readonly (number | null)[]): number | null =>
  counts.some((count) => count === null) ? null : Math.max(0, ...counts.map((count) => count ?? 0))

/**
 * How much of an item can still be ordered in any one size, in thousandths;
 * null: as much as anybody wants.
 * @param variantId the size that is meant; null: the best of them.
 */
export const leftOf = (
  left: Left,
  { itemId, variants }: Pick<MenuItem, 'itemId' | 'variants'>,
  variantId: string | null = null,
): number | null => {
  const sizes = variants.map((size) => left.get(size.variantId) ?? null)
  const ofSize =
    variantId !== null ? left.get(variantId) : variants.length > 0 ? most(sizes) : undefined
  return least([left.get(itemId), ofSize])
}

/** A count this low is worth saying before it is asked for: ten pieces, or ten of its unit. */
const lowMilli = 10_000

/** Whether a count is so low that everybody should see it. */
export const isLow = (leftMilli: number | null): boolean =>
  leftMilli !== null && leftMilli <= lowMilli
