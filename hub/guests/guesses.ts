/**
 * How long a wrong table PIN makes a phone wait.
 *
 * It is counted per phone and table, in memory: nobody is kept out by what
 * another phone types. At a table where many have guessed wrong, a phone has
 * one try before it waits instead of five, so that guessing from many
 * addresses is no way in either; a phone that knows the PIN needs one.
 */
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { waitAfter } from '../people/guessing.ts'

const freeTries = 5
const suspectAt = 60
const windowMs = 3_600_000
/** Whoever fills the memory with addresses only makes it forget the oldest. */
const rememberedMax = 10_000

interface Guessed {
  readonly failures: number
  readonly lastAt: number
}

export interface Guesses {
  /** The refusal that stands in the way of a try now, or null. */
  readonly mayTry: (phone: string, table: string, at: number) => Refusal | null
  readonly failed: (phone: string, table: string, at: number) => void
}

export const openGuesses = (): Guesses => {
  const known = new Map<string, Guessed>()
  const at = (key: string, now: number): Guessed => {
    const found = known.get(key)
    return found === undefined || Math.abs(now - found.lastAt) > windowMs
      ? { failures: 0, lastAt: now }
      : found
  }
  const count = (key: string, now: number): void => {
    const next = { failures: at(key, now).failures + 1, lastAt: now }
    // Set anew, so that the order of the map is the order of the last failures.
    known.delete(key)
    known.set(key, next)
    const [oldest] = known.keys()
    if (known.size > rememberedMax && oldest !== undefined) known.delete(oldest)
  }
  return {
    mayTry: (phone, table, now) => {
      const mine = at(`${table} ${phone}`, now)
      if (mine.failures === 0) return null
      const isSuspect = at(table, now).failures >= suspectAt
      const wait = waitAfter(isSuspect ? mine.failures + freeTries - 1 : mine.failures)
      const left = wait - Math.abs(now - mine.lastAt)
      return left > 0 ? refusal('guest.wait', { seconds: Math.ceil(left / 1000) }) : null
    },
    failed: (phone, table, now) => {
      count(`${table} ${phone}`, now)
      count(table, now)
    },
  }
}
