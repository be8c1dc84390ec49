/**
 * The outlet a screen shows: its own, until somebody looks at another.
 *
 * The rule: money, clock and calendar on a screen are those of the outlet it
 * shows, so whoever looks elsewhere sees that outlet's currency too. A reload
 * stays there; another tab begins at home.
 */
import { computed, effect, signal } from '@preact/signals'
import type { OutletFacts } from '../../../schema/outlet.ts'
import { session } from '../session.ts'

/** Kept for this screen alone: the office of another outlet in the same tab begins at home too. */
const key = `chowk.looked-at ${location.pathname}${new URLSearchParams(location.search).get('at') ?? ''}`

/** The outlet that was chosen to be looked at, by its id; null for the screen's own. */
export const lookedAt = signal<string | null>(sessionStorage.getItem(key))
effect(() => {
  if (lookedAt.value === null) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, lookedAt.value)
})

/** The outlet that is shown; the screen's own where whoever is signed in works at no other. */
export const shownOutlet = computed((): OutletFacts | undefined => {
  const { me } = session.value
  return me?.outlets?.find(({ outletId }) => outletId === lookedAt.value) ?? me?.outlet
})
