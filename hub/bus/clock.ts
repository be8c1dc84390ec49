/**
 * The hub's time: it never runs backwards.
 *
 * A Pi without a clock chip wakes up a little in the past. Within a day of the
 * last command the hub stands still until the clock has caught up, so that
 * invoices stay in order; beyond a day it takes the clock at its word, and
 * settling refuses until somebody has looked.
 */
import type { Database } from '../store/driver.ts'
import { clockPatienceMs } from './limits.ts'
import { lastCommandAt } from './log.sql.ts'

const standing = (now: number, last: number): number =>
  now >= last || last - now > clockPatienceMs ? now : last

/** The time the writer stamps commands with. */
export const createClock = (db: Database, system: () => number = Date.now): (() => number) => {
  let last = lastCommandAt.get(db)?.at ?? 0
  return () => {
    const at = standing(system(), last)
    last = Math.max(last, at)
    return at
  }
}

/**
 * The time the doors tell screens and bridges: the one their next command will
 * be stamped with. By it a screen says when somebody acted, and a bridge knows
 * when a drawer's pulse has grown too old.
 */
export const createToldClock =
  (reader: Database, system: () => number = Date.now): (() => number) =>
  () =>
    standing(system(), lastCommandAt.get(reader)?.at ?? 0)
