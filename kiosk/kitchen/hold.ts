/**
 * Holding the page still under a finger.
 *
 * The rule: while a finger is down, and for a breath after it, no card changes
 * its place: what is done leaves a gap, and what is new only takes a place that
 * was free. A cook never bumps what has just slid under the finger.
 */
import { cardKey, type Card } from './deal.ts'

/** A place of the grid as it is shown. `gone`: done, and its gap is still held. */
export interface Place {
  readonly card: Card
  readonly isGone: boolean
}

/** How long the page stays still after the finger has left it, in milliseconds. */
export const breathMs = 700

export const placesOf = (cards: readonly Card[]): readonly Place[] =>
  cards.map((card) => ({ card, isGone: false }))

/**
 * The page while it is held: everything where it was.
 * @param cards what the page would show if it were free to.
 * @param all every card of the rail, because what is held may belong to another page by now.
 */
export const held = (
  before: readonly Place[],
  {
    cards,
    all,
    most,
  }: { readonly cards: readonly Card[]; readonly all: readonly Card[]; readonly most: number },
): readonly Place[] => {
  const open = new Map(all.map((card) => [cardKey(card), card]))
  const shown = new Set(before.map(({ card }) => cardKey(card)))
  const still = before.map(({ card }) => {
    const now = open.get(cardKey(card))
    return { card: now ?? card, isGone: now === undefined }
  })
  const fresh = cards.filter((card) => !shown.has(cardKey(card)))
  return [...still, ...placesOf(fresh)].slice(0, most)
}
