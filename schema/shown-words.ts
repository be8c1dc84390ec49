/** A file of its own, without the validator, so that a till carries nothing else. */

/** As many lines of a cart as a customer display is told of: the newest. */
export const shownLinesMax = 40

/** What lies between the lines of a cart and what it comes to. */
export const shownSums = ['discount', 'tax', 'tip', 'rounding'] as const
export type ShownSumKind = (typeof shownSums)[number]
