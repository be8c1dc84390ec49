/**
 * Fetching what opens seldom before somebody opens it.
 *
 * The rule: a screen shows itself first. Once it has nothing else to do, it
 * brings one part after another, so that all of it opens while the hub is away;
 * what could not be fetched is tried again when the hub is back.
 */
import { effect } from '@preact/signals'
import { isAway } from '../send.ts'

/** How long a browser that cannot say when it is idle is left alone, in milliseconds. */
const patienceMs = 1500

const whenIdle = (then: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(then, { timeout: 10_000 })
  else setTimeout(then, patienceMs)
}

/** Brings each of them, in their order; call it once the screen stands. Returns what ends it. */
export const fetchAhead = (bring: readonly (() => Promise<unknown>)[]): (() => void) => {
  const left = [...bring]
  let isEnded = false
  let isFetching = false
  const next = async (): Promise<void> => {
    const [first] = left
    if (isEnded || first === undefined) return void (isFetching = false)
    try {
      await first()
      left.shift()
    } catch {
      return void (isFetching = false)
    }
    whenIdle(() => void next())
  }
  const end = effect(() => {
    if (isAway() || isFetching) return
    isFetching = true
    whenIdle(() => void next())
  })
  return () => {
    isEnded = true
    end()
  }
}
