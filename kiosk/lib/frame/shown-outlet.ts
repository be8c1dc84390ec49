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

/** The outlet that was chosen to be looked at, by its id; null for the screen's own. */
export const lookedAt = signal<string | null>(sessionStorage.getItem('chowk.looked-at'))
effect(() => {
  if (lookedAt.value === null) sessionStorage.removeItem('chowk.looked-at')
  else sessionStorage.setItem('chowk.looked-at', lookedAt.value)
})

/** The outlet that is shown; the screen's own where whoever is signed in works at no other. */
export const shownOutlet = computed((): OutletFacts | undefined => {
  const { me } = session.value
  return me?.outlets?.find(({ outletId }) => outletId === lookedAt.value) ?? me?.outlet
})
