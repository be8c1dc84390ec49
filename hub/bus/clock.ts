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

export const createClock = (db: Database, system: () => number = Date.now): (() => number) => {
  let last = lastCommandAt.get(db)?.at ?? 0
  return () => {
    const now = system()
    if (now >= last) last = now
    else if (last - now > clockPatienceMs) return now
    return last
  }
}
