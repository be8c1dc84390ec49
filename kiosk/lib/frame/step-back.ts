/**
 * The device's own Back on a phone: one step back within the screen, as its
 * keys on the glass go, instead of out of it.
 *
 * The rule: the browser remembers as many places as there are steps to go back;
 * where a key on the glass has gone back already, they are taken away again.
 */
import { effect, signal } from '@preact/signals'

const narrow = matchMedia('(max-width: 820px)')
const isNarrow = signal(narrow.matches)
narrow.addEventListener('change', () => (isNarrow.value = narrow.matches))

/** Whether list and detail take turns on this glass, as it is held now; on wider glass there are no steps. */
export const isPhone = (): boolean => isNarrow.value

const stepsKept = (): number => {
  const { state } = history as { readonly state: unknown }
  return typeof state === 'number' ? state : 0
}

/**
 * Follows the steps until the answer is called.
 *
 * @param steps how many there are to go back; it reads signals.
 * @param back goes one back.
 */
export const followSteps = (steps: () => number, back: () => void): (() => void) => {
  let { hash } = location
  let isOurs = false
  const keepUp = (): void => {
    const wanted = isPhone() ? steps() : 0
    if (isOurs) return
    for (let kept = stepsKept(); kept < wanted; kept++) history.pushState(kept + 1, '')
    if (stepsKept() <= wanted) return
    isOurs = true
    history.go(wanted - stepsKept())
  }
  const onPop = (): void => {
    // Another part of the screen has places of its own.
    const isPart = location.hash !== hash
    ;({ hash } = location)
    const wasOurs = isOurs
    isOurs = false
    if (isPart) return
    if (!wasOurs) for (let left = steps() - stepsKept(); left > 0; left--) back()
    keepUp()
  }
  const stop = effect(keepUp)
  addEventListener('popstate', onPop)
  return () => {
    stop()
    removeEventListener('popstate', onPop)
  }
}
