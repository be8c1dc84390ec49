/**
 * How long a wrong PIN makes one wait.
 *
 * Five tries are free, then the wait doubles from two seconds to five minutes.
 * It is counted per device and person: nobody can be kept out by guesses made
 * on another screen. A device that has seen a hundred wrong PINs in a day
 * stops taking any, and the shop goes on with its other screens.
 */
import { refusal, type Refusal } from '../../schema/refusals.ts'

const freeTries = 5
const waitMaxMs = 300_000
const deviceFailuresMax = 100

/** The day over which a device's failures are counted. */
export const guessWindowMs = 24 * 3_600_000

export interface Guesses {
  readonly failures: number
  readonly lastAt: number
}

/** How long after the last failure the next try is taken, in milliseconds. */
export const waitAfter = (failures: number): number =>
  failures < freeTries ? 0 : Math.min(waitMaxMs, 2_000 * 2 ** (failures - freeTries))

/** The refusal that stands in the way of trying a PIN now, or null. */
export const mayGuess = (guesses: Guesses, onDevice: number, at: number): Refusal | null => {
  if (onDevice >= deviceFailuresMax) return refusal('sign-in.device-locked')
  // A clock that was put back cannot tell how long it has been, and must keep
  // nobody out for as long as it is behind; the device's hundred still stand.
  const waited = at < guesses.lastAt ? waitMaxMs : at - guesses.lastAt
  const left = waitAfter(guesses.failures) - waited
  return left > 0 ? refusal('sign-in.wait', { seconds: Math.ceil(left / 1000) }) : null
}
