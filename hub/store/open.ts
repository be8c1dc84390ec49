/**
 * Opens the shop's database, or says why it will not.
 *
 * Nothing is acknowledged before it is on disk, so `synchronous` is FULL. It is
 * set after the switch to WAL, which silently lowers it to NORMAL, and it is
 * read back: a hub that would lose bills in a power cut does not start.
 */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { openRaw, type Database } from './driver.ts'
import { migrate, newestVersion } from './migrate.ts'
import { UnusableDatabase } from './unusable.ts'

/** 'Chwk': marks a file as this product's, so that nobody's other database is ever touched. */
export const applicationId = 0x4368776b

export interface OpenOptions {
  readonly now: () => number
  /** Names the epoch of a new database. */
  readonly newId: () => string
}

/** Opens (and where needed creates or migrates) the one writable connection. */
export const openStore = (path: string, options: OpenOptions): Database => {
  refuseForeignFile(path)
  const db = openRaw(path)
  try {
    db.pragma('journal_mode = wal')
    db.pragma('synchronous = full')
    db.pragma('wal_autocheckpoint = 4000')
    // Who was erased leaves nothing behind in the page their row stood in.
    db.pragma('secure_delete = on')
    setCommonPragmas(db)
    assertDurable(db, path)
    migrate(db, path, { applicationId, ...options })
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** A connection that can only read: WAL readers never wait for the writer. */
export const openReader = (path: string): Database => {
  const db = openRaw(path, { readonly: true })
  setCommonPragmas(db)
  return db
}

/** Opens a shop that must be there already, of this very schema, for somebody who only looks. */
export const openToLook = (path: string): Database => {
  if (!existsSync(path) || statSync(path).size === 0)
    throw new UnusableDatabase(`There is no shop at ${path}.`)
  refuseForeignFile(path)
  const db = openReader(path)
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version === newestVersion()) return db
  db.close()
  throw new UnusableDatabase(
    `${path} was written by an older Chowk (schema ${version}, this one knows ${newestVersion()}). Start the hub on it once, then look again.`,
  )
}

const setCommonPragmas = (db: Database): void => {
  db.pragma('foreign_keys = on')
  // Without it `insert or replace` deletes a row past the triggers that forbid it.
  db.pragma('recursive_triggers = on')
  db.pragma('trusted_schema = off')
  db.pragma('busy_timeout = 5000')
  db.pragma('cache_size = -64000')
  // What SQLite needs for a moment stays off the card.
  db.pragma('temp_store = memory')
}

const assertDurable = (db: Database, path: string): void => {
  const mode = db.pragma('journal_mode', { simple: true })
  const synchronous = db.pragma('synchronous', { simple: true })
  if (mode !== 'wal' || synchronous !== 2) {
    throw new UnusableDatabase(
      `${path} cannot be written safely (journal_mode ${String(mode)}, synchronous ${String(synchronous)}). Keep the data folder on a local disk.`,
    )
  }
}

/** Looks at the file without opening it for writing, so that a refusal leaves it as it was. */
const refuseForeignFile = (path: string): void => {
  if (!existsSync(path) || statSync(path).size === 0) return
  if (!startsLikeSqlite(path)) {
    throw new UnusableDatabase(
      `${path} is not a database. It was not touched. Move it away, or restore a backup in its place.`,
    )
  }
  let id: unknown
  let version: unknown
  try {
    const db = openRaw(path, { readonly: true })
    try {
      id = db.pragma('application_id', { simple: true })
      version = db.pragma('user_version', { simple: true })
      db.prepare('select count(*) from sqlite_master').get()
    } finally {
      db.close()
    }
  } catch (error) {
    throw unreadable(path, error)
  }
  if (id !== applicationId) {
    throw new UnusableDatabase(
      `${path} is a database of another program. It was not touched. Set CHOWK_DATA to another folder.`,
    )
  }
  if (Number(version) > newestVersion()) {
    throw new UnusableDatabase(
      `${path} was written by a newer Chowk (schema ${String(version)}, this one knows ${newestVersion()}). It was not touched. Update this hub, or restore a backup from before.`,
    )
  }
}

const startsLikeSqlite = (path: string): boolean => {
  const head = Buffer.alloc(16)
  try {
    const file = openSync(path, 'r')
    try {
      readSync(file, head, 0, 16, 0)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw unreadable(path, error)
  }
  return head.toString('latin1') === 'SQLite format 3\0'
}

const unreadable = (path: string, cause: unknown): UnusableDatabase =>
  new UnusableDatabase(
    `${path} cannot be read as a database (${cause instanceof Error ? cause.message : String(cause)}). It was not touched. Restore the newest backup in its place.`,
    { cause },
  )
