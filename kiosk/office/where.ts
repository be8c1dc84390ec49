/**
 * Where in the office one is.
 *
 * The rule: it stands in the address, so that Back goes back, a reload stays,
 * and a place can be kept as a bookmark.
 */
import { signal, type ReadonlySignal } from '@preact/signals'
import { hashOf, whereIn, type Where } from './address.ts'

const here = signal<Where>(whereIn(location.hash))
export const where: ReadonlySignal<Where> = here

addEventListener('hashchange', () => {
  here.value = whereIn(location.hash)
})

/** Goes there, so that Back leads here again. */
export const goTo = (there: Partial<Where>): void => {
  location.hash = hashOf(there)
}

/** Is there from now on: for what was chosen on a page, which Back should not step through. */
export const stayAt = (there: Partial<Where>): void => {
  const hash = hashOf(there)
  if (hash === location.hash) return
  history.replaceState(history.state, '', hash)
  here.value = whereIn(hash)
}
