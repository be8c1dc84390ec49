/**
 * A gift box while it is being filled.
 *
 * The rule: it is whole grams of sweets against a weight that is meant, and
 * nothing is ever put in by itself. Every function takes what is in the box and
 * answers with what is in it then.
 */
import type { Container } from '../../../schema/packing.ts'

/** So much of one sweet. */
export interface Filling {
  readonly itemId: string
  readonly qtyMilli: number
}

export const filledMilli = (filling: readonly Filling[]): number =>
  filling.reduce((sum, { qtyMilli }) => sum + qtyMilli, 0)

/** What still fits in, and never less than nothing. */
export const restMilli = (
  filling: readonly Filling[],
  { targetMilli }: NonNullable<Container['box']>,
): number => Math.max(0, targetMilli - filledMilli(filling))

/** A sweet that is touched: so much as a touch stands for, or what still fits in. */
export const addFilling = (
  filling: readonly Filling[],
  itemId: string,
  stepMilli: number,
  box: NonNullable<Container['box']>,
): readonly Filling[] => {
  const rest = restMilli(filling, box)
  const more = rest > 0 ? Math.min(stepMilli, rest) : stepMilli
  return filling.some((one) => one.itemId === itemId)
    ? filling.map((one) =>
        one.itemId === itemId ? { ...one, qtyMilli: one.qtyMilli + more } : one,
      )
    : [...filling, { itemId, qtyMilli: more }]
}

/** Another weight of one sweet; nothing takes it out. */
export const setFilling = (
  filling: readonly Filling[],
  itemId: string,
  qtyMilli: number,
): readonly Filling[] =>
  qtyMilli <= 0
    ? filling.filter((one) => one.itemId !== itemId)
    : filling.map((one) => (one.itemId === itemId ? { ...one, qtyMilli } : one))

/** All that still fits in, of one sweet. */
export const fillRest = (
  filling: readonly Filling[],
  itemId: string,
  box: NonNullable<Container['box']>,
): readonly Filling[] =>
  filling.map((one) =>
    one.itemId === itemId ? { ...one, qtyMilli: one.qtyMilli + restMilli(filling, box) } : one,
  )

/** The same of each, to the gram; the first ones get what does not divide. */
export const shareOut = (
  filling: readonly Filling[],
  { targetMilli }: NonNullable<Container['box']>,
): readonly Filling[] => {
  if (filling.length === 0) return filling
  const each = Math.floor(targetMilli / filling.length)
  const over = targetMilli - each * filling.length
  return filling.map((one, i) => ({ ...one, qtyMilli: each + (i < over ? 1 : 0) }))
}
