/**
 * Bills that were asked for, as a screen sees them: who waits, who has which in
 * hand, and the bell that rings until somebody has claimed each.
 *
 * The rule: the oldest stands first, and the bell rings the moment something
 * new waits and every fifteen seconds while anything does.
 */
import { effect, type ReadonlySignal } from '@preact/signals'
import type { RequestDoc } from '../../../schema/bill-request.ts'
import { play } from '../sound.ts'

const ringEveryMs = 15_000

/** Those that are still to be paid, the oldest first. */
export const askedFor = (requests: readonly RequestDoc[]): readonly RequestDoc[] =>
  requests
    .filter(({ overAt }) => overAt === null)
    .toSorted((a, b) => a.askedAt - b.askedAt || (a.requestId < b.requestId ? -1 : 1))

/** Those that nobody has in hand. */
export const unclaimed = (requests: readonly RequestDoc[]): readonly RequestDoc[] =>
  requests.filter(({ claimedOn }) => claimedOn === null)

/** Rings while any of these waits. Returns what ends it. */
export const ringFor = (
  waiting: ReadonlySignal<readonly RequestDoc[]>,
  ring = (): void => play('bill'),
): (() => void) => {
  let known: ReadonlySet<string> = new Set()
  let bell: ReturnType<typeof setInterval> | undefined
  const end = effect(() => {
    // What was let go of waits anew, so it rings like one that has just come.
    const now = waiting.value.map(({ requestId, waitingSince }) => `${requestId} ${waitingSince}`)
    if (now.some((one) => !known.has(one))) ring()
    known = new Set(now)
    if (now.length === 0) {
      clearInterval(bell)
      bell = undefined
    } else bell ??= setInterval(ring, ringEveryMs)
  })
  return () => {
    end()
    clearInterval(bell)
  }
}
