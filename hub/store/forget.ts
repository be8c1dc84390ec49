/**
 * What was erased must be gone from the file, not merely from the tables.
 *
 * `secure_delete` overwrites what a row leaves behind in its page. The old page
 * still stands in the write-ahead log until that is emptied, which waits for
 * readers; so it is asked for after an erasure, and again until it was done.
 */
import type { Database } from './driver.ts'

/** How long the writer waits for whoever still reads, in milliseconds: a till waits behind it. */
const patienceMs = 100

/** Empties the write-ahead log. Returns whether it could be done now. */
export const emptyLog = (db: Database): boolean => {
  const before = Number(db.pragma('busy_timeout', { simple: true }))
  db.pragma(`busy_timeout = ${patienceMs}`)
  try {
    const [state] = db.pragma('wal_checkpoint(truncate)') as readonly { readonly busy: number }[]
    return state?.busy === 0
  } finally {
    db.pragma(`busy_timeout = ${before}`)
  }
}
