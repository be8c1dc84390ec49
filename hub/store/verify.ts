/**
 * Reads a whole shop and says what does not add up.
 *
 * The one rule: nothing is believed because it is stored. The log must hash to
 * its head, every number must be the next of its series, every bill must be
 * what the log says it was, and every summary is computed again from the rows
 * it sums up. It writes nothing, and damage is a finding, never a crash.
 */
import type { Database } from './driver.ts'
import { verifyBooks } from './verify-books.ts'
import { verifyCustomers } from './verify-customers.ts'
import { verifyDays } from './verify-days.ts'
import { verifyTills } from './verify-tills.ts'
import { picturesLeft } from './pictures.ts'
import { verifyLog } from './verify-log.ts'
import type { Finding, Report } from './verify-words.ts'

/**
 * Everything that is wrong, the most fundamental first; empty for a shop that is
 * whole. `media` is its folder of pictures, where that is there to be looked at.
 */
export const verifyShop = (db: Database, media?: string): readonly Finding[] => {
  const findings: Finding[] = []
  const report: Report = (code, what) => void findings.push({ code, what })
  // One moment for everything: the hub may be selling meanwhile.
  db.transaction(() => {
    verifyFile(db, report)
    for (const part of [verifyLog, verifyBooks, verifyCustomers, verifyTills, verifyDays]) {
      try {
        part(db, report)
      } catch (error) {
        report('file.damaged', error instanceof Error ? error.message : String(error))
      }
    }
  })()
  if (media !== undefined)
    for (const sha256 of picturesLeft(db, media))
      report('picture.left', `the paper with picture ${sha256} is gone, and its file is not`)
  return findings
}

const verifyFile = (db: Database, report: Report): void => {
  const pages = db.pragma('integrity_check') as readonly { readonly integrity_check: string }[]
  for (const { integrity_check: problem } of pages) {
    if (problem !== 'ok') report('file.damaged', problem)
  }
  const dangling = db.pragma('foreign_key_check') as readonly {
    readonly table: string
    readonly parent: string
  }[]
  for (const { table, parent } of dangling)
    report('file.dangling', `a row of ${table} points at nothing in ${parent}`)
}
